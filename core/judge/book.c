/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/book.h"
#include "core/data/book.h"
#include "core/judge/decision.h"
#include "core/law/rule.h"

enum { MOST_SHOWN = 150 /* bytes of a test in a message */ };

struct judging {
    struct facts *facts;
    struct run *run;
    struct arena *arena;
    struct found *found;
    size_t count, room;
};

static bylaw_status note(struct judging *judging, struct place at, enum severity severity,
                         const struct value *requirement, const char *text)
{
    if (!text || arena_grow(judging->arena, &judging->found, judging->count, &judging->room,
                            sizeof *judging->found) != BYLAW_OK)
        return BYLAW_ENOMEM;
    judging->found[judging->count++] = (struct found){ at, severity, requirement->name, text };
    return BYLAW_OK;
}

/* What the rule demands, where a requirement itself decided; else that an exception did. */
static const char *demand_text(struct judging *judging, const struct rule *rule)
{
    if (!rule || !rule_judges(rule))
        return rule ? arena_format(judging->arena, "by exception %s", rule->id) : "";
    struct buffer text;
    buffer_init(&text, judging->arena->memory);
    node_print(&text, rule->gives->args[0]);
    const char *shown = NULL;
    if (!text.failed) {
        bool is_cut = text.length > MOST_SHOWN;
        int length = (int)(is_cut ? text_cut(text.data, MOST_SHOWN) : text.length);
        shown = arena_format(judging->arena, "which demands %.*s%s", length, text.data,
                             is_cut ? " ..." : "");
    }
    buffer_clear(&text);
    return shown;
}

static bylaw_status note_breach(struct judging *judging, const struct value *requirement,
                                size_t row, const struct outcome *outcome)
{
    const struct table *table = &judging->facts->tables[requirement->entity->index];
    const char *demands = demand_text(judging, outcome->rule);
    const char *law = outcome->rule && outcome->rule->law.text ? outcome->rule->law.text : "";
    return note(judging, table->places[row], SEVERITY_ERROR, requirement,
                demands ? arena_format(judging->arena,
                                       "%s %s is in breach of requirement %s (%s), %s; put one of "
                                       "the two right",
                                       requirement->entity->name,
                                       facts_id(judging->facts, requirement->entity, row),
                                       requirement->name, law, demands)
                        : NULL);
}

static bylaw_status note_unjudged(struct judging *judging, const struct value *requirement,
                                  size_t row)
{
    struct bylaw_decision decision = { .run = judging->run,
                                       .facts = judging->facts,
                                       .value = requirement,
                                       .row = row,
                                       .about = requirement->entity,
                                       .about_row = row,
                                       .arena = judging->arena,
                                       .wanted_reason = DECISION_WHY };
    const struct table *table = &judging->facts->tables[requirement->entity->index];
    if (decision_fill(&decision) != BYLAW_OK)
        return BYLAW_ENOMEM;
    return note(judging, table->places[row], SEVERITY_WARNING, requirement,
                arena_format(judging->arena, "requirement %s cannot be judged of %s %s: %s",
                             requirement->name, requirement->entity->name,
                             facts_id(judging->facts, requirement->entity, row), decision.reason));
}

static bylaw_status judge_rows(struct judging *judging, const struct value *requirement)
{
    size_t rows = judging->facts->tables[requirement->entity->index].rows;
    size_t passed = 0, broken = 0, open = 0;
    bylaw_status status = BYLAW_OK;
    for (size_t row = 0; row < rows && status == BYLAW_OK; row++) {
        struct outcome outcome;
        run_outcome(judging->run, requirement, row, &outcome);
        if (outcome.state != STATE_KNOWN) {
            open++;
            status = note_unjudged(judging, requirement, row);
        } else if (outcome.lo == JUDGEMENT_BREACH) {
            broken++;
            status = note_breach(judging, requirement, row, &outcome);
        } else {
            passed += outcome.lo == JUDGEMENT_PASS;
        }
    }
    if (status != BYLAW_OK)
        return status;
    if (passed + broken + open == 0)
        return note(judging, requirement->at, SEVERITY_WARNING, requirement,
                    arena_format(judging->arena,
                                 "requirement %s has nothing to judge: it is about none of the %zu "
                                 "rows of %s",
                                 requirement->name, rows, requirement->entity->name));
    return note(judging, requirement->at, SEVERITY_NOTE, requirement,
                arena_format(judging->arena,
                             "requirement %s is about %zu of %zu rows of %s: %zu pass, %zu in "
                             "breach, %zu not known",
                             requirement->name, passed + broken + open, rows,
                             requirement->entity->name, passed, broken, open));
}

static bylaw_status judge_one(struct judging *judging, struct value *requirement, int32_t day)
{
    struct run_options options = { .day = day, .threads = 1 };
    if (law_day_check(day, NULL) != BYLAW_OK)
        return note(judging, requirement->at, SEVERITY_NOTE, requirement,
                    arena_format(judging->arena,
                                 "requirement %s is not judged, since no day of the law was given",
                                 requirement->name));
    bylaw_status status = run_new(judging->facts, &requirement, 1, &options, &judging->run, NULL);
    if (status != BYLAW_OK)
        return status;
    status = judge_rows(judging, requirement);
    run_free(judging->run);
    return status;
}

static bylaw_status judge_all(struct judging *judging, int32_t day)
{
    const struct bylaw_pack *pack = judging->facts->pack;
    bylaw_status status = book_fill(judging->facts);
    for (int i = 0; i < pack->value_count && status == BYLAW_OK; i++) {
        struct value *value = pack->values[i];
        if (value->short_form == SHORT_REQUIREMENT && value->form == FORM_DECISION &&
            value->entity->is_book)
            status = judge_one(judging, value, day);
    }
    return status;
}

bylaw_status book_judge(const struct bylaw_pack *pack, int32_t day, struct arena *arena,
                        struct found **found, size_t *count)
{
    struct judging judging = { .arena = arena };
    struct memory *memory = arena->memory;
    *count = 0;
    if (!pack->has_book)
        return BYLAW_OK;
    if (facts_new(pack, memory->alloc, memory->user, 0, &judging.facts) != BYLAW_OK)
        return BYLAW_ENOMEM;
    bylaw_status status = judge_all(&judging, day);
    facts_free(judging.facts);
    *found = judging.found;
    *count = judging.count;
    return status;
}
