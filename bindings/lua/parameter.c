/* SPDX-License-Identifier: Apache-2.0 */
/* parameter "id" { title =, unit =, override =, within =, favours =, by =, number =, reason =,
   ended =, from (...), off (...), ... } */
#include "bindings/lua/binding.h"

#include <string.h>

static bool value_set(const struct body *body, struct parameter_value *value);

/* { primary = 720, junior = 940 } or { "a", "b" }, at the top of the stack. */
static void table_set(const struct body *body, struct parameter_value *value)
{
    lua_State *L = body->L;
    int table = lua_gettop(L);
    size_t count;
    value->is_table = true;
    const struct ordered_key *keys = keys_in_order(L, table, "from", value->at.line, &count);
    for (size_t i = 0; i < count; i++) {
        lua_getfield(L, table, keys[i].key);
        struct parameter_value *part =
            build_parameter_part(body->builder, value, value->at, keys[i].key);
        if (!value_set(body, part) || part->is_table)
            mistake(L, value->at, "the value of '%.60s' is a number, a day or a choice",
                    keys[i].key);
        lua_pop(L, 1);
    }
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, table); i++) {
        if (lua_rawgeti(L, table, i) == LUA_TSTRING) {
            struct parameter_value *part =
                build_parameter_part(body->builder, value, value->at, NULL);
            part->text = text_copy(body->builder, L, -1);
        } else {
            mistake(L, value->at, "a list of a parameter has texts: write { \"a\", \"b\" }");
            consume(L, -1);
        }
        lua_pop(L, 1);
    }
    lua_settop(L, table);
}

bool parameter_says(struct parameter_value *value, const char *text, size_t length)
{
    if (strcmp(text, "yes") == 0 || strcmp(text, "no") == 0) {
        value->kind = KIND_YES_NO;
        value->yes = text[0] == 'y';
        return true;
    }
    if (!day_parse(text, length, &value->day))
        return false;
    value->kind = KIND_DAY;
    return true;
}

/* What a value is: a number, a day, yes or no, else the name of a choice. */
static bool value_set(const struct body *body, struct parameter_value *value)
{
    lua_State *L = body->L;
    if (number_from(L, -1, &value->number)) {
        value->kind = KIND_NUMBER;
        return true;
    }
    if (lua_type(L, -1) == LUA_TTABLE) {
        table_set(body, value);
        return true;
    }
    if (lua_type(L, -1) != LUA_TSTRING)
        return false;
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    if (!parameter_says(value, text, length)) {
        value->kind = KIND_TEXT;
        value->text = text_copy(body->builder, L, -1);
    }
    return true;
}

/* { published = "2020-01-01" } after the law of a value: DAY_NONE where it is not there. */
static int32_t add_published(const struct body *body, int table, int index,
                             const struct object *part)
{
    int32_t day = DAY_NONE;
    if (lua_rawgeti(body->L, table, index) == LUA_TTABLE) {
        struct body options =
            body_open(body->L, lua_gettop(body->L), part->word, body->id, part->at, false);
        body_refuse_positions(&options, 1, "published = \"2020-01-01\"");
        day = body_day(&options, "published");
    }
    lua_pop(body->L, 1);
    return day;
}

/* The table of a from is at index `table`: { day, value, law, n = how many were given }. */
static void add_value(const struct body *body, struct parameter_layer *layer, int table,
                      const struct object *from)
{
    lua_State *L = body->L;
    struct body part = body_open(L, table, from->word, body->id, from->at, true);
    int32_t day = DAY_FIRST;
    lua_rawgeti(L, table, 1);
    (void)day_from(&part, "the first value of from", lua_gettop(L), &day);
    struct parameter_value *value = build_parameter_value(body->builder, layer, from->at, day);
    lua_rawgeti(L, table, 2);
    if (!value_set(&part, value)) {
        struct object *broken = object_at(L, -1);
        if (!broken || broken->form != OBJECT_BROKEN)
            mistake(L, from->at,
                    "the second value of from is a number, a day or a choice: write from "
                    "(\"2019-12-25\", 90.75, \"BJ-2018, notice\")");
        consume(L, -1);
    }
    if (lua_rawgeti(L, table, 3) == LUA_TSTRING)
        value->law.text = text_copy(body->builder, L, -1);
    else if (lua_type(L, -1) != LUA_TNIL)
        mistake(L, from->at, "the third value of from is its law: write it in quotes");
    value->published = add_published(body, table, 4, from);
    if (lua_rawlen(L, table) > (value->published == DAY_NONE ? 3 : 4))
        mistake(L, from->at, "from takes a day, a value and a law: take the others away");
    lua_pop(L, 3);
}

static int override_find(const char *name)
{
    for (int i = 0; i < OVERRIDE_COUNT; i++) {
        if (strcmp(override_names[i], name) == 0)
            return i;
    }
    return -1;
}

/* off ("2020-01-01", "SX-2020, art. 3"): the table is at index `table`. */
static void add_off(const struct body *body, struct parameter_layer *layer, int table,
                    const struct object *off)
{
    lua_State *L = body->L;
    struct body part = body_open(L, table, off->word, body->id, off->at, true);
    int32_t day = DAY_FIRST;
    lua_rawgeti(L, table, 1);
    (void)day_from(&part, "the first value of off", lua_gettop(L), &day);
    struct parameter_value *value = build_parameter_value(body->builder, layer, off->at, day);
    value->off = true;
    if (lua_rawgeti(L, table, 2) == LUA_TSTRING)
        value->law.text = text_copy(body->builder, L, -1);
    else if (lua_type(L, -1) != LUA_TNIL)
        mistake(L, off->at, "the second value of off is its law: write it in quotes");
    value->published = add_published(body, table, 3, off);
    if (lua_rawlen(L, table) > (value->published == DAY_NONE ? 2 : 3))
        mistake(L, off->at, "off takes a day and a law: take the others away");
    if (strcmp(body->loading->region, "nation") == 0)
        mistake(L, off->at,
                "off belongs to the statement of a region: the nation's values end with ended = "
                "\"2020-12-31\"");
    lua_pop(L, 2);
}

