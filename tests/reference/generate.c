/* SPDX-License-Identifier: Apache-2.0 */
/* The vocabulary of a random pack: regions, entities, attributes; and the making of a program. */
#include "tests/reference/generate.h"

#include "core/pack/freeze.h"
#include "tests/reference/generate_internal.h"
#include "tests/support/random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_TRIES 20

int draw(struct maker *maker, int limit)
{
    return (int)random_below(&maker->random, (uint64_t)limit);
}

bool chance(struct maker *maker, int percent)
{
    return draw(maker, 100) < percent;
}

int32_t draw_day(struct maker *maker)
{
    static const int dates[][3] = { { 2019, 12, 31 }, { 2020, 1, 1 },  { 2020, 1, 31 },
                                    { 2020, 2, 28 },  { 2020, 2, 29 }, { 2020, 3, 1 },
                                    { 2020, 6, 15 },  { 2021, 2, 28 }, { 2021, 6, 15 } };
    const int *date = dates[draw(maker, (int)(sizeof dates / sizeof dates[0]))];
    return day_from_civil(date[0], date[1], date[2]) + draw(maker, 3) - 1;
}

struct number draw_number(struct maker *maker)
{
    struct number number = number_whole(draw(maker, 12) - 3);
    static const int bottoms[] = { 2, 4, 3, 8, 10, 100, 24 };
    if (chance(maker, 25))
        number_make(draw(maker, 60) - 10, bottoms[draw(maker, 7)], &number);
    else if (chance(maker, 10))
        number = number_whole((int64_t)draw(maker, 2000000) * (chance(maker, 50) ? 1 : 1000));
    return number;
}

static const char *const choice_names[][5] = { { "low", "high" },
                                               { "none", "some", "all" },
                                               { "c1", "c2", "c3", "c4", "c5" },
                                               { "pass", "breach", "not_concerned" },
                                               { "met", "missed", "not_concerned" },
                                               { "pending", "met", "met_late", "overdue",
                                                 "not_concerned" } };

int choices_count(int choices)
{
    return choices == 0 ? 2 : choices == 2 || choices == CHOICES_OF_SHORT + SHORT_DUTY ? 5 : 3;
}

const char *choices_name(int choices, int index)
{
    return choice_names[choices][index];
}

struct unit made_unit(int unit)
{
    static const char *const names[UNIT_KINDS] = { "",       "points", "years",
                                                   "months", "days",   "working_days" };
    struct unit out = { 0 };
    if (unit > 0)
        out = (struct unit){ 1, { { names[unit], 1 } } };
    return out;
}

struct wanted draw_number_kind(struct maker *maker)
{
    return (struct wanted){ KIND_NUMBER, chance(maker, 75) ? 0 : draw(maker, UNIT_KINDS), 0 };
}

const char *texts_name(int index)
{
    static const char *const texts[] = { "alpha", "beta", "gamma", "delta" };
    return texts[index % 4];
}

const char *draw_text(struct maker *maker)
{
    return texts_name(draw(maker, 4));
}

const char *made_text(struct maker *maker, const char *format, ...)
{
    char text[64];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return build_text(maker->builder, text);
}

struct law made_law(struct maker *maker)
{
    static const char *const sources[] = { "S", "S", "S", "T", "U" };
    return (struct law){ .text = made_text(maker, "%s, art. %d", sources[draw(maker, 5)],
                                           1 + draw(maker, 9)) };
}

/* ---- Regions ---- */

/* A region ends, and becomes one or several others that need not be there before; or none. What
   lies below it goes on under the one that it became. */
