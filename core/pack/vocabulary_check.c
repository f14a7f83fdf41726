/* SPDX-License-Identifier: Apache-2.0 */
/* Entities and attributes: names, bounds, choices, references and their reverses, types. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static int compare_entities(const void *a, const void *b)
{
    const struct entity *const *left = a;
    const struct entity *const *right = b;
    int order = strcmp((*left)->name, (*right)->name);
    return order != 0 ? order : place_compare((*left)->at, (*right)->at);
}

static void check_entity_name(struct freeze *freeze, const struct entity *entity)
{
    want_name(freeze, entity->name, entity->at);
    if (strcmp(entity->name, "param") == 0 || strcmp(entity->name, "law_day") == 0)
        freeze_mistake(freeze, entity->at, "'%s' is a word of the notation; choose another name",
                       entity->name);
}

static void check_attribute_name(struct freeze *freeze, const struct entity *entity, int index)
{
    const struct attribute *attribute = entity->attributes[index];
    want_name(freeze, attribute->name, attribute->at);
    if (name_is_reserved(attribute->name))
        freeze_mistake(freeze, attribute->at, "'%s' is a word of the notation; choose another name",
                       attribute->name);
    const struct attribute *first = entity_find_attribute(entity, attribute->name);
    if (first != attribute)
        freeze_mistake(freeze, attribute->at,
                       "%s has two attributes '%s' (first at %s:%d); choose another name",
                       entity->name, attribute->name, first->at.file, first->at.line);
}

/* ---- Choices ---- */

static int compare_choice_lists(const void *a, const void *b)
{
    const struct choice_list *const *left = a;
    const struct choice_list *const *right = b;
    int order = strcmp((*left)->name, (*right)->name);
    return order != 0 ? order : place_compare((*left)->at, (*right)->at);
}

void freeze_choice_lists(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    freeze_sort(pack->choice_lists, pack->choice_list_count, compare_choice_lists);
    for (int i = 0; i < pack->choice_list_count; i++) {
        struct choice_list *list = pack->choice_lists[i];
        struct declared declared = { "choice", list->name, list->at,
                                     pack->choice_lists[i > 0 ? i - 1 : 0]->at };
        freeze->clause = list->name;
        want_name(freeze, list->name, list->at);
        add_unique(freeze, &freeze->choice_lists, i, &declared);
        freeze_choices(freeze, &list->choices, list->at,
                       build_format(freeze->builder, "choice %s", list->name));
        list->choices.list = list->name;
    }
    freeze->clause = NULL;
}

/* The list that an attribute or outcome names. */
static void take_choice_list(struct freeze *freeze, struct choices *choices, struct place at,
                             const char *owner)
{
    int64_t index = text_map_find(&freeze->choice_lists, choices->list, strlen(choices->list));
    if (index >= 0) {
        *choices = freeze->pack->choice_lists[index]->choices;
        return;
    }
    struct names names = { 0 };
    for (int i = 0; i < freeze->pack->choice_list_count; i++)
        names_add(freeze, &names, freeze->pack->choice_lists[i]->name);
    freeze_mistake(freeze, at,
                   "%s takes its choices from '%s', which is no choice%s; write choice "
                   "\"%s\" { ... }",
                   owner, choices->list, names_suggest_or_list(freeze, &names, choices->list),
                   choices->list);
}

void freeze_choices(struct freeze *freeze, struct choices *choices, struct place at,
                    const char *owner)
{
    if (choices->list) {
        take_choice_list(freeze, choices, at, owner);
        return;
    }
    static const char *const outcomes[] = { "undetermined", "conflict", "no_rule", "error" };
    if (choices->count == 0)
        freeze_mistake(freeze, at, "%s has nothing to choose from; list the choices", owner);
    if (choices->count > 30000)
        freeze_mistake(freeze, at, "%s has more than 30,000 choices; use an entity", owner);
    for (int i = 0; i < choices->count; i++) {
        const char *name = choices->names[i];
        if (!text_is_id(name))
            freeze_mistake(freeze, at,
                           "'%s' cannot be the id of a choice; write letters, digits, '.', '-' and "
                           "'_' and give it a title",
                           name);
        if (choices_find(choices, name) != i)
            freeze_mistake(freeze, at, "%s lists '%s' twice; remove one", owner, name);
        for (size_t k = 0; k < sizeof outcomes / sizeof outcomes[0]; k++) {
            if (strcmp(name, outcomes[k]) == 0)
                freeze_mistake(freeze, at,
                               "'%s' cannot be a choice, since results use it; choose another name",
                               name);
        }
    }
}

