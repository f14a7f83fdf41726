/* SPDX-License-Identifier: Apache-2.0 */
/* Random expressions of a given kind, of every operator. */
#include "tests/reference/generate_internal.h"

#include <stdlib.h>
#include <string.h>

struct node *node_of(struct maker *maker, enum op op, struct node *const *args, int count)
{
    return build_node(maker->builder, maker->at, op, args, count);
}

struct wanted draw_kind(struct maker *maker)
{
    static const enum kind kinds[] = { KIND_NUMBER, KIND_NUMBER, KIND_NUMBER, KIND_YES_NO,
                                       KIND_DAY,    KIND_CHOICE, KIND_CHOICE };
    struct wanted kind = { kinds[draw(maker, 7)], draw(maker, 3), 0 };
    return kind.kind == KIND_NUMBER ? draw_number_kind(maker) : kind;
}

static bool same_kind(struct wanted a, struct wanted b)
{
    bool listed = a.kind == KIND_CHOICE || a.kind == KIND_NUMBER;
    return a.kind == b.kind && (!listed || a.choices == b.choices) &&
           ((a.kind != KIND_ONE && a.kind != KIND_MANY) || a.target == b.target);
}

/* ---- Paths ---- */

struct path {
    const char *names[8];
    int count;
    int entity;
};

/* Follows up to two references. */
static void wander(struct maker *maker, struct path *path)
{
    for (int steps = 0; steps < 2 && chance(maker, 45); steps++) {
        const struct made_entity *entity = &maker->entities[path->entity];
        const struct made_attribute *references[MOST_ATTRIBUTES];
        int count = 0;
        for (int i = 0; i < entity->attribute_count; i++)
            if (entity->attributes[i].kind.kind == KIND_ONE)
                references[count++] = &entity->attributes[i];
        if (count == 0)
            return;
        const struct made_attribute *reference = references[draw(maker, count)];
        path->names[path->count++] = reference->attribute->name;
        path->entity = reference->kind.target;
    }
}

/* The name of a random attribute or value of that kind; NULL: none. each: of a list. */
static const char *draw_end(struct maker *maker, int entity, struct wanted wanted,
                            bool only_attributes, const char **each)
{
    const char *ends[MOST_ATTRIBUTES + MOST_VALUES];
    const char *members[MOST_ATTRIBUTES + MOST_VALUES];
    int count = 0;
    const struct made_entity *made = &maker->entities[entity];
    for (int i = 0; i < made->attribute_count; i++) {
        const struct made_attribute *attribute = &made->attributes[i];
        if (!same_kind(attribute->kind, wanted) && wanted.kind != KIND_MANY)
            continue;
        if (wanted.kind == KIND_MANY && attribute->kind.kind != KIND_MANY)
            continue;
        members[count] = attribute->each;
        ends[count++] = attribute->attribute->name;
    }
    for (int i = 0; i < maker->value_count && !only_attributes; i++)
        if (maker->values[i].entity == entity && same_kind(maker->values[i].kind, wanted)) {
            members[count] = NULL;
            ends[count++] = maker->values[i].name;
        }
    if (count == 0)
        return NULL;
    int end = draw(maker, count);
    if (each)
        *each = members[end];
    return ends[end];
}

/* The innermost row of that name, which the name means. */
static const struct scope *find_scope(const struct scope *scope, const char *name)
{
    while (strcmp(scope->name, name) != 0)
        scope = scope->outer;
    return scope;
}

static const struct scope *draw_scope(struct maker *maker, const struct scope *scope)
{
    const struct scope *drawn = scope;
    while (drawn->outer && chance(maker, 35))
        drawn = drawn->outer;
    return find_scope(scope, drawn->name);
}

struct node *make_path(struct maker *maker, const struct scope *scope, struct wanted wanted,
                       bool only_attributes)
{
    for (int tries = 0; tries < 6; tries++) {
        const struct scope *from = draw_scope(maker, scope);
        struct path path = { { from->name }, 1, from->entity };
        wander(maker, &path);
        const char *end = draw_end(maker, path.entity, wanted, only_attributes, NULL);
        if (!end)
            continue;
        path.names[path.count++] = end;
        return build_path(maker->builder, maker->at, OP_FIELD, path.names, path.count);
    }
    return NULL;
}

/* ---- Literals and parameters ---- */