static void end_region(struct maker *maker, struct region *const *regions)
{
    int index = 1 + draw(maker, maker->region_count - 1);
    struct region *region = regions[index];
    bool has_others_below = false;
    for (int i = index + 1; i < maker->region_count; i++)
        has_others_below |= strcmp(regions[i]->under, region->id) == 0;
    region->ended = draw_day(maker);
    int wanted = has_others_below ? 1 : draw(maker, 3);
    for (int i = 1; i < maker->region_count && region->becomes_count < wanted; i++) {
        struct region *next = regions[i];
        if (i == index || (has_others_below && maker->levels[i] > maker->levels[index]) ||
            chance(maker, 30))
            continue;
        if (strcmp(next->under, region->id) != 0 && chance(maker, 40))
            next->since = region->ended + 1;
        build_list_add(maker->builder, &region->becomes, &region->becomes_count, next->id);
    }
}

static void make_regions(struct maker *maker)
{
    struct region *regions[MOST_REGIONS] = { NULL };
    int *levels = maker->levels;
    maker->regions[0] = "nation";
    maker->region_count = 1 + draw(maker, MOST_REGIONS);
    for (int i = 1; i < maker->region_count; i++) {
        const char *id = made_text(maker, "region%d", i);
        struct region *region = build_region(maker->builder, maker->at, id);
        int above = draw(maker, i);
        while (levels[above] == LEVEL_TOWNSHIP)
            above--;
        levels[i] = levels[above] + 1;
        if (levels[i] < LEVEL_TOWNSHIP && chance(maker, 25))
            levels[i]++; /* a county of a province */
        region->under = build_text(maker->builder, maker->regions[above]);
        region->level = level_names[levels[i]];
        maker->regions[i] = id;
        regions[i] = region;
    }
    for (int i = 1; i < maker->region_count && chance(maker, 30); i++)
        end_region(maker, regions);
}

/* ---- Entities ---- */

/* Bounds that lead to each width of the judge's integers. */
static void number_bounds(struct maker *maker, struct attribute *attribute)
{
    static const struct {
        int64_t least, most;
        int places;
    } bounds[] = {
        { 0, 5, 0 },
        { -3, 3, 0 },
        { 0, 1, 0 },
        { 0, 20, 1 },
        { 0, 1000, 2 },
        { -1000000, 1000000, 4 },
        { 0, 1000000000, 0 },
        { 0, 10, 3 },
        { 4, 4, 0 },
        { 0, 1000000000000, 2 },
        { -100000000000, 100000000000, 6 },
    };
    int kinds = (int)(sizeof bounds / sizeof bounds[0]);
    int i = draw(maker, chance(maker, 80) ? 5 : kinds);
    attribute->at_least = number_whole(bounds[i].least);
    attribute->at_most = number_whole(bounds[i].most);
    attribute->places = bounds[i].places;
}

static struct made_attribute *add_attribute(struct maker *maker, int entity, const char *name,
                                            struct wanted kind)
{
    struct made_entity *made = &maker->entities[entity];
    struct made_attribute *out = &made->attributes[made->attribute_count++];
    *out = (struct made_attribute){ .kind = kind };
    out->attribute =
        build_attribute(maker->builder, made->entity, maker->at, name, kind.kind, false);
    return out;
}

static void list_choices(struct maker *maker, int list, struct choices *out)
{
    for (int i = 0; i < choices_count(list); i++)
        build_list_add(maker->builder, &out->names, &out->count, choices_name(list, i));
    out->titles = arena_alloc(maker->builder->arena, (size_t)out->count, sizeof(const char *));
    out->ordered = list != 0;
}

void made_choices(struct maker *maker, int list, struct choices *out)
{
    if (list == NAMED_CHOICES)
        out->list = "named";
    else
        list_choices(maker, list, out);
}

/* The list that the attributes and outcomes of NAMED_CHOICES share. */
static void make_choice_list(struct maker *maker)
{
    struct choice_list *list = build_choice_list(maker->builder, maker->at, "named");
    list_choices(maker, NAMED_CHOICES, &list->choices);
}

