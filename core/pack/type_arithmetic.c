/* SPDX-License-Identifier: Apache-2.0 */
/* Types of arithmetic: sums, products, extremes, spans of time and the time between days. */
#include "core/base/months.h"
#include "core/pack/freeze_internal.h"

/* What to write for a day in arithmetic: day + 30 means days (30); two days have time between. */
static const char *day_hint(struct freeze *freeze, const struct node *node, int index)
{
    bool is_sum = (node->op == OP_ADD || node->op == OP_SUBTRACT) && node->arg_count == 2;
    const struct node *other = node->args[1 - (is_sum ? index : 0)];
    if (!is_sum || other->type.kind != KIND_NUMBER)
        return "; write a :days_to (b) for the time between days";
    return build_format(freeze->builder, "; write %s %s days (%s)",
                        node_text(freeze, node->args[index]), op_names[node->op],
                        node_text(freeze, other));
}

bool want_kind(struct freeze *freeze, struct node *node, int index, enum kind kind)
{
    const struct node *arg = node->args[index];
    if (arg->type.kind == kind)
        return true;
    const char *hint = "";
    if (kind == KIND_NUMBER && arg->type.kind == KIND_DURATION)
        hint = "; a span of time can only be added to a day";
    else if (kind == KIND_NUMBER && arg->type.kind == KIND_DAY)
        hint = day_hint(freeze, node, index);
    else if (kind == KIND_NUMBER && arg->type.kind == KIND_SHARE)
        hint = "; put it into rounded { ..., places = 2, mode = \"half_up\" }";
    spoil(freeze, node,
          build_format(freeze->builder, "%s is %s where %s wants %s%s", node_text(freeze, arg),
                       kind_phrase(arg->type.kind), op_names[node->op], kind_phrase(kind), hint));
    return false;
}

bool is_numeric(enum kind kind)
{
    return kind == KIND_NUMBER || kind == KIND_SHARE;
}

/* Numbers, or shares where an operator takes these. */
static bool want_numbers(struct freeze *freeze, struct node *node)
{
    for (int i = 0; i < node->arg_count; i++) {
        if (!is_numeric(node->args[i]->type.kind) && !want_kind(freeze, node, i, KIND_NUMBER))
            return false;
    }
    return true;
}

static void infer_sum(struct freeze *freeze, struct node *node)
{
    struct type common;
    bool added = node->op == OP_ADD;
    if (!want_numbers(freeze, node) ||
        !unify(freeze, node, 0, added ? "added" : "subtracted", &common))
        return;
    node->type = common;
}

static void infer_product(struct freeze *freeze, struct node *node)
{
    if (!want_numbers(freeze, node))
        return;
    struct type type = node->args[0]->type;
    for (int i = 1; i < node->arg_count; i++) {
        const struct type *other = &node->args[i]->type;
        type.plain = type.plain && other->plain;
        type.kind = other->kind == KIND_SHARE ? KIND_SHARE : type.kind;
        if (!freeze->is_total && !unit_multiply(&type.unit, &other->unit, 1, &type.unit)) {
            spoil(freeze, node,
                  build_format(
                      freeze->builder,
                      "%s has a unit of more than %d factors; multiply fewer things with units",
                      node_text(freeze, node), UNIT_FACTORS));
            return;
        }
    }
    node->type = type;
}

/* share (a, b), in the unit of a over that of b. */
static void infer_share(struct freeze *freeze, struct node *node)
{
    if (!want_args(freeze, node, 2) || !want_kind(freeze, node, 0, KIND_NUMBER) ||
        !want_kind(freeze, node, 1, KIND_NUMBER))
        return;
    const struct type *divisor = &node->args[1]->type;
    struct type type = node->args[0]->type;
    type.kind = KIND_SHARE;
    type.plain = type.plain && divisor->plain;
    if (unit_multiply(&type.unit, &divisor->unit, -1, &type.unit))
        node->type = type;
    else
        spoil(freeze, node,
              build_format(freeze->builder,
                           "%s has a unit of more than %d factors; divide fewer things with units",
                           node_text(freeze, node), UNIT_FACTORS));
}

