/* SPDX-License-Identifier: Apache-2.0 */
/* What a line editor must know of the notation: statement or expression, and is it complete? */
#include "session.h"

#include <string.h>

bool name_letter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_';
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while ((text[length] >= 'a' && text[length] <= 'z') || text[length] == '_')
        length++;
    return length;
}

/* A statement is a word and its name in quotes: clause "4.2" { ... }; decimal "1.5" is a number. */
bool is_statement(const char *text)
{
    /* The words of form STATEMENT in core/law/words.def. */
    static const char *const words[] = {
        "source",   "calendar", "provision", "region",    "entity",      "parameter",
        "classify", "decision", "clause",    "exception", "requirement", "indicator",
        "duty",     "must",     "derive",    "points",    "case",        "procedure",
    };
    text += strspn(text, " \t\n");
    size_t length = word_length(text);
    const char *next = text + length + strspn(text + length, " \t\n");
    if (!length || (*next != '"' && *next != '\''))
        return false;
    for (size_t i = 0; i < COUNT(words); i++)
        if (strlen(words[i]) == length && strncmp(words[i], text, length) == 0)
            return true;
    char quote[2] = { *next, '\0' };
    next += 1 + strcspn(next + 1, quote);
    next += *next != '\0';
    return next[strspn(next, " \t\n")] == '{';
}

/* Behind a text in quotes, or a long one in [[ ]]; the end where it is not closed. */
static const char *text_skip(const char *at)
{
    if (*at == '[') {
        const char *end = strstr(at + 2, "]]");
        return end ? end + 2 : at + strlen(at);
    }
    char quote = *at++;
    while (*at && *at != quote && *at != '\n')
        at += *at == '\\' && at[1] ? 2 : 1;
    return *at == quote ? at + 1 : at;
}

static const char *remark_skip(const char *at)
{
    if (strncmp(at, "--[[", 4) == 0)
        return text_skip(at + 2);
    return at + strcspn(at, "\n");
}

int brackets_open(const char *text)
{
    int open = 0;
    while (*text && open >= 0) {
        bool is_long = text[0] == '[' && text[1] == '[';
        if (text[0] == '-' && text[1] == '-') {
            text = remark_skip(text);
        } else if (*text == '"' || *text == '\'' || is_long) {
            const char *end = text_skip(text);
            /* A long text may run over lines; one in quotes that does not end is a mistake, and
               more lines would not mend it. */
            if (is_long && !*end && !strstr(text + 2, "]]"))
                return open + 1;
            if (!is_long && (end - text < 2 || end[-1] != *text))
                return -1;
            text = end;
        } else {
            open += strchr("([{", *text) != NULL;
            open -= strchr(")]}", *text) != NULL;
            text++;
        }
    }
    return open;
}
