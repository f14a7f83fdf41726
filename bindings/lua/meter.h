/* SPDX-License-Identifier: Apache-2.0 */
/* What Lua may use up: instructions, and work in C counted in the same units. The first member of
   what a state's extra space points to. */
#ifndef BYLAW_LUA_METER_H
#define BYLAW_LUA_METER_H

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#define METER_HOOK_INSTRUCTIONS 1000

struct meter {
    uint64_t units;
    uint64_t limit;
    bool is_out; /* stays once set: no error value is trusted */
};

/* Adds units; ends the call (lua_error) when they are too many, and nothing in Lua can catch that.
 */
void meter_charge(lua_State *L, uint64_t units);
/* A count hook, for each METER_HOOK_INSTRUCTIONS. */
void meter_hook(lua_State *L, lua_Debug *record);

#endif
