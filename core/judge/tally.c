/* SPDX-License-Identifier: Apache-2.0 */
/* How many subjects had which outcome, value, clause, fact to ask and cause. */
#include "core/judge/answer.h"
#include "core/judge/rows.h"

#include <string.h>

static bool text_same(const char *a, const char *b)
{
    return a == b || strcmp(a, b) == 0;
}

/* The tally with these texts, made when new; texts are copied. NULL: no memory. */
static struct bylaw_tally *tally_find(struct tallies *tallies, struct arena *arena,
                                      const struct bylaw_tally *like, bool *is_new)
{
    for (size_t i = 0; i < tallies->count; i++) {
        struct bylaw_tally *tally = &tallies->list[i];
        if (tally->outcome == like->outcome && text_same(tally->value, like->value) &&
            text_same(tally->clause, like->clause) && text_same(tally->ask, like->ask) &&
            text_same(tally->reason, like->reason))
            return tally;
    }
    struct bylaw_tally copy = *like;
    copy.value = arena_copy(arena, like->value);
    copy.clause = arena_copy(arena, like->clause);
    copy.ask = arena_copy(arena, like->ask);
    copy.reason = arena_copy(arena, like->reason);
    size_t room = tallies->room;
    if (!copy.value || !copy.clause || !copy.ask || !copy.reason ||
        arena_grow(arena, &tallies->sums, tallies->count, &room, sizeof *tallies->sums) !=
            BYLAW_OK ||
        arena_grow(arena, &tallies->list, tallies->count, &tallies->room, sizeof *tallies->list) !=
            BYLAW_OK)
        return NULL;
    copy.rows = 0;
    tallies->sums[tallies->count] = number_whole(0);
    tallies->list[tallies->count] = copy;
    *is_new = true;
    return &tallies->list[tallies->count++];
}

/* Sums that are too large to say are left out: their bottom is then 0. */
static void sum_add(struct number *sum, struct number number)
{
    if (sum->bottom != 0 && !number_add(*sum, number, sum))
        sum->bottom = 0;
}

static struct bylaw_tally *tally_known(struct tallies *tallies, struct arena *arena,
                                       const struct value *value, const struct outcome *outcome,
                                       bool *is_new)
{
    const struct type *type = &value->type;
    struct bylaw_tally like = { .outcome = BYLAW_DECIDED,
                                .value = "",
                                .ask = "",
                                .reason = "",
                                .clause = outcome_clause(outcome) };
    if (type->kind == KIND_CHOICE)
        like.value = type->choices->names[outcome->lo];
    else if (type->kind == KIND_YES_NO)
        like.value = outcome->lo ? "yes" : "no";
    return tally_find(tallies, arena, &like, is_new);
}

bool tallies_add_known(struct tallies *tallies, struct arena *arena, const struct value *value,
                       const struct outcome *outcome, uint64_t count, wide sum)
{
    bool ignored;
    struct number number;
    struct bylaw_tally *tally = tally_known(tallies, arena, value, outcome, &ignored);
    if (!tally)
        return false;
    tally->rows += count;
    struct number *total = &tallies->sums[tally - tallies->list];
    if (value->type.kind == KIND_NUMBER && !number_make(sum, value->type.bottom, &number))
        total->bottom = 0; /* too large to say */
    else if (value->type.kind == KIND_NUMBER)
        sum_add(total, number);
    return true;
}

/* One tally for all that are undetermined, and one for each attribute to ask, whatever the row. */
static bool tally_asks(struct tallies *tallies, struct arena *tallies_arena,
                       const struct answer *answer, struct arena *arena, bool *is_new)
{
    struct bylaw_tally like = {
        .outcome = answer->outcome, .value = "", .ask = "", .reason = "", .clause = ""
    };
    struct bylaw_tally *tally = tally_find(tallies, tallies_arena, &like, is_new);
    if (!tally)
        return false;
    tally->rows++;
    const char *last = "";
    for (int i = 0; i < answer->decision.ask_count; i++) {
        const char *ask = answer->decision.asks[i];
        const char *slash = strchr(ask, '/'), *dot = strrchr(ask, '.');
        like.ask = ask;
        if (slash && dot)
            like.ask = arena_format(arena, "%.*s%s", (int)(slash - ask), ask, dot);
        if (!like.ask)
            return false;
        if (strcmp(like.ask, last) == 0)
            continue; /* sorted: the same attribute of another row */
        last = like.ask;
        bool ignored;
        tally = tally_find(tallies, tallies_arena, &like, &ignored);
        if (!tally)
            return false;
        tally->rows++;
    }
    return true;
}

