/* SPDX-License-Identifier: Apache-2.0 */
/* Kernels against the definitions of docs/semantics.md, one row at a time over all pairs of values
   of a small interval (brute force), in every lane and instruction set, with and without gaps. */
#include "core/judge/kernels.h"

#include "tests/support/check.h"
#include "tests/support/random.h"

#include <stdlib.h>

enum { ROWS = 513 }; /* no multiple of any vector width */

/* Columns of one lane in plain memory. */
struct cells {
    wide lo[ROWS], hi[ROWS]; /* what is meant */
    uint8_t state[ROWS];
    struct vector vector;
    enum lane lane;
};

static void cells_make(struct cells *cells, enum lane lane, bool gaps, uint64_t *seed)
{
    cells->lane = lane;
    cells->vector = (struct vector){
        .lo = calloc(ROWS, 16), .hi = calloc(ROWS, 16), .state = calloc(ROWS, 1), .gaps = gaps
    };
    for (size_t i = 0; i < ROWS; i++) {
        uint8_t state = gaps ? (uint8_t)random_below(seed, STATE_CONFLICT) : STATE_KNOWN;
        wide low = (wide)random_below(seed, 13) - 6;
        wide high = state == STATE_UNKNOWN ? low + (wide)random_below(seed, 4) : low;
        if (state > STATE_UNKNOWN)
            low = high = 0;
        cells->lo[i] = low;
        cells->hi[i] = high;
        cells->state[i] = state;
        cell_set(lane, cells->vector.lo, i, low);
        cell_set(lane, cells->vector.hi, i, high);
        cells->vector.state[i] = state;
    }
    if (!gaps) {
        free(cells->vector.hi);
        cells->vector.hi = cells->vector.lo;
    }
}

static void cells_free(struct cells *cells)
{
    if (cells->vector.hi != cells->vector.lo)
        free(cells->vector.hi);
    free(cells->vector.lo);
    free(cells->vector.state);
}

/* ---- The definitions ------------------------------------------------------------------------- */

static wide model_round(wide x, wide divisor, enum rounding mode)
{
    return wide_divide(x, divisor, mode); /* itself tested against a slow definition in base */
}

static wide model_value(const struct step *step, wide x, wide y)
{
    switch (step->code) {
    case STEP_ADD:
        return x + y;
    case STEP_SUBTRACT:
        return x - y;
    case STEP_MULTIPLY:
        return x * y;
    case STEP_NEGATE:
        return -x;
    case STEP_ROUND:
        return model_round(x * step->constant, step->divisor, (enum rounding)step->mode);
    case STEP_LARGEST:
        return x > y ? x : y;
    case STEP_SMALLEST:
        return x < y ? x : y;
    case STEP_SCALE:
        return x * step->constant;
    case STEP_ADD_MONTHS:
        return day_add_months((int32_t)x, (int64_t)y);
    case STEP_YEAR_END:
        return day_year_end((int32_t)x, (int64_t)step->constant);
    case STEP_YEARS_TO:
        return day_years_to((int32_t)x, (int32_t)y, step->mode != 0);
    case STEP_MONTHS_TO:
        return day_months_to((int32_t)x, (int32_t)y, step->mode != 0);
    case STEP_AT_LEAST:
        return x >= y;
    case STEP_ABOVE:
        return x > y;
    default:
        return x == y;
    }
}

/* The least and the largest result over all pairs of the two intervals. */
static void model_interval(const struct step *step, const struct cells *a, const struct cells *b,
                           size_t i, wide *low, wide *high)
{
    bool first = true;
    for (wide x = a->lo[i]; x <= a->hi[i]; x++) {
        for (wide y = b ? b->lo[i] : 0; y <= (b ? b->hi[i] : 0); y++) {
            wide value = model_value(step, x, y);
            if (first || value < *low)
                *low = value;
            if (first || value > *high)
                *high = value;
            first = false;
        }
    }
}

/* Section 4: gap, fault or absent (a fault): the worst; else open; else unknown. */
static uint8_t model_arithmetic_state(uint8_t x, uint8_t y)
{
    bool faulty = false;
    uint8_t worst = 0;
    uint8_t both[2] = { x, y };
    for (int i = 0; i < 2; i++) {
        uint8_t state = both[i] == STATE_ABSENT ? (uint8_t)STATE_FAULT : both[i];
        if (state == STATE_GAP || state == STATE_FAULT) {
            faulty = true;
            worst = state > worst ? state : worst;
        }
    }
    if (faulty)
        return worst;
    if (x == STATE_OPEN || y == STATE_OPEN)
        return STATE_OPEN;
    return x == STATE_UNKNOWN || y == STATE_UNKNOWN ? STATE_UNKNOWN : STATE_KNOWN;
}

