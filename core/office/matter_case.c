/* SPDX-License-Identifier: Apache-2.0 */
/* A matter as a case: its facts, and what the procedure makes of them. */
#include "core/office/matter.h"

#include <string.h>

static const struct procedure *find_procedure(const bylaw_pack *pack, const char *id)
{
    for (int i = 0; i < pack->procedure_count; i++)
        if (strcmp(pack->procedures[i]->id, id) == 0)
            return pack->procedures[i];
    return NULL;
}

static bylaw_status unknown_procedure(const bylaw_pack *pack, const char *id, bylaw_error *error)
{
    if (pack->procedure_count == 0)
        return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL,
                         "the pack has no procedure: write one, such as procedure \"file_move\"");
    return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL,
                     "no procedure '%s': write one of the pack, such as %s", id,
                     pack->procedures[0]->id);
}

bylaw_status matter_case_new(struct bylaw_matters *matters, const char *procedure, const char *id,
                             struct matter_case *made, bylaw_error *error)
{
    *made = (struct matter_case){ .matters = matters, .id = id };
    made->procedure = find_procedure(matters->pack, procedure);
    if (!made->procedure)
        return unknown_procedure(matters->pack, procedure, error);
    made->entity = pack_find_entity(matters->pack, made->procedure->entity);
    bylaw_status status = bylaw_case_new(matters->pack, &made->subject, error);
    if (status == BYLAW_OK)
        status = bylaw_case_row(made->subject, made->entity->name, id, &made->row, error);
    for (int i = 0; i < made->entity->attribute_count && status == BYLAW_OK; i++) {
        const struct attribute *attribute = made->entity->attributes[i];
        if (attribute->kind == KIND_MANY)
            status = bylaw_case_close(made->subject, made->entity->name, made->row, attribute->name,
                                      error);
        else if (attribute->kind == KIND_DAY && attribute->optional)
            status = bylaw_case_set_text(made->subject, made->entity->name, made->row,
                                         attribute->name, "-", error);
    }
    return status;
}

/* The row that a fact names: the matter's own, or "ENTITY/ID." in front. */
static bylaw_status fact_row(struct matter_case *made, const char **at, const char *equals,
                             const char **entity, size_t *row, bylaw_error *error)
{
    struct arena *work = &made->matters->work;
    const char *slash = memchr(*at, '/', (size_t)(equals - *at));
    const char *dot = equals;
    *entity = made->entity->name;
    *row = made->row;
    if (!slash)
        return BYLAW_OK;
    while (dot > slash && *dot != '.')
        dot--;
    if (dot == slash)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "'%s' names no attribute: write ENTITY/ID.ATTRIBUTE=VALUE", *at);
    *entity = arena_copy_bytes(work, *at, (size_t)(slash - *at));
    const char *id = arena_copy_bytes(work, slash + 1, (size_t)(dot - slash - 1));
    if (!*entity || !id)
        return error_no_memory(error);
    *at = dot + 1;
    return bylaw_case_row(made->subject, *entity, id, row, error);
}

/* A row that is referred to is there, with nothing known of it. */
static bylaw_status fact_target(struct matter_case *made, const char *entity_name, const char *name,
                                const char *text, bylaw_error *error)
{
    size_t row;
    const struct entity *entity = pack_find_entity(made->matters->pack, entity_name);
    const struct attribute *attribute = entity ? entity_find_attribute(entity, name) : NULL;
    if (!attribute || attribute->kind != KIND_ONE || !*text || strcmp(text, "-") == 0)
        return BYLAW_OK;
    return bylaw_case_row(made->subject, attribute->target_entity->name, text, &row, error);
}

bylaw_status matter_case_set(struct matter_case *made, const char *fact, bylaw_error *error)
{
    const char *at = fact, *entity, *equals = strchr(fact, '=');
    size_t row;
    if (!equals || equals == fact)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "'%s' is no fact: write ATTRIBUTE=VALUE, or ENTITY/ID.ATTRIBUTE=VALUE",
                         fact);
    bylaw_status status = fact_row(made, &at, equals, &entity, &row, error);
    if (status != BYLAW_OK)
        return status;
    const char *name = arena_copy_bytes(&made->matters->work, at, (size_t)(equals - at));
    if (!name)
        return error_no_memory(error);
    status = fact_target(made, entity, name, equals + 1, error);
    return status == BYLAW_OK
               ? bylaw_case_set_text(made->subject, entity, row, name, equals + 1, error)
               : status;
}

/* ---- Where it stands ------------------------------------------------------------------------ */

static bool is_value(const struct matter_case *made, const char *name)
{
    return pack_find_value(made->matters->pack, made->entity, name) != NULL;
}