static struct node *make_literal(struct maker *maker, const struct scope *scope,
                                 struct wanted wanted)
{
    struct builder *builder = maker->builder;
    struct node *sides[2];
    switch (wanted.kind) {
    case KIND_NUMBER:
        return build_number(builder, maker->at, draw_number(maker));
    case KIND_DAY:
        if (chance(maker, 25))
            return node_of(maker, OP_LAW_DAY, NULL, 0);
        return build_day(builder, maker->at, draw_day(maker));
    case KIND_CHOICE: {
        int choice = draw(maker, choices_count(wanted.choices));
        return build_constant_text(builder, maker->at, choices_name(wanted.choices, choice));
    }
    case KIND_TEXT:
        return build_constant_text(builder, maker->at, draw_text(maker));
    case KIND_YES_NO:
        sides[0] = make_path(maker, scope, draw_number_kind(maker), false);
        if (!sides[0])
            sides[0] = node_of(maker, OP_LAW_DAY, NULL, 0);
        sides[1] = sides[0]->op == OP_FIELD ? build_number(builder, maker->at, draw_number(maker))
                                            : build_day(builder, maker->at, draw_day(maker));
        return node_of(maker, OP_AT_LEAST, sides, 2);
    default:
        return NULL;
    }
}

/* Of another day or place, where there is one to name. */
struct node *make_elsewhere(struct maker *maker, const struct scope *scope, struct node *parameter)
{
    struct node *on = NULL;
    struct node *of = NULL;
    const char *region = NULL;
    if (chance(maker, 60))
        on = chance(maker, 70) ? make_path(maker, scope, (struct wanted){ KIND_DAY, 0, 0 }, false)
                               : make_literal(maker, scope, (struct wanted){ KIND_DAY, 0, 0 });
    if (maker->region_entity >= 0 && chance(maker, 40))
        of = make_path(maker, scope, (struct wanted){ KIND_ONE, 0, maker->region_entity }, false);
    if (!of && chance(maker, 30))
        region = maker->regions[draw(maker, maker->region_count)];
    if (!on && !of && !region)
        return parameter;
    return build_parameter_at(maker->builder, parameter, on, of, region);
}

static struct node *make_parameter_path(struct maker *maker, const struct scope *scope,
                                        struct wanted wanted)
{
    const struct made_parameter *fitting[MOST_PARAMETERS];
    int count = 0;
    for (int i = 0; i < maker->parameter_count; i++)
        if (same_kind(maker->parameters[i].kind, wanted) &&
            maker->parameters[i].shape <= SHAPE_KEYED)
            fitting[count++] = &maker->parameters[i];
    if (count == 0)
        return NULL;
    const struct made_parameter *made = fitting[draw(maker, count)];
    struct node *parameter = build_path(maker->builder, maker->at, OP_PARAMETER, &made->id, 1);
    if (chance(maker, 40))
        parameter = make_elsewhere(maker, scope, parameter);
    if (made->shape == SHAPE_PLAIN)
        return parameter;
    struct node *key =
        make_path(maker, scope, (struct wanted){ KIND_CHOICE, NAMED_CHOICES, 0 }, false);
    struct node *args[] = { parameter, key };
    return key ? node_of(maker, OP_KEYED, args, 2) : NULL;
}

/* NULL only where no path of the kind exists and nothing of the kind can be written. */
static struct node *make_leaf(struct maker *maker, const struct scope *scope, struct wanted wanted)
{
    struct node *node = NULL;
    if (chance(maker, 70))
        node = make_path(maker, scope, wanted, false);
    if (!node && chance(maker, 50))
        node = make_parameter_path(maker, scope, wanted);
    if (!node)
        node = make_literal(maker, scope, wanted);
    if (!node)
        node = make_path(maker, scope, wanted, false);
    return node;
}

/* Something that has its kind by itself: a path or a parameter, else NULL. (A parameter that is a
   choice takes its list from what it meets.) */
static struct node *make_subject(struct maker *maker, const struct scope *scope,
                                 struct wanted wanted)
{
    struct node *node = make_path(maker, scope, wanted, false);
    return node || wanted.kind == KIND_CHOICE ? node : make_parameter_path(maker, scope, wanted);
}

/* ---- Choosing ---- */