/* Section 3: worst gap or fault; else open; else absent: no; else an open attribute: unknown. */
static uint8_t model_test_state(const struct step *step, uint8_t x, uint8_t y, bool *no)
{
    bool open_x = x == STATE_OPEN && !(step->mode & DIRECT_A);
    bool open_y = y == STATE_OPEN && !(step->mode & DIRECT_B);
    *no = false;
    if (x == STATE_FAULT || y == STATE_FAULT)
        return STATE_FAULT;
    if (x == STATE_GAP || y == STATE_GAP)
        return STATE_GAP;
    if (open_x || open_y)
        return STATE_OPEN;
    if (x == STATE_ABSENT || y == STATE_ABSENT) {
        *no = true;
        return STATE_KNOWN;
    }
    if (x == STATE_OPEN || y == STATE_OPEN)
        return STATE_UNKNOWN;
    return STATE_COUNT; /* as the intervals say */
}

/* ---- The checks ----------------------------------------------------------------------------- */

static void check_arithmetic(const struct step *step, const struct cells *a, const struct cells *b,
                             const struct vector *out)
{
    for (size_t i = 0; i < ROWS; i++) {
        uint8_t state = model_arithmetic_state(a->state[i], b ? b->state[i] : STATE_KNOWN);
        if (step->code == STEP_SCALE)
            state = a->state[i]; /* only another scale of the same value */
        if (out->gaps)
            assert_int_equal(out->state[i], state);
        else
            assert_int_equal(state, STATE_KNOWN);
        if (state > STATE_UNKNOWN)
            continue;
        wide low = 0, high = 0;
        model_interval(step, a, b, i, &low, &high);
        assert_true(cell_get(step->lane, out->lo, i) == low);
        if (out->gaps)
            assert_true(cell_get(step->lane, out->hi, i) == high);
    }
}

static void check_test(const struct step *step, const struct cells *a, const struct cells *b,
                       const struct vector *out)
{
    const uint8_t *yes = out->lo;
    for (size_t i = 0; i < ROWS; i++) {
        bool no;
        uint8_t state = model_test_state(step, a->state[i], b->state[i], &no);
        wide low = 0, high = 0;
        if (state == STATE_COUNT) {
            model_interval(step, a, b, i, &low, &high);
            state = low == high ? STATE_KNOWN : STATE_UNKNOWN;
        }
        if (out->gaps)
            assert_int_equal(out->state[i], state);
        if (state == STATE_KNOWN)
            assert_int_equal(yes[i], no ? 0 : low);
    }
}

static struct row {
    const char *name;
    struct step step;
    bool unary, test;
} rows[] = {
    { "add", { .code = STEP_ADD }, false, false },
    { "subtract: the interval of the second operand is turned", { .code = STEP_SUBTRACT }, 0, 0 },
    { "multiply: the extremes lie in the corners", { .code = STEP_MULTIPLY }, false, false },
    { "negate", { .code = STEP_NEGATE }, true, false },
    { "round half up",
      { .code = STEP_ROUND, .constant = 5, .divisor = 4, .mode = ROUND_HALF_UP },
      true,
      false },
    { "round half even",
      { .code = STEP_ROUND, .constant = 1, .divisor = 2, .mode = ROUND_HALF_EVEN },
      true,
      false },
    { "round up", { .code = STEP_ROUND, .constant = 1, .divisor = 3, .mode = ROUND_UP }, true, 0 },
    { "round down", { .code = STEP_ROUND, .constant = 1, .divisor = 3, .mode = ROUND_DOWN }, 1, 0 },
    { "floor", { .code = STEP_ROUND, .constant = 2, .divisor = 3, .mode = ROUND_FLOOR }, true, 0 },
    { "ceiling", { .code = STEP_ROUND, .constant = 2, .divisor = 3, .mode = ROUND_CEILING }, 1, 0 },
    { "the largest", { .code = STEP_LARGEST }, false, false },
    { "the smallest", { .code = STEP_SMALLEST }, false, false },
    { "scale up", { .code = STEP_SCALE, .constant = 7 }, true, false },
    { "scale by a negative factor: the interval is turned",
      { .code = STEP_SCALE, .constant = -3 },
      true,
      false },
    { "months added to days", { .code = STEP_ADD_MONTHS }, false, false },
    { "the end of a year", { .code = STEP_YEAR_END, .constant = -1 }, true, false },
    { "full years", { .code = STEP_YEARS_TO }, false, false },
    { "years started", { .code = STEP_YEARS_TO, .mode = 1 }, false, false },
    { "full months", { .code = STEP_MONTHS_TO }, false, false },
    { "at least", { .code = STEP_AT_LEAST }, false, true },
    { "above", { .code = STEP_ABOVE }, false, true },
    { "equal", { .code = STEP_EQUAL }, false, true },
    { "at least, of an attribute", { .code = STEP_AT_LEAST, .mode = DIRECT_A }, false, true },
    { "equal, of two attributes",
      { .code = STEP_EQUAL, .mode = DIRECT_A | DIRECT_B },
      false,
      true },
};

