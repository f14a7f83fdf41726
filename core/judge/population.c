/* SPDX-License-Identifier: Apache-2.0 */
/* Loading a population and deciding it. */
#include "core/judge/population.h"
#include "core/data/book.h"
#include "core/judge/musts.h"

void bylaw_facts_options_init(bylaw_facts_options *options)
{
    *options = (bylaw_facts_options){ .struct_bytes = sizeof *options };
}

void bylaw_run_options_init(bylaw_run_options *options)
{
    *options = (bylaw_run_options){ .struct_bytes = sizeof *options };
}

/* ---- Questions ------------------------------------------------------------------------------ */

/* The one reference of the subjects to the entity that a question is about. */
static bylaw_status question_reference(struct bylaw_facts *population, struct question *question,
                                       bylaw_error *error)
{
    const struct entity *about = population->about;
    if (question->value->entity == about)
        return BYLAW_OK;
    int found = 0;
    for (int i = 0; i < about->attribute_count; i++) {
        const struct attribute *attribute = about->attributes[i];
        if (attribute->kind == KIND_ONE && attribute->target_entity == question->value->entity) {
            question->reference = attribute;
            found++;
        }
    }
    if (found == 1)
        return BYLAW_OK;
    return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                     found ? "%s is about a %s, and a %s refers to several; derive a value of %s "
                             "that reads the one that is meant"
                           : "%s is about a %s, and a %s refers to none; ask it in a run of its "
                             "own (about %s)",
                     question->name, question->value->entity->name, about->name,
                     found ? about->name : question->value->entity->name);
}

/* A number that leaves the program lies on a grid of decimal places. */
static bylaw_status question_places(const struct question *question, bylaw_error *error)
{
    const struct type *type = &question->value->type;
    if (type->kind != KIND_NUMBER)
        return BYLAW_OK;
    wide bottom = type->bottom;
    while (bottom % 2 == 0)
        bottom /= 2;
    while (bottom % 5 == 0)
        bottom /= 5;
    if (bottom == 1)
        return BYLAW_OK;
    return error_set(error, BYLAW_EUSAGE, question->value->at, question->value->name,
                     "its values are fractions that no decimal holds; state places and mode, such "
                     "as places = 2, mode = \"half_up\"");
}

static bylaw_status population_questions(struct bylaw_facts *population,
                                         const bylaw_facts_options *options, bylaw_error *error)
{
    const struct bylaw_pack *pack = population->pack;
    if (options->question_count == 0)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL, "there is no question to decide");
    population->questions =
        arena_alloc(&population->arena, options->question_count, sizeof *population->questions);
    if (!population->questions)
        return error_no_memory(error);
    for (size_t i = 0; i < options->question_count; i++) {
        struct question *question = &population->questions[i];
        question->name = arena_copy(&population->arena, options->questions[i]);
        if (!question->name)
            return error_no_memory(error);
        bylaw_status status = question_find(pack, question->name, &question->value, error);
        if (status == BYLAW_OK)
            status = question_places(question, error);
        if (status != BYLAW_OK)
            return status;
        population->question_count++;
    }
    population->about = population->questions[0].value->entity;
    if (options->about) {
        struct entity *about;
        bylaw_status status = pack_want_entity(pack, options->about, &about, error);
        if (status != BYLAW_OK)
            return status;
        population->about = about;
    }
    for (int i = 0; i < population->question_count; i++) {
        bylaw_status status = question_reference(population, &population->questions[i], error);
        if (status != BYLAW_OK)
            return status;
    }
    return BYLAW_OK;
}

/* ---- Loading -------------------------------------------------------------------------------- */

static bylaw_status population_wanted(struct bylaw_facts *population, bylaw_error *error)
{
    population->values =
        arena_alloc(&population->arena, (size_t)population->question_count, sizeof(struct value *));
    if (!population->values)
        return error_no_memory(error);
    for (int i = 0; i < population->question_count; i++)
        population->values[i] = population->questions[i].value;
    if (run_wanted(population->pack, population->values, population->question_count,
                   &population->arena, &population->wanted) != BYLAW_OK)
        return error_no_memory(error);
    population->wanted.entities[population->about->index] = true;
    for (int i = 0; i < population->question_count; i++) {
        const struct attribute *reference = population->questions[i].reference;
        if (reference)
            population->wanted.attributes[population->about->index][reference->index] = true;
    }
    musts_want(population->pack, &population->wanted);
    return BYLAW_OK;
}

