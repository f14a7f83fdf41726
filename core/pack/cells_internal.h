/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the cells share. */
#ifndef BYLAW_PACK_CELLS_INTERNAL_H
#define BYLAW_PACK_CELLS_INTERNAL_H

#include "core/pack/cells.h"

enum cell_kind { CELL_VALUE, CELL_ABSENT, CELL_OTHER };

/* One class of an input, by a value in it: a number or day over the input's bottom, a code, or of
   a pair -1, 0 or 1 for below, equal and above. CELL_OTHER: a text that no test names. */
struct cell {
    enum cell_kind kind;
    wide value;
    bool *answers; /* by the tests of the input */
};

struct input {
    const struct node *node;
    const struct node *against; /* of a pair; else NULL */
    const char *text;           /* what tells it from others */
    bool is_fact;
    bool may_be_absent;
    bool ordered; /* numbers and days */
    struct cell_test **tests;
    size_t test_count, test_room;
    struct cell *cells;
    size_t count, room;
    int at; /* the class looked at; -1: none yet */
};

struct cell_test {
    enum op op; /* OP_ALL, OP_ANY, OP_NONE; OP_HAS; OP_IS is any of the constants; OP_BELOW ... */
    const struct cell_test **parts;
    int part_count;
    int input;
    size_t place; /* among the tests of the input */
    struct number *constants;
    int constant_count;
};

struct cells {
    struct arena *arena;
    const struct bylaw_pack *pack;
    struct input *inputs;
    size_t input_count, input_room;
    const struct cell_test **musts; /* of the facts that are inputs: they hold of everybody */
    int must_count;
    int constant_count;
    long budget;
    bool prepared;
    bool coarse; /* an input was not cut as its tests want it: too large a number */
    bool failed;
};

/* What was printed, in the arena; frees the buffer. NULL: no memory, and the cells have failed. */
const char *cells_keep(struct cells *cells, struct buffer *text);
/* cells_take.c: whether a test asks nothing but facts, each against constants. */
bool cells_are_facts(const struct node *test);

#define MOST_INPUTS 500     /* how deep the walk may go */
#define MOST_CONSTANTS 1000 /* classes are compared with each other */

#endif
