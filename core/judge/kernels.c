/* SPDX-License-Identifier: Apache-2.0 */
/* One small loop for each operation and lane. Where no row of the operands is missing, states and
   upper ends of intervals are not touched at all. */
#include "core/judge/frame.h"

#include <string.h>

#define LANE_TYPE int32_t
#define LANE_UNSIGNED uint32_t
#define LANE_NAME(name) lane32_##name
#include "core/judge/lane_kernels.h"
#undef LANE_TYPE
#undef LANE_UNSIGNED
#undef LANE_NAME

#define LANE_TYPE int64_t
#define LANE_UNSIGNED uint64_t
#define LANE_NAME(name) lane64_##name
#include "core/judge/lane_kernels.h"
#undef LANE_TYPE
#undef LANE_UNSIGNED
#undef LANE_NAME

#define LANE_TYPE wide
#define LANE_UNSIGNED uwide
#define LANE_NAME(name) lane128_##name
#include "core/judge/lane_kernels.h"
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

wide cell_get(enum lane lane, const void *cells, size_t index)
{
    switch (lane) {
    case LANE_8:
        return ((const uint8_t *)cells)[index];
    case LANE_32:
        return ((const int32_t *)cells)[index];
    case LANE_64:
        return ((const int64_t *)cells)[index];
    default:
        return ((const wide *)cells)[index];
    }
}

void cell_set(enum lane lane, void *cells, size_t index, wide value)
{
    switch (lane) {
    case LANE_8:
        ((uint8_t *)cells)[index] = (uint8_t)value;
        break;
    case LANE_32:
        ((int32_t *)cells)[index] = (int32_t)value;
        break;
    case LANE_64:
        ((int64_t *)cells)[index] = (int64_t)value;
        break;
    default:
        ((wide *)cells)[index] = value;
    }
}

/* Arithmetic: absent is a fault; the worst of gaps and faults, else open, else unknown. The codes
   of the states are in that order. */
static uint8_t state_arithmetic(uint8_t a, uint8_t b)
{
    a = a == STATE_ABSENT ? STATE_FAULT : a;
    b = b == STATE_ABSENT ? STATE_FAULT : b;
    return a > b ? a : b;
}

static void states_arithmetic(const struct vector *a, const struct vector *b, struct vector *out,
                              size_t count)
{
    const uint8_t *x = a->gaps ? a->state : NULL;
    const uint8_t *y = b && b->gaps ? b->state : NULL;
    for (size_t i = 0; i < count; i++)
        out->state[i] = state_arithmetic(x ? x[i] : STATE_KNOWN, y ? y[i] : STATE_KNOWN);
}

void kernel_arithmetic(const struct step *step, const struct vector *a, const struct vector *b,
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
void kernel_scale(const struct step *step, enum lane from, const struct vector *a,
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

uint8_t test_rank(uint8_t state, bool direct)
{
    static const uint8_t ranks[STATE_COUNT] = { RANK_KNOWN, RANK_UNKNOWN, RANK_OPEN, RANK_ABSENT,
                                                RANK_GAP,   RANK_FAULT,   RANK_FAULT };
    return direct && state == STATE_OPEN ? RANK_OPEN_ATTRIBUTE : ranks[state];
}

uint8_t test_of_rank(uint8_t rank)
{
    static const uint8_t states[] = { STATE_KNOWN, STATE_UNKNOWN, STATE_UNKNOWN, STATE_KNOWN,
                                      STATE_OPEN,  STATE_GAP,     STATE_FAULT };
    return states[rank];
}

void kernel_compare(const struct step *step, const struct vector *a, const struct vector *b,
                    struct vector *out, size_t count)
{
    BY_LANE(step->lane, compare, step, a, b, out, count);
    if (!out->gaps)
        return;
    uint8_t *yes = out->lo;
    for (size_t i = 0; i < count; i++) {
        uint8_t x = a->gaps ? test_rank(a->state[i], step->mode & DIRECT_A) : RANK_KNOWN;
        uint8_t y = b->gaps ? test_rank(b->state[i], step->mode & DIRECT_B) : RANK_KNOWN;
        uint8_t worst = x > y ? x : y;
        if (worst <= RANK_UNKNOWN)
            continue; /* as the intervals say */
        yes[i] = 0;
        out->state[i] = test_of_rank(worst);
    }
}
