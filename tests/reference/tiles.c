/* SPDX-License-Identifier: Apache-2.0 */
/* Many copies of the facts of a program. */
#include "tests/reference/tiles.h"

#include "core/judge/kernels.h"
#include "tests/support/random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t rows_of(const struct facts *facts, const struct entity *entity)
{
    return facts->tables[entity->index].rows;
}

static void must(bylaw_status status)
{
    if (status != BYLAW_OK)
        abort();
}

/* The texts of the facts in the same order, so that they get the same codes. */
static void copy_texts(const struct facts *from, struct facts *to)
{
    struct attribute any = { .kind = KIND_TEXT, .name = "any" };
    any.type.kind = KIND_TEXT;
    for (size_t i = to->text_count; i < from->text_count; i++) {
        enum state state;
        int64_t cell;
        must(
            facts_read_cell(to, &any, from->texts[i], strlen(from->texts[i]), &state, &cell, NULL));
    }
}

static void add_rows(const struct facts *from, struct facts *to, const struct entity *entity,
                     size_t copies)
{
    size_t rows = rows_of(from, entity);
    const int32_t *regions = from->tables[entity->index].regions;
    for (size_t i = 0; i < rows * copies; i++) {
        char id[32];
        size_t row;
        snprintf(id, sizeof id, "%zu", i);
        must(facts_add_row(to, entity, id, &row));
        if (regions)
            must(facts_set_region(to, entity, row, regions[i % rows]));
    }
}

static void copy_list(struct facts *from, struct facts *to, const struct attribute *list,
                      size_t copies)
{
    size_t rows = rows_of(from, list->owner);
    struct member_list *members;
    must(facts_members(from, list, &members));
    for (size_t i = 0; i < rows * copies && members->open; i++)
        if (!members->open[i % rows])
            must(facts_close_list(to, list, i));
}

static void copy_column(const struct facts *from, struct facts *to,
                        const struct attribute *attribute, size_t copies)
{
    size_t rows = rows_of(from, attribute->owner);
    for (size_t i = 0; i < rows * copies; i++) {
        int64_t cell = 0;
        enum state state = facts_get(from, attribute, i % rows, &cell);
        if (state == STATE_KNOWN && attribute->kind == KIND_ONE)
            cell += (int64_t)(i / rows * rows_of(from, attribute->target_entity));
        if (state != STATE_UNKNOWN)
            must(facts_set(to, attribute, i, state, cell));
    }
}

static bool is_wanted(const struct wanted *wanted, const struct attribute *attribute)
{
    if (!wanted || wanted->attributes[attribute->owner->index][attribute->index])
        return true;
    if (attribute->kind != KIND_ONE)
        return false;
    const struct entity *owner = attribute->target_entity;
    for (int i = 0; i < owner->attribute_count; i++) /* of a list the reference */
        if (owner->attributes[i]->reverse == attribute && wanted->attributes[owner->index][i])
            return true;
    return false;
}

/* wanted NULL: all of it. */
static struct facts *copy_facts(struct facts *from, size_t copies, const struct wanted *wanted)
{
    const struct bylaw_pack *pack = from->pack;
    struct facts *to;
    must(facts_new(pack, NULL, NULL, 0, &to));
    to->lists_open = from->lists_open;
    copy_texts(from, to);
    for (int i = 0; i < pack->entity_count; i++)
        add_rows(from, to, pack->entities[i], copies);
    for (int i = 0; i < pack->entity_count; i++)
        for (int k = 0; k < pack->entities[i]->attribute_count; k++) {
            const struct attribute *attribute = pack->entities[i]->attributes[k];
            if (attribute->kind == KIND_MANY)
                copy_list(from, to, attribute, copies);
            else if (is_wanted(wanted, attribute))
                copy_column(from, to, attribute, copies);
        }
    return to;
}

static bool same_outcome(const struct value *value, const struct outcome *one,
                         const struct outcome *copy, size_t offset)
{
    wide shift = 0;
    if (value->type.kind == KIND_ONE && one->state == STATE_KNOWN)
        shift = (wide)offset;
    return one->state == copy->state && one->lo + shift == copy->lo &&
           (value->type.kind == KIND_ONE || one->hi == copy->hi) && one->rule == copy->rule &&
           one->by_otherwise == copy->by_otherwise;
}

static uint64_t compare_value(const struct facts *facts, const struct value *value,
                              const struct run *run, const struct run *copies_run, size_t copies)
{
    uint64_t differences = 0;
    size_t rows = rows_of(facts, value->entity);
    size_t target_rows = value->type.kind == KIND_ONE ? rows_of(facts, value->type.entity) : 0;
    for (size_t i = 0; i < rows * copies; i++) {
        struct outcome one, copy;
        run_outcome(run, value, i % rows, &one);
        run_outcome(copies_run, value, i, &copy);
        if (same_outcome(value, &one, &copy, i / rows * target_rows))
            continue;
        if (differences++ < 3)
            printf("    %s.%s of row %zu, copy %zu: state %d, and alone %d\n", value->entity_name,
                   value->name, i % rows, i / rows, copy.state, one.state);
    }
    return differences;
}

uint64_t tiles_check(struct facts *facts, const struct run *run, const struct run_options *options,
                     size_t rows_wanted)
{
    const struct bylaw_pack *pack = facts->pack;
    size_t most = 1;
    uint64_t differences = 0;
    struct run *copies_run;
    for (int i = 0; i < pack->entity_count; i++)
        most = facts->tables[i].rows > most ? facts->tables[i].rows : most;
    size_t copies = rows_wanted / most + 1;
    struct facts *copied = copy_facts(facts, copies, NULL);
    must(run_new(copied, pack->values, pack->value_count, options, &copies_run, NULL));
    for (int i = 0; i < pack->value_count; i++)
        differences += compare_value(facts, pack->values[i], run, copies_run, copies);
    run_free(copies_run);
    facts_free(copied);
    return differences;
}

uint64_t narrow_check(struct facts *facts, const struct run *run, const struct run_options *options,
                      struct value *value)
{
    struct memory memory;
    struct arena arena;
    struct wanted wanted;
    struct run *narrow_run;
    memory_init(&memory, NULL, NULL, 0);
    arena_init(&arena, &memory);
    must(run_wanted(facts->pack, &value, 1, &arena, &wanted));
    struct facts *narrow = copy_facts(facts, 1, &wanted);
    must(run_new(narrow, &value, 1, options, &narrow_run, NULL));
    uint64_t differences = compare_value(facts, value, run, narrow_run, 1);
    run_free(narrow_run);
    facts_free(narrow);
    arena_clear(&arena);
    return differences;
}

const struct kernels *tiles_kernels(uint64_t *random)
{
    uint64_t way = random_below(random, 4);
#if defined(__x86_64__)
    if (way == 1 && __builtin_cpu_supports("avx2"))
        return &kernels_avx2;
#endif
    return way == 0 ? &kernels_baseline : kernels_choose();
}
