/* SPDX-License-Identifier: Apache-2.0 */
/* Cuts: into which cells the law of one region and day parts the facts that some values read. The
   constants and parameters with which a fact is compared cut its values into cells in which every
   such test has one answer; a few values stand for each. Where all that is read of numbers and days
   is such comparisons, a value has one outcome in a cell, and the cells are exact. */
#ifndef BYLAW_JUDGE_CUTS_H
#define BYLAW_JUDGE_CUTS_H

#include "core/pack/pack.h"

#define CUT_OTHER INT64_MIN /* of a text: one that no test names */

/* A fact that is read, and the cells that stand for its values, ascending. A reference has the
   cells 0 and 1: one of two rows. */
struct cut_fact {
    const struct attribute *attribute;
    int64_t *cells;
    size_t count, room;
    bool is_absent_too;
    bool is_coarse; /* it is read in other ways than by comparison */
};

struct cuts {
    struct arena *arena;
    const struct bylaw_pack *pack;
    int region;
    int interval;
    int32_t day;
    struct cut_fact *facts;
    size_t count, room;
    char *walked;           /* by index of a value: 0 not yet, 1 exact, 2 not */
    int depth;              /* of values that read values */
    const struct node *why; /* the first node for which cells are not exact; NULL: they are */
    bool only_coarse;       /* all of these read coarse facts, and would be exact without them */
    const struct entity *crowded; /* more than two references lead to it, and two rows are tried */
    bool failed;                  /* no memory */
};

void cuts_init(struct cuts *cuts, struct arena *arena, const struct bylaw_pack *pack, int region,
               int32_t day);
/* Adds what a value reads by the law of the region and day. */
void cuts_add(struct cuts *cuts, const struct value *value);
/* After all: the values of facts that nothing cuts. */
void cuts_finish(struct cuts *cuts);
/* After cuts_finish, where only_coarse: leaves the coarse facts out, so that they are not known,
   and the cells of the others are exact for whatever does not depend on them. */
void cuts_leave_coarse(struct cuts *cuts);
bool cuts_are_exact(const struct cuts *cuts);
const struct cut_fact *cuts_find(const struct cuts *cuts, const struct attribute *attribute);

#endif
