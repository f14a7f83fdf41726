/* SPDX-License-Identifier: Apache-2.0 */
/* What a region may set: each mode with what is lawful and what is not. The nation says 100 from
   2012 and 120 from 2016; haidian lies in beijing. An unlawful value does not stand, and is a
   finding. */
#include "tests/core/pack/sample.h"

#include <stdlib.h>

/* What a region says from a year on: a number, or "off"; parted by spaces, "2014:105 2017:90". */
static void say(struct builder *b, const char *region, int line, const char *values)
{
    struct parameter_layer *layer;
    build_parameter(b, at(b, line), "x", region, &layer);
    layer->by = layer->reason = "x";
    while (*values != '\0') {
        char digits[16];
        int year = atoi(values);
        size_t length = strcspn(values, " ");
        snprintf(digits, sizeof digits, "%.*s", (int)length - 5, values + 5);
        bool is_off = strcmp(digits, "off") == 0;
        sample_from(b, layer, line, year, is_off ? "0" : digits)->off = is_off;
        values += values[length] == ' ' ? length + 1 : length;
    }
}

static const struct row {
    const char *name;
    enum override_mode mode;
    enum favours favours;
    const char *beijing, *haidian;
    const char *stands;   /* in haidian in 2013, 2015, 2017, 2019 (June) */
    const char *findings; /* "line since: text", one a line */
} rows[] = {
    { "free: any value", OVERRIDE_FREE, 0, "2014:7", "2018:3", "100 7 7 3", "" },
    { "fix: the same value", OVERRIDE_FIX, 0, "2014:100", "", "100 100 120 120",
      "11 2016-01-01: parameter x: 100 in beijing (S, art. 3) no longer stands from 2016-01-01, "
      "since it departs from 120 (S, art. 3) by 20 and its override is \"fix\"; write the same "
      "value" },
    { "fix: another value", OVERRIDE_FIX, 0, "2014:101 2016:120", "", "100 100 120 120",
      "11 2014-01-01: parameter x: 101 in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from 100 (S, art. 3) by 1 and its override is \"fix\"; write the same "
      "value" },
    { "floor: as much or more", OVERRIDE_FLOOR, 0, "2014:100 2016:130", "", "100 100 130 130", "" },
    { "floor: less, since the nation raised it", OVERRIDE_FLOOR, 0, "2014:110.5 2018:121", "",
      "100 110.5 120 121",
      "11 2016-01-01: parameter x: 110.5 in beijing (S, art. 3) no longer stands from 2016-01-01, "
      "since it departs from 120 (S, art. 3) by 9.5 and its override is \"floor\"; write at least "
      "that value" },
    { "floor: a county against its city, not the nation", OVERRIDE_FLOOR, 0, "2014:150", "2014:130",
      "100 150 150 150",
      "12 2014-01-01: parameter x: 130 in haidian (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from 150 (S, art. 3) by 20 and its override is \"floor\"; write at least "
      "that value" },
    { "floor: what is unlawful in the city is not above the county", OVERRIDE_FLOOR, 0, "2014:90",
      "2014:100", "100 100 120 120",
      "11 2014-01-01: parameter x: 90 in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from 100 (S, art. 3) by 10 and its override is \"floor\"; write at least "
      "that value\n"
      "12 2016-01-01: parameter x: 100 in haidian (S, art. 3) no longer stands from 2016-01-01, "
      "since it departs from 120 (S, art. 3) by 20 and its override is \"floor\"; write at least "
      "that value" },
    { "ceiling: as much or less", OVERRIDE_CEILING, 0, "2014:100 2017:20", "", "100 100 20 20",
      "" },
    { "ceiling: more, until the nation raises it", OVERRIDE_CEILING, 0, "2014:110", "",
      "100 100 110 110",
      "11 2014-01-01: parameter x: 110 in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from 100 (S, art. 3) by 10 and its override is \"ceiling\"; write at most "
      "that value" },
    { "band: a tenth of 120 is 12", OVERRIDE_BAND, 0, "2014:90 2016:132", "2018:108",
      "100 90 132 132",
      "12 2018-01-01: parameter x: 108 in haidian (S, art. 3) does not stand from 2018-01-01, "
      "since it departs from 132 (S, art. 3) by 24 and its override is \"band\"; write a value "
      "within 10 percent of it" },
    { "band: more than a tenth of 100", OVERRIDE_BAND, 0, "2014:110.01", "",
      "100 100 110.01 110.01",
      "11 2014-01-01: parameter x: 110.01 in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from 100 (S, art. 3) by 10.01 and its override is \"band\"; write a value "
      "within 10 percent of it" },
    { "relax: less and less", OVERRIDE_RELAX, FAVOURS_SMALLER, "2014:90 2017:80 2018:80", "",
      "100 90 80 80", "" },
    { "relax: harder than before, so that what was before goes on", OVERRIDE_RELAX, FAVOURS_SMALLER,
      "2014:90 2017:95", "", "100 90 90 90",
      "11 2017-01-01: parameter x: 95 in beijing (S, art. 3) does not stand from 2017-01-01, "
      "since it departs from 90 (S, art. 3) by 5 and its override is \"relax\"; write at most that "
      "value" },
    { "relax: the first value against that above", OVERRIDE_RELAX, FAVOURS_LARGER,
      "2014:90 2017:125", "", "100 100 125 125",
      "11 2014-01-01: parameter x: 90 in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from 100 (S, art. 3) by 10 and its override is \"relax\"; write at least "
      "that value" },
    { "optional: switched off and on again", OVERRIDE_OPTIONAL, 0, "2014:off 2018:120", "",
      "100 none none 120", "" },
    { "optional: another value", OVERRIDE_OPTIONAL, 0, "2014:99", "2014:off", "100 none none none",
      "11 2014-01-01: parameter x: 99 in beijing (S, art. 3) does not stand from 2014-01-01, since "
      "it departs from 100 (S, art. 3) by 1 and its override is \"optional\"; write the same "
      "value, or off" },
    { "optional: on in a county of a city where it is off", OVERRIDE_OPTIONAL, 0, "2014:off",
      "2014:100", "100 none none none",
      "12 2014-01-01: parameter x: 100 in haidian (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from off (S, art. 3) and its override is \"optional\"; write the same "
      "value, or off" },
    { "exceed: more, at its own cost", OVERRIDE_EXCEED, 0, "2014:300", "", "100 300 300 300", "" },
    { "exceed: less", OVERRIDE_EXCEED, 0, "2014:99.99", "", "100 100 120 120",
      "11 2014-01-01: parameter x: 99.99 in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from 100 (S, art. 3) by 0.01 and its override is \"exceed\"; write at "
      "least that value" },
    { "none: not even the same value", OVERRIDE_NONE, 0, "2014:100", "", "100 100 120 120",
      "11 2014-01-01: parameter x: 100 in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since no region may set it; remove it, or write override = \"free\" on the national "
      "parameter" },
    { "off where nothing says that it may be", OVERRIDE_FREE, 0, "2014:off", "", "100 100 120 120",
      "11 2014-01-01: parameter x: off in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since its override is \"free\"; remove it, or write override = \"optional\" on the "
      "national parameter" },
    { "none comes before a value of the nation", OVERRIDE_FIX, 0, "2011:7", "", "100 100 120 120",
      "11 2012-01-01: parameter x: 7 in beijing (S, art. 3) no longer stands from 2012-01-01, "
      "since it departs from 100 (S, art. 3) by 93 and its override is \"fix\"; write the same "
      "value" },
};

