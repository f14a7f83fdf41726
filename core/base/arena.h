/* SPDX-License-Identifier: Apache-2.0 */
/* Memory. One hook with the shape of lua_Alloc and one limit per pack or case (struct memory), and
   arenas over it: everything in an arena is freed at once, so nothing below needs undoing. */
#ifndef BYLAW_BASE_ARENA_H
#define BYLAW_BASE_ARENA_H

#include "bylaw.h"

/* Counts what is live, refuses what would go over the limit. Not safe for two threads at once. */
struct memory {
    bylaw_alloc *alloc;
    void *user;
    size_t used_bytes;
    size_t limit_bytes; /* 0: no limit */
};

/* alloc NULL: the C library's realloc and free. */
void memory_init(struct memory *memory, bylaw_alloc *alloc, void *user, size_t limit_bytes);

/* The shape of lua_Alloc, with the limit applied; user is a struct memory. When block is NULL the
   old size is not a size (Lua passes a type tag there) and is ignored. */
void *memory_alloc(void *user, void *block, size_t old_bytes, size_t new_bytes);

struct arena_block;
struct arena {
    struct memory *memory;
    struct arena_block *blocks; /* newest first */
    size_t free_bytes;          /* left in the newest block */
};

void arena_init(struct arena *arena, struct memory *memory);
void arena_clear(struct arena *arena); /* frees all blocks; the arena may be used again */

/* count objects of size bytes, zeroed, aligned for any type (16). NULL: no memory or count * size
   overflows. A request for 0 bytes gives a non-NULL pointer. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
/* Aligned to 64, for columns and vectors. Zeroed. */
void *arena_alloc_wide(struct arena *arena, size_t count, size_t size);
/* The same but not zeroed: for columns of which a cell is written before it is read. */
void *arena_alloc_column(struct arena *arena, size_t count, size_t size);
char *arena_copy(struct arena *arena, const char *text);                       /* NULL text: NULL */
char *arena_copy_bytes(struct arena *arena, const void *bytes, size_t length); /* adds a NUL */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes room for one more in a growing array: *items holds *count elements of size bytes with room
   for *room. The old array stays in the arena (at most as much again as the new one).
   BYLAW_ENOMEM: no memory. */
bylaw_status arena_grow(struct arena *arena, void *items_pointer, size_t count, size_t *room,
                        size_t size);

#endif
