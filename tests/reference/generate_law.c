/* SPDX-License-Identifier: Apache-2.0 */
/* Random law: parameters, points tables, classes, derived values, decisions with their clauses. */
#include "tests/reference/generate_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- Parameters ---- */

/* Statements and values that were recorded on a day of their own. */
static int32_t draw_published(struct maker *maker)
{
    return chance(maker, 10) ? draw_day(maker) - 200 : DAY_NONE;
}

static void draw_value(struct maker *maker, struct wanted kind, struct parameter_value *value)
{
    value->kind = kind.kind == KIND_CHOICE ? KIND_TEXT : kind.kind;
    value->number = draw_number(maker);
    value->day = draw_day(maker);
    value->yes = chance(maker, 50);
    if (kind.kind == KIND_CHOICE)
        value->text = choices_name(kind.choices, draw(maker, choices_count(kind.choices)));
}

static void make_parameter_value(struct maker *maker, struct wanted kind,
                                 struct parameter_layer *layer, int32_t from)
{
    struct parameter_value *value = build_parameter_value(maker->builder, layer, maker->at, from);
    value->law = made_law(maker);
    value->published = draw_published(maker);
    draw_value(maker, kind, value);
}

/* A value for each key (some by `other`), or what a list has on the day. */
static void make_table_value(struct maker *maker, const struct made_parameter *made,
                             struct parameter_layer *layer, int32_t from)
{
    struct parameter_value *value = build_parameter_value(maker->builder, layer, maker->at, from);
    value->law = made_law(maker);
    value->published = draw_published(maker);
    value->is_table = true;
    bool has_other = chance(maker, 40);
    int count = made->shape == SHAPE_TEXTS ? 4 : choices_count(NAMED_CHOICES);
    for (int i = 0; i < count; i++) {
        const char *key = choices_name(NAMED_CHOICES, i);
        const char *text = made->shape == SHAPE_TEXTS ? texts_name(i) : key;
        if (made->shape == SHAPE_KEYED ? has_other && chance(maker, 50) : chance(maker, 50))
            continue;
        struct parameter_value *part = build_parameter_part(
            maker->builder, value, maker->at, made->shape == SHAPE_KEYED ? key : NULL);
        if (made->shape == SHAPE_KEYED)
            draw_value(maker, made->kind, part);
        else
            part->text = build_text(maker->builder, text);
    }
    if (made->shape == SHAPE_KEYED && has_other)
        draw_value(maker, made->kind,
                   build_parameter_part(maker->builder, value, maker->at, "other"));
}

static void make_off(struct maker *maker, struct parameter_layer *layer, int32_t from)
{
    struct parameter_value *value = build_parameter_value(maker->builder, layer, maker->at, from);
    value->off = true;
    value->law = made_law(maker);
}

/* What regions may do: most often anything, so that values of regions are read. */
static void draw_mode(struct maker *maker, struct parameter *parameter, enum kind kind)
{
    static const enum override_mode modes[] = { OVERRIDE_NONE,   OVERRIDE_FIX,   OVERRIDE_OPTIONAL,
                                                OVERRIDE_FLOOR,  OVERRIDE_RELAX, OVERRIDE_CEILING,
                                                OVERRIDE_EXCEED, OVERRIDE_BAND };
    if (parameter->layer_count > 1)
        return; /* drawn with the national layer */
    parameter->mode = OVERRIDE_FREE;
    if (chance(maker, 60))
        parameter->mode = modes[draw(maker, kind == KIND_NUMBER ? 8 : kind == KIND_DAY ? 7 : 3)];
    parameter->favours = parameter->mode != OVERRIDE_RELAX ? FAVOURS_NONE
                         : chance(maker, 50)               ? FAVOURS_LARGER
                                                           : FAVOURS_SMALLER;
    parameter->within = number_whole(0);
    if (parameter->mode == OVERRIDE_BAND)
        (void)number_make(1 + draw(maker, 12), 10, &parameter->within);
}

