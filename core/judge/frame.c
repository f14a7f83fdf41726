/* SPDX-License-Identifier: Apache-2.0 */
/* Frames: the registers' memory, and the loop over a program's steps. */
#include "core/judge/frame_steps.h"

/* Codes and tests have no interval: hi is lo. */
static bool register_has_interval(const struct program *program, const struct step *step)
{
    switch ((enum step_code)step->code) {
    case STEP_CONSTANT:
    case STEP_BAND:
    case STEP_AT_LEAST:
    case STEP_ABOVE:
    case STEP_EQUAL:
    case STEP_SAME:
    case STEP_ONE_OF:
    case STEP_HAS:
    case STEP_ALL:
    case STEP_ANY:
    case STEP_NONE:
        return false;
    default:
        return program->registers[step->out].lane != LANE_8;
    }
}

static bool buffer_new(struct arena *arena, struct vector *buffer, enum lane lane, size_t room)
{
    buffer->lo = arena_alloc_wide(arena, room, lane_bytes(lane));
    buffer->hi = lane == LANE_8 ? buffer->lo : arena_alloc_wide(arena, room, lane_bytes(lane));
    buffer->state = arena_alloc_wide(arena, room, 1);
    return buffer->lo && buffer->hi && buffer->state;
}

/* One buffer for each register (keep), or for each slot that registers share. */
static bool frame_buffers(struct arena *arena, struct frame *frame, bool keep)
{
    const struct program *program = frame->program;
    struct vector *slots[LANE_128 + 1];
    for (int lane = 0; lane <= LANE_128; lane++) {
        int count = keep ? 0 : program->slot_count[lane];
        slots[lane] = arena_alloc(arena, (size_t)count, sizeof *slots[lane]);
        if (!slots[lane])
            return false;
        for (int i = 0; i < count; i++)
            if (!buffer_new(arena, &slots[lane][i], (enum lane)lane, frame->room))
                return false;
    }
    for (int reg = 0; reg < program->register_count; reg++) {
        const struct program_register *info = &program->registers[reg];
        if (!keep)
            frame->buffers[reg] = slots[info->lane][info->slot];
        else if (!buffer_new(arena, &frame->buffers[reg], info->lane, frame->room))
            return false;
        frame->vectors[reg] = frame->buffers[reg];
        frame->vectors[reg].hi = frame->vectors[reg].lo;
    }
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        if (!register_has_interval(program, step))
            frame->buffers[step->out].hi = frame->buffers[step->out].lo;
        for (size_t row = 0; step->code == STEP_CONSTANT && row < frame->room; row++)
            cell_set(step->lane, frame->buffers[step->out].lo, row, step->constant);
    }
    return true;
}

struct frame *frame_new(struct arena *arena, const struct world *world,
                        const struct program *program, size_t room, bool keep)
{
    struct frame *frame = arena_alloc(arena, 1, sizeof *frame);
    if (!frame)
        return NULL;
    size_t registers = (size_t)program->register_count;
    *frame = (struct frame){ .program = program, .world = world, .room = room };
    frame->vectors = arena_alloc(arena, registers, sizeof *frame->vectors);
    frame->buffers = arena_alloc(arena, registers, sizeof *frame->buffers);
    frame->path_rows = arena_alloc_wide(arena, room, sizeof(int32_t));
    frame->path_states = arena_alloc_wide(arena, room, 1);
    frame->members = arena_alloc(arena, (size_t)program->member_count, sizeof *frame->members);
    if (!frame->vectors || !frame->buffers || !frame->path_rows || !frame->path_states ||
        !frame->members || !frame_buffers(arena, frame, keep))
        return NULL;
    if (program->member_count == 0)
        return frame;
    frame->folds = arena_alloc(arena, room, sizeof *frame->folds);
    frame->pair_rows = arena_alloc_wide(arena, room, sizeof(int32_t));
    frame->pair_owners = arena_alloc_wide(arena, room, sizeof(int32_t));
    frame->pair_contexts = arena_alloc_wide(arena, room, sizeof(int32_t));
    frame->pair_days = arena_alloc_wide(arena, room, sizeof(int32_t));
    if (!frame->folds || !frame->pair_rows || !frame->pair_owners || !frame->pair_contexts ||
        !frame->pair_days)
        return NULL;
    for (int i = 0; i < program->member_count; i++) {
        frame->members[i] = frame_new(arena, world, program->members[i], room, keep);
        if (!frame->members[i])
            return NULL;
    }
    return frame;
}

void vector_own(struct frame *frame, int reg, bool gaps)
{
    struct vector *out = &frame->vectors[reg];
    *out = frame->buffers[reg];
    out->gaps = gaps;
    if (!gaps)
        out->hi = out->lo;
}

static void frame_arithmetic(struct frame *frame, const struct step *step, size_t count)
{
    const struct vector *a = &frame->vectors[step->a];
    const struct vector *b = step->b == REGISTER_NONE ? NULL : &frame->vectors[step->b];
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, a->gaps || (b && b->gaps));
    if (step->code == STEP_SCALE)
        kernel_scale(step, frame->program->registers[step->a].lane, a, out, count);
    else if (step->code == STEP_AT_LEAST || step->code == STEP_ABOVE || step->code == STEP_EQUAL)
        kernel_compare(step, a, b, out, count);
    else
        kernel_arithmetic(step, a, b, out, count);
}

void frame_run(struct frame *frame, const struct chunk *chunk)
{
    const struct program *program = frame->program;
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        switch ((enum step_code)step->code) {
        case STEP_CONSTANT:
            break; /* filled by frame_new */
        case STEP_FIELD:
            load_field(frame, step, chunk);
            break;
        case STEP_PARAMETER:
            load_parameter(frame, step, chunk);
            break;
        case STEP_LAW_DAY:
            load_law_day(frame, step, chunk);
            break;
        case STEP_SAME:
            choose_same(frame, step, chunk->count);
            break;
        case STEP_ONE_OF:
            choose_one_of(frame, step, chunk->count);
            break;
        case STEP_HAS:
            choose_has(frame, step, chunk->count);
            break;
        case STEP_ALL:
        case STEP_ANY:
        case STEP_NONE:
            choose_all(frame, step, chunk->count);
            break;
        case STEP_BY:
            choose_by(frame, step, chunk->count);
            break;
        case STEP_BAND:
            choose_band(frame, step, chunk->count);
            break;
        case STEP_RULES:
            choose_rules(frame, step, chunk->count);
            break;
        case STEP_FOLD:
            fold_members(frame, step, chunk);
            break;
        default:
            frame_arithmetic(frame, step, chunk->count);
        }
    }
}
