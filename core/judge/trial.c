/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/trial.h"
#include "core/judge/decision.h"
#include "core/pack/walk.h"

#include <string.h>

enum { MOST_SHOWN = 100 /* bytes of an expression in a message */ };

/* ---- Musts ----------------------------------------------------------------------------------- */

struct reading {
    const struct cuts *cuts;
    bool is_known; /* every fact that is read has cells */
};

static void look_up(void *user, const struct node *node)
{
    struct reading *reading = user;
    if (node->op == OP_FIELD && node->field.attribute &&
        !cuts_find(reading->cuts, node->field.attribute))
        reading->is_known = false;
}

/* The musts of facts that have cells: who breaks one is nobody. */
static void add_musts(struct trial *trial)
{
    for (int i = 0; i < trial->pack->must_count; i++) {
        struct value *must = trial->pack->musts[i];
        struct reading reading = { &trial->cuts, true };
        value_each_node(must, look_up, &reading);
        if (!reading.is_known)
            continue;
        cuts_add(&trial->cuts, must);
        trial->values[trial->value_count++] = must;
    }
}

static bool breaks_must(const struct trial *trial, size_t person)
{
    for (int i = 0; i < trial->value_count - 2; i++) {
        const struct value *must = trial->values[i];
        size_t each = (size_t)trial->people.rows_each[must->entity->index];
        for (size_t k = 0; k < each; k++) {
            struct outcome outcome;
            run_outcome(trial->run, must, person * each + k, &outcome);
            if (outcome.state == STATE_KNOWN && outcome.lo == 0)
                return true;
        }
    }
    return false;
}

/* ---- A trial --------------------------------------------------------------------------------- */

static void cut_by_law(struct trial *trial, int32_t day)
{
    struct cuts *cuts = &trial->cuts;
    memset(cuts->walked, 0, (size_t)trial->pack->value_count);
    cuts->day = day;
    cuts->interval = pack_interval(trial->pack, day);
    cuts_add(cuts, trial->decision);
    cuts_add(cuts, trial->requirement);
}

static bylaw_status cut_facts(struct trial *trial)
{
    cuts_init(&trial->cuts, trial->arena, trial->pack, trial->region, trial->day);
    trial->values =
        arena_alloc(trial->arena, (size_t)trial->pack->must_count + 2, sizeof(struct value *));
    if (trial->cuts.failed || !trial->values)
        return BYLAW_ENOMEM;
    cuts_add(&trial->cuts, trial->decision);
    trial->is_read = trial->varied && cuts_find(&trial->cuts, trial->varied);
    if (trial->before != DAY_NONE)
        cut_by_law(trial, trial->before);
    cut_by_law(trial, trial->day);
    trial->is_read = trial->is_read && cuts_find(&trial->cuts, trial->varied);
    add_musts(trial);
    trial->values[trial->value_count++] = (struct value *)trial->requirement;
    trial->values[trial->value_count++] = trial->decision;
    cuts_finish(&trial->cuts);
    if (trial->leaves_coarse)
        cuts_leave_coarse(&trial->cuts);
    return trial->cuts.failed ? BYLAW_ENOMEM : BYLAW_OK;
}

static bylaw_status decide(struct trial *trial, int32_t day, struct run **run)
{
    struct run_options options = { .day = day, .threads = 1, .default_region = trial->region };
    return run_new(trial->people.facts, trial->values, trial->value_count, &options, run, NULL);
}

bylaw_status trial_begin(struct trial *trial)
{
    bylaw_status status = cut_facts(trial);
    if (status != BYLAW_OK || (trial->varied && !trial->is_read))
        return status;
    status = people_new(&trial->people, &trial->cuts, trial->requirement->entity, trial->varied);
    if (status == BYLAW_OK)
        status = decide(trial, trial->day, &trial->run);
    if (status == BYLAW_OK && trial->before != DAY_NONE)
        status = decide(trial, trial->before, &trial->run_before);
    return status;
}

void trial_end(struct trial *trial)
{
    run_free(trial->run);
    run_free(trial->run_before);
    people_free(&trial->people);
}

/* ---- Of one person --------------------------------------------------------------------------- */

static struct outcome outcome_of(const struct trial *trial, const struct run *run, size_t person)
{
    struct outcome outcome;
    run_outcome(run, trial->decision, people_row(&trial->people, person), &outcome);
    if (outcome.state == STATE_KNOWN && trial->decision->type.kind == KIND_ONE)
        outcome.lo %= trial->people.rows_each[trial->decision->type.entity->index];
    return outcome;
}

static bool is_unsettled(const struct outcome *outcome)
{
    return outcome->state == STATE_UNKNOWN || outcome->state == STATE_OPEN;
}

bool trial_concerns(struct trial *trial, size_t person)
{
    struct outcome outcome;
    run_outcome(trial->run, trial->requirement, people_row(&trial->people, person), &outcome);
    if (breaks_must(trial, person) || (outcome.state == STATE_KNOWN && outcome.lo == 0))
        return false;
    trial->concerned++;
    outcome = outcome.state == STATE_KNOWN ? trial_outcome(trial, person) : outcome;
    bool is_open = is_unsettled(&outcome);
    if (trial->run_before) {
        outcome = trial_before(trial, person);
        is_open |= is_unsettled(&outcome);
    }
    trial->open += is_open;
    return !is_open;
}

struct outcome trial_outcome(const struct trial *trial, size_t person)
{
    return outcome_of(trial, trial->run, person);
}

