/* SPDX-License-Identifier: Apache-2.0 */
/* The facts of a session: rows and cells, kept as texts so that they outlive a change of pack. */
#include "session.h"

#include <stdlib.h>
#include <string.h>

static void fact_clear(struct fact *fact)
{
    free(fact->attribute);
    free(fact->text);
    *fact = (struct fact){ 0 };
}

void session_forget(struct session *session)
{
    for (size_t i = 0; i < session->fact_count; i++)
        fact_clear(&session->facts[i]);
    for (size_t i = 0; i < session->row_count; i++) {
        free(session->rows[i].entity);
        free(session->rows[i].id);
    }
    free(session->facts);
    free(session->rows);
    session->facts = NULL;
    session->rows = NULL;
    session->fact_count = session->row_count = 0;
    session->current = SIZE_MAX;
}

size_t session_row(struct session *session, const char *entity, const char *id)
{
    for (size_t i = 0; i < session->row_count; i++)
        if (strcmp(session->rows[i].entity, entity) == 0 && strcmp(session->rows[i].id, id) == 0)
            return i;
    size_t index;
    bylaw_error error = { 0 };
    if (bylaw_case_row(session->subject, entity, id, &index, &error) != BYLAW_OK) {
        session_say_error(session, &error);
        return SIZE_MAX;
    }
    session->rows = memory_resize(session->rows, session->row_count + 1, sizeof *session->rows);
    session->rows[session->row_count] = (struct row){ string_copy(entity), string_copy(id), index };
    return session->row_count++;
}

const char *session_fact(const struct session *session, size_t row, const char *attribute)
{
    for (size_t i = 0; i < session->fact_count; i++)
        if (session->facts[i].row == row && session->facts[i].text &&
            strcmp(session->facts[i].attribute, attribute) == 0)
            return session->facts[i].text;
    return NULL;
}

const struct entity *session_entity(const struct session *session, size_t row)
{
    const char *name = session->rows[row].entity;
    return vocabulary_entity(&session->vocabulary, name, strlen(name));
}

const struct member *session_member(const struct session *session, size_t row,
                                    const char *attribute)
{
    const struct entity *entity = session_entity(session, row);
    return entity ? entity_member(entity, attribute, strlen(attribute)) : NULL;
}

/* The row that a reference of a row names, or SIZE_MAX where it is not set. */
static size_t row_referred(struct session *session, size_t row, const struct member *member)
{
    const char *id = session_fact(session, row, member->name);
    if (!id || !*id || strcmp(id, "-") == 0)
        return SIZE_MAX;
    return session_row(session, member->detail, id);
}

static void say_no_row(struct session *session, const struct entity *entity,
                       const struct entity *current)
{
    const char *name = entity->name;
    for (size_t i = 0; current && i < current->count; i++)
        if (current->members[i].kind == MEMBER_ONE &&
            strcmp(current->members[i].detail, name) == 0) {
            session_say(session, "the %s of this %s is not set: write :set %s=ID first, or %s/ID",
                        name, current->name, current->members[i].name, name);
            return;
        }
    session_say(session, "which %s is not known: write :use %s ID first", name, name);
}

/* The row of an entity that the references of the current row name. false: they name several. */
static bool row_by_reference(struct session *session, const struct entity *entity,
                             const struct entity *current, size_t *found)
{
    const char *first = NULL;
    *found = SIZE_MAX;
    for (size_t i = 0; current && i < current->count; i++) {
        const struct member *member = &current->members[i];
        if (member->kind != MEMBER_ONE || strcmp(member->detail, entity->name) != 0)
            continue;
        size_t row = row_referred(session, session->current, member);
        if (row == SIZE_MAX || row == *found)
            continue;
        if (first) {
            session_say(session, "this %s refers to a %s by %s and by %s: write %s/ID or %s.NAME",
                        current->name, entity->name, first, member->name, entity->name, first);
            return false;
        }
        first = member->name;
        *found = row;
    }
    return true;
}

