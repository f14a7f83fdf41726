/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of the shell: a growing text, lists of texts, display width, the nearest name, UTF-8, and
   printing that no control character in data can abuse. Out of memory ends the program (exit 5). */
#ifndef BYLAW_SHELL_TEXT_H
#define BYLAW_SHELL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* realloc that ends the program instead of returning NULL. */
void *memory_resize(void *block, size_t count, size_t bytes_each);

struct text {
    char *data; /* NUL-terminated; NULL until something is added: read it through text_get */
    size_t length;
    size_t room;
};
const char *text_get(const struct text *text); /* "" when empty, never NULL */
void text_add(struct text *text, const char *bytes, size_t length);
void text_add_string(struct text *text, const char *string);
void text_add_format(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void text_add_count(struct text *text, uint64_t count); /* 1,234,567 */
void text_cut(struct text *text, size_t length);
void text_clear(struct text *text); /* frees */
/* A bylaw_sink that collects into a struct text. */
bool text_sink(void *user, const char *bytes, size_t length);
char *string_copy(const char *string);
char *string_copy_bytes(const char *bytes, size_t length);
bool string_starts(const char *string, const char *prefix);

struct names {
    char **items;
    size_t count;
    size_t room;
};
void names_add(struct names *names, const char *name);
void names_add_bytes(struct names *names, const char *bytes, size_t length);
bool names_has(const struct names *names, const char *name);
void names_remove(struct names *names, size_t index);
void names_clear(struct names *names);

/* The candidate nearest to a name (at most a third of its letters wrong, at least one), or NULL. */
const char *name_nearest(const char *name, const char *const *candidates, size_t count);

bool utf8_valid(const char *bytes, size_t length);
size_t display_width(const char *text);
/* Writes text; control characters other than line end and tab appear as \x1b. */
void print_text(FILE *file, const char *text);
/* The text as JSON, in quotes. */
void print_json(FILE *file, const char *text);
/* Writes text and spaces up to a width (before the text when right). */
void print_padded(FILE *file, const char *text, size_t width, bool right);

/* A table that lines up whatever the script: first column left, the rest as `sides` says. */
struct table {
    const char *sides; /* one letter a column: l or r */
    size_t columns;
    struct names cells;
};
void table_init(struct table *table, const char *sides);
void table_add(struct table *table, const char *cell);
void table_add_count(struct table *table, uint64_t count);
void table_print(const struct table *table, FILE *file, const char *indent);
void table_clear(struct table *table);

#endif
