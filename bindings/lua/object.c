/* SPDX-License-Identifier: Apache-2.0 */
/* What names and calls give: objects with one metatable. No call on one raises an error: whatever
   a file does with it ends in a mistake that names the line. */
#include "bindings/lua/binding.h"

#include <stdio.h>
#include <string.h>

#define PATH_MOST_PARTS 16
#define PATH_MOST_BYTES 512

/* What work in C costs beside Lua's instructions. */
enum { UNITS_A_MARK = 20, UNITS_A_MISTAKE = 50, UNITS_A_STATEMENT = 2000 };

const char object_metatable;

void mistake(lua_State *L, struct place at, const char *format, ...)
{
    struct loading *loading = loading_of(L);
    meter_charge(L, UNITS_A_MISTAKE);
    char message[384];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    message[text_cut(message, sizeof message - 1)] = '\0';
    build_mistake(loading->builder, at, loading->statement, "%s", message);
}

struct object *object_push(lua_State *L, enum object_form form, const struct word *word,
                           size_t extra_bytes)
{
    luaL_checkstack(L, 4, NULL);
    struct object *object = lua_newuserdatauv(L, sizeof *object + extra_bytes, 1);
    memset(object, 0, sizeof *object + extra_bytes);
    object->form = form;
    object->word = word;
    object->at = here(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &object_metatable);
    lua_setmetatable(L, -2);
    return object;
}

struct object *object_at(lua_State *L, int index)
{
    /* The other userdata, arrays of C functions, have no metatable. */
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_checkstack(L, 1) || !lua_getmetatable(L, index))
        return NULL;
    lua_pop(L, 1);
    return lua_touserdata(L, index);
}

void object_push_broken(lua_State *L)
{
    (void)object_push(L, OBJECT_BROKEN, NULL, 0);
}

void object_push_node(lua_State *L, struct node *node)
{
    struct object *object = object_push(L, OBJECT_NODE, NULL, 0);
    object->node = node;
}

int give(lua_State *L, struct node *node)
{
    object_push_node(L, node);
    return 1;
}

int give_broken(lua_State *L)
{
    for (int i = 1; i <= lua_gettop(L); i++)
        consume(L, i);
    object_push_broken(L);
    return 1;
}

void object_push_path(lua_State *L, enum op op, const char *name)
{
    size_t length = strlen(name);
    if (length >= PATH_MOST_BYTES) {
        mistake(L, here(L), "a name has more than %d characters: choose a shorter one",
                PATH_MOST_BYTES - 1);
        object_push_broken(L);
        return;
    }
    struct object *object = object_push(L, OBJECT_PATH, NULL, length + 1);
    object->op = op;
    object->part_count = op == OP_FIELD ? 1 : 0;
    memcpy(object->text, op == OP_FIELD ? name : "", op == OP_FIELD ? length : 0);
}

void object_mark(lua_State *L, struct object *object, const char *name)
{
    struct loading *loading = loading_of(L);
    meter_charge(L, UNITS_A_MARK);
    struct mark *mark = arena_alloc(&loading->scratch, 1, sizeof *mark);
    if (!mark) {
        loading->builder->failed = true;
        return;
    }
    *mark = (struct mark){ .form = object->form,
                           .word = object->word,
                           .name = name,
                           .statement = loading->statement,
                           .at = object->at,
                           .next = loading->marks };
    loading->marks = mark;
    object->mark = mark;
}

void object_use(struct object *object)
{
    if (object->mark)
        object->mark->used = true;
}

static void consume_deep(lua_State *L, int index, int depth)
{
    meter_charge(L, 1);
    if (depth > SCAN_MOST_DEPTH || !lua_checkstack(L, 4))
        return;
    struct object *object = object_at(L, index);
    if (object) {
        object_use(object);
        build_use(loading_of(L)->builder, object->node);
        if (lua_getiuservalue(L, index, 1) == LUA_TTABLE)
            consume_deep(L, lua_gettop(L), depth + 1);
        lua_pop(L, 1);
    } else if (lua_type(L, index) == LUA_TTABLE) {
        index = lua_absindex(L, index);
        for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
            consume_deep(L, lua_gettop(L), depth + 1);
    }
}

void consume(lua_State *L, int index)
{
    consume_deep(L, lua_absindex(L, index), 0);
}

