/* SPDX-License-Identifier: Apache-2.0 */
/* Choosing row by row where whole columns cannot settle it (docs/semantics.md, section 5), for one
   lane: included by kernel_set.h as kernel_lanes.h is. Rows that are not known are few among many,
   so they are listed first. */

struct LANE_NAME(candidate) {
    int state;
    LANE_WHOLE lo, hi; /* not narrower than an int: registers are faster whole */
};

static inline struct LANE_NAME(candidate)
    LANE_NAME(candidate_at)(const struct vector *vectors, int reg, size_t row)
{
    if (reg == REGISTER_NONE)
        return (struct LANE_NAME(candidate)){ .state = STATE_GAP };
    const struct vector *vector = &vectors[reg];
    row = vector->uniform ? 0 : row;
    return (struct LANE_NAME(candidate)){ vector->gaps ? vector->state[row] : STATE_KNOWN,
                                          ((const LANE_TYPE *)vector->lo)[row],
                                          ((const LANE_TYPE *)vector->hi)[row] };
}

static inline void LANE_NAME(candidate_put)(const struct vector *out, size_t row,
                                            struct LANE_NAME(candidate) value)
{
    bool number = value.state <= STATE_UNKNOWN;
    ((LANE_TYPE *)out->lo)[row] = (LANE_TYPE)(number ? value.lo : 0);
    if (out->hi != out->lo)
        ((LANE_TYPE *)out->hi)[row] = (LANE_TYPE)(number ? value.hi : 0);
    out->state[row] = (uint8_t)value.state;
}

/* Joined pair by pair: each case of the page holds of the whole where it holds of the join so far
   and the new one. */
static inline struct LANE_NAME(candidate)
    LANE_NAME(join)(struct LANE_NAME(candidate) a, struct LANE_NAME(candidate) b, bool interval)
{
    struct LANE_NAME(candidate) join = { .state = a.state > b.state ? a.state : b.state };
    if (join.state == STATE_KNOWN && a.lo == b.lo)
        return a;
    if (join.state <= STATE_UNKNOWN) {
        join.state = STATE_UNKNOWN;
        join.lo = !interval ? 0 : a.lo < b.lo ? a.lo : b.lo;
        join.hi = !interval ? 0 : a.hi > b.hi ? a.hi : b.hi;
        return join;
    }
    bool absent = a.state == STATE_ABSENT && b.state == STATE_ABSENT;
    bool faulty = a.state >= STATE_GAP && b.state >= STATE_GAP;
    if (!absent && !faulty)
        join.state = STATE_OPEN;
    return join;
}

/* ---- by ------------------------------------------------------------------------------------- */

static struct LANE_NAME(candidate) LANE_NAME(by_join)(const struct selection *by, size_t row)
{
    struct LANE_NAME(candidate) join;
    int first = 0;
    if (by->has_other)
        join = LANE_NAME(candidate_at)(by->vectors, by->other, row);
    else
        join = LANE_NAME(candidate_at)(by->vectors, by->values[first++], row);
    for (int k = first; k < by->count; k++)
        join = LANE_NAME(join)(join, LANE_NAME(candidate_at)(by->vectors, by->values[k], row),
                               by->interval);
    return join;
}

static struct LANE_NAME(candidate)
    LANE_NAME(by_row)(const struct selection *by, size_t row, struct LANE_NAME(candidate) unknown)
{
    int state = by->selector->state[row];
    if (state == STATE_UNKNOWN)
        return by->constant ? unknown : LANE_NAME(by_join)(by, row);
    if (state == STATE_ABSENT && by->yes_no)
        return LANE_NAME(candidate_at)(by->vectors, by->when_no, row);
    return (struct LANE_NAME(candidate)){ .state = state == STATE_ABSENT ? STATE_FAULT : state };
}

