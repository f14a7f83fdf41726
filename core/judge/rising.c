/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/rising.h"

enum { MOST_DEPTH = 100 /* of values that read values */ };

/* How a number, or a test (no below yes), moves as the fact grows. */
enum way { STEADY, RISES, FALLS, ANYHOW };

struct looking {
    const struct bylaw_pack *pack;
    const struct attribute *fact;
    int region, interval;
    int depth;
};

static enum way way_of(struct looking *looking, const struct node *node);

static enum way turned(enum way way)
{
    return way == RISES ? FALLS : way == FALLS ? RISES : way;
}

static enum way together(enum way a, enum way b)
{
    if (a == STEADY || a == b)
        return b;
    return b == STEADY ? a : ANYHOW;
}

static enum way way_of_all(struct looking *looking, const struct node *node, int from)
{
    enum way way = STEADY;
    for (int i = from; i < node->arg_count; i++)
        if (node->args[i])
            way = together(way, way_of(looking, node->args[i]));
    return way;
}

/* A product of numbers that are not negative. */
static enum way way_of_product(struct looking *looking, const struct node *node)
{
    enum way way = way_of_all(looking, node, 0);
    for (int i = 0; i < node->arg_count; i++)
        if (node->args[i]->type.min < 0 && way != STEADY)
            return ANYHOW;
    return way;
}

static enum way way_of_rules(struct looking *looking, const struct value *value)
{
    enum way way = value->otherwise ? way_of(looking, value->otherwise) : STEADY;
    for (int i = 0; i < value->rule_count; i++) {
        const struct rule *rule = value->rules[i];
        if (!pack_rule_in_force(looking->pack, rule, looking->region, looking->interval) &&
            !pack_rule_goes_on(looking->pack, rule, looking->region, looking->interval))
            continue;
        const struct node *choosing[] = { rule->when, rule->on, rule->transitional };
        for (size_t k = 0; k < sizeof choosing / sizeof choosing[0]; k++)
            if (choosing[k] && way_of(looking, choosing[k]) != STEADY)
                return ANYHOW;
        way = together(way, rule->gives ? way_of(looking, rule->gives) : STEADY);
    }
    return way;
}

static enum way way_of_value(struct looking *looking, const struct value *value)
{
    const struct node *choosing[] = { value->place, value->on };
    for (size_t k = 0; k < sizeof choosing / sizeof choosing[0]; k++)
        if (choosing[k] && way_of(looking, choosing[k]) != STEADY)
            return ANYHOW;
    if (looking->depth >= MOST_DEPTH || looking->fact == value->entity->governs)
        return ANYHOW;
    looking->depth++;
    enum way way = way_of_rules(looking, value);
    const struct version *version =
        pack_version_at(looking->pack, value, looking->region, looking->interval);
    if (version)
        way = together(way, way_of(looking, version->lowered ? version->lowered : version->gives));
    looking->depth--;
    return value->form == FORM_CLASS && way != STEADY ? ANYHOW : way;
}

/* The row's own fact; other rows may lead back to it. */
static enum way way_of_field(struct looking *looking, const struct node *node)
{
    const struct field *field = &node->field;
    for (int i = 0; i < field->step_count; i++)
        if (field->steps[i] == looking->fact)
            return ANYHOW;
    if (field->attribute == looking->fact)
        return field->step_count == 0 && field->outer == 0 ? RISES : ANYHOW;
    if (!field->value)
        return STEADY;
    enum way way = way_of_value(looking, field->value);
    return way == STEADY || (field->step_count == 0 && field->outer == 0) ? way : ANYHOW;
}

static enum way way_of_comparison(struct looking *looking, const struct node *node, bool above)
{
    enum way way = together(way_of(looking, node->args[0]), turned(way_of(looking, node->args[1])));
    return above ? way : turned(way);
}

static enum way way_of(struct looking *looking, const struct node *node)
{
    switch (node->op) {
    case OP_FIELD:
        return way_of_field(looking, node);
    case OP_ADD:
    case OP_LARGEST:
    case OP_SMALLEST:
    case OP_ROUNDED:
    case OP_AS:
    case OP_ALL:
    case OP_ANY:
        return way_of_all(looking, node, 0);
    case OP_NONE:
    case OP_NEGATE:
        return turned(way_of_all(looking, node, 0));
    case OP_SUBTRACT:
        return together(way_of(looking, node->args[0]), turned(way_of_all(looking, node, 1)));
    case OP_MULTIPLY:
        return way_of_product(looking, node);
    case OP_DIVIDE:
        return node->number.top > 0 ? way_of(looking, node->args[0])
                                    : turned(way_of(looking, node->args[0]));
    case OP_AT_LEAST:
    case OP_ABOVE:
        return way_of_comparison(looking, node, true);
    case OP_AT_MOST:
    case OP_BELOW:
        return way_of_comparison(looking, node, false);
    case OP_BY:
        return way_of(looking, node->args[0]) == STEADY ? way_of_all(looking, node, 1) : ANYHOW;
    default:
        return way_of_all(looking, node, 0) == STEADY ? STEADY : ANYHOW;
    }
}

bool decision_rises(const struct bylaw_pack *pack, const struct value *decision,
                    const struct attribute *fact, int region, int interval)
{
    struct looking looking = { pack, fact, region, interval, 0 };
    enum way way = way_of_value(&looking, decision);
    return way == RISES || way == STEADY;
}
