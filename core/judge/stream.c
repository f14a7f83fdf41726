/* SPDX-License-Identifier: Apache-2.0 */
/* Deciding a file of any length: the subjects are read, decided, written and counted block after
   block, so that a block per thread and the tables that subjects refer to are all that memory must
   hold. Threads take blocks as they come and hand in what came of them in the order of the file. */
#include "core/data/sqlite.h"
#include "core/judge/answer.h"
#include "core/judge/class.h"
#include "core/judge/rows.h"
#include "core/pack/walk.h"

#include <pthread.h>
#include <string.h>

enum { MOST_SAMPLES = ROWS_FIRSTS_MOST };

/* A subject that is kept after its block has gone: the first of a kind of outcome. */
struct sample {
    char *id;
    uint8_t *states; /* per attribute */
    int64_t *cells;
    char **texts; /* of KIND_TEXT */
};

struct stream {
    struct bylaw_facts *population;
    struct bylaw_result *result;
    const bylaw_facts_options *facts_options;
    const bylaw_run_options *run_options;
    bylaw_error *error;
    struct run *base; /* values that are not about the subjects */
    struct csv_stream_options csv_options;
    struct csv_stream *csv;
    struct whole_file file;
    bool json, has_file;
    struct sample samples[MOST_SAMPLES];
    int sample_count;
    struct problems problems; /* of the blocks, in order */
    uint64_t rows, rejected;
    pthread_mutex_t reading, turn;
    pthread_cond_t turned;
    uint64_t next;       /* number of the block whose turn it is */
    bylaw_status status; /* the first that is not OK ends all */
    bool ended;          /* no more blocks */
};

/* Everything that one thread needs for a block; kept from block to block. */
struct stream_worker {
    struct stream *stream;
    struct csv_view *view;
    struct csv_block block;
    struct problems problems;
    struct bylaw_facts population; /* the stream's, over the view's facts */
    struct bylaw_result result;
    struct run run;
    struct arena arena;
    struct arena work;
    struct rows rows;
    struct buffer out;
    pthread_t thread;
    bool started;
};

/* ---- A run over a view ----------------------------------------------------------------------- */

/* Another run's stages: same programs and results, own frames to look at single rows. */
static bool worker_base(struct stream_worker *worker, const struct run *base)
{
    struct run *run = &worker->run;
    size_t contexts = (size_t)base->world.context_count;
    for (size_t i = 0; i < contexts; i++) {
        const struct context *context = &base->world.contexts[i];
        int32_t index;
        if (run_context(run, context->region,
                        pack_interval_first(run->world.pack, context->interval),
                        &index) != BYLAW_OK)
            return false;
    }
    memcpy(run->world.slots, base->world.slots,
           (size_t)run->world.pack->parameter_count * sizeof *run->world.slots);
    for (int i = 0; i < base->stage_count; i++) {
        struct stage *stage = run_add_stage(run, base->stages[i]->value);
        if (!stage)
            return false;
        *stage = *base->stages[i];
        stage->spares = NULL;
        stage->spare_room = 0;
        run->world.results[stage->value->index] = stage->result;
    }
    return true;
}

static bool worker_stages(struct stream_worker *worker)
{
    const struct bylaw_facts *population = worker->stream->population;
    int count;
    struct value **needed = run_needed(population->pack, population->values,
                                       population->question_count, &worker->arena, &count);
    for (int i = 0; needed && i < count; i++)
        if (needed[i]->entity == population->about && !run_add_stage(&worker->run, needed[i]))
            return false;
    return needed != NULL;
}

static bool worker_new(struct stream_worker *worker, struct stream *stream)
{
    const bylaw_facts_options *options = stream->facts_options;
    worker->stream = stream;
    csv_block_init(&worker->block);
    if (csv_view_new(stream->csv, options->alloc, options->alloc_user, options->limit_bytes,
                     &worker->view) != BYLAW_OK)
        return false;
    struct facts *facts = &worker->view->facts;
    arena_init(&worker->arena, &facts->memory);
    arena_init(&worker->work, &facts->memory);
    buffer_init(&worker->out, &facts->memory);
    worker->population = *stream->population;
    worker->population.facts = facts;
    worker->result =
        (struct bylaw_result){ .population = &worker->population, .run = &worker->run };
    struct run_options run = result_run_options(stream->population, stream->run_options);
    return rows_init(&worker->rows, &worker->result, &worker->arena,
                     stream->has_file ? &worker->out : NULL, stream->json) == BYLAW_OK &&
           run_begin(&worker->run, facts, &run) == BYLAW_OK && worker_base(worker, stream->base) &&
           worker_stages(worker);
}

