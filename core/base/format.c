/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and days as text, two digits at a time. */
#include "core/base/format.h"

#include "core/base/day.h"

#include <string.h>

static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                            "25262728293031323334353637383940414243444546474849"
                            "50515253545556575859606162636465666768697071727374"
                            "75767778798081828384858687888990919293949596979899";

static char *put_pair(char *out, unsigned pair)
{
    memcpy(out, pairs + 2 * (size_t)pair, 2);
    return out + 2;
}

static int count_digits(uint64_t value)
{
    int count = 1;
    for (; value >= 10000; value /= 10000)
        count += 4;
    return count + (value >= 10) + (value >= 100) + (value >= 1000);
}

/* The last `count` digits of value, zeros in front. */
static void put_digits(char *out, uint64_t value, int count)
{
    for (; count >= 2; count -= 2) {
        put_pair(out + count - 2, (unsigned)(value % 100));
        value /= 100;
    }
    if (count)
        *out = (char)('0' + value % 10);
}

static char *put_magnitude(char *out, uint64_t value)
{
    int count = count_digits(value);
    put_digits(out, value, count);
    return out + count;
}

char *format_whole(char *out, int64_t value)
{
    uint64_t magnitude = (uint64_t)value;
    if (value < 0) {
        *out++ = '-';
        magnitude = 0 - magnitude;
    }
    return put_magnitude(out, magnitude);
}

char *format_digits_of(char *out, uint64_t magnitude, int places, int least_places)
{
    while (places > least_places && magnitude % 10 == 0) {
        magnitude /= 10;
        places--;
    }
    uint64_t power = 1;
    for (int i = 0; i < places; i++)
        power *= 10;
    out = put_magnitude(out, magnitude / power);
    if (!places)
        return out;
    *out++ = '.';
    put_digits(out, magnitude % power, places);
    return out + places;
}

char *format_decimal(char *out, int64_t value, int places, int least_places)
{
    uint64_t magnitude = (uint64_t)value;
    if (value < 0) {
        *out++ = '-';
        magnitude = 0 - magnitude;
    }
    return format_digits_of(out, magnitude, places, least_places);
}

struct format_column format_column_make(int places, int least_places)
{
    struct format_column column = { .places = places, .least_places = least_places };
    if (places >= FORMAT_DIGITS)
        return column; /* one by one */
    unsigned bits = 8 * (unsigned)places;
    column.limit = 100000000; /* 10^FORMAT_DIGITS */
    column.last_whole = UINT64_C(1) << (56 - bits);
    column.whole_digits = FORMAT_DIGITS - (unsigned)places;
    column.decimal_shift = (64 - bits) % 64;
    column.after = places ? 1 + (unsigned)places : 0;
    if (places > least_places)
        column.last_kept = UINT64_C(1) << 8 * (unsigned)(places - least_places);
    return column;
}

char *format_day(char *out, int32_t day)
{
    int year, month, day_of_month;
    day_to_civil(day, &year, &month, &day_of_month);
    out = put_pair(out, (unsigned)year / 100);
    out = put_pair(out, (unsigned)year % 100);
    *out++ = '-';
    out = put_pair(out, (unsigned)month);
    *out++ = '-';
    return put_pair(out, (unsigned)day_of_month);
}