static void make_layer(struct maker *maker, const struct made_parameter *made, const char *region)
{
    struct parameter_layer *layer;
    struct parameter *parameter =
        build_parameter(maker->builder, maker->at, made->id, region, &layer);
    draw_mode(maker, parameter,
              made->shape >= SHAPE_CHOICES ? KIND_DAY : made->kind.kind); /* lists have an order */
    if (strcmp(region, "nation") == 0) {
        parameter->keys = made->shape == SHAPE_KEYED ? "named" : NULL;
        parameter->list = made->shape >= SHAPE_CHOICES;
    }
    if (made->kind.kind == KIND_NUMBER)
        parameter->unit = made_unit(made->kind.choices);
    layer->by = "An office";
    layer->reason = "A reason";
    layer->ended = chance(maker, 10) ? draw_day(maker) + 100 : DAY_NONE;
    if (layer->ended != DAY_NONE)
        layer->ended_law = made_law(maker);
    int32_t from = draw_day(maker) - (chance(maker, 88) ? 500 : 0);
    int count = 1 + draw(maker, 3);
    for (int i = 0; i < count; i++) {
        if (strcmp(region, "nation") != 0 && chance(maker, 10))
            make_off(maker, layer, from);
        else if (made->shape != SHAPE_PLAIN)
            make_table_value(maker, made, layer, from);
        else
            make_parameter_value(maker, made->kind, layer, from);
        struct parameter_value *made_value = &layer->values[i];
        bool corrects = i > 0 && from == made_value[-1].from;
        if (corrects || made_value->published != DAY_NONE)
            made_value->published = draw_day(maker) + 500 * i;
        from += chance(maker, 8) ? 0 : 1 + draw(maker, 400); /* the same day: a correction */
    }
}

void make_parameters(struct maker *maker)
{
    static const enum kind kinds[] = { KIND_NUMBER, KIND_NUMBER, KIND_NUMBER,
                                       KIND_DAY,    KIND_YES_NO, KIND_CHOICE };
    int count = draw(maker, MOST_PARAMETERS + 1);
    for (int i = 0; i < count; i++) {
        struct made_parameter *made = &maker->parameters[i];
        made->id = made_text(maker, chance(maker, 50) ? "p%d" : "group.p%d", i);
        made->kind = (struct wanted){ kinds[draw(maker, 6)], draw(maker, 3), 0 };
        if (made->kind.kind == KIND_NUMBER)
            made->kind = draw_number_kind(maker);
        made->shape = chance(maker, 55) ? SHAPE_PLAIN : (enum shape)(1 + draw(maker, 3));
        if (made->shape == SHAPE_CHOICES)
            made->kind = (struct wanted){ KIND_CHOICE, NAMED_CHOICES, 0 };
        if (made->shape == SHAPE_TEXTS)
            made->kind = (struct wanted){ KIND_TEXT, 0, 0 };
        for (int k = 0; k < maker->region_count; k++)
            if (k == 0 || chance(maker, 35))
                make_layer(maker, made, maker->regions[k]);
    }
    maker->parameter_count = count;
}

/* ---- Days and regions of statements ---- */

static void draw_days(struct maker *maker, int32_t *since, int32_t *ended)
{
    if (chance(maker, 25))
        *since = draw_day(maker) - (chance(maker, 60) ? 300 : 0);
    if (chance(maker, 15))
        *ended = draw_day(maker) + (chance(maker, 70) ? 300 : 0);
    if (*since != DAY_NONE && *ended != DAY_NONE && *ended < *since)
        *ended = DAY_NONE;
}

/* The versions or rules of one id: national, of some regions, some in two parts of time. */
typedef void make_statement(struct maker *maker, void *what, const char *region, int32_t since,
                            int32_t ended);