/* Looks in the references of the current row, then among all rows for the only one. */
size_t session_row_of(struct session *session, const struct entity *entity)
{
    size_t found, rows = 0, only = SIZE_MAX;
    const struct entity *current =
        session->current == SIZE_MAX ? NULL : session_entity(session, session->current);
    if (current == entity)
        return session->current;
    if (!row_by_reference(session, entity, current, &found))
        return SIZE_MAX;
    if (found != SIZE_MAX)
        return found;
    for (size_t i = 0; i < session->row_count; i++)
        if (strcmp(session->rows[i].entity, entity->name) == 0) {
            rows++;
            only = i;
        }
    if (rows == 1)
        return only;
    say_no_row(session, entity, current);
    return SIZE_MAX;
}

/* The row before the first dot of a path: city/beijing, an entity, or the current row. */
static size_t path_start(struct session *session, const char **path)
{
    const char *at = *path;
    size_t length = strcspn(at, ".");
    const char *slash = memchr(at, '/', length);
    /* A name alone is an attribute, also where an entity is called the same. */
    const struct entity *entity =
        at[length] ? vocabulary_entity(&session->vocabulary, at, length) : NULL;
    if (slash || entity)
        *path = at[length] ? at + length + 1 : at + length;
    if (slash) {
        char *name = string_copy_bytes(at, (size_t)(slash - at));
        char *id = string_copy_bytes(slash + 1, length - (size_t)(slash + 1 - at));
        size_t row = session_row(session, name, id);
        free(name);
        free(id);
        return row;
    }
    if (entity)
        return session_row_of(session, entity);
    if (session->current == SIZE_MAX)
        session_say(session, "no row is current: write :use ENTITY ID");
    return session->current;
}

/* Follows a path to its row; *attribute is its last name. */
static size_t path_row(struct session *session, const char *path, const char **attribute)
{
    const char *whole = path;
    size_t row = path_start(session, &path);
    while (row != SIZE_MAX && strchr(path, '.')) {
        size_t length = strcspn(path, ".");
        const struct entity *entity = session_entity(session, row);
        const struct member *member = entity ? entity_member(entity, path, length) : NULL;
        if (!member || member->kind != MEMBER_ONE) {
            session_say(session, "'%.*s' in %s is no reference: write ENTITY/ID.ATTRIBUTE=VALUE",
                        (int)length, path, whole);
            return SIZE_MAX;
        }
        row = row_referred(session, row, member);
        if (row == SIZE_MAX)
            session_say(session, "%.*s is not set: write :set %.*s=ID first",
                        (int)(path + length - whole), whole, (int)(path + length - whole), whole);
        path += length + 1;
    }
    if (row != SIZE_MAX && !*path) {
        session_say(session, "%s names no attribute: write %s.ATTRIBUTE", whole, whole);
        return SIZE_MAX;
    }
    *attribute = path;
    return row;
}

static bylaw_status fact_apply(struct session *session, size_t row, const char *attribute,
                               const char *text, bylaw_error *error)
{
    const struct row *target = &session->rows[row];
    if (!text)
        return bylaw_case_close(session->subject, target->entity, target->index, attribute, error);
    return bylaw_case_set_text(session->subject, target->entity, target->index, attribute, text,
                               error);
}

static void fact_keep(struct session *session, size_t row, const char *attribute, const char *text)
{
    for (size_t i = 0; i < session->fact_count; i++) {
        struct fact *fact = &session->facts[i];
        if (fact->row == row && strcmp(fact->attribute, attribute) == 0) {
            char *copy = text ? string_copy(text) : NULL;
            free(fact->text);
            fact->text = copy;
            return;
        }
    }
    session->facts = memory_resize(session->facts, session->fact_count + 1, sizeof *session->facts);
    session->facts[session->fact_count++] =
        (struct fact){ row, string_copy(attribute), text ? string_copy(text) : NULL };
}

/* The row that a reference is about to name must exist first. */
static bool reference_ready(struct session *session, size_t row, const char *attribute,
                            const char *text)
{
    const struct member *member = session_member(session, row, attribute);
    if (!member || member->kind != MEMBER_ONE || !*text || strcmp(text, "-") == 0)
        return true;
    return session_row(session, member->detail, text) != SIZE_MAX;
}

