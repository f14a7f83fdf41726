/* SPDX-License-Identifier: Apache-2.0 */
/* The worked cases of a pack: facts set as by a host, lists complete, outcomes compared with what
   the case expects. */
#include "core/judge/worked.h"
#include "core/judge/challenge.h"
#include "core/judge/decision.h"

#include <stdlib.h>
#include <string.h>

struct judging {
    const struct bylaw_pack *pack;
    const struct worked_case *worked;
    const struct worked_case *listed; /* the same, of the pack that is tested */
    struct bylaw_case *subject;
    struct coverage *coverage; /* NULL: not noted */
    struct buffer difference;  /* empty: passed */
    bylaw_status status;       /* of memory */
};

/* What parts a difference from the one before: explanations end with a line of their own. */
static const char *between(const struct judging *judging)
{
    size_t length = judging->difference.length;
    return length && judging->difference.data[length - 1] != '\n' ? "; " : "";
}

static void differs(struct judging *judging, const struct expectation *expectation,
                    const char *expected, const char *found)
{
    buffer_format(&judging->difference, "%s%s%s%s: expected %s, found %s", between(judging),
                  expectation->question, expectation->who ? " of " : "",
                  expectation->who ? expectation->who : "", expected, found[0] ? found : "nothing");
}

/* ---- Facts ---------------------------------------------------------------------------------- */

static bool fact_set(struct judging *judging, const struct case_row *row,
                     const struct case_fact *fact)
{
    bylaw_error error = { 0 };
    size_t index;
    bylaw_status status = bylaw_case_row(judging->subject, row->entity, row->id, &index, &error);
    if (status == BYLAW_OK)
        status = bylaw_case_set_text(judging->subject, row->entity, index, fact->attribute,
                                     fact->text, &error);
    if (status == BYLAW_ENOMEM)
        judging->status = status;
    else if (status != BYLAW_OK)
        buffer_format(&judging->difference, "line %d: %s %s: %s", fact->at.line, row->entity,
                      row->id, error.message);
    return status == BYLAW_OK;
}

/* All rows first, so that a reference may name a row that stands further down. */
static bool facts_set_all(struct judging *judging)
{
    const struct worked_case *worked = judging->worked;
    for (int i = 0; i < worked->row_count; i++) {
        size_t index;
        bylaw_error error = { 0 };
        bylaw_status status = bylaw_case_row(judging->subject, worked->rows[i].entity,
                                             worked->rows[i].id, &index, &error);
        if (status != BYLAW_OK) {
            judging->status = status == BYLAW_ENOMEM ? status : BYLAW_OK;
            buffer_add(&judging->difference, error.message);
            return false;
        }
    }
    for (int i = 0; i < worked->row_count; i++)
        for (int k = 0; k < worked->rows[i].fact_count; k++)
            if (!fact_set(judging, &worked->rows[i], &worked->rows[i].facts[k]))
                return false;
    return true;
}

/* ---- Expectations --------------------------------------------------------------------------- */

/* The row that an expectation is about: named, or the first of the question's entity in the
   case. */
static bool expectation_row(struct judging *judging, const struct expectation *expectation,
                            const struct value *value, size_t *row)
{
    const struct facts *facts = judging->subject->facts;
    if (!expectation->who && facts->tables[value->entity->index].rows > 0) {
        *row = 0;
        return true;
    }
    int64_t found =
        expectation->who ? facts_find_row(facts, value->entity, expectation->who) : ROW_NONE;
    *row = (size_t)found;
    if (found == ROW_NONE)
        buffer_format(&judging->difference, "%s%s: the case has no such %s", between(judging),
                      expectation->who ? expectation->who : expectation->question,
                      value->entity->name);
    return found != ROW_NONE;
}

