/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a result, written and counted one after the other. Nearly all are decided: those go from
   the columns of outcomes straight into the text, by tables of ready texts, and are counted by code
   and rule; the others are looked into one by one (answer.h). */
#ifndef BYLAW_JUDGE_ROWS_H
#define BYLAW_JUDGE_ROWS_H

#include "core/judge/answer.h"

/* A text that is written often: where it is short, READY_BYTES are copied whatever its length,
   which needs no call; what follows it is then overwritten. */
#define READY_BYTES 32
struct ready_text {
    char start[READY_BYTES];
    const char *text;
    size_t length; /* 0: none */
};

/* One question over the rows that the result holds now. */
struct rows_column {
    const struct question *question;
    const struct result *result;
    const struct column *reference; /* NULL: the subject's own value */
    bool fast;                      /* its values can be written by the tables below */
    int places;                     /* numbers: decimal places of a cell ... */
    int least_places;               /* ... and how many are always written */
    struct ready_text *values;      /* by code: choices, yes and no */
    int value_count;
    struct ready_text *endings; /* by rule: ",4.7,decided," */
    uint64_t *counts;           /* by code, then rule */
    wide *sums;                 /* by rule; at the scale of the value */
    size_t longest;             /* of value and ending */
};

struct rows {
    struct bylaw_result *result;
    struct arena *arena; /* of what is kept from block to block */
    struct arena work;
    bool writes, json;
    struct rows_column *columns; /* per question */
    struct tallies *tallies; /* per question: of the rows looked into; rows_count adds the rest */
    struct answer *answers;
    struct buffer *out;
    size_t longest;
};

/* out: where rows are written; NULL: they are only counted. BYLAW_ENOMEM. */
bylaw_status rows_init(struct rows *rows, struct bylaw_result *result, struct arena *arena,
                       struct buffer *out, bool json);
void rows_clear(struct rows *rows);
/* Finds the columns of the run anew; counts begin again at 0. */
void rows_begin(struct rows *rows);
/* Writes and counts a row. *is_new: the first of a kind that these rows met, ever. */
bylaw_status rows_add(struct rows *rows, size_t row, bool *is_new);
/* tally.c: counts the subject's answer to a question, in rows->answers; *is_new: the first of its
   kind. false: no memory. */
bool tallies_add(struct rows *rows, int question, size_t subject, bool *is_new);
/* Adds what was counted by the tables to rows->tallies. BYLAW_ENOMEM. */
bylaw_status rows_count(struct rows *rows);

#endif
