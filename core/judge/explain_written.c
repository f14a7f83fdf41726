/* SPDX-License-Identifier: Apache-2.0 */
/* Tests that freeze made plainer are explained as they were written. */
#include "core/judge/explain_internal.h"

void explain_written(struct explaining *explaining, struct sentence *under, const struct view *view,
                     const struct node *node)
{
    struct sentence *sentence = sentence_new(explaining, "test");
    if (!sentence)
        return;
    struct candidate value = frame_read_node(view->frame, node);
    sentence->outcome = test_outcome(&value);
    sentence->text = explain_words(explaining, node);
    sentence_add(explaining, under, sentence);
    for (int i = 0; i < node->written->arg_count; i++)
        explain_leaves(explaining, sentence, view, node->written->args[i]);
}
