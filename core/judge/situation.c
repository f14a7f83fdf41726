/* SPDX-License-Identifier: Apache-2.0 */
/* Which law counts for a row: the region that its place lies in, and the day. */
#include "core/judge/run_internal.h"
#include "core/pack/walk.h"

#include <string.h>

bool value_place(const struct value *value, struct arena *arena, struct field *out, bool *failed)
{
    const struct entity *entity = value->entity;
    *out = (struct field){ .root = entity };
    if (!entity)
        return false;
    if (!value->place) {
        if (!entity->governs)
            return entity->is_region;
        out->steps = arena_alloc(arena, 1, sizeof *out->steps);
        if (!out->steps) {
            *failed = true;
            return false;
        }
        out->steps[0] = entity->attributes[entity->governs->index];
        out->step_count = 1;
        return true;
    }
    const struct field *field = &value->place->field;
    out->steps = arena_alloc(arena, (size_t)field->step_count + 1, sizeof *out->steps);
    if (!out->steps) {
        *failed = true;
        return false;
    }
    for (int i = 0; i < field->step_count; i++)
        out->steps[out->step_count++] = field->steps[i];
    if (field->attribute)
        out->steps[out->step_count++] = field->attribute;
    return true;
}

bylaw_status run_context(struct run *run, int region, int32_t day, int32_t *context)
{
    const struct bylaw_pack *pack = run->world.pack;
    int interval = pack_interval(pack, day);
    int32_t *known = &run->context_of[region * (pack->break_count + 1) + interval];
    if (*known < 0) {
        if (arena_grow(&run->arena, &run->world.contexts, (size_t)run->world.context_count,
                       &run->context_room, sizeof *run->world.contexts) != BYLAW_OK)
            return BYLAW_ENOMEM;
        run->world.contexts[run->world.context_count] = (struct context){ region, interval };
        *known = run->world.context_count++;
    }
    *context = *known;
    return BYLAW_OK;
}

/* The region of a row's place: a place that is absent, and a row that is no region: the nation. */
static enum state situation_region(const struct run *run, const struct situation *situation,
                                   size_t row, int *region)
{
    size_t end;
    int broken;
    enum state state = path_follow(run->facts, &situation->place, row, &end, &broken);
    *region = 0;
    if (state == STATE_ABSENT)
        return STATE_KNOWN;
    if (state != STATE_KNOWN)
        return STATE_OPEN;
    const struct field *place = &situation->place;
    const struct entity *entity =
        place->step_count ? place->steps[place->step_count - 1]->target_entity : place->root;
    const struct table *table = &run->facts->tables[entity->index];
    if (table->regions && table->regions[end] != REGION_NONE)
        *region = table->regions[end];
    return STATE_KNOWN;
}

int situation_names(const struct run *run, const struct situation *situation, size_t row)
{
    int region = run->options.default_region;
    if (situation->has_place)
        (void)situation_region(run, situation, row, &region);
    return region;
}

/* The context of the region that it is on the day. */
static bylaw_status situation_context(struct run *run, int region, int32_t day, int32_t *context)
{
    int now = pack_region_on(run->world.pack, region, day, NULL);
    *context = CONTEXT_NOWHERE;
    return now < 0 ? BYLAW_OK : run_context(run, now, day, context);
}

/* The days that `on` gives, by a program of its own over all rows; the state of each in states. */
static bylaw_status situation_days(struct run *run, struct situation *situation, uint8_t *states)
{
    size_t rows = run->facts->tables[situation->entity->index].rows;
    size_t room = 1024;
    struct arena work;
    arena_init(&work, &run->facts->memory);
    struct program *program = plan_node(run->world.pack, &work, situation->on);
    struct frame *frame = program ? frame_new(&work, &run->world, program, room, NULL) : NULL;
    int32_t *list = arena_alloc(&work, room, sizeof *list);
    if (!frame || !list) {
        arena_clear(&work);
        return BYLAW_ENOMEM;
    }
    for (size_t start = 0; start < rows; start += room) {
        size_t count = rows - start < room ? rows - start : room;
        for (size_t i = 0; i < count; i++)
            list[i] = (int32_t)(start + i);
        struct chunk chunk = {
            .rows = list, .count = count, .contiguous = true, .day = run->options.day
        };
        frame_run(frame, &chunk);
        const struct vector *days = &frame->vectors[program->result];
        for (size_t i = 0; i < count; i++) {
            states[start + i] = days->gaps ? days->state[i] : STATE_KNOWN;
            situation->days[start + i] = ((const int32_t *)days->lo)[i];
        }
    }
    arena_clear(&work);
    return BYLAW_OK;
}

