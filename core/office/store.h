/* SPDX-License-Identifier: Apache-2.0 */
/* A SQLite file in which what is acknowledged stays (WAL, synchronous FULL): how it is made, opened
   and spoken of when it fails. */
#ifndef BYLAW_OFFICE_STORE_H
#define BYLAW_OFFICE_STORE_H

#include "core/base/status.h"

#include <sqlite3.h>

struct store {
    const char *use;     /* what cannot be done: "record in" */
    const char *no_room; /* why, and what to do */
    const char *damaged;
    const char *path;
    sqlite3 *database; /* the caller closes it, whatever came of store_open */
};

/* Opens the file, or makes it: in a new one `make` makes the tables, in one transaction. Of a file
   that is there the caller checks that it is of his kind. wait_ms: for other programs. */
bylaw_status store_open(struct store *store, unsigned wait_ms,
                        bylaw_status (*make)(void *user, bylaw_error *error), void *user,
                        bylaw_error *error);
/* BYLAW_EWRITE, with what SQLite's code means for this file. */
bylaw_status store_failed(const struct store *store, int code, bylaw_error *error);
bylaw_status store_run(const struct store *store, const char *sql, bylaw_error *error);
/* The first row of a query: SQLITE_ROW, SQLITE_DONE where there is none, or what is wrong. The
   caller finalizes *query, whatever came of it. */
int store_first(const struct store *store, const char *sql, sqlite3_stmt **query);

#endif
