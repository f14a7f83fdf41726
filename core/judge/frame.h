/* SPDX-License-Identifier: Apache-2.0 */
/* Running a program over a chunk of rows. A frame holds the registers' vectors; a world is what all
   programs of a run read: facts, results of earlier values, parameter slots. Nothing here allocates
   but frame_new. */
#ifndef BYLAW_JUDGE_FRAME_H
#define BYLAW_JUDGE_FRAME_H

#include "core/judge/program.h"

/* The column of a register. lo and hi are equal pointers where every row is known (gaps false), and
   always for codes and tests, which have no interval. state is read only where gaps. */
struct vector {
    void *lo;
    void *hi;
    uint8_t *state;
    bool gaps;
    bool uniform; /* the same on every row; all hold it only where the register is_column */
};

#define CHUNK_MOST_ROWS 65536
extern const uint8_t states_known[CHUNK_MOST_ROWS]; /* all STATE_KNOWN */
extern const uint8_t states_yes[CHUNK_MOST_ROWS];   /* all 1 */

static inline const uint8_t *vector_states(const struct vector *vector)
{
    return vector->gaps ? vector->state : states_known;
}

/* The outcomes of one value for all rows of its entity. rules: RULE_NONE ... as in program.h. */
struct result {
    enum lane lane;
    void *lo;
    void *hi;
    uint8_t *state;
    int32_t *rules; /* decisions only */
    bool gaps;      /* some row is not known; only then are hi and state read */
};

/* A parameter's values by context. */
struct slot {
    wide *cells;
    uint8_t *states; /* STATE_KNOWN or STATE_GAP */
    int count;
    wide *table; /* by region, then interval; NULL: not read by another day or place */
    uint8_t *table_states;
};

/* Region and interval of days: what picks parameters. */
struct context {
    int region;
    int interval;
};

struct kernels;
struct world {
    const struct kernels *kernels;
    const struct bylaw_pack *pack;
    struct facts *facts;
    struct result **results; /* by value index; pack->value_count is an expression's */
    struct context *contexts;
    int context_count;
    struct slot *slots; /* by parameter index; cells NULL: not read */
};

/* Rows of the program's entity to be judged together. */
struct chunk {
    const int32_t *rows;
    size_t count;
    bool contiguous;         /* rows[i] == rows[0] + i */
    const int32_t *contexts; /* per row; NULL: context for all */
    int32_t context;
    const int32_t *days; /* per row; NULL: day for all */
    int32_t day;
    const struct chunk *outer; /* of members: the rows in whose lists they are; NULL: none */
    const int32_t *owners;     /* with outer: positions in it, per row */
};
/* The row, so many chunks outward, of the one at a position. */
int32_t chunk_row(const struct chunk *chunk, int outer, size_t at);

/* Positions in a chunk, and room for what it has there. */
struct picked {
    int32_t *at, *rows, *contexts, *days;
    int32_t *owners; /* not of chunks that have none */
};
/* The chunk of the rows at the first `count` positions. */
struct chunk chunk_pick(const struct kernels *kernels, const struct chunk *around,
                        const struct picked *picked, size_t count);

enum {
    MASK_TEST,
    MASK_TAKEN,
    MASK_CLASH,
    MASK_SLOW,
    MASK_TAKE,
    MASK_BOTH,
    MASK_SURE,
    MASK_MANY,
    MASK_COUNT
};

/* The rows of a branch. */
struct branch {
    const struct chunk *chunk; /* NULL: of no row */
    const int32_t *at;         /* their positions in the chunk around it; NULL: the same */
    const int32_t *top;        /* and in the chunk of the frame */
    const uint8_t *mask; /* frame_run_known: of that chunk's rows those of the branch, or more;
                                  NULL: all */
};

struct frame {
    const struct program *program;
    const struct world *world;
    size_t room;            /* rows */
    size_t rows_at_once;    /* not more than room: so that registers stay in the cache */
    struct vector *vectors; /* per register, as of the last run */
    struct vector *buffers; /* per register: its own memory */
    struct vector result;   /* that of the program's result and of its rules, wherever aimed */
    struct vector rules;
    int32_t *path_rows; /* work space of STEP_FIELD and STEP_FOLD */
    uint8_t *path_states;
    struct fold_state *folds;   /* per row, work space of STEP_FOLD */
    uint8_t *masks[MASK_COUNT]; /* work space of choosing */
    int32_t *pair_rows;         /* rows of members */
    int32_t *pair_owners;       /* their owners' positions in the chunk */
    int32_t *pair_contexts;
    int32_t *pair_days;
    struct branch branches[BRANCH_MOST_DEPTH + 1]; /* that the step is in; 0: the whole chunk */
    int depth;                                     /* of the last of them */
    struct branch_room *rooms[BRANCH_MOST_DEPTH];  /* NULL: branches are gone through as a whole */
    bool has_known_form;                           /* frame_run_known may be called */
    bool may_repeat;  /* nothing goes row by row, members' included: a row more costs little */
    uint8_t *missing; /* of frame_run_known: per row, whether anything it read is not known */
    bool any_missing;
    struct frame **members;        /* by program->members */
    struct formula_room *formulas; /* NULL: the program has none */
    struct chunk look;             /* of frame_look: the chunk of the one row looked at */
    int32_t look_row;
};

