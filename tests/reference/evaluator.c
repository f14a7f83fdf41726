/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions: leaves, tests, arithmetic (docs/semantics.md, sections 2 to 4). */
#include "tests/reference/evaluator.h"

#include "tests/reference/arithmetic.h"
#include "tests/reference/months.h"

#include <stdlib.h>
#include <string.h>

struct node *node_argument(const struct node *node, int index)
{
    return index < node->arg_count ? node->args[index] : NULL;
}

/* ---- Leaves ---- */

enum state attribute_state(const struct evaluator *evaluator, const struct attribute *attribute,
                           size_t row, int64_t *cell)
{
    enum state state = facts_get(evaluator->facts, attribute, row, cell);
    return state == STATE_UNKNOWN && attribute->optional ? STATE_OPEN : state;
}

struct journey journey_follow(const struct evaluator *evaluator, const struct field *field,
                              size_t row)
{
    struct journey journey = {
        .state = STATE_KNOWN, .row = row, .attribute = field->attribute, .value = field->value
    };
    int steps = field->step_count;
    if (!field->attribute && !field->value && steps > 0)
        journey.attribute = field->steps[--steps]; /* the row itself: the last reference */
    journey.any_optional = journey.attribute && journey.attribute->optional;
    for (int i = 0; i < steps; i++)
        journey.any_optional = journey.any_optional || field->steps[i]->optional;
    for (int i = 0; i < steps; i++) {
        int64_t cell = 0;
        enum state state = attribute_state(evaluator, field->steps[i], journey.row, &cell);
        if (state != STATE_KNOWN) {
            journey.state = state;
            journey.stop = field->steps[i];
            journey.stop_row = journey.row;
            return journey;
        }
        journey.row = (size_t)cell;
    }
    return journey;
}

struct journey journey_from(const struct evaluator *evaluator, const struct field *field,
                            const struct scene *scene)
{
    for (int i = 0; i < field->outer; i++)
        scene = scene->outer;
    return journey_follow(evaluator, field, scene->row);
}

static enum form form_of(enum kind kind)
{
    if (kind == KIND_NUMBER || kind == KIND_DAY || kind == KIND_DURATION || kind == KIND_SHARE)
        return FORM_INTERVAL;
    return kind == KIND_CHOICE || kind == KIND_TEXT ? FORM_TEXT : FORM_CODE;
}

/* Every value that the attribute may have. */
static struct result *declared_bounds(struct evaluator *evaluator,
                                      const struct attribute *attribute)
{
    struct result *out = result_make(&evaluator->results, STATE_UNKNOWN, form_of(attribute->kind));
    if (attribute->kind == KIND_NUMBER) {
        rational_from_number(out->lo, attribute->at_least);
        rational_from_number(out->hi, attribute->at_most);
    } else if (attribute->kind == KIND_DAY) {
        mpq_set_si(out->lo, attribute->first_day, 1);
        mpq_set_si(out->hi, attribute->last_day, 1);
    }
    return out;
}

static struct result *attribute_known(struct evaluator *evaluator,
                                      const struct attribute *attribute, int64_t cell)
{
    struct results *results = &evaluator->results;
    if (attribute->kind == KIND_CHOICE)
        return result_text(results, attribute->choices.names[cell]);
    if (attribute->kind == KIND_TEXT)
        return result_text(results, evaluator->facts->texts[cell]);
    if (attribute->kind == KIND_YES_NO || attribute->kind == KIND_ONE)
        return result_code(results, cell);
    struct result *out = result_whole(results, 0);
    rational_from_wide(out->lo, cell,
                       attribute->kind == KIND_NUMBER ? number_power10(attribute->places) : 1);
    mpq_set(out->hi, out->lo);
    return out;
}

