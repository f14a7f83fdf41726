/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of facts: rows with their ids, and cells set one by one. */
#include "core/data/column.h"

#include <assert.h>
#include <string.h>

bylaw_status table_start(struct arena *arena, struct table *table, const struct entity *entity)
{
    size_t count = (size_t)entity->attribute_count;
    *table = (struct table){ .entity = entity };
    table->columns = arena_alloc(arena, count, sizeof *table->columns);
    table->members = arena_alloc(arena, count, sizeof *table->members);
    if (!table->columns || !table->members)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        const struct attribute *attribute = entity->attributes[i];
        table->columns[i].attribute = attribute;
        table->columns[i].width = column_width(attribute);
        table->members[i].attribute = attribute;
    }
    return BYLAW_OK;
}

static bylaw_status start_texts(struct facts *facts)
{
    const struct bylaw_pack *pack = facts->pack;
    text_map_init(&facts->text_codes, &facts->arena);
    for (int i = 0; i < pack->text_count; i++) {
        bylaw_status status = arena_grow(&facts->arena, &facts->texts, facts->text_count,
                                         &facts->text_room, sizeof *facts->texts);
        if (status)
            return status;
        facts->texts[facts->text_count++] = pack->texts[i];
        status = text_map_add(&facts->text_codes, pack->texts[i], strlen(pack->texts[i]), i);
        if (status && status != BYLAW_EEXISTS)
            return status;
    }
    return BYLAW_OK;
}

bylaw_status facts_new(const struct bylaw_pack *pack, bylaw_alloc *alloc, void *alloc_user,
                       size_t limit_bytes, struct facts **out)
{
    struct memory memory;
    memory_init(&memory, alloc, alloc_user, limit_bytes);
    struct facts *facts = memory_alloc(&memory, NULL, 0, sizeof *facts);
    if (!facts)
        return BYLAW_ENOMEM;
    *facts = (struct facts){ .pack = pack, .memory = memory };
    arena_init(&facts->arena, &facts->memory);

    size_t count = (size_t)pack->entity_count;
    struct table *tables = arena_alloc(&facts->arena, count, sizeof *tables);
    bylaw_status status = tables ? start_texts(facts) : BYLAW_ENOMEM;
    facts->tables = tables;
    for (size_t i = 0; !status && i < count; i++)
        status = table_start(&facts->arena, &tables[i], pack->entities[i]);
    if (status) {
        facts_free(facts);
        return status;
    }
    *out = facts;
    return BYLAW_OK;
}

void table_clear(struct memory *memory, struct table *table)
{
    int count =
        table->entity && table->columns && table->members ? table->entity->attribute_count : 0;
    for (int i = 0; i < count; i++) {
        struct member_list *list = &table->members[i];
        column_clear(memory, &table->columns[i]);
        column_free_array(memory, &list->starts, &list->start_room, sizeof *list->starts);
        column_free_array(memory, &list->rows, &list->row_room, sizeof *list->rows);
        column_free_array(memory, &list->open, &list->open_room, 1);
    }
    column_free_array(memory, &table->regions, &table->region_room, sizeof *table->regions);
    column_free_array(memory, &table->id_bytes, &table->id_room, 1);
    column_free_array(memory, &table->id_starts, &table->id_start_room, sizeof *table->id_starts);
    column_free_array(memory, &table->id_lengths, &table->id_length_room,
                      sizeof *table->id_lengths);
    column_free_array(memory, &table->id_slots, &table->id_slot_count, sizeof *table->id_slots);
}

void facts_free(struct facts *facts)
{
    if (!facts)
        return;
    for (int i = 0; facts->tables && i < facts->pack->entity_count; i++)
        table_clear(&facts->memory, &facts->tables[i]);
    arena_clear(&facts->arena);
    struct memory memory = facts->memory;
    memory_alloc(&memory, facts, sizeof *facts, 0);
}

