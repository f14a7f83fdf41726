/* SPDX-License-Identifier: Apache-2.0 */
/* Tables as values: steps and scales by a number, and decision tables by tests. They are only a
   way of writing: each becomes an expression of the other operators. */
#ifndef BYLAW_PACK_TABLE_H
#define BYLAW_PACK_TABLE_H

#include "core/law/table.h"
#include "core/pack/build.h"

/* Sorts the rows where the hit policy does. A mistake gives a broken node. */
struct node *build_table(struct builder *builder, struct table_law *table);

#endif
