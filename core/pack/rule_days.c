/* SPDX-License-Identifier: Apache-2.0 */
/* A clause's `on` moves the days of the clause and the parameters written in it to another day. It
   is written into the clause before names are resolved: param.x becomes param.x :on (day), law_day
   the day, and since and ended a test of it. What the clause reads keeps its own day. */
#include "core/pack/freeze_internal.h"

#include <string.h>

#define ON_MOST_SIZE 100 /* parts: it is copied to every parameter */

static struct node *copy_node(struct freeze *freeze, const struct node *node)
{
    struct node *copy = build_take(freeze->builder, 1, sizeof *copy);
    if (!copy)
        return build_broken(freeze->builder, node->at);
    *copy = *node;
    copy->outermost = true;
    if (node->arg_count > 0)
        copy->args = build_take(freeze->builder, (size_t)node->arg_count, sizeof(struct node *));
    for (int i = 0; i < node->arg_count && copy->args; i++)
        copy->args[i] = node->args[i] ? copy_node(freeze, node->args[i]) : NULL;
    copy->arg_count = copy->args ? node->arg_count : 0;
    return copy;
}

/* A node becomes another where it stands, since a table has its rows beside what was made of
   them. */
static void become(struct node *node, const struct node *other)
{
    *node = *other;
    node->used = node->outermost = true;
}

/* Moves the parameters of an expression; how many parts were moved. */
static int move_node(struct freeze *freeze, struct node *node, const struct node *on)
{
    int moved = 0;
    if (!node || freeze->builder->failed || node->outermost) /* moved already: it is shared */
        return 0;
    if (node->op == OP_LAW_DAY) {
        become(node, copy_node(freeze, on));
        return 1;
    }
    for (int i = 0; i < node->arg_count; i++)
        moved += move_node(freeze, node->args[i], on);
    if (node->op != OP_PARAMETER && (node->op != OP_PARAMETER_AT || node->has_on))
        return moved;
    become(node, build_use(freeze->builder, build_parameter_at(freeze->builder, node,
                                                               copy_node(freeze, on), NULL, NULL)));
    return moved + 1;
}

static struct node *day_test(struct freeze *freeze, const struct rule *rule, enum op op,
                             int32_t day)
{
    struct node *args[] = { copy_node(freeze, rule->on),
                            build_day(freeze->builder, rule->at, day) };
    return build_node(freeze->builder, rule->at, op, args, 2);
}

void freeze_rule_days(struct freeze *freeze, struct rule *rule)
{
    struct node *tests[3];
    int count = 0;
    if (!rule->on || rule->on->op == OP_BROKEN)
        return;
    if (rule->on->size > ON_MOST_SIZE) {
        freeze_mistake(freeze, rule->at, "on has more than %d parts; give it a name with derive",
                       ON_MOST_SIZE);
        return;
    }
    int moved = move_node(freeze, rule->when, rule->on) + move_node(freeze, rule->gives, rule->on);
    if (rule->since != DAY_NONE)
        tests[count++] = day_test(freeze, rule, OP_AT_LEAST, rule->since);
    if (rule->ended != DAY_NONE)
        tests[count++] = day_test(freeze, rule, OP_AT_MOST, rule->ended);
    if (moved + count == 0)
        freeze_mistake(
            freeze, rule->at,
            "on moves nothing: the rule has neither days nor parameters of its own; take "
            "it away");
    if (count == 0)
        return;
    if (rule->when)
        tests[count++] = rule->when;
    rule->when =
        build_use(freeze->builder, build_node(freeze->builder, rule->at, OP_ALL, tests, count));
}
