/* SPDX-License-Identifier: Apache-2.0 */
/* All kernels of one instruction set: included by kernels_*.c, each compiled for its own, with
   KERNEL_SET naming the table. One small loop for each operation and lane, written so that the
   compiler makes vectors of it. Where no row of the operands is missing, states and upper ends of
   intervals are not touched at all. */
#include "core/judge/kernels.h"

#include <string.h>

#define LANE_TYPE uint8_t
#define LANE_NAME(name) lane8_##name
#include "core/judge/kernel_select.h"
#undef LANE_TYPE
#undef LANE_NAME

#define LANE_TYPE int32_t
#define LANE_UNSIGNED uint32_t
#define LANE_NAME(name) lane32_##name
#include "core/judge/kernel_lanes.h"
#include "core/judge/kernel_select.h"
#undef LANE_TYPE
#undef LANE_UNSIGNED
#undef LANE_NAME

#define LANE_TYPE int64_t
#define LANE_UNSIGNED uint64_t
#define LANE_NAME(name) lane64_##name
#include "core/judge/kernel_lanes.h"
#include "core/judge/kernel_select.h"
#undef LANE_TYPE
#undef LANE_UNSIGNED
#undef LANE_NAME

#define LANE_TYPE wide
#define LANE_UNSIGNED uwide
#define LANE_NAME(name) lane128_##name
#include "core/judge/kernel_lanes.h"
#include "core/judge/kernel_select.h"
#undef LANE_TYPE
#undef LANE_UNSIGNED
#undef LANE_NAME

#define BY_LANE(lane, name, ...)                                                                   \
    do {                                                                                           \
        if ((lane) == LANE_32)                                                                     \
            lane32_##name(__VA_ARGS__);                                                            \
        else if ((lane) == LANE_64)                                                                \
            lane64_##name(__VA_ARGS__);                                                            \
        else                                                                                       \
            lane128_##name(__VA_ARGS__);                                                           \
    } while (0)

/* Arithmetic: absent is a fault; the worst of gaps and faults, else open, else unknown. The codes
   of the states are in that order. */
static void states_arithmetic(const struct vector *a, const struct vector *b, struct vector *out,
                              size_t count)
{
    const uint8_t *restrict x = vector_states(a);
    const uint8_t *restrict y = b ? vector_states(b) : states_known;
    uint8_t *restrict z = out->state;
    for (size_t i = 0; i < count; i++) {
        uint8_t p = x[i] == STATE_ABSENT ? STATE_FAULT : x[i];
        uint8_t q = y[i] == STATE_ABSENT ? STATE_FAULT : y[i];
        z[i] = p > q ? p : q;
    }
}

static void set_arithmetic(const struct step *step, const struct vector *a, const struct vector *b,
                       struct vector *out, size_t count)
{
    enum lane lane = step->lane;
    if (out->gaps)
        states_arithmetic(a, b, out, count);
    switch (step->code) {
    case STEP_ADD:
        BY_LANE(lane, add, a, b, out, count);
        break;
    case STEP_SUBTRACT:
        BY_LANE(lane, subtract, a, b, out, count);
        break;
    case STEP_MULTIPLY:
        BY_LANE(lane, multiply, a, b, out, count);
        break;
    case STEP_NEGATE:
        BY_LANE(lane, negate, a, out, count);
        break;
    case STEP_ROUND:
        BY_LANE(lane, round, step, a, out, count);
        break;
    case STEP_LARGEST:
    case STEP_SMALLEST:
        BY_LANE(lane, extreme, a, b, out, count, step->code == STEP_LARGEST);
        break;
    default:
        BY_LANE(lane, calendar, step, a, b, out, count);
    }
}

/* Widening, narrowing and multiplying by a constant; the states stay as they are. A negative factor
   turns the interval round. */
