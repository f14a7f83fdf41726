/* SPDX-License-Identifier: Apache-2.0 */
/* The checks of the token scan; the tokens come from lex.c. */
#include "bindings/lua/scan.h"

#include "core/law/words.h"

#include <stdio.h>
#include <string.h>

/* What to write instead of what the notation does not use. */
static const struct advice {
    const char *token;
    const char *advice;
} advices[] = {
    { "and", "write all { a, b } instead of a and b" },
    { "or", "write any { a, b } instead of a or b" },
    { "not", "write :is \"no\" for a fact, none { a } for a test" },
    { "nil", "leave the field out; a fact that does not exist is \"-\"" },
    { "==", "write a :is (b)" },
    { "~=", "write none { a :is (b) }" },
    { "!=", "write none { a :is (b) }" },
    { "<>", "write none { a :is (b) }" },
    { "<", "write a :below (b)" },
    { "<=", "write a :at_most (b)" },
    { ">", "write a :above (b)" },
    { ">=", "write a :at_least (b)" },
    { "..", "write the whole text in one pair of quotes" },
    { "//", "write rounded { a / b, places = 0, mode = \"down\" }" },
    { "%", "write percent (10) for ten percent" },
    { "^", "write the product: a * a" },
    { "&", "write all { a, b }" },
    { "&&", "write all { a, b }" },
    { "|", "write any { a, b }" },
    { "||", "write any { a, b }" },
    { "~", "write none { a }" },
    { "!", "write :is \"no\" for a fact, none { a } for a test" },
    { "#", "write count (list)" },
    { "if", "write a clause with when =, or by (x) { yes = a, no = b }" },
    { "then", "write a clause with when =, or by (x) { yes = a, no = b }" },
    { "else", "write a clause with when =, or by (x) { yes = a, no = b }" },
    { "elseif", "write a clause with when =, or by (x) { yes = a, no = b }" },
    { "function", "write a derive statement for a value that is used again" },
    { "local", "write a derive statement for a value that is used again" },
    { "for", "write count, total, all, any or none over a list" },
    { "while", "write count, total, all, any or none over a list" },
    { "repeat", "write count, total, all, any or none over a list" },
    { "end", "close a statement with }" },
    { "return", "write the statement alone" },
};

void scan_mistake(struct scan *scan, int line, const char *format, ...)
{
    char message[320];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    message[text_cut(message, sizeof message - 1)] = '\0';
    struct place at = { scan->file, line };
    build_mistake(scan->builder, at, scan->statement, "%s", message);
    scan->mistake_count++;
}

/* Writes `with` over length bytes and fills up with blanks; line ends stay. */
void scan_mend(struct scan *scan, size_t start, size_t length, const char *with)
{
    size_t width = strlen(with);
    for (size_t i = 0; i < length; i++) {
        char *byte = &scan->text[start + i];
        if (*byte != '\n')
            *byte = i < width ? with[i] : ' ';
    }
}

static char scan_char(const struct scan *scan, const struct token *token)
{
    return token->length ? scan->text[token->start] : '\0';
}

static struct scan_bracket *scan_top(struct scan *scan)
{
    return scan->depth ? &scan->brackets[scan->depth - 1] : NULL;
}

/* Whether a token can end a value, or begin one. */
static bool ends_value(const struct token *token)
{
    switch (token->kind) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_TEXT:
    case TOKEN_TRUTH:
    case TOKEN_CLOSE:
        return true;
    default:
        return false;
    }
}

static char *scan_copy(struct scan *scan, const struct token *token)
{
    size_t skip = token->kind == TOKEN_TEXT ? 1 : 0;
    char *copy =
        arena_copy_bytes(scan->arena, scan->text + token->start + skip, token->length - 2 * skip);
    if (!copy)
        scan->failed = true;
    return copy;
}

