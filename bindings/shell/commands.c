/* SPDX-License-Identifier: Apache-2.0 */
/* The REPL's commands, and what a line without a colon means. */
#include "session.h"

#include <stdlib.h>
#include <string.h>

/* ---- Deciding ------------------------------------------------------------------------------ */

/* The entity that an expression begins with: the first name before a dot that is one. */
static const struct entity *expression_entity(const struct session *session, const char *text)
{
    char last = ' ';
    while (*text) {
        if (*text == '"' || *text == '\'') {
            char quote[2] = { *text, '\0' };
            text += 1 + strcspn(text + 1, quote);
            text += *text != '\0';
            last = ' ';
        } else if (name_letter(*text)) {
            size_t length = 0;
            while (name_letter(text[length]))
                length++;
            const struct entity *entity = vocabulary_entity(&session->vocabulary, text, length);
            if (entity && last != '.' && last != ':')
                return entity;
            last = text[length - 1];
            text += length;
        } else {
            last = *text++;
        }
    }
    return NULL;
}

static bool asked_row(struct session *session, const struct asked *asked, size_t *row)
{
    const struct entity *entity = NULL;
    *row = 0;
    if (asked->is_expression)
        entity = expression_entity(session, asked->question);
    else
        vocabulary_question(&session->vocabulary, asked->question, &entity);
    if (!entity)
        return true; /* of nobody, or a name that the library knows how to correct */
    size_t place = session_row_of(session, entity);
    if (place != SIZE_MAX)
        *row = session->rows[place].index;
    return place != SIZE_MAX;
}

/* On a pipe the law day must be said. An expression may do without: most do not depend on it. */
static bool asked_day(struct session *session, const struct asked *asked, int32_t *day)
{
    char text[16];
    struct law_day now;
    *day = session->day.day;
    if (session->day.given)
        return true;
    if (!asked->is_expression || !today(&now)) {
        session_say(session, "no law day: write :on DAY, such as :on 2020-12-31");
        return false;
    }
    *day = now.day;
    day_print(now.day, text);
    if (!session->day_noted)
        say("no law day is set: expressions take the law of today, %s; :on DAY sets one", text);
    session->day_noted = true;
    return true;
}

const bylaw_decision *session_decide(struct session *session, const struct asked *asked)
{
    size_t row;
    int32_t day;
    const bylaw_decision *decision = NULL;
    bylaw_error error = { 0 };
    if (!session_ready(session) || !asked_day(session, asked, &day) ||
        !asked_row(session, asked, &row))
        return NULL;
    bylaw_status status =
        asked->is_expression
            ? bylaw_case_evaluate(session->subject, asked->question, row, day, &decision, &error)
            : bylaw_decide(session->subject, asked->question, row, day, &decision, &error);
    if (status == BYLAW_OK)
        return decision;
    session_say_error(session, &error);
    return NULL;
}

static void print_asks(const bylaw_decision *decision)
{
    const char *fact;
    for (size_t i = 0; (fact = bylaw_decision_ask(decision, i)); i++) {
        fputs(i ? ", " : "; ask ", stdout);
        print_text(stdout, fact);
    }
}

/* settlement: open, by 4.2 */
static void print_decision(const char *question, const bylaw_decision *decision)
{
    bylaw_outcome outcome = bylaw_decision_outcome(decision);
    const char *clause = bylaw_decision_clause(decision);
    const char *reason = bylaw_decision_reason(decision);
    if (question)
        printf("%s: ", question);
    print_text(stdout, outcome == BYLAW_DECIDED ? bylaw_decision_text(decision)
                                                : bylaw_outcome_name(outcome));
    if (question && *clause) {
        fputs(outcome == BYLAW_CONFLICT ? " of " : ", by ", stdout);
        print_text(stdout, clause);
    }
    if (outcome == BYLAW_UNDETERMINED) {
        print_asks(decision);
    } else if (outcome != BYLAW_DECIDED && *reason) {
        fputs(": ", stdout);
        print_text(stdout, reason);
    }
    putchar('\n');
}

static void remember(struct session *session, const char *question, bool is_expression)
{
    if (question == session->last.question)
        return;
    char *copy = string_copy(question);
    free(session->last_question);
    session->last_question = copy;
    session->last = (struct asked){ copy, is_expression };
}

