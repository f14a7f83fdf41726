/* SPDX-License-Identifier: Apache-2.0 */
/* entity "person" { name = kind { ... } } and the kinds. */
#include "bindings/lua/binding.h"

#include <string.h>

static const struct kind_row {
    const char *word;
    enum kind kind;
    bool money;
} kind_rows[] = {
    { "yes_no", KIND_YES_NO, false },  { "whole_number", KIND_NUMBER, false },
    { "decimal", KIND_NUMBER, false }, { "money", KIND_NUMBER, true },
    { "day", KIND_DAY, false },        { "choice", KIND_CHOICE, false },
    { "text", KIND_TEXT, false },      { "one", KIND_ONE, false },
    { "many", KIND_MANY, false },
};

static const struct kind_row *kind_row_of(const struct word *word)
{
    for (size_t i = 0; i < sizeof kind_rows / sizeof kind_rows[0]; i++) {
        if (strcmp(kind_rows[i].word, word->name) == 0)
            return &kind_rows[i];
    }
    return &kind_rows[0];
}

static int decimal_literal(lua_State *L)
{
    size_t length;
    const char *text = lua_tolstring(L, 2, &length);
    struct number number;
    if (!number_parse(text, length, &number)) {
        mistake(L, here(L), "'%.40s' is no decimal number: write decimal \"0.1\"", text);
        object_push_broken(L);
        return 1;
    }
    object_push_node(L, build_number(loading_of(L)->builder, here(L), number));
    return 1;
}

static int kind_refuse_text(lua_State *L, const struct word *word)
{
    if (strcmp(word->name, "day") == 0)
        mistake(L, here(L), "a day is written as a text alone: \"2019-12-25\"");
    else
        mistake(L, here(L), "a title stands in brackets: write %s { \"...\" }", word->name);
    object_push_broken(L);
    return 1;
}

static void choice_statement(lua_State *L, const struct object *kind);

/* whole_number { ... }, one "city" { ... }, decimal "0.1", choice "education" { ... } */
int kind_call(lua_State *L, struct object *kind)
{
    const char *name = kind->word->name;
    bool choice = strcmp(name, "choice") == 0;
    bool refers = choice || strcmp(name, "one") == 0 || strcmp(name, "many") == 0;
    bool has_table = kind->mark != NULL && lua_getiuservalue(L, 1, 1) == LUA_TTABLE;
    if (lua_gettop(L) > 2)
        lua_settop(L, 2);
    object_use(kind);
    if (lua_type(L, 2) == LUA_TSTRING && strcmp(name, "decimal") == 0 && !has_table)
        return decimal_literal(L);
    if (lua_type(L, 2) == LUA_TSTRING && !(refers && !kind->name && !has_table))
        return kind_refuse_text(L, kind->word);
    if ((lua_type(L, 2) != LUA_TSTRING && lua_type(L, 2) != LUA_TTABLE) || has_table) {
        mistake(L, here(L), "%s is followed by a value: a comma is missing, or write %s { ... }",
                name, name);
        consume(L, 1);
        consume(L, 2);
        object_push_broken(L);
        return 1;
    }
    if (choice && kind->name) {
        choice_statement(L, kind);
        return 1;
    }
    struct object *made = object_push(L, OBJECT_KIND, kind->word, 0);
    made->name = kind->name;
    if (lua_type(L, 2) == LUA_TSTRING)
        made->name = text_copy(loading_of(L)->builder, L, 2);
    else
        lua_pushvalue(L, 2), lua_setiuservalue(L, -2, 1);
    object_mark(L, made, name);
    return 1;
}

/* Opens the body of a kind; its table (or nothing) stays on the stack. */
static struct body kind_body(lua_State *L, int index, const struct object *kind)
{
    index = lua_absindex(L, index);
    int table = lua_getiuservalue(L, index, 1) == LUA_TTABLE ? lua_gettop(L) : 0;
    return body_open(L, table, kind->word, NULL, kind->at, false);
}

