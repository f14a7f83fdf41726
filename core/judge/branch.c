/* SPDX-License-Identifier: Apache-2.0 */
/* Branches: what only some rows of a chunk need is gone through for these alone, packed one after
   the other, and where no row needs it, not at all. In a frame that keeps every register, as
   explanations read them, a branch is gone through for all rows. */
#include "core/judge/frame_steps.h"
#include "core/judge/kernels.h"

#include <string.h>

struct branch_room {
    struct chunk chunk;
    struct picked picked;
    int32_t *top;
    uint8_t *mask, *top_mask;
};

static struct branch_room *room_new(struct arena *arena, size_t rows)
{
    struct branch_room *room = arena_alloc(arena, 1, sizeof *room);
    int32_t *cells = arena_alloc_column(arena, 6 * rows, sizeof *cells);
    uint8_t *masks = arena_alloc_column(arena, 2 * rows, sizeof *masks);
    if (!room || !cells || !masks)
        return NULL;
    *room = (struct branch_room){ .picked = { .at = cells,
                                              .rows = cells + rows,
                                              .contexts = cells + 2 * rows,
                                              .days = cells + 3 * rows,
                                              .owners = cells + 4 * rows },
                                  .top = cells + 5 * rows,
                                  .mask = masks,
                                  .top_mask = masks + rows };
    return room;
}

bool branch_open(struct frame *frame, struct frame_pool *pool)
{
    for (int i = 0; pool && i < frame->program->branch_depth; i++) {
        if (!pool->branches[i])
            pool->branches[i] = room_new(pool->arena, pool->room);
        if (!pool->branches[i])
            return false;
        frame->rooms[i] = pool->branches[i];
    }
    return true;
}

/* The first `count` of the room's positions. */
static void branch_pack(const struct frame *frame, const struct branch *outer,
                        struct branch_room *room, size_t count, struct branch *branch)
{
    const struct kernels *kernels = frame->world->kernels;
    count = picked_fill(frame, &room->picked, count, outer->chunk->count);
    room->chunk = chunk_pick(kernels, outer->chunk, &room->picked, count);
    branch->chunk = &room->chunk;
    branch->top = branch->at = room->picked.at;
    if (outer->top) {
        kernels->gather(LANE_32, outer->top, branch->at, room->top, count);
        branch->top = room->top;
    }
}

/* Per row of the chunk around it, whether a branch is needed. */
static const uint8_t *branch_mask(const struct frame *frame, const struct step *step, size_t count,
                                  uint8_t *mask)
{
    const struct kernels *kernels = frame->world->kernels;
    const struct vector *selector = &frame->vectors[step->a];
    const int *codes = frame->program->codes + (int)step->constant;
    bool others = step->mode & BRANCH_OTHERS;
    if (step->selector_yes_no && codes[0] == 1 && !others && !selector->gaps)
        return selector->lo;
    kernels->codes(frame->program->registers[step->a].lane, selector->lo, codes, step->count, mask,
                   count);
    if (others || selector->gaps)
        kernels->needed(mask, vector_states(selector), others, count);
    return mask;
}

/* The same per row of the frame's chunk. */
static const uint8_t *branch_top_mask(const struct frame *frame, const struct branch *outer,
                                      const uint8_t *mask, uint8_t *top_mask)
{
    if (outer->top) {
        memset(top_mask, 0, frame->branches[0].chunk->count);
        frame->world->kernels->scatter(LANE_8, mask, false, outer->top, top_mask,
                                       outer->chunk->count);
        return top_mask;
    }
    if (!outer->mask)
        return mask;
    for (size_t i = 0; i < outer->chunk->count; i++)
        top_mask[i] = mask[i] & outer->mask[i];
    return top_mask;
}

int branch_enter(struct frame *frame, const struct step *step, int index)
{
    const struct kernels *kernels = frame->world->kernels;
    const struct branch *outer = &frame->branches[frame->depth];
    struct branch_room *room = frame->rooms[frame->depth];
    struct branch *branch = &frame->branches[++frame->depth];
    size_t count = outer->chunk->count;
    *branch = (struct branch){ .chunk = outer->chunk, .top = outer->top };
    if (!room)
        return index + 1;
    const uint8_t *mask = branch_mask(frame, step, count, room->mask);
    bool packed = step->mode & BRANCH_PACKED;
    size_t needed = packed ? kernels->list(mask, count, room->picked.at) : count;
    if (needed == 0 || (!packed && kernels->seen(mask, count) == 0)) {
        branch->chunk = NULL;
        return step->first;
    }
    if (frame->missing)
        branch->mask = branch_top_mask(frame, outer, mask, room->top_mask);
    /* Where most rows need it, packing them costs more than it saves. */
    if (4 * needed < 3 * count)
        branch_pack(frame, outer, room, needed, branch);
    return index + 1;
}

