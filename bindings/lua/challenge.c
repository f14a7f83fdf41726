/* SPDX-License-Identifier: Apache-2.0 */
/* A requirement about decisions: what it tries, and on whom. */
#include "bindings/lua/binding.h"

#include <string.h>

/* "hukou" of the path person.hukou; NULL: not a fact of the entity itself. */
static const char *own_fact(const struct body *body, const char *entity, const struct object *path)
{
    size_t length = strlen(entity);
    if (!path || path->form != OBJECT_PATH || path->op != OP_FIELD || path->part_count != 2 ||
        strncmp(path->text, entity, length) != 0 || path->text[length] != '.')
        return NULL;
    return build_text(body->builder, path->text + length + 1);
}

static void take_facts(struct body *body, const char *entity, const char *field,
                       struct challenge *challenge)
{
    lua_State *L = body->L;
    lua_pushstring(L, field);
    lua_rawget(L, body->table);
    int table = lua_gettop(L);
    bool is_same = challenge->form == CHALLENGE_SAME;
    lua_Unsigned length = lua_type(L, table) == LUA_TTABLE ? lua_rawlen(L, table) : 0;
    bool is_right = length > 0;
    if (is_same && lua_type(L, table) == LUA_TSTRING)
        challenge->is_protected = is_right = strcmp(lua_tostring(L, table), "protected") == 0;
    for (lua_Unsigned i = 1; i <= length; i++) {
        lua_rawgeti(L, table, (lua_Integer)i);
        struct object *path = object_at(L, -1);
        const char *fact = own_fact(body, entity, path);
        if (fact)
            build_list_add(body->builder, &challenge->facts, &challenge->fact_count, fact);
        if (path)
            object_use(path);
        is_right = is_right && fact;
        lua_pop(L, 1);
    }
    if (!is_right)
        body_mistake(body, field, "%s is a list of facts of %s: write %s = { %s.NAME }%s", field,
                     entity, field, entity, is_same ? ", or \"protected\"" : "");
    lua_settop(L, table - 1);
}

/* Which of the forms is stated; CHALLENGE_FORMS: not one, which is a mistake. */
static enum challenge_form form_of(struct body *body)
{
    enum challenge_form form = CHALLENGE_FORMS;
    int stated = 0;
    for (int i = 0; i < CHALLENGE_FORMS; i++) {
        if (!body_has(body, challenge_names[i]))
            continue;
        form = (enum challenge_form)i;
        stated++;
    }
    if (stated == 1)
        return form;
    body_mistake(body, "decisions",
                 "a requirement about decisions says one of same_for, rises_with, possible, always "
                 "and no_harder_than, and this says %s",
                 stated ? "several" : "none");
    return CHALLENGE_FORMS;
}

static void refuse_others(struct body *body)
{
    static const char *const others[] = { "where", "demands", "place", "on" };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (body_has(body, others[i]))
            body_mistake(body, others[i],
                         "%s is about rows, and this requirement is about decisions; leave it "
                         "out, and say by given on whom they are tried",
                         others[i]);
}

/* Whom the decisions are tried on: given, none of the exceptions, and what must be possible. */
static struct node *concerned(struct body *body, struct challenge *challenge)
{
    struct node *parts[3];
    int count = 0;
    struct node *given = body_node(body, "given");
    struct node *except = body_node(body, "except");
    if (given)
        parts[count++] = given;
    challenge->has_except = except;
    if (except)
        parts[count++] = build_node(body->builder, except->at, OP_NONE, &except, 1);
    if (challenge->form == CHALLENGE_POSSIBLE) {
        struct node *possible = body_node(body, "possible");
        parts[count++] = possible ? possible : build_broken(body->builder, body->at);
    }
    return build_use(body->builder, build_node(body->builder, body->at, OP_ALL, parts, count));
}

static void take_form(struct body *body, const char *entity, struct challenge *challenge)
{
    const char *name = challenge_names[challenge->form];
    if (challenge->form == CHALLENGE_SAME || challenge->form == CHALLENGE_RISES)
        take_facts(body, entity, name, challenge);
    if (challenge->form == CHALLENGE_ALWAYS)
        challenge->wanted = body_text(body, name);
    if (challenge->form == CHALLENGE_NO_HARDER) {
        const char *than = body_text(body, name);
        if (than && strcmp(than, "previous") != 0)
            body_mistake(body, name,
                         "no_harder_than can only be \"previous\": the law as it was "
                         "before it last changed");
    }
}

void requirement_of_decisions(struct body *body, const char *entity)
{
    enum challenge_form form = form_of(body);
    refuse_others(body);
    if (strcmp(body->loading->region, "nation") != 0)
        body_mistake(body, "decisions",
                     "a requirement about decisions is judged in each region; "
                     "write it outside of the folders of regions");
    struct challenge *challenge = arena_alloc(body->builder->arena, 1, sizeof *challenge);
    if (form == CHALLENGE_FORMS || !challenge) {
        body->builder->failed |= !challenge;
        body->builder->incomplete = true;
        consume(body->L, body->table);
        return;
    }
    struct value *value = build_value(body->builder, body->at, entity, body->id, FORM_DERIVED);
    struct version *version = build_version(body->builder, value, body->at, "nation");
    if (value->challenge)
        body_mistake(body, "decisions", "requirement %s is stated twice; give one another id",
                     body->id);
    value->challenge = challenge;
    challenge->form = form;
    body_texts(body, "decisions", &challenge->decisions, &challenge->decision_count);
    take_form(body, entity, challenge);
    version->title = value->title = body_text(body, "title");
    version->law = body_law(body, "law");
    version->since = body_day(body, "since");
    version->ended = body_day(body, "ended");
    challenge->except_law = body_law(body, "except_law");
    version->gives = concerned(body, challenge);
    if (challenge->has_except && !challenge->except_law.text)
        body_mistake(body, "except",
                     "an exception to equal treatment rests on a law; write "
                     "except_law = \"SOURCE-ID, article\"");
}
