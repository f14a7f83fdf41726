/* SPDX-License-Identifier: Apache-2.0 */
/* References between the tables after all are read: resolved, then the rows that refer to rejected
   rows are rejected too, as far as that goes, and all rejected rows are taken out. */
#include "core/data/csv_reader.h"

#include <assert.h>
#include <string.h>

#define SHOWN 64

static int table_count(const struct csv_reader *reader)
{
    return reader->facts->pack->entity_count;
}

static struct csv_table *target_of(const struct csv_reader *reader, const struct csv_column *column)
{
    return &reader->tables[column->attribute->target_entity->index];
}

static void reject(struct csv_table *table, size_t row)
{
    table->rejected[row] = 1;
    table->table->rejected_rows++;
}

/* ---- resolving ---- */

/* The text of a reference that was noted. */
static bylaw_status reference_text(struct csv_reader *reader, const struct csv_table *table,
                                   uint64_t place, const char **text, size_t *length)
{
    struct csv_field field;
    csv_place_unpack(table, place, &field);
    return csv_field_text(reader, &field, text, length);
}

static int64_t find_target(const struct csv_reader *reader, struct csv_column *column,
                           const char *text, size_t length)
{
    const struct table *target = target_of(reader, column)->table;
    int64_t found = table_find_near(target, text, length, column->last_target);
    if (found != ROW_NONE)
        column->last_target = (size_t)found;
    return found;
}

static bylaw_status note_missing(struct csv_reader *reader, struct csv_table *table,
                                 const struct csv_column *column, size_t row)
{
    const char *text;
    size_t length;
    char shown[SHOWN];
    bylaw_status status = reference_text(reader, table, column->places[row], &text, &length);
    if (status)
        return status;
    reject(table, row);
    return csv_flaw(reader, table, table->rows[row], column->header,
                    "no row of %s has the id '%s'; write the id of one, or leave the cell empty "
                    "where it is not known",
                    target_of(reader, column)->name, cell_shown(text, length, shown, sizeof shown));
}

static bylaw_status resolve_row(struct csv_reader *reader, struct csv_table *table, size_t row)
{
    bylaw_status status = BYLAW_OK;
    for (size_t i = 0; !status && i < table->column_count; i++) {
        struct csv_column *column = &table->columns[i];
        const char *text;
        size_t length;
        if (column->role != CSV_REFERENCE || !column->places[row])
            continue;
        status = reference_text(reader, table, column->places[row], &text, &length);
        if (status)
            break;
        int64_t found = find_target(reader, column, text, length);
        if (found == ROW_NONE)
            return note_missing(reader, table, column, row);
        column_put(column->column, row, found);
    }
    return status;
}

static bylaw_status resolve_table(struct csv_reader *reader, struct csv_table *table)
{
    bylaw_status status = BYLAW_OK;
    reader->flaws_of_table = 0;
    for (size_t i = 0; !status && i < table->column_count; i++) {
        if (table->columns[i].role != CSV_REFERENCE || !table->table->rows)
            continue;
        struct table *target = target_of(reader, &table->columns[i])->table;
        status = table_index(&reader->facts->memory, target, target->rows);
    }
    for (size_t row = 0; !status && row < table->table->rows; row++)
        if (!table->rejected[row])
            status = resolve_row(reader, table, row);
    return status;
}

/* ---- rejection spreads ---- */

/* A rejected row as messages name it. */
struct gone_id {
    const char *id;
    size_t length;
    uint64_t line;
};

struct rejected_row {
    int table;
    int32_t row;
};

struct spread {
    struct rejected_row *queue;
    size_t room, count;
};

static bylaw_status index_references(struct csv_reader *reader, struct csv_table *table)
{
    struct memory *memory = &reader->facts->memory;
    for (size_t i = 0; i < table->column_count; i++) {
        struct csv_column *column = &table->columns[i];
        if (column->role != CSV_REFERENCE)
            continue;
        size_t owners = target_of(reader, column)->table->rows;
        size_t rows = table->table->rows;
        if (column_grow_array(memory, &column->starts, &column->start_room, owners + 1,
                              sizeof *column->starts) ||
            column_grow_array(memory, &column->members, &column->member_room, rows + 1,
                              sizeof *column->members))
            return BYLAW_ENOMEM;
        members_index(column->column, rows, table->rejected, owners, column->starts,
                      column->members);
    }
    return BYLAW_OK;
}

