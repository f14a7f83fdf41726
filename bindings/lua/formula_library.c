/* SPDX-License-Identifier: Apache-2.0 */
/* What a formula and a library may call: functions that need neither clock nor chance nor
   addresses, whose order and texts are the same everywhere, and that pay for what they do. No
   patterns, no metatables, no protected calls, no coroutines, no loading. */
#include "bindings/lua/formula.h"

#include <lualib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Functions that pay -------------------------------------------------------------------- */

/* Calls the library's own function (upvalue) after paying for the size of what it is given. */
static int charged(lua_State *L)
{
    uint64_t units = 1;
    for (int i = 1; i <= lua_gettop(L); i++) {
        if (lua_type(L, i) == LUA_TSTRING)
            units += lua_rawlen(L, i) / 16;
        else if (lua_type(L, i) == LUA_TTABLE)
            units += lua_rawlen(L, i);
    }
    meter_charge(L, units);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static int charged_rep(lua_State *L)
{
    size_t length, between = 0;
    (void)luaL_checklstring(L, 1, &length);
    (void)luaL_optlstring(L, 3, "", &between);
    lua_Integer times = luaL_checkinteger(L, 2);
    if (times > 0) {
        meter_charge(L, (uint64_t)times);
        meter_charge(L, (uint64_t)times * (length + between) / 16);
    }
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static int charged_unpack(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer first = luaL_optinteger(L, 2, 1);
    lua_Integer last = luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, 1));
    if (last >= first)
        meter_charge(L, (uint64_t)last - (uint64_t)first + 1);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* ---- Texts --------------------------------------------------------------------------------- */

/* Pushes a value as text. */
static void push_text(lua_State *L, int index)
{
    char text[64];
    switch (lua_type(L, index)) {
    case LUA_TSTRING:
        lua_pushvalue(L, index);
        return;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
        return;
    case LUA_TNIL:
        lua_pushliteral(L, "nil");
        return;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            (void)snprintf(text, sizeof text, "%lld", (long long)lua_tointeger(L, index));
        else if (isnan(lua_tonumber(L, index)))
            (void)snprintf(text, sizeof text, "nan");
        else
            (void)snprintf(text, sizeof text, "%.17g", lua_tonumber(L, index));
        lua_pushstring(L, text);
        return;
    default:
        luaL_error(L, "a %s has no text", luaL_typename(L, index));
    }
}

static int own_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    push_text(L, 1);
    return 1;
}

/* %d, %s and %% alone. */
static int own_format(lua_State *L)
{
    size_t length;
    const char *format = luaL_checklstring(L, 1, &length);
    meter_charge(L, 1 + length);
    luaL_Buffer out;
    int argument = 1;
    luaL_buffinit(L, &out);
    for (size_t i = 0; i < length; i++) {
        if (format[i] != '%') {
            luaL_addchar(&out, format[i]);
            continue;
        }
        char kind = ++i < length ? format[i] : '\0';
        if (kind == '%') {
            luaL_addchar(&out, '%');
            continue;
        }
        if (kind != 'd' && kind != 's')
            return luaL_error(L, "format has %%d, %%s and %%%% only");
        luaL_checkany(L, ++argument);
        if (kind == 'd' && !lua_isinteger(L, argument))
            return luaL_error(L, "%%d is for whole numbers");
        push_text(L, argument);
        luaL_addvalue(&out);
    }
    luaL_pushresult(&out);
    return 1;
}

/* ---- pairs in order ------------------------------------------------------------------------ */

/* Whole numbers first, then other numbers, texts byte by byte, no and yes. */
struct sort_key {
    int rank;
    int at; /* in the list of keys as Lua gave them */
    lua_Integer whole;
    double number;
    const char *text;
    size_t length;
};

static bool comes_before(const struct sort_key *a, const struct sort_key *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank;
    if (a->rank == 1)
        return a->number < b->number;
    if (a->rank != 2)
        return a->whole < b->whole;
    size_t common = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, common);
    return order != 0 ? order < 0 : a->length < b->length;
}

