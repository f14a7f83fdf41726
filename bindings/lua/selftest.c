/* SPDX-License-Identifier: Apache-2.0 */
/* The self-test of the linked Lua. The faults of 5.4.4, as Debian 12 has it:
     - in a function with more than 255 constants, (1 ~ (2 or 3)) gives 0 instead of 3;
     - _ENV[1 < 2] fails.
   Both need operators that a file of statements cannot contain (~, or, <), so they are only named.
   A statement file does have more than 255 constants in its one function, and the instructions that
   Lua then chooses (an index in an extra argument, a constant first loaded into a register) are
   what is tested: were one of them wrong, a figure of the law would be. */
#include "bindings/lua/selftest.h"

#include "core/base/format.h"

#include <lauxlib.h>
#include <lua.h>

#include <stdio.h>
#include <string.h>

#define CONSTANTS 300

struct self_test {
    struct arena arena;
    bool bitwise, comparison, sound;
    bool no_memory;
};

/* What is repeated for i = 1..CONSTANTS: first i [middle i] last; middle NULL: once. */
struct pattern {
    const char *first, *middle, *last;
};

static char *put(char *end, const char *text)
{
    size_t length = strlen(text);
    memcpy(end, text, length);
    return end + length;
}

/* before, the pattern repeated, after. NULL: no memory. Not by printf: it would be a sixth of the
   time in which a pack is loaded. */
static char *constants_list(struct arena *arena, const char *before, struct pattern each,
                            const char *after)
{
    const char *middle = each.middle ? each.middle : "";
    size_t most =
        strlen(each.first) + strlen(middle) + strlen(each.last) + (size_t)2 * FORMAT_BYTES_MOST;
    char *text =
        arena_alloc(arena, strlen(before) + strlen(after) + (size_t)CONSTANTS * most + 1, 1);
    if (!text)
        return NULL;
    char *end = put(text, before);
    for (int i = 1; i <= CONSTANTS; i++) {
        end = format_whole(put(end, each.first), i);
        if (each.middle)
            end = format_whole(put(end, middle), i);
        end = put(end, each.last);
    }
    *put(end, after) = '\0';
    return text;
}

static const struct pattern fields = { "k", "=", ".5," };

/* Runs text with the arguments on the stack; its result stays there. false: it failed. */
static bool run(struct self_test *test, lua_State *L, const char *text, int arguments)
{
    int status = text ? luaL_loadbufferx(L, text, strlen(text), "=self_test", "t") : LUA_ERRMEM;
    if (status == LUA_OK) {
        lua_insert(L, -1 - arguments);
        status = lua_pcall(L, arguments, 1, 0);
    }
    test->no_memory = test->no_memory || status == LUA_ERRMEM;
    return status == LUA_OK;
}

/* t:m (x) adds x to the first field of t. */
static int probe_add(lua_State *L)
{
    lua_Number sum = (lua_rawgeti(L, 1, 1), lua_tonumber(L, -1)) + lua_tonumber(L, 2);
    lua_pushnumber(L, sum);
    lua_rawseti(L, 1, 1);
    lua_settop(L, 1);
    return 1;
}

static int probe_index(lua_State *L)
{
    lua_pushcfunction(L, probe_add);
    return 1;
}

static bool result_is(lua_State *L, bool ran, lua_Number wanted)
{
    bool equal = ran && lua_isnumber(L, -1) && lua_tonumber(L, -1) == wanted;
    lua_settop(L, 0);
    return equal;
}

/* The sum of i + 0.5 for i = 1..CONSTANTS, exact in doubles. */
#define HALVES_SUM (CONSTANTS * (CONSTANTS + 2.0) / 2.0)

static bool long_tables_are_sound(struct self_test *test, lua_State *L)
{
    struct arena *arena = &test->arena;
    /* return { k1 = 1.5, k2 = 2.5 ... }, then each field by its own name */
    bool ran = run(test, L, constants_list(arena, "return {", fields, "}"), 0);
    lua_Number sum = 0;
    for (int i = 1; ran && i <= CONSTANTS; i++) {
        char name[16];
        (void)snprintf(name, sizeof name, "k%d", i);
        lua_getfield(L, -1, name);
        if (lua_tonumber(L, -1) != i + 0.5)
            return false;
        sum += lua_tonumber(L, -1);
        lua_pop(L, 1);
    }
    lua_settop(L, 0);
    if (!ran || sum != HALVES_SUM)
        return false;
    /* Reading fields k1 ... of a table, and arithmetic with constants beyond the 255th. */
    char *text = constants_list(arena, "local t={", fields, "} return 0");
    char *reads = constants_list(arena, "", (struct pattern){ "+t.k", NULL, "" }, "");
    char *both = text && reads ? arena_format(arena, "%s%s", text, reads) : NULL;
    if (!result_is(L, run(test, L, both, 0), HALVES_SUM))
        return false;
    lua_pushnumber(L, 0);
    text = constants_list(arena, "local x=... return x", (struct pattern){ "+", NULL, ".5" }, "");
    if (!result_is(L, run(test, L, text, 1), HALVES_SUM))
        return false;
    /* Methods, whose names are constants as well: t:m1 (1.5):m2 (2.5) ... returns t. */
    lua_createtable(L, 1, 0);
    lua_pushnumber(L, 0);
    lua_rawseti(L, -2, 1);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, probe_index);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    text = constants_list(arena, "local t=...", (struct pattern){ " t:m", "(", ".5)" },
                          " return t[1]");
    return result_is(L, run(test, L, text, 1), HALVES_SUM);
}

static int run_protected(lua_State *L)
{
    struct self_test *test = lua_touserdata(L, 1);
    lua_settop(L, 0);
    test->sound = long_tables_are_sound(test, L);
    char *text = constants_list(&test->arena, "local t={", fields,
                                "} return (1 ~ (2 or 3)) + (1 | (2 or 3)) * 10");
    test->bitwise = !result_is(L, run(test, L, text, 0), 33);
    test->comparison = !result_is(L, run(test, L, "_ENV[true]=7 return _ENV[1 < 2]", 0), 7);
    return 0;
}

bylaw_status lua_self_test(struct memory *memory, const char **text)
{
    struct self_test test = { 0 };
    arena_init(&test.arena, memory);
    lua_State *L = lua_newstate(memory_alloc, memory);
    int status = LUA_ERRMEM;
    if (L) {
        lua_pushcfunction(L, run_protected);
        lua_pushlightuserdata(L, &test);
        status = lua_pcall(L, 1, 0, 0);
        lua_close(L);
    }
    arena_clear(&test.arena);
    if (status != LUA_OK || test.no_memory)
        return BYLAW_ENOMEM;
    *text = test.bitwise && test.comparison ? LUA_RELEASE
                ": bitwise operators and comparisons as index are miscompiled; statements "
                "cannot contain them"
            : test.bitwise ? LUA_RELEASE ": bitwise operators are miscompiled; statements cannot "
                                         "contain them"
            : test.comparison ? LUA_RELEASE
                ": comparisons as index are miscompiled; statements cannot "
                "contain them"
                              : LUA_RELEASE ": no known fault";
    return test.sound ? BYLAW_OK : BYLAW_EPACK;
}

bylaw_status bylaw_self_test(const char **text)
{
    struct memory memory;
    memory_init(&memory, NULL, NULL, 0);
    *text = "";
    return lua_self_test(&memory, text);
}
