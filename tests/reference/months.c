/* SPDX-License-Identifier: Apache-2.0 */
/* Sets of months (docs/semantics.md, section 7), month by month. */
#include "tests/reference/months.h"

#include "tests/reference/calendar.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 3600 };

struct set {
    enum state state;
    bool sure[MONTHS], perhaps[MONTHS];
};

static void set_of(struct evaluator *evaluator, const struct scene *scene, const struct node *node,
                   struct set *out);

static bool month_touches(int month, long first, long last)
{
    static long begins[MONTHS + 1];
    for (int i = 0; begins[MONTHS] == 0 && i <= MONTHS; i++)
        begins[i] = calendar_day(1900 + i / 12, i % 12 + 1, 1);
    long begin = begins[month], end = begins[month + 1] - 1;
    return first <= last && first <= end && last >= begin;
}

static long day_of(const mpq_t value)
{
    return mpz_get_si(mpq_numref(value));
}

static void settle(struct set *set)
{
    if (set->state <= STATE_UNKNOWN)
        set->state =
            memcmp(set->sure, set->perhaps, sizeof set->sure) == 0 ? STATE_KNOWN : STATE_UNKNOWN;
}

static enum state worse(enum state a, enum state b)
{
    a = a == STATE_ABSENT ? STATE_FAULT : a;
    b = b == STATE_ABSENT ? STATE_FAULT : b;
    return a > b ? a : b;
}

static void between(struct evaluator *evaluator, const struct scene *scene, const struct node *node,
                    struct set *out)
{
    const struct result *a = node_result(evaluator, scene, node->args[0]);
    const struct result *b = node_result(evaluator, scene, node->args[1]);
    out->state = worse(a->state, b->state);
    for (int month = 0; month < MONTHS && out->state <= STATE_UNKNOWN; month++) {
        out->sure[month] = month_touches(month, day_of(a->hi), day_of(b->lo));
        out->perhaps[month] = month_touches(month, day_of(a->lo), day_of(b->hi));
    }
    settle(out);
}

static void combined(struct evaluator *evaluator, const struct scene *scene,
                     const struct node *node, struct set *out)
{
    struct set *a = calloc(2, sizeof *a);
    if (!a)
        abort();
    struct set *b = a + 1;
    set_of(evaluator, scene, node->args[0], a);
    set_of(evaluator, scene, node->args[1], b);
    out->state = worse(a->state, b->state);
    for (int month = 0; month < MONTHS && out->state <= STATE_UNKNOWN; month++) {
        bool a1 = a->sure[month], a2 = a->perhaps[month];
        bool b1 = b->sure[month], b2 = b->perhaps[month];
        out->sure[month] = node->op == OP_JOIN   ? a1 || b1
                           : node->op == OP_PART ? a1 && !b2
                                                 : a1 && b1;
        out->perhaps[month] = node->op == OP_JOIN   ? a2 || b2
                              : node->op == OP_PART ? a2 && !b1
                                                    : a2 && b2;
    }
    settle(out);
    free(a);
}

/* One member's months; the state that it brings. */
static enum state spell(struct evaluator *evaluator, const struct scene *scene,
                        const struct node *node, struct set *out)
{
    static const enum state states[] = { STATE_KNOWN, STATE_KNOWN, STATE_UNKNOWN,
                                         STATE_OPEN,  STATE_GAP,   STATE_FAULT };
    enum test test = node_test(evaluator, scene, members_test(node));
    const struct result *from = node_result(evaluator, scene, members_value(node));
    const struct result *to = node_result(evaluator, scene, members_until(node));
    const struct attribute *attribute = members_until(node)->field.attribute;
    if (test == TEST_NO || test >= TEST_OPEN)
        return states[test];
    if (from->state > STATE_UNKNOWN)
        return test == TEST_YES && from->state != STATE_OPEN ? worse(from->state, STATE_KNOWN)
                                                             : STATE_OPEN;
    long least = day_of(to->lo), most = day_of(to->hi);
    if (to->state == STATE_ABSENT) {
        least = most = scene->day;
    } else if (to->state == STATE_OPEN) {
        least = attribute->first_day < scene->day ? attribute->first_day : scene->day;
        most = attribute->last_day > scene->day ? attribute->last_day : scene->day;
    }
    for (int month = 0; month < MONTHS; month++) {
        out->sure[month] |= test == TEST_YES && month_touches(month, day_of(from->hi), least);
        out->perhaps[month] |= month_touches(month, day_of(from->lo), most);
    }
    return STATE_KNOWN;
}

static void months_of(struct evaluator *evaluator, const struct scene *scene,
                      const struct node *node, struct set *out)
{
    struct journey journey = journey_from(evaluator, &node->args[0]->field, scene);
    out->state = journey.state == STATE_ABSENT ? STATE_ABSENT : STATE_OPEN;
    if (journey.state != STATE_KNOWN)
        return;
    int count;
    size_t *members = list_members(evaluator, journey.attribute, journey.row, &count);
    bool open = list_is_open(evaluator, journey.attribute, journey.row);
    struct scene inner = *scene;
    inner.outer = scene;
    out->state = open ? STATE_OPEN : STATE_KNOWN;
    for (int i = 0; i < count; i++) {
        inner.row = members[i];
        out->state = worse(out->state, spell(evaluator, &inner, node, out));
    }
    settle(out);
    free(members);
}

static void set_of(struct evaluator *evaluator, const struct scene *scene, const struct node *node,
                   struct set *out)
{
    memset(out, 0, sizeof *out);
    if (node->op == OP_MONTHS_OF)
        months_of(evaluator, scene, node, out);
    else if (node->op == OP_BETWEEN)
        between(evaluator, scene, node, out);
    else
        combined(evaluator, scene, node, out);
}

static long longest_run(const bool *months, int gap)
{
    long longest = 0;
    for (int first = 0; first < MONTHS; first++) {
        long run = 0;
        int last = first; /* the last month of the run that is there */
        for (int month = first; month < MONTHS && month - last <= gap + 1; month++) {
            if (!months[month])
                continue;
            last = month;
            run++;
        }
        longest = months[first] && run > longest ? run : longest;
        if (months[first] && run > 0)
            first = last; /* no run that begins inside it is longer */
    }
    return longest;
}

struct result *months_result(struct evaluator *evaluator, const struct scene *scene,
                             const struct node *node)
{
    bool is_number = node->op == OP_MONTHS_COUNT || node->op == OP_LONGEST_RUN;
    struct set *set = calloc(1, sizeof *set);
    if (!set)
        abort();
    set_of(evaluator, scene, is_number ? node->args[0] : node, set);
    enum state state = is_number ? worse(set->state, STATE_KNOWN) : set->state;
    struct result *out = result_make(&evaluator->results, state, FORM_INTERVAL);
    long lo = 0, hi = 0;
    for (int month = 0; month < MONTHS; month++) {
        lo += set->sure[month];
        hi += set->perhaps[month];
    }
    if (node->op == OP_LONGEST_RUN) {
        lo = longest_run(set->sure, node->places);
        hi = longest_run(set->perhaps, node->places);
    }
    if (is_number && state <= STATE_UNKNOWN) {
        out->state = lo == hi ? STATE_KNOWN : STATE_UNKNOWN;
        mpq_set_si(out->lo, lo, 1);
        mpq_set_si(out->hi, hi, 1);
    }
    free(set);
    return out;
}
