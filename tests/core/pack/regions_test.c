/* SPDX-License-Identifier: Apache-2.0 */
/* Regions: the five levels, what a region becomes, and the law of each on its own days. */
#include "tests/core/pack/sample.h"

static const char *const chain[] = { "nation", "hunan", "changsha", "ningxiang", "batang" };

static struct region *region(struct builder *b, int line, const char *id, const char *level,
                             const char *under)
{
    struct region *made = build_region(b, at(b, line), id);
    made->level = build_text(b, level);
    made->under = build_text(b, under);
    return made;
}

/* The nation, hunan, changsha, ningxiang and batang, each below the one before. */
static struct builder *with_chain(struct heard *heard)
{
    struct builder *b = new_builder(heard);
    for (int i = LEVEL_TOWNSHIP; i > LEVEL_NATION; i--)
        region(b, 2, chain[i], level_names[i], chain[i - 1]);
    return b;
}

static struct parameter *says(struct builder *b, int level, int year, const char *digits)
{
    struct parameter_layer *layer;
    struct parameter *parameter = build_parameter(b, at(b, 10 + level), "x", chain[level], &layer);
    layer->by = layer->reason = layer->number = "x";
    bool is_off = strcmp(digits, "off") == 0;
    sample_from(b, layer, 10 + level, year, is_off ? "0" : digits)->off = is_off;
    return parameter;
}

/* What stands in a region in June of a year: "120", "none". */
static const char *stands(const struct bylaw_pack *pack, const char *id, int year)
{
    static char text[32];
    const struct parameter_value *value =
        pack_parameter_at(pack, pack->parameters[0], pack_find_region(pack, id),
                          pack_interval(pack, day_from_civil(year, 6, 1)));
    struct memory memory;
    struct buffer out;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&out, &memory);
    if (value)
        number_print(&out, value->number, 0);
    snprintf(text, sizeof text, "%s", value ? out.data : "none");
    buffer_clear(&out);
    return text;
}

/* ---- Levels ---- */

static void the_most_specific_value_counts_at_each_of_five_levels(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_chain(&heard);
    static const char *const values[] = { "1", "2", "3", "4", "5" };
    for (int i = LEVEL_TOWNSHIP; i >= LEVEL_NATION; i--)
        says(b, i, 2012, values[i])->mode = OVERRIDE_FREE;
    struct bylaw_pack *pack = frozen(b, &heard);
    for (int i = LEVEL_NATION; i < LEVEL_COUNT; i++) {
        assert_string_equal(stands(pack, chain[i], 2013), values[i]);
        assert_int_equal(pack->regions[i]->depth, i);
        for (int k = 0; k < LEVEL_COUNT; k++)
            assert_true(pack_region_within(pack, i, k, 0) == (k <= i));
    }
    assert_int_equal(pack->finding_count, 0);
    pack_free(pack);
}

/* The nation says 100 from 2012. From 2014 the upper of two levels says something lawful, from 2015
   the lower one: once what is lawful, once what is not, though it would be against the nation's. */
static const struct mode_row {
    const char *name;
    enum override_mode mode;
    const char *upper, *lawful, *unlawful;
} modes[] = {
    { "free", OVERRIDE_FREE, "7", "3", "off" },
    { "fix", OVERRIDE_FIX, "100", "100", "101" },
    { "floor", OVERRIDE_FLOOR, "150", "150", "149.99" },
    { "ceiling", OVERRIDE_CEILING, "50", "50", "50.01" },
    /* 92 + 9.2 = 101.2, and 92 - 9.2 = 82.8 */
    { "band", OVERRIDE_BAND, "92", "101.2", "101.21" },
    { "band, below", OVERRIDE_BAND, "108", "97.2", "97.19" },
    { "relax", OVERRIDE_RELAX, "150", "150", "149.99" },
    { "optional", OVERRIDE_OPTIONAL, "off", "off", "100" },
    { "exceed", OVERRIDE_EXCEED, "150", "151", "149" },
};