/* Puts a comma into the blank before a token; where there is none, Lua cannot read on. */
static void scan_insert_comma(struct scan *scan, const struct token *token)
{
    size_t before = token->start - 1;
    size_t after = scan->last[0].start + scan->last[0].length;
    if (strchr(" \t", scan->text[after]) && after < token->start)
        scan->text[after] = ',';
    else if (before > after && strchr(" \t", scan->text[before]))
        scan->text[before] = ',';
    else
        scan->unreadable = true;
}

static int shown(const struct token *token)
{
    return token->length > 40 ? 40 : (int)token->length;
}

/* A statement inside brackets: the bracket of the one before was not closed. */
static bool scan_begins_statement(struct scan *scan, const struct token *token)
{
    if (token->kind != TOKEN_NAME || scan->depth == 0 || scan->last[0].kind == TOKEN_DOT ||
        scan->last[0].kind == TOKEN_COLON)
        return false;
    size_t i = token->start + token->length;
    i += strspn(scan->text + i, " \t");
    char name[16] = { 0 };
    if (token->length >= sizeof name || (scan->text[i] != '"' && scan->text[i] != '\''))
        return false;
    memcpy(name, scan->text + token->start, token->length);
    const struct word *word = word_find(name);
    const char *around = scan->brackets[scan->depth - 1].word;
    bool in_case = around && strcmp(around, "case") == 0 && !ends_value(&scan->last[0]) &&
                   strcmp(name, "case") != 0;
    return word && word->form == WORD_STATEMENT && !in_case;
}

/* After a comma it may have been meant to stand there; else the } before it was forgotten. */
static void scan_unclosed(struct scan *scan, const struct token *token)
{
    const struct scan_bracket *outer = &scan->brackets[0];
    const char *name = scan->text + token->start;
    scan->unreadable = true;
    if (!ends_value(&scan->last[0])) {
        scan_mistake(
            scan, token->line,
            "'%.*s' stands inside the statement of line %d: close that one with } before it",
            shown(token), name, outer->line);
        scan->nesting_reported = true;
        return;
    }
    scan_mistake(scan, token->line, "%c is missing before '%.*s': the %c of line %d is still open",
                 outer->open == '{' ? '}' : ')', shown(token), name, outer->open, outer->line);
    scan->depth = 0;
}

/* Two values without anything between them. */
static void scan_check_comma(struct scan *scan, const struct token *token)
{
    const struct token *last = &scan->last[0];
    if (!ends_value(last) || scan->control_reported || (scan->depth == 0 && !scan->is_expression))
        return;
    bool missing = false;
    char c = scan_char(scan, token);
    char last_char = scan_char(scan, last);
    if (token->kind == TOKEN_NAME || token->kind == TOKEN_NUMBER || token->kind == TOKEN_TRUTH)
        missing = true;
    else if (token->kind == TOKEN_TEXT)
        missing = last->kind != TOKEN_NAME;
    else if (token->kind == TOKEN_OPEN && c == '{')
        missing = last->kind == TOKEN_NUMBER || last->kind == TOKEN_TRUTH || last_char == '}';
    else if (token->kind == TOKEN_OPEN && c == '(')
        missing = last->kind != TOKEN_NAME && last_char != ')';
    else if (token->kind == TOKEN_OPEN)
        missing = true;
    if (!missing)
        return;
    if (scan->depth == 0)
        scan_mistake(scan, token->line, "an operator or a comparison is missing before '%.*s'",
                     shown(token), scan->text + token->start);
    else
        scan_mistake(scan, token->line, "a comma is missing before %s%.*s%s",
                     token->kind == TOKEN_TEXT ? "" : "'", shown(token), scan->text + token->start,
                     token->kind == TOKEN_TEXT ? "" : "'");
    scan_insert_comma(scan, token);
}

static int precedence(char operator)
{
    return operator== '*' || operator== '/' ? 2 : 1;
}

static bool is_literal(const struct token *token)
{
    return token->kind == TOKEN_NUMBER || token->kind == TOKEN_TEXT;
}

