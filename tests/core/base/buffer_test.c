/* SPDX-License-Identifier: Apache-2.0 */
/* The growing text. */
#include "core/base/text.h"

#include "tests/support/check.h"
#include "tests/support/shaky.h"

#include <stdio.h>
#include <string.h>

struct fixture {
    struct shaky shaky;
    struct memory memory;
    struct buffer buffer;
};

static void begin(struct fixture *fixture, struct shaky shaky)
{
    fixture->shaky = shaky;
    memory_init(&fixture->memory, shaky_alloc, &fixture->shaky, 0);
    buffer_init(&fixture->buffer, &fixture->memory);
}

static void end(struct fixture *fixture)
{
    buffer_clear(&fixture->buffer);
    assert_int_equal(fixture->shaky.live, 0);
    assert_int_equal(fixture->memory.used_bytes, 0);
}

static void a_text_grows(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    assert_null(f.buffer.data);
    buffer_add(&f.buffer, "");
    assert_string_equal(f.buffer.data, "");
    buffer_add(&f.buffer, "户口");
    buffer_add_char(&f.buffer, ':');
    buffer_add_bytes(&f.buffer, " 4.7xxx", 4);
    buffer_format(&f.buffer, " is %d%%", 24);
    assert_string_equal(f.buffer.data, "户口: 4.7 is 24%");
    assert_int_equal(f.buffer.length, strlen("户口: 4.7 is 24%"));
    end(&f);
}

static void every_length_up_to_a_thousand(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(f.buffer.length, i);
        if (i % 2)
            buffer_add_char(&f.buffer, (char)('a' + i % 26));
        else
            buffer_format(&f.buffer, "%c", (int)('a' + i % 26));
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(f.buffer.data[i], 'a' + i % 26);
    assert_int_equal(f.buffer.data[1000], 0);
    end(&f);
}

static struct json_row {
    const char *name;
    const char *text;
    const char *json;
} json_rows[] = {
    { "a plain text", "abc 户口", "\"abc 户口\"" },
    { "quotes and backslashes", "a\"b\\c/", "\"a\\\"b\\\\c/\"" },
    { "controls with a short name", "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "other controls by number", "\x01\x1F\x7F", "\"\\u0001\\u001f\x7F\"" },
    { "a byte that is not UTF-8 is replaced", "a\xFFz\xE6\x88", "\"a\\ufffdz\\ufffd\\ufffd\"" },
    { "nothing", "", "\"\"" },
};

static void as_json(void **state)
{
    const struct json_row *row = *state;
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    buffer_add_json(&f.buffer, row->text);
    assert_string_equal(f.buffer.data, row->json);
    end(&f);
}

static void a_failed_buffer_stays_failed_and_empty(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, (struct shaky){ .fail_at = 1 });
    buffer_add(&f.buffer, "kept until it fails");
    assert_false(f.buffer.failed);
    buffer_format(&f.buffer, "%0200d", 1);
    assert_true(f.buffer.failed);
    assert_null(f.buffer.data);
    assert_int_equal(f.buffer.length, 0);
    assert_int_equal(f.shaky.live, 0);
    buffer_add(&f.buffer, "too late");
    buffer_add_json(&f.buffer, "too late");
    assert_true(f.buffer.failed);
    assert_null(f.buffer.data);
    end(&f);
}

static void a_length_that_cannot_be_is_a_failure(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    buffer_add_bytes(&f.buffer, "x", SIZE_MAX - 2);
    assert_true(f.buffer.failed);
    assert_int_equal(f.shaky.requests, 0);
    end(&f);
}

static void survives_no_memory(void **state)
{
    (void)state;
    bool failed = true;
    for (long n = 0; failed; n++) {
        assert_true(n < 100);
        struct fixture f;
        begin(&f, (struct shaky){ .fail_at = n });
        for (int i = 0; i < 500; i++) {
            buffer_format(&f.buffer, "%d", i);
            buffer_add_json(&f.buffer, "户\n");
        }
        failed = f.buffer.failed;
        assert_true(failed == !f.buffer.data);
        end(&f);
    }
}

/* RFC 8259, section 7: a quote, a backslash and control characters may not stand as they are. */
static void escaped(char c, char out[8])
{
    static const char from[] = "\b\t\n\f\r\"\\", to[] = "btnfr\"\\";
    const char *found = strchr(from, c);
    if (found)
        snprintf(out, 8, "\\%c", to[found - from]);
    else if (c < 0x20)
        snprintf(out, 8, "\\u%04x", (unsigned)c);
    else
        snprintf(out, 8, "%c", c);
}

static void each_byte_is_escaped_wherever_it_stands(void **state)
{
    (void)state;
    enum { MOST = 19 };
    for (int byte = 1; byte < 0x80; byte++) {
        for (size_t length = 1; length <= MOST; length++) {
            for (size_t at = 0; at < length; at++) {
                struct fixture f;
                char text[MOST + 1] = "", out[8], expected[MOST + 10];
                memset(text, '!', length);
                text[at] = (char)byte;
                escaped((char)byte, out);
                snprintf(expected, sizeof expected, "\"%.*s%s%s\"", (int)at, text, out,
                         text + at + 1);
                begin(&f, SHAKY_NEVER);
                buffer_add_json(&f.buffer, text);
                assert_string_equal(f.buffer.data, expected);
                end(&f);
            }
        }
    }
}

int main(void)
{
    struct CMUnitTest tests[COUNT(json_rows) + 6] = {
        cmocka_unit_test(a_text_grows),
        cmocka_unit_test(every_length_up_to_a_thousand),
        cmocka_unit_test(a_failed_buffer_stays_failed_and_empty),
        cmocka_unit_test(a_length_that_cannot_be_is_a_failure),
        cmocka_unit_test(survives_no_memory),
        cmocka_unit_test(each_byte_is_escaped_wherever_it_stands),
    };
    for (size_t i = 0; i < COUNT(json_rows); i++)
        tests[i + 6] = (struct CMUnitTest){ json_rows[i].name, as_json, NULL, NULL, &json_rows[i] };
    return cmocka_run_group_tests_name("core/base/buffer", tests, NULL, NULL);
}
