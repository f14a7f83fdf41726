/* SPDX-License-Identifier: Apache-2.0 */
/* The result file: one line a subject, CSV or JSON Lines. */
#include "core/base/format.h"
#include "core/base/json.h"
#include "core/data/sqlite.h"
#include "core/judge/answer.h"
#include "core/judge/print.h"
#include "core/judge/rows.h"

#include <string.h>

enum { PROGRESS_ROWS = 65536, WRITTEN_ROWS = 1024, FLUSH_BYTES = 1 << 18 };

bylaw_status answer_find(struct bylaw_result *result, size_t subject, int index, bool why,
                         struct arena *arena, struct answer *out)
{
    const struct bylaw_facts *population = result->population;
    const struct question *question = &population->questions[index];
    size_t row;
    out->outcome = BYLAW_DECIDED;
    if (question_row(population, question, subject, &row) == STATE_KNOWN) {
        run_outcome(result->run, question->value, row, &out->known);
        out->clause = outcome_clause(&out->known);
        if (out->known.state == STATE_KNOWN)
            return BYLAW_OK;
    }
    bylaw_status status =
        result_decide(result, subject, index, why ? DECISION_WHY_IN_FILE : DECISION_NO_WHY, arena,
                      &out->decision);
    out->outcome = out->decision.outcome;
    out->clause = out->decision.clause;
    return status;
}

/* ---- CSV ------------------------------------------------------------------------------------ */

void answer_write_header(const struct bylaw_facts *population, struct buffer *out)
{
    buffer_add(out, "id");
    for (int i = 0; i < population->question_count; i++) {
        const char *name = population->questions[i].name;
        buffer_format(out, ",%s,%s.clause,%s.status,%s.ask", name, name, name, name);
    }
    buffer_add_char(out, '\n');
}

static void write_value(struct bylaw_result *result, int index, const struct answer *answer,
                        struct buffer *out)
{
    const struct value *value = result->population->questions[index].value;
    print_cell(out, result->population->facts, &value->type, value_places(value), answer->known.lo);
}

/* The value as a field; only texts and ids can need quotes. */
static void write_csv_value(struct bylaw_result *result, int index, const struct answer *answer,
                            struct buffer *out)
{
    const struct value *value = result->population->questions[index].value;
    const struct facts *facts = result->population->facts;
    if (value->type.kind == KIND_TEXT)
        csv_write_field(out, facts->texts[answer->known.lo]);
    else if (value->type.kind == KIND_ONE)
        csv_write_field(out, facts_id(facts, value->type.entity, (size_t)answer->known.lo));
    else
        write_value(result, index, answer, out);
}

