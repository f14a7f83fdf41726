/* SPDX-License-Identifier: Apache-2.0 */
/* Exact numbers in 128-bit integers. Nothing wraps: what does not fit is refused. */
#include "core/base/number.h"

#include <string.h>

const char *const rounding_names[ROUND_COUNT] = { "half_up", "half_even", "up", /* ORDER rounding */
                                                  "down",    "floor",     "ceiling" };

int rounding_find(const char *name)
{
    for (int i = 0; i < ROUND_COUNT; i++) {
        if (strcmp(name, rounding_names[i]) == 0)
            return i;
    }
    return -1;
}

static bool fits(wide value)
{
    return value < WIDE_LIMIT && value > -WIDE_LIMIT;
}

static uwide magnitude_of(wide value)
{
    return value < 0 ? -(uwide)value : (uwide)value;
}

bool wide_add(wide a, wide b, wide *out)
{
    wide sum;
    if (__builtin_add_overflow(a, b, &sum) || !fits(sum))
        return false;
    *out = sum;
    return true;
}

bool wide_multiply(wide a, wide b, wide *out)
{
    wide product;
    if (__builtin_mul_overflow(a, b, &product) || !fits(product))
        return false;
    *out = product;
    return true;
}

static uwide gcd(uwide a, uwide b)
{
    while (b) {
        if (a <= UINT64_MAX && b <= UINT64_MAX) { /* the short division is many times faster */
            uint64_t rest = (uint64_t)a % (uint64_t)b;
            a = b;
            b = rest;
        } else {
            uwide rest = a % b;
            a = b;
            b = rest;
        }
    }
    return a;
}

wide wide_gcd(wide a, wide b)
{
    return (wide)gcd(magnitude_of(a), magnitude_of(b));
}

bool wide_lcm(wide a, wide b, wide *out)
{
    if (a <= 0 || b <= 0)
        return false;
    return wide_multiply(a / wide_gcd(a, b), b, out);
}

/* Rounds whole + rest / bottom (0 <= rest < bottom), the magnitude of a number with that sign. */
static uwide round_magnitude(uwide whole, uwide rest, uwide bottom, bool negative,
                             enum rounding mode)
{
    uwide to_next = bottom - rest; /* rest against this, as 2 * rest might not fit */
    bool away = false;
    switch (mode) {
    case ROUND_HALF_UP:
        away = rest >= to_next;
        break;
    case ROUND_HALF_EVEN:
        away = rest > to_next || (rest == to_next && whole % 2 == 1);
        break;
    case ROUND_UP:
        away = rest != 0;
        break;
    case ROUND_FLOOR:
        away = rest != 0 && negative;
        break;
    case ROUND_CEILING:
        away = rest != 0 && !negative;
        break;
    case ROUND_DOWN:
    case ROUND_COUNT:
        break;
    }
    return away ? whole + 1 : whole;
}

wide wide_divide(wide a, wide b, enum rounding mode)
{
    uwide top = magnitude_of(a);
    uwide bottom = (uwide)b;
    uwide rounded = round_magnitude(top / bottom, top % bottom, bottom, a < 0, mode);
    return a < 0 ? (wide)-rounded : (wide)rounded;
}

struct number number_whole(int64_t value)
{
    return (struct number){ value, 1 };
}

bool number_make(wide top, wide bottom, struct number *out)
{
    if (!bottom)
        return false;
    bool negative = (top < 0) != (bottom < 0) && top != 0;
    uwide above = magnitude_of(top);
    uwide below = magnitude_of(bottom);
    uwide common = gcd(above, below);
    above /= common;
    below /= common;
    if (above >= (uwide)WIDE_LIMIT || below >= (uwide)WIDE_LIMIT)
        return false;
    *out = (struct number){ negative ? -(wide)above : (wide)above, (wide)below };
    return true;
}

