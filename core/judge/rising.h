/* SPDX-License-Identifier: Apache-2.0 */
/* Whether an outcome can be seen to grow with a fact from the way in which clauses calculate: a
   proof where cells are none. */
#ifndef BYLAW_JUDGE_RISING_H
#define BYLAW_JUDGE_RISING_H

#include "core/pack/pack.h"

/* By the law of a region and interval: of two rows that differ in the fact alone, the one that has
   more has no less by the decision, wherever both have an outcome. false: it is not seen. */
bool decision_rises(const struct bylaw_pack *pack, const struct value *decision,
                    const struct attribute *fact, int region, int interval);

#endif
