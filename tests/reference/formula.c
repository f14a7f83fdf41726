/* SPDX-License-Identifier: Apache-2.0 */
/* Formulas (docs/semantics.md, section 4), and a host for them that needs no Lua. */
#include "tests/reference/evaluator.h"

#include <stdlib.h>
#include <string.h>

/* ---- The host ------------------------------------------------------------------------------ */

static uint64_t mix(const struct formula *formula, const struct formula_value *inputs)
{
    uint64_t mixed = formula->code_bytes;
    for (int i = 0; i < formula->input_count; i++) {
        uint64_t input = (uint64_t)inputs[i].number + (uint64_t)inputs[i].tag;
        for (size_t k = 0; inputs[i].tag == FORMULA_TEXT && k < inputs[i].length; k++)
            input = input * 7 + (unsigned char)inputs[i].text[k];
        mixed = (mixed * 31 + input) * UINT64_C(0x9E3779B97F4A7C15);
        mixed ^= mixed >> 29;
    }
    return mixed >> 8;
}

/* One of five results is refused: the wrong sort, or up to 3 above the bounds. */
static bool mixer_call(struct formula_room *room, const struct formula *formula,
                       const struct formula_value *inputs, struct formula_value *result)
{
    uint64_t mixed = mix(formula, inputs);
    const struct attribute *gives = &formula->gives;
    strcpy(room->message, "as drawn");
    if (mixed % 13 == 0)
        return false;
    *result = (struct formula_value){ .tag = FORMULA_WHOLE };
    int64_t scale = (int64_t)number_power10(gives->places);
    switch (gives->kind) {
    case KIND_YES_NO:
        *result = (struct formula_value){ .tag = FORMULA_TRUTH, .number = mixed % 2 };
        break;
    case KIND_CHOICE:
        result->tag = FORMULA_TEXT;
        result->text = mixed % 11 == 0
                           ? "none of these"
                           : gives->choices.names[mixed % (uint64_t)gives->choices.count];
        result->length = strlen(result->text);
        break;
    case KIND_DAY:
        result->number = gives->first_day + (int64_t)(mixed % 40000);
        break;
    default: {
        int64_t low = (int64_t)gives->at_least.top * scale;
        int64_t high = (int64_t)gives->at_most.top * scale;
        result->number = low + (int64_t)(mixed % (uint64_t)(high - low + 4));
    }
    }
    if (mixed % 17 == 0)
        result->tag = FORMULA_NOTHING;
    return true;
}

const struct formula_host formula_mixer = { 64, mixer_call };

/* ---- The value ----------------------------------------------------------------------------- */

static struct formula_value input_of(struct evaluator *evaluator, const struct node *node,
                                     int index, const struct result *result)
{
    struct formula_value value = { .tag = FORMULA_WHOLE };
    if (result->form == FORM_TEXT) {
        value.tag = FORMULA_TEXT;
        value.text = result->text;
        value.length = strlen(result->text);
    } else if (result->form == FORM_CODE) {
        value.tag = FORMULA_TRUTH;
        value.number = result->code;
    } else {
        mpq_t scaled, ten;
        mpq_inits(scaled, ten, NULL);
        rational_from_wide(ten, number_power10(node->formula->input_places[index]), 1);
        mpq_mul(scaled, result->lo, ten);
        if (mpz_cmp_ui(mpq_denref(scaled), 1) != 0 || !mpz_fits_slong_p(mpq_numref(scaled)))
            evaluator->trouble = "an input of a formula that is no whole number of its unit";
        else
            value.number = mpz_get_si(mpq_numref(scaled));
        mpq_clears(scaled, ten, NULL);
    }
    return value;
}

static struct result *day_result(struct evaluator *evaluator, const struct attribute *gives,
                                 int64_t day)
{
    if (day < gives->first_day || day > gives->last_day)
        return result_make(&evaluator->results, STATE_FAULT, FORM_INTERVAL);
    return result_whole(&evaluator->results, (long)day);
}

static struct result *number_result(struct evaluator *evaluator, const struct attribute *gives,
                                    int64_t whole)
{
    struct result *result = result_make(&evaluator->results, STATE_KNOWN, FORM_INTERVAL);
    mpq_t low, high;
    mpq_inits(low, high, NULL);
    rational_from_number(low, gives->at_least);
    rational_from_number(high, gives->at_most);
    rational_from_wide(result->lo, whole, number_power10(gives->places));
    mpq_set(result->hi, result->lo);
    if (mpq_cmp(result->lo, low) < 0 || mpq_cmp(result->lo, high) > 0)
        result->state = STATE_FAULT;
    mpq_clears(low, high, NULL);
    return result;
}

/* What the function gave, if it is of the kind that was declared. */
static struct result *taken(struct evaluator *evaluator, const struct attribute *gives,
                            const struct formula_value *value)
{
    if (gives->kind == KIND_YES_NO && value->tag == FORMULA_TRUTH)
        return result_code(&evaluator->results, value->number);
    if (gives->kind == KIND_NUMBER && value->tag == FORMULA_WHOLE)
        return number_result(evaluator, gives, value->number);
    if (gives->kind == KIND_DAY && value->tag == FORMULA_WHOLE)
        return day_result(evaluator, gives, value->number);
    for (int i = 0;
         gives->kind == KIND_CHOICE && value->tag == FORMULA_TEXT && i < gives->choices.count; i++)
        if (strcmp(gives->choices.names[i], value->text) == 0)
            return result_text(&evaluator->results, gives->choices.names[i]);
    return result_make(&evaluator->results, STATE_FAULT,
                       gives->kind == KIND_YES_NO   ? FORM_CODE
                       : gives->kind == KIND_CHOICE ? FORM_TEXT
                                                    : FORM_INTERVAL);
}

struct result *formula_result(struct evaluator *evaluator, const struct scene *scene,
                              const struct node *node)
{
    const struct formula *formula = node->formula;
    const struct attribute *gives = &formula->gives;
    struct formula_value inputs[FORMULA_MOST_INPUTS], value = { .tag = FORMULA_NOTHING };
    struct formula_room room = { 0 };
    enum state state = STATE_KNOWN;
    enum form form = gives->kind == KIND_YES_NO   ? FORM_CODE
                     : gives->kind == KIND_CHOICE ? FORM_TEXT
                                                  : FORM_INTERVAL;
    bool not_known = false;
    for (int i = 0; i < node->arg_count; i++) {
        const struct result *result = node_result(evaluator, scene, node->args[i]);
        if (result->state == STATE_GAP)
            state = state_worst(state, STATE_GAP);
        else if (result->state == STATE_UNKNOWN || result->state == STATE_OPEN)
            not_known = true;
        else if (result->state != STATE_KNOWN)
            state = STATE_FAULT;
        else
            inputs[i] = input_of(evaluator, node, i, result);
    }
    if (state != STATE_KNOWN || not_known)
        return result_make(&evaluator->results, state != STATE_KNOWN ? state : STATE_OPEN, form);
    if (!formula->host->call(&room, formula, inputs, &value))
        return result_make(&evaluator->results, STATE_FAULT, form);
    return taken(evaluator, gives, &value);
}
