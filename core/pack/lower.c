/* SPDX-License-Identifier: Apache-2.0 */
/* Lowering: a points table becomes one expression (docs/semantics.md, section 5), and declared
   places become a rounding. Units of items are free; their sum is in points. */
#include "core/pack/freeze_internal.h"

struct node *lower_node(struct freeze *freeze, struct place at, enum op op,
                        struct node *const *args, int count)
{
    return build_use(freeze->builder, build_node(freeze->builder, at, op, args, count));
}

/* Types a node of which all operands are typed. Without memory it may have none. */
static struct node *finish(struct freeze *freeze, struct node *node)
{
    if (freeze->builder->failed)
        return node;
    infer_node_only(freeze, node);
    if (!node_is_broken(node))
        range_infer(freeze, node);
    return node;
}

struct node *lower_rounded(struct freeze *freeze, struct node *node, int places, enum rounding mode)
{
    struct node *rounded = lower_node(freeze, node->at, OP_ROUNDED, &node, 1);
    rounded->places = places;
    rounded->mode = mode;
    return finish(freeze, rounded);
}

static struct node *in_points(struct node *node)
{
    node->type.unit = (struct unit){ 1, { { "points", 1 } } };
    node->type.plain = false;
    return node;
}

static struct node *lower_number(struct freeze *freeze, struct place at, struct number number)
{
    struct node *node = build_use(freeze->builder, build_number(freeze->builder, at, number));
    infer(freeze, node, NULL);
    return node;
}

static struct node *lower_pair(struct freeze *freeze, enum op op, struct node *left,
                               struct node *right)
{
    struct node *args[2] = { left, right };
    return in_points(finish(freeze, lower_node(freeze, left->at, op, args, 2)));
}

/* by (when) { yes = points, no = 0 } */
static struct node *lower_when(struct freeze *freeze, struct node *when, struct node *points)
{
    struct node *zero = lower_number(freeze, points->at, number_whole(0));
    struct node *node =
        build_use(freeze->builder, build_choose(freeze->builder, points->at, when, points, zero));
    node->codes = build_take(freeze->builder, 2, sizeof *node->codes);
    if (!node->codes)
        return node;
    node->codes[0] = 1;
    node->codes[1] = 0;
    return in_points(finish(freeze, node));
}

struct bounds {
    bool has_at_least, has_at_most;
    struct number at_least, at_most;
};

static struct node *lower_bounds(struct freeze *freeze, struct node *node,
                                 const struct bounds *bounds)
{
    if (bounds->has_at_least)
        node =
            lower_pair(freeze, OP_LARGEST, node, lower_number(freeze, node->at, bounds->at_least));
    if (bounds->has_at_most)
        node =
            lower_pair(freeze, OP_SMALLEST, node, lower_number(freeze, node->at, bounds->at_most));
    return node;
}

/* What the author wrote is typed with its units; only how the parts are put together is free. */
static struct node *number_of(struct freeze *freeze, struct node *node, const char *what)
{
    freeze->is_total = false;
    infer(freeze, node, NULL);
    freeze->is_total = true;
    if (!node_is_broken(node) && node->type.kind != KIND_NUMBER) {
        freeze_mistake(freeze, node->at, "%s is %s, and %s wants a number", node_text(freeze, node),
                       kind_phrase(node->type.kind), what);
        node_break(node);
    }
    return node;
}

static struct node *lower_items(struct freeze *freeze, struct place at, struct item *const *items,
                                int count);

static struct node *lower_item(struct freeze *freeze, struct item *item)
{
    struct node *node;
    if (item->points)
        node = number_of(freeze, item->points, "points");
    else
        node = lower_items(freeze, item->at, item->items, item->item_count);
    if (item->for_each)
        node = lower_pair(freeze, OP_MULTIPLY, node, number_of(freeze, item->for_each, "for_each"));
    if (item->when) {
        freeze->is_total = false;
        infer_test(freeze, item->when);
        freeze->is_total = true;
        node = lower_when(freeze, item->when, node);
    }
    struct bounds bounds = { item->has_at_least, item->has_at_most, item->at_least, item->at_most };
    item->lowered = lower_bounds(freeze, node, &bounds);
    return item->lowered;
}

static struct node *lower_items(struct freeze *freeze, struct place at, struct item *const *items,
                                int count)
{
    struct node **parts = freeze_scratch(freeze, (size_t)count, sizeof(struct node *));
    if (!parts || count == 0)
        return build_broken(freeze->builder, at);
    for (int i = 0; i < count; i++)
        parts[i] = lower_item(freeze, items[i]);
    if (count == 1)
        return parts[0];
    return in_points(finish(freeze, lower_node(freeze, at, OP_ADD, parts, count)));
}

void lower_points(struct freeze *freeze, struct value *value, struct version *version)
{
    freeze->is_total = true;
    struct node *total = lower_items(freeze, version->at, version->items, version->item_count);
    struct bounds bounds = { version->has_at_least, version->has_at_most, version->at_least,
                             version->at_most };
    total = lower_bounds(freeze, total, &bounds);
    if (value->mode >= 0 && !node_is_broken(total))
        total = lower_rounded(freeze, total, value->places, (enum rounding)value->mode);
    version->lowered = total;
    freeze->is_total = false;
}
