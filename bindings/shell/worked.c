/* SPDX-License-Identifier: Apache-2.0 */
/* The facts of a session as a worked case that can be pasted in a pack. */
#include "session.h"

#include <errno.h>
#include <string.h>

#define LINE_COLUMNS 96

static void add_quoted(struct text *out, const char *text)
{
    text_add_string(out, "\"");
    for (const char *byte = text; *byte; byte++) {
        if (*byte == '"' || *byte == '\\')
            text_add_format(out, "\\%c", *byte);
        else if ((unsigned char)*byte < 0x20 || *byte == 0x7f)
            text_add_format(out, "\\%03d", *byte);
        else
            text_add(out, byte, 1);
    }
    text_add_string(out, "\"");
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

static void add_value(struct text *out, const char *text, bool number)
{
    if (number && is_plain_number(text))
        text_add_string(out, text);
    else
        add_quoted(out, text);
}

/* "degree = "bachelor"," for each fact of a row. */
static void row_facts(const struct session *session, size_t index, struct names *parts)
{
    for (size_t i = 0; i < session->fact_count; i++) {
        const struct fact *fact = &session->facts[i];
        if (fact->row != index || !fact->text)
            continue;
        const struct member *member = session_member(session, index, fact->attribute);
        struct text part = { 0 };
        text_add_format(&part, "%s = ", fact->attribute);
        add_value(&part, fact->text, member && member->kind == MEMBER_NUMBER);
        names_add(parts, text_get(&part));
        text_clear(&part);
    }
}

/* A row on one line, or with its facts below it where that is too long. */
static void print_row(const struct session *session, size_t index, FILE *file)
{
    struct names parts = { 0 };
    struct text head = { 0 };
    row_facts(session, index, &parts);
    text_add_format(&head, "  %s ", session->rows[index].entity);
    add_quoted(&head, session->rows[index].id);
    size_t width = display_width(text_get(&head)) + strlen(" { },");
    for (size_t i = 0; i < parts.count; i++)
        width += display_width(parts.items[i]) + strlen(", ");
    bool wrap = width > LINE_COLUMNS;
    size_t column = wrap ? LINE_COLUMNS : 0; /* the first fact begins a line of its own */
    fprintf(file, "%s {", text_get(&head));
    for (size_t i = 0; i < parts.count; i++) {
        size_t part = display_width(parts.items[i]) + strlen(", ");
        bool breaks = wrap && column + part > LINE_COLUMNS;
        column = breaks ? strlen("    ") + part : column + part;
        fprintf(file, "%s%s%s", breaks ? "\n    " : " ", parts.items[i],
                wrap || i + 1 < parts.count ? "," : "");
    }
    fputs(wrap ? "\n  },\n" : parts.count ? " },\n" : "},\n", file);
    text_clear(&head);
    names_clear(&parts);
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
    const struct member *member = vocabulary_question(&session->vocabulary, question, &entity);
    const bylaw_decision *decision = session_decide(session, &asked);
    if (!decision)
        return;
    bylaw_outcome outcome = bylaw_decision_outcome(decision);
    bool decided = outcome == BYLAW_DECIDED;
    const char *name = member ? member->name : question;
    struct text line = { 0 };
    text_add_string(&line, "  expect { ");
    size_t row =
        entity && !is_only_row(session, entity->name) ? session_row_of(session, entity) : SIZE_MAX;
    if (row != SIZE_MAX) {
        text_add_string(&line, "who = ");
        add_quoted(&line, session->rows[row].id);
        text_add_string(&line, ", ");
    }
    text_add_format(&line, strchr(name, '.') ? "[\"%s\"] = " : "%s = ", name);
    add_value(&line, decided ? bylaw_decision_text(decision) : bylaw_outcome_name(outcome),
              decided && bylaw_decision_value(decision).kind == BYLAW_NUMBER);
    fprintf(file, "%s },\n", text_get(&line));
    text_clear(&line);
}

void session_print_case(struct session *session, const char *name, FILE *file)
{
    char day[16] = "?";
    struct text made = { 0 }, quoted = { 0 };
    if (!session->day.given) {
        session_say(session, "no law day: write :on DAY, such as :on 2020-12-31");
        return;
    }
    day_print(session->day.day, day);
    const char *who = session->current == SIZE_MAX ? "case" : session->rows[session->current].id;
    text_add_format(&made, "%s on %s", who, day);
    add_quoted(&quoted, name ? name : text_get(&made));
    fprintf(file, "case %s { on = \"%s\",\n", text_get(&quoted), day);
    for (size_t i = 0; i < session->row_count; i++)
        print_row(session, i, file);
    for (size_t i = 0; i < session->questions.count; i++)
        print_expectation(session, session->questions.items[i], file);
    fputs("}\n", file);
    text_clear(&made);
    text_clear(&quoted);
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
