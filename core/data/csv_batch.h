/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the CSV reader: some hundred plain rows at once, a column at a time. */
#ifndef BYLAW_DATA_CSV_BATCH_H
#define BYLAW_DATA_CSV_BATCH_H

#include "core/data/csv_kernels.h"
#include "core/data/csv_reader.h"

#include <string.h>

#define CSV_BATCH_ROWS 512

#define CSV_LOAD_BYTES                                                                             \
    16 /* cells are read so many bytes beyond their start, whatever their length */

struct csv_batch {
    struct csv_reader *reader;
    struct csv_table *table;
    const char *text;
    const uint32_t *ends; /* of fields, offsets in text: column_count for each row */
    size_t columns;
    size_t rows;
    size_t first;                        /* row of the table */
    uint32_t starts[CSV_BATCH_ROWS + 1]; /* of rows */
    uint8_t bad[CSV_BATCH_ROWS];         /* to be read again with care */
    /* Of one column. */
    uint64_t words[CSV_BATCH_ROWS];
    uint8_t odd[CSV_BATCH_ROWS / 8]; /* a bit for each cell that is not of the usual form */
};

/* The cells of one column; marks rows as bad. */
bylaw_status csv_batch_column(struct csv_batch *batch, size_t index);

/* ---- eight bytes at once ---- */

/* The first byte is the lowest. */
static inline uint64_t csv_load(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline struct csv_span csv_field_at(const struct csv_fields *fields, size_t row)
{
    const uint32_t *end = fields->ends + row * fields->step;
    return (struct csv_span){ fields->text + end[-1] + 1, end[0] - end[-1] - 1 };
}

#define CSV_DIGITS_MOST 8 /* of a number that is read at once */

/* ---- words ---- */

/* mixed: the key, and the length under the mask. */
static inline size_t csv_word_slot(const struct csv_words *words, uint64_t mixed)
{
    return (size_t)(mixed * words->multiplier >> words->shift);
}

#endif
