/* SPDX-License-Identifier: Apache-2.0 */
/* One cell: its text read for an attribute and printed again. The rules are in docs/data.md. */
#include "core/base/day.h"
#include "core/base/format.h"
#include "core/base/status.h"
#include "core/data/column.h"

#include <string.h>

#define SHOWN 64      /* bytes of a cell that a message repeats */
#define LISTED_MOST 8 /* choices that a message lists */

void cell_trim(const char **text, size_t *length)
{
    const char *start = *text;
    const char *end = start + *length;
    while (start < end && (*start == ' ' || *start == '\t'))
        start++;
    while (start < end && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    *text = start;
    *length = (size_t)(end - start);
}

/* Bytes of one character at text, or 0 where it is none that a message can show. */
static size_t shown_character(const char *text, size_t length)
{
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80)
        return first < 0x20 || first == 0x7f ? 0 : 1;
    size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    return size <= length && text_utf8_fault(text, size) == size ? size : 0;
}

const char *cell_shown(const char *text, size_t length, char *out, size_t room)
{
    size_t used = 0;
    size_t most = room - 6; /* a last character "?" or "...", and the NUL */
    for (size_t i = 0; i < length;) {
        size_t size = shown_character(text + i, length - i);
        if (used + (size ? size : 1) > most - 3 && i + size < length) {
            memcpy(out + used, "...", 3);
            used += 3;
            break;
        }
        if (size) {
            memcpy(out + used, text + i, size);
            used += size;
        } else {
            out[used++] = '?';
        }
        i += size ? size : 1;
    }
    out[used] = '\0';
    return out;
}

static bool is_text(const char *text, size_t length, const char *wanted)
{
    return strnlen(wanted, length + 1) == length && memcmp(wanted, text, length) == 0;
}

/* ---- numbers ---- */

/* The bound in the scale of cells: the least rounded up, the most down. */
static int64_t scaled_bound(struct number bound, int places, bool least)
{
    struct number scaled;
    wide whole = bound.top < 0 ? INT64_MIN : INT64_MAX;
    if (number_multiply(bound, (struct number){ number_power10(places), 1 }, &scaled))
        whole = wide_divide(scaled.top, scaled.bottom, least ? ROUND_CEILING : ROUND_FLOOR);
    if (whole > INT64_MAX)
        return INT64_MAX;
    return whole < INT64_MIN ? INT64_MIN : (int64_t)whole;
}

void cell_rule_init(struct cell_rule *rule, const struct attribute *attribute)
{
    *rule = (struct cell_rule){ .attribute = attribute };
    if (attribute->kind == KIND_NUMBER) {
        rule->least = scaled_bound(attribute->at_least, attribute->places, true);
        rule->most = scaled_bound(attribute->at_most, attribute->places, false);
    } else if (attribute->kind == KIND_DAY) {
        rule->least = attribute->first_day;
        rule->most = attribute->last_day;
    }
}

struct digits {
    bool negative;
    bool huge;    /* beyond int64 in the scale */
    int decimals; /* after the point; more than were asked for: no value */
    int64_t value;
};

/* -12, +3, 12.50: false where the text is of another form. */
static bool read_digits(const char *text, size_t length, int places, struct digits *out)
{
    size_t i = 0;
    bool point = false;
    *out = (struct digits){ 0 };
    if (length && (text[0] == '-' || text[0] == '+')) {
        out->negative = text[0] == '-';
        i = 1;
    }
    size_t first = i;
    for (; i < length; i++) {
        if (text[i] == '.' && !point && i > first) {
            point = true;
            continue;
        }
        if (text[i] < '0' || text[i] > '9')
            return false;
        out->decimals += point;
        if (out->decimals > places)
            continue;
        out->huge |= __builtin_mul_overflow(out->value, 10, &out->value);
        out->huge |= __builtin_add_overflow(out->value, text[i] - '0', &out->value);
    }
    if (i == first || (point && out->decimals == 0))
        return false;
    for (int more = out->decimals; more < places; more++)
        out->huge |= __builtin_mul_overflow(out->value, 10, &out->value);
    if (out->negative)
        out->value = -out->value;
    return true;
}

/* Full-width digits as ASCII, thousands separators left out: what an official most likely meant.
   false: there is nothing of the kind. */