/* x :as "unit" */
static void infer_as(struct freeze *freeze, struct node *node)
{
    const struct type *type = &node->args[0]->type;
    struct unit unit;
    struct number factor;
    if (!want_numbers(freeze, node))
        return;
    const char *text = node_text(freeze, node->args[0]);
    if (!unit_parse(freeze->builder->arena, node->text, &unit))
        spoil(freeze, node,
              build_format(freeze->builder,
                           "'%s' is no unit; write names joined by * and /, such as \"yuan/year\"",
                           node->text));
    else if (type->plain || type->unit.count == 0)
        spoil(freeze, node,
              build_format(freeze->builder, "%s has no unit, so it has no other one", text));
    else if (!unit_convert(&type->unit, &unit, &factor) ||
             !number_divide(number_whole(1), factor, &node->number))
        spoil(freeze, node,
              build_format(freeze->builder,
                           "%s is in %s, which is no %s; only months and years, and m2, ha, mu and "
                           "km2 are so many of each other",
                           text, unit_text(freeze, &type->unit), node->text));
    else {
        node->type = *type;
        node->type.unit = unit;
    }
}

static void infer_extreme(struct freeze *freeze, struct node *node)
{
    struct type common;
    if (!unify(freeze, node, 0, "put into one list", &common))
        return;
    if (!is_numeric(common.kind) && common.kind != KIND_DAY)
        spoil(freeze, node,
              build_format(freeze->builder, "%s is %s; only numbers and days have a %s",
                           node_text(freeze, node->args[0]), kind_phrase(common.kind),
                           op_names[node->op]));
    else
        node->type = common;
}

static void infer_duration(struct freeze *freeze, struct node *node)
{
    if (!want_kind(freeze, node, 0, KIND_NUMBER))
        return;
    const struct type *type = &node->args[0]->type;
    struct unit unit = { 1, { { op_names[node->op], 1 } } };
    const char *text = node_text(freeze, node->args[0]);
    if (!type->plain && type->unit.count > 0 && !unit_equal(&type->unit, &unit))
        spoil(freeze, node,
              build_format(freeze->builder, "%s (%s) was given %s; write a number of %s",
                           op_names[node->op], text, unit_text(freeze, &type->unit),
                           op_names[node->op]));
    else if (type->bottom != 1)
        spoil(freeze, node,
              build_format(freeze->builder,
                           "%s (%s) may be no whole number; write rounded { %s, places = 0, mode = "
                           "\"down\" }",
                           op_names[node->op], text, text));
    else if (node->op == OP_WORKING_DAYS && type->min < 0)
        spoil(freeze, node,
              build_format(freeze->builder,
                           "working_days (%s) may be below 0; working days are counted forward "
                           "only: write largest { 0, %s }",
                           text, text));
    else
        set_kind(node, KIND_DURATION, op_names[node->op]);
}

/* Working days are added, in a pack that knows them. */
static bool want_forward(struct freeze *freeze, struct node *node, int index)
{
    if (node->args[index]->op != OP_WORKING_DAYS)
        return true;
    if (!node->signs || node->signs[index - 1] >= 0)
        return want_calendar(freeze, node);
    spoil(freeze, node,
          "working days are only added to a day; write a :working_days_to (b) for "
          "how many there are between two");
    return false;
}

static void infer_move(struct freeze *freeze, struct node *node)
{
    static const struct type day = { .kind = KIND_DAY, .bottom = 1 };
    infer(freeze, node->args[0], &day);
    for (int i = 1; i < node->arg_count; i++)
        infer(freeze, node->args[i], NULL);
    if (args_broken(node)) {
        node_break(node);
        return;
    }
    bool fits = want_kind(freeze, node, 0, KIND_DAY);
    for (int i = 1; i < node->arg_count && fits; i++)
        fits = want_kind(freeze, node, i, KIND_DURATION) && want_forward(freeze, node, i);
    if (fits)
        set_kind(node, KIND_DAY, NULL);
}

