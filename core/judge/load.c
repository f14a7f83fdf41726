/* SPDX-License-Identifier: Apache-2.0 */
/* Reading facts, results of earlier values and parameters into registers. A column whose lane is
   the register's and whose rows lie in one piece is not copied but pointed to. */
#include "core/judge/frame_steps.h"
#include "core/judge/kernels.h"

#include <string.h>

static const int32_t *cells32(const struct column *column)
{
    return column->cells;
}

/* An attribute's own state where its cell is unknown. */
static uint8_t unknown_state(const struct attribute *attribute)
{
    return attribute->optional ? STATE_OPEN : STATE_UNKNOWN;
}

/* One reference of one row. */
static enum state reference_follow(const struct facts *facts, const struct attribute *reference,
                                   size_t row, int32_t *next)
{
    const struct column *column = &facts->tables[reference->owner->index].columns[reference->index];
    if (!column->cells)
        return (enum state)unknown_state(reference);
    uint8_t state = column->states ? column->states[row] : STATE_KNOWN;
    if (state == STATE_UNKNOWN)
        return (enum state)unknown_state(reference);
    *next = cells32(column)[row];
    return (enum state)state;
}

enum state path_follow(const struct facts *facts, const struct field *field, size_t row,
                       size_t *end, int *broken)
{
    int32_t at = (int32_t)row;
    for (int i = 0; i < field->step_count; i++) {
        enum state state = reference_follow(facts, field->steps[i], (size_t)at, &at);
        if (state != STATE_KNOWN) {
            *broken = i;
            return state;
        }
    }
    *end = (size_t)at;
    *broken = -1;
    return STATE_KNOWN;
}

bool load_path(struct frame *frame, const struct field *field, const struct chunk *chunk)
{
    if (field->step_count == 0 && field->outer == 0)
        return false;
    const struct facts *facts = frame->world->facts;
    if (field->outer == 0)
        memcpy(frame->path_rows, chunk->rows, chunk->count * sizeof *chunk->rows);
    for (size_t k = 0; k < chunk->count && field->outer > 0; k++)
        frame->path_rows[k] = chunk_row(chunk, field->outer, k);
    memset(frame->path_states, STATE_KNOWN, chunk->count);
    for (int i = 0; i < field->step_count; i++) {
        const struct attribute *reference = field->steps[i];
        const struct column *column =
            &facts->tables[reference->owner->index].columns[reference->index];
        uint8_t missing = unknown_state(reference);
        if (column->cells && !column->states) {
            const int32_t *cells = cells32(column);
            for (size_t k = 0; k < chunk->count; k++)
                if (frame->path_states[k] == STATE_KNOWN)
                    frame->path_rows[k] = cells[frame->path_rows[k]];
            continue;
        }
        for (size_t k = 0; k < chunk->count; k++) {
            if (frame->path_states[k] != STATE_KNOWN)
                continue;
            size_t row = (size_t)frame->path_rows[k];
            uint8_t state = column->cells ? column->states[row] : STATE_UNKNOWN;
            frame->path_states[k] = state == STATE_UNKNOWN ? missing : state;
            if (state == STATE_KNOWN)
                frame->path_rows[k] = cells32(column)[row];
        }
    }
    return true;
}

/* ---- Attributes ----------------------------------------------------------------------------- */

/* What a field reads from: cells of a width, states (may be NULL), and what stands for a row that
   is not known. */
struct origin {
    const void *lo;
    const void *hi; /* results: upper ends; attributes: NULL */
    const uint8_t *states;
    enum lane lane;
    size_t rows; /* how many there are */
    const struct type *type;
    uint8_t unknown;      /* state of an unknown cell */
    uint8_t path_unknown; /* state where a reference on the way is unknown */
    bool is_result;
};

static bool field_is_optional(const struct field *field)
{
    for (int i = 0; i < field->step_count; i++)
        if (field->steps[i]->optional)
            return true;
    return field->value != NULL || (field->attribute && field->attribute->optional);
}

static struct origin field_origin(const struct frame *frame, const struct field *field)
{
    struct origin origin = { .path_unknown =
                                 field_is_optional(field) ? STATE_OPEN : STATE_UNKNOWN };
    if (field->value) {
        const struct result *result = frame->world->results[field->value->index];
        origin.lo = result->lo;
        origin.hi = result->hi;
        origin.states = result->gaps ? result->state : NULL;
        origin.lane = result->lane;
        origin.type = &field->value->type;
        origin.is_result = true;
        if (field->value->entity)
            origin.rows = frame->world->facts->tables[field->value->entity->index].rows;
        return origin;
    }
    const struct attribute *attribute = field->attribute;
    const struct column *column =
        &frame->world->facts->tables[attribute->owner->index].columns[attribute->index];
    origin.lo = column->cells;
    origin.rows = frame->world->facts->tables[attribute->owner->index].rows;
    origin.states = column->states;
    origin.type = &attribute->type;
    origin.unknown = unknown_state(attribute);
    origin.lane = column->width == 8 ? LANE_64 : column->width == 4 ? LANE_32 : LANE_8;
    return origin;
}