/* What a command's argument, or the last line that asked for something, asks. */
static bool asked_of(struct session *session, const char *argument, struct asked *asked)
{
    *asked = session->last;
    if (*argument)
        *asked = (struct asked){ argument, false };
    if (asked->question)
        return true;
    session_say(session, "nothing was decided yet: write the question, such as :decide settlement");
    return false;
}

static void decide(struct session *session, const char *argument)
{
    struct asked asked;
    if (!asked_of(session, argument, &asked))
        return;
    const bylaw_decision *decision = session_decide(session, &asked);
    if (!decision)
        return;
    print_decision(asked.is_expression ? NULL : asked.question, decision);
    remember(session, asked.question, asked.is_expression);
    if (!asked.is_expression && !names_has(&session->questions, session->last.question))
        names_add(&session->questions, session->last.question);
}

static void why(struct session *session, const char *argument)
{
    struct asked asked;
    bylaw_error error = { 0 };
    if (!asked_of(session, argument, &asked))
        return;
    const bylaw_decision *decision = session_decide(session, &asked);
    if (!decision)
        return;
    if (print_explanation(stdout, decision, BYLAW_TEXT_FORMAT, &error) != BYLAW_OK)
        session_say_error(session, &error);
    remember(session, asked.question, asked.is_expression);
}

/* The title of "person.insured_months" or "city/beijing.population". */
static const char *fact_title(const struct session *session, const char *fact)
{
    const char *dot = strrchr(fact, '.');
    const struct entity *entity =
        vocabulary_entity(&session->vocabulary, fact, strcspn(fact, "./"));
    const struct member *member =
        entity && dot ? entity_member(entity, dot + 1, strlen(dot + 1)) : NULL;
    return member ? member->title : "";
}

static void ask(struct session *session, const char *argument)
{
    struct asked asked;
    struct table table;
    const char *fact;
    if (!asked_of(session, argument, &asked))
        return;
    const bylaw_decision *decision = session_decide(session, &asked);
    if (!decision)
        return;
    table_init(&table, "ll");
    for (size_t i = 0; (fact = bylaw_decision_ask(decision, i)); i++) {
        table_add(&table, fact);
        table_add(&table, fact_title(session, fact));
    }
    if (table.cells.count)
        table_print(&table, stdout, "  ");
    else
        printf("nothing to ask: %s\n", bylaw_outcome_name(bylaw_decision_outcome(decision)));
    table_clear(&table);
    remember(session, asked.question, asked.is_expression);
}

/* ---- Facts --------------------------------------------------------------------------------- */

static char *trimmed(const char *bytes, size_t length)
{
    while (length && strchr(" \t\n", *bytes)) {
        bytes++;
        length--;
    }
    while (length && strchr(" \t\n", bytes[length - 1]))
        length--;
    return string_copy_bytes(bytes, length);
}

static void set(struct session *session, const char *argument)
{
    const char *equals = strchr(argument, '=');
    if (!equals) {
        session_say(session, ":set needs a fact and a value: write :set insured_months=186");
        return;
    }
    char *path = trimmed(argument, (size_t)(equals - argument));
    char *value = trimmed(equals + 1, strlen(equals + 1));
    size_t length = strlen(value);
    if (length >= 2 && *value == '"' && value[length - 1] == '"') { /* as CSV quotes */
        memmove(value, value + 1, length - 2);
        value[length - 2] = '\0';
    }
    session_set(session, path, value);
    free(path);
    free(value);
}

static void unset(struct session *session, const char *argument)
{
    session_unset(session, argument);
}

static void close_list(struct session *session, const char *argument)
{
    session_close(session, argument);
}

static void forget(struct session *session, const char *argument)
{
    (void)argument;
    session_restart(session);
}

static void use(struct session *session, const char *argument)
{
    size_t length = strcspn(argument, " \t/");
    char *entity = string_copy_bytes(argument, length);
    char *id = trimmed(argument + length + (argument[length] == '/'),
                       strlen(argument + length) - (argument[length] == '/'));
    size_t row = SIZE_MAX;
    if (*id)
        row = session_row(session, entity, id);
    else if (session->current != SIZE_MAX)
        row = session_row(session, session->rows[session->current].entity, entity);
    else
        session_say(session, ":use needs an entity and an id: write :use person me");
    if (row != SIZE_MAX)
        session->current = row;
    free(entity);
    free(id);
}

