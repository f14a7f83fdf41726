/* SPDX-License-Identifier: Apache-2.0 */
#include "core/data/sqlite.h"
#include "core/data/csv.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool sqlite_is_database(const char *path)
{
    static const char magic[16] = "SQLite format 3";
    char start[sizeof magic];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool same = read(file, start, sizeof start) == (ssize_t)sizeof start &&
                memcmp(start, magic, sizeof magic) == 0;
    close(file);
    return same;
}

/* ---- Reading --------------------------------------------------------------------------------- */

static bylaw_status read_failed(sqlite3 *database, const char *path, const char *table,
                                bylaw_error *error)
{
    return error_set(error, BYLAW_EIO, NOWHERE, NULL, "cannot read table %s of '%s': %s", table,
                     path, database ? sqlite3_errmsg(database) : "out of memory");
}

/* A double as the shortest decimal that gives it back. */
static void write_real(struct buffer *out, double value)
{
    struct number number;
    if (number_from_double(value, &number) && number_places(number) >= 0)
        number_print(out, number, 0);
    else
        buffer_format(out, "%.17g", value);
}

static void write_cell(struct buffer *out, sqlite3_stmt *rows, int column)
{
    switch (sqlite3_column_type(rows, column)) {
    case SQLITE_NULL:
        break;
    case SQLITE_FLOAT:
        write_real(out, sqlite3_column_double(rows, column));
        break;
    case SQLITE_BLOB:
        csv_write_field(out, "(bytes)"); /* no fact is written so */
        break;
    default:
        csv_write_field(out, (const char *)sqlite3_column_text(rows, column));
    }
}

static int read_rows(sqlite3_stmt *rows, struct buffer *out)
{
    int count = sqlite3_column_count(rows), result;
    for (int i = 0; i < count; i++) {
        buffer_add(out, i ? "," : "");
        csv_write_field(out, sqlite3_column_name(rows, i));
    }
    buffer_add_char(out, '\n');
    while ((result = sqlite3_step(rows)) == SQLITE_ROW) {
        for (int i = 0; i < count; i++) {
            buffer_add(out, i ? "," : "");
            write_cell(out, rows, i);
        }
        buffer_add_char(out, '\n');
    }
    return result;
}

bylaw_status sqlite_read_table(const char *path, const char *table, struct buffer *out,
                               bylaw_error *error)
{
    sqlite3 *database = NULL;
    sqlite3_stmt *rows = NULL;
    bylaw_status status = BYLAW_OK;
    struct buffer query;
    buffer_init(&query, out->memory);
    buffer_format(&query, "SELECT * FROM \"%s\"", table); /* names of entities need no quoting */
    if (query.failed)
        status = BYLAW_ENOMEM;
    else if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
             sqlite3_prepare_v2(database, query.data, -1, &rows, NULL) != SQLITE_OK ||
             read_rows(rows, out) != SQLITE_DONE)
        status = read_failed(database, path, table, error);
    if (status == BYLAW_OK && out->failed)
        status = BYLAW_ENOMEM;
    sqlite3_finalize(rows);
    sqlite3_close(database);
    buffer_clear(&query);
    return status;
}

/* ---- Writing --------------------------------------------------------------------------------- */

static bylaw_status write_failed(struct sqlite_writer *writer, const char *why, bylaw_error *error)
{
    if (!why)
        why = writer->database ? sqlite3_errmsg(writer->database) : "out of memory";
    return error_set(error, BYLAW_EWRITE, NOWHERE, NULL, "cannot write '%s': %s", writer->path,
                     why);
}

static char *writer_copy(struct memory *memory, const char *text, const char *ending)
{
    size_t length = strlen(text) + strlen(ending) + 1;
    char *copy = memory_alloc(memory, NULL, 0, length);
    if (copy)
        snprintf(copy, length, "%s%s", text, ending);
    return copy;
}

/* No journal and no syncs: nobody sees the file before it is whole, synced and renamed. Column
   names may hold dots and are quoted; they are names of questions,
   which hold no quotes. */
