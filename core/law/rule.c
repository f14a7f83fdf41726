/* SPDX-License-Identifier: Apache-2.0 */
/* Rules, and named values: the name as people write it. */
#include "core/law/rule.h"

#include <string.h>

const char *const combine_names[COMBINE_COUNT] = { "", "sum", "largest", "smallest" };
const char *const judgement_names[JUDGEMENT_COUNT] = { "pass", "breach", "not_concerned" };

bool rule_is_to(const struct rule *rule, const char *name)
{
    for (int i = 0; i < rule->to_count; i++)
        if (strcmp(rule->to[i], name) == 0)
            return true;
    return false;
}

const char *value_full_name(struct arena *arena, const struct value *value)
{
    if (!value->entity_name)
        return value->name;
    return arena_format(arena, "%s.%s", value->entity_name, value->name);
}