static bool plain_digits(const char *text, size_t length, char *out, bool *full_width)
{
    size_t used = 0;
    bool changed = false;
    *full_width = false;
    for (size_t i = 0; i < length && used < SHOWN - 1;) {
        const unsigned char *at = (const unsigned char *)text + i;
        bool wide_digit =
            length - i >= 3 && at[0] == 0xef && at[1] == 0xbc && at[2] >= 0x90 && at[2] <= 0x99;
        bool wide_comma = length - i >= 3 && at[0] == 0xef && at[1] == 0xbc && at[2] == 0x8c;
        if (wide_digit)
            out[used++] = (char)('0' + (at[2] - 0x90));
        else if (!wide_comma && *at != ',')
            out[used++] = (char)*at;
        *full_width |= wide_digit;
        changed |= wide_digit || wide_comma || *at == ',';
        i += wide_digit || wide_comma ? 3 : 1;
    }
    out[used] = '\0';
    return changed;
}

static bylaw_status no_number(const struct attribute *attribute, const char *text, size_t length,
                              bylaw_error *error)
{
    char shown[SHOWN];
    char plain[SHOWN];
    bool full_width;
    struct digits digits;
    cell_shown(text, length, shown, sizeof shown);
    if (length < SHOWN && plain_digits(text, length, plain, &full_width) &&
        read_digits(plain, strlen(plain), 18, &digits))
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL, "'%s' has %s; write %s", shown,
                         full_width ? "full-width digits" : "a thousands separator", plain);
    if (attribute->money)
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "'%s' is no amount; write yuan with digits only, such as 1200.50", shown);
    if (attribute->places)
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "'%s' is no number; write digits only, such as 12.5", shown);
    return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                     "'%s' is no whole number; write digits only, such as 186", shown);
}

static bylaw_status too_many_decimals(const struct attribute *attribute, const char *text,
                                      size_t length, int decimals, bylaw_error *error)
{
    char shown[SHOWN];
    cell_shown(text, length, shown, sizeof shown);
    if (!attribute->places)
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "'%s' has decimals; write a whole number, such as 186", shown);
    return error_set(error, BYLAW_EVALUE, NOWHERE, NULL, "'%s' has %d decimals; write at most %d",
                     shown, decimals, attribute->places);
}

static bylaw_status out_of_bounds(struct facts *facts, const struct attribute *attribute,
                                  const char *text, size_t length, bool below, bylaw_error *error)
{
    char shown[SHOWN];
    char room[SHOWN];
    struct buffer bound;
    struct number number = below ? attribute->at_least : attribute->at_most;
    buffer_init(&bound, &facts->memory);
    number_print(&bound, number, 0);
    const char *printed =
        bound.data ? cell_shown(bound.data, bound.length, room, sizeof room) : "the bound";
    bylaw_status status =
        error_set(error, BYLAW_EVALUE, NOWHERE, NULL, "%s is %s %s, the %s that %s may be",
                  cell_shown(text, length, shown, sizeof shown), below ? "below" : "above", printed,
                  below ? "least" : "most", attribute->name);
    buffer_clear(&bound);
    return status;
}

static bylaw_status read_number(struct facts *facts, const struct cell_rule *rule, const char *text,
                                size_t length, int64_t *cell, bylaw_error *error)
{
    const struct attribute *attribute = rule->attribute;
    struct digits digits;
    if (!read_digits(text, length, attribute->places, &digits))
        return no_number(attribute, text, length, error);
    if (digits.decimals > attribute->places)
        return too_many_decimals(attribute, text, length, digits.decimals, error);
    if (digits.huge)
        return out_of_bounds(facts, attribute, text, length, digits.negative, error);
    if (digits.value < rule->least || digits.value > rule->most)
        return out_of_bounds(facts, attribute, text, length, digits.value < rule->least, error);
    *cell = digits.value;
    return BYLAW_OK;
}

/* ---- the other kinds ---- */

const struct cell_yes_no cell_yes_no_words[CELL_YES_NO_WORDS] = {
    { "yes", 1 },   { "no", 0 }, { "1", 1 },  { "0", 0 },  { "true", 1 },
    { "false", 0 }, { "是", 1 }, { "否", 0 }, { "有", 1 }, { "无", 0 },
};

