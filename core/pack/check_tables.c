/* SPDX-License-Identifier: Apache-2.0 */
/* Tables: facts for which no row holds, or two that may not hold together; rows that nobody
   reaches. */
#include "core/law/table.h"
#include "core/pack/cells.h"
#include "core/pack/check_internal.h"
#include "core/pack/walk.h"

#include <string.h>

#define BUDGET 2000000 /* answers of tests, for one table */

struct looking {
    struct check *check;
    const char *statement;
    const struct table_law *table;
    struct arena work;
    struct cells *cells;
    const struct cell_test **tests; /* of the rows that have one */
    int count;
    bool stopped;
};

static enum cells_answer ask(struct looking *looking, const struct cell_test *const *yes,
                             int yes_count, const struct cell_test *const *no, int no_count)
{
    enum cells_answer answer = cells_find(looking->cells, yes, yes_count, no, no_count);
    looking->stopped |= answer == CELLS_STOPPED;
    return answer;
}

/* For whom: " for person.age = 18". */
static const char *example(struct looking *looking)
{
    const char *text = cells_example(looking->cells);
    if (text && text[0])
        return arena_format(&looking->work, " for %s", text);
    looking->check->failed |= !text;
    return "";
}

static void say(struct looking *looking, struct place at, enum severity severity, const char *text)
{
    check_find(looking->check, at, severity, looking->statement, text);
}

/* ---- Rows that nobody reaches ---------------------------------------------------------------- */

static void say_never(struct looking *looking, int index, const char *why)
{
    const struct table_row *row = &looking->table->rows[index];
    say(looking, row->at, SEVERITY_ERROR,
        arena_format(&looking->check->arena,
                     "row %d of the table can never count, since %s; correct it, or take it away",
                     index + 1, why));
}

static void look_for_unreached(struct looking *looking)
{
    bool is_first = looking->table->hit == HIT_FIRST;
    for (int i = 0; i < looking->count; i++) {
        const struct cell_test *const *test = &looking->tests[i];
        if (ask(looking, test, 1, looking->tests, is_first ? i : 0) != CELLS_NONE)
            continue;
        if (ask(looking, test, 1, NULL, 0) == CELLS_NONE)
            say_never(looking, i, "its test is always no");
        else
            say_never(looking, i, "a row before it holds wherever it does");
    }
}

/* Tables by a number. The bound of a row is the beginning of the next; the last has none, and must
   be there. */
static void look_for_empty(struct looking *looking)
{
    for (int i = 0; i < looking->count; i++) {
        const struct cell_test *const *before = i > 0 ? &looking->tests[i - 1] : NULL;
        if (ask(looking, &looking->tests[i], 1, before, before ? 1 : 0) == CELLS_NONE)
            say_never(looking, i, "the number is never in it");
    }
}

/* ---- Gaps and overlaps ----------------------------------------------------------------------- */

static void look_for_gap(struct looking *looking)
{
    const struct table_law *table = looking->table;
    const struct table_row *last = &table->rows[table->row_count - 1];
    enum cells_answer answer = ask(looking, NULL, 0, looking->tests, looking->count);
    if (answer == CELLS_NONE && !last->when)
        say(looking, last->at, SEVERITY_WARNING,
            arena_format(&looking->check->arena,
                         "the last row of the table is for nobody, since another always holds; "
                         "take it away"));
    if (last->when && (answer == CELLS_FOUND || answer == CELLS_MAYBE))
        say(looking, table->at, answer == CELLS_FOUND ? SEVERITY_ERROR : SEVERITY_WARNING,
            arena_format(&looking->check->arena,
                         "no row of the table %s%s; write a row for it, or a last row without when",
                         answer == CELLS_FOUND ? "holds" : "may hold", example(looking)));
}

static void look_at_pair(struct looking *looking, int first, int second)
{
    const struct table_law *table = looking->table;
    const struct cell_test *both[2] = { looking->tests[first], looking->tests[second] };
    bool values = table->hit == HIT_ANY;
    if (values && node_same_literal(table->rows[first].gives, table->rows[second].gives))
        return;
    enum cells_answer answer = ask(looking, both, 2, NULL, 0);
    if (answer != CELLS_FOUND && answer != CELLS_MAYBE)
        return;
    say(looking, table->rows[second].at, answer == CELLS_FOUND ? SEVERITY_ERROR : SEVERITY_WARNING,
        arena_format(&looking->check->arena,
                     "rows %d and %d of the table%s %s together%s; part their tests, or write "
                     "another hit than \"%s\"",
                     first + 1, second + 1, values ? ", which give different values," : "",
                     answer == CELLS_FOUND ? "hold" : "may hold", example(looking),
                     hit_names[table->hit]));
}

