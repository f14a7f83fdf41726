/* SPDX-License-Identifier: Apache-2.0 */
/* A folder of CSV files into tables of facts. */
#include "core/base/status.h"
#include "core/data/csv_reader.h"
#include "core/data/sqlite.h"

#include <string.h>

static int table_count(const struct csv_reader *reader)
{
    return reader->facts->pack->entity_count;
}

/* A list is read by the references of its members, a reference by the ids of its target. */
static void find_needed(struct csv_reader *reader, const struct entity *entity)
{
    for (int i = 0; i < entity->attribute_count; i++) {
        const struct attribute *attribute = entity->attributes[i];
        if ((attribute->kind == KIND_ONE || attribute->kind == KIND_MANY) &&
            csv_is_wanted(reader->wanted, attribute))
            reader->needs_table[attribute->target_entity->index] = true;
    }
}

bylaw_status csv_reader_start(struct csv_reader *reader)
{
    const struct bylaw_pack *pack = reader->facts->pack;
    struct arena *arena = &reader->facts->arena;
    size_t count = (size_t)pack->entity_count;
    reader->kernels = reader->options->kernels ? reader->options->kernels : csv_kernels_choose();
    reader->tables = arena_alloc(arena, count, sizeof *reader->tables);
    reader->needs_table = arena_alloc(arena, count, sizeof *reader->needs_table);
    if (!reader->tables || !reader->needs_table)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        struct csv_table *table = &reader->tables[i];
        table->entity = pack->entities[i];
        table->table = facts_table(reader->facts, table->entity);
        table->lost_start = UINT64_MAX;
        table->name = arena_format(arena, "%s.csv", table->entity->name);
        if (!table->name)
            return BYLAW_ENOMEM;
        if (reader->wanted->entities[i] && !table->entity->is_book) {
            reader->needs_table[i] = true;
            find_needed(reader, table->entity);
        }
    }
    return BYLAW_OK;
}

void csv_table_clear_rows(struct memory *memory, struct csv_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        struct csv_column *column = &table->columns[i];
        column_free_array(memory, &column->places, &column->place_room, sizeof *column->places);
        column_free_array(memory, &column->starts, &column->start_room, sizeof *column->starts);
        column_free_array(memory, &column->members, &column->member_room, sizeof *column->members);
        column_free_array(memory, &column->spare_states, &column->spare_room, 1);
    }
    csv_bytes_clear(&table->bytes, memory);
    column_free_array(memory, &table->fields, &table->field_room, sizeof *table->fields);
    column_free_array(memory, &table->rows, &table->row_room, sizeof *table->rows);
    column_free_array(memory, &table->rejected, &table->rejected_room, 1);
    column_free_array(memory, &table->causes, &table->cause_room, sizeof *table->causes);
    column_free_array(memory, &table->new_rows, &table->new_row_room, sizeof *table->new_rows);
    column_free_array(memory, &table->ends, &table->end_room, sizeof *table->ends);
    column_free_array(memory, &table->ranks, &table->rank_room, sizeof *table->ranks);
}

void csv_reader_clear(struct csv_reader *reader)
{
    struct memory *memory = &reader->facts->memory;
    for (int i = 0; reader->tables && i < table_count(reader); i++) {
        struct csv_table *table = &reader->tables[i];
        csv_table_clear_rows(memory, table);
        column_free_array(memory, &table->columns, &table->column_room, sizeof *table->columns);
    }
    column_free_array(memory, &reader->flaws, &reader->flaw_room, sizeof *reader->flaws);
    column_free_array(memory, &reader->scratch, &reader->scratch_room, 1);
}

static bylaw_status read_table(struct csv_reader *reader, struct csv_table *table,
                               bylaw_error *error)
{
    struct csv_scan scan;
    const struct csv_bytes *bytes = &table->bytes;
    reader->flaws_of_table = 0;
    csv_scan_init(&scan, bytes->start, bytes->length);
    bylaw_status status = csv_read_header(reader, table, &scan);
    if (status || table->header_failed)
        return status;
    table->is_read = true;
    return csv_read_rows(reader, table, &scan, error);
}

