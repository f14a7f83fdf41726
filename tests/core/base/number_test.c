/* SPDX-License-Identifier: Apache-2.0 */
/* Exact numbers, against hand-worked rows and, on random values, against GMP's rationals. */
#include "core/base/number.h"

#include "tests/support/check.h"
#include "tests/support/random.h"
#include "tests/support/shaky.h"

#include <float.h>
#include <gmp.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 200
static struct CMUnitTest tests[MOST_ROWS];
static size_t test_count;

static void add(const char *name, CMUnitTestFunction function, void *row)
{
    assert_true(test_count < MOST_ROWS);
    tests[test_count++] = (struct CMUnitTest){ name, function, NULL, NULL, row };
}

/* ---- Rounding: a slow definition, and rows from docs/semantics.md section 4 ----------------- */

/* Of the two integers beside top / bottom, the one that the words of the definition pick. */
static int slow_round(int top, int bottom, enum rounding mode)
{
    int lower = -1000;
    while ((lower + 1) * bottom <= top)
        lower++;
    if (lower * bottom == top)
        return lower;
    int upper = lower + 1;
    int to_lower = top - lower * bottom;
    int to_upper = upper * bottom - top;
    int away = top < 0 ? lower : upper;
    int towards = top < 0 ? upper : lower;
    switch (mode) {
    case ROUND_FLOOR:
        return lower;
    case ROUND_CEILING:
        return upper;
    case ROUND_UP:
        return away;
    case ROUND_DOWN:
        return towards;
    case ROUND_HALF_UP:
    case ROUND_HALF_EVEN:
    default:
        if (to_lower != to_upper)
            return to_lower < to_upper ? lower : upper;
        return mode == ROUND_HALF_UP ? away : lower % 2 == 0 ? lower : upper;
    }
}

static void rounding_by_definition(void **state)
{
    (void)state;
    for (int mode = 0; mode < ROUND_COUNT; mode++) {
        for (int bottom = 1; bottom <= 24; bottom++) {
            for (int top = -120; top <= 120; top++)
                assert_int_equal((int)wide_divide(top, bottom, (enum rounding)mode),
                                 slow_round(top, bottom, (enum rounding)mode));
        }
    }
}

static void division_at_the_limits(void **state)
{
    (void)state;
    wide most = WIDE_LIMIT - 1; /* odd: 2^126 - 1 */
    assert_true(wide_divide(most, 1, ROUND_HALF_UP) == most);
    assert_true(wide_divide(-most, 1, ROUND_HALF_EVEN) == -most);
    assert_true(wide_divide(most, 2, ROUND_HALF_UP) == WIDE_LIMIT / 2);
    assert_true(wide_divide(-most, 2, ROUND_HALF_UP) == -WIDE_LIMIT / 2);
    assert_true(wide_divide(most, 2, ROUND_DOWN) == WIDE_LIMIT / 2 - 1);
    assert_true(wide_divide(most - 1, most, ROUND_HALF_UP) == 1);
    assert_true(wide_divide(most / 2, most, ROUND_HALF_UP) == 0); /* just under a half */
    assert_true(wide_divide(-1, most, ROUND_FLOOR) == -1);
    assert_true(wide_divide(-1, most, ROUND_CEILING) == 0);
}

static void rounding_names_are_found(void **state)
{
    (void)state;
    assert_int_equal(rounding_find("half_up"), ROUND_HALF_UP);
    assert_int_equal(rounding_find("half_even"), ROUND_HALF_EVEN);
    assert_int_equal(rounding_find("up"), ROUND_UP);
    assert_int_equal(rounding_find("down"), ROUND_DOWN);
    assert_int_equal(rounding_find("floor"), ROUND_FLOOR);
    assert_int_equal(rounding_find("ceiling"), ROUND_CEILING);
    assert_int_equal(rounding_find("half"), -1);
    assert_int_equal(rounding_find(""), -1);
}

/* ---- Text to number and back
 * ---------------------------------------------------------------------- */