static void make_statements(struct maker *maker, int national_percent, int region_percent,
                            make_statement *make, void *what)
{
    bool made = false;
    for (int i = 0; i < maker->region_count; i++) {
        int32_t since = DAY_NONE, ended = DAY_NONE;
        bool last = i == maker->region_count - 1;
        if (!chance(maker, i == 0 ? national_percent : region_percent) && (made || !last))
            continue;
        made = true;
        draw_days(maker, &since, &ended);
        if (chance(maker, 85) || since != DAY_NONE || ended != DAY_NONE) {
            make(maker, what, maker->regions[i], since, ended);
            continue;
        }
        int32_t change = draw_day(maker);
        make(maker, what, maker->regions[i], change, DAY_NONE);
        make(maker, what, maker->regions[i], change - 1000, change - 1 - draw(maker, 2));
        if (chance(maker, 40))
            make(maker, what, maker->regions[i], change - 2000, change - 1001 - draw(maker, 2));
    }
}

/* ---- Values that are no decisions ---- */

struct version_plan {
    struct value *value;
    struct made_value *made;
};

static struct scope scope_of(struct maker *maker, int entity)
{
    return (struct scope){ maker->entities[entity].name, entity, NULL };
}

static struct node *make_used(struct maker *maker, const struct scope *scope, struct wanted wanted)
{
    return build_use(maker->builder,
                     make_expression(maker, scope, wanted, draw(maker, MOST_DEPTH + 1)));
}

static void draw_bounds(struct maker *maker, bool *has_at_least, struct number *at_least,
                        bool *has_at_most, struct number *at_most)
{
    *has_at_least = chance(maker, 20);
    *has_at_most = chance(maker, 30);
    *at_least = draw_number(maker);
    *at_most = draw_number(maker);
    if (number_compare(*at_least, *at_most) > 0) {
        struct number lower = *at_most;
        *at_most = *at_least;
        *at_least = lower;
    }
}

static void make_item(struct maker *maker, struct version *version, struct item *parent,
                      const struct scope *scope)
{
    struct item *item = build_item(maker->builder, version, parent, maker->at, "An item");
    item->law = made_law(maker);
    if (chance(maker, 25) && (!parent || chance(maker, 30))) {
        int count = 1 + draw(maker, 3);
        for (int i = 0; i < count; i++)
            make_item(maker, version, item, scope);
    } else {
        item->points = build_use(
            maker->builder, make_expression(maker, scope, draw_number_kind(maker), draw(maker, 3)));
    }
    if (chance(maker, 30))
        item->for_each = build_use(
            maker->builder, make_expression(maker, scope, draw_number_kind(maker), draw(maker, 2)));
    if (chance(maker, 50))
        item->when = build_use(maker->builder, make_test(maker, scope, draw(maker, 3)));
    draw_bounds(maker, &item->has_at_least, &item->at_least, &item->has_at_most, &item->at_most);
}

static void make_class(struct maker *maker, const struct version_plan *plan,
                       struct version *version, const struct scope *scope)
{
    version->gives = make_used(maker, scope, draw_number_kind(maker));
    int count = choices_count(plan->made->kind.choices);
    int below = draw(maker, 4) - 1;
    for (int i = 0; i < count; i++) {
        struct band *band = build_band(maker->builder, version, maker->at,
                                       choices_name(plan->made->kind.choices, i));
        band->has_below = i + 1 < count;
        band->below = number_whole(below);
        below += 1 + draw(maker, 3);
    }
}

static void make_version(struct maker *maker, void *what, const char *region, int32_t since,
                         int32_t ended)
{
    const struct version_plan *plan = what;
    struct scope scope = scope_of(maker, plan->made->entity);
    struct version *version = build_version(maker->builder, plan->value, maker->at, region);
    version->since = since;
    version->ended = ended;
    version->law = made_law(maker);
    version->published = draw_published(maker);
    if (ended != DAY_NONE)
        version->ended_law = made_law(maker);
    if (plan->value->form == FORM_POINTS) {
        int count = 1 + draw(maker, 4);
        for (int i = 0; i < count; i++)
            make_item(maker, version, NULL, &scope);
        draw_bounds(maker, &version->has_at_least, &version->at_least, &version->has_at_most,
                    &version->at_most);
    } else if (plan->value->form == FORM_CLASS) {
        make_class(maker, plan, version, &scope);
    } else {
        version->gives = make_used(maker, &scope, plan->made->kind);
    }
}

