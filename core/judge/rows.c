/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/rows.h"
#include "core/base/format.h"
#include "core/judge/print.h"

#include <string.h>

/* A counter's highest bit says that its kind was met in an earlier block. */
#define COUNT_MET ((uint64_t)1 << 63)

static int rule_slot(int32_t rule)
{
    return rule + 1; /* RULE_OTHERWISE is -1 */
}

static size_t rule_slots(const struct rows *rows)
{
    return (size_t)rows->result->population->pack->rule_count + 2;
}

static struct ready_text ready_make(const char *text)
{
    struct ready_text ready = { .text = text, .length = strlen(text) };
    memcpy(ready.start, text, ready.length < READY_BYTES ? ready.length : READY_BYTES);
    return ready;
}

/* There is room for READY_BYTES more than the text. */
static inline char *ready_put(char *end, const struct ready_text *ready)
{
    if (ready->length <= READY_BYTES)
        memcpy(end, ready->start, READY_BYTES);
    else
        memcpy(end, ready->text, ready->length);
    return end + ready->length;
}

/* ---- Ready texts ---------------------------------------------------------------------------- */

static bool column_values(struct rows *rows, struct rows_column *column)
{
    static const char *const yes_no[] = { "no", "yes" };
    const struct type *type = &column->question->value->type;
    bool choice = type->kind == KIND_CHOICE;
    column->value_count = choice ? type->choices->count : type->kind == KIND_YES_NO ? 2 : 1;
    if (type->kind == KIND_NUMBER)
        return true;
    column->values = arena_alloc(rows->arena, (size_t)column->value_count, sizeof *column->values);
    for (int i = 0; column->values && i < column->value_count; i++) {
        const char *text = choice ? type->choices->names[i] : yes_no[i];
        column->values[i] = ready_make(text);
        if (column->values[i].length > column->longest)
            column->longest = column->values[i].length;
    }
    return column->values != NULL;
}

static bool column_endings(struct rows *rows, struct rows_column *column)
{
    size_t slots = rule_slots(rows), longest = 0;
    const struct bylaw_pack *pack = rows->result->population->pack;
    column->endings = arena_alloc(rows->arena, slots, sizeof *column->endings);
    for (size_t i = 0; column->endings && i < slots; i++) {
        struct outcome outcome = { .by_otherwise = i == 0 };
        if (i >= 2)
            outcome.rule = pack->rules[i - 2];
        if (outcome.rule && outcome.rule->value != column->question->value)
            continue; /* a rule of another decision */
        const char *text = arena_format(rows->arena, ",%s,decided,", outcome_clause(&outcome));
        if (!text)
            return false;
        column->endings[i] = ready_make(text);
        if (column->endings[i].length > longest)
            longest = column->endings[i].length;
    }
    column->longest += longest;
    return column->endings != NULL;
}

static bool column_init(struct rows *rows, struct rows_column *column,
                        const struct question *question)
{
    const struct value *value = question->value;
    column->question = question;
    column->longest = FORMAT_BYTES_MOST;
    column->places = type_places(&value->type);
    column->least_places = value_places(value);
    column->fast = value->type.kind == KIND_CHOICE || value->type.kind == KIND_YES_NO ||
                   (value->type.kind == KIND_NUMBER && column->places >= column->least_places);
    if (!column->fast)
        return true;
    if (!column_values(rows, column) || !column_endings(rows, column))
        return false;
    size_t slots = rule_slots(rows);
    column->counts =
        arena_alloc(rows->arena, slots * (size_t)column->value_count, sizeof *column->counts);
    column->sums = arena_alloc(rows->arena, slots, sizeof *column->sums);
    return column->counts && column->sums;
}

bylaw_status rows_init(struct rows *rows, struct bylaw_result *result, struct arena *arena,
                       struct buffer *out, bool json)
{
    size_t questions = (size_t)result->population->question_count;
    *rows = (struct rows){
        .result = result, .arena = arena, .out = out, .json = json, .writes = out != NULL
    };
    arena_init(&rows->work, arena->memory);
    rows->columns = arena_alloc(arena, questions, sizeof *rows->columns);
    rows->tallies = arena_alloc(arena, questions, sizeof *rows->tallies);
    rows->answers = arena_alloc(arena, questions, sizeof *rows->answers);
    if (!rows->columns || !rows->tallies || !rows->answers)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < questions; i++) {
        if (!column_init(rows, &rows->columns[i], &result->population->questions[i]))
            return BYLAW_ENOMEM;
        rows->longest += rows->columns[i].longest + 2;
    }
    rows->longest += READY_BYTES; /* what is copied beyond the last text */
    return BYLAW_OK;
}

void rows_clear(struct rows *rows)
{
    if (rows->result)
        arena_clear(&rows->work);
}

void rows_begin(struct rows *rows)
{
    const struct bylaw_result *result = rows->result;
    const struct facts *facts = result->population->facts;
    for (int i = 0; i < result->population->question_count; i++) {
        struct rows_column *column = &rows->columns[i];
        const struct attribute *reference = column->question->reference;
        column->result = result->run->world.results[column->question->value->index];
        column->reference = NULL;
        if (reference)
            column->reference = &facts->tables[reference->owner->index].columns[reference->index];
        tallies_clear(&rows->tallies[i]);
        for (size_t k = 0; column->fast && k < rule_slots(rows) * (size_t)column->value_count; k++)
            column->counts[k] &= COUNT_MET;
        if (column->fast)
            memset(column->sums, 0, rule_slots(rows) * sizeof *column->sums);
    }
}

/* ---- Rows ----------------------------------------------------------------------------------- */

