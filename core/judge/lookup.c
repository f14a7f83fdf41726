/* SPDX-License-Identifier: Apache-2.0 */
/* STEP_PARAMETER_AT: the value of a parameter on another day or in another place, row by row, from
   a table by region and interval of days (docs/semantics.md, section 2). */
#include "core/judge/frame_steps.h"

#include <string.h>

/* What is looked up for one row: a region, and the intervals that the day may lie in. */
struct lookup {
    uint8_t state; /* STATE_KNOWN, or why nothing is looked up */
    int region;
    int first;
    int last;
};

static uint8_t state_at(const struct vector *vector, size_t at)
{
    return vector ? vector_states(vector)[at] : STATE_KNOWN;
}

static uint8_t lookup_state(uint8_t day, uint8_t place)
{
    uint8_t worst = 0;
    if (day >= STATE_ABSENT)
        worst = day == STATE_ABSENT ? STATE_FAULT : day;
    if (place > STATE_ABSENT && place > worst)
        worst = place;
    if (worst)
        return worst;
    bool is_open = day == STATE_OPEN || place == STATE_OPEN || place == STATE_UNKNOWN;
    return is_open ? STATE_OPEN : STATE_KNOWN;
}

/* The region of the row that a place refers to; national law where there is none. */
static int place_region(const struct frame *frame, const struct node *place,
                        const struct vector *rows, size_t at)
{
    if (state_at(rows, at) == STATE_ABSENT)
        return 0;
    const struct table *table = &frame->world->facts->tables[place->type.entity->index];
    int region = table->regions ? table->regions[cell_get(LANE_32, rows->lo, at)] : REGION_NONE;
    return region == REGION_NONE ? 0 : region;
}

static struct lookup lookup_row(const struct frame *frame, const struct step *step,
                                const struct chunk *chunk, size_t at)
{
    const struct node *node = step->what;
    const struct world *world = frame->world;
    const struct vector *day = step->a == REGISTER_NONE ? NULL : &frame->vectors[step->a];
    const struct vector *place = step->b == REGISTER_NONE ? NULL : &frame->vectors[step->b];
    const struct context *context =
        &world->contexts[chunk->contexts ? chunk->contexts[at] : chunk->context];
    struct lookup lookup = { lookup_state(state_at(day, at), state_at(place, at)),
                             node->text ? node->code : context->region, context->interval,
                             context->interval };
    if (lookup.state != STATE_KNOWN)
        return lookup;
    if (place)
        lookup.region = place_region(frame, node->args[node->arg_count - 1], place, at);
    if (day) {
        const void *last = state_at(day, at) == STATE_KNOWN ? day->lo : day->hi;
        lookup.first = pack_interval(world->pack, (int32_t)cell_get(LANE_32, day->lo, at));
        lookup.last = pack_interval(world->pack, (int32_t)cell_get(LANE_32, last, at));
    }
    return lookup;
}

/* The candidates are the values in the intervals. */
static struct candidate lookup_value(const struct frame *frame, const struct node *node,
                                     const struct lookup *lookup)
{
    const struct slot *slot = &frame->world->slots[node->parameter->index];
    size_t start = (size_t)lookup->region * ((size_t)frame->world->pack->break_count + 1);
    struct candidate out = { .state = (enum state)lookup->state };
    bool has_value = false;
    bool has_gap = false;
    if (lookup->state != STATE_KNOWN)
        return out;
    for (int i = lookup->first; i <= lookup->last; i++) {
        wide cell = slot->table[start + (size_t)i];
        if (slot->table_states[start + (size_t)i] != STATE_KNOWN) {
            has_gap = true;
            continue;
        }
        out.lo = !has_value || cell < out.lo ? cell : out.lo;
        out.hi = !has_value || cell > out.hi ? cell : out.hi;
        has_value = true;
    }
    if (has_gap)
        out.state = has_value ? STATE_OPEN : STATE_GAP;
    else if (out.lo != out.hi)
        out.state = STATE_UNKNOWN;
    if (out.state > STATE_UNKNOWN)
        out.lo = out.hi = 0;
    return out;
}

void load_parameter_at(struct frame *frame, const struct step *step, const struct chunk *chunk)
{
    struct vector *out = &frame->vectors[step->out];
    enum lane lane = frame->program->registers[step->out].lane;
    vector_own(frame, step->out, true);
    for (size_t i = 0; i < chunk->count; i++) {
        struct lookup lookup = lookup_row(frame, step, chunk, i);
        struct candidate value = lookup_value(frame, step->what, &lookup);
        bool has_interval = out->hi != out->lo;
        bool is_told = value.state == STATE_KNOWN || has_interval;
        cell_set(lane, out->lo, i, is_told ? value.lo : 0);
        if (has_interval)
            cell_set(lane, out->hi, i, value.hi);
        out->state[i] = (uint8_t)value.state;
    }
}

const struct parameter_value *lookup_in_force(const struct frame *frame, const struct node *node)
{
    const struct program *program = frame->program;
    int reg = program_register_of(program, node);
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        if (step->code != STEP_PARAMETER_AT || step->out != reg)
            continue;
        struct lookup lookup = lookup_row(frame, step, &frame->look, 0);
        if (lookup.state != STATE_KNOWN || lookup.first != lookup.last)
            return NULL;
        return pack_parameter_at(frame->world->pack, node->parameter, lookup.region, lookup.first);
    }
    return NULL;
}
