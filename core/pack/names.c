/* SPDX-License-Identifier: Apache-2.0 */
/* Names: what each statement is called, what is taken, and the nearest to an unknown one. */
#include "core/pack/freeze_internal.h"

#include <stdlib.h>
#include <string.h>

void freeze_mistake(struct freeze *freeze, struct place at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *clause = freeze->is_expression ? NULL : freeze->clause; /* typed: no statement */
    build_mistake_list(freeze->builder, at, clause, format, arguments);
    va_end(arguments);
}

void *freeze_scratch(struct freeze *freeze, size_t count, size_t size)
{
    void *taken = freeze->builder->failed ? NULL : arena_alloc(&freeze->scratch, count, size);
    if (!taken)
        freeze->builder->failed = true;
    return taken;
}

const char *freeze_text(struct freeze *freeze, struct buffer *text)
{
    const char *copy =
        text->failed ? NULL : arena_copy(&freeze->scratch, text->data ? text->data : "");
    if (!copy)
        freeze->builder->failed = true;
    buffer_clear(text);
    return copy ? copy : "";
}

const char *day_text(struct freeze *freeze, int32_t day)
{
    struct buffer text;
    buffer_init(&text, freeze->scratch.memory);
    day_print(&text, day);
    return freeze_text(freeze, &text);
}

void freeze_sort(void *items, int count, int (*compare)(const void *, const void *))
{
    if (count > 1)
        qsort(items, (size_t)count, sizeof(void *), compare);
}

void names_add(struct freeze *freeze, struct names *names, const char *name)
{
    build_list_add(freeze->builder, &names->items, &names->count, name);
}

void names_add_readable(struct freeze *freeze, struct names *names, const struct entity *entity)
{
    for (int i = 0; i < entity->attribute_count; i++)
        names_add(freeze, names, entity->attributes[i]->name);
    for (int i = 0; i < freeze->value_count; i++) {
        if (strcmp(freeze->value_list[i]->entity_name, entity->name) == 0)
            names_add(freeze, names, freeze->value_list[i]->name);
    }
}

void names_add_entities(struct freeze *freeze, struct names *names)
{
    for (int i = 0; i < freeze->pack->entity_count; i++)
        names_add(freeze, names, freeze->pack->entities[i]->name);
}

void names_add_regions(struct freeze *freeze, struct names *names)
{
    for (int i = 0; i < freeze->pack->region_count; i++)
        names_add(freeze, names, freeze->pack->regions[i]->id);
}

const char *names_suggest(struct freeze *freeze, const struct names *names, const char *wanted)
{
    const char *nearest = text_nearest(wanted, names->items, (size_t)names->count);
    return nearest ? build_format(freeze->builder, " (did you mean '%s'?)", nearest) : "";
}

const char *names_suggest_or_list(struct freeze *freeze, const struct names *names,
                                  const char *wanted)
{
    const char *suggestion = names_suggest(freeze, names, wanted);
    if (suggestion[0] != '\0' || names->count == 0)
        return suggestion;
    for (int i = 0; i < names->count && i < 8; i++)
        suggestion = build_format(freeze->builder, "%s%s'%s'", suggestion, i > 0 ? ", " : "",
                                  names->items[i]);
    return build_format(freeze->builder, " (there %s %s%s)", names->count == 1 ? "is" : "are",
                        suggestion, names->count > 8 ? " ..." : "");
}

void want_id(struct freeze *freeze, const char *id, struct place at)
{
    if (!text_is_id(id))
        build_mistake(freeze->builder, at, id,
                      "'%s' is no id; write letters, digits, '.', '-' and '_' only", id);
}

void want_name(struct freeze *freeze, const char *name, struct place at)
{
    if (!text_is_name(name))
        freeze_mistake(freeze, at, "'%s' is no name; write letters, digits and '_', a letter first",
                       name);
}

/* ---- Sources and laws ---- */

static int compare_sources(const void *a, const void *b)
{
    const struct source *const *left = a;
    const struct source *const *right = b;
    int order = strcmp((*left)->id, (*right)->id);
    return order != 0 ? order : place_compare((*left)->at, (*right)->at);
}