static bylaw_status read_yes_no(const char *text, size_t length, int64_t *cell, bylaw_error *error)
{
    for (size_t i = 0; i < CELL_YES_NO_WORDS; i++) {
        if (text_is_blind(text, length, cell_yes_no_words[i].text)) {
            *cell = cell_yes_no_words[i].value;
            return BYLAW_OK;
        }
    }
    char shown[SHOWN];
    return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                     "'%s' is neither yes nor no; write yes or no",
                     cell_shown(text, length, shown, sizeof shown));
}

static bylaw_status read_day(const struct cell_rule *rule, const char *text, size_t length,
                             int64_t *cell, bylaw_error *error)
{
    const struct attribute *attribute = rule->attribute;
    char shown[SHOWN];
    int32_t day;
    if (!day_parse(text, length, &day))
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "'%s' is no day; write a day that exists as 2019-12-25",
                         cell_shown(text, length, shown, sizeof shown));
    if (day >= rule->least && day <= rule->most) {
        *cell = day;
        return BYLAW_OK;
    }
    int year, month, day_of_month;
    bool early = day < rule->least;
    day_to_civil(early ? attribute->first_day : attribute->last_day, &year, &month, &day_of_month);
    return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                     "%s is %s %04d-%02d-%02d, the %s day that %s may be",
                     cell_shown(text, length, shown, sizeof shown), early ? "before" : "after",
                     year, month, day_of_month, early ? "first" : "last", attribute->name);
}

/* The nearest name or title; "" when none is near. */
static const char *nearest_choice(const struct choices *choices, const char *shown)
{
    size_t count = (size_t)choices->count;
    const char *nearest = text_nearest(shown, choices->names, count);
    for (size_t i = 0; !nearest && choices->titles && i < count; i++)
        if (choices->titles[i])
            nearest = text_nearest(shown, &choices->titles[i], 1);
    return nearest ? nearest : "";
}

static bylaw_status no_choice(const struct attribute *attribute, const char *text, size_t length,
                              bylaw_error *error)
{
    const struct choices *choices = &attribute->choices;
    char shown[SHOWN];
    char list[192] = "";
    size_t used = 0;
    cell_shown(text, length, shown, sizeof shown);
    const char *nearest = nearest_choice(choices, shown);
    for (int i = 0; choices->count <= LISTED_MOST && i < choices->count; i++) {
        size_t size = strlen(choices->names[i]);
        if (used + size + 3 > sizeof list) {
            used = 0; /* too long to be of help */
            break;
        }
        memcpy(list + used, i ? ", " : "", i ? 2 : 0);
        used += i ? 2 : 0;
        memcpy(list + used, choices->names[i], size);
        used += size;
    }
    list[used] = '\0';
    return error_set(error, BYLAW_EVALUE, NOWHERE, NULL, "'%s' is no choice of %s%s%s%s%s%s", shown,
                     attribute->name, *nearest ? " (did you mean '" : "", nearest,
                     *nearest ? "'?)" : "",
                     *list ? "; write one of " : "; write one of its choices", list);
}

static bylaw_status read_choice(const struct attribute *attribute, const char *text, size_t length,
                                int64_t *cell, bylaw_error *error)
{
    const struct choices *choices = &attribute->choices;
    for (int i = 0; i < choices->count; i++) {
        if (is_text(text, length, choices->names[i])) {
            *cell = i;
            return BYLAW_OK;
        }
    }
    for (int i = 0; choices->titles && i < choices->count; i++) {
        if (choices->titles[i] && is_text(text, length, choices->titles[i])) {
            *cell = i;
            return BYLAW_OK;
        }
    }
    return no_choice(attribute, text, length, error);
}

static bylaw_status read_text(struct facts *facts, const char *text, size_t length, int64_t *cell,
                              bylaw_error *error)
{
    int64_t code = facts->base ? text_map_find(&facts->base->text_codes, text, length) : -1;
    if (code < 0)
        code = text_map_find(&facts->text_codes, text, length);
    if (code >= 0) {
        *cell = code;
        return BYLAW_OK;
    }
    if (memchr(text, '\0', length))
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "the text holds a NUL byte; remove it");
    if (text_utf8_fault(text, length) < length)
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "the text is not UTF-8; write it in UTF-8");
    if (facts->text_count > INT32_MAX)
        return BYLAW_ELIMIT;
    char *copy = arena_copy_bytes(&facts->arena, text, length);
    bylaw_status status = copy ? arena_grow(&facts->arena, &facts->texts, facts->text_count,
                                            &facts->text_room, sizeof *facts->texts)
                               : BYLAW_ENOMEM;
    if (!status)
        status = text_map_add(&facts->text_codes, copy, length, (int64_t)facts->text_count);
    if (status)
        return status;
    *cell = (int64_t)facts->text_count;
    facts->texts[facts->text_count++] = copy;
    return BYLAW_OK;
}

