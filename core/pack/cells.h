/* SPDX-License-Identifier: Apache-2.0 */
/* Cells: whether there can be facts for which some tests hold and others do not.

   What the tests read is an input: a fact, a value, an expression that is compared with constants,
   or two expressions that are compared with each other. A sum, multiple or part of one number is
   that number, cut elsewhere. The constants cut an input into a few
   classes within which every test has one answer; one value stands for each class (just below,
   at and just above a cut). A cell is one class of each input. Cells are walked input by input,
   and a branch is left as soon as an answer is not the one wanted.

   Facts that break a must (of facts against constants) are in no cell.

   A cell of facts alone is a person that there can be. One that has a value, an expression or a
   pair in it may be nobody, since these depend on other facts in ways that are not looked at. That
   no cell is found is a proof, whatever the inputs. */
#ifndef BYLAW_PACK_CELLS_H
#define BYLAW_PACK_CELLS_H

#include "core/pack/pack.h"

struct cells;
struct cell_test; /* a test, taken apart */

enum cells_answer {
    CELLS_NONE,   /* no cell */
    CELLS_MAYBE,  /* a cell that may be nobody */
    CELLS_FOUND,  /* a cell that somebody can be */
    CELLS_STOPPED /* the budget was used up: nothing is known */
};

/* For one table, or a few tests that are looked at together. budget: how many cells are looked at
   by all calls of cells_find. NULL: no memory. */
struct cells *cells_new(struct arena *arena, const struct bylaw_pack *pack, long budget);
/* Before the first cells_find. node: a test, which may be added again. NULL: no memory. */
const struct cell_test *cells_add(struct cells *cells, const struct node *node);
/* x against a bound: whether the number is below it, or up to it. */
const struct cell_test *cells_add_bound(struct cells *cells, const struct node *x,
                                        struct number bound, bool is_included);
/* Whether there are facts for which all of `yes` hold and none of `no`. */
enum cells_answer cells_find(struct cells *cells, const struct cell_test *const *yes, int yes_count,
                             const struct cell_test *const *no, int no_count);
/* The cell that was found last: "person.age = 18, person.member = yes". In arena; NULL: no
   memory. */
const char *cells_example(struct cells *cells);
bool cells_failed(const struct cells *cells); /* no memory */

#endif