static void try_pair(const struct mode_row *row, int upper, int lower, bool is_lawful)
{
    struct heard heard;
    struct builder *b = with_chain(&heard);
    const char *own = is_lawful ? row->lawful : row->unlawful;
    struct parameter *parameter = says(b, LEVEL_NATION, 2012, "100");
    parameter->mode = row->mode;
    parameter->favours = row->mode == OVERRIDE_RELAX ? FAVOURS_LARGER : FAVOURS_NONE;
    assert_true(number_make(1, 10, &parameter->within));
    says(b, upper, 2014, row->upper);
    says(b, lower, 2015, own);
    struct bylaw_pack *pack = frozen(b, &heard);
    const char *above = strcmp(row->upper, "off") == 0 ? "none" : row->upper;
    const char *expected = !is_lawful ? above : strcmp(own, "off") == 0 ? "none" : own;
    assert_int_equal(pack->finding_count, is_lawful ? 0 : 1);
    if (!is_lawful) {
        assert_int_equal(pack->findings[0]->at.line, 10 + lower);
        assert_int_equal(pack->findings[0]->since, day_from_civil(2015, 1, 1));
    }
    assert_string_equal(stands(pack, chain[lower], 2016), expected);
    assert_string_equal(stands(pack, chain[LEVEL_TOWNSHIP], 2016), expected);
    assert_string_equal(stands(pack, chain[lower - 1], 2016), above);
    assert_string_equal(stands(pack, chain[upper - 1], 2016), "100");
    pack_free(pack);
}

static void a_mode_holds_between_any_two_levels(void **state)
{
    const struct mode_row *row = *state;
    for (int upper = LEVEL_PROVINCE; upper < LEVEL_TOWNSHIP; upper++) {
        for (int lower = upper + 1; lower <= LEVEL_TOWNSHIP; lower++) {
            try_pair(row, upper, lower, true);
            try_pair(row, upper, lower, false);
        }
    }
}

/* No level may set it: each is a finding, and the nation's stands. */
static void none_holds_at_every_level(void **state)
{
    (void)state;
    for (int level = LEVEL_PROVINCE; level < LEVEL_COUNT; level++) {
        struct heard heard;
        struct builder *b = with_chain(&heard);
        says(b, LEVEL_NATION, 2012, "100")->mode = OVERRIDE_NONE;
        says(b, level, 2014, "100");
        struct bylaw_pack *pack = frozen(b, &heard);
        assert_int_equal(pack->finding_count, 1);
        assert_string_equal(stands(pack, chain[LEVEL_TOWNSHIP], 2016), "100");
        pack_free(pack);
    }
}

/* 150 in the province, 130 in the city (unlawful), 140 in the county: against the province's. */
static void what_does_not_stand_is_nothing_to_compare_with(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_chain(&heard);
    says(b, LEVEL_NATION, 2012, "100")->mode = OVERRIDE_FLOOR;
    says(b, LEVEL_PROVINCE, 2014, "150");
    says(b, LEVEL_CITY, 2014, "130");
    says(b, LEVEL_COUNTY, 2014, "140");
    says(b, LEVEL_TOWNSHIP, 2014, "160");
    struct bylaw_pack *pack = frozen(b, &heard);
    assert_int_equal(pack->finding_count, 2);
    assert_string_equal(
        pack->findings[1]->text,
        "parameter x: 140 in ningxiang (S, art. 3) does not stand from 2014-01-01, since it "
        "departs "
        "from 150 (S, art. 3) by 10 and its override is \"floor\"; write at least that value");
    assert_string_equal(stands(pack, "ningxiang", 2015), "150");
    assert_string_equal(stands(pack, "batang", 2015), "160");
    pack_free(pack);
}

/* ---- Days of regions ---- */

/* since: from 1 January of that year; ended: to 31 December; 0: not stated. */
static struct region *days_of(struct builder *b, struct region *region, int since, int ended,
                              const char *becomes)
{
    region->since = since > 0 ? day_from_civil(since, 1, 1) : DAY_NONE;
    region->ended = ended > 0 ? day_from_civil(ended, 12, 31) : DAY_NONE;
    while (*becomes != '\0') {
        size_t length = strcspn(becomes, " ");
        build_list_add(b, &region->becomes, &region->becomes_count,
                       build_text_bytes(b, becomes, length));
        becomes += becomes[length] == ' ' ? length + 1 : length;
    }
    return region;
}

/* Laiwu merged into Jinan at the end of 2018, Gangcheng went on below it; Xiangfan was renamed
   Xiangyang at the end of 2010; Chaohu was split at the end of 2011. */