static struct result *attribute_result(struct evaluator *evaluator, const struct journey *journey)
{
    const struct attribute *attribute = journey->attribute;
    int64_t cell = 0;
    enum state state = journey->state;
    if (state == STATE_KNOWN)
        state = attribute_state(evaluator, attribute, journey->row, &cell);
    else if (state == STATE_UNKNOWN && journey->any_optional)
        state = STATE_OPEN;
    if (state == STATE_KNOWN)
        return attribute_known(evaluator, attribute, cell);
    if (state == STATE_UNKNOWN)
        return declared_bounds(evaluator, attribute);
    return result_make(&evaluator->results, state, form_of(attribute->kind));
}

static struct result *field_result(struct evaluator *evaluator, const struct scene *scene,
                                   const struct node *node)
{
    struct journey journey = journey_from(evaluator, &node->field, scene);
    struct results *results = &evaluator->results;
    if (journey.attribute)
        return attribute_result(evaluator, &journey);
    if (!journey.value)
        return result_code(results, (int64_t)journey.row);
    enum form form = form_of(node->type.kind);
    if (journey.state == STATE_ABSENT)
        return result_make(results, STATE_ABSENT, form);
    if (journey.state != STATE_KNOWN)
        return result_make(results, STATE_OPEN, form);
    const struct result *read = evaluator_answer(evaluator, journey.value, journey.row)->result;
    struct result *out = result_copy(results, read);
    if (read->state == STATE_CONFLICT || read->state == STATE_ABSENT)
        out->state = STATE_FAULT;
    return out;
}

static struct result *value_result(struct evaluator *evaluator, const struct node *node,
                                   const struct parameter_value *value)
{
    struct results *results = &evaluator->results;
    if (!value)
        return result_make(results, STATE_GAP, form_of(node->type.kind));
    if (value->kind == KIND_YES_NO)
        return result_code(results, value->yes);
    if (value->kind == KIND_TEXT || value->kind == KIND_CHOICE)
        return result_text(results, value->text);
    struct result *out = result_whole(results, value->day);
    if (value->kind == KIND_NUMBER) {
        rational_from_number(out->lo, value->number);
        mpq_set(out->hi, out->lo);
    }
    return out;
}

enum { MOST_DAYS = 512 };

static void between_day(struct evaluator *evaluator, const struct node *node, struct scene scene,
                        struct result **found, int *count)
{
    if (*count == MOST_DAYS)
        abort();
    found[(*count)++] =
        value_result(evaluator, node, parameter_at(evaluator, node->parameter, &scene));
}

/* A parameter between two days: on the first, and where a value or region begins or has ended. */
static struct result *between_days(struct evaluator *evaluator, const struct node *node, int region,
                                   int32_t first, int32_t last)
{
    struct result *found[MOST_DAYS];
    struct scene scene = { .region = region, .day = first };
    int count = 0;
    between_day(evaluator, node, scene, found, &count);
    for (int i = 0; i < 2 * evaluator->pack->region_count; i++) {
        const struct region *at = evaluator->pack->regions[i / 2];
        scene.day = i % 2 == 0 ? at->since : at->ended == DAY_NONE ? DAY_NONE : at->ended + 1;
        if (scene.day > first && scene.day <= last)
            between_day(evaluator, node, scene, found, &count);
    }
    for (int i = 0; i < node->parameter->layer_count; i++) {
        const struct parameter_layer *layer = node->parameter->layers[i];
        for (int k = 0; k <= layer->value_count; k++) {
            bool is_end = k == layer->value_count;
            if (is_end && layer->ended == DAY_NONE)
                continue;
            scene.day = is_end ? layer->ended + 1 : layer->values[k].from;
            if (scene.day > first && scene.day <= last)
                between_day(evaluator, node, scene, found, &count);
        }
    }
    return candidates(&evaluator->results, found, count);
}

static int32_t day_of(const mpq_t day)
{
    return (int32_t)mpz_get_si(mpq_numref(day));
}

