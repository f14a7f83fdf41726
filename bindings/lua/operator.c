/* SPDX-License-Identifier: Apache-2.0 */
/* Operators and methods: + - * / and :is, :at_least ... build nodes. The other operators of Lua
   were refused by the scan already; here they give broken objects, so that nothing more is said. */
#include "bindings/lua/binding.h"

#include <string.h>

bool is_test(const struct node *node)
{
    switch (node->op) {
    case OP_AT_LEAST:
    case OP_AT_MOST:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_IS:
    case OP_ONE_OF:
    case OP_LIES_IN:
    case OP_HAS:
    case OP_ALL:
    case OP_ANY:
    case OP_NONE:
    case OP_ANY_OF:
    case OP_ALL_OF:
    case OP_NONE_OF:
        return true;
    default:
        return false;
    }
}

bool is_set(const struct node *node)
{
    return node->op == OP_MONTHS_OF || node->op == OP_KINDS_OF ||
           (node->op >= OP_BETWEEN && node->op <= OP_WITHIN);
}

static bool is_duration(const struct node *node)
{
    return node->op == OP_YEARS || node->op == OP_MONTHS || node->op == OP_DAYS ||
           node->op == OP_WORKING_DAYS;
}

static struct node *broken_of(lua_State *L, struct node *a, struct node *b)
{
    struct builder *builder = loading_of(L)->builder;
    build_use(builder, a);
    build_use(builder, b);
    return build_broken(builder, here(L));
}

/* day + duration: all durations of one sum are gathered, since they are added at once. */
static struct node *move_day(lua_State *L, struct node *day, struct node *duration, int sign)
{
    struct builder *builder = loading_of(L)->builder;
    int count = day->op == OP_MOVE ? day->arg_count : 1;
    struct node **args = arena_alloc(builder->arena, (size_t)count + 1, sizeof(struct node *));
    int8_t *signs = arena_alloc(builder->arena, (size_t)count, sizeof *signs);
    if (!args || !signs) {
        builder->failed = true;
        return broken_of(L, day, duration);
    }
    args[0] = day;
    for (int i = 0; day->op == OP_MOVE && i < count; i++)
        args[i] = day->args[i];
    for (int i = 1; i < count; i++)
        signs[i - 1] = day->signs[i - 1];
    args[count] = duration;
    signs[count - 1] = (int8_t)sign;
    build_use(builder, day);
    struct node *node = build_node(builder, here(L), OP_MOVE, args, count + 1);
    node->signs = signs;
    return node;
}

static bool fold(enum op op, struct number a, struct number b, struct number *out)
{
    switch (op) {
    case OP_ADD:
        return number_add(a, b, out);
    case OP_SUBTRACT:
        return number_subtract(a, b, out);
    case OP_MULTIPLY:
        return number_multiply(a, b, out);
    default:
        return number_divide(a, b, out);
    }
}

struct node *divide_by_number(lua_State *L, struct node *a, struct node *b)
{
    struct builder *builder = loading_of(L)->builder;
    struct number number;
    if (a->op == OP_NUMBER && number_divide(a->number, b->number, &number)) {
        build_use(builder, a);
        build_use(builder, b);
        return build_number(builder, here(L), number);
    }
    if (b->number.top == 0) {
        mistake(L, here(L), "a value is divided by 0: write another number after /");
        return broken_of(L, a, b);
    }
    build_use(builder, b);
    struct node *node = build_node(builder, here(L), OP_DIVIDE, &a, 1);
    node->number = b->number;
    return node;
}

static struct node *divide(lua_State *L, struct node *a, struct node *b)
{
    if (b->op == OP_NUMBER)
        return divide_by_number(L, a, b);
    mistake(L, here(L),
            "only a literal number can stand after /: write x / 12, or share (a, b) for the exact "
            "quotient");
    return broken_of(L, a, b);
}

