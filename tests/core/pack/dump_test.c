/* SPDX-License-Identifier: Apache-2.0 */
/* The dump does not depend on the order of statements; and building and freezing survive any failed
   allocation. */
#include "tests/core/pack/sample.h"

typedef void add_statement(struct builder *builder);

static void add_regions(struct builder *b)
{
    sample_region(b, "beijing", "nation")->code = "110000";
}
static void add_lower_region(struct builder *b)
{
    sample_region(b, "haidian", "beijing");
}
static void add_line(struct builder *b)
{
    struct parameter_layer *layer;
    struct parameter *line = build_parameter(b, at(b, 20), "line", "nation", &layer);
    set_unit(b, &line->unit, "points");
    line->mode = OVERRIDE_FREE;
    sample_from(b, layer, 20, 2012, "60");
    sample_from(b, layer, 21, 2011, "50");
}
static void add_local_line(struct builder *b)
{
    struct parameter_layer *layer;
    build_parameter(b, at(b, 22), "line", "beijing", &layer);
    layer->by = layer->reason = "bureau";
    sample_from(b, layer, 22, 2015, "90.75");
}
static void add_decision(struct builder *b)
{
    struct value *value = sample_decision(b, "settlement", "open passed failed");
    value->place = build_use(b, p(b, "person.destination"));
    value->otherwise = build_use(b, q(b, "failed"));
}
static void add_open(struct builder *b)
{
    sample_rule(b, 31, "4.2", "settlement",
                op2(b, OP_BELOW, p(b, "person.destination.population"), n(b, "3000000")),
                q(b, "open"));
}
static void add_by_points(struct builder *b)
{
    struct node *reached = op2(b, OP_AT_LEAST, p(b, "person.score"), p(b, "param.line"));
    sample_rule(b, 32, "4.10", "settlement",
                op2(b, OP_AT_LEAST, p(b, "person.destination.population"), n(b, "5000000")),
                by2(b, reached, "yes", q(b, "passed"), "no", q(b, "failed")));
}
static void add_local_open(struct builder *b)
{
    sample_rule(b, 33, "4.2", "settlement", NULL, q(b, "open"))->region = "beijing";
}
static void add_exception(struct builder *b)
{
    sample_exception(b, 34, "4.10.stay", "4.10", q(b, "open"))->when =
        build_use(b, op2(b, OP_ANY_OF, p(b, "person.stays"), p(b, "stay.valid")));
}
static void add_points(struct builder *b)
{
    struct value *value = build_value(b, at(b, 40), "person", "score", FORM_POINTS);
    value->places = 2;
    value->mode = ROUND_HALF_UP;
    struct version *version = build_version(b, value, at(b, 40), "beijing");
    version->law.text = "S, art. 4";
    struct item *item = build_item(b, version, NULL, at(b, 41), "work");
    item->points = build_use(b, divided(b, p(b, "person.months"), "24"));
    item = build_item(b, version, NULL, at(b, 42), "insured");
    item->points = build_use(b, n(b, "2"));
    item->when = build_use(b, p(b, "person.insured"));
}
static void add_national_points(struct builder *b)
{
    struct value *value = build_value(b, at(b, 45), "person", "score", FORM_POINTS);
    value->places = 2;
    value->mode = ROUND_HALF_UP;
    struct version *version = build_version(b, value, at(b, 45), "nation");
    version->law.text = "S, art. 5";
    build_item(b, version, NULL, at(b, 46), "none")->points = build_use(b, n(b, "0"));
}
static void add_case(struct builder *b)
{
    struct worked_case *worked_case = build_case(b, at(b, 50), "C1");
    worked_case->on = 18000;
    worked_case->rows = arena_alloc(b->arena, 1, sizeof *worked_case->rows);
    worked_case->expectations = arena_alloc(b->arena, 1, sizeof *worked_case->expectations);
    struct case_fact *facts = arena_alloc(b->arena, 1, sizeof *facts);
    if (!worked_case->rows || !worked_case->expectations || !facts) {
        b->failed = true;
        return;
    }
    facts[0] = (struct case_fact){ "months", "30", at(b, 50) };
    worked_case->rows[0] = (struct case_row){ "person", "A", facts, 1, at(b, 50) };
    worked_case->row_count = 1;
    worked_case->expectations[0] = (struct expectation){ .question = "settlement", .text = "open" };
    worked_case->expectation_count = 1;
}

static add_statement *const statements[] = {
    add_regions,   add_lower_region, add_line,      add_local_line, add_decision,        add_open,
    add_by_points, add_local_open,   add_exception, add_points,     add_national_points, add_case,
};

/* The dump of a pack with the statements from `first` on, round the list, in steps of `step`. */
static void dump_in_order(size_t first, size_t step, struct buffer *out, uint8_t *digest)
{
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    for (size_t i = 0; i < COUNT(statements); i++)
        statements[(first + i * step) % COUNT(statements)](builder);
    struct bylaw_pack *pack = frozen(builder, &heard);
    pack_dump(pack, out);
    memcpy(digest, pack->digest, 32);
    pack_free(pack);
}