/* a op b with two literals is computed by Lua, in doubles. In x * 2 + 3 the 2 belongs to x. */
static void scan_check_literals(struct scan *scan, const struct token *token)
{
    const struct token *operator= & scan->last[0], *left = &scan->last[1];
    if (!is_literal(token) || operator->kind != TOKEN_OPERATOR || !is_literal(left))
        return;
    const struct token *before = &scan->last[2];
    if (left->kind == TOKEN_TEXT && before->kind == TOKEN_NAME)
        return; /* decimal "0.1" * 3 */
    if (before->kind == TOKEN_OPERATOR && scan_char(scan, before) == '-' &&
        !ends_value(&scan->last[3]))
        before = &scan->last[3];
    int binds = precedence(scan_char(scan, operator));
    if (before->kind == TOKEN_OPERATOR && precedence(scan_char(scan, before)) >= binds)
        return;
    size_t next = token->start + token->length;
    next += strspn(scan->text + next, " \t\r\n");
    if (scan->text[next] && strchr("*/", scan->text[next]) && binds == 1)
        return;
    scan_mistake(scan, operator->line,
                 "two literals are joined by %c: write the result, or an exact word such as ratio "
                 "(1, 24), percent (10), million (3)",
                 scan_char(scan, operator));
    scan_mend(scan, operator->start, 1, "&");
}

static void scan_check_grouped_digits(struct scan *scan, const struct token *token)
{
    const struct token *comma = &scan->last[0], *first = &scan->last[1];
    if (token->kind != TOKEN_NUMBER || token->length != 3 || comma->kind != TOKEN_COMMA ||
        first->kind != TOKEN_NUMBER || scan->last[2].kind != TOKEN_EQUALS ||
        comma->start + 1 != token->start || first->start + first->length != comma->start)
        return;
    scan_mistake(scan, token->line, "a comma stands inside a number: write %.*s%.*s without it",
                 shown(first), scan->text + first->start, 3, scan->text + token->start);
    scan_mend(scan, comma->start, 1 + token->length, "");
}

static const char *scan_advice(const struct scan *scan, const struct token *token)
{
    for (size_t i = 0; i < sizeof advices / sizeof advices[0]; i++) {
        if (scan_token_is(scan, token, advices[i].token))
            return advices[i].advice;
    }
    return "the notation does not use it";
}

/* Whether a single = follows: the token is meant as a field. */
static bool scan_is_field(const struct scan *scan, const struct token *token)
{
    size_t next = token->start + token->length;
    next += strspn(scan->text + next, " \t");
    return scan->text[next] == '=' && scan->text[next + 1] != '=';
}

static void scan_check_keyword(struct scan *scan, const struct token *token)
{
    const char *text = scan->text + token->start;
    bool after_dot = scan->last[0].kind == TOKEN_DOT || scan->last[0].kind == TOKEN_COLON;
    if (after_dot || scan_is_field(scan, token)) {
        const char *better =
            scan_token_is(scan, token, "end") || scan_token_is(scan, token, "until")
                ? ": write ended"
            : scan_token_is(scan, token, "for") ? ": write for_each"
            : scan_token_is(scan, token, "not") ? ": write none"
                                                : ": choose another name";
        scan_mistake(scan, token->line, "'%.*s' is a word of Lua and cannot be a name%s",
                     shown(token), text, better);
        scan->unreadable = true;
        return;
    }
    if (scan_token_is(scan, token, "and") || scan_token_is(scan, token, "or")) {
        scan_mistake(scan, token->line, "'%.*s' is not used here: %s", shown(token), text,
                     scan_advice(scan, token));
        scan_mend(scan, token->start, token->length, "&");
    } else if (scan_token_is(scan, token, "not")) {
        scan_mistake(scan, token->line, "'not' is not used here: %s", scan_advice(scan, token));
        scan_mend(scan, token->start, token->length, "~");
    } else if (scan_token_is(scan, token, "nil")) {
        scan_mistake(scan, token->line, "'nil' is not used here: %s", scan_advice(scan, token));
        scan_mend(scan, token->start, token->length, "_N_");
    } else {
        /* One report is enough: if brings then and end with it. */
        if (!scan->control_reported)
            scan_mistake(scan, token->line, "'%.*s' is not used here: %s", shown(token), text,
                         scan_advice(scan, token));
        scan->control_reported = true;
        scan->unreadable = true;
    }
}

