/* SPDX-License-Identifier: Apache-2.0 */
/* Reports that judge the cases of a pack: each request for memory fails once, and all is given back
   but the pack. */
#include "bylaw.h"

#include "tests/support/check.h"
#include "tests/support/shaky.h"

#include <stdio.h>

static bool count_bytes(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)user += length;
    return true;
}

static void each_request_fails_once(bylaw_report_kind kind)
{
    struct shaky shaky = SHAKY_NEVER;
    bylaw_config config;
    bylaw_pack *pack = NULL;
    bylaw_error error = { 0 };
    size_t whole = 0;
    long without_memory = 0;
    bylaw_config_init(&config);
    config.alloc = shaky_alloc;
    config.alloc_user = &shaky;
    if (bylaw_pack_load(&config, "scripts/starter", &pack, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    assert_int_equal(bylaw_pack_report(pack, kind, NULL, count_bytes, &whole, &error), BYLAW_OK);
    assert_true(whole > 0);
    long live = shaky.live;
    for (bool refused = true; refused;) {
        size_t bytes = 0;
        shaky.fail_at++;
        shaky.requests = 0;
        bylaw_status status = bylaw_pack_report(pack, kind, NULL, count_bytes, &bytes, &error);
        refused = shaky_refused(&shaky);
        assert_int_equal(shaky.live, live);
        if (status == BYLAW_OK)
            assert_int_equal(bytes, whole);
        else if (status != BYLAW_ENOMEM || !refused)
            fail_msg("request %ld: %s", shaky.fail_at, error.message);
        without_memory += status == BYLAW_ENOMEM;
    }
    assert_true(without_memory > 10);
    shaky.fail_at = -1;
    bylaw_pack_free(pack);
    assert_int_equal(shaky.live, 0);
}

static void coverage_does_without_memory(void **state)
{
    (void)state;
    each_request_fails_once(BYLAW_REPORT_COVERAGE);
}

static void provisions_do_without_memory(void **state)
{
    (void)state;
    each_request_fails_once(BYLAW_REPORT_PROVISIONS);
}

static void another_argument_is_refused(void **state)
{
    static const struct {
        bylaw_report_kind kind;
        const char *argument, *message;
    } rows[] = {
        { BYLAW_REPORT_COVERAGE, "xml", "'xml' is not \"json\"" },
        { BYLAW_REPORT_FINDINGS, "2021-02-30",
          "'2021-02-30' is neither a day nor \"sources\", \"json\" or \"region=...\"" },
    };
    bylaw_pack *pack = NULL;
    bylaw_error error = { 0 };
    size_t bytes = 0;
    (void)state;
    if (bylaw_pack_load(NULL, "scripts/starter", &pack, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(
            bylaw_pack_report(pack, rows[i].kind, rows[i].argument, count_bytes, &bytes, &error),
            BYLAW_EVALUE);
        assert_string_equal(error.message, rows[i].message);
    }
    bylaw_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coverage_does_without_memory),
        cmocka_unit_test(provisions_do_without_memory),
        cmocka_unit_test(another_argument_is_refused),
    };
    return cmocka_run_group_tests_name("api/report", tests, NULL, NULL);
}
