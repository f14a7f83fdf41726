/* SPDX-License-Identifier: Apache-2.0 */
/* The loops over chunks, as tables of functions: one table for each instruction set, all of them the
   same text compiled differently, and tested equal bit for bit. */
#ifndef BYLAW_JUDGE_KERNELS_H
#define BYLAW_JUDGE_KERNELS_H

#include "core/judge/frame.h"

/* One part of a combination of rules, to be merged into what earlier parts gave. */
struct merge {
    enum lane lane;
    size_t count;
    const uint8_t *test;        /* where it applies */
    const struct vector *value;
    const uint8_t *state;       /* of value */
    const int32_t *rule_column; /* NULL: rule gave it on every row */
    int32_t rule;
    struct vector *out;
    int32_t *rules;
    bool gaps; /* states and upper ends are kept */
    uint8_t *taken, *clash, *slow; /* per row, from part to part */
    uint8_t *take, *both;          /* work space */
};

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
    void (*copy)(enum lane lane, const uint8_t *mask, const void *from, bool uniform, void *to,
                 size_t count);
    void (*codes)(enum lane lane, const void *cells, const int *codes, int code_count,
                  uint8_t *mask, size_t count);
    void (*same)(enum lane lane, const struct vector *a, const struct vector *b, uint8_t *yes,
                 size_t count);
    void (*merge)(const struct merge *merge);
    void (*gather)(const int32_t *cells, const int32_t *rows, int32_t *to, size_t count);
};

extern const struct kernels kernels_baseline;
#if defined(__x86_64__)
extern const struct kernels kernels_avx2;
extern const struct kernels kernels_avx512;
#endif

/* The best that this machine has. */
const struct kernels *kernels_choose(void);

#endif