static struct parse_row {
    const char *name;
    const char *text;
    const char *top; /* NULL: refused */
    const char *bottom;
} parse_rows[] = {
    { "a whole number", "186", "186", "1" },
    { "a decimal in lowest terms", "91.75", "367", "4" },
    { "a negative decimal", "-12.50", "-25", "2" },
    { "a plus is allowed", "+3", "3", "1" },
    { "nought has no sign", "-0.00", "0", "1" },
    { "noughts in front", "007", "7", "1" },
    { "2^126 - 1 is the largest", "85070591730234615865843651857942052863",
      "85070591730234615865843651857942052863", "1" },
    { "2^126 does not fit", "85070591730234615865843651857942052864", NULL, NULL },
    { "so many digits do not fit", "1000000000000000000000000000000000000000000", NULL, NULL },
    { "38 digits", "-10000000000000000000000000000000000000",
      "-10000000000000000000000000000000000000", "1" },
    { "noughts at the end cost nothing", "0.500000000000000000000000000000000000000000000000", "1",
      "2" },
    { "37 places", "0.0000000000000000000000000000000000002", "1",
      "5000000000000000000000000000000000000" },
    { "places that do not fit", "0.00000000000000000000000000000000000000001", NULL, NULL },
    { "nothing is no number", "", NULL, NULL },
    { "a sign alone is none", "-", NULL, NULL },
    { "two signs", "--1", NULL, NULL },
    { "a point alone", ".", NULL, NULL },
    { "digits must stand before the point", ".5", NULL, NULL },
    { "digits must stand after the point", "5.", NULL, NULL },
    { "a nought after the point is a digit", "5.0", "5", "1" },
    { "two points", "1.2.3", NULL, NULL },
    { "two points in a row", "1..2", NULL, NULL },
    { "a comma is no point", "1,5", NULL, NULL },
    { "no grouping", "1,000,000", NULL, NULL },
    { "no exponent", "5e6", NULL, NULL },
    { "no hexadecimal", "0x10", NULL, NULL },
    { "no space in front", " 1", NULL, NULL },
    { "no space behind", "1 ", NULL, NULL },
    { "no letters", "nan", NULL, NULL },
    { "a sign is no digit", "1-2", NULL, NULL },
    { "full-width digits are refused", "\xEF\xBC\x91", NULL, NULL },
};

static struct memory plain;

static void assert_wide(wide value, const char *text)
{
    struct buffer buffer;
    buffer_init(&buffer, &plain);
    wide_print(&buffer, value);
    assert_string_equal(buffer.data, text);
    buffer_clear(&buffer);
}

static void parse(void **state)
{
    const struct parse_row *row = *state;
    struct number number = { 77, 78 };
    char exact[80]; /* without a NUL, so that a read beyond the end shows */
    size_t length = strlen(row->text);
    assert_true(length <= sizeof exact);
    memcpy(exact + sizeof exact - length, row->text, length);
    bool parsed = number_parse(exact + sizeof exact - length, length, &number);
    assert_int_equal(parsed, row->top != NULL);
    assert_wide(number.top, row->top ? row->top : "77");
    assert_wide(number.bottom, row->bottom ? row->bottom : "78");
}

static struct print_row {
    const char *name;
    int64_t top;
    int64_t bottom;
    int places;
    const char *text;
} print_rows[] = {
    { "a whole number has no point", 600, 1, 0, "600" },
    { "places are filled with noughts", 600, 1, 2, "600.00" },
    { "a finite decimal is printed in full", 367, 4, 0, "91.75" },
    { "more places than asked for are kept", 807, 8, 2, "100.875" },
    { "noughts after the point are kept", 5, 100, 0, "0.05" },
    { "negative", -1, 8, 0, "-0.125" },
    { "negative and whole", -7, 1, 0, "-7" },
    { "nought", 0, 1, 2, "0.00" },
    { "2^-20 has 20 places", 1, 1 << 20, 0, "0.00000095367431640625" },
    /* 127/24 = 5.291666..., 2/3 = 0.666..., 1/3 = 0.333... */
    { "any other is a fraction, with its size", 127, 24, 0, "127/24 (about 5.29)" },
    { "places do not change a fraction", 127, 24, 4, "127/24 (about 5.29)" },
    { "the size is rounded up from a half", 2, 3, 0, "2/3 (about 0.67)" },
    { "the size is rounded down below a half", 1, 3, 0, "1/3 (about 0.33)" },
    { "the size of a negative one", -127, 24, 0, "-127/24 (about -5.29)" },
    /* 299/300 = 0.99666..., 1799/600 = 2.998333... */
    { "the size carries into the whole part", 1799, 600, 0, "1799/600 (about 3.00)" },
    { "the size does not carry", 298, 300, 0, "149/150 (about 0.99)" },
    { "a small size has no sign", -1, 300, 0, "-1/300 (about 0.00)" },
    /* 31/6000 = 0.0051666... */
    { "the size just over half a hundredth", 31, 6000, 0, "31/6000 (about 0.01)" },
};

