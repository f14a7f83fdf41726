/* SPDX-License-Identifier: Apache-2.0 */
/* Section 4 of docs/semantics.md: the image of intervals under each operator. */
#include "tests/reference/arithmetic.h"

#include "tests/reference/calendar.h"

#include <stdio.h>
#include <stdlib.h>

static void widen(struct result *out, const mpq_t value, bool first)
{
    if (first || mpq_cmp(value, out->lo) < 0)
        mpq_set(out->lo, value);
    if (first || mpq_cmp(value, out->hi) > 0)
        mpq_set(out->hi, value);
}

/* The four corners: enough for + - * and, with b a single value, for /. */
static void corners(struct result *out, enum op op, const struct result *a, const struct result *b)
{
    mpq_t value;
    mpq_init(value);
    for (int corner = 0; corner < 4; corner++) {
        const mpq_t *x = corner & 1 ? &a->hi : &a->lo;
        const mpq_t *y = corner & 2 ? &b->hi : &b->lo;
        if (op == OP_ADD)
            mpq_add(value, *x, *y);
        else if (op == OP_SUBTRACT)
            mpq_sub(value, *x, *y);
        else if (op == OP_MULTIPLY)
            mpq_mul(value, *x, *y);
        else
            mpq_div(value, *x, *y);
        widen(out, value, corner == 0);
    }
    mpq_clear(value);
}

static void extreme(struct result *out, enum op op, struct result *const *operands, int count)
{
    int sign = op == OP_LARGEST ? 1 : -1;
    for (int i = 0; i < count; i++) {
        if (i == 0 || sign * mpq_cmp(operands[i]->lo, out->lo) > 0)
            mpq_set(out->lo, operands[i]->lo);
        if (i == 0 || sign * mpq_cmp(operands[i]->hi, out->hi) > 0)
            mpq_set(out->hi, operands[i]->hi);
    }
}

static long whole(struct evaluator *evaluator, const mpq_t value)
{
    if (mpz_cmp_ui(mpq_denref(value), 1) != 0 || !mpz_fits_slong_p(mpq_numref(value))) {
        evaluator->trouble = "a part of a day, month or year";
        return 0;
    }
    return mpz_get_si(mpq_numref(value));
}

static void set_day(struct evaluator *evaluator, mpq_t out, long day)
{
    if (day < CALENDAR_FIRST || day > CALENDAR_LAST)
        evaluator->trouble = "a day outside the calendar";
    mpq_set_si(out, day, 1);
}

/* One end of a moved day: the durations that move it furthest down (or up). */
static void move_end(struct evaluator *evaluator, const struct node *node,
                     struct result *const *operands, bool upper, mpq_t out)
{
    long months = 0, days = 0;
    for (int i = 1; i < node->arg_count; i++) {
        int sign = node->signs[i - 1] < 0 ? -1 : 1;
        bool high = upper == (sign > 0);
        long amount = sign * whole(evaluator, high ? operands[i]->hi : operands[i]->lo);
        if (node->args[i]->op == OP_WORKING_DAYS)
            continue;
        if (node->args[i]->op == OP_DAYS)
            days += amount;
        else
            months += node->args[i]->op == OP_YEARS ? 12 * amount : amount;
    }
    long day = whole(evaluator, upper ? operands[0]->hi : operands[0]->lo);
    set_day(evaluator, out, calendar_add_months(day, months) + days);
}

/* ---- Working days: each day is looked up in the calendars' texts ---- */

static bool texts_have(const char *const *texts, int count, long day)
{
    for (int i = 0; i < count; i++) {
        long from[3], to[3];
        int read = sscanf(texts[i], "%ld-%ld-%ld to %ld-%ld-%ld", &from[0], &from[1], &from[2],
                          &to[0], &to[1], &to[2]);
        long first = calendar_day(from[0], from[1], from[2]);
        if (day >= first && day <= (read == 6 ? calendar_day(to[0], to[1], to[2]) : first))
            return true;
    }
    return false;
}

