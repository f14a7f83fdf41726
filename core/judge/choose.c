/* SPDX-License-Identifier: Apache-2.0 */
/* Tests on codes, logic, and choosing among values (docs/semantics.md, sections 3 and 5). Each step
   has a plain loop for chunks in which every operand is known, and goes row by row otherwise. */
#include "core/judge/frame_steps.h"
#include "core/judge/kernels.h"

#include <string.h>

/* ---- Codes ---------------------------------------------------------------------------------- */

void choose_same(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a], *b = &frame->vectors[step->b];
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, a->gaps || b->gaps);
    frame->world->kernels->same(step->lane, a, b, out->lo, count);
    if (out->gaps)
        frame->world->kernels->code_states(step, a, b, out, count);
}

void choose_one_of(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    const int *codes = frame->program->codes + step->first;
    vector_own(frame, step->out, a->gaps);
    frame->world->kernels->codes(step->lane, a->lo, codes, step->count, out->lo, count);
    if (out->gaps)
        frame->world->kernels->code_states(step, a, NULL, out, count);
}

void choose_has(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, a->gaps);
    memset(out->lo, 1, count);
    if (out->gaps)
        frame->world->kernels->code_states(step, a, NULL, out, count);
}

void choose_test(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, a->gaps);
    memcpy(out->lo, a->lo, count);
    if (out->gaps)
        frame->world->kernels->code_states(step, a, NULL, out, count);
}

/* ---- Logic ---------------------------------------------------------------------------------- */

void choose_all(struct frame *frame, const struct step *step, size_t count)
{
    enum { MOST_AT_ONCE = 64 };
    const int *operands = frame->program->operands + step->first;
    const struct vector *vectors[MOST_AT_ONCE];
    const uint8_t *tests[MOST_AT_ONCE];
    bool gaps = false;
    for (int k = 0; k < step->count; k++) {
        vectors[k] = &frame->vectors[operands[k]];
        tests[k] = vectors[k]->lo;
        gaps |= vectors[k]->gaps;
    }
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, gaps);
    const struct kernels *kernels = frame->world->kernels;
    if (gaps)
        kernels->logic_gaps((enum step_code)step->code, vectors, step->count, out, count);
    else
        kernels->logic((enum step_code)step->code, tests, step->count, out->lo, count);
}

/* ---- by ------------------------------------------------------------------------------------- */

static int by_register(const struct frame *frame, const struct step *step, int code)
{
    const int *codes = frame->program->codes + (int)step->constant;
    for (int k = 0; k < step->count; k++)
        if (codes[k] == code)
            return frame->program->operands[step->first + k];
    return step->other;
}

/* What the values of a choice have in common. */
struct by_values {
    bool gaps;     /* some value is not known on some row */
    bool constant; /* all are the same on all rows */
};

static void by_values_add(const struct frame *frame, int reg, struct by_values *values)
{
    const struct vector *value = &frame->vectors[reg];
    values->gaps |= value->gaps;
    values->constant &= value->uniform && !value->gaps;
}

static struct by_values by_values_of(const struct frame *frame, const struct step *step)
{
    struct by_values values = { .constant = true };
    for (int k = 0; k < step->count; k++)
        by_values_add(frame, frame->program->operands[step->first + k], &values);
    if (step->other != REGISTER_NONE)
        by_values_add(frame, step->other, &values);
    else if (step->count < step->choice_count) /* a code without a value is a gap */
        values = (struct by_values){ .gaps = true };
    return values;
}

/* One value copied where the selector has its code (mask NULL: everywhere). */
static void value_copy(struct frame *frame, const struct step *step, const uint8_t *mask, int reg,
                       bool gaps, size_t count)
{
    const struct kernels *kernels = frame->world->kernels;
    struct vector *out = &frame->vectors[step->out];
    const struct vector *value = &frame->vectors[reg];
    kernels->copy(step->lane, mask, value->lo, value->uniform, out->lo, count);
    if (!gaps)
        return;
    if (out->hi != out->lo)
        kernels->copy(step->lane, mask, value->hi, value->uniform, out->hi, count);
    kernels->copy(LANE_8, mask, vector_states(value), !value->gaps, out->state, count);
}

