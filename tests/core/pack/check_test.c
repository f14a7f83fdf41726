/* SPDX-License-Identifier: Apache-2.0 */
/* Findings about a pack that can be judged: exact lines, in order of the file. */
#include "core/pack/check.h"
#include "tests/core/pack/sample.h"

typedef void make_statements(struct builder *builder);

/* A decision that a case asks for, so that nothing is said of it; and a value that reads what no
   other does. */
static struct value *asked_decision(struct builder *b)
{
    static struct expectation expectations[] = { { .question = "d", .text = "a" },
                                                 { .question = "stayed", .text = "0" } };
    static struct case_row case_rows[] = { { "person", "A", NULL, 0, { "p.lua", 90 } } };
    struct value *value = sample_decision(b, "d", "a b");
    struct worked_case *worked_case = build_case(b, at(b, 90), "C");
    worked_case->on = day_from_civil(2020, 1, 1);
    worked_case->rows = case_rows;
    worked_case->row_count = 1;
    worked_case->expectations = expectations;
    worked_case->expectation_count = 2;
    sample_derived(b, "stayed", op2(b, OP_COUNT, p(b, "person.stays"), p(b, "stay.valid")));
    return value;
}

static void nothing(struct builder *b)
{
    asked_decision(b);
    sample_rule(b, 10, "1", "d", op2(b, OP_AT_LEAST, p(b, "person.months"), n(b, "720")),
                q(b, "a"));
}

static void unlawful_value(struct builder *b)
{
    struct parameter_layer *layer;
    asked_decision(b);
    sample_region(b, "beijing", "nation");
    struct parameter *parameter = build_parameter(b, at(b, 10), "x", "nation", &layer);
    parameter->mode = OVERRIDE_CEILING;
    set_unit(b, &parameter->unit, "yuan");
    sample_from(b, layer, 10, 2012, "60");
    build_parameter(b, at(b, 11), "x", "beijing", &layer);
    layer->by = layer->number = layer->reason = "x";
    sample_from(b, layer, 12, 2014, "61");
    sample_rule(b, 13, "1", "d", op2(b, OP_AT_LEAST, p(b, "person.income"), p(b, "param.x")),
                q(b, "a"));
}

static void unread(struct builder *b)
{
    struct parameter_layer *layer;
    build_parameter(b, at(b, 10), "x", "nation", &layer);
    sample_from(b, layer, 10, 2012, "60");
    sample_derived(b, "read", n(b, "1"));
    sample_derived(b, "lost", p(b, "person.read"));
}

static void never(struct builder *b)
{
    asked_decision(b);
    struct node *too_many[] = { p(b, "person.insured"),
                                op2(b, OP_ABOVE, p(b, "person.months"), n(b, "720")) };
    sample_rule(b, 10, "1", "d", build_node(b, at(b, 10), OP_ALL, too_many, 2), q(b, "a"));
    struct node *neither[] = { op2(b, OP_IS, p(b, "person.age"), n(b, "151")),
                               op2(b, OP_ABOVE, p(b, "person.months"), n(b, "1000")) };
    sample_rule(b, 11, "2", "d", build_node(b, at(b, 11), OP_ANY, neither, 2), q(b, "a"));
    sample_exception(b, 12, "3", "1", q(b, "b"))->when =
        build_use(b, op2(b, OP_BELOW, p(b, "person.born"), q(b, "1900-01-01")));
    /* 0.5 is above 1/3: months are whole, so that the ends meet in other scales. */
    sample_rule(b, 13, "4", "d",
                op2(b, OP_AT_MOST, divided(b, p(b, "person.months"), "3"), n(b, "-0.5")),
                q(b, "a"));
}

static void no_days(struct builder *b)
{
    asked_decision(b);
    struct region *old = sample_region(b, "old", "nation");
    old->since = day_from_civil(1990, 1, 1);
    old->ended = day_from_civil(2014, 12, 31);
    /* In force with its source from 2010-01-01, then only since the region is gone. */
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"))->region = "old";
    struct rule *late = sample_rule(b, 11, "2", "d", NULL, q(b, "a"));
    late->region = "old";
    late->since = day_from_civil(2015, 1, 1);
}

/* old is there from 1990 to 2014. */
static void values_of_no_day(struct builder *b)
{
    struct parameter_layer *layer;
    no_days(b);
    b->pack->rule_count = 0;
    sample_rule(b, 9, "1", "d", op2(b, OP_AT_LEAST, p(b, "person.income"), p(b, "param.x")),
                q(b, "a"));
    struct parameter *parameter = build_parameter(b, at(b, 10), "x", "nation", &layer);
    parameter->mode = OVERRIDE_FREE;
    set_unit(b, &parameter->unit, "yuan");
    sample_from(b, layer, 10, 2012, "60");
    build_parameter(b, at(b, 11), "x", "old", &layer);
    layer->by = layer->reason = "x";
    sample_from(b, layer, 12, 1970, "61");
    sample_from(b, layer, 13, 1990, "62");
    sample_from(b, layer, 14, 2014, "63");
    sample_from(b, layer, 15, 2015, "64");
}