static void print(void **state)
{
    const struct print_row *row = *state;
    struct number number;
    assert_true(number_make(row->top, row->bottom, &number));
    struct buffer buffer;
    buffer_init(&buffer, &plain);
    number_print(&buffer, number, row->places);
    assert_string_equal(buffer.data, row->text);
    buffer_clear(&buffer);
}

static void wide_numbers_are_printed(void **state)
{
    (void)state;
    assert_wide(0, "0");
    assert_wide(-1, "-1");
    assert_wide(INT64_MIN, "-9223372036854775808");
    /* 2^126 = 85,070,591,730,234,615,865,843,651,857,942,052,864 */
    assert_wide(WIDE_LIMIT, "85070591730234615865843651857942052864");
    assert_wide(-WIDE_LIMIT - (WIDE_LIMIT - 1) - 1, "-170141183460469231731687303715884105728");
}

/* ---- Doubles
 * ------------------------------------------------------------------------------------------ */

static struct double_row {
    const char *name;
    double value;
    const char *text; /* NULL: refused */
} double_rows[] = {
    { "nought", 0.0, "0" },
    { "negative nought", -0.0, "0" },
    { "a tenth is a tenth", 0.1, "0.1" },
    { "a whole number", 186.0, "186" },
    { "a negative one", -90.75, "-90.75" },
    { "fifteen digits", 0.123456789012345, "0.123456789012345" },
    { "fifteen digits before the point", 999999999999999.0, "999999999999999" },
    { "sixteen digits, the last a nought", 1234567890123450.0, "1234567890123450" },
    { "sixteen digits", 1234567890123456.0, NULL },
    { "0.1 + 0.2 is no decimal of fifteen digits", 0.1 + 0.2, NULL },
    { "a third is none", 1.0 / 3.0, NULL },
    { "five million as a float", 5e6, "5000000" },
    { "a large power of ten", 1e22, "10000000000000000000000" },
    { "a small one", 1e-15, "0.000000000000001" },
    { "the next double after a tenth", 0.10000000000000002, NULL },
    { "infinity", (double)INFINITY, NULL },
    { "negative infinity", -(double)INFINITY, NULL },
    { "not a number", (double)NAN, NULL },
    { "the largest double", DBL_MAX, NULL },
    { "the smallest double", DBL_MIN, NULL },
};

static void from_double(void **state)
{
    const struct double_row *row = *state;
    struct number number = { 77, 1 };
    assert_int_equal(number_from_double(row->value, &number), row->text != NULL);
    struct buffer buffer;
    buffer_init(&buffer, &plain);
    number_print(&buffer, number, 0);
    assert_string_equal(buffer.data, row->text ? row->text : "77");
    buffer_clear(&buffer);
}

/* Any decimal of at most 15 digits, read by the C library (correctly rounded), must come back. */
static void fifteen_digits_come_back(void **state)
{
    (void)state;
    uint64_t random = 15;
    for (int i = 0; i < 50000; i++) {
        int digits = 1 + (int)random_below(&random, 15);
        int places = (int)random_below(&random, 19);
        int64_t whole = (int64_t)random_below(&random, (uint64_t)number_power10(digits));
        struct number expected;
        assert_true(number_make(whole, number_power10(places), &expected));
        char text[64];
        snprintf(text, sizeof text, "%llde-%d", (long long)whole, places);
        struct number found;
        assert_true(number_from_double(strtod(text, NULL), &found));
        assert_true(found.top == expected.top && found.bottom == expected.bottom);
    }
}

/* ---- Against GMP
 * ---------------------------------------------------------------------------------------- */

static void wide_to_mpz(mpz_t out, wide value)
{
    uwide magnitude = value < 0 ? -(uwide)value : (uwide)value;
    uint64_t limbs[2] = { (uint64_t)magnitude, (uint64_t)(magnitude >> 64) };
    mpz_import(out, 2, -1, 8, 0, 0, limbs);
    if (value < 0)
        mpz_neg(out, out);
}

static void to_mpq(mpq_t out, struct number number)
{
    wide_to_mpz(mpq_numref(out), number.top);
    wide_to_mpz(mpq_denref(out), number.bottom);
}