static struct builder *with_changes(struct heard *heard)
{
    struct builder *b = new_builder(heard);
    region(b, 2, "shandong", "province", "nation");
    region(b, 3, "jinan", "city", "shandong");
    days_of(b, region(b, 4, "laiwu", "city", "shandong"), 1992, 2018, "jinan");
    days_of(b, region(b, 5, "gangcheng", "county", "laiwu"), 1992, 0, "");
    days_of(b, region(b, 6, "xiangfan", "city", "nation"), 0, 2010, "xiangyang")->code = "420600";
    days_of(b, region(b, 7, "xiangyang", "city", "nation"), 2011, 0, "")->code = "420600";
    days_of(b, region(b, 8, "chaohu", "city", "nation"), 1999, 2011, "hefei wuhu");
    region(b, 9, "hefei", "city", "nation");
    region(b, 9, "wuhu", "city", "nation");
    return b;
}

static int day_of(int year)
{
    return day_from_civil(year, 6, 1);
}

static void a_region_is_what_it_became(void **state)
{
    (void)state;
    static const struct {
        const char *named;
        int year;
        const char *is; /* "": nothing, and */
        const char *missing;
    } rows[] = {
        { "laiwu", 2018, "laiwu", "" },         { "laiwu", 2019, "jinan", "" },
        { "laiwu", 1991, "", "laiwu" },         { "jinan", 1991, "jinan", "" },
        { "xiangfan", 2010, "xiangfan", "" },   { "xiangfan", 2011, "xiangyang", "" },
        { "xiangyang", 2010, "", "xiangyang" }, { "420600", 2010, "xiangfan", "" },
        { "420600", 2020, "xiangyang", "" },    { "chaohu", 2011, "chaohu", "" },
        { "chaohu", 2012, "", "chaohu" },
    };
    struct heard heard;
    struct bylaw_pack *pack = frozen(with_changes(&heard), &heard);
    for (size_t i = 0; i < COUNT(rows); i++) {
        int missing = -1;
        int found = pack_region_on(pack, pack_find_region(pack, rows[i].named),
                                   day_of(rows[i].year), &missing);
        assert_string_equal(found < 0 ? "" : pack->regions[found]->id, rows[i].is);
        assert_string_equal(missing < 0 ? "" : pack->regions[missing]->id, rows[i].missing);
    }
    int gangcheng = pack_find_region(pack, "gangcheng");
    assert_int_equal(pack_region_above(pack, gangcheng, day_of(2018)),
                     pack_find_region(pack, "laiwu"));
    assert_int_equal(pack_region_above(pack, gangcheng, day_of(2019)),
                     pack_find_region(pack, "jinan"));
    assert_int_equal(pack_region_above(pack, 0, 0), -1);
    pack_free(pack);
}

static void says_of(struct builder *b, const char *id, int year, const char *digits)
{
    struct parameter_layer *layer;
    build_parameter(b, at(b, 20), "x", id, &layer);
    layer->by = layer->reason = layer->number = "x";
    sample_from(b, layer, 20, year, digits);
}

/* Laiwu's 7 counts to its last day, in itself and in Gangcheng; then Jinan's 5 does. */
static void law_of_a_region_counts_on_its_own_days(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        int year;
        const char *value;
    } rows[] = {
        { "laiwu", 2018, "7" },     { "laiwu", 2019, "5" },     { "laiwu", 1991, "none" },
        { "gangcheng", 2018, "7" }, { "gangcheng", 2019, "5" }, { "jinan", 2018, "5" },
        { "shandong", 2019, "1" },  { "chaohu", 2011, "9" },    { "chaohu", 2012, "none" },
        { "hefei", 2012, "1" },
    };
    struct heard heard;
    struct builder *b = with_changes(&heard);
    struct parameter_layer *layer;
    build_parameter(b, at(b, 10), "x", "nation", &layer)->mode = OVERRIDE_FREE;
    sample_from(b, layer, 10, 1950, "1");
    says_of(b, "laiwu", 1993, "7");
    says_of(b, "jinan", 1950, "5");
    says_of(b, "chaohu", 2000, "9");
    struct bylaw_pack *pack = frozen(b, &heard);
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(stands(pack, rows[i].id, rows[i].year), rows[i].value);
    pack_free(pack);
}

/* Laiwu's 90 is below the nation's 100 from 2019 on, but then there is no Laiwu any more. And
   against whom Gangcheng is measured changes with it: its 60 is lawful below Laiwu's 60. */
