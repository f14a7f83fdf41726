/* SPDX-License-Identifier: Apache-2.0 */
/* decision, clause, exception, derive, classify: named values and what gives them. */
#include "bindings/lua/binding.h"

#include <string.h>

static enum combine decision_combine(struct body *body)
{
    const char *name = body_text(body, "combine");
    for (int i = COMBINE_SUM; name && i < COMBINE_COUNT; i++)
        if (strcmp(combine_names[i], name) == 0)
            return (enum combine)i;
    if (name)
        body_mistake(body, "combine", "combine is \"sum\", \"largest\" or \"smallest\", not '%s'",
                     name);
    return COMBINE_NONE;
}

void statement_decision(struct body *body)
{
    body_refuse_positions(body, 1, "title = \"...\"");
    body_need(body, "about", "about = person");
    body_need(body, "gives",
              "gives = choice { \"...\" }, yes_no, money, whole_number or decimal { "
              "places = 2 }");
    const char *entity = body_entity(body, "about");
    struct value *value = NULL;
    if (entity)
        value = build_value(body->builder, body->at, entity, body->id, FORM_DECISION);
    else /* what reads it must not be blamed */
        body->builder->incomplete = true;
    struct value nowhere = { .places = -1, .mode = -1 };
    value = value ? value : &nowhere;
    value->title = body_text(body, "title");
    value->place = body_node(body, "place");
    value->on = body_node(body, "on");
    value->mode = body_mode(body, "mode");
    value->combine = decision_combine(body);
    value->otherwise = body_node(body, "otherwise");
    value->otherwise_law = body_law(body, "otherwise_law");
    value->law = value->otherwise_law;
    body_texts(body, "tags", &value->tags, &value->tag_count);
    kind_outcome(body->L, body, "gives", value);
}

/* What regions may do with a rule: as they like, where it says nothing. */
static void rule_override(struct body *body, struct rule *rule)
{
    static const enum override_mode modes[] = { OVERRIDE_NONE, OVERRIDE_FREE, OVERRIDE_OPTIONAL,
                                                OVERRIDE_RELAX };
    const char *mode = body_text(body, "override");
    const char *favours = body_text(body, "favours");
    bool is_known = !mode;
    for (size_t i = 0; mode && i < sizeof modes / sizeof modes[0]; i++) {
        if (strcmp(mode, override_names[modes[i]]) != 0)
            continue;
        rule->override = modes[i];
        is_known = true;
    }
    if (!is_known)
        body_mistake(body, "override",
                     "what regions may do with a %s is \"none\", \"free\" (the default), "
                     "\"optional\" or \"relax\", not '%s': put what they may change into a "
                     "parameter",
                     body->word->name, mode);
    if (favours && strcmp(favours, "larger") != 0 && strcmp(favours, "smaller") != 0)
        body_mistake(body, "favours",
                     "favours is \"larger\" or \"smaller\": whether it is better for who applies "
                     "that the %s applies to more and gives more",
                     body->word->name);
    else if (favours)
        rule->favours = strcmp(favours, "larger") == 0 ? FAVOURS_LARGER : FAVOURS_SMALLER;
    if (favours && is_known && rule->override != OVERRIDE_RELAX)
        body_mistake(body, "favours", "favours belongs to override = \"relax\": take it away");
    if (!favours && rule->override == OVERRIDE_RELAX)
        body_mistake(body, "override",
                     "override = \"relax\" does not say what is in the applicant's favour: write "
                     "favours = \"larger\" or favours = \"smaller\"");
}

/* off = true: the rule of this id is not in force in a region. */
static void rule_off(struct body *body, struct rule *rule)
{
    static const char *const fields[] = { "when", "gives", "on", "transitional" };
    rule->is_off = body_flag(body, "off");
    if (!rule->is_off)
        return;
    if (strcmp(body->loading->region, "nation") == 0)
        body_mistake(body, "off",
                     "off belongs to the statement of a region: the nation ends a %s with ended = "
                     "\"2020-12-31\"",
                     body->word->name);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (body_has(body, fields[i]))
            body_mistake(body, fields[i], "a %s that is off has no %s: take it away",
                         body->word->name, fields[i]);
}

static struct rule *statement_rule(struct body *body, bool is_exception)
{
    body_refuse_positions(body, 1, "gives = ..., or when = all { ... }");
    struct rule *rule =
        build_rule(body->builder, body->at, body->id, body->loading->region, is_exception);
    rule->title = body_text(body, "title");
    rule->law = body_law(body, "law");
    rule->since = body_day(body, "since");
    rule->ended = body_day(body, "ended");
    rule->ended_law = body_law(body, "ended_law");
    rule->transitional = body_node(body, "transitional");
    rule->review_by = body_day(body, "review_by");
    rule->published = body_day(body, "published");
    rule->reason = body_text(body, "reason");
    rule_override(body, rule);
    rule_off(body, rule);
    rule->on = body_node(body, "on");
    rule->when = body_node(body, "when");
    rule->gives = body_node(body, "gives");
    return rule;
}

void statement_clause(struct body *body)
{
    struct rule *rule = statement_rule(body, false);
    rule->decides = body_text(body, "decides");
}

void statement_exception(struct body *body)
{
    struct rule *rule = statement_rule(body, true);
    body_texts(body, "to", &rule->to, &rule->to_count);
}

