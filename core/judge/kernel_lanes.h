/* SPDX-License-Identifier: Apache-2.0 */
/* The loops of one lane: included by kernel_set.h once for each, with LANE_TYPE, LANE_UNSIGNED and
   LANE_NAME (name) defined. Sums are done unsigned: rows that are not known hold any bits, and
   freeze has proved that the others do not overflow. */

/* z[i] = expression of p and q, for operands that are columns or one value for all rows. */
#define LANE_EACH(z, x, y, a, b, count, expression)                                                \
    do {                                                                                           \
        if ((b)->uniform) {                                                                        \
            const LANE_TYPE q = (y)[0];                                                            \
            for (size_t i = 0; i < (count); i++) {                                                 \
                const LANE_TYPE p = (x)[i];                                                        \
                (z)[i] = (expression);                                                             \
            }                                                                                      \
        } else if ((a)->uniform) {                                                                 \
            const LANE_TYPE p = (x)[0];                                                            \
            for (size_t i = 0; i < (count); i++) {                                                 \
                const LANE_TYPE q = (y)[i];                                                        \
                (z)[i] = (expression);                                                             \
            }                                                                                      \
        } else {                                                                                   \
            for (size_t i = 0; i < (count); i++) {                                                 \
                const LANE_TYPE p = (x)[i], q = (y)[i];                                            \
                (z)[i] = (expression);                                                             \
            }                                                                                      \
        }                                                                                          \
    } while (0)

/* A loop over cells as a function; a and b tell which operand is the same on all rows. */
#define LANE_LOOP(name, type, expression)                                                          \
    static void LANE_NAME(name)(const struct vector *a, const struct vector *b,                    \
                                const LANE_TYPE *restrict x, const LANE_TYPE *restrict y,          \
                                type *restrict z, size_t count)                                    \
    {                                                                                              \
        LANE_EACH(z, x, y, a, b, count, expression);                                               \
    }
LANE_LOOP(sums, LANE_TYPE, (LANE_TYPE)((LANE_UNSIGNED)p + (LANE_UNSIGNED)q))
LANE_LOOP(differences, LANE_TYPE, (LANE_TYPE)((LANE_UNSIGNED)p - (LANE_UNSIGNED)q))
LANE_LOOP(products, LANE_TYPE, (LANE_TYPE)((LANE_UNSIGNED)p *(LANE_UNSIGNED)q))
LANE_LOOP(larger, LANE_TYPE, p > q ? p : q)
LANE_LOOP(smaller, LANE_TYPE, p < q ? p : q)
LANE_LOOP(at_least, uint8_t, p >= q)
LANE_LOOP(above, uint8_t, p > q)
LANE_LOOP(equal, uint8_t, p == q)
#undef LANE_LOOP
#undef LANE_EACH

/* The lower ends, and where some row is not known the upper ends: of a's and b's ends as given. */
static void LANE_NAME(add)(const struct vector *a, const struct vector *b, struct vector *out,
                           size_t count)
{
    LANE_NAME(sums)(a, b, a->lo, b->lo, out->lo, count);
    if (out->gaps)
        LANE_NAME(sums)(a, b, a->hi, b->hi, out->hi, count);
}

static void LANE_NAME(subtract)(const struct vector *a, const struct vector *b, struct vector *out,
                                size_t count)
{
    LANE_NAME(differences)(a, b, a->lo, out->gaps ? b->hi : b->lo, out->lo, count);
    if (out->gaps)
        LANE_NAME(differences)(a, b, a->hi, b->lo, out->hi, count);
}

static void LANE_NAME(negate)(const struct vector *a, struct vector *out, size_t count)
{
    const LANE_TYPE *x = out->gaps ? a->hi : a->lo;
    LANE_TYPE *z = out->lo;
    for (size_t i = 0; i < count; i++)
        z[i] = (LANE_TYPE)(0 - (LANE_UNSIGNED)x[i]);
    if (!out->gaps)
        return;
    x = a->lo;
    z = out->hi;
    for (size_t i = 0; i < count; i++)
        z[i] = (LANE_TYPE)(0 - (LANE_UNSIGNED)x[i]);
}