static void choice_titles(const struct body *body, struct choices *choices)
{
    lua_State *L = body->L;
    lua_getfield(L, body->table, "titles");
    int titles = lua_gettop(L);
    size_t count = 0;
    if (lua_type(L, titles) != LUA_TTABLE) {
        body_mistake(body, "titles", "titles names the choices: write titles = { none = \"...\" }");
        consume(L, titles);
        lua_settop(L, titles - 1);
        return;
    }
    const struct ordered_key *keys = keys_in_order(L, titles, "titles", 0, &count);
    for (size_t i = 0; i < count; i++) {
        int position = choices_find(choices, keys[i].key);
        lua_getfield(L, titles, keys[i].key);
        if (position < 0) {
            const char *near = text_nearest(keys[i].key, choices->names, (size_t)choices->count);
            body_mistake(body, "titles",
                         near ? "'%s' is not among the choices (did you mean '%s'?)"
                              : "'%s' is not among the choices: add it or take its "
                                "title away",
                         keys[i].key, near);
        } else if (lua_type(L, -1) == LUA_TSTRING && choices->titles) {
            choices->titles[position] = text_copy(body->builder, L, -1);
        } else if (choices->titles) {
            body_mistake(body, "titles", "the title of '%s' is a text: write it in quotes",
                         keys[i].key);
        }
        lua_pop(L, 1);
    }
    lua_settop(L, titles - 1);
}

void kind_choices(const struct body *body, struct choices *choices)
{
    lua_State *L = body->L;
    choices->list = body_text(body, "of");
    choices->ordered = body_flag(body, "ordered");
    if (choices->list) {
        static const char *const fields[] = { "titles", "ordered" };
        for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
            if (body_has(body, fields[i]))
                body_mistake(body, fields[i], "%s belongs to choice \"%s\": take it away here",
                             fields[i], choices->list);
        }
        return;
    }
    int count = body_count(body);
    for (int i = 1; i <= count; i++) {
        if (lua_rawgeti(L, body->table, i) == LUA_TSTRING)
            build_list_add(body->builder, &choices->names, &choices->count,
                           text_copy(body->builder, L, -1));
        else
            body_refuse_position(body, i, "a choice in quotes");
        lua_pop(L, 1);
    }
    choices->titles = arena_alloc(body->builder->arena, (size_t)choices->count, sizeof(char *));
    if (!choices->titles)
        body->builder->failed = true;
    if (body_has(body, "titles"))
        choice_titles(body, choices);
}

/* choice "education" { ... } */
static void choice_statement(lua_State *L, const struct object *kind)
{
    static const char *const fields[] = { "title", "aliases", "optional", "private" };
    struct loading *loading = loading_of(L);
    const char *around = loading->statement;
    loading->statement = kind->name;
    struct body body = body_open(L, 2, kind->word, kind->name, kind->at, false);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (body_has(&body, fields[i]))
            body_mistake(&body, fields[i],
                         "%s belongs to the attribute: write %s there, beside of = \"%s\"",
                         fields[i], fields[i], kind->name);
    }
    if (body_has(&body, "of"))
        body_mistake(&body, "of", "choice \"%s\" lists its choices itself: take of away",
                     kind->name);
    else
        kind_choices(&body, &build_choice_list(body.builder, kind->at, kind->name)->choices);
    loading->statement = around;
    (void)object_push(L, OBJECT_DONE, kind->word, 0);
}

/* title =, or the first value without a name. */
static const char *kind_title(const struct body *body, const struct kind_row *row)
{
    bool positional = row->kind != KIND_CHOICE || body_has(body, "of");
    const char *title = body_text(body, "title");
    int first = 1;
    if (positional && body_count(body) > 0) {
        if (lua_rawgeti(body->L, body->table, 1) == LUA_TSTRING) {
            if (title)
                body_mistake(body, "title", "the title is given twice: keep one");
            title = text_copy(body->builder, body->L, -1);
            first = 2;
        }
        lua_pop(body->L, 1);
    }
    if (positional)
        body_refuse_positions(body, first, "title = \"...\"");
    return title;
}

