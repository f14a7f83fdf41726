/* SPDX-License-Identifier: Apache-2.0 */
/* One case: facts set by hand, one decision at a time. A batch of one. */
#include "core/data/book.h"
#include "core/judge/decision.h"
#include "core/judge/musts.h"
#include "core/judge/run_internal.h"

#include <string.h>

bylaw_status bylaw_day_parse(const char *text, int32_t *day)
{
    return text && day_parse(text, strlen(text), day) ? BYLAW_OK : BYLAW_EVALUE;
}

bylaw_status bylaw_case_new(const bylaw_pack *pack, bylaw_case **out, bylaw_error *error)
{
    struct memory memory;
    memory_init(&memory, pack->memory.alloc, pack->memory.user, 0);
    struct bylaw_case *subject = memory_alloc(&memory, NULL, 0, sizeof *subject);
    if (!subject)
        return error_no_memory(error);
    *subject = (struct bylaw_case){ .pack = pack };
    if (facts_new(pack, pack->memory.alloc, pack->memory.user, pack->memory.limit_bytes,
                  &subject->facts) != BYLAW_OK) {
        memory_alloc(&memory, subject, sizeof *subject, 0);
        return error_no_memory(error);
    }
    subject->facts->lists_open = true;
    arena_init(&subject->arena, &subject->facts->memory);
    if (book_fill(subject->facts) != BYLAW_OK) {
        bylaw_case_free(subject);
        return error_no_memory(error);
    }
    *out = subject;
    return BYLAW_OK;
}

void bylaw_case_free(bylaw_case *subject)
{
    if (!subject)
        return;
    struct memory memory;
    memory_init(&memory, subject->pack->memory.alloc, subject->pack->memory.user, 0);
    run_free(subject->run);
    arena_clear(&subject->arena);
    facts_free(subject->facts);
    memory_alloc(&memory, subject, sizeof *subject, 0);
}

void case_forget(struct bylaw_case *subject)
{
    run_free(subject->run);
    subject->run = NULL;
    subject->prepared = NULL;
    arena_clear(&subject->arena);
}

/* ---- Names ---------------------------------------------------------------------------------- */

static bylaw_status case_attribute(const struct entity *entity, const char *name,
                                   struct attribute **attribute, bylaw_error *error)
{
    enum { MOST_NAMES = 1024 };
    *attribute = entity_find_attribute(entity, name);
    if (*attribute)
        return BYLAW_OK;
    const char *names[MOST_NAMES];
    size_t count = 0;
    for (int i = 0; i < entity->attribute_count && count < MOST_NAMES; i++)
        names[count++] = entity->attributes[i]->name;
    const char *nearest = text_nearest(name, names, count);
    return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL, "%s has no fact '%s'%s%s%s",
                     entity->name, name,
                     nearest ? " (did you mean '" : "; the vocabulary declares its facts",
                     nearest ? nearest : "", nearest ? "'?)" : "");
}

static bylaw_status case_check_row(const struct bylaw_case *subject, const struct entity *entity,
                                   size_t row, bylaw_error *error)
{
    if (row < subject->facts->tables[entity->index].rows)
        return BYLAW_OK;
    return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL,
                     "%s has no row %zu; add it with bylaw_case_row", entity->name, row);
}

bylaw_status bylaw_case_row(bylaw_case *subject, const char *entity_name, const char *id,
                            size_t *row, bylaw_error *error)
{
    struct entity *entity;
    bylaw_status status = pack_want_entity(subject->pack, entity_name, &entity, error);
    if (status != BYLAW_OK)
        return status;
    int64_t found = facts_find_row(subject->facts, entity, id);
    if (found != ROW_NONE) {
        *row = (size_t)found;
        return BYLAW_OK;
    }
    case_forget(subject);
    status = facts_add_row(subject->facts, entity, id, row);
    if (status == BYLAW_OK && entity->is_region)
        status =
            facts_set_region(subject->facts, entity, *row, pack_find_region(subject->pack, id));
    if (status == BYLAW_ENOMEM)
        return error_no_memory(error);
    if (status != BYLAW_OK)
        return error_set(error, status, NOWHERE, NULL,
                         "'%s' cannot be the id of a row: write a text that is not empty", id);
    return BYLAW_OK;
}

