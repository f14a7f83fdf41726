/* SPDX-License-Identifier: Apache-2.0 */
/* Facts from a SQLite file with one table for each entity, and decisions into one. A table is read
   as the text of a CSV file would be, so that every rule and message of docs/data.md holds for
   both. */
#ifndef BYLAW_DATA_SQLITE_H
#define BYLAW_DATA_SQLITE_H

#include "core/data/facts.h"

/* Whether path is a file that begins as SQLite files do. */
bool sqlite_is_database(const char *path);
/* A table as CSV text, header first, in the order of its rows. NULL is an empty cell. A REAL is
   written as the shortest decimal that gives it back (at most 15 digits), or in full where there is
   none, which no kind of fact takes. BYLAW_EIO, BYLAW_ENOMEM. */
bylaw_status sqlite_read_table(const char *path, const char *table, struct buffer *out,
                               bylaw_error *error);

/* A new database with one table "decisions" of texts, which appears whole or not at all. */
struct sqlite_writer {
    struct memory *memory;
    char *path;
    char *beside;
    struct sqlite3 *database;
    struct sqlite3_stmt *insert;
};
bylaw_status sqlite_writer_open(struct sqlite_writer *writer, struct memory *memory,
                                const char *path, const char *const *columns, int column_count,
                                bylaw_error *error);
/* One text for each column; NULL: SQL's NULL. */
bylaw_status sqlite_writer_row(struct sqlite_writer *writer, const char *const *texts, int count,
                               bylaw_error *error);
bylaw_status sqlite_writer_commit(struct sqlite_writer *writer, bylaw_error *error);
void sqlite_writer_abandon(struct sqlite_writer *writer); /* harmless after commit */

#endif