void add_unique(struct freeze *freeze, struct text_map *map, int index,
                const struct declared *declared)
{
    bylaw_status status = text_map_add(map, declared->name, strlen(declared->name), index);
    if (status == BYLAW_ENOMEM)
        freeze->builder->failed = true;
    if (status == BYLAW_EEXISTS)
        build_mistake(freeze->builder, declared->at, declared->name,
                      "%s %s is declared twice (first at %s:%d); declare it once", declared->what,
                      declared->name, declared->first.file, declared->first.line);
}

static void freeze_sources(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    freeze_sort(pack->sources, pack->source_count, compare_sources);
    for (int i = 0; i < pack->source_count; i++) {
        const struct source *source = pack->sources[i];
        want_id(freeze, source->id, source->at);
        struct declared declared = { "source", source->id, source->at,
                                     pack->sources[i > 0 ? i - 1 : 0]->at };
        add_unique(freeze, &freeze->sources, i, &declared);
    }
}

void freeze_law(struct freeze *freeze, struct law *law, struct place at, const char *owner,
                bool mandatory)
{
    law->source = NULL;
    if (!law->text || law->text[0] == '\0') {
        if (mandatory)
            freeze_mistake(freeze, at, "%s names no law; write law = \"SOURCE-ID, article\"",
                           owner);
        return;
    }
    size_t length = strcspn(law->text, ",");
    while (length > 0 && law->text[length - 1] == ' ')
        length--;
    int64_t index = text_map_find(&freeze->sources, law->text, length);
    if (index >= 0) {
        law->source = freeze->pack->sources[index];
        return;
    }
    struct names names = { 0 };
    for (int i = 0; i < freeze->pack->source_count; i++)
        names_add(freeze, &names, freeze->pack->sources[i]->id);
    const char *wanted = build_text_bytes(freeze->builder, law->text, length);
    freeze_mistake(freeze, at,
                   "%s names the source '%s', which is not declared%s; write source \"%s\" { ... } "
                   "or correct the name",
                   owner, wanted, names_suggest(freeze, &names, wanted), wanted);
}

/* ---- Parameters and values ---- */

static int compare_parameters(const void *a, const void *b)
{
    const struct parameter *const *left = a;
    const struct parameter *const *right = b;
    return strcmp((*left)->id, (*right)->id);
}

static bool is_parameter_id(const char *id)
{
    char part[65];
    while (true) {
        size_t length = strcspn(id, ".");
        if (length == 0 || length >= sizeof part)
            return false;
        memcpy(part, id, length);
        part[length] = '\0';
        if (!text_is_name(part))
            return false;
        if (id[length] == '\0')
            return true;
        id += length + 1;
    }
}

static void freeze_parameter_names(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    freeze_sort(pack->parameters, pack->parameter_count, compare_parameters);
    for (int i = 0; i < pack->parameter_count; i++) {
        struct parameter *parameter = pack->parameters[i];
        parameter->index = i;
        if (!parameter->whole && !is_parameter_id(parameter->id))
            build_mistake(freeze->builder, parameter->at, parameter->id,
                          "'%s' is no name of a parameter; write names joined by points, such as "
                          "\"settlement.open_below\"",
                          parameter->id);
        struct declared declared = { "parameter", parameter->id, parameter->at, parameter->at };
        add_unique(freeze, &freeze->parameters, i, &declared);
        for (int k = 0; k < pack->parameter_count && !parameter->whole; k++) {
            size_t length = strlen(parameter->id);
            if (strncmp(pack->parameters[k]->id, parameter->id, length) == 0 &&
                pack->parameters[k]->id[length] == '.')
                build_mistake(freeze->builder, parameter->at, parameter->id,
                              "parameter %s is the beginning of %s; give it a name of its own",
                              parameter->id, pack->parameters[k]->id);
        }
    }
}

bool name_is_reserved(const char *name)
{
    static const char *const reserved[] = {
        "is",       "one_of", "at_least",  "at_most", "above",
        "below",    "has",    "of",        "on",      "as",
        "years_to", "part",   "months_to", "days_to", "working_days_to",
        "year_end", "covers", "within",    "lies_in", "mentions",
        "up_to",
    };
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        if (strcmp(reserved[i], name) == 0)
            return true;
    }
    return false;
}

