/* SPDX-License-Identifier: Apache-2.0 */
/* Tests on codes, logic, and choosing among values (docs/semantics.md, sections 3 and 5). Each step
   has a plain loop for chunks in which every operand is known, and goes row by row otherwise. */
#include "core/judge/frame_steps.h"
#include "core/judge/kernels.h"

#include <string.h>

static uint8_t vector_state(const struct vector *vector, size_t row)
{
    return vector->gaps ? vector->state[row] : STATE_KNOWN;
}

static uint8_t worse(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

/* ---- Codes ------------------------------------------------------------------------------------- */

/* Comparisons of codes where a state is not known: gap and fault, open, absent (no), unknown. */
static void code_test_states(const struct step *step, const struct vector *a,
                             const struct vector *b, struct vector *out, size_t count)
{
    uint8_t *yes = out->lo;
    for (size_t i = 0; out->gaps && i < count; i++) {
        uint8_t x = test_rank(vector_state(a, i), step->mode & DIRECT_A);
        uint8_t y = b ? test_rank(vector_state(b, i), step->mode & DIRECT_B) : RANK_KNOWN;
        uint8_t worst = worse(x, y);
        out->state[i] = test_of_rank(worst);
        if (worst != RANK_KNOWN)
            yes[i] = 0;
    }
}

void choose_same(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a], *b = &frame->vectors[step->b];
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, a->gaps || b->gaps);
    frame->world->kernels->same(step->lane, a, b, out->lo, count);
    code_test_states(step, a, b, out, count);
}

void choose_one_of(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    const int *codes = frame->program->codes + step->first;
    vector_own(frame, step->out, a->gaps);
    frame->world->kernels->codes(step->lane, a->lo, codes, step->count, out->lo, count);
    code_test_states(step, a, NULL, out, count);
}

void choose_has(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, a->gaps);
    uint8_t *yes = out->lo;
    for (size_t i = 0; i < count; i++) {
        uint8_t state = vector_state(a, i);
        yes[i] = state == STATE_KNOWN;
        if (out->gaps)
            out->state[i] = test_of_rank(test_rank(state, step->mode & DIRECT_A));
    }
}

void choose_test(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, a->gaps);
    if (!a->gaps) {
        memcpy(out->lo, a->lo, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        uint8_t state = a->state[i];
        ((uint8_t *)out->lo)[i] = state == STATE_KNOWN && ((const uint8_t *)a->lo)[i];
        out->state[i] = test_of_rank(test_rank(state, true));
    }
}

/* ---- Logic ------------------------------------------------------------------------------------- */

/* A test as it is wanted: absent is no (the value of `by` may be absent). */
static uint8_t test_state(const struct vector *test, size_t row, bool *yes)
{
    uint8_t state = vector_state(test, row);
    *yes = state == STATE_KNOWN && ((const uint8_t *)test->lo)[row];
    return state == STATE_ABSENT ? STATE_KNOWN : state;
}

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

/* ---- Candidates -------------------------------------------------------------------------------- */

struct candidate candidates_join(const struct candidate *candidates, int count, bool interval)
{
    struct candidate join = candidates[0];
    bool equal = true, known = true, settled = true, absent = true, faulty = true;
    for (int i = 0; i < count; i++) {
        const struct candidate *one = &candidates[i];
        equal &= one->state == STATE_KNOWN && one->lo == candidates[0].lo;
        known &= one->state <= STATE_UNKNOWN;
        absent &= one->state == STATE_ABSENT;
        faulty &= one->state >= STATE_GAP;
        settled &= one->state == STATE_KNOWN;
        if (one->state > join.state)
            join.state = one->state;
        if (known && one->lo < join.lo)
            join.lo = one->lo;
        if (known && one->hi > join.hi)
            join.hi = one->hi;
    }
    if (settled && equal)
        return candidates[0];
    if (absent || faulty)
        return (struct candidate){ .state = join.state };
    if (!known)
        return (struct candidate){ .state = STATE_OPEN };
    join.state = STATE_UNKNOWN;
    if (!interval)
        join.lo = join.hi = 0;
    return join;
}

static struct candidate candidate_at(const struct frame *frame, int reg, size_t row)
{
    if (reg == REGISTER_NONE)
        return (struct candidate){ .state = STATE_GAP };
    const struct vector *vector = &frame->vectors[reg];
    enum lane lane = frame->program->registers[reg].lane;
    return (struct candidate){ (enum state)vector_state(vector, row),
                               cell_get(lane, vector->lo, row), cell_get(lane, vector->hi, row) };
}

