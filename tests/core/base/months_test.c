/* SPDX-License-Identifier: Apache-2.0 */
/* Sets of months, written as runs such as "2020-01..2020-03 2020-05": what spans of days make of
   them, what two of them make together, and how many months they hold in a row. */
#include "core/base/months.h"

#include "tests/support/check.h"

#include <stdio.h>
#include <string.h>

/* ---- Sets as text ---- */

static int32_t day_of(const char *text)
{
    int32_t day = 0;
    assert_true(day_parse(text, strlen(text), &day));
    return day;
}

/* "2020-01-31..2020-03-01 2021-05-07": spans of days, and single days. */
static struct months set_of(const char *spans)
{
    struct months set = { { 0 } };
    for (; *spans != '\0'; spans += strspn(spans, " ")) {
        char first[16] = "", last[16] = "";
        int read = sscanf(spans, "%10[0-9-]..%10[0-9-]", first, last);
        months_add(&set, day_of(first), day_of(read == 2 ? last : first));
        spans += strcspn(spans, " ");
    }
    return set;
}

static bool holds(const struct months *set, int month)
{
    return month < MONTHS_COUNT && (set->words[month / 64] >> (month % 64) & 1);
}

static const char *text_of(const struct months *set, char *text, size_t room)
{
    size_t length = 0;
    text[0] = '\0';
    for (int month = 0; month < MONTHS_COUNT; month++) {
        int first = month;
        if (!holds(set, month))
            continue;
        while (holds(set, month + 1))
            month++;
        length += (size_t)snprintf(text + length, room - length, "%s%d-%02d", length > 0 ? " " : "",
                                   1900 + first / 12, first % 12 + 1);
        if (month > first)
            length += (size_t)snprintf(text + length, room - length, "..%d-%02d", 1900 + month / 12,
                                       month % 12 + 1);
        assert_true(length < room);
    }
    return text;
}

static void check_set(const struct months *set, const char *expected)
{
    char text[256];
    assert_string_equal(text_of(set, text, sizeof text), expected);
    for (int bit = MONTHS_COUNT; bit < MONTHS_WORDS * 64; bit++)
        assert_false(set->words[bit / 64] >> (bit % 64) & 1);
}

/* ---- Spans of days ---- */

static const struct span_row {
    const char *name;
    const char *spans;
    const char *months;
    int count;
    int runs[3]; /* longest, with no, one and two months missing between */
} span_rows[] = {
    { "no span, no month", "", "", 0, { 0, 0, 0 } },
    { "one day is a month", "2020-02-29", "2020-02", 1, { 1, 1, 1 } },
    { "a month counts as soon as a day of it does",
      "2020-01-31..2020-03-01",
      "2020-01..2020-03",
      3,
      { 3, 3, 3 } },
    { "the first and the last day of one month",
      "2020-04-01..2020-04-30",
      "2020-04",
      1,
      { 1, 1, 1 } },
    { "a last day before the first, in the same month",
      "2020-04-30..2020-04-29",
      "",
      0,
      { 0, 0, 0 } },
    { "a last day before the first, years before", "2020-04-30..2010-04-29", "", 0, { 0, 0, 0 } },
    { "over the end of a year", "2019-12-31..2020-01-01", "2019-12..2020-01", 2, { 2, 2, 2 } },
    { "spans that overlap count once",
      "2020-01-01..2020-03-31 2020-02-01..2020-04-01",
      "2020-01..2020-04",
      4,
      { 4, 4, 4 } },
    { "spans that follow each other are one row",
      "2020-03-15..2020-04-20 2020-01-10..2020-02-05",
      "2020-01..2020-04",
      4,
      { 4, 4, 4 } },
    /* 2 months, 1 missing, 3 months, 2 missing, 1 month: 3; 2 + 3; 2 + 3 + 1 */
    { "missing months end a row unless they are few",
      "2020-01-01..2020-02-01 2020-04-01..2020-06-01 2020-09-01",
      "2020-01..2020-02 2020-04..2020-06 2020-09",
      6,
      { 3, 5, 6 } },
    /* Every second month of 2020: rows of 1; with one missing between: all 6. */
    { "every second month",
      "2020-01-01 2020-03-01 2020-05-01 2020-07-01 2020-09-01 2020-11-01",
      "2020-01 2020-03 2020-05 2020-07 2020-09 2020-11",
      6,
      { 1, 6, 6 } },
    { "the longest row comes first",
      "2020-01-01..2020-05-01 2021-01-01..2021-02-01",
      "2020-01..2020-05 2021-01..2021-02",
      7,
      { 5, 5, 5 } },
    { "the first month there is", "1900-01-01", "1900-01", 1, { 1, 1, 1 } },
    { "the last month there is", "2199-12-31", "2199-12", 1, { 1, 1, 1 } },
    { "from before the first month", "1899-12-31..1900-02-01", "1900-01..1900-02", 2, { 2, 2, 2 } },
    { "to after the last month", "2199-11-30..2200-01-01", "2199-11..2199-12", 2, { 2, 2, 2 } },
    { "wholly before the first month", "0001-01-01..1899-12-31", "", 0, { 0, 0, 0 } },
    { "wholly after the last month", "2200-01-01..9999-12-31", "", 0, { 0, 0, 0 } },
    /* 300 years of 12 months */
    { "all months", "0001-01-01..9999-12-31", "1900-01..2199-12", 3600, { 3600, 3600, 3600 } },
    /* Months 63 and 64 from 1900-01: 5 years and 3 months on, April and May 1905. */
    { "over the end of 64 months", "1905-04-30..1905-05-01", "1905-04..1905-05", 2, { 2, 2, 2 } },
    /* 12 months, 1 missing, 3587 months: 1900 and from February 1901 on. */
    { "a row over many words",
      "1900-01-01..1900-12-31 1901-02-01..2199-12-31",
      "1900-01..1900-12 1901-02..2199-12",
      3599,
      { 3587, 3599, 3599 } },
};

