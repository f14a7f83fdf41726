/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a ledger: the chain, its head, one record, and deciding records again. */
#include "core/base/json.h"
#include "core/office/ledger.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* ---- The file ------------------------------------------------------------------------------- */

bylaw_status ledger_read_failed(sqlite3 *database, const char *path, bylaw_error *error)
{
    return error_set(error, BYLAW_EIO, NOWHERE, NULL, "cannot read the ledger '%s': %s", path,
                     database ? sqlite3_errmsg(database) : "out of memory");
}

bylaw_status ledger_read_open(const char *path, sqlite3 **database, bylaw_error *error)
{
    int code = sqlite3_open_v2(path, database, SQLITE_OPEN_READWRITE, NULL);
    if (code != SQLITE_OK) { /* may only be read */
        sqlite3_close(*database);
        code = sqlite3_open_v2(path, database, SQLITE_OPEN_READONLY, NULL);
    }
    if (code != SQLITE_OK)
        return ledger_read_failed(*database, path, error);
    sqlite3_busy_timeout(*database, 5000);
    if (ledger_is_known(*database))
        return BYLAW_OK;
    return error_set(error, BYLAW_EIO, NOWHERE, NULL,
                     "'%s' is no ledger of this version; name the file that was given to --ledger",
                     path);
}

sqlite3_stmt *ledger_select(sqlite3 *database, const char *rest)
{
    sqlite3_stmt *rows = NULL;
    char sql[512] = "SELECT seq";
    size_t length = strlen(sql);
    for (int i = 0; i < RECORD_FIELDS; i++)
        length += (size_t)snprintf(sql + length, sizeof sql - length, ", %s", record_columns[i]);
    snprintf(sql + length, sizeof sql - length, ", hash FROM records %s", rest);
    return sqlite3_prepare_v2(database, sql, -1, &rows, NULL) == SQLITE_OK ? rows : NULL;
}

void ledger_row(sqlite3_stmt *rows, struct record *record, const uint8_t **hash)
{
    record->number = (uint64_t)sqlite3_column_int64(rows, 0);
    for (int i = 0; i < RECORD_FIELDS; i++)
        record->fields[i] = (const char *)sqlite3_column_text(rows, 1 + i);
    bool whole = sqlite3_column_bytes(rows, 1 + RECORD_FIELDS) == HASH_BYTES;
    *hash = whole ? sqlite3_column_blob(rows, 1 + RECORD_FIELDS) : NULL;
}

/* ---- Heads ---------------------------------------------------------------------------------- */

struct head {
    uint64_t records;
    uint8_t hash[HASH_BYTES];
};

#define HEAD_TEXT_BYTES 160 /* of the part that is signed */

static void head_print(const struct head *head, char text[HEAD_TEXT_BYTES])
{
    char hash[2 * HASH_BYTES + 1];
    hex_print(head->hash, HASH_BYTES, hash);
    snprintf(text, HEAD_TEXT_BYTES, "bylaw ledger head 1\nrecords %" PRIu64 "\nhash %s\n",
             head->records, hash);
}

void bylaw_ledger_keys(const unsigned char seed[32],
                       unsigned char secret[BYLAW_LEDGER_SECRET_BYTES],
                       unsigned char public_key[BYLAW_LEDGER_PUBLIC_BYTES])
{
    crypto_sign_seed_keypair(public_key, secret, seed);
}

bylaw_status bylaw_ledger_head(const char *path, const unsigned char *secret, bylaw_sink *sink,
                               void *user, bylaw_error *error)
{
    sqlite3 *database = NULL;
    struct head head = { 0 };
    char text[HEAD_TEXT_BYTES + 2 * (crypto_sign_BYTES + BYLAW_LEDGER_PUBLIC_BYTES) + 64];
    bylaw_status status = ledger_read_open(path, &database, error);
    sqlite3_stmt *rows =
        status == BYLAW_OK ? ledger_select(database, "ORDER BY seq DESC LIMIT 1") : NULL;
    int code = rows ? sqlite3_step(rows) : SQLITE_ERROR;
    if (status == BYLAW_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        status = ledger_read_failed(database, path, error);
    if (status == BYLAW_OK && code == SQLITE_ROW) {
        struct record record;
        const uint8_t *hash;
        ledger_row(rows, &record, &hash);
        head.records = record.number;
        if (hash)
            memcpy(head.hash, hash, HASH_BYTES);
    }
    sqlite3_finalize(rows);
    sqlite3_close(database);
    if (status != BYLAW_OK)
        return status;
    head_print(&head, text);
    size_t length = strlen(text);
    if (secret) {
        unsigned char signature[crypto_sign_BYTES];
        char hex[2 * crypto_sign_BYTES + 1], key[2 * BYLAW_LEDGER_PUBLIC_BYTES + 1];
        crypto_sign_detached(signature, NULL, (const unsigned char *)text, length, secret);
        hex_print(signature, sizeof signature, hex);
        hex_print(secret + BYLAW_LEDGER_SECRET_BYTES - BYLAW_LEDGER_PUBLIC_BYTES,
                  BYLAW_LEDGER_PUBLIC_BYTES, key);
        length += (size_t)snprintf(text + length, sizeof text - length, "signature %s\npublic %s\n",
                                   hex, key);
    }
    return sink(user, text, length) ? BYLAW_OK : error_plain(error, BYLAW_ECANCELLED);
}

/* The text after "name " at the beginning of a line; NULL: there is none. */
static bool head_field(const char *text, const char *name, char *out, size_t room)
{
    size_t length = strlen(name);
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, name, length) == 0 && line[length] == ' ') {
            size_t count = strcspn(line + length + 1, "\r\n");
            if (count >= room)
                return false;
            memcpy(out, line + length + 1, count);
            out[count] = '\0';
            return true;
        }
    }
    return false;
}

