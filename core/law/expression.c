/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions in the words of the notation, for messages, explanations and the dump. */
#include "core/law/table.h"

#include <string.h>

const char *const op_names[OP_END] = {
    [OP_BROKEN] = "broken",
    [OP_NUMBER] = "number",
    [OP_TEXT] = "text",
    [OP_DAY] = "day",
    [OP_FIELD] = "field",
    [OP_PARAMETER] = "param",
    [OP_LAW_DAY] = "law_day",
    [OP_AT_LEAST] = "at_least",
    [OP_AT_MOST] = "at_most",
    [OP_ABOVE] = "above",
    [OP_BELOW] = "below",
    [OP_IS] = "is",
    [OP_ONE_OF] = "one_of",
    [OP_LIES_IN] = "lies_in",
    [OP_HAS] = "has",
    [OP_ALL] = "all",
    [OP_ANY] = "any",
    [OP_NONE] = "none",
    [OP_ADD] = "+",
    [OP_SUBTRACT] = "-",
    [OP_MULTIPLY] = "*",
    [OP_DIVIDE] = "/",
    [OP_SHARE] = "share",
    [OP_NEGATE] = "-",
    [OP_ROUNDED] = "rounded",
    [OP_AS] = "as",
    [OP_LARGEST] = "largest",
    [OP_SMALLEST] = "smallest",
    [OP_MONTHS] = "months",
    [OP_YEARS] = "years",
    [OP_DAYS] = "days",
    [OP_WORKING_DAYS] = "working_days",
    [OP_MOVE] = "+",
    [OP_YEARS_TO] = "years_to",
    [OP_MONTHS_TO] = "months_to",
    [OP_DAYS_TO] = "days_to",
    [OP_WORKING_DAYS_TO] = "working_days_to",
    [OP_BETWEEN] = "between",
    [OP_JOIN] = "+",
    [OP_PART] = "-",
    [OP_WITHIN] = "within",
    [OP_MONTHS_COUNT] = "count",
    [OP_LONGEST_RUN] = "longest_run",
    [OP_YEAR_END] = "year_end",
    [OP_PARAMETER_AT] = "on",
    [OP_REGION_OF] = "region",
    [OP_BY] = "by",
    [OP_FORMULA] = "formula",
    [OP_KEYED] = "param",
    [OP_KINDS_OF] = "kinds_of",
    [OP_LIST] = "list",
    [OP_LISTED] = "one_of",
    [OP_SHARE_OF] = "share",
    [OP_COVERS] = "covers",
    [OP_CLASH] = "clash",
    [OP_SILENT] = "silent",
    [OP_COUNT] = "count",
    [OP_TOTAL] = "total",
    [OP_LARGEST_OF] = "largest",
    [OP_SMALLEST_OF] = "smallest",
    [OP_MONTHS_OF] = "months_of",
    [OP_ANY_OF] = "any",
    [OP_ALL_OF] = "all",
    [OP_NONE_OF] = "none",
};

static bool has_member_value(const struct node *node)
{
    return node->op == OP_TOTAL || node->op == OP_LARGEST_OF || node->op == OP_SMALLEST_OF;
}

static struct node *node_argument(const struct node *node, int index)
{
    return index < node->arg_count ? node->args[index] : NULL;
}

struct node *members_value(const struct node *node)
{
    if (node->op == OP_MONTHS_OF)
        return node_argument(node, 2);
    return has_member_value(node) ? node_argument(node, 1) : NULL;
}

struct node *members_test(const struct node *node)
{
    return node_argument(node, has_member_value(node) ? 2 : 1);
}

struct node *members_until(const struct node *node)
{
    return node->op == OP_MONTHS_OF ? node_argument(node, 3) : NULL;
}

struct node *members_if_none(const struct node *node)
{
    if (node->op == OP_SHARE_OF)
        return node_argument(node, 2);
    return node->op == OP_LARGEST_OF || node->op == OP_SMALLEST_OF ? node_argument(node, 3) : NULL;
}

/* largest { x }, which is x. */
static bool is_alone(const struct node *node)
{
    return (node->op == OP_LARGEST || node->op == OP_SMALLEST) && node->arg_count == 1 &&
           node->args[0];
}

bool op_holds(enum op op, int order)
{
    switch (op) {
    case OP_AT_LEAST:
        return order >= 0;
    case OP_AT_MOST:
        return order <= 0;
    case OP_ABOVE:
        return order > 0;
    case OP_BELOW:
        return order < 0;
    default:
        return order == 0;
    }
}

bool node_same_literal(const struct node *a, const struct node *b)
{
    if (a->op != b->op)
        return false;
    return a->op == OP_NUMBER ? number_compare(a->number, b->number) == 0
                              : a->op == OP_TEXT && strcmp(a->text, b->text) == 0;
}