struct table *facts_table(struct facts *facts, const struct entity *entity)
{
    return &facts->tables[entity->index];
}

const char *facts_id(const struct facts *facts, const struct entity *entity, size_t row)
{
    return table_id(&facts->tables[entity->index], row);
}

int64_t facts_find_row(const struct facts *facts, const struct entity *entity, const char *id)
{
    return table_find(&facts->tables[entity->index], id, strlen(id));
}

bylaw_status facts_add_row(struct facts *facts, const struct entity *entity, const char *id,
                           size_t *row)
{
    struct table *table = facts_table(facts, entity);
    struct memory *memory = &facts->memory;
    size_t rows = table->rows + 1;
    bylaw_status status = BYLAW_OK;

    /* All room is made first, so that a failure leaves the table as it was. */
    for (int i = 0; !status && i < entity->attribute_count; i++) {
        struct column *column = &table->columns[i];
        if (!column->cells)
            continue;
        status = column_reserve(memory, column, rows);
        if (!status)
            status = column_reserve_states(memory, column, rows);
    }
    if (!status && entity->is_region)
        status = column_grow_array(memory, &table->regions, &table->region_room, rows,
                                   sizeof *table->regions);
    if (!status)
        status = table_add_id(memory, table, id, strlen(id));
    if (status)
        return status;

    *row = rows - 1;
    if (entity->is_region)
        table->regions[*row] = REGION_NONE;
    for (int i = 0; i < entity->attribute_count; i++) {
        struct column *column = &table->columns[i];
        table->members[i].built = false;
        if (!column->cells)
            continue;
        column->states[*row] = STATE_UNKNOWN;
        column_put(column, *row, 0);
    }
    return BYLAW_OK;
}

/* The lists that are the reverse of a reference must be built again. */
static void forget_members(struct facts *facts, const struct attribute *reference)
{
    const struct entity *target = reference->target_entity;
    if (!target)
        return;
    struct table *table = facts_table(facts, target);
    for (int i = 0; i < target->attribute_count; i++)
        if (target->attributes[i]->reverse == reference)
            table->members[i].built = false;
}

bylaw_status facts_set(struct facts *facts, const struct attribute *attribute, size_t row,
                       enum state state, int64_t cell)
{
    struct table *table = facts_table(facts, attribute->owner);
    struct column *column = &table->columns[attribute->index];
    assert(row < table->rows && attribute->kind != KIND_MANY);

    bool is_new = !column->cells;
    if (is_new || (state != STATE_KNOWN && !column->states)) {
        bylaw_status status = column_reserve_states(&facts->memory, column, table->rows);
        if (!status)
            status = column_reserve(&facts->memory, column, table->rows);
        if (status)
            return status;
    }
    if (is_new)
        memset(column->states, STATE_UNKNOWN, table->rows);
    if (column->states)
        column->states[row] = (uint8_t)state;
    column_put(column, row, state == STATE_KNOWN ? cell : 0);
    if (attribute->kind == KIND_ONE)
        forget_members(facts, attribute);
    return BYLAW_OK;
}

enum state facts_get(const struct facts *facts, const struct attribute *attribute, size_t row,
                     int64_t *cell)
{
    const struct table *table = &facts->tables[attribute->owner->index];
    const struct column *column = &table->columns[attribute->index];
    if (!column->cells || row >= table->rows) {
        *cell = 0;
        return STATE_UNKNOWN;
    }
    *cell = column_cell(column, row);
    return column->states ? (enum state)column->states[row] : STATE_KNOWN;
}

bylaw_status facts_set_region(struct facts *facts, const struct entity *entity, size_t row,
                              int region)
{
    struct table *table = facts_table(facts, entity);
    assert(row < table->rows && entity->is_region);
    bylaw_status status = column_grow_array(&facts->memory, &table->regions, &table->region_room,
                                            table->rows, sizeof *table->regions);
    if (!status)
        table->regions[row] = region;
    return status;
}
