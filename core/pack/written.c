/* SPDX-License-Identifier: Apache-2.0 */
/* Ways of writing (docs/semantics.md): freeze makes plainer nodes of them, which say what they mean
   in every state. The node itself becomes the plainer one and keeps how it was written. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static struct node *make(struct freeze *freeze, const struct node *like, enum op op,
                         struct node *const *args, int count)
{
    return build_use(freeze->builder, build_node(freeze->builder, like->at, op, args, count));
}

static struct node *make_text(struct freeze *freeze, struct place at, const char *text)
{
    return build_use(freeze->builder, build_constant_text(freeze->builder, at, text));
}

/* The node becomes `plain`, and keeps how it was written. */
static void become(struct freeze *freeze, struct node *node, const struct node *plain)
{
    struct node *written = build_take(freeze->builder, 1, sizeof *written);
    if (!written)
        return;
    *written = *node;
    *node = *plain;
    node->at = written->at;
    node->written = written;
}

/* ---- Ordered choices ---- */

/* Whether choice `code` is as the test says against choice `other`. */
static bool ranks(enum op op, int code, int other)
{
    switch (op) {
    case OP_AT_LEAST:
        return code >= other;
    case OP_AT_MOST:
        return code <= other;
    case OP_ABOVE:
        return code > other;
    default:
        return code < other;
    }
}

/* a :one_of { those that are as the test says against a choice }; NULL: none is. */
static struct node *one_of_ranks(struct freeze *freeze, const struct node *node, struct node *a,
                                 const struct choices *choices, int other)
{
    struct node **args = freeze_scratch(freeze, (size_t)choices->count + 1, sizeof(struct node *));
    int count = 1;
    for (int i = 0; args && i < choices->count; i++)
        if (ranks(node->op, i, other))
            args[count++] = make_text(freeze, node->at, choices->names[i]);
    if (!args || count == 1)
        return NULL;
    args[0] = a;
    return make(freeze, node, OP_ONE_OF, args, count);
}

/* Which of the choices b may be, and a as the test says against each. */
static struct node *any_ranks(struct freeze *freeze, const struct node *node,
                              const struct choices *choices)
{
    struct node **tests = freeze_scratch(freeze, (size_t)choices->count, sizeof(struct node *));
    int count = 0;
    for (int i = 0; tests && i < choices->count; i++) {
        struct node *is[] = { node->args[1], make_text(freeze, node->at, choices->names[i]) };
        struct node *both[] = { NULL, one_of_ranks(freeze, node, node->args[0], choices, i) };
        if (!both[1])
            continue;
        both[0] = make(freeze, node, OP_IS, is, 2);
        tests[count++] = make(freeze, node, OP_ALL, both, 2);
    }
    return count > 0 ? make(freeze, node, OP_ANY, tests, count) : NULL;
}

void write_ranks(struct freeze *freeze, struct node *node, const struct choices *choices)
{
    const struct node *b = node->args[1];
    struct node *plain = b->op == OP_TEXT
                             ? one_of_ranks(freeze, node, node->args[0], choices, b->code)
                             : any_ranks(freeze, node, choices);
    if (freeze->builder->failed)
        return;
    if (!plain) {
        spoil(freeze, node,
              build_format(freeze->builder, "nothing is %s '%s' in the list; write another choice",
                           op_names[node->op], b->op == OP_TEXT ? b->text : "the last"));
        return;
    }
    become(freeze, node, plain);
    infer(freeze, node, NULL);
}
