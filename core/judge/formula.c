/* SPDX-License-Identifier: Apache-2.0 */
/* Formulas: a host's function is called for each row whose inputs are all known, and what it gives
   is taken only if it is of the kind and within the bounds that were declared. */
#include "core/base/format.h"
#include "core/judge/frame_steps.h"

#include <stdio.h>
#include <string.h>

/* ---- Room ---------------------------------------------------------------------------------- */

static const struct formula_host *program_host(const struct program *program)
{
    for (int i = 0; i < program->step_count; i++)
        if (program->steps[i].code == STEP_FORMULA)
            return ((const struct node *)program->steps[i].what)->formula->host;
    return NULL;
}

/* The formulas of a pool share one room: only one of them runs at a time. */
bool formula_open(struct arena *arena, struct frame *frame, struct frame_pool *pool)
{
    const struct formula_host *host = program_host(frame->program);
    if (!host)
        return true;
    struct formula_room *room = pool ? pool->formulas : NULL;
    if (!room)
        room = arena_alloc(arena, 1, sizeof *room);
    if (!room)
        return false;
    if (host->room_bytes > room->bytes) {
        void *memory = arena_alloc_column(arena, 1, host->room_bytes);
        if (!memory)
            return false;
        *room = (struct formula_room){ .memory = memory, .bytes = host->room_bytes };
    }
    if (pool)
        pool->formulas = room;
    frame->formulas = room;
    return true;
}

/* ---- In ------------------------------------------------------------------------------------ */

static struct formula_value input_value(const struct facts *facts, const struct type *type,
                                        wide cell)
{
    struct formula_value value = { .tag = FORMULA_WHOLE, .number = (int64_t)cell };
    if (type->kind == KIND_YES_NO)
        value.tag = FORMULA_TRUTH;
    if (type->kind == KIND_CHOICE || type->kind == KIND_TEXT) {
        value = (struct formula_value){ .tag = FORMULA_TEXT };
        value.text = type->kind == KIND_CHOICE ? type->choices->names[cell] : facts->texts[cell];
        value.length = strlen(value.text);
    }
    return value;
}

/* What the inputs of a row allow: STATE_KNOWN, or the state that the formula then has. */
static uint8_t inputs_state(const struct frame *frame, const struct step *step, size_t row)
{
    uint8_t worst = STATE_KNOWN;
    for (int i = 0; i < step->count; i++) {
        const struct vector *input = &frame->vectors[frame->program->operands[step->first + i]];
        uint8_t state = input->gaps ? input->state[row] : STATE_KNOWN;
        if (state == STATE_ABSENT || state == STATE_CONFLICT)
            state = STATE_FAULT;
        if (state == STATE_UNKNOWN)
            state = STATE_OPEN; /* the function may yet fail */
        worst = state > worst ? state : worst;
    }
    return worst;
}

/* ---- Out ----------------------------------------------------------------------------------- */

__attribute__((format(printf, 2, 3))) static bool refuse(struct formula_room *room,
                                                         const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(room->message, sizeof room->message, format, arguments);
    va_end(arguments);
    room->message[text_cut(room->message, sizeof room->message - 1)] = '\0';
    return false;
}

/* A number or day as it is printed; a day that no calendar has as its number. */
static const char *cell_text(char *text, const struct type *type, int places, int64_t cell)
{
    char *end = type->kind != KIND_DAY || cell < DAY_FIRST || cell > DAY_LAST
                    ? format_decimal(text, cell, places, places)
                    : format_day(text, (int32_t)cell);
    *end = '\0';
    return text;
}

static bool whole_result(struct formula_room *room, const struct formula *formula, int64_t cell)
{
    const struct type *type = &formula->type;
    int places = formula->gives.places;
    char result[FORMAT_BYTES_MOST + 1], low[FORMAT_BYTES_MOST + 1], high[FORMAT_BYTES_MOST + 1];
    if (cell >= type->min && cell <= type->max)
        return true;
    return refuse(room, "the result %s does not lie between %s and %s",
                  cell_text(result, type, places, cell),
                  cell_text(low, type, places, (int64_t)type->min),
                  cell_text(high, type, places, (int64_t)type->max));
}

