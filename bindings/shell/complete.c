/* SPDX-License-Identifier: Apache-2.0 */
/* What may stand where the cursor is. The library knows names and words; the shell adds its
   commands, the attributes of the current row, and choices. */
#include "session.h"

#include <stdlib.h>
#include <string.h>

static bool path_letter(char letter)
{
    return name_letter(letter) || letter == '.' || letter == '/';
}

static void add_matching(struct names *words, const char *word, const char *typed)
{
    if (string_starts(word, typed) && !names_has(words, word))
        names_add(words, word);
}

/* Names that the library proposes for what was typed; `strip` bytes of each are not shown. */
static void add_reported(struct session *session, const char *typed, size_t strip,
                         struct names *words)
{
    struct text lines = { 0 };
    if (bylaw_pack_report(session->pack, BYLAW_REPORT_NAMES, typed, text_sink, &lines, NULL) ==
        BYLAW_OK)
        for (const char *at = text_get(&lines); *at;) {
            size_t length = strcspn(at, "\n");
            if (length > strip)
                names_add_bytes(words, at + strip, length - strip);
            at += length + (at[length] == '\n');
        }
    text_clear(&lines);
}

/* The attribute that a path such as person.destination.population ends in. */
static const struct member *path_member(const struct session *session, const char *path,
                                        size_t length)
{
    size_t first = 0;
    while (first < length && path[first] != '.' && path[first] != '/')
        first++;
    const struct entity *entity = vocabulary_entity(&session->vocabulary, path, first);
    if (entity) {
        const char *dot = memchr(path, '.', length);
        first = dot ? (size_t)(dot - path) + 1 : length;
        length -= first;
        path += first;
    } else if (session->current != SIZE_MAX) {
        entity = session_entity(session, session->current);
    }
    const struct member *member = NULL;
    while (entity && length) {
        const char *dot = memchr(path, '.', length);
        size_t part = dot ? (size_t)(dot - path) : length;
        member = entity_member(entity, path, part);
        entity =
            member && (member->kind == MEMBER_ONE || member->kind == MEMBER_MANY)
                ? vocabulary_entity(&session->vocabulary, member->detail, strlen(member->detail))
                : NULL;
        part += dot != NULL;
        path += part;
        length -= part;
        if (length && !entity)
            return NULL;
    }
    return member;
}

/* Choices of an attribute, or the rows here that a reference may name. */
static void add_values(const struct session *session, const struct member *member,
                       const char *typed, struct names *words)
{
    struct names choices = { 0 };
    if (!member)
        return;
    member_choices(member, &choices);
    for (size_t i = 0; i < choices.count; i++)
        add_matching(words, choices.items[i], typed);
    for (size_t i = 0; member->kind == MEMBER_ONE && i < session->row_count; i++)
        if (strcmp(session->rows[i].entity, member->detail) == 0)
            add_matching(words, session->rows[i].id, typed);
    names_clear(&choices);
}

static void add_questions(const struct session *session, const char *typed, struct names *words)
{
    for (size_t i = 0; i < session->vocabulary.count; i++) {
        const struct entity *entity = &session->vocabulary.entities[i];
        for (size_t j = 0; j < entity->count; j++)
            if (entity->members[j].kind == MEMBER_QUESTION)
                add_matching(words, entity->members[j].name, typed);
    }
}

/* :set, :unset, :close: a path, where the current row's entity may be left out. */
static void add_facts(struct session *session, const char *typed, struct names *words)
{
    if (session->current != SIZE_MAX && !strchr(typed, '/')) {
        const char *entity = session->rows[session->current].entity;
        struct text path = { 0 };
        text_add_format(&path, "%s.%s", entity, typed);
        add_reported(session, text_get(&path), strlen(entity) + 1, words);
        text_clear(&path);
    }
    for (size_t i = 0; i < session->vocabulary.count && !strchr(typed, '.'); i++) {
        struct text path = { 0 };
        text_add_format(&path, "%s.", session->vocabulary.entities[i].name);
        add_matching(words, text_get(&path), typed);
        text_clear(&path);
    }
    if (strchr(typed, '.'))
        add_reported(session, typed, 0, words);
}

static void complete_argument(struct session *session, const char *line, const char *typed,
                              struct names *words)
{
    size_t command = strcspn(line, " \t");
    const char *argument = line + command + strspn(line + command, " \t");
    const char *equals = strchr(argument, '=');
    if (string_starts(line, ":set ") && equals) {
        size_t length = (size_t)(equals - argument);
        while (length && argument[length - 1] == ' ')
            length--;
        add_values(session, path_member(session, argument, length), typed, words);
    } else if (string_starts(line, ":set ") || string_starts(line, ":unset ") ||
               string_starts(line, ":close ")) {
        add_facts(session, typed, words);
    } else if (string_starts(line, ":decide ") || string_starts(line, ":why ") ||
               string_starts(line, ":ask ")) {
        add_questions(session, typed, words);
    } else if (string_starts(line, ":use ")) {
        for (size_t i = 0; i < session->vocabulary.count; i++)
            add_matching(words, session->vocabulary.entities[i].name, typed);
        for (size_t i = 0; i < session->row_count; i++)
            add_matching(words, session->rows[i].id, typed);
    } else if (string_starts(line, ":words ") || string_starts(line, ":help ")) {
        add_reported(session, typed, 0, words);
    }
}

/* Inside quotes: the choices of the path before them. */
static bool complete_quoted(struct session *session, const char *line, struct names *words,
                            size_t *typed)
{
    const char *quote = NULL;
    for (const char *at = line; *at; at++)
        if (*at == '"')
            quote = quote ? NULL : at;
    if (!quote)
        return false;
    const char *end = quote;
    /* Back over `:is (`, commas and other texts to the last path. */
    while (end > line) {
        while (end > line && !path_letter(end[-1]))
            end--;
        const char *start = end;
        while (start > line && path_letter(start[-1]))
            start--;
        const struct member *member = path_member(session, start, (size_t)(end - start));
        if (member && memchr(start, '.', (size_t)(end - start))) {
            add_values(session, member, quote + 1, words);
            break;
        }
        end = start;
    }
    *typed = strlen(quote + 1);
    return true;
}

void session_complete(struct session *session, const char *line, struct names *words, size_t *typed)
{
    size_t length = strlen(line);
    size_t start = length;
    while (start && path_letter(line[start - 1]))
        start--;
    const char *word = line + start;
    *typed = length - start;
    if (*line == ':' && !strpbrk(line, " \t")) {
        const char *name;
        for (size_t i = 0; (name = session_command_name(i)); i++)
            add_matching(words, name, line + 1);
        *typed = length - 1;
    } else if (!session->pack) {
        return;
    } else if (*line == ':') {
        complete_argument(session, line, word, words);
    } else if (!complete_quoted(session, line, words, typed) && *word) {
        add_reported(session, word, 0, words);
    }
}
