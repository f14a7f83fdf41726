/* SPDX-License-Identifier: Apache-2.0 */
/* For the tests of matters: a small pack with a procedure. */
#ifndef BYLAW_TESTS_MATTER_HELP_H
#define BYLAW_TESTS_MATTER_HELP_H

#include "bylaw_office.h"

#include "tests/support/check.h"

/* A claim is filed with a form, decided within 10 days, else it is granted, and paid within 30. */
static const char *const matter_statements[] = {
    "source \"ACT\" { title = \"Act\", since = \"2020-01-01\" }\n"
    "entity \"bank\" { fee = money {} }\n"
    "entity \"claim\" { form = yes_no {}, bank = one \"bank\" {}, filed = day { optional = true "
    "},\n"
    "  decided = day { optional = true }, paid = day { optional = true },\n"
    "  seen = many \"visit\" { by = \"claim\" } }\n"
    "entity \"visit\" { claim = one \"claim\", on_day = day {} }\n"
    "procedure \"refund\" { about = claim, law = \"ACT, art. 1\",\n"
    "  step { \"file\", by = \"applicant\", done = claim.filed, needs = { form = claim.form,\n"
    "    visit = count (claim.seen) :at_least (1) } },\n"
    "  step { \"decide\", by = \"office\", done = claim.decided, within = days (10) },\n"
    "  step { \"pay\", by = \"office\", done = claim.paid, within = days (30) } }\n",
};

#define FILING(day, facts, count)                                                                  \
    &(const bylaw_filing)                                                                          \
    {                                                                                              \
        day, facts, count                                                                          \
    }

static inline bylaw_pack *matter_pack(void)
{
    bylaw_config config;
    bylaw_error error = { 0 };
    bylaw_pack *pack = NULL;
    bylaw_config_init(&config);
    config.overlay = matter_statements;
    config.overlay_count = COUNT(matter_statements);
    if (bylaw_pack_load(&config, NULL, &pack, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    return pack;
}

static inline int32_t day_of(const char *text)
{
    int32_t day = 0;
    assert_int_equal(bylaw_day_parse(text, &day), BYLAW_OK);
    return day;
}

static inline bylaw_status matters_open(const char *path, const bylaw_pack *pack,
                                        bylaw_matters **out, bylaw_error *error)
{
    bylaw_matters_options options;
    bylaw_matters_options_init(&options);
    options.time = "2020-06-01T08:00:00Z";
    options.make = true;
    return bylaw_matters_open(path, pack, &options, out, error);
}

#endif
