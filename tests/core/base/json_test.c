/* SPDX-License-Identifier: Apache-2.0 */
/* The writer of JSON. */
#include "core/base/json.h"

#include "tests/support/check.h"
#include "tests/support/shaky.h"

static void write_all(struct buffer *buffer, bool compact)
{
    struct json json;
    struct number quarter = { 367, 4 };
    struct number odd = { -127, 24 };
    json_init(&json, buffer, compact);
    json_object(&json, NULL);
    json_text(&json, "decision", "settle\"ment");
    json_text(&json, "clause", NULL);
    json_array(&json, "items");
    json_number(&json, NULL, quarter);
    json_number(&json, NULL, odd);
    json_number(&json, NULL, number_whole(600));
    json_array(&json, NULL);
    json_array_end(&json);
    json_array_end(&json);
    json_object(&json, "empty");
    json_object_end(&json);
    json_whole(&json, "least", INT64_MIN);
    json_yes_no(&json, "passed", true);
    json_yes_no(&json, "open", false);
    json_object_end(&json);
}

static const char spread[] = "{\n"
                             "  \"decision\": \"settle\\\"ment\",\n"
                             "  \"clause\": null,\n"
                             "  \"items\": [\n"
                             "    \"91.75\",\n"
                             "    [\"-127\", \"24\"],\n"
                             "    \"600\",\n"
                             "    []\n"
                             "  ],\n"
                             "  \"empty\": {},\n"
                             "  \"least\": -9223372036854775808,\n"
                             "  \"passed\": true,\n"
                             "  \"open\": false\n"
                             "}";
static const char one_line[] =
    "{\"decision\":\"settle\\\"ment\",\"clause\":null,\"items\":[\"91.75\",[\"-127\",\"24\"],"
    "\"600\",[]],\"empty\":{},\"least\":-9223372036854775808,\"passed\":true,\"open\":false}";

static void a_document_is_indented(void **state)
{
    (void)state;
    struct memory memory;
    struct buffer buffer;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&buffer, &memory);
    write_all(&buffer, false);
    assert_string_equal(buffer.data, spread);
    buffer_clear(&buffer);
}

static void a_compact_document_is_one_line(void **state)
{
    (void)state;
    struct memory memory;
    struct buffer buffer;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&buffer, &memory);
    write_all(&buffer, true);
    assert_string_equal(buffer.data, one_line);
    buffer_clear(&buffer);
}

static void survives_no_memory(void **state)
{
    (void)state;
    bool failed = true;
    for (long n = 0; failed; n++) {
        assert_true(n < 100);
        struct shaky shaky = { .fail_at = n };
        struct memory memory;
        struct buffer buffer;
        memory_init(&memory, shaky_alloc, &shaky, 0);
        buffer_init(&buffer, &memory);
        write_all(&buffer, false);
        failed = buffer.failed;
        if (!failed)
            assert_string_equal(buffer.data, spread);
        buffer_clear(&buffer);
        assert_int_equal(shaky.live, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_indented),
        cmocka_unit_test(a_compact_document_is_one_line),
        cmocka_unit_test(survives_no_memory),
    };
    return cmocka_run_group_tests_name("core/base/json", tests, NULL, NULL);
}
