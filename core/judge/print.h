/* SPDX-License-Identifier: Apache-2.0 */
/* Values as people read them. */
#ifndef BYLAW_JUDGE_PRINT_H
#define BYLAW_JUDGE_PRINT_H

#include "core/judge/run_internal.h"

/* A known value of a type: "91.75", "open", "yes", "2019-12-25", the id of a row. min_places: at
   least so many digits after the point. */
void print_cell(struct buffer *out, const struct facts *facts, const struct type *type,
                int min_places, wide cell);
/* A value in any state: known as above; "unknown (0 to 720)", "unknown", "absent", "no value",
   "fault". */
void print_candidate(struct buffer *out, const struct facts *facts, const struct type *type,
                     int min_places, const struct candidate *value);
/* Digits after the point with which a value is printed. */
int value_places(const struct value *value);
/* The places of a number whose denominator is a power of ten that int64 holds, and whose cells fit
   int64; else -1. */
int type_places(const struct type *type);

#endif