static struct node *combine(lua_State *L, enum op op, struct node *a, struct node *b)
{
    struct builder *builder = loading_of(L)->builder;
    struct node *const args[] = { a, b };
    if (a->op == OP_BROKEN || b->op == OP_BROKEN)
        return broken_of(L, a, b);
    if (is_test(a) || is_test(b)) {
        mistake(L, here(L),
                "a test stands in arithmetic: put the sum in brackets, (a + b) :at_least "
                "(c)");
        return broken_of(L, a, b);
    }
    if (a->op == OP_TEXT && b->op == OP_TEXT) {
        mistake(L, here(L), "two texts cannot be computed with");
        return broken_of(L, a, b);
    }
    if (is_set(a) || is_set(b)) {
        if (is_set(a) && is_set(b) && (op == OP_ADD || op == OP_SUBTRACT))
            return build_node(builder, here(L), op == OP_ADD ? OP_JOIN : OP_PART, args, 2);
        mistake(L, here(L),
                "a set of months is joined with another by +, parted from another by -, and "
                "counted by count (set)");
        return broken_of(L, a, b);
    }
    if (op == OP_ADD && is_duration(a) && !is_duration(b))
        return move_day(L, b, a, 1);
    if ((op == OP_ADD || op == OP_SUBTRACT) && is_duration(b) && !is_duration(a))
        return move_day(L, a, b, op == OP_ADD ? 1 : -1);
    if (is_duration(a) || is_duration(b)) {
        mistake(L, here(L),
                "years, months and days are added to a day, one after another: write day "
                "+ years (1) + months (6)");
        return broken_of(L, a, b);
    }
    struct number number;
    if (a->op == OP_NUMBER && b->op == OP_NUMBER && fold(op, a->number, b->number, &number)) {
        build_use(builder, a);
        build_use(builder, b);
        return build_number(builder, here(L), number);
    }
    return op == OP_DIVIDE ? divide(L, a, b) : build_node(builder, here(L), op, args, 2);
}

static int arithmetic(lua_State *L, enum op op, const char *sign)
{
    struct node *a = node_from(L, 1, sign);
    struct node *b = node_from(L, 2, sign);
    return give(L, combine(L, op, a, b));
}

static int operator_add(lua_State *L)
{
    return arithmetic(L, OP_ADD, "+");
}

static int operator_subtract(lua_State *L)
{
    return arithmetic(L, OP_SUBTRACT, "-");
}

static int operator_multiply(lua_State *L)
{
    return arithmetic(L, OP_MULTIPLY, "*");
}

static int operator_divide(lua_State *L)
{
    return arithmetic(L, OP_DIVIDE, "/");
}

static int operator_negate(lua_State *L)
{
    struct builder *builder = loading_of(L)->builder;
    struct node *a = node_from(L, 1, "-");
    struct number number;
    if (a->op == OP_BROKEN)
        return give(L, a);
    if (is_test(a) || is_duration(a)) {
        mistake(L, here(L), "only a number can follow -");
        return give(L, broken_of(L, a, NULL));
    }
    if (a->op == OP_NUMBER && number_subtract(number_whole(0), a->number, &number)) {
        build_use(builder, a);
        return give(L, build_number(builder, here(L), number));
    }
    return give(L, build_node(builder, here(L), OP_NEGATE, &a, 1));
}

static int operator_assign(lua_State *L)
{
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "a value";
    mistake(L, here(L), "'%.60s = ...' stands outside a statement: fields belong between { and }",
            key);
    consume(L, 3);
    return 0;
}

static int operator_refused(lua_State *L)
{
    if (library_at(L))
        return luaL_error(L, "an operator of Lua stands on a value that is only known later: use "
                             "a word, or test what the library was given");
    return give_broken(L);
}

const luaL_Reg operator_functions[] = {
    { "__index", object_index },
    { "__call", object_call },
    { "__newindex", operator_assign },
    { "__add", operator_add },
    { "__sub", operator_subtract },
    { "__mul", operator_multiply },
    { "__div", operator_divide },
    { "__unm", operator_negate },
    /* What the scan put in the place of an operator that it refused. */
    { "__band", operator_refused },
    { "__bnot", operator_refused },
    { "__len", operator_refused },
    { "__concat", operator_refused },
    { NULL, NULL },
};

/* ---- Methods ---- */

