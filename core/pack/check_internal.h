/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the check share. */
#ifndef BYLAW_PACK_CHECK_INTERNAL_H
#define BYLAW_PACK_CHECK_INTERNAL_H

#include "core/pack/cells.h"
#include "core/pack/check.h"

struct check {
    const struct bylaw_pack *pack;
    struct memory *memory;
    struct arena arena;
    struct found *found;
    size_t count, room;
    bool failed; /* no memory */
};

/* text in check->arena; NULL: no memory. */
void check_find(struct check *check, struct place at, enum severity severity, const char *clause,
                const char *text);
/* check_tables.c: gaps, overlaps and rows that nobody reaches. */
void check_tables(struct check *check);
/* check_rules.c: rules that contradict themselves, what they are exceptions to, or each other. */
void check_rules(struct check *check);
/* check_words.c: lists that decide though they are empty, divisors that may be 0, formulas, and
   entities that nothing reads. */
void check_words(struct check *check);
/* Whether two tests (NULL: one that always holds) hold together, and a third (NULL: none) does not;
   *example, in check->arena: for whom; NULL: not wanted. */
enum cells_answer check_cells(struct check *check, const struct node *first,
                              const struct node *second, const struct node *third,
                              const char **example);
/* check_overrides.c: what regions do to clauses, against what these allow. */
void check_overrides(struct check *check);
/* check_regions.c: what regions set, whether it is recorded in full and ever counts. */
void check_regions(struct check *check);
/* Whether on some day one region is the other or lies below it. */
bool check_lies_below(const struct bylaw_pack *pack, int region, int other);
/* "2019-12-25", in check->arena; "" without memory. */
const char *check_day(struct check *check, int32_t day);
/* An expression, at most so many bytes of it; likewise. */
const char *check_node(struct check *check, const struct node *node, int most_bytes);

#endif
