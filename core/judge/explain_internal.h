/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of explaining share: sentences under construction. */
#ifndef BYLAW_JUDGE_EXPLAIN_INTERNAL_H
#define BYLAW_JUDGE_EXPLAIN_INTERNAL_H

#include "core/judge/explain.h"

struct explaining {
    struct run *run;
    struct arena *arena;
    const struct value *subject; /* asked for; rows of other values are named */
    size_t subject_row;
    int depth;
    bool failed;
};

/* Where a node is read: the value's look, and the frame: the value's or a member's. */
struct view {
    const struct look *look;
    const struct frame *frame;
};

/* NULL, and explaining failed: no memory. */
struct sentence *sentence_new(struct explaining *explaining, const char *kind);
void sentence_add(struct explaining *explaining, struct sentence *under, struct sentence *part);
const char *explain_day(struct explaining *explaining, int32_t day);
const char *explain_cell(struct explaining *explaining, const struct type *type, int places,
                         const struct candidate *value);
const char *test_outcome(const struct candidate *value); /* yes, no, unknown or fault */
/* What a node says and reads; of a computed one only what it reads. */
void explain_node(struct explaining *explaining, struct sentence *under, const struct view *view,
                  const struct node *node);
void explain_leaves(struct explaining *explaining, struct sentence *under, const struct view *view,
                    const struct node *node);

/* A node in the words of the notation. */
const char *explain_words(struct explaining *explaining, const struct node *node);
/* explain_written.c: a test that is explained as it was written. */
bool is_written_test(const struct node *node);
void explain_written(struct explaining *explaining, struct sentence *under, const struct view *view,
                     const struct node *node);

/* explain_rules.c: every rule of a ruling, with what it reads and gives. */
void explain_rulings(struct explaining *explaining, struct sentence *under, const struct view *view,
                     const struct ruling *ruling);

#endif
