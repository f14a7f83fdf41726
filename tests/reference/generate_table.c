/* SPDX-License-Identifier: Apache-2.0 */
/* Random tables: steps and scales by a number, and decision tables with each hit policy. */
#include "core/pack/table.h"
#include "tests/reference/generate_internal.h"

#define MOST_ROWS 5

struct table_plan {
    struct maker *maker;
    const struct scope *scope;
    struct wanted wanted;
    int depth;
    struct table_row rows[MOST_ROWS];
    struct table_law table;
};

static struct node *literal(struct table_plan *plan)
{
    struct maker *maker = plan->maker;
    if (plan->wanted.kind == KIND_NUMBER)
        return build_number(maker->builder, maker->at, number_whole(draw(maker, 4)));
    int choice = draw(maker, choices_count(plan->wanted.choices));
    return build_constant_text(maker->builder, maker->at,
                               choices_name(plan->wanted.choices, choice));
}

static struct node *expression(struct table_plan *plan, struct wanted wanted)
{
    return make_expression(plan->maker, plan->scope, wanted, plan->depth - 2);
}

/* Bounds in ascending order, a closed one now and then just after an open one at the same
   number. */
static void draw_bounds_of_rows(struct table_plan *plan, bool scale)
{
    struct maker *maker = plan->maker;
    int bound = scale ? 1 : draw(maker, 4) - 1;
    for (int i = 0; i + 1 < plan->table.row_count; i++) {
        struct table_row *row = &plan->rows[i];
        row->has_bound = true;
        row->is_included = chance(maker, 50);
        row->bound = number_whole(bound);
        bool again = !scale && !row->is_included && chance(maker, 30);
        if (again && i + 2 < plan->table.row_count) {
            plan->rows[i + 1] = *row;
            plan->rows[++i].is_included = true;
        }
        bound += 1 + draw(maker, 3);
    }
}

static bool make_number_rows(struct table_plan *plan, bool scale)
{
    struct maker *maker = plan->maker;
    struct wanted plain = { KIND_NUMBER, 0, 0 };
    plan->table.by =
        scale ? expression(plan, plan->wanted) : expression(plan, draw_number_kind(maker));
    draw_bounds_of_rows(plan, scale);
    for (int i = 0; i < plan->table.row_count; i++) {
        struct table_row *row = &plan->rows[i];
        if (scale) {
            row->rate = expression(plan, plain);
            row->has_per = chance(maker, 30);
            row->per = number_whole(1 + draw(maker, 5));
        } else {
            row->gives = expression(plan, plan->wanted);
        }
        if (!row->rate && !row->gives)
            return false;
    }
    return plan->table.by != NULL;
}

static bool make_test_rows(struct table_plan *plan)
{
    struct maker *maker = plan->maker;
    struct table_law *table = &plan->table;
    bool numbers = plan->wanted.kind == KIND_NUMBER, choices = plan->wanted.kind == KIND_CHOICE;
    static const enum hit for_numbers[] = { HIT_FIRST, HIT_UNIQUE,   HIT_ANY,     HIT_SUM,
                                            HIT_COUNT, HIT_SMALLEST, HIT_LARGEST, HIT_UNIQUE };
    static const enum hit for_choices[] = { HIT_FIRST, HIT_UNIQUE, HIT_ANY, HIT_PRIORITY };
    table->hit = numbers ? for_numbers[draw(maker, 8)] : for_choices[draw(maker, choices ? 4 : 2)];
    bool adds = table->hit == HIT_SUM || table->hit == HIT_COUNT;
    bool literals = table->hit >= HIT_ANY && !adds;
    if (numbers && adds && plan->wanted.choices > 0 && table->hit == HIT_COUNT)
        return false;
    for (int i = 0; i < choices_count(plan->wanted.choices) && table->hit == HIT_PRIORITY; i++)
        build_list_add(maker->builder, &table->order, &table->order_count,
                       choices_name(plan->wanted.choices, i));
    for (int i = 0; i < table->row_count; i++) {
        struct table_row *row = &plan->rows[i];
        if (adds || i + 1 < table->row_count || chance(maker, 25))
            row->when = make_test(maker, plan->scope, plan->depth - 1);
        if (table->hit != HIT_COUNT)
            row->gives = literals ? literal(plan) : expression(plan, plan->wanted);
        if (!row->gives && table->hit != HIT_COUNT)
            return false;
    }
    return true;
}

struct node *make_table(struct maker *maker, const struct scope *scope, struct wanted wanted,
                        int depth)
{
    struct table_plan plan = { .maker = maker, .scope = scope, .wanted = wanted, .depth = depth };
    plan.table = (struct table_law){ .at = maker->at, .rows = plan.rows };
    plan.table.row_count = 2 + draw(maker, MOST_ROWS - 1);
    for (int i = 0; i < plan.table.row_count; i++)
        plan.rows[i].at = maker->at;
    bool by_number = chance(maker, 50);
    bool scale = by_number && wanted.kind == KIND_NUMBER && chance(maker, 40);
    bool made = by_number ? make_number_rows(&plan, scale) : make_test_rows(&plan);
    return made ? build_table(maker->builder, &plan.table) : NULL;
}
