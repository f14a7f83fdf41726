/* SPDX-License-Identifier: Apache-2.0 */
/* Working days, row by row (docs/semantics.md, section 4): a day outside the calendars is a fault,
   and where it is not certain that it is one, open. */
#include "core/judge/frame_steps.h"
#include "core/judge/run_internal.h"

static struct candidate read_at(const struct frame *frame, int reg, size_t row)
{
    const struct vector *vector = &frame->vectors[reg];
    enum lane lane = frame->program->registers[reg].lane;
    return (struct candidate){ .state = (enum state)vector_states(vector)[row],
                               .lo = cell_get(lane, vector->lo, row),
                               .hi = cell_get(lane, vector->hi, row) };
}

static enum state worse(enum state a, enum state b)
{
    a = a == STATE_ABSENT ? STATE_FAULT : a;
    b = b == STATE_ABSENT ? STATE_FAULT : b;
    return a > b ? a : b;
}

static bool covered(const struct working_days *working, const struct candidate *day)
{
    return day->lo >= working->first && day->hi <= working->last;
}

static bool outside(const struct working_days *working, const struct candidate *day)
{
    return day->hi < working->first || day->lo > working->last;
}

static void add_days(const struct working_days *working, const struct candidate *day,
                     const struct candidate *count, struct candidate *out)
{
    int32_t first = day->lo < working->first ? working->first : (int32_t)day->lo, lo = 0, hi = 0;
    if (outside(working, day) || !working_days_after(working, first, (int64_t)count->lo, &lo))
        out->state = STATE_FAULT; /* already the earliest of them */
    else if (!covered(working, day) ||
             !working_days_after(working, (int32_t)day->hi, (int64_t)count->hi, &hi))
        out->state = STATE_OPEN;
    out->lo = lo;
    out->hi = hi;
}

static void count_days(const struct working_days *working, const struct candidate *from,
                       const struct candidate *to, struct candidate *out)
{
    if (outside(working, from) || outside(working, to)) {
        out->state = STATE_FAULT;
    } else if (!covered(working, from) || !covered(working, to)) {
        out->state = STATE_OPEN;
    } else {
        out->lo = working_days_until(working, (int32_t)to->lo) -
                  working_days_until(working, (int32_t)from->hi);
        out->hi = working_days_until(working, (int32_t)to->hi) -
                  working_days_until(working, (int32_t)from->lo);
    }
}

void working_step(struct frame *frame, const struct step *step, size_t rows)
{
    const struct working_days *working = step->what;
    bool gaps = false;
    vector_own(frame, step->out, true);
    struct vector *out = &frame->vectors[step->out];
    for (size_t row = 0; row < rows; row++) {
        struct candidate a = read_at(frame, step->a, row), b = read_at(frame, step->b, row);
        struct candidate value = { .state = worse(a.state, b.state) };
        if (value.state <= STATE_UNKNOWN && step->code == STEP_WORKING_ADD)
            add_days(working, &a, &b, &value);
        else if (value.state <= STATE_UNKNOWN)
            count_days(working, &a, &b, &value);
        bool interval = value.state <= STATE_UNKNOWN;
        cell_set(LANE_32, out->lo, row, interval ? value.lo : 0);
        cell_set(LANE_32, out->hi, row, interval ? value.hi : 0);
        out->state[row] = (uint8_t)value.state;
        gaps |= value.state != STATE_KNOWN;
    }
    if (!gaps) {
        out->gaps = false;
        out->hi = out->lo;
    }
}

/* The year without a calendar, of a step that is a fault on the frame's only row. */
static int32_t missing_day(const struct frame *frame, const struct step *step)
{
    const struct working_days *working = step->what;
    struct candidate a = read_at(frame, step->a, 0), b = read_at(frame, step->b, 0);
    if (outside(working, &a))
        return (int32_t)(a.hi < working->first ? a.hi : a.lo);
    if (step->code == STEP_WORKING_TO && outside(working, &b))
        return (int32_t)(b.hi < working->first ? b.hi : b.lo);
    return working->last + 1;
}

bool working_reason(struct buffer *out, const struct frame *frame, const struct node *node)
{
    int reg = program_register_of(frame->program, node), year, month, day;
    for (int i = 0; i < frame->program->step_count; i++) {
        const struct step *step = &frame->program->steps[i];
        if (step->out != reg || (step->code != STEP_WORKING_ADD && step->code != STEP_WORKING_TO))
            continue;
        day_to_civil(missing_day(frame, step), &year, &month, &day);
        node_print(out, node);
        buffer_format(out, ": there is no calendar for %d", year);
        return true;
    }
    return false;
}
