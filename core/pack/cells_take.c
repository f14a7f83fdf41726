/* SPDX-License-Identifier: Apache-2.0 */
/* Cells: taking tests apart into inputs and what is asked of each. */
#include "core/pack/cells_internal.h"

#include <string.h>

/* ---- Inputs ---------------------------------------------------------------------------------- */

static const char *text_of(struct cells *cells, const struct node *node, const struct node *against)
{
    struct buffer text;
    buffer_init(&text, cells->arena->memory);
    node_print(&text, node);
    if (against) {
        buffer_add(&text, " <> ");
        node_print(&text, against);
    }
    const char *copy = cells_keep(cells, &text);
    return copy ? copy : "";
}

/* A fact of the row itself or of a row that is there for certain; or the day of the law. */
static bool is_fact(const struct node *node)
{
    if (node->op == OP_LAW_DAY)
        return true;
    if (node->op != OP_FIELD || !node->field.attribute)
        return false;
    for (int i = 0; i < node->field.step_count; i++)
        if (node->field.steps[i]->optional)
            return false;
    return true;
}

static bool may_be_absent(const struct node *node)
{
    if (node->op != OP_FIELD)
        return false;
    for (int i = 0; i < node->field.step_count; i++)
        if (node->field.steps[i]->optional)
            return true;
    return node->field.attribute && node->field.attribute->optional;
}

static int find_input(struct cells *cells, const char *text)
{
    for (size_t i = 0; i < cells->input_count; i++)
        if (strcmp(cells->inputs[i].text, text) == 0)
            return (int)i;
    return -1;
}

static int add_input(struct cells *cells, const struct node *node, const struct node *against)
{
    const char *text = text_of(cells, node, against);
    int found = find_input(cells, text);
    if (found >= 0 || cells->failed)
        return found < 0 ? 0 : found;
    if (arena_grow(cells->arena, &cells->inputs, cells->input_count, &cells->input_room,
                   sizeof *cells->inputs) != BYLAW_OK) {
        cells->failed = true;
        return 0;
    }
    enum kind kind = node->type.kind;
    cells->inputs[cells->input_count] = (struct input){
        .node = node,
        .against = against,
        .text = text,
        .is_fact = !against && is_fact(node),
        .may_be_absent = !against && may_be_absent(node),
        .ordered = !against && (kind == KIND_NUMBER || kind == KIND_DAY),
        .at = -1,
    };
    return (int)cells->input_count++;
}

/* ---- Tests taken apart ----------------------------------------------------------------------- */

static struct cell_test *new_test(struct cells *cells, enum op op, int part_count)
{
    struct cell_test *test = arena_alloc(cells->arena, 1, sizeof *test);
    if (!test) {
        cells->failed = true;
        return NULL;
    }
    test->op = op;
    test->parts = arena_alloc(cells->arena, (size_t)part_count, sizeof(struct cell_test *));
    test->part_count = test->parts ? part_count : 0;
    cells->failed |= !test->parts;
    return test;
}

/* A test of one input. */
static struct cell_test *new_atom(struct cells *cells, enum op op, int index)
{
    struct cell_test *test = new_test(cells, op, 0);
    struct input *input = test && !cells->failed ? &cells->inputs[index] : NULL;
    if (!input || arena_grow(cells->arena, &input->tests, input->test_count, &input->test_room,
                             sizeof(struct cell_test *)) != BYLAW_OK) {
        cells->failed = true;
        return NULL;
    }
    test->input = index;
    test->place = input->test_count;
    input->tests[input->test_count++] = test;
    return test;
}

static void add_constant(struct cells *cells, struct cell_test *test, struct number constant)
{
    size_t room = (size_t)test->constant_count;
    if (arena_grow(cells->arena, &test->constants, room, &room, sizeof *test->constants) !=
        BYLAW_OK)
        cells->failed = true;
    else
        test->constants[test->constant_count++] = constant;
    cells->constant_count++;
}

/* A yes/no whose parts are not looked into: the same text is the same answer. */
static const struct cell_test *whole_test(struct cells *cells, const struct node *node)
{
    struct cell_test *test = new_atom(cells, OP_IS, add_input(cells, node, NULL));
    if (test)
        add_constant(cells, test, number_whole(1));
    return test;
}

