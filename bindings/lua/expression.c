/* SPDX-License-Identifier: Apache-2.0 */
/* The words that give expressions, and how a Lua value becomes a node. */
#include "bindings/lua/expression.h"

#include "bindings/lua/binding.h"
#include "core/pack/table.h"

#include <string.h>

static struct node *path_node(lua_State *L, const struct object *path)
{
    struct builder *builder = loading_of(L)->builder;
    char text[512];
    const char *names[16];
    int count = 0;
    if (path->op == OP_LAW_DAY)
        return build_node(builder, path->at, OP_LAW_DAY, NULL, 0);
    if (path->part_count == 0) {
        mistake(L, path->at, "param stands alone: write param.name");
        return build_broken(builder, path->at);
    }
    memcpy(text, path->text, strlen(path->text) + 1);
    names[count++] = text;
    for (char *c = text; path->op == OP_FIELD && *c; c++) {
        if (*c == '.') {
            *c = '\0';
            names[count++] = c + 1;
        }
    }
    return build_path(builder, path->at, path->op, names, count);
}

static struct node *object_node(lua_State *L, struct object *object, const char *what)
{
    struct builder *builder = loading_of(L)->builder;
    switch (object->form) {
    case OBJECT_NODE:
        return object->node->used ? build_copy(builder, object->node) : object->node;
    case OBJECT_PATH:
        return path_node(L, object);
    case OBJECT_BROKEN:
        return build_broken(builder, object->at);
    case OBJECT_KIND:
        mistake(L, object->at, "%s is a kind, not a value (%s)", object->word->name, what);
        break;
    case OBJECT_BY:
        mistake(L, object->at, "by (x) needs its values: write by (x) { yes = 1, no = 0 }");
        build_use(builder, object->node);
        break;
    case OBJECT_ROW_HEAD:
    case OBJECT_ROW:
        mistake(
            L, object->at,
            "'%s' is followed by a value: a comma, an operator or a test such as :is is missing",
            object->name);
        break;
    default:
        mistake(L, object->at, "%s is no value (%s)", object->word ? object->word->name : "this",
                what);
        break;
    }
    object_use(object);
    return build_broken(builder, object->at);
}

bool number_from(lua_State *L, int index, struct number *out)
{
    if (lua_type(L, index) == LUA_TNUMBER) {
        if (!lua_isinteger(L, index) && library_at(L))
            return false; /* it may be the result of arithmetic */
        if (lua_isinteger(L, index)) {
            *out = number_whole(lua_tointeger(L, index));
            return true;
        }
        return number_from_double(lua_tonumber(L, index), out);
    }
    struct object *object = object_at(L, index);
    if (!object || object->form != OBJECT_NODE || object->node->op != OP_NUMBER)
        return false;
    build_use(loading_of(L)->builder, object->node);
    *out = object->node->number;
    return true;
}

struct node *node_from(lua_State *L, int index, const char *what)
{
    struct builder *builder = loading_of(L)->builder;
    struct place at = here(L);
    struct number number;
    struct object *object = object_at(L, index);
    meter_charge(L, 1);
    if (object)
        return object_node(L, object, what);
    switch (lua_type(L, index)) {
    case LUA_TSTRING:
        return build_constant_text(builder, at, text_copy(builder, L, index));
    case LUA_TNUMBER:
        if (number_from(L, index, &number))
            return build_number(builder, at, number);
        mistake(L, at,
                "a number computed by Lua is not exact: write decimal \"0.1\" or ratio (1, 3)");
        break;
    case LUA_TBOOLEAN:
        mistake(L, at, "true and false are no values of a rule: write \"yes\" or \"no\" (%s)",
                what);
        break;
    case LUA_TTABLE:
        mistake(L, at, "{ } is no value: write a word before it, such as all { a, b } (%s)", what);
        consume(L, index);
        break;
    case LUA_TFUNCTION:
        mistake(L, at, "a word stands alone: write what follows it (%s)", what);
        break;
    default:
        mistake(L, at, "a value is missing (%s)", what);
        break;
    }
    return build_broken(builder, at);
}

/* ---- Words ---- */

