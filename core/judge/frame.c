/* SPDX-License-Identifier: Apache-2.0 */
/* Frames: the registers' memory, and the loop over a program's steps. */
#include "core/judge/frame_steps.h"
#include "core/judge/kernels.h"

#include <string.h>

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
    case STEP_TEST:
    case STEP_ALL:
    case STEP_ANY:
    case STEP_NONE:
    case STEP_SHARE_AT_LEAST:
    case STEP_SHARE_ABOVE:
    case STEP_SHARE_EQUAL:
        return false;
    default:
        return program->registers[step->out].lane != LANE_8;
    }
}

static bool buffer_new(struct arena *arena, struct vector *buffer, enum lane lane, size_t room)
{
    buffer->lo = arena_alloc_column(arena, room, lane_bytes(lane));
    buffer->hi = lane == LANE_8 ? buffer->lo : arena_alloc_column(arena, room, lane_bytes(lane));
    buffer->state = arena_alloc_column(arena, room, 1);
    return buffer->lo && buffer->hi && buffer->state;
}

struct pool_constant {
    enum lane lane;
    size_t rows;
    wide value;
    struct vector vector;
};

static bool constant_new(struct arena *arena, const struct step *step, size_t rows,
                         struct vector *out)
{
    *out = (struct vector){ .lo = arena_alloc_wide(arena, rows, lane_bytes(step->lane)),
                            .uniform = true };
    out->hi = out->lo;
    for (size_t row = 0; out->lo && row < rows; row++)
        cell_set(step->lane, out->lo, row, step->constant);
    return out->lo != NULL;
}

static bool pool_constant(struct frame_pool *pool, const struct step *step, size_t rows,
                          struct vector *out)
{
    for (int i = 0; i < pool->constant_count; i++) {
        const struct pool_constant *other = &pool->constants[i];
        if (other->lane == step->lane && other->value == step->constant && other->rows == rows) {
            *out = pool->constants[i].vector;
            return true;
        }
    }
    if (arena_grow(pool->arena, &pool->constants, (size_t)pool->constant_count,
                   &pool->constant_room, sizeof *pool->constants) != BYLAW_OK ||
        !constant_new(pool->arena, step, rows, out))
        return false;
    pool->constants[pool->constant_count++] =
        (struct pool_constant){ (enum lane)step->lane, rows, step->constant, *out };
    return true;
}

static bool pool_slot(struct frame_pool *pool, enum lane lane, int slot, struct vector *out)
{
    while (pool->slot_count[lane] <= slot) {
        if (arena_grow(pool->arena, &pool->slots[lane], (size_t)pool->slot_count[lane],
                       &pool->slot_room[lane], sizeof *pool->slots[lane]) != BYLAW_OK ||
            !buffer_new(pool->arena, &pool->slots[lane][pool->slot_count[lane]], lane, pool->room))
            return false;
        pool->slot_count[lane]++;
    }
    *out = pool->slots[lane][slot];
    return true;
}

static bool frame_buffers(struct arena *arena, struct frame *frame, struct frame_pool *pool)
{
    const struct program *program = frame->program;
    for (int reg = 0; reg < program->register_count; reg++) {
        const struct program_register *info = &program->registers[reg];
        if (info->is_constant)
            continue;
        if (pool ? !pool_slot(pool, info->lane, info->slot, &frame->buffers[reg])
                 : !buffer_new(arena, &frame->buffers[reg], info->lane, frame->room))
            return false;
    }
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        struct vector *buffer = &frame->buffers[step->out];
        size_t rows = program->registers[step->out].is_column ? frame->room : 1;
        if (step->code == STEP_CONSTANT && (pool ? !pool_constant(pool, step, rows, buffer)
                                                 : !constant_new(arena, step, rows, buffer)))
            return false;
        if (!register_has_interval(program, step))
            buffer->hi = buffer->lo;
    }
    for (int reg = 0; reg < program->register_count; reg++) {
        frame->vectors[reg] = frame->buffers[reg];
        frame->vectors[reg].hi = frame->vectors[reg].lo;
    }
    return true;
}