static void scan_check_refused(struct scan *scan, const struct token *token)
{
    const struct token *last = &scan->last[0];
    struct scan_bracket *top = scan_top(scan);
    bool begins = scan->last[1].kind == TOKEN_COMMA || scan->last[1].kind == TOKEN_OPEN;
    if (scan_token_is(scan, token, "==") && last->kind == TOKEN_NAME && begins && top &&
        top->open == '{') {
        scan_mistake(scan, token->line, "a field is given with one =: write %.*s = ...",
                     shown(last), scan->text + last->start);
        scan_mend(scan, token->start, token->length, "=");
        return;
    }
    scan_mistake(scan, token->line, "'%.*s' is not used here: %s", (int)token->length,
                 scan->text + token->start, scan_advice(scan, token));
    if (scan_token_is(scan, token, "::") || strchr("?@$`\\.", scan_char(scan, token))) {
        if (!scan_token_is(scan, token, ".."))
            scan->unreadable = true;
    }
    size_t next = token->start + token->length;
    next += strspn(scan->text + next, " \t\r\n");
    bool ends = strchr(",;)}]", scan->text[next]) != NULL; /* 10%, and the end of the text */
    scan_mend(scan, token->start, token->length, ends ? "" : ends_value(last) ? "&" : "~");
}

static void scan_check_truth(struct scan *scan, const struct token *token)
{
    if (scan->last[0].kind == TOKEN_EQUALS)
        return;
    scan_mistake(scan, token->line, "'%.*s' stands only after =: write \"yes\" or \"no\"",
                 shown(token), scan->text + token->start);
    scan_mend(scan, token->start, token->length, "_N_");
}

static void scan_add_key(struct scan *scan, const struct token *token, const struct token *name)
{
    struct scan_bracket *top = scan_top(scan);
    const char *key = scan_copy(scan, name);
    if (!key || arena_grow(scan->arena, &scan->keys, scan->key_count, &scan->key_room,
                           sizeof *scan->keys) != BYLAW_OK) {
        scan->failed = true;
        return;
    }
    for (size_t i = scan->key_count; i-- > top->first_key;) {
        if (scan->keys[i].table == top->table && strcmp(scan->keys[i].key, key) == 0) {
            scan_mistake(scan, token->line, "'%s' is given twice, first in line %d: keep one", key,
                         scan->keys[i].line);
            break;
        }
    }
    scan->keys[scan->key_count++] =
        (struct scan_key){ top->word, top->word_line, key, name->line, top->table };
}

/* key = : after { or a comma, inside { }. */
static void scan_check_equals(struct scan *scan, const struct token *token)
{
    struct scan_bracket *top = scan_top(scan);
    const struct token *name = &scan->last[0];
    if (name->kind == TOKEN_KEYWORD)
        return; /* reported as a name that cannot be */
    if (!top) {
        /* x = at the top: the environment refuses it with the name. */
        if (scan->is_expression) {
            scan_mistake(scan, token->line, "= is no comparison: write a :is (b)");
            scan_mend(scan, token->start, 1, "&");
        }
        return;
    }
    if (name->kind == TOKEN_CLOSE && scan_char(scan, name) == ']' &&
        scan->last[1].kind == TOKEN_TEXT) {
        scan_add_key(scan, token, &scan->last[1]);
        return;
    }
    bool begins = scan->last[1].kind == TOKEN_COMMA || scan->last[1].kind == TOKEN_OPEN ||
                  ends_value(&scan->last[1]);
    if (name->kind == TOKEN_NAME && top->open == '{' && begins) {
        scan_add_key(scan, token, name);
    } else if (name->kind == TOKEN_NAME && top->open == '(' && begins) {
        scan_mistake(scan, token->line, "a field stands between { and }, not between ( and )");
        scan->unreadable = true;
    } else {
        scan_mistake(scan, token->line, "= is no comparison: write a :is (b)");
        scan_mend(scan, token->start, 1, "&");
    }
}

