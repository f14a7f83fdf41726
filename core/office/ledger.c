/* SPDX-License-Identifier: Apache-2.0 */
/* Appending to a ledger. A batch is one transaction: it is there whole, or not at all. */
#include "core/office/ledger.h"
#include "core/base/format.h"
#include "core/judge/population.h"
#include "core/office/store.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { BATCH = 1000, WAIT_MS = 5000 };

struct bylaw_ledger {
    struct memory memory;
    struct arena arena; /* path, time; what questions read */
    struct arena work;  /* of one record */
    struct buffer facts;
    struct store store;
    sqlite3_stmt *insert;
    const char *time;
    unsigned batch;
    bool sealed, in_batch;
    uint8_t key[SEAL_KEY_BYTES];
    uint8_t last[HASH_BYTES]; /* of the batch at hand, or of the file */
    uint64_t number;          /* the same */
    uint64_t committed;
    uint8_t pack[HASH_BYTES];        /* digest of the pack whose questions are in reads */
    char digest[2 * HASH_BYTES + 1]; /* the same, written */
    struct reads *reads;
    size_t read_count, read_room;
};

static const struct store ledger_store = {
    .use = "record in",
    .no_room = "there is no room; nothing of this batch was recorded, make room and record it "
               "again",
    .damaged = "it is damaged, or no ledger; run bylaw ledger verify on it",
};

void bylaw_ledger_options_init(bylaw_ledger_options *options)
{
    *options = (bylaw_ledger_options){ .struct_bytes = sizeof *options };
}

/* ---- The file ------------------------------------------------------------------------------- */

static const char schema[] =
    "PRAGMA application_id = 1115245687;" /* 0x42794c77, "ByLw": what `file` may look for */
    "CREATE TABLE ledger (format INTEGER NOT NULL, seal_key BLOB) STRICT;"
    "CREATE TABLE records (seq INTEGER PRIMARY KEY, time TEXT NOT NULL, question TEXT NOT NULL,"
    " subject TEXT NOT NULL, day TEXT NOT NULL, default_region TEXT NOT NULL, region TEXT,"
    " outcome TEXT NOT NULL, value TEXT, clause TEXT, reason TEXT, pack TEXT NOT NULL,"
    " facts TEXT NOT NULL, hash BLOB NOT NULL) STRICT;"
    "CREATE TRIGGER records_are_never_changed BEFORE UPDATE ON records"
    " BEGIN SELECT RAISE (ABORT, 'a record of a ledger is never changed'); END;"
    "CREATE TRIGGER records_are_never_removed BEFORE DELETE ON records"
    " BEGIN SELECT RAISE (ABORT, 'a record of a ledger is never removed'); END;";

bool ledger_is_known(sqlite3 *database)
{
    sqlite3_stmt *query = NULL;
    bool known =
        sqlite3_prepare_v2(database, "SELECT format FROM ledger", -1, &query, NULL) == SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW && sqlite3_column_int(query, 0) == LEDGER_FORMAT;
    sqlite3_finalize(query);
    return known;
}

