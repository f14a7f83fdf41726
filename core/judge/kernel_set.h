/* SPDX-License-Identifier: Apache-2.0 */
/* All kernels of one instruction set: included by kernels_*.c, each compiled for its own, with
   KERNEL_SET naming the table. One small loop for each operation and lane, written so that the
   compiler makes vectors of it. Where no row of the operands is missing, states and upper ends of
   intervals are not touched at all. */
#include "core/judge/kernels.h"

#include <string.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

/* Before a loop over many columns that do not overlap, of which gcc would have to ask more pairs
   whether they do than it is willing to. */
#if defined(__clang__)
#define ROWS_APART
#else
#define ROWS_APART _Pragma("GCC ivdep")
#endif

/* An index that the compiler may not make vectors of: what gathers a vector at a time takes several
   times as long as loads one by one. */
static inline int32_t alone(int32_t index)
{
    __asm__("" : "+r"(index));
    return index;
}

/* The rows where a mask is not 0, in order; how many. */
static size_t rows_list(const uint8_t *mask, size_t count, int32_t *rows)
{
    size_t found = 0, i = 0;
#if defined(KERNEL_COMPRESS)
    __m512i all = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    for (; i + 16 <= count; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(mask + i));
        __mmask16 bits = _mm_test_epi8_mask(bytes, bytes);
        __m512i these = _mm512_add_epi32(all, _mm512_set1_epi32((int32_t)i));
        _mm512_storeu_si512(rows + found, _mm512_maskz_compress_epi32(bits, these));
        found += (size_t)__builtin_popcount(bits);
    }
#elif defined(__SSE2__)
    for (; i + 64 <= count; i += 64) {
        uint64_t bits = 0;
        for (size_t k = 0; k < 64; k += 16) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(mask + i + k));
            uint64_t empty =
                (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_setzero_si128()));
            bits |= (empty ^ 0xFFFF) << k;
        }
        for (; bits; bits &= bits - 1)
            rows[found++] = (int32_t)i + __builtin_ctzll(bits);
    }
#endif
    for (; i < count; i++) {
        rows[found] = (int32_t)i;
        found += mask[i] != 0;
    }
    return found;
}

static uint8_t set_seen(const uint8_t *states, size_t count)
{
    uint8_t seen = 0;
    for (size_t i = 0; i < count; i++)
        seen |= states[i];
    return seen;
}

#define LANE_TYPE uint8_t
#define LANE_WHOLE int32_t
#define LANE_NAME(name) lane8_##name
#include "core/judge/kernel_select.h"
#include "core/judge/kernel_single.h"
#undef LANE_TYPE
#undef LANE_WHOLE
#undef LANE_NAME

#define LANE_TYPE int32_t
#define LANE_WHOLE int32_t
#define LANE_UNSIGNED uint32_t
#define LANE_DOUBLE uint64_t
#define LANE_NAME(name) lane32_##name
#include "core/judge/kernel_lanes.h"
#include "core/judge/kernel_select.h"
#include "core/judge/kernel_single.h"
#undef LANE_TYPE
#undef LANE_WHOLE
#undef LANE_UNSIGNED
#undef LANE_DOUBLE
#undef LANE_NAME

#define LANE_TYPE int64_t
#define LANE_WHOLE int64_t
#define LANE_UNSIGNED uint64_t
#define LANE_DOUBLE uwide
#define LANE_NAME(name) lane64_##name
#include "core/judge/kernel_lanes.h"
#include "core/judge/kernel_select.h"
#include "core/judge/kernel_single.h"
#undef LANE_TYPE
#undef LANE_WHOLE
#undef LANE_UNSIGNED
#undef LANE_DOUBLE
#undef LANE_NAME

