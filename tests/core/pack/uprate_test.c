/* SPDX-License-Identifier: Apache-2.0 */
/* A parameter that follows an index: each step from the rounded value before it. */
#include "tests/core/pack/sample.h"

static void put_value(char *text, size_t room, const struct parameter_value *value)
{
    struct memory memory;
    struct buffer out;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&out, &memory);
    day_print(&out, value->from);
    buffer_add(&out, " ");
    if (value->off)
        buffer_add(&out, "off");
    else
        number_print(&out, value->number, 0);
    size_t length = strlen(text);
    snprintf(text + length, room - length, "%s%s", length > 0 ? ", " : "", out.data);
    buffer_clear(&out);
}

static void check_layer(const struct parameter_layer *layer, const char *expected)
{
    char text[256] = "";
    for (int i = 0; i < layer->value_count; i++)
        put_value(text, sizeof text, &layer->values[i]);
    assert_string_equal(text, expected);
}

static void uprate(struct builder *b, struct parameter_layer *layer, int places, enum rounding mode)
{
    layer->uprate_by = build_use(b, p(b, "param.index"));
    layer->uprate_places = places;
    layer->uprate_mode = mode;
}

static void each_value_is_the_one_before_times_the_index(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct parameter_layer *layer;
    sample_region(b, "haidian", "beijing");
    sample_region(b, "beijing", "nation");
    build_parameter(b, at(b, 10), "index", "nation", &layer)->mode = OVERRIDE_FREE;
    sample_from(b, layer, 10, 2013, "1.05");
    sample_from(b, layer, 10, 2015, "1.1");
    build_parameter(b, at(b, 11), "index", "beijing", &layer);
    layer->by = layer->reason = "x";
    sample_from(b, layer, 11, 2014, "2");
    /* 33 x 1.05 = 34.65, up: 35; a stated value of 2014 begins anew: 50 x 1.1 = 55. */
    build_parameter(b, at(b, 12), "x", "nation", &layer)->mode = OVERRIDE_FREE;
    sample_from(b, layer, 12, 2012, "33");
    sample_from(b, layer, 12, 2014, "50");
    uprate(b, layer, 0, ROUND_UP);
    /* The index of beijing counts below it: 7.25 x 2. What is off stays off. */
    build_parameter(b, at(b, 13), "x", "haidian", &layer);
    layer->by = layer->reason = "x";
    sample_from(b, layer, 13, 2012, "7.25");
    sample_from(b, layer, 13, 2016, "0")->off = true;
    uprate(b, layer, 1, ROUND_DOWN);
    struct bylaw_pack *pack = frozen(b, &heard);
    const struct parameter *x = pack_find_parameter(pack, "x");
    check_layer(x->layers[0], "2012-01-01 33, 2013-01-01 35, 2014-01-01 50, 2015-01-01 55");
    check_layer(x->layers[1], "2012-01-01 7.25, 2014-01-01 14.5, 2016-01-01 off");
    pack_free(pack);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_value_is_the_one_before_times_the_index),
    };
    return cmocka_run_group_tests_name("core/pack/uprate", tests, NULL, NULL);
}
