/* SPDX-License-Identifier: Apache-2.0 */
/* The loops over chunks, as tables of functions: one table for each instruction set, all of them
   the same text compiled differently, and tested equal bit for bit. */
#ifndef BYLAW_JUDGE_KERNELS_H
#define BYLAW_JUDGE_KERNELS_H

#include "core/judge/frame.h"

/* One part of a combination of rules, to be merged into what earlier parts gave. */
struct merge {
    enum lane lane;
    size_t count;
    const struct vector *test; /* NULL: it applies on every row */
    const struct vector *value;
    const int32_t *rule_column; /* NULL: rule gave it on every row */
    int32_t rule;
    struct vector *out;
    int32_t *rules;
    bool gaps; /* states and upper ends are kept */
    /* Per row, from part to part. taken: a part applies or, with gaps, may; clash: two do, and
       their values are not known to be the same; with gaps only: sure: a part applies; many: two
       do or may; slow: to be gone through by itself. */
    uint8_t *taken, *clash, *sure, *many, *slow;
    uint8_t *take, *both, *certain; /* work space */
};

/* Rows in which no part applies for certain but some may: several values are possible. */
struct undecided {
    const struct vector *base;  /* NULL: gap on every row */
    const int32_t *rule_column; /* of the base; NULL: rule gave it on every row */
    int32_t rule;
    struct merge *merge;
};

/* A choice whose selector is not known on every row (docs/semantics.md, section 5). */
struct selection {
    const struct vector *vectors;
    const struct vector *selector;
    struct vector *out;
    const int *values; /* registers of the keys */
    int count;
    int other;   /* register, or REGISTER_NONE: codes without a key are a gap */
    int when_no; /* register for no */
    bool yes_no;
    bool has_other; /* a code may be without a key */
    bool interval;
    bool constant; /* every value is the same on all rows, and known */
    int32_t *rows; /* work space */
    size_t row_count;
};

/* Rules that are combined row by row. */
struct combining {
    const struct vector *vectors;
    const struct part *parts;
    int part_count;
    struct part base;
    struct vector *out;
    int32_t *rules;
    bool interval;
    const uint8_t *slow; /* which rows */
    int32_t *rows;       /* work space */
    size_t row_count;
};

enum { LEFT_FREE = 1, LEFT_CLASH = 2 };

struct kernels {
    void (*arithmetic)(const struct step *step, const struct vector *a, const struct vector *b,
                       struct vector *out, size_t count);
    void (*scale)(const struct step *step, enum lane from, const struct vector *a,
                  struct vector *out, size_t count);
    void (*compare)(const struct step *step, const struct vector *a, const struct vector *b,
                    struct vector *out, size_t count);
    void (*logic)(enum step_code code, const uint8_t *const *tests, int test_count, uint8_t *yes,
                  size_t count);
    void (*logic_gaps)(enum step_code code, const struct vector *const *tests, int test_count,
                       const struct vector *out, size_t count);
    /* to = from where the mask holds; mask NULL: everywhere. */
    void (*copy)(enum lane lane, const uint8_t *mask, const void *from, bool uniform, void *to,
                 size_t count);
    void (*codes)(enum lane lane, const void *cells, const int *codes, int code_count,
                  uint8_t *mask, size_t count);
    void (*same)(enum lane lane, const struct vector *a, const struct vector *b, uint8_t *yes,
                 size_t count);
    /* States of a test on one or two codes, whose answers are in out. */
    void (*code_states)(const struct step *step, const struct vector *a, const struct vector *b,
                        struct vector *out, size_t count);
    void (*by_rows)(enum lane lane, const struct selection *by);
    void (*merge)(const struct merge *merge);
    /* After the last part, where there are gaps. */
    void (*undecided)(const struct undecided *undecided);
    /* free_rows: those that no rule took; tells whether there are any, or any clash. */
    unsigned (*left)(const uint8_t *taken, const uint8_t *clash, uint8_t *free_rows, size_t count);
    void (*combine_rows)(enum lane lane, const struct combining *combining);
    /* Absent outcomes are faults, what has no value is 0, what is not known has no rule; tells
       which states there are, as an or of them. */
    uint8_t (*settle)(enum lane lane, struct vector *out, int32_t *rules, size_t count);
    /* The cells of some rows, one after the other. */
    void (*gather)(enum lane lane, const void *cells, const int32_t *rows, void *to, size_t count);
    /* And back: to[places[i]] = from[i]. */
    void (*scatter)(enum lane lane, const void *from, bool uniform, const int32_t *places, void *to,
                    size_t count);
    void (*sequence)(int32_t first, int32_t *to, size_t count); /* first, first + 1 ... */
    uint8_t (*seen)(const uint8_t *states, size_t count);       /* an or of all */
    /* missing where a mask (NULL: everywhere) holds and a state is not known. */
    void (*mark)(const uint8_t *states, const uint8_t *mask, uint8_t *missing, size_t count);
    /* The mask turned round where others, and set where a state is not known. */
    void (*needed)(uint8_t *mask, const uint8_t *states, bool others, size_t count);
    /* Where a mask is not 0, in order; how many. */
    size_t (*list)(const uint8_t *mask, size_t count, int32_t *rows);
    void (*restate)(uint8_t *states, enum state from, enum state to, size_t count);
    /* The ends of an attribute that is not known on every row: its bounds where it is unknown. */
    void (*blank)(enum lane lane, struct vector *out, wide min, wide max, size_t count);
    /* The same of an earlier value, whose ends are in out. */
    void (*reread)(enum lane lane, struct vector *out, size_t count);
    /* The upper ends where every row is known or unknown: max, or those of a column. */
    void (*upper)(enum lane lane, struct vector *out, wide max, size_t count);
    void (*upper_of)(enum lane lane, struct vector *out, const void *hi, size_t count);
};

extern const struct kernels kernels_baseline;
#if defined(__x86_64__)
extern const struct kernels kernels_avx2;
extern const struct kernels kernels_avx512;
#endif

/* The best that this machine has. */
const struct kernels *kernels_choose(void);

#endif
