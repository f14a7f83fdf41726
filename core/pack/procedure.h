/* SPDX-License-Identifier: Apache-2.0 */
/* A procedure is a way of writing: its state on a day is a pure function of the facts, so it
   becomes decisions and derived values of the entity, which are judged, explained and tested like
   any other. For procedure "move" with a step "send":
     move_state        where it stands: the running step, "finished", or how it ended
     move_due          the last day of the running step; a gap where nothing is due
     move_overdue      whether that day has passed
     move_by           who acts
     move_missing      the first paper that the running step lacks
     move_<paper>      whether it is there
     move_send_due, move_send_late   of each step with a deadline, whether it runs or not */
#ifndef BYLAW_PACK_PROCEDURE_H
#define BYLAW_PACK_PROCEDURE_H

#include "core/pack/build.h"

/* Nodes are NULL where nothing was written. */
struct step_law {
    struct place at;
    const char *name;
    struct law law; /* may be empty: then the procedure's */
    struct node *done, *after, *within;
    const char *by, *otherwise;
    const char *appeals; /* it is no step but an appeal from this state; NULL: a step */
    const char **needs;  /* names of papers */
    struct node **tests; /* whether each is there */
    int need_count;
};

struct procedure_law {
    struct place at;
    const char *id, *entity, *title; /* title may be NULL */
    struct law law;
    struct node *withdrawn, *refused;
    struct step_law *steps; /* at least one that is no appeal */
    int step_count;
};

/* Makes its values; all nodes become part of them. */
void build_procedure(struct builder *builder, struct procedure_law *law);

/* What a procedure of a pack is called, for whoever keeps its runs. */
struct procedure {
    const char *id, *entity;
    struct procedure_step {
        const char *name;
        const char **needs;
        int need_count;
    } * steps;
    int step_count;
};

#endif