/* a :years_to (b) and a :year_end (n). */
void infer_between_days(struct freeze *freeze, struct node *node)
{
    static const struct type day = { .kind = KIND_DAY, .bottom = 1 };
    bool is_end = node->op == OP_YEAR_END;
    if (!want_args(freeze, node, is_end ? 1 : 2))
        return;
    for (int i = 0; i < node->arg_count; i++)
        infer(freeze, node->args[i], is_end && i > 0 ? NULL : &day);
    if (args_broken(node)) {
        node_break(node);
        return;
    }
    if (!want_kind(freeze, node, 0, KIND_DAY))
        return;
    if (is_end) {
        bool fits = node->arg_count < 2 ||
                    (node->args[1]->op == OP_NUMBER && node->args[1]->number.bottom == 1);
        if (fits)
            set_kind(node, KIND_DAY, NULL);
        else
            spoil(freeze, node, "year_end wants a whole number of years; write :year_end (1)");
    } else if (node->op == OP_WORKING_DAYS_TO) {
        if (want_kind(freeze, node, 1, KIND_DAY) && want_calendar(freeze, node))
            set_kind(node, KIND_NUMBER, "working_days");
    } else if (want_kind(freeze, node, 1, KIND_DAY)) {
        set_kind(node, KIND_NUMBER,
                 node->op == OP_YEARS_TO    ? "years"
                 : node->op == OP_MONTHS_TO ? "months"
                                            : "days");
    }
}

void infer_months(struct freeze *freeze, struct node *node)
{
    static const struct type day = { .kind = KIND_DAY, .bottom = 1 };
    bool is_between = node->op == OP_BETWEEN;
    bool is_number = node->op == OP_MONTHS_COUNT || node->op == OP_LONGEST_RUN;
    if (!want_args(freeze, node, is_number ? 1 : 2))
        return;
    for (int i = 0; i < node->arg_count; i++)
        infer(freeze, node->args[i], is_between ? &day : NULL);
    if (args_broken(node)) {
        node_break(node);
        return;
    }
    for (int i = 0; i < node->arg_count; i++)
        if (!want_kind(freeze, node, i, is_between ? KIND_DAY : KIND_MONTHS))
            return;
    set_kind(node, is_number ? KIND_NUMBER : KIND_MONTHS, is_number ? "months" : NULL);
    node->type.max = is_number ? MONTHS_COUNT : 0;
}

void infer_arithmetic(struct freeze *freeze, struct node *node, const struct type *expected)
{
    bool is_extreme = node->op == OP_LARGEST || node->op == OP_SMALLEST;
    if (!want_args(freeze, node, node->op == OP_MOVE ? 2 : 1))
        return;
    if (node->op == OP_MOVE) {
        infer_move(freeze, node);
        return;
    }
    if (is_extreme)
        infer_together(freeze, node, 0, expected && expected->kind == KIND_DAY ? expected : NULL);
    else
        for (int i = 0; i < node->arg_count; i++)
            infer(freeze, node->args[i],
                  needs_meaning(node->args[i]) ? &(struct type){ .kind = KIND_NUMBER } : NULL);
    infer_node_only(freeze, node);
}

/* A node whose operands are typed already. */
void infer_node_only(struct freeze *freeze, struct node *node)
{
    if (node->op == OP_BROKEN || args_broken(node)) {
        node_break(node);
        return;
    }
    struct type common;
    switch (node->op) {
    case OP_ADD:
    case OP_SUBTRACT:
        infer_sum(freeze, node);
        break;
    case OP_MULTIPLY:
        infer_product(freeze, node);
        break;
    case OP_DIVIDE:
    case OP_NEGATE:
    case OP_ROUNDED:
        if (want_numbers(freeze, node))
            node->type = node->args[0]->type;
        if (node->op == OP_ROUNDED && !node_is_broken(node))
            node->type.kind = KIND_NUMBER;
        break;
    case OP_AS:
        infer_as(freeze, node);
        break;
    case OP_SHARE:
        infer_share(freeze, node);
        break;
    case OP_LARGEST:
    case OP_SMALLEST:
        infer_extreme(freeze, node);
        break;
    case OP_MONTHS:
    case OP_YEARS:
    case OP_DAYS:
    case OP_WORKING_DAYS:
        infer_duration(freeze, node);
        break;
    case OP_BY:
        if (!unify(freeze, node, 1, "chosen between", &common))
            break;
        node->type = common;
        if (common.kind == KIND_MONTHS)
            spoil(freeze, node,
                  "by does not choose between sets of months; choose between their "
                  "counts");
        break;
    default:
        break;
    }
}
