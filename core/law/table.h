/* SPDX-License-Identifier: Apache-2.0 */
/* A table as it was written. What it means is the expression that core/pack/table.c makes of it. */
#ifndef BYLAW_LAW_TABLE_H
#define BYLAW_LAW_TABLE_H

#include "core/law/expression.h"

/* Which rows of a decision table count. ORDER hit_names */
enum hit {
    HIT_FIRST,    /* the first that holds */
    HIT_UNIQUE,   /* the only one that holds: two are an error */
    HIT_ANY,      /* those that hold, which must give the same */
    HIT_PRIORITY, /* of those that hold the one whose value stands first in `order` */
    HIT_SUM,
    HIT_SMALLEST,
    HIT_LARGEST,
    HIT_COUNT, /* how many hold */
    HIT_END
};
extern const char *const hit_names[HIT_END];

struct table_row {
    struct place at;
    struct node *when;  /* of a decision table; NULL: the row for what is left */
    struct node *gives; /* NULL: not given */
    struct node *rate;  /* of a scale: what each part of the number between the bounds is times */
    bool has_bound;     /* the number's upper bound; NULL: the row for what is left */
    bool is_included;   /* up_to, not below */
    struct number bound;
    bool has_per; /* the rate is for so many */
    struct number per;
    struct law law; /* may be empty: then that of the statement */
};

struct table_law {
    struct place at;
    const char *statement; /* for mistakes */
    struct node *by;       /* the number; NULL: a decision table */
    enum hit hit;
    const char **order; /* HIT_PRIORITY */
    int order_count;
    struct table_row *rows;
    int row_count;
    bool is_list; /* written as count { a, b } */
};

/* Back in the words of the notation. */
void table_print(struct buffer *buffer, const struct table_law *table);

#endif
