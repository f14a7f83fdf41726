/* SPDX-License-Identifier: Apache-2.0 */
/* The work of the speed test as one would write it by hand in C: the measure for everything. */
#ifndef BYLAW_BENCH_LOOPS_H
#define BYLAW_BENCH_LOOPS_H

#include "tests/bench/generate.h"

/* One person after the other, with branches. */
void loop_rows(const struct people *people, struct answers *answers);
/* Eight persons at once: what the machine can do. false: it has no AVX2. */
bool loop_avx2(const struct people *people, struct answers *answers);

#endif
