/* SPDX-License-Identifier: Apache-2.0 */
/* Fields of statements, kinds and parts: their names are checked against the list of words, their
   values taken with a mistake for every wrong type. */
#include "bindings/lua/binding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_keys(const void *a, const void *b)
{
    const struct ordered_key *left = a, *right = b;
    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return strcmp(left->key, right->key);
}

const struct ordered_key *keys_in_order(lua_State *L, int table, const char *word, int word_line,
                                        size_t *count)
{
    const struct scan *scan = &loading_of(L)->scan;
    luaL_checkstack(L, 6, NULL);
    bool in_library = library_at(L); /* its text is not scanned */
    size_t room = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
        room++;
    struct ordered_key *keys = lua_newuserdatauv(L, (room + 1) * sizeof *keys, 0);
    *count = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            continue;
        const char *key = lua_tostring(L, -2);
        const struct scan_key *found =
            in_library ? NULL : scan_find_key(scan, word, word_line, key);
        size_t order = found ? (size_t)(found - scan->keys) : SIZE_MAX;
        keys[(*count)++] = (struct ordered_key){ key, order };
    }
    qsort(keys, *count, sizeof *keys, compare_keys);
    return keys;
}

struct place body_place(const struct body *body, const char *field)
{
    struct place at = body->at;
    const struct scan_key *key =
        field && at.file == body->loading->file
            ? scan_find_key(&body->loading->scan, body->word->name, at.line, field)
            : NULL;
    if (key)
        at.line = key->line;
    return at;
}

void body_mistake(const struct body *body, const char *field, const char *format, ...)
{
    char message[384];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    mistake(body->L, body_place(body, field), "%s", message);
}

/* Pushes a field; false (nothing pushed) where it is not given. */
static bool body_push(const struct body *body, const char *field)
{
    if (!body->table)
        return false;
    luaL_checkstack(body->L, 8, NULL);
    lua_pushstring(body->L, field);
    if (lua_rawget(body->L, body->table) != LUA_TNIL)
        return true;
    lua_pop(body->L, 1);
    return false;
}

bool body_has(const struct body *body, const char *field)
{
    bool given = body_push(body, field);
    if (given)
        lua_pop(body->L, 1);
    return given;
}

void body_need(const struct body *body, const char *field, const char *write)
{
    if (!body_has(body, field) && body->builder->mistake_count == body->mistakes_before)
        body_mistake(body, NULL, "%s%s%s does not say %s: write %s", body->word->name,
                     body->id ? " " : "", body->id ? body->id : "", field, write);
}

/* The nearest field of a word, or NULL. */
static const char *nearest_field(const struct word *word, const char *name)
{
    const char *names[32];
    size_t count = 0;
    for (const struct word *row = word_next_field(word, NULL); row && count < 32;
         row = word_next_field(word, row))
        names[count++] = row->field;
    return text_nearest(name, names, count);
}

static void list_fields(const struct word *word, char *text, size_t size)
{
    size_t length = 0;
    text[0] = '\0';
    for (const struct word *row = word_next_field(word, NULL); row && length < size;
         row = word_next_field(word, row))
        length +=
            (size_t)snprintf(text + length, size - length, "%s%s", length ? ", " : "", row->field);
}

static void body_unknown_field(const struct body *body, const char *field)
{
    const char *near = nearest_field(body->word, field);
    char fields[200];
    list_fields(body->word, fields, sizeof fields);
    if (near)
        body_mistake(body, field, "%s has no field '%s' (did you mean '%s'?)", body->word->name,
                     field, near);
    else
        body_mistake(body, field, "%s has no field '%s': it has %s", body->word->name, field,
                     fields);
    lua_getfield(body->L, body->table, field);
    if (near && !body_has(body, near)) {
        lua_setfield(body->L, body->table, near); /* taken as meant: nothing is missed then */
    } else {
        consume(body->L, -1);
        lua_pop(body->L, 1);
    }
}

struct body body_open(lua_State *L, int table, const struct word *word, const char *id,
                      struct place at, bool any_field)
{
    struct loading *loading = loading_of(L);
    struct body body = { L,
                         loading,
                         loading->builder,
                         table ? lua_absindex(L, table) : 0,
                         word,
                         id,
                         at,
                         loading->builder->mistake_count };
    if (!table || any_field)
        return body;
    size_t count;
    const struct ordered_key *keys = keys_in_order(L, body.table, word->name, at.line, &count);
    for (size_t i = 0; i < count; i++) {
        if (!word_find_field(word, keys[i].key))
            body_unknown_field(&body, keys[i].key);
    }
    lua_pop(L, 1);
    return body;
}

