/* SPDX-License-Identifier: Apache-2.0 */
/* The budget of a Lua state. */
#include "bindings/lua/meter.h"

#include <string.h>

void meter_charge(lua_State *L, uint64_t units)
{
    struct meter *meter;
    memcpy(&meter, lua_getextraspace(L), sizeof meter);
    meter->units += units <= meter->limit ? units : meter->limit + 1;
    if (meter->units <= meter->limit)
        return;
    meter->is_out = true;
    lua_pushlightuserdata(L, meter);
    lua_error(L);
}

void meter_hook(lua_State *L, lua_Debug *record)
{
    (void)record;
    meter_charge(L, METER_HOOK_INSTRUCTIONS);
}
