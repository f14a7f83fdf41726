/* SPDX-License-Identifier: Apache-2.0 */
/* The facts of a program many times over, each copy referring to its own rows: enough rows for
   several chunks, blocks, threads and groups of a region, with outcomes that are known already. */
#ifndef BYLAW_TESTS_REFERENCE_TILES_H
#define BYLAW_TESTS_REFERENCE_TILES_H

#include "core/judge/run.h"

/* Decides the copies and compares each outcome with that of the one in run; says what differs and
   returns how many do. */
uint64_t tiles_check(struct facts *facts, const struct run *run, const struct run_options *options,
                     size_t rows_wanted);

/* Decides one value from nothing but the columns that it says it reads. */
uint64_t narrow_check(struct facts *facts, const struct run *run, const struct run_options *options,
                      struct value *value);
/* The kernels of one of the instruction sets that this machine has. */
const struct kernels *tiles_kernels(uint64_t *random);

#endif
