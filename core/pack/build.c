/* SPDX-License-Identifier: Apache-2.0 */
/* Building a pack: makes statements with their defaults and registers them; nothing is resolved. */
#include "core/pack/build_internal.h"

#include <stdio.h>
#include <string.h>

#define BILLION ((int64_t)1000000000)
#define NATION "nation"

static struct spare_parts *spare_of(struct builder *builder)
{
    return &((struct whole_builder *)(void *)builder)->spare;
}

void *build_take(struct builder *builder, size_t count, size_t size)
{
    void *taken = builder->failed ? NULL : arena_alloc(builder->arena, count, size);
    if (!taken)
        builder->failed = true;
    return taken;
}

/* A zeroed structure; without memory one of the spare parts, emptied. */
static void *take_or_spare(struct builder *builder, size_t size, void *spare_part)
{
    void *taken = build_take(builder, 1, size);
    if (taken)
        return taken;
    struct spare_parts *spare = spare_of(builder);
    *spare = (struct spare_parts){ 0 };
    spare->value.entity_name = spare->value.name = "";
    spare->parameter.id = spare->rule.id = "";
    return spare_part;
}

const char *build_text(struct builder *builder, const char *text)
{
    if (!text)
        return NULL;
    return build_text_bytes(builder, text, strlen(text));
}

const char *build_text_bytes(struct builder *builder, const char *bytes, size_t length)
{
    const char *copy = builder->failed ? NULL : arena_copy_bytes(builder->arena, bytes, length);
    if (!copy)
        builder->failed = true;
    return copy ? copy : "";
}

const char *build_format(struct builder *builder, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    text[text_cut(text, sizeof text - 1)] = '\0';
    return build_text(builder, text);
}

void build_list_add(struct builder *builder, void *list_pointer, int *count, const void *item)
{
    if (builder->failed)
        return;
    void **items;
    memcpy(&items, list_pointer, sizeof items);
    if ((*count & (*count - 1)) == 0) {
        size_t room = *count > 0 ? 2 * (size_t)*count : 1;
        void **larger = build_take(builder, room, sizeof *larger);
        if (!larger)
            return;
        if (*count > 0)
            memcpy(larger, items, (size_t)*count * sizeof *larger);
        items = larger;
        memcpy(list_pointer, &items, sizeof items);
    }
    memcpy(&items[*count], &item, sizeof item);
    ++*count;
}

/* The same, and added to a list. (Without memory nothing is.) */
static void *add_new(struct builder *builder, size_t size, void *list_pointer, int *count,
                     void *spare_part)
{
    void *made = take_or_spare(builder, size, spare_part);
    build_list_add(builder, list_pointer, count, made);
    return made;
}

struct place build_place(struct builder *builder, const char *file, int line)
{
    struct whole_builder *whole = (struct whole_builder *)(void *)builder;
    for (int i = whole->file_count - 1; i >= 0; i--) {
        if (strcmp(whole->files[i], file) == 0)
            return (struct place){ whole->files[i], line };
    }
    const char *copy = build_text(builder, file);
    build_list_add(builder, &whole->files, &whole->file_count, copy);
    return (struct place){ copy, line };
}

/* ---- The builder ---- */

static struct whole_builder *new_whole(struct memory *memory, bylaw_on_error *on_mistake,
                                       void *user)
{
    struct whole_builder *whole = memory_alloc(memory, NULL, 0, sizeof *whole);
    if (!whole)
        return NULL;
    *whole = (struct whole_builder){ .memory = memory };
    whole->builder.on_mistake = on_mistake;
    whole->builder.on_mistake_user = user;
    return whole;
}

static struct region *add_region(struct builder *builder, struct place at, const char *id)
{
    struct region *region = add_new(builder, sizeof *region, &builder->pack->regions,
                                    &builder->pack->region_count, &spare_of(builder)->region);
    region->id = build_text(builder, id);
    region->since = region->ended = DAY_NONE;
    region->at = at;
    return region;
}

