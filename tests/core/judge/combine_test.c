/* SPDX-License-Identifier: Apache-2.0 */
/* Clauses that combine, worked out by hand from docs/semantics.md, section 5. sample.h says who
   ann, bob, cai and dan are, of whom the four outcomes are. */
#include "tests/core/judge/sample.h"

#define SUM COMBINE_SUM
#define LARGEST COMBINE_LARGEST
#define SMALLEST COMBINE_SMALLEST

static const struct row {
    const char *name;
    enum combine combine;
    struct sample_rule rules[4];
    const char *otherwise;
    const char *expected;
} rows[] = {
    /* s is yes, unknown, no, yes. ann 2 + 3; bob 2 + (0 or 3); cai 2; dan 2 + 3. */
    { "sum: what applies is added, what may apply is 0 or its value",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, "person.s", "3" } },
      NULL,
      "5 by 1 2 | 2 .. 5 | 2 by 1 | 5 by 1 2" },
    /* n is 3, 0 .. 10, 7, 0. bob: 2 + (0 .. 10) + (0 or -4) = -2 .. 12; ann 2 + 3 - 4. */
    { "sum: an unknown value and one below 0 that may apply",
      SUM,
      { { "1", NULL, NULL, "2" },
        { "2", NULL, NULL, "person.n" },
        { "3", NULL, "person.s", "-4" } },
      NULL,
      "1 by 1 2 3 | -2 .. 12 | 9 by 1 2 | -2 by 1 2 3" },
    { "sum: 0 that may apply changes nothing",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, "person.s", "0" } },
      NULL,
      "2 by 1 2 | 2 by 1 | 2 by 1 | 2 by 1 2" },
    /* bob: the base 4, or 0 + 2 or 3 or both, that is 0 .. 5. */
    { "sum: nothing applies for certain: the base, or the sum",
      SUM,
      { { "1", NULL, "person.s", "2" }, { "2", NULL, "person.s", "3" } },
      "4",
      "5 by 1 2 | 0 .. 5 | 4 otherwise | 5 by 1 2" },
    /* bob: the base 0, or 0: known, and by the base. */
    { "sum: the base and the sum agree",
      SUM,
      { { "1", NULL, "person.s", "0" } },
      "0",
      "0 by 1 | 0 otherwise | 0 otherwise | 0 by 1" },
    /* bob: a gap, or 0 .. 2: neither known nor unknown. */
    { "sum: without otherwise the base is a gap",
      SUM,
      { { "1", NULL, "person.s", "2" } },
      NULL,
      "2 by 1 | open | gap | 2 by 1" },
    /* t is yes, open, absent, no: absent is no, and an open attribute in a test is unknown. */
    { "sum: a test that is absent is no",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, "person.t", "3" } },
      NULL,
      "5 by 1 2 | 2 .. 5 | 2 by 1 | 2 by 1" },
    /* bad :above (0) is yes, open, a fault, yes. */
    { "sum: an open test is open, a test that is a fault is one",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, "(above person.bad 0)", "3" } },
      NULL,
      "5 by 1 2 | open | fault | 5 by 1 2" },
    { "sum: of a gap and a fault among the tests the worst",
      SUM,
      { { "1", NULL, "(above person.bad 0)", "2" }, { "2", NULL, "(above param.late 0)", "3" } },
      "1",
      "gap | gap | fault | gap" },
    /* bad itself: 6, open, a fault, 11. */
    { "sum: a ruling that is open, and one that is a fault",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, NULL, "person.bad" } },
      NULL,
      "8 by 1 2 | open | fault | 13 by 1 2" },
    { "sum: a gap and a fault that apply: the worst",
      SUM,
      { { "1", NULL, NULL, "param.late" }, { "2", NULL, NULL, "person.bad" } },
      NULL,
      "gap | gap | fault | gap" },
    /* bob may have a gap: neither known nor unknown. cai: a gap that does not apply. */
    { "sum: a gap that may apply leaves it open",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, "person.s", "param.late" } },
      NULL,
      "gap | open | 2 by 1 | gap" },
    { "sum: an absent ruling is a fault",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, NULL, "person.o" } },
      NULL,
      "7 by 1 2 | open | fault | 12 by 1 2" },
    /* 2.x in place of 2: ann and dan 2 + 9; bob 2 + (3 or 9), cai 2 + 3. */
    { "sum: an exception gives the value instead of its clause",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, NULL, "3" }, { "2.x", "2", "person.s", "9" } },
      NULL,
      "11 by 1 2.x | 5 .. 11 | 5 by 1 2 | 11 by 1 2.x" },
    /* Two exceptions of a clause compete: 4 and 5 are a conflict where s is yes. Of bob, 4 for
       certain and 5 perhaps is open. */
    { "sum: exceptions that conflict are a conflict of the sum",
      SUM,
      { { "1", NULL, NULL, "3" },
        { "1.x", "1", NULL, "4" },
        { "1.y", "1", "person.s", "5" },
        { "2", NULL, NULL, "1" } },
      NULL,
      "conflict 1.x 1.y | open | 5 by 1.x 2 | conflict 1.x 1.y" },
    /* bob may have a conflict in a clause that may apply, and cai none. */
    { "sum: a conflict that may apply is open",
      SUM,
      { { "1", NULL, "person.s", "3" }, { "1.x", "1", NULL, "4" }, { "1.y", "1", NULL, "5" } },
      "7",
      "conflict 1.x 1.y | open | 7 otherwise | conflict 1.x 1.y" },
    { "sum: an exception to the decision comes before the sum",
      SUM,
      { { "1", NULL, NULL, "2" }, { "2", NULL, NULL, "3" }, { "3", "d", "person.s", "9" } },
      NULL,
      "9 by 3 | 5 .. 9 | 5 by 1 2 | 9 by 3" },
    /* The larger of 4 and n: 4, 4 .. 10, 7, 4. */
    { "largest: by whom it is given",
      LARGEST,
      { { "1", NULL, NULL, "4" }, { "2", NULL, NULL, "person.n" } },
      NULL,
      "4 by 1 | 4 .. 10 | 7 by 2 | 4 by 1" },
    { "largest: two that are equal, in natural order",
      LARGEST,
      { { "1.10", NULL, NULL, "4" }, { "1.9", NULL, "person.s", "4" }, { "2", NULL, NULL, "3" } },
      NULL,
      "4 by 1.9 1.10 | 4 by 1.10 | 4 by 1.10 | 4 by 1.9 1.10" },
    { "largest: a larger one that may apply",
      LARGEST,
      { { "1", NULL, NULL, "4" }, { "2", NULL, "person.s", "6" } },
      NULL,
      "6 by 2 | 4 .. 6 | 4 by 1 | 6 by 2" },
    { "largest: a smaller one that may apply changes nothing",
      LARGEST,
      { { "1", NULL, NULL, "4" }, { "2", NULL, "person.s", "3" } },
      NULL,
      "4 by 1 | 4 by 1 | 4 by 1 | 4 by 1" },
    { "largest: below 0",
      LARGEST,
      { { "1", NULL, NULL, "-4" }, { "2", NULL, "person.s", "-6" } },
      NULL,
      "-4 by 1 | -4 by 1 | -4 by 1 | -4 by 1" },
    /* bob: -6, -4 or the base -9. */
    { "largest: nothing applies for certain: those that may, and the base",
      LARGEST,
      { { "1", NULL, "person.s", "-4" }, { "2", NULL, "person.s", "-6" } },
      "-9",
      "-4 by 1 | -9 .. -4 | -9 otherwise | -4 by 1" },
    { "largest: one that may apply and agrees with the base",
      LARGEST,
      { { "1", NULL, "person.s", "6" } },
      "6",
      "6 by 1 | 6 otherwise | 6 otherwise | 6 by 1" },
    { "smallest: by whom it is given",
      SMALLEST,
      { { "1", NULL, NULL, "4" }, { "2", NULL, NULL, "person.n" } },
      NULL,
      "3 by 2 | 0 .. 4 | 4 by 1 | 0 by 2" },
    { "smallest: a smaller one that may apply",
      SMALLEST,
      { { "1", NULL, NULL, "4" }, { "2", NULL, "person.s", "1" } },
      NULL,
      "1 by 2 | 1 .. 4 | 4 by 1 | 1 by 2" },
    { "smallest: a larger one that may apply changes nothing",
      SMALLEST,
      { { "1", NULL, NULL, "4" }, { "2", NULL, "person.s", "5" } },
      NULL,
      "4 by 1 | 4 by 1 | 4 by 1 | 4 by 1" },
    /* bob: D is 0 .. 10, so the smallest of D and P is 0 .. 4. The hull of both is 0 .. 10. */
    { "smallest: an unknown value, and a known one that may apply",
      SMALLEST,
      { { "1", NULL, NULL, "person.n" }, { "2", NULL, "person.s", "4" } },
      NULL,
      "3 by 1 | 0 .. 10 | 7 by 1 | 0 by 1" },
    /* A base that is open or a fault matters only where nothing applies for certain. */
    { "smallest: the base is what it is where nothing applies",
      SMALLEST,
      { { "1", NULL, "person.s", "4" } },
      "person.bad",
      "4 by 1 | open | fault | 4 by 1" },
};