static void worker_free(struct stream_worker *worker)
{
    if (!worker->view)
        return;
    for (int i = 0; i < worker->run.stage_count; i++)
        stage_end(worker->run.stages[i]);
    arena_clear(&worker->run.arena);
    rows_clear(&worker->rows);
    arena_clear(&worker->work);
    arena_clear(&worker->arena);
    buffer_clear(&worker->out);
    csv_view_free(worker->view);
    csv_block_clear(&worker->block);
}

/* ---- One block ------------------------------------------------------------------------------- */

/* Decides the view's rows: each stage in order. */
static bylaw_status worker_decide(struct stream_worker *worker)
{
    struct run *run = &worker->run;
    run_renew(run);
    for (int i = 0; i < run->stage_count; i++) {
        if (run->stages[i]->value->entity != worker->population.about)
            continue;
        bylaw_status status = run_fill(run, run->stages[i], CSV_BLOCK_ROWS);
        if (status != BYLAW_OK)
            return status;
    }
    return BYLAW_OK;
}

static bylaw_status worker_block_of(struct stream_worker *worker, bylaw_error *error)
{
    struct stream *stream = worker->stream;
    bylaw_status status =
        csv_block_parse(stream->csv, &worker->block, worker->view, &worker->problems, error);
    if (status == BYLAW_OK)
        status = worker_decide(worker);
    size_t rows = worker->view->facts.tables[worker->population.about->index].rows;
    worker->out.length = 0;
    if (worker->block.number == 0 && stream->has_file && !stream->json)
        answer_write_header(stream->population, &worker->out);
    if (status == BYLAW_OK)
        rows_begin(&worker->rows);
    if (status == BYLAW_OK)
        status = rows_add(&worker->rows, 0, rows);
    return status == BYLAW_OK ? rows_count(&worker->rows) : status;
}

/* ---- Handing in ------------------------------------------------------------------------------ */

/* Keeps a subject: its cells now, put into facts when the stream is closed. */
static bool sample_keep(struct stream *stream, const struct facts *facts, size_t row)
{
    const struct entity *about = stream->population->about;
    struct arena *arena = &stream->population->arena;
    size_t count = (size_t)about->attribute_count;
    struct sample *sample = &stream->samples[stream->sample_count];
    sample->id = arena_copy(arena, facts_id(facts, about, row));
    sample->states = arena_alloc(arena, count, 1);
    sample->cells = arena_alloc(arena, count, sizeof *sample->cells);
    sample->texts = arena_alloc(arena, count, sizeof(char *));
    if (!sample->id || !sample->states || !sample->cells || !sample->texts)
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct attribute *attribute = about->attributes[i];
        if (attribute->kind == KIND_MANY)
            continue;
        sample->states[i] = (uint8_t)facts_get(facts, attribute, row, &sample->cells[i]);
        if (attribute->kind != KIND_TEXT || sample->states[i] != STATE_KNOWN)
            continue;
        sample->texts[i] = arena_copy(arena, facts->texts[sample->cells[i]]);
        if (!sample->texts[i])
            return false;
    }
    stream->sample_count++;
    return true;
}

/* The first of their kinds in a block, where an earlier block had not met all of them. */
static bylaw_status stream_samples(struct stream_worker *worker, bool any_new)
{
    struct stream *stream = worker->stream;
    const struct rows *rows = &worker->rows;
    for (size_t i = 0; any_new && i < rows->first_count; i++)
        if (stream->sample_count < MOST_SAMPLES &&
            !sample_keep(stream, &worker->view->facts, rows->firsts[i]))
            return BYLAW_ENOMEM;
    return BYLAW_OK;
}

static bylaw_status stream_tallies(struct stream_worker *worker, bool *any_new)
{
    struct stream *stream = worker->stream;
    *any_new = false;
    for (int i = 0; i < stream->population->question_count; i++) {
        const struct tallies *from = &worker->rows.tallies[i];
        bool *is_new = arena_alloc(&worker->work, from->count, sizeof *is_new);
        if (!is_new ||
            !tallies_merge(&stream->result->tallies[i], &stream->result->arena, from, is_new))
            return BYLAW_ENOMEM;
        for (size_t k = 0; k < from->count; k++)
            *any_new |= is_new[k];
    }
    arena_clear(&worker->work);
    return BYLAW_OK;
}

