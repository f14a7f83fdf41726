/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and days as text without printf: each function writes at `out`, where there must be room,
   and gives the end. No NUL is written. The texts are those of number_print and day_print. */
#ifndef BYLAW_BASE_FORMAT_H
#define BYLAW_BASE_FORMAT_H

#include <stdint.h>
#include <string.h>

#define FORMAT_BYTES_MOST                                                                          \
    40 /* room that is enough for each of these, also for what they write
                                beyond the end that they give */

char *format_whole(char *out, int64_t value);
/* value / 10^places; zeros at the end are left out as long as more than least_places are left.
   0 <= least_places <= places <= 18. */
static inline char *format_decimal(char *out, int64_t value, int places, int least_places);
char *format_day(char *out, int32_t day); /* "2019-12-25" */

/* ---- decimals of at most eight digits: nearly all that are written ---- */

#define FORMAT_DIGITS 8
#define FORMAT_DIGITS_LIMIT 100000000U /* 10^8 */

/* Of a value below 10^8: all its digits, a byte each, the first in the lowest byte. Fours, pairs,
   digits are parted by multiplications, all at once. */
static inline uint64_t format_digits(uint32_t value)
{
    uint64_t fours = value / 10000 | (uint64_t)(value % 10000) << 32;
    uint64_t hundreds = (fours * 10486 >> 20) & UINT64_C(0x0000007f0000007f);
    uint64_t pairs = hundreds | (fours - 100 * hundreds) << 16;
    uint64_t tens = (pairs * 103 >> 10) & UINT64_C(0x000f000f000f000f);
    return tens | (pairs - 10 * tens) << 8;
}

static inline void format_store(char *out, uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    memcpy(out, &bytes, sizeof bytes);
}

char *format_long_decimal(char *out, int64_t value, int places, int least_places);

/* No branch depends on the digits: noughts are counted as bits, and whole words are written, of
   which the end is not kept. Less than half the time of two digits a step with a loop. */
static inline char *format_decimal(char *out, int64_t value, int places, int least_places)
{
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    if (magnitude >= FORMAT_DIGITS_LIMIT || places >= FORMAT_DIGITS)
        return format_long_decimal(out, value, places, least_places);
    unsigned after = (unsigned)places;
    uint64_t digits = format_digits((uint32_t)magnitude);
    uint64_t text = digits | UINT64_C(0x3030303030303030);
    uint64_t last_whole = UINT64_C(1) << (56 - 8 * after); /* it stays, though a nought */
    unsigned before = (unsigned)__builtin_ctzll(digits | last_whole) / 8;
    if (places > least_places) {
        uint64_t first_kept = UINT64_C(1) << 8 * (unsigned)(places - least_places);
        after -= (unsigned)__builtin_ctzll(__builtin_bswap64(digits) | first_kept) / 8;
    }
    unsigned whole = FORMAT_DIGITS - (unsigned)places - before;
    *out = '-';
    out += value < 0;
    format_store(out, text >> 8 * before);
    out += whole;
    *out = '.';
    format_store(out + 1, text >> (56 - 8 * (unsigned)places) >> 8);
    return out + after + (after > 0);
}

#endif