/* All sizes of numbers alike, so that the limits are met often. */
static wide random_wide(uint64_t *random)
{
    uwide bits = (uwide)random_next(random) << 64 | random_next(random);
    bits >>= 2 + random_below(random, 126);
    return random_below(random, 2) ? (wide)bits : -(wide)bits;
}

static struct number random_number(uint64_t *random)
{
    struct number number = { 0, 1 };
    wide bottom = random_wide(random);
    if (random_below(random, 3) == 0)
        bottom = number_power10((int)random_below(random, 19)); /* many have common divisors */
    number_make(random_wide(random), bottom, &number);
    return number;
}

struct both {
    mpq_t a;
    mpq_t b;
    mpq_t result;
    mpq_t copy;
};

static bool mpq_fits(const mpq_t number)
{
    return mpz_sizeinbase(mpq_numref(number), 2) <= 126 &&
           mpz_sizeinbase(mpq_denref(number), 2) <= 126;
}

/* exact: the operation may refuse only what does not fit. */
static void agrees(struct both *both, bool done, struct number found, bool exact)
{
    if (done) {
        to_mpq(both->copy, found);
        assert_true(mpq_equal(both->copy, both->result)); /* both in lowest terms: bit for bit */
        assert_true(mpq_fits(both->result));
    } else {
        assert_false(exact && mpq_fits(both->result));
    }
}

/* What number_add promises: no more than that its parts over the common bottom fit. */
static bool parts_fit(struct both *both)
{
    mpz_t common;
    mpz_t part;
    mpz_inits(common, part, NULL);
    mpz_lcm(common, mpq_denref(both->a), mpq_denref(both->b));
    bool fit = true;
    for (int i = 0; i < 2; i++) {
        mpq_t *side = i ? &both->b : &both->a;
        mpz_divexact(part, common, mpq_denref(*side));
        mpz_mul(part, part, mpq_numref(*side));
        fit = fit && mpz_sizeinbase(part, 2) <= 125;
    }
    mpz_clears(common, part, NULL);
    return fit;
}

static int one_round(struct both *both, uint64_t *random)
{
    struct number a = random_number(random);
    struct number b = random_below(random, 8) ? random_number(random) : a;
    struct number found = { 0, 1 };
    int done = 0;
    bool ok;
    to_mpq(both->a, a);
    to_mpq(both->b, b);

    mpq_add(both->result, both->a, both->b);
    ok = number_add(a, b, &found);
    agrees(both, ok, found, parts_fit(both));
    done += ok;
    mpq_sub(both->result, both->a, both->b);
    ok = number_subtract(a, b, &found);
    agrees(both, ok, found, parts_fit(both));
    done += ok;
    mpq_mul(both->result, both->a, both->b);
    ok = number_multiply(a, b, &found);
    agrees(both, ok, found, true);
    done += ok;
    if (b.top) {
        mpq_div(both->result, both->a, both->b);
        ok = number_divide(a, b, &found);
        agrees(both, ok, found, true);
        done += ok;
    } else {
        assert_false(number_divide(a, b, &found));
    }
    int order = mpq_cmp(both->a, both->b);
    assert_int_equal(number_compare(a, b), (order > 0) - (order < 0));
    return done;
}

static void arithmetic_agrees_with_gmp(void **state)
{
    (void)state;
    uint64_t random = 1;
    struct both both;
    mpq_inits(both.a, both.b, both.result, both.copy, NULL);
    int done = 0;
    for (int i = 0; i < 100000; i++)
        done += one_round(&both, &random);
    mpq_clears(both.a, both.b, both.result, both.copy, NULL);
    assert_true(done > 100000); /* a fair part fits, so the comparison means something */
}

/* Numbers that differ as little as two fractions can: neighbours in a Farey sequence. */
static void near_numbers_are_told_apart(void **state)
{
    (void)state;
    wide n = WIDE_LIMIT - 2;
    struct number lower = { n - 1, n }; /* 1 - 1/n */
    struct number upper = { n, n + 1 }; /* 1 - 1/(n + 1) */
    assert_int_equal(number_compare(lower, upper), -1);
    assert_int_equal(number_compare(upper, lower), 1);
    assert_int_equal(number_compare(upper, upper), 0);
    lower.top = -lower.top;
    upper.top = -upper.top;
    assert_int_equal(number_compare(lower, upper), 1);
    assert_int_equal(number_compare(upper, lower), -1);
    /* Quotients of Fibonacci numbers have the longest continued fractions, and jump from one side
       of the golden ratio to the other: 1/1 < 2/1 > 3/2 < 5/3 ... */
    wide a = 1;
    wide b = 1;
    for (int order = -1; a + b < WIDE_LIMIT; order = -order) {
        wide sum = a + b;
        struct number earlier = { b, a };
        struct number later = { sum, b };
        assert_int_equal(number_compare(earlier, later), order);
        assert_int_equal(number_compare(later, earlier), -order);
        a = b;
        b = sum;
    }
}

