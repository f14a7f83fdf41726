/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/rows.h"
#include "core/base/format.h"
#include "core/judge/print.h"

#include <string.h>

/* ---- Ready texts ---------------------------------------------------------------------------- */

static struct ready_text ready_make(const char *text)
{
    struct ready_text ready = { .text = text, .length = strlen(text) };
    memcpy(ready.start, text, ready.length < READY_BYTES_LONG ? ready.length : READY_BYTES_LONG);
    return ready;
}

/* There is room for READY_BYTES_LONG more than the text. */
static inline char *ready_put(char *end, const struct ready_text *ready)
{
    if (ready->length <= READY_BYTES)
        memcpy(end, ready->start, READY_BYTES);
    else if (ready->length <= READY_BYTES_LONG)
        memcpy(end, ready->start, READY_BYTES_LONG);
    else
        memcpy(end, ready->text, ready->length);
    return end + ready->length;
}

/* ---- Kinds of answers ----------------------------------------------------------------------- */

static size_t rule_slot(int32_t rule)
{
    return (size_t)rule + 1; /* RULE_OTHERWISE is -1 */
}

static struct outcome kind_outcome(const struct rows *rows, const struct rows_kind *kind)
{
    size_t slot = rule_slot(kind->rule);
    const struct bylaw_pack *pack = rows->result->population->pack;
    return (struct outcome){ .state = STATE_KNOWN,
                             .lo = kind->code,
                             .by_otherwise = slot == 0,
                             .rule = slot >= 2 ? pack->rules[slot - 2] : NULL };
}

static const char *kind_text(const struct rows *rows, const struct rows_column *column,
                             const struct rows_kind *kind)
{
    const struct type *type = &column->question->value->type;
    struct outcome outcome = kind_outcome(rows, kind);
    const char *clause = outcome_clause(&outcome);
    if (column->is_number)
        return arena_format(rows->arena, ",%s,decided,", clause);
    const char *value = type->kind == KIND_CHOICE ? type->choices->names[kind->code]
                        : kind->code              ? "yes"
                                                  : "no";
    return arena_format(rows->arena, ",%s,%s,decided,", value, clause);
}

/* 1 + its index; 0: no memory. */
static uint32_t kind_add(struct rows *rows, struct rows_column *column, int32_t code, int32_t rule)
{
    struct rows_kind kind = { .code = code, .rule = rule };
    const char *text = kind_text(rows, column, &kind);
    if (!text || arena_grow(rows->arena, &column->kinds, column->kind_count, &column->kind_room,
                            sizeof kind) != BYLAW_OK)
        return 0;
    kind.text = ready_make(text);
    column->kinds[column->kind_count] = kind;
    size_t room = 1 + FORMAT_BYTES_MOST + kind.text.length + READY_BYTES_LONG;
    if (room > column->longest) {
        rows->longest += room - column->longest;
        column->longest = room;
    }
    return (uint32_t)++column->kind_count;
}

/* ---- A block -------------------------------------------------------------------------------- */

static bool column_init(struct rows *rows, struct rows_column *column,
                        const struct question *question)
{
    const struct value *value = question->value;
    enum kind kind = value->type.kind;
    column->question = question;
    column->is_number = kind == KIND_NUMBER;
    column->code_count = kind == KIND_CHOICE   ? (size_t)value->type.choices->count
                         : kind == KIND_YES_NO ? 2
                                               : 1;
    column->places = type_places(&value->type);
    column->least_places = value_places(value);
    column->fast = kind == KIND_CHOICE || kind == KIND_YES_NO ||
                   (column->is_number && column->places >= column->least_places);
    if (!column->fast)
        return true;
    column->kind_after =
        arena_alloc(rows->arena, rows->rule_slots * column->code_count, sizeof *column->kind_after);
    column->kind_of = arena_alloc(rows->arena, ROWS_AT_ONCE, sizeof *column->kind_of);
    column->cells = arena_alloc(rows->arena, ROWS_AT_ONCE, sizeof *column->cells);
    return column->kind_after && column->kind_of && column->cells;
}

bylaw_status rows_init(struct rows *rows, struct bylaw_result *result, struct arena *arena,
                       struct buffer *out, bool json)
{
    size_t questions = (size_t)result->population->question_count;
    *rows = (struct rows){
        .result = result, .arena = arena, .out = out, .json = json, .writes = out != NULL
    };
    arena_init(&rows->work, arena->memory);
    rows->rule_slots = (size_t)result->population->pack->rule_count + 2;
    rows->columns = arena_alloc(arena, questions, sizeof *rows->columns);
    rows->tallies = arena_alloc(arena, questions, sizeof *rows->tallies);
    rows->answers = arena_alloc(arena, questions, sizeof *rows->answers);
    if (!rows->columns || !rows->tallies || !rows->answers)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < questions; i++)
        if (!column_init(rows, &rows->columns[i], &result->population->questions[i]))
            return BYLAW_ENOMEM;
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
    rows->first_count = 0;
    rows->all_known = true;
    for (int i = 0; i < result->population->question_count; i++) {
        struct rows_column *column = &rows->columns[i];
        const struct attribute *reference = column->question->reference;
        column->result = result->run->world.results[column->question->value->index];
        column->reference = NULL;
        if (reference)
            column->reference = &facts->tables[reference->owner->index].columns[reference->index];
        rows->all_known &= column->fast && !reference && !column->result->gaps;
        tallies_clear(&rows->tallies[i]);
        for (size_t k = 0; k < column->kind_count; k++) {
            column->kinds[k].count = 0;
            column->kinds[k].sum = 0;
        }
    }
}

