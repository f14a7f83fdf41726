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

/* Counts an answer; *is_new: the first of its kind. Tallies' texts go to tallies_arena, work to
   arena. false: no memory. */
bool tallies_add(struct bylaw_result *result, struct tallies *tallies, struct arena *tallies_arena,
                 size_t subject, int question, const struct answer *answer, struct arena *arena,
                 bool *is_new);
/* Counts `count` rows of a known outcome at once; sum of their numbers, in the value's scale. */
bool tallies_add_known(struct tallies *tallies, struct arena *arena, const struct value *value,
                       const struct outcome *outcome, uint64_t count, wide sum);
/* Adds what was counted elsewhere; is_new[i] says of from->list[i] whether it was the first. */
bool tallies_merge(struct tallies *into, struct arena *arena, const struct tallies *from,
                   bool *is_new);
void tallies_clear(struct tallies *tallies); /* all counts 0; the kinds stay known */
void tallies_sort(struct tallies *tallies);

#endif
