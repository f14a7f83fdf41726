/* SPDX-License-Identifier: Apache-2.0 */
/* Memory behind one hook with one limit, and arenas that are freed as a whole. */
#include "core/base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK_BYTES 4096u
#define LAST_BLOCK_BYTES ((size_t)1024 * 1024)
#define NARROW 16u
#define WIDE 64u

struct arena_block {
    struct arena_block *next; /* the one before */
    size_t bytes;             /* this header included */
};

/* The only call of the C library's allocator in the core. */
static void *default_alloc(void *user, void *block, size_t old_bytes, size_t new_bytes)
{
    (void)user;
    (void)old_bytes;
    if (new_bytes)
        return realloc(block, new_bytes); /* the default hook */
    free(block);                          /* the default hook */
    return NULL;
}

void memory_init(struct memory *memory, bylaw_alloc *alloc, void *user, size_t limit_bytes)
{
    *memory = (struct memory){ .alloc = alloc ? alloc : default_alloc,
                               .user = user,
                               .limit_bytes = limit_bytes };
}

void *memory_alloc(void *user, void *block, size_t old_bytes, size_t new_bytes)
{
    struct memory *memory = user;
    size_t before = block ? old_bytes : 0;
    if (!block && !new_bytes)
        return NULL;
    if (memory->limit_bytes && new_bytes > before &&
        (memory->used_bytes > memory->limit_bytes ||
         new_bytes - before > memory->limit_bytes - memory->used_bytes))
        return NULL;
    void *result = memory->alloc(memory->user, block, before, new_bytes);
    if (result || !new_bytes)
        memory->used_bytes += new_bytes - before; /* wraps to a subtraction when it shrinks */
    return result;
}

void arena_init(struct arena *arena, struct memory *memory)
{
    *arena = (struct arena){ .memory = memory };
}

void arena_clear(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *next = block->next;
        memory_alloc(arena->memory, block, block->bytes, 0);
        block = next;
    }
    arena->blocks = NULL;
    arena->free_bytes = 0;
}

static struct arena_block *block_new(struct arena *arena, size_t bytes)
{
    struct arena_block *block = memory_alloc(arena->memory, NULL, 0, bytes);
    if (block)
        *block = (struct arena_block){ .bytes = bytes };
    return block;
}

/* What must be added to an address to align it. */
static size_t padding(const char *address, size_t alignment)
{
    return (alignment - (uintptr_t)address % alignment) % alignment;
}

/* Takes bytes from the newest block; NULL where they do not fit. */
static char *take(struct arena *arena, size_t bytes, size_t alignment)
{
    if (!arena->blocks)
        return NULL;
    char *start = (char *)arena->blocks + arena->blocks->bytes - arena->free_bytes;
    size_t skip = padding(start, alignment);
    if (skip > arena->free_bytes || bytes > arena->free_bytes - skip)
        return NULL;
    arena->free_bytes -= skip + bytes;
    return start + skip;
}

/* A large request gets a block of its own behind the newest, whose rest stays in use. */
static char *take_own_block(struct arena *arena, size_t bytes, size_t alignment)
{
    struct arena_block *block = block_new(arena, bytes + sizeof *block + alignment);
    if (!block)
        return NULL;
    if (arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        arena->blocks = block;
    }
    char *start = (char *)block + sizeof *block;
    return start + padding(start, alignment);
}

static char *take_new_block(struct arena *arena, size_t bytes, size_t alignment)
{
    size_t block_bytes = arena->blocks ? arena->blocks->bytes * 2 : FIRST_BLOCK_BYTES;
    if (block_bytes < FIRST_BLOCK_BYTES)
        block_bytes = FIRST_BLOCK_BYTES;
    if (block_bytes > LAST_BLOCK_BYTES)
        block_bytes = LAST_BLOCK_BYTES;
    if (bytes > block_bytes / 4)
        return take_own_block(arena, bytes, alignment);
    struct arena_block *block = block_new(arena, block_bytes);
    if (!block) /* near the limit the exact size may still fit */
        return take_own_block(arena, bytes, alignment);
    block->next = arena->blocks;
    arena->blocks = block;
    arena->free_bytes = block_bytes - sizeof *block;
    return take(arena, bytes, alignment);
}

static void *arena_take(struct arena *arena, size_t count, size_t size, size_t alignment)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2)
        return NULL;
    size_t taken = bytes ? bytes : 1; /* two empty requests get two addresses */
    char *result = take(arena, taken, alignment);
    return result ? result : take_new_block(arena, taken, alignment);
}

static void *arena_take_zeroed(struct arena *arena, size_t count, size_t size, size_t alignment)
{
    void *result = arena_take(arena, count, size, alignment);
    if (result)
        memset(result, 0, count * size);
    return result;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    return arena_take_zeroed(arena, count, size, NARROW);
}

void *arena_alloc_wide(struct arena *arena, size_t count, size_t size)
{
    return arena_take_zeroed(arena, count, size, WIDE);
}

void *arena_alloc_column(struct arena *arena, size_t count, size_t size)
{
    return arena_take(arena, count, size, WIDE);
}

char *arena_copy_bytes(struct arena *arena, const void *bytes, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = arena_take_zeroed(arena, length + 1, 1, 1);
    if (copy && length)
        memcpy(copy, bytes, length);
    return copy;
}

char *arena_copy(struct arena *arena, const char *text)
{
    return text ? arena_copy_bytes(arena, text, strlen(text)) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = length < 0 ? NULL : arena_take(arena, (size_t)length + 1, 1, 1);
    if (!text)
        return NULL;
    va_start(arguments, format);
    (void)vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

bylaw_status arena_grow(struct arena *arena, void *items_pointer, size_t count, size_t *room,
                        size_t size)
{
    if (count < *room)
        return BYLAW_OK;
    if (*room > SIZE_MAX / 2)
        return BYLAW_ENOMEM;
    size_t grown_room = *room ? *room * 2 : 8;
    void *grown = arena_alloc(arena, grown_room, size);
    if (!grown)
        return BYLAW_ENOMEM;
    void *old; /* copied as bytes: the caller's pointer is of another type */
    memcpy(&old, items_pointer, sizeof(void *));
    if (count)
        memcpy(grown, old, count * size);
    memcpy(items_pointer, &grown, sizeof(void *));
    *room = grown_room;
    return BYLAW_OK;
}
