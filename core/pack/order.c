/* SPDX-License-Identifier: Apache-2.0 */
/* Order: which values a value reads, circles among them, and an order without looking ahead. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static void add_read(struct freeze *freeze, struct value *value, struct value *read)
{
    for (int i = 0; i < value->read_count; i++) {
        if (value->reads[i] == read)
            return;
    }
    build_list_add(freeze->builder, &value->reads, &value->read_count, read);
}

static void collect_node(struct freeze *freeze, struct node *node, struct value *value)
{
    if (!node)
        return;
    if (node->op == OP_FIELD && node->field.value)
        add_read(freeze, value, node->field.value);
    for (int i = 0; i < node->arg_count; i++)
        collect_node(freeze, node->args[i], value);
}

static void collect_root(struct freeze *freeze, struct node **root, void *user)
{
    collect_node(freeze, *root, user);
}

void collect_reads(struct freeze *freeze, struct value *value)
{
    value_roots(freeze, value, false, collect_root, value);
    freeze_sort(value->reads, value->read_count, value_compare); /* as value_list is sorted */
}

/* A walk in depth without recursion, so that a long chain of values needs no deep stack. */
struct walk {
    struct freeze *freeze;
    char *states;        /* by index in value_list: 0 new, 1 on the way, 2 done */
    struct value **path; /* values on the way */
    int *next;           /* for each of them the next of its reads to look at */
    int depth;
    struct value **sorted; /* done, in order */
    int sorted_count;
};

static void report_circle(struct walk *walk, const struct value *again)
{
    struct freeze *freeze = walk->freeze;
    int from = walk->depth - 1;
    while (walk->path[from] != again)
        from--;
    const char *circle = "";
    for (int i = from; i < walk->depth; i++)
        circle = build_format(freeze->builder, "%s%s.%s reads ", circle, walk->path[i]->entity_name,
                              walk->path[i]->name);
    freeze->clause = again->name;
    freeze_mistake(freeze, again->at,
                   "%s%s.%s, which is a circle; one of them must not read the next", circle,
                   again->entity_name, again->name);
}

static void walk_from(struct walk *walk, struct value *start)
{
    if (walk->states[start->index] != 0)
        return;
    walk->path[0] = start;
    walk->next[0] = 0;
    walk->depth = 1;
    walk->states[start->index] = 1;
    while (walk->depth > 0) {
        struct value *value = walk->path[walk->depth - 1];
        if (walk->next[walk->depth - 1] == value->read_count) {
            walk->states[value->index] = 2;
            walk->sorted[walk->sorted_count++] = value;
            walk->depth--;
            continue;
        }
        struct value *read = value->reads[walk->next[walk->depth - 1]++];
        if (walk->states[read->index] == 1)
            report_circle(walk, read);
        if (walk->states[read->index] != 0)
            continue;
        walk->states[read->index] = 1;
        walk->path[walk->depth] = read;
        walk->next[walk->depth] = 0;
        walk->depth++;
    }
}

void freeze_order(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    size_t count = (size_t)pack->value_count;
    struct walk walk = {
        .freeze = freeze,
        .states = freeze_scratch(freeze, count, 1),
        .path = freeze_scratch(freeze, count + 1, sizeof(struct value *)),
        .next = freeze_scratch(freeze, count + 1, sizeof(int)),
        .sorted = freeze_scratch(freeze, count, sizeof(struct value *)),
    };
    if (freeze->builder->failed)
        return;
    for (int i = 0; i < pack->value_count; i++)
        collect_reads(freeze, freeze->value_list[i]);
    if (freeze->builder->failed)
        return;
    for (int i = 0; i < pack->value_count; i++)
        walk_from(&walk, freeze->value_list[i]);
    for (int i = 0; i < pack->value_count; i++) {
        pack->values[i] = walk.sorted[i];
        pack->values[i]->index = i;
    }
    freeze->clause = NULL;
}