struct csv_options population_csv(const bylaw_facts_options *options)
{
    return (struct csv_options){ .folder = options->folder,
                                 .encoding = options->encoding,
                                 .keep_good_rows = options->keep_good_rows,
                                 .find_broken = musts_find_broken,
                                 .on_problem = options->on_problem,
                                 .on_problem_user = options->on_problem_user,
                                 .on_progress = options->on_progress,
                                 .on_progress_user = options->on_progress_user };
}

bylaw_status population_new(const bylaw_pack *pack, const bylaw_facts_options *options,
                            struct bylaw_facts **out, bylaw_error *error)
{
    struct facts *facts;
    if (facts_new(pack, options->alloc, options->alloc_user, options->limit_bytes, &facts) !=
        BYLAW_OK)
        return error_no_memory(error);
    struct bylaw_facts *population = memory_alloc(&facts->memory, NULL, 0, sizeof *population);
    if (!population) {
        facts_free(facts);
        return error_no_memory(error);
    }
    *population = (struct bylaw_facts){ .pack = pack, .facts = facts };
    arena_init(&population->arena, &facts->memory);
    bylaw_status status = population_questions(population, options, error);
    if (status == BYLAW_OK && options->default_region)
        status =
            pack_want_region(pack, options->default_region, &population->default_region, error);
    if (status == BYLAW_OK)
        status = population_wanted(population, error);
    if (status != BYLAW_OK) {
        bylaw_facts_free(population);
        return status;
    }
    *out = population;
    return BYLAW_OK;
}

bylaw_status population_read(struct bylaw_facts *population, const bylaw_facts_options *options,
                             bylaw_error *error)
{
    struct csv_options csv = population_csv(options);
    if (book_fill(population->facts) != BYLAW_OK)
        return error_no_memory(error);
    return csv_read_folder(population->facts, &population->wanted, &csv, &population->problems,
                           error);
}

bylaw_status bylaw_facts_load(const bylaw_pack *pack, const bylaw_facts_options *options,
                              bylaw_facts **out, bylaw_error *error)
{
    struct bylaw_facts *population = NULL;
    bylaw_status status = population_new(pack, options, &population, error);
    if (!population)
        return status;
    status = population_read(population, options, error);
    if (status != BYLAW_OK) {
        bylaw_facts_free(population);
        return status;
    }
    *out = population;
    return BYLAW_OK;
}

void bylaw_facts_free(bylaw_facts *population)
{
    if (!population)
        return;
    struct facts *facts = population->facts;
    arena_clear(&population->arena);
    memory_alloc(&facts->memory, population, sizeof *population, 0);
    facts_free(facts);
}

bylaw_status bylaw_facts_count(const bylaw_facts *population, const char *name, uint64_t *rows,
                               uint64_t *rejected)
{
    const struct entity *entity =
        name ? pack_find_entity(population->pack, name) : population->about;
    if (!entity)
        return BYLAW_ENOTFOUND;
    const struct table *table = &population->facts->tables[entity->index];
    bool streamed = population->is_streamed && entity == population->about;
    *rejected = streamed ? population->streamed_rejected : table->rejected_rows;
    *rows = streamed ? population->streamed_rows : table->rows + table->rejected_rows;
    return BYLAW_OK;
}

bylaw_status bylaw_facts_write_rejects(const bylaw_facts *population, const char *path,
                                       bylaw_error *error)
{
    return csv_write_problems(&population->problems, &population->facts->memory, path, error);
}

/* ---- Running -------------------------------------------------------------------------------- */

enum state question_row(const struct bylaw_facts *population, const struct question *question,
                        size_t subject, size_t *row)
{
    int64_t cell;
    *row = subject;
    if (!question->reference)
        return STATE_KNOWN;
    enum state state = facts_get(population->facts, question->reference, subject, &cell);
    if (state == STATE_KNOWN)
        *row = (size_t)cell;
    return state;
}

/* Subjects whose first question with a place is judged by national law, because their place is no
   region of the pack. */
uint64_t population_national(const struct bylaw_facts *population)
{
    const struct facts *facts = population->facts;
    struct arena work;
    arena_init(&work, &population->facts->memory);
    uint64_t rows = 0;
    bool counted = false;
    for (int i = 0; i < population->question_count && !counted; i++) {
        const struct question *question = &population->questions[i];
        struct field place;
        bool failed = false;
        if (question->reference || !value_place(question->value, &work, &place, &failed))
            continue;
        counted = true;
        const struct entity *entity =
            place.step_count ? place.steps[place.step_count - 1]->target_entity : place.root;
        const int32_t *regions = facts->tables[entity->index].regions;
        for (size_t row = 0; row < facts->tables[population->about->index].rows; row++) {
            size_t end;
            int broken;
            if (path_follow(facts, &place, row, &end, &broken) == STATE_KNOWN)
                rows += !regions || regions[end] <= 0;
        }
    }
    arena_clear(&work);
    return rows;
}