static void look_at_tests(struct looking *looking)
{
    enum hit hit = looking->table->hit;
    look_for_unreached(looking);
    if (hit != HIT_SUM && hit != HIT_COUNT)
        look_for_gap(looking);
    for (int i = 0; i < looking->count && (hit == HIT_UNIQUE || hit == HIT_ANY); i++)
        for (int k = i + 1; k < looking->count; k++)
            look_at_pair(looking, i, k);
}

/* ---- One table ------------------------------------------------------------------------------- */

/* The tests of the rows, or that the number is within their bounds. */
static bool take_tests(struct looking *looking)
{
    const struct table_law *table = looking->table;
    looking->cells = cells_new(&looking->work, looking->check->pack, BUDGET);
    looking->tests = arena_alloc(&looking->work, (size_t)table->row_count, sizeof(void *));
    if (!looking->cells || !looking->tests)
        return false;
    for (int i = 0; i < table->row_count; i++) {
        const struct table_row *row = &table->rows[i];
        if (row->when)
            looking->tests[looking->count++] = cells_add(looking->cells, row->when);
        else if (row->has_bound)
            looking->tests[looking->count++] =
                cells_add_bound(looking->cells, table->by, row->bound, row->is_included);
    }
    return !cells_failed(looking->cells);
}

static void check_table(struct check *check, const char *statement, const struct table_law *table)
{
    struct looking looking = { .check = check, .statement = statement, .table = table };
    arena_init(&looking.work, check->memory);
    if (!take_tests(&looking))
        check->failed = true;
    else if (table->by)
        look_for_empty(&looking);
    else
        look_at_tests(&looking);
    if (looking.stopped && !check->failed)
        say(&looking, table->at, SEVERITY_NOTE,
            arena_format(&check->arena,
                         "not all that the table reads was looked at, after %d answers: it may "
                         "have gaps, overlaps and rows that never count beside those named",
                         BUDGET));
    check->failed |= looking.cells && cells_failed(looking.cells);
    arena_clear(&looking.work);
}

struct tables {
    struct check *check;
    const char *statement;
    char *seen; /* by node: a table may be part of several expressions */
};

static void visit_node(void *user, const struct node *node)
{
    struct tables *tables = user;
    if (!node->table || tables->check->failed || tables->seen[node->index])
        return;
    tables->seen[node->index] = 1;
    check_table(tables->check, tables->statement, node->table);
}

/* The same of the bands of a class. */
static void check_bands(struct check *check, const char *statement, const struct version *version)
{
    struct arena work;
    const struct cell_test *before = NULL;
    arena_init(&work, check->memory);
    struct cells *cells = cells_new(&work, check->pack, BUDGET);
    const struct cell_test **tests =
        arena_alloc(&work, (size_t)version->band_count, sizeof(struct cell_test *));
    for (int i = 0; i + 1 < version->band_count && cells && tests; i++)
        tests[i] = cells_add_bound(cells, version->gives, version->bands[i]->below, false);
    check->failed |= !cells || !tests || cells_failed(cells);
    for (int i = 0; i + 1 < version->band_count && !check->failed; before = tests[i++])
        if (cells_find(cells, &tests[i], 1, &before, before ? 1 : 0) == CELLS_NONE)
            check_find(check, version->bands[i]->at, SEVERITY_ERROR, statement,
                       arena_format(&check->arena,
                                    "band '%s' is for nobody, since the number is never in it; "
                                    "correct it, or take it away",
                                    version->bands[i]->name));
    arena_clear(&work);
}

void check_tables(struct check *check)
{
    const struct bylaw_pack *pack = check->pack;
    struct tables tables = { check, NULL, arena_alloc(&check->arena, (size_t)pack->node_count, 1) };
    check->failed |= !tables.seen;
    for (int i = 0; i < pack->rule_count && !check->failed; i++) {
        tables.statement = pack->rules[i]->id;
        node_each(pack->rules[i]->when, visit_node, &tables);
        node_each(pack->rules[i]->gives, visit_node, &tables);
    }
    for (int i = 0; i < pack->value_count && !check->failed; i++) {
        tables.statement = pack->values[i]->name;
        value_each_node(pack->values[i], visit_node, &tables);
        for (int k = 0; k < pack->values[i]->version_count && !check->failed; k++)
            check_bands(check, tables.statement, pack->values[i]->versions[k]);
    }
}
