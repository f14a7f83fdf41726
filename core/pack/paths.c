/* SPDX-License-Identifier: Apache-2.0 */
/* Paths: "person.destination.population" becomes a root, references and an attribute or value;
   inside lists, where the row that a name means is a member. And parameters by their id. */
#include "core/pack/freeze_internal.h"

#include <string.h>

bool node_is_broken(const struct node *node)
{
    return !node || node->op == OP_BROKEN || node->type.kind == KIND_BROKEN;
}

void node_break(struct node *node)
{
    node->op = OP_BROKEN;
    node->type = (struct type){ .kind = KIND_BROKEN, .bottom = 1 };
}

const char *node_text(struct freeze *freeze, const struct node *node)
{
    struct buffer text;
    buffer_init(&text, freeze->scratch.memory);
    node_print(&text, node);
    const char *copy = NULL;
    if (!text.failed && text.data) {
        size_t length = text_cut(text.data, text.length < 120 ? text.length : 120);
        bool whole = length == text.length;
        text.data[length] = '\0';
        copy = arena_format(&freeze->scratch, "%s%s", text.data, whole ? "" : "...");
    }
    if (!copy)
        freeze->builder->failed = true;
    buffer_clear(&text);
    return copy ? copy : "";
}

/* ---- Where a path starts ---- */

static const struct frame *find_frame(const struct frame *frame, const char *name, bool outermost)
{
    const struct frame *found = NULL;
    for (; frame && (outermost || !found); frame = frame->outer) {
        if (strcmp(frame->name, name) == 0)
            found = frame;
    }
    return found;
}

/* A reference of the subject that leads to an entity, for a message; NULL: none. */
static const struct attribute *reference_to(const struct entity *from, const struct entity *to)
{
    for (int i = 0; i < from->attribute_count; i++) {
        if (from->attributes[i]->kind == KIND_ONE && from->attributes[i]->target_entity == to)
            return from->attributes[i];
    }
    return NULL;
}

static void unknown_root(struct freeze *freeze, const struct node *node, const struct frame *frame)
{
    const char *name = node->path[0];
    const struct entity *subject = frame->entity;
    const struct entity *entity = freeze_find_entity(freeze, name);
    const struct attribute *reference = entity ? reference_to(subject, entity) : NULL;
    if (reference) {
        const char *rest = "";
        for (int i = 1; i < node->path_count; i++)
            rest = build_format(freeze->builder, "%s.%s", rest, node->path[i]);
        freeze_mistake(
            freeze, node->at, "this is about a %s, so %s does not say which %s; write %s.%s%s",
            subject->name, node_text(freeze, node), name, frame->name, reference->name, rest);
    } else if (entity) {
        freeze_mistake(freeze, node->at,
                       "this is about a %s, and no reference of it leads to a %s; begin with %s",
                       subject->name, name, frame->name);
    } else {
        struct names names = { 0 };
        for (const struct frame *each = frame; each; each = each->outer)
            names_add(freeze, &names, each->name);
        freeze_mistake(freeze, node->at, "'%s' is no name here%s; begin with %s", name,
                       names_suggest(freeze, &names, name), frame->name);
    }
}

static void add_step(struct freeze *freeze, struct field *field, struct attribute *reference)
{
    build_list_add(freeze->builder, &field->steps, &field->step_count, reference);
}

/* Finds the row that the first name means. false: a mistake was reported. */
static bool start_path(struct freeze *freeze, struct node *node, const struct frame *innermost,
                       const struct entity **at)
{
    const struct frame *wanted = find_frame(innermost, node->path[0], node->outermost);
    if (!wanted) {
        unknown_root(freeze, node, innermost);
        return false;
    }
    node->field = (struct field){ .root = wanted->entity };
    for (const struct frame *frame = innermost; frame != wanted; frame = frame->outer)
        node->field.outer++;
    *at = wanted->entity;
    return true;
}

/* ---- Where it leads ---- */

static void unknown_name(struct freeze *freeze, const struct node *node,
                         const struct entity *entity, const char *name)
{
    struct names names = { 0 };
    names_add_readable(freeze, &names, entity);
    freeze_mistake(freeze, node->at, "%s has no attribute '%s'%s", entity->name, name,
                   names_suggest_or_list(freeze, &names, name));
}

/* Follows one name in the middle of a path; NULL after a mistake. */
static const struct entity *follow(struct freeze *freeze, struct node *node,
                                   const struct entity *entity, const char *name)
{
    struct attribute *attribute = entity_find_attribute(entity, name);
    if (attribute && attribute->kind == KIND_ONE) {
        add_step(freeze, &node->field, attribute);
        return attribute->target_entity;
    }
    if (attribute && attribute->kind == KIND_MANY)
        freeze_mistake(
            freeze, node->at,
            "%s.%s is a list, nothing can follow it in %s; write any, all, count or total "
            "(%s.%s, ...)",
            entity->name, name, node_text(freeze, node), entity->name, name);
    else if (attribute || freeze_find_value(freeze, entity->name, name))
        freeze_mistake(freeze, node->at,
                       "%s.%s is no reference, nothing can follow it in %s; end the path there",
                       entity->name, name, node_text(freeze, node));
    else
        unknown_name(freeze, node, entity, name);
    return NULL;
}

