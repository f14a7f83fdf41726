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
    const struct entity *about;
    int default_region;
    struct wanted wanted;
    struct problems problems;
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
};

/* The row of a question's entity for a subject; else the state of the reference. */
enum state question_row(const struct bylaw_facts *population, const struct question *question,
                        size_t subject, size_t *row);
/* The decision of one subject, into `decision` with texts in arena. */
bylaw_status result_decide(struct bylaw_result *result, size_t subject, int question,
                           bool for_file, struct arena *arena, struct bylaw_decision *decision);

#endif
