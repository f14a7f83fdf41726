/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/print.h"
#include "core/base/format.h"

int value_places(const struct value *value)
{
    if (value->money)
        return 2;
    return value->places > 0 ? value->places : 0;
}

int type_places(const struct type *type)
{
    int places = 0;
    wide bottom = type->bottom;
    while (bottom % 10 == 0 && bottom != 0 && places < 18) {
        bottom /= 10;
        places++;
    }
    return bottom == 1 && type->min >= INT64_MIN && type->max <= INT64_MAX ? places : -1;
}

/* Nearly all numbers are decimals of 64 bits: they need no rationals. */
static void print_number(struct buffer *out, const struct type *type, int min_places, wide cell)
{
    struct number number = { 0, 1 };
    int places = type_places(type);
    char *end = NULL;
    if (places >= min_places)
        end = buffer_room(out, FORMAT_BYTES_MOST);
    if (end) {
        buffer_end(out, format_decimal(end, (int64_t)cell, places, min_places));
        return;
    }
    number_make(cell, type->bottom, &number);
    number_print(out, number, min_places);
}

void print_cell(struct buffer *out, const struct facts *facts, const struct type *type,
                int min_places, wide cell)
{
    switch (type->kind) {
    case KIND_YES_NO:
        buffer_add(out, cell ? "yes" : "no");
        break;
    case KIND_NUMBER:
    case KIND_DURATION:
    case KIND_SHARE:
        print_number(out, type, min_places, cell);
        break;
    case KIND_DAY:
        day_print(out, (int32_t)cell);
        break;
    case KIND_CHOICE:
        buffer_add(out, type->choices->names[cell]);
        break;
    case KIND_TEXT:
        buffer_add(out, facts->texts[cell]);
        break;
    case KIND_ONE:
        buffer_add(out, facts_id(facts, type->entity, (size_t)cell));
        break;
    default:
        break;
    }
}

void print_candidate(struct buffer *out, const struct facts *facts, const struct type *type,
                     int min_places, const struct candidate *value)
{
    bool interval = type->kind == KIND_NUMBER || type->kind == KIND_DAY || type->kind == KIND_SHARE;
    struct type high = *type, low = *type;
    if (type->kind == KIND_SHARE) { /* each end has a divisor of its own */
        low.bottom = value->lo_bottom;
        high.bottom = value->hi_bottom;
    }
    switch (value->state) {
    case STATE_KNOWN:
        print_cell(out, facts, &low, min_places, value->lo);
        break;
    case STATE_UNKNOWN:
        buffer_add(out, "unknown");
        if (!interval)
            break;
        buffer_add(out, " (");
        print_cell(out, facts, &low, min_places, value->lo);
        buffer_add(out, " to ");
        print_cell(out, facts, &high, min_places, value->hi);
        buffer_add(out, ")");
        break;
    case STATE_OPEN:
        buffer_add(out, "unknown");
        break;
    case STATE_ABSENT:
        buffer_add(out, "absent");
        break;
    case STATE_GAP:
        buffer_add(out, "no value");
        break;
    case STATE_CONFLICT:
        buffer_add(out, "conflict");
        break;
    default:
        buffer_add(out, "fault");
    }
}