/* A number or day that is the same for everybody. */
static bool is_constant(const struct node *node, struct number *out)
{
    const struct type *type = &node->type;
    if (type->kind != KIND_NUMBER && type->kind != KIND_DAY)
        return false;
    if (node->op == OP_FIELD || node->op == OP_LAW_DAY || type->min != type->max)
        return false;
    return number_make(type->min, type->bottom, out);
}

static bool is_code(const struct node *node, struct number *out)
{
    enum kind kind = node->type.kind;
    if (node->op != OP_TEXT || (kind != KIND_CHOICE && kind != KIND_YES_NO && kind != KIND_TEXT))
        return false;
    *out = number_whole(node->code);
    return true;
}

static enum op turned(enum op op)
{
    switch (op) {
    case OP_AT_LEAST:
        return OP_AT_MOST;
    case OP_AT_MOST:
        return OP_AT_LEAST;
    case OP_ABOVE:
        return OP_BELOW;
    case OP_BELOW:
        return OP_ABOVE;
    default:
        return op;
    }
}

/* ---- times * x + plus ---- */

/* A number as a multiple of one other and a constant. x NULL: it is the constant. */
struct line {
    const struct node *x;
    struct number times, plus;
};

static bool line_add(struct cells *cells, const struct line *a, const struct line *b,
                     struct line *out)
{
    if (a->x && b->x && strcmp(text_of(cells, a->x, NULL), text_of(cells, b->x, NULL)) != 0)
        return false;
    out->x = a->x ? a->x : b->x;
    return number_add(a->times, b->times, &out->times) && number_add(a->plus, b->plus, &out->plus);
}

static bool line_multiply(struct line *line, struct number by)
{
    return number_multiply(line->times, by, &line->times) &&
           number_multiply(line->plus, by, &line->plus);
}

static bool line_of(struct cells *cells, const struct node *node, struct line *out);

/* Sums, and products and quotients by a constant. false: another, or of two numbers. */
static bool line_within(struct cells *cells, const struct node *node, struct line *out)
{
    struct line right;
    struct number by = number_whole(-1);
    if (node->op != OP_ADD && node->op != OP_SUBTRACT && node->op != OP_MULTIPLY &&
        node->op != OP_DIVIDE && node->op != OP_NEGATE)
        return false;
    if (!line_of(cells, node->args[0], out))
        return false;
    if (node->op == OP_NEGATE)
        return line_multiply(out, by);
    if (node->op == OP_DIVIDE)
        return number_divide(number_whole(1), node->number, &by) && line_multiply(out, by);
    for (int i = 1; i < node->arg_count; i++) {
        if (!line_of(cells, node->args[i], &right))
            return false;
        if (node->op == OP_MULTIPLY && right.x) {
            struct line left = *out;
            *out = right;
            right = left;
        }
        if (node->op == OP_MULTIPLY ? right.x || !line_multiply(out, right.plus)
                                    : (node->op == OP_SUBTRACT && !line_multiply(&right, by)) ||
                                          !line_add(cells, out, &right, out))
            return false;
    }
    return true;
}

/* Of what may be absent nothing else is made: arithmetic on it is a fault. */
static bool reads_absent(const struct node *node)
{
    if (may_be_absent(node))
        return true;
    for (int i = 0; i < node->arg_count; i++)
        if (node->args[i] && reads_absent(node->args[i]))
            return true;
    return false;
}

static bool line_of(struct cells *cells, const struct node *node, struct line *out)
{
    *out = (struct line){ NULL, number_whole(0), number_whole(0) };
    if (node->type.kind != KIND_NUMBER)
        return false;
    if (is_constant(node, &out->plus))
        return true;
    if (!reads_absent(node) && line_within(cells, node, out))
        return true;
    *out = (struct line){ node, number_whole(1), number_whole(0) };
    return true;
}

/* a against b, where both are made of one number: where that one is cut. NULL: they are not. */
static const struct cell_test *take_line(struct cells *cells, const struct node *node)
{
    struct line a, b;
    struct number cut;
    enum op op = node->op;
    if (!line_of(cells, node->args[0], &a) || !line_of(cells, node->args[1], &b) ||
        !line_multiply(&b, number_whole(-1)) || !line_add(cells, &a, &b, &a) ||
        !number_multiply(a.plus, number_whole(-1), &a.plus))
        return NULL;
    if (a.times.top == 0) { /* the same for every number */
        bool holds = op_holds(op, number_compare(number_whole(0), a.plus));
        return new_test(cells, holds ? OP_ALL : OP_ANY, 0);
    }
    if (!number_divide(a.plus, a.times, &cut))
        return NULL;
    struct cell_test *test =
        new_atom(cells, a.times.top < 0 ? turned(op) : op, add_input(cells, a.x, NULL));
    if (test)
        add_constant(cells, test, cut);
    return test;
}

