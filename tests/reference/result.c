/* SPDX-License-Identifier: Apache-2.0 */
/* States, candidates, rounding. */
#include "tests/reference/result.h"

#include <stdlib.h>
#include <string.h>

struct result *result_make(struct results *results, enum state state, enum form form)
{
    struct result *result = calloc(1, sizeof *result);
    if (!result)
        abort();
    result->state = state;
    result->form = form;
    mpq_init(result->lo);
    mpq_init(result->hi);
    result->next = results->first;
    results->first = result;
    return result;
}

void results_free(struct results *results)
{
    while (results->first) {
        struct result *result = results->first;
        results->first = result->next;
        mpq_clear(result->lo);
        mpq_clear(result->hi);
        free(result);
    }
}

struct result *result_text(struct results *results, const char *text)
{
    struct result *result = result_make(results, STATE_KNOWN, FORM_TEXT);
    result->text = text;
    return result;
}

struct result *result_code(struct results *results, int64_t code)
{
    struct result *result = result_make(results, STATE_KNOWN, FORM_CODE);
    result->code = code;
    return result;
}

struct result *result_whole(struct results *results, long value)
{
    struct result *result = result_make(results, STATE_KNOWN, FORM_INTERVAL);
    mpq_set_si(result->lo, value, 1);
    mpq_set_si(result->hi, value, 1);
    return result;
}

struct result *result_copy(struct results *results, const struct result *from)
{
    struct result *result = result_make(results, from->state, from->form);
    mpq_set(result->lo, from->lo);
    mpq_set(result->hi, from->hi);
    result->text = from->text;
    result->code = from->code;
    return result;
}

static void whole_from_wide(mpz_t out, wide value)
{
    uwide size = value < 0 ? -(uwide)value : (uwide)value;
    mpz_set_ui(out, (unsigned long)(size >> 64));
    mpz_mul_2exp(out, out, 64);
    mpz_add_ui(out, out, (unsigned long)size);
    if (value < 0)
        mpz_neg(out, out);
}

void rational_from_wide(mpq_t out, wide top, wide bottom)
{
    whole_from_wide(mpq_numref(out), top);
    whole_from_wide(mpq_denref(out), bottom);
    mpq_canonicalize(out);
}

void rational_from_number(mpq_t out, struct number number)
{
    rational_from_wide(out, number.top, number.bottom);
}

/* Half of the distance decides: -1 nearer to the lower, 0 a tie, 1 nearer to the upper. */
static int nearer(const mpq_t value, const mpz_t lower)
{
    mpq_t middle, half;
    mpq_inits(middle, half, NULL);
    mpq_set_z(middle, lower);
    mpq_set_ui(half, 1, 2);
    mpq_add(middle, middle, half);
    int order = mpq_cmp(value, middle);
    mpq_clears(middle, half, NULL);
    return order;
}

static bool takes_upper(const mpq_t value, const mpz_t lower, enum rounding mode)
{
    int side = nearer(value, lower);
    switch (mode) {
    case ROUND_FLOOR:
        return false;
    case ROUND_CEILING:
        return true;
    case ROUND_UP:
        return mpq_sgn(value) > 0;
    case ROUND_DOWN:
        return mpq_sgn(value) < 0;
    case ROUND_HALF_UP:
        return side > 0 || (side == 0 && mpq_sgn(value) > 0);
    case ROUND_HALF_EVEN:
        return side > 0 || (side == 0 && mpz_odd_p(lower));
    case ROUND_COUNT:
        break;
    }
    abort();
}

void rational_round(mpq_t value, int places, enum rounding mode)
{
    mpq_t scale;
    mpq_init(scale);
    mpz_ui_pow_ui(mpq_numref(scale), 10, (unsigned long)places);
    mpq_mul(value, value, scale);
    if (mpz_cmp_ui(mpq_denref(value), 1) != 0) { /* not on the grid */
        mpz_t lower;
        mpz_init(lower);
        mpz_fdiv_q(lower, mpq_numref(value), mpq_denref(value));
        if (takes_upper(value, lower, mode))
            mpz_add_ui(lower, lower, 1);
        mpq_set_z(value, lower);
        mpz_clear(lower);
    }
    mpq_div(value, value, scale);
    mpq_clear(scale);
}

bool result_equal(const struct result *a, const struct result *b)
{
    if (a->form != b->form)
        abort();
    if (a->form == FORM_INTERVAL)
        return mpq_equal(a->lo, b->lo) != 0;
    if (a->form == FORM_TEXT)
        return strcmp(a->text, b->text) == 0;
    return a->code == b->code;
}

bool state_is_fault(enum state state)
{
    return state == STATE_GAP || state == STATE_FAULT;
}

enum state state_worst(enum state a, enum state b)
{
    return a > b ? a : b;
}

static enum state candidate_state(const struct result *result)
{
    return result->state == STATE_CONFLICT ? STATE_FAULT : result->state;
}

static struct result *hull(struct results *results, struct result *const *from, int count)
{
    struct result *out = result_copy(results, from[0]);
    out->state = STATE_UNKNOWN;
    for (int i = 1; i < count && out->form == FORM_INTERVAL; i++) {
        if (mpq_cmp(from[i]->lo, out->lo) < 0)
            mpq_set(out->lo, from[i]->lo);
        if (mpq_cmp(from[i]->hi, out->hi) > 0)
            mpq_set(out->hi, from[i]->hi);
    }
    return out;
}

struct result *candidates(struct results *results, struct result *const *from, int count)
{
    bool equal = true, absent = true, faults = true, values = true;
    enum state worst = STATE_GAP;
    for (int i = 0; i < count; i++) {
        enum state state = candidate_state(from[i]);
        equal = equal && state == STATE_KNOWN && from[0]->state == STATE_KNOWN &&
                result_equal(from[0], from[i]);
        absent = absent && state == STATE_ABSENT;
        faults = faults && state_is_fault(state);
        values = values && (state == STATE_KNOWN || state == STATE_UNKNOWN);
        worst = state_worst(worst, state);
    }
    if (equal)
        return result_copy(results, from[0]);
    if (absent)
        return result_make(results, STATE_ABSENT, from[0]->form);
    if (faults)
        return result_make(results, worst, from[0]->form);
    if (values)
        return hull(results, from, count);
    return result_make(results, STATE_OPEN, from[0]->form);
}

struct result *arithmetic(struct results *results, struct result *const *operands, int count)
{
    bool fault = false, open = false, unknown = false;
    enum state worst = STATE_GAP;
    for (int i = 0; i < count; i++) {
        enum state state = operands[i]->state == STATE_ABSENT ? STATE_FAULT : operands[i]->state;
        if (state_is_fault(state)) {
            fault = true;
            worst = state_worst(worst, state);
        }
        open = open || state == STATE_OPEN;
        unknown = unknown || state == STATE_UNKNOWN;
    }
    enum state state = fault ? worst : open ? STATE_OPEN : unknown ? STATE_UNKNOWN : STATE_KNOWN;
    return result_make(results, state, FORM_INTERVAL);
}
