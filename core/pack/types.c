/* SPDX-License-Identifier: Apache-2.0 */
/* Types: kind, unit and choices of every node, from its operands up; constant texts take their
   meaning from what they meet. After each node its range is found (ranges.c). */
#include "core/pack/freeze_internal.h"

#include <string.h>

const char *kind_phrase(enum kind kind)
{
    static const char *const phrases[KIND_COUNT] = {
        [KIND_BROKEN] = "broken",
        [KIND_YES_NO] = "a yes/no",
        [KIND_NUMBER] = "a number",
        [KIND_DAY] = "a day",
        [KIND_CHOICE] = "a choice",
        [KIND_TEXT] = "a text",
        [KIND_ONE] = "a row",
        [KIND_MANY] = "a list",
        [KIND_DURATION] = "a span of time",
        [KIND_SHARE] = "a share",
        [KIND_MONTHS] = "a set of months",
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
    return freeze_text(freeze, &text);
}

bool choices_equal(const struct choices *a, const struct choices *b)
{
    if (a->count != b->count || !a->list != !b->list || (a->list && strcmp(a->list, b->list) != 0))
        return false;
    for (int i = 0; i < a->count; i++) {
        if (strcmp(a->names[i], b->names[i]) != 0)
            return false;
    }
    return true;
}

void spoil(struct freeze *freeze, struct node *node, const char *message)
{
    freeze_mistake(freeze, node->at, "%s", message);
    node_break(node);
}

bool args_broken(const struct node *node)
{
    for (int i = 0; i < node->arg_count; i++) {
        if (node->args[i] && node_is_broken(node->args[i]))
            return true;
    }
    return false;
}

bool want_args(struct freeze *freeze, struct node *node, int least)
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

static void infer_choice_text(struct freeze *freeze, struct node *node,
                              const struct choices *choices)
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
                  build_format(freeze->builder,
                               "'%s' is neither yes nor no; write \"yes\" or \"no\"", node->text));
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
        spoil(
            freeze, node,
            build_format(freeze->builder, "\"%s\" is a text where %s is wanted%s", node->text,
                         kind_phrase(expected->kind),
                         expected->kind == KIND_NUMBER ? "; write the number without quotes" : ""));
    }
}