bool number_add(struct number a, struct number b, struct number *out)
{
    wide common = wide_gcd(a.bottom, b.bottom);
    wide left;
    wide right;
    wide top;
    if (!wide_multiply(a.top, b.bottom / common, &left) ||
        !wide_multiply(b.top, a.bottom / common, &right) || !wide_add(left, right, &top))
        return false;
    /* Only a divisor of common can still be cancelled (Knuth, 4.5.1): do so before the product. */
    wide cancelled = wide_gcd(top, common);
    wide bottom;
    if (!wide_multiply(a.bottom / common, b.bottom / cancelled, &bottom))
        return false;
    *out = (struct number){ top / cancelled, bottom };
    return true;
}

bool number_subtract(struct number a, struct number b, struct number *out)
{
    return number_add(a, (struct number){ -b.top, b.bottom }, out);
}

bool number_multiply(struct number a, struct number b, struct number *out)
{
    wide first = wide_gcd(a.top, b.bottom);
    wide second = wide_gcd(b.top, a.bottom);
    wide top;
    wide bottom;
    if (!wide_multiply(a.top / first, b.top / second, &top) ||
        !wide_multiply(a.bottom / second, b.bottom / first, &bottom))
        return false;
    *out = (struct number){ top, bottom };
    return true;
}

bool number_divide(struct number a, struct number b, struct number *out)
{
    if (!b.top)
        return false;
    wide sign = b.top < 0 ? -1 : 1;
    return number_multiply(a, (struct number){ sign * b.bottom, sign * b.top }, out);
}

/* Products of two such numbers need 252 bits. So the whole parts are compared, then the inverses of
   the rests, as Euclid's algorithm goes: it ends after at most 182 steps. */
int number_compare(struct number a, struct number b)
{
    for (int sign = 1;; sign = -sign) {
        wide whole_a = wide_divide(a.top, a.bottom, ROUND_FLOOR);
        wide whole_b = wide_divide(b.top, b.bottom, ROUND_FLOOR);
        if (whole_a != whole_b)
            return whole_a < whole_b ? -sign : sign;
        wide rest_a = a.top - whole_a * a.bottom;
        wide rest_b = b.top - whole_b * b.bottom;
        if (!rest_a || !rest_b)
            return rest_a == rest_b ? 0 : rest_a ? sign : -sign;
        a = (struct number){ a.bottom, rest_a };
        b = (struct number){ b.bottom, rest_b };
    }
}

/* The next decimal digit of *rest / bottom; ten additions, since 10 * rest might not fit. */
static int next_digit(uwide *rest, uwide bottom)
{
    int digit = 0;
    uwide sum = 0;
    for (int i = 0; i < 10; i++) {
        sum += *rest;
        if (sum >= bottom) {
            sum -= bottom;
            digit++;
        }
    }
    *rest = sum;
    return digit;
}

bool number_round(struct number a, int places, enum rounding mode, struct number *out)
{
    wide power = number_power10(places);
    if (power % a.bottom == 0) {
        *out = a;
        return true;
    }
    uwide bottom = (uwide)a.bottom;
    uwide whole = magnitude_of(a.top) / bottom;
    uwide rest = magnitude_of(a.top) % bottom;
    wide scaled;
    if (!wide_multiply((wide)whole, power, &scaled))
        return false;
    wide fraction = 0;
    for (int i = 0; i < places; i++)
        fraction = fraction * 10 + next_digit(&rest, bottom);
    uwide rounded = round_magnitude((uwide)(scaled + fraction), rest, bottom, a.top < 0, mode);
    return number_make(a.top < 0 ? -(wide)rounded : (wide)rounded, power, out);
}

wide number_power10(int places)
{
    wide power = 1;
    for (int i = 0; i < places; i++)
        power *= 10;
    return power;
}

