/* SPDX-License-Identifier: Apache-2.0 */
/* One value for all rows of its entity: shapes are planned, then blocks of rows are taken by
   threads, grouped by shape, and decided chunk by chunk. A row's place in the result is its own, so
   neither threads nor chunks nor grouping show in what comes out. */
#include "core/judge/kernels.h"
#include "core/judge/run_internal.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_ROWS = 65536, CHUNK_ROWS = 4096, MOST_THREADS = 256 };

/* ---- Shapes ---------------------------------------------------------------------------------- */

static wide parameter_cell(const struct parameter *parameter, const struct parameter_value *value)
{
    if (value->kind == KIND_NUMBER)
        return value->number.top * (parameter->type.bottom / value->number.bottom);
    if (value->kind == KIND_DAY)
        return value->day;
    return value->kind == KIND_YES_NO ? value->yes : value->code;
}

/* Its values in all regions and intervals, for what reads it on another day or in another place. */
static bylaw_status parameter_table(struct run *run, const struct parameter *parameter)
{
    const struct bylaw_pack *pack = run->world.pack;
    struct slot *slot = &run->world.slots[parameter->index];
    size_t intervals = (size_t)pack->break_count + 1;
    size_t count = intervals * (size_t)pack->region_count;
    if (slot->table)
        return BYLAW_OK;
    uint8_t *states = arena_alloc_wide(&run->arena, count, 1);
    wide *table = arena_alloc_wide(&run->arena, count, sizeof(wide));
    if (!states || !table)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        const struct parameter_value *value =
            pack_parameter_at(pack, parameter, (int)(i / intervals), (int)(i % intervals));
        states[i] = value ? STATE_KNOWN : STATE_GAP;
        table[i] = value ? parameter_cell(parameter, value) : 0;
    }
    slot->table = table;
    slot->table_states = states;
    return BYLAW_OK;
}

static bylaw_status parameter_slot(struct run *run, const struct parameter *parameter)
{
    struct slot *slot = &run->world.slots[parameter->index];
    int count = run->world.context_count;
    if (slot->cells && slot->count == count)
        return BYLAW_OK;
    slot->count = count;
    slot->cells = arena_alloc_wide(&run->arena, (size_t)count, sizeof(wide));
    slot->states = arena_alloc_wide(&run->arena, (size_t)count, 1);
    if (!slot->cells || !slot->states)
        return BYLAW_ENOMEM;
    for (int i = 0; i < count; i++) {
        const struct context *context = &run->world.contexts[i];
        const struct parameter_value *value =
            pack_parameter_at(run->world.pack, parameter, context->region, context->interval);
        if (!value)
            slot->states[i] = STATE_GAP;
        else
            slot->cells[i] = parameter_cell(parameter, value);
    }
    return BYLAW_OK;
}

static bylaw_status stage_slots(struct run *run, const struct program *program)
{
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        const struct node *node = step->what;
        if ((step->code == STEP_PARAMETER && parameter_slot(run, step->what) != BYLAW_OK) ||
            (step->code == STEP_PARAMETER_AT && parameter_table(run, node->parameter) != BYLAW_OK))
            return BYLAW_ENOMEM;
    }
    for (int i = 0; i < program->member_count; i++)
        if (stage_slots(run, program->members[i]) != BYLAW_OK)
            return BYLAW_ENOMEM;
    return BYLAW_OK;
}

static bool *contexts_used(struct run *run, struct arena *work, const struct situation *situation)
{
    bool *used = arena_alloc(work, (size_t)run->world.context_count + 1, sizeof *used);
    if (!used)
        return NULL;
    if (!situation->contexts) {
        if (situation->context >= 0)
            used[situation->context] = true;
        return used;
    }
    size_t rows = run->facts->tables[situation->entity->index].rows;
    for (size_t row = 0; row < rows; row++)
        if (situation->contexts[row] >= 0)
            used[situation->contexts[row]] = true;
    return used;
}

static int shape_find(const struct stage *stage, const int32_t *signature, int count)
{
    for (int i = 0; i < stage->shape_count; i++)
        if (memcmp(stage->signatures[i], signature, (size_t)count * sizeof *signature) == 0)
            return i;
    return stage->shape_count;
}

