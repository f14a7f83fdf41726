/* SPDX-License-Identifier: Apache-2.0 */
/* Of a worked case that failed: the first line of the explanation that departs from what the case
   expects. */
#include "core/judge/worked.h"

#include <string.h>

static bool is_value(const struct sentence *sentence)
{
    return strcmp(sentence->kind, "decision") == 0 || strcmp(sentence->kind, "points") == 0 ||
           strcmp(sentence->kind, "class") == 0 || strcmp(sentence->kind, "derived") == 0;
}

static bool is_rule(const struct sentence *sentence)
{
    return strcmp(sentence->kind, "clause") == 0 || strcmp(sentence->kind, "exception") == 0;
}

/* The id of the row that an expectation is about. */
static const char *row_of(const struct departure *departure, const struct expectation *expectation,
                          const struct value *value)
{
    const struct worked_case *worked = departure->worked;
    for (int i = 0; i < worked->row_count && !expectation->who; i++)
        if (strcmp(worked->rows[i].entity, value->entity->name) == 0)
            return worked->rows[i].id;
    return expectation->who ? expectation->who : "";
}

/* Whether the case expects something else of a value that was read on the way. */
static bool departs(const struct departure *departure, const struct sentence *sentence)
{
    bool ambiguous;
    const struct value *value = pack_find_question(departure->pack, sentence->id, &ambiguous);
    if (!value || !sentence->value)
        return false;
    const char *row =
        sentence->row ? sentence->row : row_of(departure, departure->expectation, departure->value);
    for (int i = 0; i < departure->worked->expectation_count; i++) {
        const struct expectation *other = &departure->worked->expectations[i];
        if (other != departure->expectation && other->question && other->text &&
            pack_find_question(departure->pack, other->question, &ambiguous) == value &&
            strcmp(row_of(departure, other, value), row) == 0 &&
            !worked_meets(value, other->text, sentence->value))
            return true;
    }
    return false;
}

/* The first value below that the case expects to be another. */
static const struct sentence *value_that_departs(const struct departure *departure,
                                                 const struct sentence *sentence)
{
    for (int i = 0; i < sentence->part_count; i++) {
        const struct sentence *part = sentence->parts[i];
        if (is_value(part) && departs(departure, part))
            return part;
        const struct sentence *found = value_that_departs(departure, part);
        if (found)
            return found;
    }
    return NULL;
}

static bool is_expected(const struct departure *departure, const struct node *gives)
{
    const char *text = departure->expectation->text;
    struct number number;
    if (text && gives->op == OP_TEXT)
        return strcmp(gives->text, text) == 0;
    return text && gives->op == OP_NUMBER && number_parse(text, strlen(text), &number) &&
           number_compare(gives->number, number) == 0;
}

static const struct rule *find_rule(const struct departure *departure, const char *id)
{
    for (int i = 0; i < departure->value->rule_count; i++)
        if (strcmp(departure->value->rules[i]->id, id) == 0)
            return departure->value->rules[i];
    return NULL;
}

static bool gives_expected(const struct departure *departure, const char *id)
{
    if (departure->expectation->clause)
        return strcmp(departure->expectation->clause, id) == 0;
    const struct rule *rule = find_rule(departure, id);
    return rule && is_expected(departure, rule->gives);
}

/* The rule that would give what is expected, and does not apply. */
static const struct sentence *rule_missed(const struct departure *departure,
                                          const struct sentence *sentence)
{
    for (int i = 0; i < sentence->part_count; i++) {
        const struct sentence *part = sentence->parts[i];
        if (!is_rule(part))
            continue;
        if (strcmp(part->outcome, "yes") != 0 && gives_expected(departure, part->id))
            return part;
        const struct sentence *found = rule_missed(departure, part);
        if (found)
            return found;
    }
    return NULL;
}

/* Down to the test that made the sentence what it is: the first below with the same outcome. */
static const struct sentence *to_blame(const struct sentence *sentence)
{
    for (int i = 0; i < sentence->part_count; i++) {
        const struct sentence *part = sentence->parts[i];
        if (!is_value(part) && !is_rule(part) && part->outcome &&
            strcmp(part->outcome, sentence->outcome) == 0)
            return to_blame(part);
    }
    return sentence;
}

/* Of a rule that applies and chose by a test: what made the test so, where another answer would
   have given what is expected. NULL: it did not choose so. */
static const struct sentence *choice_missed(const struct departure *departure,
                                            const struct sentence *sentence)
{
    const struct rule *rule = find_rule(departure, sentence->id);
    const struct node *gives = rule ? rule->gives : NULL;
    int test = rule && rule->when ? 1 : 0; /* which part of the sentence is the test */
    if (!gives || gives->op != OP_BY || gives->table || (rule->when && rule->when->table) ||
        gives->args[0]->op < OP_AT_LEAST || gives->args[0]->op > OP_NONE ||
        test >= sentence->part_count)
        return NULL;
    for (int i = 1; i < gives->arg_count; i++)
        if (is_expected(departure, gives->args[i]))
            return to_blame(sentence->parts[test]);
    return NULL;
}

/* The rule that applies, and gave what is not expected, or the test on which it chose. */
static const struct sentence *first_that_counts(const struct departure *departure,
                                                const struct sentence *sentence)
{
    for (int i = 0; i < sentence->part_count; i++) {
        const struct sentence *part = sentence->parts[i];
        if (!is_rule(part) || strcmp(part->outcome, "yes") != 0)
            continue;
        const struct sentence *inner = first_that_counts(departure, part);
        const struct sentence *missed = choice_missed(departure, part);
        if (inner)
            return inner;
        return missed ? missed : part;
    }
    return NULL;
}

const struct sentence *worked_first_difference(const struct departure *departure,
                                               const struct sentence *explained)
{
    const struct sentence *missed = rule_missed(departure, explained);
    const struct sentence *found = value_that_departs(departure, explained);
    if (!found && missed)
        found = to_blame(missed);
    if (!found)
        found = first_that_counts(departure, explained);
    return found ? found : explained;
}
