/* SPDX-License-Identifier: Apache-2.0 */
/* Types of formulas: each input a value whose decimal places are stated, so that the function
   always gets it in the same unit; the result as declared. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static bool is_money(const struct unit *unit)
{
    for (int i = 0; i < unit->count; i++) {
        if (strcmp(unit->factors[i].name, "yuan") == 0)
            return true;
    }
    return false;
}

/* Places that are stated where the value is; whole numbers that are no money need none. -1: what
   the function gets would change its unit when a figure of the law or a computation changes. */
static int stated_places(const struct node *node)
{
    int places = -1;
    if (node->op == OP_FIELD && node->field.attribute)
        places = node->field.attribute->places;
    else if (node->op == OP_FIELD && node->field.value)
        places = node->field.value->places;
    else if (node->op == OP_ROUNDED)
        places = node->places;
    else if (node->op == OP_FORMULA)
        places = node->formula->gives.places;
    if (places < 0 && node->type.bottom == 1 && !is_money(&node->type.unit))
        places = 0;
    return places >= 0 && number_power10(places) % node->type.bottom == 0 ? places : -1;
}

static void check_number(struct freeze *freeze, struct node *node, int index)
{
    struct formula *formula = node->formula;
    const struct node *arg = node->args[index];
    struct type scaled;
    int places = stated_places(arg);
    if (places < 0) {
        spoil(
            freeze, node,
            build_format(freeze->builder,
                         "the places of %s are not stated, so its unit in the formula would not be "
                         "certain; write %s = rounded { %s, places = 2, mode = \"half_up\" }",
                         node_text(freeze, arg), formula->inputs[index], node_text(freeze, arg)));
        return;
    }
    formula->input_places[index] = places;
    if (!range_scale(&arg->type, number_power10(places), &scaled) || scaled.min < INT64_MIN ||
        scaled.max > INT64_MAX)
        spoil(freeze, node,
              build_format(freeze->builder,
                           "%s may need more than 63 bits, which a formula cannot take; give it "
                           "narrower bounds",
                           node_text(freeze, arg)));
}

static void check_input(struct freeze *freeze, struct node *node, int index)
{
    const struct node *arg = node->args[index];
    switch (arg->type.kind) {
    case KIND_NUMBER:
        check_number(freeze, node, index);
        break;
    case KIND_YES_NO:
    case KIND_DAY:
    case KIND_CHOICE:
    case KIND_TEXT:
        break;
    case KIND_SHARE:
        spoil(freeze, node,
              build_format(
                  freeze->builder,
                  "%s is a share; write %s = rounded { %s, places = 2, mode = \"half_up\" }",
                  node_text(freeze, arg), node->formula->inputs[index], node_text(freeze, arg)));
        break;
    default:
        spoil(freeze, node,
              build_format(freeze->builder,
                           "%s is %s, which a formula cannot take; read a number, yes/no, day, "
                           "choice or text of it",
                           node_text(freeze, arg), kind_phrase(arg->type.kind)));
    }
}

static bool scaled_bound(struct number bound, int places, enum rounding mode, wide *out)
{
    struct number ten = { number_power10(places), 1 };
    if (!number_multiply(bound, ten, &bound))
        return false;
    *out = wide_divide(bound.top, bound.bottom, mode);
    return *out >= INT64_MIN && *out <= INT64_MAX;
}

/* The type of the result; false: its bounds are no bounds. */
static bool result_type(const struct attribute *gives, struct type *type)
{
    *type = (struct type){ .kind = gives->kind, .unit = gives->unit, .bottom = 1 };
    switch (gives->kind) {
    case KIND_NUMBER:
        type->bottom = number_power10(gives->places);
        return scaled_bound(gives->at_least, gives->places, ROUND_CEILING, &type->min) &&
               scaled_bound(gives->at_most, gives->places, ROUND_FLOOR, &type->max) &&
               type->min <= type->max;
    case KIND_DAY:
        type->min = gives->first_day;
        type->max = gives->last_day;
        return type->min <= type->max;
    case KIND_CHOICE:
        type->choices = &gives->choices;
        type->max = gives->choices.count > 0 ? gives->choices.count - 1 : 0;
        return true;
    default:
        type->max = 1;
        return true;
    }
}

void infer_formula(struct freeze *freeze, struct node *node)
{
    struct formula *formula = node->formula;
    for (int i = 0; i < node->arg_count; i++)
        infer(freeze, node->args[i], NULL);
    formula->input_places = build_take(freeze->builder, (size_t)node->arg_count, sizeof(int));
    if (args_broken(node) || !formula->input_places) {
        node_break(node);
        return;
    }
    for (int i = 0; i < node->arg_count && node->op != OP_BROKEN; i++)
        check_input(freeze, node, i);
    if (node->op == OP_BROKEN)
        return;
    if (formula->gives.kind == KIND_CHOICE)
        freeze_choices(freeze, &formula->gives.choices, node->at, "formula");
    if (result_type(&formula->gives, &formula->type))
        node->type = formula->type;
    else
        spoil(freeze, node,
              "nothing lies between at_least and at_most of what the formula gives; correct one");
}