bylaw_status builder_new(bylaw_alloc *alloc, void *alloc_user, size_t limit_bytes,
                         bylaw_on_error *on_mistake, void *on_mistake_user, struct builder **out)
{
    struct memory memory;
    memory_init(&memory, alloc, alloc_user, limit_bytes);
    struct bylaw_pack *pack = memory_alloc(&memory, NULL, 0, sizeof *pack);
    if (!pack)
        return BYLAW_ENOMEM;
    *pack = (struct bylaw_pack){ .memory = memory, .known_on = DAY_NONE };
    arena_init(&pack->arena, &pack->memory);
    struct whole_builder *whole = new_whole(&pack->memory, on_mistake, on_mistake_user);
    if (!whole) {
        pack_free(pack);
        return BYLAW_ENOMEM;
    }
    whole->builder.pack = pack;
    whole->builder.arena = &pack->arena;
    struct region *nation = add_region(&whole->builder, (struct place){ 0 }, NATION);
    nation->level = NATION;
    *out = &whole->builder;
    return BYLAW_OK;
}

bylaw_status build_scratch(const struct bylaw_pack *pack, struct memory *memory,
                           struct arena *arena, bylaw_on_error *on_mistake, void *on_mistake_user,
                           struct builder **out)
{
    struct whole_builder *whole = new_whole(memory, on_mistake, on_mistake_user);
    if (!whole)
        return BYLAW_ENOMEM;
    whole->is_scratch = true;
    /* Never written through: no function that registers a statement may be called on it. */
    whole->builder.pack = (struct bylaw_pack *)(uintptr_t)pack;
    whole->builder.arena = arena;
    *out = &whole->builder;
    return BYLAW_OK;
}

void builder_free(struct builder *builder)
{
    if (!builder)
        return;
    struct whole_builder *whole = (struct whole_builder *)(void *)builder;
    struct bylaw_pack *pack = whole->is_scratch ? NULL : builder->pack;
    memory_alloc(whole->memory, whole, sizeof *whole, 0);
    pack_free(pack);
}

/* ---- Statements ---- */

struct source *build_source(struct builder *builder, struct place at, const char *id)
{
    struct source *source = add_new(builder, sizeof *source, &builder->pack->sources,
                                    &builder->pack->source_count, &spare_of(builder)->source);
    source->id = build_text(builder, id);
    source->published = source->since = source->ended = DAY_NONE;
    source->at = at;
    return source;
}

struct calendar *build_calendar(struct builder *builder, struct place at, const char *id)
{
    struct calendar *calendar =
        add_new(builder, sizeof *calendar, &builder->pack->calendars,
                &builder->pack->calendar_count, &spare_of(builder)->calendar);
    calendar->id = build_text(builder, id);
    calendar->at = at;
    return calendar;
}

struct provision *build_provision(struct builder *builder, struct place at, const char *id)
{
    struct bylaw_pack *pack = builder->pack;
    struct provision *provision = add_new(builder, sizeof *provision, &pack->provisions,
                                          &pack->provision_count, &spare_of(builder)->provision);
    provision->id = build_text(builder, id);
    provision->at = at;
    return provision;
}

struct choice_list *build_choice_list(struct builder *builder, struct place at, const char *name)
{
    struct choice_list *list =
        add_new(builder, sizeof *list, &builder->pack->choice_lists,
                &builder->pack->choice_list_count, &spare_of(builder)->choice_list);
    list->name = build_text(builder, name);
    list->at = at;
    return list;
}

struct entity *build_entity(struct builder *builder, struct place at, const char *name)
{
    struct entity *entity = add_new(builder, sizeof *entity, &builder->pack->entities,
                                    &builder->pack->entity_count, &spare_of(builder)->entity);
    entity->name = build_text(builder, name);
    entity->at = at;
    return entity;
}

struct attribute *build_attribute(struct builder *builder, struct entity *entity, struct place at,
                                  const char *name, enum kind kind, bool money)
{
    struct attribute *attribute = add_new(builder, sizeof *attribute, &entity->attributes,
                                          &entity->attribute_count, &spare_of(builder)->attribute);
    attribute->name = build_text(builder, name);
    attribute->kind = kind;
    attribute->money = money;
    attribute->places = money ? 2 : 0;
    attribute->at_least = number_whole(0);
    attribute->at_most = number_whole(money ? 1000 * BILLION : BILLION);
    if (money)
        attribute->unit = (struct unit){ 1, { { "yuan", 1 } } };
    attribute->first_day = day_from_civil(1900, 1, 1);
    attribute->last_day = day_from_civil(2199, 12, 31);
    attribute->most_members = 10000;
    attribute->at = at;
    return attribute;
}

