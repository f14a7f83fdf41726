/* SPDX-License-Identifier: Apache-2.0 */
/* The cells of many rows, a column at a time: numbers and days eight digits at once, choices by one
   look. Each loop takes the forms that most cells have and leaves all others to cell_read. */
#include "core/base/day.h"
#include "core/data/csv_batch.h"

#define EACH UINT64_C(0x0101010101010101)
#define DIGITS_MOST 8

struct span {
    const char *start;
    size_t length;
};

/* column > 0 */
static inline struct span field_of(const struct csv_batch *batch, size_t row, size_t column)
{
    const uint32_t *end = batch->ends + row * batch->columns + column;
    return (struct span){ batch->text + end[-1] + 1, end[0] - end[-1] - 1 };
}

/* ---- digits ---- */

/* 1 <= count <= 8 digits in the highest bytes, the first in the lowest of them; noughts below. */
static inline uint64_t align_digits(uint64_t word, size_t count)
{
    unsigned bits = 8 * (unsigned)count;
    return word << (64 - bits) | (0x30 * EACH >> 4) >> (bits - 4);
}

static inline bool all_digits(uint64_t word)
{
    uint64_t values = word ^ 0x30 * EACH;
    return ((values | (values + 0x06 * EACH)) & 0xf0 * EACH) == 0;
}

/* Pairs, then fours, then all eight. */
static inline uint64_t digits_value(uint64_t word)
{
    word = (word & 0x0f * EACH) * (10 * 0x100 + 1) >> 8;
    word = (word & UINT64_C(0x00ff00ff00ff00ff)) * (100 * 0x10000 + 1) >> 16;
    return (word & UINT64_C(0x0000ffff0000ffff)) * (UINT64_C(10000) * 0x100000000 + 1) >> 32;
}

static inline bool read_whole(struct span field, int64_t *value)
{
    if (field.length - 1 >= DIGITS_MOST)
        return false;
    uint64_t word = align_digits(csv_load(field.start), field.length);
    *value = (int64_t)digits_value(word);
    return all_digits(word);
}

/* As many decimals as the column has, such as 1200.50; the point is squeezed out. */
static inline bool read_decimal(struct span field, size_t places, int64_t *value)
{
    size_t whole = field.length - places - 1;
    if (field.length < places + 2 || whole > DIGITS_MOST || field.start[whole] != '.')
        return false;
    uint64_t decimals = csv_load(field.start + whole + 1);
    uint64_t word = csv_load(field.start);
    if (whole + places <= DIGITS_MOST) {
        unsigned shift = 64 - 8 * (unsigned)places;
        word = align_digits(word, whole) >> (64 - shift) | decimals << shift;
        *value = (int64_t)digits_value(word);
        return all_digits(word);
    }
    static const int64_t powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000 };
    word = align_digits(word, whole);
    decimals = align_digits(decimals, places);
    *value = (int64_t)(digits_value(word) * (uint64_t)powers[places] + digits_value(decimals));
    return all_digits(word) && all_digits(decimals);
}

static inline bool read_day(struct span field, int64_t *value)
{
    uint64_t word = csv_load(field.start);
    if (field.length == 10) {
        char mark = field.start[4];
        if ((mark != '-' && mark != '/') || field.start[7] != mark)
            return false;
        word = (word & UINT32_MAX) | (word >> 40 & 0xffff) << 32 |
               (uint64_t)(unsigned char)field.start[8] << 48 |
               (uint64_t)(unsigned char)field.start[9] << 56;
    } else if (field.length != 8) {
        return false;
    }
    int digits = (int)digits_value(word);
    int year = digits / 10000;
    int month = digits / 100 % 100;
    int day = digits % 100;
    if (!all_digits(word) || !day_exists(year, month, day))
        return false;
    *value = day_from_civil(year, month, day);
    return true;
}

static inline bool read_word(const struct csv_words *words, struct span field, int64_t *value)
{
    uint64_t key = csv_load(field.start);
    uint64_t mask = ~UINT64_C(0);
    if (field.length < 8)
        mask = (UINT64_C(1) << (8 * field.length)) - 1;
    key &= mask;
    if (words->blind && !(key & 0x80 * EACH))
        key |=
            0x20 * EACH & mask; /* as letters are; no other plain byte becomes one of the words */
    const struct csv_word *word = &words->slots[csv_word_slot(words, key, field.length)];
    *value = word->value;
    return word->key == key && word->length == field.length && field.length &&
           (field.length <= 8 || memcmp(word->text, field.start, field.length) == 0);
}

/* ---- cells of any form ---- */

