/* SPDX-License-Identifier: Apache-2.0 */
/* Requirements, indicators and duties are short forms of a decision: its clause gives an outcome
   where it is about the row, and otherwise the row is not concerned. So they are judged, explained
   and tested like any other. */
#include "core/pack/build_internal.h"

/* The outcomes of each; the last is not_concerned. */
static const struct {
    const char *const *names;
    int count;
} outcomes[SHORT_FORM_COUNT] = { [SHORT_REQUIREMENT] = { judgement_names, JUDGEMENT_COUNT },
                                 [SHORT_INDICATOR] = { measured_names, MEASURED_COUNT },
                                 [SHORT_DUTY] = { duty_state_names, DUTY_STATE_COUNT } };

/* Its choices, and what it is where no statement concerns the row. */
static void make_decision(struct builder *builder, struct value *value, enum short_form form)
{
    int titles = 0;
    value->short_form = form;
    value->kind = KIND_CHOICE;
    for (int i = 0; i < outcomes[form].count; i++) {
        build_list_add(builder, &value->choices.names, &value->choices.count,
                       outcomes[form].names[i]);
        build_list_add(builder, &value->choices.titles, &titles, NULL);
    }
    value->otherwise =
        build_use(builder, build_constant_text(builder, value->at,
                                               outcomes[form].names[outcomes[form].count - 1]));
}

struct value *build_short_form(struct builder *builder, enum short_form form, struct place at,
                               const struct short_id *id, struct rule **rule)
{
    struct value *value = build_find_value(builder->pack, id->entity, id->id);
    if (!value || value->short_form != form || value->form != FORM_DECISION) {
        builder->incomplete = builder->incomplete || value; /* its rule belongs to nothing */
        value = build_value(builder, at, id->entity, id->id, FORM_DECISION);
        make_decision(builder, value, form);
    }
    *rule = build_rule(builder, at, id->id, id->region, false);
    (*rule)->short_form = form;
    (*rule)->decides = build_format(builder, "%s.%s", id->entity, id->id);
    return value;
}

struct value *build_short_part(struct builder *builder, const struct rule *rule,
                               const struct value *value, const char *part, struct node *gives)
{
    const char *name = build_format(builder, "%s.%s", rule->id, part);
    struct value *derived = build_value(builder, rule->at, value->entity_name, name, FORM_DERIVED);
    struct version *version = build_version(builder, derived, rule->at, rule->region);
    derived->short_form = value->short_form;
    version->law = rule->law;
    version->since = rule->since;
    version->ended = rule->ended;
    version->gives = build_use(builder, gives);
    return derived;
}

/* by (test) { yes = the first outcome of the form, no = the second } */
static struct node *judged(struct builder *builder, enum short_form form, struct node *test)
{
    const char *const *names = outcomes[form].names;
    return build_choose(builder, test->at, test, build_constant_text(builder, test->at, names[0]),
                        build_constant_text(builder, test->at, names[1]));
}

void build_demand(struct builder *builder, struct rule *rule, struct node *concerned,
                  struct node *demanded)
{
    rule->when = concerned;
    rule->gives = build_use(builder, judged(builder, rule->short_form, demanded));
}