static struct node *make_by(struct maker *maker, const struct scope *scope, struct wanted wanted,
                            int depth)
{
    struct wanted selector = { chance(maker, 50) ? KIND_YES_NO : KIND_CHOICE, draw(maker, 3), 0 };
    struct node *args[7];
    const char *keys[6];
    int count = 0;
    args[0] = selector.kind == KIND_YES_NO ? make_test(maker, scope, depth - 1)
                                           : make_subject(maker, scope, selector);
    if (!args[0])
        return NULL;
    int all = selector.kind == KIND_YES_NO ? 2 : choices_count(selector.choices);
    bool has_other = chance(maker, 40);
    for (int i = 0; i < all; i++) {
        if (has_other && chance(maker, 50))
            continue;
        keys[count++] = selector.kind == KIND_CHOICE ? choices_name(selector.choices, i)
                        : i == 0                     ? "yes"
                                                     : "no";
    }
    if (count < all)
        keys[count++] = "other";
    for (int i = 0; i < count; i++) {
        args[1 + i] = make_expression(maker, scope, wanted, depth - 1);
        if (!args[1 + i])
            return NULL;
    }
    struct node *node = node_of(maker, OP_BY, args, 1 + count);
    node->keys = arena_alloc(maker->builder->arena, (size_t)count, sizeof *node->keys);
    for (int i = 0; i < count && node->keys; i++)
        node->keys[i] = keys[i];
    return node;
}

/* ---- Members ---- */

struct node *make_members(struct maker *maker, const struct scope *scope, enum op op,
                          struct wanted number, int depth)
{
    const struct scope *from = draw_scope(maker, scope);
    struct path path = { { from->name }, 1, from->entity };
    if (chance(maker, 40))
        wander(maker, &path);
    const char *each = NULL;
    struct wanted many = { KIND_MANY, 0, 0 };
    const char *end = draw_end(maker, path.entity, many, true, &each);
    if (!end)
        return NULL;
    const struct made_entity *owner = &maker->entities[path.entity];
    int member = 0;
    for (int i = 0; i < owner->attribute_count; i++)
        if (strcmp(owner->attributes[i].attribute->name, end) == 0)
            member = owner->attributes[i].kind.target;
    if (op == OP_MONTHS_OF && !maker->entities[member].is_spell)
        return NULL;
    path.names[path.count++] = end;
    struct node *args[4] = { build_path(maker->builder, maker->at, OP_FIELD, path.names,
                                        path.count) };
    bool is_extreme = op == OP_LARGEST_OF || op == OP_SMALLEST_OF;
    struct scope inner = { each, member, scope };
    int count = 1;
    if (op == OP_KINDS_OF) {
        struct wanted kind = { KIND_CHOICE, NAMED_CHOICES, 0 };
        args[count++] = make_path(maker, &inner, kind, chance(maker, 70));
        if (!args[1])
            return NULL;
    }
    if (op == OP_TOTAL || is_extreme)
        args[count++] = make_expression(maker, &inner, number, depth - 2);
    bool wants_test = op == OP_ANY_OF || op == OP_ALL_OF || op == OP_NONE_OF || op == OP_SHARE_OF;
    if (chance(maker, 75) || wants_test)
        args[count++] = make_test(maker, &inner, depth - 1);
    else if (is_extreme || op == OP_MONTHS_OF)
        args[count++] = NULL;
    if (is_extreme || op == OP_SHARE_OF)
        args[count++] = make_expression(maker, scope, number, depth - 2);
    return node_of(maker, op, args, count);
}

/* ---- Shares ---- */

/* Whether some share was put into it, before anything has a type. */
static bool is_share(const struct node *node)
{
    if (node->op == OP_SHARE || node->op == OP_SHARE_OF)
        return true;
    bool from = node->op >= OP_ADD && node->op <= OP_SMALLEST && node->op != OP_ROUNDED;
    bool share = false;
    for (int i = node->op == OP_BY; (from || node->op == OP_BY) && i < node->arg_count; i++)
        share |= is_share(node->args[i]);
    return share;
}