/* The block's bad rows, kept: they are told when the whole file has gone well. */
static bylaw_status stream_problems(struct stream_worker *worker)
{
    struct stream *stream = worker->stream;
    struct bylaw_facts *population = stream->population;
    for (size_t i = 0; i < worker->problems.count; i++) {
        struct problem copy = worker->problems.list[i];
        copy.column = arena_copy(&population->arena, copy.column);
        copy.reason = arena_copy(&population->arena, copy.reason);
        copy.text = arena_copy(&population->arena, copy.text);
        if (!copy.column || !copy.reason || !copy.text ||
            arena_grow(&population->arena, &stream->problems.list, stream->problems.count,
                       &stream->problems.room, sizeof copy) != BYLAW_OK)
            return BYLAW_ENOMEM;
        stream->problems.list[stream->problems.count++] = copy;
    }
    return BYLAW_OK;
}

/* All problems in the order of files and lines, told to the host and kept for the rejects file. */
static bylaw_status stream_tell(struct stream *stream, size_t before)
{
    struct bylaw_facts *population = stream->population;
    const bylaw_facts_options *options = stream->facts_options;
    struct problems *others = &population->problems;
    size_t count = others->count + stream->problems.count, at = 0;
    struct problem *list = arena_alloc(&population->arena, count, sizeof *list);
    if (!list)
        return error_no_memory(stream->error);
    for (size_t i = 0; i < before; i++)
        list[at++] = others->list[i];
    for (size_t i = 0; i < stream->problems.count; i++)
        list[at++] = stream->problems.list[i];
    for (size_t i = before; i < others->count; i++)
        list[at++] = others->list[i];
    *others = (struct problems){ .list = list, .count = count, .room = count };
    for (size_t i = 0; options->on_problem && i < count; i++) {
        bylaw_error error = { 0 };
        csv_problem_error(&list[i], &error);
        options->on_problem(options->on_problem_user, &error);
    }
    return BYLAW_OK;
}

static bylaw_status stream_hand_in(struct stream_worker *worker, bylaw_error *error)
{
    struct stream *stream = worker->stream;
    const bylaw_run_options *options = stream->run_options;
    bool any_new;
    /* A bad row that stops the run: the whole reader tells it, and all others. */
    if (worker->problems.count > 0 && !stream->facts_options->keep_good_rows)
        return BYLAW_EUSAGE;
    bylaw_status status = csv_stream_accept(stream->csv, &worker->block, error);
    if (status == BYLAW_OK)
        status = stream_tallies(worker, &any_new);
    if (status == BYLAW_OK)
        status = stream_samples(worker, any_new);
    if (status == BYLAW_OK)
        status = stream_problems(worker);
    if (status == BYLAW_OK && worker->out.failed)
        status = BYLAW_ENOMEM;
    if (status == BYLAW_OK && stream->has_file)
        status = whole_file_write(&stream->file, worker->out.data ? worker->out.data : "",
                                  worker->out.length, error);
    stream->rows += worker->block.rows;
    stream->rejected += worker->problems.count;
    stream->result->national_rows += population_national(&worker->population);
    if (status == BYLAW_OK && options->on_progress &&
        !options->on_progress(options->on_progress_user, "decide", stream->rows, 0))
        status = BYLAW_ECANCELLED;
    return status;
}

/* ---- Threads --------------------------------------------------------------------------------- */

static void stream_stop(struct stream *stream, bylaw_status status, const bylaw_error *error)
{
    if (stream->status != BYLAW_OK)
        return;
    stream->status = status;
    if (stream->error && error->status == status)
        *stream->error = *error;
    else
        error_plain(stream->error, status);
}

/* The next block; false: none. */
static bool worker_take(struct stream_worker *worker)
{
    struct stream *stream = worker->stream;
    bylaw_error error = { 0 };
    pthread_mutex_lock(&stream->reading);
    bool taken = false;
    if (!stream->ended) {
        bylaw_status status = csv_stream_next(stream->csv, &worker->block, &error);
        taken = status == BYLAW_OK && worker->block.length > 0;
        stream->ended = !taken;
        if (status != BYLAW_OK) {
            pthread_mutex_lock(&stream->turn);
            stream_stop(stream, status, &error);
            pthread_cond_broadcast(&stream->turned);
            pthread_mutex_unlock(&stream->turn);
        }
    }
    pthread_mutex_unlock(&stream->reading);
    return taken;
}

