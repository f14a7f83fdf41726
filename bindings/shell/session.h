/* SPDX-License-Identifier: Apache-2.0 */
/* A session of the REPL: a pack, the statements typed over it, and the facts of one case. */
#ifndef BYLAW_SHELL_SESSION_H
#define BYLAW_SHELL_SESSION_H

#include "vocabulary.h"

/* A statement typed in; the library names it "input:N", N from 1. */
struct statement {
    char *text;
    char *key; /* its first two words: 'clause "4.9"': typing it again replaces it */
    int line;  /* of the input, where it began */
};
struct fact {
    size_t row; /* in session->rows */
    char *attribute;
    char *text; /* as in a CSV cell; NULL: the list `attribute` is closed */
};
struct row {
    char *entity;
    char *id;
    size_t index; /* in the library's case */
};
struct asked {
    const char *question; /* or an expression */
    bool is_expression;
};

struct session {
    char *folder; /* NULL: no files */
    struct statement *statements;
    size_t statement_count;
    bylaw_pack *pack; /* NULL: none could be loaded */
    bylaw_case *subject;
    struct vocabulary vocabulary;
    struct row *rows;
    size_t row_count;
    struct fact *facts;
    size_t fact_count;
    size_t current; /* row that commands act on; SIZE_MAX: none */
    struct law_day day;
    struct law_day known_on; /* not given: all that the pack holds */
    bool day_noted;          /* that it is not set was said */
    struct asked last;       /* what :why and :ask mean without a name; question NULL: none */
    char *last_question;     /* owns last.question */
    struct names questions;  /* decided so far: what :case expects */
    bool interactive;
    int line;    /* of the input */
    int begun;   /* line on which the input at hand began */
    bool failed; /* a line had a mistake */
    bool leave;
    void (*print_history)(void *user); /* NULL: no history is kept */
    void *history_user;
};

void session_init(struct session *session, bool interactive);
void session_clear(struct session *session);
void statements_free(struct statement *statements, size_t count);
/* A mistake of a line: "input:3: ..." on a pipe, "bylaw: ..." on a terminal. */
void session_say(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void session_say_error(struct session *session, const bylaw_error *error);

/* Loads the pack of a folder (NULL: none) with the statements typed so far, and sets all facts
   again. On failure everything stays as it was, and the mistakes were said. */
bylaw_status session_load(struct session *session, const char *folder);
/* Adds a statement, or replaces the one with the same key, and loads again. */
bylaw_status session_state(struct session *session, const char *text, int line);
bool session_restart(struct session *session); /* an empty case on the same pack */
bool session_ready(struct session *session);   /* a pack is loaded; else says so */

/* ---- Facts (facts.c) ------------------------------------------------------------------------ */

/* The row entity/id, added where it is new. SIZE_MAX: a mistake, said. */
size_t session_row(struct session *session, const char *entity, const char *id);
/* The row that stands for an entity: the current one, one that it refers to, or the only one. */
size_t session_row_of(struct session *session, const struct entity *entity);
/* The entity of a row, and an attribute or question of it by its name; NULL: the pack has none. */
const struct entity *session_entity(const struct session *session, size_t row);
const struct member *session_member(const struct session *session, size_t row,
                                    const char *attribute);
bool session_set(struct session *session, const char *path, const char *text);
bool session_unset(struct session *session, const char *path);
bool session_close(struct session *session, const char *path);
const char *session_fact(const struct session *session, size_t row, const char *attribute);
/* Sets every row and fact in the session's case; facts that no longer fit are said and dropped. */
bylaw_status session_replay(struct session *session);
void session_forget(struct session *session); /* all rows and facts; the case keeps them */

/* ---- Deciding and printing (commands.c, worked.c) ------------------------------------------- */

/* A line of input: a command, or a complete statement or expression. */
void session_command(struct session *session, const char *line);
const char *session_command_name(size_t index); /* without the colon; NULL: there are no more */
void session_input(struct session *session, const char *text);
/* Decides what was asked; NULL: a mistake, said. */
const bylaw_decision *session_decide(struct session *session, const struct asked *asked);
/* The facts so far as a worked case; name NULL: a name is made. */
void session_print_case(struct session *session, const char *name, FILE *file);
bool session_save(struct session *session, const char *path);

/* ---- Notation (notation.c) ------------------------------------------------------------------- */

bool name_letter(char letter);
bool is_statement(const char *text);
/* How many brackets are open at the end; negative: one closes too
   many, or a text in quotes does not end. Texts and remarks are skipped. */
int brackets_open(const char *text);

/* ---- Completion (complete.c) ----------------------------------------------------------------- */

/* Whole words that may stand for the last *typed bytes of the line. */
void session_complete(struct session *session, const char *line, struct names *words,
                      size_t *typed);

#endif
