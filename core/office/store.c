/* SPDX-License-Identifier: Apache-2.0 */
#include "core/office/store.h"
#include "core/data/sqlite.h"

#include <sys/stat.h>

bylaw_status store_failed(const struct store *store, int code, bylaw_error *error)
{
    const char *why = store->database ? sqlite3_errmsg(store->database) : "out of memory";
    if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
        why = "another program is writing to it; try again when it is done";
    else if ((code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_WRITE)
        why = store->no_room;
    else if ((code & 0xff) == SQLITE_CANTOPEN)
        why = "it cannot be made or opened there; name a file in a folder that may be written";
    else if ((code & 0xff) == SQLITE_READONLY)
        why = "it may only be read; record into a file that may be written";
    else if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
        why = store->damaged;
    return error_set(error, BYLAW_EWRITE, NOWHERE, NULL, "cannot %s '%s': %s", store->use,
                     store->path, why);
}

bylaw_status store_run(const struct store *store, const char *sql, bylaw_error *error)
{
    int code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    return code == SQLITE_OK
               ? BYLAW_OK
               : store_failed(store, sqlite3_extended_errcode(store->database), error);
}

int store_first(const struct store *store, const char *sql, sqlite3_stmt **query)
{
    int code = sqlite3_prepare_v2(store->database, sql, -1, query, NULL);
    return code == SQLITE_OK ? sqlite3_step(*query) : code;
}

/* Whether nothing at all is in the file; *code: what SQLite says. */
static bool store_is_empty(const struct store *store, int *code)
{
    sqlite3_stmt *query = NULL;
    *code = store_first(store, "SELECT count (*) FROM sqlite_schema", &query);
    bool empty = *code == SQLITE_ROW && sqlite3_column_int(query, 0) == 0;
    sqlite3_finalize(query);
    return empty;
}

/* A new file gets its tables. Two programs may both find none: the one that waits for the other
   then finds the tables there. */
static bylaw_status store_begin(struct store *store,
                                bylaw_status (*make)(void *user, bylaw_error *error), void *user,
                                bylaw_error *error)
{
    int code;
    if (!store_is_empty(store, &code))
        return code == SQLITE_ROW ? BYLAW_OK : store_failed(store, code, error);
    bylaw_status status = store_run(store, "BEGIN IMMEDIATE", error);
    if (status != BYLAW_OK)
        return status;
    if (store_is_empty(store, &code))
        status = make(user, error);
    else if (code != SQLITE_ROW)
        status = store_failed(store, code, error);
    if (status == BYLAW_OK)
        status = store_run(store, "COMMIT", error);
    if (status != BYLAW_OK)
        sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

/* The journal is a file's own, so that this waits only while the file is made. SQLite itself does
   not wait here: it gives up at once where another program is at it. */
static bylaw_status store_journal(const struct store *store, unsigned wait_ms, bylaw_error *error)
{
    enum { TURN_MS = 5 };
    static const char sql[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
    int code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    for (unsigned waited = 0; code == SQLITE_BUSY && waited < wait_ms; waited += TURN_MS) {
        sqlite3_sleep(TURN_MS);
        code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    }
    return code == SQLITE_OK ? BYLAW_OK : store_failed(store, code, error);
}

bylaw_status store_open(struct store *store, unsigned wait_ms,
                        bylaw_status (*make)(void *user, bylaw_error *error), void *user,
                        bylaw_error *error)
{
    struct stat about;
    /* SQLite takes a file of a few bytes for an empty one, and would write over it. */
    if (stat(store->path, &about) == 0 && about.st_size > 0 && !sqlite_is_database(store->path))
        return store_failed(store, SQLITE_NOTADB, error);
    int code =
        sqlite3_open_v2(store->path, &store->database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK)
        return store_failed(store, code, error);
    sqlite3_busy_timeout(store->database, (int)wait_ms);
    bylaw_status status = store_journal(store, wait_ms, error);
    return status == BYLAW_OK ? store_begin(store, make, user, error) : status;
}