bool needs_meaning(const struct node *node)
{
    if (!node)
        return false;
    if (node->op == OP_TEXT)
        return true;
    if (node->op == OP_CLASH || node->op == OP_SILENT)
        return true;
    if (node->op == OP_PARAMETER || node->op == OP_PARAMETER_AT)
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
    if (freeze->is_expression || freeze->text_parameters[parameter->index]) {
        spoil(freeze, node,
              build_format(freeze->builder,
                           "parameter %s is compared with a choice here and with a text elsewhere; "
                           "write two parameters",
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
            if (value->off)
                continue;
            value->code = choices_find(choices, value->text);
            if (value->code >= 0)
                continue;
            struct names names = { choices->names, choices->count };
            freeze_mistake(
                freeze, value->at,
                "parameter %s has the value '%s', which is none of the choices that it is "
                "compared with%s",
                parameter->id, value->text, names_suggest_or_list(freeze, &names, value->text));
        }
    }
}

static void infer_parameter(struct freeze *freeze, struct node *node, const struct type *expected)
{
    const struct parameter *parameter = node->parameter;
    if (parameter->type.kind == KIND_TEXT && expected && expected->kind == KIND_CHOICE)
        parameter_meets(freeze, node, expected->choices);
    if (node->op != OP_BROKEN)
        node->type = parameter->type;
    if (node->type.kind == KIND_TEXT && !freeze->is_expression)
        freeze->text_parameters[parameter->index] = 1;
}

/* A parameter of another day or place. */
static void infer_parameter_at(struct freeze *freeze, struct node *node,
                               const struct type *expected)
{
    struct type day = { .kind = KIND_DAY, .bottom = 1, .min = LAW_DAY_FIRST, .max = LAW_DAY_LAST };
    struct node *on = node->has_on ? node->args[0] : NULL;
    struct node *of = node->arg_count > (on ? 1 : 0) ? node->args[node->arg_count - 1] : NULL;
    if (on)
        infer(freeze, on, &day);
    if (of)
        infer(freeze, of, NULL);
    if (args_broken(node)) {
        node_break(node);
        return;
    }
    if (on && on->type.kind != KIND_DAY) {
        spoil(freeze, node,
              build_format(freeze->builder, "%s is %s; :on wants a day", node_text(freeze, on),
                           kind_phrase(on->type.kind)));
        return;
    }
    if (of && !is_place(of)) {
        refuse_place(freeze, node, of);
        return;
    }
    infer_parameter(freeze, node, expected);
}

/* ---- Operands that must fit together ---- */

/* "choices of 'education' and of a list of its own". */
const char *misfit_choices(struct freeze *freeze, const struct choices *a, const struct choices *b)
{
    static const char *const own = "a list written where it is used";
    if (!a->list && !b->list)
        return "choices from different lists";
    return build_format(freeze->builder, "choices of %s%s%s and of %s%s%s", a->list ? "'" : "",
                        a->list ? a->list : own, a->list ? "'" : "", b->list ? "'" : "",
                        b->list ? b->list : own, b->list ? "'" : "");
}

/* Why two operands do not fit together; NULL: they do. */
static const char *misfit(struct freeze *freeze, const struct type *a, const struct type *b)
{
    if (a->kind != b->kind && !(is_numeric(a->kind) && is_numeric(b->kind)))
        return build_format(freeze->builder, "%s and %s", kind_phrase(a->kind),
                            kind_phrase(b->kind));
    if (a->kind == KIND_CHOICE && !choices_equal(a->choices, b->choices))
        return misfit_choices(freeze, a->choices, b->choices);
    if (a->kind == KIND_ONE && a->entity != b->entity)
        return build_format(freeze->builder, "a %s and a %s", a->entity->name, b->entity->name);
    if (is_numeric(a->kind) && !a->plain && !b->plain && !freeze->is_total &&
        !unit_equal(&a->unit, &b->unit))
        return build_format(freeze->builder, "%s and %s", unit_text(freeze, &a->unit),
                            unit_text(freeze, &b->unit));
    return NULL;
}

/* What to write instead where two operands do not fit. */
static const char *misfit_hint(const struct type *a, const struct type *b)
{
    if (is_numeric(a->kind) && is_numeric(b->kind))
        return a->unit.count == 0 || b->unit.count == 0
                   ? "; state the unit of the one that has none"
                   : "; take facts of one unit, or turn one into that of the other by :as";
    if ((a->kind == KIND_DAY || b->kind == KIND_DAY) &&
        (is_numeric(a->kind) || is_numeric(b->kind)))
        return "; a :years_to (b), a :months_to (b) and a :days_to (b) are numbers";
    if (a->kind == KIND_CHOICE && b->kind == KIND_CHOICE)
        return "; write choice \"...\" { } once, and take both from it by of =";
    return "; write on both sides what is of one kind";
}

bool unify(struct freeze *freeze, struct node *node, int from, const char *doing, struct type *out)
{
    *out = node->args[from]->type;
    for (int i = from + 1; i < node->arg_count; i++) {
        const struct type *type = &node->args[i]->type;
        const char *why = misfit(freeze, out, type);
        if (why) {
            spoil(freeze, node,
                  build_format(freeze->builder, "%s cannot be %s (%s, %s)%s", why, doing,
                               node_text(freeze, node->args[from]),
                               node_text(freeze, node->args[i]), misfit_hint(out, type)));
            return false;
        }
        if (out->plain && !type->plain) {
            out->plain = false;
            out->unit = type->unit;
        }
        if (type->kind == KIND_SHARE)
            out->kind = KIND_SHARE;
    }
    return true;
}

void infer_together(struct freeze *freeze, struct node *node, int from, const struct type *expected)
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
        if (!meets && node->args[i]->parameter && node->args[i]->op != OP_BROKEN)
            meets = &node->args[i]->type;
    }
}

