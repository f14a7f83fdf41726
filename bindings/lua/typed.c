/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions typed by a person, over a frozen pack and one case. */
#include "bindings/lua/expression.h"
#include "core/judge/decision.h"

bylaw_status bylaw_case_evaluate(bylaw_case *subject, const char *expression, size_t row,
                                 int32_t day, const bylaw_decision **decision, bylaw_error *error)
{
    struct value *value;
    case_forget(subject);
    bylaw_status status = lua_expression(subject->pack, &subject->facts->memory, &subject->arena,
                                         expression, &value, error);
    if (status != BYLAW_OK)
        return status;
    if (!value->entity && row > 0)
        return error_set(error, BYLAW_ENOTFOUND, (struct place){ 0 }, NULL,
                         "the expression reads no row; give row 0, not %zu", row);
    if (value->entity && row >= subject->facts->tables[value->entity->index].rows)
        return error_set(error, BYLAW_ENOTFOUND, (struct place){ 0 }, NULL,
                         "the case has no row %zu of %s; add it first", row, value->entity->name);
    return case_decide(subject, value, row, day, decision, error);
}