static void fact_drop(struct session *session, size_t row, const char *attribute)
{
    for (size_t i = 0; i < session->fact_count; i++) {
        struct fact *fact = &session->facts[i];
        if (fact->row != row || strcmp(fact->attribute, attribute) != 0)
            continue;
        fact_clear(fact);
        session->fact_count--;
        memmove(fact, fact + 1, (session->fact_count - i) * sizeof *fact);
        return;
    }
}

bool session_set(struct session *session, const char *path, const char *text)
{
    const char *attribute;
    bylaw_error error = { 0 };
    size_t row = path_row(session, path, &attribute);
    if (row == SIZE_MAX || !reference_ready(session, row, attribute, text))
        return false;
    if (fact_apply(session, row, attribute, text, &error) != BYLAW_OK) {
        session_say_error(session, &error);
        return false;
    }
    if (*text)
        fact_keep(session, row, attribute, text);
    else
        fact_drop(session, row, attribute); /* "" is unknown */
    return true;
}

bool session_unset(struct session *session, const char *path)
{
    const char *attribute;
    bylaw_error error = { 0 };
    size_t row = path_row(session, path, &attribute);
    if (row == SIZE_MAX)
        return false;
    if (!session_fact(session, row, attribute)) {
        session_say(session, "%s is not set: :facts lists what is", path);
        return false;
    }
    if (fact_apply(session, row, attribute, "", &error) != BYLAW_OK) {
        session_say_error(session, &error);
        return false;
    }
    fact_drop(session, row, attribute);
    return true;
}

bool session_close(struct session *session, const char *path)
{
    const char *list;
    bylaw_error error = { 0 };
    size_t row = path_row(session, path, &list);
    if (row == SIZE_MAX)
        return false;
    if (fact_apply(session, row, list, NULL, &error) != BYLAW_OK) {
        session_say_error(session, &error);
        return false;
    }
    fact_keep(session, row, list, NULL);
    return true;
}

/* Rows of entities that the new pack does not have are left out with their facts. */
static bylaw_status replay_rows(struct session *session, bool *lost)
{
    for (size_t i = 0; i < session->row_count; i++) {
        struct row *row = &session->rows[i];
        bylaw_error error = { 0 };
        bylaw_status status =
            bylaw_case_row(session->subject, row->entity, row->id, &row->index, &error);
        lost[i] = status == BYLAW_ENOTFOUND;
        if (lost[i])
            session_say(session, "%s %s is dropped: the pack has no such entity", row->entity,
                        row->id);
        else if (status != BYLAW_OK)
            return status;
    }
    return BYLAW_OK;
}

static void drop_rows(struct session *session, const bool *lost)
{
    size_t *places = memory_resize(NULL, session->row_count, sizeof *places);
    size_t kept = 0;
    for (size_t i = 0; i < session->row_count; i++) {
        places[i] = lost[i] ? SIZE_MAX : kept;
        if (!lost[i]) {
            session->rows[kept++] = session->rows[i];
            continue;
        }
        free(session->rows[i].entity);
        free(session->rows[i].id);
    }
    for (size_t i = 0; i < session->fact_count; i++)
        session->facts[i].row = places[session->facts[i].row];
    if (session->current != SIZE_MAX)
        session->current = places[session->current];
    session->row_count = kept;
    free(places);
}

bylaw_status session_replay(struct session *session)
{
    bool *lost = memory_resize(NULL, session->row_count, sizeof *lost);
    bylaw_status status = replay_rows(session, lost);
    if (status == BYLAW_OK)
        drop_rows(session, lost);
    free(lost);
    size_t kept = 0;
    for (size_t i = 0; i < session->fact_count && status == BYLAW_OK; i++) {
        struct fact *fact = &session->facts[i];
        bylaw_error error = { 0 };
        bool fits = fact->row != SIZE_MAX &&
                    fact_apply(session, fact->row, fact->attribute, fact->text, &error) == BYLAW_OK;
        if (fits) {
            session->facts[kept++] = *fact;
            continue;
        }
        if (fact->row != SIZE_MAX)
            session_say(session, "%s is dropped: %s", fact->attribute, error.message);
        fact_clear(fact);
    }
    if (status == BYLAW_OK)
        session->fact_count = kept;
    return status;
}
