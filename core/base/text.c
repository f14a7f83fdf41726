/* SPDX-License-Identifier: Apache-2.0 */
/* Texts: UTF-8, names, order, the nearest name, width. */
#include "core/base/text.h"

#include <string.h>
#include <utf8proc.h>

/* Bytes of the character that begins with this one; 0: none does. */
static size_t character_bytes(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* Bytes of the well-formed character at text, where length are left; 0: there is none. */
static size_t character_check(const unsigned char *text, size_t length)
{
    size_t bytes = character_bytes(text[0]);
    if (!bytes || bytes > length)
        return 0;
    for (size_t i = 1; i < bytes; i++) {
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    }
    /* Longer than needed, surrogates, beyond U+10FFFF: told by the second byte. */
    if ((text[0] == 0xE0 && text[1] < 0xA0) || (text[0] == 0xED && text[1] > 0x9F) ||
        (text[0] == 0xF0 && text[1] < 0x90) || (text[0] == 0xF4 && text[1] > 0x8F))
        return 0;
    return bytes;
}

size_t text_utf8_fault(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t i = 0;
    while (i < length) {
        if (bytes[i] < 0x80) { /* most of all input: eight at once where there are so many */
            uint64_t word = 0x80;
            if (length - i >= sizeof word)
                memcpy(&word, text + i, sizeof word);
            i += word & UINT64_C(0x8080808080808080) ? 1 : sizeof word;
            continue;
        }
        size_t step = character_check(bytes + i, length - i);
        if (!step)
            break;
        i += step;
    }
    return i;
}

size_t text_cut(const char *text, size_t limit)
{
    size_t length = strnlen(text, limit);
    for (size_t back = 1; back <= 3 && back <= length; back++) {
        unsigned char byte = (unsigned char)text[length - back];
        if ((byte & 0xC0) != 0x80)
            return character_bytes(byte) > back ? length - back : length;
    }
    return length;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Compares the runs of digits at *a and *b as numbers of any length, and moves past them. */
static int compare_digits(const char **a, const char **b)
{
    while (**a == '0')
        (*a)++;
    while (**b == '0')
        (*b)++;
    int difference = 0;
    while (is_digit(**a) && is_digit(**b)) {
        if (!difference)
            difference = **a - **b;
        (*a)++;
        (*b)++;
    }
    if (is_digit(**a) != is_digit(**b))
        return is_digit(**a) ? 1 : -1;
    return difference;
}

int text_compare_natural(const char *a, const char *b)
{
    const char *whole_a = a;
    const char *whole_b = b;
    while (*a && *b) {
        int difference = 0;
        if (is_digit(*a) && is_digit(*b)) {
            difference = compare_digits(&a, &b);
        } else {
            difference = (unsigned char)*a - (unsigned char)*b;
            a++;
            b++;
        }
        if (difference)
            return difference < 0 ? -1 : 1;
    }
    if (*a || *b)
        return *a ? 1 : -1;
    int difference = strcmp(whole_a, whole_b); /* "4.02" and "4.2" */
    return difference < 0 ? -1 : difference > 0;
}

static char small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool text_is_blind(const char *text, size_t length, const char *wanted)
{
    if (!wanted)
        return false;
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\0' || small_letter(text[i]) != small_letter(wanted[i]))
            return false;
    return wanted[length] == '\0';
}

bool text_is_id(const char *text)
{
    size_t length = 0;
    for (; text[length]; length++) {
        char c = text[length];
        if (length == 64 || !(is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '-'))
            return false;
    }
    return length > 0;
}

bool text_is_name(const char *text)
{
    static const char *const keywords[] = { "and",   "break",  "do",     "else",     "elseif",
                                            "end",   "false",  "for",    "function", "goto",
                                            "if",    "in",     "local",  "nil",      "not",
                                            "or",    "repeat", "return", "then",     "true",
                                            "until", "while" };
    if (!text_is_id(text) || is_digit(text[0]) || strpbrk(text, ".-"))
        return false;
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (strcmp(text, keywords[i]) == 0)
            return false;
    }
    return true;
}

#define NEAREST_MOST 96 /* characters; no name is longer */

/* The characters of a text; a byte that is not well-formed counts as one. NEAREST_MOST + 1: more
   than fit. */
static size_t characters(const char *text, utf8proc_int32_t *out)
{
    size_t count = 0;
    size_t length = strlen(text);
    for (size_t i = 0; i < length; count++) {
        if (count == NEAREST_MOST)
            return NEAREST_MOST + 1;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text + i,
                                                 (utf8proc_ssize_t)(length - i), &out[count]);
        i += step > 0 ? (size_t)step : 1;
    }
    return count;
}

/* Insertions, deletions, substitutions and swaps of neighbours between two words. */
static size_t edit_distance(const utf8proc_int32_t *a, size_t a_count, const utf8proc_int32_t *b,
                            size_t b_count)
{
    size_t rows[3][NEAREST_MOST + 1]; /* of the table, the last three */
    for (size_t j = 0; j <= b_count; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_count; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_count; j++) {
            size_t best = above[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);
            if (above[j] + 1 < best)
                best = above[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                two_above[j - 2] + 1 < best)
                best = two_above[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a_count % 3][b_count];
}

/* How many faults leave a name recognizable: one in three letters, or in two Chinese characters. */
static size_t most_faults(const utf8proc_int32_t *text, size_t count)
{
    size_t sixths = 0;
    for (size_t i = 0; i < count; i++)
        sixths += text[i] < 0x80 ? 2 : 3;
    return sixths / 6;
}

const char *text_nearest(const char *text, const char *const *candidates, size_t count)
{
    utf8proc_int32_t wanted[NEAREST_MOST];
    utf8proc_int32_t offered[NEAREST_MOST];
    size_t wanted_count = characters(text, wanted);
    if (wanted_count > NEAREST_MOST)
        return NULL;
    const char *nearest = NULL;
    size_t wanted_faults = most_faults(wanted, wanted_count), least = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t offered_count = characters(candidates[i], offered);
        if (offered_count > NEAREST_MOST)
            continue;
        size_t distance = edit_distance(wanted, wanted_count, offered, offered_count);
        size_t most = most_faults(offered, offered_count);
        if (distance < least && distance <= (most > wanted_faults ? most : wanted_faults)) {
            nearest = candidates[i];
            least = distance;
        }
    }
    return nearest;
}

size_t text_width(const char *text)
{
    size_t width = 0;
    size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        utf8proc_int32_t character;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text + i,
                                                 (utf8proc_ssize_t)(length - i), &character);
        bool plain = step <= 0 || character < 0x20 || (character >= 0x7F && character < 0xA0);
        width += plain ? 1 : (size_t)utf8proc_charwidth(character);
        i += step > 0 ? (size_t)step : 1;
    }
    return width;
}