/* The ends of products, which are at the corners. */
static inline void LANE_NAME(products_ends)(const struct vector *a, const struct vector *b,
                                            struct vector *out, size_t count, bool one_a,
                                            bool one_b)
{
    const LANE_TYPE *x = a->lo, *y = b->lo, *xh = a->hi, *yh = b->hi;
    LANE_TYPE *z = out->lo, *zh = out->hi;
    ROWS_APART
    for (size_t i = 0; i < count; i++) {
        const size_t j = one_a ? 0 : i, k = one_b ? 0 : i;
        const LANE_UNSIGNED p = (LANE_UNSIGNED)x[j], ph = (LANE_UNSIGNED)xh[j];
        const LANE_UNSIGNED q = (LANE_UNSIGNED)y[k], qh = (LANE_UNSIGNED)yh[k];
        LANE_TYPE c[4] = { (LANE_TYPE)(p * q), (LANE_TYPE)(p * qh), (LANE_TYPE)(ph * q),
                           (LANE_TYPE)(ph * qh) };
        LANE_TYPE low = c[0], high = c[0];
        for (int n = 1; n < 4; n++) {
            low = c[n] < low ? c[n] : low;
            high = c[n] > high ? c[n] : high;
        }
        z[i] = low;
        zh[i] = high;
    }
}

static void LANE_NAME(multiply)(const struct vector *a, const struct vector *b, struct vector *out,
                                size_t count)
{
    const LANE_TYPE *restrict x = a->lo, *restrict y = b->lo;
    LANE_TYPE *restrict z = out->lo;
    if (!out->gaps) {
        LANE_NAME(products)(a, b, x, y, z, count);
        return;
    }
    if (b->uniform)
        LANE_NAME(products_ends)(a, b, out, count, false, true);
    else if (a->uniform)
        LANE_NAME(products_ends)(a, b, out, count, true, false);
    else
        LANE_NAME(products_ends)(a, b, out, count, false, false);
}

static void LANE_NAME(extreme)(const struct vector *a, const struct vector *b, struct vector *out,
                               size_t count, bool largest)
{
    if (largest)
        LANE_NAME(larger)(a, b, a->lo, b->lo, out->lo, count);
    else
        LANE_NAME(smaller)(a, b, a->lo, b->lo, out->lo, count);
    if (out->gaps && largest)
        LANE_NAME(larger)(a, b, a->hi, b->hi, out->hi, count);
    else if (out->gaps)
        LANE_NAME(smaller)(a, b, a->hi, b->hi, out->hi, count);
}

/* x * factor / divisor, rounded. The six modes differ only in what is added before a division that
   rounds down, and in the sign that it is done with. */
static LANE_TYPE LANE_NAME(divide)(LANE_TYPE x, LANE_TYPE divisor, enum rounding mode)
{
    LANE_TYPE quotient = (LANE_TYPE)(x / divisor), rest = (LANE_TYPE)(x % divisor);
    if (rest == 0)
        return quotient;
    LANE_TYPE sign = rest < 0 ? -1 : 1;
    LANE_TYPE size = (LANE_TYPE)(rest * sign);
    bool away = false;
    switch (mode) {
    case ROUND_HALF_UP:
        away = size >= divisor - size;
        break;
    case ROUND_HALF_EVEN:
        away = size > divisor - size || (size == divisor - size && (quotient & 1));
        break;
    case ROUND_UP:
        away = true;
        break;
    case ROUND_FLOOR:
        away = rest < 0;
        break;
    case ROUND_CEILING:
        away = rest > 0;
        break;
    default:
        break;
    }
    return away ? (LANE_TYPE)(quotient + sign) : quotient;
}

#ifdef LANE_DOUBLE
/* The same by multiplication, for sizes (with what is added) below half of the lane's range. With l
   the bits of the divisor and magic = 2^(half + l) / divisor + 1, the quotient of a size below
   2^half is size * magic >> (half + l): the error, size * divisor at most, stays below 2^(half + l)
   (Granlund and Montgomery, 1994). Numbers below zero are divided by their size. */