int number_places(struct number a)
{
    int twos = 0;
    int fives = 0;
    wide bottom = a.bottom;
    for (; bottom % 2 == 0; bottom /= 2)
        twos++;
    for (; bottom % 5 == 0; bottom /= 5)
        fives++;
    if (bottom != 1)
        return -1;
    return twos > fives ? twos : fives;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool number_parse(const char *text, size_t length, struct number *out)
{
    bool negative = length && text[0] == '-';
    size_t i = length && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const char *point = length > i ? memchr(text + i, '.', length - i) : NULL;
    size_t whole_end = point ? (size_t)(point - text) : length;
    if (whole_end == i || (point && whole_end + 1 == length))
        return false;
    if (point) { /* noughts at the end must not make a number too long to hold */
        while (text[length - 1] == '0')
            length--;
    }
    wide top = 0;
    wide bottom = 1;
    for (; i < length; i++) {
        if (i == whole_end)
            continue;
        if (!is_digit(text[i]) || !wide_multiply(top, 10, &top) ||
            !wide_add(top, text[i] - '0', &top) ||
            (i > whole_end && !wide_multiply(bottom, 10, &bottom)))
            return false;
    }
    return number_make(negative ? -top : top, bottom, out);
}

/* An integer below 10^15 and a power of ten up to 10^22 are both exact as doubles, so their
   quotient or product is the double nearest to that decimal: comparing it with value needs no text,
   and no locale. The scaled value is off by less than 0.25 before it is cut. */
bool number_from_double(double value, struct number *out)
{
    static const double powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
    double magnitude = value < 0 ? -value : value;
    if (!(magnitude < 1e37)) /* not a number, too */
        return false;
    wide power = 1;
    for (int i = 0; i <= 22; i++, power *= 10) {
        double scaled = magnitude < 1e15 ? magnitude * powers[i] : magnitude / powers[i];
        if (!(scaled + 0.5 < 1e15)) {
            if (magnitude < 1e15)
                return false;
            continue;
        }
        int64_t digits = (int64_t)(scaled + 0.5);
        wide sign = value < 0 ? -1 : 1;
        if (magnitude < 1e15 && (double)digits / powers[i] == magnitude)
            return number_make(sign * digits, power, out);
        if (magnitude >= 1e15 && (double)digits * powers[i] == magnitude)
            return number_make(sign * digits * power, 1, out);
    }
    return false;
}

static void print_magnitude(struct buffer *buffer, uwide value)
{
    char digits[40]; /* 2^128 has 39 */
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + (int)(value % 10));
        value /= 10;
    } while (value);
    buffer_add_bytes(buffer, digits + at, sizeof digits - at);
}

void wide_print(struct buffer *buffer, wide value)
{
    if (value < 0)
        buffer_add_char(buffer, '-');
    print_magnitude(buffer, magnitude_of(value));
}

static void print_fraction(struct buffer *buffer, struct number a)
{
    uwide bottom = (uwide)a.bottom;
    uwide whole = magnitude_of(a.top) / bottom;
    uwide rest = magnitude_of(a.top) % bottom;
    int hundredths = next_digit(&rest, bottom) * 10;
    hundredths += next_digit(&rest, bottom);
    if (rest >= bottom - rest)
        hundredths++;
    if (hundredths == 100) {
        whole++;
        hundredths = 0;
    }
    wide_print(buffer, a.top);
    buffer_add_char(buffer, '/');
    wide_print(buffer, a.bottom);
    buffer_add(buffer, a.top < 0 && (whole || hundredths) ? " (about -" : " (about ");
    print_magnitude(buffer, whole);
    buffer_format(buffer, ".%02d)", hundredths);
}

void number_print(struct buffer *buffer, struct number a, int min_places)
{
    int places = number_places(a);
    if (places < 0) {
        print_fraction(buffer, a);
        return;
    }
    if (places < min_places)
        places = min_places;
    uwide bottom = (uwide)a.bottom;
    uwide rest = magnitude_of(a.top) % bottom;
    if (a.top < 0)
        buffer_add_char(buffer, '-');
    print_magnitude(buffer, magnitude_of(a.top) / bottom);
    if (places > 0)
        buffer_add_char(buffer, '.');
    for (int i = 0; i < places; i++)
        buffer_add_char(buffer, (char)('0' + next_digit(&rest, bottom)));
}
