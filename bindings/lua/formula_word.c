/* SPDX-License-Identifier: Apache-2.0 */
/* formula { reads = { x = ... }, gives = kind, compute = function (x) ... end }: the inputs become
   operands in the order of the function's parameters, the function itself is kept as Lua's own
   dump, which never leaves the pack's memory. */
#include "bindings/lua/binding.h"
#include "bindings/lua/formula.h"

#include <string.h>

#define FORMULA_USAGE "formula { reads = { x = ... }, gives = ..., compute = function (x) ... end }"

const char *formula_upvalue(lua_State *L, int function)
{
    for (int i = 1;; i++) {
        const char *name = lua_getupvalue(L, function, i);
        if (!name)
            return NULL;
        lua_pop(L, 1);
        if (strcmp(name, "_ENV") != 0)
            return name;
    }
}

static int give_first_broken(lua_State *L)
{
    consume(L, 1);
    object_push_broken(L);
    return 1;
}

/* ---- The function -------------------------------------------------------------------------- */

struct dumping {
    char *out; /* NULL: only counted */
    size_t bytes;
};

static int dump_part(lua_State *L, const void *part, size_t bytes, void *user)
{
    (void)L;
    struct dumping *dumping = user;
    if (dumping->out)
        memcpy(dumping->out + dumping->bytes, part, bytes);
    dumping->bytes += bytes;
    return 0;
}

/* The function at an index; its lines stay in it, for messages. */
static void keep_code(lua_State *L, int function, struct formula *formula)
{
    struct builder *builder = loading_of(L)->builder;
    struct dumping dumping = { NULL, 0 };
    lua_pushvalue(L, function);
    (void)lua_dump(L, dump_part, &dumping, 0);
    char *code = builder->failed ? NULL : arena_alloc(builder->arena, dumping.bytes, 1);
    if (code) {
        dumping = (struct dumping){ code, 0 };
        (void)lua_dump(L, dump_part, &dumping, 0);
        formula->code = code;
        formula->code_bytes = dumping.bytes;
    } else {
        builder->failed = true;
    }
    lua_pop(L, 1);
}

/* The text of the function that begins in a line: the scan has noted it. */
static void keep_source(struct loading *loading, struct formula *formula)
{
    const struct scan *scan = &loading->scan;
    formula->source = "";
    for (size_t i = 0; i < scan->function_count; i++) {
        struct scan_function *function = &scan->functions[i];
        if (function->line != formula->at.line || function->used)
            continue;
        function->used = true;
        formula->is_straight = function->is_straight;
        formula->source =
            build_text_bytes(loading->builder, scan->text + function->start, function->length);
        return;
    }
}

/* What a function may not have; false after a mistake. */
static bool check_function(const struct body *body, int function, const lua_Debug *about)
{
    const char *upvalue = formula_upvalue(body->L, function);
    if (about->isvararg)
        body_mistake(body, "compute",
                     "compute takes ...: name what it takes, as in function (income, size)");
    else if (about->nparams == 0)
        body_mistake(body, "compute",
                     "compute takes nothing: name what it takes, as in function (income, size)");
    else if (about->nparams > FORMULA_MOST_INPUTS)
        body_mistake(body, "compute", "compute takes more than %d values: take some together",
                     FORMULA_MOST_INPUTS);
    else if (upvalue)
        body_mistake(body, "compute",
                     "compute uses '%.60s' from outside, and a formula sees only what it reads: "
                     "write reads = { %.60s = ... }",
                     upvalue, upvalue);
    else
        return true;
    return false;
}

/* ---- The inputs ---------------------------------------------------------------------------- */

static bool names_input(const struct formula *formula, const char *name)
{
    for (int i = 0; i < formula->input_count; i++) {
        if (strcmp(formula->inputs[i], name) == 0)
            return true;
    }
    return false;
}

static bool check_names(const struct body *body, int reads, const struct formula *formula)
{
    lua_State *L = body->L;
    size_t count;
    bool fits = true;
    const struct ordered_key *keys = keys_in_order(L, reads, "", 0, &count);
    for (size_t i = 0; i < count; i++) {
        if (names_input(formula, keys[i].key))
            continue;
        body_mistake(body, "reads",
                     "reads has '%.60s', which compute does not take: name it in function (...), "
                     "or take it away",
                     keys[i].key);
        fits = false;
    }
    lua_pop(L, 1);
    if (lua_rawlen(L, reads) > 0) {
        body_mistake(body, "reads",
                     "reads names what the function takes: write reads = { %s = ... }",
                     formula->inputs[0]);
        fits = false;
    }
    return fits;
}

