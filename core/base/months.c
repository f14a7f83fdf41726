/* SPDX-License-Identifier: Apache-2.0 */
#include "core/base/months.h"

#include <string.h>

static int month_of(int32_t day)
{
    int year, month, day_of_month;
    day_to_civil(day, &year, &month, &day_of_month);
    return (year - MONTHS_FIRST_YEAR) * 12 + month - 1;
}

void months_add(struct months *months, int32_t first, int32_t last)
{
    int from = month_of(first), to = month_of(last);
    from = from < 0 ? 0 : from;
    to = to >= MONTHS_COUNT ? MONTHS_COUNT - 1 : to;
    if (last < first)
        return;
    for (int month = from; month <= to; month++)
        months->words[month / 64] |= (uint64_t)1 << (month % 64);
}

void months_join(const struct months *a, const struct months *b, struct months *out)
{
    for (int i = 0; i < MONTHS_WORDS; i++)
        out->words[i] = a->words[i] | b->words[i];
}

void months_part(const struct months *a, const struct months *b, struct months *out)
{
    for (int i = 0; i < MONTHS_WORDS; i++)
        out->words[i] = a->words[i] & ~b->words[i];
}

void months_within(const struct months *a, const struct months *b, struct months *out)
{
    for (int i = 0; i < MONTHS_WORDS; i++)
        out->words[i] = a->words[i] & b->words[i];
}

bool months_equal(const struct months *a, const struct months *b)
{
    return memcmp(a->words, b->words, sizeof a->words) == 0;
}

int months_count(const struct months *months)
{
    int count = 0;
    for (int i = 0; i < MONTHS_WORDS; i++)
        count += __builtin_popcountll(months->words[i]);
    return count;
}

int months_longest_run(const struct months *months, int gap)
{
    int longest = 0, run = 0, missing = 0;
    for (int month = 0; month < MONTHS_COUNT; month++) {
        bool there = months->words[month / 64] >> (month % 64) & 1;
        missing = there ? 0 : missing + 1;
        run = missing > gap ? 0 : run + there;
        longest = run > longest ? run : longest;
    }
    return longest;
}
