/* SPDX-License-Identifier: Apache-2.0 */
/* The open facts of an undetermined outcome (docs/semantics.md, section 8). */
#include "tests/reference/evaluator.h"

#include <stdlib.h>
#include <string.h>

struct inquiry {
    struct evaluator *evaluator;
    struct asked *asked;
    int count, room;
    bool **seen; /* by value index and row */
};

static void ask_node(struct inquiry *inquiry, const struct scene *scene, const struct node *node);
static void ask_value(struct inquiry *inquiry, const struct value *value, size_t row);

static void add(struct inquiry *inquiry, const struct attribute *attribute, size_t row)
{
    for (int i = 0; i < inquiry->count; i++)
        if (inquiry->asked[i].attribute == attribute && inquiry->asked[i].row == row)
            return;
    if (inquiry->count == inquiry->room) {
        inquiry->room = inquiry->room ? 2 * inquiry->room : 16;
        inquiry->asked = realloc(inquiry->asked, (size_t)inquiry->room * sizeof *inquiry->asked);
        if (!inquiry->asked)
            abort();
    }
    inquiry->asked[inquiry->count++] = (struct asked){ attribute, row };
}

static bool is_certain(enum state state)
{
    return state == STATE_KNOWN || state == STATE_ABSENT;
}

/* The references on the way and the attribute; false: nothing is left to follow. */
static bool ask_journey(struct inquiry *inquiry, const struct journey *journey)
{
    if (journey->state == STATE_KNOWN)
        return true;
    if (journey->state != STATE_ABSENT)
        add(inquiry, journey->stop, journey->stop_row);
    return false;
}

static void ask_attribute(struct inquiry *inquiry, const struct journey *journey)
{
    int64_t cell = 0;
    if (!ask_journey(inquiry, journey) || !journey->attribute)
        return;
    enum state state = attribute_state(inquiry->evaluator, journey->attribute, journey->row, &cell);
    if (!is_certain(state))
        add(inquiry, journey->attribute, journey->row);
}

static void ask_field(struct inquiry *inquiry, const struct scene *scene, const struct node *node)
{
    struct journey journey = journey_from(inquiry->evaluator, &node->field, scene);
    if (!journey.value)
        ask_attribute(inquiry, &journey);
    else if (ask_journey(inquiry, &journey))
        ask_value(inquiry, journey.value, journey.row);
}

static void ask_members(struct inquiry *inquiry, const struct scene *scene, const struct node *node)
{
    struct evaluator *evaluator = inquiry->evaluator;
    struct journey journey = journey_from(evaluator, &node->args[0]->field, scene);
    if (!ask_journey(inquiry, &journey))
        return;
    if (list_is_open(evaluator, journey.attribute, journey.row))
        add(inquiry, journey.attribute, journey.row);
    const struct node *test = members_test(node), *if_none = members_if_none(node);
    bool certain = false;
    int count;
    size_t *members = list_members(evaluator, journey.attribute, journey.row, &count);
    struct scene inner = *scene;
    inner.outer = scene;
    for (int i = 0; i < count; i++) {
        inner.row = members[i];
        if (test)
            ask_node(inquiry, &inner, test);
        if (members_value(node) && node_test(evaluator, &inner, test) != TEST_NO)
            ask_node(inquiry, &inner, members_value(node));
        if (members_until(node) && node_test(evaluator, &inner, test) != TEST_NO)
            ask_node(inquiry, &inner, members_until(node));
        certain = certain || node_test(evaluator, &inner, test) == TEST_YES;
    }
    if (if_none && !certain)
        ask_node(inquiry, scene, if_none);
    free(members);
}

static void ask_by(struct inquiry *inquiry, const struct scene *scene, const struct node *node)
{
    const struct node **chosen = calloc((size_t)node->arg_count + 1, sizeof *chosen);
    enum state state = STATE_KNOWN;
    if (!chosen)
        abort();
    int count = by_choices(inquiry->evaluator, scene, node, chosen, &state);
    ask_node(inquiry, scene, node->args[0]);
    for (int i = 0; i < count; i++)
        ask_node(inquiry, scene, chosen[i]);
    free(chosen);
}

