/* SPDX-License-Identifier: Apache-2.0 */
/* People who could be: a table of facts with a row for each cell of the facts that some values
   read, or for some of the cells where there are too many. Each person comes with rows of their own
   of the other entities: two of each, so that two references may lead to one row or to two. */
#ifndef BYLAW_JUDGE_PEOPLE_H
#define BYLAW_JUDGE_PEOPLE_H

#include "core/data/facts.h"
#include "core/judge/cuts.h"

#define MOST_PEOPLE 100000   /* all cells are tried up to here */
#define SAMPLED_PEOPLE 20000 /* and so many people where there are more */

/* A fact of one of a person's rows. */
struct people_fact {
    const struct cut_fact *cut;
    int which;      /* the row: 0, of the person's entity the person; 1: the other one */
    size_t choices; /* cells, and absent */
};

struct people {
    struct arena *arena;
    const struct cuts *cuts;
    const struct entity *entity;
    const struct attribute *varied; /* in which the people of a group differ alone; NULL: groups of
                                       one */
    struct facts *facts;
    struct people_fact *columns; /* the varied one last */
    size_t column_count, column_room;
    int *rows_each; /* by index of an entity: rows for each person */
    size_t count;   /* people; person i is row i * rows_each of the entity */
    size_t group;   /* people in a group, who stand together */
    bool is_whole;  /* every cell is there */
};

/* Makes them, in `region` where a place is theirs. varied: NULL, or a fact of the entity that is
   among the cuts. BYLAW_ENOMEM. Free with people_free, also after a failure. */
bylaw_status people_new(struct people *people, const struct cuts *cuts, const struct entity *entity,
                        const struct attribute *varied);
void people_free(struct people *people);
size_t people_row(const struct people *people, size_t person);
/* "insured = 35, hukou = local; the other city: size = big". Without the varied fact. */
void people_print(const struct people *people, size_t person, struct buffer *out);
/* The varied fact: "hukou = local". */
void people_print_varied(const struct people *people, size_t person, struct buffer *out);

#endif