/* ---- Facts ---------------------------------------------------------------------------------- */

/* "region" of a row that is a place: an id or code of a region of the pack; "" its own id. */
static bylaw_status case_set_region(struct bylaw_case *subject, const struct entity *entity,
                                    size_t row, const char *text, bylaw_error *error)
{
    const char *name = text[0] ? text : facts_id(subject->facts, entity, row);
    int region = pack_find_region(subject->pack, name);
    if (region < 0 && text[0])
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "region: the pack has no region '%s'; leave it empty for national law",
                         text);
    return facts_set_region(subject->facts, entity, row, region);
}

static bylaw_status case_set_cell(struct bylaw_case *subject, const struct attribute *attribute,
                                  size_t row, const char *text, bylaw_error *error)
{
    enum state state;
    int64_t cell = 0;
    bylaw_error problem = { 0 };
    if (attribute->kind == KIND_MANY)
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "%s: a list is not set; set %s of its members", attribute->name,
                         attribute->reverse->name);
    bylaw_status status =
        facts_read_cell(subject->facts, attribute, text, strlen(text), &state, &cell, &problem);
    if (status == BYLAW_OK)
        status = facts_set(subject->facts, attribute, row, state, cell);
    if (status == BYLAW_ENOMEM)
        return error_no_memory(error);
    if (status != BYLAW_OK)
        return error_set(error, status, NOWHERE, NULL, "%s: %s", attribute->name, problem.message);
    return BYLAW_OK;
}

bylaw_status bylaw_case_set_text(bylaw_case *subject, const char *entity_name, size_t row,
                                 const char *name, const char *text, bylaw_error *error)
{
    struct entity *entity;
    struct attribute *attribute;
    bylaw_status status = pack_want_entity(subject->pack, entity_name, &entity, error);
    if (status == BYLAW_OK)
        status = case_check_row(subject, entity, row, error);
    if (status != BYLAW_OK)
        return status;
    if (entity->is_region && strcmp(name, "region") == 0)
        return case_set_region(subject, entity, row, text, error);
    status = case_attribute(entity, name, &attribute, error);
    if (status != BYLAW_OK)
        return status;
    return case_set_cell(subject, attribute, row, text, error);
}

/* A value as the text of a cell; false: a number that is no finite decimal. */
static bool value_print(struct buffer *out, const bylaw_value *value)
{
    struct number number;
    switch (value->kind) {
    case BYLAW_UNKNOWN:
        return true;
    case BYLAW_ABSENT:
        buffer_add(out, "-");
        return true;
    case BYLAW_YES_NO:
        buffer_add(out, value->yes ? "yes" : "no");
        return true;
    case BYLAW_DAY:
        if (value->day < DAY_FIRST || value->day > DAY_LAST)
            return false;
        day_print(out, value->day);
        return true;
    case BYLAW_NUMBER:
        if (value->denominator <= 0 ||
            !number_make(value->numerator, value->denominator, &number) ||
            number_places(number) < 0)
            return false;
        number_print(out, number, 0);
        return true;
    default:
        buffer_add(out, value->text ? value->text : "");
        return true;
    }
}

bylaw_status bylaw_case_set(bylaw_case *subject, const char *entity, size_t row, const char *name,
                            bylaw_value value, bylaw_error *error)
{
    struct buffer text;
    buffer_init(&text, &subject->facts->memory);
    bool printed = value_print(&text, &value);
    bylaw_status status;
    if (text.failed)
        status = error_no_memory(error);
    else if (!printed)
        status = error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                           "%s: a number must be a finite decimal over a denominator above 0, and "
                           "a day one from 0001-01-01 to 9999-12-31",
                           name);
    else
        status = bylaw_case_set_text(subject, entity, row, name, text.data ? text.data : "", error);
    buffer_clear(&text);
    return status;
}

