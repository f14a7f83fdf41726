/* SPDX-License-Identifier: Apache-2.0 */
/* The worked cases of a pack: judging them, and saying where one that failed departs. */
#ifndef BYLAW_JUDGE_WORKED_H
#define BYLAW_JUDGE_WORKED_H

#include "core/judge/coverage.h"
#include "core/judge/explain.h"

/* Judges every worked case, in order of file and line. coverage NULL: not noted. */
bylaw_status worked_judge(const struct bylaw_pack *pack, struct coverage *coverage,
                          bylaw_on_test *on_test, void *user, bylaw_error *error);

/* Whether what was found is what is expected: numbers are compared as numbers, so that 750 meets
   750.00, all else as text. */
bool worked_meets(const struct value *value, const char *expected, const char *found);

/* One expectation of a case that failed. */
struct departure {
    const struct bylaw_pack *pack;
    const struct worked_case *worked;
    const struct expectation *expectation;
    const struct value *value; /* the question's */
};
/* The first line of the explanation that departs from what the case expects: a value on the way of
   which the case expects another; else what failed of the rule that would give what is expected;
   else the rule that gave what was found, or the test on which it chose; else the value itself. */
const struct sentence *worked_first_difference(const struct departure *departure,
                                               const struct sentence *explained);

#endif
