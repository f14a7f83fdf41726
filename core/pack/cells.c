/* SPDX-License-Identifier: Apache-2.0 */
#include "core/pack/cells.h"

#include <string.h>

enum cell_kind { CELL_VALUE, CELL_ABSENT, CELL_OTHER };

/* One class of an input, by a value in it: a number or day over the input's bottom, a code, or of
   a pair -1, 0 or 1 for below, equal and above. CELL_OTHER: a text that no test names. */
struct cell {
    enum cell_kind kind;
    wide value;
    bool *answers; /* by the tests of the input */
};

struct input {
    const struct node *node;
    const struct node *against; /* of a pair; else NULL */
    const char *text;           /* what tells it from others */
    bool is_fact;
    bool may_be_absent;
    bool ordered; /* numbers and days */
    struct cell_test **tests;
    size_t test_count, test_room;
    struct cell *cells;
    size_t count, room;
    int at; /* the class looked at; -1: none yet */
};

struct cell_test {
    enum op op; /* OP_ALL, OP_ANY, OP_NONE; OP_HAS; OP_IS is any of the constants; OP_BELOW ... */
    const struct cell_test **parts;
    int part_count;
    int input;
    size_t place; /* among the tests of the input */
    struct number *constants;
    int constant_count;
};

struct cells {
    struct arena *arena;
    const struct bylaw_pack *pack;
    struct input *inputs;
    size_t input_count, input_room;
    int constant_count;
    long budget;
    bool prepared;
    bool coarse; /* an input was not cut as its tests want it: too large a number */
    bool failed;
};

#define MOST_INPUTS 500     /* how deep the walk may go */
#define MOST_CONSTANTS 1000 /* classes are compared with each other */

struct query {
    struct cells *cells;
    const struct cell_test *const *yes;
    const struct cell_test *const *no;
    int yes_count, no_count;
    bool only_facts; /* what is no fact is not asked */
};

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_OPEN };

struct cells *cells_new(struct arena *arena, const struct bylaw_pack *pack, long budget)
{
    struct cells *cells = arena_alloc(arena, 1, sizeof *cells);
    if (cells)
        *cells = (struct cells){ .arena = arena, .pack = pack, .budget = budget };
    return cells;
}

bool cells_failed(const struct cells *cells)
{
    return cells->failed;
}

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
    const char *copy = text.failed ? NULL : arena_copy(cells->arena, text.data ? text.data : "");
    cells->failed |= !copy;
    buffer_clear(&text);
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

