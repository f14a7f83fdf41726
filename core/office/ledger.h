/* SPDX-License-Identifier: Apache-2.0 */
/* What appending to a ledger and reading it share: the file. */
#ifndef BYLAW_OFFICE_LEDGER_H
#define BYLAW_OFFICE_LEDGER_H

#include "bylaw_office.h"
#include "core/office/record.h"

#include <sqlite3.h>

#define LEDGER_FORMAT 1

/* Whether the file is a ledger of the format that we know. */
bool ledger_is_known(sqlite3 *database);
/* Opens it to be read. BYLAW_EIO. The caller closes *database, whatever came of it. */
bylaw_status ledger_read_open(const char *path, sqlite3 **database, bylaw_error *error);
bylaw_status ledger_read_failed(sqlite3 *database, const char *path, bylaw_error *error);
/* "SELECT seq, time, ..., hash FROM records" and what follows. NULL: as SQLite says. */
sqlite3_stmt *ledger_select(sqlite3 *database, const char *rest);
/* The record and the hash in a row of it; texts live until the next step. *hash: NULL where it has
   another size. */
void ledger_row(sqlite3_stmt *rows, struct record *record, const uint8_t **hash);

#endif