/* Those that this machine can run. */
static const struct kernels *sets[3];
static size_t set_count;

static void sets_find(void)
{
    sets[set_count++] = &kernels_baseline;
#if defined(__x86_64__)
    if (kernels_choose() != &kernels_baseline)
        sets[set_count++] = &kernels_avx2; /* whoever has AVX-512 has AVX2 */
    if (kernels_choose() == &kernels_avx512)
        sets[set_count++] = &kernels_avx512;
#endif
}

static void run_row(const struct kernels *kernels, const struct row *row, enum lane lane, int gaps,
                    uint64_t *seed)
{
    bool gaps_a = gaps & 1, gaps_b = gaps & 2;
    struct cells a, b;
    struct step step = row->step;
    step.lane = (uint8_t)lane;
    cells_make(&a, lane, gaps_a, seed);
    cells_make(&b, lane, gaps_b, seed);
    struct vector out = { .lo = calloc(ROWS, 16),
                          .hi = calloc(ROWS, 16),
                          .state = calloc(ROWS, 1),
                          .gaps = gaps_a || (gaps_b && !row->unary) };
    const struct vector *second = row->unary ? NULL : &b.vector;
    if (row->test)
        kernels->compare(&step, &a.vector, second, &out, ROWS);
    else if (step.code == STEP_SCALE)
        kernels->scale(&step, lane, &a.vector, &out, ROWS);
    else
        kernels->arithmetic(&step, &a.vector, second, &out, ROWS);
    if (row->test)
        check_test(&step, &a, &b, &out);
    else
        check_arithmetic(&step, &a, row->unary ? NULL : &b, &out);
    free(out.lo);
    free(out.hi);
    free(out.state);
    cells_free(&a);
    cells_free(&b);
}

static void agrees_with_its_definition(void **state)
{
    struct row row = *(const struct row *)*state;
    uint64_t seed = 20260101;
    for (size_t set = 0; set < set_count; set++)
        for (int lane = LANE_32; lane <= LANE_128; lane++)
            for (int gaps = 0; gaps < 8; gaps++) {
                row.step.is_small = gaps >= 4; /* of rounding alone */
                run_row(sets[set], &row, (enum lane)lane, gaps, &seed);
            }
}

static void widening_keeps_the_value(void **state)
{
    (void)state;
    static const enum lane from[] = { LANE_32, LANE_32, LANE_64, LANE_128 };
    static const enum lane to[] = { LANE_64, LANE_128, LANE_32, LANE_64 };
    uint64_t seed = 7;
    for (size_t k = 0; k < COUNT(from); k++) {
        struct cells a;
        cells_make(&a, from[k], true, &seed);
        struct step step = { .code = STEP_SCALE, .lane = (uint8_t)to[k], .constant = 1 };
        struct vector out = {
            .lo = calloc(ROWS, 16), .hi = calloc(ROWS, 16), .state = calloc(ROWS, 1), .gaps = true
        };
        kernels_baseline.scale(&step, from[k], &a.vector, &out, ROWS);
        check_arithmetic(&step, &a, NULL, &out);
        free(out.lo);
        free(out.hi);
        free(out.state);
        cells_free(&a);
    }
}

/* Candidates (section 5): the cases of the page, in its order. A choice by a selector that is not
   known joins the values of its two keys. */
