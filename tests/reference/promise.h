/* SPDX-License-Identifier: Apache-2.0 */
/* The promise of docs/semantics.md, section 8: no completion of facts that are not listed changes
   a known or an undetermined outcome. */
#ifndef BYLAW_TESTS_REFERENCE_PROMISE_H
#define BYLAW_TESTS_REFERENCE_PROMISE_H

#include "tests/reference/generate.h"

/* Completes unlisted facts at random for a few outcomes and decides again (by the reference); says
   what changed and returns how often. Changes the facts and sets them back. */
uint64_t promise_check(struct program *program, uint64_t *checked);

#endif