struct outcome trial_before(const struct trial *trial, size_t person)
{
    return outcome_of(trial, trial->run_before, person);
}

bool trial_accepts(const struct trial *trial, const struct outcome *outcome)
{
    enum kind kind = trial->decision->type.kind;
    if (outcome->state != STATE_KNOWN)
        return false;
    if (kind == KIND_YES_NO || kind == KIND_NUMBER)
        return outcome->lo > 0;
    return !outcome->by_otherwise;
}

/* ---- In words -------------------------------------------------------------------------------- */

static bylaw_status doubt_of_node(const struct trial *trial, const struct node *node,
                                  const char **doubt)
{
    struct buffer text;
    buffer_init(&text, trial->arena->memory);
    node_print(&text, node);
    if (!text.failed) {
        bool is_cut = text.length > MOST_SHOWN;
        int length = (int)(is_cut ? text_cut(text.data, MOST_SHOWN) : text.length);
        *doubt =
            arena_format(trial->arena, "%.*s%s (%s:%d) does more than compare facts with constants",
                         length, text.data, is_cut ? " ..." : "", node->at.file, node->at.line);
    }
    buffer_clear(&text);
    return *doubt ? BYLAW_OK : BYLAW_ENOMEM;
}

bylaw_status trial_doubt(const struct trial *trial, const char **doubt)
{
    *doubt = NULL;
    if (trial->cuts.why)
        return doubt_of_node(trial, trial->cuts.why, doubt);
    if (trial->cuts.crowded)
        *doubt = arena_format(trial->arena, "more than two references lead to %s",
                              trial->cuts.crowded->name);
    else if (!trial->people.is_whole)
        *doubt = arena_format(trial->arena,
                              "there are more cells than %d, of which these are a fixed sample",
                              MOST_PEOPLE);
    else if (trial->open > 0)
        *doubt = arena_format(trial->arena, "%zu of them are not decided", trial->open);
    else
        return BYLAW_OK;
    return *doubt ? BYLAW_OK : BYLAW_ENOMEM;
}

bylaw_status trial_print(const struct trial *trial, struct run *run, size_t person,
                         struct buffer *out)
{
    struct bylaw_decision decision = { .run = run,
                                       .facts = trial->people.facts,
                                       .value = trial->decision,
                                       .row = people_row(&trial->people, person),
                                       .about = trial->decision->entity,
                                       .about_row = people_row(&trial->people, person),
                                       .arena = trial->arena,
                                       .wanted_reason = DECISION_WHY };
    bylaw_status status = decision_fill(&decision);
    if (status != BYLAW_OK)
        return status;
    bylaw_outcome outcome = bylaw_decision_outcome(&decision);
    const char *clause = bylaw_decision_clause(&decision);
    buffer_add(out, outcome == BYLAW_DECIDED ? bylaw_decision_text(&decision)
                                             : bylaw_outcome_name(outcome));
    if (clause && clause[0])
        buffer_format(out, " (%s)", clause);
    return BYLAW_OK;
}

/* ---- The law before -------------------------------------------------------------------------- */

struct change {
    const struct bylaw_pack *pack;
    int region, interval;
    bool found;
};

static void compare_parameter(void *user, const struct node *node)
{
    struct change *change = user;
    if (node->op == OP_PARAMETER || node->op == OP_PARAMETER_AT)
        change->found |=
            pack_parameter_at(change->pack, node->parameter, change->region, change->interval) !=
            pack_parameter_at(change->pack, node->parameter, change->region, change->interval - 1);
}

static void compare_value(struct change *change, const struct value *value)
{
    const struct bylaw_pack *pack = change->pack;
    int now = change->interval;
    change->found |= pack_version_at(pack, value, change->region, now) !=
                     pack_version_at(pack, value, change->region, now - 1);
    for (int i = 0; i < value->rule_count; i++)
        change->found |= pack_rule_in_force(pack, value->rules[i], change->region, now) !=
                         pack_rule_in_force(pack, value->rules[i], change->region, now - 1);
    value_each_node(value, compare_parameter, change);
}

/* Whether any clause of it is in force. */
static bool has_law(const struct bylaw_pack *pack, const struct value *decision, int region,
                    int interval)
{
    for (int i = 0; i < decision->rule_count; i++)
        if (pack_rule_in_force(pack, decision->rules[i], region, interval))
            return true;
    return false;
}

bylaw_status trial_day_before(const struct bylaw_pack *pack, const struct value *decision,
                              int region, int32_t day, struct arena *arena, int32_t *before)
{
    char *read = arena_alloc(arena, (size_t)pack->value_count, 1);
    *before = DAY_NONE;
    if (!read)
        return BYLAW_ENOMEM;
    read[decision->index] = 1;
    for (int i = decision->index; i >= 0; i--) /* a value reads only values before it */
        for (int k = 0; read[i] && k < pack->values[i]->read_count; k++)
            read[pack->values[i]->reads[k]->index] = 1;
    for (int now = pack_interval(pack, day); now > 0; now--) {
        struct change change = { pack, region, now, false };
        for (int i = 0; i <= decision->index; i++)
            if (read[i])
                compare_value(&change, pack->values[i]);
        if (!change.found)
            continue;
        if (has_law(pack, decision, region, now - 1))
            *before = pack_interval_first(pack, now) - 1;
        break;
    }
    return BYLAW_OK;
}