/* ---- Decisions ---- */

struct rule_plan {
    const char *id;
    struct made_value *made;
    const char *to[3]; /* exceptions */
    int to_count;
    bool goes_on; /* after their ends */
    enum short_form form;
    struct wanted figure; /* of an indicator, and how it is shown */
    int places;
};

/* Whether a rule of a region has one of its id, of the nation, that it can switch off. */
static bool is_national(const struct maker *maker, const struct rule *rule)
{
    const struct bylaw_pack *pack = maker->builder->pack;
    for (int i = 0; i < pack->rule_count && strcmp(rule->region, "nation") != 0; i++)
        if (strcmp(pack->rules[i]->id, rule->id) == 0 &&
            strcmp(pack->rules[i]->region, "nation") == 0)
            return true;
    return false;
}

static void make_rule(struct maker *maker, void *what, const char *region, int32_t since,
                      int32_t ended)
{
    const struct rule_plan *plan = what;
    struct scope scope = scope_of(maker, plan->made->entity);
    struct rule *rule = build_rule(maker->builder, maker->at, plan->id, region, plan->to_count > 0);
    rule->since = since;
    rule->ended = ended;
    rule->law = made_law(maker);
    rule->published = draw_published(maker);
    rule->override = chance(maker, 20) ? OVERRIDE_NONE : OVERRIDE_FREE; /* counts all the same */
    rule->is_off = is_national(maker, rule) && chance(maker, 15);
    if (ended != DAY_NONE)
        rule->ended_law = made_law(maker);
    for (int i = 0; i < plan->to_count; i++)
        build_list_add(maker->builder, &rule->to, &rule->to_count, plan->to[i]);
    if (plan->to_count == 0)
        rule->decides = plan->made->name;
    if (rule->is_off)
        return;
    struct wanted day = { KIND_DAY, 0, 0 };
    if (ended != DAY_NONE && plan->goes_on)
        rule->transitional = build_use(maker->builder, make_test(maker, &scope, draw(maker, 3)));
    if ((since != DAY_NONE || ended != DAY_NONE) && !plan->goes_on && chance(maker, 40))
        rule->on = build_use(maker->builder, make_path(maker, &scope, day, false));
    if (chance(maker, 85))
        rule->when = build_use(maker->builder, make_test(maker, &scope, draw(maker, 4)));
    rule->gives = chance(maker, 50) ? build_use(maker->builder,
                                                make_expression(maker, &scope, plan->made->kind, 0))
                                    : make_used(maker, &scope, plan->made->kind);
}

static struct node *draw_concerned(struct maker *maker, const struct scope *scope)
{
    return chance(maker, 80) ? build_use(maker->builder, make_test(maker, scope, draw(maker, 4)))
                             : NULL;
}

static void make_indicator(struct maker *maker, const struct rule_plan *plan,
                           const struct scope *scope, const struct value *value, struct rule *rule)
{
    struct indicator_terms terms = { .places = plan->places,
                                     .mode = plan->places < 0 ? -1 : ROUND_HALF_UP };
    terms.where = draw_concerned(maker, scope);
    terms.value = make_used(maker, scope, plan->figure);
    int first = draw(maker, TARGET_COUNT);
    for (int i = 0; i < TARGET_COUNT; i++)
        if (i == first || chance(maker, 15))
            terms.targets[i] = make_used(maker, scope, plan->figure);
    if (chance(maker, 20))
        terms.tolerance = make_used(maker, scope, plan->figure);
    build_indicator(maker->builder, value, rule, &terms);
}

