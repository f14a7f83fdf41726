/* SPDX-License-Identifier: Apache-2.0 */
/* Freezing: runs the checks in order, numbers the nodes, and takes the pack out of its builder. */
#include "core/base/digest.h"
#include "core/pack/dump.h"
#include "core/pack/freeze_internal.h"

#include <string.h>

static void freeze_init(struct freeze *freeze, struct builder *builder, struct memory *memory)
{
    *freeze = (struct freeze){ .builder = builder, .pack = builder->pack };
    arena_init(&freeze->scratch, memory);
    text_map_init(&freeze->sources, &freeze->scratch);
    text_map_init(&freeze->choice_lists, &freeze->scratch);
    text_map_init(&freeze->entities, &freeze->scratch);
    text_map_init(&freeze->regions, &freeze->scratch);
    text_map_init(&freeze->parameters, &freeze->scratch);
    text_map_init(&freeze->values, &freeze->scratch);
    text_map_init(&freeze->texts, &freeze->scratch);
    freeze->law_day =
        (struct type){ .kind = KIND_DAY, .bottom = 1, .min = LAW_DAY_FIRST, .max = LAW_DAY_LAST };
}

/* ---- Numbers of nodes ---- */

static void number_node(struct freeze *freeze, struct node *node, int *next)
{
    if (!node || node->index >= 0)
        return;
    node->index = (*next)++;
    /* Whoever breaks a node says why; a node that broke in silence must not be judged. */
    if (node_is_broken(node))
        freeze_mistake(freeze, node->at, "this cannot be understood; write it in another way");
    for (int i = 0; i < node->arg_count; i++)
        number_node(freeze, node->args[i], next);
}

static void number_root(struct freeze *freeze, struct node **root, void *user)
{
    number_node(freeze, *root, user);
}

static void number_nodes(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < pack->value_count; i++)
        value_roots(freeze, pack->values[i], true, number_root, &pack->node_count);
    freeze->clause = NULL;
}

/* ---- A pack ---- */

static void check_all(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    if (!freeze_book(freeze))
        return;
    freeze_names(freeze);
    freeze->text_parameters = freeze_scratch(freeze, (size_t)pack->parameter_count, 1);
    if (freeze->builder->failed)
        return;
    freeze_statements(freeze);
    freeze_uprates(freeze);
    freeze_calendars(freeze);
    freeze_provisions(freeze);
    freeze_rules(freeze);
    freeze_paths(freeze);
    freeze_layers(freeze);
    freeze_parameter_types(freeze);
    freeze_breaks(freeze);
    freeze_overrides(freeze);
    if (freeze->builder->failed)
        return;
    freeze_musts(freeze);
    freeze_challenges(freeze);
    freeze_order(freeze);
    for (int i = 0; i < pack->value_count && !freeze->builder->failed; i++) {
        if (pack->values[i]->entity) /* else its paths lead nowhere, which is said */
            freeze_value_type(freeze, pack->values[i]);
    }
    freeze_parameter_codes(freeze);
    freeze_cases(freeze);
}

static bool set_digest(struct bylaw_pack *pack)
{
    struct buffer dump;
    buffer_init(&dump, &pack->memory);
    pack_dump(pack, &dump);
    bool whole = !dump.failed;
    if (whole) {
        struct digest digest;
        digest_begin(&digest);
        digest_add(&digest, dump.data, dump.length);
        digest_end(&digest, pack->digest);
    }
    buffer_clear(&dump);
    return whole;
}

bylaw_status pack_freeze(struct builder *builder, struct bylaw_pack **out, bylaw_error *error)
{
    static const struct place nowhere;
    struct bylaw_pack *pack = builder->pack;
    struct freeze freeze;
    freeze_init(&freeze, builder, &pack->memory);
    if (!builder->failed && !(builder->incomplete && builder->mistake_count > 0))
        check_all(&freeze);
    if (!builder->failed && builder->mistake_count == 0)
        number_nodes(&freeze);
    arena_clear(&freeze.scratch);
    if (builder->failed)
        return error_set(error, BYLAW_ENOMEM, nowhere, NULL,
                         "the pack needs more memory than allowed");
    if (builder->mistake_count > 0) {
        build_report_mistakes(builder, error);
        return BYLAW_EPACK;
    }
    if (!set_digest(pack))
        return error_set(error, BYLAW_ENOMEM, nowhere, NULL,
                         "the pack needs more memory than allowed");
    builder->pack = NULL;
    builder_free(builder);
    *out = pack;
    return BYLAW_OK;
}

