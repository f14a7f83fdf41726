/* SPDX-License-Identifier: Apache-2.0 */
/* Formulas: what a function gets and may give, what it may call, and that whatever it does ends in
   a value or in an error of that row, in bounded time and memory, and shows in no other row. */
#include "tests/support/check.h"

#include "bindings/lua/formula.h"
#include "tests/support/shaky_each.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char vocabulary[] =
    "source \"S\" { title = \"A law\", since = \"2000-01-01\" }\n"
    "entity \"thing\" {\n"
    "  n = whole_number { \"A number\", at_least = -1000, optional = true },\n"
    "  m = money { \"An amount\" },\n"
    "  w = decimal { \"A weight\", places = 3 },\n"
    "  d = day { \"A day\" },\n"
    "  b = yes_no { \"Yes or no\" },\n"
    "  c = choice { \"red\", \"green\", \"blue\", title = \"A colour\" },\n"
    "  t = text { \"A text\" },\n"
    "}\n";

/* n = 12, m = 34.50, w = 1.250, d = 1970-01-11, b = yes, c = green, t = "Ümit". */
struct row {
    const char *name;
    const char *gives;
    const char *body;     /* of function (n, m, w, d, b, c, t), on one line */
    const char *expected; /* the value as printed; or "!" and why there is none */
};

#define TOO_LONG "!it needs more than 100000 instructions"
#define TOO_LARGE "!it needs more than 256 KiB of memory"

