/* SPDX-License-Identifier: Apache-2.0 */
/* Deciding: all values that some questions need, for all rows of facts, as columns. */
#ifndef BYLAW_JUDGE_RUN_H
#define BYLAW_JUDGE_RUN_H

#include "core/data/csv.h"
#include "core/data/facts.h"

/* One value of one row. Numbers and days: lo and hi are integers over value->type.bottom; equal
   where known; the interval where unknown; 0 otherwise. Choices, yes/no, texts, references: lo is
   the code (row of a reference) where known. rule: the rule that gave it (NULL: none, or the
   base). */
struct outcome {
    enum state state;
    wide lo;
    wide hi;
    const struct rule *rule;
    bool by_otherwise; /* known, and given by the decision's otherwise */
};

struct kernels;
struct run_options {
    const struct kernels *kernels; /* NULL: the best that the machine has */
    int32_t day;
    int default_region;   /* of values without a place */
    unsigned threads;     /* 0: one a core */
    unsigned chunk_rows;  /* 0: 4096 */
    bool is_always_apart; /* for tests: rows with something missing are apart in every chunk */
    bylaw_on_progress *on_progress;
    void *on_progress_user;
};

struct run;

/* What deciding the values reads, into *wanted, allocated in arena. BYLAW_ENOMEM. */
bylaw_status run_wanted(const struct bylaw_pack *pack, struct value *const *values, int value_count,
                        struct arena *arena, struct wanted *wanted);

/* Decides the values and all they read, for every row. facts must not change while the run
   lives. */
bylaw_status run_new(struct facts *facts, struct value *const *values, int value_count,
                     const struct run_options *options, struct run **out, bylaw_error *error);
void run_free(struct run *run);

void run_outcome(const struct run *run, const struct value *value, size_t row, struct outcome *out);

/* A fact that would have to be known. */
struct open_fact {
    const struct attribute *attribute; /* of KIND_MANY: the list is open */
    size_t row;
};
/* The open facts of an undetermined outcome, sorted by entity, attribute and row. In arena. */
bylaw_status run_ask(struct run *run, const struct value *value, size_t row, struct arena *arena,
                     struct open_fact **facts, int *count);
/* The rules to name: of a known outcome the first and the agreeing ones; of a conflict all of D. */
bylaw_status run_rules(struct run *run, const struct value *value, size_t row, struct arena *arena,
                       const struct rule ***rules, int *count);
/* Why there is no value: "clause 4.7 (regions/beijing/clauses.lua:12): parameter pass_line has no
   value in beijing on 2017-01-01". In arena; "" where there is a value or it is only not known. */
enum reason_detail {
    REASON_WHOLE,
    REASON_UNPLACED, /* without files and lines, which change when a pack's text is moved about */
    REASON_KIND      /* without the ids of rows, so that rows of one cause count together */
};
bylaw_status run_reason(struct run *run, const struct value *value, size_t row,
                        enum reason_detail detail, struct arena *arena, const char **reason);

#endif
