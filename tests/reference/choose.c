/* SPDX-License-Identifier: Apache-2.0 */
/* Which values a `by` may choose (docs/semantics.md, section 5). */
#include "tests/reference/evaluator.h"

#include <string.h>

/* The argument for a key, that for `other`, or NULL. */
static const struct node *argument_for(const struct node *node, const char *key)
{
    const struct node *other = NULL;
    for (int k = 0; k + 1 < node->arg_count; k++) {
        if (strcmp(node->keys[k], key) == 0)
            return node->args[1 + k];
        if (strcmp(node->keys[k], "other") == 0)
            other = node->args[1 + k];
    }
    return other;
}

static int choose_one(struct evaluator *evaluator, const struct node *node, const char *key,
                      const struct node **chosen)
{
    chosen[0] = argument_for(node, key);
    if (!chosen[0])
        evaluator->trouble = "a `by` without a value for what it meets";
    return chosen[0] ? 1 : 0;
}

static int add_once(const struct node **chosen, int count, const struct node *node)
{
    for (int i = 0; i < count; i++)
        if (chosen[i] == node)
            return count;
    if (node)
        chosen[count++] = node;
    return count;
}

/* Every argument that a selector which is unknown may choose. */
static int choose_all(const struct node *node, const struct node **chosen)
{
    const struct type *type = &node->args[0]->type;
    int count = 0;
    if (type->kind == KIND_YES_NO) {
        count = add_once(chosen, count, argument_for(node, "yes"));
        return add_once(chosen, count, argument_for(node, "no"));
    }
    if (type->kind == KIND_CHOICE) {
        for (int i = 0; i < type->choices->count; i++)
            count = add_once(chosen, count, argument_for(node, type->choices->names[i]));
        return count;
    }
    for (int k = 0; k + 1 < node->arg_count; k++)
        count = add_once(chosen, count, node->args[1 + k]);
    return count;
}

int by_choices(struct evaluator *evaluator, const struct scene *scene, const struct node *node,
               const struct node **chosen, enum state *state)
{
    if (node->args[0]->type.kind == KIND_YES_NO) {
        static const enum state states[] = { STATE_KNOWN, STATE_KNOWN, STATE_UNKNOWN,
                                             STATE_OPEN,  STATE_GAP,   STATE_FAULT };
        enum test test = node_test(evaluator, scene, node->args[0]);
        *state = states[test];
        if (*state == STATE_KNOWN)
            return choose_one(evaluator, node, test == TEST_YES ? "yes" : "no", chosen);
    } else {
        const struct result *selector = node_result(evaluator, scene, node->args[0]);
        *state = selector->state == STATE_ABSENT ? STATE_FAULT : selector->state;
        if (*state == STATE_KNOWN)
            return choose_one(evaluator, node, selector->text, chosen);
    }
    return *state == STATE_UNKNOWN ? choose_all(node, chosen) : 0;
}
