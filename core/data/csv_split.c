/* SPDX-License-Identifier: Apache-2.0 */
/* Where records end: the same rules as csv_scan.c, as far as they say what ends a record. */
#include "core/data/csv_reader.h"

#include <string.h>

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* A quote opens a field only where the field begins. */
static bool opens(const struct csv_split *split, const char *text, size_t at)
{
    return at == split->record || text[at - 1] == ',';
}

/* At a newline that ends a record; true: a place to cut. */
static bool end_record(struct csv_split *split, const char *text, size_t at)
{
    split->rows++;
    split->lines++;
    split->record = at + 1;
    if (ends_line(text[at + 1]))
        return false;
    split->cut = at + 1;
    split->cut_rows = split->rows;
    split->cut_lines = split->lines;
    return true;
}

/* The quoted field that `at` lies in, up to its closing quote or as far as the text goes. */
static size_t pass_quoted(struct csv_split *split, const char *text, size_t at, size_t length)
{
    for (; at + 1 < length; at++) {
        if (text[at] == '\n')
            split->lines++;
        if (text[at] != '"')
            continue;
        if (text[at + 1] != '"') {
            split->quoted = false;
            return at + 1;
        }
        at++;
    }
    return at;
}

/* Byte by byte, over the group where the kernel stopped; true: at a place to cut. */
static bool pass_group(struct csv_split *split, const char *text, size_t length, uint64_t rows_most)
{
    size_t at = split->at;
    size_t end = at + CSV_GROUP;
    while (at + 1 < length && (at < end || split->quoted)) {
        if (split->quoted) {
            at = pass_quoted(split, text, at, length);
            continue;
        }
        if (text[at] == '"' && opens(split, text, at))
            split->quoted = true;
        else if (text[at] == '\n' && end_record(split, text, at) && split->rows >= rows_most) {
            split->at = at + 1;
            return true;
        }
        at++;
    }
    split->at = at;
    return false;
}

/* After plain text from `start` to split->at that has so many newlines: each of them ends a record.
   The last place to cut is sought from the end, where it nearly always is. */
static void end_records(struct csv_split *split, const char *text, size_t start, uint64_t newlines)
{
    split->rows += newlines;
    split->lines += newlines;
    size_t end = split->at;
    for (uint64_t later = 0; later < newlines; later++) {
        const char *newline = memrchr(text + start, '\n', end - start);
        end = (size_t)(newline - text);
        if (later == 0)
            split->record = end + 1;
        if (ends_line(text[end + 1]))
            continue;
        split->cut = end + 1;
        split->cut_rows = split->rows - later;
        split->cut_lines = split->lines - later;
        return;
    }
}

/* The groups that need no look at their bytes. */
static void pass_plain(struct csv_split *split, const struct csv_kernels *kernels, const char *text,
                       size_t length, uint64_t rows_most)
{
    size_t start = split->at;
    uint64_t newlines;
    split->at += kernels->split(text + start, length - start, rows_most - split->rows, &newlines);
    end_records(split, text, start, newlines);
}

bool csv_split_go_on(struct csv_split *split, const struct csv_kernels *kernels, const char *text,
                     size_t length, uint64_t rows_most)
{
    while (split->at + 1 < length) {
        if (!split->quoted && split->rows < rows_most)
            pass_plain(split, kernels, text, length, rows_most);
        if (pass_group(split, text, length, rows_most))
            return true;
    }
    return false;
}
