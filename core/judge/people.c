/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/people.h"

#include <stdio.h>
#include <string.h>

enum { MOST_SHOWN = 12 /* facts */ };

/* ---- Columns --------------------------------------------------------------------------------- */

static void count_rows(struct people *people)
{
    const struct cuts *cuts = people->cuts;
    for (size_t i = 0; i < cuts->count; i++) {
        const struct attribute *attribute = cuts->facts[i].attribute;
        int *own = &people->rows_each[attribute->owner->index];
        if (attribute->owner != people->entity)
            *own = 2;
        if (attribute->kind == KIND_ONE)
            people->rows_each[attribute->target_entity->index] = 2;
    }
    int *subjects = &people->rows_each[people->entity->index];
    *subjects = *subjects ? *subjects : 1;
}

static bylaw_status add_column(struct people *people, const struct cut_fact *cut, int which)
{
    if (arena_grow(people->arena, &people->columns, people->column_count, &people->column_room,
                   sizeof *people->columns) != BYLAW_OK)
        return BYLAW_ENOMEM;
    size_t choices = cut->count + cut->is_absent_too;
    /* The place whose law counts is in the region that is looked at. */
    if (cut->attribute == people->entity->governs && which == 0 && cut->attribute != people->varied)
        choices = 1;
    /* A member of a list may be nobody's. */
    if (cut->attribute->kind == KIND_ONE && cut->attribute->owner != people->entity &&
        cut->attribute->target_entity == people->entity && !cut->is_absent_too)
        choices++;
    people->columns[people->column_count++] = (struct people_fact){ cut, which, choices };
    return BYLAW_OK;
}

static bylaw_status add_columns(struct people *people)
{
    const struct cuts *cuts = people->cuts;
    bylaw_status status = BYLAW_OK;
    for (size_t i = 0; i < cuts->count && status == BYLAW_OK; i++) {
        const struct cut_fact *cut = &cuts->facts[i];
        int rows = people->rows_each[cut->attribute->owner->index];
        for (int which = 0; which < rows && status == BYLAW_OK; which++)
            if (which > 0 || cut->attribute != people->varied)
                status = add_column(people, cut, which);
    }
    if (people->varied && status == BYLAW_OK)
        status = add_column(people, cuts_find(cuts, people->varied), 0);
    return status;
}

/* How many people; the varied column is the last. */
static void count_people(struct people *people)
{
    people->group = people->varied ? people->columns[people->column_count - 1].choices : 1;
    people->count = 1;
    people->is_whole = true;
    for (size_t i = 0; i < people->column_count; i++) {
        if (people->columns[i].choices == 0)
            people->columns[i].choices = 1;
        people->is_whole &= people->count <= MOST_PEOPLE / people->columns[i].choices;
        if (people->is_whole)
            people->count *= people->columns[i].choices;
    }
    if (!people->is_whole)
        people->count = SAMPLED_PEOPLE / people->group * people->group;
}

/* ---- Rows ------------------------------------------------------------------------------------ */

