/* SPDX-License-Identifier: Apache-2.0 */
/* Section 4 of docs/semantics.md: the value of an operator of arithmetic. */
#ifndef BYLAW_TESTS_REFERENCE_ARITHMETIC_H
#define BYLAW_TESTS_REFERENCE_ARITHMETIC_H

#include "tests/reference/evaluator.h"

struct result *arithmetic_result(struct evaluator *evaluator, const struct scene *scene,
                                 const struct node *node);

#endif
