/* SPDX-License-Identifier: Apache-2.0 */
/* The file of matters: what is on file, and the states that were written down. Each call is one
   transaction: it is there whole, or not at all. */
#include "core/office/matter.h"
#include "core/base/day.h"

#include <string.h>
#include <unistd.h>

enum { MATTERS_FORMAT = 1, MATTERS_WAIT_MS = 5000, MOST_ID_BYTES = 200 };

static const struct store matters_store = {
    .use = "keep matters in",
    .no_room = "there is no room; nothing of this was kept, make room and do it again",
    .damaged = "it is damaged, or no file of matters; restore a copy of it",
};

static const char schema[] =
    "PRAGMA application_id = 1115245687;"
    "CREATE TABLE matters_file (format INTEGER NOT NULL) STRICT;"
    "CREATE TABLE matters (id TEXT PRIMARY KEY NOT NULL, procedure TEXT NOT NULL) STRICT;"
    "CREATE TABLE entries (seq INTEGER PRIMARY KEY, matter TEXT NOT NULL, kind TEXT NOT NULL,"
    " day INTEGER NOT NULL, text TEXT NOT NULL, time TEXT NOT NULL) STRICT;"
    "CREATE INDEX entries_of ON entries (matter, seq);"
    "INSERT INTO matters_file VALUES (1);";

void bylaw_matters_options_init(bylaw_matters_options *options)
{
    *options = (bylaw_matters_options){ .struct_bytes = sizeof *options };
}

static bylaw_status matters_make(void *user, bylaw_error *error)
{
    struct bylaw_matters *matters = user;
    return store_run(&matters->store, schema, error);
}

static bylaw_status matters_prepare(struct bylaw_matters *matters,
                                    const bylaw_matters_options *options, bylaw_error *error)
{
    sqlite3_stmt *query = NULL;
    if (!options->make && access(matters->store.path, F_OK) != 0)
        return error_set(error, BYLAW_EWRITE, NOWHERE, NULL,
                         "'%s' is not there: open the first matter in it, or name another file",
                         matters->store.path);
    bylaw_status status =
        store_open(&matters->store, options->wait_ms ? options->wait_ms : MATTERS_WAIT_MS,
                   matters_make, matters, error);
    if (status != BYLAW_OK)
        return status;
    int code = store_first(&matters->store, "SELECT format FROM matters_file", &query);
    bool is_known = code == SQLITE_ROW && sqlite3_column_int(query, 0) == MATTERS_FORMAT;
    sqlite3_finalize(query);
    if (is_known)
        return BYLAW_OK;
    if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
        return store_failed(&matters->store, code, error);
    return error_set(error, BYLAW_EWRITE, NOWHERE, NULL,
                     "'%s' is no file of matters of this version; name a new file",
                     matters->store.path);
}

bylaw_status bylaw_matters_open(const char *path, const bylaw_pack *pack,
                                const bylaw_matters_options *options, bylaw_matters **out,
                                bylaw_error *error)
{
    struct memory memory;
    if (!options || !options->time || !options->time[0])
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "matters need the time: set options.time, such as "
                         "\"2026-11-25T08:00:00Z\"");
    memory_init(&memory, options->alloc, options->alloc_user, 0);
    struct bylaw_matters *matters = memory_alloc(&memory, NULL, 0, sizeof *matters);
    if (!matters)
        return error_no_memory(error);
    *matters = (struct bylaw_matters){ .store = matters_store, .pack = pack };
    memory_init(&matters->memory, options->alloc, options->alloc_user, options->limit_bytes);
    arena_init(&matters->arena, &matters->memory);
    arena_init(&matters->work, &matters->memory);
    matters->store.path = arena_copy(&matters->arena, path);
    matters->time = arena_copy(&matters->arena, options->time);
    bylaw_status status = matters->store.path && matters->time
                              ? matters_prepare(matters, options, error)
                              : error_no_memory(error);
    if (status == BYLAW_OK)
        *out = matters;
    else
        bylaw_matters_close(matters);
    return status;
}

