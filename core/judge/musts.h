/* SPDX-License-Identifier: Apache-2.0 */
/* Musts: what rows of facts cannot break without contradicting themselves. */
#ifndef BYLAW_JUDGE_MUSTS_H
#define BYLAW_JUDGE_MUSTS_H

#include "core/judge/run.h"

/* For the reader of files: csv_find_broken. */
bylaw_status musts_find_broken(struct facts *facts, const struct entity *entity, uint16_t *broken);
/* The attributes that the musts of the wanted entities read are wanted, too. */
void musts_want(const struct bylaw_pack *pack, struct wanted *wanted);
/* Of a run that has decided all musts: BYLAW_EDATA: a row breaks one, and *error names both;
   BYLAW_ENOMEM. */
bylaw_status musts_check(const struct run *run, bylaw_error *error);

#endif