/* Decides "<procedure>_<part>". *decision NULL: the procedure has no such value. */
static bylaw_status decide(struct matter_case *made, const char *part, int32_t day,
                           const bylaw_decision **decision, bylaw_error *error)
{
    struct buffer question;
    bylaw_status status = BYLAW_OK;
    *decision = NULL;
    buffer_init(&question, &made->matters->memory);
    buffer_format(&question, "%s.%s_%s", made->entity->name, made->procedure->id, part);
    if (question.failed)
        status = error_no_memory(error);
    else if (is_value(made, question.data + strlen(made->entity->name) + 1))
        status = bylaw_decide(made->subject, question.data, made->row, day, decision, error);
    buffer_clear(&question);
    return status;
}

/* A value's text, in *out; "" where there is none. */
static bylaw_status text_of(struct matter_case *made, const char *part, int32_t day,
                            const char **out, bylaw_error *error)
{
    const bylaw_decision *decision;
    bylaw_status status = decide(made, part, day, &decision, error);
    if (status != BYLAW_OK)
        return status;
    *out = arena_copy(&made->matters->work, decision ? bylaw_decision_text(decision) : "");
    return *out ? BYLAW_OK : error_no_memory(error);
}

static bylaw_status keep_text(struct matter_case *made, struct buffer *buffer, const char **out,
                              bylaw_error *error)
{
    *out =
        buffer->failed ? NULL : arena_copy(&made->matters->work, buffer->data ? buffer->data : "");
    buffer_clear(buffer);
    return *out ? BYLAW_OK : error_no_memory(error);
}

static void add_name(struct buffer *buffer, const char *name)
{
    if (buffer->length > 0)
        buffer_add(buffer, ", ");
    buffer_add(buffer, name);
}

static bylaw_status judge_state(struct matter_case *made, int32_t day, bylaw_ledger *ledger,
                                bylaw_matter *out, bylaw_error *error)
{
    struct buffer asks;
    const bylaw_decision *decision;
    const char *ask;
    bylaw_status status = decide(made, "state", day, &decision, error);
    if (status != BYLAW_OK)
        return status;
    out->state = arena_copy(&made->matters->work, bylaw_decision_text(decision));
    if (!out->state)
        return error_no_memory(error);
    buffer_init(&asks, &made->matters->memory);
    for (size_t i = 0; (ask = bylaw_decision_ask(decision, i)) != NULL; i++)
        add_name(&asks, ask);
    status = keep_text(made, &asks, &out->ask, error);
    if (status == BYLAW_OK && ledger)
        status = bylaw_ledger_append(ledger, decision, error);
    return status == BYLAW_OK && ledger ? bylaw_ledger_commit(ledger, error) : status;
}

/* The papers of the running step that are certainly not there. */
static bylaw_status judge_missing(struct matter_case *made, int32_t day, bylaw_matter *out,
                                  bylaw_error *error)
{
    struct buffer missing;
    bylaw_status status = BYLAW_OK;
    buffer_init(&missing, &made->matters->memory);
    for (int i = 0; i < made->procedure->step_count; i++) {
        const struct procedure_step *step = &made->procedure->steps[i];
        for (int k = 0; k < step->need_count && status == BYLAW_OK; k++) {
            const char *there = "";
            if (strcmp(step->name, out->state) == 0)
                status = text_of(made, step->needs[k], day, &there, error);
            if (status == BYLAW_OK && strcmp(there, "no") == 0)
                add_name(&missing, step->needs[k]);
        }
    }
    if (status == BYLAW_OK)
        return keep_text(made, &missing, &out->missing, error);
    buffer_clear(&missing);
    return status;
}

bylaw_status matter_case_judge(struct matter_case *made, int32_t day, bylaw_ledger *ledger,
                               bylaw_matter *out, bylaw_error *error)
{
    const char *overdue = "";
    *out = (bylaw_matter){ .id = made->id,
                           .procedure = made->procedure->id,
                           .entity = made->entity->name,
                           .ask = "",
                           .due = "",
                           .by = "",
                           .missing = "" };
    bylaw_status status = judge_state(made, day, ledger, out, error);
    if (status == BYLAW_OK)
        status = text_of(made, "due", day, &out->due, error);
    if (status == BYLAW_OK)
        status = text_of(made, "by", day, &out->by, error);
    if (status == BYLAW_OK)
        status = text_of(made, "overdue", day, &overdue, error);
    out->is_overdue = strcmp(overdue, "yes") == 0;
    return status == BYLAW_OK ? judge_missing(made, day, out, error) : status;
}
