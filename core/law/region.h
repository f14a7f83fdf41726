/* SPDX-License-Identifier: Apache-2.0 */
/* A region: a layer of law. Region 0 of a pack is always the nation. */
#ifndef BYLAW_LAW_REGION_H
#define BYLAW_LAW_REGION_H

#include "core/law/source.h"

/* The levels from the nation down. ORDER level_names */
enum level { LEVEL_NATION, LEVEL_PROVINCE, LEVEL_CITY, LEVEL_COUNTY, LEVEL_TOWNSHIP, LEVEL_COUNT };
extern const char *const level_names[LEVEL_COUNT];
int level_find(const char *name); /* -1 */

struct region {
    const char *id;    /* "beijing"; the name of its folder */
    const char *title; /* may be NULL */
    const char *code;  /* "110000"; may be NULL */
    const char *level; /* of level_names; NULL: the one below the region above */
    const char *under; /* id of the region above; NULL only for the nation */
    int32_t since;     /* DAY_NONE: always */
    int32_t ended;     /* last day; DAY_NONE: none */
    const char *
        *becomes; /* ids of what it was from the day after `ended`: several where it split */
    int becomes_count;
    struct place at;

    /* by freeze */
    int above;       /* index of `under`; what lies above on a day: pack_region_above */
    int depth;       /* its level; below that of everything that it ever lies under */
    int *successors; /* becomes, as indices */
};

#endif