static bylaw_status stage_shape(struct run *run, struct stage *stage, const struct context *context,
                                int32_t *signature)
{
    struct program *program =
        plan_value(run->world.pack, &run->arena, stage->value, context->region, context->interval);
    if (!program ||
        arena_grow(&run->arena, &stage->programs, (size_t)stage->shape_count, &stage->shape_room,
                   sizeof(struct program *)) != BYLAW_OK ||
        arena_grow(&run->arena, &stage->signatures, (size_t)stage->shape_count,
                   &stage->signature_room, sizeof(int32_t *)) != BYLAW_OK)
        return BYLAW_ENOMEM;
    stage->signatures[stage->shape_count] = signature;
    stage->programs[stage->shape_count++] = program;
    return BYLAW_OK;
}

/* shape_of for all contexts that there are now; new ones are not planned yet. */
static bylaw_status stage_contexts(struct run *run, struct stage *stage)
{
    size_t count = (size_t)run->world.context_count;
    if (count <= stage->context_room)
        return BYLAW_OK;
    int32_t *shape_of = arena_alloc(&run->arena, 2 * count, sizeof *shape_of);
    if (!shape_of)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < 2 * count; i++)
        shape_of[i] = i < stage->context_room ? stage->shape_of[i] : -1;
    stage->shape_of = shape_of;
    stage->context_room = 2 * count;
    return BYLAW_OK;
}

static bylaw_status stage_plan_context(struct run *run, struct stage *stage, int index)
{
    const struct context *context = &run->world.contexts[index];
    int count;
    int32_t *signature = plan_signature(run->world.pack, &run->arena, stage->value, context->region,
                                        context->interval, &count);
    if (!signature)
        return BYLAW_ENOMEM;
    int shape = shape_find(stage, signature, count);
    if (shape == stage->shape_count && stage_shape(run, stage, context, signature) != BYLAW_OK)
        return BYLAW_ENOMEM;
    stage->shape_of[index] = shape;
    return BYLAW_OK;
}

/* Whether nothing is left to plan: asked for every block and every single case. */
static bool stage_is_planned(const struct run *run, const struct stage *stage)
{
    const struct situation *situation = stage->situation;
    int contexts = run->world.context_count;
    if (stage->planned_contexts != contexts || stage->planned_shapes != stage->shape_count)
        return false;
    if (!situation->contexts)
        return situation->context < 0 || stage->shape_of[situation->context] >= 0;
    size_t rows = run->facts->tables[situation->entity->index].rows;
    for (size_t row = 0; row < rows; row++)
        if (situation->contexts[row] >= 0 && stage->shape_of[situation->contexts[row]] < 0)
            return false;
    return true;
}

/* One program for each set of statements in force among the contexts of the rows; and the slots of
   the parameters that they read, for every context. */
static bylaw_status stage_plan(struct run *run, struct stage *stage)
{
    if (stage_is_planned(run, stage))
        return BYLAW_OK;
    struct arena work;
    arena_init(&work, run->arena.memory);
    bool *used = contexts_used(run, &work, stage->situation);
    bylaw_status status = used ? stage_contexts(run, stage) : BYLAW_ENOMEM;
    for (int i = 0; status == BYLAW_OK && i < run->world.context_count; i++)
        if (used[i] && stage->shape_of[i] < 0)
            status = stage_plan_context(run, stage, i);
    for (int i = 0; status == BYLAW_OK && i < stage->shape_count; i++)
        status = stage_slots(run, stage->programs[i]);
    stage->planned_contexts = run->world.context_count;
    stage->planned_shapes = stage->shape_count;
    arena_clear(&work);
    return status;
}

static size_t stage_rows(const struct run *run, const struct stage *stage)
{
    const struct entity *entity = stage->value->entity;
    return entity ? run->facts->tables[entity->index].rows : 1;
}

/* The column that the stage fills, for room rows. Where a row has no value, nothing but its state
   is ever read. */
static bylaw_status stage_result(struct run *run, struct stage *stage, size_t rows)
{
    struct result *result = arena_alloc(&run->arena, 1, sizeof *result);
    if (!result)
        return BYLAW_ENOMEM;
    result->lane = lane_of(&stage->value->type);
    result->lo = arena_alloc_column(&run->arena, rows, lane_bytes(result->lane));
    result->hi = arena_alloc_column(&run->arena, rows, lane_bytes(result->lane));
    result->state = arena_alloc_wide(&run->arena, rows, 1);
    if (!result->lo || !result->hi || !result->state)
        return BYLAW_ENOMEM;
    if (stage->value->form == FORM_DECISION) {
        result->rules = arena_alloc_column(&run->arena, rows, sizeof(int32_t));
        if (!result->rules)
            return BYLAW_ENOMEM;
    }
    stage->result = result;
    return BYLAW_OK;
}

