/* SPDX-License-Identifier: Apache-2.0 */
/* What one subject is told about one question, as it is written and counted. */
#ifndef BYLAW_JUDGE_ANSWER_H
#define BYLAW_JUDGE_ANSWER_H

#include "core/judge/population.h"

struct answer {
    bylaw_outcome outcome;
    struct outcome known;           /* where decided */
    const char *clause;             /* of a conflict all; "" none */
    struct bylaw_decision decision; /* where not decided: asks, reason */
};

/* Texts in arena, until it is cleared. why: with the reason where there is no value.
   BYLAW_ENOMEM. */
bylaw_status answer_find(struct bylaw_result *result, size_t subject, int index, bool why,
                         struct arena *arena, struct answer *out);

/* Rows of the result file. */
void answer_write_header(const struct bylaw_facts *population, struct buffer *out);
bylaw_status answer_write_row(struct bylaw_result *result, size_t subject, bool json,
                              const struct answer *answers, struct buffer *out);

/* Counts `count` rows of a known outcome at once; sum of their numbers, in the value's scale. Texts
   of tallies go to the arena. false: no memory. */
bool tallies_add_known(struct tallies *tallies, struct arena *arena, const struct value *value,
                       const struct outcome *outcome, uint64_t count, wide sum);
/* Adds what was counted elsewhere; is_new[i] says of from->list[i] whether it was the first. */
bool tallies_merge(struct tallies *into, struct arena *arena, const struct tallies *from,
                   bool *is_new);
void tallies_clear(struct tallies *tallies); /* all counts 0; the kinds stay known */
void tallies_sort(struct tallies *tallies);

#endif