/* Bounds on the grid of the places: the lower one raised, the higher one cut. */
static bool bounds_in_scale(const struct attribute *attribute, struct type *type)
{
    wide bottom = number_power10(attribute->places);
    struct number scaled;
    if (!number_multiply(attribute->at_least, (struct number){ bottom, 1 }, &scaled))
        return false;
    type->min = wide_divide(scaled.top, scaled.bottom, ROUND_CEILING);
    if (!number_multiply(attribute->at_most, (struct number){ bottom, 1 }, &scaled))
        return false;
    type->max = wide_divide(scaled.top, scaled.bottom, ROUND_FLOOR);
    type->bottom = bottom;
    return type->min >= INT64_MIN && type->max <= INT64_MAX && type->min <= INT64_MAX &&
           type->max >= INT64_MIN;
}

static void freeze_number_bounds(struct freeze *freeze, struct attribute *attribute)
{
    struct type *type = &attribute->type;
    if (attribute->places < 0 || attribute->places > 6) {
        freeze_mistake(freeze, attribute->at, "%s has %d places; write 0 to 6", attribute->name,
                       attribute->places);
        type->kind = KIND_BROKEN;
    } else if (!bounds_in_scale(attribute, type)) {
        freeze_mistake(freeze, attribute->at,
                       "the bounds of %s are too wide; a fact holds at most 18 digits, decimals "
                       "included",
                       attribute->name);
        type->kind = KIND_BROKEN;
    } else if (type->min > type->max) {
        freeze_mistake(freeze, attribute->at,
                       "no number fits the bounds of %s; at_least must not be above at_most",
                       attribute->name);
        type->kind = KIND_BROKEN;
    }
}

/* The entity that a reference or list names. */
static void freeze_target(struct freeze *freeze, struct attribute *attribute)
{
    attribute->target_entity =
        attribute->target ? freeze_find_entity(freeze, attribute->target) : NULL;
    attribute->type.entity = attribute->target_entity;
    if (attribute->target_entity)
        return;
    struct names names = { 0 };
    names_add_entities(freeze, &names);
    const char *target = attribute->target ? attribute->target : "";
    freeze_mistake(freeze, attribute->at, "%s refers to '%s', which is no entity%s",
                   attribute->name, target, names_suggest_or_list(freeze, &names, target));
    attribute->type.kind = KIND_BROKEN;
}

static void freeze_attribute_type(struct freeze *freeze, struct attribute *attribute)
{
    struct type *type = &attribute->type;
    *type = (struct type){ .kind = attribute->kind, .unit = attribute->unit, .bottom = 1 };
    switch (attribute->kind) {
    case KIND_NUMBER:
        freeze_number_bounds(freeze, attribute);
        break;
    case KIND_DAY:
        type->min = attribute->first_day;
        type->max = attribute->last_day;
        if (type->min > type->max)
            freeze_mistake(freeze, attribute->at,
                           "no day fits the bounds of %s; at_least must not be after at_most",
                           attribute->name);
        break;
    case KIND_CHOICE:
        freeze_choices(freeze, &attribute->choices, attribute->at, attribute->name);
        type->choices = &attribute->choices;
        type->max = attribute->choices.count > 0 ? attribute->choices.count - 1 : 0;
        if (attribute->choices.count == 0)
            type->kind = KIND_BROKEN;
        break;
    case KIND_YES_NO:
        type->max = 1;
        break;
    case KIND_ONE:
    case KIND_MANY:
        freeze_target(freeze, attribute);
        type->max = attribute->kind == KIND_ONE ? INT32_MAX : attribute->most_members;
        break;
    default:
        type->max = INT32_MAX;
    }
}

