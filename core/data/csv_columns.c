/* SPDX-License-Identifier: Apache-2.0 */
/* The cells of many rows, a column at a time: numbers and days eight digits at once, choices by one
   look. Each loop takes the forms that most cells have and leaves all others to cell_read. */
#include "core/data/csv_batch.h"

/* The cells of a column that is not the first. */
static struct csv_fields fields_of(const struct csv_batch *batch, size_t column)
{
    return (struct csv_fields){ batch->text, batch->ends + column, batch->columns, batch->rows };
}

/* Where the ids of other rows stand. */
static void note_places(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    uint64_t *places = column->places + batch->first;
    const struct csv_fields fields = fields_of(batch, index);
    for (size_t row = 0; row < batch->rows; row++) {
        struct csv_span field = csv_field_at(&fields, row);
        const struct csv_field noted = { field.start, field.length, false };
        bool usual = field.length > 1 && field.length <= CSV_REFERENCE_MOST &&
                     *field.start != ' ' && field.start[field.length - 1] != ' ';
        places[row] = usual ? csv_place_pack(batch->table, &noted) : 0;
        if (!usual)
            batch->odd[row / 8] |= (uint8_t)(1U << row % 8);
    }
}

/* ---- cells of any form ---- */

/* Digits and a point in more than eight bytes. */
static bool read_long_number(const struct cell_rule *rule, struct csv_span field, int64_t *value)
{
    int64_t whole = 0;
    size_t places = (size_t)rule->attribute->places;
    if (rule->attribute->kind != KIND_NUMBER || field.length < 9 || field.length > 18)
        return false;
    for (size_t i = 0; i < field.length; i++) {
        if (places && i == field.length - places - 1) {
            if (field.start[i] != '.')
                return false;
            continue;
        }
        if (field.start[i] < '0' || field.start[i] > '9')
            return false;
        whole = whole * 10 + (field.start[i] - '0');
    }
    *value = whole;
    return whole >= rule->least && whole <= rule->most;
}

static bylaw_status read_reference(struct csv_batch *batch, struct csv_column *column, size_t row,
                                   struct csv_span field)
{
    const struct csv_field noted = { field.start, field.length, false };
    if (field.length > CSV_REFERENCE_MOST)
        batch->bad[row] = 1;
    else
        column->places[batch->first + row] = csv_place_pack(batch->table, &noted);
    return BYLAW_OK;
}

/* The careful way; a fault makes the row a bad one, which is told later. */
static bylaw_status read_cell(struct csv_batch *batch, struct csv_column *column, size_t row,
                              struct csv_span field)
{
    struct cell cell = { .state = STATE_KNOWN };
    size_t index = batch->first + row;
    if (!read_long_number(&column->rule, field, &cell.value)) {
        cell.value = 0;
        cell_trim(&field.start, &field.length);
        bool is_cell = column->role == CSV_VALUE || !field.length ||
                       (field.length == 1 && *field.start == '-');
        bylaw_status status = is_cell ? cell_read(batch->reader->facts, &column->rule, field.start,
                                                  field.length, &cell, NULL)
                                      : read_reference(batch, column, row, field);
        if (status == BYLAW_EVALUE) {
            batch->bad[row] = 1;
            cell = (struct cell){ .state = STATE_KNOWN };
        } else if (status) {
            return status;
        }
    }
    column_put(column->column, index, cell.value);
    return cell.state == STATE_KNOWN ? BYLAW_OK
                                     : csv_put_state(batch->reader, column, index, cell.state);
}

static bylaw_status read_odd_cells(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    const struct csv_fields fields = fields_of(batch, index);
    bylaw_status status = BYLAW_OK;
    for (size_t from = 0; from < batch->rows; from += 64) {
        uint64_t odd = csv_load((const char *)batch->odd + from / 8);
        for (; odd && !status; odd &= odd - 1) {
            size_t row = from + (unsigned)__builtin_ctzll(odd);
            if (row < batch->rows && !batch->bad[row])
                status = read_cell(batch, column, row, csv_field_at(&fields, row));
        }
    }
    return status;
}

static void read_numbers(struct csv_batch *batch, const struct csv_column *column,
                         const struct csv_fields *fields, void *cells)
{
    const struct csv_kernels *kernels = batch->reader->kernels;
    const struct csv_numbers numbers = { column->rule.least,    column->rule.most, cells,
                                         column->column->width, batch->words,      batch->odd };
    if (column->attribute->kind == KIND_DAY)
        kernels->days(fields, &numbers);
    else if (column->attribute->places)
        kernels->decimals(fields, (size_t)column->attribute->places, &numbers);
    else
        kernels->wholes(fields, &numbers);
}

/* What is not of the usual forms is left to read_cell. */
static void read_usual_cells(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    const struct csv_fields fields = fields_of(batch, index);
    enum kind kind = column->attribute->kind;
    size_t width = (size_t)column->column->width;
    void *cells = (char *)column->column->cells + batch->first * width;
    memset(batch->odd, 0, sizeof batch->odd);
    if (column->role == CSV_REFERENCE) {
        memset(cells, 0, batch->rows * width);
        note_places(batch, column, index);
    } else if (kind == KIND_DAY ||
               (kind == KIND_NUMBER && column->attribute->places < CSV_DIGITS_MOST)) {
        read_numbers(batch, column, &fields, cells);
    } else if (column->words->slots) {
        batch->reader->kernels->choices(&fields, column->words, column->column->width, cells,
                                        batch->odd);
    } else {
        memset(batch->odd, 0xff, sizeof batch->odd);
    }
}

bylaw_status csv_batch_column(struct csv_batch *batch, size_t index)
{
    struct csv_column *column = &batch->table->columns[index];
    if (column->role == CSV_SKIP)
        return BYLAW_OK;
    if (column->column->states)
        memset(column->column->states + batch->first, STATE_KNOWN, batch->rows);
    read_usual_cells(batch, column, index);
    return read_odd_cells(batch, column, index);
}
