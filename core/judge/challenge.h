/* SPDX-License-Identifier: Apache-2.0 */
/* Requirements about decisions, judged by trying the decisions on people who could be
   (core/judge/people.h). Where the cells are exact and all of them are tried, what holds of the
   people tried is proven; a breach is shown by people. */
#ifndef BYLAW_JUDGE_CHALLENGE_H
#define BYLAW_JUDGE_CHALLENGE_H

#include "core/pack/check.h"

/* ORDER verdict_names */
enum verdict { VERDICT_PASS, VERDICT_BREACH, VERDICT_OPEN, VERDICT_NOTHING };
extern const char *const verdict_names[]; /* "pass", "breach", "undetermined", "nothing to judge" */

struct challenge_answer {
    enum verdict verdict;
    const char *text; /* what was found, in one line; in arena */
};

/* By the law of a region on a day. requirement->challenge is not NULL. BYLAW_ENOMEM. */
bylaw_status challenge_judge(const struct bylaw_pack *pack, const struct value *requirement,
                             int region, int32_t day, struct arena *arena,
                             struct challenge_answer *answer);

/* All of them in a region: findings behind those that are there. BYLAW_ENOMEM. */
bylaw_status challenges_check(const struct bylaw_pack *pack, int region, int32_t day,
                              struct arena *arena, struct found **found, size_t *count);

#endif
