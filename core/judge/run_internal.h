/* SPDX-License-Identifier: Apache-2.0 */
/* What run.c, stage.c, look.c and the explanations share. */
#ifndef BYLAW_JUDGE_RUN_INTERNAL_H
#define BYLAW_JUDGE_RUN_INTERNAL_H

#include "core/judge/frame.h"
#include "core/judge/plan.h"
#include "core/judge/run.h"

/* In place of a context: why a row has none. */
enum {
    CONTEXT_OPEN = -1,  /* its place or day is not known */
    CONTEXT_FAULT = -2, /* its day is absent or a fault */
    CONTEXT_GAP = -3,
    CONTEXT_NOWHERE = -4 /* its region is not there on its day, nor one thing that it became */
};

/* Region and day of every row of an entity, as one place and one `on` give them. */
struct situation {
    const struct entity *entity;
    struct field place; /* path to the region's row (no attribute) */
    bool has_place;
    const struct node *on; /* NULL: the day of the run */
    int32_t *contexts;     /* per row; NULL: context for all */
    int32_t context;
    int32_t *days;   /* per row; NULL: the day of the run */
    uint8_t *states; /* of days, while they are filled */
    size_t room;     /* rows that the columns hold */
    bool is_filled;  /* for the facts as they are now */
};

/* One value: its programs by shape, and the column that they fill. */
struct stage {
    const struct value *value;
    struct situation *situation;
    struct program **programs; /* by shape */
    int32_t **signatures;      /* by shape: the statements in force */
    int shape_count;
    size_t shape_room, signature_room;
    int32_t *shape_of; /* by context; -1: not planned yet */
    size_t context_room;
    struct worker *worker; /* of a run that takes block after block */
    struct spare **spares; /* by shape: frames of one row that nobody looks at now */
    int spare_room;
    bool reads_lists;     /* of members: their index must be there before it is filled */
    int planned_contexts; /* how many contexts there were when slots were last filled */
    int planned_shapes;
    struct result *result;
};

struct spare {
    struct frame *frame;
    struct spare *next;
};

struct run {
    struct facts *facts;
    struct run_options options;
    struct arena arena; /* on facts->memory */
    struct world world;
    size_t context_room;
    int32_t *context_of; /* by region and interval; -1: not used */
    struct situation **situations;
    int situation_count;
    size_t situation_room;
    struct stage **stages; /* in order */
    int stage_count;
    size_t stage_room;
};

/* NULL: the run does not have it. */
struct stage *run_stage(const struct run *run, const struct value *value);

/* The values that some values need, these included: the pack's in its order, then expressions. In
   arena. NULL: no memory. */
struct value **run_needed(const struct bylaw_pack *pack, struct value *const *values,
                          int value_count, struct arena *arena, int *count);
/* run.c, for runs that are not over a whole table: an empty run, the lists that a value reads, and
   a stage to be filled by others. */
bylaw_status run_begin(struct run *run, struct facts *facts, const struct run_options *options);
bylaw_status run_lists(struct facts *facts, const struct value *value);
struct stage *run_add_stage(struct run *run, const struct value *value); /* NULL: no memory */
/* stage.c: plans and fills one stage, over threads. */
bylaw_status stage_run(struct run *run, struct stage *stage, bylaw_error *error);
/* The same for the rows that the table holds now, in this thread, using again what an earlier block
   needed: for a run over one block after another. room: the most rows of a block. */
bylaw_status stage_block(struct run *run, struct stage *stage, size_t room);
void stage_end(struct stage *stage); /* frees what stage_block kept */
/* run.c: the stages of values, to be filled again and again by run_refill as facts change, without
   allocating once each shape of law was met. The number of rows may not change. */
bylaw_status run_prepare(struct facts *facts, struct value *const *values, int value_count,
                         const struct run_options *options, struct run **out);
bylaw_status run_refill(struct run *run);
/* The same stage by stage: run_renew where the facts are others; then each in order, its situation
   filled first if no other stage did since. room: the most rows of a block. */
void run_renew(struct run *run);
bylaw_status run_fill(struct run *run, struct stage *stage, size_t room);
/* stage.c: so many threads, within bounds; asked 0: one for each core. */
unsigned run_threads(unsigned asked);
/* situation.c: found or made, and filled for the rows that the table holds now. */
bylaw_status run_situation(struct run *run, const struct value *value, size_t room,
                           struct situation **out);
bylaw_status situation_fill(struct run *run, struct situation *situation, size_t room);
/* The context of a region on a day, made when new; *context. */
bylaw_status run_context(struct run *run, int region, int32_t day, int32_t *context);
/* The region that a row's place names, or the run's; 0 where it names none or is not known. */
int situation_names(const struct run *run, const struct situation *situation, size_t row);
/* Why a region is not there on a day, and what to name instead. */
void nowhere_print(struct buffer *out, const struct bylaw_pack *pack, int region, int32_t day);
/* The path to the place whose law counts for a value; false: it has none. */
bool value_place(const struct value *value, struct arena *arena, struct field *out, bool *failed);

/* One value of one row, with everything on the way: a program run over that row alone. */
struct look {
    struct stage *stage;
    size_t row;
    int32_t context; /* below 0: CONTEXT_... */
    int32_t day;
    const struct program *program; /* NULL where context is below 0 */
    struct frame *frame;           /* keeps every register; row 0 of it */
    struct spare *spare;
};
/* Frames are kept by the run and used again: give them back with look_end, last taken first. */
bylaw_status run_look(struct run *run, const struct value *value, size_t row, struct look *look);
void look_end(struct look *look);
/* The state and value of a register in a frame's only row. */
struct candidate frame_read(const struct frame *frame, int reg);
/* The same of the test of a rule: yes where it has none, REGISTER_NONE. */
struct candidate frame_read_test(const struct frame *frame, int reg);
/* Of an old rule that goes on and what counts for the other rows: the one that counts. */
const struct ruling *frame_read_claim(const struct frame *frame, const struct ruling *ruling);
/* Of a node: literals are known. */
struct candidate frame_read_node(const struct frame *frame, const struct node *node);
/* Runs a fold's member program over one member; its registers are then in the returned frame. */
struct frame *look_member(const struct look *look, const struct frame *frame,
                          const struct fold *fold, int32_t member);
/* working.c: where a fault is one of working days, which year has no calendar, in words. */
bool working_reason(struct buffer *out, const struct frame *frame, const struct node *node);
/* places.c: where a fault is one of a place that lies nowhere, why, in words. */
bool place_reason(struct buffer *out, const struct frame *frame, const struct node *node);
/* The fold of a members' node in a program; NULL: none. */
const struct fold *program_fold(const struct program *program, const struct node *node);

#endif
