/* SPDX-License-Identifier: Apache-2.0 */
/* procedure "move" { about =, law =, step { "send", done =, within = }, ... } */
#include "core/pack/procedure.h"
#include "bindings/lua/binding.h"

#include <string.h>

/* needs = { paper = test, ... } */
static void step_needs(struct body *body, struct step_law *step)
{
    lua_State *L = body->L;
    if (!body_has(body, "needs"))
        return;
    size_t count = 0;
    lua_getfield(L, body->table, "needs");
    int table = lua_gettop(L);
    const struct ordered_key *keys =
        lua_type(L, table) == LUA_TTABLE
            ? keys_in_order(L, table, "needs", body_place(body, "needs").line, &count)
            : NULL;
    if (count == 0 || lua_rawlen(L, table) > 0) {
        body_mistake(body, "needs",
                     "needs are tests with the names of papers: write needs = { certificate = ... "
                     "}");
        consume(L, table);
    } else {
        step->tests = arena_alloc(body->builder->arena, count, sizeof(struct node *));
        for (size_t i = 0; i < count && step->tests; i++) {
            lua_getfield(L, table, keys[i].key);
            step->tests[i] = build_use(body->builder, node_from(L, -1, keys[i].key));
            lua_pop(L, 1);
            build_list_add(body->builder, &step->needs, &step->need_count,
                           build_text(body->builder, keys[i].key));
        }
        if (!step->tests)
            body->builder->failed = true;
    }
    lua_settop(L, table - 1);
}

static void step_check(const struct body *body, const struct step_law *step)
{
    if (!step->done && step->need_count == 0)
        body_mistake(body, NULL,
                     "step %s does not say when it is done: write done = the day, or needs = { "
                     "... }",
                     step->name);
    if (step->otherwise && !step->within)
        body_mistake(body, "otherwise",
                     "otherwise is what becomes of it when the deadline has passed: write within "
                     "= working_days (15), too");
    if (step->otherwise && step->appeals)
        body_mistake(body, "otherwise",
                     "an appeal that is late changes nothing: take otherwise away");
}

static void read_step(const struct body *owner, int table, const struct object *part,
                      struct step_law *step)
{
    lua_State *L = owner->L;
    struct body body = body_open(L, table, part->word, NULL, part->at, false);
    bool has_name = lua_rawgeti(L, table, 1) == LUA_TSTRING;
    const char *name = has_name ? text_copy(owner->builder, L, -1) : NULL;
    lua_pop(L, 1);
    *step = (struct step_law){ .at = part->at, .name = name ? name : "" };
    body_refuse_positions(&body, has_name ? 2 : 1, "done = the day on which it was done");
    if (!text_is_name(step->name))
        mistake(L, part->at,
                "a step begins with its name, of letters, digits and '_': write step { \"send\", "
                "done = ... }");
    step->law = body_law(&body, "law");
    step->done = body_node(&body, "done");
    step->after = body_node(&body, "after");
    step->within = body_node(&body, "within");
    step->by = body_text(&body, "by");
    step->otherwise = body_text(&body, "otherwise");
    step->appeals = body_text(&body, "appeals");
    step_needs(&body, step);
    if (has_name)
        step_check(&body, step);
}

/* Names that the values and states of the procedure itself have. */
static void check_reserved(const struct body *body, const struct step_law *step)
{
    static const char *const states[] = { "finished", "withdrawn", "refused" };
    static const char *const values[] = { "state", "due", "overdue", "by", "missing" };
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (strcmp(step->name, states[i]) == 0)
            mistake(body->L, step->at,
                    "no step is called %s, which is how a procedure ends: give it another name",
                    step->name);
    for (int k = 0; k < step->need_count; k++)
        for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
            if (strcmp(step->needs[k], values[i]) == 0)
                mistake(body->L, step->at,
                        "no paper is called %s, which is a value of the procedure: give it another "
                        "name",
                        step->needs[k]);
}

/* Whether a step before needs a paper of this name. */
static bool is_needed_before(const struct procedure_law *law, int step, const char *name)
{
    for (int i = 0; i < step; i++)
        for (int k = 0; k < law->steps[i].need_count; k++)
            if (strcmp(law->steps[i].needs[k], name) == 0)
                return true;
    return false;
}

/* Names that would be given to two things. */
static void check_names(const struct body *body, const struct procedure_law *law)
{
    bool has_step = false;
    for (int i = 0; i < law->step_count; i++) {
        const struct step_law *step = &law->steps[i];
        bool is_known = !step->appeals || (law->refused && strcmp(step->appeals, "refused") == 0);
        has_step = has_step || !step->appeals;
        check_reserved(body, step);
        for (int k = 0; k < step->need_count; k++)
            if (is_needed_before(law, i, step->needs[k]))
                mistake(body->L, step->at,
                        "two papers are called %s: give one another name, or need it once",
                        step->needs[k]);
        for (int k = 0; k < law->step_count; k++) {
            const struct step_law *other = &law->steps[k];
            is_known = is_known || (other->otherwise && step->appeals &&
                                    strcmp(step->appeals, other->otherwise) == 0);
            if (k < i && strcmp(step->name, other->name) == 0)
                mistake(body->L, step->at, "two steps are called %s: give one another name",
                        step->name);
        }
        if (!is_known)
            mistake(body->L, step->at,
                    "step %s appeals from '%s', in which nothing ends: write appeals = \"refused\" "
                    "and refused = the day, or the otherwise of a step",
                    step->name, step->appeals);
    }
    if (!has_step)
        body_mistake(body, NULL, "procedure %s has no step: write step { \"send\", done = ... }",
                     body->id);
}

static void read_steps(struct body *body, struct procedure_law *law)
{
    int count = body_count(body);
    law->steps = lua_newuserdatauv(body->L, ((size_t)count + 1) * sizeof *law->steps, 0);
    for (int i = 1; i <= count; i++) {
        const struct object *part = body_part(body, i, OBJECT_PART, "step");
        if (!part) {
            body_refuse_position(body, i, "step { \"send\", done = ... }");
            continue;
        }
        read_step(body, lua_gettop(body->L), part, &law->steps[law->step_count++]);
        lua_pop(body->L, 1);
    }
}

void statement_procedure(struct body *body)
{
    const char *entity = body_about(body);
    if (!entity)
        return;
    struct procedure_law law = { .at = body->at, .id = body->id, .entity = entity };
    int before = body->builder->mistake_count;
    if (strcmp(body->loading->region, "nation") != 0)
        body_mistake(body, NULL,
                     "a procedure is of the whole nation: write it outside regions/, and what "
                     "regions set as a parameter");
    if (!text_is_name(body->id))
        body_mistake(body, NULL,
                     "the name of a procedure has letters, digits and '_', a letter first: write "
                     "procedure \"file_move\"");
    law.title = body_text(body, "title");
    law.law = body_law(body, "law");
    law.withdrawn = body_node(body, "withdrawn");
    law.refused = body_node(body, "refused");
    read_steps(body, &law);
    if (body->builder->mistake_count == before)
        check_names(body, &law);
    if (body->builder->mistake_count == before)
        build_procedure(body->builder, &law);
    else /* what reads its values must not be blamed */
        body->builder->incomplete = true;
}