/* The names of the parameters, and for each of them what reads gives; false after a mistake. */
static bool take_inputs(const struct body *body, int reads, int function, int count,
                        struct formula *formula, struct node **args)
{
    lua_State *L = body->L;
    const char **names = arena_alloc(body->builder->arena, (size_t)count, sizeof *names);
    if (!names) {
        body->builder->failed = true;
        return false;
    }
    bool whole = true;
    formula->inputs = names;
    formula->input_count = count;
    for (int i = 0; i < count; i++) {
        lua_pushvalue(L, function);
        names[i] = build_text(body->builder, lua_getlocal(L, NULL, i + 1));
        lua_pop(L, 1);
        lua_pushstring(L, names[i]);
        if (lua_rawget(L, reads) == LUA_TNIL) {
            body_mistake(
                body, "compute",
                "compute takes '%.60s', which reads does not have: write reads = { %.60s = "
                "... }",
                names[i], names[i]);
            whole = false;
        } else {
            args[i] = node_from(L, lua_gettop(L), names[i]);
            whole = whole && args[i]->op != OP_BROKEN;
        }
        lua_pop(L, 1);
    }
    return check_names(body, reads, formula) && whole;
}

/* ---- The word ------------------------------------------------------------------------------ */

static struct formula *make_formula(const struct body *body, int reads, int function,
                                    struct node **args, int *count)
{
    lua_State *L = body->L;
    lua_Debug about;
    lua_pushvalue(L, function);
    lua_getinfo(L, ">Su", &about);
    struct formula *formula = arena_alloc(body->builder->arena, 1, sizeof *formula);
    if (!formula) {
        body->builder->failed = true;
        return NULL;
    }
    formula->host = &formula_lua;
    formula->at = (struct place){ body->loading->file, about.linedefined };
    *count = about.nparams;
    bool given = kind_result(L, body, "gives", &formula->gives);
    if (!check_function(body, function, &about) ||
        !take_inputs(body, reads, function, about.nparams, formula, args) || !given)
        return NULL;
    keep_source(body->loading, formula);
    keep_code(L, function, formula);
    return formula;
}

static void need_table(const struct body *body, const char *field, int type, int wanted,
                       const char *write)
{
    if (type != wanted && type != LUA_TNIL)
        body_mistake(body, field, "%s is written as %s", field, write);
}

int word_formula(lua_State *L)
{
    struct node *args[FORMULA_MOST_INPUTS] = { NULL };
    if (lua_gettop(L) != 1 || lua_type(L, 1) != LUA_TTABLE) {
        mistake(L, here(L), "formula is written as " FORMULA_USAGE);
        return give_first_broken(L);
    }
    if (library_at(L)) {
        mistake(L, here(L),
                "a formula stands in a file of clauses, where its text is read: let the library "
                "take it as an argument");
        return give_first_broken(L);
    }
    struct body body = body_open(L, 1, word_find("formula"), NULL, here(L), false);
    body_refuse_positions(&body, 1, "reads = { x = ... }");
    body_need(&body, "reads", "reads = { x = ... }");
    body_need(&body, "gives", "gives = whole_number { at_most = 100 }");
    body_need(&body, "compute", "compute = function (x) ... end");
    lua_settop(L, 1);
    int reads = lua_getfield(L, 1, "reads");
    int function = lua_getfield(L, 1, "compute");
    if (lua_iscfunction(L, 3))
        function = LUA_TLIGHTUSERDATA;
    need_table(&body, "reads", reads, LUA_TTABLE, "reads = { income = person.income }");
    need_table(&body, "compute", function, LUA_TFUNCTION, "compute = function (income) ... end");
    int count = 0;
    struct formula *formula = reads == LUA_TTABLE && function == LUA_TFUNCTION
                                  ? make_formula(&body, 2, 3, args, &count)
                                  : NULL;
    for (int i = 0; !formula && i < FORMULA_MOST_INPUTS; i++)
        build_use(body.builder, args[i]);
    if (!formula)
        return give_first_broken(L);
    struct node *node = build_node(body.builder, body.at, OP_FORMULA, args, count);
    node->formula = formula;
    return give(L, node);
}