static bylaw_status start_spread(struct csv_reader *reader, struct spread *spread)
{
    struct memory *memory = &reader->facts->memory;
    size_t rows = 0;
    for (int t = 0; t < table_count(reader); t++) {
        struct csv_table *table = &reader->tables[t];
        if (!table->is_read)
            continue;
        rows += table->table->rows;
        if (reader->streamed && column_grow_array(memory, &table->ranks, &table->rank_room,
                                                  table->table->rows, sizeof *table->ranks))
            return BYLAW_ENOMEM;
        if (index_references(reader, table) ||
            column_grow_array(memory, &table->causes, &table->cause_room, table->table->rows,
                              sizeof *table->causes))
            return BYLAW_ENOMEM;
    }
    if (column_grow_array(memory, &spread->queue, &spread->room, rows, sizeof *spread->queue))
        return BYLAW_ENOMEM;
    for (int t = 0; t < table_count(reader); t++) {
        const struct csv_table *table = &reader->tables[t];
        for (size_t row = 0; table->is_read && row < table->table->rows; row++)
            if (table->rejected[row])
                spread->queue[spread->count++] = (struct rejected_row){ t, (int32_t)row };
    }
    return BYLAW_OK;
}

static void spread_along(struct spread *spread, struct csv_reader *reader, int table_index,
                         size_t column_index, int32_t target)
{
    struct csv_table *table = &reader->tables[table_index];
    const struct csv_column *column = &table->columns[column_index];
    for (uint32_t i = column->starts[target]; i < column->starts[target + 1]; i++) {
        int32_t row = column->members[i];
        if (table->rejected[row])
            continue;
        reject(table, (size_t)row);
        table->causes[row] = (uint16_t)(1 + column_index);
        spread->queue[spread->count++] = (struct rejected_row){ table_index, row };
    }
}

static void spread_from(struct spread *spread, struct csv_reader *reader, struct rejected_row from)
{
    struct csv_table *rejected = &reader->tables[from.table];
    if (rejected->ranks && !rejected->ranks[from.row])
        rejected->ranks[from.row] = ++reader->rank;
    for (int t = 0; t < table_count(reader); t++) {
        const struct csv_table *table = &reader->tables[t];
        for (size_t i = 0; table->is_read && i < table->column_count; i++)
            if (table->columns[i].role == CSV_REFERENCE &&
                target_of(reader, &table->columns[i]) == &reader->tables[from.table])
                spread_along(spread, reader, t, i, from.row);
    }
}

/* Breadth first, so that each row is blamed on one that was rejected before it. */
static bylaw_status spread_rejection(struct csv_reader *reader)
{
    struct spread spread = { 0 };
    bylaw_status status = start_spread(reader, &spread);
    for (size_t i = 0; !status && i < spread.count; i++)
        spread_from(&spread, reader, spread.queue[i]);
    column_free_array(&reader->facts->memory, &spread.queue, &spread.room, sizeof *spread.queue);
    return status;
}

/* Blocks that are read later may refer to what is taken out now. */
static bylaw_status keep_gone(struct csv_reader *reader, int t)
{
    const struct csv_table *table = &reader->tables[t];
    struct csv_gone *gone = &reader->gone[t];
    struct memory *memory = &reader->facts->memory;
    bylaw_status status = BYLAW_OK;
    for (size_t row = 0; !status && row < table->table->rows; row++) {
        if (!table->rejected[row])
            continue;
        const char *id = table_id(table->table, row);
        status = column_grow_array(memory, &gone->rows, &gone->row_room, gone->ids.rows + 1,
                                   sizeof *gone->rows);
        if (!status)
            status = table_add_id(memory, &gone->ids, id, strlen(id));
        if (!status)
            gone->rows[gone->ids.rows - 1] =
                (struct gone_row){ table->rows[row].line, table->ranks[row] };
    }
    return status;
}

static bool any_rejected(const struct csv_reader *reader)
{
    for (int t = 0; t < table_count(reader); t++)
        if (reader->tables[t].is_read && reader->tables[t].table->rejected_rows)
            return true;
    return false;
}

static bylaw_status note_cause(struct csv_reader *reader, struct csv_table *table, size_t row,
                               const struct csv_column *column, struct gone_id gone)
{
    const struct csv_table *target = target_of(reader, column);
    char shown[SHOWN];
    return csv_flaw(reader, table, table->rows[row], column->header,
                    "refers to %s %s, which was rejected (%s:%llu); put that row right",
                    target->entity->name, cell_shown(gone.id, gone.length, shown, sizeof shown),
                    target->name, (unsigned long long)gone.line);
}