static bool head_parse(const char *text, struct head *head)
{
    char field[2 * HASH_BYTES + 1], end;
    return head_field(text, "records", field, sizeof field) &&
           sscanf(field, "%" SCNu64 "%c", &head->records, &end) == 1 &&
           head_field(text, "hash", field, sizeof field) && hex_read(field, head->hash, HASH_BYTES);
}

static bylaw_status head_check(const char *text, const unsigned char *public_key, struct head *head,
                               bylaw_error *error)
{
    char signed_text[HEAD_TEXT_BYTES], field[2 * crypto_sign_BYTES + 1];
    unsigned char signature[crypto_sign_BYTES];
    if (!head_parse(text, head))
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "the head has no lines 'records' and 'hash'; give what bylaw ledger head "
                         "wrote");
    if (!public_key)
        return BYLAW_OK;
    head_print(head, signed_text);
    if (head_field(text, "signature", field, sizeof field) &&
        hex_read(field, signature, sizeof signature) &&
        crypto_sign_verify_detached(signature, (const unsigned char *)signed_text,
                                    strlen(signed_text), public_key) == 0)
        return BYLAW_OK;
    return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                     "the head is not signed with this key; do not trust it");
}

/* ---- The chain ------------------------------------------------------------------------------ */

struct checking {
    const struct head *head; /* NULL: none was given */
    bylaw_on_finding *on_finding;
    void *user;
    uint64_t expected; /* the number of the next record */
    uint64_t findings;
    uint8_t previous[HASH_BYTES];
    bool lost; /* the record before is not there, so that the hash of the next cannot be checked */
};

static void found(struct checking *checking, uint64_t record, const char *text)
{
    checking->findings++;
    if (checking->on_finding)
        checking->on_finding(checking->user, record, text);
}

static void check_gap(struct checking *checking, uint64_t number)
{
    char text[128];
    if (number == checking->expected)
        return;
    uint64_t last = number - 1;
    if (last == checking->expected)
        snprintf(text, sizeof text, "record %" PRIu64 " is missing", last);
    else
        snprintf(text, sizeof text, "records %" PRIu64 " to %" PRIu64 " are missing",
                 checking->expected, last);
    found(checking, checking->expected, text);
    checking->lost = true;
}

static void check_record(struct checking *checking, const struct record *record,
                         const uint8_t *hash)
{
    uint8_t computed[HASH_BYTES];
    char text[160];
    check_gap(checking, record->number);
    record_hash(record, checking->previous, computed);
    if (!hash || (!checking->lost && memcmp(hash, computed, HASH_BYTES) != 0)) {
        snprintf(text, sizeof text,
                 "record %" PRIu64 " was changed, moved or put in: its hash does not fit",
                 record->number);
        found(checking, record->number, text);
    }
    if (checking->head && checking->head->records == record->number &&
        (!hash || memcmp(hash, checking->head->hash, HASH_BYTES) != 0)) {
        snprintf(text, sizeof text,
                 "record %" PRIu64 " is not the one of the head: the ledger was written anew",
                 record->number);
        found(checking, record->number, text);
    }
    checking->lost = !hash;
    if (hash)
        memcpy(checking->previous, hash, HASH_BYTES);
    checking->expected = record->number + 1;
}

static void check_end(struct checking *checking)
{
    char text[160];
    uint64_t records = checking->expected - 1;
    if (!checking->head || checking->head->records <= records)
        return;
    snprintf(text, sizeof text,
             "the head knows %" PRIu64 " records, and there are %" PRIu64 ": the end was cut off",
             checking->head->records, records);
    found(checking, checking->expected, text);
}

