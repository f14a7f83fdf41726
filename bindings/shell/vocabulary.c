/* SPDX-License-Identifier: Apache-2.0 */
/* The entities of a pack, read from the library's report. */
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* The next field of a line, up to a tab; *at moves behind it. */
static char *field_take(const char **at)
{
    size_t length = strcspn(*at, "\t\n");
    char *field = string_copy_bytes(*at, length);
    *at += length;
    if (**at == '\t')
        ++*at;
    return field;
}

static const char *line_after(const char *at)
{
    at += strcspn(at, "\n");
    return *at ? at + 1 : at;
}

static enum member_kind kind_read(const char *name)
{
    static const struct {
        const char *name;
        enum member_kind kind;
    } kinds[] = {
        { "yes_no", MEMBER_YES_NO }, { "number", MEMBER_NUMBER }, { "day", MEMBER_DAY },
        { "choice", MEMBER_CHOICE }, { "text", MEMBER_TEXT },     { "one", MEMBER_ONE },
        { "many", MEMBER_MANY },
    };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].kind;
    return MEMBER_QUESTION;
}

/* The kind of a question that is not about every row; else NULL. */
static const char *judging_word(const char *kind)
{
    static const char *const words[] = { "requirement", "indicator", "duty" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (strcmp(words[i], kind) == 0)
            return words[i];
    return NULL;
}

static void entity_read(struct entity *entity, const char *lines)
{
    for (const char *at = lines; *at; at = line_after(at)) {
        entity->members =
            memory_resize(entity->members, entity->count + 1, sizeof *entity->members);
        struct member *member = &entity->members[entity->count++];
        member->name = field_take(&at);
        char *kind = field_take(&at);
        member->kind = kind_read(kind);
        member->judges = judging_word(kind);
        free(kind);
        member->detail = field_take(&at);
        member->title = field_take(&at);
    }
}

bylaw_status vocabulary_read(struct vocabulary *vocabulary, const bylaw_pack *pack)
{
    struct text lines = { 0 };
    bylaw_error error = { 0 };
    *vocabulary = (struct vocabulary){ 0 };
    bylaw_status status =
        bylaw_pack_report(pack, BYLAW_REPORT_ENTITY, NULL, text_sink, &lines, &error);
    for (const char *at = text_get(&lines); *at && status == BYLAW_OK; at = line_after(at)) {
        struct text members = { 0 };
        vocabulary->entities = memory_resize(vocabulary->entities, vocabulary->count + 1,
                                             sizeof *vocabulary->entities);
        struct entity *entity = &vocabulary->entities[vocabulary->count++];
        *entity = (struct entity){ 0 };
        entity->name = field_take(&at);
        entity->title = field_take(&at);
        status =
            bylaw_pack_report(pack, BYLAW_REPORT_ENTITY, entity->name, text_sink, &members, &error);
        entity_read(entity, text_get(&members));
        text_clear(&members);
    }
    text_clear(&lines);
    if (status != BYLAW_OK)
        say_error(&error);
    return status;
}

void vocabulary_clear(struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->count; i++) {
        struct entity *entity = &vocabulary->entities[i];
        for (size_t j = 0; j < entity->count; j++) {
            free(entity->members[j].name);
            free(entity->members[j].detail);
            free(entity->members[j].title);
        }
        free(entity->members);
        free(entity->name);
        free(entity->title);
    }
    free(vocabulary->entities);
    *vocabulary = (struct vocabulary){ 0 };
}

static bool same(const char *name, const char *bytes, size_t length)
{
    return strlen(name) == length && strncmp(name, bytes, length) == 0;
}

const struct entity *vocabulary_entity(const struct vocabulary *vocabulary, const char *name,
                                       size_t length)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        if (same(vocabulary->entities[i].name, name, length))
            return &vocabulary->entities[i];
    return NULL;
}

const struct member *entity_member(const struct entity *entity, const char *name, size_t length)
{
    for (size_t i = 0; i < entity->count; i++)
        if (same(entity->members[i].name, name, length))
            return &entity->members[i];
    return NULL;
}

/* A member by its name, or by that of its entity, a point and its name. */
static const struct member *member_called(const struct entity *entity, const char *name)
{
    const struct member *member = entity_member(entity, name, strlen(name));
    size_t length = strlen(entity->name);
    if (!member && strncmp(name, entity->name, length) == 0 && name[length] == '.')
        member = entity_member(entity, name + length + 1, strlen(name + length + 1));
    return member;
}

const struct member *vocabulary_question(const struct vocabulary *vocabulary, const char *name,
                                         const struct entity **entity)
{
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct entity *candidate = &vocabulary->entities[i];
        const struct member *member = member_called(candidate, name);
        if (member && member->kind == MEMBER_QUESTION) {
            *entity = candidate;
            return member;
        }
    }
    return NULL;
}

void member_choices(const struct member *member, struct names *choices)
{
    if (member->kind == MEMBER_YES_NO) {
        names_add(choices, "yes");
        names_add(choices, "no");
    }
    if (member->kind != MEMBER_CHOICE && member->kind != MEMBER_QUESTION)
        return;
    for (const char *at = member->detail; *at;) {
        size_t length = strcspn(at, "|");
        names_add_bytes(choices, at, length);
        at += length + (at[length] == '|');
    }
}