/* The value of "person.x", or NULL after a mistake. */
static struct value *named_value(struct body *body, enum value_form form)
{
    const char *dot = strchr(body->id, '.');
    if (!dot || dot == body->id || !dot[1]) {
        body_mistake(body, NULL, "%s \"%s\" does not say whose value it is: write %s \"person.%s\"",
                     body->word->name, body->id, body->word->name, body->id);
        body->builder->incomplete = true;
        return NULL;
    }
    const char *entity = build_text_bytes(body->builder, body->id, (size_t)(dot - body->id));
    return build_value(body->builder, body->at, entity, dot + 1, form);
}

static void version_fields(struct body *body, struct version *version)
{
    version->title = body_text(body, "title");
    version->law = body_law(body, "law");
    version->since = body_day(body, "since");
    version->ended = body_day(body, "ended");
    version->ended_law = body_law(body, "ended_law");
    version->published = body_day(body, "published");
}

/* places and mode of a value: each version that states them says the same. */
static void value_rounding(struct body *body, struct value *value)
{
    int64_t places;
    int mode = body_mode(body, "mode");
    if (body_whole(body, "places", 0, 6, &places)) {
        if (value->places >= 0 && value->places != places)
            body_mistake(body, "places", "another statement of %s says places = %d: write the same",
                         body->id, value->places);
        value->places = (int)places;
    }
    if (mode >= 0) {
        if (value->mode >= 0 && value->mode != mode)
            body_mistake(body, "mode", "another statement of %s says mode = \"%s\": write the same",
                         body->id, rounding_names[value->mode]);
        value->mode = mode;
    }
}

/* Likewise its unit. */
static void value_unit(struct body *body, struct value *value)
{
    struct unit unit = { 0 };
    body_unit(body, "unit", &unit);
    if (unit.count > 0 && value->unit.count > 0 && !unit_equal(&unit, &value->unit))
        body_mistake(body, "unit", "another statement of %s says another unit: write the same",
                     body->id);
    if (unit.count > 0)
        value->unit = unit;
}

/* What at_least and at_most leave of a value: largest and smallest around it. */
static struct node *bounded(struct body *body, struct node *value)
{
    static const struct {
        const char *field;
        enum op op;
    } bounds[] = { { "at_least", OP_LARGEST }, { "at_most", OP_SMALLEST } };
    for (size_t i = 0; value && i < sizeof bounds / sizeof bounds[0]; i++) {
        struct node *pair[] = { value, body_node(body, bounds[i].field) };
        if (pair[1])
            value = build_use(body->builder,
                              build_node(body->builder, pair[1]->at, bounds[i].op, pair, 2));
    }
    return value;
}

void statement_derive(struct body *body)
{
    struct value *value = named_value(body, FORM_DERIVED);
    body_refuse_positions(body, 1, "gives = ...");
    if (!value) {
        consume(body->L, body->table);
        return;
    }
    struct version *version = build_version(body->builder, value, body->at, body->loading->region);
    version_fields(body, version);
    value_rounding(body, value);
    value_unit(body, value);
    version->gives = bounded(body, body_node(body, "gives"));
    if (!version->gives) {
        body_need(body, "gives", "gives = ...");
        version->gives = build_broken(body->builder, body->at);
    }
}

static void add_band(struct body *body, struct version *version, int table,
                     const struct object *part)
{
    struct body band_body = body_open(body->L, table, part->word, NULL, part->at, false);
    const char *name = NULL;
    if (lua_rawgeti(body->L, table, 1) == LUA_TSTRING)
        name = text_copy(body->builder, body->L, -1);
    lua_pop(body->L, 1);
    if (!name)
        mistake(body->L, part->at,
                "a band begins with its name: write band { \"small\", below = 50 }");
    struct band *band = build_band(body->builder, version, part->at, name ? name : "");
    band->has_below = body_number(&band_body, "below", &band->below);
    body_refuse_positions(&band_body, name ? 2 : 1, "below = 50");
}

void statement_classify(struct body *body)
{
    struct value *value = named_value(body, FORM_CLASS);
    if (!value) {
        consume(body->L, body->table);
        return;
    }
    struct version *version = build_version(body->builder, value, body->at, body->loading->region);
    version_fields(body, version);
    version->gives = body_node(body, "by");
    if (!version->gives) {
        body_need(body, "by", "by = the number that is classed");
        version->gives = build_broken(body->builder, body->at);
    }
    int count = body_count(body);
    for (int i = 1; i <= count; i++) {
        const struct object *part = body_part(body, i, OBJECT_PART, "band");
        if (!part) {
            body_refuse_position(body, i, "band { \"small\", below = 50 }");
            continue;
        }
        add_band(body, version, lua_gettop(body->L), part);
        lua_pop(body->L, 1);
    }
}

void statement_points(struct body *body)
{
    const char *entity = body_about(body);
    if (!entity)
        return;
    struct value *value = build_value(body->builder, body->at, entity, body->id, FORM_POINTS);
    struct version *version = build_version(body->builder, value, body->at, body->loading->region);
    version_fields(body, version);
    value_rounding(body, value);
    version->has_at_least = body_number(body, "at_least", &version->at_least);
    version->has_at_most = body_number(body, "at_most", &version->at_most);
    points_items(body, version, NULL, 1);
}