static void set_scale(const struct step *step, enum lane from, const struct vector *a,
                  struct vector *out, size_t count)
{
    if (out->gaps)
        memcpy(out->state, a->state, count);
    bool turned = step->constant < 0 && out->gaps;
    for (int end = 0; end < (out->gaps ? 2 : 1); end++) {
        const void *x = (end != 0) != turned ? a->hi : a->lo;
        void *z = end ? out->hi : out->lo;
        if (from == LANE_32 && step->lane == LANE_32) {
            for (size_t i = 0; i < count; i++)
                ((int32_t *)z)[i] =
                    (int32_t)((uint32_t)((const int32_t *)x)[i] * (uint32_t)step->constant);
        } else if (from == LANE_32 && step->lane == LANE_64) {
            for (size_t i = 0; i < count; i++)
                ((int64_t *)z)[i] =
                    (int64_t)((uint64_t)((const int32_t *)x)[i] * (uint64_t)step->constant);
        } else if (from == LANE_64 && step->lane == LANE_64) {
            for (size_t i = 0; i < count; i++)
                ((int64_t *)z)[i] =
                    (int64_t)((uint64_t)((const int64_t *)x)[i] * (uint64_t)step->constant);
        } else {
            for (size_t i = 0; i < count; i++)
                cell_set(step->lane, z, i,
                         (wide)((uwide)cell_get(from, x, i) * (uwide)step->constant));
        }
    }
}

static void set_compare(const struct step *step, const struct vector *a, const struct vector *b,
                    struct vector *out, size_t count)
{
    BY_LANE(step->lane, compare, step, a, b, out, count);
    if (!out->gaps)
        return;
    uint8_t *yes = out->lo;
    const uint8_t *restrict states_a = vector_states(a), *restrict states_b = vector_states(b);
    uint8_t seen = 0;
    for (size_t i = 0; i < count; i++)
        seen |= states_a[i] | states_b[i];
    for (size_t i = 0; seen > STATE_UNKNOWN && i < count; i++) {
        uint8_t x = test_rank(states_a[i], step->mode & DIRECT_A);
        uint8_t y = test_rank(states_b[i], step->mode & DIRECT_B);
        uint8_t worst = x > y ? x : y;
        if (worst <= RANK_UNKNOWN)
            continue; /* as the intervals say */
        yes[i] = 0;
        out->state[i] = test_of_rank(worst);
    }
}

/* ---- Logic -------------------------------------------------------------------------------------- */

/* all, any, none over tests that are all known. */
static void set_logic(enum step_code code, const uint8_t *const *tests, int test_count,
                      uint8_t *restrict yes, size_t count)
{
    memset(yes, code == STEP_ALL, count);
    for (int k = 0; k < test_count; k++) {
        const uint8_t *restrict test = tests[k];
        if (code == STEP_ALL)
            for (size_t i = 0; i < count; i++)
                yes[i] &= test[i];
        else
            for (size_t i = 0; i < count; i++)
                yes[i] |= test[i];
    }
    for (size_t i = 0; code == STEP_NONE && i < count; i++)
        yes[i] ^= 1;
}

/* The same where some are not: a known no settles all, a known yes settles any and none; else the
   worst state (gap and fault above open above unknown; absent is no). */
static void set_logic_gaps(enum step_code code, const struct vector *const *tests, int test_count,
                           const struct vector *out, size_t count)
{
    uint8_t *restrict settled = out->lo, *restrict worst = out->state;
    const uint8_t settling = code != STEP_ALL;
    memset(settled, 0, count);
    memset(worst, STATE_KNOWN, count);
    for (int k = 0; k < test_count; k++) {
        const uint8_t *restrict test = tests[k]->lo, *restrict states = vector_states(tests[k]);
        for (size_t i = 0; i < count; i++) {
            uint8_t state = states[i] == STATE_ABSENT ? STATE_KNOWN : states[i];
            uint8_t yes = states[i] == STATE_KNOWN ? test[i] : 0;
            settled[i] |= (uint8_t)((state == STATE_KNOWN) & (yes == settling));
            worst[i] = worst[i] > state ? worst[i] : state;
        }
    }
    const uint8_t when_settled = (uint8_t)(code == STEP_ANY), otherwise = (uint8_t)(code != STEP_ANY);
    for (size_t i = 0; i < count; i++) {
        worst[i] = settled[i] ? STATE_KNOWN : worst[i];
        settled[i] = worst[i] != STATE_KNOWN ? 0 : settled[i] ? when_settled : otherwise;
    }
}

/* ---- Choosing ------------------------------------------------------------------------------------ */

static void set_copy(enum lane lane, const uint8_t *mask, const void *from, bool uniform, void *to,
                     size_t count)
{
    if (lane == LANE_8)
        lane8_copy(mask, from, uniform, to, count);
    else
        BY_LANE(lane, copy, mask, from, uniform, to, count);
}