void set_kind(struct node *node, enum kind kind, const char *unit)
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
    bool ranked = common.kind == KIND_CHOICE && common.choices->ordered;
    bool ordered = is_numeric(common.kind) || common.kind == KIND_DAY || ranked;
    if (common.kind == KIND_SHARE && node->op == OP_ONE_OF) {
        spoil(freeze, node, "a share has no list of values; write any { x :is (a), x :is (b) }");
        return;
    }
    if (common.kind == KIND_MONTHS)
        spoil(freeze, node, "sets of months are not compared; write count (set) :is (0)");
    else if (common.kind == KIND_DURATION ||
             (!ordered && node->op != OP_IS && node->op != OP_ONE_OF)) {
        spoil(freeze, node,
              build_format(freeze->builder, "%s is %s, which is neither more nor less; write :is",
                           node_text(freeze, node->args[0]), kind_phrase(common.kind)));
        return;
    }
    if (node->op == OP_BROKEN)
        return;
    if (ranked && node->op != OP_IS && node->op != OP_ONE_OF) {
        write_ranks(freeze, node, common.choices);
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
    if (node->op == OP_TEXT) {
        spoil(freeze, node,
              build_format(freeze->builder,
                           "\"%s\" is a text, not a test; write what it is compared with",
                           node->text));
        return;
    }
    infer(freeze, node, needs_meaning(node) ? &yes_no : NULL);
    if (node_is_broken(node) || node->type.kind == KIND_YES_NO)
        return;
    const char *text = node_text(freeze, node);
    spoil(freeze, node,
          build_format(freeze->builder, "%s is %s, not a test; write %s %s", text,
                       kind_phrase(node->type.kind), text, test_proposal(node)));
}

static void infer_tests(struct freeze *freeze, struct node *node)
{
    for (int i = 0; i < node->arg_count; i++)
        infer_test(freeze, node->args[i]);
    if (args_broken(node)) {
        node_break(node);
        return;
    }
    set_kind(node, KIND_YES_NO, NULL);
    node->type.max = 1;
}

/* ---- Choosing ---- */

/* The codes of the keys, and that each case has one. */
static void infer_keys(struct freeze *freeze, struct node *node, const struct choices *choices)
{
    int keys = node->arg_count - 1;
    node->codes = build_take(freeze->builder, (size_t)keys, sizeof(int));
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
                spoil(freeze, node,
                      build_format(freeze->builder, "by has the key '%s' twice; keep one",
                                   node->keys[i]));
        }
    }
    for (int code = 0; code < choices->count && !has_other && node->op == OP_BY; code++) {
        int at = 0;
        while (at < keys && node->codes[at] != code)
            at++;
        if (at == keys)
            spoil(freeze, node,
                  build_format(freeze->builder,
                               "by has no value for '%s'; write %s = ... or other = ...",
                               choices->names[code], choices->names[code]));
    }
}

static void infer_by(struct freeze *freeze, struct node *node, const struct type *expected)
{
    const char *yes_no_names[] = { "no", "yes" };
    const struct choices yes_no = { .names = yes_no_names, .count = 2 };
    if (!want_args(freeze, node, 2))
        return;
    infer(freeze, node->args[0], NULL);
    infer_together(freeze, node, 1, expected);
    const struct type *selector = &node->args[0]->type;
    if (args_broken(node))
        node_break(node);
    else
        want_key(freeze, node, selector);
    if (node->op == OP_BROKEN)
        return;
    if (selector->kind != KIND_CHOICE && selector->kind != KIND_YES_NO) {
        spoil(freeze, node,
              build_format(
                  freeze->builder,
                  "by chooses by a choice or a test, and %s is %s; write a test such as %s %s",
                  node_text(freeze, node->args[0]), kind_phrase(selector->kind),
                  node_text(freeze, node->args[0]), test_proposal(node->args[0])));
    } else {
        infer_keys(freeze, node, selector->kind == KIND_CHOICE ? selector->choices : &yes_no);
        infer_node_only(freeze, node);
    }
}

