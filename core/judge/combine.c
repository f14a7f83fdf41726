/* SPDX-License-Identifier: Apache-2.0 */
/* Clauses that combine (docs/semantics.md, section 5): what each gives is added up, or the largest
   or smallest counts. Row by row. */
#include "core/judge/frame_steps.h"

/* Parts as one row has them. The sum and the extremes of no values are undefined: see count. */
struct joined {
    int count;
    bool unknown;
    wide lo, hi;
};

struct tally {
    struct joined certain, possible; /* D; D and P */
    struct candidate any;            /* the candidates P and the base, so far as there are any */
    int any_count;
    uint8_t test, ruling; /* the worst test; the worst ruling of D */
    bool conflict, open;
    int maybe; /* how many are in P */
};

static void join(enum combine way, struct joined *joined, const struct candidate *value)
{
    bool first = joined->count++ == 0;
    joined->unknown |= value->state != STATE_KNOWN;
    if (way == COMBINE_SUM) {
        joined->lo += value->lo;
        joined->hi += value->hi;
        return;
    }
    bool largest = way == COMBINE_LARGEST;
    if (first || (largest ? value->lo > joined->lo : value->lo < joined->lo))
        joined->lo = value->lo;
    if (first || (largest ? value->hi > joined->hi : value->hi < joined->hi))
        joined->hi = value->hi;
}

/* One more of several possible values (docs/semantics.md, candidates). */
static void candidate_add(struct candidate *all, int *count, struct candidate value)
{
    if (value.state == STATE_CONFLICT)
        value.state = STATE_FAULT;
    if ((*count)++ == 0) {
        *all = value;
    } else if (all->state <= STATE_UNKNOWN && value.state <= STATE_UNKNOWN) {
        bool same = all->state == STATE_KNOWN && value.state == STATE_KNOWN && all->lo == value.lo;
        all->state = same ? STATE_KNOWN : STATE_UNKNOWN;
        all->lo = value.lo < all->lo ? value.lo : all->lo;
        all->hi = value.hi > all->hi ? value.hi : all->hi;
    } else if (all->state >= STATE_GAP && value.state >= STATE_GAP) {
        all->state = value.state > all->state ? value.state : all->state;
    } else {
        all->state = STATE_OPEN;
    }
}

static struct candidate cell(const struct frame *frame, int reg, size_t row)
{
    if (reg == REGISTER_NONE)
        return (struct candidate){ .state = STATE_GAP };
    const struct vector *vector = &frame->vectors[reg];
    enum lane lane = frame->program->registers[reg].lane;
    struct candidate value = { .state = vector->gaps ? (enum state)vector->state[row] : STATE_KNOWN,
                               .lo = cell_get(lane, vector->lo, row),
                               .hi = cell_get(lane, vector->hi, row) };
    if (value.state == STATE_ABSENT)
        value.state = STATE_FAULT;
    return value;
}

/* How a part applies: yes, no, or the state of a test that is neither. */
enum applies { APPLIES_NOT, APPLIES_MAYBE, APPLIES };
static enum applies part_applies(const struct frame *frame, const struct part *part, size_t row,
                                 struct tally *tally)
{
    if (part->test == REGISTER_NONE)
        return APPLIES;
    const struct vector *test = &frame->vectors[part->test];
    uint8_t state = test->gaps ? test->state[row] : STATE_KNOWN;
    if (state == STATE_KNOWN)
        return ((const uint8_t *)test->lo)[row] ? APPLIES : APPLIES_NOT;
    if (state == STATE_ABSENT)
        return APPLIES_NOT;
    if (state >= STATE_GAP)
        tally->test = state > tally->test ? state : tally->test;
    tally->open |= state == STATE_OPEN;
    return state >= STATE_GAP ? APPLIES_NOT : APPLIES_MAYBE;
}