static void path_extend(lua_State *L, const struct object *path, const char *key)
{
    size_t length = strlen(path->text);
    size_t key_length = strlen(key);
    if (path->op == OP_LAW_DAY) {
        mistake(L, here(L), "law_day is a day and has no '%s': write law_day alone", key);
        object_push_broken(L);
        return;
    }
    if (path->part_count >= PATH_MOST_PARTS || length + key_length + 2 > PATH_MOST_BYTES) {
        mistake(L, here(L), "a path has more than %d parts: name a part of it with derive",
                PATH_MOST_PARTS);
        object_push_broken(L);
        return;
    }
    struct object *longer = object_push(L, OBJECT_PATH, NULL, length + key_length + 2);
    longer->op = path->op;
    longer->part_count = path->part_count + 1;
    (void)snprintf(longer->text, length + key_length + 2, "%s%s%s", path->text, length ? "." : "",
                   key);
}

static void unknown_test(lua_State *L, const char *name)
{
    const char *names[32];
    size_t count = 0;
    for (size_t i = 0; i < word_row_count && count < 32; i++) {
        if (word_rows[i].form == WORD_METHOD)
            names[count++] = word_rows[i].name;
    }
    const char *near = text_nearest(name, names, count);
    if (near)
        mistake(L, here(L), "there is no test '%.60s' (did you mean '%s'?)", name, near);
    else
        mistake(L, here(L),
                "there is no '%.60s' here: tests are :is, :one_of, :at_least, :at_most, "
                ":above, :below",
                name);
}

/* x.key, and x :key (...): methods go before parts of a path. */
int object_index(lua_State *L)
{
    const struct object *object = object_at(L, 1);
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : NULL;
    const char *name = key ? word_as_name(L, 1) : NULL;
    if (name) { /* clause.since: the clauses of the rule book */
        object_push_path(L, OP_FIELD, name);
        object = object_at(L, -1);
        if (object)
            path_extend(L, object, key);
        return 1;
    }
    if (object && object->form == OBJECT_LIBRARY)
        return library_index(L, object);
    if (!(object && key) && library_at(L))
        return luaL_error(L, "a %s has no '%s'", object ? "value" : luaL_typename(L, 1),
                          key ? key : "[ ]");
    lua_CFunction method = key ? method_find(key) : NULL;
    if (method && object && object->form == OBJECT_PATH && strcmp(key, "since") == 0)
        method = NULL; /* a good name of an attribute; a path is no set of months */
    if (method && !(object && object->form == OBJECT_PATH && object->op == OP_PARAMETER &&
                    object->part_count == 0)) {
        lua_pushcfunction(L, method);
        return 1;
    }
    if (object && object->form == OBJECT_PATH && key) {
        path_extend(L, object, key);
        return 1;
    }
    if (!object || object->form != OBJECT_BROKEN) {
        unknown_test(L, key ? key : "[ ]");
        if (object)
            consume(L, 1);
    }
    object_push_broken(L);
    return 1;
}

/* x :name (...) where name is no method: x.name was called with x. */
static bool is_method_call(lua_State *L, const struct object *path)
{
    const struct object *self = object_at(L, 2);
    const char *dot = strrchr(path->text, '.');
    return self && dot && self->form == OBJECT_PATH && self->op == path->op &&
           strlen(self->text) == (size_t)(dot - path->text) &&
           memcmp(self->text, path->text, (size_t)(dot - path->text)) == 0;
}

static void call_unknown(lua_State *L, struct object *path)
{
    struct object unknown = { .form = OBJECT_UNKNOWN, .at = here(L) };
    object_mark(L, &unknown, arena_copy(&loading_of(L)->scratch, path->text));
    for (int i = 2; i <= lua_gettop(L); i++)
        consume(L, i);
    object_push_broken(L);
}

/* param.x (key) */
static void keyed_call(lua_State *L)
{
    struct builder *builder = loading_of(L)->builder;
    struct node *args[] = { node_from(L, 1, "param"), node_from(L, 2, "a key") };
    if (args[0]->op != OP_BROKEN && args[1]->op != OP_BROKEN) {
        object_push_node(L, build_node(builder, here(L), OP_KEYED, args, 2));
        return;
    }
    build_use(builder, args[0]);
    build_use(builder, args[1]);
    object_push_broken(L);
}

