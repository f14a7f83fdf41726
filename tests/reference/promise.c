/* SPDX-License-Identifier: Apache-2.0 */
/* The promise on facts that are not listed. */
#include "tests/reference/promise.h"

#include "tests/reference/evaluator.h"
#include "tests/reference/generate_internal.h"
#include "tests/support/random.h"

#include <stdio.h>
#include <stdlib.h>

/* A cell that was filled in, or a list that was closed. */
struct change {
    const struct attribute *attribute;
    size_t row;
};

struct promise {
    struct program *program;
    const struct asked *asked;
    int asked_count;
    struct change *changes;
    size_t count, room;
};

static void remember(struct promise *promise, const struct attribute *attribute, size_t row)
{
    if (promise->count == promise->room) {
        promise->room = promise->room ? 2 * promise->room : 64;
        promise->changes = realloc(promise->changes, promise->room * sizeof *promise->changes);
        if (!promise->changes)
            abort();
    }
    promise->changes[promise->count++] = (struct change){ attribute, row };
}

static bool is_asked(const struct promise *promise, const struct attribute *attribute, size_t row)
{
    for (int i = 0; i < promise->asked_count; i++)
        if (promise->asked[i].attribute == attribute && promise->asked[i].row == row)
            return true;
    return false;
}

static struct member_list *list_of(const struct promise *promise, const struct attribute *list)
{
    struct member_list *members = NULL;
    if (facts_members(promise->program->facts, list, &members) != BYLAW_OK)
        abort();
    return members;
}

/* A row may join only a list that is open and not asked for. */
static bool may_join(const struct promise *promise, const struct attribute *reference, size_t owner)
{
    const struct entity *entity = reference->target_entity;
    for (int i = 0; i < entity->attribute_count; i++) {
        const struct attribute *list = entity->attributes[i];
        if (list->kind != KIND_MANY || list->reverse != reference)
            continue;
        const struct member_list *members = list_of(promise, list);
        if (!members->open || !members->open[owner] || is_asked(promise, list, owner) ||
            members->starts[owner + 1] - members->starts[owner] + 1 > 40)
            return false;
    }
    return true;
}

static void complete_cell(struct promise *promise, const struct attribute *attribute, size_t row)
{
    uint64_t *random = &promise->program->random;
    struct facts *facts = promise->program->facts;
    int64_t cell = 0;
    if (facts_get(facts, attribute, row, &cell) != STATE_UNKNOWN ||
        is_asked(promise, attribute, row) || random_below(random, 5) == 0)
        return;
    enum state state = complete_draw(facts, attribute, random, &cell);
    if (state == STATE_UNKNOWN || (state == STATE_KNOWN && attribute->kind == KIND_ONE &&
                                   !may_join(promise, attribute, (size_t)cell)))
        return;
    if (facts_set(facts, attribute, row, state, cell) != BYLAW_OK)
        abort();
    remember(promise, attribute, row);
}

static void complete_list(struct promise *promise, const struct attribute *list, size_t row)
{
    struct member_list *members = list_of(promise, list);
    if (!members->open || !members->open[row] || is_asked(promise, list, row) ||
        random_below(&promise->program->random, 3) == 0)
        return;
    members->open[row] = 0;
    remember(promise, list, row);
}

static void complete_all(struct promise *promise)
{
    const struct bylaw_pack *pack = promise->program->pack;
    for (int lists = 0; lists < 2; lists++) /* lists are closed after rows have joined */
        for (int i = 0; i < pack->entity_count; i++)
            for (int k = 0; k < pack->entities[i]->attribute_count; k++) {
                const struct attribute *attribute = pack->entities[i]->attributes[k];
                size_t rows = facts_table(promise->program->facts, pack->entities[i])->rows;
                for (size_t row = 0; row < rows; row++)
                    if (attribute->kind == KIND_MANY && lists)
                        complete_list(promise, attribute, row);
                    else if (attribute->kind != KIND_MANY && !lists)
                        complete_cell(promise, attribute, row);
            }
}

static void undo(struct promise *promise)
{
    for (size_t i = 0; i < promise->count; i++) {
        const struct change *change = &promise->changes[i];
        if (change->attribute->kind == KIND_MANY)
            list_of(promise, change->attribute)->open[change->row] = 1;
        else if (facts_set(promise->program->facts, change->attribute, change->row, STATE_UNKNOWN,
                           0) != BYLAW_OK)
            abort();
    }
    promise->count = 0;
}

static bool same_result(const struct result *a, const struct result *b)
{
    if (a->state != b->state)
        return false;
    if (a->state == STATE_KNOWN)
        return result_equal(a, b);
    return a->state != STATE_UNKNOWN || a->form != FORM_INTERVAL ||
           (mpq_equal(a->lo, b->lo) && mpq_equal(a->hi, b->hi));
}

static struct evaluator *evaluator_for(const struct program *program)
{
    return evaluator_new(program->facts, program->day, program->default_region);
}

/* false: the outcome changed. */
static bool promise_holds(struct program *program, struct evaluator *before,
                          const struct value *value, size_t row)
{
    const struct result *result = evaluator_answer(before, value, row)->result;
    struct promise promise = { .program = program };
    struct asked *asked = NULL;
    if (result->state != STATE_KNOWN)
        asked = evaluator_ask(before, value, row, &promise.asked_count);
    promise.asked = asked;
    bool same = true;
    for (int tries = 0; tries < 3 && same; tries++) {
        complete_all(&promise);
        struct evaluator *after = evaluator_for(program);
        same = same_result(result, evaluator_answer(after, value, row)->result);
        evaluator_free(after);
        if (!same) {
            printf("    %s.%s of row %zu changed with facts that are not listed:",
                   value->entity_name, value->name, row);
            for (size_t i = 0; i < promise.count && i < 40; i++)
                printf(" %s.%s/%zu", promise.changes[i].attribute->owner->name,
                       promise.changes[i].attribute->name, promise.changes[i].row);
            printf("\n");
        }
        undo(&promise);
    }
    free(promise.changes);
    free(asked);
    return same;
}

uint64_t promise_check(struct program *program, uint64_t *checked)
{
    enum { OUTCOMES = 4 };
    uint64_t broken = 0;
    struct evaluator *before = evaluator_for(program);
    for (int i = 0; i < OUTCOMES; i++) {
        const struct bylaw_pack *pack = program->pack;
        uint64_t pick = random_below(&program->random, (uint64_t)pack->value_count);
        const struct value *value = pack->values[pick];
        size_t rows = facts_table(program->facts, value->entity)->rows;
        if (rows == 0)
            continue;
        size_t row = (size_t)random_below(&program->random, rows);
        if (evaluator_answer(before, value, row)->result->state > STATE_OPEN)
            continue;
        broken += !promise_holds(program, before, value, row);
        ++*checked;
    }
    evaluator_free(before);
    return broken;
}
