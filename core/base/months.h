/* SPDX-License-Identifier: Apache-2.0 */
/* Sets of calendar months from 1900-01 to 2199-12, one bit each. */
#ifndef BYLAW_BASE_MONTHS_H
#define BYLAW_BASE_MONTHS_H

#include "core/base/day.h"

#define MONTHS_FIRST_YEAR 1900
#define MONTHS_COUNT 3600
#define MONTHS_WORDS 57

struct months {
    uint64_t words[MONTHS_WORDS]; /* bits from MONTHS_COUNT on are 0 */
};

/* From the month of one day to that of another, both included; none where last comes before
   first. */
void months_add(struct months *months, int32_t first, int32_t last);
void months_join(const struct months *a, const struct months *b, struct months *out);
void months_part(const struct months *a, const struct months *b, struct months *out); /* a - b */
void months_within(const struct months *a, const struct months *b, struct months *out);
bool months_equal(const struct months *a, const struct months *b);
int months_count(const struct months *months);
/* The most months of it in a row, with at most `gap` months that are missing between two of them;
   those that are missing do not count. */
int months_longest_run(const struct months *months, int gap);

#endif