static void candidate_put(struct vector *out, enum lane lane, size_t row,
                          const struct candidate *value)
{
    bool number = value->state <= STATE_UNKNOWN;
    cell_set(lane, out->lo, row, number ? value->lo : 0);
    if (out->hi != out->lo)
        cell_set(lane, out->hi, row, number ? value->hi : 0);
    if (out->gaps)
        out->state[row] = (uint8_t)value->state;
}

/* ---- by ------------------------------------------------------------------------------------------ */

/* A join in progress: pair by pair gives what all at once would, since each of the cases (equal,
   all absent, all faulty, all with an interval) holds of the whole where it holds of the join so far
   and the new one. */
struct joining {
    bool interval;
    int count;
    struct candidate join;
};
static void joining_add(struct joining *joining, struct candidate value)
{
    if (joining->count++ == 0) {
        joining->join = value;
        return;
    }
    struct candidate pair[2] = { joining->join, value };
    joining->join = candidates_join(pair, 2, joining->interval);
}

static int by_register(const struct frame *frame, const struct step *step, int code)
{
    const int *codes = frame->program->codes + (int)step->constant;
    for (int k = 0; k < step->count; k++)
        if (codes[k] == code)
            return frame->program->operands[step->first + k];
    return step->other;
}

static struct candidate by_row(const struct frame *frame, const struct step *step, size_t row,
                               bool interval)
{
    const struct vector *selector = &frame->vectors[step->a];
    uint8_t state = vector_state(selector, row);
    enum lane lane = frame->program->registers[step->a].lane;
    if (step->selector_yes_no && state == STATE_ABSENT)
        return candidate_at(frame, by_register(frame, step, 0), row);
    if (state == STATE_ABSENT)
        return (struct candidate){ .state = STATE_FAULT };
    if (state >= STATE_OPEN)
        return (struct candidate){ .state = (enum state)state };
    if (state == STATE_KNOWN)
        return candidate_at(frame, by_register(frame, step, (int)cell_get(lane, selector->lo, row)),
                            row);
    struct joining joining = { .interval = interval };
    for (int k = 0; k < step->count; k++)
        joining_add(&joining,
                    candidate_at(frame, frame->program->operands[step->first + k], row));
    if (step->count < step->choice_count)
        joining_add(&joining, candidate_at(frame, step->other, row));
    return joining.join;
}

/* One value copied where the selector has its code. */
static void by_copy(struct frame *frame, const struct step *step, const uint8_t *mask, int reg,
                    size_t count)
{
    const struct kernels *kernels = frame->world->kernels;
    struct vector *out = &frame->vectors[step->out];
    const struct vector *value = &frame->vectors[reg];
    kernels->copy(step->lane, mask, value->lo, value->uniform, out->lo, count);
    if (!out->gaps)
        return;
    if (out->hi != out->lo)
        kernels->copy(step->lane, mask, value->hi, value->uniform, out->hi, count);
    kernels->copy(LANE_8, mask, vector_states(value), false, out->state, count);
}

/* Column by column for the rows whose selector is known; the others row by row. */
void choose_by(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    const struct vector *selector = &frame->vectors[step->a];
    const int *codes = frame->program->codes + (int)step->constant;
    bool gaps = selector->gaps;
    for (int k = 0; k < step->count; k++)
        gaps |= frame->vectors[frame->program->operands[step->first + k]].gaps;
    if (step->other != REGISTER_NONE)
        gaps |= frame->vectors[step->other].gaps;
    else
        gaps |= step->count < step->choice_count; /* a code without a value is a gap */
    vector_own(frame, step->out, gaps);
    enum lane from = frame->program->registers[step->a].lane;
    if (step->other != REGISTER_NONE)
        by_copy(frame, step, states_yes, step->other, count);
    else if (gaps)
        memset(out->state, STATE_GAP, count);
    for (int k = 0; k < step->count; k++) {
        const uint8_t *mask = frame->masks[MASK_TEST];
        if (step->selector_yes_no && codes[k] == 1)
            mask = selector->lo;
        else
            frame->world->kernels->codes(from, selector->lo, &codes[k], 1, frame->masks[MASK_TEST],
                                         count);
        by_copy(frame, step, mask, frame->program->operands[step->first + k], count);
    }
    for (size_t i = 0; selector->gaps && i < count; i++) {
        if (selector->state[i] == STATE_KNOWN)
            continue;
        struct candidate value = by_row(frame, step, i, out->hi != out->lo);
        candidate_put(out, step->lane, i, &value);
    }
}

/* ---- Classes -------------------------------------------------------------------------------------- */

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
    int32_t *to = out->lo;
    for (size_t i = 0; i < count; i++) {
        int low = band_of(frame, step, cell_get(step->lane, a->lo, i));
        to[i] = codes[low];
        if (!out->gaps)
            continue;
        uint8_t state = a->state[i];
        if (state == STATE_ABSENT)
            state = STATE_FAULT;
        if (state == STATE_UNKNOWN && low == band_of(frame, step, cell_get(step->lane, a->hi, i)))
            state = STATE_KNOWN;
        out->state[i] = state;
        if (state != STATE_KNOWN)
            to[i] = 0;
    }
}