/* ---- Deciding -------------------------------------------------------------------------------- */

struct worker {
    struct arena arena;
    struct frame_pool pool;
    struct frame **frames; /* by shape */
    int frame_count;
    size_t frame_room;
    int32_t *order;    /* rows of the block by shape */
    int32_t *starts;   /* per shape */
    int32_t *contexts; /* of a chunk's rows, where they are not in one piece */
    int32_t *days;
    uint8_t *missing;     /* per row of a chunk: whether something is */
    struct picked picked; /* those rows */
    int chunks_to_come;   /* that are gone through with states from the start */
    uint8_t seen;         /* states met */
    struct job *job;
    pthread_t thread;
    bool is_caller; /* runs on the calling thread, which alone reports progress */
    bool started;
};

struct job {
    struct run *run;
    struct stage *stage;
    size_t rows;
    size_t chunk_rows;
    atomic_size_t next_block;
    atomic_bool cancelled;
};

/* The chunk's cells to the places of their rows. */
static void cells_store(const struct kernels *kernels, enum lane lane, const void *cells,
                        const struct chunk *chunk, void *column)
{
    size_t bytes = lane_bytes(lane);
    char *first = (char *)column + (size_t)chunk->rows[0] * bytes;
    if (!chunk->contiguous)
        kernels->scatter(lane, cells, false, chunk->rows, column, chunk->count);
    else if (first != cells) /* as where the frame was aimed at it */
        memcpy(first, cells, chunk->count * bytes);
}

/* The same into a column of another lane. */
static void result_store_cells(struct result *result, enum lane lane, const struct vector *value,
                               const struct chunk *chunk)
{
    for (size_t i = 0; i < chunk->count; i++) {
        size_t row = (size_t)chunk->rows[i];
        cell_set(result->lane, result->lo, row, cell_get(lane, value->lo, i));
        if (value->gaps)
            cell_set(result->lane, result->hi, row, cell_get(lane, value->hi, i));
    }
}

static void result_gap(struct result *result, const struct chunk *chunk, struct worker *worker)
{
    for (size_t i = 0; i < chunk->count; i++) {
        size_t row = (size_t)chunk->rows[i];
        result->state[row] = STATE_GAP;
        cell_set(result->lane, result->lo, row, 0);
    }
    worker->seen |= STATE_GAP;
}

/* again: over what was stored of these rows before. */
static void result_store(struct worker *worker, const struct frame *frame,
                         const struct chunk *chunk, bool again)
{
    const struct kernels *kernels = frame->world->kernels;
    struct result *result = worker->job->stage->result;
    const struct program *program = frame->program;
    if (program->result == REGISTER_NONE) {
        result_gap(result, chunk, worker);
        return;
    }
    const struct vector *value = &frame->vectors[program->result];
    enum lane lane = program->registers[program->result].lane;
    if (lane != result->lane) {
        result_store_cells(result, lane, value, chunk);
    } else {
        cells_store(kernels, lane, value->lo, chunk, result->lo);
        if (value->gaps)
            cells_store(kernels, lane, value->hi, chunk, result->hi);
    }
    if (value->gaps) {
        cells_store(kernels, LANE_8, value->state, chunk, result->state);
        worker->seen |= kernels->seen(value->state, chunk->count);
    } else if (again) {
        cells_store(kernels, LANE_8, states_known, chunk, result->state);
    }
    if (result->rules && program->result_rules != REGISTER_NONE)
        cells_store(kernels, LANE_32, frame->vectors[program->result_rules].lo, chunk,
                    result->rules);
}

/* Rows in one piece are decided where their results are to be. */
static void worker_aim(const struct worker *worker, struct frame *frame, const struct chunk *chunk)
{
    const struct result *result = worker->job->stage->result;
    const struct program *program = frame->program;
    if (program->result == REGISTER_NONE)
        return;
    size_t row = (size_t)chunk->rows[0];
    enum lane lane = program->registers[program->result].lane;
    bool here = chunk->contiguous && lane == result->lane;
    frame_aim(frame, here ? (char *)result->lo + row * lane_bytes(lane) : NULL,
              chunk->contiguous && result->rules ? result->rules + row : NULL);
}

