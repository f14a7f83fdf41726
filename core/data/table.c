/* SPDX-License-Identifier: Apache-2.0 */
/* The ids of a table: one run of bytes, and an index of 8 bytes a slot. As long as ids ascend, as
   those of most files do, there is no index: that they differ is seen in passing, and a row is
   found by halving. */
#include "core/data/column.h"

#include <string.h>

/* Multiplies and folds eight bytes at a time, after Wang Yi's wyhash. */
static uint64_t hash_bytes(const char *bytes, size_t length)
{
    uint64_t hash = 0x9e3779b97f4a7c15U ^ length;
    while (length > 0) {
        uint64_t part = 0;
        size_t count = length < 8 ? length : 8;
        memcpy(&part, bytes, count);
        uwide product = (uwide)(hash ^ part) * 0xa0761d6478bd642fU;
        hash = (uint64_t)product ^ (uint64_t)(product >> 64);
        bytes += count;
        length -= count;
    }
    uwide product = (uwide)hash * 0xe7037ed1a0b428dbU;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

#define SLOT_ROW(slot) ((size_t)(uint32_t)(slot)-1)
#define SLOT_HASH(hash) ((hash)&0xffffffff00000000U)

const char *table_id(const struct table *table, size_t row)
{
    return table->id_bytes + table->id_starts[row];
}

size_t table_id_length(const struct table *table, size_t row)
{
    if (table->id_lengths)
        return table->id_lengths[row];
    uint64_t end = row + 1 < table->rows ? table->id_starts[row + 1] : table->id_length;
    return (size_t)(end - table->id_starts[row]) - 1;
}

static bool id_equal(const struct table *table, size_t row, const char *id, size_t length)
{
    return table_id_length(table, row) == length && memcmp(table_id(table, row), id, length) == 0;
}

/* The slot of an id, or the empty one where it belongs. There is always an empty one. */
static uint64_t *find_slot(const struct table *table, const char *id, size_t length, uint64_t hash)
{
    size_t mask = table->id_slot_count - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        uint64_t slot = table->id_slots[i];
        if (slot == 0 ||
            (SLOT_HASH(slot) == SLOT_HASH(hash) && id_equal(table, SLOT_ROW(slot), id, length)))
            return &table->id_slots[i];
    }
}

static int compare_id(const struct table *table, size_t row, const char *id, size_t length)
{
    size_t own = table_id_length(table, row);
    int order = memcmp(table_id(table, row), id, own < length ? own : length);
    if (order)
        return order;
    return own < length ? -1 : own > length;
}

static int64_t find_by_halving(const struct table *table, const char *id, size_t length)
{
    size_t low = 0;
    size_t high = table->rows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_id(table, middle, id, length);
        if (order == 0)
            return (int64_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ROW_NONE;
}

int64_t table_find(const struct table *table, const char *id, size_t length)
{
    if (!table->id_slots)
        return find_by_halving(table, id, length);
    uint64_t slot = *find_slot(table, id, length, hash_bytes(id, length));
    return slot ? (int64_t)SLOT_ROW(slot) : ROW_NONE;
}

int64_t table_find_near(const struct table *table, const char *id, size_t length, size_t row)
{
    for (size_t i = row; i < table->rows && i < row + 2; i++)
        if (id_equal(table, i, id, length))
            return (int64_t)i;
    return table_find(table, id, length);
}

static void add_slot(struct table *table, size_t row, uint64_t hash)
{
    size_t mask = table->id_slot_count - 1;
    size_t i = (size_t)hash & mask;
    while (table->id_slots[i])
        i = (i + 1) & mask;
    table->id_slots[i] = SLOT_HASH(hash) | (row + 1);
}

void table_index_ids(struct table *table)
{
    if (!table->id_slots)
        return;
    memset(table->id_slots, 0, table->id_slot_count * sizeof *table->id_slots);
    for (size_t row = 0; row < table->rows; row++) {
        const char *id = table_id(table, row);
        add_slot(table, row, hash_bytes(id, table_id_length(table, row)));
    }
}

bylaw_status table_index(struct memory *memory, struct table *table, size_t rows)
{
    if (table->id_slots && rows * 2 <= table->id_slot_count)
        return BYLAW_OK;
    size_t count = 16; /* at most half of the slots are taken */
    while (count < rows * 2)
        count *= 2;
    uint64_t *slots = NULL;
    size_t room = 0;
    bylaw_status status = column_grow_array(memory, &slots, &room, count, sizeof *slots);
    if (status)
        return status;
    column_free_array(memory, &table->id_slots, &table->id_slot_count, sizeof *slots);
    table->id_slots = slots;
    table->id_slot_count = room;
    table_index_ids(table);
    return BYLAW_OK;
}

bylaw_status table_reserve_ids(struct memory *memory, struct table *table, size_t rows,
                               size_t bytes)
{
    bylaw_status status = column_grow_array(memory, &table->id_starts, &table->id_start_room, rows,
                                            sizeof *table->id_starts);
    if (!status)
        status = column_grow_array(memory, &table->id_bytes, &table->id_room, bytes, 1);
    return status;
}

bylaw_status table_add_id(struct memory *memory, struct table *table, const char *id, size_t length)
{
    size_t rows = table->rows + 1;
    if (rows > ROWS_MOST)
        return BYLAW_ELIMIT;
    bylaw_status status = table_reserve_ids(memory, table, rows, table->id_length + length + 1);
    if (!status && (table->id_slots || (rows > 1 && compare_id(table, rows - 2, id, length) >= 0)))
        status = table_index(memory, table, rows);
    if (status)
        return status;

    if (table->id_slots) {
        uint64_t hash = hash_bytes(id, length);
        uint64_t *slot = find_slot(table, id, length, hash);
        if (*slot)
            return BYLAW_EEXISTS;
        *slot = SLOT_HASH(hash) | rows;
    }
    table->id_starts[table->rows] = table->id_length;
    memcpy(table->id_bytes + table->id_length, id, length);
    table->id_bytes[table->id_length + length] = '\0';
    table->id_length += length + 1;
    table->rows = rows;
    return BYLAW_OK;
}
