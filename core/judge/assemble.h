/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of planning that plan.c and plan_expression.c share: adding steps and registers to a
   program under construction. After a failure (no memory) all of it is harmless. */
#ifndef BYLAW_JUDGE_ASSEMBLE_H
#define BYLAW_JUDGE_ASSEMBLE_H

#include "core/judge/plan.h"

struct assembly {
    const struct bylaw_pack *pack;
    struct arena *arena;
    struct program *program;
    int region;
    int interval;
    int depth;                               /* of the branch that steps are added to */
    int branches[BRANCH_MOST_DEPTH + 1];     /* it and those around it; 0: all rows */
    int branch_steps[BRANCH_MOST_DEPTH + 1]; /* where they begin */
    bool failed;
};

bool assembly_start(struct assembly *assembly, const struct bylaw_pack *pack, struct arena *arena);
/* Gives every register its buffer: registers that are never alive together share one. */
void assembly_finish(struct assembly *assembly);

/* A step that reads a and b, registers or REGISTER_NONE, and nothing else yet. */
struct step step_make(enum step_code code, enum lane lane, int a, int b);
/* Is a value of this type an integer over a bottom that may be another's? */
bool type_has_bottom(const struct type *type);

int assemble_register(struct assembly *assembly, enum lane lane);
/* A step with all but `out` filled in; an equal step that is there already is used again. The lane
   of out differs from step->lane only for tests (LANE_8). */
int assemble_step(struct assembly *assembly, struct step step, enum lane out_lane);
int assemble_constant(struct assembly *assembly, enum lane lane, wide value);
int assemble_operands(struct assembly *assembly, const int *registers, int count); /* first index */
int assemble_code(struct assembly *assembly, int code);
int assemble_bound(struct assembly *assembly, wide bound);
int assemble_part(struct assembly *assembly, struct part part);
/* The keys of a choice but `other`. */
struct keys {
    int selector;   /* register of what selects */
    bool yes_no;    /* it is a test */
    int first_code; /* of the program's */
    int count;
};
/* branches: steps until assembly_leave are gone through for the rows only whose selector is among
   some of the keys, or is not known; mode: BRANCH_.... false: there are too many inside each other,
   and nothing is to be left. */
bool assembly_enter(struct assembly *assembly, const struct keys *keys, int first, int count,
                    int mode);
/* What a register of the branch is for the rows around it; REGISTER_NONE: itself. */
void assembly_leave(struct assembly *assembly, int *a, int *b);
/* The register of a node, if it is one of this branch or of those around it. */
int assembly_find_node(const struct assembly *assembly, const struct node *node);
void assemble_trace(struct assembly *assembly, const struct node *node, int reg);

/* plan_branch.c: about how many plain steps an expression still takes, up to BRANCH_WEIGHT, from
   which on packing the rows of a branch pays. */
enum { BRANCH_WEIGHT = 16 };
int plan_weight(const struct assembly *assembly, const struct node *node);

/* plan_expression.c: the register of a node in its own scale, a test as LANE_8, and a number, day
   or code in the scale and lane that somebody needs. */
int plan_expression(struct assembly *assembly, const struct node *node);
/* The same where a test is wanted: an absent yes/no is no. */
int plan_test(struct assembly *assembly, const struct node *node);
/* The same of a node that is a share or reads one: plan_share.c. */
int plan_share(struct assembly *assembly, const struct node *node);
/* A number as a share; a share as it is. */
int plan_as_share(struct assembly *assembly, const struct node *node);
bool plan_reads_share(const struct node *node);
/* plan_expression.c: DIRECT_A, DIRECT_B where an operand is an attribute. */
uint8_t plan_direct(const struct node *a, const struct node *b);
int plan_scaled(struct assembly *assembly, const struct node *node, wide bottom, enum lane lane);
/* The register of an operand of arithmetic that needs no step of its own: an absent one is a
   fault. */
int plan_present(struct assembly *assembly, const struct node *node, int reg);
/* A register in the scale of `from` brought to the scale and lane of `to`. */
int plan_convert(struct assembly *assembly, int reg, const struct type *from, wide bottom,
                 enum lane lane);

#endif
