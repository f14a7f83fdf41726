/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens of Lua 5.4, as far as a file of statements can contain them. */
#include "bindings/lua/scan.h"

#include <string.h>

/* Punctuation that a Chinese keyboard gives, and what is meant. */
static const struct wide_mark {
    const char *mark;
    const char *ascii;
} wide_marks[] = {
    { "（", "(" }, { "）", ")" }, { "｛", "{" },  { "｝", "}" },  { "［", "[" }, { "］", "]" },
    { "，", "," }, { "、", "," }, { "；", ";" },  { "：", ":" },  { "＝", "=" }, { "。", "." },
    { "．", "." }, { "＋", "+" }, { "－", "-" },  { "＊", "*" },  { "×", "*" },  { "／", "/" },
    { "÷", "/" },  { "＜", "<" }, { "＞", ">" },  { "“", "\"" },  { "”", "\"" }, { "＂", "\"" },
    { "‘", "'" },  { "’", "'" },  { "「", "\"" }, { "」", "\"" },
};

static const char *const keywords[] = {
    "and", "break", "do",  "else", "elseif", "end",    "for",    "function", "goto",  "if",
    "in",  "local", "nil", "not",  "or",     "repeat", "return", "then",     "until", "while",
};

bool scan_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool scan_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char scan_peek(const struct scan *scan, size_t ahead)
{
    return scan->at + ahead < scan->length ? scan->text[scan->at + ahead] : '\0';
}

bool scan_token_is(const struct scan *scan, const struct token *token, const char *text)
{
    return strlen(text) == token->length &&
           memcmp(scan->text + token->start, text, token->length) == 0;
}

int scan_long_bracket(const struct scan *scan)
{
    size_t i = 1;
    if (scan_peek(scan, 0) != '[')
        return -1;
    while (scan_peek(scan, i) == '=')
        i++;
    return scan_peek(scan, i) == '[' ? (int)i - 1 : -1;
}

bool scan_skip_long(struct scan *scan, int level)
{
    scan->at += (size_t)level + 2;
    for (; scan->at < scan->length; scan->at++) {
        if (scan->text[scan->at] == '\n')
            scan->line++;
        if (scan->text[scan->at] != ']')
            continue;
        size_t i = 1;
        while (scan_peek(scan, i) == '=')
            i++;
        if ((int)i - 1 == level && scan_peek(scan, i) == ']') {
            scan->at += i + 1;
            return true;
        }
    }
    return false;
}

static void scan_skip_comment(struct scan *scan)
{
    int line = scan->line;
    scan->at += 2;
    int level = scan_long_bracket(scan);
    if (level >= 0) {
        if (!scan_skip_long(scan, level)) {
            scan_mistake(scan, line,
                         "the comment that begins here does not end: write ]] after it");
            scan->unreadable = true;
        }
        return;
    }
    while (scan->at < scan->length && scan->text[scan->at] != '\n')
        scan->at++;
}

/* The full-width mark at the cursor, or NULL. */
static const struct wide_mark *scan_wide_mark(const struct scan *scan)
{
    for (size_t i = 0; i < sizeof wide_marks / sizeof wide_marks[0]; i++) {
        size_t length = strlen(wide_marks[i].mark);
        if (scan->length - scan->at >= length &&
            memcmp(scan->text + scan->at, wide_marks[i].mark, length) == 0)
            return &wide_marks[i];
    }
    return NULL;
}

/* Replaces a full-width mark at the cursor by the ASCII one that is meant; a quote that opens a
   text comes to stand right before it, so that the text gains no blanks. */
static bool scan_mend_wide_mark(struct scan *scan, bool closes)
{
    const struct wide_mark *mark = scan_wide_mark(scan);
    if (!mark)
        return false;
    size_t length = strlen(mark->mark);
    bool quote = mark->ascii[0] == '"' || mark->ascii[0] == '\'';
    scan_mistake(scan, scan->line, "'%s' is full-width: write %s", mark->mark, mark->ascii);
    scan_mend(scan, scan->at, length, "");
    scan_mend(scan, scan->at + (quote && !closes ? length - 1 : 0), 1, mark->ascii);
    return true;
}

