/* SPDX-License-Identifier: Apache-2.0 */
/* What regions do to clauses and exceptions: a rule of the same id, or an exception, against the
   `override` of the rule above. */
#include "core/pack/check_internal.h"

#include <string.h>

/* A rule of a region, the one above it that it stands against, and the first day of both. */
struct stand {
    const struct rule *rule, *base;
    int32_t since;
    const struct rule *before; /* OVERRIDE_RELAX: what it is compared with */
};

/* Whether a rule ended before a day. */
static bool ends_before(const struct rule *rule, int32_t day)
{
    return rule->ended != DAY_NONE && rule->ended < day;
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b; /* DAY_NONE is before all days */
}

static bool is_same_id(const struct rule *a, const struct rule *b)
{
    return strcmp(a->id, b->id) == 0;
}

/* Whether a rule of a region stands against one above it, on a day of both. */
static bool stands_against(const struct bylaw_pack *pack, const struct rule *rule,
                           const struct rule *base)
{
    int32_t since = later(rule->since, base->since);
    return base->override != OVERRIDE_FREE && !base->is_out &&
           rule->region_index != base->region_index &&
           (is_same_id(rule, base) || rule_is_to(rule, base->id)) && !ends_before(rule, since) &&
           !ends_before(base, since) &&
           pack_region_within(pack, rule->region_index, base->region_index, since);
}

/* "clause 1 of north (LOCAL, art. 1) is not lawful, since 2012-01-01: clause 1 (ACT, art. 1)" */
static const char *head_text(struct check *check, const struct stand *stand, const char *judgement,
                             const struct rule *other)
{
    const struct rule *rule = stand->rule;
    bool dated = stand->since != DAY_NONE;
    bool is_local = other->region_index == rule->region_index;
    return arena_format(&check->arena, "%s %s of %s (%s) %s%s%s: %s%s %s (%s)", rule_word(rule),
                        rule->id, rule->region, rule->law.text, judgement, dated ? ", since " : "",
                        dated ? check_day(check, stand->since) : "", is_local ? "before it, " : "",
                        rule_word(other), other->id, other->law.text);
}

static void say(struct check *check, const struct stand *stand, enum severity severity,
                const struct rule *other, const char *text)
{
    const char *judgement = severity == SEVERITY_ERROR ? "is not lawful" : "cannot be judged";
    const char *head = head_text(check, stand, judgement, other);
    check_find(check, stand->rule->at, severity, stand->rule->id,
               head && text ? arena_format(&check->arena, "%s %s", head, text) : NULL);
}

static void find(struct check *check, const struct stand *stand, const struct rule *other,
                 const char *text)
{
    say(check, stand, SEVERITY_ERROR, other, text);
}

/* ---- relax ---- */

static const struct rule *before_in_region(const struct bylaw_pack *pack, const struct rule *rule)
{
    const struct rule *before = NULL;
    for (int i = 0; i < pack->rule_count; i++) {
        const struct rule *other = pack->rules[i];
        if (is_same_id(other, rule) && other->region_index == rule->region_index &&
            !other->is_out && other->since < rule->since && !other->is_off)
            before = other;
    }
    return before;
}

static bool is_literal(const struct node *node)
{
    return node->op == OP_TEXT || node->op == OP_NUMBER;
}

static bool same_expression(struct check *check, const struct node *a, const struct node *b)
{
    struct buffer left, right;
    buffer_init(&left, check->memory);
    buffer_init(&right, check->memory);
    node_print(&left, a);
    node_print(&right, b);
    check->failed |= left.failed || right.failed;
    bool same = !check->failed && strcmp(left.data, right.data) == 0;
    buffer_clear(&left);
    buffer_clear(&right);
    return same;
}

static bool number_of(const struct node *node, struct number *out)
{
    return node->op == OP_NUMBER && node->type.min == node->type.max &&
           number_make(node->type.min, node->type.bottom, out);
}

