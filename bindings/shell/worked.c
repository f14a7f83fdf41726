/* SPDX-License-Identifier: Apache-2.0 */
/* The facts of a session as a worked case that can be pasted in a pack. */
#include "session.h"

#include <errno.h>
#include <string.h>

static void print_quoted(FILE *file, const char *text)
{
    putc('"', file);
    for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
        if (*byte == '"' || *byte == '\\')
            fprintf(file, "\\%c", *byte);
        else if (*byte < 0x20 || *byte == 0x7f)
            fprintf(file, "\\%03d", *byte);
        else
            putc(*byte, file);
    }
    putc('"', file);
}

/* At most 15 digits, with a minus and a point where wanted: what the notation takes bare. */
static bool is_plain_number(const char *text)
{
    size_t digits = 0, points = 0;
    text += *text == '-';
    for (; *text; text++) {
        points += *text == '.';
        digits += *text >= '0' && *text <= '9';
        if (*text != '.' && (*text < '0' || *text > '9'))
            return false;
    }
    return digits && digits <= 15 && points <= 1;
}

static void print_value(FILE *file, const char *text, bool number)
{
    if (number && is_plain_number(text))
        fputs(text, file);
    else
        print_quoted(file, text);
}

static void print_row(const struct session *session, size_t index, FILE *file)
{
    const struct row *row = &session->rows[index];
    const struct entity *entity =
        vocabulary_entity(&session->vocabulary, row->entity, strlen(row->entity));
    bool first = true;
    fprintf(file, "  %s ", row->entity);
    print_quoted(file, row->id);
    fputs(" {", file);
    for (size_t i = 0; i < session->fact_count; i++) {
        const struct fact *fact = &session->facts[i];
        if (fact->row != index || !fact->text || !*fact->text)
            continue;
        const struct member *member =
            entity ? entity_member(entity, fact->attribute, strlen(fact->attribute)) : NULL;
        fprintf(file, "%s%s = ", first ? " " : ", ", fact->attribute);
        print_value(file, fact->text, member && member->kind == MEMBER_NUMBER);
        first = false;
    }
    fputs(" },\n", file);
}

static bool is_only_row(const struct session *session, const char *entity)
{
    size_t rows = 0;
    for (size_t i = 0; i < session->row_count; i++)
        rows += strcmp(session->rows[i].entity, entity) == 0;
    return rows <= 1;
}

static void print_expectation(struct session *session, const char *question, FILE *file)
{
    const struct entity *entity = NULL;
    struct asked asked = { question, false };
    vocabulary_question(&session->vocabulary, question, &entity);
    const bylaw_decision *decision = session_decide(session, &asked);
    if (!decision)
        return;
    bylaw_outcome outcome = bylaw_decision_outcome(decision);
    bool decided = outcome == BYLAW_DECIDED;
    const char *name = strchr(question, '.') ? strchr(question, '.') + 1 : question;
    fputs("  expect { ", file);
    size_t row =
        entity && !is_only_row(session, entity->name) ? session_row_of(session, entity) : SIZE_MAX;
    if (row != SIZE_MAX) {
        fputs("who = ", file);
        print_quoted(file, session->rows[row].id);
        fputs(", ", file);
    }
    fprintf(file, "%s = ", name);
    print_value(file, decided ? bylaw_decision_text(decision) : bylaw_outcome_name(outcome),
                decided && bylaw_decision_value(decision).kind == BYLAW_NUMBER);
    fputs(" },\n", file);
}

void session_print_case(struct session *session, const char *name, FILE *file)
{
    char day[16] = "?";
    struct text made = { 0 };
    if (!session->day.given) {
        session_say(session, "no law day: write :on DAY, such as :on 2020-12-31");
        return;
    }
    day_print(session->day.day, day);
    const char *who = session->current == SIZE_MAX ? "case" : session->rows[session->current].id;
    text_add_format(&made, "%s on %s", who, day);
    fputs("case ", file);
    print_quoted(file, name ? name : text_get(&made));
    fprintf(file, " { on = \"%s\",\n", day);
    for (size_t i = 0; i < session->row_count; i++)
        print_row(session, i, file);
    for (size_t i = 0; i < session->questions.count; i++)
        print_expectation(session, session->questions.items[i], file);
    fputs("}\n", file);
    text_clear(&made);
}

bool session_save(struct session *session, const char *path)
{
    FILE *file = fopen(path, "wx");
    if (!file) {
        session_say(session, "%s could not be made: %s", path, strerror(errno));
        return false;
    }
    for (size_t i = 0; i < session->statement_count; i++)
        fprintf(file, "%s\n\n", session->statements[i].text);
    if (session->row_count && session->day.given)
        session_print_case(session, NULL, file);
    bool written = !ferror(file);
    if (fclose(file) == 0 && written)
        return true;
    session_say(session, "%s could not be written: %s", path, strerror(errno));
    return false;
}