static const struct row rows[] = {
    /* What it gets, and what it may give. */
    { "a whole number comes as it is", "whole_number", "return n", "12" },
    { "34.50 yuan come as 3450 fen", "whole_number", "return m", "3450" },
    { "a weight with three places comes in thousandths", "whole_number", "return w", "1250" },
    { "a day comes as days since 1970-01-01", "whole_number", "return d", "10" },
    { "yes comes as true", "whole_number", "if b == true then return 1 end return 0", "1" },
    { "a choice comes as its text", "yes_no", "return c == 'green'", "yes" },
    { "a text comes by its bytes: U with two points is two", "whole_number", "return #t", "5" },
    { "what it gives as money is in fen", "money", "return m // 7", "4.92" },
    { "what it gives as a decimal is in its last place", "decimal { places = 3 }", "return w * 2",
      "2.5" },
    { "a day of the result is counted from 1970-01-01", "day", "return d + 21", "1970-02-01" },
    { "false is no", "yes_no", "return not b", "no" },
    { "a choice of the result is a text", "choice { \"low\", \"high\" }",
      "return n > 11 and 'high' or 'low'", "high" },
    { "only the first result counts", "whole_number", "return 1, 2", "1" },
    { "a result on the bound is inside", "whole_number { at_least = 12, at_most = 12 }", "return n",
      "12" },
    { "a bound between two whole numbers is the next inside", "whole_number { at_most = 11.5 }",
      "return n", "!the result 12 does not lie between 0 and 11" },
    { "a result above the bound is an error", "money { at_most = 100 }", "return 10001",
      "!the result 100.01 does not lie between 0.00 and 100.00" },
    { "negative is below the usual bound", "whole_number", "return -1",
      "!the result -1 does not lie between 0 and 1000000000" },
    { "a day outside the calendar is shown as a number", "day", "return 9000000",
      "!the result 9000000 does not lie between 1900-01-01 and 2199-12-31" },
    { "no result is nil", "whole_number", "local x = n",
      "!the result is nil; a whole number is wanted" },
    { "a quotient with / is not whole, even where it could be", "whole_number", "return n / 4",
      "!the result is a number of Lua that is not whole (use //); a whole number is wanted" },
    { "a number for yes and no is an error", "yes_no", "return 1",
      "!the result is a whole number; true or false is wanted" },
    { "a text for a number is an error", "whole_number", "return '12'",
      "!the result is a text; a whole number is wanted" },
    { "a table is an error", "choice { \"a\" }", "return { 'a' }",
      "!the result is a table or a function; a text is wanted" },
    { "a choice that is not in the list is an error", "choice { \"a\" }", "return 'b'",
      "!the result 'b' is none of the choices" },
    { "a zero byte after a choice is not that choice", "choice { \"a\" }", "return 'a\\0'",
      "!the result is none of the choices" },
    { "a result that is no UTF-8 is not shown", "choice { \"a\" }", "return '\\xff\\xfe'",
      "!the result is none of the choices" },
    /* Numbers are Lua's integers. */
    { "whole division goes down", "whole_number { at_least = -10 }", "return -7 // 2", "-4" },
    { "division by zero is an error", "whole_number", "return n // 0",
      "!attempt to divide by zero" },
    { "a text is no number", "whole_number", "return '1' + n",
      "!attempt to perform arithmetic on a string value (constant '1')" },
    { "what does not exist cannot be computed with", "whole_number", "return n + x",
      "!attempt to perform arithmetic on a nil value (global 'x')" },
    /* The library. */
    { "largest of three", "whole_number", "return math.max (n, 20, 3)", "20" },
    { "a text of a whole number", "yes_no", "return tostring (n) .. '!' == '12!'", "yes" },
    { "format knows d, s and %", "yes_no",
      "return string.format ('%d %s %%', n, c) == '12 green %'", "yes" },
    { "format refuses the rest", "yes_no", "return string.format ('%5.1f', n) == ''",
      "!format has %d, %s and %% only" },
    { "texts have methods", "yes_no", "return c:upper () == 'GREEN' and c:sub (1, 2) == 'gr'",
      "yes" },
    { "texts are compared by their bytes: B comes before a", "yes_no", "return 'B' < 'a'", "yes" },
    { "pairs goes in order, whatever the table", "yes_no",
      "local s = '' for k in pairs ({ z = 1, a = 2, [10] = 3, [2] = 4, [1.5] = 5 }) do s = s .. k "
      ".. ' ' "
      "end return s == '2 10 1.5 a z '",
      "yes" },
    { "pairs has no order for keys that are tables", "yes_no",
      "for k in pairs ({ [{}] = 1 }) do end return true",
      "!pairs has no order for a key that is a table" },
    { "insert, remove, concat and unpack", "yes_no",
      "local t = { 'a', 'c' } table.insert (t, 2, 'b') local l = table.remove (t) return "
      "table.concat "
      "(t, '-') .. l .. select ('#', table.unpack (t)) == 'a-bc2'",
      "yes" },
    { "sort goes up", "yes_no",
      "local t = { 3, 1, 2 } table.sort (t) return table.concat (t) == '123'", "yes" },
    { "sort by a function keeps the order of equals", "yes_no",
      "local t = { 'b1', 'a1', 'b2', 'a2', 'c' } table.sort (t, function (x, y) return x:sub (1, "
      "1) "
      "< y:sub (1, 1) end) return table.concat (t, ' ') == 'a1 a2 b1 b2 c'",
      "yes" },
    { "sort by a function that contradicts itself ends", "yes_no",
      "local t = { 3, 1, 2, 5, 4 } table.sort (t, function () return true end) return #t == 5",
      "yes" },
    { "sort of what has no order is an error", "yes_no",
      "local t = { 1, 'a' } table.sort (t) return true", "!attempt to compare string with number" },
    { "a function within is allowed", "whole_number",
      "local function f (x) if x < 2 then return x end return f (x - 1) + f (x - 2) end return f "
      "(n)",
      "144" },
    { "goto is allowed", "whole_number",
      "local i = 0 ::again:: i = i + 1 if i < n then goto again end return i", "12" },
    { "an address is not to be had", "yes_no", "return tostring ({}) == ''",
      "!a table has no text" },
    { "clocks, chance and loading are not there", "yes_no",
      "return (os or io or load or require or debug or coroutine or pcall or xpcall or "
      "setmetatable "
      "or getmetatable or rawset or rawget or next or dofile or collectgarbage or print or utf8 or "
      "math.random or string.find or string.gsub or string.dump or string.pack or "
      "table.move) == nil",
      "yes" },
    { "the library cannot be changed", "yes_no", "math.max = nil return true",
      "!'max' is no local variable: write local max = ..." },
    { "nor through a function of it", "yes_no", "table.insert (math, 1) return true",
      "!'this' is no local variable: write local this = ..." },
    { "nor the texts", "yes_no", "('').upper = nil return true",
      "!attempt to index a string value (constant '')" },
    { "nothing outlives the call", "yes_no", "seen = true return true",
      "!'seen' is no local variable: write local seen = ..." },
    /* Errors. */
    { "an error says its text", "yes_no", "error ('not today')", "!not today" },
    { "an error of nothing", "yes_no", "error (nil)", "!error was called without a text" },
    { "an error that is a table", "yes_no", "error ({})", "!error was called without a text" },
    { "an assertion says its text", "yes_no", "assert (false, 'never')", "!never" },
    { "a text with line ends stays on one line", "yes_no", "error ('a\\nb\\27[2J', 0)",
      "!a b [2J" },
    /* Budgets. */
    { "an endless loop ends", "yes_no", "while true do end", TOO_LONG },
    { "so does one by goto, without a call", "yes_no", "::again:: goto again", TOO_LONG },
    { "so does one that does nothing but compare", "yes_no", "repeat local x = n until false",
      TOO_LONG },
    { "so does an iteration without end", "yes_no",
      "for x in function () return 1 end do local y = x end return true", TOO_LONG },
    { "endless recursion ends", "yes_no",
      "local function f () return 1 + f () end return f () == 1", TOO_LARGE },
    { "tail calls too", "yes_no", "local function f () return f () end return f ()", TOO_LONG },
    { "repeating nothing costs by the times", "yes_no", "return ('').rep ('', 1 << 40) == ''",
      TOO_LONG },
    { "a huge repetition costs by its length", "yes_no", "return #('x'):rep (1 << 30) == 0",
      TOO_LONG },
    { "and where the length has no number", "yes_no", "return #('xx'):rep (math.maxinteger) == 0",
      TOO_LONG },
    { "doubling a text ends", "yes_no", "local s = 'x' for i = 1, 60 do s = s .. s end return true",
      TOO_LARGE },
    { "tables that grow end", "yes_no",
      "local t = {} for i = 1, 50000 do t[i] = { i } end return true", TOO_LARGE },
    { "texts made over and over cost by their length", "yes_no",
      "local s = ('x'):rep (50000) for i = 1, 20000 do local r = s .. i end return true",
      TOO_LONG },
    { "shifting a long list costs by its length", "yes_no",
      "local t = {} for i = 1, 2000 do t[i] = i end for i = 1, 5000 do table.insert (t, 1, 0) "
      "table.remove (t, 1) end return true",
      TOO_LONG },
    { "unpacking far costs by the way", "yes_no",
      "return select ('#', table.unpack ({}, 1, 10000000)) == 0", TOO_LONG },
    { "going through a list over and over costs by its length", "yes_no",
      "local t = {} for i = 1, 1000 do t[i] = i end for i = 1, 1000 do for k in pairs (t) do break "
      "end "
      "end return true",
      TOO_LONG },
};

