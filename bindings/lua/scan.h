/* SPDX-License-Identifier: Apache-2.0 */
/* The token scan: what a source file may contain, checked before Lua sees it. A lexer of Lua's
   tokens, not a parser. It refuses what the notation does not use and says what to write instead;
   where it can, it mends the text so that Lua can read on and one run reports all mistakes. It
   keeps the line of each field, which Lua forgets. */
#ifndef BYLAW_LUA_SCAN_H
#define BYLAW_LUA_SCAN_H

#include "core/pack/build.h"

#define SCAN_MOST_DEPTH 60 /* of brackets */

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_KEYWORD, /* of Lua; true and false are TOKEN_TRUTH */
    TOKEN_TRUTH,
    TOKEN_NUMBER,
    TOKEN_TEXT,
    TOKEN_OPERATOR, /* + - * / */
    TOKEN_REFUSED,  /* any other operator */
    TOKEN_OPEN,     /* ( { [ */
    TOKEN_CLOSE,
    TOKEN_COMMA, /* , ; */
    TOKEN_DOT,
    TOKEN_COLON,
    TOKEN_EQUALS,
    TOKEN_FAULT /* reported already; the file cannot be read */
};

struct token {
    enum token_kind kind;
    size_t start, length; /* in scan->text */
    int line;
};

/* A field as written: word { ... key = */
struct scan_key {
    const char *word; /* before the bracket: "clause" of clause "4.2" { */
    int word_line;
    const char *key;
    int line;
    int table; /* number of its bracket */
};

struct scan_bracket {
    char open;
    int line;
    bool is_call;     /* a ( after a name, or a { after one */
    const char *word; /* NULL: none */
    int word_line;
    int table;
    size_t first_key;
};

/* compute = function ... end */
struct scan_function {
    size_t start, length; /* in scan->text */
    int line;
    bool is_straight; /* it has no loop and calls nothing */
    bool used;        /* its formula was made */
};

struct scan {
    struct builder *builder;
    struct arena *arena; /* for what lives as long as the scan */
    const char *file;
    bool is_expression; /* one expression, not statements */

    char *text; /* a copy that is mended; NUL-terminated */
    size_t length;
    bool unreadable; /* Lua must not see it */
    bool failed;     /* no memory */
    int mistake_count;
    struct scan_key *keys;
    size_t key_count, key_room;
    struct scan_function *functions;
    size_t function_count, function_room;

    /* while scanning */
    size_t at;
    int line;
    const char *statement; /* its id, for messages; NULL: none */
    struct token last[6];  /* newest first */
    struct scan_bracket brackets[SCAN_MOST_DEPTH];
    int depth;
    int table_count;
    bool control_reported;      /* if, for ... */
    bool nesting_reported;      /* a statement inside another */
    struct scan_bracket closed; /* the bracket that the newest CLOSE closed */
};

/* Scans text (length bytes, well-formed UTF-8, no NUL; not changed). The first four fields of scan
   and is_expression are the caller's; the others are set. false: no memory. */
bool scan_source(struct scan *scan, const char *text, size_t length);

/* The first such field of a word that begins in a line, or NULL. */
const struct scan_key *scan_find_key(const struct scan *scan, const char *word, int word_line,
                                     const char *key);

/* For lex.c and scan.c: */
void scan_mistake(struct scan *scan, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void scan_mend(struct scan *scan, size_t start, size_t length, const char *with);
struct token scan_next_token(struct scan *scan);
bool scan_token_is(const struct scan *scan, const struct token *token, const char *text);
char scan_peek(const struct scan *scan, size_t ahead); /* from the cursor on; '\0' after the end */
bool scan_is_letter(char c);
bool scan_is_digit(char c);
/* [[ or [==[ at the cursor: the number of = signs; -1: no long bracket. */
int scan_long_bracket(const struct scan *scan);
/* Moves past a long text or comment of the given level. false: it does not end. */
bool scan_skip_long(struct scan *scan, int level);
/* scan_function.c: whether a token begins the function of a formula; and past its end, with the
   whole as one token (TOKEN_FAULT: it does not end). */
bool scan_begins_function(const struct scan *scan, const struct token *token);
struct token scan_function(struct scan *scan, struct token token);

#endif