/* param.x :on (day) :of (place) */
static struct result *parameter_at_result(struct evaluator *evaluator, const struct scene *scene,
                                          const struct node *node)
{
    struct results *results = &evaluator->results;
    enum form form = form_of(node->type.kind);
    const struct node *place_node = node_argument(node, node->has_on ? 1 : 0);
    const struct result *day = node->has_on ? node_result(evaluator, scene, node->args[0]) : NULL;
    const struct result *place = place_node ? node_result(evaluator, scene, place_node) : NULL;
    int region = node->text ? pack_find_region(evaluator->pack, node->text) : scene->region;
    enum state worst = STATE_KNOWN;
    if (day && day->state >= STATE_ABSENT)
        worst = day->state == STATE_ABSENT ? STATE_FAULT : day->state;
    if (place && state_is_fault(place->state))
        worst = state_is_fault(worst) ? state_worst(worst, place->state) : place->state;
    if (worst != STATE_KNOWN)
        return result_make(results, worst, form);
    if ((place && (place->state == STATE_UNKNOWN || place->state == STATE_OPEN)) ||
        (day && day->state == STATE_OPEN))
        return result_make(results, STATE_OPEN, form);
    if (place)
        region = place->state == STATE_KNOWN
                     ? row_region(evaluator, place_node->type.entity, (size_t)place->code)
                     : 0;
    if (day && day->state == STATE_UNKNOWN)
        return between_days(evaluator, node, region, day_of(day->lo), day_of(day->hi));
    struct scene elsewhere = { .region = region, .day = day ? day_of(day->lo) : scene->day };
    return value_result(evaluator, node, parameter_at(evaluator, node->parameter, &elsewhere));
}

static struct result *parameter_result(struct evaluator *evaluator, const struct scene *scene,
                                       const struct node *node)
{
    return value_result(evaluator, node, parameter_at(evaluator, node->parameter, scene));
}

static struct result *text_result(struct evaluator *evaluator, const struct node *node)
{
    if (node->type.kind == KIND_DAY)
        return result_whole(&evaluator->results, node->day);
    if (node->type.kind == KIND_YES_NO)
        return result_code(&evaluator->results, strcmp(node->text, "yes") == 0);
    return result_text(&evaluator->results, node->text);
}

/* ---- Tests ---- */

static bool is_attribute(const struct node *node)
{
    return node->op == OP_FIELD && !node->field.value;
}

/* The operand of a test: an attribute that is open counts as unknown; *attribute_open says so. */
static enum state operand_state(const struct node *node, const struct result *result,
                                bool *attribute_open)
{
    *attribute_open = result->state == STATE_OPEN && is_attribute(node);
    return *attribute_open ? STATE_UNKNOWN : result->state;
}

static enum test test_of(enum state state, int64_t code)
{
    switch (state) {
    case STATE_KNOWN:
        return code ? TEST_YES : TEST_NO;
    case STATE_UNKNOWN:
        return TEST_UNKNOWN;
    case STATE_OPEN:
        return TEST_OPEN;
    case STATE_ABSENT:
        return TEST_NO;
    case STATE_GAP:
        return TEST_GAP;
    default:
        return TEST_FAULT;
    }
}

static struct result *test_result(struct evaluator *evaluator, enum test test)
{
    static const enum state states[] = { STATE_KNOWN, STATE_KNOWN, STATE_UNKNOWN,
                                         STATE_OPEN,  STATE_GAP,   STATE_FAULT };
    struct result *out = result_make(&evaluator->results, states[test], FORM_CODE);
    out->code = test == TEST_YES;
    return out;
}

enum test node_test(struct evaluator *evaluator, const struct scene *scene, const struct node *node)
{
    if (!node)
        return TEST_YES;
    const struct result *result = node_result(evaluator, scene, node);
    bool attribute_open;
    enum state state = operand_state(node, result, &attribute_open);
    return test_of(state, result->code);
}