static void facts(struct session *session, const char *argument)
{
    (void)argument;
    for (size_t i = 0; i < session->row_count; i++) {
        const struct row *row = &session->rows[i];
        struct table table;
        table_init(&table, "lll");
        for (size_t j = 0; j < session->fact_count; j++) {
            const struct fact *fact = &session->facts[j];
            if (fact->row != i)
                continue;
            const struct member *member = session_member(session, i, fact->attribute);
            table_add(&table, fact->attribute);
            table_add(&table, fact->text ? fact->text : "(all members are here)");
            table_add(&table, member ? member->title : "");
        }
        print_text(stdout, row->entity);
        putchar('/');
        print_text(stdout, row->id);
        puts(i == session->current ? "  (current)" : "");
        table_print(&table, stdout, "  ");
        table_clear(&table);
    }
}

/* ---- Packs and the rest -------------------------------------------------------------------- */

static void on(struct session *session, const char *argument)
{
    int32_t day;
    if (bylaw_day_parse(argument, &day) != BYLAW_OK)
        session_say(session, "'%s' is no day: write it as :on 2020-12-31", argument);
    else
        session->day = (struct law_day){ true, day };
}

/* The same pack as its law was recorded on another day, or all of it. */
static void known_on(struct session *session, const char *argument)
{
    struct law_day before = session->known_on;
    session->known_on = (struct law_day){ *argument != '\0', 0 };
    if (*argument && bylaw_day_parse(argument, &session->known_on.day) != BYLAW_OK) {
        session_say(session, "'%s' is no day: write it as :known_on 2019-12-31", argument);
        session->known_on = before;
    } else if (session_load(session, session->folder) != BYLAW_OK) {
        session->known_on = before;
    }
}

/* Another pack: what was typed over the old one goes, the facts stay. */
static void load(struct session *session, const char *argument)
{
    struct statement *typed = session->statements;
    size_t count = session->statement_count;
    session->statements = NULL;
    session->statement_count = 0;
    if (session_load(session, argument) != BYLAW_OK) {
        session->statements = typed;
        session->statement_count = count;
        return;
    }
    statements_free(typed, count);
}

static void reload(struct session *session, const char *argument)
{
    (void)argument;
    session_load(session, session->folder);
}

static void words(struct session *session, const char *argument)
{
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_pack_report(session->pack, BYLAW_REPORT_WORDS,
                                            *argument ? argument : NULL, output_sink, NULL, &error);
    if (status != BYLAW_OK)
        session_say_error(session, &error);
}

static void print_case(struct session *session, const char *argument)
{
    session_print_case(session, *argument ? argument : NULL, stdout);
}

static void save(struct session *session, const char *argument)
{
    if (session_save(session, argument))
        printf("written: %s\n", argument);
}

static void history(struct session *session, const char *argument)
{
    (void)argument;
    if (session->print_history)
        session->print_history(session->history_user);
    else
        session_say(session, "no history is kept on a pipe");
}

static void quit(struct session *session, const char *argument)
{
    (void)argument;
    session->leave = true;
}

static void help(struct session *session, const char *argument);