static bylaw_status note_causes(struct csv_reader *reader, struct csv_table *table)
{
    bylaw_status status = BYLAW_OK;
    reader->flaws_of_table = 0;
    for (size_t row = 0; !status && table->causes && row < table->table->rows; row++) {
        if (!table->causes[row])
            continue;
        const struct csv_column *column = &table->columns[table->causes[row] - 1];
        const struct csv_table *target = target_of(reader, column);
        size_t target_row = (size_t)column_cell(column->column, row);
        const char *id = table_id(target->table, target_row);
        status = note_cause(reader, table, row, column,
                            (struct gone_id){ id, strlen(id), target->rows[target_row].line });
    }
    return status;
}

/* ---- how many members a list may have ---- */

static struct csv_column *find_reference(struct csv_table *table, const struct attribute *attribute)
{
    for (size_t i = 0; table->is_read && i < table->column_count; i++)
        if (table->columns[i].role == CSV_REFERENCE && table->columns[i].attribute == attribute)
            return &table->columns[i];
    return NULL;
}

static bylaw_status check_list(struct csv_reader *reader, struct csv_table *table,
                               const struct attribute *list)
{
    struct csv_table *members = &reader->tables[list->target_entity->index];
    const struct csv_column *column = find_reference(members, list->reverse);
    size_t rows = table->table->rows;
    struct memory *memory = &reader->facts->memory;
    uint32_t *counts = NULL;
    size_t room = 0;
    if (!column || members->table->rows <= (uint64_t)list->most_members)
        return BYLAW_OK;
    if (column_grow_array(memory, &counts, &room, rows + 1, sizeof *counts))
        return BYLAW_ENOMEM;
    for (size_t row = 0; row < members->table->rows; row++)
        if (!members->rejected[row] && column->places[row])
            counts[column_cell(column->column, row)]++;

    bylaw_status status = BYLAW_OK;
    for (size_t row = 0; !status && row < rows; row++) {
        if (table->rejected[row] || counts[row] <= list->most_members)
            continue;
        reject(table, row);
        status = csv_flaw(reader, table, table->rows[row], list->name,
                          "%lu rows of %s name this row, more than %lld, the most that a list may "
                          "hold; put their '%s' right",
                          (unsigned long)counts[row], members->name, (long long)list->most_members,
                          column->header);
    }
    column_free_array(memory, &counts, &room, sizeof *counts);
    return status;
}

static bylaw_status check_lists(struct csv_reader *reader, struct csv_table *table)
{
    const struct entity *entity = table->entity;
    bylaw_status status = BYLAW_OK;
    reader->flaws_of_table = 0;
    for (int i = 0; !status && i < entity->attribute_count; i++) {
        const struct attribute *list = entity->attributes[i];
        if (list->kind == KIND_MANY && csv_is_wanted(reader->wanted, list))
            status = check_list(reader, table, list);
    }
    return status;
}

/* ---- taking rejected rows out ---- */

static bylaw_status number_anew(struct csv_reader *reader, struct csv_table *table)
{
    size_t rows = table->table->rows;
    if (!table->table->rejected_rows)
        return BYLAW_OK;
    if (column_grow_array(&reader->facts->memory, &table->new_rows, &table->new_row_room, rows + 1,
                          sizeof *table->new_rows))
        return BYLAW_ENOMEM;
    int32_t next = 0;
    for (size_t row = 0; row < rows; row++)
        table->new_rows[row] = table->rejected[row] ? ROW_NONE : next++;
    return BYLAW_OK;
}

static void renumber_reference(const struct csv_table *table, const struct csv_column *column,
                               const int32_t *new_rows)
{
    for (size_t row = 0; row < table->table->rows; row++)
        if (!table->rejected[row] && column->places[row])
            column_put(column->column, row, new_rows[column_cell(column->column, row)]);
}

static void pack_cells(const struct csv_table *table, struct column *column)
{
    size_t width = (size_t)column->width;
    char *cells = column->cells;
    size_t next = 0;
    for (size_t row = 0; row < table->table->rows; row++) {
        if (table->rejected[row])
            continue;
        memcpy(cells + next * width, cells + row * width, width);
        if (column->states)
            column->states[next] = column->states[row];
        next++;
    }
}

