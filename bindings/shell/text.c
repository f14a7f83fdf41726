/* SPDX-License-Identifier: Apache-2.0 */
/* Growing texts, lists of names, widths. The only file of the shell that allocates. */
#include "text.h"

#include "shell.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

void *memory_resize(void *block, size_t count, size_t bytes_each)
{
    size_t bytes;
    void *resized = NULL;
    if (!__builtin_mul_overflow(count, bytes_each, &bytes))
        resized = realloc(block, bytes ? bytes : 1);
    if (!resized) {
        fputs("bylaw: out of memory\n", stderr);
        exit(EXIT_SYSTEM);
    }
    return resized;
}

const char *text_get(const struct text *text)
{
    return text->data ? text->data : "";
}

static void text_reserve(struct text *text, size_t more)
{
    size_t wanted = text->length + more + 1;
    if (wanted <= text->room)
        return;
    size_t room = text->room ? text->room : 64;
    while (room < wanted)
        room *= 2;
    text->data = memory_resize(text->data, room, 1);
    text->room = room;
}

void text_add(struct text *text, const char *bytes, size_t length)
{
    text_reserve(text, length);
    memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
}

void text_add_string(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_add_format(struct text *text, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        text_reserve(text, (size_t)length);
        vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void text_add_count(struct text *text, uint64_t count)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)count);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            text_add(text, ",", 1);
        text_add(text, &digits[i], 1);
    }
}

void text_cut(struct text *text, size_t length)
{
    if (length >= text->length)
        return;
    text->length = length;
    text->data[length] = '\0';
}

void text_clear(struct text *text)
{
    free(text->data);
    *text = (struct text){ 0 };
}

bool text_sink(void *user, const char *bytes, size_t length)
{
    text_add(user, bytes, length);
    return true;
}

char *string_copy_bytes(const char *bytes, size_t length)
{
    char *copy = memory_resize(NULL, length + 1, 1);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *string_copy(const char *string)
{
    return string_copy_bytes(string, strlen(string));
}

bool string_starts(const char *string, const char *prefix)
{
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

void names_add_bytes(struct names *names, const char *bytes, size_t length)
{
    if (names->count == names->room) {
        names->room = names->room ? names->room * 2 : 8;
        names->items = memory_resize(names->items, names->room, sizeof *names->items);
    }
    names->items[names->count++] = string_copy_bytes(bytes, length);
}

void names_add(struct names *names, const char *name)
{
    names_add_bytes(names, name, strlen(name));
}

bool names_has(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return true;
    return false;
}

void names_remove(struct names *names, size_t index)
{
    free(names->items[index]);
    names->count--;
    memmove(&names->items[index], &names->items[index + 1],
            (names->count - index) * sizeof *names->items);
}

void names_clear(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    free(names->items);
    *names = (struct names){ 0 };
}

#define LONGEST_NAME 64

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to change, add, drop or swap with their neighbour; texts of at most LONGEST_NAME. */
static size_t name_distance(const char *a, const char *b)
{
    size_t rows[3][LONGEST_NAME + 1];
    size_t length = strlen(b);
    for (size_t j = 0; j <= length; j++)
        rows[0][j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t *now = rows[i % 3];
        const size_t *last = rows[(i + 2) % 3];
        const size_t *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= length; j++) {
            size_t same = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = smaller(same, smaller(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = smaller(now[j], before[j - 2] + 1);
        }
    }
    return rows[strlen(a) % 3][length];
}

const char *name_nearest(const char *name, const char *const *candidates, size_t count)
{
    size_t length = strlen(name);
    if (!length || length > LONGEST_NAME)
        return NULL;
    size_t best = SIZE_MAX;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        if (strlen(candidates[i]) > LONGEST_NAME)
            continue;
        size_t distance = name_distance(name, candidates[i]);
        size_t offered = strlen(candidates[i]);
        if (distance < best && distance <= (offered > length ? offered : length) / 3) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

bool utf8_valid(const char *bytes, size_t length)
{
    while (length) {
        utf8proc_int32_t code;
        utf8proc_ssize_t used =
            utf8proc_iterate((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length, &code);
        if (used <= 0)
            return false;
        bytes += used;
        length -= (size_t)used;
    }
    return true;
}

size_t display_width(const char *text)
{
    size_t length = strlen(text);
    size_t width = 0;
    while (length) {
        utf8proc_int32_t code;
        utf8proc_ssize_t used =
            utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &code);
        if (used <= 0) {
            used = 1;
            width += 1;
        } else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
            width += 4; /* printed as \x1b */
        } else {
            width += (size_t)utf8proc_charwidth(code);
        }
        text += used;
        length -= (size_t)used;
    }
    return width;
}

void print_json(FILE *file, const char *text)
{
    putc('"', file);
    for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
        if (*byte < 0x20 || *byte == 0x7f)
            fprintf(file, "\\u%04x", *byte);
        else if (*byte == '"' || *byte == '\\')
            fprintf(file, "\\%c", *byte);
        else
            putc(*byte, file);
    }
    putc('"', file);
}

void print_text(FILE *file, const char *text)
{
    for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
        bool control = (*byte < 0x20 && *byte != '\n' && *byte != '\t') || *byte == 0x7f;
        if (control) {
            fprintf(file, "\\x%02x", *byte);
        } else if (*byte == 0xc2 && byte[1] >= 0x80 && byte[1] < 0xa0) {
            fprintf(file, "\\x%02x", byte[1]); /* U+0080 to U+009F */
            byte++;
        } else {
            putc(*byte, file);
        }
    }
}

void print_padded(FILE *file, const char *text, size_t width, bool right)
{
    size_t used = display_width(text);
    int spaces = used < width ? (int)(width - used) : 0;
    if (right)
        fprintf(file, "%*s", spaces, "");
    print_text(file, text);
    if (!right)
        fprintf(file, "%*s", spaces, "");
}

void table_init(struct table *table, const char *sides)
{
    *table = (struct table){ .sides = sides, .columns = strlen(sides) };
}

void table_add(struct table *table, const char *cell)
{
    names_add(&table->cells, cell);
}

void table_add_count(struct table *table, uint64_t count)
{
    struct text text = { 0 };
    text_add_count(&text, count);
    table_add(table, text_get(&text));
    text_clear(&text);
}

static size_t table_width(const struct table *table, size_t column)
{
    size_t width = 0;
    for (size_t i = column; i < table->cells.count; i += table->columns) {
        size_t cell = display_width(table->cells.items[i]);
        width = cell > width ? cell : width;
    }
    return width;
}

/* Whether the rest of the row is empty: then no spaces are written at the end of the line. */
static bool table_row_ends(const struct table *table, size_t cell)
{
    for (size_t i = cell; i % table->columns; i++)
        if (table->cells.items[i][0])
            return false;
    return true;
}

void table_print(const struct table *table, FILE *file, const char *indent)
{
    size_t widths[16] = { 0 };
    for (size_t column = 0; column < table->columns && column < 16; column++)
        widths[column] = table_width(table, column);
    for (size_t i = 0; i + table->columns <= table->cells.count; i += table->columns) {
        fputs(indent, file);
        for (size_t column = 0; column < table->columns; column++) {
            bool right = table->sides[column] == 'r';
            bool last = table_row_ends(table, i + column + 1);
            if (column)
                fputs("  ", file);
            print_padded(file, table->cells.items[i + column], last && !right ? 0 : widths[column],
                         right);
            if (last)
                break;
        }
        putc('\n', file);
    }
}

void table_clear(struct table *table)
{
    names_clear(&table->cells);
}