/* Whether a < b, a = b, a > b are possible for some pair of values. */
static enum test compare_intervals(enum op op, const struct result *a, const struct result *b)
{
    bool less = mpq_cmp(a->lo, b->hi) < 0;
    bool more = mpq_cmp(a->hi, b->lo) > 0;
    bool equal = mpq_cmp(a->lo, b->hi) <= 0 && mpq_cmp(b->lo, a->hi) <= 0;
    bool yes = (op == OP_AT_LEAST && (more || equal)) || (op == OP_AT_MOST && (less || equal)) ||
               (op == OP_ABOVE && more) || (op == OP_BELOW && less) || (op == OP_IS && equal);
    bool no = (op == OP_AT_LEAST && less) || (op == OP_AT_MOST && more) ||
              (op == OP_ABOVE && (less || equal)) || (op == OP_BELOW && (more || equal)) ||
              (op == OP_IS && (less || more));
    return yes && no ? TEST_UNKNOWN : yes ? TEST_YES : TEST_NO;
}

static enum test compare_pair(struct evaluator *evaluator, const struct scene *scene, enum op op,
                              const struct node *left, const struct node *right)
{
    const struct result *a = node_result(evaluator, scene, left);
    const struct result *b = node_result(evaluator, scene, right);
    bool a_open, b_open;
    enum state x = operand_state(left, a, &a_open);
    enum state y = operand_state(right, b, &b_open);
    if (x >= STATE_GAP || y >= STATE_GAP)
        return state_worst(x, y) == STATE_GAP ? TEST_GAP : TEST_FAULT;
    if (x == STATE_OPEN || y == STATE_OPEN)
        return TEST_OPEN;
    if (x == STATE_ABSENT || y == STATE_ABSENT)
        return TEST_NO;
    if (a_open || b_open)
        return TEST_UNKNOWN;
    if (a->form == FORM_INTERVAL)
        return compare_intervals(op, a, b);
    if (x == STATE_UNKNOWN || y == STATE_UNKNOWN)
        return TEST_UNKNOWN;
    return result_equal(a, b) ? TEST_YES : TEST_NO;
}

static enum test compare(struct evaluator *evaluator, const struct scene *scene,
                         const struct node *node)
{
    enum test best = TEST_NO;
    if (node->op != OP_ONE_OF)
        return compare_pair(evaluator, scene, node->op, node->args[0], node->args[1]);
    /* The literals are known, so what is not certain is so because of args[0]. */
    for (int i = 1; i < node->arg_count; i++) {
        enum test test = compare_pair(evaluator, scene, OP_IS, node->args[0], node->args[i]);
        if (test == TEST_YES)
            return TEST_YES;
        best = test > best ? test : best;
    }
    return best;
}

static enum test has(struct evaluator *evaluator, const struct scene *scene,
                     const struct node *node)
{
    const struct result *result = node_result(evaluator, scene, node->args[0]);
    bool attribute_open;
    enum state state = operand_state(node->args[0], result, &attribute_open);
    return test_of(state, 1);
}

/* `any` of some tests; absorbing is the answer of one test that settles it. */
static enum test tests_join(const enum test *tests, int count, enum test absorbing)
{
    enum test worst = TEST_NO;
    bool uncertain = false;
    for (int i = 0; i < count; i++) {
        if (tests[i] == absorbing)
            return absorbing;
        if (tests[i] > TEST_YES) {
            uncertain = true;
            worst = tests[i] > worst ? tests[i] : worst;
        }
    }
    return uncertain ? worst : absorbing == TEST_NO ? TEST_YES : TEST_NO;
}

static enum test negated(enum test test)
{
    return test == TEST_YES ? TEST_NO : test == TEST_NO ? TEST_YES : test;
}

static enum test quantified(enum op op, const enum test *tests, int count)
{
    if (op == OP_ALL || op == OP_ALL_OF)
        return tests_join(tests, count, TEST_NO);
    enum test any = tests_join(tests, count, TEST_YES);
    return op == OP_NONE || op == OP_NONE_OF ? negated(any) : any;
}

static enum test all_any_none(struct evaluator *evaluator, const struct scene *scene,
                              const struct node *node)
{
    enum test *tests = calloc((size_t)node->arg_count + 1, sizeof *tests);
    if (!tests)
        abort();
    for (int i = 0; i < node->arg_count; i++)
        tests[i] = node_test(evaluator, scene, node->args[i]);
    enum test test = quantified(node->op, tests, node->arg_count);
    free(tests);
    return test;
}

