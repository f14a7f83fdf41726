/* SPDX-License-Identifier: Apache-2.0 */
/* A requirement is the short form of a decision: pass or breach where its clause applies, and
   otherwise not concerned. So it is judged, explained and tested like any other. */
#include "core/pack/build_internal.h"

/* Its choices, and what it is where no statement concerns the row. */
static void make_decision(struct builder *builder, struct value *value)
{
    int titles = 0;
    value->is_requirement = true;
    value->kind = KIND_CHOICE;
    for (int i = 0; i < JUDGEMENT_COUNT; i++) {
        build_list_add(builder, &value->choices.names, &value->choices.count, judgement_names[i]);
        build_list_add(builder, &value->choices.titles, &titles, NULL);
    }
    value->otherwise = build_use(
        builder, build_constant_text(builder, value->at, judgement_names[JUDGEMENT_NOT_CONCERNED]));
}

struct value *build_requirement(struct builder *builder, struct place at, const char *entity,
                                const char *id, const char *region, struct rule **rule)
{
    struct value *value = build_find_value(builder->pack, entity, id);
    if (!value || !value->is_requirement) {
        builder->incomplete = builder->incomplete || value; /* its rule belongs to nothing */
        value = build_value(builder, at, entity, id, FORM_DECISION);
        make_decision(builder, value);
    }
    *rule = build_rule(builder, at, id, region, false);
    (*rule)->is_requirement = true;
    (*rule)->decides = build_format(builder, "%s.%s", entity, id);
    return value;
}

void build_demand(struct builder *builder, struct rule *rule, struct node *concerned,
                  struct node *demanded)
{
    struct node *pass = build_constant_text(builder, rule->at, judgement_names[JUDGEMENT_PASS]);
    struct node *breach = build_constant_text(builder, rule->at, judgement_names[JUDGEMENT_BREACH]);
    rule->when = concerned;
    rule->gives = build_use(builder, build_choose(builder, demanded->at, demanded, pass, breach));
}
