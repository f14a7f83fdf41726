/* SPDX-License-Identifier: Apache-2.0 */
/* What the reference evaluator computes with: a state and a value, numbers as GMP rationals. */
#ifndef BYLAW_TESTS_REFERENCE_RESULT_H
#define BYLAW_TESTS_REFERENCE_RESULT_H

#include "core/data/facts.h"

#include <gmp.h>

/* How a value is held: numbers and days as an interval of rationals, choices and texts as text,
   yes/no and references as code. */
enum form { FORM_INTERVAL, FORM_TEXT, FORM_CODE };

struct result {
    enum state state;
    enum form form;
    mpq_t lo, hi;     /* known: equal; unknown: the interval */
    const char *text; /* known */
    int64_t code;     /* known: 1 yes, 0 no; the row referred to */
    struct result *next;
};

/* All results of one evaluation; freed together. */
struct results {
    struct result *first;
};

void results_free(struct results *results);

struct result *result_make(struct results *results, enum state state, enum form form);
struct result *result_text(struct results *results, const char *text);
struct result *result_code(struct results *results, int64_t code);
struct result *result_whole(struct results *results, long value);
struct result *result_copy(struct results *results, const struct result *from);

void rational_from_wide(mpq_t out, wide top, wide bottom);
void rational_from_number(mpq_t out, struct number number);
void rational_round(mpq_t value, int places, enum rounding mode);

bool result_equal(const struct result *a, const struct result *b); /* both known */
bool state_is_fault(enum state state);                             /* gap, fault */
enum state state_worst(enum state a, enum state b);

/* "Candidates" of docs/semantics.md, section 5; conflict counts as a fault. */
struct result *candidates(struct results *results, struct result *const *from, int count);

/* Section 4, all but the value: the state of an operator on these operands; known or unknown: the
   caller fills in lo and hi. */
struct result *arithmetic(struct results *results, struct result *const *operands, int count);

#endif
