/* SPDX-License-Identifier: Apache-2.0 */
/* STEP_LIES_IN and STEP_REGION_OF: where places lie on the day of the law, row by row
   (docs/semantics.md, section 6). */
#include "core/judge/frame_steps.h"
#include "core/judge/run_internal.h"

/* The region that a place is on the day; or why there is none. */
struct here {
    uint8_t state; /* STATE_OPEN where the place is not known */
    int region;
};

static struct here region_here(const struct bylaw_pack *pack, int region, int32_t day)
{
    int now = region == REGION_NONE ? -1 : pack_region_on(pack, region, day, NULL);
    return (struct here){ now < 0 ? STATE_FAULT : STATE_KNOWN, now };
}

static struct here place_here(const struct frame *frame, const struct node *place,
                              const struct vector *rows, size_t at, int32_t day)
{
    const struct bylaw_pack *pack = frame->world->pack;
    if (!rows || place->op == OP_TEXT)
        return region_here(pack, place->code, day);
    uint8_t state = vector_states(rows)[at];
    if (state == STATE_UNKNOWN)
        return (struct here){ STATE_OPEN, 0 };
    if (state != STATE_KNOWN)
        return (struct here){ state, 0 };
    const struct table *table = &frame->world->facts->tables[place->type.entity->index];
    size_t row = (size_t)cell_get(LANE_32, rows->lo, at);
    return region_here(pack, table->regions ? table->regions[row] : REGION_NONE, day);
}

/* Whether the first lies in the second. */
static struct candidate lies_in(const struct bylaw_pack *pack, struct here a, struct here b,
                                int32_t day)
{
    struct candidate out = { .state = STATE_KNOWN };
    uint8_t worst = a.state > b.state ? a.state : b.state;
    if (worst > STATE_ABSENT)
        out.state = (enum state)worst;
    else if (a.state == STATE_OPEN || b.state == STATE_OPEN)
        out.state = STATE_OPEN;
    else if (worst == STATE_KNOWN)
        out.lo = pack_region_within(pack, a.region, b.region, day);
    return out;
}

/* Which region of a level it is or lies in, as an index among those of that level. */
static struct candidate region_of(const struct bylaw_pack *pack, struct here a, int level,
                                  int32_t day)
{
    struct candidate out = { .state = (enum state)a.state };
    if (a.state != STATE_KNOWN)
        return out;
    while (pack->regions[a.region]->depth > level)
        a.region = pack_region_above(pack, a.region, day);
    int first = a.region;
    while (first > 0 && pack->regions[first - 1]->depth == level)
        first--;
    if (pack->regions[a.region]->depth != level)
        out.state = STATE_ABSENT;
    else
        out.lo = a.region - first;
    return out;
}

void place_step(struct frame *frame, const struct step *step, const struct chunk *chunk)
{
    const struct node *node = step->what;
    const struct world *world = frame->world;
    const struct vector *a = &frame->vectors[step->a];
    const struct vector *b = step->b == REGISTER_NONE ? NULL : &frame->vectors[step->b];
    struct vector *out = &frame->vectors[step->out];
    enum lane lane = frame->program->registers[step->out].lane;
    vector_own(frame, step->out, true);
    for (size_t i = 0; i < chunk->count; i++) {
        int32_t context = chunk->contexts ? chunk->contexts[i] : chunk->context;
        int32_t day = pack_interval_first(world->pack, world->contexts[context].interval);
        struct here here = place_here(frame, node->args[0], a, i, day);
        struct candidate value =
            step->code == STEP_REGION_OF
                ? region_of(world->pack, here, node->code, day)
                : lies_in(world->pack, here, place_here(frame, node->args[1], b, i, day), day);
        cell_set(lane, out->lo, i, value.lo);
        if (out->hi != out->lo)
            cell_set(lane, out->hi, i, value.lo);
        out->state[i] = (uint8_t)value.state;
    }
}

bool place_reason(struct buffer *out, const struct frame *frame, const struct node *node)
{
    if (node->op != OP_LIES_IN && node->op != OP_REGION_OF)
        return false;
    const struct world *world = frame->world;
    int32_t day = frame->look.day;
    for (int i = 0; i < node->arg_count; i++) {
        const struct node *place = node->args[i];
        int region = place->code;
        if (place->op != OP_TEXT) {
            struct candidate row = frame_read_node(frame, place);
            const struct table *table = &world->facts->tables[place->type.entity->index];
            if (row.state != STATE_KNOWN)
                continue;
            region = table->regions ? table->regions[row.lo] : REGION_NONE;
        }
        if (region == REGION_NONE) {
            node_print(out, place);
            buffer_add(out, " names no region of the pack, so nothing says where it lies");
            return true;
        }
        if (pack_region_on(world->pack, region, day, NULL) < 0) {
            nowhere_print(out, world->pack, region, day);
            return true;
        }
    }
    return false;
}