/* person "A", person { ... }, or a misspelt word. */
static void path_call(lua_State *L, struct object *path)
{
    struct loading *loading = loading_of(L);
    if (path->part_count != 1 || path->op != OP_FIELD) {
        if (path->op == OP_PARAMETER && lua_gettop(L) == 2 && object_at(L, 2) &&
            !is_method_call(L, path)) {
            keyed_call(L);
            return;
        }
        if (is_method_call(L, path))
            unknown_test(L, strrchr(path->text, '.') + 1);
        else
            mistake(
                L, here(L),
                "a value follows '%s%.200s': a comma, an operator or a test such as :is is missing",
                path->op == OP_PARAMETER ? "param." : "",
                path->op == OP_LAW_DAY ? "law_day" : path->text);
        for (int i = 2; i <= lua_gettop(L); i++)
            consume(L, i);
        object_push_broken(L);
    } else if (lua_type(L, 2) == LUA_TSTRING && lua_gettop(L) == 2) {
        struct object *head = object_push(L, OBJECT_ROW_HEAD, NULL, 0);
        head->name = build_text(loading->builder, path->text);
        head->id = text_copy(loading->builder, L, 2);
        object_mark(L, head, head->name);
    } else {
        call_unknown(L, path);
    }
}

static void row_call(lua_State *L, struct object *head)
{
    object_use(head);
    struct object *row = object_push(L, OBJECT_ROW, NULL, 0);
    row->name = head->name;
    row->id = head->id;
    row->at = head->at;
    object_mark(L, row, row->name);
    lua_pushvalue(L, 2);
    lua_setiuservalue(L, -2, 1);
    /* Facts are literals; and if this is no row but a misspelt word, that is said, nothing else. */
    consume(L, 2);
}

static const struct statement {
    const char *word;
    void (*build)(struct body *body);
} statements[] = {
    { "source", statement_source },       { "calendar", statement_calendar },
    { "provision", statement_provision }, { "region", statement_region },
    { "entity", statement_entity },       { "parameter", statement_parameter },
    { "classify", statement_classify },   { "decision", statement_decision },
    { "clause", statement_clause },       { "exception", statement_exception },
    { "derive", statement_derive },       { "points", statement_points },
    { "case", statement_case },           { "requirement", statement_requirement },
    { "must", statement_must },           { "procedure", statement_procedure },
    { "indicator", statement_indicator }, { "duty", statement_duty },
};

static void head_call(lua_State *L, struct object *head)
{
    object_use(head);
    if (library_at(L))
        meter_charge(L, UNITS_A_STATEMENT); /* a file holds few of them, a loop makes many */
    bool any_field = strcmp(head->word->name, "entity") == 0;
    struct loading *loading = loading_of(L);
    const char *folder = loading->region;
    if (!case_passes_over(L, head, &loading->region)) {
        struct body body = body_open(L, 2, head->word, head->name, head->at, any_field);
        for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
            if (strcmp(statements[i].word, head->word->name) == 0)
                statements[i].build(&body);
        }
    }
    loading->region = folder;
    if (strcmp(head->word->name, "case") == 0)
        loading->open_case = NULL;
    loading->statement = loading->open_case;
    (void)object_push(L, OBJECT_DONE, head->word, 0);
}

static void refuse_call(lua_State *L, struct object *object)
{
    if (object->form != OBJECT_BROKEN)
        mistake(L, here(L), "a value is followed by another: a comma or an operator is missing");
    (void)give_broken(L);
}

int object_call(lua_State *L)
{
    struct object *object = object_at(L, 1);
    bool table = lua_type(L, 2) == LUA_TTABLE && lua_gettop(L) == 2;
    if (!object && library_at(L))
        return luaL_error(L, "a %s is called, which is no function", luaL_typename(L, 1));
    if (!object) {
        mistake(L, here(L), "a value is followed by another: a comma or an operator is missing");
        object_push_broken(L);
        return 1;
    }
    if (object->form == OBJECT_PATH)
        path_call(L, object);
    else if (object->form == OBJECT_KIND)
        return kind_call(L, object);
    else if (object->form == OBJECT_HEAD && table)
        head_call(L, object);
    else if (object->form == OBJECT_ROW_HEAD && table)
        row_call(L, object);
    else if (object->form == OBJECT_BY && table)
        return by_call(L, object, 2);
    else
        refuse_call(L, object);
    return 1;
}
