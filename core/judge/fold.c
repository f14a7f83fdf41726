/* SPDX-License-Identifier: Apache-2.0 */
/* Members (docs/semantics.md, section 7): the members of the chunk's rows are laid out as pairs of
   owner and member, the member program runs over the pairs in portions of a frame, and what it
   gives is added up per owner. A list of any length fits. */
#include "core/judge/frame_steps.h"

#include <string.h>

static const struct member_list *fold_list(const struct frame *frame, const struct fold *fold)
{
    const struct attribute *attribute = fold->list->attribute;
    return &frame->world->facts->tables[attribute->owner->index].members[attribute->index];
}

/* One member's value to the largest or smallest of those that count, or may count. */
static void fold_extreme(enum op op, wide lo, wide hi, bool maybe, struct fold_state *owner)
{
    bool largest = op == OP_LARGEST_OF;
    if (maybe) {
        owner->maybe_lo = !owner->maybe || lo < owner->maybe_lo ? lo : owner->maybe_lo;
        owner->maybe_hi = !owner->maybe || hi > owner->maybe_hi ? hi : owner->maybe_hi;
        owner->maybe = true;
        return;
    }
    bool first = !owner->counted;
    owner->lo = first || (largest ? lo > owner->lo : lo < owner->lo) ? lo : owner->lo;
    owner->hi = first || (largest ? hi > owner->hi : hi < owner->hi) ? hi : owner->hi;
    owner->counted = true;
}

/* Adds one member's test and value to its owner. */
static void fold_add(const struct frame *inner, const struct fold *fold, size_t pair,
                     struct fold_state *owner)
{
    bool yes = true;
    uint8_t test = STATE_KNOWN;
    if (fold->test != REGISTER_NONE) {
        const struct vector *vector = &inner->vectors[fold->test];
        test = vector->gaps ? vector->state[pair] : STATE_KNOWN;
        yes = test == STATE_KNOWN && ((const uint8_t *)vector->lo)[pair];
        if (test == STATE_ABSENT)
            test = STATE_KNOWN;
    }
    if (test >= STATE_GAP) {
        owner->worst = test > owner->worst ? test : owner->worst;
        return;
    }
    if (test == STATE_OPEN) {
        owner->open = true;
        return;
    }
    bool maybe = test != STATE_KNOWN;
    owner->yes |= yes;
    owner->no |= !yes && !maybe;
    owner->unknown |= maybe;
    if (fold->value == REGISTER_NONE) {
        owner->lo += yes;
        owner->hi += yes || maybe;
        return;
    }
    if (!yes && !maybe)
        return;
    const struct vector *value = &inner->vectors[fold->value];
    enum lane lane = inner->program->registers[fold->value].lane;
    uint8_t state = value->gaps ? value->state[pair] : STATE_KNOWN;
    if (state == STATE_ABSENT)
        state = STATE_FAULT;
    if (state > STATE_UNKNOWN) {
        if (yes && state >= STATE_GAP)
            owner->worst = state > owner->worst ? state : owner->worst;
        else
            owner->open = true;
        return;
    }
    wide lo = cell_get(lane, value->lo, pair), hi = cell_get(lane, value->hi, pair);
    owner->unknown |= state == STATE_UNKNOWN;
    if (fold->op == OP_MONTHS_OF) {
        months_member(fold, inner, pair, maybe, owner);
        return;
    }
    if (fold->op != OP_TOTAL) {
        fold_extreme(fold->op, lo, hi, maybe, owner);
        return;
    }
    /* Where it is not certain that the member counts, it adds nothing or its value. */
    owner->lo += maybe && lo > 0 ? 0 : lo;
    owner->hi += maybe && hi < 0 ? 0 : hi;
}

static void fold_flush(struct frame *frame, const struct step *step, const struct chunk *chunk,
                       size_t pairs)
{
    const struct fold *fold = step->what;
    struct frame *inner = frame->members[fold->member];
    if (pairs == 0)
        return;
    for (size_t i = 0; i < pairs; i++) {
        int32_t owner = frame->pair_owners[i];
        frame->pair_contexts[i] = chunk->contexts ? chunk->contexts[owner] : chunk->context;
        frame->pair_days[i] = chunk->days ? chunk->days[owner] : chunk->day;
    }
    struct chunk members = { .rows = frame->pair_rows,
                             .count = pairs,
                             .contexts = chunk->contexts ? frame->pair_contexts : NULL,
                             .context = chunk->context,
                             .days = chunk->days ? frame->pair_days : NULL,
                             .day = chunk->day,
                             .outer = chunk,
                             .owners = frame->pair_owners };
    frame_run(inner, &members);
    for (size_t i = 0; i < pairs; i++)
        fold_add(inner, fold, i, &frame->folds[frame->pair_owners[i]]);
}

/* count and total. */
static void fold_end_number(const struct fold *fold, const struct fold_state *owner, wide most,
                            struct candidate *value)
{
    *value = (struct candidate){ .lo = owner->lo, .hi = owner->hi };
    if (owner->worst)
        value->state = (enum state)owner->worst;
    else if (owner->open || (owner->more && (fold->op == OP_TOTAL || fold->test != REGISTER_NONE)))
        value->state = STATE_OPEN;
    else if (owner->unknown || owner->more)
        value->state = STATE_UNKNOWN;
    if (fold->op == OP_COUNT && owner->more)
        value->hi = most;
    if (value->state > STATE_UNKNOWN)
        value->lo = value->hi = 0;
}

