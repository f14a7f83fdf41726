/* SPDX-License-Identifier: Apache-2.0 */
/* Named values: the name as people write it. */
#include "core/law/rule.h"

const char *const combine_names[COMBINE_COUNT] = { "", "sum", "largest", "smallest" };
const char *const judgement_names[JUDGEMENT_COUNT] = { "pass", "breach", "not_concerned" };

const char *value_full_name(struct arena *arena, const struct value *value)
{
    if (!value->entity_name)
        return value->name;
    return arena_format(arena, "%s.%s", value->entity_name, value->name);
}