/* Skips blanks, comments and full-width spaces. */
static void scan_skip_blank(struct scan *scan)
{
    while (scan->at < scan->length) {
        char c = scan->text[scan->at];
        if (c == '\n')
            scan->line++;
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            scan->at++;
        } else if (c == '-' && scan_peek(scan, 1) == '-') {
            scan_skip_comment(scan);
        } else if (scan->length - scan->at >= 3 &&
                   memcmp(scan->text + scan->at, "\xE3\x80\x80", 3) == 0) {
            scan_mistake(scan, scan->line, "there is a full-width space: write an ordinary one");
            scan_mend(scan, scan->at, 3, "");
        } else {
            return;
        }
    }
}

/* Whether a full-width quote at the cursor ends the text: no plain one follows on this line. */
static bool scan_closes(const struct scan *scan, char quote)
{
    const struct wide_mark *mark = scan_wide_mark(scan);
    const char *rest = scan->text + scan->at;
    return mark && mark->ascii[0] == quote && !memchr(rest, quote, strcspn(rest, "\n"));
}

/* A quoted text. A text that was opened with a full-width quote also ends with one. */
static enum token_kind scan_text(struct scan *scan)
{
    char quote = scan->text[scan->at++];
    const char *what = NULL;
    while (scan->at < scan->length && scan->text[scan->at] != quote) {
        unsigned char c = (unsigned char)scan->text[scan->at];
        if (c == '\n')
            break;
        if (c == '\\') {
            char next = scan_peek(scan, 1);
            if (next != '"' && next != '\'' && next != '\\')
                what = "after \\ in a text only \\, ' or \" may stand: leave \\ out";
            scan->at++;
        } else if (c < 0x20 || c == 0x7F) {
            what = "a text holds a control character: write a space";
        } else if (c >= 0x80 && scan_closes(scan, quote)) {
            (void)scan_mend_wide_mark(scan, true);
            break;
        }
        scan->at++;
    }
    if (scan->at >= scan->length || scan->text[scan->at] != quote) {
        scan_mistake(scan, scan->line, "the text that begins here does not end: write %c after it",
                     quote);
        return TOKEN_FAULT;
    }
    scan->at++;
    if (what) {
        scan_mistake(scan, scan->line, "%s", what);
        scan->unreadable = true;
    }
    return TOKEN_TEXT;
}

static enum token_kind scan_long_text(struct scan *scan, int level)
{
    int line = scan->line;
    if (scan_skip_long(scan, level))
        return TOKEN_TEXT;
    scan_mistake(scan, line, "the text that begins here does not end: write ]] after it");
    return TOKEN_FAULT;
}

/* Digits with at most one point are a number; what else begins with a digit is refused. */
static enum token_kind scan_number(struct scan *scan)
{
    size_t start = scan->at;
    int digits = 0, points = 0, others = 0;
    for (;; scan->at++) {
        char c = scan_peek(scan, 0);
        if (scan_is_digit(c))
            digits += digits > 0 || c != '0' ? 1 : 0;
        else if (c == '.')
            points++;
        else if (scan_is_letter(c) ||
                 ((c == '+' || c == '-') && others > 0 && strchr("eE", scan->text[scan->at - 1])))
            others++;
        else
            break;
    }
    int length = (int)(scan->at - start);
    const char *text = scan->text + start;
    if (others == 0 && points <= 1 && digits <= (points ? 15 : 18) && text[length - 1] != '.')
        return TOKEN_NUMBER;
    if (others == 0 && points == 1 && text[length - 1] != '.')
        scan_mistake(scan, scan->line, "%.*s has more than 15 digits: write decimal \"%.*s\"",
                     length, text, length, text);
    else if (others == 0 && points == 0)
        scan_mistake(scan, scan->line, "%.*s is too large: write at most 18 digits", length, text);
    else
        scan_mistake(scan, scan->line,
                     "%.*s is no number here: write its digits, such as 5000000, or million (5)",
                     length, text);
    scan_mend(scan, start, (size_t)length, "1");
    return TOKEN_NUMBER;
}

