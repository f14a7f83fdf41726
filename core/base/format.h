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
char *format_decimal(char *out, int64_t value, int places, int least_places);
char *format_day(char *out, int32_t day); /* "2019-12-25" */

/* ---- many numbers of the same places: nearly all have at most eight digits ---- */

#define FORMAT_DIGITS 8

struct format_column {
    int places, least_places;
    uint64_t limit;        /* magnitudes below it have few digits; 0: none is written as such */
    uint64_t last_whole;   /* a bit in the last digit before the point: it stays, though a nought */
    unsigned whole_digits; /* with noughts in front */
    unsigned decimal_shift; /* bits of a word of digits before its decimals */
    unsigned after;         /* bytes of point and decimals */
    uint64_t last_kept;     /* a bit in the last digit, from the end, that stays; 0: all stay */
};
struct format_column format_column_make(int places, int least_places);

/* All digits of a value below 10^8, a byte each, the first in the lowest byte. Fours, pairs, digits
   are parted by multiplications, all at once. */
static inline uint64_t format_digits(uint32_t value)
{
    uint64_t fours = value / 10000 | (uint64_t)(value % 10000) << 32;
    uint64_t hundreds = (fours * 10486 >> 20) & UINT64_C(0x0000007f0000007f);
    uint64_t pairs = hundreds | (fours - 100 * hundreds) << 16;
    uint64_t tens = (pairs * 103 >> 10) & UINT64_C(0x000f000f000f000f);
    return tens | (pairs - 10 * tens) << 8;
}

/* As format_decimal of a magnitude. */
char *format_digits_of(char *out, uint64_t magnitude, int places, int least_places);

static inline void format_store(char *out, uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    memcpy(out, &bytes, sizeof bytes);
}

/* As format_decimal. No branch depends on the digits: noughts are counted as bits, and whole words
   are written, of which the end is not kept. A third of the instructions of a loop over digits. */
static inline char *format_next(char *out, int64_t value, const struct format_column *column)
{
    uint64_t magnitude = (uint64_t)value;
    if (value < 0) { /* nearly all are of one sign */
        *out++ = '-';
        magnitude = 0 - magnitude;
    }
    if (magnitude >= column->limit)
        return format_digits_of(out, magnitude, column->places, column->least_places);
    uint64_t digits = format_digits((uint32_t)magnitude);
    uint64_t text = digits | UINT64_C(0x3030303030303030);
    unsigned noughts = (unsigned)__builtin_ctzll(digits | column->last_whole) / 8;
    unsigned after = column->after;
    if (column->last_kept) {
        after -= (unsigned)__builtin_ctzll(__builtin_bswap64(digits) | column->last_kept) / 8;
        after -= after == 1; /* the point alone */
    }
    format_store(out, text >> 8 * noughts);
    out += column->whole_digits - noughts;
    *out = '.';
    format_store(out + 1, text >> column->decimal_shift);
    return out + after;
}

#endif