void bylaw_matters_close(bylaw_matters *matters)
{
    if (!matters)
        return;
    struct memory memory;
    memory_init(&memory, matters->memory.alloc, matters->memory.user, 0);
    sqlite3_close(matters->store.database);
    arena_clear(&matters->work);
    arena_clear(&matters->arena);
    memory_alloc(&memory, matters, sizeof *matters, 0);
}

/* ---- Statements ----------------------------------------------------------------------------- */

/* A statement with its texts bound; NULL texts are left out. SQLITE_OK. */
static int prepare(struct bylaw_matters *matters, const char *sql, const char *const *texts,
                   int count, sqlite3_stmt **out)
{
    int code = sqlite3_prepare_v2(matters->store.database, sql, -1, out, NULL);
    for (int i = 0; i < count && code == SQLITE_OK; i++)
        code = sqlite3_bind_text(*out, i + 1, texts[i], -1, SQLITE_STATIC);
    return code;
}

static bylaw_status run(struct bylaw_matters *matters, const char *sql, const char *const *texts,
                        int count, bylaw_error *error)
{
    sqlite3_stmt *statement = NULL;
    int code = prepare(matters, sql, texts, count, &statement);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? BYLAW_OK : store_failed(&matters->store, code, error);
}

static bylaw_status write_entry(struct bylaw_matters *matters, const char *id, const char *kind,
                                int32_t day, const char *text, bylaw_error *error)
{
    const char *texts[] = { id, kind, text, matters->time };
    sqlite3_stmt *statement = NULL;
    int code =
        prepare(matters, "INSERT INTO entries (matter, kind, text, time, day) VALUES (?,?,?,?,?)",
                texts, 4, &statement);
    if (code == SQLITE_OK)
        code = sqlite3_bind_int(statement, 5, day);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? BYLAW_OK : store_failed(&matters->store, code, error);
}

static const char *column(sqlite3_stmt *rows, int index)
{
    const char *text = (const char *)sqlite3_column_text(rows, index);
    return text ? text : "";
}

/* The procedure of a matter; *out NULL: there is no such matter. */
static bylaw_status find_matter(struct bylaw_matters *matters, const char *id, const char **out,
                                bylaw_error *error)
{
    sqlite3_stmt *query = NULL;
    bylaw_status status = BYLAW_OK;
    *out = NULL;
    int code = prepare(matters, "SELECT procedure FROM matters WHERE id = ?", &id, 1, &query);
    if (code == SQLITE_OK)
        code = sqlite3_step(query);
    if (code == SQLITE_ROW) {
        *out = arena_copy(&matters->work, column(query, 0));
        status = *out ? BYLAW_OK : error_no_memory(error);
    } else if (code != SQLITE_DONE) {
        status = store_failed(&matters->store, code, error);
    }
    sqlite3_finalize(query);
    return status;
}

static bylaw_status want_matter(struct bylaw_matters *matters, const char *id, const char **out,
                                bylaw_error *error)
{
    bylaw_status status = find_matter(matters, id, out, error);
    if (status == BYLAW_OK && !*out)
        return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL,
                         "no matter '%s' in '%s': list shows those that there are", id,
                         matters->store.path);
    return status;
}

/* The matter as a case, with what is on file by a day. */
static bylaw_status load(struct bylaw_matters *matters, const char *id, int32_t day,
                         struct matter_case *made, bylaw_error *error)
{
    const char *procedure;
    sqlite3_stmt *rows = NULL;
    *made = (struct matter_case){ 0 };
    bylaw_status status = want_matter(matters, id, &procedure, error);
    if (status == BYLAW_OK)
        status = matter_case_new(matters, procedure, id, made, error);
    if (status != BYLAW_OK)
        return status;
    int code = prepare(matters,
                       "SELECT text FROM entries WHERE matter = ? AND kind = 'fact' AND day <= ? "
                       "ORDER BY day, seq",
                       &id, 1, &rows);
    if (code == SQLITE_OK)
        code = sqlite3_bind_int(rows, 2, day);
    while (code == SQLITE_OK && status == BYLAW_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        status = matter_case_set(made, column(rows, 0), error);
        code = SQLITE_OK;
    }
    sqlite3_finalize(rows);
    if (status == BYLAW_OK && code != SQLITE_DONE)
        return store_failed(&matters->store, code, error);
    return status;
}