/* Nodes of a list in the table at index 1; the array belongs to Lua and lies on its stack. */
static struct node **list_nodes(lua_State *L, const char *word, int *count)
{
    struct builder *builder = loading_of(L)->builder;
    lua_Unsigned length = lua_rawlen(L, 1);
    luaL_checkstack(L, 6, NULL);
    struct node **nodes = lua_newuserdatauv(L, (size_t)(length + 1) * sizeof *nodes, 0);
    *count = (int)length;
    bool broken = false;
    for (lua_Unsigned i = 0; i < length; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        nodes[i] = node_from(L, -1, word);
        broken = broken || nodes[i]->op == OP_BROKEN;
        lua_pop(L, 1);
    }
    if (!broken)
        return nodes;
    for (int i = 0; i < *count; i++)
        build_use(builder, nodes[i]);
    return NULL;
}

static void refuse_names(lua_State *L, const char *word)
{
    size_t count;
    const struct ordered_key *keys = keys_in_order(L, 1, word, here(L).line, &count);
    for (size_t i = 0; i < count; i++) {
        mistake(L, here(L), "%s { } is a list without names: take '%s =' away", word, keys[i].key);
        lua_getfield(L, 1, keys[i].key);
        consume(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* word { a, b } */
static int list_word(lua_State *L, enum op op, const char *word)
{
    int count;
    refuse_names(L, word);
    struct node **nodes = list_nodes(L, word, &count);
    if (!nodes)
        return give_broken(L);
    if (count == 0) {
        mistake(L, here(L), "%s { } is empty: write what it joins", word);
        return give_broken(L);
    }
    return give(L, build_node(loading_of(L)->builder, here(L), op, nodes, count));
}

/* The operands of a word over the members of a list, which comes first; is_broken: another operand
   is. true: none is broken, and a mistake was said where the first is no list. */
static bool member_nodes(lua_State *L, const char *word, int count, bool is_broken,
                         struct node **nodes)
{
    for (int i = 0; i < count; i++) {
        nodes[i] = node_from(L, i + 1, word);
        is_broken = is_broken || nodes[i]->op == OP_BROKEN;
    }
    if (is_broken || nodes[0]->op == OP_FIELD)
        return !is_broken;
    mistake(L, here(L), "%s begins with a list: write %s (person.stays, ...)", word, word);
    return false;
}

/* Gives the node over its operands, or where they are broken takes them as used. */
static int give_whole(lua_State *L, enum op op, struct node *const *nodes, int count, bool is_whole)
{
    struct builder *builder = loading_of(L)->builder;
    if (is_whole)
        return give(L, build_node(builder, here(L), op, nodes, count));
    for (int i = 0; i < count; i++)
        build_use(builder, nodes[i]);
    object_push_broken(L);
    return 1;
}

/* word (list, ...): the nodes given, NULL for the last where it is left out. */
static int member_word(lua_State *L, enum op op, const char *word, int least, int most)
{
    struct node *nodes[3] = { NULL, NULL, NULL };
    int count = lua_gettop(L);
    if (count < least || count > most || lua_type(L, 1) == LUA_TTABLE) {
        mistake(L, here(L),
                most == 3 ? "%s takes a list, a value and, if need be, a test: write %s "
                            "(person.stays, stay.months)"
                          : "%s takes a list and a test: write %s (person.stays, "
                            "stay.paid)",
                word, word);
        return give_broken(L);
    }
    return give_whole(L, op, nodes, most, member_nodes(L, word, count, false, nodes));
}

static int tests_word(lua_State *L, enum op of_list, enum op of_members, const char *word)
{
    if (lua_gettop(L) == 1 && lua_type(L, 1) == LUA_TTABLE)
        return list_word(L, of_list, word);
    return member_word(L, of_members, word, 2, 2);
}

static int word_all(lua_State *L)
{
    return tests_word(L, OP_ALL, OP_ALL_OF, "all");
}

static int word_any(lua_State *L)
{
    return tests_word(L, OP_ANY, OP_ANY_OF, "any");
}

static int word_none(lua_State *L)
{
    return tests_word(L, OP_NONE, OP_NONE_OF, "none");
}

/* count { a, b }: a table of them that counts. */
static int count_tests(lua_State *L)
{
    int count;
    refuse_names(L, "count");
    struct node **nodes = list_nodes(L, "count", &count);
    if (!nodes)
        return give_broken(L);
    if (count < 2) {
        mistake(L, here(L), "count { } says how many of some tests hold: write count { a, b }");
        for (int i = 0; i < count; i++)
            build_use(loading_of(L)->builder, nodes[i]);
        return give_broken(L);
    }
    struct loading *loading = loading_of(L);
    struct table_law table = { .at = here(L), .statement = loading->statement, .hit = HIT_COUNT };
    table.is_list = true;
    table.row_count = count;
    table.rows = lua_newuserdatauv(L, (size_t)count * sizeof *table.rows, 0);
    for (int i = 0; i < count; i++)
        table.rows[i] = (struct table_row){ .at = nodes[i]->at, .when = nodes[i] };
    return give(L, build_table(loading->builder, &table));
}

static int word_count(lua_State *L)
{
    const struct object *object = object_at(L, 1);
    if (lua_gettop(L) == 1 && object && object->form == OBJECT_NODE && is_set(object->node))
        return give(L, build_node(loading_of(L)->builder, here(L), OP_MONTHS_COUNT,
                                  &(struct node *){ object->node }, 1));
    return lua_gettop(L) == 1 && lua_type(L, 1) == LUA_TTABLE
               ? count_tests(L)
               : member_word(L, OP_COUNT, "count", 1, 2);
}

static int word_total(lua_State *L)
{
    return member_word(L, OP_TOTAL, "total", 2, 3);
}

static int one_operand(lua_State *L, enum op op, const char *word)
{
    if (lua_gettop(L) != 1) {
        mistake(L, here(L), "%s takes one value: write %s (x)", word, word);
        return give_broken(L);
    }
    struct node *node = node_from(L, 1, word);
    if (node->op == OP_BROKEN)
        return give(L, node);
    return give(L, build_node(loading_of(L)->builder, here(L), op, &node, 1));
}

static int word_has(lua_State *L)
{
    return one_operand(L, OP_HAS, "has");
}

static int word_years(lua_State *L)
{
    return one_operand(L, OP_YEARS, "years");
}

static int word_months(lua_State *L)
{
    return one_operand(L, OP_MONTHS, "months");
}

static int word_kinds_of(lua_State *L)
{
    return member_word(L, OP_KINDS_OF, "kinds_of", 2, 3);
}

static int word_months_of(lua_State *L)
{
    return member_word(L, OP_MONTHS_OF, "months_of", 1, 2);
}

static int word_between(lua_State *L)
{
    struct node *days[2];
    if (lua_gettop(L) != 2) {
        mistake(L, here(L), "between takes two days: write between (person.since, law_day)");
        return give_broken(L);
    }
    for (int i = 0; i < 2; i++)
        days[i] = node_from(L, i + 1, "between");
    return give(L, build_node(loading_of(L)->builder, here(L), OP_BETWEEN, days, 2));
}

/* From the month that lies n - 1 months before that of the day. */
static int word_last_months(lua_State *L)
{
    struct builder *builder = loading_of(L)->builder;
    if (lua_gettop(L) != 2) {
        mistake(L, here(L),
                "last_months takes a number and a day: write last_months (12, law_day)");
        return give_broken(L);
    }
    struct node *count = node_from(L, 1, "last_months"), *day = node_from(L, 2, "last_months");
    struct node *one = build_number(builder, here(L), number_whole(1));
    struct node *move[] = { day, build_node(builder, here(L), OP_MONTHS, &count, 1),
                            build_node(builder, here(L), OP_MONTHS, &one, 1) };
    struct node *first = build_node(builder, here(L), OP_MOVE, move, 3);
    first->signs = arena_alloc(builder->arena, 2, 1);
    if (first->signs) {
        first->signs[0] = -1;
        first->signs[1] = 1;
    } else {
        builder->failed = true;
    }
    struct node *days[] = { first, day };
    return give(L, build_node(builder, here(L), OP_BETWEEN, days, 2));
}

/* longest_run (set, { gap = 2 }) */
static int word_longest_run(lua_State *L)
{
    int count = lua_gettop(L);
    const struct object *object = object_at(L, 1);
    int64_t gap = 0;
    if (count < 1 || count > 2 || !object || object->form != OBJECT_NODE || !is_set(object->node) ||
        (count == 2 && lua_type(L, 2) != LUA_TTABLE)) {
        mistake(L, here(L),
                "longest_run takes a set of months: write longest_run (months_of (person.stays), { "
                "gap = 2 })");
        return give_broken(L);
    }
    if (count == 2) {
        struct body body = body_open(L, 2, word_find("longest_run"), NULL, here(L), false);
        body_refuse_positions(&body, 1, "gap = 2");
        (void)body_whole(&body, "gap", 0, 120, &gap);
    }
    struct node *node = build_node(loading_of(L)->builder, here(L), OP_LONGEST_RUN,
                                   &(struct node *){ object->node }, 1);
    node->places = (int)gap;
    return give(L, node);
}

static int word_working_days(lua_State *L)
{
    return one_operand(L, OP_WORKING_DAYS, "working_days");
}

static int word_days(lua_State *L)
{
    return one_operand(L, OP_DAYS, "days");
}

/* word (list, value, test, { if_none = x }) */
static int extreme_member(lua_State *L, enum op op, const char *word)
{
    struct node *nodes[4] = { NULL, NULL, NULL, NULL };
    int count = lua_gettop(L) - 1;
    if (count < 2 || count > 3 || lua_type(L, 1) == LUA_TTABLE ||
        lua_type(L, count + 1) != LUA_TTABLE) {
        mistake(L, here(L),
                "%s takes { a, b }, or a list, a value, a test if need be, and what holds where "
                "there is none: write %s (person.stays, stay.months, { if_none = 0 })",
                word, word);
        return give_broken(L);
    }
    struct body body = body_open(L, count + 1, word_find(word), NULL, here(L), false);
    body_need(&body, "if_none", "if_none = 0");
    body_refuse_positions(&body, 1, "if_none = 0");
    nodes[3] = body_has(&body, "if_none") ? body_node(&body, "if_none") : NULL;
    bool is_broken = !nodes[3] || nodes[3]->op == OP_BROKEN;
    return give_whole(L, op, nodes, 4, member_nodes(L, word, count, is_broken, nodes));
}

static int word_largest(lua_State *L)
{
    if (lua_gettop(L) == 1 && lua_type(L, 1) == LUA_TTABLE)
        return list_word(L, OP_LARGEST, "largest");
    return extreme_member(L, OP_LARGEST_OF, "largest");
}

static int word_smallest(lua_State *L)
{
    if (lua_gettop(L) == 1 && lua_type(L, 1) == LUA_TTABLE)
        return list_word(L, OP_SMALLEST, "smallest");
    return extreme_member(L, OP_SMALLEST_OF, "smallest");
}

static int word_rounded(lua_State *L)
{
    struct builder *builder = loading_of(L)->builder;
    if (lua_gettop(L) != 1 || lua_type(L, 1) != LUA_TTABLE || lua_rawlen(L, 1) != 1) {
        mistake(L, here(L),
                "rounded takes one value: write rounded { x, places = 2, mode = "
                "\"half_up\" }");
        return give_broken(L);
    }
    struct body body = body_open(L, 1, word_find("rounded"), NULL, here(L), false);
    body_need(&body, "places", "places = 2");
    body_need(&body, "mode", "mode = \"half_up\"");
    int64_t places = 0;
    bool stated = body_whole(&body, "places", 0, 6, &places);
    int mode = body_mode(&body, "mode");
    lua_rawgeti(L, 1, 1);
    struct node *value = node_from(L, -1, "rounded");
    if (!stated || mode < 0 || value->op == OP_BROKEN) {
        build_use(builder, value);
        object_push_broken(L);
        return 1;
    }
    struct node *node = build_node(builder, here(L), OP_ROUNDED, &value, 1);
    node->places = (int)places;
    node->mode = (enum rounding)mode;
    return give(L, node);
}

/* ---- Exact numbers ---- */

static int scaled(lua_State *L, const char *word, int64_t top, int64_t bottom)
{
    struct number number, factor;
    if (lua_gettop(L) != 1 || !number_from(L, 1, &number)) {
        mistake(L, here(L), "%s takes a literal number: write %s (5)", word, word);
        return give_broken(L);
    }
    if (!number_make(top, bottom, &factor) || !number_multiply(number, factor, &number)) {
        mistake(L, here(L), "%s is too large", word);
        return give_broken(L);
    }
    return give(L, build_number(loading_of(L)->builder, here(L), number));
}

static int word_percent(lua_State *L)
{
    return scaled(L, "percent", 1, 100);
}

static int word_million(lua_State *L)
{
    return scaled(L, "million", 1000000, 1);
}

static int word_ratio(lua_State *L)
{
    struct number a, b;
    if (lua_gettop(L) != 2 || !number_from(L, 1, &a) || !number_from(L, 2, &b)) {
        mistake(L, here(L), "ratio takes two literal numbers: write ratio (1, 24)");
        return give_broken(L);
    }
    if (!number_divide(a, b, &a)) {
        mistake(L, here(L),
                b.top == 0 ? "ratio divides by 0: write another second number"
                           : "ratio has too many digits: write smaller numbers");
        return give_broken(L);
    }
    return give(L, build_number(loading_of(L)->builder, here(L), a));
}

/* share (list, test, { if_none = x }) */
static int share_of_members(lua_State *L)
{
    struct node *nodes[3] = { NULL, NULL, NULL };
    struct body body = body_open(L, 3, word_find("share"), NULL, here(L), false);
    body_need(&body, "if_none", "if_none = 0");
    body_refuse_positions(&body, 1, "if_none = 0");
    nodes[2] = body_has(&body, "if_none") ? body_node(&body, "if_none") : NULL;
    bool is_broken = !nodes[2] || nodes[2]->op == OP_BROKEN;
    return give_whole(L, OP_SHARE_OF, nodes, 3, member_nodes(L, "share", 2, is_broken, nodes));
}

/* share (a, b): of literals a number, by a literal a division, else an exact quotient. */
static int word_share(lua_State *L)
{
    if (lua_gettop(L) == 3 && lua_type(L, 3) == LUA_TTABLE)
        return share_of_members(L);
    if (lua_gettop(L) != 2) {
        mistake(L, here(L), "share takes two values: write share (a, b)");
        return give_broken(L);
    }
    struct node *args[2] = { node_from(L, 1, "share"), node_from(L, 2, "share") };
    if (args[0]->op == OP_BROKEN || args[1]->op == OP_BROKEN)
        return give_broken(L);
    if (is_test(args[0]) || is_test(args[1])) {
        mistake(L, here(L),
                "share divides numbers: write the test behind it, share (a, b) :at_least (1)");
        return give_broken(L);
    }
    if (args[1]->op == OP_NUMBER)
        return give(L, divide_by_number(L, args[0], args[1]));
    return give(L, build_node(loading_of(L)->builder, here(L), OP_SHARE, args, 2));
}

/* ---- by (x) { key = value } ---- */

static int word_by(lua_State *L)
{
    if (lua_gettop(L) != 1 || lua_type(L, 1) == LUA_TTABLE) {
        mistake(L, here(L), "by takes one value in brackets: write by (x) { yes = 1, no = 0 }");
        return give_broken(L);
    }
    struct node *node = node_from(L, 1, "by");
    struct object *by = object_push(L, OBJECT_BY, word_find("by"), 0);
    by->node = node;
    object_mark(L, by, "by");
    build_use(loading_of(L)->builder, node);
    return 1;
}

int by_call(lua_State *L, struct object *by, int table)
{
    struct builder *builder = loading_of(L)->builder;
    object_use(by);
    size_t count;
    const struct ordered_key *keys = keys_in_order(L, table, "by", by->at.line, &count);
    struct node **args = lua_newuserdatauv(L, (count + 1) * sizeof *args, 0);
    const char **names = NULL;
    int name_count = 0;
    bool broken = by->node->op == OP_BROKEN;
    args[0] = by->node;
    for (size_t i = 0; i < count; i++) {
        lua_getfield(L, table, keys[i].key);
        args[i + 1] = build_use(builder, node_from(L, -1, keys[i].key));
        lua_pop(L, 1);
        broken = broken || args[i + 1]->op == OP_BROKEN;
        build_list_add(builder, &names, &name_count, build_text(builder, keys[i].key));
    }
    if (lua_rawlen(L, table) > 0 || count == 0) {
        mistake(L, by->at,
                "by (x) { } takes values with names: write by (x) { college = 10.5, other "
                "= 0 }");
        consume(L, table);
        broken = true;
    }
    if (broken) {
        object_push_broken(L);
        return 1;
    }
    struct node *node = build_node(builder, by->at, OP_BY, args, (int)count + 1);
    node->keys = names;
    return give(L, node);
}

static const luaL_Reg value_words[] = {
    { "all", word_all },
    { "any", word_any },
    { "none", word_none },
    { "has", word_has },
    { "count", word_count },
    { "total", word_total },
    { "by", word_by },
    { "rounded", word_rounded },
    { "largest", word_largest },
    { "smallest", word_smallest },
    { "percent", word_percent },
    { "million", word_million },
    { "ratio", word_ratio },
    { "years", word_years },
    { "months", word_months },
    { "days", word_days },
    { "share", word_share },
    { "formula", word_formula },
    { "table", word_table },
    { "working_days", word_working_days },
    { "months_of", word_months_of },
    { "kinds_of", word_kinds_of },
    { "between", word_between },
    { "last_months", word_last_months },
    { "longest_run", word_longest_run },
    { "use", word_use },
};

lua_CFunction value_word(const char *name)
{
    for (size_t i = 0; i < sizeof value_words / sizeof value_words[0]; i++) {
        if (strcmp(value_words[i].name, name) == 0)
            return value_words[i].func;
    }
    return NULL;
}
