/* SPDX-License-Identifier: Apache-2.0 */
/* case "name" { on = "2018-10-15", person "A" { ... }, expect { ... } } */
#include "bindings/lua/binding.h"

#include <string.h>

/* The value at the top of the stack as in a CSV cell or as printed; NULL after a mistake. */
static const char *cell_text(const struct body *body, const char *field, struct place at)
{
    lua_State *L = body->L;
    struct number number;
    const char *text = NULL;
    if (lua_type(L, -1) == LUA_TSTRING)
        return text_copy(body->builder, L, -1);
    if (number_from(L, -1, &number)) {
        struct buffer buffer;
        buffer_init(&buffer, body->builder->arena->memory);
        number_print(&buffer, number, 0);
        if (buffer.failed)
            body->builder->failed = true;
        else
            text = build_text(body->builder, buffer.data);
        buffer_clear(&buffer);
        return text;
    }
    const struct object *object = object_at(L, -1);
    if (lua_type(L, -1) == LUA_TBOOLEAN)
        mistake(L, at, "%s is %s: write \"yes\" or \"no\"", field,
                lua_toboolean(L, -1) ? "true" : "false");
    else if (!object || object->form != OBJECT_BROKEN)
        mistake(L, at,
                "%s is a text or a number: write \"yes\", \"bachelor\", 186, \"2019-12-25\" or, "
                "where there is none, \"-\"",
                field);
    consume(L, -1);
    return NULL;
}

/* A place for the line of a field in a row or an expectation. */
static struct place cell_place(const struct body *body, const char *word, const struct object *part,
                               const char *field)
{
    struct place at = part->at;
    const struct scan_key *key = scan_find_key(&body->loading->scan, word, at.line, field);
    if (key)
        at.line = key->line;
    return at;
}

static void add_fact(const struct body *body, struct case_row *row, size_t *room,
                     const struct case_fact *fact)
{
    if (arena_grow(body->builder->arena, &row->facts, (size_t)row->fact_count, room,
                   sizeof *row->facts) != BYLAW_OK)
        body->builder->failed = true;
    else
        row->facts[row->fact_count++] = *fact;
}

static void add_row(struct body *body, struct worked_case *worked_case, size_t *room,
                    const struct object *part)
{
    lua_State *L = body->L;
    int table = lua_gettop(L);
    size_t count, fact_room = 0;
    struct case_row row = { .entity = part->name, .id = part->id, .at = part->at };
    if (lua_rawlen(L, table) > 0) {
        mistake(L, part->at, "a fact without a name stands in %s \"%s\": write name = value",
                part->name, part->id);
        consume(L, table);
    }
    const struct ordered_key *keys = keys_in_order(L, table, part->name, part->at.line, &count);
    for (size_t i = 0; i < count; i++) {
        struct place at = cell_place(body, part->name, part, keys[i].key);
        lua_getfield(L, table, keys[i].key);
        const char *text = cell_text(body, keys[i].key, at);
        lua_pop(L, 1);
        struct case_fact fact = { build_text(body->builder, keys[i].key), text, at };
        if (text)
            add_fact(body, &row, &fact_room, &fact);
    }
    if (arena_grow(body->builder->arena, &worked_case->rows, (size_t)worked_case->row_count, room,
                   sizeof *worked_case->rows) != BYLAW_OK)
        body->builder->failed = true;
    else
        worked_case->rows[worked_case->row_count++] = row;
    lua_settop(L, table);
}

/* ---- expect ---- */

struct expecting {
    struct body *body;
    struct body part;
    struct worked_case *worked_case;
    size_t *room;
    const char *who;
    int first; /* expectation of this expect */
};

/* The expectation about a question, made where it is new; NULL: no memory. */
static struct expectation *expectation_of(struct expecting *expecting, const char *question,
                                          struct place at)
{
    struct worked_case *worked_case = expecting->worked_case;
    struct builder *builder = expecting->body->builder;
    for (int i = expecting->first; i < worked_case->expectation_count; i++) {
        if (strcmp(worked_case->expectations[i].question, question) == 0)
            return &worked_case->expectations[i];
    }
    if (arena_grow(builder->arena, &worked_case->expectations,
                   (size_t)worked_case->expectation_count, expecting->room,
                   sizeof *worked_case->expectations) != BYLAW_OK) {
        builder->failed = true;
        return NULL;
    }
    struct expectation *made = &worked_case->expectations[worked_case->expectation_count++];
    *made = (struct expectation){ .who = expecting->who,
                                  .question = build_text(builder, question),
                                  .at = at };
    return made;
}