/* ---- One formula over one row -------------------------------------------------------------- */

static char *statement_of(const char *gives, const char *body)
{
    char *text = NULL;
    assert_true(
        asprintf(&text,
                 "derive \"thing.x\" { law = \"S\", gives = formula {\n"
                 "  reads = { n = thing.n, m = thing.m, w = thing.w, d = thing.d, b = thing.b,\n"
                 "    c = thing.c, t = thing.t },\n"
                 "  gives = %s,\n"
                 "  compute = function (n, m, w, d, b, c, t) %s end } }\n",
                 gives, body) > 0);
    return text;
}

static void show_mistake(void *user, const bylaw_error *error)
{
    (void)user;
    print_message("%s:%d: %s\n", error->file, error->line, error->message);
}

static bylaw_status load(const char *statement, struct shaky *shaky, bylaw_pack **pack)
{
    const char *const overlay[] = { vocabulary, statement };
    bylaw_config config;
    bylaw_error error = { 0 };
    bylaw_config_init(&config);
    config.overlay = overlay;
    config.overlay_count = 2;
    if (shaky) {
        config.alloc = shaky_alloc;
        config.alloc_user = shaky;
    } else {
        config.on_mistake = show_mistake;
    }
    *pack = NULL;
    return bylaw_pack_load(&config, NULL, pack, &error);
}

