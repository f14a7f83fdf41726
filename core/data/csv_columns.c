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

/* ---- the usual forms: each loop gives words of eight digits, 0 where a cell is of another form ---- */

/* 1 <= count <= 8 digits in the highest bytes, the first in the lowest of them; noughts below. */
static inline uint64_t align_digits(uint64_t word, size_t count)
{
    unsigned bits = 8 * (unsigned)count;
    return word << (64 - bits) | (0x30 * EACH >> 4) >> (bits - 4);
}

static void gather_wholes(struct csv_batch *batch, size_t index)
{
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        bool usual = field.length - 1 < DIGITS_MOST;
        uint64_t word = align_digits(csv_load(field.start), usual ? field.length : 1);
        batch->words[row] = usual ? word : 0;
    }
}

/* As many decimals as the column has, such as 1200.50; the point is squeezed out. */
static void gather_decimals(struct csv_batch *batch, size_t index, size_t places)
{
    unsigned shift = 64 - 8 * (unsigned)places;
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        size_t whole = field.length - places - 1;
        bool usual = whole - 1 < DIGITS_MOST - places;
        whole = usual ? whole : 1;
        usual &= field.start[whole] == '.';
        uint64_t decimals = csv_load(field.start + whole + 1) << shift;
        uint64_t word = align_digits(csv_load(field.start), whole) >> (64 - shift) | decimals;
        batch->words[row] = usual ? word : 0;
    }
}

/* 2019-12-25, 2019/12/25, 20191225: the digits. */
static void gather_days(struct csv_batch *batch, size_t index)
{
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        uint64_t word = csv_load(field.start);
        char mark = field.start[4];
        if (field.length == 10 && (mark == '-' || mark == '/') && field.start[7] == mark)
            word = (word & UINT32_MAX) | (word >> 40 & 0xffff) << 32 |
                   (uint64_t)(unsigned char)field.start[8] << 48 |
                   (uint64_t)(unsigned char)field.start[9] << 56;
        else if (field.length != 8)
            word = 0;
        batch->words[row] = word;
    }
}

static void make_numbers(struct csv_batch *batch, int64_t least, int64_t most)
{
    const struct csv_numbers numbers = { batch->words, batch->rows,   least,
                                         most,         batch->values, batch->odd };
    for (size_t row = batch->rows; row % 8; row++)
        batch->words[row] = 0;
    batch->reader->kernels->numbers(&numbers);
}

static void mark_odd(struct csv_batch *batch, size_t row, bool is_odd)
{
    batch->odd[row / 8] |= (uint8_t)((unsigned)is_odd << row % 8);
}

/* The digits of days as days. */
static void make_days(struct csv_batch *batch, const struct cell_rule *rule)
{
    make_numbers(batch, 0, INT64_MAX);
    for (size_t row = 0; row < batch->rows; row++) {
        int digits = (int)batch->values[row];
        int year = digits / 10000;
        int month = digits / 100 % 100;
        int day = digits % 100;
        bool is_day = !(batch->odd[row / 8] >> row % 8 & 1) && day_exists(year, month, day);
        int64_t value = is_day ? day_from_civil(year, month, day) : 0;
        batch->values[row] = value;
        mark_odd(batch, row, !is_day || value < rule->least || value > rule->most);
    }
}

/* The second eight bytes of the longer words are compared too, so that no branch must be guessed. */
static inline bool find_word(const struct csv_words *words, struct span field, int64_t *value)
{
    size_t length = field.length;
    unsigned unused = length - 1 < 8 ? 64 - 8 * (unsigned)length : 0;
    uint64_t mask = ~UINT64_C(0) >> unused;
    uint64_t key = csv_load(field.start) & mask;
    /* As letters are; no other plain byte becomes one of the words. */
    if (words->blind)
        key |= key & 0x80 * EACH ? 0 : 0x20 * EACH & mask;
    const struct csv_word *word = &words->slots[csv_word_slot(words, key, length)];
    *value = word->value;
    uint64_t more = (csv_load(field.start + 8) ^ word->more) & word->more_mask;
    return (word->key == key) & (word->length == length) & (length != 0) & (more == 0) &&
           (length <= 16 || memcmp(word->text, field.start, length) == 0);
}

