/* SPDX-License-Identifier: Apache-2.0 */
/* A run: the values that some questions need, in order, each as one stage. */
#include "core/judge/kernels.h"
#include "core/judge/run_internal.h"
#include "core/pack/walk.h"

/* ---- What is read ---------------------------------------------------------------------------- */

static void mark_needed(const struct value *value, bool *needed, int count)
{
    if (value->index < count) {
        if (needed[value->index])
            return;
        needed[value->index] = true;
    }
    for (int i = 0; i < value->read_count; i++)
        mark_needed(value->reads[i], needed, count);
}

struct value **run_needed(const struct bylaw_pack *pack, struct value *const *values,
                          int value_count, struct arena *arena, int *count)
{
    bool *needed = arena_alloc(arena, (size_t)pack->value_count, sizeof *needed);
    size_t most = (size_t)pack->value_count + (size_t)value_count;
    struct value **list = arena_alloc(arena, most, sizeof(struct value *));
    *count = 0;
    if (!needed || !list)
        return NULL;
    for (int i = 0; i < value_count; i++)
        mark_needed(values[i], needed, pack->value_count);
    for (int i = 0; i < pack->value_count; i++)
        if (needed[i])
            list[(*count)++] = pack->values[i];
    for (int i = 0; i < value_count; i++)
        if (values[i]->index >= pack->value_count) /* an expression */
            list[(*count)++] = values[i];
    return list;
}

static void want_attribute(struct wanted *wanted, const struct attribute *attribute)
{
    wanted->entities[attribute->owner->index] = true;
    wanted->attributes[attribute->owner->index][attribute->index] = true;
    if (attribute->kind == KIND_ONE)
        wanted->entities[attribute->target_entity->index] = true;
    if (attribute->kind == KIND_MANY && attribute->reverse)
        want_attribute(wanted, attribute->reverse);
}

static void want_node(void *user, const struct node *node)
{
    struct wanted *wanted = user;
    if (node->op != OP_FIELD || !node->field.root)
        return;
    wanted->entities[node->field.root->index] = true;
    for (int i = 0; i < node->field.step_count; i++)
        want_attribute(wanted, node->field.steps[i]);
    if (node->field.attribute)
        want_attribute(wanted, node->field.attribute);
}

static void want_value(struct wanted *wanted, const struct value *value)
{
    value_each_node(value, want_node, wanted);
    if (!value->entity)
        return;
    wanted->entities[value->entity->index] = true;
    if (!value->place && value->entity->governs && value_is_regional(value))
        want_attribute(wanted, value->entity->governs);
}

bylaw_status run_wanted(const struct bylaw_pack *pack, struct value *const *values, int value_count,
                        struct arena *arena, struct wanted *wanted)
{
    int count;
    struct value **needed = run_needed(pack, values, value_count, arena, &count);
    size_t entities = (size_t)pack->entity_count;
    wanted->entities = arena_alloc(arena, entities, sizeof *wanted->entities);
    wanted->attributes = arena_alloc(arena, entities, sizeof *wanted->attributes);
    if (!needed || !wanted->entities || !wanted->attributes)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < entities; i++) {
        wanted->attributes[i] =
            arena_alloc(arena, (size_t)pack->entities[i]->attribute_count, sizeof(bool));
        if (!wanted->attributes[i])
            return BYLAW_ENOMEM;
    }
    for (int i = 0; i < count; i++)
        want_value(wanted, needed[i]);
    return BYLAW_OK;
}

/* ---- Lists of members ----------------------------------------------------------------------- */

struct listing {
    struct facts *facts;
    bylaw_status status;
};

static void build_list(void *user, const struct node *node)
{
    struct listing *listing = user;
    const struct attribute *list = node->op == OP_FIELD ? node->field.attribute : NULL;
    struct member_list *members;
    if (!list || list->kind != KIND_MANY || listing->status != BYLAW_OK)
        return;
    listing->status = facts_members(listing->facts, list, &members);
}

/* ---- The run -------------------------------------------------------------------------------- */

struct stage *run_stage(const struct run *run, const struct value *value)
{
    for (int i = 0; i < run->stage_count; i++)
        if (run->stages[i]->value == value)
            return run->stages[i];
    return NULL;
}

bylaw_status run_lists(struct facts *facts, const struct value *value)
{
    struct listing listing = { facts, BYLAW_OK };
    value_each_node(value, build_list, &listing);
    return listing.status;
}

static void find_list(void *user, const struct node *node)
{
    *(bool *)user |=
        node->op == OP_FIELD && node->field.attribute && node->field.attribute->kind == KIND_MANY;
}

struct stage *run_add_stage(struct run *run, const struct value *value)
{
    struct stage *stage = arena_alloc(&run->arena, 1, sizeof *stage);
    if (!stage || arena_grow(&run->arena, &run->stages, (size_t)run->stage_count, &run->stage_room,
                             sizeof(struct stage *)) != BYLAW_OK)
        return NULL;
    stage->value = value;
    value_each_node(value, find_list, &stage->reads_lists);
    run->stages[run->stage_count++] = stage;
    return stage;
}

static bylaw_status run_add(struct run *run, const struct value *value, bylaw_error *error)
{
    bylaw_status status = run_lists(run->facts, value);
    struct stage *stage = status == BYLAW_OK ? run_add_stage(run, value) : NULL;
    if (!stage)
        return error_set(error, status == BYLAW_OK ? BYLAW_ENOMEM : status, NOWHERE, NULL, "%s",
                         bylaw_status_text(BYLAW_ENOMEM));
    return stage_run(run, stage, error);
}

