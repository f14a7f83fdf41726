/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions are printed as an official would write them. */
#include "core/law/rule.h"
#include "tests/core/pack/sample.h"

typedef struct node *make_node(struct builder *builder);

static struct node *comparison(struct builder *b)
{
    return op2(b, OP_AT_LEAST, p(b, "person.destination.population"), n(b, "3000000"));
}
static struct node *compared_sum(struct builder *b)
{
    return op2(b, OP_BELOW, op2(b, OP_ADD, p(b, "person.a"), p(b, "person.b")), p(b, "param.c.d"));
}
static struct node *text(struct builder *b)
{
    return op2(b, OP_IS, p(b, "person.degree"), q(b, "硕士"));
}
static struct node *one_of(struct builder *b)
{
    return op3(b, OP_ONE_OF, p(b, "person.degree"), q(b, "a"), q(b, "b"));
}
static struct node *day(struct builder *b)
{
    return op2(b, OP_AT_MOST, build_day(b, at(b, 1), 0),
               build_node(b, at(b, 1), OP_LAW_DAY, NULL, 0));
}
static struct node *precedence(struct builder *b)
{
    return op2(b, OP_MULTIPLY, op2(b, OP_ADD, n(b, "1"), n(b, "2.50")),
               op1(b, OP_NEGATE,
                   op2(b, OP_SUBTRACT, n(b, "3"), op2(b, OP_SUBTRACT, n(b, "4"), n(b, "5")))));
}
static struct node *quotient(struct builder *b)
{
    struct node *node = op2(b, OP_ADD, n(b, "1"), divided(b, p(b, "person.a"), "24"));
    return op2(b, OP_MULTIPLY, node, divided(b, op2(b, OP_ADD, n(b, "1"), n(b, "2")), "0.5"));
}
static struct node *fraction(struct builder *b)
{
    struct node *node = n(b, "0");
    node->number = (struct number){ 1, 24 };
    return node;
}
static struct node *rounding(struct builder *b)
{
    return rounded(b, p(b, "person.a"), 2, ROUND_HALF_EVEN);
}
static struct node *choosing(struct builder *b)
{
    return by2(b, p(b, "person.degree"), "master", n(b, "26"), "other", n(b, "0"));
}
static struct node *lists(struct builder *b)
{
    return op3(b, OP_TOTAL, p(b, "person.stays"), p(b, "stay.length"), p(b, "stay.valid"));
}
static struct node *without_test(struct builder *b)
{
    return op2(b, OP_COUNT, p(b, "person.stays"), NULL);
}
static struct node *tests(struct builder *b)
{
    return op2(b, OP_ALL, op1(b, OP_HAS, p(b, "person.born")),
               op1(b, OP_NONE, p(b, "person.insured")));
}
static struct node *started(struct builder *b)
{
    struct node *node = op2(b, OP_YEARS_TO, p(b, "person.born"), q(b, "2020-01-01"));
    node->started = true;
    return node;
}
static struct node *moved(struct builder *b)
{
    static int8_t signs[] = { 1, -1 };
    struct node *node = op3(b, OP_MOVE, p(b, "person.born"), op1(b, OP_YEARS, n(b, "5")),
                            op1(b, OP_DAYS, n(b, "1")));
    node->signs = signs;
    return node;
}
static struct node *year_end(struct builder *b)
{
    return op2(b, OP_YEAR_END, p(b, "person.born"), op1(b, OP_NEGATE, n(b, "1")));
}

static const struct row {
    const char *name;
    make_node *make;
    const char *text;
} rows[] = {
    { "a comparison", comparison, "person.destination.population :at_least (3000000)" },
    { "a sum that is compared stands in brackets", compared_sum,
      "(person.a + person.b) :below (param.c.d)" },
    { "a text", text, "person.degree :is \"硕士\"" },
    { "one of a list", one_of, "person.degree :one_of { \"a\", \"b\" }" },
    { "a day", day, "\"1970-01-01\" :at_most (law_day)" },
    { "brackets are written where they are needed", precedence, "(1 + 2.5) * -(3 - (4 - 5))" },
    { "a quotient", quotient, "(1 + person.a / 24) * ((1 + 2) / 0.5)" },
    { "a fraction that is no decimal", fraction, "ratio (1, 24)" },
    { "a rounding", rounding, "rounded { person.a, places = 2, mode = \"half_even\" }" },
    { "a choice", choosing, "by (person.degree) { master = 26, other = 0 }" },
    { "a list with value and test", lists, "total (person.stays, stay.length, stay.valid)" },
    { "a list alone", without_test, "count (person.stays)" },
    { "tests", tests, "all { has (person.born), none { person.insured } }" },
    { "a part of a year counts in full", started,
      "person.born :years_to (\"2020-01-01\", \"started\")" },
    { "a day that is moved", moved, "person.born + years (5) - days (1)" },
    { "the end of the year before", year_end, "person.born :year_end (-1)" },
};

static void prints(void **state)
{
    const struct row *row = *state;
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    struct buffer text_of;
    buffer_init(&text_of, builder->arena->memory);
    node_print(&text_of, row->make(builder));
    assert_string_equal(text_of.data, row->text);
    buffer_clear(&text_of);
    builder_free(builder);
}

static void every_operator_has_a_name(void **state)
{
    (void)state;
    for (int op = 0; op < OP_END; op++)
        assert_non_null(op_names[op]);
    for (int mode = 0; mode < OVERRIDE_COUNT; mode++)
        assert_non_null(override_names[mode]);
}

static void a_value_is_named_with_its_entity(void **state)
{
    (void)state;
    struct memory memory;
    struct arena arena;
    memory_init(&memory, NULL, NULL, 0);
    arena_init(&arena, &memory);
    struct value value = { .entity_name = "person", .name = "settlement" };
    assert_string_equal(value_full_name(&arena, &value), "person.settlement");
    arena_clear(&arena);
}

int main(void)
{
    struct CMUnitTest all[COUNT(rows) + 2];
    for (size_t i = 0; i < COUNT(rows); i++)
        all[i] =
            (struct CMUnitTest){ rows[i].name, prints, NULL, NULL, (void *)(uintptr_t)&rows[i] };
    all[COUNT(rows)] = (struct CMUnitTest)cmocka_unit_test(every_operator_has_a_name);
    all[COUNT(rows) + 1] = (struct CMUnitTest)cmocka_unit_test(a_value_is_named_with_its_entity);
    return cmocka_run_group_tests_name("core/law/expression", all, NULL, NULL);
}
