/* SPDX-License-Identifier: Apache-2.0 */
/* The rows of one file into the columns of its table. A row with a fault is noted once, with its
   first fault; its id stays known, so that rows that refer to it can say why they are rejected. */
#include "core/base/status.h"
#include "core/data/csv_reader.h"

#include <string.h>

#define SHOWN 64
#define ROWS_PER_PROGRESS 65536

bylaw_status csv_field_text(struct csv_reader *reader, const struct csv_field *field,
                            const char **text, size_t *length)
{
    *text = field->start;
    *length = field->length;
    if (!field->doubled)
        return BYLAW_OK;
    if (column_grow_array(&reader->facts->memory, &reader->scratch, &reader->scratch_room,
                          field->length, 1))
        return BYLAW_ENOMEM;
    size_t used = 0;
    for (size_t i = 0; i < field->length; i++) {
        reader->scratch[used++] = field->start[i];
        i += field->start[i] == '"'; /* the second of two */
    }
    *text = reader->scratch;
    *length = used;
    return BYLAW_OK;
}

bool csv_is_wanted(const struct wanted *wanted, const struct attribute *attribute)
{
    const bool *row = wanted->attributes[attribute->owner->index];
    return row && row[attribute->index];
}

uint64_t csv_place_pack(const struct csv_table *table, const struct csv_field *field)
{
    uint64_t offset = (uint64_t)(field->start - table->bytes.start);
    return offset << 21 | (uint64_t)field->length << 1 | field->doubled;
}

void csv_place_unpack(const struct csv_table *table, uint64_t place, struct csv_field *field)
{
    field->start = table->bytes.start + (place >> 21);
    field->length = (place >> 1) & CSV_REFERENCE_MOST;
    field->doubled = place & 1;
}

static struct csv_at row_at(const struct csv_table *table, const struct csv_row *row)
{
    return (struct csv_at){ (uint64_t)(row->start - table->bytes.start), row->line };
}

/* ---- the row as a whole ---- */

static const char *header_of(const struct csv_table *table, size_t index)
{
    return index < table->column_count ? table->columns[index].header : NULL;
}

static bylaw_status note_fault(struct csv_reader *reader, const struct csv_table *table,
                               const struct csv_row *row)
{
    static const char *const reasons[] = {
        [CSV_STRAY_QUOTE] = "a quote stands inside a field; put the whole field in quotes and "
                            "write the quote twice",
        [CSV_AFTER_QUOTE] = "something stands after the closing quote; write a quote inside a "
                            "quoted field twice",
        [CSV_STRAY_RETURN] = "a carriage return stands inside a field; remove it or put the field "
                             "in quotes",
        [CSV_NEVER_CLOSED] = "the quote that opens here is never closed; close it (or the file is "
                             "cut short)",
        [CSV_IN_NEVER_CLOSED] = "the line follows a quote that is never closed; close that quote",
    };
    const char *column =
        row->fault == CSV_IN_NEVER_CLOSED ? NULL : header_of(table, row->fault_field);
    return csv_flaw(reader, table, row_at(table, row), column, "%s", reasons[row->fault]);
}

static bylaw_status note_bytes(struct csv_reader *reader, const struct csv_table *table,
                               const struct csv_row *row)
{
    size_t length = (size_t)(row->end - row->start);
    if (!memchr(row->start, '\0', length) && text_utf8_fault(row->start, length) == length)
        return BYLAW_OK;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct csv_field *field = &table->fields[i];
        if (memchr(field->start, '\0', field->length))
            return csv_flaw(reader, table, row_at(table, row), header_of(table, i),
                            "the field holds a NUL byte; remove it");
        if (text_utf8_fault(field->start, field->length) == field->length)
            continue;
        if (reader->options->encoding)
            return csv_flaw(reader, table, row_at(table, row), header_of(table, i),
                            "the field holds bytes that are not %s; write them anew",
                            reader->options->encoding);
        return csv_flaw(reader, table, row_at(table, row), header_of(table, i),
                        "the field is not UTF-8; write it in UTF-8, or give the encoding of the "
                        "file, such as GB18030");
    }
    return BYLAW_OK;
}

