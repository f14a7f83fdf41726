/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of fields after RFC 4180, LF or CRLF. */
#include "core/data/csv_reader.h"

#include <string.h>

void csv_scan_init(struct csv_scan *scan, const char *bytes, size_t length)
{
    *scan = (struct csv_scan){ .at = bytes, .end = bytes + length, .line = 1 };
}

static uint64_t count_newlines(const char *at, const char *end)
{
    uint64_t count = 0;
    while ((at = memchr(at, '\n', (size_t)(end - at)))) {
        count++;
        at++;
    }
    return count;
}

static void row_fault(struct csv_row *row, enum csv_fault fault)
{
    if (row->fault == CSV_SOUND) {
        row->fault = fault;
        row->fault_field = row->count;
    }
}

static const char *find_line_end(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline : end;
}

/* Whether a line ends at `at`, which holds a carriage return. */
static bool is_crlf(const char *at, const char *end)
{
    return at + 1 == end || at[1] == '\n';
}

/* To the comma or line end that ends the field; inside it anything but quotes is text. */
static const char *scan_plain(const struct csv_scan *scan, const char *at, struct csv_row *row)
{
    for (; at < scan->end; at++) {
        char c = *at;
        if (c > ',') /* nearly all bytes of nearly all files */
            continue;
        if (c == ',' || c == '\n')
            break;
        if (c == '"')
            row_fault(row, CSV_STRAY_QUOTE);
        if (c == '\r') {
            if (is_crlf(at, scan->end))
                break;
            row_fault(row, CSV_STRAY_RETURN);
        }
    }
    return at;
}

/* From the opening quote to the comma or line end after the closing one. NULL: never closed. */
static const char *scan_quoted(struct csv_scan *scan, const char *at, struct csv_row *row,
                               struct csv_field *field)
{
    field->start = at + 1;
    field->doubled = false;
    for (at++;; at += 2) {
        at = memchr(at, '"', (size_t)(scan->end - at));
        if (!at) {
            row_fault(row, CSV_NEVER_CLOSED);
            return NULL;
        }
        if (at + 1 == scan->end || at[1] != '"')
            break;
        field->doubled = true;
    }
    field->length = (size_t)(at - field->start);
    scan->line += count_newlines(field->start, at);
    at++;
    if (at < scan->end && *at != ',' && *at != '\n' && !(*at == '\r' && is_crlf(at, scan->end))) {
        row_fault(row, CSV_AFTER_QUOTE);
        at = scan_plain(scan, at, row);
    }
    return at;
}

/* The rest of the file is no CSV any more: one row a line, so that each line is counted. */
static bool scan_lost_line(struct csv_scan *scan, struct csv_row *row, enum csv_fault fault)
{
    const char *end = find_line_end(row->start, scan->end);
    *row = (struct csv_row){ .start = row->start,
                             .end = end,
                             .line = row->line,
                             .fault = fault,
                             .fault_field = row->fault_field };
    scan->line = row->line + 1;
    scan->at = end < scan->end ? end + 1 : end;
    if (row->end > row->start && row->end[-1] == '\r')
        row->end--;
    return true;
}

bool csv_scan_row(struct csv_scan *scan, struct csv_row *row)
{
    const char *at = scan->at;
    if (at == scan->end)
        return false;
    *row = (struct csv_row){ .start = at, .line = scan->line };
    if (scan->lost)
        return scan_lost_line(scan, row, CSV_IN_NEVER_CLOSED);

    for (;;) {
        struct csv_field field = { .start = at };
        if (at < scan->end && *at == '"') {
            at = scan_quoted(scan, at, row, &field);
            if (!at) {
                scan->lost = true;
                return scan_lost_line(scan, row, CSV_NEVER_CLOSED);
            }
        } else {
            at = scan_plain(scan, at, row);
            field.length = (size_t)(at - field.start);
        }
        if (row->count < scan->room)
            scan->fields[row->count] = field;
        row->count++;
        if (at == scan->end || *at != ',')
            break;
        at++;
    }
    row->end = at;
    scan->line++;
    if (at < scan->end && *at == '\r')
        at++;
    scan->at = at < scan->end ? at + 1 : at; /* past the newline */
    return true;
}
