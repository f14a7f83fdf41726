/* SPDX-License-Identifier: Apache-2.0 */
/* Rules in an explanation: clauses, exceptions, and those that go on after their end. */
#include "core/judge/explain_internal.h"
#include "core/judge/print.h"

#include <string.h>

static const char *register_outcome(const struct frame *frame, int reg)
{
    struct candidate test = frame_read_test(frame, reg);
    return test_outcome(&test);
}

static const char *both_outcomes(const char *a, const char *b)
{
    static const char *const order[] = { "no", "fault", "unknown", NULL };
    for (int i = 0; order[i]; i++)
        if (strcmp(a, order[i]) == 0 || strcmp(b, order[i]) == 0)
            return order[i];
    return "yes";
}

/* Whether a rule that has ended goes on for the row, and by which law. */
static void explain_transitional(struct explaining *explaining, struct sentence *under,
                                 const struct view *view, const struct ruling *claim)
{
    const struct rule *rule = claim->rule;
    struct sentence *sentence = sentence_new(explaining, "transitional");
    if (!sentence)
        return;
    sentence->id =
        arena_format(explaining->arena, "after %s", explain_day(explaining, rule->ended));
    sentence->law = rule->ended_law.text;
    sentence->outcome = register_outcome(view->frame, claim->claim);
    sentence_add(explaining, under, sentence);
    explain_node(explaining, sentence, view, rule->transitional);
}

/* A rule. Of one that goes on after its end: claim; of one whose place it takes: instead. */
struct rule_view {
    const struct ruling *ruling;
    const struct ruling *claim, *instead; /* or NULL */
    const char *is_left; /* whether none of its id that ended before it goes on: yes, unknown ... */
};

static void explain_rule(struct explaining *explaining, struct sentence *under,
                         const struct view *view, const struct rule_view *what)
{
    const struct ruling *ruling = what->ruling;
    const struct rule *rule = ruling->rule;
    const char *counts = what->is_left;
    if (what->claim)
        counts = both_outcomes(counts, register_outcome(view->frame, what->claim->claim));
    struct sentence *sentence =
        sentence_new(explaining, rule->is_exception ? "exception" : "clause");
    if (!sentence)
        return;
    sentence->id = rule->id;
    sentence->title = rule->title;
    if (rule->body)
        sentence->title = arena_format(explaining->arena, "%s%s%s", rule->body,
                                       rule->title ? ": " : "", rule->title ? rule->title : "");
    sentence->law = rule->law.text;
    sentence->outcome = both_outcomes(counts, register_outcome(view->frame, ruling->test));
    sentence->where = arena_format(explaining->arena, "%s:%d", rule->at.file, rule->at.line);
    sentence_add(explaining, under, sentence);
    if (what->claim)
        explain_transitional(explaining, sentence, view, what->claim);
    if (what->instead) {
        sentence->outcome = "no";
        sentence->reason =
            arena_format(explaining->arena, "in its place the one goes on that ended on %s",
                         explain_day(explaining, what->instead->rule->ended));
        return;
    }
    if (counts[0] == 'n')
        return;
    if (rule->when)
        explain_node(explaining, sentence, view, rule->when);
    if (sentence->outcome[0] == 'n') /* no: what it would give does not matter */
        return;
    struct candidate value = frame_read(view->frame, ruling->result);
    const struct value *decision = view->look->stage->value;
    sentence->value = explain_cell(explaining, &decision->type, value_places(decision), &value);
    if (rule_judges(rule)) /* what it demands: a test */
        explain_node(explaining, sentence, view, rule->gives->args[0]);
    else
        explain_leaves(explaining, sentence, view, rule->gives);
    explain_rulings(explaining, sentence, view, ruling);
}

/* A rule, and before it those of its id that go on after their end. */
static void explain_part(struct explaining *explaining, struct sentence *under,
                         const struct view *view, const struct ruling *part)
{
    struct rule_view what = { .is_left = "yes" };
    for (; part && part->old; part = part->base) {
        const char *claim = register_outcome(view->frame, part->claim);
        what.ruling = part->old;
        what.claim = part;
        explain_rule(explaining, under, view, &what);
        if (!what.instead && claim[0] == 'y')
            what.instead = part;
        if (claim[0] != 'n')
            what.is_left = both_outcomes(what.is_left, claim);
    }
    what.ruling = part;
    what.claim = NULL;
    if (part)
        explain_rule(explaining, under, view, &what);
}

void explain_rulings(struct explaining *explaining, struct sentence *under, const struct view *view,
                     const struct ruling *ruling)
{
    for (int i = 0; i < ruling->part_count && !explaining->failed; i++)
        explain_part(explaining, under, view, ruling->parts[i]);
    if (ruling->base)
        explain_rulings(explaining, under, view, ruling->base);
}