/* A share: of two numbers, or computed from others; some operands are plain numbers. */
static struct node *make_share(struct maker *maker, const struct scope *scope, struct wanted number,
                               int depth)
{
    static const enum op ops[] = { OP_ADD,    OP_SUBTRACT, OP_MULTIPLY, OP_DIVIDE,
                                   OP_NEGATE, OP_LARGEST,  OP_SMALLEST };
    struct wanted plain = { KIND_NUMBER, 0, 0 };
    struct node *args[3] = { NULL };
    if (depth > 1 && chance(maker, 15)) {
        args[0] = make_members(maker, scope, OP_SHARE_OF, plain, depth);
        if (args[0])
            return args[0];
    }
    if (depth <= 1 || chance(maker, 40)) {
        args[0] = make_expression(maker, scope, number, depth - 2);
        args[1] = make_subject(maker, scope, plain);
        if (!args[1])
            args[1] = make_expression(maker, scope, plain, depth - 2);
        return args[0] && args[1] ? node_of(maker, OP_SHARE, args, 2) : NULL;
    }
    if (chance(maker, 20)) {
        struct node *by = make_by(maker, scope, number, depth);
        args[0] = by ? make_share(maker, scope, number, depth - 1) : NULL;
        if (args[0])
            by->args[1] = build_use(maker->builder, args[0]);
        return by;
    }
    enum op op = ops[draw(maker, 7)];
    int count = op == OP_DIVIDE || op == OP_NEGATE ? 1 : 2;
    args[0] = make_share(maker, scope, number, depth - 1);
    args[1] = chance(maker, 50)
                  ? make_share(maker, scope, op == OP_MULTIPLY ? plain : number, depth - 1)
                  : make_expression(maker, scope, op == OP_MULTIPLY ? plain : number, depth - 2);
    if (!args[0] || !args[1])
        return NULL;
    struct node *node = node_of(maker, op, args, count);
    while (op == OP_DIVIDE && (node->number.top == 0 || node->number.bottom == 0))
        node->number = draw_number(maker);
    return node;
}

/* ---- Tests ---- */

static struct node *make_comparison(struct maker *maker, const struct scope *scope, int depth)
{
    static const enum op ops[] = { OP_AT_LEAST, OP_AT_MOST, OP_ABOVE, OP_BELOW, OP_IS };
    struct wanted wanted = { KIND_DAY, 0, 0 };
    if (chance(maker, 70))
        wanted = draw_number_kind(maker);
    if (chance(maker, 12)) /* months */
        wanted = (struct wanted){ KIND_NUMBER, 3, 0 };
    struct node *args[] = { make_expression(maker, scope, wanted, depth - 1),
                            make_expression(maker, scope, wanted, depth - 2) };
    if (wanted.kind == KIND_NUMBER && chance(maker, 20)) {
        struct node *share = make_share(maker, scope, wanted, depth - 1);
        int side = draw(maker, 2);
        args[side] = share ? share : args[side];
    }
    if (chance(maker, 8)) {
        struct node *list[4] = { args[0] };
        int count = 1 + 1 + draw(maker, 3);
        for (int i = 1; i < count; i++)
            list[i] = wanted.kind == KIND_DAY
                          ? build_day(maker->builder, maker->at, draw_day(maker))
                          : build_number(maker->builder, maker->at, draw_number(maker));
        bool share = wanted.kind == KIND_NUMBER && is_share(list[0]);
        return share ? node_of(maker, OP_IS, list, 2) : node_of(maker, OP_ONE_OF, list, count);
    }
    return node_of(maker, ops[draw(maker, 5)], args, 2);
}

/* The row itself that a name means; NULL: no name means a row of the entity. */
static struct node *make_row(struct maker *maker, const struct scope *scope, int entity)
{
    const struct scope *row = scope;
    while (row && row->entity != entity)
        row = row->outer;
    if (!row || find_scope(scope, row->name) != row) /* its name means another row */
        return NULL;
    return build_path(maker->builder, maker->at, OP_FIELD, &row->name, 1);
}

