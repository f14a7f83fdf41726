/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions typed over a frozen pack: what they become, or what is said about them; and the
   self-test of the linked Lua. */
#include "tests/support/check.h"

#include "bindings/lua/expression.h"
#include "bindings/lua/selftest.h"
#include "tests/support/shaky.h"

#include <lua.h>

#include <string.h>

static struct row {
    const char *name;
    const char *text;
    const char *printed; /* NULL: refused */
    const char *message;
} rows[] = {
    { "a path", "person.destination.population", "person.destination.population", NULL },
    { "a test without brackets around a text", "person.degree :is \"bachelor\"",
      "person.degree :is \"bachelor\"", NULL },
    { "blanks and line ends do not matter", " person . degree\n:is\n  ( \"none\" ) ",
      "person.degree :is \"none\"", NULL },
    { "a list of choices", "person.degree :one_of { \"none\", \"college\" }",
      "person.degree :one_of { \"none\", \"college\" }", NULL },
    { "tests of tests", "all { any { person.degree :is \"none\" }, none { has (person.permit) } }",
      "all { any { person.degree :is \"none\" }, none { has (person.permit) } }", NULL },
    { "members under the name of the list", "count (person.stays, stay_here.paid) :above (2)",
      "count (person.stays, stay_here.paid) :above (2)", NULL },
    { "literals are computed exactly",
      "million (3) / 7 * ratio (7, 3) + decimal \"0.1\" - percent (10)", "1000000",
      NULL }, /* 3000000 / 7 * 7 / 3 + 0.1 - 0.1 */
    { "a decimal literal is the decimal that is written", "person.income * 0.1",
      "person.income * 0.1", NULL },
    { "durations of one sum are gathered", "person.born + years (1) + months (2) - days (3)",
      "person.born + years (1) + months (2) - days (3)", NULL },
    { "a part of a year counts in full", "person.born :years_to (law_day, \"started\")",
      "person.born :years_to (law_day, \"started\")", NULL },
    { "the end of the year before", "law_day :year_end (-1)", "law_day :year_end (-1)", NULL },
    { "a value by a choice, in the order written",
      "by (person.degree) { none = 0, bachelor = 2, other = 1 }",
      "by (person.degree) { none = 0, bachelor = 2, other = 1 }", NULL },
    { "rounding", "rounded { person.income / 3, places = 1, mode = \"half_even\" }",
      "rounded { person.income / 3, places = 1, mode = \"half_even\" }", NULL },
    { "a parameter with a dot in its id is one name", "param.line", "param.line", NULL },
    { "a comment may follow", "person.degree -- of the person", "person.degree", NULL },

    { "a misspelt attribute", "person.degre", NULL,
      "person has no attribute 'degre' (did you mean 'degree'?)" },
    { "a statement is no expression", "clause \"9\" { gives = \"x\" }", NULL,
      "clause is a statement: an expression is wanted, such as person.degree :is \"bachelor\"" },
    { "nothing", "  ", NULL, "there is no expression: write one, such as person.degree" },
    { "two expressions", "person.born, person.permit", NULL,
      "there are several expressions: write one" },
    { "the comparison of other languages", "person.income >= 5", NULL,
      "'>=' is not used here: write a :at_least (b)" },
    { "one = is no comparison", "person.degree = \"none\"", NULL,
      "= is no comparison: write a :is (b)" },
    { "two values side by side", "person.income 5", NULL,
      "an operator or a comparison is missing before '5'" },
    { "a sum is tested in brackets", "person.income + 3 :at_least (4)", NULL,
      "a test follows a literal: put what is tested in brackets, (a + 3) :at_least (b)" },
    { "a function of Lua", "tostring (person)", NULL,
      "unknown word 'tostring': the words are listed by bylaw words" },
    { "an unclosed bracket", "all { person.stays", NULL,
      "the { that begins here is not closed: write } after it" },
    { "not UTF-8", "person.degree :is \"\xFF\"", NULL,
      "the expression is not UTF-8: write it in UTF-8" },
    { "an if", "if person.degree then 1 end", NULL,
      "'if' is not used here: write a clause with when =, or by (x) { yes = a, no = b }" },
};