static void a_value_is_tested_against_what_is_above_on_the_day(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_changes(&heard);
    struct parameter_layer *layer;
    build_parameter(b, at(b, 10), "x", "nation", &layer)->mode = OVERRIDE_FLOOR;
    sample_from(b, layer, 10, 1950, "50");
    sample_from(b, layer, 10, 2019, "100");
    says_of(b, "laiwu", 1993, "60");
    says_of(b, "gangcheng", 1993, "60");
    says_of(b, "jinan", 2019, "120");
    struct bylaw_pack *pack = frozen(b, &heard);
    assert_int_equal(pack->finding_count, 1);
    assert_string_equal(
        pack->findings[0]->text,
        "parameter x: 60 in gangcheng (S, art. 3) no longer stands from 2019-01-01, since it "
        "departs from 120 (S, art. 3) by 60 and its override is \"floor\"; write at least that "
        "value");
    pack_free(pack);
}

/* A new name is no reason to take away what there was: 90 in Xiangfan, then 95 in Xiangyang. */
static void relax_looks_back_over_a_change_of_name(void **state)
{
    (void)state;
    static const struct {
        const char *xiangyang;
        int findings;
        const char *value;
    } rows[] = { { "95", 1, "100" }, { "90", 0, "90" }, { "80", 0, "80" } };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct heard heard;
        struct builder *b = with_changes(&heard);
        struct parameter_layer *layer;
        struct parameter *parameter = build_parameter(b, at(b, 10), "x", "nation", &layer);
        parameter->mode = OVERRIDE_RELAX;
        parameter->favours = FAVOURS_SMALLER;
        sample_from(b, layer, 10, 1950, "100");
        says_of(b, "xiangfan", 2000, "90");
        says_of(b, "xiangyang", 2005, rows[i].xiangyang);
        struct bylaw_pack *pack = frozen(b, &heard);
        assert_int_equal(pack->finding_count, rows[i].findings);
        if (rows[i].findings > 0)
            assert_string_equal(
                pack->findings[0]->text,
                "parameter x: 95 in xiangyang (S, art. 3) no longer stands from 2011-01-01, since "
                "it departs from 90 (S, art. 3) by 5 and its override is \"relax\"; write at most "
                "that value");
        assert_string_equal(stands(pack, "xiangfan", 2010), "90");
        assert_string_equal(stands(pack, "xiangyang", 2011), rows[i].value);
        pack_free(pack);
    }
}

/* ---- Mistakes ---- */

static void no_level(struct builder *b)
{
    region(b, 2, "hunan", "provinze", "nation");
}

static void upside_down(struct builder *b)
{
    region(b, 2, "hunan", "province", "changsha");
    region(b, 3, "changsha", "city", "nation");
    region(b, 4, "xiangtan", "city", "changsha");
}

static void becomes_nothing_known(struct builder *b)
{
    days_of(b, region(b, 2, "laiwu", "city", "nation"), 0, 2018, "jinann");
    region(b, 3, "jinan", "city", "nation");
}

static void becomes_on_no_day(struct builder *b)
{
    days_of(b, region(b, 2, "laiwu", "city", "nation"), 0, 0, "jinan");
    region(b, 3, "jinan", "city", "nation");
}

static void becomes_what_is_not_there(struct builder *b)
{
    days_of(b, region(b, 2, "a", "city", "nation"), 0, 2018, "b");
    days_of(b, region(b, 3, "b", "city", "nation"), 2020, 0, "");
}

static void becomes_itself(struct builder *b)
{
    days_of(b, region(b, 2, "a", "city", "nation"), 0, 2018, "b");
    days_of(b, region(b, 3, "b", "city", "nation"), 0, 2019, "a");
}

static void ends_first(struct builder *b)
{
    days_of(b, region(b, 2, "a", "city", "nation"), 2019, 2018, "");
}

static void older_than_above(struct builder *b)
{
    days_of(b, region(b, 2, "chongqing", "province", "nation"), 1997, 0, "");
    region(b, 3, "wanzhou", "county", "chongqing");
}

static void below_a_split(struct builder *b)
{
    days_of(b, region(b, 2, "chaohu", "city", "nation"), 0, 2011, "hefei wuhu");
    region(b, 3, "hefei", "city", "nation");
    region(b, 3, "wuhu", "city", "nation");
    region(b, 4, "lujiang", "county", "chaohu");
}

static void below_an_end(struct builder *b)
{
    days_of(b, region(b, 2, "chaohu", "city", "nation"), 0, 2011, "");
    region(b, 4, "lujiang", "county", "chaohu");
}