/* ---- Rows that are known -------------------------------------------------------------------- */

/* Whether a question's answer for a subject is a known value of a kind. */
static bool column_knows(const struct rows_column *column, size_t subject)
{
    size_t row = subject;
    if (!column->fast)
        return false;
    if (column->reference) {
        if (!column->reference->cells ||
            (column->reference->states && column->reference->states[subject] != STATE_KNOWN))
            return false;
        row = (size_t)((const int32_t *)column->reference->cells)[subject];
    }
    return !column->result->gaps || column->result->state[row] == STATE_KNOWN;
}

static bool row_known(const struct rows *rows, size_t subject)
{
    for (int i = 0; i < rows->result->population->question_count; i++)
        if (!column_knows(&rows->columns[i], subject))
            return false;
    return true;
}

/* The cells of some subjects' answers; those of kinds fit 64 bits. */
static void column_cells(const struct rows_column *column, size_t subject, size_t count)
{
    const struct result *result = column->result;
    int64_t *cells = column->cells;
    const uint8_t *bytes = (const uint8_t *)result->lo + subject;
    const int32_t *words = (const int32_t *)result->lo + subject;
    if (column->reference) {
        const int32_t *rows = (const int32_t *)column->reference->cells + subject;
        for (size_t i = 0; i < count; i++)
            cells[i] = (int64_t)cell_get(result->lane, result->lo, (size_t)rows[i]);
    } else if (result->lane == LANE_8) {
        for (size_t i = 0; i < count; i++)
            cells[i] = bytes[i];
    } else if (result->lane == LANE_32) {
        for (size_t i = 0; i < count; i++)
            cells[i] = words[i];
    } else {
        for (size_t i = 0; i < count; i++)
            cells[i] = (int64_t)cell_get(result->lane, result->lo, subject + i);
    }
}

/* The kinds of some subjects' answers, made where they are new. false: no memory. */
static bool column_kinds(struct rows *rows, struct rows_column *column, size_t subject,
                         size_t count)
{
    const int32_t *rules = column->result->rules;
    const int32_t *targets = column->reference ? column->reference->cells : NULL;
    size_t step = column->is_number ? 0 : rows->rule_slots;
    column_cells(column, subject, count);
    for (size_t i = 0; i < count; i++) {
        size_t row = targets ? (size_t)targets[subject + i] : subject + i;
        int32_t rule = rules ? rules[row] : RULE_NONE;
        uint32_t *after = &column->kind_after[(size_t)column->cells[i] * step + rule_slot(rule)];
        if (*after == 0) {
            int32_t code = column->is_number ? 0 : (int32_t)column->cells[i];
            *after = kind_add(rows, column, code, rule);
            rows->is_first[i] = true;
        }
        if (*after == 0)
            return false;
        column->kind_of[i] = *after - 1;
    }
    return true;
}

static inline struct rows_kind *column_count(const struct rows_column *column, size_t i)
{
    struct rows_kind *kind = &column->kinds[column->kind_of[i]];
    kind->count++;
    if (column->is_number)
        kind->sum += column->cells[i];
    return kind;
}

/* Room at `at`, the end of the text, for so many bytes; NULL: no memory. */
static char *place_grow(struct buffer *out, char *at, size_t length, const char **limit)
{
    if (at)
        buffer_end(out, at);
    at = buffer_room(out, length);
    *limit = at ? out->data + out->room - 1 : NULL;
    return at;
}

static inline char *place_open(struct buffer *out, char *at, size_t length, const char **limit)
{
    bool fits = at && (size_t)(*limit - at) >= length;
    return fits ? at : place_grow(out, at, length, limit);
}

/* The id as a field of which nothing is known; few need quotes. */
static char *put_any_id(struct rows *rows, const char *id, char *at, const char **limit)
{
    size_t length = strcspn(id, ",\"\r\n"); /* RFC 4180 */
    if (!id[length]) {
        at = place_open(rows->out, at, length + rows->longest, limit);
        if (!at)
            return NULL;
        memcpy(at, id, length);
        return at + length;
    }
    if (at)
        buffer_end(rows->out, at);
    csv_write_field(rows->out, id);
    return place_grow(rows->out, NULL, rows->longest, limit);
}

