/* SPDX-License-Identifier: Apache-2.0 */
/* Sets of months, row by row (docs/semantics.md, section 7): lo holds the months that are in the
   set for certain, hi those that may be. */
#include "core/base/months.h"

#include "core/judge/frame_steps.h"

#include <string.h>

static enum state state_at(const struct frame *frame, int reg, size_t row)
{
    enum state state = (enum state)vector_states(&frame->vectors[reg])[row];
    return state == STATE_ABSENT ? STATE_FAULT : state;
}

static void between(const struct frame *frame, const struct step *step, size_t row,
                    struct months *sure, struct months *perhaps)
{
    const struct vector *a = &frame->vectors[step->a], *b = &frame->vectors[step->b];
    enum lane x = frame->program->registers[step->a].lane,
              y = frame->program->registers[step->b].lane;
    months_add(sure, (int32_t)cell_get(x, a->hi, row), (int32_t)cell_get(y, b->lo, row));
    months_add(perhaps, (int32_t)cell_get(x, a->lo, row), (int32_t)cell_get(y, b->hi, row));
}

static void combined(const struct frame *frame, const struct step *step, size_t row,
                     struct months *sure, struct months *perhaps)
{
    const struct vector *a = &frame->vectors[step->a], *b = &frame->vectors[step->b];
    const struct months *a_sure = (struct months *)a->lo + row,
                        *a_perhaps = (struct months *)a->hi + row,
                        *b_sure = (struct months *)b->lo + row,
                        *b_perhaps = (struct months *)b->hi + row;
    if (step->code == STEP_MONTHS_PART) {
        months_part(a_sure, b_perhaps, sure);
        months_part(a_perhaps, b_sure, perhaps);
    } else if (step->code == STEP_MONTHS_JOIN) {
        months_join(a_sure, b_sure, sure);
        months_join(a_perhaps, b_perhaps, perhaps);
    } else {
        months_within(a_sure, b_sure, sure);
        months_within(a_perhaps, b_perhaps, perhaps);
    }
}

/* A step that gives a set. */
static void set_step(struct frame *frame, const struct step *step, size_t rows)
{
    vector_own(frame, step->out, true);
    struct vector *out = &frame->vectors[step->out];
    memset(out->lo, 0, rows * sizeof(struct months));
    memset(out->hi, 0, rows * sizeof(struct months));
    for (size_t row = 0; row < rows; row++) {
        enum state a = state_at(frame, step->a, row), b = state_at(frame, step->b, row);
        enum state state = a > b ? a : b;
        struct months *sure = (struct months *)out->lo + row;
        struct months *perhaps = (struct months *)out->hi + row;
        if (state <= STATE_UNKNOWN && step->code == STEP_MONTHS_BETWEEN)
            between(frame, step, row, sure, perhaps);
        else if (state <= STATE_UNKNOWN)
            combined(frame, step, row, sure, perhaps);
        if (state <= STATE_UNKNOWN)
            state = months_equal(sure, perhaps) ? STATE_KNOWN : STATE_UNKNOWN;
        out->state[row] = (uint8_t)state;
    }
}

/* How many months there are, or how many in a row. */
static void number_step(struct frame *frame, const struct step *step, size_t rows)
{
    const struct vector *a = &frame->vectors[step->a];
    vector_own(frame, step->out, true);
    struct vector *out = &frame->vectors[step->out];
    int32_t *lo = out->lo, *hi = out->hi;
    for (size_t row = 0; row < rows; row++) {
        enum state state = state_at(frame, step->a, row);
        const struct months *sure = (struct months *)a->lo + row,
                            *perhaps = (struct months *)a->hi + row;
        bool run = step->code == STEP_MONTHS_RUN;
        int gap = (int)step->constant;
        lo[row] = run ? months_longest_run(sure, gap) : months_count(sure);
        hi[row] = run ? months_longest_run(perhaps, gap) : months_count(perhaps);
        if (state > STATE_UNKNOWN)
            lo[row] = hi[row] = 0;
        else
            state = lo[row] == hi[row] ? STATE_KNOWN : STATE_UNKNOWN;
        out->state[row] = (uint8_t)state;
    }
}

void months_step(struct frame *frame, const struct step *step, size_t rows)
{
    if (step->code == STEP_MONTHS_COUNT || step->code == STEP_MONTHS_RUN)
        number_step(frame, step, rows);
    else
        set_step(frame, step, rows);
}

/* ---- The months of the members of a list ---- */

void months_member(const struct fold *fold, const struct frame *inner, size_t pair, bool maybe,
                   struct fold_state *owner)
{
    const struct vector *from = &inner->vectors[fold->value], *to = &inner->vectors[fold->until];
    const struct type *type = &members_until(fold->node)->type;
    int32_t law_day = owner->law_day;
    int32_t first = ((const int32_t *)to->lo)[pair], last = ((const int32_t *)to->hi)[pair];
    switch ((enum state)vector_states(to)[pair]) {
    case STATE_ABSENT: /* it still runs */
        first = last = law_day;
        break;
    case STATE_OPEN: /* a day, or it still runs */
        first = type->min < law_day ? (int32_t)type->min : law_day;
        last = type->max > law_day ? (int32_t)type->max : law_day;
        break;
    default:
        break;
    }
    if (!maybe)
        months_add(owner->sure, ((const int32_t *)from->hi)[pair], first);
    months_add(owner->perhaps, ((const int32_t *)from->lo)[pair], last);
}

/* The sets of the owners, empty, before any member. */
void months_start(struct frame *frame, const struct step *step, const struct chunk *chunk)
{
    vector_own(frame, step->out, true);
    struct vector *out = &frame->vectors[step->out];
    memset(out->lo, 0, chunk->count * sizeof(struct months));
    memset(out->hi, 0, chunk->count * sizeof(struct months));
    for (size_t row = 0; row < chunk->count; row++) {
        frame->folds[row].sure = (struct months *)out->lo + row;
        frame->folds[row].perhaps = (struct months *)out->hi + row;
        frame->folds[row].law_day = chunk->days ? chunk->days[row] : chunk->day;
    }
}

/* path: of the list, where it is read through references, else all known. */
void months_end(struct frame *frame, const struct step *step, size_t rows, const uint8_t *path)
{
    struct vector *out = &frame->vectors[step->out];
    for (size_t row = 0; row < rows; row++) {
        const struct fold_state *owner = &frame->folds[row];
        enum state state = months_equal(owner->sure, owner->perhaps) ? STATE_KNOWN : STATE_UNKNOWN;
        if (path[row] != STATE_KNOWN)
            state = path[row] == STATE_ABSENT ? STATE_ABSENT : STATE_OPEN;
        else if (owner->worst)
            state = (enum state)owner->worst;
        else if (owner->open || owner->more)
            state = STATE_OPEN;
        out->state[row] = (uint8_t)state;
    }
}
