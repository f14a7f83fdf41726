/* SPDX-License-Identifier: Apache-2.0 */
/* A region: a layer of law. Region 0 of a pack is always the nation. */
#ifndef BYLAW_LAW_REGION_H
#define BYLAW_LAW_REGION_H

#include "core/law/source.h"

struct region {
    const char *id;    /* "beijing"; the name of its folder */
    const char *title; /* may be NULL */
    const char *code;  /* "110000"; may be NULL */
    const char *level; /* "nation", "province", "city", "county", "township" */
    const char *under; /* id of the region above; NULL only for the nation */
    int32_t since;     /* DAY_NONE: always */
    int32_t ended;
    struct place at;

    int above; /* by freeze: index of the region above; -1 for the nation */
    int depth; /* by freeze: 0 for the nation */
};

#endif