/* ---- Transactions --------------------------------------------------------------------------- */

static bylaw_status begin(struct bylaw_matters *matters, const char *how, bylaw_error *error)
{
    arena_clear(&matters->work);
    return store_run(&matters->store, how, error);
}

/* Commits what went well, and takes back the rest. */
static bylaw_status finish(struct bylaw_matters *matters, bylaw_status status, bylaw_error *error)
{
    if (status == BYLAW_OK)
        status = store_run(&matters->store, "COMMIT", error);
    if (status != BYLAW_OK)
        sqlite3_exec(matters->store.database, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static bylaw_status write_facts(struct matter_case *made, const bylaw_filing *filing,
                                bylaw_error *error)
{
    bylaw_status status = BYLAW_OK;
    for (size_t i = 0; i < filing->count && status == BYLAW_OK; i++) {
        status = matter_case_set(made, filing->facts[i], error);
        if (status == BYLAW_OK)
            status =
                write_entry(made->matters, made->id, "fact", filing->day, filing->facts[i], error);
    }
    return status;
}

static bylaw_status check_id(const char *id, bylaw_error *error)
{
    size_t length = strlen(id);
    if (length > 0 && length <= MOST_ID_BYTES)
        return BYLAW_OK;
    return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                     "the id of a matter has 1 to %d bytes: write another", MOST_ID_BYTES);
}

bylaw_status bylaw_matter_open(bylaw_matters *matters, const char *procedure, const char *id,
                               const bylaw_filing *filing, bylaw_error *error)
{
    const char *taken = NULL;
    const char *texts[] = { id, procedure };
    struct matter_case made = { 0 };
    bylaw_status status = check_id(id, error);
    if (status == BYLAW_OK)
        status = begin(matters, "BEGIN IMMEDIATE", error);
    if (status != BYLAW_OK)
        return status;
    status = find_matter(matters, id, &taken, error);
    if (status == BYLAW_OK && taken)
        status =
            error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                      "matter '%s' is open already: give this one another id, or add to it", id);
    if (status == BYLAW_OK)
        status = matter_case_new(matters, procedure, id, &made, error);
    if (status == BYLAW_OK)
        status = run(matters, "INSERT INTO matters VALUES (?,?)", texts, 2, error);
    if (status == BYLAW_OK)
        status = write_facts(&made, filing, error);
    bylaw_case_free(made.subject);
    return finish(matters, status, error);
}

bylaw_status bylaw_matter_add(bylaw_matters *matters, const char *id, const bylaw_filing *filing,
                              bylaw_error *error)
{
    struct matter_case made;
    bylaw_status status = begin(matters, "BEGIN IMMEDIATE", error);
    if (status != BYLAW_OK)
        return status;
    status = load(matters, id, INT32_MAX, &made, error);
    if (status == BYLAW_OK)
        status = write_facts(&made, filing, error);
    bylaw_case_free(made.subject);
    return finish(matters, status, error);
}

/* The state that was written down last, and its day; NULL: none was. */
static bylaw_status last_state(struct bylaw_matters *matters, const char *id, const char **state,
                               int32_t *day, bylaw_error *error)
{
    sqlite3_stmt *query = NULL;
    bylaw_status status = BYLAW_OK;
    *state = NULL;
    int code = prepare(matters,
                       "SELECT text, day FROM entries WHERE matter = ? AND kind = 'state' "
                       "ORDER BY seq DESC LIMIT 1",
                       &id, 1, &query);
    if (code == SQLITE_OK)
        code = sqlite3_step(query);
    if (code == SQLITE_ROW) {
        *state = arena_copy(&matters->work, column(query, 0));
        *day = sqlite3_column_int(query, 1);
        status = *state ? BYLAW_OK : error_no_memory(error);
    } else if (code != SQLITE_DONE) {
        status = store_failed(&matters->store, code, error);
    }
    sqlite3_finalize(query);
    return status;
}