/* ---- An expression over a pack ---- */

static void add_name(struct freeze *freeze, struct text_map *map, const char *name, int index)
{
    if (text_map_add(map, name, strlen(name), index) == BYLAW_ENOMEM)
        freeze->builder->failed = true;
}

static void add_names(struct freeze *freeze)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < pack->entity_count; i++)
        add_name(freeze, &freeze->entities, pack->entities[i]->name, i);
    for (int i = 0; i < pack->parameter_count; i++)
        add_name(freeze, &freeze->parameters, pack->parameters[i]->id, i);
    for (int i = 0; i < pack->text_count; i++)
        add_name(freeze, &freeze->texts, pack->texts[i], i);
    freeze->value_list = pack->values;
    freeze->value_count = pack->value_count;
    for (int i = 0; i < pack->value_count; i++) {
        const char *name = value_full_name(&freeze->scratch, pack->values[i]);
        if (name)
            add_name(freeze, &freeze->values, name, i);
        else
            freeze->builder->failed = true;
    }
}

static const struct node *first_path(const struct node *node)
{
    if (!node || node->op == OP_FIELD)
        return node;
    for (int i = 0; i < node->arg_count; i++) {
        const struct node *found = first_path(node->args[i]);
        if (found)
            return found;
    }
    return NULL;
}

/* Whether the first path begins with an entity, which the expression is then about. */
static bool find_subject(struct freeze *freeze, struct value *value)
{
    const struct node *path = first_path(value->versions[0]->gives);
    if (!path || path->path_count == 0)
        return true;
    value->entity = freeze_find_entity(freeze, path->path[0]);
    value->entity_name = path->path[0];
    if (value->entity)
        return true;
    struct names names = { 0 };
    names_add_entities(freeze, &names);
    freeze_mistake(freeze, path->at, "there is no entity '%s'%s", path->path[0],
                   names_suggest_or_list(freeze, &names, path->path[0]));
    return false;
}

static void check_expression(struct freeze *freeze, struct value *value)
{
    if (!find_subject(freeze, value))
        return;
    struct frame frame = { .name = value->entity_name, .entity = value->entity };
    resolve_node(freeze, value->versions[0]->gives, value->entity ? &frame : NULL);
    if (freeze->builder->failed)
        return;
    collect_reads(freeze, value);
    freeze_value_type(freeze, value);
}

bylaw_status freeze_expression(const struct bylaw_pack *pack, struct builder *scratch,
                               struct node *node, struct value **out, bylaw_error *error)
{
    static const struct place nowhere;
    struct value *value = build_take(scratch, 1, sizeof *value);
    struct version *version = build_take(scratch, 1, sizeof *version);
    struct freeze freeze;
    freeze_init(&freeze, scratch, scratch->arena->memory);
    freeze.is_expression = true;
    add_names(&freeze);
    if (!scratch->failed) {
        *version = (struct version){ .region = "nation",
                                     .since = DAY_NONE,
                                     .ended = DAY_NONE,
                                     .gives = build_use(scratch, node),
                                     .at = node->at };
        *value = (struct value){ .name = "expression",
                                 .form = FORM_DERIVED,
                                 .places = -1,
                                 .mode = -1,
                                 .index = pack->value_count,
                                 .at = node->at };
        build_list_add(scratch, &value->versions, &value->version_count, version);
    }
    if (!scratch->failed && !(scratch->incomplete && scratch->mistake_count > 0))
        check_expression(&freeze, value);
    int next = pack->node_count;
    if (!scratch->failed && scratch->mistake_count == 0)
        number_node(&freeze, version->lowered, &next);
    arena_clear(&freeze.scratch);
    if (scratch->failed)
        return error_set(error, BYLAW_ENOMEM, nowhere, NULL, "no memory for the expression");
    if (scratch->mistake_count > 0) {
        build_report_mistakes(scratch, error);
        return BYLAW_EPACK;
    }
    *out = value;
    return BYLAW_OK;
}
