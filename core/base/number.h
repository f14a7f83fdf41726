/* SPDX-License-Identifier: Apache-2.0 */
/* Exact numbers: rationals of two 128-bit integers, used while a pack is loaded and when a value is
   printed. At decision time a number is an integer over a denominator that freeze has fixed. */
#ifndef BYLAW_BASE_NUMBER_H
#define BYLAW_BASE_NUMBER_H

#include "core/base/text.h"

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

#define WIDE_LIMIT ((wide)1 << 126) /* what a program may hold: |value| < WIDE_LIMIT */

/* top / bottom, in lowest terms, bottom > 0. */
struct number {
    wide top;
    wide bottom;
};

/* ORDER rounding_names */
enum rounding {
    ROUND_HALF_UP,   /* to the nearest, ties away from zero */
    ROUND_HALF_EVEN, /* to the nearest, ties to the even digit */
    ROUND_UP,        /* away from zero */
    ROUND_DOWN,      /* towards zero */
    ROUND_FLOOR,
    ROUND_CEILING,
    ROUND_COUNT
};
extern const char *const rounding_names[ROUND_COUNT]; /* "half_up" ... */
/* -1: no such name. */
int rounding_find(const char *name);

/* All of these give false when the result does not fit |x| < WIDE_LIMIT (or b is 0); *out is then
   unchanged. */
bool wide_add(wide a, wide b, wide *out);
bool wide_multiply(wide a, wide b, wide *out);
/* The least common multiple of two positive numbers. */
bool wide_lcm(wide a, wide b, wide *out);
wide wide_gcd(wide a, wide b);
/* a / b rounded as mode says; b > 0. */
wide wide_divide(wide a, wide b, enum rounding mode);

struct number number_whole(int64_t value);
bool number_make(wide top, wide bottom, struct number *out); /* any bottom but 0; reduces */
bool number_add(struct number a, struct number b, struct number *out);
bool number_subtract(struct number a, struct number b, struct number *out);
bool number_multiply(struct number a, struct number b, struct number *out);
bool number_divide(struct number a, struct number b, struct number *out);
int number_compare(struct number a, struct number b); /* exact for all values in the limit */
bool number_round(struct number a, int places, enum rounding mode, struct number *out);
/* 10^places for 0 <= places <= 18. */
wide number_power10(int places);
/* The places of a finite decimal (0 for whole numbers), or -1: not a finite decimal. */
int number_places(struct number a);

/* "-12", "12.50", "+3": digits with at most one point between them; no exponent, no grouping.
   length bytes, all must be used. false: not such a text, or too large. */
bool number_parse(const char *text, size_t length, struct number *out);
/* A double that at most 15 significant digits reproduce, as that decimal. false: there is none. */
bool number_from_double(double value, struct number *out);

/* Exact decimal with at least min_places digits after the point ("91.75", "100.88", "600"); any
   number that is no finite decimal as "127/24 (about 5.29)". */
void number_print(struct buffer *buffer, struct number a, int min_places);
void wide_print(struct buffer *buffer, wide value);

#endif
