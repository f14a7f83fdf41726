/* SPDX-License-Identifier: Apache-2.0 */
/* Cells: the classes of each input, and walking them. */
#include "core/pack/cells_internal.h"

#include <string.h>

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

const char *cells_keep(struct cells *cells, struct buffer *text)
{
    const char *copy = text->failed ? NULL : arena_copy(cells->arena, text->data ? text->data : "");
    cells->failed |= !copy;
    buffer_clear(text);
    return copy;
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
        if (op_holds(atom->op, number_compare(value, atom->constants[i])))
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
    if (all_are(cells, query->yes, query->yes_count, true, &open) == ANSWER_NO ||
        all_are(cells, query->no, query->no_count, false, &open) == ANSWER_NO ||
        all_are(cells, cells->musts, cells->must_count, true, &open) == ANSWER_NO)
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

/* Whether a test reads a fact that is an input. */
static bool reads_input(const struct cells *cells, const struct node *test)
{
    for (size_t i = 0; i < cells->input_count && test->op == OP_FIELD; i++) {
        const struct node *node = cells->inputs[i].node;
        if (node->op == OP_FIELD && node->field.attribute == test->field.attribute &&
            node->field.step_count == 0 && strcmp(node->path[0], test->path[0]) == 0)
            return true;
    }
    for (int i = 0; i < test->arg_count; i++)
        if (test->args[i] && reads_input(cells, test->args[i]))
            return true;
    return false;
}

/* The musts of the facts that are inputs, and of what these read: facts that break one are
   nobody's. Those that compare facts with each other are not looked at. */
static void add_musts(struct cells *cells)
{
    const struct bylaw_pack *pack = cells->pack;
    bool *taken = arena_alloc(cells->arena, (size_t)pack->must_count, 1);
    cells->musts = arena_alloc(cells->arena, (size_t)pack->must_count, sizeof(struct cell_test *));
    cells->failed |= !taken || !cells->musts;
    for (bool more = pack->must_count > 0; more && !cells->failed;) {
        more = false;
        for (int i = 0; i < pack->must_count; i++) {
            const struct node *test = pack->musts[i]->versions[0]->gives;
            if (taken[i] || !cells_are_facts(test) || !reads_input(cells, test))
                continue;
            taken[i] = more = true;
            cells->musts[cells->must_count++] = cells_add(cells, test);
        }
    }
}

static void prepare(struct cells *cells)
{
    add_musts(cells);
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
    return cells_keep(cells, &text);
}
