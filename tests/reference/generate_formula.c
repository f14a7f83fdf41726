/* SPDX-License-Identifier: Apache-2.0 */
/* Random formulas: a function of the mixing host over one to three inputs. */
#include "tests/reference/evaluator.h"
#include "tests/reference/generate_internal.h"

/* A number whose places are stated and whose size is moderate. */
static struct node *make_number_input(struct maker *maker, const struct scope *scope, int depth)
{
    struct builder *builder = maker->builder;
    struct node *node =
        chance(maker, 50) ? make_path(maker, scope, draw_number_kind(maker), true) : NULL;
    if (node)
        return node;
    struct wanted number = { KIND_NUMBER, 0, 0 };
    struct node *bounds[2] = { make_expression(maker, scope, number, depth - 2), NULL };
    if (!bounds[0])
        return NULL;
    bounds[1] = build_number(builder, maker->at, number_whole(100000));
    bounds[0] = build_node(builder, maker->at, OP_SMALLEST, bounds, 2);
    bounds[1] = build_number(builder, maker->at, number_whole(-100000));
    node = build_node(builder, maker->at, OP_LARGEST, bounds, 2);
    node = build_node(builder, maker->at, OP_ROUNDED, &node, 1);
    node->places = draw(maker, 3);
    node->mode = (enum rounding)draw(maker, ROUND_COUNT);
    return node;
}

static struct node *make_input(struct maker *maker, const struct scope *scope, int depth)
{
    struct wanted wanted = draw_kind(maker);
    if (chance(maker, 10))
        wanted.kind = KIND_TEXT;
    if (wanted.kind == KIND_NUMBER)
        return make_number_input(maker, scope, depth);
    if (wanted.kind == KIND_YES_NO)
        return make_test(maker, scope, depth - 2);
    if (wanted.kind == KIND_DAY)
        return make_expression(maker, scope, wanted, depth - 2);
    return make_path(maker, scope, wanted, false);
}

static void draw_result(struct maker *maker, struct wanted wanted, struct attribute *gives)
{
    *gives = (struct attribute){ .kind = wanted.kind };
    if (wanted.kind == KIND_NUMBER) {
        gives->unit = made_unit(wanted.choices);
        gives->places = draw(maker, 3);
    }
    gives->at_least = number_whole(draw(maker, 3) - 1);
    gives->at_most = number_whole(2 + draw(maker, 20));
    gives->first_day = draw_day(maker);
    gives->last_day = gives->first_day + 36000;
    if (wanted.kind == KIND_CHOICE)
        made_choices(maker, wanted.choices, &gives->choices);
}

struct node *make_formula(struct maker *maker, const struct scope *scope, struct wanted wanted,
                          int depth)
{
    static const char *const names[] = { "a", "b", "c" };
    struct node *args[3] = { NULL };
    if (wanted.kind != KIND_NUMBER && wanted.kind != KIND_YES_NO && wanted.kind != KIND_DAY &&
        wanted.kind != KIND_CHOICE)
        return NULL;
    int count = 1 + draw(maker, 3), made = 0;
    for (int i = 0; i < count; i++) {
        args[made] = make_input(maker, scope, depth);
        made += args[made] != NULL;
    }
    struct formula *formula = arena_alloc(maker->builder->arena, 1, sizeof *formula);
    if (made == 0 || !formula)
        return NULL;
    formula->host = &formula_mixer;
    formula->inputs = names;
    formula->input_count = made;
    formula->code_bytes = (size_t)draw(maker, 1000);
    formula->source = "drawn";
    formula->at = maker->at;
    draw_result(maker, wanted, &formula->gives);
    struct node *node = build_node(maker->builder, maker->at, OP_FORMULA, args, made);
    node->formula = formula;
    return node;
}