static bylaw_status check_row(struct csv_reader *reader, struct csv_table *table,
                              const struct csv_scan *scan, const struct csv_row *row)
{
    if (row->fault != CSV_SOUND) {
        if (scan->lost && table->lost_start == UINT64_MAX)
            table->lost_start = row_at(table, row).start;
        return note_fault(reader, table, row);
    }
    if (row->count != table->column_count && row->end == row->start)
        return csv_flaw(reader, table, row_at(table, row), NULL, "the line is empty; remove it");
    if (row->count != table->column_count)
        return csv_flaw(reader, table, row_at(table, row), NULL,
                        "the row has %zu field%s, the header %zu; write a comma between each two "
                        "fields, and quotes around a field that holds one",
                        row->count, row->count == 1 ? "" : "s", table->column_count);
    return note_bytes(reader, table, row);
}

/* ---- the id ---- */

static const char *id_fault(const char *id, size_t length)
{
    if (length == 0)
        return "the id is empty; write one that no other row has";
    if (length == 1 && *id == '-')
        return "'-' is no id: in a reference it says that there is none; write another";
    if (length > CSV_ID_MOST)
        return "the id is longer than 1000 bytes; write a shorter one";
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)id[i] < 0x20 || id[i] == 0x7f)
            return "the id holds a control character; remove it";
    return NULL;
}

bylaw_status csv_add_block_id(struct csv_table *table, const char *text, size_t length)
{
    struct table *out = table->table;
    for (size_t i = 0; out->ids_plain && i < length; i++)
        out->ids_plain = !strchr(",\"\r\n", text[i]);
    if (!csv_order_add(&table->block->order, text, length))
        return BYLAW_EUSAGE;
    out->id_starts[out->rows] = (uint64_t)(text - out->id_bytes);
    out->id_lengths[out->rows] = (uint32_t)length;
    out->rows++;
    return BYLAW_OK;
}

void csv_show_id_again(struct csv_table *table, size_t row)
{
    char *end = table->block->text + table->table->id_starts[row] + table->table->id_lengths[row];
    if (*end == '\0')
        *end = ',';
}

/* Adds the row where its id is good. is_bad: the row is rejected already, its id is only tried. */
static bylaw_status add_id(struct csv_reader *reader, struct csv_table *table,
                           const struct csv_row *row, bool is_bad, bool *added)
{
    const char *text;
    size_t length;
    char shown[SHOWN];
    *added = false;
    if (row->count == 0 || (row->fault != CSV_SOUND && row->fault_field == 0))
        return BYLAW_OK;
    bylaw_status status = csv_field_text(reader, &table->fields[0], &text, &length);
    if (status)
        return status;
    cell_trim(&text, &length);
    const char *fault = id_fault(text, length);
    if (fault && is_bad)
        return BYLAW_OK;
    if (fault)
        return csv_flaw(reader, table, row_at(table, row), table->columns[0].header, "%s", fault);
    if (memchr(text, '\0', length) || text_utf8_fault(text, length) < length)
        return BYLAW_OK;

    if (table->block && table->fields[0].doubled)
        return BYLAW_EUSAGE; /* it does not stand in the text */
    status = table->block ? csv_add_block_id(table, text, length)
                          : table_add_id(&reader->facts->memory, table->table, text, length);
    *added = status == BYLAW_OK;
    if (status != BYLAW_EEXISTS)
        return status;
    if (is_bad)
        return BYLAW_OK;
    int64_t first = table_find(table->table, text, length);
    return csv_flaw(reader, table, row_at(table, row), table->columns[0].header,
                    "'%s' is the id of line %llu already; give each row an id of its own",
                    cell_shown(text, length, shown, sizeof shown),
                    (unsigned long long)table->rows[first].line);
}

/* ---- the cells ---- */

bylaw_status csv_put_state(struct csv_reader *reader, struct csv_column *column, size_t row,
                           enum state state)
{
    struct column *cells = column->column;
    if (!cells->states && column->spare_states) {
        cells->states = column->spare_states;
        cells->state_room = column->spare_room;
        column->spare_states = NULL;
        column->spare_room = 0;
        memset(cells->states, STATE_KNOWN, cells->state_room);
    }
    if (!cells->states || cells->state_room < cells->cell_room) {
        bylaw_status status =
            column_reserve_states(&reader->facts->memory, cells, cells->cell_room);
        if (status)
            return status;
    }
    cells->states[row] = (uint8_t)state;
    return BYLAW_OK;
}