static void spans(void **state)
{
    const struct span_row *row = *state;
    struct months set = set_of(row->spans);
    check_set(&set, row->months);
    assert_int_equal(months_count(&set), row->count);
    for (int gap = 0; gap < 3; gap++)
        assert_int_equal(months_longest_run(&set, gap), row->runs[gap]);
}

/* ---- Two sets ---- */

static const struct pair_row {
    const char *name;
    const char *a, *b;
    const char *joined, *part, *within;
} pair_rows[] = {
    { "nothing and nothing", "", "", "", "", "" },
    { "something and nothing", "2020-01-01..2020-03-01", "", "2020-01..2020-03", "2020-01..2020-03",
      "" },
    { "nothing and something", "", "2020-01-01..2020-03-01", "2020-01..2020-03", "", "" },
    { "the same twice", "2020-01-01..2020-03-01", "2020-01-15..2020-03-15", "2020-01..2020-03", "",
      "2020-01..2020-03" },
    { "from the middle", "2020-01-01..2020-06-01", "2020-03-01..2020-04-01", "2020-01..2020-06",
      "2020-01..2020-02 2020-05..2020-06", "2020-03..2020-04" },
    { "one that overlaps the other", "2020-01-01..2020-04-01", "2020-03-01..2020-06-01",
      "2020-01..2020-06", "2020-01..2020-02", "2020-03..2020-04" },
    { "apart", "1900-01-01", "2199-12-31", "1900-01 2199-12", "1900-01", "" },
    { "all but all", "1900-01-01..2199-12-31", "1900-01-01..2199-12-31", "1900-01..2199-12", "",
      "1900-01..2199-12" },
    { "all but the ends", "1900-01-01..2199-12-31", "1900-01-01 2199-12-31", "1900-01..2199-12",
      "1900-02..2199-11", "1900-01 2199-12" },
};

static void pairs(void **state)
{
    const struct pair_row *row = *state;
    struct months a = set_of(row->a), b = set_of(row->b), out;
    memset(&out, 0xff, sizeof out); /* what was there does not matter */
    months_join(&a, &b, &out);
    check_set(&out, row->joined);
    months_part(&a, &b, &out);
    check_set(&out, row->part);
    months_within(&a, &b, &out);
    check_set(&out, row->within);
    months_join(&a, &b, &a); /* into itself */
    check_set(&a, row->joined);
}

static void sets_are_equal_month_by_month(void **state)
{
    (void)state;
    struct months a = set_of("2020-01-01..2020-03-01"), same = set_of("2020-02-29 2020-01-31"),
                  none = set_of("");
    assert_false(months_equal(&a, &same)); /* March is missing */
    months_add(&same, day_of("2020-03-31"), day_of("2020-03-31"));
    assert_true(months_equal(&a, &same));
    assert_false(months_equal(&a, &none));
    months_add(&same, day_of("2199-12-01"), day_of("2199-12-01")); /* in the last word */
    assert_false(months_equal(&a, &same));
}

int main(void)
{
    struct CMUnitTest tests[COUNT(span_rows) + COUNT(pair_rows) + 1] = {
        cmocka_unit_test(sets_are_equal_month_by_month),
    };
    size_t count = 1;
    for (size_t i = 0; i < COUNT(span_rows); i++)
        tests[count++] = (struct CMUnitTest){ span_rows[i].name, spans, NULL, NULL,
                                              (void *)(uintptr_t)&span_rows[i] };
    for (size_t i = 0; i < COUNT(pair_rows); i++)
        tests[count++] = (struct CMUnitTest){ pair_rows[i].name, pairs, NULL, NULL,
                                              (void *)(uintptr_t)&pair_rows[i] };
    return cmocka_run_group_tests_name("core/base/months", tests, NULL, NULL);
}