static bool resolve_path(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    const struct entity *entity;
    if (!frame || node->path_count == 0 || !start_path(freeze, node, frame, &entity))
        return false;
    for (int i = 1; i < node->path_count - 1; i++) {
        entity = follow(freeze, node, entity, node->path[i]);
        if (!entity)
            return false;
    }
    if (node->path_count == 1)
        return true;
    const char *last = node->path[node->path_count - 1];
    node->field.attribute = entity_find_attribute(entity, last);
    if (!node->field.attribute)
        node->field.value = freeze_find_value(freeze, entity->name, last);
    int level = entity->is_region ? level_find(last) : -1;
    if (node->field.attribute || node->field.value)
        return true;
    if (level > LEVEL_NATION) { /* resolve_field makes it one */
        node->code = level;
        return true;
    }
    unknown_name(freeze, node, entity, last);
    return false;
}

/* person.town.province: what the place that the path before leads to lies in. */
static void resolve_level(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    struct node **args = build_take(freeze->builder, 1, sizeof(struct node *));
    struct node *place =
        build_path(freeze->builder, node->at, OP_FIELD, node->path, node->path_count - 1);
    if (!args) {
        node_break(node);
        return;
    }
    place->outermost = node->outermost;
    args[0] = build_use(freeze->builder, place);
    resolve_node(freeze, place, frame);
    node->op = OP_REGION_OF;
    node->args = args;
    node->arg_count = 1;
    node->text = level_names[node->code];
    node->depth = node->size = 2;
}

static void resolve_field(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    if (!resolve_path(freeze, node, frame)) {
        node_break(node);
    } else if (node->path_count > 1 && !node->field.attribute && !node->field.value) {
        resolve_level(freeze, node, frame);
    } else if (node->field.attribute && node->field.attribute->kind == KIND_MANY) {
        freeze_mistake(freeze, node->at,
                       "%s is a list, not a value; write any, all, count or total (%s, ...)",
                       node_text(freeze, node), node_text(freeze, node));
        node_break(node);
    }
}

const char *parameter_id(struct freeze *freeze, const struct node *node)
{
    const char *id = node->path_count > 0 ? node->path[0] : "";
    for (int i = 1; i < node->path_count; i++)
        id = build_format(freeze->builder, "%s.%s", id, node->path[i]);
    return id;
}

void unknown_parameter(struct freeze *freeze, struct place at, const char *id)
{
    struct names names = { 0 };
    for (int i = 0; i < freeze->pack->parameter_count; i++) {
        if (!freeze->pack->parameters[i]->whole)
            names_add(freeze, &names, freeze->pack->parameters[i]->id);
    }
    for (int i = 0; i < freeze->pack->whole_count; i++)
        names_add(freeze, &names, freeze->pack->wholes[i]->id);
    freeze_mistake(freeze, at, "there is no parameter '%s'%s", id,
                   names_suggest_or_list(freeze, &names, id));
}

static void resolve_parameter(struct freeze *freeze, struct node *node)
{
    const char *id = parameter_id(freeze, node);
    int64_t index = text_map_find(&freeze->parameters, id, strlen(id));
    if (index >= 0) {
        struct parameter *parameter = freeze->pack->parameters[index];
        node->parameter = parameter;
        if (!freeze->is_expression)
            parameter->used = true;
        return;
    }
    const struct parameter *whole = pack_find_whole(freeze->pack, id);
    if (whole)
        refuse_whole(freeze, node->at, whole);
    else
        unknown_parameter(freeze, node->at, id);
    node_break(node);
}

static void resolve_parameter_at(struct freeze *freeze, struct node *node,
                                 const struct frame *frame)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < node->arg_count; i++)
        resolve_node(freeze, node->args[i], frame);
    resolve_parameter(freeze, node);
    node->code = node->text ? pack_find_region(pack, node->text) : -1;
    if (node->op == OP_BROKEN || !node->text || node->code >= 0)
        return;
    struct names names = { 0 };
    names_add_regions(freeze, &names);
    freeze_mistake(freeze, node->at, "there is no region '%s'%s", node->text,
                   names_suggest_or_list(freeze, &names, node->text));
    node_break(node);
}

/* ---- Members ---- */

/* The list of a member operator; false: the operator is broken. */
static bool resolve_list(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    struct node *list = node->arg_count > 0 ? node->args[0] : NULL;
    if (!list || list->op == OP_BROKEN)
        return false;
    if (list->op != OP_FIELD) {
        freeze_mistake(freeze, node->at, "%s wants a list first; write %s (%s.some_list, ...)",
                       op_names[node->op], op_names[node->op], frame->name);
        return false;
    }
    if (!resolve_path(freeze, list, frame))
        return false;
    const struct attribute *attribute = list->field.attribute;
    if (!attribute || attribute->kind != KIND_MANY) {
        freeze_mistake(freeze, node->at, "%s is no list; %s reads the members of a list",
                       node_text(freeze, list), op_names[node->op]);
        return false;
    }
    list->type = attribute->type;
    return attribute->type.kind == KIND_MANY;
}