/* Whether a question's answer for a subject is a known value that the tables can write. */
static bool column_find(const struct rows_column *column, size_t subject, size_t *row)
{
    *row = subject;
    if (!column->fast)
        return false;
    if (column->reference) {
        if (!column->reference->cells ||
            (column->reference->states && column->reference->states[subject] != STATE_KNOWN))
            return false;
        *row = (size_t)((const int32_t *)column->reference->cells)[subject];
    }
    return !column->result->gaps || column->result->state[*row] == STATE_KNOWN;
}

/* Values that the tables write fit 64 bits. */
static inline int64_t column_cell(const struct result *result, size_t row)
{
    if (result->lane == LANE_32)
        return ((const int32_t *)result->lo)[row];
    if (result->lane == LANE_64)
        return ((const int64_t *)result->lo)[row];
    return (int64_t)cell_get(result->lane, result->lo, row);
}

/* Counts a known answer; its text, if any, is written at `end`. */
static char *column_add(struct rows_column *column, size_t row, size_t slots, char *end,
                        bool *is_new)
{
    const struct result *result = column->result;
    int slot = rule_slot(result->rules ? result->rules[row] : RULE_NONE);
    int64_t cell = column_cell(result, row);
    size_t code = column->values ? (size_t)cell : 0;
    uint64_t *count = &column->counts[code * slots + (size_t)slot];
    *is_new |= *count == 0;
    ++*count;
    if (!column->values)
        column->sums[slot] += cell;
    if (!end)
        return NULL;
    *end++ = ',';
    if (column->values) {
        end = ready_put(end, &column->values[code]);
    } else {
        end = format_decimal(end, cell, column->places, column->least_places);
    }
    return ready_put(end, &column->endings[slot]);
}

/* The id as a field; ids that need quotes are rare. */
static char *row_id(struct rows *rows, const char *id)
{
    /* What must stand in quotes (RFC 4180), and the end. */
    static const bool stops[256] = {
        [0] = true, [','] = true, ['"'] = true, ['\n'] = true, ['\r'] = true
    };
    size_t length = 0;
    while (!stops[(unsigned char)id[length]])
        length++;
    if (id[length]) {
        csv_write_field(rows->out, id);
        return buffer_room(rows->out, rows->longest + 1);
    }
    char *end = buffer_room(rows->out, length + rows->longest + 1);
    if (!end)
        return NULL;
    for (size_t i = 0; i < length; i++)
        end[i] = id[i];
    return end + length;
}

/* All answers known: no looking into. false: some is not, nothing was done. */
static bool row_fast(struct rows *rows, size_t subject, bool *is_new)
{
    enum { MOST = 64 };
    size_t found[MOST];
    int count = rows->result->population->question_count;
    if (count > MOST || rows->json)
        return false;
    for (int i = 0; i < count; i++)
        if (!column_find(&rows->columns[i], subject, &found[i]))
            return false;
    char *end = NULL;
    if (rows->writes) {
        end = row_id(rows, bylaw_result_id(rows->result, subject));
        if (!end)
            return true; /* the buffer has failed, and says so */
    }
    size_t slots = rule_slots(rows);
    for (int i = 0; i < count; i++)
        end = column_add(&rows->columns[i], found[i], slots, end, is_new);
    if (end) {
        *end++ = '\n';
        buffer_end(rows->out, end);
    }
    return true;
}

static bylaw_status row_slow(struct rows *rows, size_t subject, bool *is_new)
{
    struct bylaw_result *result = rows->result;
    bylaw_status status = BYLAW_OK;
    for (int i = 0; status == BYLAW_OK && i < result->population->question_count; i++) {
        size_t row;
        bool first = false;
        status = answer_find(result, subject, i, rows->json, &rows->work, &rows->answers[i]);
        if (status != BYLAW_OK)
            break;
        if (column_find(&rows->columns[i], subject, &row))
            column_add(&rows->columns[i], row, rule_slots(rows), NULL, &first);
        else if (!tallies_add(rows, i, subject, &first))
            status = BYLAW_ENOMEM;
        *is_new |= first;
    }
    if (status == BYLAW_OK && rows->writes)
        status = answer_write_row(result, subject, rows->json, rows->answers, rows->out);
    arena_clear(&rows->work);
    return status;
}

bylaw_status rows_add(struct rows *rows, size_t row, bool *is_new)
{
    *is_new = false;
    if (!row_fast(rows, row, is_new))
        return row_slow(rows, row, is_new);
    return rows->writes && rows->out->failed ? BYLAW_ENOMEM : BYLAW_OK;
}

bylaw_status rows_count(struct rows *rows)
{
    size_t slots = rule_slots(rows);
    const struct bylaw_pack *pack = rows->result->population->pack;
    for (int i = 0; i < rows->result->population->question_count; i++) {
        struct rows_column *column = &rows->columns[i];
        for (size_t k = 0; column->fast && k < slots * (size_t)column->value_count; k++) {
            uint64_t count = column->counts[k] & ~COUNT_MET;
            size_t slot = k % slots;
            if (count == 0)
                continue;
            struct outcome outcome = { .state = STATE_KNOWN,
                                       .lo = (wide)(k / slots),
                                       .by_otherwise = slot == 0,
                                       .rule = slot >= 2 ? pack->rules[slot - 2] : NULL };
            if (!tallies_add_known(&rows->tallies[i], rows->arena, column->question->value,
                                   &outcome, count, column->sums[slot]))
                return BYLAW_ENOMEM;
            column->counts[k] |= COUNT_MET;
        }
    }
    return BYLAW_OK;
}