/* The value of one row, where its path is known. */
static void origin_read(const struct origin *origin, size_t row, struct vector *out, size_t at,
                        enum lane lane)
{
    uint8_t state = origin->states ? origin->states[row] : STATE_KNOWN;
    if (!origin->lo)
        state = STATE_UNKNOWN;
    wide lo = 0, hi = 0;
    if (origin->is_result && origin->lo) {
        lo = state <= STATE_UNKNOWN ? cell_get(origin->lane, origin->lo, row) : 0;
        hi = state == STATE_UNKNOWN ? cell_get(origin->lane, origin->hi, row) : lo;
        state = (uint8_t)state_read((enum state)state);
    } else if (state == STATE_KNOWN) {
        lo = hi = cell_get(origin->lane, origin->lo, row);
    } else if (state == STATE_UNKNOWN) {
        state = origin->unknown;
        lo = origin->type->min;
        hi = origin->type->max;
    }
    if (state > STATE_UNKNOWN)
        lo = hi = 0;
    bool interval = out->hi != out->lo;
    cell_set(lane, out->lo, at, interval || state == STATE_KNOWN ? lo : 0);
    if (interval)
        cell_set(lane, out->hi, at, hi);
    if (out->gaps)
        out->state[at] = state;
}

enum state state_read(enum state state)
{
    return state == STATE_CONFLICT || state == STATE_ABSENT ? STATE_FAULT : state;
}

static const char *cells_at(const void *cells, enum lane lane, const struct chunk *chunk)
{
    return (const char *)cells + (size_t)chunk->rows[0] * lane_bytes(lane);
}

/* The cells of the chunk's rows, copied. */
static void cells_fetch(const struct frame *frame, enum lane lane, const void *cells,
                        const struct chunk *chunk, void *to)
{
    if (chunk->contiguous)
        memcpy(to, cells_at(cells, lane, chunk), chunk->count * lane_bytes(lane));
    else
        frame->world->kernels->gather(lane, cells, chunk->rows, to, chunk->count);
}

/* The states of the chunk's rows, pointed to or copied to out; which there are, as an or of them.
   through: the rows are ends of references. */
static uint8_t states_fetch(struct frame *frame, const uint8_t *states, const struct chunk *chunk,
                            bool through, struct vector *out)
{
    const struct kernels *kernels = frame->world->kernels;
    if (!states)
        return STATE_KNOWN;
    if (frame->missing && !through) {
        branch_missing_rows(frame, states, out->state);
        return STATE_KNOWN;
    }
    if (!chunk->contiguous)
        kernels->gather(LANE_8, states, chunk->rows, out->state, chunk->count);
    else
        out->state = (uint8_t *)(uintptr_t)(states + chunk->rows[0]);
    if (!frame->missing)
        return kernels->seen(out->state, chunk->count);
    branch_missing(frame, out->state, chunk->count);
    return STATE_KNOWN;
}

/* From the states and cells of the rows as they are stored to what a register holds. */
static void load_gaps(const struct frame *frame, enum lane lane, const struct origin *origin,
                      struct vector *out, size_t count)
{
    const struct kernels *kernels = frame->world->kernels;
    if (origin->is_result) {
        kernels->reread(lane, out, count);
        kernels->restate(out->state, STATE_CONFLICT, STATE_FAULT, count);
        kernels->restate(out->state, STATE_ABSENT, STATE_FAULT, count);
        return;
    }
    if (origin->unknown != STATE_UNKNOWN)
        kernels->restate(out->state, STATE_UNKNOWN, origin->unknown, count);
    kernels->blank(lane, out, origin->type->min, origin->type->max, count);
}

/* Rows in one piece, each known or unknown: states and lower ends are pointed to where they are.
   false: this does not hold of the bounds. */
static bool load_in_place(const struct frame *frame, enum lane lane, const struct origin *origin,
                          const struct chunk *chunk, struct vector *out)
{
    bool interval = out->hi != out->lo;
    if (!origin->is_result &&
        (origin->unknown != STATE_UNKNOWN || (interval && origin->type->min != 0)))
        return false;
    /* Registers are never written through lo once they are filled. */
    out->lo = (void *)(uintptr_t)cells_at(origin->lo, lane, chunk);
    if (!interval)
        out->hi = out->lo;
    else if (origin->is_result)
        frame->world->kernels->upper_of(lane, out, cells_at(origin->hi, lane, chunk), chunk->count);
    else
        frame->world->kernels->upper(lane, out, origin->type->max, chunk->count);
    return true;
}