static void set_differ(enum lane lane, const uint8_t *mask, const void *a, bool uniform,
                       const void *b, uint8_t *clash, size_t count)
{
    if (lane == LANE_8)
        lane8_differ(mask, a, uniform, b, clash, count);
    else
        BY_LANE(lane, differ, mask, a, uniform, b, clash, count);
}

/* mask[i] where a code is one of a list. */
static void set_codes(enum lane lane, const void *cells, const int *codes, int code_count,
                      uint8_t *restrict mask, size_t count)
{
    memset(mask, 0, count);
    for (int k = 0; k < code_count; k++) {
        const int32_t code = codes[k];
        const uint8_t *restrict narrow = cells;
        const int32_t *restrict column = cells;
        if (lane == LANE_8)
            for (size_t i = 0; i < count; i++)
                mask[i] |= narrow[i] == code;
        else
            for (size_t i = 0; i < count; i++)
                mask[i] |= column[i] == code;
    }
}

static void set_same(enum lane lane, const struct vector *a, const struct vector *b,
                     uint8_t *restrict yes, size_t count)
{
    const uint8_t *restrict narrow_a = a->lo, *restrict narrow_b = b->lo;
    const int32_t *restrict x = a->lo, *restrict y = b->lo;
    if (lane == LANE_8)
        for (size_t i = 0; i < count; i++)
            yes[i] = narrow_a[i] == narrow_b[i];
    else
        for (size_t i = 0; i < count; i++)
            yes[i] = x[i] == y[i];
}

/* Rules: one more part. Rows where its test holds and nothing was taken take it; rows that had one
   clash where the value differs. Values that are not known are taken with their state where they
   are alone; where they are not, and where a test is not known, the row is left to be gone through
   by itself (slow). */
static void set_merge(const struct merge *merge)
{
    size_t count = merge->count;
    const uint8_t *restrict test = merge->test, *restrict state = merge->state;
    uint8_t *restrict taken = merge->taken, *restrict take = merge->take;
    uint8_t *restrict both = merge->both;
    for (size_t i = 0; i < count; i++) {
        both[i] = test[i] & taken[i];
        take[i] = test[i] & (taken[i] ^ 1);
        taken[i] |= test[i];
    }
    set_differ(merge->lane, both, merge->value->lo, merge->value->uniform, merge->out->lo,
               merge->clash, count);
    set_copy(merge->lane, take, merge->value->lo, merge->value->uniform, merge->out->lo, count);
    int32_t *restrict rules = merge->rules;
    const int32_t *restrict column = merge->rule_column;
    const int32_t rule = merge->rule;
    for (size_t i = 0; !column && i < count; i++) {
        int32_t least = rules[i] < rule ? rules[i] : rule;
        rules[i] = take[i] ? rule : both[i] ? least : rules[i];
    }
    for (size_t i = 0; column && i < count; i++) {
        int32_t least = rules[i] < column[i] ? rules[i] : column[i];
        rules[i] = take[i] ? column[i] : both[i] ? least : rules[i];
    }
    if (!merge->gaps)
        return;
    uint8_t *restrict out_state = merge->out->state, *restrict slow = merge->slow;
    if (merge->out->hi != merge->out->lo)
        set_copy(merge->lane, take, merge->value->hi, merge->value->uniform, merge->out->hi, count);
    for (size_t i = 0; i < count; i++) {
        uint8_t value = state[i] == STATE_ABSENT ? STATE_FAULT : state[i];
        slow[i] |= (uint8_t)(both[i] & ((value | out_state[i]) != STATE_KNOWN));
        out_state[i] = take[i] ? value : out_state[i];
    }
}

static void set_gather(const int32_t *restrict cells, const int32_t *restrict rows,
                       int32_t *restrict to, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] = cells[rows[i]];
}

const struct kernels KERNEL_SET = {
    .arithmetic = set_arithmetic,
    .scale = set_scale,
    .compare = set_compare,
    .logic = set_logic,
    .logic_gaps = set_logic_gaps,
    .copy = set_copy,
    .codes = set_codes,
    .same = set_same,
    .merge = set_merge,
    .gather = set_gather,
};
