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

/* The lower ends, and where some row is not known the upper ends: of a's and b's ends as given. */
static void LANE_NAME(add)(const struct vector *a, const struct vector *b, struct vector *out,
                           size_t count)
{
    for (int end = 0; end < (out->gaps ? 2 : 1); end++) {
        const LANE_TYPE *restrict x = end ? a->hi : a->lo, *restrict y = end ? b->hi : b->lo;
        LANE_TYPE *restrict z = end ? out->hi : out->lo;
        LANE_EACH(z, x, y, a, b, count, (LANE_TYPE)((LANE_UNSIGNED)p + (LANE_UNSIGNED)q));
    }
}

static void LANE_NAME(subtract)(const struct vector *a, const struct vector *b, struct vector *out,
                                size_t count)
{
    for (int end = 0; end < (out->gaps ? 2 : 1); end++) {
        const LANE_TYPE *restrict x = end ? a->hi : a->lo;
        const LANE_TYPE *restrict y = end == 0 && out->gaps ? b->hi : b->lo;
        LANE_TYPE *restrict z = end ? out->hi : out->lo;
        LANE_EACH(z, x, y, a, b, count, (LANE_TYPE)((LANE_UNSIGNED)p - (LANE_UNSIGNED)q));
    }
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

static void LANE_NAME(multiply)(const struct vector *a, const struct vector *b, struct vector *out,
                                size_t count)
{
    const LANE_TYPE *restrict x = a->lo, *restrict y = b->lo;
    LANE_TYPE *restrict z = out->lo;
    if (!out->gaps) {
        LANE_EACH(z, x, y, a, b, count, (LANE_TYPE)((LANE_UNSIGNED)p * (LANE_UNSIGNED)q));
        return;
    }
    const LANE_TYPE *restrict xh = a->hi, *restrict yh = b->hi;
    LANE_TYPE *restrict zh = out->hi;
    for (size_t i = 0; i < count; i++) {
        LANE_TYPE c[4] = { (LANE_TYPE)((LANE_UNSIGNED)x[i] * (LANE_UNSIGNED)y[i]),
                           (LANE_TYPE)((LANE_UNSIGNED)x[i] * (LANE_UNSIGNED)yh[i]),
                           (LANE_TYPE)((LANE_UNSIGNED)xh[i] * (LANE_UNSIGNED)y[i]),
                           (LANE_TYPE)((LANE_UNSIGNED)xh[i] * (LANE_UNSIGNED)yh[i]) };
        LANE_TYPE low = c[0], high = c[0];
        for (int k = 1; k < 4; k++) {
            low = c[k] < low ? c[k] : low;
            high = c[k] > high ? c[k] : high;
        }
        z[i] = low;
        zh[i] = high;
    }
}

static void LANE_NAME(extreme)(const struct vector *a, const struct vector *b, struct vector *out,
                               size_t count, bool largest)
{
    for (int end = 0; end < (out->gaps ? 2 : 1); end++) {
        const LANE_TYPE *restrict x = end ? a->hi : a->lo, *restrict y = end ? b->hi : b->lo;
        LANE_TYPE *restrict z = end ? out->hi : out->lo;
        if (largest)
            LANE_EACH(z, x, y, a, b, count, p > q ? p : q);
        else
            LANE_EACH(z, x, y, a, b, count, p < q ? p : q);
    }
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

static void LANE_NAME(round)(const struct step *step, const struct vector *a, struct vector *out,
                             size_t count)
{
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

/* Comparisons: yes where every pair of values says yes, no where every pair says no. */
static void LANE_NAME(compare)(const struct step *step, const struct vector *a,
                               const struct vector *b, struct vector *out, size_t count)
{
    const LANE_TYPE *restrict x = a->lo, *restrict y = b->lo;
    uint8_t *restrict yes = out->lo;
    if (!out->gaps) {
        if (step->code == STEP_AT_LEAST)
            LANE_EACH(yes, x, y, a, b, count, p >= q);
        else if (step->code == STEP_ABOVE)
            LANE_EACH(yes, x, y, a, b, count, p > q);
        else
            LANE_EACH(yes, x, y, a, b, count, p == q);
        return;
    }
    const LANE_TYPE *restrict xh = a->hi, *restrict yh = b->hi;
    uint8_t *restrict state = out->state;
    for (size_t i = 0; step->code == STEP_AT_LEAST && i < count; i++) {
        uint8_t always = x[i] >= yh[i], never = xh[i] < y[i];
        yes[i] = always;
        state[i] = (uint8_t)(always | never) ^ 1; /* STATE_UNKNOWN where neither */
    }
    for (size_t i = 0; step->code == STEP_ABOVE && i < count; i++) {
        uint8_t always = x[i] > yh[i], never = xh[i] <= y[i];
        yes[i] = always;
        state[i] = (uint8_t)(always | never) ^ 1;
    }
    for (size_t i = 0; step->code == STEP_EQUAL && i < count; i++) {
        uint8_t always = (x[i] == xh[i]) & (y[i] == yh[i]) & (x[i] == y[i]);
        uint8_t never = (xh[i] < y[i]) | (yh[i] < x[i]);
        yes[i] = always;
        state[i] = (uint8_t)(always | never) ^ 1;
    }
}

#undef LANE_EACH
