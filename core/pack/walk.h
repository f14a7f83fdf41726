/* SPDX-License-Identifier: Apache-2.0 */
/* Walking over all expressions that belong to a value, in any region and on any day. */
#ifndef BYLAW_PACK_WALK_H
#define BYLAW_PACK_WALK_H

#include "core/pack/pack.h"

typedef void node_visitor(void *user, const struct node *node);

/* Every node of the value's clauses, versions, place, day and otherwise. */
void value_each_node(const struct value *value, node_visitor *visit, void *user);
/* A node and all below it. */
void node_each(const struct node *node, node_visitor *visit, void *user);

/* Whether its law may differ from region to region: a statement of a region, or a parameter that
   some region sets, is part of it. Otherwise its place does not matter (docs/semantics.md, section
   6). */
bool value_is_regional(const struct value *value);

#endif
