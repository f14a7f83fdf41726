/* SPDX-License-Identifier: Apache-2.0 */
/* The ledger: what a record holds, that every change to the file is found, and what is said when
   the file cannot be written. */
#include "tests/api/ledger_help.h"
#include "tests/support/folder.h"
#include "tests/support/shaky_each.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void remove_ledger(const char *name)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
    char path[192];
    for (size_t i = 0; i < COUNT(endings); i++) {
        snprintf(path, sizeof path, "%s%s", path_of(name), endings[i]);
        unlink(path);
    }
}

/* A new ledger with so many records. */
static void write_ledger(const char *name, int records, bool open_facts)
{
    size_t person;
    bylaw_ledger *ledger = NULL;
    bylaw_error error = { 0 };
    remove_ledger(name);
    bylaw_pack *pack = ledger_pack();
    bylaw_case *subject = ledger_case(pack, &person);
    if (ledger_open(path_of(name), open_facts, &ledger, &error) != BYLAW_OK ||
        ledger_batch(ledger, subject, person, records, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    assert_int_equal(bylaw_ledger_records(ledger), records);
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
}

/* What somebody may do who can write to the file. */
static void tamper(const char *name, const char *sql)
{
    sqlite3 *database;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path_of(name), &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database,
                                  "DROP TRIGGER records_are_never_changed;"
                                  "DROP TRIGGER records_are_never_removed",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(database);
}

#define FINDINGS_BYTES 1024

static void keep_findings(void *user, uint64_t record, const char *text)
{
    char *findings = user;
    size_t length = strlen(findings);
    (void)record;
    int added = snprintf(findings + length, FINDINGS_BYTES - length, "%s\n", text);
    assert_true(added > 0 && (size_t)added < FINDINGS_BYTES - length);
}

static const char *findings_of(const char *name, const char *head)
{
    static char findings[FINDINGS_BYTES];
    bylaw_verify_options options;
    bylaw_verified found;
    bylaw_error error = { 0 };
    findings[0] = '\0';
    bylaw_verify_options_init(&options);
    options.head = head;
    options.on_finding = keep_findings;
    options.on_finding_user = findings;
    if (bylaw_ledger_verify(path_of(name), &options, &found, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    return findings;
}

/* ---- What is found -------------------------------------------------------------------------- */

static void a_ledger_that_nobody_touched_is_whole(void **state)
{
    (void)state;
    write_ledger("whole", 6, false);
    assert_string_equal(findings_of("whole", NULL), "");
}

static void each_field_of_a_record_that_is_changed_is_found(void **state)
{
    static const char *const fields[] = { "time",           "question", "subject", "day",
                                          "default_region", "region",   "outcome", "value",
                                          "clause",         "reason",   "pack",    "facts" };
    char sql[128];
    (void)state;
    for (size_t i = 0; i < COUNT(fields); i++) {
        write_ledger("changed", 4, false);
        snprintf(sql, sizeof sql, "UPDATE records SET %s = 'x' WHERE seq = 2", fields[i]);
        tamper("changed", sql);
        assert_string_equal(findings_of("changed", NULL),
                            "record 2 was changed, moved or put in: its hash does not fit\n");
    }
}

static void a_hash_that_is_changed_is_found_at_its_record_and_the_next(void **state)
{
    (void)state;
    write_ledger("hash", 4, false);
    tamper("hash", "UPDATE records SET hash = zeroblob (32) WHERE seq = 2");
    assert_string_equal(findings_of("hash", NULL),
                        "record 2 was changed, moved or put in: its hash does not fit\n"
                        "record 3 was changed, moved or put in: its hash does not fit\n");
}

static void a_record_that_is_taken_out_is_missed(void **state)
{
    (void)state;
    write_ledger("out", 6, false);
    tamper("out", "DELETE FROM records WHERE seq = 3");
    assert_string_equal(findings_of("out", NULL), "record 3 is missing\n");
    write_ledger("out", 6, false);
    tamper("out", "DELETE FROM records WHERE seq IN (1, 2, 4, 5)");
    assert_string_equal(findings_of("out", NULL), "records 1 to 2 are missing\n"
                                                  "records 4 to 5 are missing\n");
}

static void records_that_are_taken_out_and_numbered_anew_are_found(void **state)
{
    (void)state;
    write_ledger("anew", 6, false);
    tamper("anew", "DELETE FROM records WHERE seq = 3;"
                   "UPDATE records SET seq = seq - 1 WHERE seq > 3");
    assert_string_equal(findings_of("anew", NULL),
                        "record 3 was changed, moved or put in: its hash does not fit\n"
                        "record 4 was changed, moved or put in: its hash does not fit\n"
                        "record 5 was changed, moved or put in: its hash does not fit\n");
}

static void two_records_that_are_swapped_are_found(void **state)
{
    (void)state;
    write_ledger("swapped", 6, false);
    tamper("swapped", "UPDATE records SET seq = -1 WHERE seq = 2;"
                      "UPDATE records SET seq = 2 WHERE seq = 5;"
                      "UPDATE records SET seq = 5 WHERE seq = -1");
    assert_string_equal(findings_of("swapped", NULL),
                        "record 2 was changed, moved or put in: its hash does not fit\n"
                        "record 3 was changed, moved or put in: its hash does not fit\n"
                        "record 5 was changed, moved or put in: its hash does not fit\n"
                        "record 6 was changed, moved or put in: its hash does not fit\n");
}

static void a_record_that_is_put_in_is_found(void **state)
{
    (void)state;
    write_ledger("in", 3, false);
    tamper("in", "INSERT INTO records SELECT 4, time, question, subject, day, default_region,"
                 " region, outcome, value, clause, reason, pack, facts, hash FROM records"
                 " WHERE seq = 3");
    assert_string_equal(findings_of("in", NULL),
                        "record 4 was changed, moved or put in: its hash does not fit\n");
}

static bool keep_text(void *user, const char *bytes, size_t length)
{
    strncat(user, bytes, length);
    return true;
}

static void an_end_that_is_cut_off_is_found_with_a_head(void **state)
{
    char head[512] = "";
    (void)state;
    write_ledger("cut", 6, false);
    assert_int_equal(bylaw_ledger_head(path_of("cut"), NULL, keep_text, head, NULL), BYLAW_OK);
    assert_string_equal(findings_of("cut", head), "");
    tamper("cut", "DELETE FROM records WHERE seq > 4");
    assert_string_equal(findings_of("cut", NULL), "");
    assert_string_equal(findings_of("cut", head),
                        "the head knows 6 records, and there are 4: the end was cut off\n");
}

static void a_ledger_that_is_written_anew_is_found_with_a_head(void **state)
{
    char head[512] = "";
    (void)state;
    write_ledger("again", 3, false);
    assert_int_equal(bylaw_ledger_head(path_of("again"), NULL, keep_text, head, NULL), BYLAW_OK);
    write_ledger("again", 4, false); /* with another key, so that its facts are sealed otherwise */
    assert_string_equal(findings_of("again", NULL), "");
    assert_string_equal(findings_of("again", head),
                        "record 3 is not the one of the head: the ledger was written anew\n");
}

static void a_head_is_trusted_only_with_its_signature(void **state)
{
    unsigned char seed[32] = { 1 }, secret[BYLAW_LEDGER_SECRET_BYTES];
    unsigned char key[BYLAW_LEDGER_PUBLIC_BYTES], other[BYLAW_LEDGER_PUBLIC_BYTES] = { 0 };
    char head[512] = "";
    bylaw_verified found;
    bylaw_error error = { 0 };
    (void)state;
    write_ledger("signed", 3, false);
    bylaw_ledger_keys(seed, secret, key);
    assert_int_equal(bylaw_ledger_head(path_of("signed"), secret, keep_text, head, NULL), BYLAW_OK);
    assert_int_equal(ledger_verify(path_of("signed"), head, key, &found, &error), BYLAW_OK);
    assert_int_equal(found.records, 3);
    assert_int_equal(found.findings, 0);
    assert_int_equal(ledger_verify(path_of("signed"), head, other, &found, &error), BYLAW_EVALUE);
    assert_string_equal(error.message, "the head is not signed with this key; do not trust it");
    strstr(head, "records 3")[8] = '2'; /* forged */
    assert_int_equal(ledger_verify(path_of("signed"), head, key, &found, &error), BYLAW_EVALUE);
    assert_int_equal(ledger_verify(path_of("signed"), "nothing", key, &found, &error),
                     BYLAW_EVALUE);
    assert_string_equal(error.message, "the head has no lines 'records' and 'hash'; give what "
                                       "bylaw ledger head wrote");
}

/* ---- What a record holds -------------------------------------------------------------------- */

static void a_record_holds_the_facts_that_were_read(void **state)
{
    char text[4096] = "";
    (void)state;
    write_ledger("facts", 2, true);
    assert_int_equal(bylaw_ledger_show(path_of("facts"), 2, keep_text, text, NULL), BYLAW_OK);
    assert_non_null(strstr(text, "\"question\": \"person.fee\""));
    assert_non_null(strstr(text, "\"subject\": \"person/P\""));
    assert_non_null(strstr(text, "\"day\": \"2020-12-31\""));
    /* 1,000 / 100 + 3 + 4 */
    assert_non_null(strstr(text, "\"value\": \"17.00\""));
    assert_non_null(strstr(text, "\"clause\": \"2\""));
    assert_non_null(strstr(text,
                           "\"facts\": {\"person/P\":{\"income\":\"1000.00\",\"gaps\":\"closed\"},"
                           "\"gap/G1\":{\"person\":\"P\",\"days\":\"3\"},"
                           "\"gap/G2\":{\"person\":\"P\",\"days\":\"4\"}}"));
}

static void a_private_fact_is_sealed(void **state)
{
    char text[4096] = "";
    (void)state;
    write_ledger("sealed", 1, false);
    assert_int_equal(bylaw_ledger_show(path_of("sealed"), 1, keep_text, text, NULL), BYLAW_OK);
    assert_null(strstr(text, "1950-03-01"));
    assert_non_null(strstr(text, "\"born\":{\"sealed\":\""));
    text[0] = '\0';
    write_ledger("sealed", 1, true);
    assert_int_equal(bylaw_ledger_show(path_of("sealed"), 1, keep_text, text, NULL), BYLAW_OK);
    assert_non_null(strstr(text, "\"born\":\"1950-03-01\""));
}

static void a_record_that_is_not_there(void **state)
{
    char text[64] = "";
    bylaw_error error = { 0 };
    char expected[256];
    (void)state;
    write_ledger("few", 2, false);
    assert_int_equal(bylaw_ledger_show(path_of("few"), 3, keep_text, text, &error),
                     BYLAW_ENOTFOUND);
    snprintf(expected, sizeof expected, "'%s' has no record 3", path_of("few"));
    assert_string_equal(error.message, expected);
}

/* What comes of deciding again, and the differences. */
static bylaw_replayed replay_of(const char *name, const bylaw_pack *pack, char *differences)
{
    bylaw_replayed found;
    bylaw_replay_options options;
    bylaw_error error = { 0 };
    bylaw_replay_options_init(&options);
    options.on_difference = keep_findings;
    options.on_difference_user = differences;
    differences[0] = '\0';
    if (bylaw_ledger_replay(path_of(name), pack, &options, &found, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    return found;
}

static void records_are_decided_again(void **state)
{
    char differences[FINDINGS_BYTES];
    (void)state;
    bylaw_pack *pack = ledger_pack();
    write_ledger("replay", 4, true);
    bylaw_replayed found = replay_of("replay", pack, differences);
    assert_int_equal(found.replayed, 4);
    assert_int_equal(found.differences, 0);
    tamper("replay", "UPDATE records SET value = '18.00' WHERE seq = 2;"
                     "UPDATE records SET pack = 'other' WHERE seq = 3");
    found = replay_of("replay", pack, differences);
    assert_int_equal(found.replayed, 3);
    assert_int_equal(found.other_pack, 1);
    assert_int_equal(found.differences, 1);
    assert_string_equal(differences, "person.fee of person/P: recorded decided 18.00 by 2, now "
                                     "decided 17.00 by 2\n");
    /* Of two records the first reads the private day of birth. */
    write_ledger("replay", 2, false);
    found = replay_of("replay", pack, differences);
    assert_int_equal(found.replayed, 1);
    assert_int_equal(found.sealed, 1);
    bylaw_pack_free(pack);
}

/* ---- When the file cannot be written -------------------------------------------------------- */

static void expect_refused(bylaw_status status, const bylaw_error *error, const char *name,
                           const char *why)
{
    char expected[384];
    snprintf(expected, sizeof expected, "cannot record in '%s': %s", path_of(name), why);
    assert_int_equal(status, BYLAW_EWRITE);
    assert_string_equal(error->message, expected);
}

static void a_file_that_another_program_writes_to(void **state)
{
    sqlite3 *other;
    size_t person;
    bylaw_ledger *ledger;
    bylaw_ledger_options options;
    bylaw_error error = { 0 };
    (void)state;
    write_ledger("locked", 2, false);
    bylaw_pack *pack = ledger_pack();
    bylaw_case *subject = ledger_case(pack, &person);
    bylaw_ledger_options_init(&options);
    options.time = "2026-11-25T08:00:00Z";
    options.wait_ms = 20;
    assert_int_equal(bylaw_ledger_open(path_of("locked"), &options, &ledger, NULL), BYLAW_OK);
    assert_int_equal(sqlite3_open(path_of("locked"), &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    expect_refused(ledger_batch(ledger, subject, person, 1, &error), &error, "locked",
                   "another program is writing to it; try again when it is done");
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_int_equal(ledger_batch(ledger, subject, person, 1, &error), BYLAW_OK);
    assert_int_equal(bylaw_ledger_records(ledger), 3);
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
    assert_string_equal(findings_of("locked", NULL), "");
}

/* The largest size of a file is a disk that is full, for one process. */
static void a_disk_that_is_full(void **state)
{
    (void)state;
    write_ledger("full", 2, false);
    pid_t child = fork();
    if (child == 0) {
        size_t person;
        bylaw_ledger *ledger;
        bylaw_error error = { 0 };
        bylaw_pack *pack = ledger_pack();
        bylaw_case *subject = ledger_case(pack, &person);
        if (ledger_open(path_of("full"), false, &ledger, &error) != BYLAW_OK)
            _exit(1);
        struct rlimit limit = { 65536, 65536 };
        (void)signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(2);
        bylaw_status status = BYLAW_OK;
        for (int i = 0; i < 1000 && status == BYLAW_OK; i++)
            status = ledger_batch(ledger, subject, person, 100, &error);
        bool said = status == BYLAW_EWRITE && strstr(error.message, "there is no room");
        bylaw_ledger_close(ledger);
        bylaw_case_free(subject);
        bylaw_pack_free(pack);
        _exit(said ? 42 : 3);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 42);
    assert_string_equal(findings_of("full", NULL), "");
    size_t person;
    bylaw_ledger *ledger;
    bylaw_pack *pack = ledger_pack();
    bylaw_case *subject = ledger_case(pack, &person);
    assert_int_equal(ledger_open(path_of("full"), false, &ledger, NULL), BYLAW_OK);
    assert_int_equal(ledger_batch(ledger, subject, person, 5, NULL), BYLAW_OK);
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
    assert_string_equal(findings_of("full", NULL), "");
}

static void a_page_that_is_damaged(void **state)
{
    bylaw_verified found;
    bylaw_error error = { 0 };
    char junk[512];
    struct stat about;
    (void)state;
    write_ledger("damaged", 200, false);
    assert_int_equal(stat(path_of("damaged"), &about), 0);
    int file = open(path_of("damaged"), O_WRONLY);
    memset(junk, 0x5a, sizeof junk);
    assert_int_equal(pwrite(file, junk, sizeof junk, about.st_size / 2 / 4096 * 4096), sizeof junk);
    close(file);
    bylaw_status status = ledger_verify(path_of("damaged"), NULL, NULL, &found, &error);
    assert_true(status == BYLAW_EIO || (status == BYLAW_OK && found.findings > 0));
}

static void a_file_of_another_kind(void **state)
{
    bylaw_ledger *ledger;
    bylaw_error error = { 0 };
    char expected[256];
    sqlite3 *other;
    (void)state;
    FILE *file = fopen(path_of("text"), "w");
    assert_true(fputs("this is no database, and it is longer than a head of one would be: "
                      "a hundred bytes and more of text that nobody may lose\n",
                      file) >= 0);
    assert_int_equal(fclose(file), 0);
    expect_refused(ledger_open(path_of("text"), false, &ledger, &error), &error, "text",
                   "it is damaged, or no ledger; run bylaw ledger verify on it");
    assert_int_equal(sqlite3_open(path_of("other"), &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "CREATE TABLE x (y)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_int_equal(ledger_open(path_of("other"), false, &ledger, &error), BYLAW_EWRITE);
    snprintf(expected, sizeof expected, "'%s' is no ledger of this version; name a new file",
             path_of("other"));
    assert_string_equal(error.message, expected);
}

static void a_folder_that_is_not_there_and_no_time(void **state)
{
    bylaw_ledger *ledger;
    bylaw_ledger_options options;
    bylaw_error error = { 0 };
    (void)state;
    expect_refused(ledger_open(path_of("no/where"), false, &ledger, &error), &error, "no/where",
                   "it cannot be made or opened there; name a file in a folder that may be "
                   "written");
    bylaw_ledger_options_init(&options);
    assert_int_equal(bylaw_ledger_open(path_of("untimed"), &options, &ledger, &error),
                     BYLAW_EUSAGE);
    assert_string_equal(error.message, "a ledger needs the time: set options.time, such as "
                                       "\"2026-11-25T08:00:00Z\"");
}

static void a_ledger_that_has_lost_its_key(void **state)
{
    bylaw_ledger *ledger;
    bylaw_error error = { 0 };
    char expected[256];
    (void)state;
    write_ledger("keyless", 2, false);
    tamper("keyless", "UPDATE ledger SET seal_key = NULL");
    assert_int_equal(ledger_open(path_of("keyless"), false, &ledger, &error), BYLAW_EWRITE);
    snprintf(expected, sizeof expected,
             "'%s' has lost the key of its sealed facts; begin a new ledger", path_of("keyless"));
    assert_string_equal(error.message, expected);
    assert_int_equal(ledger_open(path_of("keyless"), true, &ledger, &error), BYLAW_OK);
    bylaw_ledger_close(ledger);
}

static void the_value_of_an_expression_is_not_recorded(void **state)
{
    size_t person;
    bylaw_ledger *ledger;
    const bylaw_decision *decision;
    bylaw_error error = { 0 };
    (void)state;
    remove_ledger("expression");
    bylaw_pack *pack = ledger_pack();
    bylaw_case *subject = ledger_case(pack, &person);
    assert_int_equal(ledger_open(path_of("expression"), false, &ledger, &error), BYLAW_OK);
    assert_int_equal(
        bylaw_case_evaluate(subject, "person.income / 2", person, LEDGER_DAY, &decision, &error),
        BYLAW_OK);
    assert_int_equal(bylaw_ledger_append(ledger, decision, &error), BYLAW_EUSAGE);
    assert_string_equal(error.message, "an expression is no question of the pack; record a "
                                       "decision of bylaw_decide or of a result");
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
}

/* The person and 2 + 9,998 gaps are 10,001 rows. */
static void a_decision_that_reads_too_many_rows(void **state)
{
    size_t person, row;
    bylaw_ledger *ledger;
    const bylaw_decision *decision;
    bylaw_error error = { 0 };
    char id[16];
    (void)state;
    remove_ledger("many");
    bylaw_pack *pack = ledger_pack();
    bylaw_case *subject = ledger_case(pack, &person);
    for (int i = 0; i < 9998; i++) {
        snprintf(id, sizeof id, "M%d", i);
        assert_int_equal(bylaw_case_row(subject, "gap", id, &row, NULL), BYLAW_OK);
        assert_int_equal(bylaw_case_set_text(subject, "gap", row, "person", "P", NULL), BYLAW_OK);
        assert_int_equal(bylaw_case_set_text(subject, "gap", row, "days", "0", NULL), BYLAW_OK);
    }
    assert_int_equal(ledger_open(path_of("many"), false, &ledger, &error), BYLAW_OK);
    assert_int_equal(bylaw_decide(subject, "fee", person, LEDGER_DAY, &decision, &error), BYLAW_OK);
    assert_int_equal(bylaw_ledger_append(ledger, decision, &error), BYLAW_ELIMIT);
    assert_string_equal(error.message, "fee of 'P' reads the facts of more than 10000 rows; it "
                                       "cannot be recorded");
    assert_int_equal(bylaw_decide(subject, "free", person, LEDGER_DAY, &decision, &error),
                     BYLAW_OK);
    assert_int_equal(bylaw_ledger_append(ledger, decision, &error), BYLAW_OK);
    assert_int_equal(bylaw_ledger_commit(ledger, &error), BYLAW_OK);
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
}

/* A pack that is freed leaves its place to the next, whose questions and digest are others. */
static void packs_one_after_the_other_are_told_apart(void **state)
{
    static const char second[] = "decision \"alone\" { about = person, gives = yes_no }\n"
                                 "clause \"3\" { decides = \"alone\", law = \"BUS, art. 9\", "
                                 "gives = person.income :above (0) }\n";
    const char *const statements[] = { ledger_statements[0], second };
    char first[4096] = "", other[4096] = "";
    size_t person;
    bylaw_ledger *ledger;
    (void)state;
    remove_ledger("packs");
    assert_int_equal(ledger_open(path_of("packs"), true, &ledger, NULL), BYLAW_OK);
    for (int i = 0; i < 2; i++) {
        bylaw_config config;
        bylaw_pack *pack = NULL;
        bylaw_config_init(&config);
        config.overlay = statements;
        config.overlay_count = (size_t)i + 1;
        assert_int_equal(bylaw_pack_load(&config, NULL, &pack, NULL), BYLAW_OK);
        bylaw_case *subject = ledger_case(pack, &person);
        assert_int_equal(ledger_batch(ledger, subject, person, 1, NULL), BYLAW_OK);
        bylaw_case_free(subject);
        bylaw_pack_free(pack);
    }
    bylaw_ledger_close(ledger);
    assert_int_equal(bylaw_ledger_show(path_of("packs"), 1, keep_text, first, NULL), BYLAW_OK);
    assert_int_equal(bylaw_ledger_show(path_of("packs"), 2, keep_text, other, NULL), BYLAW_OK);
    /* The digest and what follows it. */
    assert_string_not_equal(strstr(first, "\"pack\""), strstr(other, "\"pack\""));
    assert_true(strncmp(strstr(first, "\"pack\""), strstr(other, "\"pack\""), 40) != 0);
}

static void a_result_that_holds_samples_only(void **state)
{
    static const char *const questions[] = { "price" };
    bylaw_pack *pack = NULL;
    bylaw_facts *facts = NULL;
    bylaw_result *result = NULL;
    bylaw_ledger *ledger;
    bylaw_facts_options facts_options;
    bylaw_run_options run_options;
    bylaw_error error = { 0 };
    (void)state;
    remove_ledger("samples");
    bylaw_facts_options_init(&facts_options);
    bylaw_run_options_init(&run_options);
    facts_options.folder = "scripts/starter/facts";
    facts_options.questions = questions;
    facts_options.question_count = 1;
    run_options.day = 20240; /* 2025-06-01 */
    assert_int_equal(bylaw_pack_load(NULL, "scripts/starter", &pack, &error), BYLAW_OK);
    assert_int_equal(
        bylaw_run_files(pack, &facts_options, &run_options, NULL, &facts, &result, &error),
        BYLAW_OK);
    assert_int_equal(ledger_open(path_of("samples"), false, &ledger, &error), BYLAW_OK);
    assert_int_equal(bylaw_ledger_append_result(ledger, result, NULL, NULL, &error), BYLAW_EUSAGE);
    assert_string_equal(error.message, "this result holds samples only; record one of bylaw_run");
    bylaw_ledger_close(ledger);
    bylaw_result_free(result);
    bylaw_facts_free(facts);
    bylaw_pack_free(pack);
}

static void records_that_were_made_senseless(void **state)
{
    char expected[256];
    bylaw_replayed found;
    bylaw_replay_options options;
    bylaw_error error = { 0 };
    (void)state;
    bylaw_pack *pack = ledger_pack();
    bylaw_replay_options_init(&options);
    write_ledger("senseless", 1, true);
    tamper("senseless", "UPDATE records SET subject = 'P'");
    assert_int_equal(bylaw_ledger_replay(path_of("senseless"), pack, &options, &found, &error),
                     BYLAW_EIO);
    snprintf(expected, sizeof expected,
             "record 1 of '%s' names no subject or no day; run bylaw ledger verify on it",
             path_of("senseless"));
    assert_string_equal(error.message, expected);
    write_ledger("senseless", 1, true);
    tamper("senseless", "UPDATE records SET facts = '{\"P\":{\"born\":\"1950-03-01\"}}'");
    assert_int_equal(bylaw_ledger_replay(path_of("senseless"), pack, &options, &found, &error),
                     BYLAW_EIO);
    snprintf(expected, sizeof expected,
             "record 1 of '%s' names a row without entity; run bylaw ledger verify on it",
             path_of("senseless"));
    assert_string_equal(error.message, expected);
    bylaw_pack_free(pack);
}

struct appended {
    bylaw_case *subject;
    size_t person;
};

static bylaw_status whole_ledger(struct shaky *shaky, const void *user)
{
    const struct appended *appended = user;
    bylaw_ledger *ledger = NULL;
    bylaw_error error = { 0 };
    bylaw_ledger_options options;
    bylaw_ledger_options_init(&options);
    options.time = "2026-11-25T08:00:00Z";
    options.alloc = shaky_alloc;
    options.alloc_user = shaky;
    remove_ledger("shaky");
    bylaw_status status = bylaw_ledger_open(path_of("shaky"), &options, &ledger, &error);
    if (status == BYLAW_OK) {
        status = ledger_batch(ledger, appended->subject, appended->person, 4, &error);
        bylaw_ledger_close(ledger);
    }
    return status;
}

static void each_request_for_memory_fails_once(void **state)
{
    struct appended appended;
    (void)state;
    bylaw_pack *pack = ledger_pack();
    appended.subject = ledger_case(pack, &appended.person);
    assert_true(shaky_each_fails(whole_ledger, &appended, false) > 5);
    assert_string_equal(findings_of("shaky", NULL), "");
    bylaw_case_free(appended.subject);
    bylaw_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ledger_that_nobody_touched_is_whole),
        cmocka_unit_test(each_field_of_a_record_that_is_changed_is_found),
        cmocka_unit_test(a_hash_that_is_changed_is_found_at_its_record_and_the_next),
        cmocka_unit_test(a_record_that_is_taken_out_is_missed),
        cmocka_unit_test(records_that_are_taken_out_and_numbered_anew_are_found),
        cmocka_unit_test(two_records_that_are_swapped_are_found),
        cmocka_unit_test(a_record_that_is_put_in_is_found),
        cmocka_unit_test(an_end_that_is_cut_off_is_found_with_a_head),
        cmocka_unit_test(a_ledger_that_is_written_anew_is_found_with_a_head),
        cmocka_unit_test(a_head_is_trusted_only_with_its_signature),
        cmocka_unit_test(a_record_holds_the_facts_that_were_read),
        cmocka_unit_test(a_private_fact_is_sealed),
        cmocka_unit_test(a_record_that_is_not_there),
        cmocka_unit_test(records_are_decided_again),
        cmocka_unit_test(a_file_that_another_program_writes_to),
        cmocka_unit_test(a_disk_that_is_full),
        cmocka_unit_test(a_page_that_is_damaged),
        cmocka_unit_test(a_file_of_another_kind),
        cmocka_unit_test(a_folder_that_is_not_there_and_no_time),
        cmocka_unit_test(a_ledger_that_has_lost_its_key),
        cmocka_unit_test(the_value_of_an_expression_is_not_recorded),
        cmocka_unit_test(a_decision_that_reads_too_many_rows),
        cmocka_unit_test(packs_one_after_the_other_are_told_apart),
        cmocka_unit_test(a_result_that_holds_samples_only),
        cmocka_unit_test(records_that_were_made_senseless),
        cmocka_unit_test(each_request_for_memory_fails_once),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