/* A day that is a gap, absent or a fault comes before a place that is not known. */
static bylaw_status situation_row(struct run *run, struct situation *situation, size_t row,
                                  enum state day_state)
{
    int region = run->options.default_region;
    int32_t *context = &situation->contexts[row];
    enum state place = STATE_KNOWN;
    if (situation->has_place)
        place = situation_region(run, situation, row, &region);
    if (day_state == STATE_GAP)
        *context = CONTEXT_GAP;
    else if (day_state >= STATE_ABSENT)
        *context = CONTEXT_FAULT;
    else if (day_state != STATE_KNOWN || place != STATE_KNOWN)
        *context = CONTEXT_OPEN;
    else
        return situation_context(
            run, region, situation->days ? situation->days[row] : run->options.day, context);
    return BYLAW_OK;
}

/* Columns for room rows; kept from block to block. */
static bylaw_status situation_room(struct run *run, struct situation *situation, size_t room)
{
    if (situation->contexts && situation->room >= room)
        return BYLAW_OK;
    situation->room = room;
    situation->contexts = arena_alloc_wide(&run->arena, room, sizeof(int32_t));
    if (!situation->contexts)
        return BYLAW_ENOMEM;
    if (!situation->on)
        return BYLAW_OK;
    situation->days = arena_alloc_wide(&run->arena, room, sizeof(int32_t));
    situation->states = arena_alloc_wide(&run->arena, room, 1);
    return situation->days && situation->states ? BYLAW_OK : BYLAW_ENOMEM;
}

bylaw_status situation_fill(struct run *run, struct situation *situation, size_t room)
{
    if (!situation->has_place && !situation->on)
        return situation_context(run, run->options.default_region, run->options.day,
                                 &situation->context);
    size_t rows = run->facts->tables[situation->entity->index].rows;
    bylaw_status status = situation_room(run, situation, rows > room ? rows : room);
    if (status == BYLAW_OK && situation->on)
        status = situation_days(run, situation, situation->states);
    for (size_t row = 0; status == BYLAW_OK && row < rows; row++)
        status = situation_row(run, situation, row,
                               situation->on ? (enum state)situation->states[row] : STATE_KNOWN);
    return status;
}

static bool situation_equal(const struct situation *a, const struct situation *b)
{
    return a->entity == b->entity && a->on == b->on && a->has_place == b->has_place &&
           a->place.step_count == b->place.step_count &&
           (a->place.step_count == 0 ||
            memcmp(a->place.steps, b->place.steps,
                   (size_t)a->place.step_count * sizeof *a->place.steps) == 0);
}

bylaw_status run_situation(struct run *run, const struct value *value, size_t room,
                           struct situation **out)
{
    bool failed = false;
    struct situation wanted = { .entity = value->entity, .on = value->on };
    if (value_is_regional(value))
        wanted.has_place = value_place(value, &run->arena, &wanted.place, &failed);
    if (failed)
        return BYLAW_ENOMEM;
    for (int i = 0; i < run->situation_count; i++) {
        if (situation_equal(run->situations[i], &wanted)) {
            *out = run->situations[i];
            return BYLAW_OK;
        }
    }
    struct situation *situation = arena_alloc(&run->arena, 1, sizeof *situation);
    if (!situation || arena_grow(&run->arena, &run->situations, (size_t)run->situation_count,
                                 &run->situation_room, sizeof(struct situation *)) != BYLAW_OK)
        return BYLAW_ENOMEM;
    *situation = wanted;
    run->situations[run->situation_count++] = situation;
    *out = situation;
    return situation_fill(run, situation, room);
}