/* The days that delimit a member of months_of. */
static void resolve_spell(struct freeze *freeze, struct node *node, const struct frame *member)
{
    static const char *const names[] = { "from", "to" };
    for (int i = 0; i < 2; i++) {
        const struct attribute *attribute = entity_find_attribute(member->entity, names[i]);
        if (!attribute || attribute->kind != KIND_DAY) {
            freeze_mistake(freeze, node->at,
                           "%s has no day '%s', and months_of reads it; write from = day {}, to = "
                           "day { optional = true } on %s",
                           member->entity->name, names[i], member->entity->name);
            node_break(node);
            return;
        }
        const char *path[] = { member->name, names[i] };
        struct node *day = build_path(freeze->builder, node->at, OP_FIELD, path, 2);
        node->args[2 + i] = build_use(freeze->builder, day);
        resolve_node(freeze, day, member);
    }
}

static void resolve_members(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    bool is_extreme = node->op == OP_LARGEST_OF || node->op == OP_SMALLEST_OF;
    int wanted = is_extreme || node->op == OP_MONTHS_OF ? 4 : node->op == OP_TOTAL ? 3 : 2;
    struct node **args = build_take(freeze->builder, (size_t)wanted, sizeof(struct node *));
    if (!args || !resolve_list(freeze, node, frame)) {
        node_break(node);
        return;
    }
    for (int i = 0; i < wanted && i < node->arg_count; i++)
        args[i] = node->args[i];
    node->args = args;
    node->arg_count = wanted;
    struct field *field = &args[0]->field;
    const struct attribute *list = field->attribute;
    struct frame member = {
        .name = list->each ? list->each : list->target_entity->name,
        .entity = list->target_entity,
        .outer = frame,
    };
    node->member = list->target_entity;
    for (int i = 1; i < wanted && i < 3; i++)
        resolve_node(freeze, args[i], &member);
    resolve_node(freeze, members_if_none(node), frame);
    if (node->op == OP_MONTHS_OF)
        resolve_spell(freeze, node, &member);
}

void resolve_node(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    if (!node)
        return;
    switch (node->op) {
    case OP_FIELD:
        resolve_field(freeze, node, frame);
        break;
    case OP_PARAMETER:
        resolve_parameter(freeze, node);
        break;
    case OP_PARAMETER_AT:
        resolve_parameter_at(freeze, node, frame);
        break;
    case OP_KEYED:
    case OP_KINDS_OF:
    case OP_LIST:
    case OP_LISTED:
    case OP_SHARE_OF:
    case OP_COVERS:
    case OP_MONTHS_COUNT:
        write_sets(freeze, node, frame);
        break;
    case OP_COUNT:
    case OP_TOTAL:
    case OP_MONTHS_OF:
    case OP_LARGEST_OF:
    case OP_SMALLEST_OF:
    case OP_ANY_OF:
    case OP_ALL_OF:
    case OP_NONE_OF:
        resolve_members(freeze, node, frame);
        break;
    default:
        for (int i = 0; i < node->arg_count; i++)
            resolve_node(freeze, node->args[i], frame);
    }
}

/* ---- All expressions of a value ---- */

static void item_roots(struct freeze *freeze, struct item *const *items, int count,
                       visit_root *visit, void *user)
{
    for (int i = 0; i < count; i++) {
        visit(freeze, &items[i]->points, user);
        visit(freeze, &items[i]->for_each, user);
        visit(freeze, &items[i]->when, user);
        item_roots(freeze, items[i]->items, items[i]->item_count, visit, user);
    }
}

void value_roots(struct freeze *freeze, struct value *value, bool lowered, visit_root *visit,
                 void *user)
{
    visit(freeze, &value->place, user);
    visit(freeze, &value->on, user);
    for (int i = 0; i < value->version_count; i++) {
        struct version *version = value->versions[i];
        freeze->clause = value->name;
        if (lowered && version->lowered) {
            visit(freeze, &version->lowered, user);
            continue;
        }
        visit(freeze, &version->gives, user);
        item_roots(freeze, version->items, version->item_count, visit, user);
    }
    for (int i = 0; i < value->rule_count; i++) {
        freeze->clause = value->rules[i]->id;
        visit(freeze, &value->rules[i]->transitional, user);
        visit(freeze, &value->rules[i]->when, user);
        visit(freeze, &value->rules[i]->gives, user);
    }
    freeze->clause = value->name;
    visit(freeze, &value->otherwise, user);
}

static void resolve_root(struct freeze *freeze, struct node **root, void *user)
{
    resolve_node(freeze, *root, user);
}

void freeze_paths(struct freeze *freeze)
{
    for (int i = 0; i < freeze->value_count; i++) {
        struct value *value = freeze->value_list[i];
        if (!value->entity)
            continue;
        struct frame frame = { .name = value->entity->name, .entity = value->entity };
        freeze->clause = value->name;
        value_roots(freeze, value, false, resolve_root, &frame);
    }
    freeze->clause = NULL;
}
