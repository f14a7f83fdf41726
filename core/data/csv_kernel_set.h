/* SPDX-License-Identifier: Apache-2.0 */
/* One set of the passes over the bytes, compiled anew for each instruction set. Before it: CSV_SET
   (its name), struct group with the functions group_load, group_equal, group_below_space,
   group_high, and put_ends; put_eight; narrow_eight, narrow_to_bytes. */

/* Bit i of a mask is byte i of the group. */
struct marks {
    uint64_t ends, newlines, unusual, high;
};

static inline struct marks marks_of(const char *at, uint64_t *after_return)
{
    struct group group = group_load(at);
    uint64_t newlines = group_equal(group, '\n');
    uint64_t returns = group_equal(group, '\r');
    uint64_t stray = (returns << 1 | *after_return) & ~newlines;
    *after_return = returns >> 63;
    return (struct marks){
        .ends = newlines | group_equal(group, ','),
        .newlines = newlines,
        .unusual = (group_below_space(group) & ~(newlines | returns)) | group_equal(group, '"') |
                   group_equal(group, 0x7f) | stray,
        .high = group_high(group),
    };
}

/* The last group of a text, spaces after its end. */
static inline void copy_tail(char *out, const char *at, size_t length)
{
    memset(out, ' ', CSV_GROUP);
    memcpy(out, at, length);
}

static void set_index(const char *text, size_t length, struct csv_index *index)
{
    char tail[CSV_GROUP];
    uint64_t after_return = 0;
    uint64_t high = 0;
    index->count = 0;
    index->lines = 0;
    for (size_t at = 0; at < length && index->room - index->count >= CSV_GROUP; at += CSV_GROUP) {
        const char *group = text + at;
        if (length - at < CSV_GROUP) {
            copy_tail(tail, group, length - at);
            group = tail;
        }
        struct marks marks = marks_of(group, &after_return);
        if (marks.unusual) {
            uint64_t before = (marks.unusual & -marks.unusual) - 1;
            marks.ends &= before;
            marks.newlines &= before;
            marks.high &= before;
        }
        high |= marks.high;
        put_ends(index->ends + index->count, (uint32_t)at, marks.ends);
        index->count += (size_t)__builtin_popcountll(marks.ends);
        index->lines += (size_t)__builtin_popcountll(marks.newlines);
        if (marks.unusual)
            break;
    }
    index->high = high != 0;
}

static size_t set_split(const char *text, size_t length, uint64_t most, uint64_t *newlines)
{
    size_t at = 0;
    uint64_t count = 0;
    for (; length - at > CSV_GROUP; at += CSV_GROUP) {
        struct group group = group_load(text + at);
        uint64_t more = (uint64_t)__builtin_popcountll(group_equal(group, '\n'));
        if (group_equal(group, '"') || count + more >= most)
            break;
        count += more;
    }
    *newlines = count;
    return at;
}

static size_t set_newlines(const char *text, size_t length)
{
    char tail[CSV_GROUP];
    size_t count = 0;
    size_t at = 0;
    for (; length - at >= CSV_GROUP; at += CSV_GROUP)
        count += (size_t)__builtin_popcountll(group_equal(group_load(text + at), '\n'));
    copy_tail(tail, text + at, length - at);
    return count + (size_t)__builtin_popcountll(group_equal(group_load(tail), '\n'));
}

static void set_numbers(const struct csv_numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i += 8)
        numbers->odd[i / 8] = put_eight(numbers, i);
}

static void set_narrow(const int64_t *values, size_t count, int width, void *cells)
{
    size_t i = 0;
    if (width == 1) {
        int8_t *out = cells;
        for (; i + 8 <= count; i += 8)
            narrow_to_bytes(values + i, out + i);
        for (; i < count; i++)
            out[i] = (int8_t)values[i];
    } else if (width == 4) {
        int32_t *out = cells;
        for (; i + 8 <= count; i += 8)
            narrow_eight(values + i, out + i);
        for (; i < count; i++)
            out[i] = (int32_t)values[i];
    } else {
        memcpy(cells, values, count * sizeof *values);
    }
}

#include "core/data/csv_gather.h"

const struct csv_kernels CSV_SET = { .index = set_index,
                                     .split = set_split,
                                     .newlines = set_newlines,
                                     .numbers = set_numbers,
                                     .wholes = set_wholes,
                                     .decimals = set_decimals,
                                     .days = set_days,
                                     .choices = set_choices,
                                     .narrow = set_narrow };
