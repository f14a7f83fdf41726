/* SPDX-License-Identifier: Apache-2.0 */
/* Members of lists: the reverse of a reference, as starts and rows (counting sort, so that the
   members of each owner are in ascending order). */
#include "core/data/column.h"

#include <assert.h>
#include <string.h>

static bool is_member(const struct column *reference, size_t row, const uint8_t *left_out,
                      size_t owners)
{
    if (left_out && left_out[row])
        return false;
    if (reference->states && reference->states[row] != STATE_KNOWN)
        return false;
    int64_t owner = column_cell(reference, row);
    return owner >= 0 && (size_t)owner < owners;
}

void members_index(const struct column *reference, size_t rows, const uint8_t *left_out,
                   size_t owners, uint32_t *starts, int32_t *members)
{
    memset(starts, 0, (owners + 1) * sizeof *starts);
    if (!reference->cells)
        return;
    for (size_t row = 0; row < rows; row++)
        if (is_member(reference, row, left_out, owners))
            starts[column_cell(reference, row)]++;

    uint32_t sum = 0;
    for (size_t owner = 0; owner <= owners; owner++) {
        sum += starts[owner];
        starts[owner] = sum; /* one past the last member: filled backwards below */
    }
    for (size_t row = rows; row-- > 0;)
        if (is_member(reference, row, left_out, owners))
            members[--starts[column_cell(reference, row)]] = (int32_t)row;
}

/* Lists of rows that are new are open where lists are. */
static bylaw_status cover_open(struct facts *facts, struct member_list *list, size_t owners)
{
    if (!facts->lists_open || list->attribute->owner->is_book)
        return BYLAW_OK;
    bylaw_status status =
        column_grow_array(&facts->memory, &list->open, &list->open_room, owners, 1);
    if (status)
        return status;
    for (; list->open_count < owners; list->open_count++)
        list->open[list->open_count] = 1;
    return BYLAW_OK;
}

static bylaw_status check_count(const struct member_list *list, size_t owners)
{
    for (size_t owner = 0; owner < owners; owner++)
        if (list->starts[owner + 1] - list->starts[owner] > list->attribute->most_members)
            return BYLAW_ELIMIT;
    return BYLAW_OK;
}

bylaw_status facts_members(struct facts *facts, const struct attribute *attribute,
                           struct member_list **out)
{
    struct table *owners = facts_table(facts, attribute->owner);
    struct member_list *list = &owners->members[attribute->index];
    assert(attribute->kind == KIND_MANY && attribute->reverse);
    const struct attribute *reverse = attribute->reverse;
    struct table *members = facts_table(facts, reverse->owner);

    *out = list;
    if (list->built)
        return BYLAW_OK;
    bylaw_status status = column_grow_array(&facts->memory, &list->starts, &list->start_room,
                                            owners->rows + 1, sizeof *list->starts);
    if (!status)
        status = column_grow_array(&facts->memory, &list->rows, &list->row_room, members->rows + 1,
                                   sizeof *list->rows);
    if (!status)
        status = cover_open(facts, list, owners->rows);
    if (status)
        return status;
    members_index(&members->columns[reverse->index], members->rows, NULL, owners->rows,
                  list->starts, list->rows);
    status = check_count(list, owners->rows);
    list->built = status == BYLAW_OK;
    return status;
}

bylaw_status facts_close_list(struct facts *facts, const struct attribute *attribute, size_t row)
{
    struct table *owners = facts_table(facts, attribute->owner);
    struct member_list *list = &owners->members[attribute->index];
    assert(attribute->kind == KIND_MANY && row < owners->rows);
    bylaw_status status = cover_open(facts, list, owners->rows);
    if (!status && list->open)
        list->open[row] = 0;
    return status;
}