/* Facts behind a node, unless it is certain. */
static void ask_node(struct inquiry *inquiry, const struct scene *scene, const struct node *node)
{
    if (is_certain(node_result(inquiry->evaluator, scene, node)->state))
        return;
    switch (node->op) {
    case OP_FIELD:
        ask_field(inquiry, scene, node);
        return;
    case OP_COUNT:
    case OP_TOTAL:
    case OP_MONTHS_OF:
    case OP_LARGEST_OF:
    case OP_SMALLEST_OF:
    case OP_ANY_OF:
    case OP_ALL_OF:
    case OP_NONE_OF:
        ask_members(inquiry, scene, node);
        return;
    case OP_BY:
        ask_by(inquiry, scene, node);
        return;
    default:
        for (int i = 0; i < node->arg_count; i++)
            ask_node(inquiry, scene, node->args[i]);
    }
}

/* ---- Points ---- */

static void ask_item(struct inquiry *inquiry, const struct scene *scene, const struct item *item)
{
    struct evaluator *evaluator = inquiry->evaluator;
    if (is_certain(item_result(evaluator, scene, item)->state))
        return;
    enum test test = node_test(evaluator, scene, item->when);
    if (item->when)
        ask_node(inquiry, scene, item->when);
    if (test != TEST_YES && test != TEST_UNKNOWN)
        return;
    if (item->points)
        ask_node(inquiry, scene, item->points);
    for (int i = 0; i < item->item_count; i++)
        ask_item(inquiry, scene, item->items[i]);
    if (item->for_each)
        ask_node(inquiry, scene, item->for_each);
}

/* ---- Clauses ---- */

static void ask_rules(struct inquiry *inquiry, const struct scene *scene, const struct value *value,
                      enum rule_set set, const struct rule *parent);

static void ask_rule(struct inquiry *inquiry, const struct scene *scene, const struct rule *rule)
{
    struct ruling ruling = rule_ruling(inquiry->evaluator, scene, rule);
    if (!is_certain(ruling.result->state))
        ask_rules(inquiry, scene, rule->value, RULES_UNDER, rule);
    ruling_free(&ruling);
}

/* The base of a set of rules, where no rule certainly applies. */
static void ask_base(struct inquiry *inquiry, const struct scene *scene, const struct value *value,
                     enum rule_set set, const struct rule *parent)
{
    if (set == RULES_OVER) {
        struct ruling clauses = clauses_ruling(inquiry->evaluator, scene, value);
        if (!is_certain(clauses.result->state))
            ask_rules(inquiry, scene, value, RULES_CLAUSES, NULL);
        ruling_free(&clauses);
        return;
    }
    const struct node *node = parent ? parent->gives
                              : otherwise_counts(inquiry->evaluator, value, scene->day)
                                  ? value->otherwise
                                  : NULL;
    if (node)
        ask_node(inquiry, scene, node);
}

/* The rules of one id, of which some go on after their end. */
struct rule_group {
    const struct rule *const *rules;
    int count;
};

static void ask_group_test(struct inquiry *inquiry, const struct scene *scene,
                           const struct rule_group *group, int32_t after)
{
    struct evaluator *evaluator = inquiry->evaluator;
    const struct rule *old = rules_oldest(evaluator, scene, group->rules, group->count, after);
    const struct rule *now = rules_now(evaluator, scene, group->rules, group->count);
    if (rules_test(evaluator, scene, group->rules, group->count, after) < TEST_UNKNOWN)
        return;
    if (!old) {
        ask_node(inquiry, scene, now->when);
        return;
    }
    enum test claim = node_test(evaluator, scene, old->transitional);
    if (claim >= TEST_UNKNOWN)
        ask_node(inquiry, scene, old->transitional);
    if (claim >= TEST_OPEN)
        return;
    if (claim != TEST_NO && old->when && node_test(evaluator, scene, old->when) >= TEST_UNKNOWN)
        ask_node(inquiry, scene, old->when);
    if (claim != TEST_YES)
        ask_group_test(inquiry, scene, group, old->ended);
}

static void ask_group(struct inquiry *inquiry, const struct scene *scene,
                      const struct rule_group *group, int32_t after)
{
    struct evaluator *evaluator = inquiry->evaluator;
    const struct rule *old = rules_oldest(evaluator, scene, group->rules, group->count, after);
    const struct rule *now = rules_now(evaluator, scene, group->rules, group->count);
    if (!old) {
        if (now)
            ask_rule(inquiry, scene, now);
        return;
    }
    struct ruling ruling =
        rules_together_ruling(evaluator, scene, group->rules, group->count, after);
    bool certain = is_certain(ruling.result->state);
    ruling_free(&ruling);
    if (certain)
        return;
    enum test claim = node_test(evaluator, scene, old->transitional);
    if (claim >= TEST_UNKNOWN)
        ask_node(inquiry, scene, old->transitional);
    bool alone = !now && !rules_oldest(evaluator, scene, group->rules, group->count, old->ended);
    if (claim == TEST_YES || claim == TEST_UNKNOWN || claim == TEST_OPEN ||
        (alone && claim == TEST_NO))
        ask_rule(inquiry, scene, old);
    if (claim != TEST_YES)
        ask_group(inquiry, scene, group, old->ended);
}

