/* SPDX-License-Identifier: Apache-2.0 */
/* compute = function ... end: the one place where all of Lua may stand. The scan looks for its end
   and for the one name that it may not have; Lua itself reads it. */
#include "bindings/lua/scan.h"

#include <string.h>

#define MOST_BYTES 16384 /* Lua's own parser and messages are slow with longer chains */

bool scan_begins_function(const struct scan *scan, const struct token *token)
{
    const struct scan_bracket *top = scan->depth ? &scan->brackets[scan->depth - 1] : NULL;
    return token->kind == TOKEN_KEYWORD && scan_token_is(scan, token, "function") && top &&
           top->open == '{' && top->word && strcmp(top->word, "formula") == 0 &&
           scan->last[0].kind == TOKEN_EQUALS && scan->last[1].kind == TOKEN_NAME &&
           scan_token_is(scan, &scan->last[1], "compute");
}

static void step(struct scan *scan)
{
    scan->line += scan_peek(scan, 0) == '\n';
    scan->at++;
}

/* [[ or [==[ at the cursor: past its end. false: it is none. */
static bool skip_long(struct scan *scan)
{
    int level = scan_long_bracket(scan);
    if (level >= 0)
        (void)scan_skip_long(scan, level); /* without its end the function has none */
    return level >= 0;
}

static void skip_comment(struct scan *scan)
{
    scan->at += 2;
    if (skip_long(scan))
        return;
    while (scan->at < scan->length && scan_peek(scan, 0) != '\n')
        scan->at++;
}

static void skip_text(struct scan *scan)
{
    char quote = scan_peek(scan, 0);
    scan->at++;
    while (scan->at < scan->length && scan_peek(scan, 0) != quote && scan_peek(scan, 0) != '\n') {
        if (scan_peek(scan, 0) == '\\')
            step(scan);
        step(scan);
    }
    if (scan_peek(scan, 0) == quote)
        scan->at++;
}

static bool in_name(char c)
{
    return scan_is_letter(c) || scan_is_digit(c);
}

/* How a word changes the number of blocks that are open. */
static int word_depth(const struct scan *scan, const struct token *word)
{
    static const char *const opens[] = { "function", "if", "do", "repeat" };
    for (size_t i = 0; i < sizeof opens / sizeof opens[0]; i++) {
        if (scan_token_is(scan, word, opens[i]))
            return 1;
    }
    return scan_token_is(scan, word, "end") || scan_token_is(scan, word, "until") ? -1 : 0;
}

/* What makes a function that cannot take long: no loop, and nothing that is called. */
struct shape {
    int depth;
    bool ends_value;     /* what was read last can be called */
    bool has_parameters; /* they were read */
    bool is_straight;
};

/* A name, keyword or number. */
static void skip_word(struct scan *scan, struct shape *shape)
{
    static const char *const loops[] = { "for", "while", "repeat", "goto", "function" };
    static const char *const others[] = { "and", "or",  "not",    "if",    "then", "else", "elseif",
                                          "do",  "end", "return", "local", "in",   "until" };
    struct token word = { TOKEN_NAME, scan->at, 0, scan->line };
    while (in_name(scan_peek(scan, 0)))
        scan->at++;
    word.length = scan->at - word.start;
    shape->depth += word_depth(scan, &word);
    shape->ends_value = true;
    for (size_t i = 0; i < sizeof loops / sizeof loops[0]; i++)
        if (scan_token_is(scan, &word, loops[i]))
            shape->is_straight = false;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (scan_token_is(scan, &word, others[i]))
            shape->ends_value = false;
    if (!scan_token_is(scan, &word, "_ENV"))
        return;
    scan_mistake(scan, word.line,
                 "a formula may not use _ENV: it reads its inputs and its own local variables");
    scan->unreadable = true;
}

/* Anything but a word, blank or comment: a text, a bracket, an operator. */
static void skip_mark(struct scan *scan, struct shape *shape)
{
    char c = scan_peek(scan, 0);
    bool opens = c == '(' || c == '{' || c == '"' || c == '\'' || c == '[';
    bool is_text = true;
    if (c == '^') {
        scan_mistake(scan, scan->line,
                     "^ gives other numbers on other machines: write the product, x * x");
        scan->unreadable = true;
    }
    if (c == '"' || c == '\'')
        skip_text(scan);
    else if (c != '[' || !skip_long(scan))
        is_text = false;
    /* An index is no call, but a text in long brackets is one. */
    if (opens && shape->ends_value && (c != '[' || is_text))
        shape->is_straight = false;
    if (!is_text)
        step(scan);
    shape->ends_value = is_text || c == ')' || c == ']' || c == '}';
}

/* Past the end that belongs to the function; false: there is none. */
static bool skip_function(struct scan *scan, bool *is_straight)
{
    struct shape shape = { .depth = 1, .is_straight = true };
    while (scan->at < scan->length && shape.depth > 0) {
        char c = scan_peek(scan, 0);
        if (in_name(c))
            skip_word(scan, &shape);
        else if (strchr(" \t\r\n", c))
            step(scan);
        else if (c == '-' && scan_peek(scan, 1) == '-')
            skip_comment(scan);
        else
            skip_mark(scan, &shape);
        if (c == ')' && !shape.has_parameters) {
            shape.has_parameters = true; /* what follows them is no call of them */
            shape.ends_value = false;
        }
    }
    *is_straight = shape.is_straight;
    return shape.depth == 0;
}

struct token scan_function(struct scan *scan, struct token token)
{
    bool is_straight;
    if (!skip_function(scan, &is_straight)) {
        scan_mistake(scan, token.line,
                     "the function that begins here does not end: write end after it");
        token.kind = TOKEN_FAULT;
        return token;
    }
    token.kind = TOKEN_TRUTH; /* a value that nothing can follow */
    token.length = scan->at - token.start;
    if (token.length > MOST_BYTES) {
        scan_mistake(scan, token.line, "the function has more than %d bytes: let it do less",
                     MOST_BYTES);
        scan->unreadable = true;
    }
    if (arena_grow(scan->arena, &scan->functions, scan->function_count, &scan->function_room,
                   sizeof *scan->functions) != BYLAW_OK)
        scan->failed = true;
    else
        scan->functions[scan->function_count++] =
            (struct scan_function){ token.start, token.length, token.line, is_straight, false };
    return token;
}
