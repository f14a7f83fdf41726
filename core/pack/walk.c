/* SPDX-License-Identifier: Apache-2.0 */
#include "core/pack/walk.h"

void node_each(const struct node *node, node_visitor *visit, void *user)
{
    if (!node)
        return;
    visit(user, node);
    for (int i = 0; i < node->arg_count; i++)
        node_each(node->args[i], visit, user);
}

void value_each_node(const struct value *value, node_visitor *visit, void *user)
{
    node_each(value->place, visit, user);
    node_each(value->on, visit, user);
    node_each(value->otherwise, visit, user);
    for (int i = 0; i < value->version_count; i++) {
        node_each(value->versions[i]->gives, visit, user);
        node_each(value->versions[i]->lowered, visit, user);
    }
    for (int i = 0; i < value->rule_count; i++) {
        node_each(value->rules[i]->transitional, visit, user);
        node_each(value->rules[i]->when, visit, user);
        node_each(value->rules[i]->gives, visit, user);
    }
}

static void find_regional(void *user, const struct node *node)
{
    bool *regional = user;
    bool is_elsewhere =
        node->op == OP_PARAMETER_AT && (node->text || node->arg_count > (node->has_on ? 1 : 0));
    if (node->op == OP_PARAMETER || (node->op == OP_PARAMETER_AT && !is_elsewhere))
        for (int i = 0; i < node->parameter->layer_count; i++)
            *regional |= node->parameter->layers[i]->region_index != 0;
}

bool value_is_regional(const struct value *value)
{
    bool regional = false;
    for (int i = 0; i < value->version_count; i++)
        regional |= value->versions[i]->region_index != 0;
    for (int i = 0; i < value->rule_count; i++)
        regional |= value->rules[i]->region_index != 0;
    if (!regional)
        value_each_node(value, find_regional, &regional);
    return regional;
}
