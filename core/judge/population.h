/* SPDX-License-Identifier: Apache-2.0 */
/* A population's facts and decisions, behind the public header. */
#ifndef BYLAW_JUDGE_POPULATION_H
#define BYLAW_JUDGE_POPULATION_H

#include "core/judge/decision.h"
#include "core/judge/run_internal.h"

/* One question of a run, about the subjects or about a row that each subject refers to. */
struct question {
    struct value *value;
    const char *name;                  /* as asked */
    const struct attribute *reference; /* NULL: about the subject itself */
};

struct bylaw_facts {
    const struct bylaw_pack *pack;
    struct facts *facts;
    struct arena arena; /* on facts->memory */
    struct question *questions;
    int question_count;
    struct value **values; /* of the questions */
    const struct entity *about;
    int default_region;
    struct wanted wanted;
    struct problems problems;
    /* of a run that took the subjects block after block: the facts hold samples only */
    bool is_streamed;
    uint64_t streamed_rows, streamed_rejected;
};

struct tallies {
    struct bylaw_tally *list;
    struct number *sums;
    size_t count, room;
    bool built;
};

struct bylaw_result {
    struct bylaw_facts *population;
    struct run *run;
    struct arena arena; /* tallies */
    struct arena decision_arena;
    struct bylaw_decision decision;
    struct tallies *tallies; /* per question */
    uint64_t national_rows;
    bool is_streamed; /* the rows are samples: the first subject of each kind of outcome */
};

/* Everything before the facts are read: questions, region, what is wanted. */
bylaw_status population_new(const bylaw_pack *pack, const bylaw_facts_options *options,
                            struct bylaw_facts **out, bylaw_error *error);
bylaw_status population_read(struct bylaw_facts *population, const bylaw_facts_options *options,
                             bylaw_error *error);
struct csv_options population_csv(const bylaw_facts_options *options);
/* Subjects judged by national law because their place is no region of the pack. */
uint64_t population_national(const struct bylaw_facts *population);
bylaw_status result_new(struct bylaw_facts *population, struct bylaw_result **out,
                        bylaw_error *error);
struct run_options result_run_options(const struct bylaw_facts *population,
                                      const bylaw_run_options *options);
/* Decides all questions for the rows that the facts hold. */
bylaw_status result_run(struct bylaw_result *result, const bylaw_run_options *options,
                        bylaw_error *error);
bool path_is_json(const char *path);
bool path_is_database(const char *path); /* ends in ".sqlite" or ".db" */

/* The row of a question's entity for a subject; else the state of the reference. */
enum state question_row(const struct bylaw_facts *population, const struct question *question,
                        size_t subject, size_t *row);
/* The decision of one subject, into `decision` with texts in arena. */
bylaw_status result_decide(struct bylaw_result *result, size_t subject, int index,
                           enum decision_reason reason, struct arena *arena,
                           struct bylaw_decision *decision);

#endif
