/* SPDX-License-Identifier: Apache-2.0 */
/* Tests that freeze made plainer (core/pack/written.c) are explained as they were written. */
#include "core/judge/explain_internal.h"

bool is_written_test(const struct node *node)
{
    const struct node *written = node->written;
    return written && ((written->op >= OP_AT_LEAST && written->op <= OP_BELOW) ||
                       written->op == OP_LISTED || written->op == OP_COVERS);
}

static bool is_yes(const struct view *view, const struct node *node)
{
    struct candidate value = frame_read_node(view->frame, node);
    return value.state == STATE_KNOWN && value.lo;
}

/* The value, and why the kind that it is is in the set. */
static void explain_listed(struct explaining *explaining, struct sentence *under,
                           const struct view *view, const struct node *any,
                           const struct node *written)
{
    explain_leaves(explaining, under, view, written->args[0]);
    for (int i = 0; i < any->arg_count; i++) {
        const struct node *both = any->args[i];
        if (both->op == OP_ALL && is_yes(view, both->args[0]))
            explain_leaves(explaining, under, view, both->args[1]);
    }
}

/* any { the kind is not asked for, it is there }: not asked for. */
static bool is_not_asked(const struct view *view, const struct node *there)
{
    return there->op == OP_ANY && there->args[0]->op == OP_NONE && is_yes(view, there->args[0]);
}

/* Every kind that must be there, and of those that are missing or not known why. */
static void explain_covers(struct explaining *explaining, struct sentence *under,
                           const struct view *view, const struct node *all)
{
    for (int i = 0; i < all->arg_count; i++) {
        if (is_not_asked(view, all->args[i]))
            continue;
        struct sentence *kind = sentence_new(explaining, "test");
        if (!kind)
            return;
        struct candidate value = frame_read_node(view->frame, all->args[i]);
        kind->outcome = test_outcome(&value);
        kind->text = arena_format(explaining->arena, "%s\"%s\"",
                                  kind->outcome[0] == 'n' ? "missing: " : "", all->keys[i]);
        sentence_add(explaining, under, kind);
        if (!is_yes(view, all->args[i]))
            explain_leaves(explaining, kind, view, all->args[i]);
    }
}

void explain_written(struct explaining *explaining, struct sentence *under, const struct view *view,
                     const struct node *node)
{
    const struct node *written = node->written;
    struct sentence *sentence = sentence_new(explaining, "test");
    if (!sentence)
        return;
    struct candidate value = frame_read_node(view->frame, node);
    sentence->outcome = test_outcome(&value);
    sentence->text = explain_words(explaining, node);
    sentence_add(explaining, under, sentence);
    const struct node *test = node;
    for (; test->op == OP_BY; test = test->args[1]) { /* a list that has no value on the day */
        struct candidate stated = frame_read_node(view->frame, test->args[0]);
        if (stated.state == STATE_KNOWN)
            continue;
        explain_leaves(explaining, sentence, view, test->args[0]);
        return;
    }
    if (written->op == OP_COVERS)
        explain_covers(explaining, sentence, view, test);
    else if (written->op == OP_LISTED)
        explain_listed(explaining, sentence, view, test, written);
    else
        for (int i = 0; i < written->arg_count; i++)
            explain_leaves(explaining, sentence, view, written->args[i]);
}
