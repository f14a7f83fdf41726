/* SPDX-License-Identifier: Apache-2.0 */
/* The words that a column of choices or of yes and no may hold, in a table without collisions: one
   multiplication and one comparison a cell. What is not found here is looked at with care. */
#include "core/data/csv_batch.h"

#include <string.h>

#define TRIES 64
#define SLOTS_MOST ((size_t)1 << 16)

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

static bool is_word(const struct csv_word *word, const char *text, uint64_t key, size_t length)
{
    return word->length == length && word->key == key &&
           (length <= 8 || memcmp(word->text, text, length) == 0);
}

struct word_list {
    struct csv_word *words;
    size_t count;
};

static void add_word(struct word_list *list, const char *text, int value)
{
    size_t length = strlen(text);
    char start[8] = { 0 };
    if (!can_stand(text, length) || length > UINT32_MAX)
        return;
    memcpy(start, text, length < 8 ? length : 8);
    uint64_t key = csv_load(start);
    for (size_t i = 0; i < list->count; i++)
        if (is_word(&list->words[i], text, key, length))
            return; /* the first counts */
    struct csv_word *word = &list->words[list->count++];
    *word =
        (struct csv_word){ .key = key, .text = text, .length = (uint32_t)length, .value = value };
    if (length > 8) {
        char rest[8] = { 0 };
        size_t count = length < 16 ? length - 8 : 8;
        memcpy(rest, text + 8, count);
        word->more = csv_load(rest);
        word->more_mask = ~UINT64_C(0) >> (64 - 8 * count);
    }
}

static bool place_words(const struct word_list *list, struct csv_words *words)
{
    memset(words->slots, 0, (words->mask + 1) * sizeof *words->slots);
    for (size_t i = 0; i < list->count; i++) {
        const struct csv_word *word = &list->words[i];
        struct csv_word *slot = &words->slots[csv_word_slot(words, word->key, word->length)];
        if (slot->length)
            return false;
        *slot = *word;
    }
    return true;
}

/* slots stay NULL where no such table is found. */
static bylaw_status find_places(struct arena *arena, const struct word_list *list,
                                struct csv_words *words)
{
    size_t size = 4;
    while (size < 2 * list->count)
        size *= 2;
    for (; size <= SLOTS_MOST; size *= 2) {
        words->slots = arena_alloc(arena, size, sizeof *words->slots);
        if (!words->slots)
            return BYLAW_ENOMEM;
        words->mask = size - 1;
        words->multiplier = UINT64_C(0x9e3779b97f4a7c15);
        for (int i = 0; i < TRIES; i++) {
            if (place_words(list, words))
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
    list.words = arena_alloc(arena, CELL_YES_NO_WORDS + 2 * (size_t)attribute->choices.count,
                             sizeof *list.words);
    if (!list.words)
        return BYLAW_ENOMEM;
    if (words->blind)
        list_yes_no(&list);
    else
        list_choices(&list, &attribute->choices);
    return find_places(arena, &list, words);
}