/* The cells of the chunk's rows. through: they are ends of references. */
static void load_rows(struct frame *frame, const struct step *step, const struct origin *origin,
                      const struct chunk *chunk, bool through)
{
    struct vector *out = &frame->vectors[step->out];
    vector_own(frame, step->out, true);
    if (!origin->lo) {
        memset(out->state, STATE_UNKNOWN, chunk->count);
        memset(out->lo, 0, chunk->count * lane_bytes(step->lane));
        load_gaps(frame, step->lane, origin, out, chunk->count);
        return;
    }
    uint8_t seen = states_fetch(frame, origin->states, chunk, through, out);
    if (seen == STATE_KNOWN)
        vector_own(frame, step->out, false);
    if (origin->lane != step->lane) {
        out->state = frame->buffers[step->out].state;
        for (size_t i = 0; i < chunk->count; i++)
            origin_read(origin, (size_t)chunk->rows[i], out, i, step->lane);
        return;
    }
    if (seen == STATE_KNOWN && chunk->contiguous) {
        out->lo = (void *)(uintptr_t)cells_at(origin->lo, origin->lane, chunk);
        out->hi = out->lo;
        return;
    }
    if (seen == STATE_UNKNOWN && chunk->contiguous &&
        load_in_place(frame, step->lane, origin, chunk, out))
        return;
    cells_fetch(frame, step->lane, origin->lo, chunk, out->lo);
    if (seen == STATE_KNOWN)
        return;
    if (origin->is_result && out->hi != out->lo)
        cells_fetch(frame, step->lane, origin->hi, chunk, out->hi);
    if (chunk->contiguous) { /* they are changed */
        memcpy(frame->buffers[step->out].state, out->state, chunk->count);
        out->state = frame->buffers[step->out].state;
    }
    load_gaps(frame, step->lane, origin, out, chunk->count);
}

static void load_through_path(struct frame *frame, const struct step *step,
                              const struct origin *origin, const struct chunk *chunk)
{
    struct vector *out = &frame->vectors[step->out];
    uint8_t seen = frame->world->kernels->seen(frame->path_states, chunk->count);
    if (frame->missing && seen != STATE_KNOWN && origin->rows > 0) {
        branch_missing(frame, frame->path_states, chunk->count);
        for (size_t i = 0; i < chunk->count; i++)
            frame->path_rows[i] = frame->path_states[i] ? 0 : frame->path_rows[i];
        seen = STATE_KNOWN;
    }
    if (seen == STATE_KNOWN && origin->lo) {
        struct chunk ends = { .rows = frame->path_rows, .count = chunk->count };
        load_rows(frame, step, origin, &ends, true);
        return;
    }
    vector_own(frame, step->out, true);
    for (size_t i = 0; i < chunk->count; i++) {
        uint8_t state = frame->path_states[i];
        if (state == STATE_KNOWN) {
            origin_read(origin, (size_t)frame->path_rows[i], out, i, step->lane);
            continue;
        }
        if (state == STATE_UNKNOWN)
            state = origin->path_unknown;
        bool bounds = state == STATE_UNKNOWN && out->hi != out->lo;
        cell_set(step->lane, out->lo, i, bounds ? origin->type->min : 0);
        if (out->hi != out->lo)
            cell_set(step->lane, out->hi, i, bounds ? origin->type->max : 0);
        out->state[i] = state;
    }
}

void load_field(struct frame *frame, const struct step *step, const struct chunk *chunk)
{
    const struct field *field = step->what;
    bool through = load_path(frame, field, chunk);
    if (!field->attribute && !field->value) {
        /* The row itself. */
        const int32_t *rows = through ? frame->path_rows : chunk->rows;
        vector_own(frame, step->out, false);
        memcpy(frame->vectors[step->out].lo, rows, chunk->count * sizeof *rows);
        return;
    }
    struct origin origin = field_origin(frame, field);
    if (through)
        load_through_path(frame, step, &origin, chunk);
    else
        load_rows(frame, step, &origin, chunk, false);
}

/* ---- Parameters and the day of the law ------------------------------------------------------ */

void load_parameter(struct frame *frame, const struct step *step, const struct chunk *chunk)
{
    const struct parameter *parameter = step->what;
    const struct slot *slot = &frame->world->slots[parameter->index];
    enum lane lane = frame->program->registers[step->out].lane;
    struct vector *out = &frame->vectors[step->out];
    uint8_t seen = 0;
    for (size_t i = 0; i < chunk->count && chunk->contexts; i++)
        seen |= slot->states[chunk->contexts[i]];
    if (!chunk->contexts)
        seen = slot->states[chunk->context];
    vector_own(frame, step->out, seen != 0);
    for (size_t i = 0; i < chunk->count; i++) {
        int32_t context = chunk->contexts ? chunk->contexts[i] : chunk->context;
        cell_set(lane, out->lo, i, slot->cells[context]);
        if (out->hi != out->lo)
            cell_set(lane, out->hi, i, slot->cells[context]);
        if (out->gaps)
            out->state[i] = slot->states[context];
    }
}

void load_law_day(struct frame *frame, const struct step *step, const struct chunk *chunk)
{
    vector_own(frame, step->out, false);
    int32_t *days = frame->vectors[step->out].lo;
    for (size_t i = 0; i < chunk->count; i++)
        days[i] = chunk->days ? chunk->days[i] : chunk->day;
}