/* The two operands of a method; false after a mistake (broken is pushed). */
static bool method_operands(lua_State *L, const char *method, int most, struct node **a,
                            struct node **b)
{
    int count = lua_gettop(L);
    if (count < 2) {
        mistake(L, here(L), "'%s' needs a value in brackets after a colon: write x :%s (value)",
                method, method);
        give_broken(L);
        return false;
    }
    if (count > most) {
        mistake(L, here(L), ":%s takes %s value: take the others away", method,
                most == 2 ? "one" : "a");
        give_broken(L);
        return false;
    }
    *a = node_from(L, 1, method);
    *b = node_from(L, 2, method);
    if ((*a)->op == OP_BROKEN || (*b)->op == OP_BROKEN) {
        give(L, broken_of(L, *a, *b));
        return false;
    }
    if (is_test(*a) && strcmp(method, "is") != 0) {
        mistake(L, here(L), "a test is compared by :%s: tests are joined with all { a, b }",
                method);
        give(L, broken_of(L, *a, *b));
        return false;
    }
    return true;
}

static int compare(lua_State *L, enum op op, const char *method)
{
    struct node *args[2];
    if (!method_operands(L, method, 2, &args[0], &args[1]))
        return 1;
    return give(L, build_node(loading_of(L)->builder, here(L), op, args, 2));
}

static int method_is(lua_State *L)
{
    return compare(L, OP_IS, "is");
}

static int method_lies_in(lua_State *L)
{
    return compare(L, OP_LIES_IN, "lies_in");
}

static int method_at_least(lua_State *L)
{
    return compare(L, OP_AT_LEAST, "at_least");
}

static int method_at_most(lua_State *L)
{
    return compare(L, OP_AT_MOST, "at_most");
}

static int method_above(lua_State *L)
{
    return compare(L, OP_ABOVE, "above");
}

static int method_below(lua_State *L)
{
    return compare(L, OP_BELOW, "below");
}

/* { "a", "b" } at an index, as a set; NULL after a mistake. */
static struct node *literal_set(lua_State *L, int index, const char *method)
{
    struct builder *builder = loading_of(L)->builder;
    lua_Unsigned count = lua_rawlen(L, index);
    struct node **args = lua_newuserdatauv(L, (size_t)(count + 1) * sizeof *args, 0);
    bool whole = count > 0;
    for (lua_Unsigned i = 1; i <= count && whole; i++) {
        whole = lua_rawgeti(L, index, (lua_Integer)i) == LUA_TSTRING;
        if (whole)
            args[i - 1] = build_use(builder, node_from(L, -1, method));
        lua_pop(L, 1);
    }
    if (whole)
        return build_node(builder, here(L), OP_LIST, args, (int)count);
    mistake(L, here(L), ":%s takes a list of texts: write x :%s { \"a\", \"b\" }", method, method);
    consume(L, index);
    return NULL;
}

/* set :covers { "a" }, set :covers (set), set :covers (param.list) */
static int method_covers(lua_State *L)
{
    struct node *args[2];
    if (lua_gettop(L) == 2 && lua_type(L, 2) == LUA_TTABLE) {
        args[0] = node_from(L, 1, "covers");
        args[1] = literal_set(L, 2, "covers");
        if (!args[1] || args[0]->op == OP_BROKEN)
            return give(L, broken_of(L, args[0], args[1]));
    } else if (!method_operands(L, "covers", 2, &args[0], &args[1])) {
        return 1;
    }
    return give(L, build_node(loading_of(L)->builder, here(L), OP_COVERS, args, 2));
}

/* x :one_of (param.list), x :one_of (set) */
static int one_of_set(lua_State *L)
{
    struct node *args[2];
    if (!method_operands(L, "one_of", 2, &args[0], &args[1]))
        return 1;
    return give(L, build_node(loading_of(L)->builder, here(L), OP_LISTED, args, 2));
}

static bool is_set_at(lua_State *L, int index)
{
    const struct object *object = object_at(L, index);
    if (!object || (object->form != OBJECT_NODE && object->form != OBJECT_PATH))
        return false;
    return object->form == OBJECT_PATH
               ? object->op == OP_PARAMETER && object->part_count > 0
               : is_set(object->node) || object->node->op == OP_PARAMETER_AT;
}