struct run_options result_run_options(const struct bylaw_facts *population,
                                      const bylaw_run_options *options)
{
    return (struct run_options){ .day = options->day,
                                 .default_region = population->default_region,
                                 .threads = options->threads,
                                 .chunk_rows = options->chunk_rows,
                                 .on_progress = options->on_progress,
                                 .on_progress_user = options->on_progress_user };
}

bylaw_status result_run(struct bylaw_result *result, const bylaw_run_options *options,
                        bylaw_error *error)
{
    struct bylaw_facts *population = result->population;
    struct run_options run = result_run_options(population, options);
    return run_new(population->facts, population->values, population->question_count, &run,
                   &result->run, error);
}

bylaw_status result_new(struct bylaw_facts *population, struct bylaw_result **out,
                        bylaw_error *error)
{
    struct memory *memory = &population->facts->memory;
    struct bylaw_result *result = memory_alloc(memory, NULL, 0, sizeof *result);
    if (!result)
        return error_no_memory(error);
    *result = (struct bylaw_result){ .population = population };
    arena_init(&result->arena, memory);
    arena_init(&result->decision_arena, memory);
    result->tallies =
        arena_alloc(&result->arena, (size_t)population->question_count, sizeof *result->tallies);
    if (!result->tallies) {
        bylaw_result_free(result);
        return error_no_memory(error);
    }
    *out = result;
    return BYLAW_OK;
}

bylaw_status bylaw_run(bylaw_facts *population, const bylaw_run_options *options,
                       bylaw_result **out, bylaw_error *error)
{
    struct bylaw_result *result = NULL;
    bylaw_status status = law_day_check(options->day, error);
    if (status == BYLAW_OK)
        status = result_new(population, &result, error);
    if (!result)
        return status;
    status = result_run(result, options, error);
    if (status != BYLAW_OK) {
        bylaw_result_free(result);
        return status;
    }
    result->national_rows = population_national(population);
    *out = result;
    return BYLAW_OK;
}

void bylaw_result_free(bylaw_result *result)
{
    if (!result)
        return;
    struct memory *memory = &result->population->facts->memory;
    run_free(result->run);
    arena_clear(&result->arena);
    arena_clear(&result->decision_arena);
    memory_alloc(memory, result, sizeof *result, 0);
}

/* ---- Reading -------------------------------------------------------------------------------- */

size_t bylaw_result_rows(const bylaw_result *result)
{
    return result->population->facts->tables[result->population->about->index].rows;
}

bylaw_status bylaw_result_find(const bylaw_result *result, const char *id, size_t *row)
{
    int64_t found = facts_find_row(result->population->facts, result->population->about, id);
    if (found == ROW_NONE)
        return BYLAW_ENOTFOUND;
    *row = (size_t)found;
    return BYLAW_OK;
}

const char *bylaw_result_id(const bylaw_result *result, size_t row)
{
    return facts_id(result->population->facts, result->population->about, row);
}

uint64_t bylaw_result_national_rows(const bylaw_result *result)
{
    return result->national_rows;
}

bylaw_status result_decide(struct bylaw_result *result, size_t subject, int index,
                           enum decision_reason reason, struct arena *arena,
                           struct bylaw_decision *decision)
{
    const struct bylaw_facts *population = result->population;
    const struct question *question = &population->questions[index];
    size_t row;
    enum state state = question_row(population, question, subject, &row);
    *decision = (struct bylaw_decision){ .run = result->run,
                                         .facts = population->facts,
                                         .value = question->value,
                                         .row = row,
                                         .about = population->about,
                                         .about_row = subject,
                                         .arena = arena,
                                         .wanted_reason = reason };
    if (state != STATE_KNOWN)
        return decision_fill_broken(decision, question->reference, state);
    return decision_fill(decision);
}

bylaw_status bylaw_result_decision(bylaw_result *result, size_t row, size_t question,
                                   const bylaw_decision **decision, bylaw_error *error)
{
    if (row >= bylaw_result_rows(result) || question >= (size_t)result->population->question_count)
        return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL,
                         "the result has no row %zu or no question %zu", row, question);
    arena_clear(&result->decision_arena);
    if (result_decide(result, row, (int)question, DECISION_WHY, &result->decision_arena,
                      &result->decision) != BYLAW_OK)
        return error_no_memory(error);
    *decision = &result->decision;
    return BYLAW_OK;
}