static void *worker_main(void *argument)
{
    struct stream_worker *worker = argument;
    struct stream *stream = worker->stream;
    while (worker_take(worker)) {
        bylaw_error error = { 0 };
        bylaw_status status = worker_block_of(worker, &error);
        pthread_mutex_lock(&stream->turn);
        while (stream->status == BYLAW_OK && stream->next != worker->block.number)
            pthread_cond_wait(&stream->turned, &stream->turn);
        if (stream->status == BYLAW_OK && status == BYLAW_OK)
            status = stream_hand_in(worker, &error);
        if (status != BYLAW_OK)
            stream_stop(stream, status, &error);
        stream->next++;
        bool stopped = stream->status != BYLAW_OK;
        pthread_cond_broadcast(&stream->turned);
        pthread_mutex_unlock(&stream->turn);
        if (stopped)
            return NULL;
    }
    return NULL;
}

static void stream_work(struct stream *stream)
{
    unsigned threads = run_threads(stream->run_options->threads), ready = 0;
    struct stream_worker *workers =
        arena_alloc(&stream->population->arena, threads, sizeof *workers);
    while (workers && ready < threads && worker_new(&workers[ready], stream))
        ready++;
    if (ready == 0) {
        bylaw_error none = { 0 };
        stream_stop(stream, BYLAW_ENOMEM, &none);
    }
    for (unsigned i = 1; i < ready; i++)
        workers[i].started =
            pthread_create(&workers[i].thread, NULL, worker_main, &workers[i]) == 0;
    if (ready > 0)
        worker_main(&workers[0]);
    for (unsigned i = 1; i < ready; i++)
        if (workers[i].started)
            pthread_join(workers[i].thread, NULL);
    for (unsigned i = 0; workers && i < threads; i++)
        worker_free(&workers[i]);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* Values that the questions need and that are not about the subjects, decided once and for all; and
   the lists that subjects read. */
static bylaw_status stream_base(struct stream *stream)
{
    struct bylaw_facts *population = stream->population;
    int count, kept = 0;
    struct value **needed = run_needed(population->pack, population->values,
                                       population->question_count, &population->arena, &count);
    if (!needed)
        return error_no_memory(stream->error);
    for (int i = 0; i < count; i++) {
        if (run_lists(population->facts, needed[i]) != BYLAW_OK)
            return error_no_memory(stream->error);
        if (needed[i]->entity != population->about)
            needed[kept++] = needed[i];
    }
    struct run_options options = result_run_options(population, stream->run_options);
    options.on_progress = NULL;
    return run_new(population->facts, needed, kept, &options, &stream->base, stream->error);
}

/* Puts the samples into the facts, so that they can be explained. */
static bylaw_status stream_keep_samples(struct stream *stream)
{
    struct facts *facts = stream->population->facts;
    const struct entity *about = stream->population->about;
    for (int i = 0; i < stream->sample_count; i++) {
        const struct sample *sample = &stream->samples[i];
        size_t row;
        if (facts_add_row(facts, about, sample->id, &row) != BYLAW_OK)
            return BYLAW_ENOMEM;
        for (int k = 0; k < about->attribute_count; k++) {
            const struct attribute *attribute = about->attributes[k];
            enum state state = (enum state)sample->states[k];
            int64_t cell = sample->cells[k];
            if (attribute->kind == KIND_MANY || state == STATE_UNKNOWN)
                continue;
            if (sample->texts[k] &&
                facts_read_cell(facts, attribute, sample->texts[k], strlen(sample->texts[k]),
                                &state, &cell, NULL) != BYLAW_OK)
                return BYLAW_ENOMEM;
            if (facts_set(facts, attribute, row, state, cell) != BYLAW_OK)
                return BYLAW_ENOMEM;
        }
    }
    return BYLAW_OK;
}

static bylaw_status stream_open(struct stream *stream, const char *path)
{
    struct bylaw_facts *population = stream->population;
    stream->csv_options =
        (struct csv_stream_options){ .entity = population->about,
                                     .csv = population_csv(stream->facts_options) };
    bylaw_status status =
        csv_stream_open(population->facts, &population->wanted, &stream->csv_options,
                        &population->problems, &stream->csv, stream->error);
    if (status == BYLAW_OK)
        status = stream_base(stream);
    if (status == BYLAW_OK && path) {
        status = whole_file_open(&stream->file, &population->facts->memory, path, stream->error);
        stream->has_file = status == BYLAW_OK;
        stream->json = path_is_json(path);
    }
    return status;
}

static bylaw_status stream_close(struct stream *stream)
{
    bylaw_status status = stream->status;
    size_t before = stream->csv ? csv_stream_problems_before(stream->csv) : 0;
    run_free(stream->base);
    if (stream->csv)
        csv_stream_close(stream->csv);
    if (stream->has_file && status == BYLAW_OK)
        status = whole_file_commit(&stream->file, stream->error);
    else if (stream->has_file)
        whole_file_abandon(&stream->file);
    if (status != BYLAW_OK)
        return status;
    status = stream_tell(stream, before);
    if (status != BYLAW_OK)
        return status;
    if (stream_keep_samples(stream) != BYLAW_OK)
        return error_no_memory(stream->error);
    stream->population->is_streamed = stream->result->is_streamed = true;
    stream->population->streamed_rows = stream->rows;
    stream->population->streamed_rejected = stream->rejected;
    for (int i = 0; i < stream->population->question_count; i++) {
        tallies_sort(&stream->result->tallies[i]);
        stream->result->tallies[i].built = true;
    }
    return result_run(stream->result, stream->run_options, stream->error);
}

/* The stream's population and result, decided; there are none where it fails. BYLAW_EUSAGE: the
   file cannot be read block after block. */
static bylaw_status stream_try(struct stream *stream, const bylaw_pack *pack, const char *path)
{
    const char *folder = stream->facts_options->folder;
    const bylaw_run_options *options = stream->run_options;
    bylaw_status status =
        population_new(pack, stream->facts_options, &stream->population, stream->error);
    if (status != BYLAW_OK)
        return status;
    const struct bylaw_facts *population = stream->population;
    bool in_blocks = !population->about->is_book &&
                     csv_stream_suits(pack, &population->wanted, population->about) &&
                     !sqlite_is_database(folder) && !(path && path_is_database(path));
    if (options->on_plan)
        options->on_plan(options->on_plan_user,
                         class_name(pack, &population->wanted, population->about),
                         class_bytes(population, folder, in_blocks, run_threads(options->threads)));
    if (!in_blocks) {
        bylaw_facts_free(stream->population);
        return BYLAW_EUSAGE;
    }
    status = result_new(stream->population, &stream->result, stream->error);
    if (status == BYLAW_OK) {
        pthread_mutex_init(&stream->reading, NULL);
        pthread_mutex_init(&stream->turn, NULL);
        pthread_cond_init(&stream->turned, NULL);
        stream->status = stream_open(stream, path);
        if (stream->status == BYLAW_OK)
            stream_work(stream);
        status = stream_close(stream);
        pthread_cond_destroy(&stream->turned);
        pthread_mutex_destroy(&stream->turn);
        pthread_mutex_destroy(&stream->reading);
    }
    if (status != BYLAW_OK) {
        bylaw_result_free(stream->result);
        bylaw_facts_free(stream->population);
    }
    return status;
}

/* NOLINTNEXTLINE(readability-function-size): what loading, running and writing are asked, in one */
bylaw_status bylaw_run_files(const bylaw_pack *pack, const bylaw_facts_options *facts_options,
                             const bylaw_run_options *run_options, const char *path,
                             bylaw_facts **facts, bylaw_result **result, bylaw_error *error)
{
    struct stream stream = { .facts_options = facts_options,
                             .run_options = run_options,
                             .error = error };
    bylaw_status status = law_day_check(run_options->day, error);
    if (status == BYLAW_OK)
        status = stream_try(&stream, pack, path);
    if (status == BYLAW_OK) {
        *facts = stream.population;
        *result = stream.result;
    }
    if (status != BYLAW_EUSAGE)
        return status;
    status = bylaw_facts_load(pack, facts_options, facts, error);
    if (status != BYLAW_OK)
        return status;
    status = bylaw_run(*facts, run_options, result, error);
    if (status == BYLAW_OK && path)
        status = bylaw_result_write(*result, path, run_options->on_progress,
                                    run_options->on_progress_user, error);
    else if (status != BYLAW_OK)
        *result = NULL;
    if (status != BYLAW_OK) {
        bylaw_result_free(*result);
        bylaw_facts_free(*facts);
        *result = NULL;
        *facts = NULL;
    }
    return status;
}