/* How tightly an operator holds its operands: brackets are written where it is needed. */
static int tightness(const struct node *node)
{
    if (node->table)
        return 5;
    if (node->written)
        return tightness(node->written);
    if (is_alone(node))
        return tightness(node->args[0]);
    switch (node->op) {
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MOVE:
    case OP_JOIN:
    case OP_PART:
        return 1;
    case OP_MULTIPLY:
    case OP_DIVIDE:
        return 2;
    case OP_NEGATE:
        return 3;
    case OP_AT_LEAST:
    case OP_AT_MOST:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_IS:
    case OP_ONE_OF:
    case OP_LIES_IN:
    case OP_AS:
    case OP_YEARS_TO:
    case OP_MONTHS_TO:
    case OP_DAYS_TO:
    case OP_WORKING_DAYS_TO:
    case OP_YEAR_END:
    case OP_WITHIN:
    case OP_LISTED:
    case OP_COVERS:
    case OP_PARAMETER_AT:
        return 4;
    default:
        return 5;
    }
}

static void print_within(struct buffer *buffer, const struct node *node, int least)
{
    bool brackets = node && tightness(node) < least;
    if (brackets)
        buffer_add(buffer, "(");
    node_print(buffer, node);
    if (brackets)
        buffer_add(buffer, ")");
}

static void print_number(struct buffer *buffer, struct number number)
{
    if (number_places(number) >= 0) {
        number_print(buffer, number, 0);
        return;
    }
    buffer_add(buffer, "ratio (");
    wide_print(buffer, number.top);
    buffer_add(buffer, ", ");
    wide_print(buffer, number.bottom);
    buffer_add(buffer, ")");
}

static void print_path(struct buffer *buffer, const struct node *node)
{
    if (node->op != OP_FIELD)
        buffer_add(buffer, "param.");
    for (int i = 0; i < node->path_count; i++) {
        buffer_add(buffer, i > 0 ? "." : "");
        buffer_add(buffer, node->path[i]);
    }
}

static void print_list(struct buffer *buffer, const struct node *node, int from)
{
    bool first = true;
    const struct node *if_none = members_if_none(node);
    int count = node->op == OP_MONTHS_OF && node->arg_count > 2 ? 2 : node->arg_count;
    for (int i = from; i < count; i++) {
        if (!node->args[i] || node->args[i] == if_none)
            continue;
        buffer_add(buffer, first ? "" : ", ");
        node_print(buffer, node->args[i]);
        first = false;
    }
}

static void print_infix(struct buffer *buffer, const struct node *node)
{
    int least = node->op == OP_MULTIPLY ? 2 : 1;
    for (int i = 0; i < node->arg_count; i++) {
        if (i > 0)
            buffer_format(buffer, " %s ", op_names[node->op]);
        print_within(buffer, node->args[i], i > 0 ? least + 1 : least);
    }
}

static void print_move(struct buffer *buffer, const struct node *node)
{
    for (int i = 0; i < node->arg_count; i++) {
        if (i > 0)
            buffer_add(buffer, node->signs && node->signs[i - 1] < 0 ? " - " : " + ");
        print_within(buffer, node->args[i], 1);
    }
}

/* subject :word (argument), and what else stands in the brackets. */
static void print_method(struct buffer *buffer, const struct node *node)
{
    print_within(buffer, node->arg_count > 0 ? node->args[0] : NULL, 5);
    buffer_format(buffer, " :%s ", op_names[node->op]);
    bool is_text = node->arg_count == 2 && node->args[1] &&
                   (node->args[1]->op == OP_TEXT || node->args[1]->op == OP_DAY);
    if (node->arg_count == 2 && node->args[1] && node->args[1]->op == OP_LIST) {
        node_print(buffer, node->args[1]);
    } else if (node->op == OP_ONE_OF) {
        buffer_add(buffer, "{ ");
        print_list(buffer, node, 1);
        buffer_add(buffer, " }");
    } else if (is_text && !node->started) {
        node_print(buffer, node->args[1]);
    } else {
        buffer_add(buffer, "(");
        print_list(buffer, node, 1);
        buffer_add(buffer, node->started ? ", \"started\")" : ")");
    }
}

/* param.x (key) :on (day) :of (place); key: may be NULL */
static void print_parameter_at(struct buffer *buffer, const struct node *node,
                               const struct node *key)
{
    print_path(buffer, node);
    if (key) {
        buffer_add(buffer, " (");
        node_print(buffer, key);
        buffer_add(buffer, ")");
    }
    if (node->op == OP_PARAMETER)
        return;
    for (int i = 0; i < node->arg_count; i++) {
        buffer_add(buffer, i == 0 && node->has_on ? " :on (" : " :of (");
        node_print(buffer, node->args[i]);
        buffer_add(buffer, ")");
    }
    if (node->text)
        buffer_format(buffer, " :of (\"%s\")", node->text);
}

static void print_call(struct buffer *buffer, const struct node *node)
{
    buffer_format(buffer, "%s (", op_names[node->op]);
    print_list(buffer, node, 0);
    if (members_if_none(node)) {
        buffer_add(buffer, ", { if_none = ");
        node_print(buffer, members_if_none(node));
        buffer_add(buffer, " }");
    }
    if (node->op == OP_LONGEST_RUN && node->places > 0)
        buffer_format(buffer, ", { gap = %d }", node->places);
    buffer_add(buffer, ")");
}