static const struct cell_test *take_comparison(struct cells *cells, const struct node *node)
{
    const struct node *a = node->args[0];
    const struct node *b = node->args[1];
    struct number constant = number_whole(0);
    enum op op = node->op;
    int input;
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

const struct cell_test *cells_add_bound(struct cells *cells, const struct node *x,
                                        struct number bound, bool is_included)
{
    struct cell_test *test =
        new_atom(cells, is_included ? OP_AT_MOST : OP_BELOW, add_input(cells, x, NULL));
    if (test)
        add_constant(cells, test, bound);
    return test;
}

/* ---- Classes --------------------------------------------------------------------------------- */

static wide bottom_of(const struct input *input)
{
    return input->ordered ? input->node->type.bottom : 1;
}

static bool atom_holds(const struct input *input, const struct cell_test *atom,
                       const struct cell *cell)
{
    struct number value;
    if (cell->kind == CELL_ABSENT)
        return false;
    if (atom->op == OP_HAS)
        return true;
    if (cell->kind == CELL_OTHER || !number_make(cell->value, bottom_of(input), &value))
        return false;
    for (int i = 0; i < atom->constant_count; i++) {
        int order = number_compare(value, atom->constants[i]);
        if ((atom->op == OP_AT_LEAST && order >= 0) || (atom->op == OP_AT_MOST && order <= 0) ||
            (atom->op == OP_ABOVE && order > 0) || (atom->op == OP_BELOW && order < 0) ||
            (atom->op == OP_IS && order == 0))
            return true;
    }
    return false;
}

/* Adds a class, unless every test answers it as one that is there. */
static void add_cell(struct cells *cells, struct input *input, enum cell_kind kind, wide value)
{
    struct cell cell = { kind, value, arena_alloc(cells->arena, input->test_count + 1, 1) };
    if (!cell.answers || arena_grow(cells->arena, &input->cells, input->count, &input->room,
                                    sizeof *input->cells) != BYLAW_OK) {
        cells->failed = true;
        return;
    }
    for (size_t i = 0; i < input->test_count; i++)
        cell.answers[i] = atom_holds(input, input->tests[i], &cell);
    for (size_t i = 0; i < input->count; i++)
        if (memcmp(input->cells[i].answers, cell.answers, input->test_count) == 0)
            return;
    input->cells[input->count++] = cell;
}

static void add_within(struct cells *cells, struct input *input, wide value)
{
    const struct type *type = &input->node->type;
    if (value >= type->min && value <= type->max)
        add_cell(cells, input, CELL_VALUE, value);
}

/* The largest value below the cut, the cut where it lies on the input's grid, the smallest value
   above it. */
static void cut_input(struct cells *cells, struct input *input, struct number cut)
{
    wide scaled;
    if (!wide_multiply(cut.top, input->node->type.bottom, &scaled)) {
        cells->coarse = true;
        return;
    }
    wide lower = wide_divide(scaled, cut.bottom, ROUND_FLOOR);
    bool on_grid = lower * cut.bottom == scaled;
    add_within(cells, input, on_grid ? lower - 1 : lower);
    add_within(cells, input, on_grid ? lower : lower + 1);
    add_within(cells, input, lower + 1);
}

static void cut_by_tests(struct cells *cells, struct input *input)
{
    for (size_t k = 0; k < input->test_count; k++) {
        const struct cell_test *test = input->tests[k];
        for (int i = 0; i < test->constant_count; i++) {
            if (input->ordered)
                cut_input(cells, input, test->constants[i]);
            else
                add_cell(cells, input, CELL_VALUE, test->constants[i].top);
        }
    }
}

/* -1, 0, 1: of two numbers or days, as far as their ranges allow. */
static void cut_pair(struct cells *cells, struct input *input)
{
    const struct type *a = &input->node->type;
    const struct type *b = &input->against->type;
    struct number low, high, other_low, other_high;
    bool ranges = a->kind == b->kind && a->kind != KIND_SHARE &&
                  number_make(a->min, a->bottom, &low) && number_make(a->max, a->bottom, &high) &&
                  number_make(b->min, b->bottom, &other_low) &&
                  number_make(b->max, b->bottom, &other_high);
    if (!ranges || number_compare(low, other_high) < 0)
        add_cell(cells, input, CELL_VALUE, -1);
    if (!ranges || (number_compare(low, other_high) <= 0 && number_compare(high, other_low) >= 0))
        add_cell(cells, input, CELL_VALUE, 0);
    if (!ranges || number_compare(high, other_low) > 0)
        add_cell(cells, input, CELL_VALUE, 1);
}

static void make_classes(struct cells *cells, struct input *input)
{
    const struct type *type = &input->node->type;
    if (input->against) {
        cut_pair(cells, input);
    } else if (type->kind == KIND_CHOICE && type->choices) {
        for (int i = 0; i < type->choices->count; i++)
            add_cell(cells, input, CELL_VALUE, i);
    } else if (type->kind == KIND_YES_NO) {
        add_cell(cells, input, CELL_VALUE, 1);
        add_cell(cells, input, CELL_VALUE, 0);
    } else {
        cut_by_tests(cells, input);
        if (!input->ordered)
            add_cell(cells, input, CELL_OTHER, 0);
        else if (input->count == 0)
            add_cell(cells, input, CELL_VALUE, type->min);
    }
    if (input->may_be_absent)
        add_cell(cells, input, CELL_ABSENT, 0);
}

/* ---- Walking --------------------------------------------------------------------------------- */

/* Of inputs that are asked, a fact comes first: what is decided by facts alone is found for
   certain. -1: none. */
static int asked_first(const struct cells *cells, int a, int b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return !cells->inputs[a].is_fact && cells->inputs[b].is_fact ? b : a;
}

/* *open: an input on which an answer that is open depends. */
static enum answer evaluate(struct cells *cells, const struct cell_test *test, int *open)
{
    cells->budget--;
    if (test->op != OP_ALL && test->op != OP_ANY && test->op != OP_NONE) {
        const struct input *input = &cells->inputs[test->input];
        if (input->at >= 0)
            return input->cells[input->at].answers[test->place] ? ANSWER_YES : ANSWER_NO;
        *open = asked_first(cells, *open, test->input);
        return ANSWER_OPEN;
    }
    enum answer decides = test->op == OP_ALL ? ANSWER_NO : ANSWER_YES;
    bool is_open = false;
    int on = -1;
    for (int i = 0; i < test->part_count; i++) {
        enum answer answer = evaluate(cells, test->parts[i], &on);
        if (answer == decides)
            return test->op == OP_ANY ? ANSWER_YES : ANSWER_NO;
        is_open |= answer == ANSWER_OPEN;
    }
    *open = asked_first(cells, *open, on);
    if (is_open)
        return ANSWER_OPEN;
    return test->op == OP_ANY ? ANSWER_NO : ANSWER_YES;
}

/* Whether all of the tests hold, or none of them. */
static enum answer all_are(struct cells *cells, const struct cell_test *const *tests, int count,
                           bool wanted, int *open)
{
    enum answer all = ANSWER_YES;
    for (int i = 0; i < count; i++) {
        enum answer answer = evaluate(cells, tests[i], open);
        if (answer == (wanted ? ANSWER_NO : ANSWER_YES))
            return ANSWER_NO;
        if (answer == ANSWER_OPEN)
            all = ANSWER_OPEN;
    }
    return all;
}

static enum cells_answer walk(const struct query *query)
{
    struct cells *cells = query->cells;
    int open = -1;
    if (cells->budget <= 0)
        return CELLS_STOPPED;
    enum answer held = all_are(cells, query->yes, query->yes_count, true, &open);
    if (held != ANSWER_NO && all_are(cells, query->no, query->no_count, false, &open) == ANSWER_NO)
        held = ANSWER_NO;
    if (held == ANSWER_NO)
        return CELLS_NONE;
    if (open < 0)
        return query->only_facts ? CELLS_FOUND : CELLS_MAYBE;
    struct input *input = &cells->inputs[open];
    if (query->only_facts && !input->is_fact)
        return CELLS_NONE;
    for (size_t i = 0; i < input->count; i++) {
        input->at = (int)i;
        enum cells_answer answer = walk(query);
        if (answer != CELLS_NONE)
            return answer;
    }
    input->at = -1;
    return CELLS_NONE;
}

static void prepare(struct cells *cells)
{
    cells->coarse |= cells->input_count > MOST_INPUTS || cells->constant_count > MOST_CONSTANTS;
    for (size_t i = 0; i < cells->input_count && !cells->failed && !cells->coarse; i++)
        make_classes(cells, &cells->inputs[i]);
    cells->prepared = true;
}

/* The facts that a test reads and that do not matter have some value, too. */
static void fill(struct cells *cells, const struct cell_test *const *tests, int count)
{
    for (int i = 0; i < count; i++) {
        if (tests[i]->part_count > 0) {
            fill(cells, tests[i]->parts, tests[i]->part_count);
            continue;
        }
        if (tests[i]->op == OP_ALL || tests[i]->op == OP_ANY || tests[i]->op == OP_NONE)
            continue;
        struct input *input = &cells->inputs[tests[i]->input];
        if (input->at < 0 && input->is_fact)
            input->at = 0;
    }
}

enum cells_answer cells_find(struct cells *cells, const struct cell_test *const *yes, int yes_count,
                             const struct cell_test *const *no, int no_count)
{
    struct query query = { cells, yes, no, yes_count, no_count, true };
    if (!cells->prepared)
        prepare(cells);
    for (size_t i = 0; i < cells->input_count; i++)
        cells->inputs[i].at = -1;
    if (cells->failed || cells->coarse)
        return CELLS_STOPPED;
    enum cells_answer answer = walk(&query);
    query.only_facts = false;
    if (answer == CELLS_NONE)
        answer = walk(&query);
    if (answer == CELLS_FOUND || answer == CELLS_MAYBE) {
        fill(cells, yes, yes_count);
        fill(cells, no, no_count);
    }
    return answer;
}

/* ---- Examples -------------------------------------------------------------------------------- */

static void print_value(const struct cells *cells, const struct input *input,
                        const struct cell *cell, struct buffer *out)
{
    const struct type *type = &input->node->type;
    struct number number;
    bool money = input->node->op == OP_FIELD && input->node->field.attribute &&
                 input->node->field.attribute->money;
    if (cell->kind != CELL_VALUE)
        buffer_add(out, cell->kind == CELL_ABSENT ? "none"
                        : type->kind == KIND_TEXT ? "another text"
                                                  : "any");
    else if (type->kind == KIND_CHOICE)
        buffer_add(out, type->choices->names[cell->value]);
    else if (type->kind == KIND_YES_NO)
        buffer_add(out, cell->value ? "yes" : "no");
    else if (type->kind == KIND_DAY)
        day_print(out, (int32_t)cell->value);
    else if (type->kind == KIND_TEXT)
        buffer_format(out, "\"%s\"", cells->pack->texts[cell->value]);
    else if (number_make(cell->value, bottom_of(input), &number))
        number_print(out, number, money ? 2 : 0);
}

static void print_input(const struct cells *cells, const struct input *input, struct buffer *out)
{
    static const char *const orders[] = { " < ", " = ", " > " };
    buffer_add(out, out->length ? ", " : "");
    node_print(out, input->node);
    if (input->against) {
        buffer_add(out, orders[input->cells[input->at].value + 1]);
        node_print(out, input->against);
        return;
    }
    buffer_add(out, " = ");
    print_value(cells, input, &input->cells[input->at], out);
}

const char *cells_example(struct cells *cells)
{
    struct buffer text;
    buffer_init(&text, cells->arena->memory);
    for (size_t i = 0; i < cells->input_count; i++)
        if (cells->inputs[i].at >= 0)
            print_input(cells, &cells->inputs[i], &text);
    const char *copy = text.failed ? NULL : arena_copy(cells->arena, text.data ? text.data : "");
    cells->failed |= !copy;
    buffer_clear(&text);
    return copy;
}
