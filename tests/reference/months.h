/* SPDX-License-Identifier: Apache-2.0 */
/* Sets of months, and what is counted of them. */
#ifndef BYLAW_TESTS_REFERENCE_MONTHS_H
#define BYLAW_TESTS_REFERENCE_MONTHS_H

#include "tests/reference/evaluator.h"

/* Of a set itself only the state counts. */
struct result *months_result(struct evaluator *evaluator, const struct scene *scene,
                             const struct node *node);

#endif
