/* SPDX-License-Identifier: Apache-2.0 */
/* The steps that frame.c runs, by file: load.c reads facts, results and parameters; choose.c tests
   and chooses; fold.c folds members. */
#ifndef BYLAW_JUDGE_FRAME_STEPS_H
#define BYLAW_JUDGE_FRAME_STEPS_H

#include "core/judge/frame.h"

/* Work space of a fold, per row of the chunk. */
struct fold_state {
    wide lo, hi; /* sum, extreme of those that count, or counts of yes and of yes or unknown */
    wide maybe_lo, maybe_hi;       /* extremes: hull of those that may count */
    bool counted, maybe;           /* extremes: some member counts, may count */
    struct months *sure, *perhaps; /* months_of: the owner's set; its day of the law */
    int32_t law_day;
    uint8_t worst; /* STATE_GAP or STATE_FAULT of a member, else 0 */
    bool open;     /* a test, or the value of a member that counts, is open */
    bool unknown;  /* some member's part is unknown */
    bool yes, no;  /* some member's test certainly is */
    bool more;     /* the list may have more members */
};

/* Makes out own its buffers, with or without states. */
void vector_own(struct frame *frame, int reg, bool gaps);

void load_field(struct frame *frame, const struct step *step, const struct chunk *chunk);
void load_parameter(struct frame *frame, const struct step *step, const struct chunk *chunk);
void load_parameter_at(struct frame *frame, const struct step *step, const struct chunk *chunk);
void place_step(struct frame *frame, const struct step *step, const struct chunk *chunk);
void load_law_day(struct frame *frame, const struct step *step, const struct chunk *chunk);
/* Rows and states at the end of a path's references, in frame->path_rows and path_states; false:
   every row of the chunk is its own end (the path has no references) and rows is the chunk's. */
bool load_path(struct frame *frame, const struct field *field, const struct chunk *chunk);

void choose_same(struct frame *frame, const struct step *step, size_t count);
void choose_one_of(struct frame *frame, const struct step *step, size_t count);
void choose_has(struct frame *frame, const struct step *step, size_t count);
void choose_test(struct frame *frame, const struct step *step, size_t count);
void choose_all(struct frame *frame, const struct step *step, size_t count);
void choose_by(struct frame *frame, const struct step *step, size_t count);
void choose_band(struct frame *frame, const struct step *step, size_t count);
void choose_no_value(struct frame *frame, const struct step *step, size_t count);
void choose_rules(struct frame *frame, const struct step *step, size_t count);
void combine_rules(struct frame *frame, const struct step *step, size_t count);

/* Every step on shares. */
void share_run(struct frame *frame, const struct step *step, size_t count);

/* formula.c: what the frame needs for its formulas; false: no memory. */
bool formula_open(struct arena *arena, struct frame *frame, struct frame_pool *pool);
void formula_run(struct frame *frame, const struct step *step, size_t count);
/* After frame_look: why the formula of a node failed, and in which line; "": it did not. Until the
   next call. */
const char *formula_message(const struct frame *frame, const struct node *node, int *line);

void months_step(struct frame *frame, const struct step *step, size_t rows);
/* months.c, for fold.c: a member that counts, or may. */
void months_start(struct frame *frame, const struct step *step, const struct chunk *chunk);
void months_member(const struct fold *fold, const struct frame *inner, size_t pair, bool maybe,
                   struct fold_state *owner);
void months_end(struct frame *frame, const struct step *step, size_t rows, const uint8_t *path);

/* branch.c: room for the branches of a program; false: no memory. */
bool branch_open(struct frame *frame, struct frame_pool *pool);
/* The index of the step to go on with after the one at an index. */
int branch_enter(struct frame *frame, const struct step *step, int index);
void branch_carry(struct frame *frame, const struct step *step);
void branch_leave(struct frame *frame, const struct step *step);
/* frame_run_known: the rows of the innermost branch whose state is not known are missing. states:
   of the rows of a table; per row of the branch. */
void branch_missing_rows(struct frame *frame, const uint8_t *states, uint8_t *work);
void branch_missing(struct frame *frame, const uint8_t *states, size_t count);
static inline bool branch_is_missing(const struct frame *frame, size_t row)
{
    const int32_t *top = frame->branches[frame->depth].top;
    return frame->missing && frame->missing[top ? (size_t)top[row] : row];
}

void working_step(struct frame *frame, const struct step *step, size_t rows);

void fold_members(struct frame *frame, const struct step *step, const struct chunk *chunk);

#endif
