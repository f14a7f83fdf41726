/* SPDX-License-Identifier: Apache-2.0 */
/* Texts: UTF-8 checks, comparison that no locale touches, the nearest name, a growing buffer, and
   hash maps from text to an index. */
#ifndef BYLAW_BASE_TEXT_H
#define BYLAW_BASE_TEXT_H

#include "core/base/arena.h"

/* Index of the first byte that is not well-formed UTF-8, or length when all is. NUL is allowed. */
size_t text_utf8_fault(const char *text, size_t length);
/* The largest n <= limit and <= strlen (text) at which text can be cut between characters. */
size_t text_cut(const char *text, size_t limit);

/* Byte order, but runs of digits compare as numbers: "4.2" before "4.10". 0: equal texts only. */
int text_compare_natural(const char *a, const char *b);

/* Whether the length bytes at text are `wanted`, capitals of ASCII or not. wanted NULL: no. */
bool text_is_blind(const char *text, size_t length, const char *wanted);

/* 1..64 of [A-Za-z0-9_.-], for ids; and a Lua-like name [A-Za-z_][A-Za-z0-9_]* that is no Lua
   keyword. */
bool text_is_id(const char *text);
bool text_is_name(const char *text);

/* The candidate nearest to text (edit distance with swaps, at most a third of the longer one's
   letters, half of its Chinese characters), or NULL. Ties: the first. */
const char *text_nearest(const char *text, const char *const *candidates, size_t count);

/* Columns that text takes on a terminal (wide characters two, combining none); for tables and
   editors. Control characters count as 1. */
size_t text_width(const char *text);

/* A growing text on a memory hook. After a failure (no memory) it stays failed and empty. */
struct buffer {
    struct memory *memory;
    char *data; /* NUL-terminated; NULL until something is added */
    size_t length;
    size_t room;
    bool failed;
};
void buffer_init(struct buffer *buffer, struct memory *memory);
void buffer_clear(struct buffer *buffer); /* frees */
void buffer_add(struct buffer *buffer, const char *text);
void buffer_add_bytes(struct buffer *buffer, const char *bytes, size_t length);
void buffer_add_char(struct buffer *buffer, char c);
/* Room for length bytes at the end, to be written in place; NULL: no memory. buffer_end then says
   how far it was written. */
char *buffer_room(struct buffer *buffer, size_t length);
void buffer_end(struct buffer *buffer, const char *end);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* As a JSON string with its quotes: control characters, quotes and backslashes escaped. */
void buffer_add_json(struct buffer *buffer, const char *text);

/* A map from text to a small number, open addressing, in an arena. Keys are not copied. */
struct text_map {
    struct arena *arena;
    struct text_map_slot *slots;
    size_t room;
    size_t count;
    uint64_t seed;
};
void text_map_init(struct text_map *map, struct arena *arena);
/* -1: not there. */
int64_t text_map_find(const struct text_map *map, const char *key, size_t length);
/* BYLAW_EEXISTS: the key is there already (the value is not changed). BYLAW_ENOMEM. BYLAW_ELIMIT: a
   key of 4 GiB. */
bylaw_status text_map_add(struct text_map *map, const char *key, size_t length, int64_t value);

#endif