/* ---- Members ---- */

size_t *list_members(const struct evaluator *evaluator, const struct attribute *list, size_t owner,
                     int *count)
{
    const struct entity *entity = list->target_entity;
    size_t rows = facts_table(evaluator->facts, entity)->rows;
    size_t *members = calloc(rows + 1, sizeof *members);
    if (!members)
        abort();
    *count = 0;
    for (size_t row = 0; row < rows; row++) {
        int64_t cell = 0;
        if (facts_get(evaluator->facts, list->reverse, row, &cell) == STATE_KNOWN &&
            (size_t)cell == owner)
            members[(*count)++] = row;
    }
    return members;
}

bool list_is_open(const struct evaluator *evaluator, const struct attribute *list, size_t owner)
{
    struct member_list *members = NULL;
    if (facts_members(evaluator->facts, list, &members) != BYLAW_OK)
        abort();
    return members->open && members->open[owner];
}

static enum test members_quantified(enum op op, const enum test *tests, int count, bool open)
{
    enum test test = quantified(op, tests, count);
    if (!open)
        return test;
    /* One that is certain settles it; else a member that is not here may. */
    enum test settles = op == OP_ANY_OF ? TEST_YES : TEST_NO;
    return test == settles || test == TEST_GAP || test == TEST_FAULT ? test : TEST_OPEN;
}

static struct result *members_count(struct evaluator *evaluator, const struct node *node,
                                    const enum test *tests, int count, bool open)
{
    long yes = 0, unknown = 0;
    enum test worst = TEST_NO;
    for (int i = 0; i < count; i++) {
        yes += tests[i] == TEST_YES;
        unknown += tests[i] == TEST_UNKNOWN;
        worst = tests[i] > worst ? tests[i] : worst;
    }
    struct result *out = result_whole(&evaluator->results, yes);
    if (worst >= TEST_GAP)
        out->state = worst == TEST_GAP ? STATE_GAP : STATE_FAULT;
    else if (worst == TEST_OPEN || (open && node_argument(node, 1)))
        out->state = STATE_OPEN;
    else if (open)
        unknown = (long)node->args[0]->field.attribute->most_members - yes;
    if (out->state == STATE_KNOWN && (unknown > 0 || open))
        out->state = STATE_UNKNOWN;
    mpq_set_si(out->hi, yes + unknown, 1);
    return out;
}

/* What one member adds to a total: its value, nothing, or something between. */
static struct result *member_share(struct evaluator *evaluator, enum test test,
                                   struct result *value)
{
    struct results *results = &evaluator->results;
    struct result *zero = result_whole(results, 0);
    if (test == TEST_NO)
        return zero;
    if (test == TEST_GAP || test == TEST_FAULT || test == TEST_OPEN)
        return test_result(evaluator, test);
    if (test == TEST_YES)
        return value;
    if (value->state != STATE_KNOWN && value->state != STATE_UNKNOWN)
        return result_make(results, STATE_OPEN, FORM_INTERVAL);
    struct result *both[] = { zero, value };
    struct result *out = candidates(results, both, 2);
    out->state = STATE_UNKNOWN;
    return out;
}

static struct result *members_total(struct evaluator *evaluator, struct result *const *shares,
                                    int count, bool open)
{
    struct result *out = arithmetic(&evaluator->results, shares, count);
    if (open && (out->state == STATE_KNOWN || out->state == STATE_UNKNOWN))
        out->state = STATE_OPEN;
    for (int i = 0; i < count && out->state <= STATE_UNKNOWN; i++) {
        mpq_add(out->lo, out->lo, shares[i]->lo);
        mpq_add(out->hi, out->hi, shares[i]->hi);
    }
    return out;
}

