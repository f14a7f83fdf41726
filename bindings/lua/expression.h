/* SPDX-License-Identifier: Apache-2.0 */
/* An expression of the notation over a frozen pack, for a REPL and for hosts. */
#ifndef BYLAW_LUA_EXPRESSION_H
#define BYLAW_LUA_EXPRESSION_H

#include "core/pack/freeze.h"

/* Reads text as one expression and freezes it over the pack, which is not changed. memory holds
   what lives while it is read (Lua, the scan); arena holds *out.
   BYLAW_EPACK: a mistake, in *error. BYLAW_ENOMEM. */
bylaw_status lua_expression(const struct bylaw_pack *pack, struct memory *memory,
                            struct arena *arena, const char *text, struct value **out,
                            bylaw_error *error);

#endif
