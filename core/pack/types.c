/* SPDX-License-Identifier: Apache-2.0 */
/* Types: kind, unit and choices of every node, from its operands up; constant texts take their meaning
   from what they meet. After each node its range is found (ranges.c). */
#include "core/pack/freeze_internal.h"

#include <string.h>

const char *kind_phrase(enum kind kind)
{
    static const char *const phrases[KIND_COUNT] = {
        [KIND_BROKEN] = "broken", [KIND_YES_NO] = "a yes/no",  [KIND_NUMBER] = "a number",
        [KIND_DAY] = "a day",     [KIND_CHOICE] = "a choice",  [KIND_TEXT] = "a text",
        [KIND_ONE] = "a row",     [KIND_MANY] = "a list",      [KIND_DURATION] = "a span of time",
    };
    return phrases[kind];
}

const char *unit_text(struct freeze *freeze, const struct unit *unit)
{
    if (unit->count == 0)
        return "no unit";
    struct buffer text;
    buffer_init(&text, freeze->scratch.memory);
    unit_print(&text, unit);
    const char *copy = text.failed ? NULL : arena_copy(&freeze->scratch, text.data);
    if (!copy)
        freeze->builder->failed = true;
    buffer_clear(&text);
    return copy ? copy : "";
}

bool choices_equal(const struct choices *a, const struct choices *b)
{
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++) {
        if (strcmp(a->names[i], b->names[i]) != 0)
            return false;
    }
    return true;
}

/* Reports what is wrong with a node, and breaks it. */
static void spoil(struct freeze *freeze, struct node *node, const char *message)
{
    freeze_mistake(freeze, node->at, "%s", message);
    node_break(node);
}

static bool args_broken(const struct node *node)
{
    for (int i = 0; i < node->arg_count; i++) {
        if (node->args[i] && node_is_broken(node->args[i]))
            return true;
    }
    return false;
}

static bool want_args(struct freeze *freeze, struct node *node, int least)
{
    bool complete = node->arg_count >= least;
    for (int i = 0; i < least && complete; i++)
        complete = node->args[i] != NULL;
    if (!complete)
        spoil(freeze, node,
              build_format(freeze->builder, "%s wants at least %d %s", op_names[node->op], least,
                           least == 1 ? "operand" : "operands"));
    return complete;
}

/* ---- Constants that take their meaning from what they meet ---- */

void freeze_text_code(struct freeze *freeze, const char *text, int *code)
{
    int64_t known = text_map_find(&freeze->texts, text, strlen(text));
    *code = (int)known;
    if (known >= 0 || freeze->is_expression)
        return;
    *code = freeze->pack->text_count;
    build_list_add(freeze->builder, &freeze->pack->texts, &freeze->pack->text_count, text);
    if (text_map_add(&freeze->texts, text, strlen(text), *code) != BYLAW_OK)
        freeze->builder->failed = true;
}

static void infer_choice_text(struct freeze *freeze, struct node *node, const struct choices *choices)
{
    node->code = choices_find(choices, node->text);
    if (node->code >= 0)
        return;
    struct names names = { choices->names, choices->count };
    freeze_mistake(freeze, node->at, "'%s' is none of the choices%s", node->text,
                   names_suggest_or_list(freeze, &names, node->text));
    node_break(node);
}

static void infer_text(struct freeze *freeze, struct node *node, const struct type *expected)
{
    if (!expected) {
        spoil(freeze, node,
              build_format(freeze->builder,
                           "what \"%s\" means cannot be told here; compare it with an attribute",
                           node->text));
        return;
    }
    node->type = *expected;
    node->type.plain = false;
    switch (expected->kind) {
    case KIND_CHOICE:
        infer_choice_text(freeze, node, expected->choices);
        break;
    case KIND_YES_NO:
        node->code = strcmp(node->text, "yes") == 0;
        if (!node->code && strcmp(node->text, "no") != 0)
            spoil(freeze, node,
                  build_format(freeze->builder, "'%s' is neither yes nor no; write \"yes\" or \"no\"",
                               node->text));
        break;
    case KIND_DAY:
        if (!day_parse(node->text, strlen(node->text), &node->day))
            spoil(freeze, node,
                  build_format(freeze->builder, "'%s' is no day; write it as \"2019-12-25\"",
                               node->text));
        break;
    case KIND_TEXT:
        freeze_text_code(freeze, node->text, &node->code);
        break;
    case KIND_BROKEN:
        node_break(node);
        break;
    default:
        spoil(freeze, node,
              build_format(freeze->builder, "\"%s\" is a text where %s is wanted%s", node->text,
                           kind_phrase(expected->kind),
                           expected->kind == KIND_NUMBER ? "; write the number without quotes" : ""));
    }
}

