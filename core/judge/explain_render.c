/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences as indented text for people, and as JSON for programs. */
#include "core/judge/explain.h"

#include <string.h>

/* ---- Text ----------------------------------------------------------------------------------- */

static void text_pad(struct buffer *out, size_t from, size_t width)
{
    /* At least two spaces, so that columns never touch. */
    size_t used = text_width(out->data ? out->data + from : "");
    size_t spaces = used + 2 > width ? 2 : width - used;
    while (spaces-- > 0)
        buffer_add_char(out, ' ');
}

static void text_bracket(struct buffer *out, const char *law, const char *since)
{
    if (!law && !since)
        return;
    buffer_format(out, " (%s%s%s%s)", law ? law : "", law && since ? ", " : "",
                  since ? "since " : "", since ? since : "");
}

static void text_value(const struct sentence *sentence, struct buffer *out)
{
    buffer_format(out, "%s%s%s: %s", sentence->id ? sentence->id : sentence->kind,
                  sentence->row ? " of " : "", sentence->row ? sentence->row : "",
                  sentence->value ? sentence->value : "");
    text_bracket(out, sentence->law, NULL);
    if (sentence->on)
        buffer_format(out, "  on %s", sentence->on);
    if (sentence->region)
        buffer_format(out, " in %s", sentence->region);
    if (sentence->known_on)
        buffer_format(out, ", as known on %s", sentence->known_on);
    if (sentence->reason && sentence->reason[0])
        buffer_format(out, "  %s", sentence->reason);
}

static void text_rule(const struct sentence *sentence, struct buffer *out)
{
    buffer_format(out, "%-8s%s %s", sentence->outcome ? sentence->outcome : "", sentence->kind,
                  sentence->id ? sentence->id : "");
    if (sentence->value)
        buffer_format(out, " gives %s", sentence->value);
    if (sentence->title)
        buffer_format(out, "  %s", sentence->title);
    text_bracket(out, sentence->law, NULL);
    if (sentence->reason)
        buffer_format(out, "  %s", sentence->reason);
}

static void text_test(const struct sentence *sentence, struct buffer *out)
{
    enum { COMPARED_AT = 64 };
    size_t from = out->length;
    buffer_format(out, "%-8s%s", sentence->outcome ? sentence->outcome : "",
                  sentence->text ? sentence->text : sentence->kind);
    if (!sentence->compared)
        return;
    text_pad(out, from, COMPARED_AT);
    buffer_add(out, sentence->compared);
    if (sentence->misses)
        buffer_format(out, ", %s %s", sentence->misses, sentence->by);
}

static void text_leaf(const struct sentence *sentence, struct buffer *out)
{
    const char *name = sentence->id ? sentence->id : sentence->text;
    buffer_format(out, "%s%s%s", name ? name : "", sentence->row && name ? " of " : "",
                  sentence->row ? sentence->row : "");
    if (sentence->outcome)
        buffer_format(out, ": %s", sentence->outcome);
    if (sentence->value)
        buffer_format(out, " = %s", sentence->value);
    text_bracket(out, sentence->law, sentence->since);
}

static void text_item(const struct sentence *sentence, struct buffer *out)
{
    enum { VALUE_WIDTH = 8, LAW_AT = 64 };
    size_t from = out->length;
    size_t width = text_width(sentence->value);
    while (width++ < VALUE_WIDTH)
        buffer_add_char(out, ' ');
    buffer_format(out, "%s  %s", sentence->value, sentence->title ? sentence->title : "");
    if (sentence->law) {
        text_pad(out, from, LAW_AT);
        buffer_add(out, sentence->law);
    }
}

static bool kind_is(const struct sentence *sentence, const char *const *kinds)
{
    for (; *kinds; kinds++)
        if (strcmp(sentence->kind, *kinds) == 0)
            return true;
    return false;
}

static void text_sentence(const struct sentence *sentence, struct buffer *out, int depth)
{
    static const char *const values[] = { "decision", "requirement", "indicator",  "duty", "points",
                                          "class",    "derived",     "expression", "must", NULL };
    static const char *const rules[] = { "clause", "exception", "otherwise", "transitional", NULL };
    static const char *const tests[] = { "test", "all", "any", "none", NULL };
    static const char *const items[] = { "item", NULL };
    enum { ITEM_DEPTH = 5 }; /* what an item reads stands under its label */
    bool item = kind_is(sentence, items);
    for (int i = 0; i < depth; i++)
        buffer_add(out, "  ");
    if (kind_is(sentence, values))
        text_value(sentence, out);
    else if (kind_is(sentence, rules))
        text_rule(sentence, out);
    else if (kind_is(sentence, tests))
        text_test(sentence, out);
    else if (item)
        text_item(sentence, out);
    else
        text_leaf(sentence, out);
    buffer_add_char(out, '\n');
    for (int i = 0; i < sentence->part_count; i++)
        text_sentence(sentence->parts[i], out, depth + (item ? ITEM_DEPTH : 1));
}

void explain_text(const struct sentence *sentence, struct buffer *out)
{
    text_sentence(sentence, out, 0);
}

/* ---- JSON ----------------------------------------------------------------------------------- */

static void json_maybe(struct json *json, const char *key, const char *value)
{
    if (value && value[0])
        json_text(json, key, value);
}

static void json_sentence(struct json *json, const char *key, const struct sentence *sentence)
{
    json_object(json, key);
    json_text(json, "kind", sentence->kind);
    json_maybe(json, "id", sentence->id);
    json_maybe(json, "row", sentence->row);
    json_maybe(json, "title", sentence->title);
    json_maybe(json, "text", sentence->text);
    json_maybe(json, "outcome", sentence->outcome);
    json_maybe(json, "value", sentence->value);
    json_maybe(json, "law", sentence->law);
    json_maybe(json, "since", sentence->since);
    json_maybe(json, "region", sentence->region);
    json_maybe(json, "on", sentence->on);
    json_maybe(json, "known_on", sentence->known_on);
    json_maybe(json, "compared", sentence->compared);
    json_maybe(json, "misses", sentence->misses);
    json_maybe(json, "by", sentence->by);
    json_maybe(json, "where", sentence->where);
    json_maybe(json, "reason", sentence->reason);
    if (sentence->part_count > 0) {
        json_array(json, "parts");
        for (int i = 0; i < sentence->part_count; i++)
            json_sentence(json, NULL, sentence->parts[i]);
        json_array_end(json);
    }
    json_object_end(json);
}

void explain_json(const struct sentence *sentence, struct buffer *out)
{
    struct json json;
    json_init(&json, out, false);
    json_sentence(&json, NULL, sentence);
    buffer_add_char(out, '\n');
}
