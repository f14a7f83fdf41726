/* SPDX-License-Identifier: Apache-2.0 */
/* Formulas at decision time: a Lua state of their own in a room of fixed size, with a small
   library and a budget for each call. */
#ifndef BYLAW_LUA_FORMULA_H
#define BYLAW_LUA_FORMULA_H

#include "bindings/lua/meter.h"
#include "core/law/formula.h"

#include <lauxlib.h>
#include <lua.h>

#define FORMULA_ROOM_BYTES ((size_t)256 * 1024)
#define FORMULA_INSTRUCTIONS 100000

extern const struct formula_host formula_lua;

/* formula_library.c: pushes the environment of all formulas, which nothing can change. May raise.
   */
void formula_environment(lua_State *L);
/* Pushes a table of the functions that it is made of, math, string and table among them. Changes
   the metatable of texts, which is the caller's to set. May raise. */
void library_functions(lua_State *L);
/* Replaces a table or a function on top by an empty table that has it as __index and that refuses
   to be changed. */
void library_seal(lua_State *L);

/* formula_word.c: the first name that a function takes from outside; NULL: none. */
const char *formula_upvalue(lua_State *L, int function);

#endif
