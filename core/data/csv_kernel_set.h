/* SPDX-License-Identifier: Apache-2.0 */
/* One set of the passes over the bytes, compiled anew for each instruction set. Before it: CSV_SET
   (its name), struct group with the functions group_load, group_equal, group_below_space,
   group_high, and put_ends; put_eight; keep_bytes. */

/* The last group of a text, spaces after its end. */
static inline void copy_tail(char *out, const char *at, size_t length)
{
    memset(out, ' ', CSV_GROUP);
    memcpy(out, at, length);
}

/* Of the bytes that plain text does not have, or only as part of a line end: those that it really
   does not have. Bit i of a mask is byte i of the group. */
static inline uint64_t unusual_of(struct group group, uint64_t newlines, uint64_t suspects,
                                  uint64_t *after_return)
{
    uint64_t returns = group_equal(group, '\r');
    uint64_t stray = (returns << 1 | *after_return) & ~newlines;
    *after_return = returns >> 63;
    return (suspects & ~returns) | stray;
}

/* The ends of a group; true: an unusual byte ends the text in it. */
static inline bool index_group(struct csv_index *index, struct group group, size_t at,
                               uint64_t *after_return)
{
    uint64_t newlines = group_equal(group, '\n');
    uint64_t ends = newlines | group_equal(group, ',');
    uint64_t suspects =
        (group_below_space(group) & ~newlines) | group_equal(group, '"') | group_equal(group, 0x7f);
    uint64_t high = group_high(group);
    uint64_t unusual = 0;
    if (suspects | *after_return)
        unusual = unusual_of(group, newlines, suspects, after_return);
    if (unusual) {
        uint64_t before = (unusual & -unusual) - 1;
        ends &= before;
        newlines &= before;
        high &= before;
    }
    size_t count = (size_t)__builtin_popcountll(ends);
    put_ends(index->ends + index->count, (uint32_t)at, ends, count);
    index->count += count;
    index->lines += (size_t)__builtin_popcountll(newlines);
    index->high |= high != 0;
    return unusual != 0;
}

static void set_index(const char *text, size_t length, struct csv_index *to)
{
    struct csv_index index = { .ends = to->ends, .room = to->room };
    uint64_t after_return = 0;
    size_t at = 0;
    bool ended = false;
    for (; !ended && length - at >= CSV_GROUP && index.room - index.count >= CSV_GROUP;
         at += CSV_GROUP)
        ended = index_group(&index, group_load(text + at), at, &after_return);
    if (!ended && at < length && index.room - index.count >= CSV_GROUP) {
        char tail[CSV_GROUP];
        copy_tail(tail, text + at, length - at);
        (void)index_group(&index, group_load(tail), at, &after_return);
    }
    *to = index;
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

#include "core/data/csv_gather.h"

const struct csv_kernels CSV_SET = { .index = set_index,
                                     .split = set_split,
                                     .newlines = set_newlines,
                                     .wholes = set_wholes,
                                     .decimals = set_decimals,
                                     .days = set_days,
                                     .choices = set_choices };
