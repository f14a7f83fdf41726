/* SPDX-License-Identifier: Apache-2.0 */
/* Calling formulas. A state lives in the room that the core gives to a thread and nowhere else, so
   it needs no closing and no lock, and what it can use is bounded. What ends a call for its
   instructions or memory is a mark here, never an error value that Lua could hold. Such a state is
   thrown away; where it had computed other rows before, the row is tried once more in a new one,
   so that what came before a row never shows in it. */
#include "bindings/lua/formula.h"

#include "core/base/text.h"

#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SMALL_BYTES = 1024,
    SMALL_CLASSES = SMALL_BYTES / 16,
    CLASSES = SMALL_CLASSES + 9, /* and 2 KiB to 512 KiB by twos */
    LONG_TEXT = 128              /* a text of more bytes is charged for */
};

struct guard {
    struct meter meter; /* first: meter.h */
    lua_State *L;
    locale_t locale; /* texts are compared and written as in "C", whatever the host has set */
    char *next;      /* memory that was never used */
    char *end;
    void *free[CLASSES];
    bool is_new; /* it has computed nothing yet */
    const struct formula *formula;
    const struct formula_value *inputs;
};

static struct guard *guard_of(lua_State *L)
{
    struct guard *guard;
    memcpy(&guard, lua_getextraspace(L), sizeof guard);
    return guard;
}

/* ---- Memory -------------------------------------------------------------------------------- */

static int class_of(size_t bytes)
{
    if (bytes <= SMALL_BYTES)
        return bytes == 0 ? 0 : (int)((bytes + 15) / 16) - 1;
    int class = SMALL_CLASSES;
    for (size_t most = (size_t)2 * SMALL_BYTES; most < bytes && class < CLASSES; most *= 2)
        class ++;
    return class;
}

static size_t class_bytes(int class)
{
    return class < SMALL_CLASSES ? (size_t)(class + 1) * 16
                                 : (size_t)2 * SMALL_BYTES << (class - SMALL_CLASSES);
}

static void *block_take(struct guard *guard, size_t bytes)
{
    int class = class_of(bytes);
    if (class >= CLASSES)
        return NULL;
    int from = class;
    if (!guard->free[class]) {
        size_t size = class_bytes(class);
        if (size <= (size_t)(guard->end - guard->next)) {
            void *block = guard->next;
            guard->next += size;
            return block;
        }
        while (from < CLASSES && !guard->free[from])
            from++;
        if (from == CLASSES)
            return NULL;
    }
    void *block = guard->free[from];
    memcpy(&guard->free[from], block, sizeof(void *));
    return block;
}

static void block_give(struct guard *guard, void *block, size_t bytes)
{
    int class = class_of(bytes);
    memcpy(block, &guard->free[class], sizeof(void *));
    guard->free[class] = block;
}

/* A lua_Alloc. A block that cannot shrink stays where it is. */
static void *guard_alloc(void *user, void *block, size_t old_bytes, size_t new_bytes)
{
    struct guard *guard = user;
    if (!block) {
        if (old_bytes == LUA_TSTRING && new_bytes > LONG_TEXT)
            guard->meter.units += new_bytes / 16;
        return new_bytes ? block_take(guard, new_bytes) : NULL;
    }
    if (new_bytes == 0) {
        block_give(guard, block, old_bytes);
        return NULL;
    }
    if (class_of(old_bytes) == class_of(new_bytes))
        return block;
    void *moved = block_take(guard, new_bytes);
    if (!moved)
        return new_bytes < old_bytes ? block : NULL;
    memcpy(moved, block, old_bytes < new_bytes ? old_bytes : new_bytes);
    block_give(guard, block, old_bytes);
    return moved;
}

/* ---- The state ----------------------------------------------------------------------------- */

static const char environment_key;

static int set_up(lua_State *L)
{
    formula_environment(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &environment_key);
    return 0;
}

/* A new state in the room; NULL: it does not fit, which it always does. */
static struct guard *guard_new(struct formula_room *room)
{
    struct guard *guard = room->memory;
    *guard = (struct guard){ .is_new = true };
    size_t used = (sizeof *guard + 63) / 64 * 64;
    guard->next = (char *)room->memory + used;
    guard->end = (char *)room->memory + room->bytes;
    guard->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0); /* a constant of the C library */
    guard->L = lua_newstate(guard_alloc, guard);
    if (!guard->L)
        return NULL;
    memcpy(lua_getextraspace(guard->L), &guard, sizeof(struct guard *));
    lua_pushcfunction(guard->L, set_up);
    if (lua_pcall(guard->L, 0, 0, 0) != LUA_OK)
        return NULL;
    room->state = guard;
    return guard;
}

/* ---- One call ------------------------------------------------------------------------------ */

struct reading {
    const struct formula *formula;
    bool done;
};

static const char *read_code(lua_State *L, void *user, size_t *bytes)
{
    (void)L;
    struct reading *reading = user;
    *bytes = reading->done ? 0 : reading->formula->code_bytes;
    reading->done = true;
    return *bytes ? reading->formula->code : NULL;
}

