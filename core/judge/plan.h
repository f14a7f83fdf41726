/* SPDX-License-Identifier: Apache-2.0 */
/* Planning: from a value and the law in force for one region and interval of days to a program. */
#ifndef BYLAW_JUDGE_PLAN_H
#define BYLAW_JUDGE_PLAN_H

#include "core/judge/program.h"

/* The program of a value; NULL: no memory. */
struct program *plan_value(const struct bylaw_pack *pack, struct arena *arena,
                           const struct value *value, int region, int interval);
/* The program of one expression (the `on` of a value). */
struct program *plan_node(const struct bylaw_pack *pack, struct arena *arena,
                          const struct node *node);

/* What distinguishes shapes: the statements in force, as indexes; equal signatures share a program.
   In arena; *count numbers, as many for every shape of a value. NULL: no memory. */
int32_t *plan_signature(const struct bylaw_pack *pack, struct arena *arena,
                        const struct value *value, int region, int interval, int *count);

#endif