static bool text_result(struct formula_room *room, const struct formula *formula,
                        const struct formula_value *result, wide *cell)
{
    const struct choices *choices = formula->type.choices;
    for (int i = 0; i < choices->count; i++) {
        if (strlen(choices->names[i]) == result->length &&
            memcmp(choices->names[i], result->text, result->length) == 0) {
            *cell = i;
            return true;
        }
    }
    bool shown = result->length <= 60 && !memchr(result->text, '\0', result->length) &&
                 text_utf8_fault(result->text, result->length) == result->length;
    for (size_t i = 0; shown && i < result->length; i++)
        shown = (unsigned char)result->text[i] >= ' ' && result->text[i] != 0x7F;
    if (shown)
        return refuse(room, "the result '%.*s' is none of the choices", (int)result->length,
                      result->text);
    return refuse(room, "the result is none of the choices");
}

static bool result_cell(struct formula_room *room, const struct formula *formula,
                        const struct formula_value *result, wide *cell)
{
    enum kind kind = formula->type.kind;
    enum formula_tag wanted = kind == KIND_YES_NO   ? FORMULA_TRUTH
                              : kind == KIND_CHOICE ? FORMULA_TEXT
                                                    : FORMULA_WHOLE;
    static const char *const tags[] = { "nothing", "true or false", "a whole number", "a text" };
    if (result->tag == FORMULA_NOTHING) {
        char found[FORMULA_MESSAGE_BYTES];
        memcpy(found, room->message, sizeof found);
        return refuse(room, "the result is %.60s; %s is wanted", found, tags[wanted]);
    }
    if (result->tag != wanted)
        return refuse(room, "the result is %s; %s is wanted", tags[result->tag], tags[wanted]);
    *cell = result->number;
    if (wanted == FORMULA_WHOLE)
        return whole_result(room, formula, result->number);
    return wanted == FORMULA_TRUTH || text_result(room, formula, result, cell);
}

static bool formula_call(const struct frame *frame, const struct step *step, size_t row, wide *cell)
{
    const struct node *node = step->what;
    const struct formula *formula = node->formula;
    struct formula_value inputs[FORMULA_MOST_INPUTS];
    struct formula_value result = { .tag = FORMULA_NOTHING };
    for (int i = 0; i < step->count; i++) {
        int reg = frame->program->operands[step->first + i];
        wide input = cell_get(frame->program->registers[reg].lane, frame->vectors[reg].lo, row);
        inputs[i] = input_value(frame->world->facts, &node->args[i]->type, input);
    }
    frame->formulas->message[0] = '\0';
    frame->formulas->line = 0;
    return formula->host->call(frame->formulas, formula, inputs, &result) &&
           result_cell(frame->formulas, formula, &result, cell);
}

void formula_run(struct frame *frame, const struct step *step, size_t count)
{
    struct vector *out = &frame->vectors[step->out];
    enum lane lane = (enum lane)step->lane;
    uint8_t seen = STATE_KNOWN;
    vector_own(frame, step->out, true);
    for (size_t row = 0; row < count; row++) {
        wide cell = 0;
        bool missing = branch_is_missing(frame, row);
        uint8_t state = missing ? STATE_KNOWN : inputs_state(frame, step, row);
        if (!missing && state == STATE_KNOWN && !formula_call(frame, step, row, &cell)) {
            state = STATE_FAULT;
            cell = 0;
        }
        cell_set(lane, out->lo, row, cell);
        if (out->hi != out->lo)
            cell_set(lane, out->hi, row, cell);
        out->state[row] = state;
        seen |= state;
    }
    if (!seen) {
        out->gaps = false;
        out->hi = out->lo;
    }
}

/* The message of the only row, called again. */
const char *formula_message(const struct frame *frame, const struct node *node, int *line)
{
    wide cell;
    *line = node->formula->at.line;
    for (int i = 0; i < frame->program->step_count; i++) {
        const struct step *step = &frame->program->steps[i];
        if (step->code == STEP_FORMULA && step->what == node &&
            inputs_state(frame, step, 0) == STATE_KNOWN && !formula_call(frame, step, 0, &cell)) {
            *line = frame->formulas->line ? frame->formulas->line : *line;
            return frame->formulas->message;
        }
    }
    return "";
}
