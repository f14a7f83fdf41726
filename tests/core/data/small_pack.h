/* SPDX-License-Identifier: Apache-2.0 */
/* A pack of three entities, filled in by hand as freeze leaves it: person, household, city. */
#ifndef BYLAW_TESTS_SMALL_PACK_H
#define BYLAW_TESTS_SMALL_PACK_H

#include "core/base/day.h"
#include "core/data/facts.h"

#include <assert.h>
#include <string.h>

enum { PERSON, HOUSEHOLD, CITY, ENTITIES };
#define ATTRIBUTES_MOST 12

struct small_pack {
    struct bylaw_pack pack;
    struct entity entities[ENTITIES];
    struct entity *entity_list[ENTITIES];
    struct attribute attributes[ENTITIES][ATTRIBUTES_MOST];
    struct attribute *attribute_lists[ENTITIES][ATTRIBUTES_MOST];
    struct region regions[3];
    struct region *region_list[3];
    const char *texts[1];
};

static const char *small_degrees[] = { "none", "college", "bachelor", "master", "doctor" };
static const char *small_degree_titles[] = { "无学历", "大专", "本科", "硕士", "博士" };
static const char *small_months_aliases[] = { "社保月数", "insurance" };

static inline struct attribute *small_add(struct small_pack *small, int entity, const char *name,
                                          enum kind kind)
{
    struct entity *owner = &small->entities[entity];
    int index = owner->attribute_count++;
    assert(index < ATTRIBUTES_MOST);
    struct attribute *attribute = &small->attributes[entity][index];
    *attribute = (struct attribute){ .name = name,
                                     .kind = kind,
                                     .at_least = { 0, 1 },
                                     .at_most = { 1000000000, 1 },
                                     .first_day = day_from_civil(1900, 1, 1),
                                     .last_day = day_from_civil(2199, 12, 31),
                                     .most_members = 3,
                                     .owner = owner,
                                     .index = index };
    small->attribute_lists[entity][index] = attribute;
    return attribute;
}

static inline struct attribute *small_add_reference(struct small_pack *small, int entity,
                                                    const char *name, int target)
{
    struct attribute *attribute = small_add(small, entity, name, KIND_ONE);
    attribute->target = small->entities[target].name;
    attribute->target_entity = &small->entities[target];
    return attribute;
}

static inline void small_add_person(struct small_pack *small)
{
    struct attribute *months = small_add(small, PERSON, "insured_months", KIND_NUMBER);
    months->title = "缴纳社保月数";
    months->aliases = small_months_aliases;
    months->alias_count = 2;
    months->at_most = (struct number){ 720, 1 };
    struct attribute *degree = small_add(small, PERSON, "degree", KIND_CHOICE);
    degree->title = "学历";
    degree->choices =
        (struct choices){ .names = small_degrees, .titles = small_degree_titles, .count = 5 };
    small_add(small, PERSON, "birth_date", KIND_DAY);
    struct attribute *savings = small_add(small, PERSON, "savings", KIND_NUMBER);
    savings->money = true;
    savings->places = 2;
    savings->at_most = (struct number){ 1000000000000, 1 };
    struct attribute *score = small_add(small, PERSON, "score", KIND_NUMBER);
    score->places = 2;
    score->at_least = (struct number){ -5, 2 };
    score->at_most = (struct number){ 100, 1 };
    small_add(small, PERSON, "employed", KIND_YES_NO);
    small_add(small, PERSON, "note", KIND_TEXT)->optional = true;
    small_add_reference(small, PERSON, "household", HOUSEHOLD);
    small_add_reference(small, PERSON, "city", CITY);
    small_add_reference(small, PERSON, "spouse", PERSON)->optional = true;
}

static inline void small_pack_init(struct small_pack *small)
{
    static const char *const names[] = { "person", "household", "city" };
    static const char *const region_ids[] = { "nation", "beijing", "guangzhou" };
    static const char *const region_codes[] = { NULL, "110000", "440100" };
    *small = (struct small_pack){ 0 };
    for (int i = 0; i < ENTITIES; i++) {
        small->entities[i] = (struct entity){ .name = names[i],
                                              .attributes = small->attribute_lists[i],
                                              .index = i };
        small->entity_list[i] = &small->entities[i];
        small->regions[i] = (struct region){ .id = region_ids[i], .code = region_codes[i] };
        small->region_list[i] = &small->regions[i];
    }
    small->entities[CITY].is_region = true;
    small_add_person(small);
    small_add_reference(small, HOUSEHOLD, "head", PERSON);
    struct attribute *members = small_add(small, HOUSEHOLD, "members", KIND_MANY);
    members->target_entity = &small->entities[PERSON];
    members->reverse = entity_find_attribute(&small->entities[PERSON], "household");
    small_add(small, CITY, "population", KIND_NUMBER)->title = "常住人口";

    small->texts[0] = "retired";
    small->pack.entities = small->entity_list;
    small->pack.entity_count = ENTITIES;
    small->pack.regions = small->region_list;
    small->pack.region_count = 3;
    small->pack.texts = small->texts;
    small->pack.text_count = 1;
}

static inline struct attribute *small_attribute(struct small_pack *small, int entity,
                                                const char *name)
{
    struct attribute *attribute = entity_find_attribute(&small->entities[entity], name);
    assert(attribute);
    return attribute;
}

#endif
