/* SPDX-License-Identifier: Apache-2.0 */
/* One value of one row again, with every register kept: what explanations, open facts and reasons
   are read from. The same program as in the run, in a frame of one row. */
#include "core/judge/run_internal.h"

#include <assert.h>

/* A frame of the shape that is free, or a new one. */
static bylaw_status look_frame(struct run *run, struct stage *stage, struct look *look)
{
    int shape = stage->shape_of[look->context];
    look->program = stage->programs[shape];
    if (stage->spare_room <= shape) {
        /* More shapes may come with later blocks. */
        int room = 2 * stage->shape_count;
        struct spare **spares = arena_alloc(&run->arena, (size_t)room, sizeof(struct spare *));
        if (!spares)
            return BYLAW_ENOMEM;
        for (int i = 0; i < stage->spare_room; i++)
            spares[i] = stage->spares[i];
        stage->spares = spares;
        stage->spare_room = room;
    }
    look->spare = stage->spares[shape];
    if (look->spare) {
        stage->spares[shape] = look->spare->next;
    } else {
        look->spare = arena_alloc(&run->arena, 1, sizeof *look->spare);
        if (look->spare)
            look->spare->frame = frame_new(&run->arena, &run->world, look->program, 1, NULL);
        if (!look->spare || !look->spare->frame)
            return BYLAW_ENOMEM;
    }
    look->frame = look->spare->frame;
    return BYLAW_OK;
}

bylaw_status run_look(struct run *run, const struct value *value, size_t row, struct look *look)
{
    struct stage *stage = run_stage(run, value);
    assert(stage); /* the caller asks for values of the run only */
    const struct situation *situation = stage->situation;
    *look = (struct look){ .stage = stage, .row = row };
    look->context = situation->contexts ? situation->contexts[row] : situation->context;
    look->day = situation->days ? situation->days[row] : run->options.day;
    if (look->context < 0)
        return BYLAW_OK;
    if (look_frame(run, stage, look) != BYLAW_OK)
        return BYLAW_ENOMEM;
    frame_look(look->frame, row, look->context, look->day, NULL);
    return BYLAW_OK;
}

void look_end(struct look *look)
{
    if (!look->spare)
        return;
    struct stage *stage = look->stage;
    int shape = stage->shape_of[look->context];
    look->spare->next = stage->spares[shape];
    stage->spares[shape] = look->spare;
    look->spare = NULL;
}

struct candidate frame_read(const struct frame *frame, int reg)
{
    if (reg == REGISTER_NONE)
        return (struct candidate){ .state = STATE_GAP };
    const struct vector *vector = &frame->vectors[reg];
    enum lane lane = frame->program->registers[reg].lane;
    struct candidate value = { vector->gaps ? (enum state)vector->state[0] : STATE_KNOWN,
                               cell_get(lane, vector->lo, 0), cell_get(lane, vector->hi, 0), 1, 1 };
    if (lane == LANE_SHARE) {
        value.lo_bottom = ((const struct number *)vector->lo)->bottom;
        value.hi_bottom = ((const struct number *)vector->hi)->bottom;
    }
    return value;
}

struct candidate frame_read_test(const struct frame *frame, int reg)
{
    if (reg == REGISTER_NONE)
        return (struct candidate){ .state = STATE_KNOWN, .lo = 1 };
    return frame_read(frame, reg);
}

const struct ruling *frame_read_claim(const struct frame *frame, const struct ruling *ruling)
{
    struct candidate claim = frame_read_test(frame, ruling->claim);
    bool claims = claim.state == STATE_KNOWN && claim.lo != 0;
    return claims || !ruling->base ? ruling->old : ruling->base;
}

struct candidate frame_read_node(const struct frame *frame, const struct node *node)
{
    int reg = program_register_of(frame->program, node);
    struct candidate value = { .state = STATE_KNOWN };
    if (reg != REGISTER_NONE)
        return frame_read(frame, reg);
    if (node->op == OP_NUMBER)
        value.lo = value.hi = node->number.top * (node->type.bottom / node->number.bottom);
    return value;
}

const struct fold *program_fold(const struct program *program, const struct node *node)
{
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        if (step->code != STEP_FOLD)
            continue;
        const struct fold *fold = step->what;
        if (fold->node == node)
            return fold;
    }
    return NULL;
}

struct frame *look_member(const struct look *look, const struct frame *frame,
                          const struct fold *fold, int32_t member)
{
    struct frame *inner = frame->members[fold->member];
    frame_look(inner, (size_t)member, look->context, look->day, frame);
    return inner;
}
