/* SPDX-License-Identifier: Apache-2.0 */
/* Parameters with keys and lists: each key becomes a parameter of its own, "rate.primary", with the
   value of that key; each text of a list one that is yes where the text is listed. So layers,
   modes, days and findings are those of any parameter, key by key. */
#include "core/pack/freeze_internal.h"

#include <stdlib.h>
#include <string.h>

void refuse_whole(struct freeze *freeze, struct place at, const struct parameter *whole)
{
    if (whole->list)
        freeze_mistake(freeze, at,
                       "parameter %s is a list; write x :one_of (param.%s), or set :covers "
                       "(param.%s)",
                       whole->id, whole->id, whole->id);
    else if (whole->part_count > 0) /* else what its keys are is a mistake of its own */
        freeze_mistake(freeze, at,
                       "parameter %s has a value for each choice of '%s'; write param.%s (x), or "
                       "param.%s.%s for one of them",
                       whole->id, whole->keys, whole->id, whole->id, whole->part_keys[0]);
}

/* ---- Keys ---- */

static int compare_texts(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;
    return text_compare_natural(*left, *right);
}

/* In natural order and each once, so that the order of files does not show. */
static void add_keys(struct freeze *freeze, struct parameter *parameter, struct names *all)
{
    if (all->count > 1)
        qsort(all->items, (size_t)all->count, sizeof *all->items, compare_texts);
    for (int i = 0; i < all->count; i++) {
        if (i == 0 || strcmp(all->items[i], all->items[i - 1]) != 0)
            build_list_add(freeze->builder, &parameter->part_keys, &parameter->part_count,
                           all->items[i]);
    }
}

static void add_choices(struct freeze *freeze, struct parameter *parameter,
                        const struct choices *choices)
{
    parameter->choices = choices;
    for (int i = 0; i < choices->count; i++)
        build_list_add(freeze->builder, &parameter->part_keys, &parameter->part_count,
                       choices->names[i]);
}

/* The bands of a class, in all of its versions. */
static void add_bands(struct freeze *freeze, struct parameter *parameter, struct value *value)
{
    struct names all = { 0 };
    for (int i = 0; i < value->version_count; i++)
        for (int k = 0; k < value->versions[i]->band_count; k++)
            names_add(freeze, &all, value->versions[i]->bands[k]->name);
    add_keys(freeze, parameter, &all);
    parameter->choices = &value->choices;
}

static void unknown_keys(struct freeze *freeze, const struct parameter *parameter,
                         const struct entity *entity)
{
    struct names names = { 0 };
    for (int i = 0; i < freeze->pack->choice_list_count; i++)
        names_add(freeze, &names, freeze->pack->choice_lists[i]->name);
    for (int i = 0; entity && i < entity->attribute_count; i++) {
        enum kind kind = entity->attributes[i]->kind;
        if (kind == KIND_CHOICE || kind == KIND_YES_NO)
            names_add(
                freeze, &names,
                build_format(freeze->builder, "%s.%s", entity->name, entity->attributes[i]->name));
    }
    freeze_mistake(freeze, parameter->at,
                   "the keys of parameter %s are those of '%s', which is no choice%s; write keys = "
                   "\"stage\" or keys = \"school.stage\"",
                   parameter->id, parameter->keys,
                   names_suggest_or_list(freeze, &names, parameter->keys));
}

/* Keys of "stage", a list; "school.stage", a choice or a yes/no; "school.size", a class. None after
   a mistake. */
static void find_keys(struct freeze *freeze, struct parameter *parameter)
{
    static const char *yes_no[] = { "yes", "no" };
    const char *point = strchr(parameter->keys, '.');
    int64_t index = text_map_find(&freeze->choice_lists, parameter->keys, strlen(parameter->keys));
    const char *owner = build_text_bytes(freeze->builder, parameter->keys,
                                         point ? (size_t)(point - parameter->keys) : 0);
    const struct entity *entity = point ? freeze_find_entity(freeze, owner) : NULL;
    const struct attribute *attribute = entity ? entity_find_attribute(entity, point + 1) : NULL;
    struct value *value =
        entity && !attribute ? build_find_value(freeze->pack, owner, point + 1) : NULL;
    if (index >= 0)
        add_choices(freeze, parameter, &freeze->pack->choice_lists[index]->choices);
    else if (attribute && attribute->type.kind == KIND_CHOICE)
        add_choices(freeze, parameter, &attribute->choices);
    else if (value && value->form == FORM_CLASS)
        add_bands(freeze, parameter, value);
    else if (attribute && attribute->type.kind == KIND_YES_NO)
        for (size_t i = 0; i < sizeof yes_no / sizeof yes_no[0]; i++)
            build_list_add(freeze->builder, &parameter->part_keys, &parameter->part_count,
                           yes_no[i]);
    else if (!attribute || attribute->type.kind != KIND_BROKEN)
        unknown_keys(freeze, parameter, entity);
}

