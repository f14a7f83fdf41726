/* SPDX-License-Identifier: Apache-2.0 */
/* Regions: levels, what lies above, and what a region becomes when it ends. On every day of a
   region there must be one above it, of a higher level. */
#include "core/pack/freeze_internal.h"

#include <stdarg.h>
#include <string.h>

static void region_mistake(struct freeze *freeze, const struct region *region, const char *format,
                           ...) __attribute__((format(printf, 3, 4)));

static void region_mistake(struct freeze *freeze, const struct region *region, const char *format,
                           ...)
{
    va_list arguments;
    va_start(arguments, format);
    build_mistake_list(freeze->builder, region->at, region->id, format, arguments);
    va_end(arguments);
}

static int compare_regions(const void *a, const void *b)
{
    const struct region *const *left = a;
    const struct region *const *right = b;
    if ((*left)->depth != (*right)->depth)
        return (*left)->depth < (*right)->depth ? -1 : 1;
    int order = text_compare_natural((*left)->id, (*right)->id);
    return order != 0 ? order : place_compare((*left)->at, (*right)->at);
}

static struct region *find_region(const struct bylaw_pack *pack, const char *id)
{
    for (int i = 0; i < pack->region_count; i++) {
        if (strcmp(pack->regions[i]->id, id) == 0)
            return pack->regions[i];
    }
    return NULL;
}

/* ---- Levels ---- */

/* The region above, or NULL after a mistake. */
static struct region *region_above(struct freeze *freeze, const struct region *region)
{
    struct region *above = region->under ? find_region(freeze->pack, region->under) : NULL;
    if (!region->under) {
        region_mistake(freeze, region,
                       "region %s does not say where it lies; write under = \"nation\"",
                       region->id);
    } else if (!above) {
        struct names names = { 0 };
        names_add_regions(freeze, &names);
        region_mistake(freeze, region, "region %s lies under '%s', which is no region%s",
                       region->id, region->under,
                       names_suggest_or_list(freeze, &names, region->under));
    }
    return above;
}

static void check_level(struct freeze *freeze, const struct region *region)
{
    if (!region->level || level_find(region->level) > LEVEL_NATION)
        return;
    struct names names = { 0 };
    for (int i = LEVEL_PROVINCE; i < LEVEL_COUNT; i++)
        names_add(freeze, &names, level_names[i]);
    region_mistake(freeze, region,
                   "'%s' is no level of a region%s; write \"province\", \"city\", \"county\" or "
                   "\"township\"",
                   region->level, names_suggest(freeze, &names, region->level));
}

/* A circle, and a region that is missing, are cut: what follows from them is under the nation. */
static void check_under(struct freeze *freeze, struct region *region)
{
    struct region *nation = freeze->pack->regions[0];
    int steps = 0;
    for (struct region *at = region; at != nation; steps++) {
        struct region *above = at == region ? region_above(freeze, at)
                               : at->under  ? find_region(freeze->pack, at->under)
                                            : NULL;
        if (!above || steps > freeze->pack->region_count) {
            if (above)
                region_mistake(freeze, region,
                               "region %s lies in itself by way of '%s'; correct its under",
                               region->id, region->under);
            region->under = nation->id;
            above = nation;
        }
        at = above;
    }
}

/* The level of a region, or one below that of the region above where it states none. */
static int depth_of(const struct bylaw_pack *pack, const struct region *region)
{
    int depth = 0;
    for (; region != pack->regions[0]; region = find_region(pack, region->under)) {
        int level = region->level ? level_find(region->level) : -1;
        if (level > LEVEL_NATION)
            return depth + level;
        depth++;
    }
    return depth;
}

static const char *level_words(const struct region *region)
{
    return region->level ? region->level : "region";
}

/* ---- Codes ---- */

/* Whether `region` became the other, and nothing else, by one step or several. */
static bool leads_to(const struct bylaw_pack *pack, const struct region *region,
                     const struct region *other)
{
    for (int steps = 0; steps < pack->region_count; steps++) {
        if (region->becomes_count != 1)
            return false;
        region = pack->regions[region->successors[0]];
        if (region == other)
            return true;
    }
    return false;
}

/* A region that is renamed, or comes under another, may keep its code. */
static void check_codes(struct freeze *freeze, const struct region *region, int index)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int k = 0; k < index; k++) {
        const struct region *other = pack->regions[k];
        if (!region->code || !other->code || strcmp(region->code, other->code) != 0 ||
            leads_to(pack, region, other) || leads_to(pack, other, region))
            continue;
        region_mistake(freeze, region, "regions %s and %s have the same code %s; correct one",
                       region->id, other->id, region->code);
    }
}

/* ---- Days ---- */

/* Why a region is not there on a day, on which it is not, and what to write. */
static const char *missing_words(struct freeze *freeze, const struct region *region, int32_t day)
{
    if (day < region->since)
        return build_format(freeze->builder, "which begins on %s", day_text(freeze, region->since));
    return build_format(freeze->builder, "which ended on %s%s", day_text(freeze, region->ended),
                        region->becomes_count > 1 ? " and was split" : "");
}

/* What it becomes must be there on the day after its last. So days go up along `becomes`, and
   there is no circle. */