static void print_findings(const struct bylaw_pack *pack, char *text, size_t room)
{
    text[0] = '\0';
    for (int i = 0; i < pack->finding_count; i++) {
        const struct finding *finding = pack->findings[i];
        struct buffer day;
        struct memory memory;
        memory_init(&memory, NULL, NULL, 0);
        buffer_init(&day, &memory);
        day_print(&day, finding->since);
        size_t length = strlen(text);
        snprintf(text + length, room - length, "%s%d %s: %s", i > 0 ? "\n" : "", finding->at.line,
                 day.data, finding->text);
        buffer_clear(&day);
        assert_string_equal(finding->clause, "x");
    }
}

static void print_values(const struct bylaw_pack *pack, char *text, size_t room)
{
    static const int years[] = { 2013, 2015, 2017, 2019 };
    struct memory memory;
    struct buffer out;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&out, &memory);
    for (size_t i = 0; i < COUNT(years); i++) {
        const struct parameter_value *value =
            pack_parameter_at(pack, pack->parameters[0], pack_find_region(pack, "haidian"),
                              pack_interval(pack, day_from_civil(years[i], 6, 1)));
        if (i > 0)
            buffer_add(&out, " ");
        if (value)
            number_print(&out, value->number, 0);
        else
            buffer_add(&out, "none");
    }
    snprintf(text, room, "%s", out.data);
    buffer_clear(&out);
}

