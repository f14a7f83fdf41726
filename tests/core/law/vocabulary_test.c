/* SPDX-License-Identifier: Apache-2.0 */
/* Units as products of powers, choices and attributes by name. */
#include "core/law/vocabulary.h"
#include "tests/support/check.h"

#include <string.h>

static const struct parse_row {
    const char *name;
    const char *text;
    const char *printed; /* NULL: no unit */
} parse_rows[] = {
    { "no text is no unit", "", "" },
    { "one factor", "months", "months" },
    { "a quotient", "yuan/person", "yuan/person" },
    { "factors are sorted", "yuan*month/person", "month*yuan/person" },
    { "equal factors make a power", "m*m", "m*m" },
    { "a factor over itself goes away", "yuan/yuan", "" },
    { "only below the line", "1/year", "1/year" },
    { "Chinese", "元/人", "元/人" },
    { "a slash is for the next factor only", "a/b*c", "a*c/b" },
    { "four factors fit", "a*b*c*d", "a*b*c*d" },
    { "five do not", "a*b*c*d*e", NULL },
    { "nothing after a slash", "yuan/", NULL },
    { "nothing between", "a**b", NULL },
    { "a space at the edge", "yuan /person", NULL },
    { "a line feed", "yu\nan", NULL },
    { "bad UTF-8", "\xff", NULL },
};

static void parses(void **state)
{
    const struct parse_row *row = *state;
    struct memory memory;
    struct arena arena;
    struct buffer printed;
    struct unit unit = { 0 };
    memory_init(&memory, NULL, NULL, 0);
    arena_init(&arena, &memory);
    buffer_init(&printed, &memory);
    assert_int_equal(unit_parse(&arena, row->text, &unit), row->printed != NULL);
    if (row->printed) {
        buffer_add(&printed, "");
        unit_print(&printed, &unit);
        assert_string_equal(printed.data, row->printed);
    }
    buffer_clear(&printed);
    arena_clear(&arena);
    assert_int_equal(memory.used_bytes, 0);
}

static void units_multiply_and_divide(void **state)
{
    (void)state;
    struct unit yuan = { 1, { { "yuan", 1 } } };
    struct unit person = { 1, { { "person", 1 } } };
    struct unit per_head;
    struct unit back;
    assert_true(unit_multiply(&yuan, &person, -1, &per_head));
    assert_int_equal(per_head.count, 2);
    assert_string_equal(per_head.factors[0].name, "person");
    assert_int_equal(per_head.factors[0].power, -1);
    assert_false(unit_equal(&per_head, &yuan));
    assert_true(unit_multiply(&per_head, &person, 1, &back));
    assert_true(unit_equal(&back, &yuan));
    struct unit four = { 4, { { "a", 1 }, { "b", 1 }, { "c", 1 }, { "d", 1 } } };
    assert_false(unit_multiply(&four, &yuan, 1, &back));
    assert_true(unit_equal(&back, &yuan)); /* not changed */
}

/* What 6,000 of one unit are in another: a year is 12 months, 15 mu are a ha of 10,000 m2. */
static void units_are_converted(void **state)
{
    static const struct {
        const char *from, *to;
        int top, bottom; /* bottom 0: another thing */
    } pairs[] = {
        { "months", "years", 500, 1 },
        { "yuan/month", "yuan/year", 72000, 1 },
        { "yuan/year", "yuan/months", 500, 1 },
        { "mu", "ha", 400, 1 },
        { "m2", "ha", 3, 5 },
        { "m2/person", "mu/person", 9, 1 },
        { "yuan", "yuan", 6000, 1 },
        { "yuan", "months", 0, 0 },
        { "yuan/month", "yuan*month", 0, 0 },
    };
    struct memory memory;
    struct arena arena;
    (void)state;
    memory_init(&memory, NULL, NULL, 0);
    arena_init(&arena, &memory);
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct unit from, to;
        struct number factor, found;
        assert_true(unit_parse(&arena, pairs[i].from, &from));
        assert_true(unit_parse(&arena, pairs[i].to, &to));
        assert_int_equal(unit_convert(&from, &to, &factor), pairs[i].bottom > 0);
        if (!pairs[i].bottom)
            continue;
        assert_true(number_multiply(number_whole(6000), factor, &found));
        assert_true(found.top == pairs[i].top && found.bottom == pairs[i].bottom);
    }
    arena_clear(&arena);
}

static void names_are_found(void **state)
{
    (void)state;
    const char *names[] = { "none", "bachelor" };
    struct choices choices = { .names = names, .count = 2 };
    assert_int_equal(choices_find(&choices, "bachelor"), 1);
    assert_int_equal(choices_find(&choices, "Bachelor"), -1);
    struct attribute age = { .name = "age" };
    struct attribute *attributes[] = { &age };
    struct entity person = { .name = "person", .attributes = attributes, .attribute_count = 1 };
    assert_ptr_equal(entity_find_attribute(&person, "age"), &age);
    assert_null(entity_find_attribute(&person, "ages"));
}

static void every_kind_has_a_name(void **state)
{
    (void)state;
    for (int kind = 0; kind < KIND_COUNT; kind++)
        assert_non_null(kind_names[kind]);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(units_multiply_and_divide),
        cmocka_unit_test(units_are_converted),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(every_kind_has_a_name),
    };
    struct CMUnitTest tests[COUNT(parse_rows) + COUNT(others)];
    for (size_t i = 0; i < COUNT(parse_rows); i++)
        tests[i] = (struct CMUnitTest){ parse_rows[i].name, parses, NULL, NULL,
                                        (void *)(uintptr_t)&parse_rows[i] };
    for (size_t i = 0; i < COUNT(others); i++)
        tests[COUNT(parse_rows) + i] = others[i];
    return cmocka_run_group_tests_name("core/law/vocabulary", tests, NULL, NULL);
}