/* The work space of folds and paths: one for all frames of a pool. */
static bool frame_work(struct arena *arena, struct frame *frame, struct frame_pool *pool)
{
    const struct frame *work = pool ? pool->work : NULL;
    if (work) {
        frame->path_rows = work->path_rows;
        frame->path_states = work->path_states;
        frame->folds = work->folds;
        memcpy(frame->masks, work->masks, sizeof frame->masks);
        frame->pair_rows = work->pair_rows;
        frame->pair_owners = work->pair_owners;
        frame->pair_contexts = work->pair_contexts;
        frame->pair_days = work->pair_days;
        return true;
    }
    size_t room = frame->room;
    frame->path_rows = arena_alloc_wide(arena, room, sizeof(int32_t));
    frame->path_states = arena_alloc_wide(arena, room, 1);
    frame->folds = arena_alloc_wide(arena, room, sizeof *frame->folds);
    frame->pair_rows = arena_alloc_wide(arena, room, sizeof(int32_t));
    frame->pair_owners = arena_alloc_wide(arena, room, sizeof(int32_t));
    frame->pair_contexts = arena_alloc_wide(arena, room, sizeof(int32_t));
    frame->pair_days = arena_alloc_wide(arena, room, sizeof(int32_t));
    bool masks = true;
    for (int i = 0; i < MASK_COUNT; i++) {
        frame->masks[i] = arena_alloc_wide(arena, room, 1);
        masks &= frame->masks[i] != NULL;
    }
    if (pool)
        pool->work = frame;
    return masks && frame->path_rows && frame->path_states && frame->folds && frame->pair_rows &&
           frame->pair_owners && frame->pair_contexts && frame->pair_days;
}

static struct frame_pool *pool_inner(struct frame_pool *pool)
{
    if (!pool->inner) {
        pool->inner = arena_alloc(pool->arena, 1, sizeof *pool->inner);
        if (pool->inner)
            *pool->inner = (struct frame_pool){ .arena = pool->arena,
                                                .room = pool->room,
                                                .formulas = pool->formulas };
    }
    return pool->inner;
}

/* Steps that go row by row anyway, and compute exactly what freeze has proved of known values, are
   not given anything else. */
static bool program_has_known_form(const struct program *program)
{
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        if ((step->code >= STEP_WORKING_ADD && step->code < STEP_BRANCH) ||
            (step->code >= STEP_PARAMETER_AT && step->code <= STEP_REGION_OF) ||
            step->code == STEP_COMBINE)
            return false;
    }
    return true;
}

/* With 1,000 clauses a row takes 0.37 ns for each in chunks of 1,024, and 0.5 in chunks of 4,096,
   whose registers do not fit the second cache; below 1,024 the steps themselves cost more. */
static size_t rows_at_once(const struct program *program, size_t room)
{
    enum { FEWEST = 1024, CACHE_BYTES = 1 << 20 };
    size_t row_bytes = 0;
    for (int lane = 0; lane < LANE_COUNT; lane++)
        row_bytes += (size_t)program->slot_count[lane] * lane_bytes((enum lane)lane);
    while (room / 2 >= FEWEST && room * row_bytes > CACHE_BYTES)
        room /= 2;
    return room;
}

