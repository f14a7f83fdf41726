/* SPDX-License-Identifier: Apache-2.0 */
/* Deciding the records of a ledger again, each from the facts that it holds. */
#include "core/office/ledger.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PROGRESS_RECORDS = 4096 };

struct replaying {
    const struct bylaw_pack *pack;
    const char *path;
    sqlite3 *database;
    sqlite3_stmt *facts; /* row, fact, value, kind; a row without facts has none of these */
    char digest[2 * HASH_BYTES + 1];
    uint64_t number; /* of the record at hand */
    const bylaw_replay_options *options;
    bylaw_replayed *out;
};

/* "person/P1" */
struct subject {
    char entity[128];
    const char *id;
};

static bool subject_parse(const char *text, struct subject *subject)
{
    const char *slash = strchr(text, '/');
    if (!slash || (size_t)(slash - text) >= sizeof subject->entity)
        return false;
    memcpy(subject->entity, text, (size_t)(slash - text));
    subject->entity[slash - text] = '\0';
    subject->id = slash + 1;
    return true;
}

/* One fact, or that all members of a list are there. */
static bylaw_status set_fact(const struct replaying *replaying, bylaw_case *subject,
                             const struct subject *row_name, bylaw_error *error)
{
    size_t row;
    const char *name = (const char *)sqlite3_column_text(replaying->facts, 1);
    const char *value = (const char *)sqlite3_column_text(replaying->facts, 2);
    const struct entity *entity = pack_find_entity(replaying->pack, row_name->entity);
    const struct attribute *attribute = entity ? entity_find_attribute(entity, name) : NULL;
    bylaw_status status = bylaw_case_row(subject, row_name->entity, row_name->id, &row, error);
    if (status != BYLAW_OK)
        return status;
    if (attribute && attribute->kind == KIND_MANY)
        return bylaw_case_close(subject, row_name->entity, row, name, error);
    return bylaw_case_set_text(subject, row_name->entity, row, name, value, error);
}

static bylaw_status senseless(const struct replaying *replaying, const char *what,
                              bylaw_error *error)
{
    return error_set(error, BYLAW_EIO, NOWHERE, NULL,
                     "record %" PRIu64 " of '%s' names %s; run bylaw ledger verify on it",
                     replaying->number, replaying->path, what);
}

/* What stands in one row of the query: a row of the case, and where it is so wanted a fact. */
static bylaw_status take_row(const struct replaying *replaying, bylaw_case *subject, bool facts,
                             bylaw_error *error)
{
    struct subject row_name;
    size_t row;
    if (!subject_parse((const char *)sqlite3_column_text(replaying->facts, 0), &row_name))
        return senseless(replaying, "a row without entity", error);
    if (facts && sqlite3_column_type(replaying->facts, 1) != SQLITE_NULL)
        return set_fact(replaying, subject, &row_name, error);
    return bylaw_case_row(subject, row_name.entity, row_name.id, &row, error);
}