bool worked_meets(const struct value *value, const char *expected, const char *found)
{
    struct number a, b;
    if (value->type.kind == KIND_NUMBER && number_parse(expected, strlen(expected), &a) &&
        number_parse(found, strlen(found), &b))
        return number_compare(a, b) == 0;
    return strcmp(expected, found) == 0;
}

static bool asks_meet(const struct expectation *expectation, const bylaw_decision *decision)
{
    int matched = 0, count = 0;
    for (const char *ask; (ask = bylaw_decision_ask(decision, (size_t)count)); count++)
        for (int i = 0; i < expectation->ask_count; i++)
            matched += strcmp(ask, expectation->asks[i]) == 0;
    return matched == count && count == expectation->ask_count;
}

static const char *list_text(struct judging *judging, struct buffer *work,
                             const bylaw_decision *decision, const struct expectation *expectation)
{
    work->length = 0;
    buffer_add(work, "asks");
    for (int i = 0; decision && bylaw_decision_ask(decision, (size_t)i); i++)
        buffer_format(work, "%s %s", i ? "," : "", bylaw_decision_ask(decision, (size_t)i));
    for (int i = 0; !decision && i < expectation->ask_count; i++)
        buffer_format(work, "%s %s", i ? "," : "", expectation->asks[i]);
    const char *text = arena_copy(&judging->subject->arena, work->data ? work->data : "");
    return text ? text : "";
}

static void expectation_compare(struct judging *judging, const struct expectation *expectation,
                                const struct value *value, const bylaw_decision *decision)
{
    struct buffer work;
    buffer_init(&work, &judging->subject->facts->memory);
    bylaw_outcome outcome = bylaw_decision_outcome(decision);
    const char *found =
        outcome == BYLAW_DECIDED ? bylaw_decision_text(decision) : bylaw_outcome_name(outcome);
    if (expectation->text && !worked_meets(value, expectation->text, found)) {
        differs(judging, expectation, expectation->text, found);
        if (outcome != BYLAW_DECIDED)
            buffer_format(&judging->difference, " (%s)", bylaw_decision_reason(decision));
    }
    if (expectation->clause && strcmp(expectation->clause, bylaw_decision_clause(decision)) != 0)
        differs(judging, expectation, expectation->clause, bylaw_decision_clause(decision));
    if (expectation->asks && !asks_meet(expectation, decision))
        differs(judging, expectation, list_text(judging, &work, NULL, expectation),
                list_text(judging, &work, decision, expectation));
    buffer_clear(&work);
}

/* By how much the first comparison that failed missed; NULL: none did. */
static const char *first_miss(const struct sentence *sentence)
{
    const char *by = sentence->misses ? sentence->by : NULL;
    for (int i = 0; i < sentence->part_count && !by; i++)
        by = first_miss(sentence->parts[i]);
    return by;
}

static void short_compare(struct judging *judging, const struct expectation *expectation,
                          const char *found)
{
    struct number a, b;
    const char *expected = expectation->misses;
    if (found && number_parse(expected, strlen(expected), &a) &&
        number_parse(found, strlen(found), &b) && number_compare(a, b) == 0)
        return;
    buffer_format(&judging->difference, "%s%s%s%s: expected short by %s, found %s%s",
                  between(judging), expectation->question, expectation->who ? " of " : "",
                  expectation->who ? expectation->who : "", expected,
                  found ? "short by " : "no test that fails by a number", found ? found : "");
}

/* What is short; then, of what differs, the first line that does and the whole explanation. */
static bylaw_status explanation_compare(struct judging *judging,
                                        const struct expectation *expectation,
                                        const bylaw_decision *decision, size_t before)
{
    if (!expectation->misses && judging->difference.length == before)
        return BYLAW_OK;
    struct arena work;
    struct sentence *explained;
    struct departure departure = { judging->pack, judging->worked, expectation, decision->value };
    arena_init(&work, decision->arena->memory);
    bylaw_status status =
        explain_value(decision->run, decision->value, decision->row, &work, &explained);
    if (status == BYLAW_OK && expectation->misses)
        short_compare(judging, expectation, first_miss(explained));
    if (status == BYLAW_OK && judging->difference.length > before) {
        const struct sentence *first = worked_first_difference(&departure, explained);
        struct sentence alone = *first;
        alone.part_count = 0;
        buffer_add(&judging->difference, "\nfirst difference: ");
        explain_text(&alone, &judging->difference);
        explain_text(explained, &judging->difference);
    }
    arena_clear(&work);
    return status;
}