static void the_order_of_statements_does_not_show(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, NULL, NULL, 0);
    struct buffer first;
    uint8_t first_digest[32];
    buffer_init(&first, &memory);
    dump_in_order(0, 1, &first, first_digest);
    assert_non_null(strstr(first.data, "\"4.10.stay\""));
    static const size_t steps[] = { 1, 5, 7, 11 }; /* none shares a factor with 12 */
    for (size_t k = 0; k < COUNT(steps); k++) {
        for (size_t start = 0; start < COUNT(statements); start++) {
            struct buffer other;
            uint8_t digest[32];
            buffer_init(&other, &memory);
            dump_in_order(start, steps[k], &other, digest);
            assert_string_equal(other.data, first.data);
            assert_memory_equal(digest, first_digest, 32);
            buffer_clear(&other);
        }
    }
    buffer_clear(&first);
    assert_int_equal(memory.used_bytes, 0);
}

static void the_digest_sees_a_figure(void **state)
{
    (void)state;
    uint8_t digests[2][32];
    for (int i = 0; i < 2; i++) {
        struct heard heard;
        struct builder *builder = new_builder(&heard);
        sample_derived(builder, "x", n(builder, i == 0 ? "90.75" : "90.76"));
        struct bylaw_pack *pack = frozen(builder, &heard);
        memcpy(digests[i], pack->digest, 32);
        pack_free(pack);
    }
    assert_memory_not_equal(digests[0], digests[1], 32);
}

/* ---- No memory ---- */

/* A pack with mistakes, so that suggestions and reports meet a failing allocation as well. */
static void add_mistakes(struct builder *b)
{
    sample_rule(b, 60, "9", "setlement", p(b, "person.mnths"), q(b, "open"));
    sample_derived(b, "y", op2(b, OP_ADD, p(b, "person.months"), p(b, "person.age")));
    sample_derived(b, "z", p(b, "person.z"));
    p(b, "person.months");
}

static bylaw_status build_and_freeze(struct shaky *shaky, bool mistakes)
{
    struct builder *builder;
    struct bylaw_pack *pack;
    bylaw_error error;
    if (builder_new(shaky_alloc, shaky, 0, NULL, NULL, &builder) != BYLAW_OK)
        return BYLAW_ENOMEM;
    sample_vocabulary(builder);
    for (size_t i = 0; i < COUNT(statements); i++)
        statements[i](builder);
    if (mistakes)
        add_mistakes(builder);
    build_end_of_file(builder);
    bylaw_status status = pack_freeze(builder, &pack, &error);
    if (status == BYLAW_OK)
        pack_free(pack);
    else
        builder_free(builder);
    return status;
}

static void survives(bool mistakes, bool onward)
{
    bool refused = true;
    for (long fail_at = 0; refused; fail_at++) {
        assert_true(fail_at < 5000);
        struct shaky shaky = { .fail_at = fail_at, .fails_onward = onward };
        bylaw_status status = build_and_freeze(&shaky, mistakes);
        refused = shaky_refused(&shaky);
        if (!refused || status != BYLAW_ENOMEM)
            assert_int_equal(status, mistakes ? BYLAW_EPACK : BYLAW_OK);
        assert_int_equal(shaky.live, 0);
    }
}

static void no_memory_for_a_good_pack(void **state)
{
    (void)state;
    survives(false, false);
    survives(false, true);
}

static void no_memory_for_a_pack_with_mistakes(void **state)
{
    (void)state;
    survives(true, false);
    survives(true, true);
}

/* Blocks of the arena hide most requests for memory: a small limit on bytes meets each of them. */
static void any_limit_on_bytes(void **state)
{
    (void)state;
    bylaw_status status = BYLAW_ENOMEM;
    for (size_t limit = 100; status == BYLAW_ENOMEM; limit += 3) {
        struct shaky shaky = SHAKY_NEVER;
        struct builder *builder;
        struct bylaw_pack *pack;
        status = builder_new(shaky_alloc, &shaky, limit, NULL, NULL, &builder);
        if (status != BYLAW_OK)
            continue;
        sample_vocabulary(builder);
        for (size_t i = 0; i < COUNT(statements); i++)
            statements[i](builder);
        build_end_of_file(builder);
        status = pack_freeze(builder, &pack, NULL);
        if (status == BYLAW_OK)
            pack_free(pack);
        else
            builder_free(builder);
        assert_int_equal(shaky.live, 0);
    }
    assert_int_equal(status, BYLAW_OK);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_statements_does_not_show),
        cmocka_unit_test(the_digest_sees_a_figure),
        cmocka_unit_test(no_memory_for_a_good_pack),
        cmocka_unit_test(no_memory_for_a_pack_with_mistakes),
        cmocka_unit_test(any_limit_on_bytes),
    };
    return cmocka_run_group_tests_name("core/pack/dump", tests, NULL, NULL);
}
