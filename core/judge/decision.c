/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/decision.h"
#include "core/judge/explain.h"
#include "core/judge/print.h"

#include <assert.h>

#include <string.h>

bylaw_status law_day_check(int32_t day, bylaw_error *error)
{
    if (day >= LAW_DAY_FIRST && day <= LAW_DAY_LAST)
        return BYLAW_OK;
    return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                     "the day of the law must lie between 1900-01-01 and 2199-12-31");
}

const char *bylaw_outcome_name(bylaw_outcome outcome)
{
    static const char *const names[] = { "decided", "undetermined", "conflict", "no_rule",
                                         "error" };
    return (unsigned)outcome < sizeof names / sizeof *names ? names[outcome] : "";
}

bylaw_outcome outcome_of_state(enum state state)
{
    switch (state) {
    case STATE_KNOWN:
        return BYLAW_DECIDED;
    case STATE_UNKNOWN:
    case STATE_OPEN:
        return BYLAW_UNDETERMINED;
    case STATE_CONFLICT:
        return BYLAW_CONFLICT;
    case STATE_GAP:
        return BYLAW_NO_RULE;
    default:
        return BYLAW_ERROR;
    }
}

bylaw_status question_find(const struct bylaw_pack *pack, const char *name, struct value **value,
                           bylaw_error *error)
{
    enum { MOST_NAMES = 4096 };
    bool ambiguous = false;
    *value = name ? pack_find_question(pack, name, &ambiguous) : NULL;
    if (*value)
        return BYLAW_OK;
    if (ambiguous)
        return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL,
                         "'%s' is asked of several entities; write one of them before it, such as "
                         "person.%s",
                         name, name);
    const char *names[MOST_NAMES];
    size_t count = 0;
    for (int i = 0; i < pack->value_count && count < MOST_NAMES; i++)
        names[count++] = pack->values[i]->name;
    const char *nearest = name ? text_nearest(name, names, count) : NULL;
    return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL, "there is no question '%s'%s%s%s",
                     name ? name : "",
                     nearest ? " (did you mean '" : "; bylaw dump lists all values of a pack",
                     nearest ? nearest : "", nearest ? "'?)" : "");
}

void open_fact_print(struct buffer *out, const struct facts *facts, const struct open_fact *fact,
                     const struct entity *about, size_t about_row)
{
    const struct entity *entity = fact->attribute->owner;
    buffer_add(out, entity->name);
    if (entity != about || fact->row != about_row) {
        buffer_add_char(out, '/');
        buffer_add(out, facts_id(facts, entity, fact->row));
    }
    buffer_add_char(out, '.');
    buffer_add(out, fact->attribute->name);
}

const char *outcome_clause(const struct outcome *outcome)
{
    if (outcome->rule)
        return outcome->rule->id;
    return outcome->by_otherwise ? "otherwise" : "";
}

/* ---- Filling -------------------------------------------------------------------------------- */

static const char *decision_keep(struct bylaw_decision *decision, struct buffer *buffer)
{
    const char *text =
        buffer->failed ? NULL : arena_copy(decision->arena, buffer->data ? buffer->data : "");
    buffer_clear(buffer);
    return text;
}

static struct buffer decision_buffer(const struct bylaw_decision *decision)
{
    struct buffer buffer;
    buffer_init(&buffer, decision->arena->memory);
    return buffer;
}

/* The value as a bylaw_value; a number over its denominator in lowest terms. */
static void decision_value(struct bylaw_decision *decision, const struct outcome *outcome)
{
    const struct type *type = &decision->value->type;
    struct number number;
    bylaw_value *result = &decision->result;
    *result = (bylaw_value){ .kind = BYLAW_TEXT, .denominator = 1, .text = decision->text };
    if (type->kind == KIND_YES_NO) {
        result->kind = BYLAW_YES_NO;
        result->yes = outcome->lo != 0;
    } else if (type->kind == KIND_DAY) {
        result->kind = BYLAW_DAY;
        result->day = (int32_t)outcome->lo;
    } else if (type->kind == KIND_NUMBER && number_make(outcome->lo, type->bottom, &number) &&
               number.top <= INT64_MAX && number.top >= INT64_MIN && number.bottom <= INT64_MAX) {
        result->kind = BYLAW_NUMBER;
        result->numerator = (int64_t)number.top;
        result->denominator = (int64_t)number.bottom;
    }
}