static bylaw_status read_value(struct csv_reader *reader, struct csv_table *table,
                               struct csv_column *column, const struct csv_row *row,
                               const struct csv_field *field, size_t index)
{
    const char *text;
    size_t length;
    struct cell cell;
    bylaw_error error;
    bylaw_status status = csv_field_text(reader, field, &text, &length);
    if (status)
        return status;
    cell_trim(&text, &length);
    status = cell_read(reader->facts, &column->rule, text, length, &cell, &error);
    if (status == BYLAW_EVALUE)
        return csv_flaw(reader, table, row_at(table, row), column->header, "%s", error.message);
    if (status)
        return status;
    column_put(column->column, index, cell.value);
    return cell.state == STATE_KNOWN ? BYLAW_OK : csv_put_state(reader, column, index, cell.state);
}

/* The text stays in the file: rows that it may name come later. */
static bylaw_status note_reference(struct csv_reader *reader, struct csv_table *table,
                                   struct csv_column *column, const struct csv_row *row,
                                   const struct csv_field *field, size_t index)
{
    struct csv_field trimmed = *field;
    cell_trim(&trimmed.start, &trimmed.length);
    bool is_cell = trimmed.length == 0 || (trimmed.length == 1 && *trimmed.start == '-');
    if (is_cell) /* unknown or absent: as any other cell */
        return read_value(reader, table, column, row, field, index);
    if (trimmed.length > CSV_REFERENCE_MOST)
        return csv_flaw(reader, table, row_at(table, row), column->header,
                        "this is longer than any id; write the id of a row of %s",
                        column->attribute->target_entity->name);
    column->places[index] = csv_place_pack(table, &trimmed);
    return BYLAW_OK;
}

static bylaw_status read_region(struct csv_reader *reader, struct csv_table *table,
                                const char *text, size_t length)
{
    size_t row = table->table->rows - 1;
    if (column_grow_array(&reader->facts->memory, &reader->scratch, &reader->scratch_room,
                          length + 1, 1))
        return BYLAW_ENOMEM;
    if (text != reader->scratch)
        memmove(reader->scratch, text, length);
    reader->scratch[length] = '\0';
    table->table->regions[row] = pack_find_region(reader->facts->pack, reader->scratch);
    return BYLAW_OK;
}

static bylaw_status read_region_field(struct csv_reader *reader, struct csv_table *table,
                                      const struct csv_field *field)
{
    const char *text;
    size_t length;
    bylaw_status status = csv_field_text(reader, field, &text, &length);
    if (status)
        return status;
    cell_trim(&text, &length);
    return length ? read_region(reader, table, text, length) : BYLAW_OK; /* its own id */
}

/* The arrays of a block still hold the rows of the block before. */
static void empty_cells(struct csv_table *table, size_t row)
{
    if (table->table->regions)
        table->table->regions[row] = REGION_NONE;
    for (size_t i = 0; i < table->column_count; i++) {
        struct csv_column *column = &table->columns[i];
        if (!column->column)
            continue;
        column_put(column->column, row, 0);
        if (column->column->states)
            column->column->states[row] = STATE_KNOWN;
        if (column->places)
            column->places[row] = 0;
    }
}

bylaw_status csv_read_cells(struct csv_reader *reader, struct csv_table *table,
                            const struct csv_row *row, size_t index)
{
    uint64_t flaws = reader->flaw_total;
    bylaw_status status = BYLAW_OK;
    empty_cells(table, index);
    if (table->entity->is_region)
        status = read_region(reader, table, table_id(table->table, index),
                             table_id_length(table->table, index));
    for (size_t i = 1; !status && i < table->column_count && reader->flaw_total == flaws; i++) {
        struct csv_column *column = &table->columns[i];
        if (column->role == CSV_VALUE)
            status = read_value(reader, table, column, row, &table->fields[i], index);
        else if (column->role == CSV_REFERENCE)
            status = note_reference(reader, table, column, row, &table->fields[i], index);
        else if (column->role == CSV_REGION)
            status = read_region_field(reader, table, &table->fields[i]);
    }
    table->rejected[index] = reader->flaw_total != flaws;
    table->table->rejected_rows += table->rejected[index];
    return status;
}

/* ---- all rows ---- */

static bylaw_status reserve_block_ids(struct memory *memory, struct table *table, size_t rows)
{
    bylaw_status status = column_grow_array(memory, &table->id_starts, &table->id_start_room, rows,
                                            sizeof *table->id_starts);
    if (!status)
        status = column_grow_array(memory, &table->id_lengths, &table->id_length_room, rows,
                                   sizeof *table->id_lengths);
    return status;
}

