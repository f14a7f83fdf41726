/* SPDX-License-Identifier: Apache-2.0 */
/* Tests on codes, logic, and choosing among values (docs/semantics.md, sections 3 and 5). Each step
   has a plain loop for chunks in which every operand is known, and goes row by row otherwise. */
#include "core/judge/frame_steps.h"

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
    uint8_t *yes = out->lo;
    if (step->lane == LANE_8)
        for (size_t i = 0; i < count; i++)
            yes[i] = ((const uint8_t *)a->lo)[i] == ((const uint8_t *)b->lo)[i];
    else
        for (size_t i = 0; i < count; i++)
            yes[i] = ((const int32_t *)a->lo)[i] == ((const int32_t *)b->lo)[i];
    code_test_states(step, a, b, out, count);
}

void choose_one_of(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    const int *codes = frame->program->codes + step->first;
    vector_own(frame, step->out, a->gaps);
    uint8_t *yes = out->lo;
    for (size_t i = 0; i < count; i++) {
        int code = (int)cell_get(step->lane, a->lo, i);
        uint8_t found = 0;
        for (int k = 0; k < step->count; k++)
            found |= code == codes[k];
        yes[i] = found;
    }
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

/* all: a known no settles it; any and none: a known yes does. Else the worst of gaps and faults,
   else open, else unknown, else all of them are known. */
static void all_row(const struct frame *frame, const struct step *step, struct vector *out,
                    size_t row)
{
    bool settling = step->code != STEP_ALL;
    uint8_t worst = STATE_KNOWN;
    bool settled = false;
    for (int k = 0; k < step->count; k++) {
        bool yes;
        uint8_t state =
            test_state(&frame->vectors[frame->program->operands[step->first + k]], row, &yes);
        if (state == STATE_KNOWN && yes == settling)
            settled = true;
        worst = worse(worst, state);
    }
    bool value = settled ? settling : !settling;
    ((uint8_t *)out->lo)[row] = (step->code == STEP_NONE) != value;
    out->state[row] = settled ? STATE_KNOWN : worst;
    if (out->state[row] != STATE_KNOWN)
        ((uint8_t *)out->lo)[row] = 0;
}

void choose_all(struct frame *frame, const struct step *step, size_t count)
{
    const int *operands = frame->program->operands + step->first;
    bool gaps = false;
    for (int k = 0; k < step->count; k++)
        gaps |= frame->vectors[operands[k]].gaps;
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, gaps);
    if (gaps) {
        for (size_t i = 0; i < count; i++)
            all_row(frame, step, out, i);
        return;
    }
    uint8_t *yes = out->lo;
    for (size_t i = 0; i < count; i++)
        yes[i] = step->code == STEP_ALL;
    for (int k = 0; k < step->count; k++) {
        const uint8_t *test = frame->vectors[operands[k]].lo;
        if (step->code == STEP_ALL)
            for (size_t i = 0; i < count; i++)
                yes[i] &= test[i];
        else
            for (size_t i = 0; i < count; i++)
                yes[i] |= test[i];
    }
    for (size_t i = 0; step->code == STEP_NONE && i < count; i++)
        yes[i] ^= 1;
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

void choose_by(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    bool gaps = frame->vectors[step->a].gaps;
    for (int k = 0; k < step->count; k++)
        gaps |= frame->vectors[frame->program->operands[step->first + k]].gaps;
    if (step->other != REGISTER_NONE)
        gaps |= frame->vectors[step->other].gaps;
    else
        gaps |= step->count < step->choice_count; /* a code without a value is a gap */
    vector_own(frame, step->out, gaps);
    enum lane lane = step->lane;
    bool interval = out->hi != out->lo;
    if (gaps) {
        for (size_t i = 0; i < count; i++) {
            struct candidate value = by_row(frame, step, i, interval);
            candidate_put(out, lane, i, &value);
        }
        return;
    }
    enum lane from = frame->program->registers[step->a].lane;
    for (size_t i = 0; i < count; i++) {
        int reg = by_register(frame, step,
                              (int)cell_get(from, frame->vectors[step->a].lo, i));
        cell_set(lane, out->lo, i, cell_get(lane, frame->vectors[reg].lo, i));
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

void choose_rules(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, true);
    vector_own(frame, step->rules, false);
    int32_t *rules = frame->vectors[step->rules].lo;
    bool interval = out->hi != out->lo;
    uint8_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        struct candidate value = rules_row(frame, step, i, interval, &rules[i]);
        candidate_put(out, step->lane, i, &value);
        seen |= (uint8_t)value.state;
    }
    if (!seen) {
        out->gaps = false;
        out->hi = out->lo;
    }
}