/* The printed value: a choice and a text stand in the pack and the facts, all else is written into
   the decision itself, so that a value that is known needs no memory. */
static void decision_text(struct bylaw_decision *decision, const struct outcome *outcome)
{
    const struct type *type = &decision->value->type;
    if (type->kind == KIND_CHOICE) {
        decision->text = type->choices->names[outcome->lo];
    } else if (type->kind == KIND_TEXT) {
        decision->text = decision->facts->texts[outcome->lo];
    } else if (type->kind == KIND_ONE) {
        decision->text = facts_id(decision->facts, type->entity, (size_t)outcome->lo);
    } else {
        struct buffer buffer = { .memory = decision->arena->memory,
                                 .data = decision->space,
                                 .room = sizeof decision->space };
        decision->space[0] = '\0';
        print_cell(&buffer, decision->facts, type, value_places(decision->value), outcome->lo);
        assert(buffer.data == decision->space); /* it never outgrows the space */
        decision->text = decision->space;
    }
}

static void decision_known(struct bylaw_decision *decision, const struct outcome *outcome)
{
    decision_text(decision, outcome);
    decision->clause = outcome_clause(outcome);
    decision_value(decision, outcome);
}

static bylaw_status decision_asks(struct bylaw_decision *decision)
{
    struct open_fact *facts;
    int count;
    if (run_ask(decision->run, decision->value, decision->row, decision->arena, &facts, &count) !=
        BYLAW_OK)
        return BYLAW_ENOMEM;
    decision->asks = arena_alloc(decision->arena, (size_t)count, sizeof *decision->asks);
    if (!decision->asks)
        return BYLAW_ENOMEM;
    for (int i = 0; i < count; i++) {
        struct buffer buffer = decision_buffer(decision);
        open_fact_print(&buffer, decision->facts, &facts[i], decision->about, decision->about_row);
        decision->asks[i] = decision_keep(decision, &buffer);
        if (!decision->asks[i])
            return BYLAW_ENOMEM;
    }
    decision->ask_count = count;
    return BYLAW_OK;
}

/* Of an undetermined decision: "not known: person.degree, person.born". */
static bylaw_status decision_not_known(struct bylaw_decision *decision)
{
    struct buffer reason = decision_buffer(decision);
    buffer_add(&reason, "not known:");
    for (int i = 0; i < decision->ask_count; i++)
        buffer_format(&reason, "%s %s", i ? "," : "", decision->asks[i]);
    decision->reason = decision_keep(decision, &reason);
    return decision->reason ? BYLAW_OK : BYLAW_ENOMEM;
}

static bylaw_status decision_conflict(struct bylaw_decision *decision)
{
    const struct rule **rules;
    int count;
    if (run_rules(decision->run, decision->value, decision->row, decision->arena, &rules, &count) !=
        BYLAW_OK)
        return BYLAW_ENOMEM;
    struct buffer buffer = decision_buffer(decision);
    for (int i = 0; i < count; i++)
        buffer_format(&buffer, "%s%s", i ? " " : "", rules[i]->id);
    decision->clause = decision_keep(decision, &buffer);
    return decision->clause ? BYLAW_OK : BYLAW_ENOMEM;
}

static void decision_clear(struct bylaw_decision *decision)
{
    decision->result = (bylaw_value){ .kind = BYLAW_UNKNOWN, .denominator = 1, .text = "" };
    decision->text = decision->clause = decision->reason = "";
    decision->asks = NULL;
    decision->ask_count = 0;
}

