/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the notation and their fields, from words.def. */
#ifndef BYLAW_LAW_WORDS_H
#define BYLAW_LAW_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum word_form {
    WORD_STATEMENT, /* word "id" { ... } */
    WORD_KIND,      /* kind of an attribute or outcome */
    WORD_PART,      /* inside a statement */
    WORD_VALUE,     /* gives an expression */
    WORD_NAME,      /* stands alone */
    WORD_METHOD,    /* after a colon */
    WORD_FIELD      /* a row that is a field */
};

/* A row of the list: a word, or (field not NULL) a field; fields follow their word. */
struct word {
    const char *name;
    const char *field; /* NULL: the word itself */
    enum word_form form;
    bool needed;       /* a field that must be there */
    const char *usage; /* NULL for a field */
    const char *help;
};

/* The page of a word (docs/words), as it reads on a terminal. */
struct word_page {
    const char *name;         /* NULL: after the last page */
    const char *const *lines; /* NULL: after the last line */
};
extern const struct word_page word_pages[];

extern const struct word word_rows[];
extern const size_t word_row_count;

/* The row of a word; a METHOD only where it is asked for by form. NULL: no such word. */
const struct word *word_find(const char *name);
const struct word *word_find_method(const char *name);
/* A field of a word. NULL: it has no such field. */
const struct word *word_find_field(const struct word *word, const char *field);
/* The fields of a word one after another: word_next_field (word, NULL) is the first; NULL: no
   more. */
const struct word *word_next_field(const struct word *word, const struct word *field);

#endif
