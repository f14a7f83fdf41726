/* SPDX-License-Identifier: Apache-2.0 */
/* One block of rows into facts of its own, with all other tables shared. */
#include "core/base/status.h"
#include "core/data/csv_stream.h"

#include <string.h>

struct csv_view_parts {
    struct arena arena; /* what lives as long as the view; that of the facts lives for a block */
    struct csv_reader reader;
    struct csv_options options;
    struct csv_table *table; /* of the rows of the block */
    const char **texts;      /* those of the base, and room for more */
    size_t text_room;
};

/* ---- a view ---- */

/* Names and tables as the stream has them, for messages and references. */
static bylaw_status view_tables(struct csv_view *view, const struct csv_stream *stream)
{
    const struct facts *base = stream->reader.facts;
    struct csv_view_parts *parts = view->parts;
    size_t count = (size_t)base->pack->entity_count;
    struct facts *facts = &view->facts;
    facts->tables = arena_alloc(&parts->arena, count, sizeof *facts->tables);
    parts->reader.tables = arena_alloc(&parts->arena, count, sizeof *parts->reader.tables);
    if (!facts->tables || !parts->reader.tables)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        struct csv_table *table = &parts->reader.tables[i];
        facts->tables[i] = base->tables[i];
        *table = (struct csv_table){ .entity = stream->reader.tables[i].entity,
                                     .table = &facts->tables[i],
                                     .name = stream->reader.tables[i].name };
    }
    const struct entity *entity = stream->options->entity;
    parts->table = &parts->reader.tables[entity->index];
    return table_start(&parts->arena, parts->table->table, entity);
}

static bylaw_status view_columns(struct csv_view *view, const struct csv_table *from)
{
    struct csv_table *table = view->parts->table;
    struct memory *memory = &view->facts.memory;
    size_t count = from->column_count;
    if (column_grow_array(memory, &table->fields, &table->field_room, count + 1,
                          sizeof *table->fields) ||
        column_grow_array(memory, &table->columns, &table->column_room, count + 1,
                          sizeof *table->columns))
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        const struct csv_column *column = &from->columns[i];
        table->columns[i] = (struct csv_column){ .role = column->role,
                                                 .header = column->header,
                                                 .attribute = column->attribute,
                                                 .rule = column->rule,
                                                 .words = column->words };
        if (column->column)
            table->columns[i].column = &table->table->columns[column->attribute->index];
    }
    table->column_count = count;
    table->is_read = true;
    return BYLAW_OK;
}

static bylaw_status view_texts(struct csv_view *view)
{
    const struct facts *base = view->facts.base;
    struct csv_view_parts *parts = view->parts;
    if (column_grow_array(&view->facts.memory, &parts->texts, &parts->text_room, base->text_count,
                          sizeof *parts->texts))
        return BYLAW_ENOMEM;
    if (base->text_count)
        memcpy(parts->texts, base->texts, base->text_count * sizeof *base->texts);
    return BYLAW_OK;
}

bylaw_status csv_view_new(const struct csv_stream *stream, bylaw_alloc *alloc, void *alloc_user,
                          size_t limit_bytes, struct csv_view **out)
{
    struct memory memory;
    memory_init(&memory, alloc, alloc_user, limit_bytes);
    struct csv_view *view = memory_alloc(&memory, NULL, 0, sizeof *view);
    if (!view)
        return BYLAW_ENOMEM;
    const struct facts *base = stream->reader.facts;
    *view = (struct csv_view){ .facts = { .pack = base->pack,
                                          .base = base,
                                          .memory = memory,
                                          .lists_open = base->lists_open } };
    arena_init(&view->facts.arena, &view->facts.memory);
    struct csv_view_parts *parts = memory_alloc(&view->facts.memory, NULL, 0, sizeof *view->parts);
    view->parts = parts;
    bylaw_status status = BYLAW_ENOMEM;
    if (parts) {
        *parts = (struct csv_view_parts){
            .options = { .keep_good_rows = true, .find_broken = stream->options->csv.find_broken }
        };
        arena_init(&parts->arena, &view->facts.memory);
        parts->reader = (struct csv_reader){ .facts = &view->facts,
                                             .options = &parts->options,
                                             .kernels = stream->reader.kernels,
                                             .wanted = stream->reader.wanted };
        status = view_tables(view, stream);
    }
    if (!status)
        status = view_columns(view, stream->table);
    if (!status)
        status = view_texts(view);
    if (status) {
        csv_view_free(view);
        return status;
    }
    *out = view;
    return BYLAW_OK;
}