bylaw_status csv_reserve_rows(struct csv_reader *reader, struct csv_table *table, size_t rows)
{
    struct memory *memory = &reader->facts->memory;
    if (rows <= table->reserved)
        return BYLAW_OK;
    if (rows < table->reserved + table->reserved / 2)
        rows = table->reserved + table->reserved / 2;
    bylaw_status status =
        column_grow_array(memory, &table->rows, &table->row_room, rows, sizeof *table->rows);
    if (!status && table->block)
        status = reserve_block_ids(memory, table->table, rows);
    if (!status)
        status = column_grow_array(memory, &table->rejected, &table->rejected_room, rows, 1);
    if (!status && table->entity->is_region)
        status = column_grow_array(memory, &table->table->regions, &table->table->region_room, rows,
                                   sizeof *table->table->regions);
    for (size_t i = 0; !status && i < table->column_count; i++) {
        struct csv_column *column = &table->columns[i];
        if (column->column)
            status = column_reserve(memory, column->column, rows);
        if (!status && column->role == CSV_REFERENCE)
            status = column_grow_array(memory, &column->places, &column->place_room, rows,
                                       sizeof *column->places);
    }
    if (!status)
        table->reserved = rows;
    return status;
}

/* One estimate spares growing step by step: lines, but no more than the bytes can hold. */
static bylaw_status reserve_all(struct csv_reader *reader, struct csv_table *table,
                                const struct csv_scan *scan)
{
    size_t bytes = (size_t)(scan->end - scan->at);
    size_t most = bytes / table->column_count + 1;
    size_t lines =
        table->block ? (size_t)table->block->rows : reader->kernels->newlines(scan->at, bytes) + 1;
    if (lines > most)
        lines = most;
    if (lines > ROWS_MOST)
        return BYLAW_ELIMIT;
    bylaw_status status = csv_reserve_rows(reader, table, lines);
    if (!status && !table->block)
        status = table_reserve_ids(&reader->facts->memory, table->table, lines, lines * 8);
    return status;
}

static bylaw_status read_row(struct csv_reader *reader, struct csv_table *table,
                             const struct csv_scan *scan, const struct csv_row *row)
{
    uint64_t flaws = reader->flaw_total;
    bool added;
    bylaw_status status = csv_reserve_rows(reader, table, table->table->rows + 1);
    if (!status)
        status = check_row(reader, table, scan, row);
    if (!status)
        status = add_id(reader, table, row, reader->flaw_total != flaws, &added);
    if (status)
        return status;
    if (!added) {
        table->table->rejected_rows++;
        return BYLAW_OK;
    }
    size_t index = table->table->rows - 1;
    table->rows[index] = row_at(table, row);
    if (reader->flaw_total == flaws)
        return csv_read_cells(reader, table, row, index);
    empty_cells(table, index);
    table->rejected[index] = 1;
    table->table->rejected_rows++;
    return BYLAW_OK;
}

static bool go_on(const struct csv_reader *reader, const struct csv_table *table,
                  const struct csv_scan *scan)
{
    const struct csv_options *options = reader->options;
    return !options->on_progress ||
           options->on_progress(options->on_progress_user, table->name,
                                (uint64_t)(scan->at - table->bytes.start), table->bytes.length);
}

/* Plain rows many at once; else one row with care. */
static bylaw_status read_some(struct csv_reader *reader, struct csv_table *table,
                              struct csv_scan *scan)
{
    size_t rows;
    struct csv_row row;
    bylaw_status status = csv_read_batch(reader, table, scan, &rows);
    if (status || rows || !csv_scan_row(scan, &row))
        return status;
    table->read_rows++;
    table->ids_ended = false;
    return read_row(reader, table, scan, &row);
}

bylaw_status csv_read_rows(struct csv_reader *reader, struct csv_table *table,
                           struct csv_scan *scan, bylaw_error *error)
{
    bylaw_status status = reserve_all(reader, table, scan);
    uint64_t reported = 0;
    while (!status && scan->at < scan->end) {
        status = read_some(reader, table, scan);
        if (status || table->read_rows / ROWS_PER_PROGRESS == reported)
            continue;
        reported = table->read_rows / ROWS_PER_PROGRESS;
        if (!go_on(reader, table, scan))
            status = BYLAW_ECANCELLED;
    }
    if (!status && !go_on(reader, table, scan))
        status = BYLAW_ECANCELLED;
    if (status == BYLAW_ELIMIT)
        error_set(error, status, (struct place){ table->name, 0 }, NULL,
                  "the file has more than %zu rows; split it", ROWS_MOST);
    return status;
}
