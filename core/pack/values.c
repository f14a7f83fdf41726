/* SPDX-License-Identifier: Apache-2.0 */
/* Types of named values: what all their rules or versions give, on the grid of their places. */
#include "core/pack/freeze_internal.h"

#include <string.h>

/* The fewest places on whose grid every multiple of 1/bottom lies; -1: none. */
static int places_of(wide bottom)
{
    for (int places = 0; places <= 18; places++) {
        if (number_power10(places) % bottom == 0)
            return places;
    }
    return -1;
}

static bool on_grid(wide bottom, int places)
{
    return number_power10(places) % bottom == 0;
}

/* Where something is given to a value. */
struct giving {
    struct value *value;
    const char *owner; /* "clause 4.2" */
    bool is_first;     /* nothing was joined to value->type yet */
};

/* Whether what is given is of the sort that the value has. */
static bool fits(struct freeze *freeze, const struct giving *giving, const struct node *node)
{
    const struct type *wanted = &giving->value->type;
    const struct type *type = &node->type;
    const char *name = giving->value->name;
    if (type->kind == KIND_DURATION || type->kind == KIND_MONTHS || type->kind == KIND_MANY)
        freeze_mistake(freeze, node->at, "%s gives %s, which is %s; give a value", giving->owner,
                       node_text(freeze, node), kind_phrase(type->kind));
    else if (type->kind != wanted->kind)
        freeze_mistake(freeze, node->at, "%s gives %s, but %s is %s; correct one of the two",
                       giving->owner, kind_phrase(type->kind), name, kind_phrase(wanted->kind));
    else if (type->kind == KIND_CHOICE && !choices_equal(type->choices, wanted->choices))
        freeze_mistake(freeze, node->at, "%s gives %s, which chooses from another list than %s",
                       giving->owner, node_text(freeze, node), name);
    else if (type->kind == KIND_ONE && type->entity && wanted->entity &&
             type->entity != wanted->entity)
        freeze_mistake(freeze, node->at, "%s gives a %s, but %s is a %s", giving->owner,
                       type->entity->name, name, wanted->entity->name);
    else if (type->kind == KIND_NUMBER && !type->plain && !wanted->plain &&
             !unit_equal(&type->unit, &wanted->unit))
        freeze_mistake(freeze, node->at, "%s gives %s, but %s is in %s; correct the unit of one",
                       giving->owner, unit_text(freeze, &type->unit), name,
                       unit_text(freeze, &wanted->unit));
    else
        return true;
    return false;
}

/* Rounds as the value says, or checks that there is nothing to round. */
static struct node *put_on_grid(struct freeze *freeze, const struct giving *giving,
                                struct node *node)
{
    const struct value *value = giving->value;
    if (node->type.kind != KIND_NUMBER || (value->mode < 0 && value->places < 0))
        return node;
    if (value->mode >= 0)
        return lower_rounded(freeze, node, value->places < 0 ? 0 : value->places,
                             (enum rounding)value->mode);
    if (!on_grid(node->type.bottom, value->places)) {
        freeze_mistake(
            freeze, node->at,
            "%s gives a number that may have more than %d places; write places and mode = "
            "\"half_up\" on %s",
            giving->owner, value->places, value->name);
        node_break(node);
    }
    return node;
}

/* A share has no last place: it leaves the program only where something rounds it. */
static struct node *round_share(struct freeze *freeze, const struct giving *giving,
                                struct node *node)
{
    const struct value *value = giving->value;
    if (value->mode >= 0)
        return lower_rounded(freeze, node, value->places < 0 ? 0 : value->places,
                             (enum rounding)value->mode);
    if (value->short_form == SHORT_INDICATOR)
        freeze_mistake(freeze, node->at,
                       "the figure of the indicator is a share, which may have no last place; "
                       "write places = 4");
    else
        freeze_mistake(
            freeze, node->at,
            "%s gives a share, which may have no last place; write rounded { ..., places = "
            "2, mode = \"half_up\" }, or places and mode on %s",
            giving->owner, value->name);
    node_break(node);
    return node;
}