struct interval {
    enum state state;
    int lo, hi;
};
static struct candidates {
    const char *name;
    struct interval values[2], join;
} candidates[] = {
    { "equal values are that value",
      { { STATE_KNOWN, 5, 5 }, { STATE_KNOWN, 5, 5 } },
      { STATE_KNOWN, 5, 5 } },
    { "different values are their hull",
      { { STATE_KNOWN, 7, 7 }, { STATE_KNOWN, 5, 5 } },
      { STATE_UNKNOWN, 5, 7 } },
    { "an interval and a value are their hull",
      { { STATE_UNKNOWN, 1, 6 }, { STATE_KNOWN, 7, 7 } },
      { STATE_UNKNOWN, 1, 7 } },
    { "all absent is absent",
      { { STATE_ABSENT, 0, 0 }, { STATE_ABSENT, 0, 0 } },
      { STATE_ABSENT, 0, 0 } },
    { "of gaps and faults the worst",
      { { STATE_GAP, 0, 0 }, { STATE_FAULT, 0, 0 } },
      { STATE_FAULT, 0, 0 } },
    { "a value or a fault is open",
      { { STATE_KNOWN, 5, 5 }, { STATE_FAULT, 0, 0 } },
      { STATE_OPEN, 0, 0 } },
    { "a value or something open is open",
      { { STATE_KNOWN, 5, 5 }, { STATE_OPEN, 0, 0 } },
      { STATE_OPEN, 0, 0 } },
    { "nothing or a value is open",
      { { STATE_ABSENT, 0, 0 }, { STATE_KNOWN, 5, 5 } },
      { STATE_OPEN, 0, 0 } },
};

enum { SELECTED = 21 }; /* rows; two words of eight and some more */

static void candidate_fill(struct vector *vector, enum lane lane, const struct interval *value)
{
    for (size_t i = 0; i < SELECTED; i++) {
        cell_set(lane, vector->lo, i, value->lo);
        cell_set(lane, vector->hi, i, value->hi);
        vector->state[i] = (uint8_t)value->state;
    }
}

static void candidates_check(const struct kernels *kernels, enum lane lane,
                             const struct candidates *row)
{
    wide cells[6][SELECTED];
    uint8_t states[4][SELECTED] = { 0 };
    struct vector vectors[4];
    int32_t work[SELECTED];
    static const int values[] = { 0, 1 };
    for (size_t i = 0; i < 3; i++)
        vectors[i] = (struct vector){
            .lo = cells[2 * i], .hi = cells[2 * i + 1], .state = states[i], .gaps = true
        };
    vectors[3] = (struct vector){ .state = states[3], .gaps = true };
    for (int i = 0; i < 2; i++)
        candidate_fill(&vectors[i], lane, &row->values[i]);
    candidate_fill(&vectors[2], lane, &(struct interval){ STATE_KNOWN, 1, 1 });
    for (size_t i = 0; i < SELECTED; i += 5)
        states[3][i] = STATE_UNKNOWN;
    struct selection by = { .vectors = vectors,
                            .selector = &vectors[3],
                            .out = &vectors[2],
                            .values = values,
                            .count = 2,
                            .other = REGISTER_NONE,
                            .when_no = 0,
                            .interval = true,
                            .rows = work,
                            .row_count = SELECTED };
    kernels->by_rows(lane, &by);
    for (size_t i = 0; i < SELECTED; i++) {
        struct interval expected = { STATE_KNOWN, 1, 1 };
        if (i % 5 == 0)
            expected = row->join;
        assert_int_equal(states[2][i], expected.state);
        assert_true(cell_get(lane, vectors[2].lo, i) == expected.lo);
        assert_true(cell_get(lane, vectors[2].hi, i) == expected.hi);
    }
}

static void joins_as_the_page_says(void **state)
{
    for (size_t set = 0; set < set_count; set++)
        for (int lane = LANE_32; lane <= LANE_128; lane++)
            candidates_check(sets[set], (enum lane)lane, *state);
}

int main(void)
{
    sets_find();
    struct CMUnitTest tests[1 + COUNT(rows) + COUNT(candidates)] = {
        cmocka_unit_test(widening_keeps_the_value),
    };
    size_t count = 1;
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[count++] =
            (struct CMUnitTest){ rows[i].name, agrees_with_its_definition, NULL, NULL, &rows[i] };
    for (size_t i = 0; i < COUNT(candidates); i++)
        tests[count++] = (struct CMUnitTest){ candidates[i].name, joins_as_the_page_says, NULL,
                                              NULL, &candidates[i] };
    return cmocka_run_group_tests_name("core/judge/kernels", tests, NULL, NULL);
}