static void make_plain_attribute(struct maker *maker, int entity, int index)
{
    static const enum kind kinds[] = { KIND_NUMBER, KIND_NUMBER, KIND_NUMBER, KIND_YES_NO,
                                       KIND_YES_NO, KIND_DAY,    KIND_CHOICE, KIND_TEXT };
    struct wanted kind = { kinds[draw(maker, 8)], draw(maker, 3), 0 };
    if (kind.kind == KIND_NUMBER)
        kind = draw_number_kind(maker);
    const char *name = made_text(maker, "a%d", index);
    struct attribute *attribute = add_attribute(maker, entity, name, kind)->attribute;
    attribute->optional = chance(maker, 35);
    if (kind.kind == KIND_NUMBER) {
        number_bounds(maker, attribute);
        attribute->unit = made_unit(kind.choices);
    }
    if (kind.kind == KIND_DAY && chance(maker, 50)) {
        attribute->first_day = day_from_civil(2019, 6, 1);
        attribute->last_day = day_from_civil(2022, 1, 1);
    }
    if (kind.kind == KIND_CHOICE)
        made_choices(maker, kind.choices, &attribute->choices);
}

static void make_list(struct maker *maker, int owner, int member, const char *reference)
{
    static const int64_t most[] = { 40, 100, 10000 };
    struct made_entity *made = &maker->entities[owner];
    const char *name = made_text(maker, "list%d", made->attribute_count);
    struct made_attribute *list =
        add_attribute(maker, owner, name, (struct wanted){ KIND_MANY, 0, member });
    list->attribute->target = maker->entities[member].name;
    list->attribute->by = reference;
    list->attribute->most_members = most[draw(maker, 3)];
    list->each = maker->entities[member].name;
    if (owner == member || chance(maker, 30)) {
        list->each = made_text(maker, "member%d", draw(maker, 100));
        list->attribute->each = list->each;
    }
}

static void make_reference(struct maker *maker, int entity, int index)
{
    struct made_entity *made = &maker->entities[entity];
    int target = draw(maker, maker->entity_count);
    if (maker->region_entity >= 0 && chance(maker, 35))
        target = maker->region_entity;
    const char *name = made_text(maker, "r%d", index);
    struct attribute *attribute =
        add_attribute(maker, entity, name, (struct wanted){ KIND_ONE, 0, target })->attribute;
    attribute->target = maker->entities[target].name;
    attribute->optional = chance(maker, 40);
    bool governed = false;
    for (int i = 0; i < made->attribute_count; i++)
        governed = governed || made->attributes[i].attribute->governs;
    attribute->governs = target == maker->region_entity && !governed && chance(maker, 60);
    if (chance(maker, 60) && maker->entities[target].attribute_count < MOST_ATTRIBUTES - 3)
        make_list(maker, target, entity, name);
}

static void make_spell(struct maker *maker, int entity)
{
    static const char *const names[] = { "from", "to" };
    bool narrow = chance(maker, 60);
    for (int i = 0; i < 2; i++) {
        struct attribute *attribute =
            add_attribute(maker, entity, names[i], (struct wanted){ KIND_DAY, 0, 0 })->attribute;
        attribute->optional = chance(maker, i == 0 ? 15 : 70);
        if (narrow) {
            attribute->first_day = day_from_civil(2019, 6, 1);
            attribute->last_day = day_from_civil(2022, 1, 1);
        }
    }
    maker->entities[entity].is_spell = true;
}

static void make_entities(struct maker *maker)
{
    static const char *const names[] = { "person", "city", "stay", "household" };
    maker->entity_count = 1 + draw(maker, MOST_ENTITIES);
    maker->region_entity = chance(maker, 75) ? draw(maker, maker->entity_count) : -1;
    for (int i = 0; i < maker->entity_count; i++) {
        struct made_entity *made = &maker->entities[i];
        made->name = names[i];
        made->entity = build_entity(maker->builder, maker->at, names[i]);
        made->entity->is_region = i == maker->region_entity;
    }
    for (int i = 0; i < maker->entity_count; i++) {
        int count = 2 + draw(maker, 5);
        for (int k = 0; k < count; k++)
            make_plain_attribute(maker, i, k);
        if (chance(maker, 40))
            make_spell(maker, i);
    }
    for (int i = 0; i < maker->entity_count; i++) {
        int count = draw(maker, 3);
        for (int k = 0; k < count; k++)
            make_reference(maker, i, k);
    }
}

