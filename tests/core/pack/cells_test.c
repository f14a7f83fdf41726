/* SPDX-License-Identifier: Apache-2.0 */
/* Cells against all facts that there can be: random tests over facts of few values, of which every
   combination is tried. Both must agree whether some facts pass some tests and fail others. */
#include "core/pack/cells.h"
#include "tests/core/pack/sample.h"
#include "tests/support/random.h"

enum { PROGRAMS = 150, TESTS = 4, MOST_DEPTH = 3, ABSENT = -1000000 };

/* The facts: a whole number of 0 to 6, one with a place of 0.0 to 1.2, a choice of 3, a yes/no, a
   day of 2020-01-01 to 05 that may be absent, and a number of 0 to 3 that may be. */
struct facts {
    int whole, tenths, choice, yes, day, optional; /* -1: absent */
};

static int draw(uint64_t *random, int below)
{
    return (int)random_below(random, (uint64_t)below);
}

static void vocabulary(struct builder *b)
{
    struct entity *thing = build_entity(b, at(b, 1), "thing");
    fact(b, thing, "whole", KIND_NUMBER, "")->at_most = number_whole(6);
    struct attribute *tenths = fact(b, thing, "tenths", KIND_NUMBER, "");
    tenths->places = 1;
    (void)number_parse("1.2", 3, &tenths->at_most);
    choose(b, &fact(b, thing, "choice", KIND_CHOICE, "")->choices, "x y z");
    fact(b, thing, "yes", KIND_YES_NO, "");
    struct attribute *day = fact(b, thing, "day", KIND_DAY, "");
    day->first_day = day_from_civil(2020, 1, 1);
    day->last_day = day_from_civil(2020, 1, 5);
    day->optional = true;
    struct attribute *optional = fact(b, thing, "optional", KIND_NUMBER, "");
    optional->at_most = number_whole(3);
    optional->optional = true;
}

static struct node *make_comparison(struct builder *b, uint64_t *random, const char *path,
                                    struct node *constant)
{
    static const enum op ops[] = { OP_AT_LEAST, OP_AT_MOST, OP_ABOVE, OP_BELOW, OP_IS };
    enum op op = ops[draw(random, 5)];
    return draw(random, 4) > 0 ? op2(b, op, p(b, path), constant)
                               : op2(b, op, constant, p(b, path));
}

static struct node *make_atom(struct builder *b, uint64_t *random)
{
    static const char *const choices[] = { "x", "y", "z" };
    char text[32];
    struct node *list[3];
    switch (draw(random, 8)) {
    case 6: /* two sums of one number: 4 - whole * 3 / 2 against whole + 1.5 */
        snprintf(text, sizeof text, "%d", draw(random, 7) - 3);
        list[0] = divided(b, op2(b, OP_MULTIPLY, p(b, "thing.whole"), n(b, text)), "2");
        list[1] = op2(b, OP_SUBTRACT, n(b, "4"), list[0]);
        return op2(b, draw(random, 2) ? OP_BELOW : OP_AT_LEAST, list[1],
                   op2(b, OP_ADD, p(b, "thing.whole"), n(b, draw(random, 2) ? "1.5" : "0")));
    case 0: /* also outside of the bounds, and between whole numbers */
        snprintf(text, sizeof text, "%d.%d", draw(random, 8), 5 * draw(random, 2));
        return make_comparison(b, random, "thing.whole", n(b, text));
    case 1: /* also between tenths */
        snprintf(text, sizeof text, "%d.%02d", draw(random, 2), 5 * draw(random, 20));
        return make_comparison(b, random, "thing.tenths", n(b, text));
    case 2:
        list[0] = p(b, "thing.choice");
        list[1] = q(b, choices[draw(random, 3)]);
        list[2] = q(b, choices[draw(random, 3)]);
        return build_node(b, at(b, 1), OP_ONE_OF, list, 3);
    case 3:
        return p(b, "thing.yes");
    case 4:
        snprintf(text, sizeof text, "2020-01-%02d", 1 + draw(random, 5));
        return make_comparison(b, random, "thing.day", q(b, text));
    case 5:
        snprintf(text, sizeof text, "%d", draw(random, 4));
        return make_comparison(b, random, "thing.optional", n(b, text));
    default:
        return op1(b, OP_HAS, p(b, draw(random, 2) ? "thing.day" : "thing.optional"));
    }
}

static struct node *make_test(struct builder *b, uint64_t *random, int depth)
{
    static const enum op ops[] = { OP_ALL, OP_ANY, OP_NONE, OP_ALL };
    struct node *parts[3];
    if (depth == 0 || draw(random, 4) == 0)
        return make_atom(b, random);
    int count = 2 + draw(random, 2);
    for (int i = 0; i < count; i++)
        parts[i] = make_test(b, random, depth - 1);
    return build_node(b, at(b, 1), ops[draw(random, 4)], parts, count);
}

/* ---- The same by trying ---------------------------------------------------------------------- */