static void LANE_NAME(round_small)(const struct step *step, const LANE_TYPE *restrict x,
                                   LANE_TYPE *restrict z, size_t count)
{
    enum { BITS = 8 * sizeof(LANE_TYPE) };
    const LANE_UNSIGNED factor = (LANE_UNSIGNED)step->constant;
    const LANE_UNSIGNED divisor = (LANE_UNSIGNED)step->divisor, all = divisor - 1;
    int bits = 0;
    while ((LANE_UNSIGNED)1 << bits < divisor)
        bits++;
    const LANE_UNSIGNED magic =
        (LANE_UNSIGNED)(((LANE_DOUBLE)1 << (BITS - 1 + bits)) / divisor + 1);
    LANE_UNSIGNED plus = 0, minus = 0; /* added to the size of numbers above and below zero */
    if (step->mode == ROUND_HALF_UP)
        plus = minus = divisor / 2;
    else if (step->mode == ROUND_UP)
        plus = minus = all;
    else if (step->mode == ROUND_FLOOR)
        minus = all;
    else if (step->mode == ROUND_CEILING)
        plus = all;
    const LANE_UNSIGNED turn = plus ^ minus;
    for (size_t i = 0; i < count; i++) {
        LANE_UNSIGNED value = (LANE_UNSIGNED)x[i] * factor;
        LANE_UNSIGNED sign = (LANE_UNSIGNED)((LANE_TYPE)value >> (BITS - 1));
        LANE_UNSIGNED size = (value ^ sign) - sign + (plus ^ (turn & sign));
        LANE_UNSIGNED high = (LANE_UNSIGNED)((LANE_DOUBLE)size * magic >> BITS);
        z[i] = (LANE_TYPE)((high >> (bits - 1) ^ sign) - sign);
    }
}
#endif

static void LANE_NAME(round)(const struct step *step, const struct vector *a, struct vector *out,
                             size_t count)
{
#ifdef LANE_DOUBLE
    if (step->is_small && step->mode != ROUND_HALF_EVEN) {
        LANE_NAME(round_small)(step, a->lo, out->lo, count);
        if (out->gaps)
            LANE_NAME(round_small)(step, a->hi, out->hi, count);
        return;
    }
#endif
    LANE_UNSIGNED factor = (LANE_UNSIGNED)step->constant;
    LANE_TYPE divisor = (LANE_TYPE)step->divisor;
    for (int end = 0; end < (out->gaps ? 2 : 1); end++) {
        const LANE_TYPE *x = end ? a->hi : a->lo;
        LANE_TYPE *z = end ? out->hi : out->lo;
        for (size_t i = 0; i < count; i++)
            z[i] = LANE_NAME(divide)((LANE_TYPE)((LANE_UNSIGNED)x[i] * factor), divisor,
                                     (enum rounding)step->mode);
    }
}

/* Days: years and months to, months added, ends of years. */
static void LANE_NAME(calendar)(const struct step *step, const struct vector *a,
                                const struct vector *b, struct vector *out, size_t count)
{
    for (int end = 0; end < (out->gaps ? 2 : 1); end++) {
        bool from = step->code == STEP_YEARS_TO || step->code == STEP_MONTHS_TO;
        /* A difference falls as its first day rises: the ends of that interval change places. */
        const LANE_TYPE *x = (end != 0) != (from && out->gaps) ? a->hi : a->lo;
        const LANE_TYPE *y = b ? (end ? b->hi : b->lo) : NULL;
        LANE_TYPE *z = end ? out->hi : out->lo;
        for (size_t i = 0; i < count; i++) {
            int32_t day = (int32_t)x[i];
            if (step->code == STEP_ADD_MONTHS)
                z[i] = (LANE_TYPE)day_add_months(day, (int64_t)y[i]);
            else if (step->code == STEP_YEAR_END)
                z[i] = (LANE_TYPE)day_year_end(day, (int64_t)step->constant);
            else if (step->code == STEP_YEARS_TO)
                z[i] = (LANE_TYPE)day_years_to(day, (int32_t)y[i], step->mode != 0);
            else
                z[i] = (LANE_TYPE)day_months_to(day, (int32_t)y[i], step->mode != 0);
        }
    }
}

