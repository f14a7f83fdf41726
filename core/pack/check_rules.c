/* SPDX-License-Identifier: Apache-2.0 */
/* Rules that can never apply, exceptions that can never win, and clauses that disagree. */
#include "core/pack/check_internal.h"

#include <string.h>

#define BUDGET 200000  /* answers of tests, for one rule with another */
#define MOST_SHOWN 200 /* bytes of a test in a finding */

/* ---- Tests that are always no ---- */

/* a against b, both ends of ranges in scales of their own; 0 where that cannot be said. */
static int compare_ends(wide a, wide a_bottom, wide b, wide b_bottom)
{
    wide left;
    wide right;
    if (!wide_multiply(a, b_bottom, &left) || !wide_multiply(b, a_bottom, &right))
        return 0;
    return (left > right) - (left < right);
}

static bool is_ordered(const struct node *node)
{
    enum kind kind = node->args[0]->type.kind;
    return node->arg_count == 2 && kind == node->args[1]->type.kind &&
           (kind == KIND_NUMBER || kind == KIND_DAY);
}

/* Whether no two values in the ranges of the operands pass the comparison. */
static bool comparison_fails(const struct node *node)
{
    if (!is_ordered(node))
        return false;
    const struct type *a = &node->args[0]->type;
    const struct type *b = &node->args[1]->type;
    int most = compare_ends(a->max, a->bottom, b->min, b->bottom);
    int least = compare_ends(a->min, a->bottom, b->max, b->bottom);
    switch (node->op) {
    case OP_AT_LEAST:
        return most < 0;
    case OP_AT_MOST:
        return least > 0;
    case OP_IS:
        return most < 0 || least > 0;
    case OP_ABOVE:
        return most < 0 || (a->max == b->min && a->bottom == b->bottom);
    default:
        return least > 0 || (a->min == b->max && a->bottom == b->bottom);
    }
}

/* The part of a test for which it is always no; NULL: none is seen. */
static const struct node *always_no(const struct node *node)
{
    switch (node->op) {
    case OP_AT_LEAST:
    case OP_AT_MOST:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_IS:
        return comparison_fails(node) ? node : NULL;
    case OP_ALL:
        for (int i = 0; i < node->arg_count; i++) {
            const struct node *part = always_no(node->args[i]);
            if (part)
                return part;
        }
        return NULL;
    case OP_ANY:
        for (int i = 0; i < node->arg_count; i++) {
            if (!always_no(node->args[i]))
                return NULL;
        }
        return node;
    case OP_ANY_OF:
        return node->arg_count > 1 && node->args[1] ? always_no(node->args[1]) : NULL;
    default:
        return NULL;
    }
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b; /* DAY_NONE is before all days */
}

static int32_t earlier_end(int32_t a, int32_t b)
{
    if (a == DAY_NONE || b == DAY_NONE)
        return a == DAY_NONE ? b : a;
    return a < b ? a : b;
}

/* Whether a rule has a day on which its region exists and a run may be. */
static bool has_days(const struct bylaw_pack *pack, const struct rule *rule)
{
    const struct region *region = pack->regions[rule->region_index];
    if (rule->ended_law.text && rule->ended != DAY_NONE && rule->ended < rule->since)
        return true; /* taken back: it was law as long as nobody knew better */
    int32_t since = later(later(rule->since, region->since), LAW_DAY_FIRST);
    int32_t ended = earlier_end(earlier_end(rule->ended, region->ended), LAW_DAY_LAST);
    return since <= ended;
}

static void check_days(struct check *check, const struct rule *rule)
{
    if (!has_days(check->pack, rule))
        check_find(
            check, rule->at, SEVERITY_ERROR, rule->id,
            arena_format(&check->arena,
                         "%s %s is in force on no day on which %s is there; correct its days, "
                         "or take it away",
                         rule_word(rule), rule->id, rule->region));
}

static void say_always_no(struct check *check, const struct rule *rule, const struct node *part)
{
    check_find(check, part->at, SEVERITY_ERROR, rule->id,
               arena_format(&check->arena,
                            "%s %s can never apply, since %s is always no; correct it, or take it "
                            "away",
                            rule_word(rule), rule->id, check_node(check, part, MOST_SHOWN)));
}

