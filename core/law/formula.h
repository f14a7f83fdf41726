/* SPDX-License-Identifier: Apache-2.0 */
/* A formula: a function of a host language that computes one value from declared inputs, one row
   at a time. The core knows only how to call it. (docs/words/formula.md) */
#ifndef BYLAW_LAW_FORMULA_H
#define BYLAW_LAW_FORMULA_H

#include "core/law/vocabulary.h"

#define FORMULA_MOST_INPUTS 20
#define FORMULA_MESSAGE_BYTES 200

enum formula_tag {
    FORMULA_NOTHING, /* in a result: none of the others; message says what it is */
    FORMULA_TRUTH,   /* number 1 or 0 */
    FORMULA_WHOLE,
    FORMULA_TEXT
};

/* Numbers are integers of the smallest unit of their decimal places (money: fen), days count from
   1970-01-01. */
struct formula_value {
    enum formula_tag tag;
    int64_t number;
    const char *text; /* of a result: good until the next call */
    size_t length;
};

/* What one thread needs to call formulas. */
struct formula_room {
    void *memory; /* the host allocates from here alone */
    size_t bytes;
    const struct formula_host *host; /* that made state */
    void *state;                     /* NULL: none yet; it lies in memory and needs no end */
    char message[FORMULA_MESSAGE_BYTES];
    int line; /* where it failed; 0: not known */
};

struct formula;
struct formula_host {
    size_t room_bytes;
    /* inputs in the order of formula->inputs. false: it failed, and room->message says why. The
       same inputs give the same answer in any room. */
    bool (*call)(struct formula_room *room, const struct formula *formula,
                 const struct formula_value *inputs, struct formula_value *result);
};

struct formula {
    const struct formula_host *host;
    const char *const *inputs; /* names */
    int input_count;
    struct attribute gives; /* kind, places, unit, bounds and choices of the result */
    const char *source;     /* as written, for the dump */
    const void *code;       /* the host's */
    size_t code_bytes;
    bool is_straight; /* the host's: it has no loop and calls nothing, so it cannot take long */
    struct place at;  /* of the function */

    /* by freeze */
    int *input_places; /* of a number: decimal places of what the function gets */
    struct type type;
};

#endif