/* A text, without line ends (a text in long brackets may have them). */
const char *text_copy(struct builder *builder, lua_State *L, int index)
{
    size_t length;
    const char *text = lua_tolstring(L, index, &length);
    char *copy = builder->failed ? NULL : arena_copy_bytes(builder->arena, text, length);
    if (!copy) {
        builder->failed = true;
        return "";
    }
    for (char *c = copy; *c; c++) {
        if (*c == '\n' || *c == '\t' || *c == '\r')
            *c = ' ';
    }
    return copy;
}

static bool is_broken(lua_State *L, int index)
{
    const struct object *object = object_at(L, index);
    return object && (object->form == OBJECT_BROKEN ||
                      (object->form == OBJECT_NODE && object->node->op == OP_BROKEN));
}

/* Says what a field wants; silent where a mistake was reported already. */
static void body_wrong(const struct body *body, const char *field, const char *want)
{
    if (!is_broken(body->L, -1))
        body_mistake(body, field, "%s is %s", field, want);
    consume(body->L, -1);
}

const char *body_text(const struct body *body, const char *field)
{
    const char *text = NULL;
    if (!body_push(body, field))
        return NULL;
    if (lua_type(body->L, -1) == LUA_TSTRING)
        text = text_copy(body->builder, body->L, -1);
    else
        body_wrong(body, field, "a text: write it in quotes");
    lua_pop(body->L, 1);
    if (text && !*text) {
        body_mistake(body, field, "%s is empty: write a text or leave the field out", field);
        text = NULL;
    }
    return text;
}

bool day_from(const struct body *body, const char *field, int index, int32_t *out)
{
    if (lua_type(body->L, index) != LUA_TSTRING) {
        if (!is_broken(body->L, index))
            body_mistake(body, field, "%s is a day: write it as \"2019-12-25\"", field);
        consume(body->L, index);
        return false;
    }
    size_t length;
    const char *text = lua_tolstring(body->L, index, &length);
    if (day_parse(text, length, out))
        return true;
    body_mistake(body, field,
                 "'%.*s' is no day that exists: write year, month and day as "
                 "\"2019-12-25\"",
                 (int)text_cut(text, 40), text);
    return false;
}

int32_t body_day(const struct body *body, const char *field)
{
    int32_t day = DAY_NONE;
    if (!body_push(body, field))
        return DAY_NONE;
    if (!day_from(body, field, lua_gettop(body->L), &day))
        day = DAY_NONE;
    lua_pop(body->L, 1);
    return day;
}

bool body_number(const struct body *body, const char *field, struct number *out)
{
    if (!body_push(body, field))
        return false;
    bool found = number_from(body->L, -1, out);
    if (!found)
        body_wrong(body, field, "a number: write digits, or a word such as million (5)");
    lua_pop(body->L, 1);
    return found;
}

bool body_whole(const struct body *body, const char *field, int64_t least, int64_t most,
                int64_t *out)
{
    struct number number;
    if (!body_number(body, field, &number))
        return false;
    if (number.bottom == 1 && number.top >= least && number.top <= most) {
        *out = (int64_t)number.top;
        return true;
    }
    body_mistake(body, field, "%s is a whole number from %lld to %lld", field, (long long)least,
                 (long long)most);
    return false;
}

bool body_flag(const struct body *body, const char *field)
{
    bool flag = false;
    if (!body_push(body, field))
        return false;
    const char *text = lua_type(body->L, -1) == LUA_TSTRING ? lua_tostring(body->L, -1) : "";
    if (lua_type(body->L, -1) == LUA_TBOOLEAN)
        flag = lua_toboolean(body->L, -1);
    else if (strcmp(text, "yes") == 0)
        flag = true;
    else if (strcmp(text, "no") != 0)
        body_wrong(body, field, "true or false");
    lua_pop(body->L, 1);
    return flag;
}

int body_mode(const struct body *body, const char *field)
{
    int mode = -1;
    if (!body_push(body, field))
        return -1;
    if (lua_type(body->L, -1) == LUA_TSTRING)
        mode = rounding_find(lua_tostring(body->L, -1));
    if (mode < 0)
        body_wrong(body, field,
                   "a way of rounding: write \"half_up\", \"half_even\", \"up\", "
                   "\"down\", \"floor\" or \"ceiling\"");
    lua_pop(body->L, 1);
    return mode;
}

struct node *body_node(const struct body *body, const char *field)
{
    if (!body_push(body, field))
        return NULL;
    struct node *node = node_from(body->L, lua_gettop(body->L), field);
    /* The line of the field, where the value has none of its own. */
    if (node->op == OP_NUMBER || node->op == OP_TEXT)
        node->at = body_place(body, field);
    lua_pop(body->L, 1);
    return build_use(body->builder, node);
}

