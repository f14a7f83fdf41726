/* SPDX-License-Identifier: Apache-2.0 */
/* Which statement is law in a region on a day: nation > beijing > haidian, nation > guangzhou. */
#include "tests/core/pack/sample.h"

static struct builder *with_regions(struct heard *heard)
{
    struct builder *b = new_builder(heard);
    sample_region(b, "haidian", "beijing");
    sample_region(b, "beijing", "nation")->code = "110000";
    sample_region(b, "guangzhou", "nation");
    return b;
}

static int interval_of(const struct bylaw_pack *pack, int year, int month, int day)
{
    return pack_interval(pack, day_from_civil(year, month, day));
}

/* ---- Regions ---- */

static void a_region_comes_after_the_one_above_it(void **state)
{
    (void)state;
    struct heard heard;
    struct bylaw_pack *pack = frozen(with_regions(&heard), &heard);
    static const struct {
        const char *id;
        int above, depth;
    } expected[] = {
        { "nation", -1, 0 }, { "beijing", 0, 1 }, { "guangzhou", 0, 1 }, { "haidian", 1, 2 }
    };
    assert_int_equal(pack->region_count, COUNT(expected));
    for (int i = 0; i < pack->region_count; i++) {
        assert_string_equal(pack->regions[i]->id, expected[i].id);
        assert_int_equal(pack->regions[i]->above, expected[i].above);
        assert_int_equal(pack->regions[i]->depth, expected[i].depth);
    }
    assert_int_equal(pack_find_region(pack, "110000"), 1);
    assert_int_equal(pack_find_region(pack, "shanghai"), -1);
    assert_true(pack_region_within(pack, 3, 1, 0));
    assert_true(pack_region_within(pack, 3, 0, 0));
    assert_true(pack_region_within(pack, 1, 1, 0));
    assert_false(pack_region_within(pack, 1, 3, 0));
    assert_false(pack_region_within(pack, 2, 1, 0));
    pack_free(pack);
}

/* ---- Days ---- */

static void intervals_begin_on_the_days_of_the_law(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_regions(&heard);
    sample_decision(b, "d", "a b");
    /* In force from 2010-01-01, with its source, to 2015-12-31; then another. */
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"))->ended = day_from_civil(2015, 12, 31);
    sample_rule(b, 11, "1", "d", NULL, q(b, "b"))->since = day_from_civil(2016, 1, 1);
    struct bylaw_pack *pack = frozen(b, &heard);
    assert_int_equal(pack->break_count, 2);
    assert_int_equal(pack->breaks[0], day_from_civil(2010, 1, 1));
    assert_int_equal(pack->breaks[1], day_from_civil(2016, 1, 1));
    assert_int_equal(pack_interval(pack, DAY_FIRST), 0);
    assert_int_equal(interval_of(pack, 2009, 12, 31), 0);
    assert_int_equal(interval_of(pack, 2010, 1, 1), 1);
    assert_int_equal(interval_of(pack, 2015, 12, 31), 1);
    assert_int_equal(interval_of(pack, 2016, 1, 1), 2);
    assert_int_equal(pack_interval(pack, DAY_LAST), 2);
    assert_int_equal(pack_interval_first(pack, 0), DAY_FIRST);
    assert_int_equal(pack_interval_first(pack, 2), day_from_civil(2016, 1, 1));
    assert_false(pack_rule_in_force(pack, pack->rules[0], 0, 0));
    assert_true(pack_rule_in_force(pack, pack->rules[0], 0, 1));
    assert_false(pack_rule_in_force(pack, pack->rules[0], 0, 2));
    assert_true(pack_rule_in_force(pack, pack->rules[1], 0, 2));
    pack_free(pack);
}