/* Of the kind that it meets, and never a value. */
static void infer_no_value(struct freeze *freeze, struct node *node, const struct type *expected)
{
    for (int i = 0; i < node->arg_count; i++)
        infer_test(freeze, node->args[i]);
    if (!expected || expected->kind == KIND_BROKEN || args_broken(node)) {
        node_break(node);
        return;
    }
    node->type = *expected;
    node->type.bottom = 1;
    if (!is_numeric(expected->kind))
        return;
    node->type.kind = KIND_NUMBER;
    node->type.plain = true;
    node->type.min = node->type.max = 0;
}

/* ---- Members ---- */

/* The largest of what the members give, or what holds where there is none. */
static void infer_extreme_member(struct freeze *freeze, struct node *node)
{
    if (!node->args[1] || !node->args[3]) {
        spoil(freeze, node,
              build_format(freeze->builder,
                           "%s over a list wants a value, and what holds where there is none; "
                           "write %s (list, value, { if_none = 0 })",
                           op_names[node->op], op_names[node->op]));
        return;
    }
    infer(freeze, node->args[1], NULL);
    infer_test(freeze, node->args[2]);
    infer(freeze, node->args[3], &node->args[1]->type);
    struct node *both[] = { node->args[1], node->args[3] };
    struct node pair = { .op = node->op == OP_LARGEST_OF ? OP_LARGEST : OP_SMALLEST,
                         .at = node->at,
                         .args = both,
                         .arg_count = 2 };
    infer_node_only(freeze, &pair);
    node->type = pair.type;
    if (node->type.kind == KIND_SHARE)
        spoil(
            freeze, node,
            build_format(freeze->builder,
                         "%s of members wants numbers or days; put the share into rounded { ... }",
                         op_names[node->op]));
    if (pair.op == OP_BROKEN || args_broken(node))
        node_break(node);
}

static void infer_months_of(struct freeze *freeze, struct node *node)
{
    infer_test(freeze, node->args[1]);
    infer(freeze, node->args[2], NULL);
    infer(freeze, node->args[3], NULL);
    set_kind(node, KIND_MONTHS, NULL);
    if (args_broken(node))
        node_break(node);
}

static void infer_members(struct freeze *freeze, struct node *node)
{
    bool is_total = node->op == OP_TOTAL;
    if (node->op == OP_LARGEST_OF || node->op == OP_SMALLEST_OF) {
        infer_extreme_member(freeze, node);
        return;
    }
    if (node->op == OP_MONTHS_OF) {
        infer_months_of(freeze, node);
        return;
    }
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
        else if (node->args[0]->type.kind == KIND_MONTHS)
            spoil(freeze, node, "a set of months always is; write count (set) :above (0)");
        else
            set_kind(node, KIND_YES_NO, NULL);
        node->type.max = 1;
        break;
    case OP_ALL:
    case OP_ANY:
    case OP_NONE:
        infer_tests(freeze, node);
        break;
    case OP_YEARS_TO:
    case OP_MONTHS_TO:
    case OP_DAYS_TO:
    case OP_WORKING_DAYS_TO:
    case OP_YEAR_END:
        infer_between_days(freeze, node);
        break;
    case OP_LIES_IN:
        infer_lies_in(freeze, node);
        break;
    case OP_REGION_OF:
        infer_region_of(freeze, node);
        break;
    case OP_PARAMETER_AT:
        infer_parameter_at(freeze, node, expected);
        break;
    case OP_BY:
        infer_by(freeze, node, expected);
        break;
    case OP_FORMULA:
        infer_formula(freeze, node);
        break;
    case OP_CLASH:
    case OP_SILENT:
        infer_no_value(freeze, node, expected);
        break;
    default:
        if (node->op >= OP_COUNT)
            infer_members(freeze, node);
        else if (node->op >= OP_BETWEEN && node->op <= OP_LONGEST_RUN)
            infer_months(freeze, node);
        else
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
