/* SPDX-License-Identifier: Apache-2.0 */
/* An indicator becomes a decision whose test is its figure against its targets. The figure itself
   is a derived value beside it; what is compared is the exact one, before any rounding. */
#include "core/pack/build_internal.h"

const enum op target_ops[TARGET_COUNT] = { [TARGET_AT_LEAST] = OP_AT_LEAST,
                                           [TARGET_AT_MOST] = OP_AT_MOST,
                                           [TARGET_ABOVE] = OP_ABOVE,
                                           [TARGET_BELOW] = OP_BELOW };

/* A target, by the tolerance nearer: at_least a is at_least (a - tolerance). */
static struct node *eased(struct builder *builder, enum op op, struct node *target,
                          struct node *tolerance)
{
    struct node *args[] = { target, tolerance };
    if (!tolerance)
        return target;
    return build_node(builder, target->at,
                      op == OP_AT_LEAST || op == OP_ABOVE ? OP_SUBTRACT : OP_ADD, args, 2);
}

/* A figure of another row, such as an earlier year, to which there may be no way. */
static bool is_elsewhere(const struct node *target)
{
    return target->op == OP_FIELD && target->path_count > 2;
}

/* All of some tests. */
static struct node *all_of(struct builder *builder, struct node *const *tests, int count)
{
    if (count < 2)
        return count ? tests[0] : NULL;
    return build_node(builder, tests[0]->at, OP_ALL, tests, count);
}

void build_indicator(struct builder *builder, const struct value *value, struct rule *rule,
                     const struct indicator_terms *terms)
{
    struct node *targets[TARGET_COUNT], *concerned[TARGET_COUNT + 1];
    int target_count = 0, concerned_count = 0;
    if (terms->where)
        concerned[concerned_count++] = terms->where;
    for (int i = 0; i < TARGET_COUNT; i++) {
        struct node *target = terms->targets[i];
        if (!target)
            continue;
        struct node *args[] = { terms->value,
                                eased(builder, target_ops[i], target, terms->tolerance) };
        targets[target_count++] = build_node(builder, target->at, target_ops[i], args, 2);
        if (is_elsewhere(target))
            concerned[concerned_count++] = build_node(builder, target->at, OP_HAS, &target, 1);
    }
    build_demand(builder, rule, build_use(builder, all_of(builder, concerned, concerned_count)),
                 all_of(builder, targets, target_count));
    struct value *figure = build_short_part(builder, rule, value, "value", terms->value);
    figure->title = figure->title ? figure->title : "Figure of the indicator";
    if (figure->version_count > 1 &&
        (figure->places != terms->places || figure->mode != terms->mode))
        build_mistake(builder, rule->at, rule->id,
                      "another statement of %s shows its figure with other places or another mode: "
                      "write the same",
                      rule->id);
    figure->places = terms->places;
    figure->mode = terms->mode;
    figure->place = value->place;
    figure->on = value->on;
}
