/* SPDX-License-Identifier: Apache-2.0 */
/* requirement: what the law demands of each row that it is about. must: what no row of facts can
   break without contradicting itself. */
#include "bindings/lua/binding.h"

/* A field that all statements of a requirement share: stated once. */
static void shared_node(struct body *body, const char *field, struct node **place)
{
    struct node *node = body_node(body, field);
    if (node && *place)
        body_mistake(body, field, "another statement of %s says %s, too: say it once", body->id,
                     field);
    else if (node)
        *place = node;
}

/* Fields of requirements about decisions in one about rows. */
static void refuse_tries(struct body *body)
{
    static const char *const others[] = { "given", "except", "except_law" };
    for (size_t i = 0; i < sizeof others / sizeof others[0] + CHALLENGE_FORMS; i++) {
        const char *field = i < CHALLENGE_FORMS ? challenge_names[i] : others[i - CHALLENGE_FORMS];
        if (body_has(body, field))
            body_mistake(body, field,
                         "%s is about decisions; write decisions = \"...\", or leave it out",
                         field);
    }
}

void statement_requirement(struct body *body)
{
    body_refuse_positions(body, 1, "demands = ..., or where = all { ... }");
    const char *entity = body_about(body);
    struct rule *rule;
    if (!entity)
        return;
    if (body_has(body, "decisions")) {
        requirement_of_decisions(body, entity);
        return;
    }
    refuse_tries(body);
    struct value *value =
        build_requirement(body->builder, body->at, entity, body->id, body->loading->region, &rule);
    rule->title = body_text(body, "title");
    value->title = value->title ? value->title : rule->title;
    rule->law = body_law(body, "law");
    rule->since = body_day(body, "since");
    rule->ended = body_day(body, "ended");
    rule->review_by = body_day(body, "review_by");
    shared_node(body, "place", &value->place);
    shared_node(body, "on", &value->on);
    struct node *concerned = body_node(body, "where");
    struct node *demanded = body_node(body, "demands");
    if (!demanded) {
        body_need(body, "demands", "demands = the test that must hold");
        demanded = build_broken(body->builder, body->at);
    }
    build_demand(body->builder, rule, concerned, demanded);
}

void statement_must(struct body *body)
{
    body_refuse_positions(body, 1, "holds = ...");
    const char *entity = body_about(body);
    if (!entity)
        return;
    struct version *version =
        build_must(body->builder, body->at, entity, body->id, body->loading->region);
    version->title = body_text(body, "title");
    version->law = body_law(body, "law");
    version->gives = body_node(body, "holds");
    if (!version->gives) {
        body_need(body, "holds", "holds = the test that no row can fail");
        version->gives = build_broken(body->builder, body->at);
    }
}