bylaw_status decision_fill(struct bylaw_decision *decision)
{
    struct outcome outcome;
    run_outcome(decision->run, decision->value, decision->row, &outcome);
    decision_clear(decision);
    decision->outcome = outcome_of_state(outcome.state);
    if (decision->outcome == BYLAW_DECIDED) {
        decision_known(decision, &outcome);
        return BYLAW_OK;
    }
    if (decision->outcome == BYLAW_UNDETERMINED && decision_asks(decision) != BYLAW_OK)
        return BYLAW_ENOMEM;
    if (decision->outcome == BYLAW_CONFLICT && decision_conflict(decision) != BYLAW_OK)
        return BYLAW_ENOMEM;
    if (decision->wanted_reason == DECISION_NO_WHY)
        return BYLAW_OK;
    if (decision->outcome == BYLAW_UNDETERMINED)
        return decision_not_known(decision);
    return run_reason(decision->run, decision->value, decision->row,
                      decision->wanted_reason == DECISION_WHY ? REASON_WHOLE : REASON_UNPLACED,
                      decision->arena, &decision->reason);
}

bylaw_status decision_fill_broken(struct bylaw_decision *decision,
                                  const struct attribute *reference, enum state state)
{
    decision_clear(decision);
    struct buffer buffer = decision_buffer(decision);
    struct open_fact fact = { reference, decision->about_row };
    decision->outcome = state == STATE_ABSENT ? BYLAW_ERROR : BYLAW_UNDETERMINED;
    open_fact_print(&buffer, decision->facts, &fact, decision->about, decision->about_row);
    const char *name = decision_keep(decision, &buffer);
    if (!name)
        return BYLAW_ENOMEM;
    decision->reason = arena_format(decision->arena, "%s is %s", name,
                                    state == STATE_ABSENT ? "absent" : "not known");
    if (!decision->reason)
        return BYLAW_ENOMEM;
    if (state == STATE_ABSENT)
        return BYLAW_OK;
    decision->asks = arena_alloc(decision->arena, 1, sizeof *decision->asks);
    if (!decision->asks)
        return BYLAW_ENOMEM;
    decision->asks[0] = name;
    decision->ask_count = 1;
    return BYLAW_OK;
}

/* ---- The public accessors ------------------------------------------------------------------- */

bylaw_outcome bylaw_decision_outcome(const bylaw_decision *decision)
{
    return decision->outcome;
}

bylaw_value bylaw_decision_value(const bylaw_decision *decision)
{
    return decision->result;
}

const char *bylaw_decision_text(const bylaw_decision *decision)
{
    return decision->text;
}

const char *bylaw_decision_clause(const bylaw_decision *decision)
{
    return decision->clause;
}

const char *bylaw_decision_reason(const bylaw_decision *decision)
{
    return decision->reason;
}

const char *bylaw_decision_ask(const bylaw_decision *decision, size_t index)
{
    return index < (size_t)decision->ask_count ? decision->asks[index] : NULL;
}

bylaw_status bylaw_decision_explain(const bylaw_decision *decision, bylaw_format format,
                                    bylaw_sink *sink, void *user, bylaw_error *error)
{
    struct arena work;
    struct buffer out;
    struct sentence *sentence;
    arena_init(&work, decision->arena->memory);
    buffer_init(&out, decision->arena->memory);
    bylaw_status status =
        explain_value(decision->run, decision->value, decision->row, &work, &sentence);
    if (status == BYLAW_OK && format == BYLAW_JSON_FORMAT)
        explain_json(sentence, &out);
    else if (status == BYLAW_OK)
        explain_text(sentence, &out);
    if (out.failed)
        status = BYLAW_ENOMEM;
    if (status == BYLAW_OK && !sink(user, out.data ? out.data : "", out.length))
        status = BYLAW_ECANCELLED;
    buffer_clear(&out);
    arena_clear(&work);
    if (status != BYLAW_OK)
        error_plain(error, status);
    return status;
}