static const struct parameter_value *find_part(const struct parameter_value *value, const char *key)
{
    for (int i = 0; i < value->part_count; i++) {
        if (value->parts[i]->key && strcmp(value->parts[i]->key, key) == 0)
            return value->parts[i];
    }
    return NULL;
}

static bool is_key(const struct parameter *parameter, const char *key)
{
    for (int i = 0; i < parameter->part_count; i++)
        if (strcmp(parameter->part_keys[i], key) == 0)
            return true;
    return false;
}

/* That a table has exactly the keys of the list. */
static void check_keys(struct freeze *freeze, const struct parameter *parameter,
                       const struct parameter_value *value)
{
    struct names names = { parameter->part_keys, parameter->part_count };
    if (!value->is_table) {
        freeze_mistake(freeze, value->at,
                       "parameter %s has a value for each choice of '%s'; write from (day, { %s = "
                       "..., other = ... }, law)",
                       parameter->id, parameter->keys, parameter->part_keys[0]);
        return;
    }
    for (int i = 0; i < value->part_count; i++) {
        const char *key = value->parts[i]->key;
        if (!key)
            freeze_mistake(freeze, value->at,
                           "parameter %s has keys; write a name before each value: { %s = ... }",
                           parameter->id, parameter->part_keys[0]);
        else if (strcmp(key, "other") != 0 && !is_key(parameter, key))
            freeze_mistake(freeze, value->at,
                           "parameter %s has the key '%s', which is none of the "
                           "choices of '%s'%s",
                           parameter->id, key, parameter->keys,
                           names_suggest_or_list(freeze, &names, key));
    }
    for (int i = 0; i < parameter->part_count; i++) {
        const char *key = parameter->part_keys[i];
        if (!find_part(value, key) && !find_part(value, "other"))
            freeze_mistake(freeze, value->at,
                           "parameter %s has no value for '%s'; write %s = ... or other = ...",
                           parameter->id, key, key);
    }
}

/* ---- Lists ---- */

static bool lists(const struct parameter_value *value, const char *text)
{
    for (int i = 0; i < value->part_count; i++) {
        if (value->parts[i]->text && strcmp(value->parts[i]->text, text) == 0)
            return true;
    }
    return false;
}

static void check_list(struct freeze *freeze, const struct parameter *parameter,
                       const struct parameter_value *value)
{
    if (!value->is_table)
        freeze_mistake(freeze, value->at,
                       "parameter %s is a list; write from (day, { \"a\", \"b\" }, law)",
                       parameter->id);
    for (int i = 0; i < value->part_count; i++) {
        const struct parameter_value *part = value->parts[i];
        if (part->key || !part->text) {
            freeze_mistake(freeze, value->at,
                           "parameter %s is a list of texts; write { \"a\", \"b\" }, without names",
                           parameter->id);
            return;
        }
        for (int k = 0; k < i; k++) {
            if (strcmp(value->parts[k]->text, part->text) == 0)
                freeze_mistake(freeze, value->at, "parameter %s lists '%s' twice; remove one",
                               parameter->id, part->text);
        }
    }
}

/* Every text that any layer lists. */
static void collect_texts(struct freeze *freeze, struct parameter *parameter)
{
    struct names all = { 0 };
    for (int i = 0; i < parameter->layer_count; i++) {
        const struct parameter_layer *layer = parameter->layers[i];
        for (int k = 0; k < layer->value_count; k++) {
            for (int n = 0; n < layer->values[k].part_count; n++) {
                if (layer->values[k].parts[n]->text)
                    names_add(freeze, &all, layer->values[k].parts[n]->text);
            }
        }
    }
    add_keys(freeze, parameter, &all);
}

/* ---- Parts ---- */

static struct parameter_value part_value(const struct parameter *whole,
                                         const struct parameter_value *value, const char *key)
{
    struct parameter_value out = *value;
    if (whole->list) {
        out.kind = KIND_YES_NO;
        out.yes = lists(value, key);
        return out;
    }
    const struct parameter_value *part = find_part(value, key);
    part = part ? part : find_part(value, "other");
    if (value->off || !part)
        return out;
    out.kind = part->kind;
    out.number = part->number;
    out.day = part->day;
    out.text = part->text;
    out.yes = part->yes;
    return out;
}