static struct node *draw_duration(struct maker *maker)
{
    static const enum op durations[] = { OP_MONTHS, OP_YEARS, OP_DAYS, OP_WORKING_DAYS };
    struct node *number = build_number(maker->builder, maker->at, number_whole(draw(maker, 40)));
    return build_use(maker->builder, node_of(maker, durations[draw(maker, 4)], &number, 1));
}

static void make_duty(struct maker *maker, const struct scope *scope, const struct value *value,
                      struct rule *rule)
{
    static const struct wanted day = { KIND_DAY, 0, 0 };
    struct duty_terms terms = { .when = draw_concerned(maker, scope) };
    int last = draw(maker, 4);
    if (last == 0) {
        terms.after = make_used(maker, scope, day);
        terms.within = draw_duration(maker);
    } else if (last == 1) {
        terms.by = make_used(maker, scope, day);
    } else if (last == 2) {
        terms.month = 1 + draw(maker, 12);
        terms.day = 1 + draw(maker, 28);
    }
    if (chance(maker, 90))
        terms.done = make_used(maker, scope, day);
    build_duty(maker->builder, value, rule, &terms);
}

static void make_short_statement(struct maker *maker, void *what, const char *region, int32_t since,
                                 int32_t ended)
{
    const struct rule_plan *plan = what;
    struct scope scope = scope_of(maker, plan->made->entity);
    struct rule *rule;
    struct short_id id = { scope.name, plan->id, region };
    struct value *value = build_short_form(maker->builder, plan->form, maker->at, &id, &rule);
    rule->since = since;
    rule->ended = ended;
    rule->law = made_law(maker);
    if (plan->form == SHORT_INDICATOR) {
        make_indicator(maker, plan, &scope, value, rule);
    } else if (plan->form == SHORT_DUTY) {
        make_duty(maker, &scope, value, rule);
    } else {
        struct node *concerned = draw_concerned(maker, &scope);
        build_demand(maker->builder, rule, concerned, make_test(maker, &scope, draw(maker, 4)));
    }
}

/* Statements of one id in some regions, and exceptions to them. */
static void make_short_form(struct maker *maker, struct made_value *made)
{
    struct rule_plan plan = { .id = made->name,
                              .made = made,
                              .form = (enum short_form)(1 + draw(maker, SHORT_FORM_COUNT - 1)),
                              .figure = draw_number_kind(maker),
                              .places = chance(maker, 80) ? draw(maker, 4) : -1 };
    made->kind = (struct wanted){ KIND_CHOICE, CHOICES_OF_SHORT + (int)plan.form, 0 };
    make_statements(maker, 95, 25, make_short_statement, &plan);
    int exceptions = chance(maker, 60) ? draw(maker, 3) : 0;
    for (int i = 0; i < exceptions; i++) {
        plan.id = made_text(maker, "%s.x%d", made->name, i);
        plan.to_count = 1;
        plan.to[0] = made->name;
        make_statements(maker, 90, 15, make_rule, &plan);
    }
}

static void make_decision_rules(struct maker *maker, struct made_value *made)
{
    const char *ids[12];
    int clauses = 1 + draw(maker, 6);
    int exceptions = chance(maker, 60) ? draw(maker, 5) : 0;
    for (int i = 0; i < clauses + exceptions; i++) {
        struct rule_plan plan = { .made = made, .goes_on = chance(maker, 50) };
        bool is_exception = i >= clauses;
        ids[i] = made_text(maker, is_exception ? "%d.x%d" : "%d.%d", 1 + maker->rule_count / 10,
                           maker->rule_count);
        maker->rule_count++;
        plan.id = ids[i];
        if (is_exception) {
            plan.to_count = 1 + (chance(maker, 25) ? 1 : 0);
            int first = draw(maker, i);
            plan.to[0] = chance(maker, 25) ? made->name : ids[first];
            if (i == 1)
                plan.to_count = 1; /* there is no other */
            if (plan.to_count == 2)
                plan.to[1] = ids[first + 1 < i ? first + 1 : 0];
        }
        make_statements(maker, 90, 15, make_rule, &plan);
    }
}

