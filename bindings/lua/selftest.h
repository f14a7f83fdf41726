/* SPDX-License-Identifier: Apache-2.0 */
/* What the Lua that is linked does wrong. */
#ifndef BYLAW_LUA_SELFTEST_H
#define BYLAW_LUA_SELFTEST_H

#include "core/base/arena.h"

/* Runs the known miscompilations of Lua 5.4 in a state of its own and says in *text (a constant)
   which of them the linked Lua has. None of them can be reached from a file of statements: the scan
   refuses their operators. What a file can contain is checked too: long tables of many constants,
   fields, methods and arithmetic on them.
   BYLAW_EPACK: that is wrong, and no pack can be trusted. BYLAW_ENOMEM. */
bylaw_status lua_self_test(struct memory *memory, const char **text);

#endif