static bylaw_status ledger_make(void *user, bylaw_error *error)
{
    struct bylaw_ledger *ledger = user;
    sqlite3_stmt *insert = NULL;
    uint8_t key[SEAL_KEY_BYTES];
    bylaw_status status = store_run(&ledger->store, schema, error);
    if (status != BYLAW_OK)
        return status;
    randombytes_buf(key, sizeof key);
    int code = sqlite3_prepare_v2(ledger->store.database, "INSERT INTO ledger VALUES (1, ?)", -1,
                                  &insert, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_blob(insert, 1, key, sizeof key, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(insert);
    sqlite3_finalize(insert);
    return code == SQLITE_DONE ? BYLAW_OK : store_failed(&ledger->store, code, error);
}

static bylaw_status ledger_key(struct bylaw_ledger *ledger, bylaw_error *error)
{
    sqlite3_stmt *query = NULL;
    int code = store_first(&ledger->store, "SELECT seal_key FROM ledger", &query);
    bool there = code == SQLITE_ROW && sqlite3_column_bytes(query, 0) == SEAL_KEY_BYTES;
    if (there)
        memcpy(ledger->key, sqlite3_column_blob(query, 0), SEAL_KEY_BYTES);
    sqlite3_finalize(query);
    if (code != SQLITE_ROW)
        return store_failed(&ledger->store, code, error);
    if (!there && ledger->sealed)
        return error_set(error, BYLAW_EWRITE, NOWHERE, NULL,
                         "'%s' has lost the key of its sealed facts; begin a new ledger",
                         ledger->store.path);
    return BYLAW_OK;
}

/* The last number and hash, as the file has them now. */
static bylaw_status ledger_last(struct bylaw_ledger *ledger, bylaw_error *error)
{
    sqlite3_stmt *query = NULL;
    int code = store_first(&ledger->store,
                           "SELECT seq, hash FROM records ORDER BY seq DESC LIMIT 1", &query);
    ledger->number = 0;
    memset(ledger->last, 0, HASH_BYTES);
    if (code == SQLITE_ROW) {
        ledger->number = (uint64_t)sqlite3_column_int64(query, 0);
        if (sqlite3_column_bytes(query, 1) == HASH_BYTES)
            memcpy(ledger->last, sqlite3_column_blob(query, 1), HASH_BYTES);
    }
    sqlite3_finalize(query);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return store_failed(&ledger->store, code, error);
    return BYLAW_OK;
}

static bylaw_status ledger_prepare(struct bylaw_ledger *ledger, unsigned wait_ms,
                                   bylaw_error *error)
{
    bylaw_status status = store_open(&ledger->store, wait_ms, ledger_make, ledger, error);
    if (status != BYLAW_OK)
        return status;
    if (!ledger_is_known(ledger->store.database))
        return error_set(error, BYLAW_EWRITE, NOWHERE, NULL,
                         "'%s' is no ledger of this version; name a new file", ledger->store.path);
    status = ledger_key(ledger, error);
    if (status == BYLAW_OK)
        status = ledger_last(ledger, error);
    ledger->committed = ledger->number;
    int code = sqlite3_prepare_v2(ledger->store.database,
                                  "INSERT INTO records VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1,
                                  &ledger->insert, NULL);
    if (status == BYLAW_OK && code != SQLITE_OK)
        status = store_failed(&ledger->store, code, error);
    return status;
}

bylaw_status bylaw_ledger_open(const char *path, const bylaw_ledger_options *options,
                               bylaw_ledger **out, bylaw_error *error)
{
    struct memory memory;
    if (!options || !options->time || !options->time[0])
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "a ledger needs the time: set options.time, such as "
                         "\"2026-11-25T08:00:00Z\"");
    if (sodium_init() < 0)
        return error_plain(error, BYLAW_ENOMEM);
    memory_init(&memory, options->alloc, options->alloc_user, 0);
    struct bylaw_ledger *ledger = memory_alloc(&memory, NULL, 0, sizeof *ledger);
    if (!ledger)
        return error_no_memory(error);
    *ledger = (struct bylaw_ledger){ .sealed = !options->open_facts,
                                     .batch = options->batch ? options->batch : BATCH,
                                     .store = ledger_store };
    memory_init(&ledger->memory, options->alloc, options->alloc_user, options->limit_bytes);
    arena_init(&ledger->arena, &ledger->memory);
    arena_init(&ledger->work, &ledger->memory);
    buffer_init(&ledger->facts, &ledger->memory);
    ledger->store.path = arena_copy(&ledger->arena, path);
    ledger->time = arena_copy(&ledger->arena, options->time);
    bylaw_status status =
        ledger->store.path && ledger->time
            ? ledger_prepare(ledger, options->wait_ms ? options->wait_ms : WAIT_MS, error)
            : error_no_memory(error);
    if (status == BYLAW_OK)
        *out = ledger;
    else
        bylaw_ledger_close(ledger);
    return status;
}

static void ledger_drop(struct bylaw_ledger *ledger)
{
    if (ledger->in_batch)
        sqlite3_exec(ledger->store.database, "ROLLBACK", NULL, NULL, NULL);
    ledger->in_batch = false;
}

void bylaw_ledger_close(bylaw_ledger *ledger)
{
    if (!ledger)
        return;
    struct memory memory;
    memory_init(&memory, ledger->memory.alloc, ledger->memory.user, 0);
    ledger_drop(ledger);
    sqlite3_finalize(ledger->insert);
    sqlite3_close(ledger->store.database);
    buffer_clear(&ledger->facts);
    arena_clear(&ledger->work);
    arena_clear(&ledger->arena);
    memory_alloc(&memory, ledger, sizeof *ledger, 0);
}

uint64_t bylaw_ledger_records(const bylaw_ledger *ledger)
{
    return ledger->committed;
}

/* ---- One record ----------------------------------------------------------------------------- */

/* What the question reads, found once. Known again by the digest of its pack and its name: another
   pack may lie where the last one lay before it was freed. NULL: no memory. */
static const struct reads *ledger_reads(struct bylaw_ledger *ledger,
                                        const struct bylaw_decision *decision)
{
    const struct bylaw_pack *pack = decision->facts->pack;
    struct value *value = (struct value *)decision->value;
    if (ledger->read_count == 0 || memcmp(ledger->pack, pack->digest, HASH_BYTES) != 0) {
        ledger->read_count = 0;
        memcpy(ledger->pack, pack->digest, HASH_BYTES);
        hex_print(ledger->pack, HASH_BYTES, ledger->digest);
    }
    for (size_t i = 0; i < ledger->read_count; i++)
        if (ledger->reads[i].entity == value->entity->index &&
            strcmp(ledger->reads[i].value, value->name) == 0)
            return &ledger->reads[i];
    if (arena_grow(&ledger->arena, &ledger->reads, ledger->read_count, &ledger->read_room,
                   sizeof *ledger->reads) != BYLAW_OK)
        return NULL;
    struct reads *reads = &ledger->reads[ledger->read_count];
    *reads = (struct reads){ .entity = value->entity->index,
                             .value = arena_copy(&ledger->arena, value->name),
                             .name = value_full_name(&ledger->arena, value) };
    if (!reads->value || !reads->name ||
        run_wanted(pack, &value, 1, &ledger->arena, &reads->wanted) != BYLAW_OK)
        return NULL;
    ledger->read_count++;
    return reads;
}

/* The region whose law counted; NULL where it is not known. */
static const char *decision_region(const struct bylaw_decision *decision)
{
    const struct run *run = decision->run;
    const struct stage *stage = run_stage(run, decision->value);
    const struct facts *facts = decision->facts;
    if (!stage || decision->row >= facts->tables[decision->value->entity->index].rows)
        return NULL;
    const struct situation *situation = stage->situation;
    int32_t context = situation->contexts ? situation->contexts[decision->row] : situation->context;
    if (context < 0)
        return NULL;
    return facts->pack->regions[run->world.contexts[context].region]->id;
}

static bool record_fill(struct bylaw_ledger *ledger, const struct bylaw_decision *decision,
                        const struct reads *reads, struct record *record)
{
    const struct bylaw_pack *pack = decision->facts->pack;
    struct arena *work = &ledger->work;
    const char **fields = record->fields;
    char *day = arena_alloc(work, FORMAT_BYTES_MOST + 1, 1);
    if (day)
        *format_day(day, decision->run->options.day) = '\0';
    fields[RECORD_TIME] = ledger->time;
    fields[RECORD_QUESTION] = reads->name;
    fields[RECORD_SUBJECT] =
        arena_format(work, "%s/%s", decision->about->name,
                     facts_id(decision->facts, decision->about, decision->about_row));
    fields[RECORD_DAY] = day;
    fields[RECORD_DEFAULT_REGION] = pack->regions[decision->run->options.default_region]->id;
    fields[RECORD_REGION] = decision_region(decision);
    fields[RECORD_OUTCOME] = bylaw_outcome_name(decision->outcome);
    fields[RECORD_VALUE] = decision->outcome == BYLAW_DECIDED ? decision->text : NULL;
    fields[RECORD_CLAUSE] = decision->clause[0] ? decision->clause : NULL;
    fields[RECORD_REASON] = decision->reason[0] ? decision->reason : NULL;
    fields[RECORD_PACK] = ledger->digest;
    fields[RECORD_FACTS] = ledger->facts.data;
    return fields[RECORD_SUBJECT] && fields[RECORD_DAY];
}

static int record_insert(struct bylaw_ledger *ledger, const struct record *record,
                         const uint8_t hash[HASH_BYTES])
{
    int code = sqlite3_bind_int64(ledger->insert, 1, (sqlite3_int64)record->number);
    for (int i = 0; i < RECORD_FIELDS && code == SQLITE_OK; i++)
        code = sqlite3_bind_text(ledger->insert, 2 + i, record->fields[i], -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code =
            sqlite3_bind_blob(ledger->insert, 2 + RECORD_FIELDS, hash, HASH_BYTES, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(ledger->insert);
    sqlite3_reset(ledger->insert);
    return code;
}

/* The first record of a batch takes the file for writing, and goes on after what is there then. */
static bylaw_status batch_begin(struct bylaw_ledger *ledger, bylaw_error *error)
{
    if (ledger->in_batch)
        return BYLAW_OK;
    bylaw_status status = store_run(&ledger->store, "BEGIN IMMEDIATE", error);
    ledger->in_batch = status == BYLAW_OK;
    return status == BYLAW_OK ? ledger_last(ledger, error) : status;
}

static bylaw_status append(struct bylaw_ledger *ledger, const struct bylaw_decision *decision,
                           bylaw_error *error)
{
    struct record record = { .number = ledger->number + 1 };
    uint8_t hash[HASH_BYTES];
    if (decision->value->index >= decision->facts->pack->value_count)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "an expression is no question of the pack; record a decision of "
                         "bylaw_decide or of a result");
    const struct reads *reads = ledger_reads(ledger, decision);
    ledger->facts.length = 0;
    arena_clear(&ledger->work);
    bylaw_status status =
        reads
            ? record_add_facts(decision, reads, ledger->sealed ? ledger->key : NULL, &ledger->facts)
            : BYLAW_ENOMEM;
    if (status == BYLAW_ELIMIT)
        return error_set(error, status, NOWHERE, NULL,
                         "%s of '%s' reads the facts of more than %d rows; it cannot be recorded",
                         decision->value->name,
                         facts_id(decision->facts, decision->about, decision->about_row),
                         RECORD_MOST_ROWS);
    if (status != BYLAW_OK || !record_fill(ledger, decision, reads, &record))
        return error_no_memory(error);
    record_hash(&record, ledger->last, hash);
    int code = record_insert(ledger, &record, hash);
    if (code != SQLITE_DONE)
        return store_failed(&ledger->store, sqlite3_extended_errcode(ledger->store.database),
                            error);
    memcpy(ledger->last, hash, HASH_BYTES);
    ledger->number = record.number;
    return BYLAW_OK;
}

bylaw_status bylaw_ledger_append(bylaw_ledger *ledger, const bylaw_decision *decision,
                                 bylaw_error *error)
{
    bylaw_status status = batch_begin(ledger, error);
    if (status == BYLAW_OK)
        status = append(ledger, decision, error);
    if (status != BYLAW_OK)
        ledger_drop(ledger);
    return status;
}

bylaw_status bylaw_ledger_commit(bylaw_ledger *ledger, bylaw_error *error)
{
    if (!ledger->in_batch)
        return BYLAW_OK;
    bylaw_status status = store_run(&ledger->store, "COMMIT", error);
    if (status != BYLAW_OK) {
        ledger_drop(ledger);
        return status;
    }
    ledger->in_batch = false;
    ledger->committed = ledger->number;
    return BYLAW_OK;
}

bylaw_status bylaw_ledger_append_result(bylaw_ledger *ledger, bylaw_result *result,
                                        bylaw_on_progress *on_progress, void *user,
                                        bylaw_error *error)
{
    size_t rows = bylaw_result_rows(result);
    int questions = result->population->question_count;
    uint64_t done = 0, total = rows * (uint64_t)questions;
    if (result->is_streamed)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL,
                         "this result holds samples only; record one of bylaw_run");
    for (size_t row = 0; row < rows; row++) {
        for (int i = 0; i < questions; i++) {
            const bylaw_decision *decision;
            bylaw_status status = bylaw_result_decision(result, row, (size_t)i, &decision, error);
            if (status == BYLAW_OK)
                status = bylaw_ledger_append(ledger, decision, error);
            if (status != BYLAW_OK) {
                ledger_drop(ledger);
                return status;
            }
            if (++done % ledger->batch && done < total)
                continue;
            status = bylaw_ledger_commit(ledger, error);
            if (status != BYLAW_OK)
                return status;
            if (on_progress && !on_progress(user, "record", done, total))
                return error_plain(error, BYLAW_ECANCELLED);
        }
    }
    return BYLAW_OK;
}
