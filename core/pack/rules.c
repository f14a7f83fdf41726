/* SPDX-License-Identifier: Apache-2.0 */
/* Rules: their order, the decision that each is part of, and what exceptions are exceptions to. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static int compare_rules(const void *a, const void *b)
{
    const struct rule *const *left = a;
    const struct rule *const *right = b;
    int order = text_compare_natural((*left)->id, (*right)->id);
    if (order != 0)
        return order;
    if ((*left)->region_index != (*right)->region_index)
        return (*left)->region_index < (*right)->region_index ? -1 : 1;
    if ((*left)->since != (*right)->since)
        return (*left)->since < (*right)->since ? -1 : 1;
    return place_compare((*left)->at, (*right)->at);
}

/* What a rule goes on for after its end, and the law that ended it. */
static void freeze_end(struct freeze *freeze, struct rule *rule, const char *owner)
{
    const struct source *source = rule->law.source;
    bool has_end = rule->ended != DAY_NONE ||
                   (source && (source->ended != DAY_NONE || source->ended_law.text));
    freeze_law(freeze, &rule->ended_law, rule->at, owner, false);
    if (rule->ended_law.text && !has_end)
        freeze_mistake(freeze, rule->at,
                       "%s has ended_law but no end; write ended = \"...\", or take it away",
                       owner);
    if (!rule->transitional)
        return;
    if (!has_end)
        freeze_mistake(freeze, rule->at,
                       "%s has no end after which it could go on; write ended = \"...\", or take "
                       "transitional away",
                       owner);
    else if (!rule->ended_law.text)
        freeze_mistake(freeze, rule->at,
                       "%s does not say by which law it goes on; write ended_law = \"SOURCE-ID, "
                       "article\"",
                       owner);
    if (rule->on)
        freeze_mistake(freeze, rule->at,
                       "%s has both on and transitional; on picks the cases already: keep one of "
                       "the two",
                       owner);
}

static void freeze_rule(struct freeze *freeze, struct rule *rule)
{
    const char *owner = build_format(freeze->builder, "%s %s", rule_word(rule), rule->id);
    freeze->clause = rule->id;
    rule->value = NULL;
    rule->to_decision = false;
    want_id(freeze, rule->id, rule->at);
    rule->region_index = freeze_region(freeze, rule->region, rule->at);
    freeze_law(freeze, &rule->law, rule->at, owner, true);
    freeze_end(freeze, rule, owner);
    rule->is_out = !freeze_recorded(freeze, &rule->law, rule->published, rule->at, owner);
    freeze_days(freeze, &rule->law, &rule->ended_law, &rule->since, &rule->ended, rule->at);
    freeze_met_by(freeze, rule);
    freeze_rule_days(freeze, rule);
    if (!rule->is_exception && rule->decides)
        rule->value = freeze_find_question(freeze, rule->decides, rule->at, true);
    if (rule->is_off)
        return; /* what it is of is said by the rule that it switches off */
    if (!rule->gives)
        freeze_mistake(freeze, rule->at, "%s gives nothing; write gives = ...", owner);
    if (rule->is_exception && rule->to_count == 0)
        freeze_mistake(freeze, rule->at,
                       "%s does not say what it is an exception to; write to = \"4.7\"", owner);
    if (!rule->is_exception && !rule->decides)
        freeze_mistake(freeze, rule->at, "%s decides nothing; write decides = \"a decision\"",
                       owner);
}