/* The careful way; a fault makes the row a bad one, which is told later. */
static bylaw_status read_cell(struct csv_batch *batch, struct csv_column *column, size_t row,
                              struct span field)
{
    struct cell cell = { .state = STATE_UNKNOWN };
    batch->values[row] = 0;
    cell_trim(&field.start, &field.length);
    if (field.length) {
        bylaw_status status =
            cell_read(batch->reader->facts, &column->rule, field.start, field.length, &cell, NULL);
        if (status == BYLAW_EVALUE)
            batch->bad[row] = 1;
        if (status)
            return status == BYLAW_EVALUE ? BYLAW_OK : status;
        batch->values[row] = cell.value;
    }
    return cell.state == STATE_KNOWN
               ? BYLAW_OK
               : csv_put_state(batch->reader, column, batch->first + row, cell.state);
}

static inline bool in_bounds(const struct cell_rule *rule, int64_t value)
{
    return value >= rule->least && value <= rule->most;
}

static bylaw_status read_wholes(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    const struct cell_rule rule = column->rule;
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        if (read_whole(field, &batch->values[row]) && in_bounds(&rule, batch->values[row]))
            continue;
        bylaw_status status = read_cell(batch, column, row, field);
        if (status)
            return status;
    }
    return BYLAW_OK;
}

static bylaw_status read_decimals(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    const struct cell_rule rule = column->rule;
    size_t places = (size_t)rule.attribute->places;
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        if (read_decimal(field, places, &batch->values[row]) &&
            in_bounds(&rule, batch->values[row]))
            continue;
        bylaw_status status = read_cell(batch, column, row, field);
        if (status)
            return status;
    }
    return BYLAW_OK;
}

static bylaw_status read_days(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    const struct cell_rule rule = column->rule;
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        if (read_day(field, &batch->values[row]) && in_bounds(&rule, batch->values[row]))
            continue;
        bylaw_status status = read_cell(batch, column, row, field);
        if (status)
            return status;
    }
    return BYLAW_OK;
}

static bylaw_status read_words(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    const struct csv_words words = *column->words;
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        if (read_word(&words, field, &batch->values[row]))
            continue;
        bylaw_status status = read_cell(batch, column, row, field);
        if (status)
            return status;
    }
    return BYLAW_OK;
}

static bylaw_status read_others(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    for (size_t row = 0; row < batch->rows; row++) {
        if (batch->bad[row])
            continue;
        bylaw_status status = read_cell(batch, column, row, field_of(batch, row, index));
        if (status)
            return status;
    }
    return BYLAW_OK;
}

/* Where the ids of other rows stand; what is none is a cell. */
static bylaw_status note_references(struct csv_batch *batch, struct csv_column *column,
                                    size_t index)
{
    uint64_t *places = column->places + batch->first;
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        struct csv_field noted = { field.start, field.length, false };
        batch->values[row] = 0;
        places[row] = 0;
        if (field.length > 1 && *field.start != ' ' && field.start[field.length - 1] != ' ' &&
            field.length <= CSV_REFERENCE_MOST) {
            places[row] = csv_place_pack(batch->table, &noted);
            continue;
        }
        cell_trim(&noted.start, &noted.length);
        if (noted.length > CSV_REFERENCE_MOST) {
            batch->bad[row] = 1;
        } else if (noted.length == 0 || *noted.start == '-') {
            bylaw_status status = read_cell(batch, column, row, field);
            if (status)
                return status;
        } else {
            places[row] = csv_place_pack(batch->table, &noted);
        }
    }
    return BYLAW_OK;
}

/* ---- into the column ---- */

static void store(const struct csv_batch *batch, struct column *column)
{
    size_t rows = batch->rows;
    if (column->width == 1) {
        int8_t *cells = (int8_t *)column->cells + batch->first;
        for (size_t row = 0; row < rows; row++)
            cells[row] = (int8_t)batch->values[row];
    } else if (column->width == 4) {
        int32_t *cells = (int32_t *)column->cells + batch->first;
        for (size_t row = 0; row < rows; row++)
            cells[row] = (int32_t)batch->values[row];
    } else {
        memcpy((int64_t *)column->cells + batch->first, batch->values,
               rows * sizeof *batch->values);
    }
}

bylaw_status csv_batch_column(struct csv_batch *batch, size_t index)
{
    struct csv_column *column = &batch->table->columns[index];
    const struct attribute *attribute = column->attribute;
    bylaw_status status;
    if (column->role == CSV_SKIP)
        return BYLAW_OK;
    if (column->column->states)
        memset(column->column->states + batch->first, STATE_KNOWN, batch->rows);
    if (column->role == CSV_REFERENCE)
        status = note_references(batch, column, index);
    else if (attribute->kind == KIND_NUMBER && attribute->places == 0)
        status = read_wholes(batch, column, index);
    else if (attribute->kind == KIND_NUMBER && attribute->places < DIGITS_MOST)
        status = read_decimals(batch, column, index);
    else if (attribute->kind == KIND_DAY)
        status = read_days(batch, column, index);
    else if (column->words && column->words->slots)
        status = read_words(batch, column, index);
    else
        status = read_others(batch, column, index);
    if (!status)
        store(batch, column->column);
    return status;
}
