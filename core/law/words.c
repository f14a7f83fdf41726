/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the notation and their fields, from words.def. */
#include "core/law/words.h"

#include <string.h>

#define NEEDED true
#define MAY false
const struct word word_rows[] = {
#define WORD(name, form, usage, help) { name, NULL, WORD_##form, false, usage, help },
#define FIELD(word, name, need, help) { word, name, WORD_FIELD, need, NULL, help },
#include "core/law/words.def"
#undef WORD
#undef FIELD
};
#undef NEEDED
#undef MAY
const size_t word_row_count = sizeof word_rows / sizeof word_rows[0];

static const struct word *word_find_row(const char *name, bool method)
{
    for (size_t i = 0; i < word_row_count; i++) {
        const struct word *row = &word_rows[i];
        if (!row->field && (row->form == WORD_METHOD) == method && strcmp(row->name, name) == 0)
            return row;
    }
    return NULL;
}

const struct word *word_find(const char *name)
{
    return word_find_row(name, false);
}

const struct word *word_find_method(const char *name)
{
    return word_find_row(name, true);
}

const struct word *word_next_field(const struct word *word, const struct word *field)
{
    const struct word *next = (field ? field : word) + 1;
    return next < word_rows + word_row_count && next->field ? next : NULL;
}

const struct word *word_find_field(const struct word *word, const char *field)
{
    for (const struct word *row = word_next_field(word, NULL); row;
         row = word_next_field(word, row)) {
        if (strcmp(row->field, field) == 0)
            return row;
    }
    return NULL;
}