static void scan_check_colon(struct scan *scan, const struct token *token)
{
    size_t next = token->start + 1;
    next += strspn(scan->text + next, " \t\r\n");
    char c = scan->text[next];
    const struct token *last = &scan->last[0];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
        /* Lua has no test on a bare literal: a + 3 :at_least (b) was meant. */
        if (last->kind != TOKEN_NUMBER &&
            !(last->kind == TOKEN_TEXT && scan->last[1].kind != TOKEN_NAME))
            return;
        scan_mistake(scan, token->line,
                     "a test follows a literal: put what is tested in brackets, (a + "
                     "3) :at_least (b)");
        scan->unreadable = true;
        return;
    }
    bool begins = scan->last[1].kind == TOKEN_COMMA || scan->last[1].kind == TOKEN_OPEN;
    struct scan_bracket *top = scan_top(scan);
    if (last->kind == TOKEN_NAME && begins && top && top->open == '{') {
        scan_mistake(scan, token->line, "a field is given with =: write %.*s = ...", shown(last),
                     scan->text + last->start);
        scan_mend(scan, token->start, 1, "=");
        scan_add_key(scan, token, last);
        return;
    }
    scan_mistake(
        scan, token->line,
        "after a colon comes a test such as :is or :at_least; a field is written name = ...");
    scan->unreadable = true;
}

/* The word that a bracket belongs to: word {, word "id" {, word (x) {. */
static void scan_set_word(struct scan *scan, struct scan_bracket *bracket)
{
    const struct token *name = &scan->last[0];
    if (name->kind == TOKEN_TEXT)
        name = &scan->last[1];
    bracket->is_call = ends_value(&scan->last[0]);
    if (scan->last[0].kind == TOKEN_CLOSE && scan->closed.open == '(') {
        bracket->word = scan->closed.word;
        bracket->word_line = scan->closed.word_line;
    } else if (name->kind == TOKEN_NAME) {
        bracket->word = scan_copy(scan, name);
        bracket->word_line = name->line;
    }
}

static void scan_open(struct scan *scan, const struct token *token)
{
    if (scan->depth == SCAN_MOST_DEPTH) {
        scan_mistake(scan, token->line, "brackets are nested deeper than %d: use derive statements",
                     SCAN_MOST_DEPTH);
        scan->unreadable = true;
        scan->at = scan->length;
        return;
    }
    struct scan_bracket bracket = { .open = scan_char(scan, token),
                                    .line = token->line,
                                    .table = ++scan->table_count,
                                    .first_key = scan->key_count };
    scan_set_word(scan, &bracket);
    scan->brackets[scan->depth++] = bracket;
}

static void scan_close(struct scan *scan, const struct token *token)
{
    char c = scan_char(scan, token);
    struct scan_bracket *top = scan_top(scan);
    char wanted = !top ? '\0' : top->open == '(' ? ')' : top->open == '[' ? ']' : '}';
    if (top && c == wanted) {
        if (c == ')' && !top->is_call && scan->last[0].kind == TOKEN_NUMBER &&
            scan->last[1].kind == TOKEN_OPEN)
            scan_mistake(scan, token->line, "a number needs no brackets: write %.*s",
                         shown(&scan->last[0]), scan->text + scan->last[0].start);
        scan->closed = *top;
        scan->depth--;
        return;
    }
    if (!top)
        scan_mistake(scan, token->line, "%c closes nothing: take it away", c);
    else
        scan_mistake(scan, token->line, "%c is missing before %c: the %c of line %d is still open",
                     wanted, c, top->open, top->line);
    /* What follows cannot be matched any more. */
    scan->unreadable = true;
    scan->at = scan->length;
    scan->depth = 0;
}

