/* SPDX-License-Identifier: Apache-2.0 */
/* What a run needs before it starts: its class, and about how many bytes. */
#ifndef BYLAW_JUDGE_CLASS_H
#define BYLAW_JUDGE_CLASS_H

#include "core/judge/population.h"

/* "row": the questions read the subject and rows that it refers to. "own many": also rows that
   refer to the subject, and nothing beyond them. "mutual": rows that refer to subjects are read
   from elsewhere, such as the members of the subject's household. */
const char *class_name(const struct bylaw_pack *pack, const struct wanted *wanted,
                       const struct entity *about);

/* Bytes at the most, from the sizes of the files: those of the tables that are held whole, and for
   each thread a block where the subjects are taken block after block. An estimate: rows are counted
   by the length of the first ones. */
uint64_t class_bytes(const struct bylaw_facts *population, const char *folder, bool in_blocks,
                     unsigned threads);

#endif
