/* SPDX-License-Identifier: Apache-2.0 */
/* The passes over every byte of a file, 64 bytes at a time: one table of functions for each
   instruction set, all of them the same text over other loads, and tested equal. */
#ifndef BYLAW_DATA_CSV_KERNELS_H
#define BYLAW_DATA_CSV_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CSV_GROUP 64

/* Where fields end, as long as the text is plain. */
struct csv_index {
    uint32_t *ends; /* offsets of commas and newlines */
    size_t count;
    size_t room;  /* at least CSV_GROUP; filled no further than that less than a group is left */
    size_t lines; /* newlines among the ends */
    bool high;    /* there are bytes from 0x80 on, so that the text may be no UTF-8 */
};

/* The cells of one column in some rows. */
struct csv_fields {
    const char *text;
    const uint32_t *ends; /* of the first row's cell; that of the column before stands before it */
    size_t step;          /* from row to row */
    size_t count;
};

struct csv_words;

/* Where the numbers of a column go. */
struct csv_numbers {
    int64_t least, most;
    void *cells;
    int width;       /* of a cell: 4 or 8 bytes; days: 4 */
    uint64_t *words; /* to work in: room for the next multiple of 8 */
    uint8_t *odd;    /* bit i of odd[j]: cell 8j + i is of another form, or out of bounds */
};

struct csv_kernels {
    /* The ends in text, up to its end, to the end of the room, or to the first byte that a plain
       text does not have: a quote, a control character, a carriage return before anything but a
       newline. */
    void (*index)(const char *text, size_t length, struct csv_index *index);
    /* Counts the newlines of groups up to one that holds a quote or with which there would be
       `most`, and gives where that one begins. A group has another byte after it. */
    size_t (*split)(const char *text, size_t length, uint64_t most, uint64_t *newlines);
    size_t (*newlines)(const char *text, size_t length);
    /* The cells of a column into it. Those of another form than most, and those out of bounds, are
       odd: what is in their place has no meaning. 16 bytes from the start of a cell are read,
       whatever its length. */
    void (*wholes)(const struct csv_fields *fields, const struct csv_numbers *numbers);
    void (*decimals)(const struct csv_fields *fields, size_t places,
                     const struct csv_numbers *numbers);
    void (*days)(const struct csv_fields *fields, const struct csv_numbers *numbers);
    /* width: 1 or 4. */
    void (*choices)(const struct csv_fields *fields, const struct csv_words *words, int width,
                    void *cells, uint8_t *odd);
};

extern const struct csv_kernels csv_kernels_baseline;
extern const struct csv_kernels csv_kernels_none; /* finds no plain text: every row with care */
#if defined(__x86_64__)
extern const struct csv_kernels csv_kernels_avx2;
extern const struct csv_kernels csv_kernels_avx512;
#endif

/* The best that this machine has. */
const struct csv_kernels *csv_kernels_choose(void);

#endif