static void scan_check_top(struct scan *scan, const struct token *token)
{
    if (scan->depth > 0 || scan->is_expression || scan->control_reported)
        return;
    if (token->kind == TOKEN_COMMA && scan_char(scan, token) == ',') {
        scan_mistake(scan, token->line, "a comma stands between statements: take it away");
        scan_mend(scan, token->start, 1, "");
    } else if (token->kind == TOKEN_NAME && scan->last[0].kind != TOKEN_DOT &&
               scan->last[0].kind != TOKEN_COLON) {
        scan->statement = NULL;
    } else if (token->kind == TOKEN_TEXT && scan->last[0].kind == TOKEN_NAME) {
        scan->statement = build_text(scan->builder, scan_copy(scan, token));
    }
}

static void scan_check(struct scan *scan, const struct token *token)
{
    if (scan_begins_statement(scan, token))
        scan_unclosed(scan, token);
    scan_check_top(scan, token);
    scan_check_comma(scan, token);
    scan_check_literals(scan, token);
    scan_check_grouped_digits(scan, token);
    switch (token->kind) {
    case TOKEN_KEYWORD:
        scan_check_keyword(scan, token);
        break;
    case TOKEN_TRUTH:
        scan_check_truth(scan, token);
        break;
    case TOKEN_REFUSED:
        scan_check_refused(scan, token);
        break;
    case TOKEN_EQUALS:
        scan_check_equals(scan, token);
        break;
    case TOKEN_COLON:
        scan_check_colon(scan, token);
        break;
    case TOKEN_OPEN:
        scan_open(scan, token);
        break;
    case TOKEN_CLOSE:
        scan_close(scan, token);
        break;
    default:
        break;
    }
}

static void scan_all(struct scan *scan)
{
    while (!scan->failed) {
        struct token token = scan_next_token(scan);
        if (token.kind == TOKEN_END)
            break;
        bool is_function = scan_begins_function(scan, &token);
        if (is_function)
            token = scan_function(scan, token);
        if (token.kind == TOKEN_FAULT) {
            scan->unreadable = true;
            return;
        }
        if (!is_function)
            scan_check(scan, &token);
        memmove(scan->last + 1, scan->last, sizeof scan->last - sizeof scan->last[0]);
        scan->last[0] = token;
    }
    if (scan->depth > 0 && !scan->nesting_reported) {
        const struct scan_bracket *outer = &scan->brackets[0];
        scan_mistake(scan, outer->line, "the %c that begins here is not closed: write %c after it",
                     outer->open,
                     outer->open == '{'   ? '}'
                     : outer->open == '(' ? ')'
                                          : ']');
        scan->unreadable = true;
    }
}

bool scan_source(struct scan *scan, const char *text, size_t length)
{
    *scan = (struct scan){ .builder = scan->builder,
                           .arena = scan->arena,
                           .file = scan->file,
                           .is_expression = scan->is_expression,
                           .length = length,
                           .line = 1 };
    struct arena *arena = scan->arena;
    scan->text = arena_copy_bytes(arena, text, length);
    if (!scan->text)
        return false;
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        scan_mend(scan, 0, 3, "");
    scan_all(scan);
    return !scan->failed;
}

const struct scan_key *scan_find_key(const struct scan *scan, const char *word, int word_line,
                                     const char *key)
{
    for (size_t i = 0; i < scan->key_count; i++) {
        const struct scan_key *found = &scan->keys[i];
        if (found->word_line == word_line && found->word && strcmp(found->word, word) == 0 &&
            strcmp(found->key, key) == 0)
            return found;
    }
    return NULL;
}
