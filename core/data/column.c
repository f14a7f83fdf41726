/* SPDX-License-Identifier: Apache-2.0 */
/* Arrays that grow with the rows, and the cells of one column. */
#include "core/data/column.h"

#include <string.h>

bylaw_status column_grow_array(struct memory *memory, void *items_pointer, size_t *room,
                               size_t wanted, size_t size)
{
    if (wanted <= *room)
        return BYLAW_OK;

    void *items;
    memcpy(&items, items_pointer, sizeof items);
    size_t more = *room + *room / 2;
    if (more < 16)
        more = 16;
    if (more < wanted)
        more = wanted;
    size_t bytes;
    if (__builtin_mul_overflow(more, size, &bytes))
        return BYLAW_ENOMEM;
    items = memory_alloc(memory, items, *room * size, bytes);
    if (!items)
        return BYLAW_ENOMEM;
    memset((char *)items + *room * size, 0, bytes - *room * size);
    memcpy(items_pointer, &items, sizeof items);
    *room = more;
    return BYLAW_OK;
}

void column_free_array(struct memory *memory, void *items_pointer, size_t *room, size_t size)
{
    void *items;
    memcpy(&items, items_pointer, sizeof items);
    if (items)
        memory_alloc(memory, items, *room * size, 0);
    items = NULL;
    memcpy(items_pointer, &items, sizeof items);
    *room = 0;
}

static bool fits_int32(struct number bound, int places)
{
    struct number scaled;
    struct number power = { number_power10(places), 1 };
    if (!number_multiply(bound, power, &scaled))
        return false;
    wide whole = wide_divide(scaled.top, scaled.bottom, ROUND_UP);
    return whole >= INT32_MIN && whole <= INT32_MAX;
}

int column_width(const struct attribute *attribute)
{
    switch (attribute->kind) {
    case KIND_YES_NO:
        return 1;
    case KIND_CHOICE:
        return attribute->choices.count <= 127 ? 1 : 4;
    case KIND_NUMBER:
        return fits_int32(attribute->at_least, attribute->places) &&
                       fits_int32(attribute->at_most, attribute->places)
                   ? 4
                   : 8;
    default:
        return 4;
    }
}

bylaw_status column_reserve(struct memory *memory, struct column *column, size_t rows)
{
    bylaw_status status =
        column_grow_array(memory, &column->cells, &column->cell_room, rows, (size_t)column->width);
    if (status || !column->states)
        return status;
    return column_grow_array(memory, &column->states, &column->state_room, rows, 1);
}

bylaw_status column_reserve_states(struct memory *memory, struct column *column, size_t rows)
{
    return column_grow_array(memory, &column->states, &column->state_room, rows, 1);
}

void column_clear(struct memory *memory, struct column *column)
{
    column_free_array(memory, &column->cells, &column->cell_room, (size_t)column->width);
    column_free_array(memory, &column->states, &column->state_room, 1);
}