/* Positions in the branch at a depth of the rows of the innermost; NULL: the same. */
static const int32_t *positions(struct frame *frame, int depth)
{
    const int32_t *at = NULL;
    size_t count = frame->branches[frame->depth].chunk->count;
    for (int i = frame->depth; i > depth; i--) {
        const int32_t *outward = frame->branches[i].at;
        if (!outward)
            continue;
        if (at) {
            for (size_t k = 0; k < count; k++)
                frame->path_rows[k] = outward[at[k]];
            outward = frame->path_rows;
        }
        at = outward;
    }
    return at;
}

static void cells_pick(const struct frame *frame, enum lane lane, const void *from,
                       const int32_t *at, void *to, size_t count)
{
    size_t bytes = lane_bytes(lane);
    if (lane < LANE_SHARE)
        frame->world->kernels->gather(lane, from, at, to, count);
    else
        for (size_t i = 0; i < count; i++)
            memcpy((char *)to + i * bytes, (const char *)from + (size_t)at[i] * bytes, bytes);
}

/* A register without gaps has no states, and one without an interval no upper ends of its own. */
static void vector_like(struct frame *frame, int reg, const struct vector *from)
{
    struct vector *out = &frame->vectors[reg];
    vector_own(frame, reg, from->gaps);
    if (from->hi == from->lo)
        out->hi = out->lo;
}

void branch_carry(struct frame *frame, const struct step *step)
{
    const struct vector *from = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    const int32_t *at = positions(frame, frame->program->registers[step->a].depth);
    size_t count = frame->branches[frame->depth].chunk->count;
    enum lane lane = frame->program->registers[step->a].lane;
    if (!at) {
        *out = *from;
        return;
    }
    vector_like(frame, step->out, from);
    cells_pick(frame, lane, from->lo, at, out->lo, count);
    if (!out->gaps)
        return;
    if (out->hi != out->lo)
        cells_pick(frame, lane, from->hi, at, out->hi, count);
    cells_pick(frame, LANE_8, from->state, at, out->state, count);
}

static void cells_put(const struct frame *frame, enum lane lane, const void *from, bool uniform,
                      const struct branch *branch, void *to)
{
    size_t bytes = lane_bytes(lane), count = branch->chunk->count;
    if (lane < LANE_SHARE)
        frame->world->kernels->scatter(lane, from, uniform, branch->at, to, count);
    else
        for (size_t i = 0; i < count; i++)
            memcpy((char *)to + (size_t)branch->at[i] * bytes, (const char *)from + i * bytes,
                   bytes);
}

/* Rows that are not of the branch hold anything: whoever reads it does not read them. */
void branch_leave(struct frame *frame, const struct step *step)
{
    const struct branch *branch = &frame->branches[frame->depth];
    const struct vector *from = &frame->vectors[step->a];
    struct vector *out = &frame->vectors[step->out];
    enum lane lane = frame->program->registers[step->a].lane;
    if (step->mode)
        frame->depth--;
    if (!branch->chunk) {
        vector_own(frame, step->out, false);
        return;
    }
    if (!branch->at) {
        *out = *from;
        return;
    }
    vector_like(frame, step->out, from);
    cells_put(frame, lane, from->lo, from->uniform, branch, out->lo);
    if (!out->gaps)
        return;
    if (out->hi != out->lo)
        cells_put(frame, lane, from->hi, from->uniform, branch, out->hi);
    cells_put(frame, LANE_8, from->state, false, branch, out->state);
}

void branch_missing_rows(struct frame *frame, const uint8_t *states, uint8_t *work)
{
    const struct kernels *kernels = frame->world->kernels;
    const struct chunk *chunk = frame->branches[0].chunk;
    if (chunk->contiguous) {
        states += chunk->rows[0];
    } else {
        kernels->gather(LANE_8, states, chunk->rows, work, chunk->count);
        states = work;
    }
    kernels->mark(states, frame->branches[frame->depth].mask, frame->missing, chunk->count);
    frame->any_missing = true;
}

void branch_missing(struct frame *frame, const uint8_t *states, size_t count)
{
    const int32_t *top = frame->branches[frame->depth].top;
    for (size_t i = 0; i < count; i++)
        frame->missing[top ? (size_t)top[i] : i] |= states[i];
    frame->any_missing = true;
}