enum argument { ARGUMENT_NONE, ARGUMENT_OPTIONAL, ARGUMENT_NEEDED };
static const struct command {
    const char *name;
    enum argument takes;
    bool needs_pack;
    void (*function)(struct session *session, const char *argument);
    const char *argument;
    const char *help;
} commands[] = {
    { "ask", ARGUMENT_OPTIONAL, true, ask, "[Q]", "list the facts that would decide" },
    { "case", ARGUMENT_OPTIONAL, true, print_case, "[NAME]",
      "print the facts so far as a worked case for a pack" },
    { "close", ARGUMENT_NEEDED, true, close_list, "LIST",
      "say that all members of a list are here: :close person.spells" },
    { "decide", ARGUMENT_OPTIONAL, true, decide, "Q", "decide a question: :decide settlement" },
    { "facts", ARGUMENT_NONE, true, facts, "", "list the facts set so far" },
    { "forget", ARGUMENT_NONE, true, forget, "", "take all facts back" },
    { "help", ARGUMENT_OPTIONAL, false, help, "[W]", "this list, or the page of a word" },
    { "history", ARGUMENT_NONE, false, history, "", "list the lines typed" },
    { "known_on", ARGUMENT_OPTIONAL, true, known_on, "[DAY]",
      "read the law as it was recorded on a day; without a day all of it" },
    { "load", ARGUMENT_NEEDED, false, load, "DIR", "load another pack; the facts stay" },
    { "on", ARGUMENT_NEEDED, false, on, "DAY", "set the day whose law applies: :on 2020-12-31" },
    { "quit", ARGUMENT_NONE, false, quit, "", "leave (also Ctrl-D)" },
    { "reload", ARGUMENT_NONE, false, reload, "", "read the pack's files again" },
    { "save", ARGUMENT_NEEDED, true, save, "FILE",
      "write the statements typed and the case to a new file" },
    { "set", ARGUMENT_NEEDED, true, set, "FACT=VALUE",
      "set a fact: :set insured_months=186, :set city.population=17750000; - is absent" },
    { "unset", ARGUMENT_NEEDED, true, unset, "FACT", "take a fact back" },
    { "use", ARGUMENT_NEEDED, true, use, "ENTITY ID", "make a row the current one" },
    { "why", ARGUMENT_OPTIONAL, true, why, "[Q]", "explain a decision" },
    { "words", ARGUMENT_OPTIONAL, false, words, "[W]",
      "list the words of the notation, or print the page of one" },
};

const char *session_command_name(size_t index)
{
    return index < COUNT(commands) ? commands[index].name : NULL;
}

static void help(struct session *session, const char *argument)
{
    if (*argument) {
        words(session, argument);
        return;
    }
    struct table table;
    struct text text = { 0 };
    table_init(&table, "ll");
    for (size_t i = 0; i < COUNT(commands); i++) {
        text_cut(&text, 0);
        text_add_format(&text, ":%s %s", commands[i].name, commands[i].argument);
        table_add(&table, text_get(&text));
        table_add(&table, commands[i].help);
    }
    puts("An expression is evaluated at once: person.degree :is \"bachelor\"\n"
         "A statement is added to the pack:   clause \"X.1\" { decides = ..., ... }");
    table_print(&table, stdout, "  ");
    table_clear(&table);
    text_clear(&text);
}

static void command_unknown(struct session *session, const char *name)
{
    const char *names[COUNT(commands)];
    for (size_t i = 0; i < COUNT(commands); i++)
        names[i] = commands[i].name;
    const char *nearest = name_nearest(name, names, COUNT(names));
    if (nearest)
        session_say(session, "no command ':%s' (did you mean ':%s'?); :help lists them", name,
                    nearest);
    else
        session_say(session, "no command ':%s'; :help lists them", name);
}

static void command_call(struct session *session, const struct command *command,
                         const char *argument)
{
    if (command->takes == ARGUMENT_NEEDED && !*argument)
        session_say(session, ":%s needs more: write :%s %s", command->name, command->name,
                    command->argument);
    else if (command->takes == ARGUMENT_NONE && *argument)
        session_say(session, ":%s takes nothing: write :%s", command->name, command->name);
    else if (!command->needs_pack || session_ready(session))
        command->function(session, argument);
}

void session_command(struct session *session, const char *line)
{
    size_t length = strcspn(line + 1, " \t");
    char *name = string_copy_bytes(line + 1, length);
    char *argument = trimmed(line + 1 + length, strlen(line + 1 + length));
    size_t i = 0;
    while (i < COUNT(commands) && strcmp(commands[i].name, name) != 0)
        i++;
    if (i == COUNT(commands))
        command_unknown(session, name);
    else
        command_call(session, &commands[i], argument);
    free(name);
    free(argument);
}

void session_input(struct session *session, const char *text)
{
    if (is_statement(text)) {
        if (session_state(session, text, session->begun) == BYLAW_OK && session->interactive)
            puts("added");
        return;
    }
    char *expression = trimmed(text, strlen(text));
    struct asked asked = { expression, true };
    const bylaw_decision *decision = session_decide(session, &asked);
    if (decision) {
        print_decision(NULL, decision);
        remember(session, expression, true);
    }
    free(expression);
}