static void print_table(struct buffer *buffer, const struct node *node)
{
    buffer_format(buffer, "%s { ", op_names[node->op]);
    print_list(buffer, node, 0);
    if (node->op == OP_ROUNDED)
        buffer_format(buffer, ", places = %d, mode = \"%s\"", node->places,
                      rounding_names[node->mode]);
    buffer_add(buffer, " }");
}

static void print_by(struct buffer *buffer, const struct node *node)
{
    buffer_add(buffer, "by (");
    node_print(buffer, node->arg_count > 0 ? node->args[0] : NULL);
    buffer_add(buffer, ") { ");
    for (int i = 1; i < node->arg_count; i++) {
        buffer_format(buffer, "%s%s = ", i > 1 ? ", " : "", node->keys[i - 1]);
        node_print(buffer, node->args[i]);
    }
    buffer_add(buffer, " }");
}

static void print_leaf(struct buffer *buffer, const struct node *node)
{
    switch (node->op) {
    case OP_NUMBER:
        print_number(buffer, node->number);
        break;
    case OP_TEXT:
        buffer_format(buffer, "\"%s\"", node->text);
        break;
    case OP_DAY:
        buffer_add(buffer, "\"");
        day_print(buffer, node->day);
        buffer_add(buffer, "\"");
        break;
    case OP_FIELD:
    case OP_PARAMETER:
        print_path(buffer, node);
        break;
    default:
        buffer_add(buffer, node->op == OP_LAW_DAY ? "law_day" : "?");
    }
}

/* Operators of one operand. */
static void print_alone(struct buffer *buffer, const struct node *node)
{
    const struct node *operand = node->arg_count > 0 ? node->args[0] : NULL;
    if (node->op == OP_NEGATE) {
        buffer_add(buffer, "-");
        print_within(buffer, operand, 4);
        return;
    }
    print_within(buffer, operand, 2);
    buffer_add(buffer, " / ");
    print_number(buffer, node->number);
}

static void print_with_text(struct buffer *buffer, const struct node *node)
{
    bool as = node->op == OP_AS;
    if (as)
        print_within(buffer, node->arg_count > 0 ? node->args[0] : NULL, 5);
    buffer_format(buffer, "%s%s \"%s\"", as ? " :" : "", op_names[node->op],
                  node->text ? node->text : "");
}

/* Written as word (a, b). */
static bool is_call(enum op op)
{
    switch (op) {
    case OP_SHARE:
    case OP_FORMULA:
    case OP_HAS:
    case OP_MONTHS:
    case OP_YEARS:
    case OP_DAYS:
    case OP_WORKING_DAYS:
    case OP_COUNT:
    case OP_TOTAL:
    case OP_BETWEEN:
    case OP_MONTHS_COUNT:
    case OP_LONGEST_RUN:
    case OP_KINDS_OF:
    case OP_SHARE_OF:
    case OP_MONTHS_OF:
    case OP_LARGEST_OF:
    case OP_SMALLEST_OF:
    case OP_ANY_OF:
    case OP_ALL_OF:
    case OP_NONE_OF:
        return true;
    default:
        return false;
    }
}

/* What has operands, by its operator. */
static void print_operator(struct buffer *buffer, const struct node *node)
{
    switch (node->op) {
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_JOIN:
    case OP_PART:
        print_infix(buffer, node);
        break;
    case OP_DIVIDE:
    case OP_NEGATE:
        print_alone(buffer, node);
        break;
    case OP_MOVE:
        print_move(buffer, node);
        break;
    case OP_PARAMETER_AT:
        print_parameter_at(buffer, node, NULL);
        break;
    case OP_KEYED:
        print_parameter_at(buffer, node->args[0], node->args[1]);
        break;
    case OP_LIST:
        buffer_add(buffer, "{ ");
        print_list(buffer, node, 0);
        buffer_add(buffer, " }");
        break;
    case OP_REGION_OF:
        node_print(buffer, node->args[0]);
        buffer_format(buffer, ".%s", node->text);
        break;
    case OP_BY:
        print_by(buffer, node);
        break;
    case OP_ALL:
    case OP_ANY:
    case OP_NONE:
    case OP_LARGEST:
    case OP_SMALLEST:
    case OP_ROUNDED:
        if (is_alone(node))
            node_print(buffer, node->args[0]);
        else
            print_table(buffer, node);
        break;
    case OP_AS:
    case OP_CLASH:
    case OP_SILENT:
        print_with_text(buffer, node);
        break;
    default:
        if (is_call(node->op))
            print_call(buffer, node);
        else
            print_method(buffer, node);
    }
}

void node_print(struct buffer *buffer, const struct node *node)
{
    if (!node || node->op <= OP_LAW_DAY)
        print_leaf(buffer, node ? node : &(struct node){ .op = OP_BROKEN });
    else if (node->table)
        table_print(buffer, node->table);
    else if (node->written)
        node_print(buffer, node->written);
    else
        print_operator(buffer, node);
}