/* largest and smallest; none: the value where no member counts. */
static void fold_end_extreme(const struct fold *fold, const struct fold_state *owner,
                             const struct candidate *none, struct candidate *value)
{
    bool largest = fold->op == OP_LARGEST_OF;
    *value = (struct candidate){ .lo = owner->lo, .hi = owner->hi };
    if (owner->worst) {
        value->state = (enum state)owner->worst;
    } else if (owner->open || owner->more) {
        value->state = STATE_OPEN;
    } else if (!owner->counted && !owner->maybe) {
        *value = *none;
    } else if (!owner->counted) {
        value->lo = owner->maybe_lo < none->lo ? owner->maybe_lo : none->lo;
        value->hi = owner->maybe_hi > none->hi ? owner->maybe_hi : none->hi;
        value->state = none->state > STATE_UNKNOWN ? STATE_OPEN : STATE_UNKNOWN;
    } else {
        if (owner->maybe && largest && owner->maybe_hi > value->hi)
            value->hi = owner->maybe_hi;
        if (owner->maybe && !largest && owner->maybe_lo < value->lo)
            value->lo = owner->maybe_lo;
        value->state = owner->unknown ? STATE_UNKNOWN : STATE_KNOWN;
    }
    if (value->state == STATE_UNKNOWN && value->lo == value->hi && (owner->counted || owner->maybe))
        value->state = STATE_KNOWN;
    if (value->state > STATE_UNKNOWN)
        value->lo = value->hi = 0;
}

static void fold_end_none(const struct frame *frame, const struct step *step, size_t at,
                          struct candidate *value)
{
    const struct vector *vector = &frame->vectors[step->a];
    enum lane lane = frame->program->registers[step->a].lane;
    struct candidate none = { .state = (enum state)vector_states(vector)[at],
                              .lo = cell_get(lane, vector->lo, at),
                              .hi = cell_get(lane, vector->hi, at) };
    fold_end_extreme(step->what, &frame->folds[at], &none, value);
}

/* any, all and none: as over a list of tests; an open list may hold more. */
static void fold_end_test(const struct fold *fold, const struct fold_state *owner,
                          struct candidate *value)
{
    bool settling = fold->op == OP_ALL_OF ? owner->no : owner->yes;
    bool when_settled = fold->op == OP_ANY_OF;
    *value = (struct candidate){ .state = STATE_KNOWN };
    if (settling)
        value->lo = when_settled;
    else if (owner->worst)
        value->state = (enum state)owner->worst;
    else if (owner->open || owner->more)
        value->state = STATE_OPEN; /* the test of a member that is not here may be a fault */
    else if (owner->unknown)
        value->state = STATE_UNKNOWN;
    else
        value->lo = !when_settled;
    value->hi = value->lo;
}

static void fold_end(struct frame *frame, const struct step *step, size_t count, bool through)
{
    const struct fold *fold = step->what;
    if (fold->op == OP_MONTHS_OF) {
        months_end(frame, step, count, through ? frame->path_states : states_known);
        return;
    }
    struct vector *out = &frame->vectors[step->out];
    enum lane lane = frame->program->registers[step->out].lane;
    uint8_t seen = 0;
    vector_own(frame, step->out, true);
    for (size_t i = 0; i < count; i++) {
        struct candidate value = { .state = STATE_KNOWN };
        uint8_t path = through ? frame->path_states[i] : STATE_KNOWN;
        if (path != STATE_KNOWN)
            value.state = path == STATE_ABSENT ? STATE_ABSENT : STATE_OPEN;
        else if (step->a != REGISTER_NONE)
            fold_end_none(frame, step, i, &value);
        else if (fold->op == OP_COUNT || fold->op == OP_TOTAL)
            fold_end_number(fold, &frame->folds[i], fold->list->attribute->most_members, &value);
        else
            fold_end_test(fold, &frame->folds[i], &value);
        cell_set(lane, out->lo, i, value.lo);
        if (out->hi != out->lo)
            cell_set(lane, out->hi, i, value.hi);
        out->state[i] = (uint8_t)value.state;
        seen |= (uint8_t)value.state;
    }
    if (!seen) {
        out->gaps = false;
        out->hi = out->lo;
    }
}

void fold_members(struct frame *frame, const struct step *step, const struct chunk *chunk)
{
    const struct fold *fold = step->what;
    const struct member_list *list = fold_list(frame, fold);
    bool through = load_path(frame, fold->list, chunk);
    memset(frame->folds, 0, chunk->count * sizeof *frame->folds);
    if (fold->op == OP_MONTHS_OF)
        months_start(frame, step, chunk);
    size_t pairs = 0;
    for (size_t i = 0; i < chunk->count; i++) {
        if (through && frame->path_states[i] != STATE_KNOWN)
            continue;
        size_t owner = (size_t)(through ? frame->path_rows[i] : chunk->rows[i]);
        frame->folds[i].more = list->open && list->open[owner];
        for (uint32_t k = list->starts[owner]; k < list->starts[owner + 1]; k++) {
            frame->pair_rows[pairs] = list->rows[k];
            frame->pair_owners[pairs] = (int32_t)i;
            if (++pairs == frame->room) {
                fold_flush(frame, step, chunk, pairs);
                pairs = 0;
            }
        }
    }
    fold_flush(frame, step, chunk, pairs);
    fold_end(frame, step, chunk->count, through);
}
