/* SPDX-License-Identifier: Apache-2.0 */
/* Bylaw as a contender: the pack of the speed test, decided through the columns. */
#ifndef BYLAW_BENCH_OURS_H
#define BYLAW_BENCH_OURS_H

#include "core/judge/run.h"
#include "tests/bench/generate.h"

enum { QUESTIONS = 3 };
extern const char *const ours_questions[QUESTIONS]; /* points, settlement, benefit */

struct ours {
    struct bylaw_pack *pack;
    struct facts *facts;
    struct value *values[QUESTIONS];
    int count;
    struct run_options options;
    struct run *run; /* of the last decision */
};

struct bylaw_pack *ours_load(const char *folder);
/* Columns as a reader of CSV would have filled them; missing: so many percent of all cells are not
   known. */
void ours_make(struct ours *ours, struct bylaw_pack *pack, const struct people *people,
               unsigned missing);
void ours_free(struct ours *ours);
/* A contender's work: decides the questions for all rows. */
void ours_decide(void *user);
/* What the last run says. */
void ours_answers(const struct ours *ours, struct answers *answers);

#endif