static void by_columns(struct frame *frame, const struct step *step, bool gaps, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    const struct vector *selector = &frame->vectors[step->a];
    const int *codes = frame->program->codes + (int)step->constant;
    enum lane from = frame->program->registers[step->a].lane;
    int rest = -1; /* where every code has a key, one of them is what the others leave */
    if (step->other != REGISTER_NONE) {
        value_copy(frame, step, NULL, step->other, gaps, count);
    } else if (step->count < step->choice_count) {
        memset(out->state, STATE_GAP, count);
    } else {
        rest = step->selector_yes_no && codes[0] == 1 ? 1 : 0;
        value_copy(frame, step, NULL, frame->program->operands[step->first + rest], gaps, count);
    }
    for (int k = 0; k < step->count; k++) {
        const uint8_t *mask = frame->masks[MASK_TEST];
        if (k == rest)
            continue;
        if (step->selector_yes_no && codes[k] == 1)
            mask = selector->lo;
        else
            frame->world->kernels->codes(from, selector->lo, &codes[k], 1, frame->masks[MASK_TEST],
                                         count);
        value_copy(frame, step, mask, frame->program->operands[step->first + k], gaps, count);
    }
}

/* Column by column for the rows whose selector is known; the others row by row. */
void choose_by(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    const struct vector *selector = &frame->vectors[step->a];
    struct by_values values = by_values_of(frame, step);
    vector_own(frame, step->out, values.gaps || selector->gaps);
    by_columns(frame, step, values.gaps, count);
    if (!selector->gaps)
        return;
    if (!values.gaps) {
        memset(out->state, STATE_KNOWN, count);
        if (out->hi != out->lo)
            memcpy(out->hi, out->lo, count * lane_bytes(step->lane));
    }
    struct selection by = { .vectors = frame->vectors,
                            .selector = selector,
                            .out = out,
                            .values = frame->program->operands + step->first,
                            .count = step->count,
                            .other = step->other,
                            .when_no = by_register(frame, step, 0),
                            .yes_no = step->selector_yes_no,
                            .has_other = step->count < step->choice_count,
                            .interval = out->hi != out->lo,
                            .constant = values.constant,
                            .rows = frame->path_rows,
                            .row_count = count };
    frame->world->kernels->by_rows(step->lane, &by);
}

/* ---- Classes -------------------------------------------------------------------------------- */

static int band_of(const struct frame *frame, const struct step *step, wide x)
{
    int band = 0;
    while (band < step->count && x >= frame->program->bounds[step->first + band])
        band++;
    return band;
}

void choose_band(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    const int *codes = frame->program->codes + (int)step->constant;
    vector_own(frame, step->out, a->gaps);
    enum lane to = frame->program->registers[step->out].lane;
    for (size_t i = 0; i < count; i++) {
        int low = band_of(frame, step, cell_get(step->lane, a->lo, i));
        cell_set(to, out->lo, i, codes[low]);
        if (!out->gaps)
            continue;
        uint8_t state = a->state[i];
        if (state == STATE_ABSENT)
            state = STATE_FAULT;
        if (state == STATE_UNKNOWN && low == band_of(frame, step, cell_get(step->lane, a->hi, i)))
            state = STATE_KNOWN;
        out->state[i] = state;
        if (state != STATE_KNOWN)
            cell_set(to, out->lo, i, 0);
    }
}

/* Where rows of a table hold that must not, or none does. */
void choose_no_value(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, true);
    memset(out->lo, 0, count * lane_bytes(step->lane));
    if (out->hi != out->lo)
        memset(out->hi, 0, count * lane_bytes(step->lane));
    memset(out->state, step->mode, count);
}

/* ---- Rules ---------------------------------------------------------------------------------- */

/* From here on the outcome has states. */
static void rules_need_states(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    if (out->gaps)
        return;
    out->gaps = true;
    out->hi = frame->buffers[step->out].hi;
    memset(out->state, STATE_KNOWN, count);
    if (out->hi != out->lo)
        memcpy(out->hi, out->lo, count * lane_bytes(step->lane));
}