static void sift(struct sort_key *keys, size_t from, size_t count)
{
    for (size_t child = 2 * from + 1; child < count; child = 2 * from + 1) {
        if (child + 1 < count && comes_before(&keys[child], &keys[child + 1]))
            child++;
        if (!comes_before(&keys[from], &keys[child]))
            return;
        struct sort_key moved = keys[from];
        keys[from] = keys[child];
        keys[child] = moved;
        from = child;
    }
}

static void sort_keys(struct sort_key *keys, size_t count)
{
    for (size_t i = count / 2; i-- > 0;)
        sift(keys, i, count);
    for (size_t end = count; end-- > 1;) {
        struct sort_key largest = keys[0];
        keys[0] = keys[end];
        keys[end] = largest;
        sift(keys, 0, end);
    }
}

static struct sort_key sort_key_of(lua_State *L, int index, int at)
{
    struct sort_key key = { .at = at };
    if (lua_isinteger(L, index)) {
        key.whole = lua_tointeger(L, index);
    } else if (lua_type(L, index) == LUA_TNUMBER) {
        key.rank = 1;
        key.number = lua_tonumber(L, index);
    } else if (lua_type(L, index) == LUA_TSTRING) {
        key.rank = 2;
        key.text = lua_tolstring(L, index, &key.length);
    } else if (lua_type(L, index) == LUA_TBOOLEAN) {
        key.rank = 3;
        key.whole = lua_toboolean(L, index);
    } else {
        luaL_error(L, "pairs has no order for a key that is a %s", luaL_typename(L, index));
    }
    return key;
}

/* Upvalues: the table, its keys in order, how many were given out. */
static int next_pair(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
    lua_settop(L, 0);
    for (;;) {
        lua_pushinteger(L, ++at);
        lua_replace(L, lua_upvalueindex(3));
        if (lua_rawgeti(L, lua_upvalueindex(2), at) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            return 2;
        lua_settop(L, 0);
    }
}

static int own_pairs(lua_State *L)
{
    enum { UNITS_A_KEY = 16 };
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_createtable(L, 0, 0);
    int count = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        meter_charge(L, UNITS_A_KEY);
        lua_pushvalue(L, -2);
        lua_rawseti(L, 2, ++count);
    }
    struct sort_key *keys = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *keys, 0);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, 2, i + 1);
        keys[i] = sort_key_of(L, -1, i + 1); /* its text is kept by the list */
        lua_pop(L, 1);
    }
    sort_keys(keys, (size_t)count);
    lua_pushvalue(L, 1);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, 2, keys[i].at);
        lua_rawseti(L, -2, i + 1);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

/* ---- table.sort ---------------------------------------------------------------------------- */

/* Whether the value at b goes before the value at a: by the function at 2, else by <. */
static bool goes_before(lua_State *L, int b, int a)
{
    if (lua_isnil(L, 2))
        return lua_compare(L, b, a, LUA_OPLT);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, b);
    lua_pushvalue(L, a);
    lua_call(L, 2, 1);
    bool before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

/* The runs [from, middle) and [middle, to) of the list at index from_list as one in to_list. */
static void merge(lua_State *L, int from_list, int to_list, const lua_Integer bounds[3])
{
    lua_Integer left = bounds[0], right = bounds[1];
    for (lua_Integer at = bounds[0]; at < bounds[2]; at++) {
        lua_rawgeti(L, from_list, left);
        lua_rawgeti(L, from_list, right);
        int top = lua_gettop(L);
        bool takes_right = right < bounds[2] && (left == bounds[1] || goes_before(L, top, top - 1));
        if (takes_right)
            right++;
        else
            left++;
        lua_pop(L, takes_right ? 0 : 1);
        lua_rawseti(L, to_list, at);
        lua_settop(L, top - 2);
    }
}

/* sort (list, function (a, b) ... end): equal values keep their order, and a function that
   contradicts itself gives some order, never an error. */