#define LANE_TYPE wide
#define LANE_WHOLE wide
#define LANE_UNSIGNED uwide
#define LANE_NAME(name) lane128_##name
#include "core/judge/kernel_lanes.h"
#include "core/judge/kernel_select.h"
#include "core/judge/kernel_single.h"
#undef LANE_TYPE
#undef LANE_WHOLE
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
/* The same where tests and codes may come, too. */
#define BY_ANY_LANE(lane, name, ...)                                                               \
    do {                                                                                           \
        if ((lane) == LANE_8)                                                                      \
            lane8_##name(__VA_ARGS__);                                                             \
        else                                                                                       \
            BY_LANE(lane, name, __VA_ARGS__);                                                      \
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

/* ---- Logic ---------------------------------------------------------------------------------- */

/* Most have two tests, which are joined at once. */
static void logic_begin(enum step_code code, const uint8_t *const *tests, int test_count,
                        uint8_t *restrict yes, size_t count)
{
    if (test_count == 0) {
        memset(yes, code == STEP_ALL, count);
        return;
    }
    const uint8_t *restrict first = tests[0], *restrict second = tests[test_count > 1];
    if (code == STEP_ALL)
        for (size_t i = 0; i < count; i++)
            yes[i] = first[i] & second[i];
    else
        for (size_t i = 0; i < count; i++)
            yes[i] = first[i] | second[i];
}

/* all, any, none over tests that are all known. */
static void set_logic(enum step_code code, const uint8_t *const *tests, int test_count,
                      uint8_t *restrict yes, size_t count)
{
    logic_begin(code, tests, test_count, yes, count);
    for (int k = 2; k < test_count; k++) {
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
    const uint8_t not_settling = code == STEP_ALL;
    memset(settled, 0, count);
    memset(worst, STATE_KNOWN, count);
    for (int k = 0; k < test_count; k++) {
        const uint8_t *restrict test = tests[k]->lo, *restrict states = vector_states(tests[k]);
        for (size_t i = 0; i < count; i++) {
            /* In bits, since the compiler makes vectors of that. */
            uint8_t known = states[i] == STATE_KNOWN, absent = states[i] == STATE_ABSENT;
            uint8_t state = states[i] & (uint8_t)(absent - 1);
            uint8_t yes = test[i] & known;
            settled[i] |= (known | absent) & (yes ^ not_settling);
            worst[i] = worst[i] > state ? worst[i] : state;
        }
    }
    const uint8_t turn = code != STEP_ANY;
    for (size_t i = 0; i < count; i++) {
        worst[i] &= (uint8_t)(settled[i] - 1);
        settled[i] = (settled[i] ^ turn) & (uint8_t)(worst[i] == STATE_KNOWN);
    }
}

/* ---- Reading -------------------------------------------------------------------------------- */

static void set_gather(enum lane lane, const void *cells, const int32_t *rows, void *to,
                       size_t count)
{
    BY_ANY_LANE(lane, gather, cells, rows, to, count);
}

static void set_scatter(enum lane lane, const void *from, bool uniform, const int32_t *places,
                        void *to, size_t count)
{
    BY_ANY_LANE(lane, scatter, from, uniform, places, to, count);
}

static void set_mark(const uint8_t *restrict states, const uint8_t *restrict mask,
                     uint8_t *restrict missing, size_t count)
{
    if (mask)
        for (size_t i = 0; i < count; i++)
            missing[i] |= (uint8_t)(states[i] & (0 - mask[i]));
    else
        for (size_t i = 0; i < count; i++)
            missing[i] |= states[i];
}

static void set_needed(uint8_t *restrict mask, const uint8_t *restrict states, bool others,
                       size_t count)
{
    const uint8_t turn = others;
    for (size_t i = 0; i < count; i++)
        mask[i] = (uint8_t)(mask[i] ^ turn) | (uint8_t)(states[i] != STATE_KNOWN);
}

static void set_sequence(int32_t first, int32_t *to, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] = first + (int32_t)i;
}

static void set_restate(uint8_t *states, enum state from, enum state to, size_t count)
{
    for (size_t i = 0; i < count; i++)
        states[i] = states[i] == from ? (uint8_t)to : states[i];
}

static void set_blank(enum lane lane, struct vector *out, wide min, wide max, size_t count)
{
    BY_ANY_LANE(lane, blank, out, min, max, count);
}

static void set_reread(enum lane lane, struct vector *out, size_t count)
{
    BY_ANY_LANE(lane, reread, out, count);
}

static void set_upper(enum lane lane, struct vector *out, wide max, size_t count)
{
    BY_LANE(lane, upper, out, max, count);
}

static void set_upper_of(enum lane lane, struct vector *out, const void *hi, size_t count)
{
    BY_LANE(lane, upper_of, out, hi, count);
}

/* ---- Codes ---------------------------------------------------------------------------------- */

/* mask[i] where a code is one of a list. */
static void set_codes(enum lane lane, const void *cells, const int *codes, int code_count,
                      uint8_t *restrict mask, size_t count)
{
    memset(mask, 0, count);
    for (int k = 0; k < code_count; k++) {
        const int32_t code = codes[k];
        const uint8_t narrow_code = (uint8_t)code;
        const uint8_t *restrict narrow = cells;
        const int32_t *restrict column = cells;
        if (lane == LANE_8)
            for (size_t i = 0; i < count; i++)
                mask[i] |= narrow[i] == narrow_code;
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

/* Gap and fault, open, absent (no), unknown: the worst of the operands decides. */
static void set_code_states(const struct step *step, const struct vector *a, const struct vector *b,
                            struct vector *out, size_t count)
{
    const uint8_t *restrict states_a = vector_states(a);
    const uint8_t *restrict states_b = b ? vector_states(b) : states_known;
    uint8_t *restrict yes = out->lo, *restrict state = out->state;
    uint8_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        state[i] = states_a[i] | states_b[i];
        yes[i] &= (uint8_t)(state[i] == STATE_KNOWN);
        seen |= state[i];
    }
    for (size_t i = 0; seen > STATE_UNKNOWN && i < count; i++) {
        uint8_t x = test_rank(states_a[i], step->mode & DIRECT_A);
        uint8_t y = test_rank(states_b[i], step->mode & DIRECT_B);
        state[i] = test_of_rank(x > y ? x : y);
    }
}

/* ---- Choosing ------------------------------------------------------------------------------- */

static void set_copy(enum lane lane, const uint8_t *mask, const void *from, bool uniform, void *to,
                     size_t count)
{
    BY_ANY_LANE(lane, copy, mask, from, uniform, to, count);
}

static void set_by_rows(enum lane lane, const struct selection *by)
{
    BY_ANY_LANE(lane, by_rows, by);
}

/* The rule of the rows that a part takes; of two that agree the first in order. */
static void merge_rules(const struct merge *merge, bool any_both)
{
    size_t count = merge->count;
    int32_t *restrict rules = merge->rules;
    const int32_t *restrict column = merge->rule_column;
    const int32_t rule = merge->rule;
    const uint8_t *restrict take = merge->take, *restrict both = merge->both;
    if (!any_both) {
        lane32_copy(take, column ? column : &rule, column == NULL, rules, count);
        return;
    }
    if (!column) {
        for (size_t i = 0; i < count; i++) {
            int32_t least = rules[i] < rule ? rules[i] : rule;
            rules[i] = take[i] ? rule : both[i] ? least : rules[i];
        }
    } else {
        for (size_t i = 0; i < count; i++) {
            int32_t least = rules[i] < column[i] ? rules[i] : column[i];
            rules[i] = take[i] ? column[i] : both[i] ? least : rules[i];
        }
    }
}

/* Where the part takes a row, and where another took it before; tells whether there is such. */
static bool merge_masks(const uint8_t *restrict test, uint8_t *restrict take,
                        uint8_t *restrict both, uint8_t *restrict taken, size_t count)
{
    uint8_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t yes = test[i], before = taken[i];
        both[i] = yes & before;
        take[i] = yes & (before ^ 1);
        taken[i] = yes | before;
        seen |= yes & before;
    }
    return seen != 0;
}

/* The same where a test may be unknown: then the part may apply. A test that is anything worse
   makes the row slow. */
static bool merge_masks_gaps(const struct merge *merge)
{
    const size_t count = merge->count;
    const uint8_t *restrict test = merge->test ? merge->test->lo : states_yes;
    const uint8_t *restrict states = merge->test ? vector_states(merge->test) : states_known;
    uint8_t *restrict take = merge->take, *restrict both = merge->both;
    uint8_t *restrict taken = merge->taken, *restrict many = merge->many;
    uint8_t *restrict slow = merge->slow, *restrict certain = merge->certain;
    uint8_t seen = 0;
    ROWS_APART
    for (size_t i = 0; i < count; i++) {
        uint8_t state = states[i], before = taken[i];
        uint8_t yes = test[i] & (uint8_t)(state == STATE_KNOWN);
        uint8_t hit = yes | (uint8_t)(state == STATE_UNKNOWN);
        slow[i] |= (uint8_t)(state > STATE_UNKNOWN) & (uint8_t)(state != STATE_ABSENT);
        certain[i] = yes;
        both[i] = hit & before;
        take[i] = hit & (before ^ 1);
        taken[i] = hit | before;
        many[i] |= hit & before;
        seen |= hit & before;
    }
    return seen != 0;
}

/* A value's states where the part takes a row; absent outcomes are faults. A value worse than
   unknown makes the row slow unless it is alone and certain. */
static void merge_states(const struct merge *merge)
{
    const size_t count = merge->count;
    const uint8_t *restrict states = vector_states(merge->value);
    const uint8_t *restrict take = merge->take, *restrict both = merge->both;
    const uint8_t *restrict certain = merge->certain;
    uint8_t *restrict out = merge->out->state, *restrict slow = merge->slow;
    uint8_t *restrict clash = merge->clash;
    ROWS_APART
    for (size_t i = 0; i < count; i++) {
        uint8_t state = states[i] == STATE_ABSENT ? STATE_FAULT : states[i];
        uint8_t maybe = (take[i] | both[i]) & (certain[i] ^ 1);
        slow[i] |= (both[i] | maybe) & (uint8_t)(state > STATE_UNKNOWN);
        slow[i] |= both[i] & (uint8_t)(out[i] > STATE_UNKNOWN);
        clash[i] |= both[i] & (uint8_t)((state | out[i]) != STATE_KNOWN);
        out[i] = take[i] ? state : out[i];
    }
}

/* The first in order of the rules that certainly apply. */
static void merge_rules_gaps(const struct merge *merge)
{
    const size_t count = merge->count;
    const int32_t *restrict column = merge->rule_column;
    const int32_t rule = merge->rule;
    const uint8_t *restrict certain = merge->certain;
    uint8_t *restrict sure = merge->sure;
    int32_t *restrict rules = merge->rules;
    ROWS_APART
    for (size_t i = 0; i < count; i++) {
        int32_t other = column ? column[i] : rule;
        int32_t least = sure[i] && rules[i] < other ? rules[i] : other;
        rules[i] = certain[i] ? least : rules[i];
        sure[i] |= certain[i];
    }
}

/* Rules: one more part. Rows where its test holds and nothing was taken take it; rows that had one
   clash where the value differs. */
static void set_merge(const struct merge *merge)
{
    size_t count = merge->count;
    enum lane lane = merge->lane;
    const struct vector *value = merge->value;
    bool any_both = merge->gaps ? merge_masks_gaps(merge)
                                : merge_masks(merge->test ? merge->test->lo : states_yes,
                                              merge->take, merge->both, merge->taken, count);
    if (any_both)
        BY_ANY_LANE(lane, differ, merge->both, value->lo, value->uniform, merge->out->lo,
                    merge->clash, count);
    set_copy(lane, merge->take, value->lo, value->uniform, merge->out->lo, count);
    if (!merge->gaps) {
        merge_rules(merge, any_both);
        return;
    }
    if (merge->out->hi != merge->out->lo)
        set_copy(lane, merge->take, value->hi, value->uniform, merge->out->hi, count);
    merge_states(merge);
    merge_rules_gaps(merge);
}

/* The base's rule where it is what the value is, and none where there is no known value. */
static void set_undecided_rules(const struct undecided *undecided)
{
    const struct merge *merge = undecided->merge;
    const size_t count = merge->count;
    const uint8_t *join = merge->take, *open = merge->both, *certain = merge->certain;
    const int32_t *column = undecided->rule_column;
    int32_t *rules = merge->rules;
    ROWS_APART
    for (size_t i = 0; i < count; i++)
        rules[i] = join[i] | open[i] ? RULE_NONE : rules[i];
    lane32_copy(certain, column ? column : &undecided->rule, column == NULL, rules, count);
}

/* Rows that one or several parts may take, but none for certain, in columns as far as they are
   known or unknown (docs/semantics.md, section 5); others are left to be gone through singly. */
static void set_undecided(const struct undecided *undecided)
{
    const struct merge *merge = undecided->merge;
    const size_t count = merge->count;
    const struct vector *base = undecided->base;
    const uint8_t *restrict taken = merge->taken, *restrict sure = merge->sure;
    const uint8_t *restrict many = merge->many, *restrict clash = merge->clash;
    const uint8_t *restrict states = base ? vector_states(base) : states_known;
    uint8_t *restrict slow = merge->slow, *restrict join = merge->take,
                      *restrict open = merge->both;
    const uint8_t no_base = base == NULL;
    uint8_t any = 0;
    ROWS_APART
    for (size_t i = 0; i < count; i++) {
        uint8_t differ = many[i] & clash[i];
        slow[i] |= sure[i] & differ;
        uint8_t maybe = taken[i] & (sure[i] ^ 1) & (slow[i] ^ 1);
        open[i] = maybe & (differ | no_base | (uint8_t)(states[i] > STATE_UNKNOWN));
        join[i] = maybe & (open[i] ^ 1);
        any |= maybe;
    }
    if (!any)
        return;
    BY_ANY_LANE(merge->lane, undecided, undecided);
    set_undecided_rules(undecided);
}

static unsigned set_left(const uint8_t *restrict taken, const uint8_t *restrict clash,
                         uint8_t *restrict free_rows, size_t count)
{
    uint8_t any_free = 0, any_clash = 0;
    for (size_t i = 0; i < count; i++) {
        free_rows[i] = taken[i] ^ 1;
        any_free |= free_rows[i];
        any_clash |= clash[i];
    }
    return (any_free ? LEFT_FREE : 0u) | (any_clash ? LEFT_CLASH : 0u);
}

static void set_combine_rows(enum lane lane, const struct combining *combining)
{
    BY_ANY_LANE(lane, combine_rows, combining);
}

static uint8_t set_settle(enum lane lane, struct vector *out, int32_t *restrict rules, size_t count)
{
    uint8_t *restrict state = out->state;
    set_restate(state, STATE_ABSENT, STATE_FAULT, count);
    uint8_t seen = set_seen(state, count);
    if (seen > STATE_UNKNOWN)
        BY_ANY_LANE(lane, settle, out, count);
    if (seen)
        for (size_t i = 0; i < count; i++)
            rules[i] = state[i] ? RULE_NONE : rules[i];
    return seen;
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
    .code_states = set_code_states,
    .by_rows = set_by_rows,
    .merge = set_merge,
    .undecided = set_undecided,
    .left = set_left,
    .combine_rows = set_combine_rows,
    .settle = set_settle,
    .gather = set_gather,
    .scatter = set_scatter,
    .sequence = set_sequence,
    .mark = set_mark,
    .needed = set_needed,
    .list = rows_list,
    .seen = set_seen,
    .restate = set_restate,
    .blank = set_blank,
    .reread = set_reread,
    .upper = set_upper,
    .upper_of = set_upper_of,
};