static void make_decision(struct maker *maker, struct value *value, struct made_value *made)
{
    struct scope scope = scope_of(maker, made->entity);
    value->kind = made->kind.kind;
    if (made->kind.kind == KIND_NUMBER && chance(maker, 35))
        value->combine = (enum combine)(COMBINE_SUM + draw(maker, COMBINE_COUNT - 1));
    if (made->kind.kind == KIND_CHOICE)
        made_choices(maker, made->kind.choices, &value->choices);
    if (chance(maker, 55)) {
        value->otherwise =
            build_use(maker->builder, make_expression(maker, &scope, made->kind, draw(maker, 2)));
        value->otherwise_law = made_law(maker);
    }
    make_decision_rules(maker, made);
}

/* ---- All values ---- */

static void make_place_and_day(struct maker *maker, struct value *value, int entity)
{
    struct scope scope = scope_of(maker, entity);
    if (maker->region_entity >= 0 && chance(maker, 30)) {
        struct wanted place = { KIND_ONE, 0, maker->region_entity };
        value->place = build_use(maker->builder, make_path(maker, &scope, place, true));
    }
    if (chance(maker, 20)) {
        struct wanted day = { KIND_DAY, 0, 0 };
        value->on = build_use(maker->builder, make_path(maker, &scope, day, true));
    }
}

/* A derived value may be a reference, where the entity has one to begin with. */
static void draw_reference(struct maker *maker, int entity, struct wanted *kind)
{
    const struct made_entity *made = &maker->entities[entity];
    for (int i = 0; i < made->attribute_count; i++)
        if (made->attributes[i].kind.kind == KIND_ONE && chance(maker, 15))
            *kind = made->attributes[i].kind;
}

static enum value_form draw_form(struct maker *maker, int entity, struct wanted *kind)
{
    int way = draw(maker, 10);
    *kind = draw_kind(maker);
    if (way < 5 && chance(maker, 8))
        *kind = (struct wanted){ KIND_TEXT, 0, 0 };
    if (way < 5)
        return FORM_DECISION;
    if (way < 7) {
        *kind = (struct wanted){ KIND_NUMBER, 1, 0 };
        return FORM_POINTS;
    }
    if (way < 8) {
        *kind = (struct wanted){ KIND_CHOICE, draw(maker, NAMED_CHOICES), 0 };
        return FORM_CLASS;
    }
    if (kind->kind == KIND_CHOICE)
        *kind = draw_number_kind(maker);
    draw_reference(maker, entity, kind);
    return FORM_DERIVED;
}

void make_values(struct maker *maker)
{
    int count = 2 + draw(maker, MOST_VALUES - 1);
    for (int i = 0; i < count; i++) {
        struct made_value *made = &maker->values[i];
        made->name = made_text(maker, "v%d", i);
        made->entity = draw(maker, maker->entity_count);
        enum value_form form = draw_form(maker, made->entity, &made->kind);
        if (form == FORM_DECISION && chance(maker, 20)) {
            make_short_form(maker, made);
            maker->value_count = i + 1;
            continue;
        }
        struct value *value = build_value(maker->builder, maker->at,
                                          maker->entities[made->entity].name, made->name, form);
        value->title = "A value";
        if (made->kind.kind == KIND_NUMBER && form != FORM_POINTS)
            value->unit = made_unit(made->kind.choices);
        if (made->kind.kind == KIND_NUMBER && (form != FORM_DERIVED || chance(maker, 70))) {
            value->places = draw(maker, 4);
            value->mode = chance(maker, 95) ? draw(maker, ROUND_COUNT) : -1;
        }
        make_place_and_day(maker, value, made->entity);
        if (form == FORM_DECISION) {
            make_decision(maker, value, made);
        } else {
            struct version_plan plan = { value, made };
            make_statements(maker, 95, 25, make_version, &plan);
        }
        maker->value_count = i + 1;
    }
}
