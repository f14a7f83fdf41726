/* SPDX-License-Identifier: Apache-2.0 */
#include "core/pack/table.h"
#include "core/pack/build_internal.h"

#include <string.h>

struct making {
    struct builder *builder;
    struct table_law *table;
    bool refused;
};

/* One mistake is said of a table. */
static void refuse(struct making *making, struct place at, const char *message)
{
    if (!making->refused)
        build_mistake(making->builder, at, making->table->statement, "%s", message);
    making->refused = true;
}

static struct node *make(struct making *making, struct place at, enum op op, struct node *a,
                         struct node *b)
{
    struct node *args[2] = { a, b };
    return build_node(making->builder, at, op, args, b ? 2 : 1);
}

static struct node *number(struct making *making, struct place at, struct number value)
{
    return build_number(making->builder, at, value);
}

/* ---- By a number ---- */

static const char *number_text(struct making *making, struct number value)
{
    struct buffer text;
    buffer_init(&text, making->builder->arena->memory);
    number_print(&text, value, 0);
    const char *copy = text.failed ? NULL : build_text(making->builder, text.data);
    buffer_clear(&text);
    return copy ? copy : "";
}

/* Bounds ascend, and the last row has none. */
static void check_bounds(struct making *making)
{
    const struct table_law *table = making->table;
    for (int i = 0; i + 1 < table->row_count; i++) {
        const struct table_row *row = &table->rows[i], *next = row + 1;
        if (!row->has_bound)
            refuse(making, next->at,
                   "a row stands after the one without a bound, which is for all that is left: "
                   "write that one last");
        if (!row->has_bound || !next->has_bound)
            continue;
        int order = number_compare(row->bound, next->bound);
        if (order > 0 || (order == 0 && (row->is_included || !next->is_included)))
            refuse(
                making, next->at,
                build_format(
                    making->builder,
                    "the row up to %s stands after the row up to %s: write the bounds in ascending "
                    "order",
                    number_text(making, next->bound), number_text(making, row->bound)));
    }
    const struct table_row *last = &table->rows[table->row_count - 1];
    if (last->has_bound)
        refuse(
            making, last->at,
            build_format(making->builder,
                         "the table says nothing above %s: write a last row without below or up_to",
                         number_text(making, last->bound)));
}

static void check_number_row(struct making *making, const struct table_row *row, bool scale)
{
    if (row->when)
        refuse(making, row->at,
               "a row of a table by a number has no when: write below = 50 or up_to = 50");
    else if (!row->gives && !row->rate)
        refuse(making, row->at, "a row says nothing: write gives = ... or rate = ...");
    else if ((row->gives && scale) || (row->rate && !scale))
        refuse(making, row->at,
               "rows with gives and rows with rate stand in one table: write two tables, and add "
               "them");
    else if (row->has_per && !row->rate)
        refuse(making, row->at, "per belongs to rate: write rate = 0.5, per = 100");
    else if (row->has_per && row->per.top <= 0)
        refuse(making, row->at, "per is a number above 0");
    else if (scale && row->has_bound && row->bound.top <= 0)
        refuse(making, row->at, "a scale begins at 0: write a bound above 0");
}

/* by (x below n) { yes = first, no = by ... }. The number is taken as largest { x }, since here an
   absent one is no answer but a fault, as in a class. */
static struct node *make_steps(struct making *making)
{
    const struct table_law *table = making->table;
    struct node *x = make(making, table->at, OP_LARGEST, table->by, NULL);
    struct node *rest = table->rows[table->row_count - 1].gives;
    for (int i = table->row_count - 2; i >= 0; i--) {
        const struct table_row *row = &table->rows[i];
        struct node *test = make(making, row->at, row->is_included ? OP_AT_MOST : OP_BELOW, x,
                                 number(making, row->at, row->bound));
        rest = build_choose(making->builder, row->at, test, row->gives, rest);
    }
    return rest;
}

/* The sum over the rows: the part of the number between the bounds, times the rate. Each part rises
   with the number. */
static struct node *make_scale(struct making *making)
{
    const struct table_law *table = making->table;
    struct number from = number_whole(0);
    struct node *sum = NULL;
    for (int i = 0; i < table->row_count; i++) {
        const struct table_row *row = &table->rows[i];
        struct node *part =
            make(making, row->at, OP_LARGEST, table->by, number(making, row->at, from));
        if (row->has_bound)
            part = make(making, row->at, OP_SMALLEST, part, number(making, row->at, row->bound));
        if (i > 0)
            part = make(making, row->at, OP_SUBTRACT, part, number(making, row->at, from));
        if (row->has_per) {
            part = make(making, row->at, OP_DIVIDE, part, NULL);
            part->number = row->per;
        }
        part = make(making, row->at, OP_MULTIPLY, part, row->rate);
        sum = sum ? make(making, row->at, OP_ADD, sum, part) : part;
        from = row->bound;
    }
    return sum;
}