static void freeze_value_name(struct freeze *freeze, struct value *value)
{
    freeze->clause = value->name;
    value->entity = freeze_find_entity(freeze, value->entity_name);
    if (!value->entity) {
        struct names names = { 0 };
        names_add_entities(freeze, &names);
        freeze_mistake(freeze, value->at, "%s is about '%s', which is no entity%s", value->name,
                       value->entity_name,
                       names_suggest_or_list(freeze, &names, value->entity_name));
        return;
    }
    const struct attribute *attribute = entity_find_attribute(value->entity, value->name);
    if (attribute)
        freeze_mistake(freeze, value->at,
                       "%s.%s is already an attribute (%s:%d); choose another name",
                       value->entity_name, value->name, attribute->at.file, attribute->at.line);
    if (value->short_form != SHORT_NONE || value->challenge || value->form == FORM_MUST)
        want_id(freeze, value->name, value->at);
    else
        want_name(freeze, value->name, value->at);
    if (name_is_reserved(value->name))
        freeze_mistake(freeze, value->at, "'%s' is a word of the notation; choose another name",
                       value->name);
}

static void freeze_value_names(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    freeze_sort(pack->values, pack->value_count, value_compare);
    freeze->value_list = freeze_scratch(freeze, (size_t)pack->value_count, sizeof(struct value *));
    if (!freeze->value_list)
        return;
    for (int i = 0; i < pack->value_count; i++) {
        struct value *value = pack->values[i];
        freeze->value_list[i] = value;
        value->index = i;
        const char *name = value_full_name(&freeze->scratch, value);
        if (!name) {
            freeze->builder->failed = true;
            return;
        }
        struct declared declared = { "value", name, value->at, value->at };
        add_unique(freeze, &freeze->values, i, &declared);
    }
    freeze->value_count = pack->value_count;
    for (int i = 0; i < pack->value_count; i++)
        freeze_value_name(freeze, pack->values[i]);
    freeze->clause = NULL;
}

struct entity *freeze_find_entity(const struct freeze *freeze, const char *name)
{
    int64_t index = text_map_find(&freeze->entities, name, strlen(name));
    return index >= 0 ? freeze->pack->entities[index] : NULL;
}

struct value *freeze_find_value(struct freeze *freeze, const char *entity, const char *name)
{
    const char *full = arena_format(&freeze->scratch, "%s.%s", entity, name);
    if (!full) {
        freeze->builder->failed = true;
        return NULL;
    }
    int64_t index = text_map_find(&freeze->values, full, strlen(full));
    return index >= 0 ? freeze->value_list[index] : NULL;
}

static void unknown_question(struct freeze *freeze, const char *name, struct place at,
                             bool only_decisions)
{
    struct names names = { 0 };
    for (int i = 0; i < freeze->value_count; i++) {
        const struct value *value = freeze->value_list[i];
        if (!value || (only_decisions && value->form != FORM_DECISION))
            continue;
        const char *full = value_full_name(&freeze->scratch, value);
        if (!full) {
            freeze->builder->failed = true;
            return;
        }
        names_add(freeze, &names, strchr(name, '.') ? full : value->name);
    }
    freeze_mistake(freeze, at, "there is no %s '%s'%s", only_decisions ? "decision" : "question",
                   name, names_suggest_or_list(freeze, &names, name));
}

struct value *freeze_find_question(struct freeze *freeze, const char *name, struct place at,
                                   bool only_decisions)
{
    struct value *found = NULL;
    for (int i = 0; i < freeze->value_count; i++) {
        struct value *value = freeze->value_list[i];
        if ((only_decisions && value->form != FORM_DECISION) || !value_is_called(value, name))
            continue;
        if (found) {
            freeze_mistake(freeze, at, "'%s' may be %s.%s or %s.%s; write one of them", name,
                           found->entity_name, name, value->entity_name, value->name);
            return NULL;
        }
        found = value;
    }
    if (!found)
        unknown_question(freeze, name, at, only_decisions);
    return found;
}

void freeze_names(struct freeze *freeze)
{
    freeze_sources(freeze);
    freeze_regions(freeze);
    freeze_choice_lists(freeze);
    freeze_entities(freeze);
    freeze_parts(freeze);
    freeze_parameter_names(freeze);
    freeze_value_names(freeze);
}