static enum token_kind scan_name(struct scan *scan)
{
    size_t start = scan->at;
    while (scan_is_letter(scan_peek(scan, 0)) || scan_is_digit(scan_peek(scan, 0)))
        scan->at++;
    struct token name = { TOKEN_NAME, start, scan->at - start, scan->line };
    if (scan_token_is(scan, &name, "true") || scan_token_is(scan, &name, "false"))
        return TOKEN_TRUTH;
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (scan_token_is(scan, &name, keywords[i]))
            return TOKEN_KEYWORD;
    }
    return TOKEN_NAME;
}

static enum token_kind scan_mark(struct scan *scan)
{
    static const char *const refused[] = {
        "...", "..", "==", "~=", "!=", "<=", ">=", "<<", ">>", "//", "&&", "||", "<>", "::",
        "<",   ">",  "~",  "!",  "%",  "^",  "&",  "|",  "#",  "?",  "@",  "$",  "`",  "\\"
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        size_t length = strlen(refused[i]);
        if (scan->length - scan->at >= length &&
            memcmp(scan->text + scan->at, refused[i], length) == 0) {
            scan->at += length;
            return TOKEN_REFUSED;
        }
    }
    char c = scan->text[scan->at++];
    if (strchr("+-*/", c))
        return TOKEN_OPERATOR;
    if (strchr("({[", c))
        return TOKEN_OPEN;
    if (strchr(")}]", c))
        return TOKEN_CLOSE;
    if (strchr(",;", c))
        return TOKEN_COMMA;
    return c == '.' ? TOKEN_DOT : c == ':' ? TOKEN_COLON : TOKEN_EQUALS;
}

/* Characters that are no ASCII and no known punctuation: names in another script. */
static enum token_kind scan_foreign(struct scan *scan)
{
    size_t start = scan->at;
    while (((unsigned char)scan_peek(scan, 0) >= 0x80 && !scan_wide_mark(scan)) ||
           scan_is_letter(scan_peek(scan, 0)))
        scan->at++;
    if (scan->at == start) {
        scan_mistake(scan, scan->line, "there is a control character: take it away");
        scan_mend(scan, start, 1, "");
        scan->at++;
    } else {
        size_t length = scan->at - start;
        int shown = (int)text_cut(scan->text + start, length < 60 ? length : 60);
        scan_mistake(scan, scan->line,
                     "'%.*s' stands outside quotes: write it in quotes as a text, or choose an id "
                     "of ASCII letters",
                     shown, scan->text + start);
    }
    scan->unreadable = true;
    return TOKEN_NAME;
}

struct token scan_next_token(struct scan *scan)
{
    scan_skip_blank(scan);
    while (scan->at < scan->length && (unsigned char)scan->text[scan->at] >= 0x80 &&
           scan_mend_wide_mark(scan, false))
        scan_skip_blank(scan);
    struct token token = { TOKEN_END, scan->at, 0, scan->line };
    if (scan->at >= scan->length)
        return token;
    char c = scan->text[scan->at];
    int level = scan_long_bracket(scan);
    if (level >= 0)
        token.kind = scan_long_text(scan, level);
    else if (c == '"' || c == '\'')
        token.kind = scan_text(scan);
    else if (scan_is_digit(c) || (c == '.' && scan_is_digit(scan_peek(scan, 1))))
        token.kind = scan_number(scan);
    else if (scan_is_letter(c))
        token.kind = scan_name(scan);
    else if ((unsigned char)c > 0x20 && (unsigned char)c < 0x7F)
        token.kind = scan_mark(scan);
    else
        token.kind = scan_foreign(scan);
    token.length = scan->at - token.start;
    return token;
}