static void headers(struct builder *b)
{
    asked_decision(b);
    sample_rule(b, 20, "1", "d", NULL, q(b, "a"));
    struct entity *pond = build_entity(b, at(b, 10), "pond");
    build_attribute(b, pond, at(b, 11), "area", KIND_NUMBER, false)->title = "Size";
    struct attribute *depth = build_attribute(b, pond, at(b, 12), "depth", KIND_NUMBER, false);
    build_list_add(b, &depth->aliases, &depth->alias_count, build_text(b, "Size"));
    build_attribute(b, pond, at(b, 13), "fish", KIND_NUMBER, false)->title = "fish";
}

static void reviews(struct builder *b)
{
    struct parameter_layer *layer;
    asked_decision(b);
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"))->review_by = day_from_civil(2023, 12, 31);
    sample_rule(b, 11, "2", "d", NULL, q(b, "a"))->review_by = day_from_civil(2024, 1, 1);
    struct rule *past = sample_rule(b, 12, "3", "d", NULL, q(b, "a"));
    past->review_by = past->ended = day_from_civil(2020, 12, 31);
    set_unit(b, &build_parameter(b, at(b, 13), "x", "nation", &layer)->unit, "yuan");
    layer->review_by = day_from_civil(2022, 6, 30);
    sample_from(b, layer, 13, 2012, "60");
    sample_rule(b, 14, "4", "d", op2(b, OP_AT_LEAST, p(b, "person.income"), p(b, "param.x")),
                q(b, "a"));
}

static void sources(struct builder *b)
{
    asked_decision(b);
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"));
    struct source *weak = build_source(b, at(b, 8), "W");
    weak->grade = 3;
    weak->title = "A page";
    weak->note = "From memory";
    build_source(b, at(b, 9), "V")->grade = 2;
}

static struct provision *provision(struct builder *b, int line, const char *id, const char *law)
{
    struct provision *made = build_provision(b, at(b, line), id);
    made->law.text = law;
    return made;
}

static void provisions(struct builder *b)
{
    asked_decision(b);
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"));
    provision(b, 8, "4.2", "S, art. 2")->declared_only = "Nobody says when";
    provision(b, 9, "4.1", "S, art. 1");
}

static const struct row {
    const char *name;
    make_statements *make;
    const char *findings;
} rows[] = {
    { "a pack with nothing to say of", nothing, "" },
    { "a value that a region may not set", unlawful_value,
      "p.lua:12: error: x: parameter x: 61 in beijing (S, art. 3) does not stand from 2014-01-01, "
      "since it departs from 60 (S, art. 3) by 1 and its override is \"ceiling\"; write at most "
      "that value\n" },
    { "what nothing reads", unread,
      "p.lua:1: warning: stay: entity stay is read by nothing; write what is decided by it, or "
      "take it away\n"
      "p.lua:4: warning: lost: person.lost is read by nothing and asked by no case; write a case "
      "that expects it, or take it away\n"
      "p.lua:10: warning: x: parameter x is read by nothing; use param.x, or take it away\n" },
    { "what can never apply", never,
      "p.lua:1: error: 1: clause 1 can never apply, since person.months :above (720) is always no; "
      "correct it, or take it away\n"
      "p.lua:1: error: 4: clause 4 can never apply, since (person.months / 3) :at_most (-0.5) is "
      "always no; correct it, or take it away\n"
      "p.lua:1: error: 3: exception 3 can never apply, since person.born :below \"1900-01-01\" is "
      "always no; correct it, or take it away\n"
      "p.lua:11: error: 2: clause 2 can never apply, since any { person.age :is (151), "
      "person.months :above (1000) } is always no; correct it, or take it away\n" },
    { "a clause of a region that is gone", no_days,
      "p.lua:11: error: 2: clause 2 is in force on no day on which old is there; correct its days, "
      "or take it away\n" },
    { "a value of a region that is not there, in a statement without a number", values_of_no_day,
      "p.lua:11: warning: x: parameter x of old does not record the number of its document; write "
      "number = \"...\"\n"
      "p.lua:12: error: x: parameter x of old never counts with the value from 1970-01-01, since "
      "old begins on 1990-01-01; correct its day, or take it away\n"
      "p.lua:15: error: x: parameter x of old never counts with the value from 2015-01-01, since "
      "old ended on 2014-12-31; correct its day, or take it away\n" },
    { "a header that names two attributes", headers,
      "p.lua:10: warning: pond: entity pond is read by nothing; write what is decided by it, or "
      "take it away\n"
      "p.lua:12: error: pond: 'Size' names both area and depth in the header of a file; give one "
      "of them another title or alias\n" },
    { "reviews that are due on 2024-01-01", reviews,
      "p.lua:10: warning: 1: clause 1 was to be reviewed by 2023-12-31; review it, and write a "
      "later review_by\n"
      "p.lua:13: warning: x: parameter x of nation was to be reviewed by 2022-06-30; review it, "
      "and "
      "write a later review_by\n" },
    { "what is declared only", provisions,
      "p.lua:8: note: 4.2: declared only (S, art. 2): Nobody says when\n" },
    { "sources of grade 3", sources, "p.lua:8: note: W: verify before use: A page; From memory\n" },
};

