/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/class.h"
#include "core/data/csv.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

const char *class_name(const struct bylaw_pack *pack, const struct wanted *wanted,
                       const struct entity *about)
{
    bool own = false;
    for (int i = 0; i < pack->entity_count; i++) {
        const struct entity *entity = pack->entities[i];
        for (int k = 0; wanted->entities[i] && k < entity->attribute_count; k++) {
            const struct attribute *attribute = entity->attributes[k];
            if (!wanted->attributes[i][k])
                continue;
            if (attribute->kind == KIND_MANY && entity == about)
                own = true;
            else if (attribute->kind == KIND_MANY && attribute->target_entity == about)
                return "mutual";
            else if (attribute->kind == KIND_ONE && attribute->target_entity == about &&
                     entity == about)
                return "mutual";
        }
    }
    return own ? "own many" : "row";
}

/* ---- Bytes ---------------------------------------------------------------------------------- */

struct extent {
    uint64_t bytes, rows;
};

/* The size of a table's file, and its rows by the length of the first ones. */
static struct extent table_extent(const char *folder, const char *entity)
{
    enum { SAMPLE = 1 << 16 };
    char path[4096], sample[SAMPLE];
    struct stat about;
    struct extent extent = { 0 };
    if (snprintf(path, sizeof path, "%s/%s.csv", folder, entity) >= (int)sizeof path)
        return extent;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return extent;
    ssize_t length = fstat(file, &about) == 0 ? read(file, sample, sizeof sample) : -1;
    close(file);
    if (length <= 0)
        return extent;
    uint64_t lines = 1;
    for (ssize_t i = 0; i < length; i++)
        lines += sample[i] == '\n';
    extent.bytes = (uint64_t)about.st_size;
    extent.rows = extent.bytes * lines / (uint64_t)length;
    return extent;
}

/* Of one row: cells, and its id by a place in the text. */
static uint64_t row_bytes(const struct wanted *wanted, const struct entity *entity)
{
    uint64_t bytes = 16;
    for (int i = 0; i < entity->attribute_count; i++) {
        const struct attribute *attribute = entity->attributes[i];
        if (!wanted->attributes[entity->index][i] || attribute->kind == KIND_MANY)
            continue;
        /* Eight for a number, four for the rest, one for its state, eight while a reference is
           text. */
        bytes += attribute->kind == KIND_NUMBER ? 9 : attribute->kind == KIND_ONE ? 13 : 5;
    }
    return bytes;
}

/* Of one row: what is decided about it, with its interval, state and rule. */
static uint64_t decided_bytes(const struct bylaw_facts *population, const struct entity *entity)
{
    const struct bylaw_pack *pack = population->pack;
    uint64_t bytes = 4; /* its context */
    for (int i = 0; i < pack->value_count; i++)
        if (pack->values[i]->entity == entity)
            bytes += 2 * lane_bytes(lane_of(&pack->values[i]->type)) + 5;
    return bytes;
}

uint64_t class_bytes(const struct bylaw_facts *population, const char *folder, bool in_blocks,
                     unsigned threads)
{
    const struct bylaw_pack *pack = population->pack;
    const struct wanted *wanted = &population->wanted;
    uint64_t bytes = 0;
    for (int i = 0; i < pack->entity_count; i++) {
        const struct entity *entity = pack->entities[i];
        if (!wanted->entities[i])
            continue;
        uint64_t row = row_bytes(wanted, entity) + decided_bytes(population, entity);
        struct extent extent = table_extent(folder, entity->name);
        if (in_blocks && entity == population->about)
            bytes += threads * (CSV_BLOCK_BYTES + CSV_BLOCK_ROWS * row);
        else
            bytes += extent.bytes + extent.rows * row;
    }
    return bytes;
}
