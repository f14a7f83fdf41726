/* SPDX-License-Identifier: Apache-2.0 */
/* For the tests of the ledger: a small pack, a case of it, and records of its decisions. */
#ifndef BYLAW_TESTS_LEDGER_HELP_H
#define BYLAW_TESTS_LEDGER_HELP_H

#include "bylaw_office.h"

#include "tests/support/check.h"

#include <stdio.h>

/* Who is 60 or more rides free: one private fact, one place, a region with a line of its own. */
static const char *const ledger_statements[] = {
    "source \"BUS\" { title = \"Bus pass order\", since = \"2020-01-01\" }\n"
    "region \"north\" { title = \"North\", code = \"1\", level = \"city\", under = \"nation\" }\n"
    "entity \"town\" { is_region = true }\n"
    "entity \"person\" { born = day { private = true }, home = one \"town\" { governs = true },\n"
    "  income = money {}, gaps = many \"gap\" { by = \"person\" } }\n"
    "entity \"gap\" { person = one \"person\", days = whole_number { at_most = 366 } }\n"
    "decision \"free\" { about = person, gives = yes_no }\n"
    "clause \"1\" { decides = \"free\", law = \"BUS, art. 1\",\n"
    "  gives = person.born :years_to (law_day) :at_least (60) }\n"
    "parameter \"day\" { unit = \"yuan\", from (\"2020-01-01\", 1, \"BUS, art. 3\") }\n"
    "decision \"fee\" { about = person, gives = money, mode = \"half_up\" }\n"
    "clause \"2\" { decides = \"fee\", law = \"BUS, art. 2\",\n"
    "  gives = person.income / 100 + total (person.gaps, gap.days) * param.day }\n",
};

static inline bylaw_pack *ledger_pack(void)
{
    bylaw_config config;
    bylaw_error error = { 0 };
    bylaw_pack *pack = NULL;
    bylaw_config_init(&config);
    config.overlay = ledger_statements;
    config.overlay_count = COUNT(ledger_statements);
    if (bylaw_pack_load(&config, NULL, &pack, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    return pack;
}

/* A person born in 1950 with 1,000 yuan and two gaps of 3 and 4 days, whose list is closed. */
static inline bylaw_case *ledger_case(const bylaw_pack *pack, size_t *person)
{
    bylaw_case *subject = NULL;
    size_t row;
    assert_int_equal(bylaw_case_new(pack, &subject, NULL), BYLAW_OK);
    assert_int_equal(bylaw_case_row(subject, "town", "T", &row, NULL), BYLAW_OK);
    assert_int_equal(bylaw_case_set_text(subject, "town", row, "region", "north", NULL), BYLAW_OK);
    assert_int_equal(bylaw_case_row(subject, "person", "P", person, NULL), BYLAW_OK);
    assert_int_equal(bylaw_case_set_text(subject, "person", *person, "born", "1950-03-01", NULL),
                     BYLAW_OK);
    assert_int_equal(bylaw_case_set_text(subject, "person", *person, "home", "T", NULL), BYLAW_OK);
    assert_int_equal(bylaw_case_set_text(subject, "person", *person, "income", "1000", NULL),
                     BYLAW_OK);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(bylaw_case_row(subject, "gap", i ? "G2" : "G1", &row, NULL), BYLAW_OK);
        assert_int_equal(bylaw_case_set_text(subject, "gap", row, "person", "P", NULL), BYLAW_OK);
        assert_int_equal(bylaw_case_set_text(subject, "gap", row, "days", i ? "4" : "3", NULL),
                         BYLAW_OK);
    }
    assert_int_equal(bylaw_case_close(subject, "person", *person, "gaps", NULL), BYLAW_OK);
    return subject;
}

#define LEDGER_DAY 18627 /* 2020-12-31 */

static inline bylaw_status ledger_open(const char *path, bool open_facts, bylaw_ledger **ledger,
                                       bylaw_error *error)
{
    bylaw_ledger_options options;
    bylaw_ledger_options_init(&options);
    options.time = "2026-11-25T08:00:00Z";
    options.open_facts = open_facts;
    return bylaw_ledger_open(path, &options, ledger, error);
}

/* One batch of so many records, of the two questions by turns. */
static inline bylaw_status ledger_batch(bylaw_ledger *ledger, bylaw_case *subject, size_t person,
                                        int count, bylaw_error *error)
{
    for (int i = 0; i < count; i++) {
        const bylaw_decision *decision;
        assert_int_equal(
            bylaw_decide(subject, i % 2 ? "fee" : "free", person, LEDGER_DAY, &decision, NULL),
            BYLAW_OK);
        bylaw_status status = bylaw_ledger_append(ledger, decision, error);
        if (status != BYLAW_OK)
            return status;
    }
    return bylaw_ledger_commit(ledger, error);
}

/* BYLAW_OK, and how many records and findings there are. */
static inline bylaw_status ledger_verify(const char *path, const char *head,
                                         const unsigned char *key, bylaw_verified *out,
                                         bylaw_error *error)
{
    bylaw_verify_options options;
    bylaw_verify_options_init(&options);
    options.head = head;
    options.public_key = key;
    return bylaw_ledger_verify(path, &options, out, error);
}

#endif