bylaw_status run_begin(struct run *run, struct facts *facts, const struct run_options *options)
{
    const struct bylaw_pack *pack = facts->pack;
    *run = (struct run){ .facts = facts, .options = *options };
    arena_init(&run->arena, &facts->memory);
    run->world.pack = pack;
    run->world.kernels = options->kernels ? options->kernels : kernels_choose();
    run->world.facts = facts;
    size_t contexts = (size_t)pack->region_count * (size_t)(pack->break_count + 1);
    run->world.results =
        arena_alloc(&run->arena, (size_t)pack->value_count + 1, sizeof *run->world.results);
    run->world.slots =
        arena_alloc(&run->arena, (size_t)pack->parameter_count + 1, sizeof *run->world.slots);
    run->context_of = arena_alloc(&run->arena, contexts, sizeof *run->context_of);
    if (!run->world.results || !run->world.slots || !run->context_of)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < contexts; i++)
        run->context_of[i] = -1;
    return BYLAW_OK;
}

static bylaw_status run_decide(struct run *run, struct value *const *values, int value_count,
                               bylaw_error *error)
{
    int count;
    struct value **needed = run_needed(run->world.pack, values, value_count, &run->arena, &count);
    if (!needed)
        return error_no_memory(error);
    for (int i = 0; i < count; i++) {
        bylaw_status status = run_add(run, needed[i], error);
        if (status != BYLAW_OK)
            return status;
    }
    return BYLAW_OK;
}

/* Stages in order, not filled yet. */
static bylaw_status run_stages(struct run *run, struct value *const *values, int value_count)
{
    int count;
    struct value **needed = run_needed(run->world.pack, values, value_count, &run->arena, &count);
    if (!needed)
        return BYLAW_ENOMEM;
    for (int i = 0; i < count; i++)
        if (!run_add_stage(run, needed[i]))
            return BYLAW_ENOMEM;
    return BYLAW_OK;
}

bylaw_status run_prepare(struct facts *facts, struct value *const *values, int value_count,
                         const struct run_options *options, struct run **out)
{
    struct run *run = memory_alloc(&facts->memory, NULL, 0, sizeof *run);
    if (!run)
        return BYLAW_ENOMEM;
    bylaw_status status = run_begin(run, facts, options);
    if (status == BYLAW_OK)
        status = run_stages(run, values, value_count);
    if (status != BYLAW_OK) {
        run_free(run);
        return status;
    }
    *out = run;
    return BYLAW_OK;
}

void run_renew(struct run *run)
{
    for (int i = 0; i < run->situation_count; i++)
        run->situations[i]->is_filled = false;
}

bylaw_status run_fill(struct run *run, struct stage *stage, size_t room)
{
    bylaw_status status = BYLAW_OK;
    if (!stage->situation)
        status = run_situation(run, stage->value, room, &stage->situation);
    else if (!stage->situation->is_filled)
        status = situation_fill(run, stage->situation, room);
    if (status != BYLAW_OK)
        return status;
    stage->situation->is_filled = true;
    return stage_block(run, stage, room);
}

bylaw_status run_refill(struct run *run)
{
    run_renew(run);
    for (int i = 0; i < run->stage_count; i++) {
        struct stage *stage = run->stages[i];
        const struct entity *entity = stage->value->entity;
        size_t room = entity ? run->facts->tables[entity->index].rows : 1;
        bylaw_status status = BYLAW_OK;
        if (stage->reads_lists)
            status = run_lists(run->facts, stage->value);
        if (status == BYLAW_OK)
            status = run_fill(run, stage, room);
        if (status != BYLAW_OK)
            return status;
    }
    return BYLAW_OK;
}

bylaw_status run_new(struct facts *facts, struct value *const *values, int value_count,
                     const struct run_options *options, struct run **out, bylaw_error *error)
{
    struct run *run = memory_alloc(&facts->memory, NULL, 0, sizeof *run);
    if (!run)
        return error_no_memory(error);
    bylaw_status status = run_begin(run, facts, options);
    if (status == BYLAW_OK)
        status = run_decide(run, values, value_count, error);
    else
        error_plain(error, status);
    if (status != BYLAW_OK) {
        run_free(run);
        return status;
    }
    *out = run;
    return BYLAW_OK;
}

void run_free(struct run *run)
{
    if (!run)
        return;
    struct memory *memory = &run->facts->memory;
    for (int i = 0; i < run->stage_count; i++)
        stage_end(run->stages[i]);
    arena_clear(&run->arena);
    memory_alloc(memory, run, sizeof *run, 0);
}

void run_outcome(const struct run *run, const struct value *value, size_t row, struct outcome *out)
{
    const struct result *result = run->world.results[value->index];
    *out = (struct outcome){ .state = (enum state)result->state[row] };
    if (out->state > STATE_UNKNOWN)
        return;
    bool interval = value->type.kind == KIND_NUMBER || value->type.kind == KIND_DAY;
    if (out->state == STATE_KNOWN || interval)
        out->lo = cell_get(result->lane, result->lo, row);
    out->hi = out->state == STATE_KNOWN ? out->lo
              : interval                ? cell_get(result->lane, result->hi, row)
                                        : 0;
    int32_t rule = result->rules && out->state == STATE_KNOWN ? result->rules[row] : RULE_NONE;
    out->by_otherwise = rule == RULE_OTHERWISE;
    if (rule > 0)
        out->rule = run->world.pack->rules[rule - 1];
}