/* 1: a working day; 0: none; -1: no calendar says. */
static int works_on(const struct bylaw_pack *pack, long day)
{
    for (int i = 0; i < pack->calendar_count; i++) {
        const struct calendar *calendar = pack->calendars[i];
        long year = strtol(calendar->id, NULL, 10);
        if (day < calendar_day(year, 1, 1) || day > calendar_day(year, 12, 31))
            continue;
        if (texts_have(calendar->workdays, calendar->workday_count, day))
            return 1;
        bool weekend = (day + 70003) % 7 >= 5; /* day 0 was a Thursday, the fourth day of a week */
        return !weekend && !texts_have(calendar->holidays, calendar->holiday_count, day);
    }
    return -1;
}

/* false: there is no calendar for the day, or for one that is counted. */
static bool working_after(const struct bylaw_pack *pack, long day, long count, long *out)
{
    if (works_on(pack, day) < 0)
        return false;
    while (count > 0) {
        int works = works_on(pack, ++day);
        if (works < 0)
            return false;
        count -= works;
    }
    *out = day;
    return true;
}

/* Working days after a, up to and with b. */
static bool working_between(const struct bylaw_pack *pack, long a, long b, long *out)
{
    if (works_on(pack, a) < 0 || works_on(pack, b) < 0)
        return false;
    *out = 0;
    for (long day = a + 1; day <= b; day++)
        *out += works_on(pack, day);
    for (long day = b + 1; day <= a; day++)
        *out -= works_on(pack, day);
    return true;
}

/* Some day from lo to hi has a calendar (only the days around the calendars are looked at). */
static bool some_day(const struct bylaw_pack *pack, const struct result *days, long *first)
{
    long lo = mpz_get_si(mpq_numref(days->lo)), hi = mpz_get_si(mpq_numref(days->hi));
    const struct calendar *earliest = pack->calendars[0];
    long begin = calendar_day(strtol(earliest->id, NULL, 10), 1, 1);
    *first = lo > begin ? lo : begin;
    return *first <= hi && works_on(pack, *first) >= 0;
}

static void working_spans(struct evaluator *evaluator, const struct result *from,
                          const struct result *to, struct result *out)
{
    const struct bylaw_pack *pack = evaluator->pack;
    long lo, hi, first;
    if (working_between(pack, whole(evaluator, from->hi), whole(evaluator, to->lo), &lo) &&
        working_between(pack, whole(evaluator, from->lo), whole(evaluator, to->hi), &hi)) {
        mpq_set_si(out->lo, lo, 1);
        mpq_set_si(out->hi, hi, 1);
    } else {
        bool some = some_day(pack, from, &first) && some_day(pack, to, &first);
        out->state = some ? STATE_OPEN : STATE_FAULT;
    }
}

/* The day that a move has come to, moved on by its working days. */
static void working_move(struct evaluator *evaluator, const struct node *node,
                         struct result *const *operands, struct result *out)
{
    const struct bylaw_pack *pack = evaluator->pack;
    long least = 0, most = 0, lo, hi, first;
    bool works = false;
    for (int i = 1; i < node->arg_count; i++) {
        if (node->args[i]->op != OP_WORKING_DAYS)
            continue;
        least += whole(evaluator, operands[i]->lo);
        most += whole(evaluator, operands[i]->hi);
        works = true;
    }
    if (!works)
        return;
    if (working_after(pack, whole(evaluator, out->lo), least, &lo) &&
        working_after(pack, whole(evaluator, out->hi), most, &hi)) {
        mpq_set_si(out->lo, lo, 1);
        mpq_set_si(out->hi, hi, 1);
        return;
    }
    /* The earliest day that has a calendar, with the fewest days to count, is the likeliest. */
    bool some = some_day(pack, out, &first) && working_after(pack, first, least, &lo);
    out->state = some ? STATE_OPEN : STATE_FAULT;
}

static long span(enum op op, long a, long b, bool started)
{
    if (op == OP_DAYS_TO)
        return b - a;
    return calendar_periods(a, b, op == OP_YEARS_TO ? 12 : 1, started);
}

