/* SPDX-License-Identifier: Apache-2.0 */
/* What reads well and may not mean what it seems to: a list that decides though it is empty, a
   divisor that may be 0; what is computed outside of the notation; entities that nothing reads. */
#include "core/pack/check_internal.h"
#include "core/pack/walk.h"

#include <string.h>

enum { MOST_SHOWN = 120 }; /* bytes of an expression in a finding */

/* The tests beside a node, outwards: those of an `all`, `any` or choice that it is part of. */
struct beside {
    struct node *const *parts;
    int count;
    const struct node *part; /* the one on the way */
    bool is_all;
    const struct beside *outer;
};

struct reading {
    struct check *check;
    const char *statement;
    char *seen; /* by node */
};

static bool same_words(const char *const *a, const char *const *b, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(a[i], b[i]) != 0)
            return false;
    return true;
}

/* Whether two expressions are written alike. */
static bool same_node(const struct node *a, const struct node *b)
{
    if (!a || !b)
        return a == b;
    if (a->op != b->op || a->arg_count != b->arg_count || a->path_count != b->path_count ||
        !same_words(a->path, b->path, a->path_count) || (a->text == NULL) != (b->text == NULL) ||
        (a->text && strcmp(a->text, b->text) != 0) || a->number.top != b->number.top ||
        a->number.bottom != b->number.bottom || a->day != b->day || a->places != b->places)
        return false;
    for (int i = 0; i < a->arg_count; i++)
        if (!same_node(a->args[i], b->args[i]))
            return false;
    return true;
}

/* ---- Lists ---- */

/* Whether something asks about the same list. */
static bool asks_list(const struct node *node, const struct node *list)
{
    if (!node)
        return false;
    if (node->op >= OP_COUNT && same_node(node->args[0], list))
        return true;
    for (int i = 0; i < node->arg_count; i++)
        if (asks_list(node->args[i], list))
            return true;
    return false;
}

static bool is_list_asked(const struct beside *beside, const struct node *list)
{
    for (; beside; beside = beside->outer)
        for (int i = 0; beside->is_all && i < beside->count; i++)
            if (beside->parts[i] != beside->part && asks_list(beside->parts[i], list))
                return true;
    return false;
}

static void read_list(struct reading *reading, const struct beside *beside, const struct node *node)
{
    struct check *check = reading->check;
    if (is_list_asked(beside, node->args[0]))
        return;
    const char *list = check_node(check, node->args[0], MOST_SHOWN);
    check_find(check, node->at, SEVERITY_WARNING, reading->statement,
               arena_format(&check->arena,
                            "all (%s, ...) is yes where there is none of them; write count (%s) "
                            ":at_least (1) beside it in all { }",
                            list, list));
}

/* ---- Divisors ---- */

/* Whether a test compares the divisor with something. */
static bool tests_divisor(const struct node *node, const struct node *divisor)
{
    if (!node)
        return false;
    for (int i = 0; i < node->arg_count; i++)
        if (node->args[i] &&
            ((node->op >= OP_AT_LEAST && node->op <= OP_HAS && same_node(node->args[i], divisor)) ||
             tests_divisor(node->args[i], divisor)))
            return true;
    return false;
}

static bool is_divisor_tested(const struct beside *beside, const struct node *divisor)
{
    for (; beside; beside = beside->outer)
        for (int i = 0; i < beside->count; i++)
            if (beside->parts[i] != beside->part && tests_divisor(beside->parts[i], divisor))
                return true;
    return false;
}

static void read_share(struct reading *reading, const struct beside *beside,
                       const struct node *node)
{
    struct check *check = reading->check;
    const struct node *divisor = node->args[1];
    if (divisor->type.min > 0 || divisor->type.max < 0 || is_divisor_tested(beside, divisor))
        return;
    check_find(check, node->at, SEVERITY_NOTE, reading->statement,
               arena_format(&check->arena,
                            "share divides by %s, which may be 0, and is then an error; give it a "
                            "bound above 0, or choose by a test of it",
                            check_node(check, divisor, MOST_SHOWN)));
}

/* ---- Expressions ---- */

static void read_node(struct reading *reading, const struct beside *beside, const struct node *node)
{
    if (!node || reading->check->failed || reading->seen[node->index])
        return;
    reading->seen[node->index] = 1;
    if (node->op == OP_ALL_OF)
        read_list(reading, beside, node);
    if (node->op == OP_SHARE)
        read_share(reading, beside, node);
    if (node->op == OP_FORMULA)
        check_find(reading->check, node->at, SEVERITY_NOTE, reading->statement,
                   arena_format(&reading->check->arena,
                                "a formula computes this; what it means is not looked at"));
    for (int i = 0; i < node->arg_count; i++) {
        struct beside inner = { node->args, node->arg_count, node->args[i], node->op == OP_ALL,
                                beside };
        read_node(reading, &inner, node->args[i]);
    }
}

/* What a rule gives counts where its test holds. */
static void read_rule(struct reading *reading, const struct rule *rule)
{
    struct node *parts[] = { rule->when, rule->gives };
    struct beside beside = { parts, 2, rule->gives, true, NULL };
    reading->statement = rule->id;
    read_node(reading, NULL, rule->transitional);
    read_node(reading, NULL, rule->when);
    read_node(reading, &beside, rule->gives);
}

/* ---- Entities ---- */

static void use_entity(char *used, const struct entity *entity)
{
    if (entity)
        used[entity->index] = 1;
}

static void mark_entities(void *user, const struct node *node)
{
    char *used = user;
    if (node->op != OP_FIELD)
        return;
    use_entity(used, node->field.root);
    for (int i = 0; i < node->field.step_count; i++)
        use_entity(used, node->field.steps[i]->target_entity);
    if (node->field.attribute)
        use_entity(used, node->field.attribute->target_entity);
}

static void check_entities(struct check *check)
{
    const struct bylaw_pack *pack = check->pack;
    char *used = arena_alloc(&check->arena, (size_t)pack->entity_count, 1);
    check->failed |= !used;
    for (int i = 0; i < pack->value_count && used; i++) {
        const struct value *value = pack->values[i];
        use_entity(used, value->entity);
        if (!value->place && value->entity && value->entity->governs)
            use_entity(used, value->entity->governs->target_entity);
        value_each_node(value, mark_entities, used);
    }
    for (int i = 0; i < pack->entity_count && used; i++)
        if (!used[i] && !pack->entities[i]->is_book)
            check_find(check, pack->entities[i]->at, SEVERITY_WARNING, pack->entities[i]->name,
                       arena_format(&check->arena,
                                    "entity %s is read by nothing; write what is decided by it, or "
                                    "take it away",
                                    pack->entities[i]->name));
}

void check_words(struct check *check)
{
    const struct bylaw_pack *pack = check->pack;
    struct reading reading = { check, NULL,
                               arena_alloc(&check->arena, (size_t)pack->node_count, 1) };
    check->failed |= !reading.seen;
    for (int i = 0; i < pack->rule_count && !check->failed; i++)
        read_rule(&reading, pack->rules[i]);
    for (int i = 0; i < pack->value_count && !check->failed; i++) {
        const struct value *value = pack->values[i];
        reading.statement = value->name;
        read_node(&reading, NULL, value->on);
        read_node(&reading, NULL, value->otherwise);
        for (int k = 0; k < value->version_count; k++) {
            read_node(&reading, NULL, value->versions[k]->gives);
            read_node(&reading, NULL, value->versions[k]->lowered);
        }
    }
    check_entities(check);
}