static bylaw_status decide(bylaw_pack *pack, const char *id, const char *n, bylaw_case **subject,
                           const bylaw_decision **decision)
{
    static const char *const facts[][2] = { { "m", "34.50" },      { "w", "1.25" },
                                            { "d", "1970-01-11" }, { "b", "yes" },
                                            { "c", "green" },      { "t", "Ümit" } };
    bylaw_error error;
    size_t row = 0;
    bylaw_status status = *subject ? BYLAW_OK : bylaw_case_new(pack, subject, &error);
    if (status == BYLAW_OK)
        status = bylaw_case_row(*subject, "thing", id, &row, &error);
    for (size_t i = 0; i < COUNT(facts) && status == BYLAW_OK; i++)
        status = bylaw_case_set_text(*subject, "thing", row, facts[i][0], facts[i][1], &error);
    if (status == BYLAW_OK)
        status = bylaw_case_set_text(*subject, "thing", row, "n", n, &error);
    if (status == BYLAW_OK)
        status = bylaw_decide(*subject, "x", row, 18000, decision, &error);
    return status;
}

static void check(const struct row *row, const bylaw_decision *decision)
{
    char reason[512];
    if (row->expected[0] != '!') {
        assert_string_equal(bylaw_decision_reason(decision), "");
        assert_string_equal(bylaw_decision_text(decision), row->expected);
        return;
    }
    (void)snprintf(reason, sizeof reason, "formula (input:2:5): %s", row->expected + 1);
    assert_string_equal(bylaw_decision_reason(decision), reason);
    assert_int_equal(bylaw_decision_outcome(decision), BYLAW_ERROR);
}