static void dates(struct evaluator *evaluator, const struct node *node,
                  struct result *const *operands, struct result *out)
{
    if (node->op == OP_WORKING_DAYS_TO) {
        working_spans(evaluator, operands[0], operands[1], out);
        return;
    }
    if (node->op == OP_MOVE) {
        move_end(evaluator, node, operands, false, out->lo);
        move_end(evaluator, node, operands, true, out->hi);
        return;
    }
    long a_lo = whole(evaluator, operands[0]->lo), a_hi = whole(evaluator, operands[0]->hi);
    long b_lo = whole(evaluator, operands[1]->lo), b_hi = whole(evaluator, operands[1]->hi);
    if (node->op == OP_YEAR_END) {
        set_day(evaluator, out->lo, calendar_year_end(a_lo, b_lo));
        set_day(evaluator, out->hi, calendar_year_end(a_hi, b_hi));
        return;
    }
    mpq_set_si(out->lo, span(node->op, a_hi, b_lo, node->started), 1);
    mpq_set_si(out->hi, span(node->op, a_lo, b_hi, node->started), 1);
}

static void image(struct evaluator *evaluator, const struct node *node,
                  struct result *const *operands, struct result *out)
{
    switch (node->op) {
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_SHARE:
        corners(out, node->op, operands[0], operands[1]);
        return;
    case OP_AS:
    case OP_DIVIDE: {
        struct result *divisor = result_whole(&evaluator->results, 0);
        rational_from_number(divisor->lo, node->number);
        mpq_set(divisor->hi, divisor->lo);
        corners(out, OP_DIVIDE, operands[0], divisor);
        return;
    }
    case OP_NEGATE:
        mpq_neg(out->lo, operands[0]->hi);
        mpq_neg(out->hi, operands[0]->lo);
        return;
    case OP_ROUNDED:
        mpq_set(out->lo, operands[0]->lo);
        mpq_set(out->hi, operands[0]->hi);
        rational_round(out->lo, node->places, node->mode);
        rational_round(out->hi, node->places, node->mode);
        return;
    case OP_LARGEST:
    case OP_SMALLEST:
        extreme(out, node->op, operands, node->arg_count);
        return;
    case OP_MONTHS:
    case OP_YEARS:
    case OP_DAYS:
    case OP_WORKING_DAYS:
        mpq_set(out->lo, operands[0]->lo);
        mpq_set(out->hi, operands[0]->hi);
        return;
    default:
        dates(evaluator, node, operands, out);
    }
}

/* The divisor of a share as an operand: 0 is a fault, and what may be 0 may turn out to be one. */
static struct result *divisor(struct evaluator *evaluator, struct result *result)
{
    if (result->state > STATE_UNKNOWN || mpq_sgn(result->lo) > 0 || mpq_sgn(result->hi) < 0)
        return result;
    enum state state = result->state == STATE_KNOWN ? STATE_FAULT : STATE_OPEN;
    return result_make(&evaluator->results, state, FORM_INTERVAL);
}

struct result *arithmetic_result(struct evaluator *evaluator, const struct scene *scene,
                                 const struct node *node)
{
    int count = node->op == OP_DIVIDE ? 1 : node->arg_count;
    struct result **operands = calloc((size_t)count + 1, sizeof(struct result *));
    if (!operands)
        abort();
    for (int i = 0; i < count; i++)
        operands[i] = node_result(evaluator, scene, node->args[i]);
    if (node->op == OP_SHARE && count > 1)
        operands[1] = divisor(evaluator, operands[1]);
    struct result *out = arithmetic(&evaluator->results, operands, count);
    if (out->state == STATE_KNOWN || out->state == STATE_UNKNOWN)
        image(evaluator, node, operands, out);
    if (node->op == OP_MOVE && (out->state == STATE_KNOWN || out->state == STATE_UNKNOWN))
        working_move(evaluator, node, operands, out);
    free(operands);
    return out;
}