/* ---- Programs ---- */

/* One to three years around the days that are drawn, with some days of each moved. */
static void make_calendars(struct maker *maker)
{
    int first = 2019 + draw(maker, 2), count = chance(maker, 50) ? 1 + draw(maker, 3) : 0;
    for (int year = first; year < first + count; year++) {
        struct calendar *calendar =
            build_calendar(maker->builder, maker->at, made_text(maker, "%d", year));
        calendar->law = made_law(maker);
        for (int month = 1; month <= 12; month += 1 + draw(maker, 3))
            build_list_add(maker->builder, &calendar->holidays, &calendar->holiday_count,
                           made_text(maker, "%d-%02d-0%d to %d-%02d-1%d", year, month,
                                     1 + draw(maker, 9), year, month, draw(maker, 9)));
        for (int day = 20; day <= 28; day++) /* the weekends at the end of January */
            if ((day_from_civil(year, 1, day) + 3) % 7 >= 5 && chance(maker, 50))
                build_list_add(maker->builder, &calendar->workdays, &calendar->workday_count,
                               made_text(maker, "%d-01-%d", year, day));
    }
}

/* Days near to those of the law; the pack is read as of one of them now and then. */
static void make_sources(struct maker *maker)
{
    static const char *const ids[] = { "S", "T", "U" };
    for (int i = 0; i < 3; i++) {
        struct source *source = build_source(maker->builder, maker->at, ids[i]);
        source->title = "A source";
        source->published = draw_day(maker) - (i == 0 ? 900 : 0);
        if (i == 0 && chance(maker, 30))
            source->since = day_from_civil(2019, 7, 1); /* before any other day */
        if (i == 2 && chance(maker, 20))
            source->since = draw_day(maker);
        if (i == 2 && chance(maker, 10)) {
            source->ended = source->since == DAY_NONE ? draw_day(maker) : source->since + 400;
            source->ended_law.text = made_text(maker, "T, art. 9");
        }
    }
    if (chance(maker, 25))
        maker->builder->pack->known_on = draw_day(maker);
}

static void make_pack(struct maker *maker)
{
    make_sources(maker);
    make_calendars(maker);
    make_regions(maker);
    make_choice_list(maker);
    make_entities(maker);
    make_parameters(maker);
    make_values(maker);
}

static bool try_pack(uint64_t *random, struct program *program)
{
    struct maker maker = { .random = *random };
    if (builder_new(NULL, NULL, 0, NULL, NULL, &maker.builder) != BYLAW_OK)
        abort();
    maker.at = build_place(maker.builder, "random.lua", 1);
    make_pack(&maker);
    *random = maker.random;
    if (pack_freeze(maker.builder, &program->pack, &program->refusal) == BYLAW_OK)
        return true;
    builder_free(maker.builder);
    program->refused++;
    return false;
}

bool program_make(uint64_t seed, uint64_t index, struct program *program)
{
    static const unsigned chunks[] = { 1, 7, 64, 2048 };
    uint64_t random = seed;
    random = random_next(&random) + index;
    random_next(&random);
    *program = (struct program){ 0 };
    for (int tries = 0; tries < MOST_TRIES && !program->pack; tries++)
        try_pack(&random, program);
    if (!program->pack)
        return false;
    struct maker maker = { .random = random };
    program->day = draw_day(&maker);
    if (chance(&maker, 4))
        program->day = day_from_civil(2019, 7, 1) - draw(&maker, 2);
    program->default_region = draw(&maker, 2) * draw(&maker, program->pack->region_count);
    program->chunk_rows = chunks[draw(&maker, 4)];
    program->threads = 1 + (unsigned)draw(&maker, 2);
    program->facts = make_facts(program->pack, &maker.random);
    program->random = maker.random;
    return true;
}

void program_free(struct program *program)
{
    facts_free(program->facts);
    pack_free(program->pack);
}