/* Whether a node gets its kind only from what it meets. */
static bool needs_meaning(const struct node *node)
{
    if (!node)
        return false;
    if (node->op == OP_TEXT)
        return true;
    if (node->op == OP_PARAMETER)
        return node->parameter->type.kind == KIND_TEXT;
    if (node->op != OP_BY && node->op != OP_LARGEST && node->op != OP_SMALLEST)
        return false;
    for (int i = node->op == OP_BY; i < node->arg_count; i++) {
        if (!needs_meaning(node->args[i]))
            return false;
    }
    return true;
}

/* Codes of the values of a text parameter that meets a list of choices. */
static void parameter_meets(struct freeze *freeze, struct node *node, const struct choices *choices)
{
    struct parameter *parameter = freeze->pack->parameters[node->parameter->index];
    if (freeze->is_expression) {
        spoil(freeze, node,
              build_format(freeze->builder, "parameter %s is not compared with a choice in the pack",
                           parameter->id));
        return;
    }
    parameter->type.kind = KIND_CHOICE;
    parameter->type.choices = choices;
    parameter->type.max = choices->count - 1;
    for (int i = 0; i < parameter->layer_count; i++) {
        struct parameter_layer *layer = parameter->layers[i];
        for (int k = 0; k < layer->value_count; k++) {
            struct parameter_value *value = &layer->values[k];
            value->code = choices_find(choices, value->text);
            if (value->code >= 0)
                continue;
            struct names names = { choices->names, choices->count };
            freeze_mistake(freeze, value->at,
                           "parameter %s has the value '%s', which is none of the choices that it is "
                           "compared with%s",
                           parameter->id, value->text,
                           names_suggest_or_list(freeze, &names, value->text));
        }
    }
}

static void infer_parameter(struct freeze *freeze, struct node *node, const struct type *expected)
{
    const struct parameter *parameter = node->parameter;
    if (parameter->type.kind == KIND_TEXT && expected && expected->kind == KIND_CHOICE)
        parameter_meets(freeze, node, expected->choices);
    if (node->op == OP_PARAMETER)
        node->type = parameter->type;
}

/* ---- Operands that must fit together ---- */

/* Types of args[from..]: all of one kind, units and choices; the common type without range into
   *out. doing: "compared", "added". false: broken. */
static bool unify(struct freeze *freeze, struct node *node, int from, const char *doing,
                  struct type *out)
{
    *out = node->args[from]->type;
    for (int i = from + 1; i < node->arg_count; i++) {
        const struct type *type = &node->args[i]->type;
        const char *left = node_text(freeze, node->args[from]);
        const char *right = node_text(freeze, node->args[i]);
        const char *message = NULL;
        if (type->kind != out->kind)
            message = build_format(freeze->builder, "%s is %s and %s is %s; they cannot be %s", left,
                                   kind_phrase(out->kind), right, kind_phrase(type->kind), doing);
        else if (type->kind == KIND_CHOICE && !choices_equal(type->choices, out->choices))
            message = build_format(freeze->builder,
                                   "%s and %s choose from different lists; they cannot be %s", left,
                                   right, doing);
        else if (type->kind == KIND_ONE && type->entity != out->entity)
            message = build_format(freeze->builder, "%s is a %s and %s is a %s; they cannot be %s", left,
                                   out->entity->name, right, type->entity->name, doing);
        else if (type->kind == KIND_NUMBER && !out->plain && !type->plain && !freeze->is_total &&
                 !unit_equal(&type->unit, &out->unit))
            message = build_format(freeze->builder, "%s and %s cannot be %s (%s, %s)",
                                   unit_text(freeze, &out->unit), unit_text(freeze, &type->unit),
                                   doing, left, right);
        if (message) {
            spoil(freeze, node, message);
            return false;
        }
        if (out->plain && !type->plain) {
            out->plain = false;
            out->unit = type->unit;
        }
    }
    return true;
}