/* What SQLite itself finds in its pages. */
static bylaw_status check_pages(sqlite3 *database, struct checking *checking, const char *path,
                                bylaw_error *error)
{
    sqlite3_stmt *rows = NULL;
    int code = sqlite3_prepare_v2(database, "PRAGMA integrity_check (1)", -1, &rows, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(rows);
    bylaw_status status = BYLAW_OK;
    if (code != SQLITE_ROW) {
        status = ledger_read_failed(database, path, error);
    } else if (strcmp((const char *)sqlite3_column_text(rows, 0), "ok") != 0) {
        char text[256];
        snprintf(text, sizeof text, "the file is damaged: %s", sqlite3_column_text(rows, 0));
        found(checking, 0, text);
    }
    sqlite3_finalize(rows);
    return status;
}

void bylaw_verify_options_init(bylaw_verify_options *options)
{
    *options = (bylaw_verify_options){ .struct_bytes = sizeof *options };
}

/* All records, in order. */
static bylaw_status check_records(sqlite3 *database, struct checking *checking, const char *path,
                                  bylaw_error *error)
{
    sqlite3_stmt *rows = ledger_select(database, "ORDER BY seq");
    int code = SQLITE_ERROR;
    while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        struct record record;
        const uint8_t *hash;
        ledger_row(rows, &record, &hash);
        check_record(checking, &record, hash);
    }
    bylaw_status status =
        code == SQLITE_DONE ? BYLAW_OK : ledger_read_failed(database, path, error);
    sqlite3_finalize(rows);
    return status;
}

bylaw_status bylaw_ledger_verify(const char *path, const bylaw_verify_options *options,
                                 bylaw_verified *out, bylaw_error *error)
{
    sqlite3 *database = NULL;
    struct head head;
    struct checking checking = { .on_finding = options->on_finding,
                                 .user = options->on_finding_user,
                                 .expected = 1 };
    bylaw_status status = BYLAW_OK;
    if (options->head) {
        status = head_check(options->head, options->public_key, &head, error);
        checking.head = &head;
    }
    if (status == BYLAW_OK)
        status = ledger_read_open(path, &database, error);
    if (status == BYLAW_OK)
        status = check_pages(database, &checking, path, error);
    if (status == BYLAW_OK)
        status = check_records(database, &checking, path, error);
    if (status == BYLAW_OK)
        check_end(&checking);
    sqlite3_close(database);
    *out = (bylaw_verified){ checking.expected - 1, checking.findings };
    return status;
}

/* ---- One record ----------------------------------------------------------------------------- */

bylaw_status bylaw_ledger_show(const char *path, uint64_t number, bylaw_sink *sink, void *user,
                               bylaw_error *error)
{
    sqlite3 *database = NULL;
    struct memory memory;
    struct buffer out;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&out, &memory);
    bylaw_status status = ledger_read_open(path, &database, error);
    sqlite3_stmt *rows = status == BYLAW_OK ? ledger_select(database, "WHERE seq = ?") : NULL;
    int code = rows ? sqlite3_bind_int64(rows, 1, (sqlite3_int64)number) : SQLITE_ERROR;
    if (code == SQLITE_OK)
        code = sqlite3_step(rows);
    if (status == BYLAW_OK && code == SQLITE_DONE)
        status = error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL, "'%s' has no record %" PRIu64,
                           path, number);
    else if (status == BYLAW_OK && code != SQLITE_ROW)
        status = ledger_read_failed(database, path, error);
    if (status == BYLAW_OK) {
        struct record record;
        const uint8_t *hash;
        struct json json;
        char hex[2 * HASH_BYTES + 1] = "";
        ledger_row(rows, &record, &hash);
        if (hash)
            hex_print(hash, HASH_BYTES, hex);
        json_init(&json, &out, false);
        json_object(&json, NULL);
        json_whole(&json, "record", (int64_t)record.number);
        for (int i = 0; i < RECORD_FACTS; i++)
            if (record.fields[i])
                json_text(&json, record_columns[i], record.fields[i]);
        json_text(&json, "hash", hex);
        json_raw(&json, "facts", record.fields[RECORD_FACTS]);
        json_object_end(&json);
        buffer_add_char(&out, '\n');
        if (out.failed)
            status = error_no_memory(error);
        else if (!sink(user, out.data, out.length))
            status = error_plain(error, BYLAW_ECANCELLED);
    }
    sqlite3_finalize(rows);
    sqlite3_close(database);
    buffer_clear(&out);
    return status;
}
