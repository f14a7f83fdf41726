/* SPDX-License-Identifier: Apache-2.0 */
/* Recording decisions in a ledger, beside SQLite's own time for the same rows: the same tables,
   pragmas and batches, with every text ready and nothing hashed. */
#include "bylaw_office.h"
#include "tests/bench/measure.h"
#include "tests/bench/single.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BATCH = 1000, RECORDS = 50000, RECORDS_FULL = 1000000, ROUNDS = 3, COLUMNS = 14 };

#define OURS "build/bench.ledger"
#define THEIRS "build/bench-rows.sqlite"

struct records {
    const bylaw_decision *decision;
    int count;
    char *cells[COLUMNS]; /* of one record; NULL: NULL */
};

static void remove_database(const char *path)
{
    static const char *const endings[] = { "", "-wal", "-shm" };
    char name[64];
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
}

static void work_record(void *user)
{
    struct records *records = user;
    bylaw_ledger *ledger = NULL;
    bylaw_ledger_options options;
    bylaw_error error = { 0 };
    remove_database(OURS);
    bylaw_ledger_options_init(&options);
    options.time = "2026-11-25T08:00:00Z";
    bylaw_status status = bylaw_ledger_open(OURS, &options, &ledger, &error);
    for (int i = 1; i <= records->count && status == BYLAW_OK; i++) {
        status = bylaw_ledger_append(ledger, records->decision, &error);
        if (status == BYLAW_OK && i % BATCH == 0)
            status = bylaw_ledger_commit(ledger, &error);
    }
    if (status != BYLAW_OK)
        fail("%s", error.message);
    bylaw_ledger_close(ledger);
}

static void run_sql(sqlite3 *database, const char *sql)
{
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail("%s: %s", sql, sqlite3_errmsg(database));
}

static void work_insert(void *user)
{
    const struct records *records = user;
    sqlite3 *database;
    sqlite3_stmt *insert = NULL;
    remove_database(THEIRS);
    if (sqlite3_open(THEIRS, &database) != SQLITE_OK)
        fail("%s cannot be made", THEIRS);
    run_sql(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "CREATE TABLE records (seq INTEGER PRIMARY KEY, time TEXT, question TEXT,"
                      " subject TEXT, day TEXT, default_region TEXT, region TEXT, outcome TEXT,"
                      " value TEXT, clause TEXT, reason TEXT, pack TEXT, facts TEXT, hash BLOB)"
                      " STRICT");
    if (sqlite3_prepare_v2(database, "INSERT INTO records VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1,
                           &insert, NULL) != SQLITE_OK)
        fail("%s", sqlite3_errmsg(database));
    for (int i = 1; i <= records->count; i++) {
        if (i % BATCH == 1)
            run_sql(database, "BEGIN IMMEDIATE");
        sqlite3_bind_int(insert, 1, i);
        for (int k = 1; k < COLUMNS - 1; k++)
            sqlite3_bind_text(insert, 1 + k, records->cells[k], -1, SQLITE_STATIC);
        sqlite3_bind_blob(insert, COLUMNS, records->cells[COLUMNS - 1], 32, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            fail("%s", sqlite3_errmsg(database));
        sqlite3_reset(insert);
        if (i % BATCH == 0)
            run_sql(database, "COMMIT");
    }
    sqlite3_finalize(insert);
    sqlite3_close(database);
}

/* The cells of a record that was written. */
static void read_cells(struct records *records)
{
    sqlite3 *database;
    sqlite3_stmt *row = NULL;
    if (sqlite3_open(OURS, &database) != SQLITE_OK ||
        sqlite3_prepare_v2(database, "SELECT * FROM records WHERE seq = 1", -1, &row, NULL) !=
            SQLITE_OK ||
        sqlite3_step(row) != SQLITE_ROW || sqlite3_column_count(row) != COLUMNS)
        fail("%s cannot be read", OURS);
    for (int i = 0; i < COLUMNS; i++) {
        const void *cell = sqlite3_column_blob(row, i);
        size_t length = (size_t)sqlite3_column_bytes(row, i);
        records->cells[i] = cell ? calloc(length + 1, 1) : NULL;
        if (records->cells[i])
            memcpy(records->cells[i], cell, length);
    }
    sqlite3_finalize(row);
    sqlite3_close(database);
}

void records_measure(const bylaw_decision *decision, bool full)
{
    struct records records = { .decision = decision, .count = BATCH };
    work_record(&records);
    read_cells(&records);
    records.count = full ? RECORDS_FULL : RECORDS;
    struct contender contenders[] = {
        { .name = "ledger", .work = work_record, .user = &records },
        { .name = "sqlite", .work = work_insert, .user = &records },
    };
    contest(contenders, 2, ROUNDS);
    figure_add("record_us", "recording one decision of 23 facts in a ledger",
               contender_wall(&contenders[0]) / records.count * 1e6, "us");
    figure_ratio("ledger_vs_sqlite", "that, beside SQLite's own time for the same rows",
                 contender_wall(&contenders[0]) / contender_wall(&contenders[1]));
    figure_ratio("ledger_vs_sqlite_cpu", "the same, of processor time",
                 contender_cpu(&contenders[0]) / contender_cpu(&contenders[1]));
    for (int i = 0; i < COLUMNS; i++)
        free(records.cells[i]);
    remove_database(OURS);
    remove_database(THEIRS);
}
