/* SPDX-License-Identifier: Apache-2.0 */
/* The cases of a pack and all reports about it: each request for memory fails once, and all is
   given back. What reports refuse. */
#include "bylaw.h"

#include "tests/support/check.h"
#include "tests/support/shaky.h"

#include <stdio.h>

static bool swallow(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)user += length;
    return true;
}

static void swallow_test(void *user, const bylaw_test *test)
{
    (void)user;
    (void)test;
}

/* A case that fails, and one with law of its own. */
static const char *const more_cases[] = {
    "case \"wrong\" { on = \"2020-06-01\", person \"P\" { "
    "age = 30, member = \"no\" }, expect { help = "
    "\"full\" } } requirement \"9.9\" { about = clause, "
    "law = \"LAW\", demands = count (clause.reads) :below "
    "(0) }"
    "case \"own\" { on = \"2020-06-01\", without = { \"9.9\" }, "
    "decision \"gift\" { about = person, gives = yes_no {} }, "
    "clause \"G\" { decides = \"gift\", law = \"LAW\", "
    "when = person.age :at_least (40), gives = \"yes\" }, "
    "person \"P\" { age = 30 }, "
    "expect { gift = \"no_rule\", short = { gift = 10 } } }"
};

static bylaw_status load(struct shaky *shaky, bylaw_pack **pack)
{
    bylaw_config config;
    bylaw_config_init(&config);
    config.alloc = shaky_alloc;
    config.alloc_user = shaky;
    config.overlay = more_cases;
    config.overlay_count = 1;
    return bylaw_pack_load(&config, "tests/shell/packs/covered", pack, NULL);
}

/* On a pack that stands, so that a request that fails late does not cost a load. kind -1: its cases
   are judged. */
static bylaw_status report(const bylaw_pack *pack, int kind)
{
    size_t said = 0;
    if (kind < 0)
        return bylaw_pack_test(pack, swallow_test, NULL, NULL);
    return bylaw_pack_report(pack, (bylaw_report_kind)kind, NULL, swallow, &said, NULL);
}

static void each_request_fails(int kind, bool fails_onward)
{
    struct shaky shaky = SHAKY_NEVER;
    bylaw_pack *pack = NULL;
    long without_memory = 0;
    assert_int_equal(load(&shaky, &pack), BYLAW_OK);
    assert_int_equal(report(pack, kind), BYLAW_OK);
    long live = shaky.live;
    shaky.fails_onward = fails_onward;
    for (bool refused = true; refused;) {
        shaky.fail_at++;
        shaky.requests = 0;
        bylaw_status status = report(pack, kind);
        refused = shaky_refused(&shaky);
        assert_int_equal(shaky.live, live);
        if (status != BYLAW_OK && (status != BYLAW_ENOMEM || !refused))
            fail_msg("request %ld of %d: %s", shaky.fail_at, kind, bylaw_status_text(status));
        without_memory += status == BYLAW_ENOMEM;
    }
    assert_true(without_memory > 0);
    shaky.fail_at = -1;
    bylaw_pack_free(pack);
    assert_int_equal(shaky.live, 0);
}

static void one_request_fails(void **state)
{
    (void)state;
    each_request_fails(-1, false);
    for (int kind = BYLAW_REPORT_FINDINGS; kind <= BYLAW_REPORT_LUACHECK; kind++)
        each_request_fails(kind, false);
}

static void all_requests_fail_from_one_on(void **state)
{
    (void)state;
    each_request_fails(-1, true);
    for (int kind = BYLAW_REPORT_FINDINGS; kind <= BYLAW_REPORT_LUACHECK; kind++)
        each_request_fails(kind, true);
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
            bylaw_pack_report(pack, rows[i].kind, rows[i].argument, swallow, &bytes, &error),
            BYLAW_EVALUE);
        assert_string_equal(error.message, rows[i].message);
    }
    bylaw_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_request_fails),
        cmocka_unit_test(all_requests_fail_from_one_on),
        cmocka_unit_test(another_argument_is_refused),
    };
    return cmocka_run_group_tests_name("api/report", tests, NULL, NULL);
}