struct frame *frame_new(struct arena *arena, const struct world *world,
                        const struct program *program, size_t room, struct frame_pool *pool)
{
    struct frame *frame = arena_alloc(arena, 1, sizeof *frame);
    if (!frame)
        return NULL;
    size_t registers = (size_t)program->register_count;
    *frame = (struct frame){ .program = program,
                             .world = world,
                             .room = room,
                             .rows_at_once = rows_at_once(program, room),
                             .has_known_form = program_has_known_form(program) };
    frame->vectors = arena_alloc(arena, registers, sizeof *frame->vectors);
    frame->buffers = arena_alloc(arena, registers, sizeof *frame->buffers);
    frame->members = arena_alloc(arena, (size_t)program->member_count, sizeof *frame->members);
    if (!frame->vectors || !frame->buffers || !frame->members ||
        !frame_buffers(arena, frame, pool) || !frame_work(arena, frame, pool) ||
        !branch_open(frame, pool) || !formula_open(arena, frame, pool))
        return NULL;
    frame->may_repeat = frame->has_known_form && !frame->formulas;
    if (program->result != REGISTER_NONE)
        frame->result = frame->buffers[program->result];
    if (program->result_rules != REGISTER_NONE)
        frame->rules = frame->buffers[program->result_rules];
    for (int i = 0; i < program->member_count; i++) {
        struct frame_pool *inner = pool ? pool_inner(pool) : NULL;
        if (pool && !inner)
            return NULL;
        frame->members[i] = frame_new(arena, world, program->members[i], room, inner);
        if (!frame->members[i])
            return NULL;
        frame->may_repeat &= frame->members[i]->may_repeat;
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
    const struct kernels *kernels = frame->world->kernels;
    vector_own(frame, step->out, a->gaps || (b && b->gaps));
    if (step->code == STEP_SCALE)
        kernels->scale(step, frame->program->registers[step->a].lane, a, out, count);
    else if (step->code == STEP_AT_LEAST || step->code == STEP_ABOVE || step->code == STEP_EQUAL)
        kernels->compare(step, a, b, out, count);
    else
        kernels->arithmetic(step, a, b, out, count);
}

static void frame_compute(struct frame *frame, const struct step *step, size_t count)
{
    if (step->code >= STEP_SHARE) /* branches are no computing */
        share_run(frame, step, count);
    else if (step->code >= STEP_MONTHS_BETWEEN)
        months_step(frame, step, count);
    else if (step->code >= STEP_WORKING_ADD)
        working_step(frame, step, count);
    else
        frame_arithmetic(frame, step, count);
}

/* Tests and choices; false: the step is none. */
static bool frame_choose(struct frame *frame, const struct step *step, size_t count)
{
    switch ((enum step_code)step->code) {
    case STEP_SAME:
        choose_same(frame, step, count);
        return true;
    case STEP_ONE_OF:
        choose_one_of(frame, step, count);
        return true;
    case STEP_HAS:
        choose_has(frame, step, count);
        return true;
    case STEP_TEST:
        choose_test(frame, step, count);
        return true;
    case STEP_ALL:
    case STEP_ANY:
    case STEP_NONE:
        choose_all(frame, step, count);
        return true;
    case STEP_BY:
        choose_by(frame, step, count);
        return true;
    case STEP_BAND:
        choose_band(frame, step, count);
        return true;
    case STEP_RULES:
        choose_rules(frame, step, count);
        return true;
    case STEP_NO_VALUE:
        choose_no_value(frame, step, count);
        return true;
    case STEP_COMBINE:
        combine_rules(frame, step, count);
        return true;
    default:
        return false;
    }
}

static void buffer_aim(struct frame *frame, int reg, const struct vector *own, void *cells)
{
    if (reg == REGISTER_NONE || frame->program->registers[reg].is_constant)
        return;
    struct vector *buffer = &frame->buffers[reg];
    *buffer = *own;
    if (!cells)
        return;
    buffer->lo = cells;
    if (own->hi == own->lo)
        buffer->hi = cells;
}

void frame_aim(struct frame *frame, void *lo, int32_t *rules)
{
    buffer_aim(frame, frame->program->result, &frame->result, lo);
    buffer_aim(frame, frame->program->result_rules, &frame->rules, rules);
}

static void frame_step(struct frame *frame, const struct step *step, const struct chunk *chunk)
{
    switch ((enum step_code)step->code) {
    case STEP_CONSTANT:
        break; /* filled by frame_new */
    case STEP_FIELD:
        load_field(frame, step, chunk);
        break;
    case STEP_PARAMETER:
        load_parameter(frame, step, chunk);
        break;
    case STEP_PARAMETER_AT:
        load_parameter_at(frame, step, chunk);
        break;
    case STEP_LIES_IN:
    case STEP_REGION_OF:
        place_step(frame, step, chunk);
        break;
    case STEP_LAW_DAY:
        load_law_day(frame, step, chunk);
        break;
    case STEP_FOLD:
        fold_members(frame, step, chunk);
        break;
    case STEP_FORMULA:
        formula_run(frame, step, chunk->count);
        break;
    case STEP_CARRY:
        branch_carry(frame, step);
        break;
    case STEP_LEAVE:
        branch_leave(frame, step);
        break;
    default:
        if (!frame_choose(frame, step, chunk->count))
            frame_compute(frame, step, chunk->count);
    }
}

void frame_run(struct frame *frame, const struct chunk *chunk)
{
    const struct program *program = frame->program;
    frame->depth = 0;
    frame->branches[0] = (struct branch){ .chunk = chunk };
    for (int i = 0; i < program->step_count;) {
        const struct step *step = &program->steps[i];
        if (step->code == STEP_BRANCH) {
            i = branch_enter(frame, step, i);
            continue;
        }
        frame_step(frame, step, frame->branches[frame->depth].chunk);
        i++;
    }
}

bool frame_run_known(struct frame *frame, const struct chunk *chunk, uint8_t *missing)
{
    memset(missing, 0, chunk->count);
    frame->missing = missing;
    frame->any_missing = false;
    frame_run(frame, chunk);
    frame->missing = NULL;
    return frame->any_missing;
}

void frame_look(struct frame *frame, size_t row, int32_t context, int32_t day,
                const struct frame *outer)
{
    static const int32_t first = 0;
    frame->look_row = (int32_t)row;
    frame->look = (struct chunk){ .rows = &frame->look_row,
                                  .count = 1,
                                  .contiguous = true,
                                  .context = context,
                                  .day = day,
                                  .outer = outer ? &outer->look : NULL,
                                  .owners = outer ? &first : NULL };
    frame_run(frame, &frame->look);
}

static const int32_t *cells_picked(const struct kernels *kernels, const int32_t *cells,
                                   const int32_t *at, int32_t *to, size_t count)
{
    if (!cells)
        return NULL;
    kernels->gather(LANE_32, cells, at, to, count);
    return to;
}

size_t picked_fill(const struct frame *frame, const struct picked *picked, size_t count,
                   size_t most)
{
    enum { FULL = 64 }; /* bytes of the widest vector */
    if (count == 0 || !frame->may_repeat)
        return count;
    for (; count % FULL && count < most; count++)
        picked->at[count] = picked->at[count - 1];
    return count;
}

struct chunk chunk_pick(const struct kernels *kernels, const struct chunk *around,
                        const struct picked *picked, size_t count)
{
    struct chunk chunk = *around;
    chunk.count = count;
    chunk.contiguous = false;
    chunk.rows = cells_picked(kernels, around->rows, picked->at, picked->rows, count);
    chunk.contexts = cells_picked(kernels, around->contexts, picked->at, picked->contexts, count);
    chunk.days = cells_picked(kernels, around->days, picked->at, picked->days, count);
    chunk.owners = cells_picked(kernels, around->owners, picked->at, picked->owners, count);
    return chunk;
}

int32_t chunk_row(const struct chunk *chunk, int outer, size_t at)
{
    for (; outer > 0; outer--) {
        at = (size_t)chunk->owners[at];
        chunk = chunk->outer;
    }
    return chunk->rows[at];
}

size_t frame_start(const struct frame *frame, const struct field *field)
{
    return (size_t)chunk_row(&frame->look, field->outer, 0);
}