/* ---- Rules together ---- */

enum cells_answer check_cells(struct check *check, const struct node *first,
                              const struct node *second, const struct node *third,
                              const char **example)
{
    struct arena work;
    const struct cell_test *tests[2];
    const struct cell_test *other = NULL;
    int count = 0;
    enum cells_answer answer = CELLS_STOPPED;
    arena_init(&work, check->memory);
    struct cells *cells = cells_new(&work, check->pack, BUDGET);
    if (cells && first)
        tests[count++] = cells_add(cells, first);
    if (cells && second)
        tests[count++] = cells_add(cells, second);
    if (cells && third)
        other = cells_add(cells, third);
    if (cells && !cells_failed(cells))
        answer = cells_find(cells, tests, count, &other, third ? 1 : 0);
    if (cells && answer == CELLS_FOUND && example) {
        const char *text = cells_example(cells);
        *example = arena_copy(&check->arena, text);
        check->failed |= !*example;
    }
    check->failed |= !cells || cells_failed(cells);
    arena_clear(&work);
    return answer;
}

static enum cells_answer together(struct check *check, const struct node *first,
                                  const struct node *second, const char **example)
{
    return check_cells(check, first, second, NULL, example);
}

/* Whether both are in force in some region on some day. */
static bool meet(const struct bylaw_pack *pack, const struct rule *a, const struct rule *b)
{
    int32_t since = later(a->since, b->since);
    int32_t ended = earlier_end(a->ended, b->ended);
    bool moved = a->on || b->on || a->transitional || b->transitional;
    bool days = moved || ended == DAY_NONE || since <= ended;
    return days && (check_lies_below(pack, a->region_index, b->region_index) ||
                    check_lies_below(pack, b->region_index, a->region_index));
}

static bool never_holds(struct check *check, const struct node *test)
{
    return test && together(check, test, NULL, NULL) == CELLS_NONE;
}

static void check_when(struct check *check, const struct rule *rule, bool is_never)
{
    const struct node *part = rule->when ? always_no(rule->when) : NULL;
    if (part)
        say_always_no(check, rule, part);
    else if (is_never)
        check_find(check, rule->at, SEVERITY_ERROR, rule->id,
                   arena_format(&check->arena,
                                "%s %s can never apply, since its tests never hold together; "
                                "correct them, or take it away",
                                rule_word(rule), rule->id));
}

static bool has_exceptions(const struct value *value, const struct rule *rule)
{
    for (int i = 0; i < value->exception_count; i++)
        if (value->exceptions[i]->to_decision || rule_is_to(value->exceptions[i], rule->id))
            return true;
    return false;
}

/* ---- Requirements and musts ---- */

static void check_requirement(struct check *check, const struct rule *rule)
{
    if (!rule_judges(rule) || rule->gives->op != OP_BY || has_exceptions(rule->value, rule))
        return;
    const struct node *demand = rule->gives->args[0];
    bool is_measured = rule->short_form == SHORT_INDICATOR;
    if (together(check, rule->when, demand, NULL) == CELLS_NONE)
        check_find(check, rule->at, SEVERITY_ERROR, rule->id,
                   arena_format(&check->arena,
                                "%s %s is never %s, since what it demands never holds where it is "
                                "concerned; correct it, or take it away",
                                rule_word(rule), rule->id, is_measured ? "met" : "passed"));
    else if (check_cells(check, rule->when, NULL, demand, NULL) == CELLS_NONE)
        check_find(check, rule->at, SEVERITY_WARNING, rule->id,
                   arena_format(&check->arena,
                                "%s %s is never %s, since what it demands always holds where it is "
                                "concerned; correct it, or take it away",
                                rule_word(rule), rule->id, is_measured ? "missed" : "in breach"));
}

static void check_must(struct check *check, const struct value *must)
{
    if (never_holds(check, must->versions[0]->gives))
        check_find(check, must->at, SEVERITY_ERROR, must->name,
                   arena_format(&check->arena,
                                "must %s refuses every row, since it never holds; correct it, or "
                                "take it away",
                                must->name));
}