static inline char *put_id(struct rows *rows, const struct table *table, size_t subject, char *at,
                           const char **limit)
{
    const char *id = table->id_bytes + table->id_starts[subject];
    if (!table->ids_plain)
        return put_any_id(rows, id, at, limit);
    size_t length = table->id_lengths[subject];
    at = place_open(rows->out, at, length + ID_SLACK + rows->longest, limit);
    if (!at)
        return NULL;
    if (length <= ID_SLACK)
        memcpy(at, id, ID_SLACK);
    else
        memcpy(at, id, length);
    return at + length;
}

/* Writes and counts. false: no memory. */
static bool write_known(struct rows *rows, size_t subject, size_t count)
{
    const struct bylaw_facts *population = rows->result->population;
    const struct table *table = &population->facts->tables[population->about->index];
    const struct rows_column *last = rows->columns + population->question_count;
    const char *limit = NULL;
    char *at = NULL;
    for (size_t i = 0; i < count; i++) {
        at = put_id(rows, table, subject + i, at, &limit);
        if (!at)
            return false;
        for (const struct rows_column *column = rows->columns; column < last; column++) {
            const struct rows_kind *kind = column_count(column, i);
            if (column->is_number) {
                *at++ = ',';
                at = format_decimal(at, column->cells[i], column->places, column->least_places);
            }
            at = ready_put(at, &kind->text);
        }
        *at++ = '\n';
    }
    buffer_end(rows->out, at);
    return true;
}

static void note_first(struct rows *rows, size_t subject)
{
    if (rows->first_count < ROWS_FIRSTS_MOST)
        rows->firsts[rows->first_count++] = subject;
}

/* Some rows, at most ROWS_AT_ONCE, all known. false: no memory. */
static bool add_known(struct rows *rows, size_t subject, size_t count)
{
    int questions = rows->result->population->question_count;
    memset(rows->is_first, 0, sizeof rows->is_first);
    for (int i = 0; i < questions; i++)
        if (!column_kinds(rows, &rows->columns[i], subject, count))
            return false;
    for (size_t i = 0; i < count; i++)
        if (rows->is_first[i])
            note_first(rows, subject + i);
    if (rows->writes)
        return write_known(rows, subject, count);
    for (int k = 0; k < questions; k++)
        for (size_t i = 0; i < count; i++)
            column_count(&rows->columns[k], i);
    return true;
}

/* How many rows from here on are known, as far as they are taken at once. */
static size_t count_known(const struct rows *rows, size_t row, size_t end)
{
    size_t most = end - row < ROWS_AT_ONCE ? end - row : ROWS_AT_ONCE;
    size_t count = rows->all_known ? most : 0;
    while (count < most && row_known(rows, row + count))
        count++;
    return rows->json ? 0 : count;
}

/* ---- Rows that are looked into -------------------------------------------------------------- */

static bool row_count(struct rows *rows, int question, size_t subject, bool *is_new)
{
    struct rows_column *column = &rows->columns[question];
    if (!column_knows(column, subject))
        return tallies_add(rows, question, subject, is_new);
    rows->is_first[0] = false;
    if (!column_kinds(rows, column, subject, 1))
        return false;
    column_count(column, 0);
    *is_new = rows->is_first[0];
    return true;
}

static bylaw_status row_slow(struct rows *rows, size_t subject)
{
    struct bylaw_result *result = rows->result;
    bylaw_status status = BYLAW_OK;
    bool any_new = false;
    for (int i = 0; status == BYLAW_OK && i < result->population->question_count; i++) {
        bool is_new = false;
        status = answer_find(result, subject, i, rows->json, &rows->work, &rows->answers[i]);
        if (status == BYLAW_OK && !row_count(rows, i, subject, &is_new))
            status = BYLAW_ENOMEM;
        any_new |= is_new;
    }
    if (any_new)
        note_first(rows, subject);
    if (status == BYLAW_OK && rows->writes)
        status = answer_write_row(result, subject, rows->json, rows->answers, rows->out);
    arena_clear(&rows->work);
    return status;
}

bylaw_status rows_add(struct rows *rows, size_t row, size_t end)
{
    while (row < end) {
        size_t known = count_known(rows, row, end);
        if (known && !add_known(rows, row, known))
            return BYLAW_ENOMEM;
        row += known;
        if (known || row == end)
            continue;
        bylaw_status status = row_slow(rows, row++);
        if (status != BYLAW_OK)
            return status;
    }
    return BYLAW_OK;
}

bylaw_status rows_count(struct rows *rows)
{
    for (int i = 0; i < rows->result->population->question_count; i++) {
        const struct rows_column *column = &rows->columns[i];
        for (size_t k = 0; k < column->kind_count; k++) {
            const struct rows_kind *kind = &column->kinds[k];
            struct outcome outcome = kind_outcome(rows, kind);
            if (kind->count &&
                !tallies_add_known(&rows->tallies[i], rows->arena, column->question->value,
                                   &outcome, kind->count, kind->sum))
                return BYLAW_ENOMEM;
        }
    }
    return BYLAW_OK;
}