static void check_successors(struct freeze *freeze, const struct region *region)
{
    if (region->ended == DAY_NONE) {
        if (region->becomes_count > 0)
            region_mistake(freeze, region,
                           "region %s becomes %s, but does not say when; write ended "
                           "= \"...\", its last day",
                           region->id, region->becomes[0]);
        return;
    }
    for (int i = 0; i < region->becomes_count; i++) {
        const struct region *next = freeze->pack->regions[region->successors[i]];
        if (region_exists(next, region->ended + 1))
            continue;
        region_mistake(freeze, region, "region %s becomes %s on %s, %s; correct the days of one",
                       region->id, next->id, day_text(freeze, region->ended + 1),
                       missing_words(freeze, next, region->ended + 1));
    }
}

/* One day of a region; false: something is wrong above it. *next: from when another lies there. */
static bool check_above(struct freeze *freeze, const struct region *region, int32_t day,
                        int64_t *next)
{
    const struct bylaw_pack *pack = freeze->pack;
    int missing;
    int found = pack_region_on(pack, region->above, day, &missing);
    if (found < 0) {
        const struct region *lost = pack->regions[missing];
        bool is_early = day < lost->since;
        region_mistake(freeze, region, "region %s lies under %s, %s; write %s = \"%s\"%s",
                       region->id, lost->id, missing_words(freeze, lost, day),
                       is_early ? "since" : "ended",
                       day_text(freeze, is_early ? lost->since : lost->ended),
                       is_early ? "" : ", and another region for the days after it");
        return false;
    }
    const struct region *above = pack->regions[found];
    if (above->depth >= region->depth) {
        region_mistake(freeze, region,
                       "region %s is a %s and lies under %s, a %s; write a region of "
                       "a higher level",
                       region->id, level_words(region), above->id, level_words(above));
        return false;
    }
    *next = above->ended == DAY_NONE ? INT64_MAX : (int64_t)above->ended + 1;
    return true;
}

static void check_days(struct freeze *freeze, const struct region *region)
{
    if (region->ended != DAY_NONE && region->ended < region->since) {
        region_mistake(freeze, region, "region %s ends before it begins; correct since or ended",
                       region->id);
        return;
    }
    int64_t last = region->ended == DAY_NONE ? INT64_MAX - 1 : region->ended;
    int64_t day = region->since == DAY_NONE ? DAY_FIRST : region->since;
    while (day <= last && check_above(freeze, region, (int32_t)day, &day))
        continue;
}

/* ---- All ---- */

static void find_successors(struct freeze *freeze, struct region *region)
{
    region->successors =
        build_take(freeze->builder, (size_t)region->becomes_count + 1, sizeof *region->successors);
    for (int i = 0; i < region->becomes_count && region->successors; i++) {
        const char *id = region->becomes[i];
        int64_t found = text_map_find(&freeze->regions, id, strlen(id));
        region->successors[i] = (int)found;
        if (found > 0)
            continue;
        struct names names = { 0 };
        names_add_regions(freeze, &names);
        region_mistake(freeze, region, "region %s becomes '%s', which is no region%s", region->id,
                       id, names_suggest_or_list(freeze, &names, id));
        region->becomes_count = 0;
    }
}

static void check_nation(struct freeze *freeze)
{
    struct region *nation = freeze->pack->regions[0];
    nation->under = NULL;
    nation->above = -1;
    if (nation->since == DAY_NONE && nation->ended == DAY_NONE && nation->becomes_count == 0)
        return;
    region_mistake(freeze, nation,
                   "the nation is always there; leave out since, ended and becomes");
    nation->since = nation->ended = DAY_NONE;
    nation->becomes_count = 0;
}

void freeze_regions(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    int mistakes = freeze->builder->mistake_count;
    check_nation(freeze);
    for (int i = 1; i < pack->region_count; i++) {
        check_level(freeze, pack->regions[i]);
        check_under(freeze, pack->regions[i]);
    }
    for (int i = 1; i < pack->region_count; i++)
        pack->regions[i]->depth = depth_of(pack, pack->regions[i]);
    freeze_sort(pack->regions, pack->region_count, compare_regions);
    for (int i = 0; i < pack->region_count; i++) {
        const struct region *region = pack->regions[i];
        want_id(freeze, region->id, region->at);
        struct declared declared = { "region", region->id, region->at,
                                     pack->regions[i > 0 ? i - 1 : 0]->at };
        add_unique(freeze, &freeze->regions, i, &declared);
    }
    for (int i = 0; i < pack->region_count; i++) {
        struct region *region = pack->regions[i];
        if (i > 0)
            region->above =
                (int)text_map_find(&freeze->regions, region->under, strlen(region->under));
        find_successors(freeze, region);
    }
    if (freeze->builder->failed)
        return;
    for (int i = 1; i < pack->region_count; i++)
        check_codes(freeze, pack->regions[i], i);
    /* Days are looked at where all that they lead to is known. */
    bool is_known = freeze->builder->mistake_count == mistakes;
    for (int i = 1; i < pack->region_count && is_known; i++)
        check_successors(freeze, pack->regions[i]);
    if (freeze->builder->mistake_count > mistakes) {
        for (int i = 1; i < pack->region_count; i++)
            pack->regions[i]->becomes_count = 0; /* what follows may go in circles */
        return;
    }
    for (int i = 1; i < pack->region_count; i++)
        check_days(freeze, pack->regions[i]);
}

int freeze_region(struct freeze *freeze, const char *id, struct place at)
{
    int64_t index = text_map_find(&freeze->regions, id, strlen(id));
    if (index >= 0)
        return (int)index;
    struct names names = { 0 };
    names_add_regions(freeze, &names);
    freeze_mistake(freeze, at, "'%s' is no region of the pack%s; write region \"%s\" { ... }", id,
                   names_suggest(freeze, &names, id), id);
    return 0;
}