/* The facts to ask, in one field. */
static void write_csv_asks(const struct bylaw_decision *decision, struct buffer *out)
{
    bool quoted = false;
    for (int i = 0; i < decision->ask_count && !quoted; i++)
        quoted = strpbrk(decision->asks[i], ",\"\r\n") != NULL;
    if (quoted)
        buffer_add_char(out, '"');
    for (int i = 0; i < decision->ask_count; i++) {
        buffer_add(out, i ? "; " : "");
        for (const char *c = decision->asks[i]; *c; c++)
            buffer_add_bytes(out, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
    }
    if (quoted)
        buffer_add_char(out, '"');
}

static void write_csv_row(struct bylaw_result *result, size_t subject, const struct answer *answers,
                          struct buffer *out)
{
    csv_write_field(out, bylaw_result_id(result, subject));
    for (int i = 0; i < result->population->question_count; i++) {
        const struct answer *answer = &answers[i];
        buffer_add_char(out, ',');
        if (answer->outcome == BYLAW_DECIDED)
            write_csv_value(result, i, answer, out);
        buffer_add_char(out, ',');
        buffer_add(out, answer->clause); /* ids need no quotes */
        buffer_add_char(out, ',');
        buffer_add(out, bylaw_outcome_name(answer->outcome));
        buffer_add_char(out, ',');
        if (answer->outcome == BYLAW_UNDETERMINED)
            write_csv_asks(&answer->decision, out);
    }
    buffer_add_char(out, '\n');
}

/* ---- JSON Lines ----------------------------------------------------------------------------- */

static void write_json_answer(struct bylaw_result *result, int index, const struct answer *answer,
                              struct json *json, struct buffer *work)
{
    json_object(json, result->population->questions[index].name);
    json_text(json, "status", bylaw_outcome_name(answer->outcome));
    if (answer->outcome == BYLAW_DECIDED) {
        work->length = 0;
        write_value(result, index, answer, work);
        json_text(json, "value", work->data && work->length ? work->data : "");
    }
    if (answer->clause[0])
        json_text(json, "clause", answer->clause);
    if (answer->outcome == BYLAW_UNDETERMINED) {
        json_array(json, "ask");
        for (int i = 0; i < answer->decision.ask_count; i++)
            json_text(json, NULL, answer->decision.asks[i]);
        json_array_end(json);
    } else if (answer->outcome != BYLAW_DECIDED) {
        json_text(json, "reason", answer->decision.reason);
    }
    json_object_end(json);
}

static void write_json_row(struct bylaw_result *result, size_t subject,
                           const struct answer *answers, struct buffer *out)
{
    struct json json;
    struct buffer work;
    buffer_init(&work, out->memory);
    json_init(&json, out, true);
    json_object(&json, NULL);
    json_text(&json, "id", bylaw_result_id(result, subject));
    for (int i = 0; i < result->population->question_count; i++)
        write_json_answer(result, i, &answers[i], &json, &work);
    json_object_end(&json);
    buffer_add_char(out, '\n');
    out->failed |= work.failed;
    buffer_clear(&work);
}

bylaw_status answer_write_row(struct bylaw_result *result, size_t subject, bool json,
                              const struct answer *answers, struct buffer *out)
{
    if (json)
        write_json_row(result, subject, answers, out);
    else
        write_csv_row(result, subject, answers, out);
    return out->failed ? BYLAW_ENOMEM : BYLAW_OK;
}

/* ---- The file ------------------------------------------------------------------------------- */

struct writing {
    struct bylaw_result *result;
    struct whole_file file;
    struct buffer out;
    struct arena arena;
    struct rows rows;
    bool json;
    bylaw_on_progress *on_progress;
    void *user;
};

static bool path_ends(const char *path, const char *ending)
{
    size_t length = strlen(path), tail = strlen(ending);
    return length >= tail && strcmp(path + length - tail, ending) == 0;
}

bool path_is_json(const char *path)
{
    return path_ends(path, ".jsonl");
}

bool path_is_database(const char *path)
{
    return path_ends(path, ".sqlite") || path_ends(path, ".db");
}

static bylaw_status writing_flush(struct writing *writing, bylaw_error *error)
{
    if (writing->out.failed)
        return error_no_memory(error);
    bylaw_status status = whole_file_write(
        &writing->file, writing->out.data ? writing->out.data : "", writing->out.length, error);
    writing->out.length = 0;
    return status;
}

static bylaw_status writing_rows(struct writing *writing, bylaw_error *error)
{
    size_t rows = bylaw_result_rows(writing->result);
    if (!writing->json)
        answer_write_header(writing->result->population, &writing->out);
    for (size_t row = 0; row < rows;) {
        size_t end = row + WRITTEN_ROWS < rows ? row + WRITTEN_ROWS : rows;
        if (rows_add(&writing->rows, row, end) != BYLAW_OK)
            return error_no_memory(error);
        row = end;
        bylaw_status status =
            writing->out.length >= FLUSH_BYTES ? writing_flush(writing, error) : BYLAW_OK;
        if (status != BYLAW_OK)
            return status;
        if (writing->on_progress && row % PROGRESS_ROWS == 0 &&
            !writing->on_progress(writing->user, "write", row, rows))
            return error_plain(error, BYLAW_ECANCELLED);
    }
    return writing_flush(writing, error);
}

/* ---- SQLite --------------------------------------------------------------------------------- */

enum { DATABASE_CELLS = 4 }; /* of a question: value, clause, status, ask */

static bylaw_status database_row(struct bylaw_result *result, size_t row, struct arena *arena,
                                 const char **texts)
{
    texts[0] = bylaw_result_id(result, row);
    for (int i = 0; i < result->population->question_count; i++) {
        struct answer answer;
        struct buffer work;
        const char **cells = texts + 1 + (size_t)i * DATABASE_CELLS;
        if (answer_find(result, row, i, false, arena, &answer) != BYLAW_OK)
            return BYLAW_ENOMEM;
        cells[0] = cells[3] = NULL;
        cells[1] = answer.clause[0] ? answer.clause : NULL;
        cells[2] = bylaw_outcome_name(answer.outcome);
        if (answer.outcome != BYLAW_DECIDED && answer.outcome != BYLAW_UNDETERMINED)
            continue;
        bool decided = answer.outcome == BYLAW_DECIDED;
        buffer_init(&work, arena->memory);
        if (decided)
            write_value(result, i, &answer, &work);
        for (int k = 0; !decided && k < answer.decision.ask_count; k++)
            buffer_format(&work, "%s%s", k ? "; " : "", answer.decision.asks[k]);
        const char *text =
            work.failed ? NULL : arena_copy(arena, work.data && work.length ? work.data : "");
        buffer_clear(&work);
        if (!text)
            return BYLAW_ENOMEM;
        cells[decided ? 0 : 3] = text;
    }
    return BYLAW_OK;
}

static bylaw_status database_columns(const struct bylaw_facts *population, struct arena *arena,
                                     const char **columns)
{
    static const char *const endings[DATABASE_CELLS] = { "", ".clause", ".status", ".ask" };
    columns[0] = "id";
    for (int i = 0; i < population->question_count; i++)
        for (int k = 0; k < DATABASE_CELLS; k++) {
            char *name = arena_format(arena, "%s%s", population->questions[i].name, endings[k]);
            if (!name)
                return BYLAW_ENOMEM;
            columns[1 + i * DATABASE_CELLS + k] = name;
        }
    return BYLAW_OK;
}

static bylaw_status write_database(struct bylaw_result *result, const char *path,
                                   bylaw_on_progress *on_progress, void *user, bylaw_error *error)
{
    struct memory *memory = &result->population->facts->memory;
    struct sqlite_writer writer;
    struct arena names, work;
    int count = 1 + DATABASE_CELLS * result->population->question_count;
    arena_init(&names, memory);
    arena_init(&work, memory);
    const char **texts = arena_alloc(&names, (size_t)count, sizeof(char *));
    bylaw_status status = BYLAW_ENOMEM;
    if (texts && database_columns(result->population, &names, texts) == BYLAW_OK)
        status = sqlite_writer_open(&writer, memory, path, texts, count, error);
    bool opened = status == BYLAW_OK;
    size_t rows = bylaw_result_rows(result);
    for (size_t row = 0; status == BYLAW_OK && row < rows; row++) {
        status = database_row(result, row, &work, texts);
        if (status == BYLAW_OK)
            status = sqlite_writer_row(&writer, texts, count, error);
        arena_clear(&work);
        if (status == BYLAW_OK && on_progress && (row + 1) % PROGRESS_ROWS == 0 &&
            !on_progress(user, "write", row + 1, rows))
            status = BYLAW_ECANCELLED;
    }
    if (opened && status == BYLAW_OK)
        status = sqlite_writer_commit(&writer, error);
    else if (opened)
        sqlite_writer_abandon(&writer);
    arena_clear(&names);
    if (status == BYLAW_ENOMEM || status == BYLAW_ECANCELLED)
        error_plain(error, status);
    return status;
}

bylaw_status bylaw_result_write(bylaw_result *result, const char *path,
                                bylaw_on_progress *on_progress, void *user, bylaw_error *error)
{
    struct memory *memory = &result->population->facts->memory;
    struct writing writing = {
        .result = result, .json = path_is_json(path), .on_progress = on_progress, .user = user
    };
    if (result->is_streamed)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "these decisions were written as they were made; give the path to "
                         "bylaw_run_files");
    if (path_is_database(path))
        return write_database(result, path, on_progress, user, error);
    bylaw_status status = whole_file_open(&writing.file, memory, path, error);
    if (status != BYLAW_OK)
        return status;
    buffer_init(&writing.out, memory);
    arena_init(&writing.arena, memory);
    if (rows_init(&writing.rows, result, &writing.arena, &writing.out, writing.json) == BYLAW_OK) {
        rows_begin(&writing.rows);
        status = writing_rows(&writing, error);
    } else {
        status = error_no_memory(error);
    }
    rows_clear(&writing.rows);
    if (status == BYLAW_OK)
        status = whole_file_commit(&writing.file, error);
    else
        whole_file_abandon(&writing.file);
    arena_clear(&writing.arena);
    buffer_clear(&writing.out);
    return status;
}
