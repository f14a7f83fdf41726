/* SPDX-License-Identifier: Apache-2.0 */
/* Steps and registers of a program under construction, and the sharing of buffers. */
#include "core/judge/assemble.h"

#include "core/base/months.h"

#include <string.h>

size_t lane_bytes(enum lane lane)
{
    static const size_t bytes[LANE_COUNT] = {
        1, 4, 8, 16, sizeof(struct number), sizeof(struct months)
    };
    return bytes[lane];
}

enum lane lane_for(wide min, wide max)
{
    if (min >= INT32_MIN && max <= INT32_MAX)
        return LANE_32;
    if (min >= INT64_MIN && max <= INT64_MAX)
        return LANE_64;
    return LANE_128;
}

bool type_has_bottom(const struct type *type)
{
    return type->kind == KIND_NUMBER || type->kind == KIND_DURATION;
}

static bool is_short_choice(const struct type *type)
{
    return type->kind == KIND_CHOICE && type->choices && type->choices->count <= 127;
}

enum lane lane_of(const struct type *type)
{
    if (type->kind == KIND_YES_NO || is_short_choice(type))
        return LANE_8;
    if (type_has_bottom(type))
        return lane_for(type->min, type->max);
    if (type->kind == KIND_MONTHS)
        return LANE_MONTHS;
    if (type->kind == KIND_SHARE)
        return LANE_SHARE;
    return LANE_32;
}

bool assembly_start(struct assembly *assembly, const struct bylaw_pack *pack, struct arena *arena)
{
    struct program *program = arena_alloc(arena, 1, sizeof *program);
    assembly->pack = pack;
    assembly->arena = arena;
    assembly->program = program;
    assembly->failed = program == NULL;
    if (!program)
        return false;
    program->result = REGISTER_NONE;
    program->result_rules = REGISTER_NONE;
    program->result_until = REGISTER_NONE;
    return true;
}

/* Room for one more element of a growing list of the program. */
static bool assembly_grow(struct assembly *assembly, void *list_pointer, int count, size_t *room,
                          size_t size)
{
    if (assembly->failed)
        return false;
    if (arena_grow(assembly->arena, list_pointer, (size_t)count, room, size) != BYLAW_OK)
        assembly->failed = true;
    return !assembly->failed;
}

int assemble_register(struct assembly *assembly, enum lane lane)
{
    struct program *program = assembly->program;
    if (!assembly_grow(assembly, &program->registers, program->register_count,
                       &program->register_room, sizeof *program->registers))
        return 0;
    program->registers[program->register_count] = (struct program_register){ .lane = lane };
    return program->register_count++;
}

struct step step_make(enum step_code code, enum lane lane, int a, int b)
{
    return (struct step){ .code = (uint8_t)code,
                          .lane = (uint8_t)lane,
                          .a = a,
                          .b = b,
                          .rules = REGISTER_NONE,
                          .other = REGISTER_NONE };
}

static bool step_equal(const struct step *a, const struct step *b)
{
    return a->code == b->code && a->lane == b->lane && a->mode == b->mode && a->a == b->a &&
           a->b == b->b && a->constant == b->constant && a->divisor == b->divisor &&
           a->what == b->what;
}

static bool field_equal(const struct field *a, const struct field *b)
{
    return a->root == b->root && a->outer == b->outer && a->attribute == b->attribute &&
           a->value == b->value && a->step_count == b->step_count &&
           (a->step_count == 0 ||
            memcmp(a->steps, b->steps, (size_t)a->step_count * sizeof *a->steps) == 0);
}

/* An equal step that the program has, or -1. Looked for backwards and not further than a window:
   repeated facts stand near each other, and planning stays linear in the size of the law. */