/* ---- By tests ---- */

static void check_literals(struct making *making, bool texts)
{
    const struct table_law *table = making->table;
    for (int i = 0; i < table->row_count; i++) {
        const struct table_row *row = &table->rows[i];
        if (row->when && row->gives && row->gives->op != OP_NUMBER &&
            !(texts && row->gives->op == OP_TEXT))
            refuse(
                making, row->at,
                build_format(
                    making->builder,
                    "with hit = \"%s\" each row gives a %s that is written there: write clauses of "
                    "a decision for others",
                    hit_names[table->hit], texts ? "text or number" : "number"));
    }
}

static void check_test_row(struct making *making, int index)
{
    const struct table_law *table = making->table;
    const struct table_row *row = &table->rows[index];
    bool last = index == table->row_count - 1;
    bool adds = table->hit == HIT_SUM || table->hit == HIT_COUNT;
    if (row->has_bound || row->rate || row->has_per)
        refuse(making, row->at,
               "below, up_to, rate and per need the number of the table: write by = ...");
    else if (row->gives && table->hit == HIT_COUNT)
        refuse(making, row->at, "with hit = \"count\" rows are only counted: take gives away");
    else if (!row->gives && table->hit != HIT_COUNT)
        refuse(making, row->at, "a row says nothing: write gives = ...");
    else if (!row->when && adds)
        refuse(making, row->at,
               build_format(making->builder,
                            "with hit = \"%s\" every row has a when: none that holds is 0",
                            hit_names[table->hit]));
    else if (!row->when && !last)
        refuse(making, table->rows[index + 1].at,
               "a row stands after the one without when, which is for all that is left: write that "
               "one last");
}

/* The sum over rows of what they give where they hold, or of 1. */
static struct node *make_sum(struct making *making, bool counted)
{
    const struct table_law *table = making->table;
    struct node *sum = NULL;
    for (int i = 0; i < table->row_count; i++) {
        const struct table_row *row = &table->rows[i];
        struct node *one = counted ? number(making, row->at, number_whole(1)) : row->gives;
        struct node *part = build_choose(making->builder, row->at, row->when, one,
                                         number(making, row->at, number_whole(0)));
        sum = sum ? make(making, row->at, OP_ADD, sum, part) : part;
    }
    return sum;
}

/* How many rows have a test: all, or all but the last. */
static int tested_rows(const struct table_law *table)
{
    int count = table->row_count;
    return count > 0 && !table->rows[count - 1].when ? count - 1 : count;
}

/* A gap where no row holds. */
static struct node *make_silence(struct making *making)
{
    const struct table_law *table = making->table;
    struct node **tests = build_take(making->builder, (size_t)table->row_count, sizeof *tests);
    if (!tests)
        return build_broken(making->builder, table->at);
    for (int i = 0; i < table->row_count; i++)
        tests[i] = table->rows[i].when;
    struct node *silence =
        build_node(making->builder, table->at, OP_SILENT, tests, table->row_count);
    silence->text = "no row of a table holds";
    return silence;
}

static struct node *make_first(struct making *making)
{
    const struct table_law *table = making->table;
    int tested = tested_rows(table);
    struct node *rest =
        tested < table->row_count ? table->rows[tested].gives : make_silence(making);
    for (int i = tested - 1; i >= 0; i--)
        rest = build_choose(making->builder, table->rows[i].at, table->rows[i].when,
                            table->rows[i].gives, rest);
    return rest;
}

/* Whether some row before gives the same. */
static bool repeats(const struct table_law *table, int index)
{
    for (int i = 0; i < index; i++)
        if (node_same_literal(table->rows[i].gives, table->rows[index].gives))
            return true;
    return false;
}

/* How many values the rows that hold give: 1 for each row, or for each different value. */
static struct node *make_values(struct making *making, struct node **tests)
{
    const struct table_law *table = making->table;
    struct node *sum = NULL;
    int tested = tested_rows(table);
    for (int i = 0; i < tested; i++) {
        struct place at = table->rows[i].at;
        struct node *test = table->rows[i].when;
        int count = 0;
        if (table->hit == HIT_ANY && repeats(table, i))
            continue;
        for (int k = i; table->hit == HIT_ANY && k < tested; k++)
            if (node_same_literal(table->rows[i].gives, table->rows[k].gives))
                tests[count++] = table->rows[k].when;
        if (count > 1)
            test = build_node(making->builder, at, OP_ANY, tests, count);
        struct node *part =
            build_choose(making->builder, at, test, number(making, at, number_whole(1)),
                         number(making, at, number_whole(0)));
        sum = sum ? make(making, at, OP_ADD, sum, part) : part;
    }
    return sum;
}