/* ---- Rules ---------------------------------------------------------------------------------------- */

/* What a rule's own ruling gives: an absent outcome is a fault. */
static struct candidate part_value(const struct frame *frame, const struct part *part, size_t row)
{
    struct candidate value = candidate_at(frame, part->value, row);
    if (value.state == STATE_ABSENT)
        value.state = STATE_FAULT;
    return value;
}

static int32_t part_rule(const struct frame *frame, const struct part *part, size_t row)
{
    if (part->rules == REGISTER_NONE)
        return part->rule;
    return ((const int32_t *)frame->vectors[part->rules].lo)[row];
}

/* One row's combination of rules with a base, as the table of docs/semantics.md goes: D are the
   rules that certainly apply, P those that may. */
struct combination {
    uint8_t worst_test;
    bool open_test;
    bool conflict;
    uint8_t worst_certain; /* worst gap or fault of a ruling in D */
    int certain_count, possible_count;
    bool equal;             /* all rulings of D and P are known and equal */
    struct candidate first; /* of D and P */
    bool first_certain;     /* a known value of D was met: */
    wide certain;
    int32_t rule;       /* the first in order of those that gave it */
    struct joining all; /* D and P; a conflict counts as a fault */
};

static void combination_add_certain(struct combination *c, const struct candidate *value,
                                    int32_t rule)
{
    c->certain_count++;
    c->conflict |= value->state == STATE_CONFLICT;
    if (value->state >= STATE_GAP)
        c->worst_certain = worse(c->worst_certain, (uint8_t)value->state);
    if (value->state != STATE_KNOWN)
        return;
    if (c->first_certain && c->certain != value->lo)
        c->conflict = true;
    if (!c->first_certain || rule < c->rule)
        c->rule = rule;
    c->first_certain = true;
    c->certain = value->lo;
}

static void combination_add(struct combination *c, struct candidate value, bool certain,
                            int32_t rule)
{
    if (certain)
        combination_add_certain(c, &value, rule);
    else
        c->possible_count++;
    if (value.state == STATE_CONFLICT)
        value.state = STATE_FAULT;
    if (c->all.count == 0) {
        c->first = value;
        c->equal = value.state == STATE_KNOWN;
    }
    c->equal &= value.state == STATE_KNOWN && value.lo == c->first.lo;
    joining_add(&c->all, value);
}

static struct candidate combination_end(struct combination *c, struct candidate base,
                                        int32_t base_rule, int32_t *rule)
{
    *rule = RULE_NONE;
    if (c->worst_test)
        return (struct candidate){ .state = (enum state)c->worst_test };
    if (c->conflict)
        return (struct candidate){ .state = STATE_CONFLICT };
    if (c->worst_certain)
        return (struct candidate){ .state = (enum state)c->worst_certain };
    if (c->certain_count + c->possible_count == 0) {
        *rule = base.state == STATE_KNOWN ? base_rule : RULE_NONE;
        return base;
    }
    if (c->certain_count > 0) {
        if (c->equal && !c->open_test)
            *rule = c->rule;
        else if (c->certain_count > 1 || c->possible_count > 0)
            return (struct candidate){ .state = STATE_OPEN };
        return c->all.join;
    }
    if (c->open_test || (c->possible_count > 1 && !c->equal))
        return (struct candidate){ .state = STATE_OPEN };
    if (base.state == STATE_CONFLICT)
        base.state = STATE_FAULT;
    joining_add(&c->all, base);
    if (c->all.join.state == STATE_KNOWN)
        *rule = base_rule;
    return c->all.join;
}

static struct candidate rules_row(const struct frame *frame, const struct step *step, size_t row,
                                  bool interval, int32_t *rule)
{
    struct combination c = { .all = { .interval = interval } };
    for (int k = 0; k < step->count; k++) {
        const struct part *part = &frame->program->parts[step->first + k];
        bool yes = true;
        uint8_t state = STATE_KNOWN;
        if (part->test != REGISTER_NONE)
            state = test_state(&frame->vectors[part->test], row, &yes);
        c.open_test |= state == STATE_OPEN;
        if (state >= STATE_GAP)
            c.worst_test = worse(c.worst_test, state);
        else if (state != STATE_KNOWN || yes)
            combination_add(&c, part_value(frame, part, row), state == STATE_KNOWN,
                            part_rule(frame, part, row));
    }
    return combination_end(&c, part_value(frame, &step->base, row),
                           part_rule(frame, &step->base, row), rule);
}

