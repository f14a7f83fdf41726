/* SPDX-License-Identifier: Apache-2.0 */
/* requirement: what the law demands of each row that it is about. indicator: a figure with a
   target. duty: what somebody must do by a day. must: what no row of facts can break without
   contradicting itself. */
#include "bindings/lua/binding.h"

#include <stdio.h>
#include <string.h>

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

/* What all short forms say of a statement, and the clause that it makes; NULL: after a mistake that
   explains it. */
static struct rule *short_form(struct body *body, enum short_form form, struct value **value)
{
    const char *entity = body_about(body);
    struct rule *rule;
    if (!entity)
        return NULL;
    struct short_id id = { entity, body->id, body->loading->region };
    *value = build_short_form(body->builder, form, body->at, &id, &rule);
    rule->title = body_text(body, "title");
    (*value)->title = (*value)->title ? (*value)->title : rule->title;
    rule->law = body_law(body, "law");
    rule->since = body_day(body, "since");
    rule->ended = body_day(body, "ended");
    rule->review_by = body_day(body, "review_by");
    return rule;
}

/* A field that must be there; else a mistake, and a broken node. */
static struct node *needed_node(struct body *body, const char *field, const char *write)
{
    struct node *node = body_node(body, field);
    if (!node)
        body_need(body, field, write);
    return node ? node : build_broken(body->builder, body->at);
}

void statement_requirement(struct body *body)
{
    struct value *value;
    body_refuse_positions(body, 1, "demands = ..., or where = all { ... }");
    if (body_has(body, "decisions")) {
        const char *entity = body_about(body);
        if (entity)
            requirement_of_decisions(body, entity);
        return;
    }
    struct rule *rule = short_form(body, SHORT_REQUIREMENT, &value);
    if (!rule)
        return;
    refuse_tries(body);
    shared_node(body, "place", &value->place);
    shared_node(body, "on", &value->on);
    struct node *concerned = body_node(body, "where");
    build_demand(body->builder, rule, concerned,
                 needed_node(body, "demands", "demands = the test that must hold"));
}

/* ---- Indicators ---- */

void statement_indicator(struct body *body)
{
    static const char *const targets[TARGET_COUNT] = { "at_least", "at_most", "above", "below" };
    struct indicator_terms terms = { .places = -1, .mode = body_mode(body, "mode") };
    struct value *value;
    int64_t places;
    bool has_target = false;
    body_refuse_positions(body, 1, "value = ..., or at_least = ...");
    struct rule *rule = short_form(body, SHORT_INDICATOR, &value);
    if (!rule)
        return;
    shared_node(body, "place", &value->place);
    shared_node(body, "on", &value->on);
    terms.where = body_node(body, "where");
    terms.value = needed_node(body, "value", "value = the figure, such as share (a, b)");
    for (int i = 0; i < TARGET_COUNT; i++) {
        terms.targets[i] = body_node(body, targets[i]);
        has_target = has_target || terms.targets[i];
    }
    if (!has_target) {
        body_mistake(body, NULL,
                     "indicator %s has no target: write at_least = ..., at_most, above or below",
                     body->id);
        terms.targets[0] = build_broken(body->builder, body->at);
    }
    terms.tolerance = body_node(body, "tolerance");
    if (body_whole(body, "places", 0, 6, &places)) {
        terms.places = (int)places;
        terms.mode = terms.mode < 0 ? ROUND_HALF_UP : terms.mode;
    }
    build_indicator(body->builder, value, rule, &terms);
}

/* ---- Duties ---- */

/* A day that is written, or that something gives. */
static struct node *day_node(struct body *body, const char *field)
{
    struct node *node = body_node(body, field);
    int32_t day = node && node->op == OP_TEXT ? body_day(body, field) : DAY_NONE;
    if (!node || node->op != OP_TEXT)
        return node;
    return day == DAY_NONE ? build_broken(body->builder, node->at)
                           : build_use(body->builder, build_day(body->builder, node->at, day));
}

/* "08-31" */
static void day_of_year(struct body *body, struct duty_terms *terms)
{
    const char *text = body_text(body, "each_year");
    char day[16];
    int32_t parsed;
    if (!text)
        return;
    int length = snprintf(day, sizeof day, "2019-%.10s", text);
    if (strlen(text) == 5 && day_parse(day, (size_t)length, &parsed)) {
        terms->month = (text[0] - '0') * 10 + text[1] - '0';
        terms->day = (text[3] - '0') * 10 + text[4] - '0';
    } else {
        body_mistake(body, "each_year",
                     "'%.40s' is no day of every year: write month and day as \"08-31\"", text);
    }
}

/* The last day: by, each_year, or after with within. */
static void duty_days(struct body *body, struct duty_terms *terms)
{
    terms->after = body_node(body, "after");
    terms->within = body_node(body, "within");
    terms->by = day_node(body, "by");
    day_of_year(body, terms);
    if (!terms->after != !terms->within) {
        const char *field = terms->after ? "after" : "within";
        body_mistake(body, field,
                     "%s says half of the last day: write after = the day of the event, within = "
                     "working_days (15), days (30) or months (2)",
                     field);
        terms->after = terms->within = NULL;
    }
    if ((terms->after != NULL) + (terms->by != NULL) + body_has(body, "each_year") > 1) {
        body_mistake(body, NULL,
                     "duty %s has two last days: keep one of by, each_year, or after and within",
                     body->id);
        terms->by = NULL;
        terms->month = 0;
    }
    if (terms->within && terms->within->op != OP_BROKEN &&
        (terms->within->op < OP_MONTHS || terms->within->op > OP_WORKING_DAYS)) {
        body_mistake(body, "within",
                     "within is a duration: write working_days (15), days (30) or months (2)");
        terms->after = terms->within = NULL;
    }
}

/* What shows that it was done. */
static void duty_evidence(struct body *body, struct rule *rule, struct duty_terms *terms)
{
    rule->met_by = body_text(body, "met_by");
    terms->done = day_node(body, "done");
    if (terms->done && rule->met_by)
        body_mistake(body, "met_by", "a duty has one evidence: keep done or met_by");
    else if (rule->met_by)
        terms->done = build_day(body->builder, body_place(body, "met_by"), DAY_LAST);
    else if (!terms->done && strcmp(body_entity(body, "about"), "book") != 0)
        body_need(body, "done", "done = the day on which it was done");
    if (terms->done && body_has(body, "done"))
        rule->met_by = NULL;
}

void statement_duty(struct body *body)
{
    struct duty_terms terms = { 0 };
    struct value *value;
    body_refuse_positions(body, 1, "done = ..., or when = all { ... }");
    struct rule *rule = short_form(body, SHORT_DUTY, &value);
    if (!rule)
        return;
    rule->body = body_text(body, "body");
    terms.when = body_node(body, "when");
    duty_days(body, &terms);
    duty_evidence(body, rule, &terms);
    build_duty(body->builder, value, rule, &terms);
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