/* Buffers that the frames of one thread share: only one of them runs at a time. Constants are
   filled once. inner: for the frames of members, which run inside another. */
struct frame_pool {
    struct arena *arena;
    size_t room;
    struct vector *slots[LANE_COUNT];
    int slot_count[LANE_COUNT];
    size_t slot_room[LANE_COUNT];
    struct pool_constant *constants;
    int constant_count;
    size_t constant_room;
    struct frame *work; /* its work space is every frame's */
    struct branch_room *branches[BRANCH_MOST_DEPTH];
    struct formula_room *formulas; /* the thread's; NULL: not needed yet */
    struct frame_pool *inner;
};

/* pool NULL: every register has a buffer of its own, so that all values can be read after the run;
   else buffers are the pool's. room: rows of a chunk (the pool's, where there is one). NULL: no
   memory. */
struct frame *frame_new(struct arena *arena, const struct world *world,
                        const struct program *program, size_t room, struct frame_pool *pool);
/* The last of `count` positions, of a chunk of `most` rows, repeated until vectors are full: what
   is left over of a vector is gone through cell by cell, which costs more. Only where the frame
   may_repeat. How many positions there are then. */
size_t picked_fill(const struct frame *frame, const struct picked *picked, size_t count,
                   size_t most);
void frame_run(struct frame *frame, const struct chunk *chunk);
/* The columns in which the next runs are to leave the result's lower ends and its rules, so that
   they need not be copied; NULL: in the frame's own. A step may still leave them elsewhere. */
void frame_aim(struct frame *frame, void *lo, int32_t *rules);
/* The same as if every fact and value that is read were known, and into missing, per row, whether
   one was not: what these rows hold afterwards is of no use. false: there are none. Only where the
   frame has_known_form. */
bool frame_run_known(struct frame *frame, const struct chunk *chunk, uint8_t *missing);
/* Runs over one row, and keeps it for frame_start. outer: of a member, the frame of its owner. */
void frame_look(struct frame *frame, size_t row, int32_t context, int32_t day,
                const struct frame *outer);
/* After frame_look: what is in force of the parameter that a node reads on another day or in
   another place; NULL: nothing, or it is not known. */
const struct parameter_value *lookup_in_force(const struct frame *frame, const struct node *node);
/* After frame_look: the row where a path starts. */
size_t frame_start(const struct frame *frame, const struct field *field);

static inline wide cell_get(enum lane lane, const void *cells, size_t index)
{
    switch (lane) {
    case LANE_8:
        return ((const uint8_t *)cells)[index];
    case LANE_32:
        return ((const int32_t *)cells)[index];
    case LANE_64:
        return ((const int64_t *)cells)[index];
    default:
        return ((const wide *)cells)[index];
    }
}

static inline void cell_set(enum lane lane, void *cells, size_t index, wide value)
{
    switch (lane) {
    case LANE_8:
        ((uint8_t *)cells)[index] = (uint8_t)value;
        break;
    case LANE_32:
        ((int32_t *)cells)[index] = (int32_t)value;
        break;
    case LANE_64:
        ((int64_t *)cells)[index] = (int64_t)value;
        break;
    default:
        ((wide *)cells)[index] = value;
    }
}

/* The row that a path leads to from the row where it starts, before its attribute: STATE_KNOWN and
   *end, or the state of the first reference that is not known. *broken: the index of that step. */
enum state path_follow(const struct facts *facts, const struct field *field, size_t row,
                       size_t *end, int *broken);

/* Several possible values (docs/semantics.md, candidates). */
struct candidate {
    enum state state;
    wide lo;
    wide hi;
    wide lo_bottom; /* shares: what lo and hi are divided by */
    wide hi_bottom;
};
/* What reading a named value of this state gives. */
enum state state_read(enum state state);

/* The order in which the states of a comparison's operands decide (docs/semantics.md, section
   3). */
enum test_rank {
    RANK_KNOWN,
    RANK_UNKNOWN,
    RANK_OPEN_ATTRIBUTE,
    RANK_ABSENT,
    RANK_OPEN,
    RANK_GAP,
    RANK_FAULT
};
uint8_t test_rank(uint8_t state, bool direct);
/* The state of a comparison whose worst operand has this rank; where that is RANK_ABSENT it is
   no. */
uint8_t test_of_rank(uint8_t rank);

#endif