static int method_one_of(lua_State *L)
{
    struct builder *builder = loading_of(L)->builder;
    if (lua_gettop(L) == 2 && is_set_at(L, 2))
        return one_of_set(L);
    if (lua_gettop(L) != 2 || lua_type(L, 2) != LUA_TTABLE || lua_rawlen(L, 2) == 0) {
        mistake(L, here(L), ":one_of needs a list: write x :one_of { \"a\", \"b\" }");
        return give_broken(L);
    }
    lua_Unsigned count = lua_rawlen(L, 2);
    struct node **args = lua_newuserdatauv(L, (size_t)(count + 1) * sizeof *args, 0);
    args[0] = node_from(L, 1, "one_of");
    bool broken = args[0]->op == OP_BROKEN;
    for (lua_Unsigned i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i);
        args[i] = node_from(L, -1, "one_of");
        lua_pop(L, 1);
        if (args[i]->op != OP_TEXT && args[i]->op != OP_NUMBER && args[i]->op != OP_BROKEN)
            mistake(L, here(L),
                    ":one_of takes texts and numbers only: write x :one_of { \"a\", \"b\" }");
        broken = broken || (args[i]->op != OP_TEXT && args[i]->op != OP_NUMBER);
    }
    if (!broken)
        return give(L, build_node(builder, here(L), OP_ONE_OF, args, (int)count + 1));
    for (lua_Unsigned i = 0; i <= count; i++)
        build_use(builder, args[i]);
    object_push_broken(L);
    return 1;
}

static int span(lua_State *L, enum op op, const char *method)
{
    struct node *args[2];
    if (!method_operands(L, method, 3, &args[0], &args[1]))
        return 1;
    bool started = false;
    if (lua_gettop(L) == 3) {
        started = lua_type(L, 3) == LUA_TSTRING && strcmp(lua_tostring(L, 3), "started") == 0;
        if (!started)
            mistake(L, here(L), "the second value of :%s can only be \"started\"", method);
        consume(L, 3);
    }
    struct node *node = build_node(loading_of(L)->builder, here(L), op, args, 2);
    node->started = started;
    return give(L, node);
}

static int method_years_to(lua_State *L)
{
    return span(L, OP_YEARS_TO, "years_to");
}

static int method_months_to(lua_State *L)
{
    return span(L, OP_MONTHS_TO, "months_to");
}

static int method_days_to(lua_State *L)
{
    return span(L, OP_DAYS_TO, "days_to");
}

/* set :within (set); since and up_to: within all months from a day on, or up to it. */
static int set_method(lua_State *L, const char *method, bool since, bool up_to)
{
    struct builder *builder = loading_of(L)->builder;
    struct node *args[2];
    if (!method_operands(L, method, 2, &args[0], &args[1]))
        return 1;
    if (!is_set(args[0]) || (!since && !up_to && !is_set(args[1]))) {
        mistake(L, here(L),
                "%s is about sets of months: write count (months_of (person.stays) :%s (%s))",
                method, method, since || up_to ? "day" : "last_months (12, day)");
        return give(L, broken_of(L, args[0], args[1]));
    }
    if (since || up_to) {
        struct node *ends[] = {
            since ? args[1] : build_day(builder, here(L), day_from_civil(1900, 1, 1)),
            up_to ? args[1] : build_day(builder, here(L), day_from_civil(2199, 12, 31)),
        };
        args[1] = build_node(builder, here(L), OP_BETWEEN, ends, 2);
    }
    return give(L, build_node(builder, here(L), OP_WITHIN, args, 2));
}

static int method_within(lua_State *L)
{
    return set_method(L, "within", false, false);
}

static int method_since(lua_State *L)
{
    return set_method(L, "since", true, false);
}

static int method_up_to(lua_State *L)
{
    return set_method(L, "up_to", false, true);
}

static int method_working_days_to(lua_State *L)
{
    struct node *args[2];
    if (!method_operands(L, "working_days_to", 2, &args[0], &args[1]))
        return 1;
    return give(L, build_node(loading_of(L)->builder, here(L), OP_WORKING_DAYS_TO, args, 2));
}

static int method_year_end(lua_State *L)
{
    struct node *args[2];
    if (!method_operands(L, "year_end", 2, &args[0], &args[1]))
        return 1;
    if (args[1]->op != OP_NUMBER || args[1]->number.bottom != 1) {
        mistake(L, here(L), ":year_end takes a whole number of years: write :year_end (-1)");
        return give(L, broken_of(L, args[0], args[1]));
    }
    return give(L, build_node(loading_of(L)->builder, here(L), OP_YEAR_END, args, 2));
}

/* param.x :on (day), param.x :of (place): the parameter at 1 and its key (NULL: none); NULL after a
   mistake. */