static uint64_t mixed(uint64_t x)
{
    x += 0x9e3779b97f4a7c15U; /* splitmix64 */
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

/* Which of the choices of column a person has. Where there are too many cells, a fixed sample. */
static size_t choice_of(const struct people *people, size_t person, size_t column)
{
    bool is_varied = people->varied && column + 1 == people->column_count;
    if (is_varied)
        return person % people->group;
    size_t rest = person / people->group;
    if (!people->is_whole)
        return (size_t)(mixed(mixed(rest) ^ column) % people->columns[column].choices);
    for (size_t i = 0; i < column; i++)
        rest /= people->columns[i].choices;
    return rest % people->columns[column].choices;
}

static bylaw_status add_rows(struct people *people, const struct entity *entity, int each)
{
    bylaw_status status = BYLAW_OK;
    for (size_t person = 0; person < people->count && status == BYLAW_OK; person++) {
        for (int which = 0; which < each && status == BYLAW_OK; which++) {
            char id[32];
            size_t row;
            snprintf(id, sizeof id, "%08zu%c", person, 'a' + which);
            status = facts_add_row(people->facts, entity, id, &row);
            if (status == BYLAW_OK && entity->is_region)
                status = facts_set_region(people->facts, entity, row,
                                          which == 0 ? people->cuts->region : REGION_NONE);
        }
    }
    return status;
}

static bylaw_status fill_cell(struct people *people, size_t person, size_t column)
{
    const struct people_fact *fact = &people->columns[column];
    const struct attribute *attribute = fact->cut->attribute;
    int each = people->rows_each[attribute->owner->index];
    size_t row = person * (size_t)each + (size_t)fact->which;
    size_t choice = choice_of(people, person, column);
    enum state state = STATE_KNOWN;
    int64_t cell = 0;
    if (choice >= fact->cut->count)
        state = fact->cut->is_absent_too ? STATE_ABSENT : STATE_UNKNOWN;
    else
        cell = fact->cut->cells[choice];
    if (state == STATE_KNOWN && attribute->kind == KIND_ONE)
        cell += (int64_t)person * people->rows_each[attribute->target_entity->index];
    if (state == STATE_KNOWN && cell == CUT_OTHER) {
        static const char other[] = "(another)";
        bylaw_status status =
            facts_read_cell(people->facts, attribute, other, strlen(other), &state, &cell, NULL);
        if (status != BYLAW_OK)
            return status;
    }
    return facts_set(people->facts, attribute, row, state, cell);
}

static bylaw_status fill(struct people *people)
{
    const struct bylaw_pack *pack = people->cuts->pack;
    bylaw_status status = BYLAW_OK;
    for (int i = 0; i < pack->entity_count && status == BYLAW_OK; i++)
        if (people->rows_each[i] > 0 && !pack->entities[i]->is_book)
            status = add_rows(people, pack->entities[i], people->rows_each[i]);
    for (size_t k = 0; k < people->column_count; k++)
        for (size_t i = 0; i < people->count && status == BYLAW_OK; i++)
            if (!people->columns[k].cut->attribute->owner->is_book)
                status = fill_cell(people, i, k);
    return status;
}

bylaw_status people_new(struct people *people, const struct cuts *cuts, const struct entity *entity,
                        const struct attribute *varied)
{
    const struct bylaw_pack *pack = cuts->pack;
    *people =
        (struct people){ .arena = cuts->arena, .cuts = cuts, .entity = entity, .varied = varied };
    people->rows_each = arena_alloc(cuts->arena, (size_t)pack->entity_count + 1, sizeof(int));
    if (!people->rows_each)
        return BYLAW_ENOMEM;
    count_rows(people);
    bylaw_status status = add_columns(people);
    if (status != BYLAW_OK)
        return status;
    count_people(people);
    struct memory *memory = cuts->arena->memory;
    status = facts_new(pack, memory->alloc, memory->user, 0, &people->facts);
    return status == BYLAW_OK ? fill(people) : status;
}

void people_free(struct people *people)
{
    facts_free(people->facts);
    people->facts = NULL;
}

size_t people_row(const struct people *people, size_t person)
{
    return person * (size_t)people->rows_each[people->entity->index];
}

/* ---- In words -------------------------------------------------------------------------------- */

static void print_fact(const struct people *people, size_t person, size_t column,
                       struct buffer *out)
{
    const struct people_fact *fact = &people->columns[column];
    const struct attribute *attribute = fact->cut->attribute;
    size_t each = (size_t)people->rows_each[attribute->owner->index];
    size_t row = person * each + (size_t)fact->which;
    int64_t cell;
    enum state state = facts_get(people->facts, attribute, row, &cell);
    buffer_format(out, "%s%s.%s = ", fact->which ? "the other " : "", attribute->owner->name,
                  attribute->name);
    if (state != STATE_KNOWN)
        buffer_add(out, "none");
    else if (attribute->kind == KIND_ONE)
        buffer_add(out, cell % people->rows_each[attribute->target_entity->index] ? "the other one"
                                                                                  : "the first");
    else
        facts_print_cell(people->facts, attribute, row, out);
}

void people_print(const struct people *people, size_t person, struct buffer *out)
{
    size_t columns = people->column_count - (people->varied ? 1 : 0), shown = 0;
    for (size_t i = 0; i < columns; i++) {
        const struct people_fact *fact = &people->columns[i];
        if (fact->choices < 2) /* the same for everybody */
            continue;
        if (shown++ == MOST_SHOWN) {
            buffer_add(out, ", ...");
            break;
        }
        buffer_add(out, shown > 1 ? ", " : "");
        print_fact(people, person, i, out);
    }
    if (shown == 0)
        buffer_add(out, "nothing else");
}

void people_print_varied(const struct people *people, size_t person, struct buffer *out)
{
    print_fact(people, person, people->column_count - 1, out);
}
