/* SPDX-License-Identifier: Apache-2.0 */
/* What a run gives to others: a file of decisions, and tallies. */
#include "core/base/json.h"
#include "core/judge/population.h"
#include "core/judge/print.h"

#include <string.h>

enum { PROGRESS_ROWS = 65536, FLUSH_BYTES = 1 << 18, MOST_REASONS = 50 };

/* ---- Files ------------------------------------------------------------------------------------- */

/* What one row says about one question, ready to be written. */
struct cell_texts {
    const char *value;
    const char *clause;
    bylaw_outcome outcome;
    struct bylaw_decision decision; /* where not decided: its asks and reason */
};

/* Decided rows, nearly all, are printed straight from the columns; the others are looked into. */
static bylaw_status result_cell(struct bylaw_result *result, size_t subject, int index,
                                struct arena *arena, struct buffer *value, struct cell_texts *out)
{
    const struct bylaw_facts *population = result->population;
    const struct question *question = &population->questions[index];
    size_t row;
    *out = (struct cell_texts){ .value = "", .clause = "" };
    value->length = 0;
    if (question_row(population, question, subject, &row) == STATE_KNOWN) {
        struct outcome outcome;
        run_outcome(result->run, question->value, row, &outcome);
        if (outcome.state == STATE_KNOWN) {
            print_cell(value, population->facts, &question->value->type,
                       value_places(question->value), outcome.lo);
            out->value = value->data ? value->data : "";
            out->clause = outcome_clause(&outcome);
            return value->failed ? BYLAW_ENOMEM : BYLAW_OK;
        }
    }
    bylaw_status status = result_decide(result, subject, index, true, arena, &out->decision);
    out->outcome = out->decision.outcome;
    out->clause = status == BYLAW_OK ? out->decision.clause : "";
    return status;
}

static void write_csv_header(const struct bylaw_facts *population, struct buffer *out)
{
    buffer_add(out, "id");
    for (int i = 0; i < population->question_count; i++) {
        const char *name = population->questions[i].name;
        buffer_format(out, ",%s,%s.clause,%s.status,%s.ask", name, name, name, name);
    }
    buffer_add_char(out, '\n');
}

/* The ask column: the facts to ask. */
static void write_csv_ask(const struct bylaw_decision *decision, struct buffer *work,
                          struct buffer *out)
{
    work->length = 0;
    for (int i = 0; i < decision->ask_count; i++)
        buffer_format(work, "%s%s", i ? "; " : "", decision->asks[i]);
    csv_write_field(out, work->data && work->length ? work->data : "");
}

static bylaw_status write_csv_row(struct bylaw_result *result, size_t subject, struct arena *arena,
                                  struct buffer *work, struct buffer *out)
{
    csv_write_field(out, bylaw_result_id(result, subject));
    for (int i = 0; i < result->population->question_count; i++) {
        struct cell_texts cell;
        bylaw_status status = result_cell(result, subject, i, arena, work, &cell);
        if (status != BYLAW_OK)
            return status;
        buffer_add_char(out, ',');
        csv_write_field(out, cell.value);
        buffer_add_char(out, ',');
        csv_write_field(out, cell.clause);
        buffer_format(out, ",%s,", bylaw_outcome_name(cell.outcome));
        if (cell.outcome != BYLAW_DECIDED)
            write_csv_ask(&cell.decision, work, out);
    }
    buffer_add_char(out, '\n');
    return BYLAW_OK;
}

static bylaw_status write_json_row(struct bylaw_result *result, size_t subject,
                                   struct arena *arena, struct buffer *work, struct buffer *out)
{
    struct json json;
    json_init(&json, out, true);
    json_object(&json, NULL);
    json_text(&json, "id", bylaw_result_id(result, subject));
    for (int i = 0; i < result->population->question_count; i++) {
        struct cell_texts cell;
        bylaw_status status = result_cell(result, subject, i, arena, work, &cell);
        if (status != BYLAW_OK)
            return status;
        json_object(&json, result->population->questions[i].name);
        json_text(&json, "status", bylaw_outcome_name(cell.outcome));
        if (cell.outcome == BYLAW_DECIDED)
            json_text(&json, "value", cell.value);
        if (cell.clause[0])
            json_text(&json, "clause", cell.clause);
        if (cell.outcome == BYLAW_UNDETERMINED) {
            json_array(&json, "ask");
            for (int k = 0; k < cell.decision.ask_count; k++)
                json_text(&json, NULL, cell.decision.asks[k]);
            json_array_end(&json);
        } else if (cell.outcome != BYLAW_DECIDED) {
            json_text(&json, "reason", cell.decision.reason);
        }
        json_object_end(&json);
    }
    json_object_end(&json);
    buffer_add_char(out, '\n');
    return BYLAW_OK;
}

struct writing {
    struct bylaw_result *result;
    struct whole_file file;
    struct buffer out;
    struct buffer work;
    struct arena arena;
    bool json;
    bylaw_on_progress *on_progress;
    void *user;
};

