/* SPDX-License-Identifier: Apache-2.0 */
/* A writer of JSON into a buffer: commas and two-space indentation are its work, order is the
   caller's. Writing by hand, not jansson, since the library's core needs no JSON reader and every
   number here is exact text. */
#ifndef BYLAW_BASE_JSON_H
#define BYLAW_BASE_JSON_H

#include "core/base/number.h"

struct json {
    struct buffer *out;
    int depth;
    bool first;   /* nothing yet in the innermost object or array */
    bool compact; /* one line */
};

void json_init(struct json *json, struct buffer *out, bool compact);
/* key NULL inside an array and at the top. */
void json_object(struct json *json, const char *key);
void json_object_end(struct json *json);
void json_array(struct json *json, const char *key);
void json_array_end(struct json *json);
void json_text(struct json *json, const char *key, const char *value); /* NULL: null */
void json_raw(struct json *json, const char *key, const char *value);  /* JSON as it is */
void json_whole(struct json *json, const char *key, int64_t value);
void json_yes_no(struct json *json, const char *key, bool value);
/* A finite decimal as a JSON string ("91.75"), any other as ["127", "24"]: no float reader may
   change it. */
void json_number(struct json *json, const char *key, struct number value);

#endif