static struct node *make_equality(struct maker *maker, const struct scope *scope)
{
    static const enum kind kinds[] = { KIND_CHOICE, KIND_CHOICE, KIND_TEXT, KIND_YES_NO, KIND_ONE };
    struct wanted wanted = { kinds[draw(maker, 5)], draw(maker, 3),
                             draw(maker, maker->entity_count) };
    struct node *args[4] = { make_subject(maker, scope, wanted) };
    if (!args[0])
        return NULL;
    if (wanted.kind == KIND_TEXT || (wanted.kind == KIND_CHOICE && wanted.choices == NAMED_CHOICES))
        args[1] =
            make_list_path(maker, scope, wanted.kind == KIND_TEXT ? SHAPE_TEXTS : SHAPE_CHOICES);
    if (args[1] && chance(maker, 60))
        return node_of(maker, OP_LISTED, args, 2);
    if ((wanted.kind == KIND_CHOICE || wanted.kind == KIND_TEXT) && chance(maker, 40)) {
        int count = 1 + 1 + draw(maker, 2);
        for (int i = 1; i < count; i++)
            args[i] = make_literal(maker, scope, wanted);
        return node_of(maker, OP_ONE_OF, args, count);
    }
    if (wanted.kind == KIND_CHOICE && wanted.choices > 0 && chance(maker, 35)) {
        static const enum op ops[] = { OP_AT_LEAST, OP_AT_MOST };
        args[1] = make_leaf(maker, scope, wanted);
        return args[1] ? node_of(maker, ops[draw(maker, 2)], args, 2) : NULL;
    }
    if (wanted.kind == KIND_YES_NO)
        args[1] = build_constant_text(maker->builder, maker->at, chance(maker, 50) ? "yes" : "no");
    else
        args[1] = wanted.kind == KIND_ONE && chance(maker, 40)
                      ? make_row(maker, scope, wanted.target)
                      : make_leaf(maker, scope, wanted);
    return args[1] ? node_of(maker, OP_IS, args, 2) : NULL;
}

static struct node *make_has(struct maker *maker, const struct scope *scope)
{
    struct wanted wanted = draw_kind(maker);
    if (chance(maker, 20))
        wanted = (struct wanted){ KIND_ONE, 0, draw(maker, maker->entity_count) };
    struct node *subject = make_path(maker, scope, wanted, false);
    return subject ? node_of(maker, OP_HAS, &subject, 1) : NULL;
}

static struct node *make_group(struct maker *maker, const struct scope *scope, int depth)
{
    static const enum op ops[] = { OP_ALL, OP_ANY, OP_NONE };
    struct node *args[90];
    int count = 1 + draw(maker, 3);
    if (chance(maker, 1)) { /* more than the judge takes at once */
        count = 60 + draw(maker, 30);
        depth = 1;
    }
    for (int i = 0; i < count; i++)
        args[i] = make_test(maker, scope, depth - 1);
    return node_of(maker, ops[draw(maker, 3)], args, count);
}

/* Whether a place lies in another, in a region, or in which of a level. */
static struct node *make_lies_in(struct maker *maker, const struct scope *scope)
{
    struct wanted place = { KIND_ONE, 0, maker->region_entity };
    struct node *args[2] = { NULL };
    if (maker->region_entity < 0)
        return NULL;
    args[0] = make_path(maker, scope, place, false);
    if (args[0] && chance(maker, 50))
        args[1] = make_path(maker, scope, place, false);
    const char *id = maker->regions[draw(maker, maker->region_count)];
    if (!args[1])
        args[1] = build_constant_text(maker->builder, maker->at, id);
    if (!args[0])
        return NULL;
    int level = maker->levels[draw(maker, maker->region_count)];
    if (level == LEVEL_NATION || chance(maker, 60))
        return node_of(maker, OP_LIES_IN, args, 2);
    build_list_add(maker->builder, &args[0]->path, &args[0]->path_count, level_names[level]);
    if (chance(maker, 20))
        return node_of(maker, OP_HAS, args, 1);
    const char *of_level[MOST_REGIONS];
    int count = 0;
    for (int i = 0; i < maker->region_count; i++)
        if (maker->levels[i] == level)
            of_level[count++] = maker->regions[i];
    args[1] = build_constant_text(maker->builder, maker->at, of_level[draw(maker, count)]);
    return node_of(maker, OP_IS, args, 2);
}

struct node *make_test(struct maker *maker, const struct scope *scope, int depth)
{
    static const enum op members[] = { OP_ANY_OF, OP_ALL_OF, OP_NONE_OF };
    struct wanted yes_no = { KIND_YES_NO, 0, 0 };
    struct node *node = NULL;
    int way = draw(maker, depth > 0 ? 10 : 4);
    if (way < 1)
        node = make_subject(maker, scope, yes_no);
    else if (way < 3)
        node = make_equality(maker, scope);
    else if (way < 4)
        node = chance(maker, 50) ? make_has(maker, scope) : make_lies_in(maker, scope);
    else if (way < 7)
        node = make_comparison(maker, scope, depth);
    else if (way < 8 && chance(maker, 25))
        node = make_covers(maker, scope, depth);
    else if (way < 8)
        node = make_members(maker, scope, members[draw(maker, 3)], yes_no, depth);
    else if (way < 9 && chance(maker, 30))
        node = make_by(maker, scope, yes_no, depth);
    else
        node = make_group(maker, scope, depth);
    return node ? node : make_literal(maker, scope, yes_no);
}

