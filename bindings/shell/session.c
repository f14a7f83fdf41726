/* SPDX-License-Identifier: Apache-2.0 */
/* The pack of a session: loaded anew after each statement; the old one stays until that works. */
#include "session.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void session_init(struct session *session, bool interactive)
{
    *session = (struct session){ .current = SIZE_MAX, .interactive = interactive };
}

static void session_close_pack(struct session *session)
{
    bylaw_case_free(session->subject);
    bylaw_pack_free(session->pack);
    vocabulary_clear(&session->vocabulary);
    session->subject = NULL;
    session->pack = NULL;
}

static void statement_clear(struct statement *statement)
{
    free(statement->text);
    free(statement->key);
    *statement = (struct statement){ 0 };
}

void statements_free(struct statement *statements, size_t count)
{
    for (size_t i = 0; i < count; i++)
        statement_clear(&statements[i]);
    free(statements);
}

void session_clear(struct session *session)
{
    session_close_pack(session);
    session_forget(session);
    statements_free(session->statements, session->statement_count);
    free(session->folder);
    free(session->last_question);
    names_clear(&session->questions);
    *session = (struct session){ 0 };
}

void session_say(struct session *session, const char *format, ...)
{
    bylaw_error error = { .status = BYLAW_EUSAGE };
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error.message, sizeof error.message, format, arguments);
    va_end(arguments);
    session_say_error(session, &error);
}

/* "input:2" with its line within the statement becomes "input" with the line of the whole input. */
static void place_in_input(const struct session *session, bylaw_error *error)
{
    char *end;
    unsigned long number = strtoul(error->file + strlen("input:"), &end, 10);
    if (*end || !number || number > session->statement_count)
        return;
    int first = session->statements[number - 1].line;
    snprintf(error->file, sizeof error->file, "input");
    error->line = error->line > 0 ? first + error->line - 1 : first;
}

void session_say_error(struct session *session, const bylaw_error *error)
{
    bylaw_error placed = *error;
    session->failed = true;
    if (string_starts(placed.file, "input:")) {
        place_in_input(session, &placed);
    } else if (strcmp(placed.file, "input") == 0) { /* of an expression */
        placed.line = session->begun + (placed.line > 0 ? placed.line - 1 : 0);
    } else if (!placed.file[0] && !session->interactive) {
        snprintf(placed.file, sizeof placed.file, "input");
        placed.line = session->begun;
    }
    say_error(&placed);
}

bool session_ready(struct session *session)
{
    if (session->pack)
        return true;
    session_say(session, "no pack is loaded: write :load DIR, such as :load scripts/mobility");
    return false;
}

struct mistakes {
    struct session *session;
    size_t count;
};

static void note_mistake(void *user, const bylaw_error *error)
{
    struct mistakes *mistakes = user;
    mistakes->count++;
    session_say_error(mistakes->session, error);
}

static bylaw_status pack_open(struct session *session, const char *folder, bylaw_pack **pack)
{
    struct mistakes mistakes = { session, 0 };
    bylaw_config config;
    bylaw_config_init(&config);
    config.on_mistake = note_mistake;
    config.on_mistake_user = &mistakes;
    config.has_known_on = session->known_on.given;
    config.known_on = session->known_on.day;
    const char **overlay = memory_resize(NULL, session->statement_count, sizeof *overlay);
    for (size_t i = 0; i < session->statement_count; i++)
        overlay[i] = session->statements[i].text;
    config.overlay = overlay;
    config.overlay_count = session->statement_count;
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_pack_load(&config, folder, pack, &error);
    free(overlay);
    if (status != BYLAW_OK && !mistakes.count)
        session_say_error(session, &error);
    return status;
}

/* The entity that facts are most likely typed of: a person where the pack speaks of persons, else
   the first of which something can be asked. */
static const char *default_entity(const struct vocabulary *vocabulary)
{
    if (vocabulary_entity(vocabulary, "person", 6))
        return "person";
    for (size_t i = 0; i < vocabulary->count; i++)
        for (size_t j = 0; j < vocabulary->entities[i].count; j++)
            if (vocabulary->entities[i].members[j].kind == MEMBER_QUESTION)
                return vocabulary->entities[i].name;
    return NULL;
}

/* A row to set facts of. */
static void session_default_row(struct session *session)
{
    const char *entity = default_entity(&session->vocabulary);
    if (!session->row_count && entity)
        session->current = session_row(session, entity, "me");
}

bool session_restart(struct session *session)
{
    bylaw_case *subject = NULL;
    bylaw_error error = { 0 };
    if (bylaw_case_new(session->pack, &subject, &error) != BYLAW_OK) {
        session_say_error(session, &error);
        return false;
    }
    bylaw_case_free(session->subject);
    session->subject = subject;
    session_forget(session);
    session_default_row(session);
    return true;
}

bylaw_status session_load(struct session *session, const char *folder)
{
    bylaw_pack *pack = NULL;
    bylaw_case *subject = NULL;
    struct vocabulary vocabulary = { 0 };
    bylaw_error error = { 0 };
    bylaw_status status = pack_open(session, folder, &pack);
    if (status != BYLAW_OK)
        return status;
    status = vocabulary_read(&vocabulary, pack);
    if (status == BYLAW_OK) {
        status = bylaw_case_new(pack, &subject, &error);
        if (status != BYLAW_OK)
            session_say_error(session, &error);
    }
    if (status != BYLAW_OK) {
        vocabulary_clear(&vocabulary);
        bylaw_pack_free(pack);
        return status;
    }
    session_close_pack(session);
    session->pack = pack;
    session->subject = subject;
    session->vocabulary = vocabulary;
    if (folder != session->folder) {
        free(session->folder);
        session->folder = folder ? string_copy(folder) : NULL;
    }
    status = session_replay(session);
    session_default_row(session);
    return status;
}

/* The first two words: clause "4.9". */
static char *statement_key(const char *text)
{
    struct text key = { 0 };
    text += strspn(text, " \t\n");
    size_t word = strcspn(text, " \t\n\"'({");
    text_add(&key, text, word);
    text += word;
    text += strspn(text, " \t\n");
    if (*text == '"' || *text == '\'') {
        char quote[2] = { *text, '\0' };
        text_add(&key, " ", 1);
        text_add(&key, text + 1, strcspn(text + 1, quote));
    }
    return key.data;
}

bylaw_status session_state(struct session *session, const char *text, int line)
{
    struct statement added = { string_copy(text), statement_key(text), line };
    struct statement replaced = { 0 };
    size_t at = 0;
    while (at < session->statement_count && strcmp(session->statements[at].key, added.key) != 0)
        at++;
    bool is_new = at == session->statement_count;
    if (is_new)
        session->statements = memory_resize(session->statements, ++session->statement_count,
                                            sizeof *session->statements);
    else
        replaced = session->statements[at];
    session->statements[at] = added;
    bylaw_status status = session_load(session, session->folder);
    if (status == BYLAW_OK) {
        statement_clear(&replaced);
        return status;
    }
    statement_clear(&session->statements[at]);
    if (is_new)
        session->statement_count--;
    else
        session->statements[at] = replaced;
    return status;
}