/* The rows of a chunk of which something is missing, once more, with all states and intervals. */
static void worker_missing(struct worker *worker, struct frame *frame, const struct chunk *chunk,
                           size_t count)
{
    count = picked_fill(frame, &worker->picked, count, chunk->count);
    struct chunk rest = chunk_pick(frame->world->kernels, chunk, &worker->picked, count);
    worker_aim(worker, frame, &rest);
    frame_run(frame, &rest);
    result_store(worker, frame, &rest, true);
}

/* A chunk as if all were known, which needs neither states nor intervals; then the rows of which
   something is missing. Where these are many the whole is gone through with states, and so are the
   next chunks before it is tried again. */
static void worker_decide(struct worker *worker, struct frame *frame, const struct chunk *chunk)
{
    enum { FEWEST_ROWS = 64, CHUNKS_BEFORE_ANOTHER = 15 };
    bool always = worker->job->run->options.is_always_apart;
    worker_aim(worker, frame, chunk);
    bool pays = chunk->count >= FEWEST_ROWS && worker->chunks_to_come == 0;
    if (!(pays || always) || !frame->has_known_form) {
        worker->chunks_to_come -= worker->chunks_to_come > 0;
        frame_run(frame, chunk);
        result_store(worker, frame, chunk, false);
        return;
    }
    bool any = frame_run_known(frame, chunk, worker->missing);
    size_t count =
        any ? frame->world->kernels->list(worker->missing, chunk->count, worker->picked.at) : 0;
    if (2 * count > chunk->count && !always) {
        worker->chunks_to_come = CHUNKS_BEFORE_ANOTHER;
        frame_run(frame, chunk);
        result_store(worker, frame, chunk, false);
        return;
    }
    result_store(worker, frame, chunk, false);
    if (count > 0)
        worker_missing(worker, frame, chunk, count);
}

static void worker_chunk(struct worker *worker, int shape, struct chunk *chunk)
{
    struct stage *stage = worker->job->stage;
    const struct situation *situation = stage->situation;
    chunk->day = worker->job->run->options.day;
    chunk->context = situation->context;
    if (situation->contexts) {
        bool same = true;
        for (size_t i = 0; i < chunk->count; i++) {
            worker->contexts[i] = situation->contexts[chunk->rows[i]];
            same &= worker->contexts[i] == worker->contexts[0];
        }
        chunk->context = worker->contexts[0];
        chunk->contexts = same ? NULL : worker->contexts;
    }
    if (situation->days) {
        for (size_t i = 0; i < chunk->count; i++)
            worker->days[i] = situation->days[chunk->rows[i]];
        chunk->days = worker->days;
    }
    worker_decide(worker, worker->frames[shape], chunk);
}

/* A row without a context is settled by that. */
static void worker_no_context(struct worker *worker, int32_t context, size_t row)
{
    uint8_t state = context == CONTEXT_OPEN  ? STATE_OPEN
                    : context == CONTEXT_GAP ? STATE_GAP
                                             : STATE_FAULT;
    struct result *result = worker->job->stage->result;
    result->state[row] = state;
    cell_set(result->lane, result->lo, row, 0);
    worker->seen |= state;
}

static void worker_group(struct worker *worker, int shape, const int32_t *rows, size_t count)
{
    size_t most = worker->frames[shape]->rows_at_once;
    for (size_t start = 0; start < count; start += most) {
        size_t length = count - start < most ? count - start : most;
        struct chunk chunk = { .rows = rows + start, .count = length };
        chunk.contiguous = chunk.rows[length - 1] - chunk.rows[0] == (int32_t)length - 1;
        worker_chunk(worker, shape, &chunk);
    }
}

/* Rows that follow each other in the table, all of one shape. */
static void worker_run(struct worker *worker, int shape, size_t first, size_t count)
{
    size_t most = worker->frames[shape]->rows_at_once;
    for (size_t start = 0; start < count; start += most) {
        size_t length = count - start < most ? count - start : most;
        worker->job->run->world.kernels->sequence((int32_t)(first + start), worker->order, length);
        struct chunk chunk = { .rows = worker->order, .count = length, .contiguous = true };
        worker_chunk(worker, shape, &chunk);
    }
}