/* What a fact is in tenths (numbers), days or codes. */
static int value_of(const struct facts *facts, const struct node *node)
{
    const char *name = node->path[1];
    if (strcmp(name, "whole") == 0)
        return 100 * facts->whole;
    if (strcmp(name, "tenths") == 0)
        return 10 * facts->tenths;
    if (strcmp(name, "choice") == 0)
        return facts->choice;
    if (strcmp(name, "yes") == 0)
        return facts->yes;
    if (strcmp(name, "day") == 0)
        return facts->day < 0 ? ABSENT : day_from_civil(2020, 1, 1) + facts->day;
    return facts->optional < 0 ? ABSENT : 100 * facts->optional;
}

static bool is_absent(int value)
{
    return value == ABSENT;
}

/* Numbers in hundredths. */
static int operand(const struct facts *facts, const struct node *node)
{
    if (node->op == OP_FIELD)
        return value_of(facts, node);
    if (node->op == OP_NUMBER)
        return (int)(node->number.top * 100 / node->number.bottom);
    if (node->op == OP_ADD)
        return operand(facts, node->args[0]) + operand(facts, node->args[1]);
    if (node->op == OP_SUBTRACT)
        return operand(facts, node->args[0]) - operand(facts, node->args[1]);
    if (node->op == OP_MULTIPLY)
        return operand(facts, node->args[0]) * operand(facts, node->args[1]) / 100;
    if (node->op == OP_DIVIDE)
        return operand(facts, node->args[0]) / 2;
    return node->type.kind == KIND_DAY ? node->day : node->code;
}

static bool holds(const struct facts *facts, const struct node *node)
{
    int first = node->op <= OP_LAW_DAY ? 0 : operand(facts, node->args[0]);
    int count = 0;
    switch (node->op) {
    case OP_FIELD:
        return value_of(facts, node) == 1;
    case OP_HAS:
        return !is_absent(first);
    case OP_ALL:
    case OP_ANY:
    case OP_NONE:
        for (int i = 0; i < node->arg_count; i++)
            count += holds(facts, node->args[i]);
        return node->op == OP_ALL ? count == node->arg_count : (count > 0) == (node->op == OP_ANY);
    default:
        break;
    }
    int second = operand(facts, node->args[1]);
    if (is_absent(first) || is_absent(second))
        return false;
    switch (node->op) {
    case OP_AT_LEAST:
        return first >= second;
    case OP_AT_MOST:
        return first <= second;
    case OP_ABOVE:
        return first > second;
    case OP_BELOW:
        return first < second;
    case OP_IS:
        return first == second;
    default:
        return first == second || first == operand(facts, node->args[2]);
    }
}

/* The next facts of all; false: these were the last. */
static bool next_facts(struct facts *facts)
{
    if (++facts->whole <= 6)
        return true;
    facts->whole = 0;
    if (++facts->tenths <= 12)
        return true;
    facts->tenths = 0;
    if (++facts->choice <= 2)
        return true;
    facts->choice = 0;
    if (++facts->yes <= 1)
        return true;
    facts->yes = 0;
    if (++facts->day <= 4)
        return true;
    facts->day = -1;
    return ++facts->optional <= 3;
}

static bool somebody_is(const struct node *const *tests, int yes_count)
{
    struct facts facts = { .day = -1, .optional = -1 };
    do {
        bool wanted = true;
        for (int i = 0; i < TESTS && wanted; i++)
            wanted = holds(&facts, tests[i]) == (i < yes_count);
        if (wanted)
            return true;
    } while (next_facts(&facts));
    return false;
}

static void compare(uint64_t *random, int *found, int *none)
{
    struct heard heard;
    struct builder *b = new_builder(&heard);
    const struct node *tests[TESTS];
    const struct cell_test *taken[TESTS];
    struct memory memory;
    struct arena arena;
    vocabulary(b);
    for (int i = 0; i < TESTS; i++) {
        struct value *value =
            build_value(b, at(b, 4), "thing", arena_format(b->arena, "t%d", i), FORM_DERIVED);
        struct version *version = build_version(b, value, at(b, 4), "nation");
        version->law.text = "S";
        version->gives = build_use(b, make_test(b, random, MOST_DEPTH));
        tests[i] = version->gives;
    }
    struct bylaw_pack *pack = frozen(b, &heard);
    memory_init(&memory, NULL, NULL, 0);
    arena_init(&arena, &memory);
    struct cells *cells = cells_new(&arena, pack, 10000000);
    for (int i = 0; i < TESTS; i++)
        taken[i] = cells_add(cells, tests[i]);
    for (int yes = 0; yes <= TESTS; yes++) {
        enum cells_answer answer = cells_find(cells, taken, yes, taken + yes, TESTS - yes);
        bool is_there = somebody_is(tests, yes);
        assert_int_equal(answer, is_there ? CELLS_FOUND : CELLS_NONE);
        *found += is_there;
        *none += !is_there;
    }
    arena_clear(&arena);
    pack_free(pack);
}

static void cells_find_what_trying_everything_finds(void **state)
{
    (void)state;
    uint64_t random = 20260101;
    int found = 0;
    int none = 0;
    for (int i = 0; i < PROGRAMS; i++)
        compare(&random, &found, &none);
    assert_true(found > PROGRAMS / 4 && none > PROGRAMS / 4); /* neither is rare */
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(cells_find_what_trying_everything_finds) };
    return cmocka_run_group_tests_name("core/pack/cells", tests, NULL, NULL);
}
