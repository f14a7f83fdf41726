/* SPDX-License-Identifier: Apache-2.0 */
/* Statuses, their texts, and errors that are cut where they must be. */
#include "core/base/status.h"

#include "core/base/text.h"
#include "tests/support/check.h"

#include <string.h>

static void each_status_has_a_text_of_its_own(void **state)
{
    (void)state;
    static const bylaw_status all[] = {
#define STATUS_ITEM(name, code, text) BYLAW_##name,
        BYLAW_STATUS_LIST(STATUS_ITEM)
#undef STATUS_ITEM
    };
    for (size_t i = 0; i < COUNT(all); i++) {
        assert_int_equal(all[i], -(int)i); /* no code is used twice or left out */
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(bylaw_status_text(all[i]), bylaw_status_text(all[j]));
    }
    assert_string_equal(bylaw_status_text(BYLAW_OK), "success");
    assert_string_equal(bylaw_status_text((bylaw_status)17), "unknown status");
}

static void the_version_is_that_of_the_header(void **state)
{
    (void)state;
    assert_string_equal(bylaw_version(), BYLAW_VERSION);
}

static void an_error_names_all_that_it_was_given(void **state)
{
    (void)state;
    bylaw_error error;
    memset(&error, 'x', sizeof error);
    bylaw_status status = error_set(&error, BYLAW_EPACK, (struct place){ "a.lua", 6 }, "4.7",
                                    "no attribute '%s' (did you mean '%s'?)", "incom", "income");
    assert_int_equal(status, BYLAW_EPACK);
    assert_int_equal(error.status, BYLAW_EPACK);
    assert_string_equal(error.file, "a.lua");
    assert_int_equal(error.line, 6);
    assert_string_equal(error.clause, "4.7");
    assert_string_equal(error.message, "no attribute 'incom' (did you mean 'income'?)");
}

static void an_error_may_lack_file_and_clause(void **state)
{
    (void)state;
    bylaw_error error;
    assert_int_equal(error_set(&error, BYLAW_EIO, (struct place){ 0 }, NULL, "%d", 5), BYLAW_EIO);
    assert_string_equal(error.file, "");
    assert_string_equal(error.clause, "");
    assert_int_equal(error.line, 0);
    assert_string_equal(error.message, "5");
}

static void nobody_need_take_an_error(void **state)
{
    (void)state;
    assert_int_equal(error_set(NULL, BYLAW_ENOMEM, (struct place){ 0 }, NULL, "%s", "x"),
                     BYLAW_ENOMEM);
}

/* One byte, then characters of three: some end of the array falls into each part of a character. */
static void long_texts_are_cut_between_characters(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 3; shift++) {
        char text[1000] = "aa";
        for (size_t at = shift; at + 4 < sizeof text; at += 3)
            memcpy(text + at, "户", 4);
        bylaw_error error;
        error_set(&error, BYLAW_EDATA, (struct place){ text, 1 }, text, "%s", text);
        const char *cut[] = { error.file, error.clause, error.message };
        const size_t sizes[] = { sizeof error.file, sizeof error.clause, sizeof error.message };
        for (size_t i = 0; i < COUNT(cut); i++) {
            size_t length = strlen(cut[i]);
            /* the largest length under the size with whole characters: shift + 3 k <= size - 1 */
            assert_int_equal(length, shift + (sizes[i] - 1 - shift) / 3 * 3);
            assert_int_equal(text_utf8_fault(cut[i], length), length);
            assert_memory_equal(cut[i], text, length);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_status_has_a_text_of_its_own),
        cmocka_unit_test(the_version_is_that_of_the_header),
        cmocka_unit_test(an_error_names_all_that_it_was_given),
        cmocka_unit_test(an_error_may_lack_file_and_clause),
        cmocka_unit_test(nobody_need_take_an_error),
        cmocka_unit_test(long_texts_are_cut_between_characters),
    };
    return cmocka_run_group_tests_name("core/base/status", tests, NULL, NULL);
}
