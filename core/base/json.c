/* SPDX-License-Identifier: Apache-2.0 */
/* A writer of JSON: commas, line breaks and indentation. */
#include "core/base/json.h"

#include <inttypes.h>

void json_init(struct json *json, struct buffer *out, bool compact)
{
    *json = (struct json){ .out = out, .first = true, .compact = compact };
}

static void new_line(struct json *json)
{
    if (json->compact)
        return;
    buffer_add_char(json->out, '\n');
    for (int i = 0; i < json->depth; i++)
        buffer_add(json->out, "  ");
}

/* All that goes before a value. */
static void begin(struct json *json, const char *key)
{
    if (!json->first)
        buffer_add_char(json->out, ',');
    if (json->depth)
        new_line(json);
    json->first = false;
    if (key) {
        buffer_add_json(json->out, key);
        buffer_add(json->out, json->compact ? ":" : ": ");
    }
}

static void open(struct json *json, const char *key, char bracket)
{
    begin(json, key);
    buffer_add_char(json->out, bracket);
    json->depth++;
    json->first = true;
}

static void end(struct json *json, char bracket)
{
    json->depth--;
    if (!json->first)
        new_line(json);
    buffer_add_char(json->out, bracket);
    json->first = false;
}

void json_object(struct json *json, const char *key)
{
    open(json, key, '{');
}

void json_object_end(struct json *json)
{
    end(json, '}');
}

void json_array(struct json *json, const char *key)
{
    open(json, key, '[');
}

void json_array_end(struct json *json)
{
    end(json, ']');
}

void json_text(struct json *json, const char *key, const char *value)
{
    begin(json, key);
    if (value)
        buffer_add_json(json->out, value);
    else
        buffer_add(json->out, "null");
}

void json_raw(struct json *json, const char *key, const char *value)
{
    begin(json, key);
    buffer_add(json->out, value);
}

void json_whole(struct json *json, const char *key, int64_t value)
{
    begin(json, key);
    buffer_format(json->out, "%" PRId64, value);
}

void json_yes_no(struct json *json, const char *key, bool value)
{
    begin(json, key);
    buffer_add(json->out, value ? "true" : "false");
}

void json_number(struct json *json, const char *key, struct number value)
{
    begin(json, key);
    bool decimal = number_places(value) >= 0;
    buffer_add(json->out, decimal ? "\"" : "[\"");
    if (decimal) {
        number_print(json->out, value, 0);
    } else {
        wide_print(json->out, value.top);
        buffer_add(json->out, json->compact ? "\",\"" : "\", \"");
        wide_print(json->out, value.bottom);
    }
    buffer_add(json->out, decimal ? "\"" : "\"]");
}