static double seconds(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void computes(void **state)
{
    const struct row *row = *state;
    char *statement = statement_of(row->gives, row->body);
    struct shaky shaky = SHAKY_NEVER;
    bylaw_pack *pack;
    bylaw_case *subject = NULL;
    const bylaw_decision *decision = NULL;
    if (load(statement, &shaky, &pack) != BYLAW_OK) {
        (void)load(statement, NULL, &pack);
        fail_msg("the formula does not load");
    }
    double start = seconds();
    assert_int_equal(decide(pack, "A", "12", &subject, &decision), BYLAW_OK);
    check(row, decision);
    /* Once more in the same case: what came before does not show. */
    assert_int_equal(decide(pack, "B", "12", &subject, &decision), BYLAW_OK);
    check(row, decision);
    assert_true(seconds() - start < 10.0); /* some 20 calls of at most 0.1 s */
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
    assert_int_equal(shaky.live, 0);
    free(statement);
}

/* ---- What is not known or not there -------------------------------------------------------- */

static void is_open_where_an_input_is_unknown(void **state)
{
    (void)state;
    char *statement = statement_of("whole_number", "return m");
    bylaw_pack *pack;
    bylaw_case *subject = NULL;
    const bylaw_decision *decision;
    assert_int_equal(load(statement, NULL, &pack), BYLAW_OK);
    assert_int_equal(decide(pack, "A", "", &subject, &decision), BYLAW_OK);
    assert_int_equal(bylaw_decision_outcome(decision), BYLAW_UNDETERMINED);
    assert_string_equal(bylaw_decision_ask(decision, 0), "thing.n");
    assert_null(bylaw_decision_ask(decision, 1));
    assert_int_equal(decide(pack, "A", "-", &subject, &decision), BYLAW_OK);
    assert_string_equal(bylaw_decision_reason(decision),
                        "thing.n is absent, and nothing can be computed from it");
    /* Absent comes before unknown: no answer to m would undo it. */
    bylaw_error error;
    size_t row = 0;
    assert_int_equal(bylaw_case_row(subject, "thing", "A", &row, &error), BYLAW_OK);
    assert_int_equal(bylaw_case_set_text(subject, "thing", row, "m", "", &error), BYLAW_OK);
    assert_int_equal(bylaw_decide(subject, "x", row, 18000, &decision, &error), BYLAW_OK);
    assert_int_equal(bylaw_decision_outcome(decision), BYLAW_ERROR);
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
    free(statement);
}

/* ---- Rows do not know of each other -------------------------------------------------------- */

/* n picks what the row does: 1 exhausts memory, 2 instructions, 3 fails, 4 fills a table and gives
   the number of its keys; others give their square. Whatever the order, a row has its own answer.
   */
static void order_does_not_show(void **state)
{
    (void)state;
    static const int orders[][6] = {
        { 1, 2, 3, 4, 5, 6 }, { 6, 5, 4, 3, 2, 1 }, { 4, 1, 5, 2, 6, 3 }, { 5, 3, 6, 1, 4, 2 }
    };
    static const char *const expected[] = { "", TOO_LARGE, TOO_LONG, "!three", "300", "25", "36" };
    char *statement =
        statement_of("whole_number", "if n == 1 then local t = {} while true do t[#t + 1] = {} end "
                                     "end if n == 2 then while true "
                                     "do end end if n == 3 then error ('three') end if n == 4 then "
                                     "local t = {} for i = 1, 300 do "
                                     "t['k' .. i] = i end local k = 0 for _ in pairs (t) do k = k "
                                     "+ 1 end return k end return n * n");
    for (size_t i = 0; i < COUNT(orders); i++) {
        bylaw_pack *pack;
        bylaw_case *subject = NULL;
        assert_int_equal(load(statement, NULL, &pack), BYLAW_OK);
        for (size_t k = 0; k < COUNT(orders[i]); k++) {
            const bylaw_decision *decision;
            char id[8], n[8];
            (void)snprintf(id, sizeof id, "r%zu", k);
            (void)snprintf(n, sizeof n, "%d", orders[i][k]);
            struct row row = { id, "", "", expected[orders[i][k]] };
            assert_int_equal(decide(pack, id, n, &subject, &decision), BYLAW_OK);
            check(&row, decision);
        }
        bylaw_case_free(subject);
        bylaw_pack_free(pack);
    }
    free(statement);
}

/* ---- A function takes nothing from outside ------------------------------------------------- */

static void upvalues_are_found(void **state)
{
    (void)state;
    lua_State *L = luaL_newstate();
    assert_non_null(L);
    assert_int_equal(luaL_dostring(L, "local rate = 3 return function (x) return x * rate end"), 0);
    assert_string_equal(formula_upvalue(L, -1), "rate");
    assert_int_equal(luaL_dostring(L, "return function (x) return x * rate end"), 0);
    assert_null(formula_upvalue(L, -1)); /* a global: read through _ENV, where it is not */
    lua_close(L);
}

/* ---- Failed allocations -------------------------------------------------------------------- */

static bylaw_status whole_decision(struct shaky *shaky, const void *statement)
{
    bylaw_pack *pack;
    bylaw_case *subject = NULL;
    const bylaw_decision *decision = NULL;
    bylaw_status status = load(statement, shaky, &pack);
    if (status == BYLAW_OK)
        status = decide(pack, "A", "12", &subject, &decision);
    if (status == BYLAW_OK)
        assert_string_equal(bylaw_decision_text(decision), "78"); /* 12 * 13 / 2 */
    bylaw_case_free(subject);
    bylaw_pack_free(pack);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    char *statement =
        statement_of("whole_number", "local s = 0 for i = 1, n do s = s + i end return s");
    shaky_each_fails(whole_decision, statement, false);
    free(statement);
}

int main(void)
{
    static struct CMUnitTest tests[COUNT(rows) + 4];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[count++] =
            (struct CMUnitTest){ rows[i].name, computes, NULL, NULL, (void *)(uintptr_t)&rows[i] };
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(is_open_where_an_input_is_unknown);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(order_does_not_show);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(upvalues_are_found);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(every_allocation_may_fail);
    return cmocka_run_group_tests_name("lua/formula", tests, NULL, NULL);
}