/* A table of a database, as the text of a file; messages name the table, and its first row is line
   2 as in a file. */
static bylaw_status load_database(struct csv_reader *reader, struct csv_table *table,
                                  bylaw_error *error)
{
    struct memory *memory = &reader->facts->memory;
    struct buffer text;
    buffer_init(&text, memory);
    table->name = table->entity->name;
    bylaw_status status =
        sqlite_read_table(reader->options->folder, table->entity->name, &text, error);
    if (status == BYLAW_OK)
        status = csv_bytes_copy(&table->bytes, memory, text.data, text.length);
    buffer_clear(&text);
    return status;
}

static bylaw_status load_table(struct csv_reader *reader, struct csv_table *table,
                               bylaw_error *error)
{
    const struct csv_options *options = reader->options;
    struct memory *memory = &reader->facts->memory;
    if (sqlite_is_database(options->folder))
        return load_database(reader, table, error);
    struct buffer path;
    buffer_init(&path, memory);
    buffer_format(&path, "%s/%s", options->folder, table->name);
    bylaw_status status =
        path.failed ? BYLAW_ENOMEM
                    : csv_bytes_load(&table->bytes, memory, path.data, options->encoding, error);
    buffer_clear(&path);
    return status;
}

static bylaw_status load_span(struct csv_reader *reader, struct csv_table *table,
                              const struct csv_span *span, bylaw_error *error)
{
    if (!span->start)
        return error_set(error, BYLAW_EIO, NOWHERE, NULL, "there is no '%s'", table->name);
    return csv_bytes_copy(&table->bytes, &reader->facts->memory, span->start, span->length);
}

bylaw_status csv_reader_load(struct csv_reader *reader, struct csv_table *table,
                             const struct csv_span *span, bylaw_error *error)
{
    bylaw_status status =
        span ? load_span(reader, table, span, error) : load_table(reader, table, error);
    return status ? status : read_table(reader, table, error);
}

static bylaw_status read_all(struct csv_reader *reader, const struct csv_span *spans,
                             bool *header_failed, bylaw_error *error)
{
    bylaw_status status = csv_reader_start(reader);
    for (int i = 0; !status && i < table_count(reader); i++) {
        struct csv_table *table = &reader->tables[i];
        if (!reader->needs_table[i])
            continue;
        status = csv_reader_load(reader, table, spans ? &spans[i] : NULL, error);
        *header_failed |= table->header_failed;
    }
    return status;
}

static bylaw_status read_and_report(struct csv_reader *reader, const struct csv_span *spans,
                                    struct problems *problems, bylaw_error *error)
{
    bool header_failed = false;
    bylaw_status status = read_all(reader, spans, &header_failed, error);
    if (!status && !header_failed)
        status = csv_link(reader);
    if (!status)
        status = csv_report(reader, problems, error);
    if (status)
        return status;
    bool failed = header_failed || (reader->flaw_total && !reader->options->keep_good_rows);
    return failed ? BYLAW_EDATA : BYLAW_OK;
}

bylaw_status csv_read_spans(struct facts *facts, const struct wanted *wanted,
                            const struct csv_options *options, const struct csv_span *spans,
                            struct problems *problems, bylaw_error *error)
{
    struct csv_reader reader = { .facts = facts, .options = options, .wanted = wanted };
    bylaw_status status = read_and_report(&reader, spans, problems, error);
    csv_reader_clear(&reader);
    if (status == BYLAW_ENOMEM || status == BYLAW_ECANCELLED)
        error_plain(error, status);
    return status;
}

bylaw_status csv_read_folder(struct facts *facts, const struct wanted *wanted,
                             const struct csv_options *options, struct problems *problems,
                             bylaw_error *error)
{
    return csv_read_spans(facts, wanted, options, NULL, problems, error);
}
