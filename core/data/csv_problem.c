/* SPDX-License-Identifier: Apache-2.0 */
/* What is wrong with the rows: noted in any order, passed on in the order of files and lines. */
#include "core/base/status.h"
#include "core/data/csv_reader.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

bylaw_status csv_flaw(struct csv_reader *reader, const struct csv_table *table, struct csv_at at,
                      const char *column, const char *format, ...)
{
    struct arena *arena = &reader->facts->arena;
    reader->flaw_total++;
    if (!reader->options->keep_good_rows && reader->flaws_of_table >= PROBLEMS_SHOWN)
        return BYLAW_OK;
    if (column_grow_array(arena->memory, &reader->flaws, &reader->flaw_room, reader->flaw_count + 1,
                          sizeof *reader->flaws))
        return BYLAW_ENOMEM;

    bylaw_error text;
    va_list arguments;
    va_start(arguments, format);
    error_set_list(&text, BYLAW_EDATA, NOWHERE, NULL, format, arguments);
    va_end(arguments);
    const char *reason = arena_copy(arena, text.message);
    if (!reason)
        return BYLAW_ENOMEM;
    reader->flaws_of_table++;
    reader->flaws[reader->flaw_count++] = (struct flaw){
        .table = (int)(table - reader->tables),
        .at = at,
        .number = reader->flaw_total,
        .column = column ? column : "",
        .reason = reason,
    };
    return BYLAW_OK;
}

static int compare_flaws(const void *left, const void *right)
{
    const struct flaw *a = left;
    const struct flaw *b = right;
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    if (a->at.start != b->at.start)
        return a->at.start < b->at.start ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* Writes the row with what is no UTF-8, and NUL, as U+FFFD. out NULL: only tells the length. */
static size_t put_row(char *out, const char *start, size_t length)
{
    size_t used = 0;
    size_t fault = text_utf8_fault(start, length);
    for (size_t i = 0; i < length; i++) {
        bool is_good = i != fault && start[i] != '\0';
        size_t bytes = is_good ? 1 : 3;
        if (i == fault)
            fault += 1 + text_utf8_fault(start + i + 1, length - i - 1);
        if (out)
            memcpy(out + used, is_good ? start + i : "\xef\xbf\xbd", bytes);
        used += bytes;
    }
    return used;
}

static const char *row_text(struct arena *arena, const char *start, size_t length)
{
    char *text = arena_alloc(arena, put_row(NULL, start, length) + 1, 1);
    if (text)
        put_row(text, start, length);
    return text;
}

void csv_problem_error(const struct problem *problem, bylaw_error *error)
{
    struct place at = { problem->file, problem->line > INT_MAX ? INT_MAX : (int)problem->line };
    error_set(error, BYLAW_EDATA, at, NULL, "%s%s%s", problem->column, *problem->column ? ": " : "",
              problem->reason);
}

static bylaw_status add_problem(struct csv_reader *reader, struct problems *problems,
                                const struct flaw *flaw)
{
    const struct csv_table *table = &reader->tables[flaw->table];
    struct arena *arena = &reader->facts->arena;
    struct csv_scan scan;
    struct csv_row row = { .start = table->bytes.start, .end = table->bytes.start };
    csv_scan_init(&scan, table->bytes.start, table->bytes.length);
    scan.at += flaw->at.start;
    scan.lost = flaw->at.start >= table->lost_start;
    csv_scan_row(&scan, &row);

    if (arena_grow(arena, &problems->list, problems->count, &problems->room,
                   sizeof *problems->list))
        return BYLAW_ENOMEM;
    struct problem *problem = &problems->list[problems->count];
    *problem = (struct problem){
        .file = table->name,
        .line = flaw->at.line,
        .column = flaw->column,
        .reason = flaw->reason,
        .text = row_text(arena, row.start, (size_t)(row.end - row.start)),
    };
    if (!problem->text)
        return BYLAW_ENOMEM;
    problems->count++;
    return BYLAW_OK;
}

bylaw_status csv_report(struct csv_reader *reader, struct problems *problems, bylaw_error *error)
{
    const struct csv_options *options = reader->options;
    bylaw_error problem;
    if (reader->flaw_count)
        qsort(reader->flaws, reader->flaw_count, sizeof *reader->flaws, compare_flaws);
    size_t count = reader->flaw_count;
    if (!options->keep_good_rows && count > PROBLEMS_SHOWN)
        count = PROBLEMS_SHOWN;
    for (size_t i = 0; i < count; i++) {
        bylaw_status status = add_problem(reader, problems, &reader->flaws[i]);
        if (status)
            return status;
        csv_problem_error(&problems->list[problems->count - 1], &problem);
        if (i == 0 && error)
            *error = problem;
        if (options->on_problem)
            options->on_problem(options->on_problem_user, &problem);
    }
    uint64_t more = reader->flaw_total - count;
    if (more && options->on_problem) {
        error_set(&problem, BYLAW_EDATA, NOWHERE, NULL, "and %llu more", (unsigned long long)more);
        options->on_problem(options->on_problem_user, &problem);
    }
    return BYLAW_OK;
}
