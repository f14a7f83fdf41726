/* SPDX-License-Identifier: Apache-2.0 */
/* What is gone through for some rows only (branch.c): choosing the rows, packing what is read and
   putting back what comes out costs as much as some steps over all rows. */
#include "core/judge/assemble.h"

/* About how many plain steps a node takes by itself. */
static int step_weight(const struct node *node)
{
    switch (node->op) {
    case OP_FORMULA:
        return 1000;
    case OP_NUMBER:
    case OP_TEXT:
    case OP_DAY:
    case OP_LAW_DAY:
        return 0;
    case OP_BY:
        return 2;
    case OP_ROUNDED:
    case OP_DIVIDE:
        return 3;
    case OP_MOVE:
    case OP_YEARS_TO:
    case OP_MONTHS_TO:
    case OP_YEAR_END:
        return 20;
    default:
        return node->op >= OP_COUNT || node->type.kind == KIND_SHARE ||
                       node->type.kind == KIND_MONTHS || node->op == OP_PARAMETER_AT
                   ? 50
                   : 1;
    }
}

static int weight_up_to(const struct assembly *assembly, const struct node *node, int most)
{
    if (assembly->failed || assembly_find_node(assembly, node) != REGISTER_NONE)
        return 0;
    int weight = step_weight(node);
    for (int i = 0; i < node->arg_count && weight < most; i++)
        if (node->args[i])
            weight += weight_up_to(assembly, node->args[i], most - weight);
    return weight < most ? weight : most;
}

int plan_weight(const struct assembly *assembly, const struct node *node)
{
    return weight_up_to(assembly, node, BRANCH_WEIGHT);
}