/* within belongs to "band", favours to "relax". */
static void mode_fields(struct body *body, struct parameter *parameter)
{
    bool has_within = body_number(body, "within", &parameter->within);
    if (has_within && parameter->within.top < 0)
        body_mistake(body, "within", "within is a share from 0 on: write within = percent (10)");
    if (parameter->mode == OVERRIDE_BAND && !body_has(body, "within"))
        body_mistake(body, "override",
                     "override = \"band\" does not say how far: write within = percent (10)");
    if (parameter->mode != OVERRIDE_BAND && has_within)
        body_mistake(body, "within", "within belongs to override = \"band\": take it away");
    const char *favours = body_text(body, "favours");
    if (!favours)
        return;
    parameter->favours = strcmp(favours, "smaller") == 0 ? FAVOURS_SMALLER : FAVOURS_LARGER;
    if (parameter->favours == FAVOURS_LARGER && strcmp(favours, "larger") != 0)
        body_mistake(body, "favours",
                     "favours is \"larger\" or \"smaller\": which value is better for who applies");
    else if (parameter->mode != OVERRIDE_RELAX)
        body_mistake(body, "favours", "favours belongs to override = \"relax\": take it away");
}

/* uprate { by = param.index, places = 0, mode = "half_up" }: the table is at index `table`. */
static void set_uprate(const struct body *body, struct parameter_layer *layer, int table,
                       const struct object *uprate)
{
    struct body part = body_open(body->L, table, uprate->word, NULL, uprate->at, false);
    int64_t places = 0;
    int mode = body_mode(&part, "mode");
    struct node *by = body_node(&part, "by");
    body_need(&part, "by", "by = param.index");
    body_need(&part, "places", "places = 0");
    body_need(&part, "mode", "mode = \"half_up\"");
    body_refuse_positions(&part, 1, "by = param.index");
    if (body_whole(&part, "places", 0, 6, &places))
        layer->uprate_places = (int)places;
    layer->uprate_mode = mode < 0 ? ROUND_HALF_UP : (enum rounding)mode;
    if (by && by->op != OP_PARAMETER && by->op != OP_BROKEN)
        body_mistake(&part, "by", "by is the index: write by = param.index");
    else if (by && by->op == OP_PARAMETER)
        layer->uprate_by = by;
}

/* title, unit and override belong to the national statement. */
static void national_fields(struct body *body, struct parameter *parameter)
{
    static const char *const fields[] = { "title",   "unit", "override", "within",
                                          "favours", "keys", "list",     "values" };
    if (strcmp(body->loading->region, "nation") == 0) {
        parameter->title = body_text(body, "title");
        body_unit(body, "unit", &parameter->unit);
        parameter->keys = body_text(body, "keys");
        parameter->list = body_flag(body, "list");
        if (parameter->keys && parameter->list) {
            body_mistake(body, "list", "a parameter has keys or is a list: keep one of the two");
            parameter->list = false;
        }
        const char *mode = body_text(body, "override");
        int found = mode ? override_find(mode) : OVERRIDE_NONE;
        if (found >= 0)
            parameter->mode = (enum override_mode)found;
        else
            body_mistake(body, "override",
                         "override is what regions may do: write \"none\", "
                         "\"free\", \"fix\", \"floor\", \"ceiling\", \"band\", \"relax\", "
                         "\"optional\" or \"exceed\"");
        mode_fields(body, parameter);
        return;
    }
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (body_has(body, fields[i]))
            body_mistake(body, fields[i],
                         "%s belongs to the national statement of %s: take it away "
                         "here",
                         fields[i], body->id);
    }
}

void statement_parameter(struct body *body)
{
    struct parameter_layer *layer;
    struct parameter *parameter =
        build_parameter(body->builder, body->at, body->id, body->loading->region, &layer);
    national_fields(body, parameter);
    layer->by = body_text(body, "by");
    layer->number = body_text(body, "number");
    layer->reason = body_text(body, "reason");
    layer->ended = body_day(body, "ended");
    layer->ended_law = body_law(body, "ended_law");
    layer->review_by = body_day(body, "review_by");
    int count = body_count(body);
    for (int i = 1; i <= count; i++) {
        const struct object *off = body_part(body, i, OBJECT_PART, "off");
        if (off) {
            add_off(body, layer, lua_gettop(body->L), off);
            lua_pop(body->L, 1);
            continue;
        }
        const struct object *uprate = body_part(body, i, OBJECT_PART, "uprate");
        if (uprate) {
            set_uprate(body, layer, lua_gettop(body->L), uprate);
            lua_pop(body->L, 1);
            continue;
        }
        const struct object *from = body_part(body, i, OBJECT_PART, "from");
        if (!from) {
            body_refuse_position(body, i, "from (\"2019-12-25\", 90.75, \"BJ-2018, notice\")");
            continue;
        }
        add_value(body, layer, lua_gettop(body->L), from);
        lua_pop(body->L, 1);
    }
    if (strcmp(body->loading->region, "nation") == 0)
        parameter_values(body, parameter);
}