static void tally_part(const struct frame *frame, enum combine way, const struct part *part,
                       size_t row, struct tally *tally)
{
    enum applies applies = part_applies(frame, part, row, tally);
    if (applies == APPLIES_NOT)
        return;
    struct candidate value = cell(frame, part->value, row);
    tally->maybe += applies == APPLIES_MAYBE;
    if (value.state > STATE_UNKNOWN) {
        bool faulty = applies == APPLIES && value.state >= STATE_GAP;
        tally->conflict |= faulty && value.state == STATE_CONFLICT;
        if (faulty && value.state != STATE_CONFLICT && (uint8_t)value.state > tally->ruling)
            tally->ruling = (uint8_t)value.state;
        tally->open = true;
        tally->certain.count += applies == APPLIES;
        return;
    }
    if (applies == APPLIES) {
        join(way, &tally->certain, &value);
    } else if (way == COMBINE_SUM) {
        int two = 1;
        struct candidate nothing = { .state = STATE_KNOWN };
        candidate_add(&value, &two, nothing);
    } else {
        candidate_add(&tally->any, &tally->any_count, value);
    }
    join(way, &tally->possible, &value);
}

static struct candidate joined_value(const struct joined *joined)
{
    return (struct candidate){ .state = joined->unknown ? STATE_UNKNOWN : STATE_KNOWN,
                               .lo = joined->lo,
                               .hi = joined->hi };
}

/* No test and no ruling that matters is worse than unknown, and there are some. */
static struct candidate tally_value(enum combine way, struct tally *tally, struct candidate base)
{
    struct candidate all = joined_value(&tally->possible);
    int count = 0;
    if (way == COMBINE_SUM && tally->certain.count > 0)
        return all;
    struct candidate value = { .state = STATE_KNOWN };
    if (tally->certain.count > 0) {
        candidate_add(&value, &count, joined_value(&tally->certain));
        candidate_add(&value, &count, all);
    } else {
        candidate_add(&value, &count, way == COMBINE_SUM ? all : tally->any);
        candidate_add(&value, &count, base);
    }
    return value;
}

static int32_t part_rule(const struct frame *frame, const struct part *part, size_t row)
{
    return part->rules == REGISTER_NONE ? part->rule
                                        : ((const int32_t *)frame->vectors[part->rules].lo)[row];
}

/* The first rule that is named, in natural order: of those that gave what counts in D. */
static int32_t first_rule(const struct frame *frame, const struct step *step, size_t row,
                          const struct candidate *outcome)
{
    int32_t first = RULE_NONE;
    for (int k = 0; k < step->count; k++) {
        const struct part *part = &frame->program->parts[step->first + k];
        struct tally ignored = { 0 };
        if (part_applies(frame, part, row, &ignored) != APPLIES)
            continue;
        int32_t rule = part_rule(frame, part, row);
        bool counts = step->mode == COMBINE_SUM || cell(frame, part->value, row).lo == outcome->lo;
        if (counts && (first == RULE_NONE || rule < first))
            first = rule;
    }
    return first;
}

static struct candidate combine_row(const struct frame *frame, const struct step *step, size_t row,
                                    int32_t *rule)
{
    struct tally tally = { 0 };
    enum combine way = (enum combine)step->mode;
    struct candidate base = cell(frame, step->base.value, row), value = base;
    for (int k = 0; k < step->count; k++)
        tally_part(frame, way, &frame->program->parts[step->first + k], row, &tally);
    bool by_base = tally.certain.count == 0;
    if (tally.test)
        value = (struct candidate){ .state = (enum state)tally.test };
    else if (tally.conflict)
        value = (struct candidate){ .state = STATE_CONFLICT };
    else if (tally.ruling)
        value = (struct candidate){ .state = (enum state)tally.ruling };
    else if (tally.open)
        value = (struct candidate){ .state = STATE_OPEN };
    else if (!by_base || tally.maybe > 0)
        value = tally_value(way, &tally, base);
    *rule = RULE_NONE;
    if (value.state == STATE_KNOWN)
        *rule = by_base ? part_rule(frame, &step->base, row) : first_rule(frame, step, row, &value);
    if (value.state > STATE_UNKNOWN)
        value.lo = value.hi = 0;
    return value;
}

void combine_rules(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    enum lane lane = (enum lane)step->lane;
    uint8_t seen = 0;
    vector_own(frame, step->out, true);
    vector_own(frame, step->rules, false);
    int32_t *rules = frame->vectors[step->rules].lo;
    for (size_t row = 0; row < count; row++) {
        struct candidate value = combine_row(frame, step, row, &rules[row]);
        cell_set(lane, out->lo, row, value.lo);
        cell_set(lane, out->hi, row, value.hi);
        out->state[row] = (uint8_t)value.state;
        seen |= (uint8_t)value.state;
    }
    if (!seen) {
        out->gaps = false;
        out->hi = out->lo;
    }
}