bool tallies_add(struct rows *rows, int index, size_t subject, bool *is_new)
{
    const struct bylaw_result *result = rows->result;
    const struct question *question = &result->population->questions[index];
    const struct answer *answer = &rows->answers[index];
    struct tallies *tallies = &rows->tallies[index];
    *is_new = false;
    if (answer->outcome == BYLAW_DECIDED) {
        struct bylaw_tally *tally =
            tally_known(tallies, rows->arena, question->value, &answer->known, is_new);
        struct number number;
        if (tally && question->value->type.kind == KIND_NUMBER &&
            number_make(answer->known.lo, question->value->type.bottom, &number))
            sum_add(&tallies->sums[tally - tallies->list], number);
        if (tally)
            tally->rows++;
        return tally != NULL;
    }
    if (answer->outcome == BYLAW_UNDETERMINED)
        return tally_asks(tallies, rows->arena, answer, &rows->work, is_new);
    struct bylaw_tally like = { .outcome = answer->outcome,
                                .value = "",
                                .ask = "",
                                .reason = answer->decision.reason,
                                .clause = answer->clause };
    size_t row;
    if (question_row(result->population, question, subject, &row) == STATE_KNOWN &&
        run_reason(result->run, question->value, row, REASON_KIND, &rows->work, &like.reason) !=
            BYLAW_OK)
        return false;
    struct bylaw_tally *tally = tally_find(tallies, rows->arena, &like, is_new);
    if (tally)
        tally->rows++;
    return tally != NULL;
}

bool tallies_merge(struct tallies *into, struct arena *arena, const struct tallies *from,
                   bool *is_new)
{
    for (size_t i = 0; i < from->count; i++) {
        is_new[i] = false;
        if (from->list[i].rows == 0)
            continue;
        struct bylaw_tally *tally = tally_find(into, arena, &from->list[i], &is_new[i]);
        if (!tally)
            return false;
        tally->rows += from->list[i].rows;
        struct number *sum = &into->sums[tally - into->list];
        if (from->sums[i].bottom == 0)
            sum->bottom = 0;
        else
            sum_add(sum, from->sums[i]);
    }
    return true;
}

void tallies_clear(struct tallies *tallies)
{
    for (size_t i = 0; i < tallies->count; i++) {
        tallies->list[i].rows = 0;
        tallies->sums[i] = number_whole(0);
    }
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
void tallies_sort(struct tallies *tallies)
{
    for (size_t i = 1; i < tallies->count; i++) {
        for (size_t k = i; k > 0 && tally_compare(&tallies->list[k - 1], &tallies->list[k]) > 0;
             k--) {
            struct bylaw_tally tally = tallies->list[k];
            struct number sum = tallies->sums[k];
            tallies->list[k] = tallies->list[k - 1];
            tallies->sums[k] = tallies->sums[k - 1];
            tallies->list[k - 1] = tally;
            tallies->sums[k - 1] = sum;
        }
    }
}

/* All questions at once, by the way that needs no looking into rows that are decided. */
static bool tallies_build(struct bylaw_result *result)
{
    struct rows rows;
    size_t count = bylaw_result_rows(result);
    bylaw_status status = rows_init(&rows, result, &result->arena, NULL, false);
    if (status == BYLAW_OK)
        rows_begin(&rows);
    if (status == BYLAW_OK)
        status = rows_add(&rows, 0, count);
    if (status == BYLAW_OK)
        status = rows_count(&rows);
    for (int i = 0; status == BYLAW_OK && i < result->population->question_count; i++) {
        result->tallies[i] = rows.tallies[i];
        tallies_sort(&result->tallies[i]);
        result->tallies[i].built = true;
    }
    rows_clear(&rows);
    return status == BYLAW_OK;
}

bylaw_status bylaw_result_tally(bylaw_result *result, size_t question, size_t index,
                                bylaw_tally *tally, bylaw_error *error)
{
    if (question >= (size_t)result->population->question_count)
        return BYLAW_ENOTFOUND;
    struct tallies *tallies = &result->tallies[question];
    if (!tallies->built && !tallies_build(result))
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