static void pack_ids(const struct csv_table *table)
{
    struct table *out = table->table;
    size_t next = 0;
    size_t length = 0;
    for (size_t row = 0; row < out->rows; row++) {
        uint64_t start = out->id_starts[row];
        uint64_t end = row + 1 < out->rows ? out->id_starts[row + 1] : out->id_length;
        if (table->rejected[row])
            continue;
        if (!out->id_lengths)
            memmove(out->id_bytes + length, out->id_bytes + start, (size_t)(end - start));
        out->id_starts[next] = out->id_lengths ? start : length;
        if (out->id_lengths)
            out->id_lengths[next] = out->id_lengths[row];
        if (out->regions)
            out->regions[next] = out->regions[row];
        length += (size_t)(end - start);
        next++;
    }
    out->id_length = length;
    out->rows = next;
    table_index_ids(out);
}

/* Nothing is lost in silence: each row of the file is here or was reported. */
static void assert_adds_up(const struct csv_reader *reader)
{
    for (int t = 0; t < table_count(reader); t++) {
        const struct csv_table *table = &reader->tables[t];
        assert(!table->is_read ||
               table->table->rows + table->table->rejected_rows == table->read_rows);
    }
}

static bylaw_status take_out(struct csv_reader *reader)
{
    for (int t = 0; t < table_count(reader); t++)
        if (reader->tables[t].is_read && number_anew(reader, &reader->tables[t]))
            return BYLAW_ENOMEM;
    for (int t = 0; t < table_count(reader); t++) {
        struct csv_table *table = &reader->tables[t];
        for (size_t i = 0; table->is_read && i < table->column_count; i++) {
            struct csv_column *column = &table->columns[i];
            if (column->role == CSV_REFERENCE && target_of(reader, column)->new_rows)
                renumber_reference(table, column, target_of(reader, column)->new_rows);
        }
    }
    for (int t = 0; t < table_count(reader); t++) {
        struct csv_table *table = &reader->tables[t];
        if (!table->is_read || !table->new_rows)
            continue;
        for (size_t i = 0; i < table->column_count; i++)
            if (table->columns[i].column)
                pack_cells(table, table->columns[i].column);
        pack_ids(table);
    }
    return BYLAW_OK;
}

/* ---- rows that contradict themselves ---- */

static bool has_musts(const struct bylaw_pack *pack, const struct entity *entity)
{
    for (int i = 0; i < pack->must_count; i++)
        if (pack->musts[i]->entity == entity)
            return true;
    return false;
}

static bylaw_status note_broken(struct csv_reader *reader, struct csv_table *table, size_t row,
                                const struct value *must)
{
    struct buffer text;
    buffer_init(&text, &reader->facts->memory);
    must_print_broken(&text, must);
    bylaw_status status = BYLAW_ENOMEM;
    if (!text.failed)
        status = csv_flaw(reader, table, table->rows[row], NULL, "%s", text.data);
    buffer_clear(&text);
    return status;
}

static bylaw_status check_musts(struct csv_reader *reader, struct csv_table *table)
{
    const struct csv_options *options = reader->options;
    const struct bylaw_pack *pack = reader->facts->pack;
    struct memory *memory = &reader->facts->memory;
    size_t rows = table->table->rows, room = 0;
    uint16_t *broken = NULL;
    reader->flaws_of_table = 0;
    if (!options->find_broken || rows == 0 || !has_musts(pack, table->entity))
        return BYLAW_OK;
    bylaw_status status = column_grow_array(memory, &broken, &room, rows, sizeof *broken);
    if (!status)
        status = options->find_broken(reader->facts, table->entity, broken);
    for (size_t row = 0; !status && row < rows; row++) {
        if (!broken[row] || table->rejected[row])
            continue;
        if (table->block)
            csv_show_id_again(table, row);
        reject(table, row);
        status = note_broken(reader, table, row, pack->musts[broken[row] - 1]);
    }
    column_free_array(memory, &broken, &room, sizeof *broken);
    return status;
}

