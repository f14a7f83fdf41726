/* SPDX-License-Identifier: Apache-2.0 */
/* Rules, and named values: the name as people write it. */
#include "core/law/rule.h"

#include <string.h>

const char *const combine_names[COMBINE_COUNT] = { "", "sum", "largest", "smallest" };
const char *const challenge_names[CHALLENGE_FORMS] = { "same_for", "rises_with", "possible",
                                                       "always", "no_harder_than" };
const char *const short_form_words[SHORT_FORM_COUNT] = { "", "requirement", "indicator", "duty" };
const char *const judgement_names[JUDGEMENT_COUNT] = { "pass", "breach", "not_concerned" };
const char *const measured_names[MEASURED_COUNT] = { "met", "missed", "not_concerned" };
const char *const duty_state_names[DUTY_STATE_COUNT] = { "pending", "met", "met_late", "overdue",
                                                         "not_concerned" };

bool rule_judges(const struct rule *rule)
{
    return rule->short_form == SHORT_REQUIREMENT || rule->short_form == SHORT_INDICATOR;
}

bool rule_is_to(const struct rule *rule, const char *name)
{
    for (int i = 0; i < rule->to_count; i++)
        if (strcmp(rule->to[i], name) == 0)
            return true;
    return false;
}

bool case_has_law(const struct worked_case *worked_case)
{
    return worked_case->statement_count > 0 || worked_case->without_count > 0 ||
           worked_case->known_on != DAY_NONE;
}

bool case_takes(const char *without, const char *id)
{
    size_t length = strlen(without);
    return strncmp(without, id, length) == 0 && (id[length] == '\0' || id[length] == '.');
}

bool case_leaves_out(const struct worked_case *worked_case, const char *id, const char *region)
{
    for (int i = 0; i < worked_case->without_count; i++) {
        const char *without = worked_case->without[i];
        if (without[0] == '@' ? strcmp(without + 1, region) == 0 : case_takes(without, id))
            return true;
    }
    return false;
}

bool case_states_anew(const struct worked_case *worked_case, const char *word, const char *id,
                      const char *region)
{
    for (int i = 0; i < worked_case->statement_count; i++) {
        const struct case_statement *statement = worked_case->statements[i];
        if (strcmp(statement->word, word) == 0 && strcmp(statement->id, id) == 0 &&
            strcmp(worked_case->region, region) == 0)
            return true;
    }
    return false;
}

const char *value_full_name(struct arena *arena, const struct value *value)
{
    if (!value->entity_name)
        return value->name;
    return arena_format(arena, "%s.%s", value->entity_name, value->name);
}