static void build_row(struct builder *builder, const struct row *row)
{
    struct value *decision = sample_decide(builder, "d", row->rules, 4);
    decision->combine = row->combine;
    decision->otherwise = prefix_expression(builder, row->otherwise);
}

static void combined(void **state)
{
    const struct row *row = *state;
    struct builder *builder = sample_pack();
    build_row(builder, row);
    sample_check(builder, false, "d", row->expected);
}

static void each_part_is_rounded_before_the_sum(void **state)
{
    /* 0.5 + 1.5 + 2.5 + 0.5, each by half_even: 0 + 2 + 2 + 0 = 4. Rounded once it would be 5. */
    static const struct sample_rule rules[] = { { "1", NULL, NULL, "(/ 1 2)" },
                                                { "2", NULL, NULL, "(/ 3 2)" },
                                                { "3", NULL, NULL, "(/ 5 2)" },
                                                { "4", NULL, NULL, "(/ 1 2)" } };
    (void)state;
    struct builder *builder = sample_pack();
    struct value *decision = sample_decide(builder, "d", rules, 4);
    decision->combine = SUM;
    decision->places = 0;
    decision->mode = ROUND_HALF_EVEN;
    sample_check(builder, false, "d", "4 by 1 2 3 4 | 4 by 1 2 3 4 | 4 by 1 2 3 4 | 4 by 1 2 3 4");
}

static void survives_no_memory(void **state)
{
    (void)state;
    struct builder *builder = sample_pack();
    build_row(builder, &rows[0]);
    sample_check_memory(builder, "d");
}

int main(void)
{
    struct CMUnitTest tests[COUNT(rows) + 2] = {
        cmocka_unit_test(each_part_is_rounded_before_the_sum),
        cmocka_unit_test(survives_no_memory),
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i + 2] =
            (struct CMUnitTest){ rows[i].name, combined, NULL, NULL, (void *)(uintptr_t)&rows[i] };
    return cmocka_run_group_tests_name("judge/combine", tests, NULL, NULL);
}