static void a_pack_is_checked(void **state)
{
    const struct row *row = *state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    row->make(b);
    struct bylaw_pack *pack = frozen(b, &heard);
    struct check_options options = { .day = day_from_civil(2024, 1, 1), .sources = true };
    struct memory memory;
    struct buffer out;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&out, &memory);
    pack_check(pack, &options, &out);
    assert_false(out.failed);
    assert_string_equal(out.data ? out.data : "", row->findings);
    buffer_clear(&out);
    /* No day, no reviews; no wish, no sources. */
    options = (struct check_options){ .day = DAY_NONE };
    pack_check(pack, &options, &out);
    if (row->make == reviews || row->make == sources)
        assert_string_equal(out.data ? out.data : "", "");
    buffer_clear(&out);
    assert_int_equal(memory.used_bytes, 0);
    pack_free(pack);
}

static void a_rule_has_the_law_of_its_provision(void **state)
{
    (void)state;
    static const struct {
        const char *id, *law;
    } laws[] = {
        { "4.2", "S, art. 2" },  { "4.2.1", "S, art. 2" },       { "4.2.x.1", "S, art. 2, x" },
        { "4.21", "S, art. 4" }, { "4.2.own", "S, of its own" },
    };
    struct heard heard;
    struct builder *b = new_builder(&heard);
    asked_decision(b);
    provision(b, 7, "4", "S, art. 4");
    provision(b, 8, "4.2", "S, art. 2");
    provision(b, 9, "4.2.x", "S, art. 2, x");
    struct rule *rules[COUNT(laws)];
    for (size_t i = 0; i < COUNT(laws); i++) {
        rules[i] = sample_rule(b, 10, laws[i].id, "d", NULL, q(b, "a"));
        rules[i]->law.text = i == COUNT(laws) - 1 ? laws[i].law : NULL;
    }
    struct bylaw_pack *pack = frozen(b, &heard);
    for (size_t i = 0; i < COUNT(laws); i++) {
        assert_string_equal(rules[i]->law.text, laws[i].law);
        assert_string_equal(rules[i]->law.source->id, "S");
    }
    pack_free(pack);
}

static bool freeze_and_check(struct shaky *shaky)
{
    struct builder *b;
    struct bylaw_pack *pack;
    struct check_options options = { .day = day_from_civil(2024, 1, 1), .sources = true };
    struct memory memory;
    struct buffer out;
    if (builder_new(shaky_alloc, shaky, 0, NULL, NULL, &b) != BYLAW_OK)
        return false;
    sample_vocabulary(b);
    unlawful_value(b);
    if (pack_freeze(b, &pack, NULL) != BYLAW_OK) {
        builder_free(b);
        return false;
    }
    memory_init(&memory, shaky_alloc, shaky, 0);
    buffer_init(&out, &memory);
    pack_check(pack, &options, &out);
    bool is_whole = !out.failed;
    if (is_whole)
        assert_string_equal(out.data, rows[1].findings);
    buffer_clear(&out);
    pack_free(pack);
    return is_whole;
}

static void overrides_and_checks_survive_any_failed_allocation(void **state)
{
    (void)state;
    bool refused = true;
    for (long fail_at = 0; refused; fail_at++) {
        assert_true(fail_at < 5000);
        struct shaky shaky = { .fail_at = fail_at };
        bool is_whole = freeze_and_check(&shaky);
        refused = shaky_refused(&shaky);
        assert_true(is_whole || refused);
        assert_int_equal(shaky.live, 0);
    }
}

int main(void)
{
    struct CMUnitTest tests[COUNT(rows) + 2];
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i] = (struct CMUnitTest){ rows[i].name, a_pack_is_checked, NULL, NULL,
                                        (void *)(uintptr_t)&rows[i] };
    tests[COUNT(rows)] =
        (struct CMUnitTest)cmocka_unit_test(overrides_and_checks_survive_any_failed_allocation);
    tests[COUNT(rows) + 1] =
        (struct CMUnitTest)cmocka_unit_test(a_rule_has_the_law_of_its_provision);
    return cmocka_run_group_tests_name("core/pack/check", tests, NULL, NULL);
}