/* The rows of a block in order of shape, each shape's in order of the table. */
static void worker_block(struct worker *worker, size_t first, size_t count)
{
    const struct stage *stage = worker->job->stage;
    const int32_t *contexts = stage->situation->contexts;
    int shapes = stage->shape_count;
    int32_t context = stage->situation->context;
    if (!contexts && context >= 0)
        worker_run(worker, stage->shape_of[context], first, count);
    for (size_t i = 0; !contexts && context < 0 && i < count; i++)
        worker_no_context(worker, context, first + i);
    if (!contexts)
        return;
    memset(worker->starts, 0, ((size_t)shapes + 1) * sizeof *worker->starts);
    for (size_t i = 0; i < count; i++) {
        context = contexts[first + i];
        if (context >= 0)
            worker->starts[stage->shape_of[context] + 1]++;
        else
            worker_no_context(worker, context, first + i);
    }
    for (int shape = 0; shape < shapes; shape++)
        worker->starts[shape + 1] += worker->starts[shape];
    for (size_t i = 0; i < count; i++) {
        context = contexts[first + i];
        if (context >= 0)
            worker->order[worker->starts[stage->shape_of[context]]++] = (int32_t)(first + i);
    }
    size_t start = 0;
    for (int shape = 0; shape < shapes; shape++) {
        size_t end = (size_t)worker->starts[shape];
        worker_group(worker, shape, worker->order + start, end - start);
        start = end;
    }
}

static void *worker_main(void *argument)
{
    struct worker *worker = argument;
    struct job *job = worker->job;
    const struct run_options *options = &job->run->options;
    for (;;) {
        size_t first = atomic_fetch_add(&job->next_block, 1) * BLOCK_ROWS;
        if (first >= job->rows || atomic_load(&job->cancelled))
            return NULL;
        size_t count = job->rows - first < BLOCK_ROWS ? job->rows - first : BLOCK_ROWS;
        worker_block(worker, first, count);
        if (worker->is_caller && options->on_progress &&
            !options->on_progress(options->on_progress_user, job->stage->value->name, first + count,
                                  job->rows))
            atomic_store(&job->cancelled, true);
    }
}

/* Frames for the shapes that are planned now. */
static bool worker_frames(struct worker *worker)
{
    const struct stage *stage = worker->job->stage;
    size_t shapes = (size_t)stage->shape_count;
    if (worker->starts && worker->frame_count == stage->shape_count)
        return true;
    worker->starts = arena_alloc(&worker->arena, shapes + 1, sizeof(int32_t));
    if (!worker->starts)
        return false;
    for (; worker->frame_count < stage->shape_count; worker->frame_count++) {
        if (arena_grow(&worker->arena, &worker->frames, (size_t)worker->frame_count,
                       &worker->frame_room, sizeof(struct frame *)) != BYLAW_OK)
            return false;
        struct frame *frame =
            frame_new(&worker->arena, &worker->job->run->world,
                      stage->programs[worker->frame_count], worker->job->chunk_rows, &worker->pool);
        if (!frame)
            return false;
        worker->frames[worker->frame_count] = frame;
    }
    return true;
}

static bool worker_init(struct worker *worker, struct job *job, struct memory *memory)
{
    arena_init(&worker->arena, memory);
    worker->job = job;
    worker->pool = (struct frame_pool){ .arena = &worker->arena, .room = job->chunk_rows };
    size_t block = job->rows < BLOCK_ROWS ? job->rows : BLOCK_ROWS;
    worker->order = arena_alloc(&worker->arena, block, sizeof(int32_t));
    worker->contexts = arena_alloc(&worker->arena, job->chunk_rows, sizeof(int32_t));
    worker->days = arena_alloc(&worker->arena, job->chunk_rows, sizeof(int32_t));
    worker->missing = arena_alloc_wide(&worker->arena, job->chunk_rows, 1);
    int32_t *picked = arena_alloc_column(&worker->arena, 4 * job->chunk_rows, sizeof *picked);
    if (!worker->order || !worker->contexts || !worker->days || !worker->missing || !picked)
        return false;
    worker->picked = (struct picked){ .at = picked,
                                      .rows = picked + job->chunk_rows,
                                      .contexts = picked + 2 * job->chunk_rows,
                                      .days = picked + 3 * job->chunk_rows };
    return worker_frames(worker);
}

unsigned run_threads(unsigned asked)
{
    long cores = asked ? (long)asked : sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MOST_THREADS ? MOST_THREADS : (unsigned)cores;
}