static void push_function(lua_State *L, const struct formula *formula)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, formula) == LUA_TFUNCTION)
        return;
    lua_pop(L, 1);
    struct reading reading = { formula, false };
    if (lua_load(L, read_code, &reading, "=f", "b") != LUA_OK)
        lua_error(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &environment_key);
    if (!lua_setupvalue(L, -2, 1)) /* it reads nothing but its inputs */
        lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, formula);
}

/* All that may jump happens inside this call. */
static int run_protected(lua_State *L)
{
    const struct guard *guard = guard_of(L);
    const struct formula *formula = guard->formula;
    luaL_checkstack(L, FORMULA_MOST_INPUTS + 8, NULL);
    push_function(L, formula);
    for (int i = 0; i < formula->input_count; i++) {
        const struct formula_value *input = &guard->inputs[i];
        if (input->tag == FORMULA_TEXT)
            lua_pushlstring(L, input->text, input->length);
        else if (input->tag == FORMULA_TRUTH)
            lua_pushboolean(L, input->number != 0);
        else
            lua_pushinteger(L, input->number);
    }
    if (formula->is_straight)
        lua_sethook(L, NULL, 0, 0); /* a hook costs time on every instruction */
    else
        lua_sethook(L, meter_hook, LUA_MASKCOUNT,
                    METER_HOOK_INSTRUCTIONS); /* counts from 0 again */
    lua_call(L, formula->input_count, 1);
    return 1;
}

/* The result as it lies there, without asking it anything. */
static void take_result(lua_State *L, struct formula_room *room, struct formula_value *result)
{
    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
        *result = (struct formula_value){ .tag = FORMULA_TRUTH, .number = lua_toboolean(L, -1) };
        return;
    case LUA_TSTRING:
        result->tag = FORMULA_TEXT;
        result->text = lua_tolstring(L, -1, &result->length);
        return;
    case LUA_TNUMBER:
        if (!lua_isinteger(L, -1))
            break;
        *result = (struct formula_value){ .tag = FORMULA_WHOLE, .number = lua_tointeger(L, -1) };
        return;
    default:
        break;
    }
    result->tag = FORMULA_NOTHING;
    const char *what = lua_type(L, -1) == LUA_TNUMBER ? "a number of Lua that is not whole (use //)"
                       : lua_type(L, -1) == LUA_TNIL  ? "nil"
                                                      : "a table or a function";
    (void)snprintf(room->message, sizeof room->message, "%s", what);
}

/* Lua's message without its place ("f:12: "), which goes into line; cut to one line of text. */
static void take_message(lua_State *L, struct formula_room *room)
{
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    if (!text)
        text = "error was called without a text";
    if (strncmp(text, "f:", 2) == 0) {
        char *end;
        long line = strtol(text + 2, &end, 10);
        room->line = line > 0 && line < INT_MAX ? (int)line : 0;
        text = strncmp(end, ": ", 2) == 0 ? end + 2 : text;
    }
    size_t shown = strnlen(text, sizeof room->message - 1);
    (void)snprintf(room->message, sizeof room->message, "%.*s", (int)text_utf8_fault(text, shown),
                   text);
    for (char *c = room->message; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7F)
            *c = ' ';
}

enum outcome { COMPUTED, FAILED, EXHAUSTED };

static enum outcome run_once(struct formula_room *room, struct guard *guard,
                             struct formula_value *result)
{
    lua_State *L = guard->L;
    guard->meter = (struct meter){ .limit = FORMULA_INSTRUCTIONS };
    lua_settop(L, 0);
    locale_t before = uselocale(guard->locale); /* for Lua alone */
    lua_pushcfunction(L, run_protected);
    int status = lua_pcall(L, 0, 1, 0);
    (void)uselocale(before); /* for Lua alone */
    if (guard->meter.is_out || status == LUA_ERRMEM) {
        (void)snprintf(room->message, sizeof room->message,
                       guard->meter.is_out ? "it needs more than %d instructions"
                                           : "it needs more than %d KiB of memory",
                       guard->meter.is_out ? FORMULA_INSTRUCTIONS
                                           : (int)(FORMULA_ROOM_BYTES / 1024));
        return EXHAUSTED;
    }
    if (status == LUA_OK)
        take_result(L, room, result);
    else
        take_message(L, room);
    return status == LUA_OK ? COMPUTED : FAILED;
}

static bool formula_call(struct formula_room *room, const struct formula *formula,
                         const struct formula_value *inputs, struct formula_value *result)
{
    for (;;) {
        struct guard *guard = room->host == &formula_lua ? room->state : NULL;
        room->host = &formula_lua;
        if (!guard)
            guard = guard_new(room);
        if (!guard) {
            room->state = NULL;
            (void)snprintf(room->message, sizeof room->message, "Lua does not start");
            return false;
        }
        bool was_new = guard->is_new;
        guard->is_new = false;
        guard->formula = formula;
        guard->inputs = inputs;
        enum outcome outcome = run_once(room, guard, result);
        if (outcome != EXHAUSTED)
            return outcome == COMPUTED;
        room->state = NULL;
        if (was_new)
            return false;
    }
}

const struct formula_host formula_lua = { FORMULA_ROOM_BYTES, formula_call };