struct region *build_region(struct builder *builder, struct place at, const char *id)
{
    /* The nation is there from the start; the first statement about it fills it in. */
    struct bylaw_pack *pack = builder->pack;
    if (strcmp(id, NATION) == 0 && pack->region_count > 0 && pack->regions[0]->at.line == 0) {
        pack->regions[0]->at = at;
        return pack->regions[0];
    }
    return add_region(builder, at, id);
}

static struct parameter *find_or_add_parameter(struct builder *builder, struct place at,
                                               const char *id)
{
    struct bylaw_pack *pack = builder->pack;
    struct parameter *known = pack_find_parameter(pack, id);
    if (known)
        return known;
    struct parameter *parameter = add_new(builder, sizeof *parameter, &pack->parameters,
                                          &pack->parameter_count, &spare_of(builder)->parameter);
    parameter->id = build_text(builder, id);
    parameter->at = at;
    return parameter;
}

struct parameter *build_parameter(struct builder *builder, struct place at, const char *id,
                                  const char *region, struct parameter_layer **layer)
{
    struct parameter *parameter = find_or_add_parameter(builder, at, id);
    bool is_twice = false;
    for (int i = 0; i < parameter->layer_count; i++) {
        const struct parameter_layer *known = parameter->layers[i];
        if (strcmp(known->region, region) != 0)
            continue;
        is_twice = true;
        build_mistake(
            builder, at, id,
            "parameter %s is stated twice for %s (also at %s:%d); write all its values in "
            "one statement",
            id, region, known->at.file, known->at.line);
    }
    struct parameter_layer *made = take_or_spare(builder, sizeof *made, &spare_of(builder)->layer);
    if (!is_twice)
        build_list_add(builder, &parameter->layers, &parameter->layer_count, made);
    made->region = build_text(builder, region);
    made->ended = made->review_by = DAY_NONE;
    made->at = at;
    if (!is_twice && strcmp(region, NATION) == 0)
        parameter->at = at;
    *layer = made;
    return parameter;
}

struct parameter_value *build_parameter_value(struct builder *builder,
                                              struct parameter_layer *layer, struct place at,
                                              int32_t from)
{
    /* Values lie side by side, so the pointer is good until the next value of the layer. */
    int count = layer->value_count;
    if (!builder->failed && (count & (count - 1)) == 0) {
        size_t room = count > 0 ? 2 * (size_t)count : 1;
        struct parameter_value *larger = build_take(builder, room, sizeof *larger);
        if (larger && count > 0)
            memcpy(larger, layer->values, (size_t)count * sizeof *larger);
        if (larger)
            layer->values = larger;
    }
    struct parameter_value *value = builder->failed ? &spare_of(builder)->parameter_value
                                                    : &layer->values[layer->value_count++];
    *value = (struct parameter_value){
        .from = from, .published = DAY_NONE, .number = number_whole(0), .at = at
    };
    return value;
}

struct parameter_value *build_parameter_part(struct builder *builder, struct parameter_value *value,
                                             struct place at, const char *key)
{
    struct parameter_value *part = add_new(builder, sizeof *part, &value->parts, &value->part_count,
                                           &spare_of(builder)->parameter_value);
    part->key = build_text(builder, key);
    part->at = at;
    return part;
}

struct value *build_find_value(const struct bylaw_pack *pack, const char *entity, const char *name)
{
    for (int i = 0; i < pack->value_count; i++) {
        struct value *value = pack->values[i];
        if (strcmp(value->name, name) == 0 && strcmp(value->entity_name, entity) == 0)
            return value;
    }
    return NULL;
}

struct value *build_value(struct builder *builder, struct place at, const char *entity,
                          const char *name, enum value_form form)
{
    static const char *const form_names[] = { "a decision", "a points table", "a class",
                                              "a derived value", "a must" };
    struct value *known = build_find_value(builder->pack, entity, name);
    if (known && known->form == form && form != FORM_DECISION && form != FORM_MUST)
        return known;
    if (known)
        build_mistake(builder, at, name, "%s.%s is already %s (%s:%d); choose another name", entity,
                      name, form_names[known->form], known->at.file, known->at.line);
    struct value *value = take_or_spare(builder, sizeof *value, &spare_of(builder)->value);
    if (!known)
        build_list_add(builder, &builder->pack->values, &builder->pack->value_count, value);
    value->entity_name = build_text(builder, entity);
    value->name = build_text(builder, name);
    value->form = form;
    value->places = value->mode = -1;
    value->at = at;
    return value;
}