bylaw_status csv_link(struct csv_reader *reader)
{
    bylaw_status status = BYLAW_OK;
    for (int t = 0; !status && t < table_count(reader); t++)
        if (reader->tables[t].is_read)
            status = resolve_table(reader, &reader->tables[t]);
    for (int t = 0; !status && t < table_count(reader); t++)
        if (reader->tables[t].is_read)
            status = check_musts(reader, &reader->tables[t]);
    if (!status && any_rejected(reader))
        status = spread_rejection(reader);

    uint64_t flaws = reader->flaw_total;
    for (int t = 0; !status && t < table_count(reader); t++)
        if (reader->tables[t].is_read)
            status = check_lists(reader, &reader->tables[t]);
    if (!status && reader->flaw_total != flaws)
        status = spread_rejection(reader);

    for (int t = 0; !status && t < table_count(reader); t++)
        if (reader->tables[t].is_read)
            status = note_causes(reader, &reader->tables[t]);
    if (status || !reader->options->keep_good_rows)
        return status;
    bool any = any_rejected(reader);
    for (int t = 0; !status && any && reader->streamed && t < table_count(reader); t++)
        if (reader->tables[t].is_read)
            status = keep_gone(reader, t);
    if (!status && any)
        status = take_out(reader);
    if (!status)
        assert_adds_up(reader);
    return status;
}

/* ---- blocks ---- */

/* All references of one column that name a row that is there; marks the rows of the others. */
static bylaw_status link_block_column(struct csv_reader *reader, struct csv_table *table,
                                      struct csv_column *column, bool *any_odd)
{
    for (size_t row = 0; row < table->table->rows; row++) {
        const char *text;
        size_t length;
        if (table->rejected[row] || !column->places[row])
            continue;
        if (reference_text(reader, table, column->places[row], &text, &length))
            return BYLAW_ENOMEM;
        int64_t found = find_target(reader, column, text, length);
        if (found != ROW_NONE) {
            column_put(column->column, row, found);
            continue;
        }
        table->causes[row] = 1;
        *any_odd = true;
    }
    return BYLAW_OK;
}

/* Among several rejected rows the one that was found first is to blame: so does the spreading. */
static bylaw_status link_block_row(struct csv_reader *reader, struct csv_table *table, size_t row,
                                   const struct csv_gone *gone_tables)
{
    const struct csv_column *blamed = NULL;
    struct gone_id cause = { 0 };
    uint64_t rank = UINT64_MAX;
    for (size_t i = 0; i < table->column_count; i++) {
        struct csv_column *column = &table->columns[i];
        const char *text;
        size_t length;
        if (column->role != CSV_REFERENCE || !column->places[row])
            continue;
        if (reference_text(reader, table, column->places[row], &text, &length))
            return BYLAW_ENOMEM;
        int64_t found = find_target(reader, column, text, length);
        if (found != ROW_NONE)
            continue;
        const struct csv_gone *gone = &gone_tables[column->attribute->target_entity->index];
        found = table_find(&gone->ids, text, length);
        if (found == ROW_NONE)
            return note_missing(reader, table, column, row);
        if (gone->rows[found].rank < rank) {
            rank = gone->rows[found].rank;
            blamed = column;
            cause = (struct gone_id){ table_id(&gone->ids, (size_t)found), length,
                                      gone->rows[found].line };
        }
    }
    assert(blamed);
    reject(table, row);
    return note_cause(reader, table, row, blamed, cause);
}

static bylaw_status link_odd_rows(struct csv_reader *reader, struct csv_table *table,
                                  const struct csv_gone *gone)
{
    bylaw_status status = BYLAW_OK;
    for (size_t row = 0; !status && row < table->table->rows; row++) {
        if (!table->causes[row])
            continue;
        table->causes[row] = 0;
        csv_show_id_again(table, row);
        status = link_block_row(reader, table, row, gone);
    }
    return status;
}

bylaw_status csv_link_block(struct csv_reader *reader, struct csv_table *table,
                            const struct csv_gone *gone)
{
    bool any_odd = false;
    bylaw_status status =
        column_grow_array(&reader->facts->memory, &table->causes, &table->cause_room,
                          table->table->rows, sizeof *table->causes);
    for (size_t i = 0; !status && i < table->column_count; i++)
        if (table->columns[i].role == CSV_REFERENCE)
            status = link_block_column(reader, table, &table->columns[i], &any_odd);
    if (!status && any_odd)
        status = link_odd_rows(reader, table, gone);
    if (status && table->causes) /* the next block begins with none */
        memset(table->causes, 0, table->cause_room * sizeof *table->causes);
    if (!status)
        status = check_musts(reader, table);
    if (!status && table->table->rejected_rows)
        status = take_out(reader);
    if (!status)
        assert_adds_up(reader);
    return status;
}
