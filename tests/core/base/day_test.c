/* SPDX-License-Identifier: Apache-2.0 */
/* Days, against a calendar that is walked day by day and against the definitions of
   docs/semantics.md section 4, by search. */
#include "core/base/day.h"

#include "tests/support/check.h"
#include "tests/support/random.h"

#include <stdio.h>
#include <string.h>

#define MOST_ROWS 120
static struct CMUnitTest tests[MOST_ROWS];
static size_t test_count;

static void add(const char *name, CMUnitTestFunction function, void *row)
{
    assert_true(test_count < MOST_ROWS);
    tests[test_count++] = (struct CMUnitTest){ name, function, NULL, NULL, row };
}

/* ---- A naive calendar ------------------------------------------------------------------------ */

struct date {
    int year;
    int month;
    int day;
};

static int naive_length(int year, int month)
{
    if (month == 2) {
        if (year % 400 == 0)
            return 29;
        if (year % 100 == 0)
            return 28;
        return year % 4 == 0 ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static void naive_next(struct date *date)
{
    date->day++;
    if (date->day > naive_length(date->year, date->month)) {
        date->day = 1;
        date->month++;
    }
    if (date->month > 12) {
        date->month = 1;
        date->year++;
    }
}

static void every_day_from_the_first_to_the_last(void **state)
{
    (void)state;
    struct date date = { 1, 1, 1 };
    for (int32_t day = DAY_FIRST; day <= DAY_LAST; day++) {
        int year;
        int month;
        int day_of_month;
        day_to_civil(day, &year, &month, &day_of_month);
        if (year != date.year || month != date.month || day_of_month != date.day ||
            day_from_civil(date.year, date.month, date.day) != day ||
            !day_exists(date.year, date.month, date.day))
            fail_msg("day %d is %d-%d-%d", (int)day, year, month, day_of_month);
        naive_next(&date);
    }
    assert_int_equal(date.year, 10000);
    assert_int_equal(day_from_civil(1970, 1, 1), 0);
    assert_int_equal(day_from_civil(2000, 3, 1), 11017); /* 30 years, 7 leap days, 31 + 29 days */
}

static void days_that_do_not_exist(void **state)
{
    (void)state;
    static const struct date none[] = { { 2019, 2, 29 }, { 1900, 2, 29 }, { 2100, 2, 29 },
                                        { 2020, 2, 30 }, { 2020, 4, 31 }, { 2020, 0, 1 },
                                        { 2020, 13, 1 }, { 2020, 1, 0 },  { 2020, 1, 32 },
                                        { 0, 12, 31 },   { 10000, 1, 1 }, { -4, 1, 1 } };
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(day_exists(none[i].year, none[i].month, none[i].day));
    assert_true(day_exists(2000, 2, 29));
    assert_true(day_exists(2020, 2, 29));
}

/* ---- Texts
 * --------------------------------------------------------------------------------------- */

static struct parse_row {
    const char *name;
    const char *text;
    const char *day; /* NULL: refused */
} parse_rows[] = {
    { "with dashes", "2019-12-25", "2019-12-25" },
    { "with slashes", "2019/12/25", "2019-12-25" },
    { "eight digits", "20191225", "2019-12-25" },
    { "one digit after a slash", "2019/1/5", "2019-01-05" },
    { "one digit after a dash", "2019-1-05", "2019-01-05" },
    { "a leap day", "2020-02-29", "2020-02-29" },
    { "the first day", "0001-01-01", "0001-01-01" },
    { "the last day", "99991231", "9999-12-31" },
    { "no leap day", "2019-02-29", NULL },
    { "no thirteenth month", "2019-13-01", NULL },
    { "day first", "25-12-2019", NULL },
    { "two marks that differ", "2019-12/25", NULL },
    { "a dot is no mark", "2019.12.25", NULL },
    { "seven digits", "2019125", NULL },
    { "nine digits", "201912250", NULL },
    { "a year of two digits", "19-12-25", NULL },
    { "a year of five digits", "12019-12-25", NULL },
    { "three digits for a month", "2019-012-25", NULL },
    { "no day", "2019-12", NULL },
    { "no day after a mark", "2019-12-", NULL },
    { "no month", "2019", NULL },
    { "an empty month", "2019--25", NULL },
    { "a mark alone", "2019-", NULL },
    { "a time behind", "2019-12-25 00:00", NULL },
    { "a space in front", " 2019-12-25", NULL },
    { "a sign", "-2019-12-25", NULL },
    { "nothing", "", NULL },
    { "the year nought", "0000-01-01", NULL },
    { "words", "today", NULL },
};

static struct memory plain;

static void parse(void **state)
{
    const struct parse_row *row = *state;
    int32_t day = 77;
    char exact[32]; /* ends where the text does */
    size_t length = strlen(row->text);
    memcpy(exact + sizeof exact - length, row->text, length);
    bool parsed = day_parse(exact + sizeof exact - length, length, &day);
    assert_int_equal(parsed, row->day != NULL);
    if (!parsed) {
        assert_int_equal(day, 77);
        return;
    }
    struct buffer buffer;
    buffer_init(&buffer, &plain);
    day_print(&buffer, day);
    assert_string_equal(buffer.data, row->day);
    buffer_clear(&buffer);
}

static void each_beginning_of_a_text_is_refused(void **state)
{
    (void)state;
    int32_t day;
    for (size_t length = 0; length < 10; length++)
        assert_int_equal(day_parse("2019-12-25", length, &day), length == 9); /* 2019-12-2 */
    for (size_t length = 0; length < 8; length++)
        assert_false(day_parse("20191225", length, &day));
}

/* ---- Months and years
 * ------------------------------------------------------------------------------ */

static int32_t at(const char *text)
{
    int32_t day;
    assert_true(day_parse(text, strlen(text), &day));
    return day;
}

static struct move_row {
    const char *name;
    const char *from;
    int64_t months;
    const char *to;
} move_rows[] = {
    { "a month on", "2019-12-25", 1, "2020-01-25" },
    { "a month back", "2020-01-25", -1, "2019-12-25" },
    { "the 31st becomes the 30th", "2019-03-31", 1, "2019-04-30" },
    { "the 31st becomes the 28th", "2019-01-31", 1, "2019-02-28" },
    { "the 31st becomes the 29th in a leap year", "2020-01-31", 1, "2020-02-29" },
    { "a leap day after a year", "2020-02-29", 12, "2021-02-28" },
    { "a leap day after four years", "2020-02-29", 48, "2024-02-29" },
    { "a leap day before 2100", "2096-02-29", 48, "2100-02-28" },
    { "the last day", "9999-11-30", 1, "9999-12-30" },
    { "beyond the last day", "9999-12-01", 1, "9999-12-31" },
    { "far beyond the last day", "2020-01-01", INT64_MAX, "9999-12-31" },
    { "the first month", "0001-02-28", -1, "0001-01-28" },
    { "before the first day", "0001-01-31", -1, "0001-01-01" },
    { "far before the first day", "2020-01-01", INT64_MIN, "0001-01-01" },
};

static void add_months(void **state)
{
    const struct move_row *row = *state;
    assert_int_equal(day_add_months(at(row->from), row->months), at(row->to));
}

static void year_ends(void **state)
{
    (void)state;
    assert_int_equal(day_year_end(at("2019-01-01"), 0), at("2019-12-31"));
    assert_int_equal(day_year_end(at("2019-12-31"), 0), at("2019-12-31"));
    assert_int_equal(day_year_end(at("2019-06-01"), 3), at("2022-12-31"));
    assert_int_equal(day_year_end(at("2019-06-01"), -20), at("1999-12-31"));
    assert_int_equal(day_year_end(at("2019-06-01"), 7980), at("9999-12-31"));
    assert_int_equal(day_year_end(at("2019-06-01"), 7981), DAY_LAST);
    assert_int_equal(day_year_end(at("2019-06-01"), INT64_MAX), DAY_LAST);
    assert_int_equal(day_year_end(at("2019-06-01"), -2018), at("0001-12-31"));
    assert_int_equal(day_year_end(at("2019-06-01"), -2019), DAY_FIRST);
    assert_int_equal(day_year_end(at("2019-06-01"), INT64_MIN), DAY_FIRST);
}

/* A month at a time, by hand: the definition of "day + months". */
static int32_t naive_add(struct date from, int64_t months)
{
    for (; months > 0; months--) {
        from.year += from.month == 12;
        from.month = from.month == 12 ? 1 : from.month + 1;
    }
    for (; months < 0; months++) {
        from.year -= from.month == 1;
        from.month = from.month == 1 ? 12 : from.month - 1;
    }
    int last = naive_length(from.year, from.month);
    return day_from_civil(from.year, from.month, from.day < last ? from.day : last);
}

static void months_are_added_as_defined(void **state)
{
    (void)state;
    for (struct date date = { 1895, 1, 1 }; date.year < 2106; naive_next(&date)) {
        int32_t day = day_from_civil(date.year, date.month, date.day);
        for (int months = -50; months <= 50; months += date.day > 27 ? 1 : 25) {
            if (day_add_months(day, months) != naive_add(date, months))
                fail_msg("%d-%d-%d + %d months", date.year, date.month, date.day, months);
        }
    }
}

/* The largest n with from + n steps <= to, counted up from nought. */
static int64_t search_whole(int32_t from, int32_t to, int step)
{
    int64_t n = 0;
    while (day_add_months(from, (n + 1) * step) <= to)
        n++;
    return n;
}

/* The smallest n >= 0 with from + n steps >= to. */
static int64_t search_started(int32_t from, int32_t to, int step)
{
    int64_t n = 0;
    while (day_add_months(from, n * step) < to)
        n++;
    return n;
}

static void check_pair(int32_t from, int32_t to)
{
    int64_t months = from <= to ? search_whole(from, to, 1) : -search_whole(to, from, 1);
    int64_t years = from <= to ? search_whole(from, to, 12) : -search_whole(to, from, 12);
    if (day_months_to(from, to, false) != months || day_years_to(from, to, false) != years ||
        day_months_to(from, to, true) != search_started(from, to, 1) ||
        day_years_to(from, to, true) != search_started(from, to, 12))
        fail_msg("months or years from day %d to day %d", (int)from, (int)to);
}

static void differences_are_those_of_the_definition(void **state)
{
    (void)state;
    /* Every pair within 1999-2001 near the ends of months, where the rule about them matters. */
    static int32_t ends[400];
    size_t count = 0;
    for (struct date date = { 1999, 1, 1 }; date.year < 2002; naive_next(&date)) {
        if (date.day >= 27 || date.day <= 2)
            ends[count++] = day_from_civil(date.year, date.month, date.day);
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++)
            check_pair(ends[i], ends[j]);
    }
    uint64_t random = 4;
    int32_t first = day_from_civil(1895, 1, 1);
    uint64_t days = (uint64_t)day_from_civil(2105, 12, 31) - (uint64_t)first + 1;
    for (int i = 0; i < 2000; i++)
        check_pair(first + (int32_t)random_below(&random, days),
                   first + (int32_t)random_below(&random, days));
}

static struct difference_row {
    const char *name;
    const char *from;
    const char *to;
    int64_t months;
    int64_t months_started;
    int64_t years;
    int64_t years_started;
} difference_rows[] = {
    { "the same day", "2019-12-25", "2019-12-25", 0, 0, 0, 0 },
    { "a day on, a part of each has begun", "2019-12-25", "2019-12-26", 0, 1, 0, 1 },
    { "the day before a birthday", "2000-05-10", "2018-05-09", 215, 216, 17, 18 },
    { "the birthday itself", "2000-05-10", "2018-05-10", 216, 216, 18, 18 },
    { "born on a leap day: 28 February counts", "2000-02-29", "2018-02-28", 216, 216, 18, 18 },
    { "from the end of January to that of February", "2019-01-31", "2019-02-28", 1, 1, 0, 1 },
    { "back is the same taken negative", "2019-02-28", "2019-01-31", -1, 0, 0, 0 },
    { "a day back", "2019-12-26", "2019-12-25", 0, 0, 0, 0 },
    { "a year back", "2020-12-25", "2019-12-25", -12, 0, -1, 0 },
    { "from the first day to the last", "0001-01-01", "9999-12-31", 119987, 119988, 9998, 9999 },
    { "from the last day to the first", "9999-12-31", "0001-01-01", -119987, 0, -9998, 0 },
};

static void difference(void **state)
{
    const struct difference_row *row = *state;
    int32_t from = at(row->from);
    int32_t to = at(row->to);
    assert_int_equal(day_months_to(from, to, false), row->months);
    assert_int_equal(day_months_to(from, to, true), row->months_started);
    assert_int_equal(day_years_to(from, to, false), row->years);
    assert_int_equal(day_years_to(from, to, true), row->years_started);
}

#define ADD_ROWS(rows, function)                                                                   \
    for (size_t i = 0; i < COUNT(rows); i++)                                                       \
    add((rows)[i].name, function, &(rows)[i])

int main(void)
{
    memory_init(&plain, NULL, NULL, 0);
    add("every day from the first to the last", every_day_from_the_first_to_the_last, NULL);
    add("days that do not exist", days_that_do_not_exist, NULL);
    ADD_ROWS(parse_rows, parse);
    add("each beginning of a text is refused", each_beginning_of_a_text_is_refused, NULL);
    ADD_ROWS(move_rows, add_months);
    add("year ends", year_ends, NULL);
    add("months are added as defined", months_are_added_as_defined, NULL);
    ADD_ROWS(difference_rows, difference);
    add("differences are those of the definition", differences_are_those_of_the_definition, NULL);
    return _cmocka_run_group_tests("core/base/day", tests, test_count, NULL, NULL);
}
