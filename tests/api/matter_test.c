/* SPDX-License-Identifier: Apache-2.0 */
/* Matters: what is filed, where they stand, what is refused and with which words. */
#include "tests/api/matter_help.h"
#include "tests/support/folder.h"
#include "tests/support/shaky_each.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static bylaw_pack *pack;

static bylaw_matters *open_matters(const char *name)
{
    bylaw_matters *matters = NULL;
    bylaw_error error = { 0 };
    if (matters_open(path_of(name), pack, &matters, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    return matters;
}

static void add(bylaw_matters *matters, const char *day, const char *fact)
{
    bylaw_error error = { 0 };
    if (bylaw_matter_add(matters, "M", FILING(day_of(day), &fact, 1), &error) != BYLAW_OK)
        fail_msg("%s", error.message);
}

/* "state due by missing overdue". */
static void expect_stand(bylaw_matters *matters, const char *day, const char *expected)
{
    char text[400];
    bylaw_matter now;
    bylaw_error error = { 0 };
    if (bylaw_matter_look(matters, "M", day_of(day), &now, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    (void)snprintf(text, sizeof text, "%s|%s|%s|%s|%s%s", now.state, now.due, now.by, now.missing,
                   now.ask, now.is_overdue ? "|overdue" : "");
    assert_string_equal(text, expected);
}

/* 1 June + 10 days = 11 June; 10 June + 30 days = 10 July. */
static void where_it_stands(void **state)
{
    static const char *const first[] = { "filed=2020-06-01", "form=no", "bank=B", "bank/B.fee=3" };
    bylaw_matters *matters = open_matters("stands");
    (void)state;
    assert_int_equal(bylaw_matter_open(matters, "refund", "M",
                                       FILING(day_of("2020-06-01"), first, COUNT(first)), NULL),
                     BYLAW_OK);
    expect_stand(matters, "2020-06-01", "file||applicant|form, visit|");
    add(matters, "2020-06-02", "form=yes");
    add(matters, "2020-06-02", "visit/V.claim=M");
    expect_stand(matters, "2020-06-01", "file||applicant|form, visit|");
    expect_stand(matters, "2020-06-11", "decide|2020-06-11|office||");
    expect_stand(matters, "2020-06-12", "decide|2020-06-11|office|||overdue");
    add(matters, "2020-06-12", "decided=2020-06-10");
    expect_stand(matters, "2020-06-12", "pay|2020-07-10|office||");
    add(matters, "2020-06-13", "form=");
    expect_stand(matters, "2020-06-13", "||||claim.form");
    bylaw_matters_close(matters);
    matters = open_matters("stands"); /* it is in the file */
    add(matters, "2020-06-14", "form=yes");
    add(matters, "2020-07-10", "paid=2020-07-10");
    expect_stand(matters, "2020-07-10", "finished||nobody||");
    bylaw_matters_close(matters);
}

static void add_entry(void *user, const char *kind, int32_t day, const char *text, const char *time)
{
    char *out = user;
    size_t length = strlen(out);
    (void)snprintf(out + length, 1000 - length, "%d %s %s %s\n", day - day_of("2020-06-01"), kind,
                   text, time);
}

static void advance(bylaw_matters *matters, const char *day, const char *state, bool moves)
{
    bylaw_matter now;
    assert_int_equal(bylaw_matter_advance(matters, "M", day_of(day), NULL, &now, NULL), BYLAW_OK);
    assert_string_equal(now.state, state);
    assert_int_equal(now.moved, moves);
}

static bylaw_status count_one(void *user, const char *id, const char *procedure)
{
    assert_string_equal(id, "M");
    assert_string_equal(procedure, "refund");
    ++*(int *)user;
    return BYLAW_OK;
}

static void what_was_written_down(void **state)
{
    static const char *const first[] = { "form=yes", "visit/V.claim=M" };
    char entries[1000] = "";
    int count = 0;
    bylaw_matters *matters = open_matters("history");
    (void)state;
    assert_int_equal(
        bylaw_matter_open(matters, "refund", "M", FILING(day_of("2020-06-01"), first, 2), NULL),
        BYLAW_OK);
    advance(matters, "2020-06-01", "file", true);
    advance(matters, "2020-06-02", "file", false);
    add(matters, "2020-06-03", "filed=2020-06-03");
    advance(matters, "2020-06-03", "decide", true);
    assert_int_equal(bylaw_matter_entries(matters, "M", add_entry, entries, NULL), BYLAW_OK);
    assert_string_equal(entries, "0 fact form=yes 2020-06-01T08:00:00Z\n"
                                 "0 fact visit/V.claim=M 2020-06-01T08:00:00Z\n"
                                 "0 state file 2020-06-01T08:00:00Z\n"
                                 "2 fact filed=2020-06-03 2020-06-01T08:00:00Z\n"
                                 "2 state decide 2020-06-01T08:00:00Z\n");
    assert_int_equal(bylaw_matters_each(matters, count_one, &count, NULL), BYLAW_OK);
    assert_int_equal(count, 1);
    bylaw_matters_close(matters);
}

static void the_decision_is_in_the_ledger(void **state)
{
    static const char *const first[] = { "form=yes", "visit/V.claim=M", "filed=2020-06-01" };
    bylaw_ledger_options options;
    bylaw_ledger *ledger = NULL;
    bylaw_replay_options replay;
    bylaw_replayed found;
    bylaw_matter now;
    bylaw_matters *matters = open_matters("recorded");
    (void)state;
    bylaw_ledger_options_init(&options);
    options.time = "2020-06-01T08:00:00Z";
    assert_int_equal(
        bylaw_matter_open(matters, "refund", "M", FILING(day_of("2020-06-01"), first, 3), NULL),
        BYLAW_OK);
    assert_int_equal(bylaw_ledger_open(path_of("ledger"), &options, &ledger, NULL), BYLAW_OK);
    assert_int_equal(bylaw_matter_advance(matters, "M", day_of("2020-06-02"), ledger, &now, NULL),
                     BYLAW_OK);
    assert_int_equal(bylaw_ledger_records(ledger), 1);
    bylaw_ledger_close(ledger);
    bylaw_matters_close(matters);
    bylaw_replay_options_init(&replay);
    assert_int_equal(bylaw_ledger_replay(path_of("ledger"), pack, &replay, &found, NULL), BYLAW_OK);
    assert_int_equal(found.replayed, 1);
    assert_int_equal(found.differences, 0);
}

/* ---- What is refused ------------------------------------------------------------------------ */

static const struct refusal {
    const char *name, *id, *fact;
    bylaw_status status;
    const char *message;
} refusals[] = {
    { "a fact that the vocabulary does not have", "M", "frm=yes", BYLAW_ENOTFOUND,
      "claim has no fact 'frm' (did you mean 'form'?)" },
    { "a day that does not exist", "M", "paid=2020-06-31", BYLAW_EVALUE,
      "paid: '2020-06-31' is no day; write a day that exists as 2019-12-25" },
    { "a text that is no fact", "M", "form", BYLAW_EUSAGE,
      "'form' is no fact: write ATTRIBUTE=VALUE, or ENTITY/ID.ATTRIBUTE=VALUE" },
    { "a row without an attribute", "M", "bank/B=3", BYLAW_EUSAGE,
      "'bank/B=3' names no attribute: write ENTITY/ID.ATTRIBUTE=VALUE" },
    { "an entity that is not there", "M", "bnk/B.fee=3", BYLAW_ENOTFOUND,
      "there is no entity 'bnk' (did you mean 'bank'?)" },
    { "a matter that is not there", "N", "form=yes", BYLAW_ENOTFOUND,
      "no matter 'N' in 'FILE': list shows those that there are" },
};

/* A message with FILE for the path. */
static void expect_message(const bylaw_error *error, const char *path, const char *expected)
{
    char text[600] = "";
    const char *at = strstr(expected, "FILE");
    if (at)
        (void)snprintf(text, sizeof text, "%.*s%s%s", (int)(at - expected), expected, path, at + 4);
    assert_string_equal(error->message, at ? text : expected);
}

static void a_fact_is_refused(void **state)
{
    const struct refusal *row = *state;
    const char *facts[] = { "form=no", row->fact };
    bylaw_error error = { 0 };
    char path[200];
    (void)snprintf(path, sizeof path, "%s", path_of("refused"));
    unlink(path);
    bylaw_matters *matters = open_matters("refused");
    assert_int_equal(bylaw_matter_open(matters, "refund", "M", FILING(0, NULL, 0), NULL), BYLAW_OK);
    assert_int_equal(bylaw_matter_add(matters, row->id, FILING(0, facts, 2), &error), row->status);
    expect_message(&error, path, row->message);
    /* Nothing of it is kept. */
    char entries[1000] = "";
    assert_int_equal(bylaw_matter_entries(matters, "M", add_entry, entries, NULL), BYLAW_OK);
    assert_string_equal(entries, "");
    bylaw_matters_close(matters);
}

static void what_cannot_be_opened(void **state)
{
    char long_id[300];
    bylaw_error error = { 0 };
    bylaw_matters *matters = open_matters("opened");
    (void)state;
    memset(long_id, 'x', sizeof long_id);
    long_id[201] = '\0';
    assert_int_equal(bylaw_matter_open(matters, "refnd", "M", FILING(0, NULL, 0), &error),
                     BYLAW_ENOTFOUND);
    assert_string_equal(error.message,
                        "no procedure 'refnd': write one of the pack, such as refund");
    assert_int_equal(bylaw_matter_open(matters, "refund", "", FILING(0, NULL, 0), &error),
                     BYLAW_EUSAGE);
    assert_string_equal(error.message, "the id of a matter has 1 to 200 bytes: write another");
    assert_int_equal(bylaw_matter_open(matters, "refund", long_id, FILING(0, NULL, 0), &error),
                     BYLAW_EUSAGE);
    assert_int_equal(bylaw_matter_open(matters, "refund", "M", FILING(0, NULL, 0), NULL), BYLAW_OK);
    assert_int_equal(bylaw_matter_open(matters, "refund", "M", FILING(0, NULL, 0), &error),
                     BYLAW_EUSAGE);
    assert_string_equal(error.message,
                        "matter 'M' is open already: give this one another id, or add to it");
    bylaw_matters_close(matters);
}

static void what_cannot_be_advanced(void **state)
{
    static const char *const fact = "visit/V.claim=M", *const form = "form=yes";
    bylaw_error error = { 0 };
    bylaw_matter now;
    bylaw_matters *matters = open_matters("advanced");
    (void)state;
    assert_int_equal(bylaw_matter_open(matters, "refund", "M", FILING(0, &fact, 1), NULL),
                     BYLAW_OK);
    add(matters, "2020-06-01", "filed=2020-06-01");
    int32_t day = day_of("2020-06-02");
    assert_int_equal(bylaw_matter_advance(matters, "M", day, NULL, &now, &error), BYLAW_EUSAGE);
    assert_string_equal(error.message, "where matter 'M' stands is not decided: add claim.form");
    assert_int_equal(bylaw_matter_add(matters, "M", FILING(0, &form, 1), NULL), BYLAW_OK);
    assert_int_equal(bylaw_matter_advance(matters, "M", day, NULL, &now, NULL), BYLAW_OK);
    assert_int_equal(bylaw_matter_advance(matters, "M", day - 1, NULL, &now, &error), BYLAW_EUSAGE);
    assert_string_equal(error.message,
                        "matter 'M' was advanced to a later day: write that day or one after it");
    bylaw_matters_close(matters);
}

/* ---- Files ---------------------------------------------------------------------------------- */

static void expect_no_file(const char *name, const char *message)
{
    char path[200];
    bylaw_matters *matters = NULL;
    bylaw_error error = { 0 };
    (void)snprintf(path, sizeof path, "%s", path_of(name));
    assert_int_equal(matters_open(path, pack, &matters, &error), BYLAW_EWRITE);
    expect_message(&error, path, message);
    assert_null(matters);
}

static void write_bytes(const char *name, const char *bytes)
{
    FILE *file = fopen(path_of(name), "w");
    assert_non_null(file);
    fputs(bytes, file);
    assert_int_equal(fclose(file), 0);
}

static void files_of_another_kind(void **state)
{
    bylaw_ledger_options options;
    bylaw_matters_options matters_options;
    bylaw_ledger *ledger = NULL;
    bylaw_matters *matters = NULL;
    bylaw_error error = { 0 };
    (void)state;
    write_bytes("text", "not a database at all");
    expect_no_file("text", "cannot keep matters in 'FILE': it is damaged, or no file of matters; "
                           "restore a copy of it");
    expect_no_file("no/folder", "cannot keep matters in 'FILE': it cannot be made or opened there; "
                                "name a file in a folder that may be written");
    bylaw_ledger_options_init(&options);
    options.time = "now";
    assert_int_equal(bylaw_ledger_open(path_of("a-ledger"), &options, &ledger, NULL), BYLAW_OK);
    bylaw_ledger_close(ledger);
    expect_no_file("a-ledger", "'FILE' is no file of matters of this version; name a new file");
    bylaw_matters_options_init(&matters_options);
    assert_int_equal(bylaw_matters_open(path_of("none"), pack, &matters_options, &matters, &error),
                     BYLAW_EUSAGE);
    assert_string_equal(error.message, "matters need the time: set options.time, such as "
                                       "\"2026-11-25T08:00:00Z\"");
    matters_options.time = "now";
    assert_int_equal(bylaw_matters_open(path_of("none"), pack, &matters_options, &matters, &error),
                     BYLAW_EWRITE);
    expect_message(&error, path_of("none"),
                   "'FILE' is not there: open the first matter in it, or name another file");
}

static void a_file_that_is_locked(void **state)
{
    sqlite3 *other = NULL;
    bylaw_matters_options options;
    bylaw_matters *matters = NULL;
    bylaw_error error = { 0 };
    (void)state;
    bylaw_matters_close(open_matters("locked"));
    bylaw_matters_options_init(&options);
    options.time = "now";
    options.wait_ms = 20;
    assert_int_equal(bylaw_matters_open(path_of("locked"), pack, &options, &matters, NULL),
                     BYLAW_OK);
    assert_int_equal(sqlite3_open(path_of("locked"), &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(bylaw_matter_open(matters, "refund", "M", FILING(0, NULL, 0), &error),
                     BYLAW_EWRITE);
    expect_message(&error, path_of("locked"),
                   "cannot keep matters in 'FILE': another program is writing to it; try again "
                   "when it is done");
    sqlite3_close(other);
    assert_int_equal(bylaw_matter_open(matters, "refund", "M", FILING(0, NULL, 0), NULL), BYLAW_OK);
    bylaw_matters_close(matters);
}

/* The largest size of a file is a disk that is full, for one process. */
static void a_disk_that_is_full(void **state)
{
    static char text[20000];
    struct rlimit before, limit;
    bylaw_error error = { 0 };
    const char *fact = text;
    bylaw_status status = BYLAW_OK;
    bylaw_matters *matters = open_matters("full");
    (void)state;
    assert_int_equal(bylaw_matter_open(matters, "refund", "M", FILING(0, NULL, 0), NULL), BYLAW_OK);
    /* A number of many digits; of a fact that is not there nothing would be written. */
    (void)snprintf(text, sizeof text, "bank/%0*d.fee=1", 15000, 7);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = (struct rlimit){ 200000, before.rlim_max };
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    int kept = 0;
    while (status == BYLAW_OK && kept < 100) {
        status = bylaw_matter_add(matters, "M", FILING(0, &fact, 1), &error);
        kept += status == BYLAW_OK;
    }
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, BYLAW_EWRITE);
    expect_message(&error, path_of("full"),
                   "cannot keep matters in 'FILE': there is no room; nothing of this was kept, "
                   "make room and do it again");
    static char entries[1000];
    assert_int_equal(bylaw_matter_entries(matters, "M", add_entry, entries, NULL), BYLAW_OK);
    add(matters, "2020-06-01", "form=no");
    bylaw_matters_close(matters);
}

static void a_page_that_is_damaged(void **state)
{
    struct stat about;
    bylaw_error error = { 0 };
    bylaw_matter now;
    char noise[4096];
    bylaw_matters *matters = open_matters("damaged");
    (void)state;
    assert_int_equal(bylaw_matter_open(matters, "refund", "M", FILING(0, NULL, 0), NULL), BYLAW_OK);
    for (int i = 0; i < 100; i++)
        add(matters, "2020-06-01", "form=no");
    bylaw_matters_close(matters);
    assert_int_equal(stat(path_of("damaged"), &about), 0);
    memset(noise, 0x5a, sizeof noise);
    int file = open(path_of("damaged"), O_WRONLY);
    assert_true(file >= 0);
    for (off_t at = 4096; at < about.st_size; at += 4096)
        assert_int_equal(pwrite(file, noise, sizeof noise, at), sizeof noise);
    close(file);
    bylaw_status status = matters_open(path_of("damaged"), pack, &matters, &error);
    if (status == BYLAW_OK) {
        status = bylaw_matter_look(matters, "M", 0, &now, &error);
        bylaw_matters_close(matters);
    }
    assert_int_equal(status, BYLAW_EWRITE);
    expect_message(&error, path_of("damaged"),
                   "cannot keep matters in 'FILE': it is damaged, or no file of matters; restore a "
                   "copy of it");
}

/* ---- Memory --------------------------------------------------------------------------------- */

static bylaw_status whole_matter(struct shaky *shaky, const void *user)
{
    static const char *const facts[] = { "bank/B.fee=3", "filed=2020-06-01", "form=no" };
    bylaw_matters_options options;
    bylaw_matters *matters = NULL;
    bylaw_matter now;
    char entries[1000] = "";
    (void)user;
    bylaw_matters_options_init(&options);
    options.time = "2020-06-01T08:00:00Z";
    options.make = true;
    options.alloc = shaky_alloc;
    options.alloc_user = shaky;
    unlink(path_of("shaky"));
    bylaw_status status = bylaw_matters_open(path_of("shaky"), pack, &options, &matters, NULL);
    if (status == BYLAW_OK)
        status = bylaw_matter_open(matters, "refund", "M", FILING(0, facts, COUNT(facts)), NULL);
    if (status == BYLAW_OK)
        status = bylaw_matter_add(matters, "M", FILING(1, facts, COUNT(facts)), NULL);
    if (status == BYLAW_OK)
        status = bylaw_matter_advance(matters, "M", day_of("2020-07-01"), NULL, &now, NULL);
    if (status == BYLAW_OK)
        status = bylaw_matter_advance(matters, "M", day_of("2020-07-02"), NULL, &now, NULL);
    if (status == BYLAW_OK)
        status = bylaw_matter_entries(matters, "M", add_entry, entries, NULL);
    bylaw_matters_close(matters);
    return status;
}

static void every_request_for_memory_may_fail(void **state)
{
    (void)state;
    assert_true(shaky_each_fails(whole_matter, NULL, false) > 5);
    assert_true(shaky_each_fails(whole_matter, NULL, true) > 5);
}

int main(void)
{
    static const struct CMUnitTest fixed[] = {
        cmocka_unit_test(where_it_stands),
        cmocka_unit_test(what_was_written_down),
        cmocka_unit_test(the_decision_is_in_the_ledger),
        cmocka_unit_test(what_cannot_be_opened),
        cmocka_unit_test(what_cannot_be_advanced),
        cmocka_unit_test(files_of_another_kind),
        cmocka_unit_test(a_file_that_is_locked),
        cmocka_unit_test(a_disk_that_is_full),
        cmocka_unit_test(a_page_that_is_damaged),
        cmocka_unit_test(every_request_for_memory_may_fail),
    };
    struct CMUnitTest tests[COUNT(fixed) + COUNT(refusals)];
    memcpy(tests, fixed, sizeof fixed);
    for (size_t i = 0; i < COUNT(refusals); i++)
        tests[COUNT(fixed) + i] = (struct CMUnitTest){ refusals[i].name, a_fact_is_refused, NULL,
                                                       NULL, (void *)(uintptr_t)&refusals[i] };
    pack = matter_pack();
    int failed = cmocka_run_group_tests(tests, folder_make, folder_remove);
    bylaw_pack_free(pack);
    return failed;
}