static bylaw_status writer_create(struct sqlite_writer *writer, const char *const *columns,
                                  int column_count, bylaw_error *error)
{
    struct buffer create, insert;
    buffer_init(&create, writer->memory);
    buffer_init(&insert, writer->memory);
    buffer_add(
        &create,
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; CREATE TABLE decisions (");
    buffer_add(&insert, "INSERT INTO decisions VALUES (");
    for (int i = 0; i < column_count; i++) {
        buffer_format(&create, "%s\"%s\" TEXT%s", i ? ", " : "", columns[i],
                      i ? "" : " PRIMARY KEY");
        buffer_add(&insert, i ? ", ?" : "?");
    }
    buffer_add(&create, ") STRICT");
    buffer_add_char(&insert, ')');
    bylaw_status status = BYLAW_OK;
    if (create.failed || insert.failed)
        status = BYLAW_ENOMEM;
    else if (sqlite3_open(writer->beside, &writer->database) != SQLITE_OK ||
             sqlite3_exec(writer->database, create.data, NULL, NULL, NULL) != SQLITE_OK ||
             sqlite3_prepare_v2(writer->database, insert.data, -1, &writer->insert, NULL) !=
                 SQLITE_OK)
        status = write_failed(writer, NULL, error);
    buffer_clear(&create);
    buffer_clear(&insert);
    return status;
}

bylaw_status sqlite_writer_open(struct sqlite_writer *writer, struct memory *memory,
                                const char *path, const char *const *columns, int column_count,
                                bylaw_error *error)
{
    *writer = (struct sqlite_writer){ .memory = memory };
    writer->path = writer_copy(memory, path, "");
    writer->beside = writer_copy(memory, path, ".part-XXXXXX");
    bylaw_status status = BYLAW_OK;
    if (!writer->path || !writer->beside) {
        status = BYLAW_ENOMEM;
    } else {
        int file = mkstemp(writer->beside);
        if (file < 0) {
            writer->beside[0] = '\0'; /* there is nothing to remove */
            status = write_failed(writer, strerrordesc_np(errno), error);
        } else {
            close(file);
            status = writer_create(writer, columns, column_count, error);
        }
    }
    if (status != BYLAW_OK)
        sqlite_writer_abandon(writer);
    return status;
}

bylaw_status sqlite_writer_row(struct sqlite_writer *writer, const char *const *texts, int count,
                               bylaw_error *error)
{
    sqlite3_reset(writer->insert);
    for (int i = 0; i < count; i++) {
        int bound = texts[i] ? sqlite3_bind_text(writer->insert, i + 1, texts[i], -1, SQLITE_STATIC)
                             : sqlite3_bind_null(writer->insert, i + 1);
        if (bound != SQLITE_OK)
            return write_failed(writer, NULL, error);
    }
    return sqlite3_step(writer->insert) == SQLITE_DONE ? BYLAW_OK
                                                       : write_failed(writer, NULL, error);
}

bylaw_status sqlite_writer_commit(struct sqlite_writer *writer, bylaw_error *error)
{
    sqlite3_finalize(writer->insert);
    writer->insert = NULL;
    bylaw_status status = BYLAW_OK;
    if (sqlite3_exec(writer->database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        status = write_failed(writer, NULL, error);
    sqlite3_close(writer->database);
    writer->database = NULL;
    int file = status == BYLAW_OK ? open(writer->beside, O_RDONLY | O_CLOEXEC) : -1;
    if (status == BYLAW_OK &&
        (file < 0 || fsync(file) != 0 || rename(writer->beside, writer->path) != 0))
        status = write_failed(writer, strerrordesc_np(errno), error);
    if (file >= 0)
        close(file);
    if (status == BYLAW_OK)
        writer->beside[0] = '\0';
    sqlite_writer_abandon(writer);
    return status;
}

void sqlite_writer_abandon(struct sqlite_writer *writer)
{
    sqlite3_finalize(writer->insert);
    sqlite3_close(writer->database);
    if (writer->beside && writer->beside[0])
        unlink(writer->beside);
    if (writer->beside)
        memory_alloc(writer->memory, writer->beside, strlen(writer->path) + 14, 0);
    if (writer->path)
        memory_alloc(writer->memory, writer->path, strlen(writer->path) + 1, 0);
    *writer = (struct sqlite_writer){ .memory = writer->memory };
}