static int assembly_find(const struct program *program, const struct step *step)
{
    enum { WINDOW = 512 };
    if (step->count > 0 || step->code == STEP_BY || step->code == STEP_FOLD ||
        step->code == STEP_RULES || step->code == STEP_COMBINE || step->code == STEP_SHARE_BY)
        return -1;
    int last = program->step_count > WINDOW ? program->step_count - WINDOW : 0;
    for (int i = program->step_count - 1; i >= last; i--) {
        const struct step *other = &program->steps[i];
        if (step_equal(other, step))
            return i;
        if (step->code == STEP_FIELD && other->code == STEP_FIELD &&
            field_equal(other->what, step->what))
            return i;
    }
    return -1;
}

int assemble_step(struct assembly *assembly, struct step step, enum lane out_lane)
{
    struct program *program = assembly->program;
    int found = assembly->failed ? -1 : assembly_find(program, &step);
    if (found >= 0)
        return program->steps[found].out;
    step.out = assemble_register(assembly, out_lane);
    if (!assembly_grow(assembly, &program->steps, program->step_count, &program->step_room,
                       sizeof *program->steps))
        return 0;
    program->registers[step.out].is_constant = step.code == STEP_CONSTANT;
    program->steps[program->step_count++] = step;
    return step.out;
}

int assemble_constant(struct assembly *assembly, enum lane lane, wide value)
{
    struct step step = step_make(STEP_CONSTANT, lane, REGISTER_NONE, REGISTER_NONE);
    step.constant = value;
    return assemble_step(assembly, step, lane);
}

int assemble_operands(struct assembly *assembly, const int *registers, int count)
{
    struct program *program = assembly->program;
    int first = program ? program->operand_count : 0;
    for (int i = 0; program && i < count; i++) {
        if (!assembly_grow(assembly, &program->operands, program->operand_count,
                           &program->operand_room, sizeof *program->operands))
            return 0;
        program->operands[program->operand_count++] = registers[i];
    }
    return first;
}

int assemble_code(struct assembly *assembly, int code)
{
    struct program *program = assembly->program;
    if (!assembly_grow(assembly, &program->codes, program->code_count, &program->code_room,
                       sizeof *program->codes))
        return 0;
    program->codes[program->code_count] = code;
    return program->code_count++;
}

int assemble_bound(struct assembly *assembly, wide bound)
{
    struct program *program = assembly->program;
    if (!assembly_grow(assembly, &program->bounds, program->bound_count, &program->bound_room,
                       sizeof *program->bounds))
        return 0;
    program->bounds[program->bound_count] = bound;
    return program->bound_count++;
}

int assemble_part(struct assembly *assembly, struct part part)
{
    struct program *program = assembly->program;
    if (!assembly_grow(assembly, &program->parts, program->part_count, &program->part_room,
                       sizeof *program->parts))
        return 0;
    program->parts[program->part_count] = part;
    return program->part_count++;
}

/* ---- Where nodes are found ------------------------------------------------------------------ */

static size_t trace_home(const struct node *node, size_t room)
{
    return ((uintptr_t)node >> 4) * 0x9E3779B97F4A7C15u >> 7 & (room - 1);
}

static void trace_insert(struct trace *traces, size_t room, const struct node *node, int reg)
{
    size_t i = trace_home(node, room);
    while (traces[i].node && traces[i].node != node)
        i = (i + 1) & (room - 1);
    traces[i] = (struct trace){ node, reg };
}

void assemble_trace(struct assembly *assembly, const struct node *node, int reg)
{
    struct program *program = assembly->program;
    if (assembly->failed)
        return;
    if (2 * (program->trace_count + 1) > program->trace_room) {
        size_t room = program->trace_room ? program->trace_room * 2 : 64;
        struct trace *traces = arena_alloc(assembly->arena, room, sizeof *traces);
        if (!traces) {
            assembly->failed = true;
            return;
        }
        for (size_t i = 0; i < program->trace_room; i++)
            if (program->traces[i].node)
                trace_insert(traces, room, program->traces[i].node, program->traces[i].reg);
        program->traces = traces;
        program->trace_room = room;
    }
    trace_insert(program->traces, program->trace_room, node, reg);
    program->trace_count++;
}

