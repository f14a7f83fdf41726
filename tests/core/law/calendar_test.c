/* SPDX-License-Identifier: Apache-2.0 */
/* Counting in a list of working days that is written here; and the names of the override modes. */
#include "core/law/calendar.h"

#include "core/law/parameter.h"
#include "tests/support/check.h"

/* Days 100 to 111, of which these are working days: 100 101 104 105 106 109. */
static int32_t listed[] = { 100, 101, 104, 105, 106, 109 };
static const struct working_days working = { 100, 111, listed, COUNT(listed) };

static void covers_from_the_first_to_the_last_day(void **state)
{
    static const struct working_days none = { .days = NULL };
    (void)state;
    assert_false(working_days_cover(&working, 99));
    assert_true(working_days_cover(&working, 100));
    assert_true(working_days_cover(&working, 103)); /* no working day, but a day of the calendar */
    assert_true(working_days_cover(&working, 111));
    assert_false(working_days_cover(&working, 112));
    assert_false(working_days_cover(&none, 0));
}

static void counts_those_up_to_a_day(void **state)
{
    /* by day from 100 on: the day itself counts */
    static const int expected[] = { 1, 2, 2, 2, 3, 4, 5, 5, 5, 6, 6, 6 };
    static const struct working_days one = { 100, 111, listed + 2, 1 }; /* 104 alone */
    (void)state;
    for (int i = 0; i < (int)COUNT(expected); i++) {
        assert_int_equal(working_days_until(&working, 100 + i), expected[i]);
        assert_int_equal(working_days_until(&one, 100 + i), i >= 4);
    }
    assert_int_equal(working_days_until(&working, 99), 0);
}

#define NONE (-1) /* no calendar goes as far */

static const struct after_row {
    const char *name;
    int32_t day;
    int64_t count;
    int32_t expected;
} after_rows[] = {
    { "none after a working day: that day", 101, 0, 101 },
    { "none after a day that is none: that day", 102, 0, 102 },
    { "the first after a working day is not that day", 100, 1, 101 },
    { "the first after a day that is none", 102, 1, 104 },
    { "the day before a working day", 103, 1, 104 },
    { "the third", 101, 3, 106 },
    { "the last there is", 100, 5, 109 },
    { "one more than there are", 100, 6, NONE },
    { "the first after the last", 109, 1, NONE },
    { "none after the last day of the calendar", 111, 0, 111 },
    { "the first after the last day of the calendar", 111, 1, NONE },
    { "far more than there are", 100, INT64_C(4000000000), NONE },
    { "below 0", 105, -1, NONE },
};

static void after(void **state)
{
    const struct after_row *row = *state;
    int32_t day = 0;
    assert_int_equal(working_days_after(&working, row->day, row->count, &day),
                     row->expected != NONE);
    if (row->expected != NONE)
        assert_int_equal(day, row->expected);
}

static void override_modes_have_the_words_of_the_notation(void **state)
{
    (void)state; /* docs/semantics.md, section 6 */
    assert_string_equal(override_names[OVERRIDE_NONE], "none");
    assert_string_equal(override_names[OVERRIDE_FREE], "free");
    assert_string_equal(override_names[OVERRIDE_FIX], "fix");
    assert_string_equal(override_names[OVERRIDE_FLOOR], "floor");
    assert_string_equal(override_names[OVERRIDE_CEILING], "ceiling");
    assert_string_equal(override_names[OVERRIDE_BAND], "band");
    assert_string_equal(override_names[OVERRIDE_RELAX], "relax");
    assert_string_equal(override_names[OVERRIDE_OPTIONAL], "optional");
    assert_string_equal(override_names[OVERRIDE_EXCEED], "exceed");
    assert_int_equal(OVERRIDE_COUNT, 9);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(after_rows) + 3] = {
        cmocka_unit_test(covers_from_the_first_to_the_last_day),
        cmocka_unit_test(counts_those_up_to_a_day),
        cmocka_unit_test(override_modes_have_the_words_of_the_notation),
    };
    for (size_t i = 0; i < COUNT(after_rows); i++)
        tests[3 + i] = (struct CMUnitTest){ after_rows[i].name, after, NULL, NULL,
                                            (void *)(uintptr_t)&after_rows[i] };
    return cmocka_run_group_tests_name("core/law/calendar", tests, NULL, NULL);
}