/* largest and smallest, where nothing is in the way; no more members may come. */
static struct result *members_extreme(struct evaluator *evaluator, enum op op,
                                      const enum test *tests, struct result *const *values,
                                      int count, struct result *if_none)
{
    struct results *results = &evaluator->results;
    struct result *out = result_make(results, STATE_UNKNOWN, FORM_INTERVAL);
    bool largest = op == OP_LARGEST_OF, any_yes = false, any_maybe = false;
    for (int i = 0; i < count; i++) { /* those that count: the extreme of their ends */
        if (tests[i] != TEST_YES)
            continue;
        int lo = mpq_cmp(values[i]->lo, out->lo), hi = mpq_cmp(values[i]->hi, out->hi);
        if (!any_yes || (largest ? lo > 0 : lo < 0))
            mpq_set(out->lo, values[i]->lo);
        if (!any_yes || (largest ? hi > 0 : hi < 0))
            mpq_set(out->hi, values[i]->hi);
        any_yes = true;
    }
    for (int i = 0; i < count; i++) { /* those that may: where they would be further out */
        if (tests[i] != TEST_UNKNOWN)
            continue;
        bool first = !any_yes && !any_maybe;
        if (first || ((!any_yes || !largest) && mpq_cmp(values[i]->lo, out->lo) < 0))
            mpq_set(out->lo, values[i]->lo);
        if (first || ((!any_yes || largest) && mpq_cmp(values[i]->hi, out->hi) > 0))
            mpq_set(out->hi, values[i]->hi);
        any_maybe = true;
    }
    if (!any_yes && !any_maybe)
        return if_none;
    if (!any_yes) { /* or none of them counts */
        struct result *both[] = { out, if_none };
        out = candidates(results, both, 2);
    }
    if (out->state == STATE_UNKNOWN && mpq_equal(out->lo, out->hi))
        out->state = STATE_KNOWN;
    return out;
}

static struct result *members_extreme_result(struct evaluator *evaluator, const struct node *node,
                                             const enum test *tests, struct result *const *values,
                                             int count, struct result *if_none)
{
    struct results *results = &evaluator->results;
    struct result *state = result_whole(results, 0);
    for (int i = 0; i < count; i++) {
        struct result *both[] = { state, member_share(evaluator, tests[i], values[i]) };
        state = arithmetic(results, both, 2);
    }
    if (state->state > STATE_UNKNOWN)
        return state;
    struct result *none = result_copy(results, if_none);
    none->state = arithmetic(results, &if_none, 1)->state; /* absent: a fault */
    return members_extreme(evaluator, node->op, tests, values, count, none);
}

static struct result *members_result(struct evaluator *evaluator, const struct scene *scene,
                                     const struct node *node)
{
    struct journey journey = journey_from(evaluator, &node->args[0]->field, scene);
    if (journey.state != STATE_KNOWN) {
        enum state state = journey.state == STATE_ABSENT ? STATE_ABSENT : STATE_OPEN;
        return result_make(&evaluator->results, state, form_of(node->type.kind));
    }
    int count;
    size_t *members = list_members(evaluator, journey.attribute, journey.row, &count);
    bool open = list_is_open(evaluator, journey.attribute, journey.row);
    enum test *tests = calloc((size_t)count + 1, sizeof *tests);
    struct result **shares = calloc((size_t)count + 1, sizeof *shares);
    if (!tests || !shares)
        abort();
    const struct node *test = members_test(node), *if_none = members_if_none(node);
    struct scene inner = *scene;
    inner.outer = scene;
    for (int i = 0; i < count; i++) {
        inner.row = members[i];
        tests[i] = node_test(evaluator, &inner, test);
        if (members_value(node))
            shares[i] = node_result(evaluator, &inner, members_value(node));
        if (node->op == OP_TOTAL)
            shares[i] = member_share(evaluator, tests[i], shares[i]);
    }
    struct result *out;
    if (node->op == OP_TOTAL)
        out = members_total(evaluator, shares, count, open);
    else if (if_none) {
        out = open ? result_make(&evaluator->results, STATE_OPEN, FORM_INTERVAL)
                   : node_result(evaluator, scene, if_none);
        out = members_extreme_result(evaluator, node, tests, shares, count, out);
        if (open && !state_is_fault(out->state))
            out = result_make(&evaluator->results, STATE_OPEN, FORM_INTERVAL);
    } else if (node->op == OP_COUNT)
        out = members_count(evaluator, node, tests, count, open);
    else
        out = test_result(evaluator, members_quantified(node->op, tests, count, open));
    free(members);
    free(tests);
    free(shares);
    return out;
}