static void a_mode_says_what_a_region_may_set(void **state)
{
    const struct row *row = *state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct parameter_layer *layer;
    char text[2048];
    sample_region(b, "haidian", "beijing");
    sample_region(b, "beijing", "nation");
    if (row->haidian[0] != '\0')
        say(b, "haidian", 12, row->haidian);
    say(b, "beijing", 11, row->beijing);
    struct parameter *parameter = build_parameter(b, at(b, 10), "x", "nation", &layer);
    parameter->mode = row->mode;
    parameter->favours = row->favours;
    assert_true(number_make(1, 10, &parameter->within));
    sample_from(b, layer, 10, 2012, "100");
    sample_from(b, layer, 10, 2016, "120");
    struct bylaw_pack *pack = frozen(b, &heard);
    print_values(pack, text, sizeof text);
    assert_string_equal(text, row->stands);
    print_findings(pack, text, sizeof text);
    assert_string_equal(text, row->findings);
    pack_free(pack);
}

static void a_statement_ends_with_its_last_day(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct parameter_layer *layer;
    sample_region(b, "beijing", "nation");
    build_parameter(b, at(b, 10), "x", "nation", &layer)->mode = OVERRIDE_FLOOR;
    sample_from(b, layer, 10, 2012, "100");
    sample_from(b, layer, 10, 2016, "120");
    build_parameter(b, at(b, 11), "x", "beijing", &layer);
    layer->by = layer->reason = "x";
    layer->ended = day_from_civil(2015, 12, 31); /* before it would turn unlawful */
    sample_from(b, layer, 11, 2014, "110");
    struct bylaw_pack *pack = frozen(b, &heard);
    static const struct {
        int year, month, day;
        int64_t value;
    } days[] = {
        { 2013, 12, 31, 100 }, { 2014, 1, 1, 110 }, { 2015, 12, 31, 110 }, { 2016, 1, 1, 120 }
    };
    for (size_t i = 0; i < COUNT(days); i++) {
        int interval =
            pack_interval(pack, day_from_civil(days[i].year, days[i].month, days[i].day));
        assert_int_equal(pack_parameter_at(pack, pack->parameters[0], 1, interval)->number.top,
                         days[i].value);
    }
    assert_int_equal(pack->finding_count, 0);
    pack_free(pack);
}

static void a_mode_needs_values_that_it_can_compare(void **state)
{
    (void)state;
    static const struct {
        enum override_mode mode;
        enum kind kind;
        const char *mistake;
    } kinds[] = {
        { OVERRIDE_FLOOR, KIND_TEXT,
          "p.lua:10: x: override = \"floor\" compares numbers or days, and parameter x is a text; "
          "write \"fix\" or \"free\"" },
        { OVERRIDE_BAND, KIND_DAY,
          "p.lua:10: x: override = \"band\" compares numbers, and parameter x is a day; write "
          "\"fix\" or \"free\"" },
        { OVERRIDE_RELAX, KIND_NUMBER,
          "p.lua:10: x: override = \"relax\" does not say what is in the applicant's favour; write "
          "favours = \"larger\" or favours = \"smaller\"" },
    };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        struct heard heard;
        struct builder *b = new_builder(&heard);
        struct parameter_layer *layer;
        struct bylaw_pack *pack;
        build_parameter(b, at(b, 10), "x", "nation", &layer)->mode = kinds[i].mode;
        struct parameter_value *value = sample_from(b, layer, 10, 2012, "1");
        value->kind = kinds[i].kind;
        value->text = "master";
        assert_int_equal(pack_freeze(b, &pack, NULL), BYLAW_EPACK);
        assert_string_equal(heard.text, kinds[i].mistake);
        builder_free(b);
    }
}

int main(void)
{
    struct CMUnitTest tests[COUNT(rows) + 2];
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i] = (struct CMUnitTest){ rows[i].name, a_mode_says_what_a_region_may_set, NULL, NULL,
                                        (void *)(uintptr_t)&rows[i] };
    tests[COUNT(rows)] = (struct CMUnitTest)cmocka_unit_test(a_statement_ends_with_its_last_day);
    tests[COUNT(rows) + 1] =
        (struct CMUnitTest)cmocka_unit_test(a_mode_needs_values_that_it_can_compare);
    return cmocka_run_group_tests_name("core/pack/overrides", tests, NULL, NULL);
}