/* Types one expression given to the value and joins it to the value's type. */
static struct node *give(struct freeze *freeze, struct giving *giving, struct node *node)
{
    if (!node)
        return NULL;
    struct type *type = &giving->value->type;
    bool is_known = type->kind != KIND_BROKEN;
    infer(freeze, node, is_known ? type : NULL);
    if (!node_is_broken(node) && node->type.kind == KIND_SHARE)
        node = round_share(freeze, giving, node);
    if (node_is_broken(node))
        return node;
    if (!is_known) {
        *type = node->type;
        if (type->kind == KIND_NUMBER && giving->value->unit.count > 0) {
            type->plain = false;
            type->unit = giving->value->unit;
        }
    }
    if (!fits(freeze, giving, node)) {
        node_break(node);
        return node;
    }
    node = put_on_grid(freeze, giving, node);
    if (node_is_broken(node))
        return node;
    if (type->plain && !node->type.plain) {
        type->plain = false;
        type->unit = node->type.unit;
    }
    if (type->kind != KIND_NUMBER && type->kind != KIND_DAY)
        return node;
    if (giving->is_first) {
        type->bottom = node->type.bottom;
        type->min = node->type.min;
        type->max = node->type.max;
        giving->is_first = false;
    } else if (!range_join(type, &node->type)) {
        freeze_mistake(
            freeze, node->at,
            "what %s gives and what else gives %s need more than 126 bits together; write "
            "places and mode on %s",
            giving->owner, giving->value->name, giving->value->name);
    }
    return node;
}

/* Clauses that add up: each of them may, so the range is that of so many. */
static void type_combined(struct freeze *freeze, struct value *value)
{
    struct type *type = &value->type;
    if (value->combine == COMBINE_NONE || type->kind == KIND_BROKEN)
        return;
    if (type->kind != KIND_NUMBER) {
        freeze_mistake(freeze, value->at,
                       "combine joins numbers, and %s is %s; take combine away, or give a number",
                       value->name, kind_phrase(type->kind));
        return;
    }
    wide clauses = 0;
    for (int i = 0; i < value->rule_count; i++)
        clauses += !value->rules[i]->is_exception;
    if (value->combine != COMBINE_SUM || clauses < 2)
        return;
    if (!wide_multiply(type->min < 0 ? type->min : 0, clauses, &type->min) ||
        !wide_multiply(type->max > 0 ? type->max : 0, clauses, &type->max))
        freeze_mistake(freeze, value->at,
                       "the sum of the clauses of %s may need more than 126 bits; put a part of "
                       "what they give into rounded { ... }",
                       value->name);
}

static void type_decision(struct freeze *freeze, struct value *value)
{
    if (value->type.kind == KIND_NUMBER && value->places < 0)
        value->places = value->money ? 2 : 0;
    struct giving giving = { value, NULL, true };
    for (int i = 0; i < value->rule_count; i++) {
        struct rule *rule = value->rules[i];
        freeze->clause = rule->id;
        giving.owner = build_format(freeze->builder, "%s %s", rule_word(rule), rule->id);
        infer_test(freeze, rule->transitional);
        infer_test(freeze, rule->when);
        if (rule_judges(rule) && rule->gives->op == OP_BY)
            infer_test(freeze, rule->gives->args[0]);
        rule->gives = give(freeze, &giving, rule->gives);
    }
    freeze->clause = value->name;
    giving.owner = "otherwise";
    value->otherwise = give(freeze, &giving, value->otherwise);
    type_combined(freeze, value);
}

static void type_derived(struct freeze *freeze, struct value *value)
{
    struct giving giving = { value, value->name, true };
    for (int i = 0; i < value->version_count; i++)
        value->versions[i]->lowered = give(freeze, &giving, value->versions[i]->gives);
}

static void type_points(struct freeze *freeze, struct value *value)
{
    value->type.unit = (struct unit){ 1, { { "points", 1 } } };
    if (value->mode >= 0 && value->places < 0)
        value->places = 0;
    bool is_first = true;
    bool is_stated = value->places >= 0;
    for (int i = 0; i < value->version_count; i++) {
        struct version *version = value->versions[i];
        lower_points(freeze, value, version);
        if (node_is_broken(version->lowered))
            continue;
        const struct type *type = &version->lowered->type;
        int places = places_of(type->bottom);
        if (places < 0 || (is_stated && !on_grid(type->bottom, value->places)))
            freeze_mistake(freeze, version->at,
                           "%s may come to a number with more places; write places = 2, mode = "
                           "\"half_up\"",
                           value->name);
        else if (!is_stated && places > value->places)
            value->places = places;
        if (is_first) {
            value->type.bottom = type->bottom;
            value->type.min = type->min;
            value->type.max = type->max;
            is_first = false;
        } else if (!range_join(&value->type, type)) {
            freeze_mistake(
                freeze, version->at,
                "the totals of %s need more than 126 bits together; write places and mode",
                value->name);
        }
    }
}

