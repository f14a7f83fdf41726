/* SPDX-License-Identifier: Apache-2.0 */
/* A program that files facts and advances a matter is killed at any moment, two do so at once, and
   the power fails: what was acknowledged is on file, no call is there by half, and the next program
   goes on. */
#include "tests/api/matter_help.h"
#include "tests/support/crash.h"

static bylaw_pack *pack;

struct seen {
    uint64_t entries;
    uint64_t of_batch[10]; /* facts that were filed so many at a time */
    char state[40];        /* the last that was written down */
};

static void see(void *user, const char *kind, int32_t day, const char *text, const char *time)
{
    struct seen *seen = user;
    (void)day, (void)time;
    seen->entries++;
    if (strcmp(kind, "state") == 0)
        (void)snprintf(seen->state, sizeof seen->state, "%s", text);
    if (strncmp(text, "bank/B.fee=", 11) == 0)
        seen->of_batch[text[11] - '0']++;
}

/* Each turn files `batch` facts and one that moves the matter on or back, and writes the state
   down. */
static bool turn(bylaw_matters *matters, int batch, int number)
{
    char fee[] = "bank/B.fee=0";
    const char *facts[11];
    bylaw_matter now;
    fee[sizeof fee - 2] = (char)('0' + batch);
    for (int i = 0; i < batch; i++)
        facts[i] = fee;
    facts[batch] = number % 2 ? "form=yes" : "form=no";
    return bylaw_matter_add(matters, "M", FILING(0, facts, (size_t)batch + 1), NULL) == BYLAW_OK &&
           bylaw_matter_advance(matters, "M", day_of("2020-06-01"), NULL, &now, NULL) == BYLAW_OK;
}

static void work_for_ever(const char *name, int batch, int batches, int out)
{
    static const char *const first[] = { "visit/V.claim=M", "filed=2020-06-01" };
    bylaw_matters *matters = NULL;
    if (matters_open(path_of(name), pack, &matters, NULL) != BYLAW_OK)
        _exit(1);
    (void)bylaw_matter_open(matters, "refund", "M", FILING(0, first, COUNT(first)),
                            NULL); /* or it is */
    for (int i = 0; i < batches; i++) {
        struct seen seen = { 0 };
        if (!turn(matters, batch, i) ||
            bylaw_matter_entries(matters, "M", see, &seen, NULL) != BYLAW_OK)
            _exit(2);
        if (write(out, &seen.entries, sizeof seen.entries) != (ssize_t)sizeof seen.entries)
            _exit(3);
    }
    bylaw_matters_close(matters);
    _exit(0);
}

/* How many entries there are, none of them of half a call. */
static uint64_t check(const char *name, uint64_t said)
{
    struct seen seen = { 0 };
    bylaw_matters *matters = NULL;
    bylaw_error error = { 0 };
    if (matters_open(path_of(name), pack, &matters, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    bylaw_status status = bylaw_matter_entries(matters, "M", see, &seen, &error);
    bylaw_matters_close(matters);
    if (status == BYLAW_ENOTFOUND && said == 0)
        return 0; /* killed before it was opened */
    if (status != BYLAW_OK)
        fail_msg("%s", error.message);
    assert_true(seen.entries >= said);
    for (uint64_t batch = 1; batch < COUNT(seen.of_batch); batch++)
        assert_int_equal(seen.of_batch[batch] % batch, 0);
    return seen.entries;
}

static void what_was_acknowledged_outlives_kill(void **state)
{
    uint64_t random = 20261201;
    uint64_t entries = 0;
    (void)state;
    for (int i = 0; i < crashes(); i++) {
        uint64_t said = crash(work_for_ever, "killed", 1 + i % 7,
                              1000 + (long)random_below(&random, 60000), entries);
        if (is_there(path_of("killed")))
            entries = check("killed", said);
    }
    assert_true(entries > 2);
    /* The next program goes on. */
    bylaw_matters *matters = NULL;
    assert_int_equal(matters_open(path_of("killed"), pack, &matters, NULL), BYLAW_OK);
    assert_true(turn(matters, 3, 1));
    bylaw_matters_close(matters);
    assert_true(check("killed", entries + 4) >= entries + 4);
}

static void two_programs_at_once(void **state)
{
    enum { PROGRAMS = 3, TURNS = 20, BATCH = 5 };
    pid_t children[PROGRAMS];
    int sink = open("/dev/null", O_WRONLY);
    (void)state;
    for (int i = 0; i < PROGRAMS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0)
            work_for_ever("shared", BATCH, TURNS, sink);
    }
    for (int i = 0; i < PROGRAMS; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    close(sink);
    /* The two first facts, and of each turn its facts and the one that moves. */
    assert_true(check("shared", 0) >= 2 + PROGRAMS * TURNS * (BATCH + 1));
}

static void what_was_acknowledged_outlives_the_power(void **state)
{
    uint64_t random = 1122026;
    uint64_t said = 0;
    (void)state;
    for (int i = 0; i < crashes(); i++) {
        have_power("dark");
        losing_begin();
        said = crash(work_for_ever, "dark", 1 + i % 5, 2000 + (long)random_below(&random, 60000),
                     said);
        losing_end();
        lose_power("dark");
        if (said == 0 && !is_there(path_of("dark")))
            continue;
        if (said)
            check("dark", said);
    }
    assert_true(said > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_acknowledged_outlives_kill),
        cmocka_unit_test(two_programs_at_once),
        cmocka_unit_test(what_was_acknowledged_outlives_the_power),
    };
    pack = matter_pack();
    int failed = cmocka_run_group_tests(tests, folder_make, folder_remove);
    bylaw_pack_free(pack);
    return failed;
}
