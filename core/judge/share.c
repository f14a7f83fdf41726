/* SPDX-License-Identifier: Apache-2.0 */
/* Shares, row by row: exact quotients as a numerator over a divisor above 0, not in lowest terms.
   Freeze has proved that both fit; comparing needs no products (number_compare). */
#include "core/judge/frame_steps.h"

struct cell {
    uint8_t state;
    struct number lo, hi;
};

static struct cell cell_read(const struct frame *frame, int reg, size_t row)
{
    const struct vector *vector = &frame->vectors[reg];
    enum lane lane = frame->program->registers[reg].lane;
    struct cell cell = { .state = vector->gaps ? vector->state[row] : STATE_KNOWN };
    if (lane == LANE_SHARE) {
        cell.lo = ((const struct number *)vector->lo)[row];
        cell.hi = ((const struct number *)vector->hi)[row];
    } else {
        cell.lo = (struct number){ cell_get(lane, vector->lo, row), 1 };
        cell.hi = (struct number){ cell_get(lane, vector->hi, row), 1 };
    }
    return cell;
}

/* The state of an operand of arithmetic: absent is a fault. */
static uint8_t operand_state(const struct cell *cell)
{
    return cell->state == STATE_ABSENT ? STATE_FAULT : cell->state;
}

static struct number larger(struct number a, struct number b)
{
    return number_compare(a, b) >= 0 ? a : b;
}

static struct number smaller(struct number a, struct number b)
{
    return number_compare(a, b) <= 0 ? a : b;
}

/* ---- Making and computing ---- */

/* One end of a * constant over b * divisor; b is not 0. */
static struct number share_end(const struct step *step, wide a, wide b)
{
    wide sign = b < 0 ? -1 : 1;
    return (struct number){ sign * a * step->constant, sign * b * step->divisor };
}

static void share_make(const struct step *step, struct cell *a, struct cell *b, struct cell *out)
{
    uint8_t divisor = operand_state(b);
    if (divisor <= STATE_UNKNOWN && b->lo.top <= 0 && b->hi.top >= 0)
        divisor = divisor == STATE_KNOWN ? STATE_FAULT : STATE_OPEN;
    out->state = operand_state(a) > divisor ? operand_state(a) : divisor;
    if (out->state > STATE_UNKNOWN)
        return;
    out->lo = out->hi = share_end(step, a->lo.top, b->lo.top);
    if (out->state == STATE_KNOWN)
        return;
    const struct number ends[3] = { share_end(step, a->lo.top, b->hi.top),
                                    share_end(step, a->hi.top, b->lo.top),
                                    share_end(step, a->hi.top, b->hi.top) };
    for (int i = 0; i < 3; i++) {
        out->lo = smaller(out->lo, ends[i]);
        out->hi = larger(out->hi, ends[i]);
    }
}

static struct number negative(struct number a)
{
    return (struct number){ -a.top, a.bottom };
}

static struct number sum(struct number a, struct number b)
{
    return (struct number){ a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom };
}

static struct number product(struct number a, struct number b)
{
    return (struct number){ a.top * b.top, a.bottom * b.bottom };
}

static void multiply(const struct cell *a, const struct cell *b, struct cell *out)
{
    out->lo = out->hi = product(a->lo, b->lo);
    const struct number ends[3] = { product(a->lo, b->hi), product(a->hi, b->lo),
                                    product(a->hi, b->hi) };
    for (int i = 0; i < 3 && out->state != STATE_KNOWN; i++) {
        out->lo = smaller(out->lo, ends[i]);
        out->hi = larger(out->hi, ends[i]);
    }
}

static void compute(const struct step *step, const struct cell *a, const struct cell *b,
                    struct cell *out)
{
    out->state = operand_state(a) > operand_state(b) ? operand_state(a) : operand_state(b);
    if (out->state > STATE_UNKNOWN)
        return;
    switch ((enum step_code)step->code) {
    case STEP_SHARE_ADD:
        out->lo = sum(a->lo, b->lo);
        out->hi = sum(a->hi, b->hi);
        break;
    case STEP_SHARE_SUBTRACT:
        out->lo = sum(a->lo, negative(b->hi));
        out->hi = sum(a->hi, negative(b->lo));
        break;
    case STEP_SHARE_MULTIPLY:
        multiply(a, b, out);
        break;
    case STEP_SHARE_NEGATE:
        out->lo = negative(a->hi);
        out->hi = negative(a->lo);
        break;
    case STEP_SHARE_LARGEST:
        out->lo = larger(a->lo, b->lo);
        out->hi = larger(a->hi, b->hi);
        break;
    default:
        out->lo = smaller(a->lo, b->lo);
        out->hi = smaller(a->hi, b->hi);
    }
}

/* ---- Choosing ---- */

/* One more of several possible values (docs/semantics.md, candidates). */
static void candidate_add(struct cell *sum, const struct cell *cell, bool first)
{
    bool same = !first && sum->state == STATE_KNOWN && cell->state == STATE_KNOWN &&
                number_compare(sum->lo, cell->lo) == 0;
    if (first) {
        *sum = *cell;
    } else if (sum->state <= STATE_UNKNOWN && cell->state <= STATE_UNKNOWN) {
        sum->lo = smaller(sum->lo, cell->lo);
        sum->hi = larger(sum->hi, cell->hi);
        sum->state = same ? STATE_KNOWN : STATE_UNKNOWN;
    } else if (sum->state >= STATE_GAP && cell->state >= STATE_GAP) {
        sum->state = sum->state > cell->state ? sum->state : cell->state;
    } else if (sum->state != STATE_ABSENT || cell->state != STATE_ABSENT) {
        sum->state = STATE_OPEN;
    }
}

