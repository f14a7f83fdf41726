/* SPDX-License-Identifier: Apache-2.0 */
/* Law that is laid over the pack for one case: case "x" { without = { "7" }, clause "8" { ... } }.
   Such a case is judged by a pack of its own, loaded from the same files when it is judged. While
   the pack itself is loaded the statements of cases are passed over; while one is loaded for a
   case, so is what the case leaves out or states anew. */
#include "bindings/lua/binding.h"

#include <string.h>

bool case_refuses(lua_State *L, const struct word *word)
{
    const char *open_case = loading_of(L)->open_case;
    bool refused =
        open_case && (strcmp(word->name, "case") == 0 || strcmp(word->name, "entity") == 0);
    if (refused)
        mistake(L, here(L), "%s stands inside case %.100s: write it outside, for all cases",
                word->name, open_case);
    return refused;
}

/* What law stands on: it is no law of a region, and never left out. */
static bool is_ground(const struct word *word)
{
    static const char *const words[] = { "source", "region", "calendar", "entity", "choice" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i], word->name) == 0)
            return true;
    return false;
}

/* A statement inside a case, while its table is not complete yet. */
static void note_statement(struct loading *loading, const struct object *head)
{
    struct builder *builder = loading->builder;
    struct case_statement *statement =
        arena_alloc(builder->arena, 1, sizeof(struct case_statement));
    if (!statement) {
        builder->failed = true;
        return;
    }
    *statement = (struct case_statement){ head->word->name, head->name, head->at };
    build_list_add(builder, &loading->case_law.statements, &loading->case_law.statement_count,
                   statement);
}

bool case_passes_over(lua_State *L, const struct object *head, const char **region)
{
    struct loading *loading = loading_of(L);
    const struct worked_case *of_case = loading->of_case;
    bool is_case = strcmp(head->word->name, "case") == 0;
    bool passed;
    if (is_case) {
        passed = of_case && strcmp(of_case->name, head->name) != 0;
    } else if (loading->open_case) {
        note_statement(loading, head);
        passed = !of_case || strcmp(of_case->name, loading->open_case) != 0;
        if (!passed)
            *region = is_ground(head->word) || strcmp(head->word->name, "provision") == 0
                          ? "nation"
                          : of_case->region;
    } else {
        passed =
            of_case && (case_states_anew(of_case, head->word->name, head->name, *region) ||
                        (!is_ground(head->word) && case_leaves_out(of_case, head->name, *region)));
    }
    if (passed)
        consume(L, 2);
    return passed;
}

void case_take_law(struct body *body, struct worked_case *worked_case)
{
    const struct loading *loading = body->loading;
    worked_case->statements = loading->case_law.statements;
    worked_case->statement_count = loading->case_law.statement_count;
    worked_case->known_on = body_day(body, "known_on");
    body_texts(body, "without", &worked_case->without, &worked_case->without_count);
    worked_case->without_at = body_place(body, "without");
    const char *region = body_text(body, "region");
    if (region && worked_case->statement_count == 0)
        body_mistake(body, "region",
                     "region says whose law the statements of a case are, and this case makes "
                     "none: take it away");
    worked_case->region = region ? region : build_text(body->builder, loading->region);
}
