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
    program->registers[program->register_count] = (struct program_register){
        .lane = lane, .branch = assembly->branches[assembly->depth], .depth = assembly->depth
    };
    return program->register_count++;
}

struct step step_make(enum step_code code, enum lane lane, int a, int b)
{
    return (struct step){ .code = (uint8_t)code,
                          .lane = (uint8_t)lane,
                          .a = a,
                          .b = b,
                          .rules = REGISTER_NONE,
                          .other = REGISTER_NONE,
                          .base = { REGISTER_NONE, REGISTER_NONE, REGISTER_NONE, RULE_NONE } };
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

/* Whether a register's rows are those of the branch that steps are added to, or those around it. */
static bool is_at_hand(const struct assembly *assembly, int reg)
{
    const struct program_register *info = &assembly->program->registers[reg];
    return info->is_constant ||
           (info->depth <= assembly->depth && assembly->branches[info->depth] == info->branch);
}

/* An equal step that the program has, or -1. Looked for backwards and not further than a window:
   repeated facts stand near each other, and planning stays linear in the size of the law. */
static int assembly_find(const struct assembly *assembly, const struct step *step)
{
    enum { WINDOW = 512 };
    const struct program *program = assembly->program;
    if (step->count > 0 || step->code == STEP_LEAVE || step->code == STEP_BY ||
        step->code == STEP_FOLD || step->code == STEP_RULES || step->code == STEP_COMBINE ||
        step->code == STEP_SHARE_BY)
        return -1;
    int last = program->step_count > WINDOW ? program->step_count - WINDOW : 0;
    for (int i = program->step_count - 1; i >= last; i--) {
        const struct step *other = &program->steps[i];
        bool equal =
            step_equal(other, step) || (step->code == STEP_FIELD && other->code == STEP_FIELD &&
                                        field_equal(other->what, step->what));
        if (equal && is_at_hand(assembly, other->out) &&
            (step->code != STEP_CARRY || program->registers[other->out].depth == assembly->depth))
            return i;
    }
    return -1;
}

static int step_append(struct assembly *assembly, struct step step, enum lane out_lane)
{
    struct program *program = assembly->program;
    step.out = assemble_register(assembly, out_lane);
    if (!assembly_grow(assembly, &program->steps, program->step_count, &program->step_room,
                       sizeof *program->steps))
        return 0;
    program->registers[step.out].is_constant = step.code == STEP_CONSTANT;
    program->steps[program->step_count++] = step;
    return step.out;
}

/* A register for the rows of the branch that steps are added to. */
static int carried(struct assembly *assembly, int reg)
{
    if (assembly->failed || reg == REGISTER_NONE)
        return reg;
    const struct program_register *info = &assembly->program->registers[reg];
    enum lane lane = info->lane;
    if (info->is_constant || info->depth == assembly->depth)
        return reg;
    struct step step = step_make(STEP_CARRY, lane, reg, REGISTER_NONE);
    int found = assembly_find(assembly, &step);
    return found >= 0 ? assembly->program->steps[found].out : step_append(assembly, step, lane);
}

static struct part part_carried(struct assembly *assembly, struct part part)
{
    part.test = carried(assembly, part.test);
    part.value = carried(assembly, part.value);
    part.rules = carried(assembly, part.rules);
    return part;
}

int assemble_step(struct assembly *assembly, struct step step, enum lane out_lane)
{
    struct program *program = assembly->program;
    step.a = carried(assembly, step.a);
    step.b = carried(assembly, step.b);
    step.other = carried(assembly, step.other);
    step.base = part_carried(assembly, step.base);
    int found = assembly->failed ? -1 : assembly_find(assembly, &step);
    if (found >= 0)
        return program->steps[found].out;
    return step_append(assembly, step, out_lane);
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
        program->operands[program->operand_count++] = carried(assembly, registers[i]);
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
    part = part_carried(assembly, part);
    if (!assembly_grow(assembly, &program->parts, program->part_count, &program->part_room,
                       sizeof *program->parts))
        return 0;
    program->parts[program->part_count] = part;
    return program->part_count++;
}

/* ---- Branches ------------------------------------------------------------------------------- */

bool assembly_enter(struct assembly *assembly, const struct keys *keys, int first, int count,
                    int mode)
{
    if (assembly->failed || assembly->depth == BRANCH_MOST_DEPTH)
        return false;
    struct program *program = assembly->program;
    struct step step =
        step_make(STEP_BRANCH, LANE_8, carried(assembly, keys->selector), REGISTER_NONE);
    step.mode = (uint8_t)mode;
    step.selector_yes_no = keys->yes_no;
    step.constant = keys->first_code + first;
    step.count = count;
    int index = program->step_count;
    step_append(assembly, step, LANE_8);
    if (assembly->failed)
        return false;
    assembly->depth++;
    assembly->branches[assembly->depth] = ++program->branch_count;
    assembly->branch_steps[assembly->depth] = index;
    if (program->branch_depth < assembly->depth)
        program->branch_depth = assembly->depth;
    return true;
}

void assembly_leave(struct assembly *assembly, int *a, int *b)
{
    struct program *program = assembly->program;
    int *const registers[2] = { a, b };
    if (assembly->failed)
        return;
    for (int i = 0; i < 2; i++)
        *registers[i] = carried(assembly, *registers[i]);
    if (assembly->failed)
        return;
    program->steps[assembly->branch_steps[assembly->depth--]].first = program->step_count;
    for (int i = 0; i < 2; i++) {
        if (*registers[i] == REGISTER_NONE || assembly->failed)
            continue;
        enum lane lane = program->registers[*registers[i]].lane;
        *registers[i] =
            step_append(assembly, step_make(STEP_LEAVE, lane, *registers[i], REGISTER_NONE), lane);
    }
    if (!assembly->failed)
        program->steps[program->step_count - 1].mode = 1;
}

int assembly_find_node(const struct assembly *assembly, const struct node *node)
{
    int reg = program_register_of(assembly->program, node);
    return reg != REGISTER_NONE && is_at_hand(assembly, reg) ? reg : REGISTER_NONE;
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
    int *last_use;    /* per register: the last step that reads it, or the one that fills it */
    int *ending;      /* per step: the first of the registers whose last use it is */
    int *next_ending; /* per register: the next of them */
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

static bool reads_operands(const struct step *step)
{
    return step->code == STEP_ALL || step->code == STEP_ANY || step->code == STEP_NONE ||
           step->code == STEP_BY || step->code == STEP_SHARE_BY || step->code == STEP_FORMULA;
}

static bool reads_parts(const struct step *step)
{
    return step->code == STEP_RULES || step->code == STEP_COMBINE;
}

/* Calls for every register that a step fills or reads. */
static void liveness_step(struct liveness *live, const struct program *program, int index)
{
    const struct step *step = &program->steps[index];
    liveness_use(live, step->out, index);
    liveness_use(live, step->rules, index);
    liveness_use(live, step->a, index);
    liveness_use(live, step->b, index);
    if (reads_operands(step))
        for (int i = 0; i < step->count; i++)
            liveness_use(live, program->operands[step->first + i], index);
    if (step->code == STEP_BY || step->code == STEP_SHARE_BY)
        liveness_use(live, step->other, index);
    if (reads_parts(step)) {
        for (int i = 0; i < step->count; i++)
            liveness_use_part(live, &program->parts[step->first + i], index);
        liveness_use_part(live, &step->base, index);
    }
}

/* Where a branch is gone through for all rows, what is carried is the register itself. */
static void liveness_aliases(struct liveness *live, const struct program *program)
{
    for (int i = program->step_count - 1; i >= 0; i--) {
        const struct step *step = &program->steps[i];
        if (step->code == STEP_CARRY || step->code == STEP_LEAVE)
            liveness_use(live, step->a, live->last_use[step->out]);
    }
}

static void liveness_take(struct liveness *live, struct program *program, int reg)
{
    struct program_register *info = &program->registers[reg];
    if (info->is_constant)
        return; /* has a buffer of its own */
    if (live->free_count[info->lane] > 0)
        info->slot = live->free_slots[info->lane][--live->free_count[info->lane]];
    else
        info->slot = program->slot_count[info->lane]++;
}

/* The registers that each step is the last to read, as lists. */
static void liveness_endings(struct liveness *live, const struct program *program)
{
    for (int i = 0; i < program->step_count; i++)
        live->ending[i] = REGISTER_NONE;
    for (int reg = 0; reg < program->register_count; reg++) {
        int last = live->last_use[reg];
        if (last < 0 || last >= program->step_count || program->registers[reg].is_constant)
            continue;
        live->next_ending[reg] = live->ending[last];
        live->ending[last] = reg;
    }
}

static void liveness_release(struct liveness *live, const struct program *program, int step)
{
    for (int reg = live->ending[step]; reg != REGISTER_NONE; reg = live->next_ending[reg]) {
        const struct program_register *info = &program->registers[reg];
        live->free_slots[info->lane][live->free_count[info->lane]++] = info->slot;
    }
}

static bool is_one(const struct program *program, int reg)
{
    return reg != REGISTER_NONE && program->registers[reg].is_constant;
}

/* Whether a step reads an operand that is the same on all rows as one value; of two only one. */
static bool reads_one(const struct program *program, const struct step *step)
{
    if (step->code == STEP_LEAVE)
        return !program->registers[step->out].is_column;
    bool pair = (step->code >= STEP_ADD && step->code <= STEP_MULTIPLY) ||
                (step->code >= STEP_AT_LEAST && step->code <= STEP_EQUAL) ||
                step->code == STEP_LARGEST || step->code == STEP_SMALLEST;
    return pair && !(is_one(program, step->a) && is_one(program, step->b));
}

static void column_use(struct program *program, int reg)
{
    if (reg != REGISTER_NONE)
        program->registers[reg].is_column = true;
}

static void column_use_part(struct program *program, const struct part *part, bool value)
{
    column_use(program, part->test);
    column_use(program, part->rules);
    if (value)
        column_use(program, part->value);
}

/* A law of a thousand clauses has as many constants: columns of them would stay in no cache. */
static void columns_needed(struct program *program)
{
    column_use(program, program->result);
    column_use(program, program->result_rules);
    column_use(program, program->result_until);
    for (int index = program->step_count - 1; index >= 0; index--) { /* readers come first */
        const struct step *step = &program->steps[index];
        bool is_by = step->code == STEP_BY, is_rules = step->code == STEP_RULES;
        if (!reads_one(program, step)) {
            column_use(program, step->a);
            column_use(program, step->b);
        }
        if (reads_operands(step) && !is_by)
            for (int i = 0; i < step->count; i++)
                column_use(program, program->operands[step->first + i]);
        if (!is_by)
            column_use(program, step->other);
        if (reads_parts(step)) {
            for (int i = 0; i < step->count; i++)
                column_use_part(program, &program->parts[step->first + i], !is_rules);
            column_use_part(program, &step->base, !is_rules);
        }
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
    live.next_ending = arena_alloc(assembly->arena, count, sizeof(int));
    live.ending = arena_alloc(assembly->arena, (size_t)program->step_count + 1, sizeof(int));
    assembly->failed = !live.last_use || !live.next_ending || !live.ending;
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
    columns_needed(program);
    liveness_aliases(&live, program);
    liveness_endings(&live, program);
    for (int i = 0; i < program->step_count; i++) {
        const struct step *step = &program->steps[i];
        liveness_take(&live, program, step->out);
        if (step->rules != REGISTER_NONE)
            liveness_take(&live, program, step->rules);
        liveness_release(&live, program, i);
    }
}