static void find_words(struct csv_batch *batch, const struct csv_words *table, size_t index)
{
    const struct csv_words words = *table;
    memset(batch->odd, 0, sizeof batch->odd);
    for (size_t row = 0; row < batch->rows; row++)
        if (!find_word(&words, field_of(batch, row, index), &batch->values[row]))
            mark_odd(batch, row, true);
}

/* Where the ids of other rows stand. */
static void note_places(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    uint64_t *places = column->places + batch->first;
    memset(batch->odd, 0, sizeof batch->odd);
    for (size_t row = 0; row < batch->rows; row++) {
        struct span field = field_of(batch, row, index);
        const struct csv_field noted = { field.start, field.length, false };
        bool usual = field.length > 1 && field.length <= CSV_REFERENCE_MOST &&
                     *field.start != ' ' && field.start[field.length - 1] != ' ';
        places[row] = usual ? csv_place_pack(batch->table, &noted) : 0;
        batch->values[row] = 0;
        if (!usual)
            mark_odd(batch, row, true);
    }
}

/* ---- cells of any form ---- */

/* Digits and a point in more than eight bytes. */
static bool read_long_number(const struct cell_rule *rule, struct span field, int64_t *value)
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

/* The careful way; a fault makes the row a bad one, which is told later. */
static bylaw_status read_cell(struct csv_batch *batch, struct csv_column *column, size_t row,
                              struct span field)
{
    struct cell cell = { .state = STATE_UNKNOWN };
    if (read_long_number(&column->rule, field, &batch->values[row]))
        return BYLAW_OK;
    batch->values[row] = 0;
    cell_trim(&field.start, &field.length);
    bool is_cell =
        column->role == CSV_VALUE || !field.length || (field.length == 1 && *field.start == '-');
    if (!is_cell && field.length <= CSV_REFERENCE_MOST) {
        const struct csv_field noted = { field.start, field.length, false };
        column->places[batch->first + row] = csv_place_pack(batch->table, &noted);
        return BYLAW_OK;
    }
    bylaw_status status = BYLAW_EVALUE;
    if (is_cell)
        status =
            cell_read(batch->reader->facts, &column->rule, field.start, field.length, &cell, NULL);
    if (status == BYLAW_EVALUE)
        batch->bad[row] = 1;
    if (status)
        return status == BYLAW_EVALUE ? BYLAW_OK : status;
    batch->values[row] = cell.value;
    return cell.state == STATE_KNOWN
               ? BYLAW_OK
               : csv_put_state(batch->reader, column, batch->first + row, cell.state);
}

static bylaw_status read_odd_cells(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    bylaw_status status = BYLAW_OK;
    for (size_t from = 0; from < batch->rows; from += 8) {
        for (unsigned odd = batch->odd[from / 8]; odd && !status; odd &= odd - 1) {
            size_t row = from + (unsigned)__builtin_ctz(odd);
            if (row < batch->rows && !batch->bad[row])
                status = read_cell(batch, column, row, field_of(batch, row, index));
        }
    }
    return status;
}

/* What the usual forms do not have is left to read_cell. */
static void read_usual_cells(struct csv_batch *batch, struct csv_column *column, size_t index)
{
    const struct cell_rule *rule = &column->rule;
    const struct attribute *attribute = column->attribute;
    if (column->role == CSV_REFERENCE) {
        note_places(batch, column, index);
    } else if (attribute->kind == KIND_NUMBER && attribute->places < DIGITS_MOST) {
        if (attribute->places == 0)
            gather_wholes(batch, index);
        else
            gather_decimals(batch, index, (size_t)attribute->places);
        make_numbers(batch, rule->least, rule->most);
    } else if (attribute->kind == KIND_DAY) {
        gather_days(batch, index);
        make_days(batch, rule);
    } else if (column->words->slots) {
        find_words(batch, column->words, index);
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
    bylaw_status status = read_odd_cells(batch, column, index);
    struct column *cells = column->column;
    if (!status)
        batch->reader->kernels->narrow(batch->values, batch->rows, cells->width,
                                       (char *)cells->cells + batch->first * (size_t)cells->width);
    return status;
}
