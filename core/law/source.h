/* SPDX-License-Identifier: Apache-2.0 */
/* A text of law, and a reference to an article of it. */
#ifndef BYLAW_LAW_SOURCE_H
#define BYLAW_LAW_SOURCE_H

#include "core/base/arena.h"
#include "core/base/day.h"
#include "core/base/number.h"
#include "core/base/status.h"
#include "core/base/text.h"

#define DAY_NONE INT32_MIN /* no day given */

struct source;

/* "OPN-2019, (4)": the source's id, then after a comma the article as people cite it. */
struct law {
    const char *text;            /* as written; NULL: none */
    const struct source *source; /* resolved by freeze */
};

struct source {
    const char *id; /* "OPN-2019" */
    const char *title;
    const char *by;      /* issuing body; may be NULL */
    const char *address; /* may be NULL */
    const char *note;    /* may be NULL; says for instance that this is an assumption of the pack */
    int32_t published;   /* DAY_NONE: not given */
    int32_t since;       /* in force from this day; DAY_NONE: from the first day */
    int32_t ended;       /* last day in force; DAY_NONE: still is */
    struct law ended_law; /* the law that ended it; may be empty */
    int grade;            /* 1 official, 2 secondary, 3 weak or assumed; 0 not given */
    struct place at;
};

#endif