/* done and result of an operation on integers, against what GMP found. */
static void integer_agrees(bool done, wide result, const mpz_t expected)
{
    mpz_t found;
    mpz_init(found);
    wide_to_mpz(found, result);
    assert_int_equal(done, mpz_sizeinbase(expected, 2) <= 126);
    assert_true(done ? mpz_cmp(found, expected) == 0 : result == 5); /* 5: as it was before */
    mpz_clear(found);
}

static void wide_operations_agree_with_gmp(void **state)
{
    (void)state;
    uint64_t random = 2;
    mpz_t x;
    mpz_t y;
    mpz_t expected;
    mpz_inits(x, y, expected, NULL);
    for (int i = 0; i < 100000; i++) {
        wide a = random_wide(&random);
        wide b = random_wide(&random);
        wide result[3] = { 5, 5, 5 };
        wide_to_mpz(x, a);
        wide_to_mpz(y, b);
        bool done = wide_add(a, b, &result[0]);
        mpz_add(expected, x, y);
        integer_agrees(done, result[0], expected);
        done = wide_multiply(a, b, &result[1]);
        mpz_mul(expected, x, y);
        integer_agrees(done, result[1], expected);
        done = wide_lcm(a, b, &result[2]);
        mpz_lcm(expected, x, y);
        if (a > 0 && b > 0)
            integer_agrees(done, result[2], expected);
        else
            assert_false(done);
        mpz_gcd(expected, x, y);
        integer_agrees(true, wide_gcd(a, b), expected);
    }
    mpz_clears(x, y, expected, NULL);
}

/* number to an integer, by the definition of each mode; number is spoilt. */
static void round_by_definition(mpz_t out, mpq_t number, enum rounding mode)
{
    mpz_ptr top = mpq_numref(number);
    mpz_ptr bottom = mpq_denref(number);
    mpq_t half;
    mpq_init(half);
    mpq_set_ui(half, 1, 2);
    bool negative = mpq_sgn(number) < 0;
    if (mode == ROUND_FLOOR || (mode == ROUND_UP && negative)) {
        mpz_fdiv_q(out, top, bottom);
    } else if (mode == ROUND_CEILING || mode == ROUND_UP) {
        mpz_cdiv_q(out, top, bottom);
    } else if (mode == ROUND_DOWN) {
        mpz_tdiv_q(out, top, bottom);
    } else if (mode == ROUND_HALF_UP && negative) { /* a tie goes down, away from nought */
        mpq_sub(number, number, half);
        mpz_cdiv_q(out, top, bottom);
    } else { /* a tie goes up, and for the even mode back again from an odd number */
        mpq_add(number, number, half);
        mpz_fdiv_q(out, top, bottom);
        if (mode == ROUND_HALF_EVEN && mpz_cmp_ui(bottom, 1) == 0 && mpz_odd_p(out))
            mpz_sub_ui(out, out, 1);
    }
    mpq_clear(half);
}

static void check_rounded(struct both *both, struct number a, int places, enum rounding mode)
{
    mpz_t scaled;
    mpz_t power;
    mpz_inits(scaled, power, NULL);
    mpz_ui_pow_ui(power, 10, (unsigned long)places);
    to_mpq(both->a, a);
    mpq_set_z(both->b, power);
    mpq_mul(both->result, both->a, both->b);
    round_by_definition(scaled, both->result, mode);
    bool scaled_fits = mpz_sizeinbase(scaled, 2) <= 125;
    mpz_set(mpq_numref(both->result), scaled);
    mpz_set(mpq_denref(both->result), power);
    mpq_canonicalize(both->result);
    struct number rounded = { 77, 1 };
    bool done = number_round(a, places, mode, &rounded);
    agrees(both, done, rounded, scaled_fits);
    mpz_clears(scaled, power, NULL);
}

