/* SPDX-License-Identifier: Apache-2.0 */
/* Explanations: a tree of sentences, one for each decision, rule, test, item, fact and parameter on
   the way to a value, and its two forms, text and JSON. */
#ifndef BYLAW_JUDGE_EXPLAIN_H
#define BYLAW_JUDGE_EXPLAIN_H

#include "core/base/json.h"
#include "core/judge/run_internal.h"

/* All texts belong to the arena or the pack; NULL: does not apply. */
struct sentence {
    const char *kind; /* decision, points, class, derived, expression, clause, exception, otherwise,
                             transitional, test, all, any, none, item, fact,
                             parameter, computed, member */
    const char *id;   /* clause id, full name of a value, path of a fact, id of a parameter */
    const char *title;
    const char *text;    /* tests and computed values: as the clause says it */
    const char *outcome; /* rules and tests: yes, no, unknown, fault; values: decided ... */
    const char *value;
    const char *row; /* id of the row, where it is not the subject's */
    const char *law;
    const char *since;    /* the day from which a parameter's value counts */
    const char *region;   /* values: the region whose law counts */
    const char *on;       /* values: the day whose law counts */
    const char *known_on; /* values: the day on which that law was recorded, where one is given */
    const char *compared; /* comparisons: "91.75 < 93.58" */
    const char *misses;   /* comparisons that failed: "short by", "over by" or "differs by" ... */
    const char *by;       /* ... "1.83" */
    const char *where;    /* rules: file:line */
    const char *reason;   /* values without a value: why; rules: what counts in their place */
    struct sentence **parts;
    int part_count;
    size_t part_room;
};

/* The explanation of one value of one row. BYLAW_ENOMEM. */
bylaw_status explain_value(struct run *run, const struct value *value, size_t row,
                           struct arena *arena, struct sentence **out);
void explain_text(const struct sentence *sentence, struct buffer *out);
void explain_json(const struct sentence *sentence, struct buffer *out);

#endif
