/* SPDX-License-Identifier: Apache-2.0 */
/* The whole pack as JSON: the same pack gives the same bytes, whatever the order of its files. */
#ifndef BYLAW_PACK_DUMP_H
#define BYLAW_PACK_DUMP_H

#include "core/base/json.h"
#include "core/pack/pack.h"

void pack_dump(const struct bylaw_pack *pack, struct buffer *out);

#endif