static struct node *parameter_operand(lua_State *L, const char *method, const char *example,
                                      struct node **key)
{
    struct node *node = lua_gettop(L) == 2 ? node_from(L, 1, method) : NULL;
    struct node *keyed = node && node->op == OP_KEYED ? node : NULL;
    node = keyed ? keyed->args[0] : node;
    bool is_twice =
        node && node->op == OP_PARAMETER_AT &&
        (strcmp(method, "on") == 0 ? node->has_on
                                   : node->text || node->arg_count > (node->has_on ? 1 : 0));
    *key = keyed ? keyed->args[1] : NULL;
    build_use(loading_of(L)->builder, keyed);
    if (node && !is_twice && (node->op == OP_PARAMETER || node->op == OP_PARAMETER_AT))
        return node;
    if (is_twice)
        mistake(L, here(L), ":%s is written twice: keep one", method);
    else if (!node || node->op != OP_BROKEN)
        mistake(L, here(L), ":%s belongs to a parameter: write param.line :%s", method, example);
    build_use(loading_of(L)->builder, node);
    consume(L, 1);
    consume(L, 2);
    return NULL;
}

/* The parameter, for its key where it has one. */
static int give_keyed(lua_State *L, struct node *parameter, struct node *key)
{
    struct node *args[] = { parameter, key };
    if (!key)
        return give(L, parameter);
    return give(L, build_node(loading_of(L)->builder, here(L), OP_KEYED, args, 2));
}

static int method_on(lua_State *L)
{
    struct node *key;
    struct node *parameter = parameter_operand(L, "on", "on (person.applied)", &key);
    if (!parameter)
        return give_broken(L);
    struct node *day = node_from(L, 2, ":on");
    if (day->op == OP_BROKEN)
        return give(L, broken_of(L, parameter, day));
    return give_keyed(L, build_parameter_at(loading_of(L)->builder, parameter, day, NULL, NULL),
                      key);
}

static int method_of(lua_State *L)
{
    struct node *key;
    struct node *parameter = parameter_operand(L, "of", "of (person.town)", &key);
    if (!parameter)
        return give_broken(L);
    struct builder *builder = loading_of(L)->builder;
    if (lua_type(L, 2) == LUA_TSTRING)
        return give_keyed(L, build_parameter_at(builder, parameter, NULL, NULL, lua_tostring(L, 2)),
                          key);
    struct node *place = node_from(L, 2, ":of");
    if (place->op == OP_BROKEN)
        return give(L, broken_of(L, parameter, place));
    return give_keyed(L, build_parameter_at(builder, parameter, NULL, place, NULL), key);
}

/* x :as "unit"; "full unit" is rounded down to a whole one. */
static int method_as(lua_State *L)
{
    struct builder *builder = loading_of(L)->builder;
    const char *unit =
        lua_gettop(L) == 2 && lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
    struct node *a = node_from(L, 1, "as");
    bool full = strncmp(unit, "full ", 5) == 0;
    if (!unit[0] || a->op == OP_BROKEN || is_test(a)) {
        if (a->op != OP_BROKEN)
            mistake(L, here(L), ":as takes a unit: write x :as \"years\" or x :as \"full years\"");
        consume(L, 2);
        return give(L, broken_of(L, a, NULL));
    }
    struct node *node = build_node(builder, here(L), OP_AS, &a, 1);
    node->text = build_text(builder, full ? unit + 5 : unit);
    if (!full)
        return give(L, node);
    node = build_node(builder, here(L), OP_ROUNDED, &node, 1);
    node->mode = ROUND_FLOOR;
    return give(L, node);
}

static const luaL_Reg methods[] = {
    { "as", method_as },
    { "is", method_is },
    { "one_of", method_one_of },
    { "lies_in", method_lies_in },
    { "covers", method_covers },
    { "at_least", method_at_least },
    { "at_most", method_at_most },
    { "above", method_above },
    { "below", method_below },
    { "years_to", method_years_to },
    { "months_to", method_months_to },
    { "days_to", method_days_to },
    { "working_days_to", method_working_days_to },
    { "within", method_within },
    { "since", method_since },
    { "up_to", method_up_to },
    { "year_end", method_year_end },
    { "on", method_on },
    { "of", method_of },
};

lua_CFunction method_find(const char *name)
{
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        if (strcmp(methods[i].name, name) == 0)
            return methods[i].func;
    }
    return NULL;
}