/* The rows whose selector is not known. */
static void LANE_NAME(by_rows)(const struct selection *by)
{
    const uint8_t *states = by->selector->state;
    const struct vector *out = by->out;
    size_t count = by->row_count;
    struct LANE_NAME(candidate) same = { .state = STATE_FAULT };
    if (by->constant)
        same = LANE_NAME(by_join)(by, 0);
    if (by->constant && set_seen(states, count) == STATE_UNKNOWN) {
        const LANE_TYPE low = (LANE_TYPE)same.lo, high = (LANE_TYPE)same.hi;
        const uint8_t state = (uint8_t)same.state;
        LANE_NAME(copy)(states, &low, true, out->lo, count);
        if (out->hi != out->lo)
            LANE_NAME(copy)(states, &high, true, out->hi, count);
        lane8_copy(states, &state, true, out->state, count);
        return;
    }
    size_t found = rows_list(states, count, by->rows);
    for (size_t i = 0; i < found; i++) {
        size_t row = (size_t)by->rows[i];
        LANE_NAME(candidate_put)(out, row, LANE_NAME(by_row)(by, row, same));
    }
}

/* ---- Rules ---------------------------------------------------------------------------------- */

/* One row's combination: D are the rules that certainly apply, P those that may. */
struct LANE_NAME(combination) {
    int worst_test;
    int worst_certain; /* worst gap or fault of a ruling in D */
    bool open_test, conflict;
    bool equal;       /* all rulings of D and P are known and equal */
    bool has_certain; /* a known value of D was met: */
    LANE_WHOLE certain;
    int32_t rule; /* the first in order of those that gave it */
    int certain_count, possible_count;
    struct LANE_NAME(candidate) first, join; /* of D and P; a conflict counts as a fault */
};

static inline void LANE_NAME(combine_certain)(struct LANE_NAME(combination) * c,
                                              struct LANE_NAME(candidate) value, int32_t rule)
{
    c->certain_count++;
    c->conflict |= value.state == STATE_CONFLICT;
    if (value.state >= STATE_GAP && value.state > c->worst_certain)
        c->worst_certain = value.state;
    if (value.state != STATE_KNOWN)
        return;
    c->conflict |= c->has_certain && c->certain != value.lo;
    if (!c->has_certain || rule < c->rule)
        c->rule = rule;
    c->has_certain = true;
    c->certain = value.lo;
}

static inline void LANE_NAME(combine)(struct LANE_NAME(combination) * c,
                                      struct LANE_NAME(candidate) value, bool certain, int32_t rule,
                                      bool interval)
{
    bool first = c->certain_count + c->possible_count == 0;
    if (certain)
        LANE_NAME(combine_certain)(c, value, rule);
    else
        c->possible_count++;
    if (value.state == STATE_CONFLICT)
        value.state = STATE_FAULT;
    if (first) {
        c->first = c->join = value;
        c->equal = value.state == STATE_KNOWN;
        return;
    }
    c->equal &= value.state == STATE_KNOWN && value.lo == c->first.lo;
    c->join = LANE_NAME(join)(c->join, value, interval);
}

static inline struct LANE_NAME(candidate)
    LANE_NAME(combined)(const struct LANE_NAME(combination) * c, struct LANE_NAME(candidate) base,
                        int32_t base_rule, bool interval, int32_t *rule)
{
    const struct LANE_NAME(candidate) open = { .state = STATE_OPEN };
    *rule = RULE_NONE;
    if (c->worst_test)
        return (struct LANE_NAME(candidate)){ .state = c->worst_test };
    if (c->conflict)
        return (struct LANE_NAME(candidate)){ .state = STATE_CONFLICT };
    if (c->worst_certain)
        return (struct LANE_NAME(candidate)){ .state = c->worst_certain };
    if (c->certain_count + c->possible_count == 0) {
        *rule = base.state == STATE_KNOWN ? base_rule : RULE_NONE;
        return base;
    }
    if (c->certain_count > 0) {
        if (c->equal && !c->open_test)
            *rule = c->rule;
        else if (c->certain_count > 1 || c->possible_count > 0)
            return open;
        return c->join;
    }
    if (c->open_test || (c->possible_count > 1 && !c->equal))
        return open;
    if (base.state == STATE_CONFLICT)
        base.state = STATE_FAULT;
    base = LANE_NAME(join)(c->join, base, interval);
    *rule = base.state == STATE_KNOWN ? base_rule : RULE_NONE;
    return base;
}