/* Of a requirement about decisions: by the law of the region that the case names. */
static void verdict_compare(struct judging *judging, const struct expectation *expectation,
                            const struct value *requirement)
{
    const struct worked_case *worked = judging->worked;
    int region = worked->region ? pack_find_region(judging->pack, worked->region) : 0;
    struct challenge_answer answer;
    struct arena arena;
    arena_init(&arena, &judging->subject->facts->memory);
    judging->status = challenge_judge(judging->pack, requirement, region < 0 ? 0 : region,
                                      worked->on, &arena, &answer);
    const char *found = judging->status == BYLAW_OK ? verdict_names[answer.verdict] : "";
    if (judging->status == BYLAW_OK &&
        (!expectation->text || strcmp(expectation->text, found) != 0)) {
        differs(judging, expectation, expectation->text ? expectation->text : "a verdict", found);
        buffer_format(&judging->difference, " (%s)", answer.text);
    }
    arena_clear(&arena);
}

static void expectation_judge(struct judging *judging, const struct expectation *expectation)
{
    bylaw_error error = { 0 };
    struct value *value;
    const bylaw_decision *decision;
    size_t row;
    bylaw_status status = question_find(judging->pack, expectation->question, &value, &error);
    if (status != BYLAW_OK) {
        buffer_add(&judging->difference, error.message);
        return;
    }
    if (value->challenge) {
        verdict_compare(judging, expectation, value);
        return;
    }
    if (!expectation_row(judging, expectation, value, &row))
        return;
    if (judging->subject->prepared != value)
        case_forget(judging->subject);
    status = case_decide(judging->subject, value, row, judging->worked->on, &decision, &error);
    if (status == BYLAW_EDATA) { /* a must does not hold, which is said once of a case */
        if (judging->difference.length == 0)
            buffer_add(&judging->difference, error.message);
        return;
    }
    if (status != BYLAW_OK) {
        judging->status = status;
        return;
    }
    if (judging->coverage)
        coverage_note(judging->coverage, judging->subject->run, value, row);
    size_t before = judging->difference.length;
    expectation_compare(judging, expectation, value, decision);
    judging->status = explanation_compare(judging, expectation, decision, before);
}

static void say_test(const struct worked_case *listed, const char *difference,
                     bylaw_on_test *on_test, void *user)
{
    bylaw_test test = { .name = listed->name,
                        .file = listed->at.file,
                        .line = listed->at.line,
                        .passed = difference[0] == '\0',
                        .difference = difference };
    on_test(user, &test);
}

static bylaw_status case_judge(struct judging *judging, bylaw_on_test *on_test, void *user,
                               bylaw_error *error)
{
    const struct worked_case *worked = judging->worked;
    if (bylaw_case_new(judging->pack, &judging->subject, error) != BYLAW_OK)
        return BYLAW_ENOMEM;
    judging->subject->facts->lists_open = false; /* a pack's case is complete */
    buffer_init(&judging->difference, &judging->subject->facts->memory);
    if (facts_set_all(judging))
        for (int i = 0; i < worked->expectation_count && judging->status == BYLAW_OK; i++)
            expectation_judge(judging, &worked->expectations[i]);
    if (judging->difference.failed)
        judging->status = BYLAW_ENOMEM;
    if (judging->status == BYLAW_OK)
        say_test(judging->listed, judging->difference.data ? judging->difference.data : "", on_test,
                 user);
    bylaw_status status = judging->status;
    buffer_clear(&judging->difference);
    bylaw_case_free(judging->subject);
    if (status != BYLAW_OK)
        return error_plain(error, status);
    return BYLAW_OK;
}