/* No more than there are blocks. */
static unsigned thread_count(const struct run_options *options, size_t rows)
{
    size_t blocks = (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
    unsigned threads = run_threads(options->threads);
    return threads <= blocks ? threads : blocks ? (unsigned)blocks : 1;
}

static size_t chunk_rows(const struct run_options *options, size_t rows)
{
    size_t chunk = options->chunk_rows ? options->chunk_rows : CHUNK_ROWS;
    /* For few rows, making long registers would take longer than it saves. */
    while (!options->chunk_rows && chunk > 1024 && rows < 16 * chunk)
        chunk /= 2;
    chunk = chunk > CHUNK_MOST_ROWS ? CHUNK_MOST_ROWS : chunk;
    return rows < chunk ? (rows ? rows : 1) : chunk;
}

static bylaw_status stage_decide(struct run *run, struct stage *stage)
{
    struct job job = { .run = run, .stage = stage, .rows = stage_rows(run, stage) };
    job.chunk_rows = chunk_rows(&run->options, job.rows);
    unsigned threads = thread_count(&run->options, job.rows);
    struct worker *workers = arena_alloc(&run->arena, threads, sizeof *workers);
    if (!workers)
        return BYLAW_ENOMEM;
    unsigned ready = 0;
    while (ready < threads && worker_init(&workers[ready], &job, &run->facts->memory))
        ready++;
    /* The hook may allocate no more once threads run; a worker that did not fit is left out. */
    for (unsigned i = 1; i < ready; i++)
        workers[i].started =
            pthread_create(&workers[i].thread, NULL, worker_main, &workers[i]) == 0;
    workers[0].is_caller = true;
    if (ready > 0)
        worker_main(&workers[0]);
    for (unsigned i = 1; i < ready; i++)
        if (workers[i].started)
            pthread_join(workers[i].thread, NULL);
    for (unsigned i = 0; i < threads && workers[i].job; i++) {
        stage->result->gaps |= workers[i].seen != 0;
        arena_clear(&workers[i].arena);
    }
    if (ready == 0)
        return BYLAW_ENOMEM;
    return atomic_load(&job.cancelled) ? BYLAW_ECANCELLED : BYLAW_OK;
}

bylaw_status stage_run(struct run *run, struct stage *stage, bylaw_error *error)
{
    bylaw_status status = run_situation(run, stage->value, 0, &stage->situation);
    if (status == BYLAW_OK)
        status = stage_plan(run, stage);
    if (status == BYLAW_OK)
        status = stage_result(run, stage, stage_rows(run, stage));
    if (status == BYLAW_OK)
        status = stage_decide(run, stage);
    if (status != BYLAW_OK)
        return error_set(error, status, NOWHERE, NULL, "%s: %s", stage->value->name,
                         bylaw_status_text(status));
    run->world.results[stage->value->index] = stage->result;
    return BYLAW_OK;
}

/* ---- Block after block ----------------------------------------------------------------------- */

static bylaw_status stage_begin(struct run *run, struct stage *stage, size_t room)
{
    bylaw_status status = stage_result(run, stage, room);
    struct job *job = arena_alloc(&run->arena, 1, sizeof *job);
    stage->worker = arena_alloc(&run->arena, 1, sizeof *stage->worker);
    if (status != BYLAW_OK || !job || !stage->worker)
        return BYLAW_ENOMEM;
    job->run = run;
    job->stage = stage;
    job->rows = room;
    job->chunk_rows = chunk_rows(&run->options, room);
    run->world.results[stage->value->index] = stage->result;
    return worker_init(stage->worker, job, run->arena.memory) ? BYLAW_OK : BYLAW_ENOMEM;
}

bylaw_status stage_block(struct run *run, struct stage *stage, size_t room)
{
    bylaw_status status = BYLAW_OK;
    if (!stage->worker)
        status = stage_begin(run, stage, room);
    if (status == BYLAW_OK)
        status = stage_plan(run, stage);
    if (status != BYLAW_OK || !worker_frames(stage->worker))
        return BYLAW_ENOMEM;
    struct worker *worker = stage->worker;
    size_t rows = stage_rows(run, stage);
    worker->seen = 0;
    memset(stage->result->state, STATE_KNOWN, rows);
    for (size_t first = 0; first < rows; first += BLOCK_ROWS)
        worker_block(worker, first, rows - first < BLOCK_ROWS ? rows - first : BLOCK_ROWS);
    stage->result->gaps = worker->seen != 0;
    return BYLAW_OK;
}

void stage_end(struct stage *stage)
{
    if (stage->worker)
        arena_clear(&stage->worker->arena);
    stage->worker = NULL;
}
