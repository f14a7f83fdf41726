/* SPDX-License-Identifier: Apache-2.0 */
/* What editors need to know of the notation and of a pack. */
#ifndef BYLAW_PACK_EDITOR_H
#define BYLAW_PACK_EDITOR_H

#include "core/pack/pack.h"

/* Definitions for Lua language servers (LuaLS, EmmyLua): every word with its fields, and of a pack
   every entity, attribute, value, choice, parameter and library. pack NULL: the words alone. */
void editor_definitions(const struct bylaw_pack *pack, struct buffer *out);
/* A configuration of luacheck that knows these names and no others. pack NULL: the words alone. */
void editor_luacheck(const struct bylaw_pack *pack, struct buffer *out);

#endif