/* The first rule of an id; rules of one id lie side by side. -1: none. */
static int first_of_id(const struct bylaw_pack *pack, const char *id)
{
    int low = 0;
    int high = pack->rule_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (text_compare_natural(pack->rules[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pack->rule_count && strcmp(pack->rules[low]->id, id) == 0 ? low : -1;
}

static void unknown_base(struct freeze *freeze, const struct rule *rule, const char *name)
{
    struct names names = { 0 };
    for (int i = 0; i < freeze->pack->rule_count; i++)
        names_add(freeze, &names, freeze->pack->rules[i]->id);
    for (int i = 0; i < freeze->value_count; i++) {
        if (freeze->value_list[i]->form == FORM_DECISION)
            names_add(freeze, &names, freeze->value_list[i]->name);
    }
    const char *near = names_suggest(freeze, &names, name);
    freeze_mistake(freeze, rule->at,
                   "exception %s is to '%s', which is no clause, exception or decision%s", rule->id,
                   name, *near ? near : ": write the id of one");
}

/* The decision of a rule: its own, or that of what it is an exception to. */
struct search {
    struct freeze *freeze;
    char *states; /* per rule: 0 not looked at, 1 on the way, 2 done */
};

static struct value *decision_of(struct search *search, struct rule *rule);

static struct value *decision_of_base(struct search *search, struct rule *rule, const char *base)
{
    struct freeze *freeze = search->freeze;
    const struct bylaw_pack *pack = freeze->pack;
    int first = first_of_id(pack, base);
    if (first >= 0)
        return decision_of(search, pack->rules[first]);
    struct value *found = NULL;
    for (int i = 0; i < freeze->value_count; i++) {
        struct value *value = freeze->value_list[i];
        if (value->form == FORM_DECISION && value_is_called(value, base) && !found)
            found = value;
    }
    if (found)
        rule->to_decision = true;
    else
        unknown_base(freeze, rule, base);
    return found;
}

static struct value *decision_of(struct search *search, struct rule *rule)
{
    struct freeze *freeze = search->freeze;
    char *state = &search->states[rule->index];
    if (!rule->is_exception || *state == 2)
        return rule->value;
    freeze->clause = rule->id;
    if (*state == 1) {
        freeze_mistake(freeze, rule->at,
                       "exception %s is an exception to itself by way of '%s'; correct its to",
                       rule->id, rule->to[0]);
        return NULL;
    }
    *state = 1;
    for (int i = 0; i < rule->to_count; i++) {
        struct value *value = decision_of_base(search, rule, rule->to[i]);
        freeze->clause = rule->id;
        if (rule->value && value && value != rule->value)
            freeze_mistake(
                freeze, rule->at,
                "exception %s is to rules of two decisions, %s and %s; write one for each",
                rule->id, rule->value->name, value->name);
        if (!rule->value)
            rule->value = value;
    }
    *state = 2;
    return rule->value;
}

/* A rule that is switched off is part of the decision of the one above it. */
static void find_switched_off(struct search *search, struct rule *rule)
{
    struct freeze *freeze = search->freeze;
    int first = first_of_id(freeze->pack, rule->id);
    struct rule *base = first >= 0 ? freeze->pack->rules[first] : NULL;
    freeze->clause = rule->id;
    if (!base || base->is_off || base->region_index == rule->region_index)
        freeze_mistake(freeze, rule->at,
                       "there is no %s %s above %s that could be off there; write the id of one",
                       rule_word(rule), rule->id, rule->region);
    else if (!rule->value)
        rule->value = decision_of(search, base);
}

/* A rule of a region with the id of another takes its place: it must be the same sort of rule. */
static void check_same_id(struct freeze *freeze, const struct rule *first, const struct rule *rule)
{
    if (strcmp(first->id, rule->id) != 0)
        return;
    freeze->clause = rule->id;
    if (first->is_exception != rule->is_exception)
        freeze_mistake(freeze, rule->at,
                       "%s %s has the id of a rule that is %s (%s:%d); use another id",
                       rule_word(rule), rule->id, first->is_exception ? "an exception" : "a clause",
                       first->at.file, first->at.line);
    else if (first->value && rule->value && first->value != rule->value)
        freeze_mistake(
            freeze, rule->at,
            "%s %s decides %s, but the one of the same id at %s:%d decides %s; use another "
            "id",
            rule_word(rule), rule->id, rule->value->name, first->at.file, first->at.line,
            first->value->name);
}

/* A rule that goes on takes the place of another of its id, not of one whose days are a test. */
static void check_transitional(struct freeze *freeze, const struct rule *rule)
{
    const struct bylaw_pack *pack = freeze->pack;
    int first = rule->transitional && !rule->on ? first_of_id(pack, rule->id) : -1;
    for (int i = first; i >= 0 && i < pack->rule_count; i++) {
        const struct rule *other = pack->rules[i];
        if (strcmp(other->id, rule->id) != 0)
            return;
        if (!other->on)
            continue;
        freeze->clause = rule->id;
        freeze_mistake(freeze, rule->at,
                       "%s %s cannot go on in place of the one at %s:%d, whose days go by its on; "
                       "write on here instead of transitional",
                       rule_word(rule), rule->id, other->at.file, other->at.line);
        return;
    }
}

void freeze_rules(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < pack->rule_count; i++)
        freeze_rule(freeze, pack->rules[i]);
    freeze_sort(pack->rules, pack->rule_count, compare_rules);
    for (int i = 0; i < pack->rule_count; i++)
        pack->rules[i]->index = i;
    struct search search = { freeze, freeze_scratch(freeze, (size_t)pack->rule_count, 1) };
    if (!search.states)
        return;
    for (int i = 0; i < pack->rule_count; i++) {
        struct rule *rule = pack->rules[i];
        decision_of(&search, rule);
        if (rule->is_off)
            find_switched_off(&search, rule);
        if (i > 0)
            check_same_id(freeze, pack->rules[i - 1], rule);
        check_transitional(freeze, rule);
        struct value *value = rule->value;
        if (value)
            build_list_add(freeze->builder, &value->rules, &value->rule_count, rule);
        if (value && rule->is_exception)
            build_list_add(freeze->builder, &value->exceptions, &value->exception_count, rule);
    }
    freeze->clause = NULL;
}