/* ---- Numbers and days ---- */

static struct node *make_rounded(struct maker *maker, const struct scope *scope,
                                 struct wanted number, int depth)
{
    struct node *arg = chance(maker, 30) ? make_share(maker, scope, number, depth - 1) : NULL;
    if (!arg)
        arg = make_expression(maker, scope, number, depth - 1);
    struct node *node = node_of(maker, OP_ROUNDED, &arg, 1);
    node->places = draw(maker, 3);
    node->mode = (enum rounding)draw(maker, ROUND_COUNT);
    return node;
}

/* The unit says which: years, months, days or working days between two days. */
static struct node *make_span(struct maker *maker, const struct scope *scope, int unit, int depth)
{
    static const enum op ops[] = { OP_YEARS_TO, OP_MONTHS_TO, OP_DAYS_TO, OP_WORKING_DAYS_TO };
    struct wanted day = { KIND_DAY, 0, 0 };
    struct node *args[] = { make_expression(maker, scope, day, depth - 2),
                            make_expression(maker, scope, day, depth - 2) };
    struct node *node = node_of(maker, ops[unit - 2], args, 2);
    node->started = chance(maker, 40) && node->op != OP_WORKING_DAYS_TO;
    return node;
}

/* Months as years, years as months. */
static struct node *make_as(struct maker *maker, const struct scope *scope, struct wanted number,
                            int depth)
{
    bool years = number.choices == 2;
    struct wanted other = { KIND_NUMBER, years ? 3 : 2, 0 };
    struct node *node = make_subject(maker, scope, other);
    if (!node)
        node = make_span(maker, scope, other.choices, depth);
    node = node_of(maker, OP_AS, &node, 1);
    node->text = years ? "years" : "months";
    return node;
}

static struct node *make_arithmetic(struct maker *maker, const struct scope *scope,
                                    struct wanted number, int depth)
{
    static const enum op ops[] = { OP_ADD,    OP_ADD,    OP_SUBTRACT, OP_MULTIPLY,
                                   OP_DIVIDE, OP_NEGATE, OP_LARGEST,  OP_SMALLEST };
    enum op op = ops[draw(maker, 8)];
    struct node *args[3];
    int count = op == OP_DIVIDE || op == OP_NEGATE ? 1 : 2;
    if (op == OP_LARGEST || op == OP_SMALLEST)
        count += draw(maker, 2);
    bool has_unit = number.choices > 0 && op == OP_MULTIPLY; /* that of the first factor */
    for (int i = 0; i < count; i++) {
        args[i] = has_unit && i == 0 ? make_subject(maker, scope, number)
                                     : make_expression(maker, scope, number, depth - 1);
        if (!args[i])
            return NULL;
        if (has_unit)
            number.choices = 0;
    }
    struct node *node = node_of(maker, op, args, count);
    while (op == OP_DIVIDE && (node->number.top == 0 || node->number.bottom == 0))
        node->number = draw_number(maker);
    return node;
}

static struct node *make_number(struct maker *maker, const struct scope *scope,
                                struct wanted number, int depth)
{
    bool has_calendar = maker->builder->pack->calendar_count > 0;
    if ((number.choices == 2 || number.choices == 3) && chance(maker, 25))
        return make_as(maker, scope, number, depth);
    if (number.choices == 3 && chance(maker, 60)) /* months */
        return make_months(maker, scope, depth);
    if (number.choices >= 2 && chance(maker, 50) && (number.choices < 5 || has_calendar))
        return make_span(maker, scope, number.choices, depth);
    int way = draw(maker, 11);
    struct node *kinds = chance(maker, 6) ? make_kinds_count(maker, scope, depth) : NULL;
    if (kinds)
        return kinds;
    if (way < 5)
        return make_arithmetic(maker, scope, number, depth);
    if (way < 7)
        return make_by(maker, scope, number, depth);
    if (way < 8)
        return make_rounded(maker, scope, number, depth);
    static const enum op ops[] = { OP_COUNT, OP_COUNT,      OP_TOTAL,
                                   OP_TOTAL, OP_LARGEST_OF, OP_SMALLEST_OF };
    return make_members(maker, scope, ops[draw(maker, 6)], number, depth);
}