/* ---- Exceptions ---- */

/* An exception wins only where what it is an exception to applies. */
static void check_exception(struct check *check, const struct rule *exception)
{
    const struct bylaw_pack *pack = check->pack;
    const struct rule *base = NULL;
    bool is_met = false;
    if (!exception->is_exception || exception->to_decision)
        return;
    for (int i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = pack->rules[i];
        if (!rule_is_to(exception, rule->id))
            continue;
        base = rule;
        if (!meet(pack, exception, rule))
            continue;
        is_met = true;
        if (together(check, exception->when, rule->when, NULL) != CELLS_NONE)
            return;
    }
    if (base)
        check_find(check, exception->at, SEVERITY_ERROR, exception->id,
                   arena_format(&check->arena,
                                "exception %s can never win, since %s %s never %s; correct it, or "
                                "take it away",
                                exception->id, rule_word(base), base->id,
                                is_met ? "applies where its own test holds"
                                       : "is in force where and when it is"));
}

/* ---- Clauses that disagree ---- */

static bool gives_constant(const struct rule *rule)
{
    return rule->gives && (rule->gives->op == OP_TEXT || rule->gives->op == OP_NUMBER);
}

static bool disagree(const struct rule *a, const struct rule *b)
{
    return gives_constant(a) && a->gives->op == b->gives->op &&
           !node_same_literal(a->gives, b->gives);
}

/* Only what is certain: that each of two clauses reads other facts says nothing. */
static void check_pair(struct check *check, const struct rule *a, const struct rule *b)
{
    const char *example = NULL;
    bool same_statement = strcmp(a->id, b->id) == 0; /* of two regions or times */
    if (same_statement || !disagree(a, b) || !meet(check->pack, a, b) ||
        together(check, a->when, b->when, &example) != CELLS_FOUND || !example)
        return;
    check_find(check, b->at, SEVERITY_WARNING, b->id,
               arena_format(&check->arena,
                            "clauses %s and %s disagree%s%s; part their tests, or make one an "
                            "exception to the other",
                            a->id, b->id, example[0] ? " for " : "", example));
}

static void check_clauses(struct check *check, const struct value *value)
{
    enum { MOST_CLAUSES = 100 }; /* each is compared with each */
    if (value->combine != COMBINE_NONE || value->rule_count > MOST_CLAUSES)
        return;
    for (int i = 0; i < value->rule_count; i++)
        for (int k = i + 1; k < value->rule_count && !check->failed; k++)
            if (!value->rules[i]->is_exception && !value->rules[k]->is_exception &&
                !has_exceptions(value, value->rules[i]) && !has_exceptions(value, value->rules[k]))
                check_pair(check, value->rules[i], value->rules[k]);
}

/* ---- Items ---- */

static void check_items(struct check *check, const char *statement, struct item *const *items,
                        int count)
{
    for (int i = 0; i < count && !check->failed; i++) {
        const struct item *item = items[i];
        if (never_holds(check, item->when))
            check_find(check, item->at, SEVERITY_ERROR, statement,
                       arena_format(&check->arena,
                                    "item '%s' can never count, since its test is always no; "
                                    "correct it, or take it away",
                                    item->label));
        check_items(check, statement, item->items, item->item_count);
    }
}

void check_rules(struct check *check)
{
    const struct bylaw_pack *pack = check->pack;
    for (int i = 0; i < pack->rule_count && !check->failed; i++) {
        const struct rule *rule = pack->rules[i];
        bool is_never = never_holds(check, rule->when);
        check_days(check, rule);
        check_when(check, rule, is_never);
        if (is_never)
            continue; /* which was said */
        check_exception(check, rule);
        check_requirement(check, rule);
    }
    for (int i = 0; i < pack->must_count && !check->failed; i++)
        check_must(check, pack->musts[i]);
    for (int i = 0; i < pack->value_count && !check->failed; i++)
        check_clauses(check, pack->values[i]);
    for (int i = 0; i < pack->value_count; i++) {
        const struct value *value = pack->values[i];
        for (int k = 0; k < value->version_count; k++)
            check_items(check, value->name, value->versions[k]->items,
                        value->versions[k]->item_count);
    }
}