/* The fields of expect that are tables by question. */
static const struct by_question {
    const char *field;
    const char *write; /* what to write in place of anything else; NULL: that is a question */
} by_question[] = {
    { "clause", "clause names the question: write clause = { settlement = \"4.2\" }" },
    { "asks",
      "asks is a list for each question: write asks = { settlement = { \"person.degree\" } }" },
    { "short", NULL }, /* a good name of a value, too: short = 150 */
};

static const struct by_question *find_by_question(const char *field)
{
    for (size_t i = 0; i < sizeof by_question / sizeof by_question[0]; i++)
        if (strcmp(by_question[i].field, field) == 0)
            return &by_question[i];
    return NULL;
}

/* The value of one question is on top of the stack. */
static void expect_one(const struct expecting *expecting, const char *field, int table,
                       const char *question, struct expectation *expectation)
{
    struct body inner = expecting->part;
    inner.table = table;
    if (strcmp(field, "asks") == 0) {
        expectation->asks = arena_alloc(inner.builder->arena, 1, sizeof(char *));
        body_texts(&inner, question, &expectation->asks, &expectation->ask_count);
    } else if (strcmp(field, "short") == 0) {
        lua_getfield(inner.L, table, question);
        expectation->misses = cell_text(&inner, question, expectation->at);
        lua_pop(inner.L, 1);
    } else {
        expectation->clause = body_text(&inner, question);
    }
}

/* clause = { question = "4.2" }, asks = { question = { ... } } and short = { question = 1 } */
static void expect_table(struct expecting *expecting, const struct by_question *of)
{
    struct body *body = expecting->body;
    lua_State *L = body->L;
    size_t count = 0;
    struct place at = body_place(&expecting->part, of->field);
    int table = lua_gettop(L);
    if (lua_type(L, table) != LUA_TTABLE) {
        mistake(L, at, "%s", of->write);
        consume(L, table);
        return;
    }
    const struct ordered_key *keys = keys_in_order(L, table, of->field, at.line, &count);
    for (size_t i = 0; i < count; i++) {
        struct expectation *expectation = expectation_of(expecting, keys[i].key, at);
        if (!expectation)
            break;
        expect_one(expecting, of->field, table, keys[i].key, expectation);
    }
    lua_settop(L, table);
}

static void add_expect(struct body *body, struct worked_case *worked_case, size_t *room,
                       const struct object *part)
{
    lua_State *L = body->L;
    int table = lua_gettop(L);
    size_t count;
    struct expecting expecting = { .body = body,
                                   .part = body_open(L, table, part->word, NULL, part->at, true),
                                   .worked_case = worked_case,
                                   .room = room,
                                   .first = worked_case->expectation_count };
    body_refuse_positions(&expecting.part, 1, "settlement = \"open\"");
    expecting.who = body_text(&expecting.part, "who");
    const struct ordered_key *keys = keys_in_order(L, table, "expect", part->at.line, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = keys[i].key;
        struct place at = body_place(&expecting.part, key);
        lua_getfield(L, table, key);
        const struct by_question *of = find_by_question(key);
        if (of && (of->write || lua_type(L, -1) == LUA_TTABLE)) {
            expect_table(&expecting, of);
        } else if (strcmp(key, "who") != 0) {
            const char *text = cell_text(body, key, at);
            struct expectation *expectation = text ? expectation_of(&expecting, key, at) : NULL;
            if (expectation)
                expectation->text = text;
        }
        lua_pop(L, 1);
    }
    if (worked_case->expectation_count == expecting.first && count == 0)
        mistake(L, part->at, "expect is empty: write settlement = \"open\"");
    lua_settop(L, table);
}

void statement_case(struct body *body)
{
    struct worked_case *worked_case = build_case(body->builder, body->at, body->id);
    size_t row_room = 0, expectation_room = 0;
    body_need(body, "on", "on = \"2019-12-25\"");
    int32_t on = body_day(body, "on");
    worked_case->on = on != DAY_NONE ? on : 0;
    case_take_law(body, worked_case);
    int count = body_count(body);
    for (int i = 1; i <= count; i++) {
        struct object *part = body_part(body, i, OBJECT_ROW, NULL);
        if (part) {
            add_row(body, worked_case, &row_room, part);
            lua_pop(body->L, 1);
            continue;
        }
        part = body_part(body, i, OBJECT_PART, "expect");
        if (part) {
            add_expect(body, worked_case, &expectation_room, part);
            lua_pop(body->L, 1);
            continue;
        }
        if (body_part(body, i, OBJECT_DONE, NULL))
            lua_pop(body->L, 1);
        else
            body_refuse_position(body, i,
                                 "person \"A\" { ... }, expect { ... } or a clause for this case");
    }
}