/* A whole number of moderate size, to move a day by. */
static struct node *make_amount(struct maker *maker, const struct scope *scope)
{
    if (chance(maker, 50))
        return build_number(maker->builder, maker->at, number_whole(draw(maker, 40)));
    struct wanted number = { KIND_NUMBER, 0, 0 };
    struct node *node = make_leaf(maker, scope, number);
    struct node *bounds[] = { node, build_number(maker->builder, maker->at, number_whole(30)) };
    node = node_of(maker, OP_SMALLEST, bounds, 2);
    bounds[0] = node;
    bounds[1] = build_number(maker->builder, maker->at, number_whole(-3));
    node = node_of(maker, OP_LARGEST, bounds, 2);
    node = node_of(maker, OP_ROUNDED, &node, 1);
    node->mode = (enum rounding)draw(maker, ROUND_COUNT);
    return node;
}

static struct node *make_move(struct maker *maker, const struct scope *scope, int depth)
{
    static const enum op ops[] = { OP_MONTHS, OP_YEARS, OP_DAYS, OP_WORKING_DAYS };
    int kinds = maker->builder->pack->calendar_count > 0 ? 4 : 3;
    struct node *args[4];
    int count = 1 + 1 + draw(maker, 2);
    args[0] = make_expression(maker, scope, (struct wanted){ KIND_DAY, 0, 0 }, depth - 1);
    for (int i = 1; i < count; i++) {
        enum op op = ops[draw(maker, kinds)];
        struct node *amount = make_amount(maker, scope);
        struct node *bounds[] = { amount,
                                  build_number(maker->builder, maker->at, number_whole(0)) };
        if (op == OP_WORKING_DAYS) /* counted forward only */
            amount = node_of(maker, OP_LARGEST, bounds, 2);
        else
            build_use(maker->builder, bounds[1]);
        args[i] = node_of(maker, op, &amount, 1);
    }
    struct node *node = node_of(maker, OP_MOVE, args, count);
    node->signs = arena_alloc(maker->builder->arena, (size_t)count, 1);
    for (int i = 0; i + 1 < count && node->signs; i++)
        node->signs[i] = args[i + 1]->op == OP_WORKING_DAYS || chance(maker, 50) ? 1 : -1;
    return node;
}

static struct node *make_day(struct maker *maker, const struct scope *scope, int depth)
{
    struct wanted day = { KIND_DAY, 0, 0 };
    int way = draw(maker, 5);
    if (way < 2)
        return make_move(maker, scope, depth);
    if (way < 3 && chance(maker, 30))
        return make_members(maker, scope, chance(maker, 50) ? OP_LARGEST_OF : OP_SMALLEST_OF, day,
                            depth);
    if (way < 3)
        return make_by(maker, scope, day, depth);
    struct node *args[] = { make_expression(maker, scope, day, depth - 1),
                            build_number(maker->builder, maker->at,
                                         number_whole(draw(maker, 5) - 2)) };
    if (way < 4)
        return node_of(maker, OP_YEAR_END, args, 2);
    return node_of(maker, chance(maker, 50) ? OP_LARGEST : OP_SMALLEST, args, 1);
}

struct node *make_expression(struct maker *maker, const struct scope *scope, struct wanted wanted,
                             int depth)
{
    struct node *node = NULL;
    bool may_be_table =
        wanted.kind == KIND_NUMBER || wanted.kind == KIND_DAY || wanted.kind == KIND_CHOICE;
    if (depth > 0 && may_be_table && chance(maker, 6))
        node = make_table(maker, scope, wanted, depth);
    if (!node && depth > 0 && chance(maker, 4))
        node = make_formula(maker, scope, wanted, depth);
    if (node)
        return node;
    if (depth > 0 && chance(maker, 70)) {
        if (wanted.kind == KIND_NUMBER)
            node = make_number(maker, scope, wanted, depth);
        else if (wanted.kind == KIND_DAY)
            node = make_day(maker, scope, depth);
        else if (wanted.kind == KIND_YES_NO)
            node = make_test(maker, scope, depth);
        else
            node = make_by(maker, scope, wanted, depth);
    }
    return node ? node : make_leaf(maker, scope, wanted);
}