/* Goes over the facts once. *sealed: one of them is. */
static bylaw_status take_facts(const struct replaying *replaying, bylaw_case *subject,
                               const char *json, bool facts, bool *sealed, bylaw_error *error)
{
    bylaw_status status = BYLAW_OK;
    int code = sqlite3_bind_text(replaying->facts, 1, json, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(replaying->facts);
    for (; status == BYLAW_OK && code == SQLITE_ROW; code = sqlite3_step(replaying->facts)) {
        const char *kind = (const char *)sqlite3_column_text(replaying->facts, 3);
        *sealed |= kind && strcmp(kind, "object") == 0;
        status = take_row(replaying, subject, facts, error);
    }
    if (status == BYLAW_OK && code != SQLITE_DONE)
        status = ledger_read_failed(replaying->database, replaying->path, error);
    sqlite3_reset(replaying->facts);
    return status;
}

/* The rows first, so that references find them. */
static bylaw_status set_facts(const struct replaying *replaying, bylaw_case *subject,
                              const char *json, bool *sealed, bylaw_error *error)
{
    bylaw_status status = take_facts(replaying, subject, json, false, sealed, error);
    if (status == BYLAW_OK && !*sealed)
        status = take_facts(replaying, subject, json, true, sealed, error);
    return status;
}

static bool same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static void compare(struct replaying *replaying, const struct record *record,
                    const bylaw_decision *decision)
{
    char text[512];
    const char *const *fields = record->fields;
    const char *outcome = bylaw_outcome_name(bylaw_decision_outcome(decision));
    const char *value = bylaw_decision_text(decision);
    const char *clause = bylaw_decision_clause(decision);
    if (same(fields[RECORD_OUTCOME], outcome) && same(fields[RECORD_VALUE], value) &&
        same(fields[RECORD_CLAUSE], clause))
        return;
    replaying->out->differences++;
    snprintf(text, sizeof text, "%s of %s: recorded %s %s by %s, now %s %s by %s",
             fields[RECORD_QUESTION], fields[RECORD_SUBJECT], fields[RECORD_OUTCOME],
             fields[RECORD_VALUE] ? fields[RECORD_VALUE] : "-",
             fields[RECORD_CLAUSE] ? fields[RECORD_CLAUSE] : "-", outcome, value[0] ? value : "-",
             clause[0] ? clause : "-");
    if (replaying->options->on_difference)
        replaying->options->on_difference(replaying->options->on_difference_user, record->number,
                                          text);
}

/* The subject's row of the question's entity: itself, or the one that it refers to. */
static bylaw_status replay_decide(struct replaying *replaying, bylaw_case *subject,
                                  const struct record *record, bylaw_error *error)
{
    const bylaw_decision *decision;
    struct subject name;
    struct value *value;
    size_t row;
    int32_t day;
    bylaw_status status =
        question_find(replaying->pack, record->fields[RECORD_QUESTION], &value, error);
    if (status != BYLAW_OK)
        return status;
    if (!subject_parse(record->fields[RECORD_SUBJECT], &name) ||
        bylaw_day_parse(record->fields[RECORD_DAY], &day) != BYLAW_OK)
        return senseless(replaying, "no subject or no day", error);
    const struct entity *about = pack_find_entity(replaying->pack, name.entity);
    status = bylaw_case_row(subject, name.entity, name.id, &row, error);
    if (status != BYLAW_OK || !about)
        return status;
    for (int i = 0; about != value->entity && i < about->attribute_count; i++) {
        const struct attribute *attribute = about->attributes[i];
        int64_t cell;
        if (attribute->kind != KIND_ONE || attribute->target_entity != value->entity)
            continue;
        if (facts_get(subject->facts, attribute, row, &cell) != STATE_KNOWN)
            return BYLAW_OK; /* nobody to decide about, then as now */
        row = (size_t)cell;
        about = value->entity;
    }
    int region = pack_find_region(replaying->pack, record->fields[RECORD_DEFAULT_REGION]);
    subject->default_region = region < 0 ? 0 : region;
    status = case_decide(subject, value, row, day, &decision, error);
    if (status == BYLAW_OK)
        compare(replaying, record, decision);
    return status;
}

static bylaw_status replay_record(struct replaying *replaying, const struct record *record,
                                  bylaw_error *error)
{
    bylaw_case *subject = NULL;
    bool sealed = false;
    replaying->number = record->number;
    if (!same(record->fields[RECORD_PACK], replaying->digest)) {
        replaying->out->other_pack++;
        return BYLAW_OK;
    }
    bylaw_status status = bylaw_case_new(replaying->pack, &subject, error);
    if (status == BYLAW_OK)
        status = set_facts(replaying, subject, record->fields[RECORD_FACTS], &sealed, error);
    if (sealed) {
        replaying->out->sealed++;
        status = BYLAW_OK;
    } else if (status == BYLAW_OK) {
        replaying->out->replayed++;
        status = replay_decide(replaying, subject, record, error);
    }
    bylaw_case_free(subject);
    return status;
}

void bylaw_replay_options_init(bylaw_replay_options *options)
{
    *options = (bylaw_replay_options){ .struct_bytes = sizeof *options };
}

static bylaw_status replay_records(struct replaying *replaying, bylaw_error *error)
{
    const bylaw_replay_options *options = replaying->options;
    sqlite3_stmt *rows = ledger_select(replaying->database, "ORDER BY seq");
    bylaw_status status = BYLAW_OK;
    int code = SQLITE_ERROR;
    while (rows && status == BYLAW_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        struct record record;
        const uint8_t *hash;
        ledger_row(rows, &record, &hash);
        status = replay_record(replaying, &record, error);
        if (status == BYLAW_OK && options->on_progress && record.number % PROGRESS_RECORDS == 0 &&
            !options->on_progress(options->on_progress_user, "replay", record.number, 0))
            status = error_plain(error, BYLAW_ECANCELLED);
    }
    if (status == BYLAW_OK && code != SQLITE_DONE)
        status = ledger_read_failed(replaying->database, replaying->path, error);
    sqlite3_finalize(rows);
    return status;
}

bylaw_status bylaw_ledger_replay(const char *path, const bylaw_pack *pack,
                                 const bylaw_replay_options *options, bylaw_replayed *out,
                                 bylaw_error *error)
{
    static const char facts[] =
        "SELECT row.key, fact.key, fact.value, fact.type FROM json_each (?) AS row"
        " LEFT JOIN json_each (row.value) AS fact";
    struct replaying replaying = { .pack = pack, .path = path, .options = options, .out = out };
    *out = (bylaw_replayed){ 0 };
    hex_print(pack->digest, sizeof pack->digest, replaying.digest);
    bylaw_status status = ledger_read_open(path, &replaying.database, error);
    if (status == BYLAW_OK &&
        sqlite3_prepare_v2(replaying.database, facts, -1, &replaying.facts, NULL) != SQLITE_OK)
        status = ledger_read_failed(replaying.database, path, error);
    if (status == BYLAW_OK)
        status = replay_records(&replaying, error);
    sqlite3_finalize(replaying.facts);
    sqlite3_close(replaying.database);
    return status;
}