static void ask_rules(struct inquiry *inquiry, const struct scene *scene, const struct value *value,
                      enum rule_set set, const struct rule *parent)
{
    int count;
    const struct rule **rules =
        rules_in_force(inquiry->evaluator, value, set, parent, scene, &count);
    bool none_certain = true;
    for (int i = 0, same; i < count; i += same) {
        same = rules_together(inquiry->evaluator, scene, rules + i, count - i);
        struct rule_group group = { rules + i, same };
        enum test test = rules_test(inquiry->evaluator, scene, rules + i, same, INT32_MIN);
        ask_group_test(inquiry, scene, &group, INT32_MIN);
        if (test == TEST_YES || test == TEST_UNKNOWN || test == TEST_OPEN)
            ask_group(inquiry, scene, &group, INT32_MIN);
        none_certain = none_certain && test != TEST_YES;
    }
    if (none_certain)
        ask_base(inquiry, scene, value, set, parent);
    free(rules);
}

/* ---- Values ---- */

static void ask_place(struct inquiry *inquiry, const struct value *value, size_t row)
{
    struct field field;
    if (!scene_place(value, &field))
        return;
    struct journey journey = journey_follow(inquiry->evaluator, &field, row);
    ask_attribute(inquiry, &journey);
}

static void ask_version(struct inquiry *inquiry, const struct scene *scene,
                        const struct value *value)
{
    const struct version *version = value_version(inquiry->evaluator, value, scene);
    if (version && value->form != FORM_POINTS)
        ask_node(inquiry, scene, version->gives);
    for (int i = 0; version && i < version->item_count; i++)
        ask_item(inquiry, scene, version->items[i]);
}

static void ask_value(struct inquiry *inquiry, const struct value *value, size_t row)
{
    struct evaluator *evaluator = inquiry->evaluator;
    if (inquiry->seen[value->index][row])
        return;
    inquiry->seen[value->index][row] = true;
    if (is_certain(evaluator_answer(evaluator, value, row)->result->state))
        return;
    struct place_and_day law = value_scene(evaluator, value, row);
    if (law.state != STATE_KNOWN) {
        if (!law.place_known)
            ask_place(inquiry, value, row);
        if (value->on)
            ask_node(inquiry, &law.scene, value->on);
    } else if (value->form == FORM_DECISION) {
        ask_rules(inquiry, &law.scene, value, RULES_OVER, NULL);
    } else {
        ask_version(inquiry, &law.scene, value);
    }
}

static int compare_asked(const void *left, const void *right)
{
    const struct asked *a = left, *b = right;
    if (a->attribute->owner->index != b->attribute->owner->index)
        return a->attribute->owner->index < b->attribute->owner->index ? -1 : 1;
    if (a->attribute->index != b->attribute->index)
        return a->attribute->index < b->attribute->index ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

struct asked *evaluator_ask(struct evaluator *evaluator, const struct value *value, size_t row,
                            int *count)
{
    struct inquiry inquiry = { .evaluator = evaluator };
    int values = evaluator->pack->value_count;
    inquiry.seen = calloc((size_t)values + 1, sizeof(bool *));
    for (int i = 0; i < values && inquiry.seen; i++) {
        size_t rows = facts_table(evaluator->facts, evaluator->pack->values[i]->entity)->rows;
        inquiry.seen[i] = calloc(rows + 1, sizeof(bool));
        if (!inquiry.seen[i])
            abort();
    }
    if (!inquiry.seen)
        abort();
    ask_value(&inquiry, value, row);
    for (int i = 0; i < values; i++)
        free(inquiry.seen[i]);
    free(inquiry.seen);
    if (inquiry.count > 1)
        qsort(inquiry.asked, (size_t)inquiry.count, sizeof *inquiry.asked, compare_asked);
    *count = inquiry.count;
    return inquiry.asked;
}
