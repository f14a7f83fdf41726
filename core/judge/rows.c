/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/rows.h"
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

/* NULL: no memory. */
static struct rows_kind *kind_add(struct rows *rows, struct rows_column *column, int32_t code,
                                  int32_t rule)
{
    struct rows_kind *kind = arena_alloc(rows->arena, 1, sizeof *kind);
    if (!kind)
        return NULL;
    *kind = (struct rows_kind){ .code = code, .rule = rule, .before = column->last_kind };
    const char *text = kind_text(rows, column, kind);
    if (!text)
        return NULL;
    kind->text = ready_make(text);
    column->last_kind = kind;
    size_t room = 1 + FORMAT_BYTES_MOST + kind->text.length + READY_BYTES_LONG;
    if (room > column->longest) {
        rows->longest += room - column->longest;
        column->longest = room;
    }
    return kind;
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
    int places = type_places(&value->type);
    int least_places = value_places(value);
    column->fast =
        kind == KIND_CHOICE || kind == KIND_YES_NO || (column->is_number && places >= least_places);
    if (!column->fast)
        return true;
    column->format = format_column_make(places, least_places);
    column->kinds =
        arena_alloc(rows->arena, rows->rule_slots * column->code_count, sizeof(struct rows_kind *));
    column->kind_of = arena_alloc(rows->arena, ROWS_AT_ONCE, sizeof(struct rows_kind *));
    column->cells = arena_alloc(rows->arena, ROWS_AT_ONCE, sizeof *column->cells);
    return column->kinds && column->kind_of && column->cells;
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
        for (struct rows_kind *kind = column->last_kind; kind; kind = kind->before) {
            kind->count = 0;
            kind->sum = 0;
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

/* The kind of a known answer, made where it is new. NULL: no memory. */
static inline struct rows_kind *find_kind(struct rows *rows, struct rows_column *column,
                                          int64_t code, int32_t rule, bool *is_first)
{
    struct rows_kind **kind = &column->kinds[(size_t)code * rows->rule_slots + rule_slot(rule)];
    if (*kind)
        return *kind;
    *is_first = true;
    *kind = kind_add(rows, column, (int32_t)code, rule);
    return *kind;
}

/* The cell of an answer; those of kinds fit 64 bits. */
static inline int64_t answer_cell(enum lane lane, const void *cells, size_t row)
{
    return (int64_t)cell_get(lane, cells, row);
}

/* The kinds and numbers of some subjects' answers. false: no memory. */
static inline bool take_answers(struct rows *rows, struct rows_column *column, enum lane lane,
                                size_t subject, size_t count)
{
    const struct result result = *column->result;
    const int32_t *targets = column->reference ? column->reference->cells : NULL;
    struct rows_kind **kind_of = column->kind_of;
    for (size_t i = 0; i < count; i++) {
        size_t row = targets ? (size_t)targets[subject + i] : subject + i;
        int32_t rule = result.rules ? result.rules[row] : RULE_NONE;
        int64_t cell = answer_cell(lane, result.lo, row);
        int64_t code = column->is_number ? 0 : cell;
        column->cells[i] = cell;
        kind_of[i] = find_kind(rows, column, code, rule, &rows->is_first[i]);
        if (!kind_of[i])
            return false;
    }
    return true;
}

/* The same for a value that no rule gives: there is one kind. */
static bool take_numbers(struct rows *rows, struct rows_column *column, size_t subject,
                         size_t count)
{
    const int32_t *cells = (const int32_t *)column->result->lo + subject;
    struct rows_kind *kind = find_kind(rows, column, 0, RULE_NONE, &rows->is_first[0]);
    for (size_t i = 0; i < count; i++) {
        column->kind_of[i] = kind;
        column->cells[i] = cells[i];
    }
    return kind != NULL;
}

static bool column_kinds(struct rows *rows, struct rows_column *column, size_t subject,
                         size_t count)
{
    enum lane lane = column->result->lane;
    if (lane == LANE_8)
        return take_answers(rows, column, LANE_8, subject, count);
    if (lane != LANE_32)
        return take_answers(rows, column, lane, subject, count);
    if (column->is_number && !column->result->rules && !column->reference)
        return take_numbers(rows, column, subject, count);
    return take_answers(rows, column, LANE_32, subject, count);
}

static inline struct rows_kind *column_count(const struct rows_column *column, size_t i)
{
    struct rows_kind *kind = column->kind_of[i];
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
                at = format_next(at, column->cells[i], &column->format);
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
    const bool *first = rows->is_first;
    while ((first = memchr(first, true, (size_t)(rows->is_first + count - first))))
        note_first(rows, subject + (size_t)(first++ - rows->is_first));
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
        for (const struct rows_kind *kind = column->last_kind; kind; kind = kind->before) {
            struct outcome outcome = kind_outcome(rows, kind);
            if (kind->count &&
                !tallies_add_known(&rows->tallies[i], rows->arena, column->question->value,
                                   &outcome, kind->count, kind->sum))
                return BYLAW_ENOMEM;
        }
    }
    return BYLAW_OK;
}