bylaw_status bylaw_matter_look(bylaw_matters *matters, const char *id, int32_t day,
                               bylaw_matter *out, bylaw_error *error)
{
    struct matter_case made;
    arena_clear(&matters->work);
    bylaw_status status = load(matters, id, day, &made, error);
    if (status == BYLAW_OK)
        status = matter_case_judge(&made, day, NULL, out, error);
    bylaw_case_free(made.subject);
    return status;
}

static bylaw_status write_state(struct bylaw_matters *matters, const char *id, int32_t day,
                                bylaw_matter *now, bylaw_error *error)
{
    const char *before;
    int32_t since = day;
    bylaw_status status = last_state(matters, id, &before, &since, error);
    if (status != BYLAW_OK)
        return status;
    if (!*now->state)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "where matter '%s' stands is not decided: add %s", id,
                         *now->ask ? now->ask : "what show says is missing");
    if (since > day)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "matter '%s' was advanced to a later day: write that day or one after it",
                         id);
    now->moved = !before || strcmp(before, now->state) != 0;
    return now->moved ? write_entry(matters, id, "state", day, now->state, error) : BYLAW_OK;
}

bylaw_status bylaw_matter_advance(bylaw_matters *matters, const char *id, int32_t day,
                                  bylaw_ledger *ledger, bylaw_matter *out, bylaw_error *error)
{
    struct matter_case made;
    bylaw_status status = begin(matters, "BEGIN IMMEDIATE", error);
    if (status != BYLAW_OK)
        return status;
    status = load(matters, id, day, &made, error);
    /* The ledger first: a crash between the two leaves a decision that was made and not used, never
       a state without its decision. */
    if (status == BYLAW_OK)
        status = matter_case_judge(&made, day, ledger, out, error);
    if (status == BYLAW_OK)
        status = write_state(matters, id, day, out, error);
    bylaw_case_free(made.subject);
    return finish(matters, status, error);
}

bylaw_status bylaw_matter_entries(bylaw_matters *matters, const char *id, bylaw_on_entry *on_entry,
                                  void *user, bylaw_error *error)
{
    const char *procedure;
    sqlite3_stmt *rows = NULL;
    arena_clear(&matters->work);
    bylaw_status status = want_matter(matters, id, &procedure, error);
    if (status != BYLAW_OK)
        return status;
    int code =
        prepare(matters, "SELECT kind, day, text, time FROM entries WHERE matter = ? ORDER BY seq",
                &id, 1, &rows);
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        on_entry(user, column(rows, 0), sqlite3_column_int(rows, 1), column(rows, 2),
                 column(rows, 3));
        code = SQLITE_OK;
    }
    sqlite3_finalize(rows);
    return code == SQLITE_DONE ? BYLAW_OK : store_failed(&matters->store, code, error);
}

bylaw_status bylaw_matters_each(bylaw_matters *matters, bylaw_on_matter *on_matter, void *user,
                                bylaw_error *error)
{
    sqlite3_stmt *rows = NULL;
    bylaw_status status = BYLAW_OK;
    int code = prepare(matters, "SELECT id, procedure FROM matters ORDER BY id", NULL, 0, &rows);
    while (code == SQLITE_OK && status == BYLAW_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        status = on_matter(user, column(rows, 0), column(rows, 1));
        code = SQLITE_OK;
    }
    sqlite3_finalize(rows);
    if (status == BYLAW_OK && code != SQLITE_DONE)
        return store_failed(&matters->store, code, error);
    return status;
}