int program_register_of(const struct program *program, const struct node *node)
{
    if (!program->trace_room)
        return REGISTER_NONE;
    size_t i = trace_home(node, program->trace_room);
    while (program->traces[i].node) {
        if (program->traces[i].node == node)
            return program->traces[i].reg;
        i = (i + 1) & (program->trace_room - 1);
    }
    return REGISTER_NONE;
}

/* ---- Sharing of buffers --------------------------------------------------------------------- */

struct liveness {
    int *last_use; /* per register: the last step that reads it */
    int *free_slots[LANE_COUNT];
    int free_count[LANE_COUNT];
};

static void liveness_use(struct liveness *live, int reg, int step)
{
    if (reg != REGISTER_NONE && live->last_use[reg] < step)
        live->last_use[reg] = step;
}

static void liveness_use_part(struct liveness *live, const struct part *part, int step)
{
    liveness_use(live, part->test, step);
    liveness_use(live, part->value, step);
    liveness_use(live, part->rules, step);
}

/* Calls for every register that a step reads. */
static void liveness_step(struct liveness *live, const struct program *program, int index)
{
    const struct step *step = &program->steps[index];
    liveness_use(live, step->a, index);
    liveness_use(live, step->b, index);
    if (step->code == STEP_ALL || step->code == STEP_ANY || step->code == STEP_NONE ||
        step->code == STEP_BY || step->code == STEP_SHARE_BY || step->code == STEP_FORMULA)
        for (int i = 0; i < step->count; i++)
            liveness_use(live, program->operands[step->first + i], index);
    if (step->code == STEP_BY || step->code == STEP_SHARE_BY)
        liveness_use(live, step->other, index);
    if (step->code == STEP_RULES || step->code == STEP_COMBINE) {
        for (int i = 0; i < step->count; i++)
            liveness_use_part(live, &program->parts[step->first + i], index);
        liveness_use_part(live, &step->base, index);
    }
}

static void liveness_take(struct liveness *live, struct program *program, int reg)
{
    struct program_register *info = &program->registers[reg];
    if (!info->is_constant && live->free_count[info->lane] > 0)
        info->slot = live->free_slots[info->lane][--live->free_count[info->lane]];
    else
        info->slot = program->slot_count[info->lane]++;
}

static void liveness_release(struct liveness *live, const struct program *program, int step)
{
    for (int reg = 0; reg < program->register_count; reg++) {
        const struct program_register *info = &program->registers[reg];
        if (live->last_use[reg] == step && !info->is_constant)
            live->free_slots[info->lane][live->free_count[info->lane]++] = info->slot;
    }
}

void assembly_finish(struct assembly *assembly)
{
    struct program *program = assembly->program;
    struct liveness live = { 0 };
    if (assembly->failed)
        return;
    size_t count = (size_t)program->register_count + 1;
    live.last_use = arena_alloc(assembly->arena, count, sizeof(int));
    assembly->failed = !live.last_use;
    for (int lane = 0; lane < LANE_COUNT; lane++) {
        live.free_slots[lane] = arena_alloc(assembly->arena, count, sizeof(int));
        assembly->failed |= !live.free_slots[lane];
    }
    if (assembly->failed)
        return;
    for (int reg = 0; reg < program->register_count; reg++)
        live.last_use[reg] = -1;
    for (int i = 0; i < program->step_count; i++)
        liveness_step(&live, program, i);
    liveness_use(&live, program->result, program->step_count);
    liveness_use(&live, program->result_rules, program->step_count);
    liveness_use(&live, program->result_until, program->step_count);
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        liveness_take(&live, program, step->out);
        if (step->rules != REGISTER_NONE)
            liveness_take(&live, program, step->rules);
        liveness_release(&live, program, i);
    }
}