bylaw_status bylaw_case_close(bylaw_case *subject, const char *entity_name, size_t row,
                              const char *list, bylaw_error *error)
{
    struct entity *entity;
    struct attribute *attribute = NULL;
    bylaw_status status = pack_want_entity(subject->pack, entity_name, &entity, error);
    if (status == BYLAW_OK)
        status = case_check_row(subject, entity, row, error);
    if (status == BYLAW_OK)
        status = case_attribute(entity, list, &attribute, error);
    if (status != BYLAW_OK || !attribute)
        return status;
    if (attribute->kind != KIND_MANY)
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "%s is no list; only a list can be closed", list);
    status = facts_close_list(subject->facts, attribute, row);
    return status == BYLAW_OK ? status : error_no_memory(error);
}

/* ---- Decisions ------------------------------------------------------------------------------ */

/* Whether facts that contradict each other are told: not where a must is asked itself, nor of an
   expression that somebody typed. */
static bool wants_musts(const struct bylaw_case *subject, const struct value *value)
{
    return value->form != FORM_MUST && value->index < subject->pack->value_count;
}

/* The question, and the musts beside it. */
static bylaw_status case_run(struct bylaw_case *subject, struct value *value, int32_t day)
{
    struct run_options options = { .day = day,
                                   .threads = 1,
                                   .default_region = subject->default_region };
    const struct bylaw_pack *pack = subject->pack;
    if (pack->must_count == 0 || !wants_musts(subject, value))
        return run_prepare(subject->facts, &value, 1, &options, &subject->run);
    struct arena arena;
    arena_init(&arena, &subject->facts->memory);
    size_t count = (size_t)pack->must_count;
    struct value **values = arena_alloc(&arena, count + 1, sizeof(struct value *));
    bylaw_status status = BYLAW_ENOMEM;
    if (values) {
        memcpy(values, pack->musts, count * sizeof(struct value *));
        values[count] = value;
        status = run_prepare(subject->facts, values, (int)count + 1, &options, &subject->run);
    }
    arena_clear(&arena);
    return status;
}

/* The question's run: the one of the last time it was asked on this day, or a new one. */
static bylaw_status case_prepare(struct bylaw_case *subject, struct value *value, int32_t day)
{
    if (subject->run && subject->prepared == value && subject->prepared_day == day) {
        arena_clear(&subject->arena); /* texts of the last decision */
        return BYLAW_OK;
    }
    run_free(subject->run);
    subject->run = NULL;
    bylaw_status status = case_run(subject, value, day);
    subject->prepared = value;
    subject->prepared_day = day;
    return status;
}

bylaw_status case_decide(struct bylaw_case *subject, struct value *value, size_t row, int32_t day,
                         const bylaw_decision **decision, bylaw_error *error)
{
    bylaw_status status = law_day_check(day, error);
    if (status != BYLAW_OK)
        return status;
    status = case_prepare(subject, value, day);
    if (status == BYLAW_OK)
        status = run_refill(subject->run);
    if (status != BYLAW_OK) {
        case_forget(subject);
        return error_plain(error, status);
    }
    if (wants_musts(subject, value))
        status = musts_check(subject->run, error);
    if (status != BYLAW_OK)
        return status;
    struct bylaw_decision *made = &subject->decision;
    made->run = subject->run;
    made->facts = subject->facts;
    made->value = value;
    made->row = made->about_row = row;
    made->about = value->entity;
    made->arena = &subject->arena;
    made->wanted_reason = DECISION_WHY;
    if (decision_fill(made) != BYLAW_OK)
        return error_no_memory(error);
    *decision = made;
    return BYLAW_OK;
}

bylaw_status case_question(struct bylaw_case *subject, const char *question, size_t row,
                           struct value **value, bylaw_error *error)
{
    bylaw_status status = question_find(subject->pack, question, value, error);
    if (status == BYLAW_OK)
        status = case_check_row(subject, (*value)->entity, row, error);
    return status;
}

bylaw_status bylaw_decide(bylaw_case *subject, const char *question, size_t row, int32_t day,
                          const bylaw_decision **decision, bylaw_error *error)
{
    struct value *value;
    bylaw_status status = case_question(subject, question, row, &value, error);
    if (status != BYLAW_OK)
        return status;
    if (subject->prepared != value)
        case_forget(subject);
    return case_decide(subject, value, row, day, decision, error);
}
