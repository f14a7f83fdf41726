/* SPDX-License-Identifier: Apache-2.0 */
/* One decision, tried on people who could be. */
#ifndef BYLAW_JUDGE_TRIAL_H
#define BYLAW_JUDGE_TRIAL_H

#include "core/judge/challenge.h"
#include "core/judge/people.h"
#include "core/judge/run.h"

struct trial {
    const struct bylaw_pack *pack;
    struct arena *arena;
    const struct value *requirement;
    struct value *decision;
    const struct attribute *varied; /* NULL: none */
    int region;
    int32_t day;
    int32_t before; /* the law is compared with that of this day; DAY_NONE: it is not */
    struct cuts cuts;
    struct people people;
    struct run *run, *run_before;
    struct value **values; /* the musts that can be judged, the requirement, the decision */
    int value_count;
    bool leaves_coarse; /* set by the caller: coarse facts are not known */
    bool is_read;       /* of the varied fact: the decision reads it at all */
    size_t concerned;   /* people on whom it was tried */
    size_t open;        /* of these, how many have no outcome */
};

/* Makes the people and decides. Free with trial_end, also after a failure. BYLAW_ENOMEM. */
bylaw_status trial_begin(struct trial *trial);
void trial_end(struct trial *trial);
/* Whether the requirement is about a person, and no must is broken. */
bool trial_concerns(struct trial *trial, size_t person);
/* Outcomes by the law of the day, and by that before. */
struct outcome trial_outcome(const struct trial *trial, size_t person);
struct outcome trial_before(const struct trial *trial, size_t person);
/* Yes, an amount above 0, or any other outcome that a clause gives. */
bool trial_accepts(const struct trial *trial, const struct outcome *outcome);
/* Why what holds of those tried may not hold of all; NULL: it does. BYLAW_ENOMEM. */
bylaw_status trial_doubt(const struct trial *trial, const char **doubt);
/* "yes (4.9.a)". */
bylaw_status trial_print(const struct trial *trial, struct run *run, size_t person,
                         struct buffer *out);

/* The day before the law of a decision last changed in a region; DAY_NONE: it never did. */
bylaw_status trial_day_before(const struct bylaw_pack *pack, const struct value *decision,
                              int region, int32_t day, struct arena *arena, int32_t *before);

#endif