struct version *build_version(struct builder *builder, struct value *value, struct place at,
                              const char *region)
{
    struct version *version = add_new(builder, sizeof *version, &value->versions,
                                      &value->version_count, &spare_of(builder)->version);
    version->region = build_text(builder, region);
    version->since = version->ended = version->published = DAY_NONE;
    version->at = at;
    return version;
}

struct band *build_band(struct builder *builder, struct version *version, struct place at,
                        const char *name)
{
    struct band *band = add_new(builder, sizeof *band, &version->bands, &version->band_count,
                                &spare_of(builder)->band);
    band->name = build_text(builder, name);
    band->at = at;
    return band;
}

struct item *build_item(struct builder *builder, struct version *version, struct item *parent,
                        struct place at, const char *label)
{
    struct item *item = take_or_spare(builder, sizeof *item, &spare_of(builder)->item);
    if (parent)
        build_list_add(builder, &parent->items, &parent->item_count, item);
    else
        build_list_add(builder, &version->items, &version->item_count, item);
    item->label = build_text(builder, label);
    item->at = at;
    return item;
}

struct rule *build_rule(struct builder *builder, struct place at, const char *id,
                        const char *region, bool is_exception)
{
    struct rule *rule = add_new(builder, sizeof *rule, &builder->pack->rules,
                                &builder->pack->rule_count, &spare_of(builder)->rule);
    rule->id = build_text(builder, id);
    rule->region = build_text(builder, region);
    rule->is_exception = is_exception;
    rule->override = OVERRIDE_FREE;
    rule->since = rule->ended = rule->review_by = rule->published = DAY_NONE;
    rule->at = at;
    return rule;
}

struct library *build_library(struct builder *builder, const char *name)
{
    struct library *library = add_new(builder, sizeof *library, &builder->pack->libraries,
                                      &builder->pack->library_count, &spare_of(builder)->library);
    library->name = build_text(builder, name);
    return library;
}

struct worked_case *build_case(struct builder *builder, struct place at, const char *name)
{
    struct worked_case *worked_case =
        add_new(builder, sizeof *worked_case, &builder->pack->cases, &builder->pack->case_count,
                &spare_of(builder)->worked_case);
    worked_case->name = build_text(builder, name);
    worked_case->on = worked_case->known_on = DAY_NONE;
    worked_case->at = at;
    return worked_case;
}

/* ---- Expressions ---- */

static struct node *new_node(struct builder *builder, struct place at, enum op op)
{
    struct node *node = take_or_spare(builder, sizeof *node, &spare_of(builder)->node);
    if (builder->failed)
        return node; /* OP_BROKEN */
    node->op = op;
    node->at = at;
    node->depth = node->size = 1;
    node->index = -1;
    node->number = number_whole(0);
    if (arena_grow(builder->arena, &builder->open_nodes, builder->open_count, &builder->open_room,
                   sizeof(struct node *)) == BYLAW_OK)
        builder->open_nodes[builder->open_count++] = node;
    else
        builder->failed = true;
    return node;
}

struct node *build_use(struct builder *builder, struct node *node)
{
    (void)builder;
    if (node)
        node->used = true;
    return node;
}

struct node *build_node(struct builder *builder, struct place at, enum op op,
                        struct node *const *args, int arg_count)
{
    struct node *node = new_node(builder, at, op);
    if (arg_count == 0 || builder->failed)
        return node;
    node->args = build_take(builder, (size_t)arg_count, sizeof(struct node *));
    if (!node->args) {
        node->op = OP_BROKEN; /* never an operator without its operands */
        return node;
    }
    for (int i = 0; i < arg_count; i++) {
        node->args[i] = build_use(builder, args[i]);
        if (args[i] && args[i]->depth >= node->depth)
            node->depth = args[i]->depth + 1;
        if (args[i] && node->size <= NODE_MOST_SIZE)
            node->size += args[i]->size;
    }
    node->arg_count = arg_count;
    if (node->depth > NODE_MOST_DEPTH || node->size > NODE_MOST_SIZE) {
        build_mistake(
            builder, at, NULL,
            "an expression is nested more than %d deep, or has more than %d parts; give a "
            "part of it a name with derive",
            NODE_MOST_DEPTH, NODE_MOST_SIZE);
        node->op = OP_BROKEN;
        node->depth = node->size = 1;
        node->arg_count = 0;
    }
    return node;
}