/* As choose_by, for values that are shares. */
static void share_by(const struct frame *frame, const struct step *step, size_t row,
                     struct cell *out)
{
    const int *values = frame->program->operands + step->first;
    const int *codes = frame->program->codes + (int)step->constant;
    struct cell selector = cell_read(frame, step->a, row);
    bool absent_is_no = step->selector_yes_no && selector.state == STATE_ABSENT;
    int chosen = step->other;
    if (selector.state == STATE_UNKNOWN) {
        bool first = true;
        for (int k = 0; k <= step->count; k++) {
            int reg = k < step->count ? values[k] : step->other;
            if (k == step->count && (reg == REGISTER_NONE || step->count == step->choice_count))
                break;
            struct cell cell = cell_read(frame, reg, row);
            candidate_add(out, &cell, first);
            first = false;
        }
        return;
    }
    if (selector.state != STATE_KNOWN && !absent_is_no) {
        out->state = selector.state == STATE_ABSENT ? STATE_FAULT : selector.state;
        return;
    }
    for (int k = 0; k < step->count; k++)
        if (codes[k] == (absent_is_no ? 0 : (int)selector.lo.top))
            chosen = values[k];
    *out = cell_read(frame, chosen, row);
}

/* ---- Comparing ---- */

/* Whether every pair of values gives the same answer, and which (docs/semantics.md, section 3). */
static void compare(const struct step *step, const struct cell *a, const struct cell *b,
                    struct cell *out)
{
    uint8_t x = test_rank(a->state, step->mode & DIRECT_A);
    uint8_t y = test_rank(b->state, step->mode & DIRECT_B);
    uint8_t worst = x > y ? x : y;
    bool always, never;
    if (worst > RANK_UNKNOWN) {
        out->state = test_of_rank(worst);
        return;
    }
    if (step->code == STEP_SHARE_AT_LEAST) {
        always = number_compare(a->lo, b->hi) >= 0;
        never = number_compare(a->hi, b->lo) < 0;
    } else if (step->code == STEP_SHARE_ABOVE) {
        always = number_compare(a->lo, b->hi) > 0;
        never = number_compare(a->hi, b->lo) <= 0;
    } else {
        always = number_compare(a->lo, b->hi) == 0 && number_compare(a->hi, b->lo) == 0;
        never = number_compare(a->hi, b->lo) < 0 || number_compare(b->hi, a->lo) < 0;
    }
    out->state = always || never ? STATE_KNOWN : STATE_UNKNOWN;
    out->lo.top = out->hi.top = always;
}

static struct number rounded(const struct step *step, struct number a)
{
    enum rounding mode = (enum rounding)step->mode;
    return (struct number){ wide_divide(a.top * step->constant, a.bottom, mode), 1 };
}

/* ---- Steps ---- */

static void share_row(const struct frame *frame, const struct step *step, size_t row,
                      struct cell *out)
{
    struct cell a = cell_read(frame, step->a, row);
    struct cell b = step->b == REGISTER_NONE ? a : cell_read(frame, step->b, row);
    switch ((enum step_code)step->code) {
    case STEP_SHARE:
        share_make(step, &a, &b, out);
        break;
    case STEP_SHARE_OF:
        out->state = a.state;
        out->lo = (struct number){ a.lo.top, step->divisor };
        out->hi = (struct number){ a.hi.top, step->divisor };
        break;
    case STEP_SHARE_BY:
        share_by(frame, step, row, out);
        break;
    case STEP_SHARE_ROUND:
        out->state = operand_state(&a);
        if (out->state <= STATE_UNKNOWN) {
            out->lo = rounded(step, a.lo);
            out->hi = rounded(step, a.hi);
        }
        break;
    case STEP_SHARE_AT_LEAST:
    case STEP_SHARE_ABOVE:
    case STEP_SHARE_EQUAL:
        compare(step, &a, &b, out);
        break;
    default:
        compute(step, &a, &b, out);
    }
}

void share_run(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    enum lane lane = frame->program->registers[step->out].lane;
    uint8_t seen = 0;
    vector_own(frame, step->out, true);
    for (size_t row = 0; row < count; row++) {
        struct cell cell = { .lo = { 0, 1 }, .hi = { 0, 1 } };
        share_row(frame, step, row, &cell);
        if (cell.state > STATE_UNKNOWN)
            cell.lo = cell.hi = (struct number){ 0, 1 };
        if (lane == LANE_SHARE) {
            ((struct number *)out->lo)[row] = cell.lo;
            ((struct number *)out->hi)[row] = cell.hi;
        } else {
            cell_set(lane, out->lo, row, cell.lo.top);
            if (out->hi != out->lo)
                cell_set(lane, out->hi, row, cell.hi.top);
        }
        out->state[row] = cell.state;
        seen |= cell.state;
    }
    if (!seen) {
        out->gaps = false;
        out->hi = out->lo;
    }
}