static bylaw_status read_reference(struct facts *facts, const struct attribute *attribute,
                                   const char *text, size_t length, int64_t *cell,
                                   bylaw_error *error)
{
    const struct entity *target = attribute->target_entity;
    char shown[SHOWN];
    int64_t row = table_find(facts_table(facts, target), text, length);
    if (row != ROW_NONE) {
        *cell = row;
        return BYLAW_OK;
    }
    return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                     "no %s has the id '%s'; write the id of a row of %s", target->name,
                     cell_shown(text, length, shown, sizeof shown), target->name);
}

bylaw_status cell_read(struct facts *facts, const struct cell_rule *rule, const char *text,
                       size_t length, struct cell *out, bylaw_error *error)
{
    const struct attribute *attribute = rule->attribute;
    int64_t *value = &out->value;
    *out = (struct cell){ .state = STATE_KNOWN };
    if (length == 0) {
        out->state = STATE_UNKNOWN;
        return BYLAW_OK;
    }
    if (length == 1 && *text == '-') {
        out->state = STATE_ABSENT;
        if (attribute->optional)
            return BYLAW_OK;
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "'-' says that there is no value, but %s is not optional; leave the cell "
                         "empty where the value is not known",
                         attribute->name);
    }
    switch (attribute->kind) {
    case KIND_YES_NO:
        return read_yes_no(text, length, value, error);
    case KIND_NUMBER:
        return read_number(facts, rule, text, length, value, error);
    case KIND_DAY:
        return read_day(rule, text, length, value, error);
    case KIND_CHOICE:
        return read_choice(attribute, text, length, value, error);
    case KIND_TEXT:
        return read_text(facts, text, length, value, error);
    case KIND_ONE:
        return read_reference(facts, attribute, text, length, value, error);
    default:
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                         "%s is a list and holds no value; set the reference of its members",
                         attribute->name);
    }
}

/* NOLINTNEXTLINE(readability-function-size): the text and the cell take two parameters each. */
bylaw_status facts_read_cell(struct facts *facts, const struct attribute *attribute,
                             const char *text, size_t length, enum state *state, int64_t *cell,
                             bylaw_error *error)
{
    struct cell_rule rule;
    struct cell read;
    cell_rule_init(&rule, attribute);
    cell_trim(&text, &length);
    bylaw_status status = cell_read(facts, &rule, text, length, &read, error);
    *state = read.state;
    *cell = read.value;
    return status;
}

void facts_print_cell(const struct facts *facts, const struct attribute *attribute, size_t row,
                      struct buffer *out)
{
    char *end;
    int64_t cell;
    enum state state = facts_get(facts, attribute, row, &cell);
    if (state == STATE_ABSENT)
        buffer_add(out, "-");
    if (state != STATE_KNOWN)
        return;
    switch (attribute->kind) {
    case KIND_YES_NO:
        buffer_add(out, cell ? "yes" : "no");
        break;
    case KIND_NUMBER:
        end = buffer_room(out, FORMAT_BYTES_MOST);
        if (end)
            buffer_end(out, format_decimal(end, cell, attribute->places,
                                           attribute->money ? attribute->places : 0));
        break;
    case KIND_DAY:
        end = buffer_room(out, FORMAT_BYTES_MOST);
        if (end)
            buffer_end(out, format_day(end, (int32_t)cell));
        break;
    case KIND_CHOICE:
        buffer_add(out, attribute->choices.names[cell]);
        break;
    case KIND_TEXT:
        buffer_add(out, facts->texts[cell]);
        break;
    case KIND_ONE:
        buffer_add(out, facts_id(facts, attribute->target_entity, (size_t)cell));
        break;
    default:
        break;
    }
}