static void a_rule_without_days_begins_and_ends_with_its_source(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_regions(&heard);
    struct source *source = build_source(b, at(b, 9), "OLD");
    source->title = "An old law";
    source->since = day_from_civil(2012, 3, 1);
    source->ended = day_from_civil(2014, 6, 30);
    sample_decision(b, "d", "a b");
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"))->law.text = "OLD";
    struct rule *longer = sample_rule(b, 11, "2", "d", NULL, q(b, "b"));
    longer->law.text = "OLD";
    longer->ended = day_from_civil(2020, 12, 31);
    struct bylaw_pack *pack = frozen(b, &heard);
    static const struct {
        int year, month, day;
        bool first, second;
    } rows[] = {
        { 2012, 2, 29, false, false }, { 2012, 3, 1, true, true },    { 2014, 6, 30, true, true },
        { 2014, 7, 1, false, true },   { 2020, 12, 31, false, true }, { 2021, 1, 1, false, false },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int interval = interval_of(pack, rows[i].year, rows[i].month, rows[i].day);
        assert_int_equal(pack_rule_in_force(pack, pack->rules[0], 0, interval), rows[i].first);
        assert_int_equal(pack_rule_in_force(pack, pack->rules[1], 0, interval), rows[i].second);
    }
    pack_free(pack);
}

/* ---- Rules ---- */

