/* SPDX-License-Identifier: Apache-2.0 */
/* A growing text on a memory hook (declared in text.h). */
#include "core/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buffer_init(struct buffer *buffer, struct memory *memory)
{
    *buffer = (struct buffer){ .memory = memory };
}

void buffer_clear(struct buffer *buffer)
{
    if (buffer->data)
        memory_alloc(buffer->memory, buffer->data, buffer->room, 0);
    buffer_init(buffer, buffer->memory);
}

static void buffer_fail(struct buffer *buffer)
{
    buffer_clear(buffer);
    buffer->failed = true;
}

/* Room for length more bytes and a NUL; false: failed, now or before. */
static bool reserve(struct buffer *buffer, size_t length)
{
    if (buffer->failed)
        return false;
    if (length < buffer->room - buffer->length && buffer->data)
        return true;
    if (length > SIZE_MAX / 4 - buffer->length) {
        buffer_fail(buffer);
        return false;
    }
    size_t room = buffer->room ? buffer->room * 2 : 64;
    if (room < buffer->length + length + 1)
        room = buffer->length + length + 1;
    char *data = memory_alloc(buffer->memory, buffer->data, buffer->room, room);
    if (!data) {
        buffer_fail(buffer);
        return false;
    }
    buffer->data = data;
    buffer->room = room;
    return true;
}

void buffer_add_bytes(struct buffer *buffer, const char *bytes, size_t length)
{
    if (!reserve(buffer, length))
        return;
    if (length)
        memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void buffer_add(struct buffer *buffer, const char *text)
{
    buffer_add_bytes(buffer, text, strlen(text));
}

void buffer_add_char(struct buffer *buffer, char c)
{
    if (!reserve(buffer, 1))
        return;
    buffer->data[buffer->length++] = c;
    buffer->data[buffer->length] = '\0';
}

char *buffer_room(struct buffer *buffer, size_t length)
{
    return reserve(buffer, length) ? buffer->data + buffer->length : NULL;
}

void buffer_end(struct buffer *buffer, const char *end)
{
    buffer->length = (size_t)(end - buffer->data);
    buffer->data[buffer->length] = '\0';
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) {
        buffer_fail(buffer);
        return;
    }
    if (!reserve(buffer, (size_t)length))
        return;
    va_start(arguments, format);
    (void)vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

/* Whether JSON allows the byte as it is. */
static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

static void add_escaped(struct buffer *buffer, char c)
{
    static const char from[] = "\"\\\b\f\n\r\t";
    static const char to[] = "\"\\bfnrt";
    const char *found = c ? strchr(from, c) : NULL;
    if (found) {
        buffer_add_char(buffer, '\\');
        buffer_add_char(buffer, to[found - from]);
    } else {
        buffer_format(buffer, "\\u%04x", (unsigned)(unsigned char)c);
    }
}

/* Nearly all text is plain, and is added in one piece. */
static void add_json_text(struct buffer *buffer, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t plain = i;
        while (plain < length && is_plain(text[plain]))
            plain++;
        buffer_add_bytes(buffer, text + i, plain - i);
        if (plain < length)
            add_escaped(buffer, text[plain++]);
        i = plain;
    }
}

/* Whether JSON allows every byte as it is, and all are ASCII: of most text. Eight at once; the last
   eight may reach over earlier ones. */
static bool is_plain_ascii(const char *text, size_t length)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    uint64_t word, found = 0;
    if (length < sizeof word) {
        for (size_t i = 0; i < length; i++)
            found |= (unsigned char)text[i] >= 0x80 || !is_plain(text[i]);
        return !found;
    }
    for (size_t i = 0; i < length; i += sizeof word) {
        size_t at = i + sizeof word <= length ? i : length - sizeof word;
        memcpy(&word, text + at, sizeof word);
        uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
        /* A byte that is less than what is taken off gets its top bit; one that had it is found. */
        found |= word | (word - ones * 0x20) | (quote - ones) | (slash - ones);
    }
    return !(found & tops);
}

void buffer_add_json(struct buffer *buffer, const char *text)
{
    size_t length = strlen(text);
    if (length < SIZE_MAX / 8 && is_plain_ascii(text, length) && reserve(buffer, length + 2)) {
        char *out = buffer->data + buffer->length;
        out[0] = '"';
        memcpy(out + 1, text, length);
        memcpy(out + 1 + length, "\"", 2);
        buffer->length += length + 2;
        return;
    }
    buffer_add_char(buffer, '"');
    while (length) {
        size_t good = text_utf8_fault(text, length);
        add_json_text(buffer, text, good);
        text += good;
        length -= good;
        if (length) { /* JSON is UTF-8: a byte that is not becomes the replacement character */
            buffer_add(buffer, "\\ufffd");
            text++;
            length--;
        }
    }
    buffer_add_char(buffer, '"');
}