static void number_fields(const struct body *body, struct attribute *attribute)
{
    int64_t places;
    if (word_find_field(body->word, "unit"))
        body_unit(body, "unit", &attribute->unit);
    if (strcmp(body->word->name, "decimal") == 0) {
        body_need(body, "places", "places = 2");
        if (body_whole(body, "places", 0, 6, &places))
            attribute->places = (int)places;
    }
    (void)body_number(body, "at_least", &attribute->at_least);
    (void)body_number(body, "at_most", &attribute->at_most);
}

static void day_fields(const struct body *body, struct attribute *attribute)
{
    int32_t first = body_day(body, "at_least");
    int32_t last = body_day(body, "at_most");
    attribute->first_day = first != DAY_NONE ? first : attribute->first_day;
    attribute->last_day = last != DAY_NONE ? last : attribute->last_day;
}

static void reference_fields(const struct body *body, const struct object *kind,
                             struct attribute *attribute)
{
    attribute->target = kind->name;
    if (!kind->name) {
        body_mistake(body, NULL, "%s does not say which entity: write %s \"city\"",
                     body->word->name, body->word->name);
        attribute->kind = KIND_BROKEN;
        attribute->target = "";
    }
    if (attribute->kind == KIND_ONE) {
        attribute->governs = body_flag(body, "governs");
        return;
    }
    attribute->by = body_text(body, "by");
    attribute->each = body_text(body, "each");
    (void)body_whole(body, "at_most", 1, 1000000000, &attribute->most_members);
}

static void add_attribute(const struct body *entity_body, struct entity *entity, const char *name)
{
    lua_State *L = entity_body->L;
    struct object *kind = object_at(L, -1);
    const struct kind_row *row = kind_row_of(kind->word);
    object_use(kind);
    if (row->kind == KIND_CHOICE && kind->name) {
        body_mistake(entity_body, name,
                     "choice \"%s\" { ... } declares a list: write %s = choice { of = \"%s\" }",
                     kind->name, name, kind->name);
        (void)build_attribute(entity_body->builder, entity, body_place(entity_body, name), name,
                              KIND_BROKEN, false);
        return;
    }
    struct attribute *attribute = build_attribute(
        entity_body->builder, entity, body_place(entity_body, name), name, row->kind, row->money);
    struct body body = kind_body(L, -1, kind);
    attribute->title = kind_title(&body, row);
    body_texts(&body, "aliases", &attribute->aliases, &attribute->alias_count);
    attribute->is_protected = body_flag(&body, "protected");
    attribute->proxy_of = body_text(&body, "proxy_of");
    attribute->topic = body_text(&body, "topic");
    attribute->optional = body_flag(&body, "optional");
    attribute->is_private = body_flag(&body, "private");
    if (row->kind == KIND_NUMBER)
        number_fields(&body, attribute);
    else if (row->kind == KIND_DAY)
        day_fields(&body, attribute);
    else if (row->kind == KIND_CHOICE)
        kind_choices(&body, &attribute->choices);
    else if (row->kind == KIND_ONE || row->kind == KIND_MANY)
        reference_fields(&body, kind, attribute);
}

/* A field of an entity that is no kind: its title and is_region, else a mistake. */
static void entity_field(const struct body *body, struct entity *entity, const char *name)
{
    const struct object *object = object_at(body->L, -1);
    if (strcmp(name, "title") == 0) {
        entity->title = body_text(body, "title");
    } else if (strcmp(name, "is_region") == 0) {
        entity->is_region = body_flag(body, "is_region");
    } else if (object && object->form == OBJECT_BROKEN) {
        /* Its kind had a mistake: what reads it must not be blamed. */
        (void)build_attribute(body->builder, entity, body_place(body, name), name, KIND_BROKEN,
                              false);
    } else {
        body_mistake(body, name,
                     "attribute '%s' has no kind: write %s = yes_no, whole_number, decimal "
                     "{ places = 2 }, money, day, choice { }, text, one \"...\" or many \"...\"",
                     name, name);
        (void)build_attribute(body->builder, entity, body_place(body, name), name, KIND_BROKEN,
                              false);
        consume(body->L, -1);
    }
}