static void one_code(struct builder *b)
{
    days_of(b, region(b, 2, "a", "city", "nation"), 0, 2018, "b c")->code = "1";
    days_of(b, region(b, 3, "b", "city", "nation"), 2019, 0, "")->code = "1";
    region(b, 4, "c", "city", "nation");
}

static void the_nation_ends(struct builder *b)
{
    build_region(b, at(b, 2), "nation")->since = 0;
}

static const struct mistake_row {
    const char *name;
    void (*make)(struct builder *b);
    const char *text;
} mistakes[] = {
    { "a level that there is not", no_level,
      "p.lua:2: hunan: 'provinze' is no level of a region (did you mean 'province'?); write "
      "\"province\", \"city\", \"county\" or \"township\"" },
    { "a level that is not below", upside_down,
      "p.lua:2: hunan: region hunan is a province and lies under changsha, a city; write a region "
      "of a higher level\n"
      "p.lua:4: xiangtan: region xiangtan is a city and lies under changsha, a city; write a "
      "region "
      "of a higher level" },
    { "what it becomes is no region", becomes_nothing_known,
      "p.lua:2: laiwu: region laiwu becomes 'jinann', which is no region (did you mean 'jinan'?)" },
    { "it becomes another and never ends", becomes_on_no_day,
      "p.lua:2: laiwu: region laiwu becomes jinan, but does not say when; write ended = \"...\", "
      "its last day" },
    { "a gap between what it was and what it becomes", becomes_what_is_not_there,
      "p.lua:2: a: region a becomes b on 2019-01-01, which begins on 2020-01-01; correct the days "
      "of one" },
    { "a circle", becomes_itself,
      "p.lua:3: b: region b becomes a on 2020-01-01, which ended on 2018-12-31; correct the days "
      "of one" },
    { "an end before the beginning", ends_first,
      "p.lua:2: a: region a ends before it begins; correct since or ended" },
    { "a region that is older than the one above", older_than_above,
      "p.lua:3: wanzhou: region wanzhou lies under chongqing, which begins on 1997-01-01; write "
      "since = \"1997-01-01\"" },
    { "a region below one that was split", below_a_split,
      "p.lua:4: lujiang: region lujiang lies under chaohu, which ended on 2011-12-31 and was "
      "split; "
      "write ended = \"2011-12-31\", and another region for the days after it" },
    { "a region below one that ended", below_an_end,
      "p.lua:4: lujiang: region lujiang lies under chaohu, which ended on 2011-12-31; write ended "
      "= "
      "\"2011-12-31\", and another region for the days after it" },
    { "a code that means two things", one_code,
      "p.lua:3: b: regions b and a have the same code 1; correct one" },
    { "the nation has no days", the_nation_ends,
      "p.lua:2: nation: the nation is always there; leave out since, ended and becomes" },
};

static void a_mistake_is_named(void **state)
{
    const struct mistake_row *row = *state;
    struct heard heard;
    struct bylaw_pack *pack;
    struct builder *b = new_builder(&heard);
    row->make(b);
    assert_int_equal(pack_freeze(b, &pack, NULL), BYLAW_EPACK);
    assert_string_equal(heard.text, row->text);
    builder_free(b);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(the_most_specific_value_counts_at_each_of_five_levels),
        cmocka_unit_test(none_holds_at_every_level),
        cmocka_unit_test(what_does_not_stand_is_nothing_to_compare_with),
        cmocka_unit_test(a_region_is_what_it_became),
        cmocka_unit_test(law_of_a_region_counts_on_its_own_days),
        cmocka_unit_test(a_value_is_tested_against_what_is_above_on_the_day),
        cmocka_unit_test(relax_looks_back_over_a_change_of_name),
    };
    struct CMUnitTest tests[COUNT(others) + COUNT(modes) + COUNT(mistakes)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(others); i++)
        tests[count++] = others[i];
    for (size_t i = 0; i < COUNT(modes); i++)
        tests[count++] = (struct CMUnitTest){ modes[i].name, a_mode_holds_between_any_two_levels,
                                              NULL, NULL, (void *)(uintptr_t)&modes[i] };
    for (size_t i = 0; i < COUNT(mistakes); i++)
        tests[count++] = (struct CMUnitTest){ mistakes[i].name, a_mistake_is_named, NULL, NULL,
                                              (void *)(uintptr_t)&mistakes[i] };
    return cmocka_run_group_tests_name("core/pack/regions", tests, NULL, NULL);
}
