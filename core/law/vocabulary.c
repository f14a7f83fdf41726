/* SPDX-License-Identifier: Apache-2.0 */
/* Vocabulary: names of kinds, units as products of named powers, choices, attributes by name. */
#include "core/law/vocabulary.h"

#include <string.h>

const char *const kind_names[KIND_COUNT] = {
    [KIND_BROKEN] = "broken", [KIND_YES_NO] = "yes_no", [KIND_NUMBER] = "number",
    [KIND_DAY] = "day",       [KIND_CHOICE] = "choice", [KIND_TEXT] = "text",
    [KIND_ONE] = "one",       [KIND_MANY] = "many",     [KIND_DURATION] = "duration",
    [KIND_SHARE] = "share",   [KIND_MONTHS] = "months",
};

/* unit * name^power, keeping the names sorted and no power 0. */
static bool unit_times(struct unit *unit, const char *name, int power)
{
    int at = 0;
    while (at < unit->count && strcmp(unit->factors[at].name, name) < 0)
        at++;
    if (at < unit->count && strcmp(unit->factors[at].name, name) == 0) {
        unit->factors[at].power += power;
        if (unit->factors[at].power != 0)
            return true;
        unit->count--;
        for (int i = at; i < unit->count; i++)
            unit->factors[i] = unit->factors[i + 1];
        return true;
    }
    if (unit->count == UNIT_FACTORS)
        return false;
    for (int i = unit->count; i > at; i--)
        unit->factors[i] = unit->factors[i - 1];
    unit->factors[at] = (struct unit_factor){ name, power };
    unit->count++;
    return true;
}

static bool factor_is_well_formed(const char *text, size_t length)
{
    if (length == 0 || length > 64 || text[0] == ' ' || text[length - 1] == ' ')
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 32 || c == 127)
            return false;
    }
    return text_utf8_fault(text, length) == length;
}

bool unit_parse(struct arena *arena, const char *text, struct unit *out)
{
    struct unit unit = { 0 };
    const char *from = text;
    int power = 1;
    while (*text != '\0') {
        size_t length = strcspn(from, "*/");
        bool is_one = length == 1 && from[0] == '1' && from == text && from[1] == '/';
        if (!is_one) {
            if (!factor_is_well_formed(from, length))
                return false;
            const char *name = arena_copy_bytes(arena, from, length);
            if (!name || !unit_times(&unit, name, power))
                return false;
        }
        if (from[length] == '\0')
            break;
        power = from[length] == '*' ? 1 : -1;
        from += length + 1;
    }
    *out = unit;
    return true;
}

bool unit_equal(const struct unit *a, const struct unit *b)
{
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++) {
        if (a->factors[i].power != b->factors[i].power ||
            strcmp(a->factors[i].name, b->factors[i].name) != 0)
            return false;
    }
    return true;
}

bool unit_multiply(const struct unit *a, const struct unit *b, int power, struct unit *out)
{
    struct unit unit = *a;
    for (int i = 0; i < b->count; i++) {
        if (!unit_times(&unit, b->factors[i].name, b->factors[i].power * power))
            return false;
    }
    *out = unit;
    return true;
}

/* Units that are so many of another. */
static const struct {
    const char *name, *base;
    int top, bottom;
} measures[] = {
    { "month", "months", 1, 1 },   { "year", "months", 12, 1 }, { "years", "months", 12, 1 },
    { "ha", "m2", 10000, 1 },      { "km2", "m2", 1000000, 1 }, { "mu", "m2", 2000, 3 },
    { "persons", "person", 1, 1 }, { "day", "days", 1, 1 },
};

/* The unit in base units, and how many of these one of it is. */
static bool unit_measure(const struct unit *unit, struct unit *out, struct number *size)
{
    *out = (struct unit){ 0 };
    *size = number_whole(1);
    for (int i = 0; i < unit->count; i++) {
        const struct unit_factor *factor = &unit->factors[i];
        struct number one = { 1, 1 };
        const char *base = factor->name;
        for (size_t k = 0; k < sizeof measures / sizeof *measures; k++) {
            if (strcmp(measures[k].name, factor->name) == 0) {
                base = measures[k].base;
                one = (struct number){ measures[k].top, measures[k].bottom };
            }
        }
        int power = factor->power;
        for (int n = 0; n < (power < 0 ? -power : power); n++)
            if (!(power > 0 ? number_multiply(*size, one, size) : number_divide(*size, one, size)))
                return false;
        if (!unit_times(out, base, power))
            return false;
    }
    return true;
}

bool unit_convert(const struct unit *from, const struct unit *to, struct number *factor)
{
    struct unit base_from, base_to;
    struct number size_from, size_to;
    return unit_measure(from, &base_from, &size_from) && unit_measure(to, &base_to, &size_to) &&
           unit_equal(&base_from, &base_to) && number_divide(size_from, size_to, factor);
}

void unit_print(struct buffer *buffer, const struct unit *unit)
{
    bool first = true;
    for (int i = 0; i < unit->count; i++) {
        for (int n = 0; n < unit->factors[i].power; n++) {
            buffer_add(buffer, first ? "" : "*");
            buffer_add(buffer, unit->factors[i].name);
            first = false;
        }
    }
    if (first && unit->count > 0)
        buffer_add(buffer, "1");
    for (int i = 0; i < unit->count; i++) {
        for (int n = 0; n > unit->factors[i].power; n--) {
            buffer_add(buffer, "/");
            buffer_add(buffer, unit->factors[i].name);
        }
    }
}

int choices_find(const struct choices *choices, const char *name)
{
    for (int i = 0; i < choices->count; i++) {
        if (strcmp(choices->names[i], name) == 0)
            return i;
    }
    return -1;
}

struct attribute *entity_find_attribute(const struct entity *entity, const char *name)
{
    for (int i = 0; i < entity->attribute_count; i++) {
        if (strcmp(entity->attributes[i]->name, name) == 0)
            return entity->attributes[i];
    }
    return NULL;
}