static void scale_bands(struct freeze *freeze, const struct version *version)
{
    for (int i = 0; i < version->band_count; i++) {
        struct band *band = version->bands[i];
        struct number scaled;
        struct number bottom = { version->gives->type.bottom, 1 };
        if (!band->has_below)
            continue;
        if (number_multiply(band->below, bottom, &scaled))
            band->below_scaled = wide_divide(scaled.top, scaled.bottom, ROUND_CEILING);
        else
            freeze_mistake(freeze, band->at,
                           "the bound of band '%s' is too large; write a smaller one", band->name);
    }
}

static void type_class(struct freeze *freeze, struct value *value)
{
    for (int i = 0; i < value->version_count; i++) {
        struct version *version = value->versions[i];
        if (!version->gives)
            continue;
        infer(freeze, version->gives, NULL);
        if (node_is_broken(version->gives))
            continue;
        if (version->gives->type.kind != KIND_NUMBER)
            freeze_mistake(freeze, version->gives->at, "%s is %s; a class is made by a number",
                           node_text(freeze, version->gives),
                           kind_phrase(version->gives->type.kind));
        else
            scale_bands(freeze, version);
    }
}

/* The first parameter in an expression, or NULL. */
static const struct node *find_parameter(const struct node *node)
{
    if (!node || node->op == OP_PARAMETER || node->op == OP_PARAMETER_AT)
        return node;
    const struct node *found = NULL;
    for (int i = 0; !found && i < node->arg_count; i++)
        found = find_parameter(node->args[i]);
    return found;
}

static void type_place(struct freeze *freeze, struct value *value)
{
    struct node *place = value->place;
    if (place) {
        infer(freeze, place, NULL);
        if (!node_is_broken(place) && (place->op != OP_FIELD || !is_place(place)))
            freeze_mistake(freeze, place->at,
                           "%s is no place; write a reference to an entity with is_region = true",
                           node_text(freeze, place));
    }
    freeze->law_day =
        (struct type){ .kind = KIND_DAY, .bottom = 1, .min = LAW_DAY_FIRST, .max = LAW_DAY_LAST };
    struct node *on = value->on;
    if (!on)
        return;
    infer(freeze, on, &freeze->law_day);
    if (node_is_broken(on))
        return;
    const struct node *parameter = find_parameter(on);
    if (parameter)
        freeze_mistake(freeze, parameter->at,
                       "on cannot read %s, whose value depends on that day; write a fact, or a "
                       "duration such as months (3)",
                       node_text(freeze, parameter));
    if (on->type.kind == KIND_DAY)
        freeze->law_day = on->type;
    else
        freeze_mistake(freeze, on->at, "%s is %s; on wants a day", node_text(freeze, on),
                       kind_phrase(on->type.kind));
}

void freeze_value_type(struct freeze *freeze, struct value *value)
{
    freeze->clause = value->name;
    value->type = (struct type){ .kind = value->kind, .unit = value->unit, .bottom = 1 };
    if (value->kind == KIND_CHOICE) {
        value->type.choices = &value->choices;
        value->type.max = value->choices.count > 0 ? value->choices.count - 1 : 0;
    } else if (value->kind == KIND_YES_NO) {
        value->type.max = 1;
    } else if (value->kind == KIND_TEXT) {
        value->type.max = INT32_MAX;
    }
    type_place(freeze, value);
    switch (value->form) {
    case FORM_DECISION:
        type_decision(freeze, value);
        break;
    case FORM_POINTS:
        type_points(freeze, value);
        break;
    case FORM_CLASS:
        type_class(freeze, value);
        break;
    case FORM_MUST:
        infer_test(freeze, value->versions[0]->gives);
        type_derived(freeze, value);
        break;
    case FORM_DERIVED:
        type_derived(freeze, value);
        break;
    }
    freeze->clause = NULL;
}