static int own_sort(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_createtable(L, 0, 0);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    int from = 1, to = 3;
    for (lua_Integer width = 1; width < count; width *= 2) {
        meter_charge(L, (uint64_t)count);
        for (lua_Integer at = 1; at <= count; at += 2 * width) {
            lua_Integer middle = at + width < count + 1 ? at + width : count + 1;
            lua_Integer end = at + 2 * width < count + 1 ? at + 2 * width : count + 1;
            merge(L, from, to, (const lua_Integer[3]){ at, middle, end });
        }
        from = 4 - from;
        to = 4 - to;
    }
    for (lua_Integer i = 1; from != 1 && i <= count; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}

/* ---- The environment ----------------------------------------------------------------------- */

static int refuse_assignment(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "this";
    return luaL_error(L, "'%s' is no local variable: write local %s = ...", name, name);
}

void library_seal(lua_State *L)
{
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_assignment);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

struct entry {
    const char *name;
    lua_CFunction wrapper; /* NULL: the library's own function as it is */
    bool own;              /* wrapper is all there is */
};

static const struct entry base_entries[] = {
    { "assert", NULL, false },    { "error", NULL, false },           { "ipairs", NULL, false },
    { "select", charged, false }, { "tonumber", charged, false },     { "type", NULL, false },
    { "pairs", own_pairs, true }, { "tostring", own_tostring, true }, { NULL, NULL, false },
};
static const struct entry math_entries[] = {
    { "abs", NULL, false },        { "ceil", NULL, false },       { "floor", NULL, false },
    { "fmod", NULL, false },       { "max", NULL, false },        { "min", NULL, false },
    { "tointeger", NULL, false },  { "type", NULL, false },       { "ult", NULL, false },
    { "maxinteger", NULL, false }, { "mininteger", NULL, false }, { NULL, NULL, false },
};
static const struct entry string_entries[] = {
    { "len", NULL, false },        { "sub", charged, false },      { "byte", charged, false },
    { "char", charged, false },    { "upper", charged, false },    { "lower", charged, false },
    { "rep", charged_rep, false }, { "format", own_format, true }, { NULL, NULL, false },
};
static const struct entry table_entries[] = {
    { "insert", charged, false },        { "remove", charged, false }, { "concat", charged, false },
    { "unpack", charged_unpack, false }, { "sort", own_sort, true },   { NULL, NULL, false },
};

/* Adds to the table below what is taken from the library on top. */
static void take(lua_State *L, const struct entry *entries)
{
    for (; entries->name; entries++) {
        if (entries->own) {
            lua_pushcfunction(L, entries->wrapper);
        } else {
            lua_getfield(L, -1, entries->name);
            if (entries->wrapper)
                lua_pushcclosure(L, entries->wrapper, 1);
        }
        lua_setfield(L, -3, entries->name);
    }
}

/* Pushes a table of what is taken from a library. */
static void open_library(lua_State *L, lua_CFunction open, const struct entry *entries)
{
    lua_createtable(L, 0, 12);
    lua_pushcfunction(L, open);
    lua_call(L, 0, 1);
    take(L, entries);
    lua_pop(L, 1);
}

/* Texts are indexed by the library and by nothing else; they do not count as numbers. */
static void set_text_metatable(lua_State *L, int library)
{
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, library);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void library_functions(lua_State *L)
{
    luaL_checkstack(L, 12, NULL);
    open_library(L, luaopen_base, base_entries);
    int functions = lua_gettop(L);
    open_library(L, luaopen_math, math_entries);
    library_seal(L);
    lua_setfield(L, functions, "math");
    open_library(L, luaopen_table, table_entries);
    library_seal(L);
    lua_setfield(L, functions, "table");
    open_library(L, luaopen_string, string_entries);
    library_seal(L);
    lua_setfield(L, functions, "string");
    /* What the libraries put into the table of globals is gone. */
    lua_createtable(L, 0, 0);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

void formula_environment(lua_State *L)
{
    library_functions(L);
    lua_getfield(L, -1, "string");
    set_text_metatable(L, lua_gettop(L));
    lua_pop(L, 1);
    library_seal(L);
}
