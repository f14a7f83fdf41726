/* SPDX-License-Identifier: Apache-2.0 */
/* The answers of the public header, for a case and for a row of a population. */
#ifndef BYLAW_JUDGE_DECISION_H
#define BYLAW_JUDGE_DECISION_H

#include "core/judge/run.h"

/* What a decision without a value is to say of it. In files it names no file and line, so that a
   pack that is cut into files another way gives the same bytes. */
enum decision_reason { DECISION_WHY, DECISION_WHY_IN_FILE, DECISION_NO_WHY };

#define DECISION_TEXT_BYTES 256 /* more than two numbers of 128 bits and what is said about them */

struct bylaw_decision {
    struct run *run;
    const struct facts *facts;
    const struct value *value;
    size_t row;                 /* of value's entity */
    const struct entity *about; /* facts of this entity and row are named without the row's id */
    size_t about_row;
    struct arena *arena;
    enum decision_reason wanted_reason;
    char space[DECISION_TEXT_BYTES]; /* of text, where it is a number or a day */
    bylaw_outcome outcome;
    bylaw_value result;
    const char *text;
    const char *clause;
    const char *reason;
    const char **asks;
    int ask_count;
};

bylaw_outcome outcome_of_state(enum state state);

/* Fills all of a decision but what the caller set: run, facts, value, row, about, arena. */
bylaw_status decision_fill(struct bylaw_decision *decision);
/* The decision of a row whose reference `reference` to the value's row is in this state. */
bylaw_status decision_fill_broken(struct bylaw_decision *decision,
                                  const struct attribute *reference, enum state state);

/* The name of an open fact: "person.degree", or "city/datong.population" for another row. */
void open_fact_print(struct buffer *out, const struct facts *facts, const struct open_fact *fact,
                     const struct entity *about, size_t about_row);
/* "4.2" of a known outcome, "otherwise", or "" ; conflicts need run_rules. */
const char *outcome_clause(const struct outcome *outcome);

/* core/judge/case.c: facts by their texts, also for worked cases. */
struct bylaw_case {
    const struct bylaw_pack *pack;
    struct facts *facts;
    struct arena arena; /* of the last decision */
    struct run *run;    /* of the last question, ready for the next time that it is asked */
    const struct value *prepared;
    int32_t prepared_day;
    int default_region; /* of values without a place */
    struct bylaw_decision decision;
};
/* Throws away the prepared question: before rows are added, and before an expression, which lies in
   the same arena as the last one. */
void case_forget(struct bylaw_case *subject);
/* Decides a value that the caller found or made. BYLAW_EDATA: a row of the case breaks a must
   (which is not asked where the value is a must itself, or an expression). */
bylaw_status case_decide(struct bylaw_case *subject, struct value *value, size_t row, int32_t day,
                         const bylaw_decision **decision, bylaw_error *error);
/* Finds a question and checks the row. */
bylaw_status case_question(struct bylaw_case *subject, const char *question, size_t row,
                           struct value **value, bylaw_error *error);

/* Names for a message when a question is not there or two entities share it. */
bylaw_status question_find(const struct bylaw_pack *pack, const char *name, struct value **value,
                           bylaw_error *error);
/* Ranges are proved for days of law from 1900 to 2199 only. */
bylaw_status law_day_check(int32_t day, bylaw_error *error);

#endif