/* Infers args[from..], those that need a meaning last. */
static void infer_together(struct freeze *freeze, struct node *node, int from,
                           const struct type *expected)
{
    const struct type *meets = expected;
    for (int i = from; i < node->arg_count; i++) {
        if (!node->args[i] || needs_meaning(node->args[i]))
            continue;
        infer(freeze, node->args[i], expected);
        if (!meets || meets->kind == KIND_BROKEN)
            meets = &node->args[i]->type;
    }
    for (int i = from; i < node->arg_count; i++) {
        if (!node->args[i])
            continue;
        infer(freeze, node->args[i], meets); /* does nothing to those above */
        if (!meets && node->args[i]->op == OP_PARAMETER)
            meets = &node->args[i]->type;
    }
}

static void set_kind(struct node *node, enum kind kind, const char *unit)
{
    node->type = (struct type){ .kind = kind, .bottom = 1 };
    if (unit)
        node->type.unit = (struct unit){ 1, { { unit, 1 } } };
}

static void infer_comparison(struct freeze *freeze, struct node *node)
{
    if (!want_args(freeze, node, 2))
        return;
    infer_together(freeze, node, 0, NULL);
    struct type common;
    if (args_broken(node) || !unify(freeze, node, 0, "compared", &common)) {
        node_break(node);
        return;
    }
    bool ordered = common.kind == KIND_NUMBER || common.kind == KIND_DAY;
    if (common.kind == KIND_DURATION || (!ordered && node->op != OP_IS && node->op != OP_ONE_OF)) {
        spoil(freeze, node,
              build_format(freeze->builder, "%s is %s, which is neither more nor less; write :is",
                           node_text(freeze, node->args[0]), kind_phrase(common.kind)));
        return;
    }
    set_kind(node, KIND_YES_NO, NULL);
    node->type.max = 1;
}

/* ---- Tests ---- */

static const char *test_proposal(const struct node *node)
{
    switch (node->type.kind) {
    case KIND_NUMBER:
        return ":at_least (1)";
    case KIND_DAY:
        return ":at_most (law_day)";
    case KIND_CHOICE:
    case KIND_TEXT:
        return ":is \"...\"";
    default:
        return ":is (...)";
    }
}

void infer_test(struct freeze *freeze, struct node *node)
{
    if (!node)
        return;
    static const struct type yes_no = { .kind = KIND_YES_NO, .bottom = 1, .max = 1 };
    const char *text = node_text(freeze, node);
    if (node->op == OP_TEXT) {
        spoil(freeze, node,
              build_format(freeze->builder,
                           "%s is a text, not a test; write what it is compared with", text));
        return;
    }
    infer(freeze, node, needs_meaning(node) ? &yes_no : NULL);
    if (node_is_broken(node) || node->type.kind == KIND_YES_NO)
        return;
    spoil(freeze, node,
          build_format(freeze->builder, "%s is %s, not a test; write %s %s", text,
                       kind_phrase(node->type.kind), text, test_proposal(node)));
}

static void infer_tests(struct freeze *freeze, struct node *node, int from)
{
    for (int i = from; i < node->arg_count; i++)
        infer_test(freeze, node->args[i]);
    if (args_broken(node)) {
        node_break(node);
        return;
    }
    set_kind(node, KIND_YES_NO, NULL);
    node->type.max = 1;
}

/* ---- Arithmetic ---- */

static bool want_kind(struct freeze *freeze, struct node *node, int index, enum kind kind)
{
    const struct node *arg = node->args[index];
    if (arg->type.kind == kind)
        return true;
    const char *hint = kind == KIND_NUMBER && arg->type.kind == KIND_DURATION
                           ? "; a span of time can only be added to a day"
                       : kind == KIND_NUMBER && arg->type.kind == KIND_DAY
                           ? "; write a :days_to (b) for the time between days"
                           : "";
    spoil(freeze, node,
          build_format(freeze->builder, "%s is %s where %s wants %s%s", node_text(freeze, arg),
                       kind_phrase(arg->type.kind), op_names[node->op], kind_phrase(kind), hint));
    return false;
}

