/* SPDX-License-Identifier: Apache-2.0 */
/* A program that records is killed at any moment, two record at once, and the power fails: every
   batch that was acknowledged is there, the chain is whole, and the next program goes on.
   CRASHES=200 makes so many of each; 20 where nothing is said. */
#include "tests/api/ledger_help.h"
#include "tests/support/crash.h"

static bylaw_pack *pack;

/* Records batch after batch, and says into the pipe how many records there are after each. */
static void record_for_ever(const char *name, int batch, int batches, int out)
{
    size_t person;
    bylaw_ledger *ledger = NULL;
    bylaw_case *subject = ledger_case(pack, &person);
    if (ledger_open(path_of(name), false, &ledger, NULL) != BYLAW_OK)
        _exit(1);
    for (int i = 0; i < batches; i++) {
        if (ledger_batch(ledger, subject, person, batch, NULL) != BYLAW_OK)
            _exit(2);
        uint64_t records = bylaw_ledger_records(ledger);
        if (write(out, &records, sizeof records) != (ssize_t)sizeof records)
            _exit(3);
    }
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    _exit(0);
}

static uint64_t verify(const char *name)
{
    bylaw_verified found;
    bylaw_error error = { 0 };
    if (ledger_verify(path_of(name), NULL, NULL, &found, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    assert_int_equal(found.findings, 0);
    return found.records;
}

static void what_was_acknowledged_outlives_kill(void **state)
{
    uint64_t random = 20261125;
    uint64_t records = 0, most = 0;
    (void)state;
    for (int i = 0; i < crashes(); i++) {
        uint64_t said = crash(record_for_ever, "killed", 1 + i % 7,
                              1000 + (long)random_below(&random, 60000), records);
        if (!is_there(path_of("killed")))
            continue; /* killed before the file was made */
        if (said || records || most) {
            records = verify("killed");
            assert_true(records >= said);
        }
        most = records > most ? records : most;
    }
    assert_true(most > 0);
    /* The next program goes on. */
    size_t person;
    bylaw_ledger *ledger = NULL;
    bylaw_case *subject = ledger_case(pack, &person);
    assert_int_equal(ledger_open(path_of("killed"), false, &ledger, NULL), BYLAW_OK);
    assert_int_equal(ledger_batch(ledger, subject, person, 3, NULL), BYLAW_OK);
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    assert_int_equal(verify("killed"), records + 3);
}

static void two_programs_record_at_once(void **state)
{
    enum { PROGRAMS = 3, BATCHES = 20, BATCH = 5 };
    pid_t children[PROGRAMS];
    int sink = open("/dev/null", O_WRONLY);
    (void)state;
    for (int i = 0; i < PROGRAMS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0)
            record_for_ever("shared", BATCH, BATCHES, sink);
    }
    for (int i = 0; i < PROGRAMS; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    close(sink);
    assert_int_equal(verify("shared"), PROGRAMS * BATCHES * BATCH);
}

static void what_was_acknowledged_outlives_the_power(void **state)
{
    uint64_t random = 5112026;
    uint64_t said = 0;
    (void)state;
    for (int i = 0; i < crashes(); i++) {
        have_power("dark");
        losing_begin();
        said = crash(record_for_ever, "dark", 1 + i % 5, 2000 + (long)random_below(&random, 60000),
                     said);
        losing_end();
        lose_power("dark");
        if (said == 0 && !is_there(path_of("dark")))
            continue;
        if (said)
            assert_true(verify("dark") >= said);
    }
    assert_true(said > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_acknowledged_outlives_kill),
        cmocka_unit_test(two_programs_record_at_once),
        cmocka_unit_test(what_was_acknowledged_outlives_the_power),
    };
    pack = ledger_pack();
    int failed = cmocka_run_group_tests(tests, folder_make, folder_remove);
    bylaw_pack_free(pack);
    return failed;
}
