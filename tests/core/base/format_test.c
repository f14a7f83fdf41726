/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and days as text: known texts, and the same as the careful printers give. */
#include "core/base/day.h"
#include "core/base/format.h"
#include "core/base/number.h"

#include "tests/support/check.h"
#include "tests/support/random.h"

#include <string.h>

static struct row {
    const char *name;
    int64_t value;
    int places, least_places;
    const char *text;
} rows[] = {
    { "nothing is a nought", 0, 0, 0, "0" },
    { "nothing in fen keeps its places", 0, 2, 2, "0.00" },
    { "nothing in fen is a nought where none are asked for", 0, 2, 0, "0" },
    { "a sign stands before a nought", -5, 2, 0, "-0.05" },
    { "zeros at the end go", 1250, 2, 0, "12.5" },
    { "zeros at the end stay where they are asked for", 1250, 2, 2, "12.50" },
    { "a whole number of a decimal has no point", 1200, 2, 0, "12" },
    { "the least number fits", INT64_MIN, 0, 0, "-9223372036854775808" },
    { "the least number fits with all places", INT64_MIN, 18, 0, "-9.223372036854775808" },
    { "the greatest number fits", INT64_MAX, 18, 18, "9.223372036854775807" },
    { "18 places of one", 1, 18, 0, "0.000000000000000001" },
};

static void prints(void **state)
{
    const struct row *row = *state;
    char out[FORMAT_BYTES_MOST + 1];
    *format_decimal(out, row->value, row->places, row->least_places) = '\0';
    assert_string_equal(out, row->text);
    const struct format_column column = format_column_make(row->places, row->least_places);
    *format_next(out, row->value, &column) = '\0';
    assert_string_equal(out, row->text);
}

static void agrees_with_number_print(void **state)
{
    (void)state;
    struct memory memory;
    struct buffer text;
    uint64_t random = 5;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&text, &memory);
    for (int i = 0; i < 300000; i++) {
        char out[FORMAT_BYTES_MOST + 1];
        int64_t value = (int64_t)random_next(&random) >> random_below(&random, 64);
        int places = (int)random_below(&random, 19);
        int least = (int)random_below(&random, (uint64_t)places + 1);
        struct number number;
        assert_true(number_make(value, number_power10(places), &number));
        text.length = 0;
        number_print(&text, number, least);
        *format_decimal(out, value, places, least) = '\0';
        assert_string_equal(out, text.data);
        const struct format_column column = format_column_make(places, least);
        *format_next(out, value, &column) = '\0';
        assert_string_equal(out, text.data);
        text.length = 0;
        wide_print(&text, value);
        *format_whole(out, value) = '\0';
        assert_string_equal(out, text.data);
    }
    buffer_clear(&text);
}

static void agrees_with_day_print(void **state)
{
    (void)state;
    struct memory memory;
    struct buffer text;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&text, &memory);
    for (int32_t day = DAY_FIRST; day <= DAY_LAST; day++) {
        char out[FORMAT_BYTES_MOST + 1];
        text.length = 0;
        day_print(&text, day);
        *format_day(out, day) = '\0';
        assert_string_equal(out, text.data);
    }
    buffer_clear(&text);
}

static void writes_in_place(void **state)
{
    (void)state;
    struct memory memory;
    struct buffer text;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&text, &memory);
    buffer_add(&text, "a,");
    for (int64_t i = 0; i < 100; i++) {
        char *out = buffer_room(&text, FORMAT_BYTES_MOST);
        assert_non_null(out);
        buffer_end(&text, format_whole(out, i));
    }
    assert_int_equal(text.length, 2 + 10 + 90 * 2); /* 10 of one digit, 90 of two */
    assert_int_equal(strlen(text.data), text.length);
    assert_memory_equal(text.data, "a,0123456789101112", 18);
    buffer_clear(&text);
}

static void room_that_is_not_there(void **state)
{
    (void)state;
    struct memory memory;
    struct buffer text;
    memory_init(&memory, NULL, NULL, 100);
    buffer_init(&text, &memory);
    assert_null(buffer_room(&text, 200));
    assert_true(text.failed);
    assert_null(buffer_room(&text, 1));
    buffer_clear(&text);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(agrees_with_number_print),
        cmocka_unit_test(agrees_with_day_print),
        cmocka_unit_test(writes_in_place),
        cmocka_unit_test(room_that_is_not_there),
    };
    struct CMUnitTest tests[COUNT(rows) + COUNT(others)];
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i] = (struct CMUnitTest){ rows[i].name, prints, NULL, NULL, &rows[i] };
    memcpy(tests + COUNT(rows), others, sizeof others);
    return cmocka_run_group_tests_name("core/base/format", tests, NULL, NULL);
}