static bylaw_pack *load_small(void)
{
    bylaw_pack *pack = NULL;
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_pack_load(NULL, "tests/lua/packs/small", &pack, &error);
    assert_string_equal(error.message, "");
    assert_int_equal(status, BYLAW_OK);
    return pack;
}

static void reads_expressions(void **state)
{
    const struct row *row = *state;
    bylaw_pack *pack = load_small();
    struct memory memory;
    struct arena arena;
    struct value *value = NULL;
    bylaw_error error = { 0 };
    memory_init(&memory, NULL, NULL, 0);
    arena_init(&arena, &memory);
    bylaw_status status = lua_expression(pack, &memory, &arena, row->text, &value, &error);
    assert_string_equal(error.message, row->message ? row->message : "");
    assert_int_equal(status, row->printed ? BYLAW_OK : BYLAW_EPACK);
    if (row->printed) {
        struct buffer buffer;
        buffer_init(&buffer, &memory);
        node_print(&buffer, value->versions[0]->gives);
        assert_string_equal(buffer.data, row->printed);
        buffer_clear(&buffer);
    }
    arena_clear(&arena);
    assert_int_equal(memory.used_bytes, 0);
    bylaw_pack_free(pack);
}

static void an_expression_survives_each_failed_allocation(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    bool refused = true;
    for (long n = 0; refused; n++) {
        struct shaky shaky = SHAKY_NEVER;
        shaky.fail_at = n;
        struct memory memory;
        struct arena arena;
        struct value *value = NULL;
        bylaw_error error = { 0 };
        memory_init(&memory, shaky_alloc, &shaky, 0);
        arena_init(&arena, &memory);
        bylaw_status status = lua_expression(
            pack, &memory, &arena, "all { person.degree :is \"none\", has (person.permit) }",
            &value, &error);
        arena_clear(&arena);
        refused = shaky_refused(&shaky);
        assert_true(status == BYLAW_OK || (refused && status == BYLAW_ENOMEM));
        assert_int_equal(shaky.live, 0);
        assert_true(n < 10000);
    }
    bylaw_pack_free(pack);
}

/* Whatever Lua is linked, long tables are right; 5.4.4 is known to have both faults. */
static void the_linked_lua_is_described(void **state)
{
    (void)state;
    struct memory memory;
    const char *text = NULL;
    memory_init(&memory, NULL, NULL, 0);
    assert_int_equal(lua_self_test(&memory, &text), BYLAW_OK);
    assert_int_equal(strncmp(text, LUA_RELEASE ": ", strlen(LUA_RELEASE) + 2), 0);
    if (strcmp(LUA_RELEASE, "Lua 5.4.4") == 0)
        assert_string_equal(
            text + strlen("Lua 5.4.4: "),
            "bitwise operators and comparisons as index are miscompiled; statements "
            "cannot contain them");
    assert_int_equal(memory.used_bytes, 0);
}

static void the_self_test_survives_each_failed_allocation(void **state)
{
    (void)state;
    bylaw_status status = BYLAW_ENOMEM;
    for (long n = 0; status == BYLAW_ENOMEM; n++) {
        struct shaky shaky = SHAKY_NEVER;
        shaky.fail_at = n;
        shaky.fails_onward = true;
        struct memory memory;
        const char *text = NULL;
        memory_init(&memory, shaky_alloc, &shaky, 0);
        status = lua_self_test(&memory, &text);
        assert_int_equal(shaky.live, 0);
        assert_true(n < 10000);
    }
    assert_int_equal(status, BYLAW_OK);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(rows) + 3] = {
        cmocka_unit_test(an_expression_survives_each_failed_allocation),
        cmocka_unit_test(the_linked_lua_is_described),
        cmocka_unit_test(the_self_test_survives_each_failed_allocation),
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i + 3] = (struct CMUnitTest){ rows[i].name, reads_expressions, NULL, NULL, &rows[i] };
    return cmocka_run_group_tests_name("lua/expression", tests, NULL, NULL);
}