static bylaw_status writing_flush(struct writing *writing, bylaw_error *error)
{
    if (writing->out.failed || writing->work.failed)
        return error_no_memory(error);
    bylaw_status status =
        whole_file_write(&writing->file, writing->out.data ? writing->out.data : "",
                         writing->out.length, error);
    writing->out.length = 0;
    return status;
}

static bylaw_status writing_rows(struct writing *writing, bylaw_error *error)
{
    size_t rows = bylaw_result_rows(writing->result);
    if (!writing->json)
        write_csv_header(writing->result->population, &writing->out);
    for (size_t row = 0; row < rows; row++) {
        bylaw_status status =
            (writing->json ? write_json_row : write_csv_row)(writing->result, row, &writing->arena,
                                                             &writing->work, &writing->out);
        if (status != BYLAW_OK)
            return error_no_memory(error);
        arena_clear(&writing->arena);
        if (writing->out.length >= FLUSH_BYTES && writing_flush(writing, error) != BYLAW_OK)
            return BYLAW_EIO;
        if (writing->on_progress && (row + 1) % PROGRESS_ROWS == 0 &&
            !writing->on_progress(writing->user, "write", row + 1, rows))
            return error_set(error, BYLAW_ECANCELLED, (struct place){ 0 }, NULL, "%s",
                             bylaw_status_text(BYLAW_ECANCELLED));
    }
    return writing_flush(writing, error);
}

static bool path_is_json(const char *path)
{
    size_t length = strlen(path);
    return length >= 6 && strcmp(path + length - 6, ".jsonl") == 0;
}

bylaw_status bylaw_result_write(bylaw_result *result, const char *path,
                                bylaw_on_progress *on_progress, void *user, bylaw_error *error)
{
    struct memory *memory = &result->population->facts->memory;
    struct writing writing = { .result = result, .json = path_is_json(path),
                               .on_progress = on_progress, .user = user };
    bylaw_status status = whole_file_open(&writing.file, memory, path, error);
    if (status != BYLAW_OK)
        return status;
    buffer_init(&writing.out, memory);
    buffer_init(&writing.work, memory);
    arena_init(&writing.arena, memory);
    status = writing_rows(&writing, error);
    if (status == BYLAW_OK)
        status = whole_file_commit(&writing.file, error);
    else
        whole_file_abandon(&writing.file);
    arena_clear(&writing.arena);
    buffer_clear(&writing.work);
    buffer_clear(&writing.out);
    return status;
}

/* ---- Tallies ------------------------------------------------------------------------------------- */

static bool text_same(const char *a, const char *b)
{
    return a == b || strcmp(a, b) == 0;
}

/* The tally with these texts, made when new; texts are copied. NULL: no memory. */
static struct bylaw_tally *tally_find(struct bylaw_result *result, struct tallies *tallies,
                                      const struct bylaw_tally *like)
{
    for (size_t i = 0; i < tallies->count; i++) {
        struct bylaw_tally *tally = &tallies->list[i];
        if (tally->outcome == like->outcome && text_same(tally->value, like->value) &&
            text_same(tally->clause, like->clause) && text_same(tally->ask, like->ask) &&
            text_same(tally->reason, like->reason))
            return tally;
    }
    struct bylaw_tally copy = *like;
    copy.value = arena_copy(&result->arena, like->value);
    copy.clause = arena_copy(&result->arena, like->clause);
    copy.ask = arena_copy(&result->arena, like->ask);
    copy.reason = arena_copy(&result->arena, like->reason);
    size_t room = tallies->room;
    if (!copy.value || !copy.clause || !copy.ask || !copy.reason ||
        arena_grow(&result->arena, &tallies->sums, tallies->count, &room, sizeof *tallies->sums) !=
            BYLAW_OK ||
        arena_grow(&result->arena, &tallies->list, tallies->count, &tallies->room,
                   sizeof *tallies->list) != BYLAW_OK)
        return NULL;
    tallies->sums[tallies->count] = number_whole(0);
    tallies->list[tallies->count] = copy;
    return &tallies->list[tallies->count++];
}

static bool tally_known(struct bylaw_result *result, struct tallies *tallies,
                        const struct value *value, const struct outcome *outcome)
{
    const struct type *type = &value->type;
    struct bylaw_tally like = { .outcome = BYLAW_DECIDED, .value = "", .ask = "", .reason = "",
                                .clause = outcome_clause(outcome) };
    if (type->kind == KIND_CHOICE)
        like.value = type->choices->names[outcome->lo];
    else if (type->kind == KIND_YES_NO)
        like.value = outcome->lo ? "yes" : "no";
    struct bylaw_tally *tally = tally_find(result, tallies, &like);
    if (!tally)
        return false;
    tally->rows++;
    struct number *sum = &tallies->sums[tally - tallies->list], number;
    if (type->kind == KIND_NUMBER && sum->bottom != 0 &&
        !(number_make(outcome->lo, type->bottom, &number) && number_add(*sum, number, sum)))
        sum->bottom = 0; /* too large to say; the sum is then left out */
    return true;
}