/* A text, or a list of texts. */
void body_texts(const struct body *body, const char *field, const char ***list, int *count)
{
    lua_State *L = body->L;
    if (!body_push(body, field))
        return;
    int table = lua_gettop(L);
    if (lua_type(L, table) == LUA_TSTRING) {
        build_list_add(body->builder, list, count, text_copy(body->builder, L, table));
    } else if (lua_type(L, table) != LUA_TTABLE) {
        body_wrong(body, field, "a list of texts: write { \"a\", \"b\" }");
    } else {
        lua_Unsigned length = lua_rawlen(L, table);
        for (lua_Unsigned i = 1; i <= length; i++) {
            if (lua_rawgeti(L, table, (lua_Integer)i) == LUA_TSTRING)
                build_list_add(body->builder, list, count, text_copy(body->builder, L, -1));
            else
                body_wrong(body, field, "a list of texts: write { \"a\", \"b\" }");
            lua_pop(L, 1);
        }
        size_t keys;
        (void)keys_in_order(L, table, "", 0, &keys);
        if (keys > 0)
            body_mistake(body, field, "%s is a list of texts without names: write { \"a\", \"b\" }",
                         field);
        lua_pop(L, 1);
    }
    lua_settop(L, table - 1);
}

void body_unit(const struct body *body, const char *field, struct unit *unit)
{
    const char *text = body_text(body, field);
    if (text && !unit_parse(body->builder->arena, text, unit) && !body->builder->failed)
        body_mistake(body, field,
                     "'%s' is no unit: write names joined by * and /, such as "
                     "\"yuan/person\"",
                     text);
}

struct law body_law(const struct body *body, const char *field)
{
    struct law law = { body_text(body, field), NULL };
    return law;
}

const char *body_entity(const struct body *body, const char *field)
{
    const char *name = NULL;
    if (!body_push(body, field))
        return NULL;
    const struct object *object = object_at(body->L, -1);
    if (object && object->form == OBJECT_PATH && object->op == OP_FIELD && object->part_count == 1)
        name = build_text(body->builder, object->text);
    else if (word_as_name(body->L, -1))
        name = build_text(body->builder, word_as_name(body->L, -1));
    else if (lua_type(body->L, -1) == LUA_TSTRING)
        name = text_copy(body->builder, body->L, -1);
    else
        body_wrong(body, field, "an entity: write its name, such as about = person");
    lua_pop(body->L, 1);
    return name;
}

const char *body_about(const struct body *body)
{
    body_need(body, "about", "about = person");
    const char *entity = body_entity(body, "about");
    if (!entity) {
        body->builder->incomplete = true;
        consume(body->L, body->table);
    }
    return entity;
}

int body_count(const struct body *body)
{
    lua_Unsigned length = body->table ? lua_rawlen(body->L, body->table) : 0;
    return length > 1000000 ? 1000000 : (int)length;
}

struct object *body_part(const struct body *body, int position, enum object_form form,
                         const char *word)
{
    lua_State *L = body->L;
    luaL_checkstack(L, 8, NULL);
    lua_rawgeti(L, body->table, position);
    struct object *object = object_at(L, -1);
    if (!object || object->form != form ||
        (word && (!object->word || strcmp(object->word->name, word) != 0))) {
        lua_pop(L, 1);
        return NULL;
    }
    object_use(object);
    lua_getiuservalue(L, -1, 1);
    lua_remove(L, -2); /* its owner's table keeps the object alive */
    return object;
}

void body_refuse_position(const struct body *body, int position, const char *belongs)
{
    lua_State *L = body->L;
    lua_rawgeti(L, body->table, position);
    const struct object *object = object_at(L, -1);
    struct place at = object && object->at.line ? object->at : body->at;
    if (object && object->form == OBJECT_DONE)
        mistake(L, at, "%s is a statement of its own: it cannot stand inside %s",
                object->word->name, body->word->name);
    else if (object && object->form == OBJECT_PART)
        mistake(L, at, "%s does not belong inside %s", object->word->name, body->word->name);
    else if (object && object->form == OBJECT_ROW_HEAD && word_find_field(body->word, object->name))
        mistake(L, at, "'%s' is a field: write %s = ...", object->name, object->name);
    else if (!is_broken(L, -1))
        mistake(L, at, "a value without a name stands in %s%s%s: write %s", body->word->name,
                body->id ? " " : "", body->id ? body->id : "", belongs);
    consume(L, -1);
    lua_pop(L, 1);
}

void body_refuse_positions(const struct body *body, int from, const char *belongs)
{
    int count = body_count(body);
    for (int i = from; i <= count; i++)
        body_refuse_position(body, i, belongs);
}