/* The same where rows are not known: yes where every pair of values says yes, no where every pair
   says no. */
static inline void LANE_NAME(ends_rows)(enum step_code code, const struct vector *a,
                                        const struct vector *b, const struct vector *out,
                                        size_t count, const bool one[2])
{
    const LANE_TYPE *x = a->lo, *y = b->lo, *xh = a->hi, *yh = b->hi;
    uint8_t *yes = out->lo, *state = out->state;
    ROWS_APART
    for (size_t i = 0; i < count; i++) {
        const size_t j = one[0] ? 0 : i, k = one[1] ? 0 : i;
        const LANE_TYPE p = x[j], ph = xh[j], q = y[k], qh = yh[k];
        uint8_t always = code == STEP_AT_LEAST ? p >= qh
                         : code == STEP_ABOVE  ? p > qh
                                               : (p == ph) & (q == qh) & (p == q);
        uint8_t never = code == STEP_AT_LEAST ? ph < q
                        : code == STEP_ABOVE  ? ph <= q
                                              : (ph < q) | (qh < p);
        yes[i] = always;
        state[i] = (always | never) ^ 1; /* STATE_UNKNOWN where neither */
    }
}

static inline void LANE_NAME(ends_code)(enum step_code code, const struct vector *a,
                                        const struct vector *b, const struct vector *out,
                                        size_t count)
{
    static const bool first[2] = { true, false }, second[2] = { false, true },
                      none[2] = { false, false };
    if (b->uniform)
        LANE_NAME(ends_rows)(code, a, b, out, count, second);
    else if (a->uniform)
        LANE_NAME(ends_rows)(code, a, b, out, count, first);
    else
        LANE_NAME(ends_rows)(code, a, b, out, count, none);
}

static void LANE_NAME(compare_ends)(enum step_code code, const struct vector *a,
                                    const struct vector *b, const struct vector *out, size_t count)
{
    if (code == STEP_AT_LEAST)
        LANE_NAME(ends_code)(STEP_AT_LEAST, a, b, out, count);
    else if (code == STEP_ABOVE)
        LANE_NAME(ends_code)(STEP_ABOVE, a, b, out, count);
    else
        LANE_NAME(ends_code)(STEP_EQUAL, a, b, out, count);
}

static void LANE_NAME(compare)(const struct step *step, const struct vector *a,
                               const struct vector *b, struct vector *out, size_t count)
{
    if (out->gaps)
        LANE_NAME(compare_ends)((enum step_code)step->code, a, b, out, count);
    else if (step->code == STEP_AT_LEAST)
        LANE_NAME(at_least)(a, b, a->lo, b->lo, out->lo, count);
    else if (step->code == STEP_ABOVE)
        LANE_NAME(above)(a, b, a->lo, b->lo, out->lo, count);
    else
        LANE_NAME(equal)(a, b, a->lo, b->lo, out->lo, count);
}

/* ---- Reading --------------------------------------------------------------------------------- */

/* lo is 0 where unknown: then hi = max. */
static void LANE_NAME(upper)(struct vector *out, wide max, size_t count)
{
    const uint8_t *restrict state = out->state;
    const LANE_TYPE *restrict lo = out->lo;
    LANE_TYPE *restrict hi = out->hi;
    const LANE_UNSIGNED most = (LANE_UNSIGNED)max;
    for (size_t i = 0; i < count; i++)
        hi[i] = (LANE_TYPE)((LANE_UNSIGNED)lo[i] | (((LANE_UNSIGNED)0 - state[i]) & most));
}

static void LANE_NAME(upper_of)(struct vector *out, const void *ends, size_t count)
{
    const uint8_t *restrict state = out->state;
    const LANE_TYPE *restrict lo = out->lo, *restrict from = ends;
    LANE_TYPE *restrict hi = out->hi;
    for (size_t i = 0; i < count; i++)
        hi[i] = state[i] ? from[i] : lo[i];
}