static const struct cell_test *take_comparison(struct cells *cells, const struct node *node)
{
    const struct node *a = node->args[0];
    const struct node *b = node->args[1];
    struct number constant = number_whole(0);
    enum op op = node->op;
    int input;
    const struct cell_test *line = take_line(cells, node);
    if (line || cells->failed)
        return line;
    bool share = a->type.kind == KIND_SHARE || b->type.kind == KIND_SHARE;
    if (!share && (is_constant(b, &constant) || is_code(b, &constant))) {
        input = add_input(cells, a, NULL);
    } else if (!share && (is_constant(a, &constant) || is_code(a, &constant))) {
        input = add_input(cells, b, NULL);
        op = turned(op);
    } else if (share || a->type.kind == KIND_NUMBER || a->type.kind == KIND_DAY) {
        input = find_input(cells, text_of(cells, b, a));
        op = input >= 0 ? turned(op) : op;
        input = input >= 0 ? input : add_input(cells, a, b);
    } else {
        return whole_test(cells, node);
    }
    struct cell_test *test = new_atom(cells, op, input);
    if (test)
        add_constant(cells, test, constant);
    return test;
}

static const struct cell_test *take_one_of(struct cells *cells, const struct node *node)
{
    struct number constant;
    for (int i = 1; i < node->arg_count; i++)
        if (!is_constant(node->args[i], &constant) && !is_code(node->args[i], &constant))
            return whole_test(cells, node);
    struct cell_test *test = new_atom(cells, OP_IS, add_input(cells, node->args[0], NULL));
    for (int i = 1; i < node->arg_count && test; i++)
        if (is_constant(node->args[i], &constant) || is_code(node->args[i], &constant))
            add_constant(cells, test, constant);
    return test;
}

const struct cell_test *cells_add(struct cells *cells, const struct node *node)
{
    struct cell_test *test;
    switch (node->op) {
    case OP_ALL:
    case OP_ANY:
    case OP_NONE:
        test = new_test(cells, node->op, node->arg_count);
        for (int i = 0; test && i < test->part_count; i++) {
            test->parts[i] = cells_add(cells, node->args[i]);
            if (!test->parts[i])
                return NULL;
        }
        return test;
    case OP_AT_LEAST:
    case OP_AT_MOST:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_IS:
        return take_comparison(cells, node);
    case OP_ONE_OF:
        return take_one_of(cells, node);
    case OP_HAS:
        return new_atom(cells, OP_HAS, add_input(cells, node->args[0], NULL));
    default:
        return whole_test(cells, node);
    }
}

static bool is_fact_and_constant(const struct node *a, const struct node *b)
{
    struct number constant;
    return is_fact(a) && (is_constant(b, &constant) || is_code(b, &constant));
}

bool cells_are_facts(const struct node *test)
{
    if (test->op == OP_FIELD || test->op == OP_HAS)
        return is_fact(test->op == OP_HAS ? test->args[0] : test);
    if (test->op >= OP_AT_LEAST && test->op <= OP_IS)
        return is_fact_and_constant(test->args[0], test->args[1]) ||
               is_fact_and_constant(test->args[1], test->args[0]);
    bool list = test->op == OP_ALL || test->op == OP_ANY || test->op == OP_NONE;
    for (int i = test->op == OP_ONE_OF; i < test->arg_count; i++)
        if (list ? !cells_are_facts(test->args[i])
                 : !is_fact_and_constant(test->args[0], test->args[i]))
            return false;
    return list || test->op == OP_ONE_OF;
}

const struct cell_test *cells_add_bound(struct cells *cells, const struct node *x,
                                        struct number bound, bool is_included)
{
    struct cell_test *test =
        new_atom(cells, is_included ? OP_AT_MOST : OP_BELOW, add_input(cells, x, NULL));
    if (test)
        add_constant(cells, test, bound);
    return test;
}