static bool want_numbers(struct freeze *freeze, struct node *node)
{
    for (int i = 0; i < node->arg_count; i++) {
        if (!want_kind(freeze, node, i, KIND_NUMBER))
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
        if (!freeze->is_total && !unit_multiply(&type.unit, &other->unit, 1, &type.unit)) {
            spoil(freeze, node,
                  build_format(freeze->builder,
                               "%s has a unit of more than %d factors; multiply fewer things with units",
                               node_text(freeze, node), UNIT_FACTORS));
            return;
        }
    }
    node->type = type;
}

static void infer_extreme(struct freeze *freeze, struct node *node)
{
    struct type common;
    if (!unify(freeze, node, 0, "put into one list", &common))
        return;
    if (common.kind != KIND_NUMBER && common.kind != KIND_DAY)
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
    else
        set_kind(node, KIND_DURATION, op_names[node->op]);
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
        fits = want_kind(freeze, node, i, KIND_DURATION);
    if (fits)
        set_kind(node, KIND_DAY, NULL);
}

/* a :years_to (b) and a :year_end (n). */
static void infer_between_days(struct freeze *freeze, struct node *node)
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
        bool fits = node->arg_count < 2 || (node->args[1]->op == OP_NUMBER &&
                                            node->args[1]->number.bottom == 1);
        if (fits)
            set_kind(node, KIND_DAY, NULL);
        else
            spoil(freeze, node, "year_end wants a whole number of years; write :year_end (1)");
    } else if (want_kind(freeze, node, 1, KIND_DAY)) {
        set_kind(node, KIND_NUMBER,
                 node->op == OP_YEARS_TO    ? "years"
                 : node->op == OP_MONTHS_TO ? "months"
                                            : "days");
    }
}

static void infer_arithmetic(struct freeze *freeze, struct node *node, const struct type *expected)
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

/* ---- Choosing ---- */

/* The codes of the keys, and that each case has one. */
static void infer_keys(struct freeze *freeze, struct node *node, const struct choices *choices)
{
    int keys = node->arg_count - 1;
    node->codes = build_take(freeze->builder, (size_t)keys, sizeof (int));
    if (!node->codes)
        return;
    bool has_other = false;
    struct names names = { choices->names, choices->count };
    for (int i = 0; i < keys && node->op == OP_BY; i++) {
        bool is_other = strcmp(node->keys[i], "other") == 0;
        node->codes[i] = is_other ? -1 : choices_find(choices, node->keys[i]);
        has_other = has_other || is_other;
        if (!is_other && node->codes[i] < 0)
            spoil(freeze, node,
                  build_format(freeze->builder, "by has the key '%s', which %s never is%s",
                               node->keys[i], node_text(freeze, node->args[0]),
                               names_suggest_or_list(freeze, &names, node->keys[i])));
        for (int k = 0; k < i && node->op == OP_BY; k++) {
            if (node->codes[k] == node->codes[i])
                spoil(freeze, node, build_format(freeze->builder, "by has the key '%s' twice; keep one",
                                                 node->keys[i]));
        }
    }
    for (int code = 0; code < choices->count && !has_other && node->op == OP_BY; code++) {
        int at = 0;
        while (at < keys && node->codes[at] != code)
            at++;
        if (at == keys)
            spoil(freeze, node,
                  build_format(freeze->builder, "by has no value for '%s'; write %s = ... or other = ...",
                               choices->names[code], choices->names[code]));
    }
}

static void infer_by(struct freeze *freeze, struct node *node, const struct type *expected)
{
    const char *yes_no_names[] = { "no", "yes" };
    const struct choices yes_no = { yes_no_names, NULL, 2 };
    if (!want_args(freeze, node, 2))
        return;
    infer(freeze, node->args[0], NULL);
    infer_together(freeze, node, 1, expected);
    const struct type *selector = &node->args[0]->type;
    if (args_broken(node)) {
        node_break(node);
    } else if (selector->kind != KIND_CHOICE && selector->kind != KIND_YES_NO) {
        spoil(freeze, node,
              build_format(freeze->builder,
                           "by chooses by a choice or a test, and %s is %s; write a test such as %s %s",
                           node_text(freeze, node->args[0]), kind_phrase(selector->kind),
                           node_text(freeze, node->args[0]), test_proposal(node->args[0])));
    } else {
        infer_keys(freeze, node, selector->kind == KIND_CHOICE ? selector->choices : &yes_no);
        infer_node_only(freeze, node);
    }
}