static void add_mistake(void *user, const bylaw_error *mistake)
{
    struct buffer *mistakes = user;
    buffer_format(mistakes, "%s%s:%d: %s%s%s", mistakes->length ? "\n" : "", mistake->file,
                  mistake->line, mistake->clause, mistake->clause[0] ? ": " : "", mistake->message);
}

/* A case with law of its own is judged by a pack of its own. What is wrong with that law is what
   the case fails by. */
static bylaw_status case_judge_by_its_law(const struct bylaw_pack *pack,
                                          const struct worked_case *listed, bylaw_on_test *on_test,
                                          void *user, bylaw_error *error)
{
    struct memory memory;
    struct buffer mistakes;
    struct bylaw_pack *own = NULL;
    bylaw_error problem = { 0 };
    memory_init(&memory, pack->memory.alloc, pack->memory.user, 0);
    buffer_init(&mistakes, &memory);
    bylaw_status status = pack->load_case(pack, listed, add_mistake, &mistakes, &own, &problem);
    if (mistakes.failed || status == BYLAW_ENOMEM) {
        status = error_no_memory(error);
    } else if (status == BYLAW_OK && own->case_count == 1) {
        struct judging judging = { .pack = own, .worked = own->cases[0], .listed = listed };
        status = case_judge(&judging, on_test, user, error);
    } else {
        const char *said = status == BYLAW_OK ? "the files of the pack have changed: load it again"
                                              : problem.message;
        say_test(listed, mistakes.length ? mistakes.data : said, on_test, user);
        status = BYLAW_OK;
    }
    pack_free(own);
    buffer_clear(&mistakes);
    return status;
}

static int worked_compare(const void *a, const void *b)
{
    const struct worked_case *const *x = a, *const *y = b;
    int order = strcmp((*x)->at.file, (*y)->at.file);
    return order ? order : (*x)->at.line - (*y)->at.line;
}

/* Which of the pack's cases it is. */
static int case_index(const struct bylaw_pack *pack, const struct worked_case *worked_case)
{
    int index = 0;
    while (pack->cases[index] != worked_case)
        index++;
    return index;
}

bylaw_status worked_judge(const struct bylaw_pack *pack, struct coverage *coverage,
                          bylaw_on_test *on_test, void *user, bylaw_error *error)
{
    struct memory memory;
    struct arena arena;
    memory_init(&memory, pack->memory.alloc, pack->memory.user, 0);
    arena_init(&arena, &memory);
    size_t count = (size_t)pack->case_count;
    struct worked_case **cases = arena_alloc(&arena, count, sizeof(struct worked_case *));
    if (!cases)
        return error_no_memory(error);
    if (count > 0) {
        memcpy(cases, pack->cases, count * sizeof(struct worked_case *));
        qsort(cases, count, sizeof(struct worked_case *), worked_compare);
    }
    bylaw_status status = BYLAW_OK;
    for (size_t i = 0; i < count && status == BYLAW_OK; i++) {
        struct judging judging = {
            .pack = pack, .worked = cases[i], .listed = cases[i], .coverage = coverage
        };
        if (coverage)
            coverage->current = case_index(pack, cases[i]);
        status = pack->load_case && case_has_law(cases[i])
                     ? case_judge_by_its_law(pack, cases[i], on_test, user, error)
                     : case_judge(&judging, on_test, user, error);
    }
    arena_clear(&arena);
    return status;
}

bylaw_status bylaw_pack_test(const bylaw_pack *pack, bylaw_on_test *on_test, void *user,
                             bylaw_error *error)
{
    return worked_judge(pack, NULL, on_test, user, error);
}