/* Undetermined: by each attribute to ask. Others: by reason, the first of them; then together. */
static bool tally_other(struct bylaw_result *result, struct tallies *tallies, size_t subject,
                        int index, struct arena *arena)
{
    struct bylaw_decision decision;
    if (result_decide(result, subject, index, false, arena, &decision) != BYLAW_OK)
        return false;
    struct bylaw_tally like = { .outcome = decision.outcome, .value = "", .ask = "",
                                .reason = "", .clause = decision.clause };
    struct bylaw_tally *tally;
    if (decision.outcome != BYLAW_UNDETERMINED) {
        like.reason = tallies->count < MOST_REASONS ? decision.reason : "other causes";
        tally = tally_find(result, tallies, &like);
        if (tally)
            tally->rows++;
        return tally != NULL;
    }
    tally = tally_find(result, tallies, &like);
    if (!tally)
        return false;
    tally->rows++;
    const char *last = "";
    for (int i = 0; i < decision.ask_count; i++) {
        const char *slash = strchr(decision.asks[i], '/');
        const char *dot = strrchr(decision.asks[i], '.');
        like.ask = decision.asks[i];
        if (slash && dot) /* the attribute, whatever the row */
            like.ask = arena_format(arena, "%.*s%s", (int)(slash - decision.asks[i]),
                                    decision.asks[i], dot);
        if (!like.ask)
            return false;
        if (strcmp(like.ask, last) == 0)
            continue; /* sorted: the same attribute of another row */
        last = like.ask;
        tally = tally_find(result, tallies, &like);
        if (!tally)
            return false;
        tally->rows++;
    }
    return true;
}

static int tally_compare(const struct bylaw_tally *a, const struct bylaw_tally *b)
{
    if (a->outcome != b->outcome)
        return a->outcome < b->outcome ? -1 : 1;
    int order = strcmp(a->value, b->value);
    order = order ? order : text_compare_natural(a->clause, b->clause);
    order = order ? order : strcmp(a->ask, b->ask);
    return order ? order : strcmp(a->reason, b->reason);
}

/* In a fixed order; there are few, so by insertion, sums along with them. */
static void tallies_sort(struct tallies *tallies)
{
    for (size_t i = 1; i < tallies->count; i++) {
        for (size_t k = i;
             k > 0 && tally_compare(&tallies->list[k - 1], &tallies->list[k]) > 0; k--) {
            struct bylaw_tally tally = tallies->list[k];
            struct number sum = tallies->sums[k];
            tallies->list[k] = tallies->list[k - 1];
            tallies->sums[k] = tallies->sums[k - 1];
            tallies->list[k - 1] = tally;
            tallies->sums[k - 1] = sum;
        }
    }
}

static bool tallies_build(struct bylaw_result *result, int index)
{
    struct tallies *tallies = &result->tallies[index];
    const struct question *question = &result->population->questions[index];
    size_t rows = bylaw_result_rows(result);
    struct arena work;
    arena_init(&work, &result->population->facts->memory);
    bool built = true;
    for (size_t subject = 0; built && subject < rows; subject++) {
        size_t row;
        struct outcome outcome = { .state = STATE_OPEN };
        if (question_row(result->population, question, subject, &row) == STATE_KNOWN)
            run_outcome(result->run, question->value, row, &outcome);
        if (outcome.state == STATE_KNOWN) {
            built = tally_known(result, tallies, question->value, &outcome);
        } else {
            built = tally_other(result, tallies, subject, index, &work);
            arena_clear(&work);
        }
    }
    arena_clear(&work);
    tallies_sort(tallies);
    tallies->built = built;
    return built;
}

bylaw_status bylaw_result_tally(bylaw_result *result, size_t question, size_t index,
                                bylaw_tally *tally, bylaw_error *error)
{
    if (question >= (size_t)result->population->question_count)
        return BYLAW_ENOTFOUND;
    struct tallies *tallies = &result->tallies[question];
    if (!tallies->built && !tallies_build(result, (int)question))
        return error_no_memory(error);
    if (index >= tallies->count)
        return BYLAW_ENOTFOUND;
    *tally = tallies->list[index];
    tally->sum = (bylaw_value){ .kind = BYLAW_UNKNOWN, .denominator = 1 };
    struct number sum = tallies->sums[index];
    enum kind kind = result->population->questions[question].value->type.kind;
    if (tally->outcome == BYLAW_DECIDED && kind == KIND_NUMBER && sum.bottom > 0 &&
        sum.top <= INT64_MAX && sum.top >= INT64_MIN && sum.bottom <= INT64_MAX) {
        tally->sum.kind = BYLAW_NUMBER;
        tally->sum.numerator = (int64_t)sum.top;
        tally->sum.denominator = (int64_t)sum.bottom;
    }
    return BYLAW_OK;
}
