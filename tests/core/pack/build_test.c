/* SPDX-License-Identifier: Apache-2.0 */
/* Building: defaults, texts that are copied, lists that grow, and calls without memory. */
#include "tests/core/pack/sample.h"

static void attributes_have_the_bounds_of_their_kind(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct entity *entity = build_entity(b, at(b, 1), "thing");
    const struct attribute *number = build_attribute(b, entity, at(b, 1), "n", KIND_NUMBER, false);
    const struct attribute *money = build_attribute(b, entity, at(b, 1), "m", KIND_NUMBER, true);
    const struct attribute *day = build_attribute(b, entity, at(b, 1), "d", KIND_DAY, false);
    const struct attribute *many = build_attribute(b, entity, at(b, 1), "l", KIND_MANY, false);
    assert_true(number->at_most.top == 1000000000 && number->at_least.top == 0);
    assert_int_equal(number->places, 0);
    assert_true(money->at_most.top == 1000000000000 && money->places == 2);
    assert_string_equal(money->unit.factors[0].name, "yuan");
    assert_int_equal(day->first_day, day_from_civil(1900, 1, 1));
    assert_int_equal(day->last_day, day_from_civil(2199, 12, 31));
    assert_int_equal(many->most_members, 10000);
    assert_int_equal(entity->attribute_count, 4);
    builder_free(b);
}

static void texts_are_copied(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    char text[] = "beijing";
    const char *copy = build_text(b, text);
    struct region *region = build_region(b, at(b, 1), text);
    struct place first = build_place(b, text, 3);
    memset(text, 'x', sizeof text - 1);
    assert_string_equal(copy, "beijing");
    assert_string_equal(region->id, "beijing");
    assert_string_equal(first.file, "beijing");
    assert_null(build_text(b, NULL));
    assert_string_equal(build_text_bytes(b, "abc", 2), "ab");
    struct place second = build_place(b, "beijing", 4);
    assert_ptr_equal(first.file, second.file); /* copied once */
    builder_free(b);
}

static void lists_keep_their_order_as_they_grow(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct rule *rule = build_rule(b, at(b, 1), "e", "nation", true);
    char text[2] = "a";
    for (int i = 0; i < 20; i++) {
        text[0] = (char)('a' + i);
        build_list_add(b, &rule->to, &rule->to_count, build_text(b, text));
    }
    assert_int_equal(rule->to_count, 20);
    for (int i = 0; i < 20; i++)
        assert_int_equal(rule->to[i][0], 'a' + i);
    builder_free(b);
}

static void statements_of_one_name_add_up(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct parameter_layer *layers[2];
    struct parameter *parameter = build_parameter(b, at(b, 1), "line", "nation", &layers[0]);
    assert_ptr_equal(build_parameter(b, at(b, 2), "line", "beijing", &layers[1]), parameter);
    assert_int_equal(parameter->layer_count, 2);
    struct value *points = build_value(b, at(b, 3), "person", "score", FORM_POINTS);
    assert_ptr_equal(build_value(b, at(b, 4), "person", "score", FORM_POINTS), points);
    assert_ptr_not_equal(build_value(b, at(b, 4), "city", "score", FORM_POINTS), points);
    assert_int_equal(points->at.line, 3);
    assert_int_equal(b->mistake_count, 0);
    build_parameter(b, at(b, 5), "line", "beijing", &layers[1]);
    assert_int_equal(b->mistake_count, 1);
    build_value(b, at(b, 6), "person", "score", FORM_CLASS);
    assert_int_equal(b->mistake_count, 2);
    builder_free(b);
}

static void the_nation_is_always_the_first_region(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    assert_string_equal(b->pack->regions[0]->id, "nation");
    struct region *nation = build_region(b, at(b, 7), "nation");
    assert_ptr_equal(nation, b->pack->regions[0]);
    assert_int_equal(nation->at.line, 7);
    assert_int_equal(b->pack->region_count, 1);
    builder_free(b);
}

static void arguments_are_used(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct node *a = n(b, "1");
    struct node *sum = op2(b, OP_ADD, a, n(b, "2"));
    assert_true(a->used);
    assert_false(sum->used);
    assert_int_equal(sum->depth, 2);
    build_use(b, sum);
    build_broken(b, at(b, 1));
    build_end_of_file(b);
    assert_int_equal(b->mistake_count, 0);
    n(b, "3");
    build_end_of_file(b);
    build_end_of_file(b); /* said once */
    assert_int_equal(b->mistake_count, 1);
    builder_free(b);
}

/* Once there is no memory every call is harmless, and nothing returned is NULL. */
static void no_memory_is_harmless(void **state)
{
    (void)state;
    struct shaky shaky = { .fail_at = 3, .fails_onward = true };
    struct builder *b;
    assert_int_equal(builder_new(shaky_alloc, &shaky, 0, NULL, NULL, &b), BYLAW_OK);
    for (int i = 0; i < 10000 && !b->failed; i++)
        build_source(b, build_place(b, "p.lua", 1), "S");
    assert_true(b->failed);
    struct parameter_layer *layer = NULL;
    struct place place = build_place(b, "q.lua", 1);
    struct entity *entity = build_entity(b, place, "person");
    assert_non_null(build_attribute(b, entity, place, "age", KIND_NUMBER, false));
    assert_non_null(build_region(b, place, "beijing"));
    assert_non_null(build_parameter(b, place, "line", "nation", &layer));
    assert_non_null(build_parameter_value(b, layer, place, 0));
    struct value *value = build_value(b, place, "person", "x", FORM_CLASS);
    struct version *version = build_version(b, value, place, "nation");
    assert_non_null(build_band(b, version, place, "low"));
    assert_non_null(build_item(b, version, NULL, place, "work"));
    assert_non_null(build_rule(b, place, "1", "nation", false));
    assert_non_null(build_case(b, place, "C"));
    struct node *node = build_number(b, place, number_whole(1));
    assert_non_null(build_node(b, place, OP_NEGATE, &node, 1));
    assert_string_equal(build_text(b, "abc"), "");
    build_mistake(b, place, NULL, "a mistake");
    build_end_of_file(b);
    struct bylaw_pack *pack;
    assert_int_equal(pack_freeze(b, &pack, NULL), BYLAW_ENOMEM);
    builder_free(b);
    assert_int_equal(shaky.live, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributes_have_the_bounds_of_their_kind),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(lists_keep_their_order_as_they_grow),
        cmocka_unit_test(statements_of_one_name_add_up),
        cmocka_unit_test(the_nation_is_always_the_first_region),
        cmocka_unit_test(arguments_are_used),
        cmocka_unit_test(no_memory_is_harmless),
    };
    return cmocka_run_group_tests_name("core/pack/build", tests, NULL, NULL);
}