void csv_view_free(struct csv_view *view)
{
    if (!view)
        return;
    struct memory *memory = &view->facts.memory;
    struct csv_view_parts *parts = view->parts;
    if (parts && parts->table) {
        parts->table->bytes = (struct csv_bytes){ 0 }; /* the block's */
        parts->table->table->id_bytes = NULL;
        parts->table->table->id_room = 0;
        table_clear(memory, parts->table->table);
        csv_reader_clear(&parts->reader);
    }
    if (parts) {
        column_free_array(memory, &parts->texts, &parts->text_room, sizeof *parts->texts);
        arena_clear(&parts->arena);
        memory_alloc(memory, parts, sizeof *parts, 0);
    }
    arena_clear(&view->facts.arena);
    struct memory last = *memory;
    memory_alloc(&last, view, sizeof *view, 0);
}

/* ---- a block ---- */

/* Nothing of the block before is left but the room that it took. */
static void view_start_block(struct csv_view *view, struct csv_block *block)
{
    struct csv_view_parts *parts = view->parts;
    struct csv_table *table = parts->table;
    struct table *out = table->table;
    struct facts *facts = &view->facts;
    arena_clear(&facts->arena);
    facts->texts = parts->texts;
    facts->text_room = parts->text_room;
    facts->text_count = facts->base->text_count;
    text_map_init(&facts->text_codes, &facts->arena);

    parts->reader.flaw_count = 0;
    parts->reader.flaw_total = 0;
    parts->reader.flaws_of_table = 0;
    table->block = block;
    table->bytes = (struct csv_bytes){ .start = block->text, .length = block->length };
    table->read_rows = 0;
    table->ids_ended = true;
    table->lost_start = UINT64_MAX;
    out->rows = 0;
    out->rejected_rows = 0;
    out->id_bytes = block->text;
    out->ids_plain = true; /* until one is met that is not */
    for (size_t i = 0; i < table->column_count; i++) {
        struct csv_column *column = &table->columns[i];
        column->last_target = 0;
        if (!column->column || !column->column->states)
            continue;
        column_free_array(&facts->memory, &column->spare_states, &column->spare_room, 1);
        column->spare_states = column->column->states;
        column->spare_room = column->column->state_room;
        column->column->states = NULL;
        column->column->state_room = 0;
    }
}

/* Commas and line ends after ids become NULs; nobody reads the text any more. Those of plain rows
   were ended while the text was in the cache. */
static void end_ids(struct csv_block *block, const struct table *table)
{
    for (size_t row = 0; row < table->rows; row++)
        block->text[table->id_starts[row] + table->id_lengths[row]] = '\0';
}

static bylaw_status parse(const struct csv_stream *stream, struct csv_block *block,
                          struct csv_view *view, struct problems *problems, bylaw_error *error)
{
    struct csv_view_parts *parts = view->parts;
    struct csv_scan scan;
    view_start_block(view, block);
    csv_scan_init(&scan, block->text, block->length);
    scan.line = block->first_line;
    scan.fields = parts->table->fields;
    scan.room = parts->table->column_count;
    bylaw_status status = csv_read_rows(&parts->reader, parts->table, &scan, error);
    block->rows = parts->table->read_rows;
    if (!status)
        status = csv_link_block(&parts->reader, parts->table, stream->reader.gone);
    if (!status)
        status = csv_report(&parts->reader, problems, NULL);
    if (!status && !parts->table->ids_ended)
        end_ids(block, parts->table->table);
    return status;
}

bylaw_status csv_block_parse(const struct csv_stream *stream, struct csv_block *block,
                             struct csv_view *view, struct problems *problems, bylaw_error *error)
{
    *problems = (struct problems){ 0 };
    block->order = (struct csv_order){ 0 };
    bylaw_status status = parse(stream, block, view, problems, error);
    if (status == BYLAW_EUSAGE)
        error_set(error, status, NOWHERE, NULL,
                  "%s cannot be read in blocks: its ids do not ascend", stream->table->name);
    else if (status)
        error_plain(error, status);
    return status;
}