void statement_entity(struct body *body)
{
    lua_State *L = body->L;
    struct entity *entity = build_entity(body->builder, body->at, body->id);
    size_t count;
    body_refuse_positions(body, 1, "name = kind { ... }");
    const struct ordered_key *keys = keys_in_order(L, body->table, "entity", body->at.line, &count);
    for (size_t i = 0; i < count; i++) {
        int top = lua_gettop(L);
        lua_getfield(L, body->table, keys[i].key);
        const struct object *object = object_at(L, -1);
        if (object && object->form == OBJECT_KIND)
            add_attribute(body, entity, keys[i].key);
        else
            entity_field(body, entity, keys[i].key);
        lua_settop(L, top);
    }
}

void kind_outcome(lua_State *L, const struct body *body, const char *field, struct value *value)
{
    if (!body_has(body, field))
        return;
    lua_getfield(L, body->table, field);
    struct object *kind = object_at(L, -1);
    const struct kind_row *row = kind && kind->form == OBJECT_KIND ? kind_row_of(kind->word) : NULL;
    if (!row || row->kind == KIND_ONE || row->kind == KIND_MANY || row->kind == KIND_TEXT ||
        row->kind == KIND_DAY) {
        if (!kind || kind->form != OBJECT_BROKEN)
            body_mistake(body, field,
                         "gives is the kind of the outcome: write yes_no, choice { "
                         "\"...\" }, money, whole_number or decimal { places = 2 }");
        consume(L, -1);
        return;
    }
    object_use(kind);
    struct attribute outcome = { .places = row->money ? 2 : 0 };
    struct body kind_fields = kind_body(L, -1, kind);
    value->kind = row->kind;
    value->money = row->money;
    (void)kind_title(&kind_fields, row);
    if (row->money)
        (void)unit_parse(body->builder->arena, "yuan", &outcome.unit);
    if (row->kind == KIND_NUMBER) {
        number_fields(&kind_fields, &outcome);
        value->unit = outcome.unit;
        value->places = outcome.places;
    } else if (row->kind == KIND_CHOICE) {
        kind_choices(&kind_fields, &value->choices);
    }
}

/* What a kind holds where it does not say otherwise: as an attribute of that kind. */
static struct attribute kind_defaults(struct builder *builder, const struct kind_row *row)
{
    struct attribute kind = { .kind = row->kind, .money = row->money };
    kind.places = row->money ? 2 : 0;
    kind.at_least = number_whole(0);
    kind.at_most = number_whole(row->money ? 1000000000000 : 1000000000);
    kind.first_day = day_from_civil(1900, 1, 1);
    kind.last_day = day_from_civil(2199, 12, 31);
    if (row->money && !unit_parse(builder->arena, "yuan", &kind.unit))
        builder->failed = true;
    return kind;
}

bool kind_result(lua_State *L, const struct body *body, const char *field, struct attribute *out)
{
    if (!body_has(body, field))
        return false;
    lua_getfield(L, body->table, field);
    struct object *kind = object_at(L, -1);
    const struct kind_row *row = kind && kind->form == OBJECT_KIND ? kind_row_of(kind->word) : NULL;
    if (!row || row->kind == KIND_ONE || row->kind == KIND_MANY || row->kind == KIND_TEXT) {
        if (!kind || kind->form != OBJECT_BROKEN)
            body_mistake(
                body, field,
                "gives is the kind of the result: write yes_no, choice { \"...\" }, money, "
                "whole_number, decimal { places = 2 } or day");
        consume(L, -1);
        return false;
    }
    object_use(kind);
    *out = kind_defaults(body->builder, row);
    struct body fields = kind_body(L, -1, kind);
    (void)kind_title(&fields, row);
    if (row->kind == KIND_NUMBER)
        number_fields(&fields, out);
    else if (row->kind == KIND_DAY)
        day_fields(&fields, out);
    else if (row->kind == KIND_CHOICE)
        kind_choices(&fields, &out->choices);
    return true;
}