static void rounding_agrees_with_gmp(void **state)
{
    (void)state;
    uint64_t random = 3;
    struct both both;
    mpq_inits(both.a, both.b, both.result, both.copy, NULL);
    for (int i = 0; i < 60000; i++) {
        struct number a = random_number(&random);
        int places = (int)random_below(&random, 19);
        if (i % 4 == 0) /* an exact half at these places */
            number_make((wide)(int64_t)random_below(&random, 2000) - 1000,
                        2 * number_power10(places), &a);
        check_rounded(&both, a, places, (enum rounding)(i % ROUND_COUNT));
    }
    mpq_clears(both.a, both.b, both.result, both.copy, NULL);
}

static void the_published_lines_are_reached(void **state)
{
    (void)state;
    struct number total;
    struct number line;
    assert_true(number_parse("100.875", 7, &total));
    assert_true(number_parse("100.88", 6, &line));
    assert_int_equal(number_compare(total, line), -1);
    assert_true(number_round(total, 2, ROUND_HALF_UP, &total));
    assert_int_equal(number_compare(total, line), 0);
}

static void places_of_decimals(void **state)
{
    (void)state;
    static const struct {
        int64_t bottom;
        int places;
    } rows[] = { { 1, 0 },  { 2, 1 },  { 4, 2 },  { 5, 1 },   { 8, 3 },
                 { 10, 1 }, { 40, 3 }, { 3, -1 }, { 24, -1 }, { 1000000000000000000, 18 },
                 { 14, -1 } };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(number_places((struct number){ 1, rows[i].bottom }), rows[i].places);
    assert_int_equal(number_places((struct number){ 1, WIDE_LIMIT / 2 }), 125);
}

static void numbers_are_made_in_lowest_terms(void **state)
{
    (void)state;
    struct number number = { 77, 78 };
    assert_true(number_make(-6, -8, &number));
    assert_true(number.top == 3 && number.bottom == 4);
    assert_true(number_make(6, -8, &number));
    assert_true(number.top == -3 && number.bottom == 4);
    assert_true(number_make(0, -8, &number));
    assert_true(number.top == 0 && number.bottom == 1);
    assert_false(number_make(1, 0, &number));
    assert_false(number_make(WIDE_LIMIT, 1, &number));
    assert_false(number_make(1, WIDE_LIMIT, &number));
    assert_true(number.top == 0 && number.bottom == 1); /* a refusal changes nothing */
    wide least = -WIDE_LIMIT - (WIDE_LIMIT - 1) - 1;    /* -2^127 */
    assert_true(number_make(least, least, &number));
    assert_true(number.top == 1 && number.bottom == 1);
    assert_true(number_make(WIDE_LIMIT, 2, &number));
    assert_true(number.top == WIDE_LIMIT / 2 && number.bottom == 1);
    assert_true(number_whole(-5).top == -5 && number_whole(-5).bottom == 1);
    assert_true(number_power10(18) == 1000000000000000000);
}

#define ADD_ROWS(rows, function)                                                                   \
    for (size_t i = 0; i < COUNT(rows); i++)                                                       \
    add((rows)[i].name, function, &(rows)[i])

int main(void)
{
    memory_init(&plain, NULL, NULL, 0);
    add("each mode rounds by its definition", rounding_by_definition, NULL);
    add("division at the limits of 126 bits", division_at_the_limits, NULL);
    add("rounding modes are found by name", rounding_names_are_found, NULL);
    ADD_ROWS(parse_rows, parse);
    ADD_ROWS(print_rows, print);
    ADD_ROWS(double_rows, from_double);
    add("wide numbers are printed", wide_numbers_are_printed, NULL);
    add("fifteen digits come back from a double", fifteen_digits_come_back, NULL);
    add("arithmetic agrees with GMP", arithmetic_agrees_with_gmp, NULL);
    add("near numbers are told apart", near_numbers_are_told_apart, NULL);
    add("sums, products, gcd and lcm agree with GMP", wide_operations_agree_with_gmp, NULL);
    add("rounding agrees with GMP", rounding_agrees_with_gmp, NULL);
    add("a total of 100.875 reaches a line of 100.88", the_published_lines_are_reached, NULL);
    add("places of decimals", places_of_decimals, NULL);
    add("numbers are made in lowest terms", numbers_are_made_in_lowest_terms, NULL);
    return _cmocka_run_group_tests("core/base/number", tests, test_count, NULL, NULL);
}