static struct parameter_layer *part_layer(struct freeze *freeze, const struct parameter *whole,
                                          const struct parameter_layer *layer, const char *key)
{
    struct parameter_layer *part = build_take(freeze->builder, 1, sizeof *part);
    if (!part)
        return NULL;
    *part = *layer;
    part->values = build_take(freeze->builder, (size_t)layer->value_count, sizeof *part->values);
    for (int i = 0; i < layer->value_count && part->values; i++)
        part->values[i] = part_value(whole, &layer->values[i], key);
    return part->values || layer->value_count == 0 ? part : NULL;
}

static struct parameter *make_part(struct freeze *freeze, const struct parameter *whole,
                                   const char *key)
{
    struct parameter *part = build_take(freeze->builder, 1, sizeof *part);
    if (!part)
        return NULL;
    *part = *whole;
    part->id = build_format(freeze->builder, "%s.%s", whole->id, key);
    part->title = whole->title ? build_format(freeze->builder, "%s (%s)", whole->title, key) : NULL;
    part->whole = whole;
    part->key = key;
    part->parts = NULL;
    part->layers = NULL;
    part->layer_count = 0;
    for (int i = 0; i < whole->layer_count; i++)
        build_list_add(freeze->builder, &part->layers, &part->layer_count,
                       part_layer(freeze, whole, whole->layers[i], key));
    return part;
}

/* Checks every table, and names the parts. */
static void name_parts(struct freeze *freeze, struct parameter *whole)
{
    if (!whole->list)
        find_keys(freeze, whole);
    for (int i = 0; i < whole->layer_count; i++) {
        for (int k = 0; k < whole->layers[i]->value_count; k++) {
            const struct parameter_value *value = &whole->layers[i]->values[k];
            if (whole->list && !value->off)
                check_list(freeze, whole, value);
            else if (whole->part_count > 0 && !value->off)
                check_keys(freeze, whole, value);
        }
    }
    if (whole->list)
        collect_texts(freeze, whole);
    if (whole->list && whole->part_count == 0)
        freeze_mistake(freeze, whole->at,
                       "parameter %s lists nothing on any day; write what it "
                       "lists: from (day, { \"a\" }, law)",
                       whole->id);
}

static void refuse_tables(struct freeze *freeze, const struct parameter *parameter)
{
    for (int i = 0; i < parameter->layer_count; i++) {
        for (int k = 0; k < parameter->layers[i]->value_count; k++) {
            struct parameter_value *value = &parameter->layers[i]->values[k];
            if (!value->is_table)
                continue;
            bool keyed = value->part_count > 0 && value->parts[0]->key;
            freeze_mistake(freeze, value->at,
                           keyed ? "parameter %s has a value for each key; write keys = \"the "
                                   "choice\" in its national statement"
                                 : "parameter %s has a list; write list = true in its national "
                                   "statement",
                           parameter->id);
        }
    }
}

static void split(struct freeze *freeze, struct parameter *whole, struct parameter ***parts,
                  int *count)
{
    const struct bylaw_pack *pack = freeze->pack;
    size_t length = strlen(whole->id);
    for (int i = 0; i < pack->parameter_count; i++) {
        const char *id = pack->parameters[i]->id;
        if (strncmp(id, whole->id, length) == 0 && id[length] == '.')
            freeze_mistake(freeze, whole->at,
                           "parameter %s is the beginning of %s; give it a name of its own",
                           whole->id, id);
    }
    name_parts(freeze, whole);
    build_list_add(freeze->builder, &freeze->pack->wholes, &freeze->pack->whole_count, whole);
    whole->parts = build_take(freeze->builder, (size_t)whole->part_count, sizeof *whole->parts);
    for (int i = 0; i < whole->part_count && whole->parts; i++) {
        whole->parts[i] = make_part(freeze, whole, whole->part_keys[i]);
        build_list_add(freeze->builder, parts, count, whole->parts[i]);
    }
}

static int compare_wholes(const void *a, const void *b)
{
    const struct parameter *const *left = a;
    const struct parameter *const *right = b;
    return strcmp((*left)->id, (*right)->id);
}

void freeze_parts(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    struct parameter **rest = NULL;
    int rest_count = 0;
    for (int i = 0; i < pack->parameter_count && !freeze->builder->failed; i++) {
        struct parameter *parameter = pack->parameters[i];
        freeze->clause = parameter->id;
        if (!parameter->keys && !parameter->list) {
            refuse_tables(freeze, parameter);
            build_list_add(freeze->builder, &rest, &rest_count, parameter);
        } else {
            split(freeze, parameter, &rest, &rest_count);
        }
    }
    freeze->clause = NULL;
    if (freeze->builder->failed)
        return;
    pack->parameters = rest;
    pack->parameter_count = rest_count;
    freeze_sort(pack->wholes, pack->whole_count, compare_wholes);
}