/* The base where no rule was taken; a row is a conflict where two known values clashed. */
static void rules_base(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    int32_t *rules = frame->vectors[step->rules].lo;
    const uint8_t *taken = frame->masks[MASK_TAKEN], *clash = frame->masks[MASK_CLASH];
    uint8_t *free_rows = frame->masks[MASK_TAKE];
    uint8_t any_free = 0, any_clash = 0;
    for (size_t i = 0; i < count; i++) {
        free_rows[i] = taken[i] ^ 1;
        any_free |= free_rows[i];
        any_clash |= clash[i];
    }
    bool has_base = step->base.value != REGISTER_NONE;
    if (!out->gaps && (any_clash || (any_free && !has_base))) {
        out->gaps = true;
        out->hi = frame->buffers[step->out].hi;
        memset(out->state, STATE_KNOWN, count);
        if (out->hi != out->lo)
            memcpy(out->hi, out->lo, count * lane_bytes(step->lane));
    }
    if (any_free && has_base)
        by_copy(frame, step, free_rows, step->base.value, count);
    for (size_t i = 0; any_free && i < count; i++) {
        if (taken[i])
            continue;
        rules[i] = part_rule(frame, &step->base, i);
        if (!has_base)
            out->state[i] = STATE_GAP;
        else if (out->gaps && out->state[i] == STATE_ABSENT)
            out->state[i] = STATE_FAULT;
    }
    for (size_t i = 0; any_clash && i < count; i++)
        if (clash[i])
            out->state[i] = STATE_CONFLICT;
}

/* Rows that the columns could not settle, one by one; and no rule where there is no value. */
static void rules_end(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    int32_t *rules = frame->vectors[step->rules].lo;
    const uint8_t *slow = frame->masks[MASK_SLOW];
    uint8_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        if (slow[i]) {
            struct candidate value = rules_row(frame, step, i, out->hi != out->lo, &rules[i]);
            candidate_put(out, step->lane, i, &value);
        }
        if (out->state[i] > STATE_UNKNOWN) {
            cell_set(step->lane, out->lo, i, 0);
            cell_set(step->lane, out->hi, i, 0);
        }
        if (out->state[i] != STATE_KNOWN)
            rules[i] = RULE_NONE;
        seen |= out->state[i];
    }
    if (!seen) {
        out->gaps = false;
        out->hi = out->lo;
    }
}

static bool part_has_gaps(const struct frame *frame, const struct part *part)
{
    return (part->test != REGISTER_NONE && frame->vectors[part->test].gaps) ||
           (part->value != REGISTER_NONE && frame->vectors[part->value].gaps);
}

/* Merges one part; rows whose test is not known are left to be gone through one by one. */
static void rules_merge(struct frame *frame, const struct part *part, struct merge *merge)
{
    const struct vector *test = part->test == REGISTER_NONE ? NULL : &frame->vectors[part->test];
    merge->test = test ? test->lo : states_yes;
    merge->value = &frame->vectors[part->value];
    merge->state = vector_states(merge->value);
    merge->rule_column =
        part->rules == REGISTER_NONE ? NULL : frame->vectors[part->rules].lo;
    merge->rule = part->rule;
    if (test && test->gaps) {
        uint8_t *known = frame->masks[MASK_TEST];
        const uint8_t *yes = test->lo;
        for (size_t i = 0; i < merge->count; i++) {
            merge->slow[i] |= test->state[i] != STATE_KNOWN;
            known[i] = (uint8_t)(yes[i] & (test->state[i] == STATE_KNOWN));
        }
        merge->test = known;
    }
    frame->world->kernels->merge(merge);
}

void choose_rules(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    bool gaps = part_has_gaps(frame, &step->base);
    for (int k = 0; k < step->count; k++)
        gaps |= part_has_gaps(frame, &frame->program->parts[step->first + k]);
    vector_own(frame, step->out, gaps);
    vector_own(frame, step->rules, false);
    struct merge merge = { .lane = (enum lane)step->lane, .count = count, .out = out,
                           .rules = frame->vectors[step->rules].lo, .gaps = gaps,
                           .taken = frame->masks[MASK_TAKEN], .clash = frame->masks[MASK_CLASH],
                           .slow = frame->masks[MASK_SLOW], .take = frame->masks[MASK_TAKE],
                           .both = frame->masks[MASK_BOTH] };
    memset(merge.taken, 0, count);
    memset(merge.clash, 0, count);
    memset(merge.slow, 0, count);
    if (gaps)
        memset(out->state, STATE_KNOWN, count);
    for (int k = 0; k < step->count; k++)
        rules_merge(frame, &frame->program->parts[step->first + k], &merge);
    rules_base(frame, step, count);
    if (out->gaps)
        rules_end(frame, step, count);
}