/* by (at most one value) { yes = the first that holds, no = a clash }. */
static struct node *make_only(struct making *making)
{
    const struct table_law *table = making->table;
    struct node **tests = build_take(making->builder, (size_t)table->row_count, sizeof *tests);
    if (!tests)
        return build_broken(making->builder, table->at);
    struct node *values = make_values(making, tests);
    struct node *test =
        make(making, table->at, OP_AT_MOST, values, number(making, table->at, number_whole(1)));
    int tested = tested_rows(table);
    for (int i = 0; i < tested; i++)
        tests[i] = table->rows[i].when;
    struct node *clash = build_node(making->builder, table->at, OP_CLASH, tests, tested);
    clash->text = table->hit == HIT_ANY ? "rows of a table that hold give different values"
                                        : "several rows of a table hold where one may";
    return build_choose(making->builder, table->at, test, make_first(making), clash);
}

/* Where a value stands in `order`; -1: it does not. */
static int rank(const struct table_law *table, const struct node *gives)
{
    for (int i = 0; gives->op == OP_TEXT && i < table->order_count; i++)
        if (strcmp(table->order[i], gives->text) == 0)
            return i;
    return -1;
}

static bool comes_before(const struct table_law *table, const struct table_row *a,
                         const struct table_row *b)
{
    if (table->hit == HIT_PRIORITY)
        return rank(table, a->gives) < rank(table, b->gives);
    int order = number_compare(a->gives->number, b->gives->number);
    return table->hit == HIT_LARGEST ? order > 0 : order < 0;
}

/* By insertion, so that equal rows keep their order; the row for what is left stays last. */
static void sort_rows(struct table_law *table)
{
    int tested = tested_rows(table);
    for (int i = 1; i < tested; i++) {
        struct table_row row = table->rows[i];
        int at = i;
        for (; at > 0 && comes_before(table, &row, &table->rows[at - 1]); at--)
            table->rows[at] = table->rows[at - 1];
        table->rows[at] = row;
    }
}

static void check_order(struct making *making)
{
    const struct table_law *table = making->table;
    if (table->hit != HIT_PRIORITY && table->order_count > 0)
        refuse(making, table->at, "order belongs to hit = \"priority\": take it away");
    if (table->hit != HIT_PRIORITY)
        return;
    if (table->order_count == 0)
        refuse(making, table->at,
               "priority needs an order of the values: write order = { \"refused\", \"reduced\" }");
    for (int i = 0; i < tested_rows(table); i++)
        if (table->rows[i].gives && rank(table, table->rows[i].gives) < 0)
            refuse(making, table->rows[i].at,
                   "what the row gives stands nowhere in order: write it there, as a text");
}

static void check_tests(struct making *making)
{
    const struct table_law *table = making->table;
    for (int i = 0; i < table->row_count; i++)
        check_test_row(making, i);
    if (table->hit == HIT_ANY)
        check_literals(making, true);
    if (table->hit == HIT_LARGEST || table->hit == HIT_SMALLEST)
        check_literals(making, false);
    check_order(making);
}

static struct node *make_tests(struct making *making)
{
    switch (making->table->hit) {
    case HIT_UNIQUE:
    case HIT_ANY:
        return make_only(making);
    case HIT_SUM:
    case HIT_COUNT:
        return make_sum(making, making->table->hit == HIT_COUNT);
    case HIT_PRIORITY:
    case HIT_LARGEST:
    case HIT_SMALLEST:
        sort_rows(making->table);
        return make_first(making);
    default:
        return make_first(making);
    }
}

/* The table as it was written, for what is printed and explained. */
static struct table_law *copy_table(struct builder *builder, const struct table_law *table)
{
    struct table_law *copy = build_take(builder, 1, sizeof *copy);
    struct table_row *rows = build_take(builder, (size_t)table->row_count, sizeof *rows);
    if (!copy || !rows)
        return NULL;
    *copy = *table;
    memcpy(rows, table->rows, (size_t)table->row_count * sizeof *rows);
    copy->rows = rows;
    build_list_add(builder, &builder->tables, &builder->table_count, copy);
    return copy;
}

struct node *build_table(struct builder *builder, struct table_law *table)
{
    struct making making = { builder, table, false };
    bool scale = table->row_count > 0 && table->rows[0].rate;
    if (table->row_count < 2)
        refuse(&making, table->at, "a table has at least two rows: write row { ... }, row { ... }");
    for (int i = 0; table->by && i < table->row_count; i++)
        check_number_row(&making, &table->rows[i], scale);
    if (table->by && table->row_count > 0)
        check_bounds(&making);
    if (!table->by)
        check_tests(&making);
    for (int i = 0; i < table->row_count; i++) {
        build_use(builder, table->rows[i].when);
        build_use(builder, table->rows[i].gives);
        build_use(builder, table->rows[i].rate);
    }
    build_use(builder, table->by);
    if (making.refused || builder->failed)
        return build_broken(builder, table->at);
    struct table_law *written = copy_table(builder, table);
    struct node *node = !table->by ? make_tests(&making)
                        : scale    ? make_scale(&making)
                                   : make_steps(&making);
    if (node && node->op != OP_BROKEN)
        node->table = written;
    return node;
}
