/* SPDX-License-Identifier: Apache-2.0 */
/* The words that a column of choices or of yes and no may hold, in a table without collisions: one
   multiplication and one comparison a cell. What is not found here is looked at with care. */
#include "core/data/csv_batch.h"

#include <string.h>

#define TRIES 64
#define SLOT_BITS_MOST 16

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* A cell is trimmed and then compared, and "-" is no word. */
static bool can_stand(const char *text, size_t length)
{
    if (length == 0 || (length == 1 && *text == '-'))
        return false;
    return !is_blank(text[0]) && !is_blank(text[length - 1]);
}

struct word_list {
    struct csv_word *words;
    const char **texts;
    size_t count, longest;
};

static void add_word(struct word_list *list, const char *text, int value)
{
    size_t length = strlen(text);
    char start[8] = { 0 };
    if (!can_stand(text, length) || length >= CSV_WORD_NONE)
        return;
    memcpy(start, text, length < 8 ? length : 8);
    uint64_t key = csv_load(start);
    for (size_t i = 0; i < list->count; i++)
        if (list->words[i].key + list->words[i].length == key + length)
            return; /* the same, of which the first counts, or one that no slot tells from it */
    struct csv_word *word = &list->words[list->count];
    list->texts[list->count++] = text;
    if (length > list->longest)
        list->longest = length;
    *word = (struct csv_word){ .key = key, .length = (uint32_t)length, .value = value };
    if (length > 8) {
        char rest[8] = { 0 };
        size_t count = length < CSV_WORD_BYTES ? length - 8 : CSV_WORD_BYTES - 8;
        memcpy(rest, text + 8, count);
        word->more = csv_load(rest);
        word->more_mask = ~UINT64_C(0) >> (64 - 8 * count);
    }
}

static bool place_words(const struct word_list *list, size_t size, struct csv_words *words)
{
    for (size_t i = 0; i < size; i++)
        words->slots[i] = (struct csv_word){ .key = UINT64_MAX, .length = CSV_WORD_NONE };
    for (size_t i = 0; i < list->count; i++) {
        const struct csv_word *word = &list->words[i];
        size_t slot = csv_word_slot(words, word->key + (word->length & words->length_mask));
        if (words->slots[slot].length != CSV_WORD_NONE)
            return false;
        words->slots[slot] = *word;
        words->texts[slot] = list->texts[i];
    }
    return true;
}

/* slots stay NULL where no such table is found. */
static bylaw_status find_places(struct arena *arena, const struct word_list *list,
                                struct csv_words *words)
{
    unsigned bits = 2;
    words->longest = list->longest;
    words->length_mask = list->longest > CSV_WORD_SHORT ? SIZE_MAX : 0;
    while ((size_t)1 << bits < 2 * list->count)
        bits++;
    for (; bits <= SLOT_BITS_MOST; bits++) {
        size_t size = (size_t)1 << bits;
        words->slots = arena_alloc(arena, size, sizeof *words->slots);
        words->texts = arena_alloc(arena, size, sizeof(char *));
        if (!words->slots || !words->texts)
            return BYLAW_ENOMEM;
        words->shift = 64 - bits;
        words->multiplier = UINT64_C(0x9e3779b97f4a7c15);
        for (int i = 0; i < TRIES; i++) {
            if (place_words(list, size, words))
                return BYLAW_OK;
            words->multiplier = words->multiplier * UINT64_C(0xd1342543de82ef95) + 2;
        }
    }
    words->slots = NULL;
    return BYLAW_OK;
}

static void list_yes_no(struct word_list *list)
{
    for (size_t i = 0; i < CELL_YES_NO_WORDS; i++)
        add_word(list, cell_yes_no_words[i].text, cell_yes_no_words[i].value);
}

static void list_choices(struct word_list *list, const struct choices *choices)
{
    for (int i = 0; i < choices->count; i++)
        add_word(list, choices->names[i], i);
    for (int i = 0; choices->titles && i < choices->count; i++)
        if (choices->titles[i])
            add_word(list, choices->titles[i], i);
}

bylaw_status csv_words_make(struct arena *arena, const struct attribute *attribute,
                            struct csv_words *words)
{
    struct word_list list = { 0 };
    *words = (struct csv_words){ .blind = attribute->kind == KIND_YES_NO };
    if (attribute->kind != KIND_YES_NO && attribute->kind != KIND_CHOICE)
        return BYLAW_OK;
    if (attribute->choices.count > 1000)
        return BYLAW_OK; /* the list is compared with itself: not for long ones */
    size_t most = CELL_YES_NO_WORDS + 2 * (size_t)attribute->choices.count;
    list.words = arena_alloc(arena, most, sizeof *list.words);
    list.texts = arena_alloc(arena, most, sizeof(char *));
    if (!list.words || !list.texts)
        return BYLAW_ENOMEM;
    if (words->blind)
        list_yes_no(&list);
    else
        list_choices(&list, &attribute->choices);
    return find_places(arena, &list, words);
}
