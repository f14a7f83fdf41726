/* SPDX-License-Identifier: Apache-2.0 */
/* Musts: rows of facts that contradict themselves are found by deciding a yes/no of each row. */
#include "core/judge/musts.h"

#include "core/judge/run_internal.h"
#include "core/pack/walk.h"

/* The musts of an entity lie side by side in the pack. */
static struct value **musts_of(const struct bylaw_pack *pack, const struct entity *entity,
                               int *count)
{
    int first = 0;
    while (first < pack->must_count && pack->musts[first]->entity != entity)
        first++;
    *count = 0;
    while (first + *count < pack->must_count && pack->musts[first + *count]->entity == entity)
        ++*count;
    return pack->musts + first;
}

/* Certainly: a must of which it is not known passes. */
static bool is_broken(const struct result *result, size_t row)
{
    return result->state[row] == STATE_KNOWN && cell_get(result->lane, result->lo, row) == 0;
}

/* Rows that break the must, unless they break one before it. */
static void mark_broken(const struct run *run, const struct value *must, uint16_t mark,
                        uint16_t *broken)
{
    const struct result *result = run->world.results[must->index];
    size_t rows = run->facts->tables[must->entity->index].rows;
    for (size_t row = 0; row < rows; row++)
        if (!broken[row] && is_broken(result, row))
            broken[row] = mark;
}

bylaw_status musts_find_broken(struct facts *facts, const struct entity *entity, uint16_t *broken)
{
    int count;
    struct value **musts = musts_of(facts->pack, entity, &count);
    if (count == 0 || facts->tables[entity->index].rows == 0)
        return BYLAW_OK;
    /* A must reads no day; one thread, since the rows are in the cache of this one. */
    struct run_options options = { .day = LAW_DAY_FIRST, .threads = 1 };
    struct run *run;
    bylaw_status status = run_new(facts, musts, count, &options, &run, NULL);
    if (status != BYLAW_OK)
        return status;
    for (int i = 0; i < count; i++)
        mark_broken(run, musts[i], (uint16_t)(1 + (musts - facts->pack->musts) + i), broken);
    run_free(run);
    return BYLAW_OK;
}

/* ---- What they read ---- */

static void want_own(void *user, const struct node *node)
{
    struct wanted *wanted = user;
    const struct attribute *attribute = node->op == OP_FIELD ? node->field.attribute : NULL;
    if (!attribute)
        return;
    wanted->attributes[attribute->owner->index][attribute->index] = true;
    if (attribute->kind == KIND_ONE)
        wanted->entities[attribute->target_entity->index] = true;
}

void musts_want(const struct bylaw_pack *pack, struct wanted *wanted)
{
    /* A reference makes its target wanted, whose musts are then checked, too. */
    for (int pass = 0; pass < pack->entity_count; pass++)
        for (int i = 0; i < pack->must_count; i++)
            if (wanted->entities[pack->musts[i]->entity->index])
                value_each_node(pack->musts[i], want_own, wanted);
}

/* ---- A case of a host ---- */

bylaw_status musts_check(const struct run *run, bylaw_error *error)
{
    struct facts *facts = run->facts;
    for (int i = 0; i < facts->pack->must_count; i++) {
        const struct value *must = facts->pack->musts[i];
        const struct result *result = run->world.results[must->index];
        size_t row = 0, rows = facts->tables[must->entity->index].rows;
        while (row < rows && !is_broken(result, row))
            row++;
        if (row == rows)
            continue;
        struct buffer text;
        buffer_init(&text, &facts->memory);
        must_print_broken(&text, must);
        bylaw_status status =
            text.failed
                ? error_no_memory(error)
                : error_set(error, BYLAW_EDATA, NOWHERE, NULL, "%s %s: %s", must->entity->name,
                            facts_id(facts, must->entity, row), text.data);
        buffer_clear(&text);
        return status;
    }
    return BYLAW_OK;
}
