/* SPDX-License-Identifier: Apache-2.0 */
/* Musts as a host meets them: a case whose facts contradict each other, and files with such a row,
   decided in blocks and whole, with every allocation failed once. */
#include "bylaw.h"

#include "tests/support/check.h"
#include "tests/support/folder.h"
#include "tests/support/shaky_each.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char pack_text[] =
    "source \"S\" { title = \"An act\", since = \"2020-01-01\" }\n"
    "entity \"person\" { born = day, soldier = yes_no { optional = true }, gaps = many \"gap\" }\n"
    "entity \"gap\" { person = one \"person\", days = whole_number { at_most = 366 } }\n"
    "must \"grown\" { about = person, title = \"No child is a soldier\",\n"
    "  holds = any { person.soldier :is \"no\", person.born :below (\"2020-01-01\") } }\n"
    "derive \"person.age\" { law = \"S\", gives = person.born :years_to (law_day) }\n"
    "derive \"person.away\" { law = \"S\", gives = total (person.gaps, gap.days) }\n";

static bylaw_pack *load(void)
{
    static const char *const texts[] = { pack_text };
    bylaw_config config;
    bylaw_pack *pack = NULL;
    bylaw_error error;
    bylaw_config_init(&config);
    config.overlay = texts;
    config.overlay_count = 1;
    if (bylaw_pack_load(&config, NULL, &pack, &error) != BYLAW_OK)
        fail_msg("%s:%d: %s", error.file, error.line, error.message);
    return pack;
}

static void set(bylaw_case *subject, size_t row, const char *name, const char *text)
{
    assert_int_equal(bylaw_case_set_text(subject, "person", row, name, text, NULL), BYLAW_OK);
}

static void facts_that_contradict_each_other_are_not_decided(void **state)
{
    (void)state;
    bylaw_pack *pack = load();
    bylaw_case *subject;
    size_t row;
    bylaw_error error;
    const bylaw_decision *decision;
    assert_int_equal(bylaw_case_new(pack, &subject, NULL), BYLAW_OK);
    assert_int_equal(bylaw_case_row(subject, "person", "A", &row, NULL), BYLAW_OK);
    set(subject, row, "born", "2020-01-01");
    for (int i = 0; i < 2; i++) { /* a new question, and one that is ready */
        set(subject, row, "soldier", "yes");
        assert_int_equal(bylaw_decide(subject, "age", row, 20000, &decision, &error), BYLAW_EDATA);
        assert_string_equal(
            error.message,
            "person A: must grown does not hold (No child is a soldier): any { person.soldier :is "
            "\"no\", person.born :below \"2020-01-01\" }; put one of these facts right");
        /* Nobody knows that it does not hold. */
        set(subject, row, "soldier", "");
        assert_int_equal(bylaw_decide(subject, "age", row, 20000, &decision, &error), BYLAW_OK);
    }
    /* The must itself may be asked; an expression is computed from whatever facts there are. */
    set(subject, row, "soldier", "yes");
    assert_int_equal(bylaw_decide(subject, "grown", row, 0, &decision, &error), BYLAW_OK);
    assert_string_equal(bylaw_decision_text(decision), "no");
    assert_int_equal(bylaw_case_evaluate(subject, "person.born", row, 0, &decision, &error),
                     BYLAW_OK);
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
}

/* ---- No memory ------------------------------------------------------------------------------ */

static bylaw_status whole_case(struct shaky *shaky, const void *user)
{
    (void)user;
    static const char *const texts[] = { pack_text };
    bylaw_config config;
    bylaw_pack *pack = NULL;
    bylaw_case *subject = NULL;
    const bylaw_decision *decision;
    size_t row = 0;
    bylaw_config_init(&config);
    config.alloc = shaky_alloc;
    config.alloc_user = shaky;
    config.overlay = texts;
    config.overlay_count = 1;
    bylaw_status status = bylaw_pack_load(&config, NULL, &pack, NULL);
    if (status == BYLAW_OK)
        status = bylaw_case_new(pack, &subject, NULL);
    if (status == BYLAW_OK)
        status = bylaw_case_row(subject, "person", "A", &row, NULL);
    if (status == BYLAW_OK)
        status = bylaw_case_set_text(subject, "person", row, "born", "2020-01-01", NULL);
    if (status == BYLAW_OK)
        status = bylaw_case_set_text(subject, "person", row, "soldier", "yes", NULL);
    if (status == BYLAW_OK)
        status = bylaw_decide(subject, "age", row, 20000, &decision, NULL);
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
    return status == BYLAW_EDATA ? BYLAW_OK : status;
}

/* Facts on a hook; one of three rows breaks the must. user: the question. */
static bylaw_status whole_files(struct shaky *shaky, const void *user)
{
    bylaw_facts *facts = NULL;
    bylaw_result *result = NULL;
    bylaw_facts_options options;
    bylaw_run_options run;
    bylaw_pack *pack = load();
    uint64_t rows, rejected;
    bylaw_facts_options_init(&options);
    options.folder = folder;
    options.questions = user;
    options.question_count = 1;
    options.keep_good_rows = true;
    options.alloc = shaky_alloc;
    options.alloc_user = shaky;
    bylaw_run_options_init(&run);
    run.day = 20000;
    run.threads = 1;
    bylaw_status status = bylaw_run_files(pack, &options, &run, NULL, &facts, &result, NULL);
    if (status == BYLAW_OK) {
        assert_int_equal(bylaw_facts_count(facts, "person", &rows, &rejected), BYLAW_OK);
        assert_int_equal(rows, 3);
        assert_int_equal(rejected, 1);
        bylaw_result_free(result);
        bylaw_facts_free(facts);
    }
    bylaw_pack_free(pack);
    return status;
}

static void survives_no_memory(void **state)
{
    static const char *const in_blocks[] = { "age" };
    static const char *const at_once[] = { "away" }; /* it reads a list */
    (void)state;
    write_file("person.csv", "id,born,soldier\nP1,2000-01-01,yes\nP2,2021-02-03,yes\nP3,,yes\n");
    write_file("gap.csv", "id,person,days\nG1,P1,3\nG2,P2,3\n");
    for (int onward = 0; onward < 2; onward++) {
        shaky_each_fails(whole_case, NULL, onward);
        shaky_each_fails(whole_files, in_blocks, onward);
        shaky_each_fails(whole_files, at_once, onward);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_that_contradict_each_other_are_not_decided),
        cmocka_unit_test(survives_no_memory),
    };
    return cmocka_run_group_tests_name("api/must", tests, folder_make, folder_remove);
}
