/* SPDX-License-Identifier: Apache-2.0 */
/* Freezing: names, layers, kinds, units, denominators, ranges, cycles. Then a pack is immutable. */
#ifndef BYLAW_PACK_FREEZE_H
#define BYLAW_PACK_FREEZE_H

#include "core/pack/build.h"

/* Checks and resolves everything that was built. On success *out is the pack, and the builder is
   gone. On BYLAW_EPACK all mistakes went to on_mistake in order of file and line, *error (may be
   NULL) is the first; the builder stays and must be freed. Also BYLAW_ENOMEM. */
bylaw_status pack_freeze(struct builder *builder, struct bylaw_pack **out, bylaw_error *error);

/* An expression over a frozen pack, as a derived value of its own: named "expression", not in
   pack->values, reading any of them. Resolved and typed into arena; the pack is not changed. Its
   root entity is that of its first path; NULL entity (no path): value->entity is NULL. node and its
   children were built with a builder whose pack is `scratch` (see build_scratch). */
bylaw_status freeze_expression(const struct bylaw_pack *pack, struct builder *scratch,
                               struct node *node, struct value **out, bylaw_error *error);

#endif