/* Whether other is a reference back to the entity that owns the list. */
static bool leads_back(const struct attribute *list, const struct attribute *other)
{
    return other->kind == KIND_ONE && other->target_entity == list->owner;
}

/* Finds the reference of which the list is the reverse. */
static void freeze_reverse(struct freeze *freeze, struct attribute *list)
{
    const struct entity *target = list->target_entity;
    struct names names = { 0 };
    struct attribute *only = NULL;
    for (int i = 0; i < target->attribute_count; i++) {
        struct attribute *other = target->attributes[i];
        if (!leads_back(list, other))
            continue;
        names_add(freeze, &names, other->name);
        if (list->by ? strcmp(list->by, other->name) == 0 : names.count == 1)
            only = other;
    }
    if (only && (list->by || names.count == 1)) {
        list->reverse = only;
        return;
    }
    list->type.kind = KIND_BROKEN;
    if (names.count == 0)
        freeze_mistake(freeze, list->at,
                       "%s lists '%s', but no attribute of %s refers to %s; write one \"%s\" there",
                       list->name, target->name, target->name, list->owner->name,
                       list->owner->name);
    else if (list->by)
        freeze_mistake(freeze, list->at, "%s has no reference '%s' to %s%s", target->name, list->by,
                       list->owner->name, names_suggest_or_list(freeze, &names, list->by));
    else
        freeze_mistake(freeze, list->at,
                       "%s refers to %s in several ways%s; write of = \"%s\" or another",
                       target->name, list->owner->name, names_suggest_or_list(freeze, &names, ""),
                       names.items[0]);
}

static void freeze_list(struct freeze *freeze, struct attribute *list)
{
    freeze_reverse(freeze, list);
    if (list->each)
        want_name(freeze, list->each, list->at);
    if (list->most_members < 1 || list->most_members > 1000000000) {
        freeze_mistake(freeze, list->at, "%s has at most %lld members; write 1 to 1,000,000,000",
                       list->name, (long long)list->most_members);
        list->type.kind = KIND_BROKEN;
    }
}

static void freeze_governing(struct freeze *freeze, struct entity *entity,
                             const struct attribute *attribute)
{
    if (!attribute->governs)
        return;
    if (attribute->kind != KIND_ONE ||
        (attribute->target_entity && !attribute->target_entity->is_region)) {
        freeze_mistake(freeze, attribute->at,
                       "%s cannot govern; only a reference to an entity with is_region = true can",
                       attribute->name);
        return;
    }
    if (entity->governs)
        freeze_mistake(freeze, attribute->at,
                       "%s and %s both govern %s; take governs from one of them",
                       entity->governs->name, attribute->name, entity->name);
    entity->governs = attribute;
}

void freeze_entities(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    freeze_sort(pack->entities, pack->entity_count, compare_entities);
    for (int i = 0; i < pack->entity_count; i++) {
        struct entity *entity = pack->entities[i];
        freeze->clause = entity->name;
        entity->index = i;
        entity->governs = NULL;
        check_entity_name(freeze, entity);
        struct declared declared = { "entity", entity->name, entity->at,
                                     pack->entities[i > 0 ? i - 1 : 0]->at };
        add_unique(freeze, &freeze->entities, i, &declared);
    }
    for (int i = 0; i < pack->entity_count; i++) {
        struct entity *entity = pack->entities[i];
        freeze->clause = entity->name;
        for (int k = 0; k < entity->attribute_count; k++) {
            entity->attributes[k]->owner = entity;
            entity->attributes[k]->index = k;
            check_attribute_name(freeze, entity, k);
            freeze_attribute_type(freeze, entity->attributes[k]);
        }
    }
    for (int i = 0; i < pack->entity_count; i++) {
        struct entity *entity = pack->entities[i];
        freeze->clause = entity->name;
        for (int k = 0; k < entity->attribute_count; k++) {
            struct attribute *attribute = entity->attributes[k];
            freeze_governing(freeze, entity, attribute);
            if (attribute->kind == KIND_MANY && attribute->target_entity)
                freeze_list(freeze, attribute);
        }
    }
    freeze->clause = NULL;
}
