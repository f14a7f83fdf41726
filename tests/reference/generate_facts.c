/* SPDX-License-Identifier: Apache-2.0 */
/* Random facts: some known, some unknown, some absent, with values on and near the bounds. */
#include "core/data/column.h"
#include "tests/reference/generate_internal.h"
#include "tests/support/random.h"

#include <stdio.h>
#include <stdlib.h>

struct facts_maker {
    struct facts *facts;
    uint64_t *random;
    int unknown_percent;
};

static int64_t below(struct facts_maker *maker, int64_t limit)
{
    return (int64_t)random_below(maker->random, (uint64_t)limit);
}

/* Small numbers and the bounds more often than the others. */
static int64_t draw_cell(struct facts_maker *maker, int64_t min, int64_t max)
{
    int64_t width = max - min;
    int way = (int)below(maker, 10);
    if (way == 0)
        return min;
    if (way == 1)
        return max;
    if (way < 5 && min <= 0 && max >= 10)
        return below(maker, 10);
    if (way < 7 && width > 1000 && min <= 0)
        return below(maker, 1000);
    return width == INT64_MAX ? min : min + below(maker, width + 1);
}

static int64_t day_cell(struct facts_maker *maker, const struct attribute *attribute)
{
    if (below(maker, 10) == 0)
        return below(maker, 2) ? attribute->first_day : attribute->last_day;
    struct maker days = { .random = *maker->random };
    int32_t day = draw_day(&days);
    *maker->random = days.random;
    return day;
}

static int64_t text_cell(struct facts_maker *maker, const struct attribute *attribute)
{
    struct maker texts = { .random = *maker->random };
    const char *text = draw_text(&texts);
    *maker->random = texts.random;
    enum state state;
    int64_t cell = 0;
    size_t length = 0;
    while (text[length])
        length++;
    if (facts_read_cell(maker->facts, attribute, text, length, &state, &cell, NULL) != BYLAW_OK)
        abort();
    return cell;
}

/* false: there is nothing to refer to. */
static bool known_cell(struct facts_maker *maker, const struct attribute *attribute, int64_t *cell)
{
    switch (attribute->kind) {
    case KIND_YES_NO:
        *cell = below(maker, 2);
        return true;
    case KIND_NUMBER:
        *cell = draw_cell(maker, (int64_t)attribute->type.min, (int64_t)attribute->type.max);
        return true;
    case KIND_DAY:
        *cell = day_cell(maker, attribute);
        return true;
    case KIND_CHOICE:
        *cell = below(maker, attribute->choices.count);
        return true;
    case KIND_TEXT:
        *cell = text_cell(maker, attribute);
        return true;
    default: {
        size_t rows = facts_table(maker->facts, attribute->target_entity)->rows;
        *cell = rows ? below(maker, (int64_t)rows) : 0;
        return rows > 0;
    }
    }
}

enum state complete_draw(struct facts *facts, const struct attribute *attribute, uint64_t *random,
                         int64_t *cell)
{
    struct facts_maker maker = { .facts = facts, .random = random };
    *cell = 0;
    if (attribute->optional && below(&maker, 3) == 0)
        return STATE_ABSENT;
    return known_cell(&maker, attribute, cell) ? STATE_KNOWN : STATE_UNKNOWN;
}

static void set_cell(struct facts_maker *maker, const struct attribute *attribute, size_t row)
{
    enum state state = STATE_KNOWN;
    int64_t cell = 0;
    if (below(maker, 100) < maker->unknown_percent)
        state = STATE_UNKNOWN;
    else if (attribute->optional && below(maker, 100) < 30)
        state = STATE_ABSENT;
    if (state == STATE_KNOWN && !known_cell(maker, attribute, &cell))
        state = STATE_UNKNOWN;
    if (state != STATE_KNOWN)
        cell = 0;
    if (facts_set(maker->facts, attribute, row, state, cell) != BYLAW_OK)
        abort();
}

static void add_rows(struct facts_maker *maker, const struct entity *entity)
{
    static const int most[] = { 1, 4, 12, 41 };
    int rows = (int)below(maker, most[below(maker, 4)] + 1);
    for (int i = 0; i < rows && i < 40; i++) {
        char id[16];
        size_t row;
        snprintf(id, sizeof id, "%d", i);
        if (facts_add_row(maker->facts, entity, id, &row) != BYLAW_OK)
            abort();
        if (!entity->is_region || below(maker, 4) == 0)
            continue;
        int region = (int)below(maker, maker->facts->pack->region_count);
        if (facts_set_region(maker->facts, entity, row, region) != BYLAW_OK)
            abort();
    }
}

static void fill_attribute(struct facts_maker *maker, const struct attribute *attribute)
{
    static const int percents[] = { 0, 0, 5, 20, 60 };
    size_t rows = facts_table(maker->facts, attribute->owner)->rows;
    maker->unknown_percent = percents[below(maker, 5)];
    if (attribute->kind == KIND_MANY) {
        for (size_t row = 0; row < rows; row++)
            if (below(maker, 2) == 0 && facts_close_list(maker->facts, attribute, row) != BYLAW_OK)
                abort();
        return;
    }
    if (below(maker, 30) == 0)
        return; /* a column that was not loaded */
    bool known = true;
    for (size_t row = 0; row < rows; row++) {
        int64_t cell;
        set_cell(maker, attribute, row);
        known = known && facts_get(maker->facts, attribute, row, &cell) == STATE_KNOWN;
    }
    struct column *column = &facts_table(maker->facts, attribute->owner)->columns[attribute->index];
    if (known && column->states) /* as files are read: no states where all is known */
        column_free_array(&maker->facts->memory, &column->states, &column->state_room, 1);
}

struct facts *make_facts(const struct bylaw_pack *pack, uint64_t *random)
{
    struct facts_maker maker = { .random = random };
    if (facts_new(pack, NULL, NULL, 0, &maker.facts) != BYLAW_OK)
        abort();
    maker.facts->lists_open = below(&maker, 3) == 0;
    for (int i = 0; i < pack->entity_count; i++)
        add_rows(&maker, pack->entities[i]);
    for (int i = 0; i < pack->entity_count; i++)
        for (int k = 0; k < pack->entities[i]->attribute_count; k++)
            fill_attribute(&maker, pack->entities[i]->attributes[k]);
    return maker.facts;
}
