/* SPDX-License-Identifier: Apache-2.0 */
/* Random sets: of months, of kinds, and lists of the law. */
#include "tests/reference/generate_internal.h"

/* ---- Sets of months ---- */

static struct node *make_set(struct maker *maker, const struct scope *scope, int depth)
{
    static const enum op ops[] = { OP_JOIN, OP_PART, OP_WITHIN };
    struct wanted day = { KIND_DAY, 0, 0 };
    struct node *node = NULL;
    struct node *args[2];
    if (depth > 0 && chance(maker, 40)) {
        args[0] = make_set(maker, scope, depth - 1);
        args[1] = make_set(maker, scope, depth - 1);
        return node_of(maker, ops[draw(maker, 3)], args, 2);
    }
    if (chance(maker, 70))
        node = make_members(maker, scope, OP_MONTHS_OF, day, depth);
    if (node)
        return node;
    args[0] = make_expression(maker, scope, day, depth - 2);
    args[1] = make_expression(maker, scope, day, depth - 2);
    return node_of(maker, OP_BETWEEN, args, 2);
}

struct node *make_months(struct maker *maker, const struct scope *scope, int depth)
{
    bool run = chance(maker, 40);
    struct node *set = make_set(maker, scope, depth - 1);
    struct node *node = node_of(maker, run ? OP_LONGEST_RUN : OP_MONTHS_COUNT, &set, 1);
    node->places = run ? draw(maker, 4) : 0;
    return node;
}

/* ---- Sets of kinds ---- */

static struct node *make_kinds(struct maker *maker, const struct scope *scope, int depth)
{
    static const enum op ops[] = { OP_JOIN, OP_PART, OP_WITHIN };
    struct wanted none = { KIND_NUMBER, 0, 0 };
    struct node *args[] = { make_members(maker, scope, OP_KINDS_OF, none, depth), NULL };
    if (!args[0] || !chance(maker, 30))
        return args[0];
    args[1] = make_members(maker, scope, OP_KINDS_OF, none, depth - 1);
    return args[1] ? node_of(maker, ops[draw(maker, 3)], args, 2) : args[0];
}

static struct node *make_text_set(struct maker *maker)
{
    struct node *args[2];
    int count = 1 + draw(maker, 2);
    for (int i = 0; i < count; i++)
        args[i] = build_constant_text(maker->builder, maker->at,
                                      choices_name(NAMED_CHOICES, i + draw(maker, 3)));
    return node_of(maker, OP_LIST, args, count);
}

/* NULL where there is no list with such members. */
struct node *make_covers(struct maker *maker, const struct scope *scope, int depth)
{
    struct node *args[] = { make_kinds(maker, scope, depth), NULL };
    if (!args[0])
        return NULL;
    if (chance(maker, 30))
        args[1] = make_kinds(maker, scope, depth - 1);
    if (!args[1] && chance(maker, 60))
        args[1] = make_list_path(maker, scope, SHAPE_CHOICES);
    if (!args[1])
        args[1] = make_text_set(maker);
    return node_of(maker, OP_COVERS, args, 2);
}

struct node *make_kinds_count(struct maker *maker, const struct scope *scope, int depth)
{
    struct node *kinds = make_kinds(maker, scope, depth);
    return kinds ? node_of(maker, OP_MONTHS_COUNT, &kinds, 1) : NULL;
}

/* ---- Lists ---- */

/* A list of named choices or of texts; NULL: there is none. */
struct node *make_list_path(struct maker *maker, const struct scope *scope, enum shape shape)
{
    for (int i = 0; i < maker->parameter_count; i++) {
        if (maker->parameters[i].shape != shape || chance(maker, 30))
            continue;
        struct node *list =
            build_path(maker->builder, maker->at, OP_PARAMETER, &maker->parameters[i].id, 1);
        return chance(maker, 30) ? make_elsewhere(maker, scope, list) : list;
    }
    return NULL;
}