/* What it gives, where that is worse or cannot be compared; whether anything was said. */
static bool relax_gives(struct check *check, const struct stand *stand)
{
    const struct node *own = stand->rule->gives, *before = stand->before->gives;
    bool larger = stand->base->favours == FAVOURS_LARGER;
    struct number a, b, difference;
    if (same_expression(check, own, before) || check->failed)
        return false;
    if (number_of(own, &a) && number_of(before, &b) && number_subtract(a, b, &difference)) {
        if (difference.top == 0 || (difference.top > 0) == larger)
            return false;
        difference.top = difference.top < 0 ? -difference.top : difference.top;
        struct buffer by;
        buffer_init(&by, check->memory);
        number_print(&by, difference, 0);
        check->failed |= by.failed;
        if (!check->failed)
            find(check, stand, stand->before,
                 arena_format(&check->arena,
                              "gives %s, and this %s, which is %s %s; its override is \"relax\": "
                              "give at %s that",
                              check_node(check, before, 80), check_node(check, own, 80),
                              larger ? "less by" : "more by", by.data, larger ? "least" : "most"));
        buffer_clear(&by);
        return true;
    }
    if (is_literal(own) && is_literal(before)) {
        find(check, stand, stand->before,
             arena_format(&check->arena,
                          "gives %s, and this %s; its override is \"relax\": give the same",
                          check_node(check, before, 80), check_node(check, own, 80)));
        return true;
    }
    say(check, stand, SEVERITY_WARNING, stand->before,
        arena_format(&check->arena,
                     "gives %s, and this %s, which cannot be compared; put what may change into a "
                     "parameter",
                     check_node(check, before, 80), check_node(check, own, 80)));
    return true;
}

/* For whom the one applies and the other does not. */
static void relax_tests(struct check *check, const struct stand *stand)
{
    bool larger = stand->base->favours == FAVOURS_LARGER;
    const struct rule *wider = larger ? stand->rule : stand->before;
    const struct rule *narrower = larger ? stand->before : stand->rule;
    const char *example = NULL;
    if (!wider->when || (narrower->when && same_expression(check, wider->when, narrower->when)))
        return;
    enum cells_answer answer = check_cells(check, narrower->when, NULL, wider->when, &example);
    if (answer == CELLS_NONE || check->failed)
        return;
    if (answer == CELLS_FOUND && example) {
        find(check, stand, stand->before,
             arena_format(&check->arena,
                          "%s for %s, and this %s; its override is \"relax\": let it apply to %s",
                          larger ? "applies" : "does not apply", example,
                          larger ? "does not" : "does",
                          larger ? "all to whom that one does" : "nobody else"));
        return;
    }
    say(check, stand, SEVERITY_WARNING, stand->before,
        "has a test of its own, and it is not seen whether this one holds wherever it must; write "
        "a "
        "simpler test");
}

static void check_relaxed(struct check *check, struct stand *stand)
{
    bool larger = stand->base->favours == FAVOURS_LARGER;
    bool takes_away = stand->rule->is_off || !is_same_id(stand->rule, stand->base);
    if (takes_away) {
        if (larger)
            find(check, stand, stand->base,
                 stand->rule->is_off
                     ? "has override = \"relax\", and to be off is not in the applicant's favour; "
                       "take it away"
                     : "has override = \"relax\", and an exception takes away what it gives; write "
                       "a clause of its id, or take it away");
        return;
    }
    stand->before = before_in_region(check->pack, stand->rule);
    if (!stand->before)
        stand->before = stand->base;
    if (!relax_gives(check, stand) && !check->failed)
        relax_tests(check, stand);
}

static void check_rule(struct check *check, const struct rule *rule)
{
    const struct bylaw_pack *pack = check->pack;
    for (int i = 0; i < pack->rule_count && rule->region_index > 0 && !rule->is_out; i++) {
        const struct rule *base = pack->rules[i];
        if (!stands_against(pack, rule, base))
            continue;
        struct stand stand = { rule, base, later(rule->since, base->since), NULL };
        if (base->override == OVERRIDE_NONE)
            find(check, &stand, base,
                 "has override = \"none\"; take it away, or write override = \"free\" there");
        else if (base->override == OVERRIDE_RELAX)
            check_relaxed(check, &stand);
        else if (!rule->is_off || !is_same_id(rule, base))
            find(
                check, &stand, base,
                "has override = \"optional\": it may be off there, not other; write off = true, or "
                "take it away");
        return;
    }
}

void check_overrides(struct check *check)
{
    for (int i = 0; i < check->pack->rule_count && !check->failed; i++)
        check_rule(check, check->pack->rules[i]);
}