static void a_region_replaces_the_rule_of_the_same_id(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_regions(&heard);
    struct value *d = sample_decision(b, "d", "a b c");
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"));
    sample_rule(b, 11, "2", "d", NULL, q(b, "a"));
    struct rule *local = sample_rule(b, 12, "1", "d", NULL, q(b, "b"));
    local->region = "beijing";
    local->since = day_from_civil(2018, 1, 1);
    sample_rule(b, 13, "3", "d", NULL, q(b, "c"))->region = "beijing";
    struct bylaw_pack *pack = frozen(b, &heard);
    const struct rule *found[4] = { NULL };
    int before = interval_of(pack, 2017, 12, 31);
    int after = interval_of(pack, 2018, 1, 1);
    static const struct {
        const char *region;
        bool is_after;
        const char *gives; /* of rules 1, 2, 3 */
    } rows[] = {
        { "nation", true, "aa" },   { "guangzhou", true, "aa" }, { "beijing", false, "aac" },
        { "beijing", true, "bac" }, { "haidian", false, "aac" }, { "haidian", true, "bac" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int region = pack_find_region(pack, rows[i].region);
        int count =
            pack_rules_under(pack, d, NULL, region, rows[i].is_after ? after : before, found, 4);
        assert_int_equal(count, strlen(rows[i].gives));
        for (int k = 0; k < count; k++)
            assert_int_equal(found[k]->gives->text[0], rows[i].gives[k]);
    }
    assert_int_equal(pack_rules_under(pack, d, NULL, 1, after, found, 1), 3); /* room for one */
    pack_free(pack);
}

static void exceptions_are_found_by_what_they_are_to(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_regions(&heard);
    struct value *d = sample_decision(b, "d", "a b");
    sample_rule(b, 10, "4.7", "d", NULL, q(b, "a"));
    sample_rule(b, 11, "4.7", "d", NULL, q(b, "a"))->region = "beijing";
    sample_exception(b, 12, "e", "4.7", q(b, "b"));
    sample_exception(b, 13, "e.e", "e", q(b, "a"));
    sample_exception(b, 14, "all", "person.d", q(b, "b"));
    struct bylaw_pack *pack = frozen(b, &heard);
    int now = interval_of(pack, 2020, 1, 1);
    const struct rule *clause[2];
    const struct rule *found[4];
    assert_int_equal(pack_rules_under(pack, d, NULL, 1, now, clause, 2), 1);
    assert_string_equal(clause[0]->region, "beijing");
    /* The national exception is to whatever clause 4.7 is in force. */
    assert_int_equal(pack_rules_under(pack, d, clause[0], 1, now, found, 4), 1);
    assert_string_equal(found[0]->id, "e");
    assert_int_equal(pack_rules_under(pack, d, found[0], 1, now, found, 4), 1);
    assert_string_equal(found[0]->id, "e.e");
    assert_int_equal(pack_rules_over(pack, d, 1, now, found, 4), 1);
    assert_string_equal(found[0]->id, "all");
    assert_true(found[0]->to_decision);
    assert_int_equal(d->rule_count, 5);
    pack_free(pack);
}

/* ---- Versions and parameters ---- */

static void the_most_specific_version_is_in_force(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_regions(&heard);
    struct value *x = build_value(b, at(b, 10), "person", "x", FORM_DERIVED);
    static const struct {
        const char *region;
        int since, ended; /* years; 0: none */
        const char *gives;
    } versions[] = {
        { "haidian", 2018, 2019, "4" },
        { "nation", 2010, 0, "1" },
        { "beijing", 2015, 2016, "2" },
        { "beijing", 2017, 0, "3" },
    };
    for (size_t i = 0; i < COUNT(versions); i++) {
        struct version *version = build_version(b, x, at(b, 10 + (int)i), versions[i].region);
        version->since = day_from_civil(versions[i].since, 1, 1);
        version->ended = versions[i].ended ? day_from_civil(versions[i].ended, 12, 31) : DAY_NONE;
        version->gives = build_use(b, n(b, versions[i].gives));
    }
    struct bylaw_pack *pack = frozen(b, &heard);
    static const struct {
        int year;
        const char *region;
        int gives; /* 0: none in force */
    } rows[] = {
        { 2009, "haidian", 0 }, { 2010, "haidian", 1 }, { 2015, "haidian", 2 },
        { 2017, "haidian", 3 }, { 2018, "haidian", 4 }, { 2020, "haidian", 3 },
        { 2018, "beijing", 3 }, { 2018, "nation", 1 },  { 2018, "guangzhou", 1 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct version *version = pack_version_at(
            pack, x, pack_find_region(pack, rows[i].region), interval_of(pack, rows[i].year, 6, 1));
        assert_int_equal(version ? (int)version->gives->number.top : 0, rows[i].gives);
    }
    assert_int_equal(x->at.line, 11); /* the nation's comes first */
    pack_free(pack);
}

static void the_nearest_value_of_a_parameter_is_in_force(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_regions(&heard);
    struct parameter_layer *layer;
    build_parameter(b, at(b, 10), "beijing_only", "nation", &layer)->mode = OVERRIDE_FREE;
    build_parameter(b, at(b, 10), "beijing_only", "beijing", &layer);
    layer->by = layer->reason = "x";
    sample_from(b, layer, 10, 2018, "90.75");
    build_parameter(b, at(b, 11), "line", "beijing", &layer);
    layer->by = layer->reason = "x";
    sample_from(b, layer, 11, 2018, "70");
    build_parameter(b, at(b, 12), "line", "nation", &layer)->mode = OVERRIDE_FREE;
    sample_from(b, layer, 13, 2019, "60");
    sample_from(b, layer, 12, 2015, "50");
    struct bylaw_pack *pack = frozen(b, &heard);
    static const struct {
        const char *id;
        int year;
        const char *region;
        int64_t top; /* of the value; 0: none */
    } rows[] = {
        { "line", 2014, "beijing", 0 },           { "line", 2015, "beijing", 50 },
        { "line", 2018, "beijing", 70 },          { "line", 2019, "haidian", 70 },
        { "line", 2018, "nation", 50 },           { "line", 2019, "guangzhou", 60 },
        { "beijing_only", 2018, "haidian", 363 }, /* 90.75 = 363/4 */
        { "beijing_only", 2018, "nation", 0 },    { "beijing_only", 2017, "beijing", 0 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct parameter_value *value = pack_parameter_at(
            pack, pack_find_parameter(pack, rows[i].id), pack_find_region(pack, rows[i].region),
            interval_of(pack, rows[i].year, 6, 1));
        assert_int_equal(value ? (int64_t)value->number.top : 0, rows[i].top);
    }
    pack_free(pack);
}

/* ---- Names ---- */

static void questions_are_found_by_name(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    sample_derived(b, "x", n(b, "1"));
    sample_derived(b, "y", n(b, "1"));
    struct value *other = build_value(b, at(b, 4), "city", "x", FORM_DERIVED);
    build_version(b, other, at(b, 4), "nation")->gives = build_use(b, n(b, "2"));
    struct bylaw_pack *pack = frozen(b, &heard);
    bool ambiguous;
    assert_ptr_equal(pack_find_question(pack, "city.x", &ambiguous), other);
    assert_false(ambiguous);
    assert_null(pack_find_question(pack, "x", &ambiguous));
    assert_true(ambiguous);
    assert_non_null(pack_find_question(pack, "y", &ambiguous));
    assert_null(pack_find_question(pack, "city.y", &ambiguous));
    assert_false(ambiguous);
    assert_ptr_equal(pack_find_value(pack, pack_find_entity(pack, "city"), "x"), other);
    pack_free(pack);
}

/* ---- Expressions over a frozen pack ---- */

struct typed {
    struct bylaw_pack *pack;
    struct memory memory;
    struct arena arena;
    struct builder *scratch;
    struct heard heard;
};

static void open_scratch(struct typed *typed)
{
    struct builder *b = new_builder(&typed->heard);
    sample_derived(b, "half", divided(b, p(b, "person.months"), "2"));
    sample_derived(b, "is_li", op2(b, OP_IS, p(b, "person.name"), q(b, "Li")));
    typed->pack = frozen(b, &typed->heard);
    memory_init(&typed->memory, NULL, NULL, 0);
    arena_init(&typed->arena, &typed->memory);
    assert_int_equal(build_scratch(typed->pack, &typed->memory, &typed->arena, hear, &typed->heard,
                                   &typed->scratch),
                     BYLAW_OK);
}

static void close_scratch(struct typed *typed)
{
    builder_free(typed->scratch);
    arena_clear(&typed->arena);
    assert_int_equal(typed->memory.used_bytes, 0);
    pack_free(typed->pack);
}

static void an_expression_reads_a_frozen_pack(void **state)
{
    (void)state;
    struct typed typed;
    open_scratch(&typed);
    struct builder *b = typed.scratch;
    struct value *value = NULL;
    struct node *node = op2(b, OP_ADD, p(b, "person.half"), n(b, "0.2"));
    assert_int_equal(freeze_expression(typed.pack, b, node, &value, NULL), BYLAW_OK);
    /* months/2 + 1/5: 0/10 + 2/10 .. 3600/10 + 2/10 */
    assert_true(value->type.bottom == 10 && value->type.min == 2 && value->type.max == 3602);
    assert_string_equal(value->name, "expression");
    assert_string_equal(value->entity->name, "person");
    assert_int_equal(value->read_count, 1);
    assert_string_equal(value->reads[0]->name, "half");
    assert_int_equal(value->index, typed.pack->value_count);
    assert_int_equal(value->versions[0]->lowered->index, typed.pack->node_count);
    assert_int_equal(typed.pack->value_count, 2);
    close_scratch(&typed);
}

static void an_expression_may_name_a_text_that_the_pack_does_not(void **state)
{
    (void)state;
    struct typed typed;
    open_scratch(&typed);
    struct builder *b = typed.scratch;
    struct value *value = NULL;
    struct node *known = q(b, "Li");
    struct node *other = q(b, "Wang");
    struct node *node = op3(b, OP_ONE_OF, p(b, "person.name"), known, other);
    assert_int_equal(freeze_expression(typed.pack, b, node, &value, NULL), BYLAW_OK);
    assert_int_equal(known->code, 0);
    assert_int_equal(other->code, -1);
    close_scratch(&typed);
}

static void an_expression_without_a_path_is_about_nothing(void **state)
{
    (void)state;
    struct typed typed;
    open_scratch(&typed);
    struct builder *b = typed.scratch;
    struct value *value = NULL;
    struct node *node = op2(b, OP_MULTIPLY, n(b, "6"), n(b, "7"));
    assert_int_equal(freeze_expression(typed.pack, b, node, &value, NULL), BYLAW_OK);
    assert_null(value->entity);
    assert_true(value->type.min == 42 && value->type.max == 42);
    close_scratch(&typed);
}

static void an_expression_with_a_mistake_is_refused(void **state)
{
    (void)state;
    struct typed typed;
    open_scratch(&typed);
    struct builder *b = typed.scratch;
    struct value *value = NULL;
    bylaw_error error;
    struct node *node = op2(b, OP_ADD, p(b, "person.hlaf"), n(b, "0.2"));
    assert_int_equal(freeze_expression(typed.pack, b, node, &value, &error), BYLAW_EPACK);
    assert_null(value);
    assert_string_equal(error.message, "person has no attribute 'hlaf' (did you mean 'half'?)");
    assert_string_equal(typed.heard.text,
                        "p.lua:1: : person has no attribute 'hlaf' (did you mean 'half'?)");
    close_scratch(&typed);
}

/* Every request for memory fails once; the pack is not touched. */
static void no_memory_for_an_expression(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    sample_derived(b, "half", divided(b, p(b, "person.months"), "2"));
    struct bylaw_pack *pack = frozen(b, &heard);
    size_t pack_bytes = pack->memory.used_bytes;
    bylaw_status status = BYLAW_ENOMEM;
    for (size_t limit = 100; status == BYLAW_ENOMEM; limit += 61) {
        struct shaky shaky = SHAKY_NEVER;
        struct memory memory;
        struct arena arena;
        struct builder *scratch;
        struct value *value;
        memory_init(&memory, shaky_alloc, &shaky, limit);
        arena_init(&arena, &memory);
        status = build_scratch(pack, &memory, &arena, NULL, NULL, &scratch);
        if (status == BYLAW_OK) {
            struct node *node = op2(scratch, OP_ADD, p(scratch, "person.half"), n(scratch, "0.2"));
            status = freeze_expression(pack, scratch, node, &value, NULL);
            builder_free(scratch);
        }
        arena_clear(&arena);
        assert_int_equal(shaky.live, 0);
        assert_int_equal(pack->memory.used_bytes, pack_bytes);
    }
    assert_int_equal(status, BYLAW_OK);
    pack_free(pack);
}

static void the_title_is_that_of_the_first_layer(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = with_regions(&heard);
    struct value *x = build_value(b, at(b, 10), "person", "x", FORM_DERIVED);
    struct version *local = build_version(b, x, at(b, 10), "beijing");
    struct version *national = build_version(b, x, at(b, 11), "nation");
    local->title = "of Beijing";
    national->title = "of the nation";
    local->gives = build_use(b, n(b, "1"));
    national->gives = build_use(b, n(b, "2"));
    struct bylaw_pack *pack = frozen(b, &heard);
    assert_string_equal(x->title, "of the nation");
    pack_free(pack);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_region_comes_after_the_one_above_it),
        cmocka_unit_test(intervals_begin_on_the_days_of_the_law),
        cmocka_unit_test(a_rule_without_days_begins_and_ends_with_its_source),
        cmocka_unit_test(a_region_replaces_the_rule_of_the_same_id),
        cmocka_unit_test(exceptions_are_found_by_what_they_are_to),
        cmocka_unit_test(the_most_specific_version_is_in_force),
        cmocka_unit_test(the_nearest_value_of_a_parameter_is_in_force),
        cmocka_unit_test(questions_are_found_by_name),
        cmocka_unit_test(an_expression_reads_a_frozen_pack),
        cmocka_unit_test(an_expression_may_name_a_text_that_the_pack_does_not),
        cmocka_unit_test(an_expression_without_a_path_is_about_nothing),
        cmocka_unit_test(an_expression_with_a_mistake_is_refused),
        cmocka_unit_test(no_memory_for_an_expression),
        cmocka_unit_test(the_title_is_that_of_the_first_layer),
    };
    return cmocka_run_group_tests_name("core/pack/layers", tests, NULL, NULL);
}
