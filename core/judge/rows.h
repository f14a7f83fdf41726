/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a result, written and counted one after the other. Nearly all are decided: those go from
   the columns of outcomes straight into the text, by ready texts, and are counted by code and rule;
   the others are looked into one by one (answer.h). */
#ifndef BYLAW_JUDGE_ROWS_H
#define BYLAW_JUDGE_ROWS_H

#include "core/base/format.h"
#include "core/judge/answer.h"

/* A text that is written often: where it is short, as many bytes are copied whatever its length,
   which needs no call and no guess; what follows it is then overwritten. */
#define READY_BYTES 32
#define READY_BYTES_LONG 64
struct ready_text {
    char start[READY_BYTES_LONG];
    const char *text;
    size_t length;
};

/* Known answers of one value (of a choice, or yes or no) by one rule: all that is the same in their
   rows. */
struct rows_kind {
    struct ready_text text; /* ",points_fail,4.7,decided,"; of a number what follows it */
    wide sum;               /* of numbers; at the scale of the value */
    uint64_t count;
    int32_t code;
    int32_t rule; /* as in struct result */
    struct rows_kind *before;
};

/* One question over the rows that the result holds now. */
struct rows_column {
    const struct question *question;
    const struct result *result;
    const struct column *reference; /* NULL: the subject's own value */
    bool fast;                      /* its values can be written as below */
    bool is_number;
    struct format_column format; /* of numbers */
    size_t code_count;           /* numbers: 1 */
    struct rows_kind **kinds;    /* by code, then rule; NULL: not met */
    struct rows_kind *last_kind; /* a list of all, through `before` */
    size_t longest;              /* room for an answer */
    /* Of the rows at hand. */
    struct rows_kind **kind_of;
    int64_t *cells; /* of numbers */
};

#define ROWS_FIRSTS_MOST 64
#define ROWS_AT_ONCE 256 /* their cells and kinds stay in the nearest cache */

struct rows {
    struct bylaw_result *result;
    struct arena *arena; /* of what is kept from block to block */
    struct arena work;
    bool writes, json;
    bool all_known;              /* no answer of these rows needs looking into */
    struct rows_column *columns; /* per question */
    size_t rule_slots;
    struct tallies *tallies; /* per question: of the rows looked into; rows_count adds the rest */
    struct answer *answers;
    struct buffer *out;
    size_t longest;              /* room for the answers of one row */
    bool is_first[ROWS_AT_ONCE]; /* of the rows at hand: whether it is the first of a kind */
    /* Rows that were the first of a kind that was met, ever; the first of them since rows_begin. */
    size_t firsts[ROWS_FIRSTS_MOST];
    size_t first_count;
};

/* out: where rows are written; NULL: they are only counted. BYLAW_ENOMEM. */
bylaw_status rows_init(struct rows *rows, struct bylaw_result *result, struct arena *arena,
                       struct buffer *out, bool json);
void rows_clear(struct rows *rows);
/* Finds the columns of the run anew; counts begin again at 0. */
void rows_begin(struct rows *rows);
/* Writes and counts the rows from `row` to before `end`. BYLAW_ENOMEM. */
bylaw_status rows_add(struct rows *rows, size_t row, size_t end);
/* tally.c: counts the subject's answer to a question, in rows->answers; *is_new: the first of its
   kind. false: no memory. */
bool tallies_add(struct rows *rows, int question, size_t subject, bool *is_new);
/* Adds what was counted by kinds to rows->tallies. BYLAW_ENOMEM. */
bylaw_status rows_count(struct rows *rows);

#endif
