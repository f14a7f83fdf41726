/* SPDX-License-Identifier: Apache-2.0 */
/* A map from text to a small number (declared in text.h). The hash takes eight bytes at a time with
   the multiplication that wyhash uses, and has no random seed, since the same input must take the
   same path. Ids come from files, so somebody may choose them to collide: a chain that no honest
   input makes has the table rebuilt with another seed, and keys that collide under several seeds
   at once are too dear to find. */
#include "core/base/text.h"

#include <string.h>

#define FIRST_ROOM 16u
/* At half load the longest chain of a million honest keys is near 70, of 10^8 near 100. */
#define LONG_CHAIN 128u

struct text_map_slot {
    const char *key; /* NULL: free */
    int64_t value;
    uint32_t length;
    uint32_t hash; /* the upper half: tells most keys apart without looking at them */
};

static uint64_t mix(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 product = a;
    product *= b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_of(const char *key, size_t length, uint64_t seed)
{
    uint64_t hash = (seed + 1) * UINT64_C(0x9E3779B97F4A7C15) ^ length;
    for (size_t i = 0; i < length; i += 8) {
        uint64_t part = 0;
        memcpy(&part, key + i, length - i < 8 ? length - i : 8);
        hash = mix(hash ^ part ^ UINT64_C(0xA0761D6478BD642F), hash ^ UINT64_C(0xE7037ED1A0B428DB));
    }
    return mix(hash ^ UINT64_C(0x8EBC6AF09C88C6E3), UINT64_C(0x589965CC75374CC3));
}

void text_map_init(struct text_map *map, struct arena *arena)
{
    *map = (struct text_map){ .arena = arena };
}

/* The slot that holds the key, or the free one where it belongs. room > 0. */
static struct text_map_slot *seek(const struct text_map *map, const char *key, size_t length,
                                  size_t *chain)
{
    uint64_t hash = hash_of(key, length, map->seed);
    size_t at = (size_t)hash & (map->room - 1);
    for (*chain = 0;; ++*chain, at = (at + 1) & (map->room - 1)) {
        struct text_map_slot *slot = &map->slots[at];
        if (!slot->key)
            return slot;
        if (slot->hash == (uint32_t)(hash >> 32) && slot->length == length &&
            memcmp(slot->key, key, length) == 0)
            return slot;
    }
}

static void put(const struct text_map *map, const char *key, size_t length, int64_t value)
{
    size_t chain;
    struct text_map_slot *slot = seek(map, key, length, &chain);
    *slot = (struct text_map_slot){ .key = key,
                                    .value = value,
                                    .length = (uint32_t)length,
                                    .hash = (uint32_t)(hash_of(key, length, map->seed) >> 32) };
}

int64_t text_map_find(const struct text_map *map, const char *key, size_t length)
{
    if (!map->room)
        return -1;
    size_t chain;
    const struct text_map_slot *slot = seek(map, key ? key : "", length, &chain);
    return slot->key ? slot->value : -1;
}

static bylaw_status rebuild(struct text_map *map)
{
    if (map->room > SIZE_MAX / 2)
        return BYLAW_ENOMEM;
    struct text_map grown = *map;
    grown.room = map->room ? map->room * 2 : FIRST_ROOM;
    grown.seed = map->seed + 1;
    grown.slots = arena_alloc(map->arena, grown.room, sizeof *grown.slots);
    if (!grown.slots)
        return BYLAW_ENOMEM;
    for (size_t i = 0; i < map->room; i++) {
        const struct text_map_slot *slot = &map->slots[i];
        if (slot->key)
            put(&grown, slot->key, slot->length, slot->value);
    }
    *map = grown;
    return BYLAW_OK;
}

bylaw_status text_map_add(struct text_map *map, const char *key, size_t length, int64_t value)
{
    if (length > UINT32_MAX)
        return BYLAW_ELIMIT;
    if (!key)
        key = "";
    if (map->count >= map->room / 2 && rebuild(map) != BYLAW_OK)
        return BYLAW_ENOMEM;
    for (;;) {
        size_t chain;
        const struct text_map_slot *slot = seek(map, key, length, &chain);
        if (slot->key)
            return BYLAW_EEXISTS;
        if (chain < LONG_CHAIN || map->room / 16 > map->count)
            break;
        if (rebuild(map) != BYLAW_OK)
            return BYLAW_ENOMEM;
    }
    put(map, key, length, value);
    map->count++;
    return BYLAW_OK;
}