/* The base where no rule was taken; a row is a conflict where two known values clashed. */
static void rules_base(struct frame *frame, const struct step *step, size_t count)
{
    const struct kernels *kernels = frame->world->kernels;
    struct vector *out = &frame->vectors[step->out];
    int32_t *rules = frame->vectors[step->rules].lo;
    const struct part *base = &step->base;
    uint8_t *free_rows = frame->masks[MASK_TAKE];
    const uint8_t *clash = frame->masks[MASK_CLASH];
    unsigned left = kernels->left(frame->masks[MASK_TAKEN], clash, free_rows, count);
    bool has_base = base->value != REGISTER_NONE;
    if ((left & LEFT_CLASH) || ((left & LEFT_FREE) && !has_base))
        rules_need_states(frame, step, count);
    if (left & LEFT_FREE) {
        const int32_t *column =
            base->rules == REGISTER_NONE ? NULL : frame->vectors[base->rules].lo;
        static const uint8_t gap = STATE_GAP;
        kernels->copy(LANE_32, free_rows, column ? column : &base->rule, column == NULL, rules,
                      count);
        if (has_base)
            value_copy(frame, step, free_rows, base->value, out->gaps, count);
        else
            kernels->copy(LANE_8, free_rows, &gap, true, out->state, count);
    }
    static const uint8_t conflict = STATE_CONFLICT;
    if (left & LEFT_CLASH)
        kernels->copy(LANE_8, clash, &conflict, true, out->state, count);
}

static bool part_has_gaps(const struct frame *frame, const struct part *part)
{
    return (part->test != REGISTER_NONE && frame->vectors[part->test].gaps) ||
           (part->value != REGISTER_NONE && frame->vectors[part->value].gaps);
}

static void rules_merge(struct frame *frame, const struct part *part, struct merge *merge)
{
    merge->test = part->test == REGISTER_NONE ? NULL : &frame->vectors[part->test];
    merge->value = &frame->vectors[part->value];
    merge->rule_column = part->rules == REGISTER_NONE ? NULL : frame->vectors[part->rules].lo;
    merge->rule = part->rule;
    frame->world->kernels->merge(merge);
}

static void rules_undecided(struct frame *frame, const struct part *base, struct merge *merge)
{
    struct undecided undecided = {
        .base = base->value == REGISTER_NONE ? NULL : &frame->vectors[base->value],
        .rule_column = base->rules == REGISTER_NONE ? NULL : frame->vectors[base->rules].lo,
        .rule = base->rule,
        .merge = merge
    };
    frame->world->kernels->undecided(&undecided);
    memset(merge->clash, 0, merge->count); /* those that apply for certain are slow */
}

/* Rows that the columns could not settle, one by one; and no rule where there is no value. */
static void rules_end(struct frame *frame, const struct step *step, size_t count)
{
    const struct kernels *kernels = frame->world->kernels;
    struct vector *out = &frame->vectors[step->out];
    struct combining combining = { .vectors = frame->vectors,
                                   .parts = frame->program->parts + step->first,
                                   .part_count = step->count,
                                   .base = step->base,
                                   .out = out,
                                   .rules = frame->vectors[step->rules].lo,
                                   .interval = out->hi != out->lo,
                                   .slow = frame->masks[MASK_SLOW],
                                   .rows = frame->path_rows,
                                   .row_count = count };
    kernels->combine_rows(step->lane, &combining);
    if (kernels->settle(step->lane, out, combining.rules, count) == STATE_KNOWN) {
        out->gaps = false;
        out->hi = out->lo;
    }
}

void choose_rules(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    bool gaps = part_has_gaps(frame, &step->base);
    for (int k = 0; k < step->count; k++)
        gaps |= part_has_gaps(frame, &frame->program->parts[step->first + k]);
    vector_own(frame, step->out, gaps);
    vector_own(frame, step->rules, false);
    struct merge merge = { .lane = (enum lane)step->lane,
                           .count = count,
                           .out = out,
                           .rules = frame->vectors[step->rules].lo,
                           .gaps = gaps,
                           .taken = frame->masks[MASK_TAKEN],
                           .clash = frame->masks[MASK_CLASH],
                           .sure = frame->masks[MASK_SURE],
                           .many = frame->masks[MASK_MANY],
                           .slow = frame->masks[MASK_SLOW],
                           .take = frame->masks[MASK_TAKE],
                           .both = frame->masks[MASK_BOTH],
                           .certain = frame->masks[MASK_TEST] };
    memset(merge.taken, 0, count);
    memset(merge.clash, 0, count);
    memset(merge.slow, 0, count);
    if (gaps) {
        memset(out->state, STATE_KNOWN, count);
        memset(merge.sure, 0, count);
        memset(merge.many, 0, count);
    }
    for (int k = 0; k < step->count; k++)
        rules_merge(frame, &frame->program->parts[step->first + k], &merge);
    if (gaps)
        rules_undecided(frame, &step->base, &merge);
    rules_base(frame, step, count);
    if (out->gaps)
        rules_end(frame, step, count);
}