struct node *build_choose(struct builder *builder, struct place at, struct node *test,
                          struct node *yes, struct node *no)
{
    struct node *args[] = { test, yes, no };
    struct node *by = build_node(builder, at, OP_BY, args, 3);
    int count = 0;
    build_list_add(builder, &by->keys, &count, "yes");
    build_list_add(builder, &by->keys, &count, "no");
    return by;
}

struct node *build_number(struct builder *builder, struct place at, struct number number)
{
    struct node *node = new_node(builder, at, OP_NUMBER);
    node->number = number;
    return node;
}

struct node *build_constant_text(struct builder *builder, struct place at, const char *text)
{
    struct node *node = new_node(builder, at, OP_TEXT);
    node->text = build_text(builder, text);
    return node;
}

struct node *build_day(struct builder *builder, struct place at, int32_t day)
{
    struct node *node = new_node(builder, at, OP_DAY);
    node->day = day;
    return node;
}

struct node *build_path(struct builder *builder, struct place at, enum op op,
                        const char *const *names, int count)
{
    struct node *node = new_node(builder, at, op);
    if (builder->failed)
        return node;
    for (int i = 0; i < count; i++)
        build_list_add(builder, &node->path, &node->path_count, build_text(builder, names[i]));
    return node;
}

struct node *build_parameter_at(struct builder *builder, struct node *parameter, struct node *on,
                                struct node *of, const char *region)
{
    bool has_on = parameter->op == OP_PARAMETER_AT && parameter->has_on;
    bool has_of = parameter->op == OP_PARAMETER_AT && parameter->arg_count > (has_on ? 1 : 0);
    struct node *args[2];
    int count = 0;
    on = has_on ? parameter->args[0] : on;
    of = has_of ? parameter->args[parameter->arg_count - 1] : of;
    if (on)
        args[count++] = on;
    if (of)
        args[count++] = of;
    struct node *node = build_node(builder, parameter->at, OP_PARAMETER_AT, args, count);
    if (node->op != OP_PARAMETER_AT || builder->failed)
        return node;
    node->has_on = on != NULL;
    node->path = parameter->path;
    node->path_count = parameter->path_count;
    node->text = region ? build_text(builder, region) : parameter->text;
    build_use(builder, parameter);
    return node;
}

struct node *build_broken(struct builder *builder, struct place at)
{
    return build_use(builder, new_node(builder, at, OP_BROKEN));
}

static struct node *copy_node(struct builder *builder, const struct node *node, bool *has_table)
{
    struct node *copy = new_node(builder, node->at, node->op);
    if (builder->failed)
        return copy;
    *copy = *node;
    copy->used = false;
    copy->args =
        node->arg_count ? build_take(builder, (size_t)node->arg_count, sizeof *copy->args) : NULL;
    if (!copy->args) {
        copy->op = node->arg_count ? OP_BROKEN : node->op;
        copy->arg_count = 0;
    }
    if (node->table)
        *has_table = true;
    for (int i = 0; i < copy->arg_count; i++)
        copy->args[i] =
            node->args[i] ? build_use(builder, copy_node(builder, node->args[i], has_table)) : NULL;
    return copy;
}

struct node *build_copy(struct builder *builder, struct node *node)
{
    bool has_table = false;
    struct node *copy = copy_node(builder, node, &has_table);
    if (!has_table)
        return copy;
    build_use(builder, copy);
    build_mistake(builder, node->at, NULL,
                  "this table is made once and stands in two places: make it twice, with a "
                  "function");
    return build_broken(builder, node->at);
}

void build_end_of_file(struct builder *builder)
{
    for (size_t i = 0; i < builder->open_count && !builder->failed; i++) {
        const struct node *node = builder->open_nodes[i];
        if (node->used || node->op == OP_BROKEN)
            continue;
        struct buffer text;
        buffer_init(&text, builder->arena->memory);
        node_print(&text, node);
        if (text.failed)
            builder->failed = true;
        else
            build_mistake(builder, node->at, NULL,
                          "%.200s is written but becomes part of nothing; most often a comma is "
                          "missing before it",
                          text.data);
        buffer_clear(&text);
    }
    builder->open_count = 0;
}