/* ---- Members ---- */

static void infer_members(struct freeze *freeze, struct node *node)
{
    bool is_total = node->op == OP_TOTAL;
    if (is_total && !node->args[1]) {
        spoil(freeze, node, "total wants what is added up; write total (list, value)");
        return;
    }
    if (is_total)
        infer(freeze, node->args[1], NULL);
    infer_test(freeze, node->args[is_total ? 2 : 1]);
    if (args_broken(node)) {
        node_break(node);
    } else if (is_total) {
        if (want_kind(freeze, node, 1, KIND_NUMBER))
            node->type = node->args[1]->type;
    } else if (node->op == OP_COUNT) {
        set_kind(node, KIND_NUMBER, NULL);
        node->type.plain = true;
    } else {
        set_kind(node, KIND_YES_NO, NULL);
        node->type.max = 1;
    }
}

/* ---- Leaves and all nodes ---- */

static void infer_field(struct node *node)
{
    const struct field *field = &node->field;
    if (field->attribute) {
        node->type = field->attribute->type;
    } else if (field->value) {
        node->type = field->value->type;
    } else {
        const struct entity *at = field->step_count > 0
                                      ? field->steps[field->step_count - 1]->target_entity
                                      : field->root;
        node->type = (struct type){ .kind = KIND_ONE, .entity = at, .bottom = 1, .max = INT32_MAX };
    }
    node->type.plain = false;
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
        break;
    case OP_LARGEST:
    case OP_SMALLEST:
        infer_extreme(freeze, node);
        break;
    case OP_MONTHS:
    case OP_YEARS:
    case OP_DAYS:
        infer_duration(freeze, node);
        break;
    case OP_BY:
        if (unify(freeze, node, 1, "chosen between", &common))
            node->type = common;
        break;
    default:
        break;
    }
}

static void infer_leaf(struct freeze *freeze, struct node *node, const struct type *expected)
{
    switch (node->op) {
    case OP_NUMBER:
        set_kind(node, KIND_NUMBER, NULL);
        node->type.plain = true;
        break;
    case OP_TEXT:
        infer_text(freeze, node, expected);
        break;
    case OP_FIELD:
        infer_field(node);
        break;
    case OP_PARAMETER:
        infer_parameter(freeze, node, expected);
        break;
    default:
        set_kind(node, KIND_DAY, NULL);
    }
}

static void infer_any(struct freeze *freeze, struct node *node, const struct type *expected)
{
    switch (node->op) {
    case OP_AT_LEAST:
    case OP_AT_MOST:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_IS:
    case OP_ONE_OF:
        infer_comparison(freeze, node);
        break;
    case OP_HAS:
        if (want_args(freeze, node, 1))
            infer(freeze, node->args[0], NULL);
        if (args_broken(node))
            node_break(node);
        else
            set_kind(node, KIND_YES_NO, NULL);
        node->type.max = 1;
        break;
    case OP_ALL:
    case OP_ANY:
    case OP_NONE:
        infer_tests(freeze, node, 0);
        break;
    case OP_YEARS_TO:
    case OP_MONTHS_TO:
    case OP_DAYS_TO:
    case OP_YEAR_END:
        infer_between_days(freeze, node);
        break;
    case OP_BY:
        infer_by(freeze, node, expected);
        break;
    case OP_COUNT:
    case OP_TOTAL:
    case OP_ANY_OF:
    case OP_ALL_OF:
    case OP_NONE_OF:
        infer_members(freeze, node);
        break;
    default:
        infer_arithmetic(freeze, node, expected);
    }
}

void infer(struct freeze *freeze, struct node *node, const struct type *expected)
{
    if (node->type.bottom != 0) /* typed already */
        return;
    if (node->op == OP_BROKEN)
        node_break(node);
    else if (node->op <= OP_LAW_DAY)
        infer_leaf(freeze, node, expected);
    else
        infer_any(freeze, node, expected);
    if (!node_is_broken(node))
        range_infer(freeze, node);
    if (node->type.bottom == 0)
        node_break(node);
}