/* ---- All nodes ---- */

static struct result *by_result(struct evaluator *evaluator, const struct scene *scene,
                                const struct node *node)
{
    const struct node **chosen = calloc((size_t)node->arg_count + 1, sizeof *chosen);
    struct result **values = calloc((size_t)node->arg_count + 1, sizeof *values);
    enum state state = STATE_KNOWN;
    if (!chosen || !values)
        abort();
    int count = by_choices(evaluator, scene, node, chosen, &state);
    for (int i = 0; i < count; i++)
        values[i] = node_result(evaluator, scene, chosen[i]);
    struct result *out;
    if (count == 0)
        out = result_make(&evaluator->results, state, form_of(node->type.kind));
    else if (state == STATE_KNOWN)
        out = result_copy(&evaluator->results, values[0]);
    else
        out = candidates(&evaluator->results, values, count);
    free(chosen);
    free(values);
    return out;
}

static struct result *leaf_result(struct evaluator *evaluator, const struct scene *scene,
                                  const struct node *node)
{
    struct result *out;
    switch (node->op) {
    case OP_NUMBER:
        out = result_whole(&evaluator->results, 0);
        rational_from_number(out->lo, node->number);
        mpq_set(out->hi, out->lo);
        return out;
    case OP_TEXT:
        return text_result(evaluator, node);
    case OP_DAY:
        return result_whole(&evaluator->results, node->day);
    case OP_FIELD:
        return field_result(evaluator, scene, node);
    case OP_PARAMETER:
        return parameter_result(evaluator, scene, node);
    default:
        return result_whole(&evaluator->results, scene->day); /* OP_LAW_DAY */
    }
}

struct result *node_result(struct evaluator *evaluator, const struct scene *scene,
                           const struct node *node)
{
    switch (node->op) {
    case OP_BROKEN:
    case OP_END:
        abort();
    case OP_NUMBER:
    case OP_TEXT:
    case OP_DAY:
    case OP_FIELD:
    case OP_PARAMETER:
    case OP_LAW_DAY:
        return leaf_result(evaluator, scene, node);
    case OP_AT_LEAST:
    case OP_AT_MOST:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_IS:
    case OP_ONE_OF:
        return test_result(evaluator, compare(evaluator, scene, node));
    case OP_LIES_IN:
    case OP_REGION_OF:
        return place_result(evaluator, scene, node);
    case OP_HAS:
        return test_result(evaluator, has(evaluator, scene, node));
    case OP_ALL:
    case OP_ANY:
    case OP_NONE:
        return test_result(evaluator, all_any_none(evaluator, scene, node));
    case OP_CLASH:
        return result_make(&evaluator->results, STATE_FAULT, form_of(node->type.kind));
    case OP_SILENT:
        return result_make(&evaluator->results, STATE_GAP, form_of(node->type.kind));
    case OP_PARAMETER_AT:
        return parameter_at_result(evaluator, scene, node);
    case OP_BY:
        return by_result(evaluator, scene, node);
    case OP_FORMULA:
        return formula_result(evaluator, scene, node);
    case OP_COUNT:
    case OP_TOTAL:
    case OP_LARGEST_OF:
    case OP_SMALLEST_OF:
    case OP_ANY_OF:
    case OP_ALL_OF:
    case OP_NONE_OF:
        return members_result(evaluator, scene, node);
    case OP_MONTHS_OF:
    case OP_BETWEEN:
    case OP_JOIN:
    case OP_PART:
    case OP_WITHIN:
    case OP_MONTHS_COUNT:
    case OP_LONGEST_RUN:
        return months_result(evaluator, scene, node);
    default:
        return arithmetic_result(evaluator, scene, node);
    }
}
