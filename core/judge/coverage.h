/* SPDX-License-Identifier: Apache-2.0 */
/* Coverage: which clauses, exceptions, rows, bands and items the worked cases of a pack decide both
   ways. It is read from the programs that decide, run over one row with every register kept. */
#ifndef BYLAW_JUDGE_COVERAGE_H
#define BYLAW_JUDGE_COVERAGE_H

#include "core/judge/run_internal.h"

/* What can be decided two ways. ORDER part_names */
enum part_kind {
    PART_CLAUSE,      /* its test holds, or not */
    PART_EXCEPTION,   /* the same, where what it is an exception to applies */
    PART_DUTY,        /* it concerns the row, or not */
    PART_REQUIREMENT, /* its demand holds, or not, for a row that it is about */
    PART_INDICATOR,   /* its target is met, or not, likewise */
    PART_OTHERWISE,   /* of a decision: it gave the outcome, or a clause did */
    PART_ROW,         /* of a table: it counted, or others did */
    PART_BAND,        /* of a class: the number lay in it, or in another */
    PART_ITEM,        /* of a points table: it gave something, or 0 */
    PART_KINDS
};

/* One clause, row, band ... and what the cases made of it. */
struct covered {
    const void *key; /* the rule, value, table_row, band or item */
    enum part_kind kind;
    struct place at;
    const char *statement; /* id of the rule, full name of the value */
    const char *name;      /* of a band or an item; NULL: none */
    int number;            /* of a row, from 1 */
    bool always;           /* it has no test: there is nothing but to hold */
    bool held;
    bool held_not;
    uint64_t *cases; /* a bit for each case of the pack in which it was decided; NULL: none */
};

struct coverage {
    const struct bylaw_pack *pack;
    struct arena *arena;
    struct covered *parts; /* by key */
    size_t count, room;
    int current; /* index of the case that is judged, in pack->cases */
    bool failed; /* no memory */
};

/* All parts of the pack, none of them decided yet. BYLAW_ENOMEM. */
bylaw_status coverage_init(struct coverage *coverage, const struct bylaw_pack *pack,
                           struct arena *arena);
/* Notes what one value of one row, and all that it read, went through. */
void coverage_note(struct coverage *coverage, struct run *run, const struct value *value,
                   size_t row);
/* The part that is a rule; NULL: it is none, for instance of a region that switches it off. Not
   after coverage_print, which sorts the parts. */
const struct covered *coverage_of(const struct coverage *coverage, const struct rule *rule);
/* One line for each part that was not decided both ways, in order of the files, then the counts. */
void coverage_print(struct coverage *coverage, bool json, struct buffer *out);
/* Whether it was decided both ways. */
bool coverage_is_whole(const struct covered *part);

#endif