/* What a rule's own ruling gives: an absent outcome is a fault. */
static inline struct LANE_NAME(candidate)
    LANE_NAME(part_value)(const struct combining *all, const struct part *part, size_t row,
                          int32_t *rule)
{
    struct LANE_NAME(candidate) value = LANE_NAME(candidate_at)(all->vectors, part->value, row);
    if (value.state == STATE_ABSENT)
        value.state = STATE_FAULT;
    *rule = part->rules == REGISTER_NONE ? part->rule
                                         : ((const int32_t *)all->vectors[part->rules].lo)[row];
    return value;
}

static void LANE_NAME(combine_row)(const struct combining *all, size_t row)
{
    struct LANE_NAME(combination) c = { .worst_test = STATE_KNOWN };
    int32_t rule;
    for (int k = 0; k < all->part_count; k++) {
        const struct part *part = &all->parts[k];
        int state = STATE_KNOWN;
        if (part->test != REGISTER_NONE) {
            const struct vector *test = &all->vectors[part->test];
            state = test->gaps ? test->state[row] : STATE_KNOWN;
            if (state == STATE_ABSENT ||
                (state == STATE_KNOWN && !((const uint8_t *)test->lo)[row]))
                continue;
        }
        c.open_test |= state == STATE_OPEN;
        if (state >= STATE_GAP) {
            c.worst_test = state > c.worst_test ? state : c.worst_test;
            continue;
        }
        struct LANE_NAME(candidate) value = LANE_NAME(part_value)(all, part, row, &rule);
        LANE_NAME(combine)(&c, value, state == STATE_KNOWN, rule, all->interval);
    }
    struct LANE_NAME(candidate) base = LANE_NAME(part_value)(all, &all->base, row, &rule);
    base = LANE_NAME(combined)(&c, base, rule, all->interval, &all->rules[row]);
    LANE_NAME(candidate_put)(all->out, row, base);
}

/* What may be is joined with the base, a column or one value; and is open where neither decides.
   certain: where the base is that value. */
static inline void LANE_NAME(undecided_rows)(const struct merge *merge, const LANE_TYPE *base_lo,
                                             const LANE_TYPE *base_hi, const uint8_t *states,
                                             bool uniform)
{
    const size_t count = merge->count;
    const bool interval = merge->out->hi != merge->out->lo;
    const uint8_t *join = merge->take, *open = merge->both;
    const LANE_TYPE first_lo = base_lo[0], first_hi = base_hi[0];
    LANE_TYPE *lo = merge->out->lo, *hi = merge->out->hi;
    uint8_t *state = merge->out->state, *certain = merge->certain;
    ROWS_APART
    for (size_t i = 0; i < count; i++) {
        LANE_TYPE low = uniform ? first_lo : base_lo[i];
        LANE_TYPE high = uniform ? first_hi : base_hi[i];
        LANE_TYPE old_low = lo[i], old_high = hi[i];
        uint8_t same = (uint8_t)((state[i] | states[i]) == STATE_KNOWN) & (uint8_t)(low == old_low);
        LANE_TYPE least = low < old_low ? low : old_low, most = high > old_high ? high : old_high;
        least = interval || same ? least : 0;
        most = interval || same ? most : 0;
        most = open[i] ? 0 : join[i] ? most : old_high;
        least = open[i] ? 0 : join[i] ? least : old_low;
        state[i] = open[i] ? STATE_OPEN : join[i] ? same ^ 1 : state[i]; /* STATE_UNKNOWN is 1 */
        certain[i] = join[i] & same;
        hi[i] = most;
        lo[i] = least;
    }
}

static void LANE_NAME(undecided)(const struct undecided *undecided)
{
    static const LANE_TYPE nothing = 0;
    const struct vector *base = undecided->base;
    if (!base)
        LANE_NAME(undecided_rows)(undecided->merge, &nothing, &nothing, states_known, true);
    else if (base->uniform)
        LANE_NAME(undecided_rows)
    (undecided->merge, base->lo, base->hi, vector_states(base), true);
    else LANE_NAME(undecided_rows)(undecided->merge, base->lo, base->hi, vector_states(base),
                                   false);
}

static void LANE_NAME(combine_rows)(const struct combining *all)
{
    size_t found = rows_list(all->slow, all->row_count, all->rows);
    for (size_t i = 0; i < found; i++)
        LANE_NAME(combine_row)(all, (size_t)all->rows[i]);
}
