/* SPDX-License-Identifier: Apache-2.0 */
/* Mistakes in expressions and statements: the exact text of each. */
#include "tests/core/pack/sample.h"

typedef struct node *make_node(struct builder *builder);

/* ---- In expressions: the gives of a derived value person.x at line 1 ---- */

static struct node *unknown_attribute(struct builder *b)
{
    return p(b, "person.mnths");
}
static struct node *unknown_entity(struct builder *b)
{
    return p(b, "persn.months");
}
static struct node *other_entity(struct builder *b)
{
    return op2(b, OP_ABOVE, p(b, "city.population"), n(b, "1"));
}
static struct node *unreachable_entity(struct builder *b)
{
    return p(b, "stay.length");
}
static struct node *through_number(struct builder *b)
{
    return p(b, "person.months.length");
}
static struct node *through_list(struct builder *b)
{
    return p(b, "person.stays.length");
}
static struct node *list_as_value(struct builder *b)
{
    return p(b, "person.stays");
}
static struct node *count_of_number(struct builder *b)
{
    return op1(b, OP_COUNT, p(b, "person.months"));
}
static struct node *unknown_parameter(struct builder *b)
{
    return p(b, "param.lien");
}
static struct node *units_added(struct builder *b)
{
    return op2(b, OP_ADD, p(b, "person.months"), p(b, "person.income"));
}
static struct node *units_compared(struct builder *b)
{
    return op2(b, OP_AT_LEAST, p(b, "person.age"), p(b, "person.months"));
}
static struct node *kinds_compared(struct builder *b)
{
    return op2(b, OP_IS, p(b, "person.degree"), p(b, "person.insured"));
}
static struct node *unknown_choice(struct builder *b)
{
    return op2(b, OP_IS, p(b, "person.degree"), q(b, "bachelors"));
}
static struct node *neither_yes_nor_no(struct builder *b)
{
    return op2(b, OP_IS, p(b, "person.insured"), q(b, "true"));
}
static struct node *no_day(struct builder *b)
{
    return op2(b, OP_AT_LEAST, p(b, "person.born"), q(b, "2019-02-29"));
}
static struct node *quoted_number(struct builder *b)
{
    return op2(b, OP_AT_LEAST, p(b, "person.months"), q(b, "6"));
}
static struct node *text_alone(struct builder *b)
{
    return q(b, "open");
}
static struct node *ordered_choice(struct builder *b)
{
    return op2(b, OP_AT_LEAST, p(b, "person.degree"), q(b, "bachelor"));
}
static struct node *choice_as_test(struct builder *b)
{
    return op2(b, OP_ALL, p(b, "person.insured"), p(b, "person.degree"));
}
static struct node *number_as_test(struct builder *b)
{
    return op1(b, OP_ANY, p(b, "person.months"));
}
static struct node *text_as_test(struct builder *b)
{
    return op1(b, OP_NONE, q(b, "bachelor"));
}
static struct node *by_number(struct builder *b)
{
    return by2(b, p(b, "person.months"), "yes", n(b, "1"), "no", n(b, "0"));
}
static struct node *by_unknown_key(struct builder *b)
{
    return by2(b, p(b, "person.degree"), "mastr", n(b, "1"), "other", n(b, "0"));
}
static struct node *by_incomplete(struct builder *b)
{
    return by2(b, p(b, "person.degree"), "none", n(b, "1"), "master", n(b, "0"));
}
static struct node *by_twice(struct builder *b)
{
    return by2(b, p(b, "person.insured"), "yes", n(b, "1"), "yes", n(b, "0"));
}
static struct node *by_zero(struct builder *b)
{
    return divided(b, p(b, "person.months"), "0");
}
static struct node *half_months(struct builder *b)
{
    return op2(b, OP_MOVE, p(b, "person.born"),
               op1(b, OP_MONTHS, divided(b, p(b, "person.months"), "2")));
}
static struct node *years_of_months(struct builder *b)
{
    return op2(b, OP_MOVE, p(b, "person.born"), op1(b, OP_YEARS, p(b, "person.months")));
}
static struct node *span_added(struct builder *b)
{
    return op2(b, OP_ADD, p(b, "person.months"), op1(b, OP_MONTHS, n(b, "1")));
}
static struct node *days_subtracted(struct builder *b)
{
    return op2(b, OP_SUBTRACT, p(b, "person.born"), p(b, "person.born"));
}
static struct node *out_of_calendar(struct builder *b)
{
    return op2(b, OP_MOVE, p(b, "person.born"), op1(b, OP_YEARS, n(b, "7801")));
}
static struct node *too_large(struct builder *b)
{
    /* 10^8 to the 5th is 10^40, and 2^126 is below 10^38 */
    struct node *node = p(b, "person.destination.population");
    for (int i = 0; i < 4; i++)
        node = op2(b, OP_MULTIPLY, node, divided(b, p(b, "person.destination.population"), "1"));
    return op2(b, OP_ABOVE, node, n(b, "1"));
}
static struct node *too_fine(struct builder *b)
{
    /* (10^9 + 7)^2 and (10^9 + 9)^2 * 10^3 share no factor: their least multiple is above 10^39 */
    struct node *left = divided(b, divided(b, p(b, "person.months"), "1000000007"), "1000000007");
    struct node *right =
        divided(b, divided(b, p(b, "person.months"), "1000000009"), "1000000009000");
    return op2(b, OP_ABOVE, left, right);
}
static struct node *year_end_of_fact(struct builder *b)
{
    return op2(b, OP_YEAR_END, p(b, "person.born"), p(b, "person.age"));
}
static struct node *itself(struct builder *b)
{
    return op2(b, OP_ADD, p(b, "person.x"), n(b, "1"));
}

static const struct row {
    const char *name;
    make_node *make;
    const char *message;
} rows[] = {
    { "an unknown attribute", unknown_attribute,
      "person has no attribute 'mnths' (did you mean 'months'?)" },
    { "an unknown name at the start", unknown_entity,
      "'persn' is no name here (did you mean 'person'?); begin with person" },
    { "a path from another entity says how to get there", other_entity,
      "this is about a person, so city.population does not say which city; write "
      "person.destination.population" },
    { "a path from an entity that nothing leads to", unreachable_entity,
      "this is about a person, and no reference of it leads to a stay; begin with person" },
    { "a path goes on after a number", through_number,
      "person.months is no reference, nothing can follow it in person.months.length; end the path "
      "there" },
    { "a path goes on after a list", through_list,
      "person.stays is a list, nothing can follow it in person.stays.length; write any, all, count "
      "or "
      "total (person.stays, ...)" },
    { "a list as a value", list_as_value,
      "person.stays is a list, not a value; write any, all, count or total (person.stays, ...)" },
    { "the members of a number", count_of_number,
      "person.months is no list; count reads the members of a list" },
    { "an unknown parameter", unknown_parameter,
      "there is no parameter 'lien' (did you mean 'line'?)" },
    { "two units are added", units_added,
      "months and yuan cannot be added (person.months, person.income); take facts of one unit, or "
      "turn one into that of the other by :as" },
    { "two units are compared", units_compared,
      "years and months cannot be compared (person.age, person.months); take facts of one unit, or "
      "turn one into that of the other by :as" },
    { "two kinds are compared", kinds_compared,
      "a choice and a yes/no cannot be compared (person.degree, person.insured); write on both "
      "sides what is of one kind" },
    { "an unknown choice", unknown_choice,
      "'bachelors' is none of the choices (did you mean 'bachelor'?)" },
    { "a yes/no that is neither", neither_yes_nor_no,
      "'true' is neither yes nor no; write \"yes\" or \"no\"" },
    { "a day that does not exist", no_day, "'2019-02-29' is no day; write it as \"2019-12-25\"" },
    { "a number in quotes", quoted_number,
      "\"6\" is a text where a number is wanted; write the number without quotes" },
    { "a text that meets nothing", text_alone,
      "what \"open\" means cannot be told here; compare it with an attribute" },
    { "a choice has no order", ordered_choice,
      "person.degree is a choice, which is neither more nor less; write :is" },
    { "a choice is no test", choice_as_test,
      "person.degree is a choice, not a test; write person.degree :is \"...\"" },
    { "a number is no test", number_as_test,
      "person.months is a number, not a test; write person.months :at_least (1)" },
    { "a text is no test", text_as_test,
      "\"bachelor\" is a text, not a test; write what it is compared with" },
    { "by a number", by_number,
      "by chooses by a choice or a test, and person.months is a number; write a test such as "
      "person.months :at_least (1)" },
    { "by with an unknown key", by_unknown_key,
      "by has the key 'mastr', which person.degree never is (did you mean 'master'?)" },
    { "by with a key missing", by_incomplete,
      "by has no value for 'bachelor'; write bachelor = ... or other = ..." },
    { "by with a key twice", by_twice, "by has the key 'yes' twice; keep one" },
    { "a division by zero", by_zero, "person.months / 0 divides by 0; write another number" },
    { "a span that may be no whole number", half_months,
      "months (person.months / 2) may be no whole number; write rounded { person.months / 2, "
      "places = 0, "
      "mode = \"down\" }" },
    { "a span of the wrong unit", years_of_months,
      "years (person.months) was given months; write a number of years" },
    { "a span is added to a number", span_added,
      "months (1) is a span of time where + wants a number; a span of time can only be added to a "
      "day" },
    { "a day is taken from a day", days_subtracted,
      "person.born is a day where - wants a number; write a :days_to (b) for the time between "
      "days" },
    { "a day leaves the calendar", out_of_calendar,
      "person.born + years (7801) may leave the calendar (years 1 to 9999); give person.born "
      "narrower "
      "bounds" },
    { "a product is too large", too_large,
      "person.destination.population * (person.destination.population / 1) * "
      "(person.destination.population / 1) * (person.dest... may need more than 126 bits; give "
      "person.destination.population narrower bounds, or put a part of it into rounded { ... }" },
    { "a comparison is too fine", too_fine,
      "(person.months / 1000000007 / 1000000007) :above (person.months / 1000000009 / "
      "1000000009000) may need "
      "more than 126 bits; give person.months narrower bounds, or put a part of it into rounded { "
      "... }" },
    { "the end of a year that a fact says", year_end_of_fact,
      "year_end wants a whole number of years; write :year_end (1)" },
    { "a value that reads itself", itself,
      "person.x reads person.x, which is a circle; one of them must not read the next" },
};

static void expect_mistakes(struct builder *builder, struct heard *heard, const char *text)
{
    struct bylaw_pack *pack = NULL;
    bylaw_error error = { .line = 0 };
    build_end_of_file(builder);
    assert_int_equal(pack_freeze(builder, &pack, &error), BYLAW_EPACK);
    assert_string_equal(heard->text, text);
    assert_int_equal(error.status, BYLAW_EPACK);
    builder_free(builder);
}

static void in_expression(void **state)
{
    const struct row *row = *state;
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    struct parameter_layer *layer;
    build_parameter(builder, at(builder, 5), "line", "nation", &layer);
    sample_from(builder, layer, 5, 2018, "90.75");
    struct value *x = sample_derived(builder, "x", row->make(builder));
    x->at = x->versions[0]->at = at(builder, 1);
    char expected[1024];
    snprintf(expected, sizeof expected, "p.lua:1: x: %s", row->message);
    expect_mistakes(builder, &heard, expected);
}

/* ---- In statements ---- */

typedef void make_statements(struct builder *builder);

static void no_law(struct builder *b)
{
    sample_decision(b, "d", "a b");
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"))->law.text = NULL;
}
static void unknown_source(struct builder *b)
{
    sample_decision(b, "d", "a b");
    build_source(b, at(b, 1), "OPN-2019");
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"))->law.text = "OPN-2018, (4)";
}
static void unknown_decision(struct builder *b)
{
    sample_decision(b, "settlement", "a b");
    sample_rule(b, 10, "1", "setlement", NULL, q(b, "a"));
}
static void wrong_kind(struct builder *b)
{
    sample_decision(b, "d", "a b");
    sample_rule(b, 10, "1", "d", NULL, n(b, "1"));
    sample_rule(b, 11, "2", "d", NULL, q(b, "c"));
    sample_rule(b, 12, "3", "d", NULL, p(b, "person.degree"));
}
static void wrong_unit(struct builder *b)
{
    struct value *value = build_value(b, at(b, 3), "person", "d", FORM_DECISION);
    value->kind = KIND_NUMBER;
    set_unit(b, &value->unit, "yuan");
    sample_rule(b, 10, "1", "d", NULL, p(b, "person.months"));
}
static void off_the_grid(struct builder *b)
{
    struct value *value = build_value(b, at(b, 3), "person", "d", FORM_DECISION);
    value->kind = KIND_NUMBER;
    set_unit(b, &value->unit, "months");
    sample_rule(b, 10, "1", "d", NULL, divided(b, p(b, "person.months"), "12"));
}
static void points_off_the_grid(struct builder *b)
{
    struct value *value = build_value(b, at(b, 3), "person", "d", FORM_POINTS);
    struct version *version = build_version(b, value, at(b, 10), "nation");
    version->law.text = "S";
    build_item(b, version, NULL, at(b, 11), "work")->points =
        build_use(b, divided(b, p(b, "person.months"), "24"));
}
static void twice_in_force(struct builder *b)
{
    sample_decision(b, "d", "a b");
    sample_rule(b, 10, "1", "d", NULL, q(b, "a"))->ended = day_from_civil(2015, 12, 31);
    sample_rule(b, 11, "1", "d", NULL, q(b, "b"))->since = day_from_civil(2015, 12, 31);
}
static void exception_to_nothing(struct builder *b)
{
    sample_decision(b, "d", "a b");
    sample_rule(b, 10, "4.7", "d", NULL, q(b, "a"));
    sample_exception(b, 11, "x", "4.8", q(b, "b"));
}
static void exceptions_in_a_circle(struct builder *b)
{
    sample_decision(b, "d", "a b");
    sample_exception(b, 11, "x", "y", q(b, "b"));
    sample_exception(b, 12, "y", "x", q(b, "b"));
}
static void exception_to_two_decisions(struct builder *b)
{
    sample_decision(b, "d", "a b");
    sample_decision(b, "e", "a b");
    struct rule *rule = sample_exception(b, 11, "x", "d", q(b, "b"));
    build_list_add(b, &rule->to, &rule->to_count, "e");
}
static void circle_of_values(struct builder *b)
{
    sample_derived(b, "a", p(b, "person.b"))->versions[0]->at.line = 10;
    sample_derived(b, "b", p(b, "person.c"))->versions[0]->at.line = 11;
    sample_derived(b, "c", op2(b, OP_ADD, p(b, "person.a"), n(b, "1")));
}
static void reserved_names(struct builder *b)
{
    struct entity *entity = build_entity(b, at(b, 10), "param");
    fact(b, entity, "on", KIND_YES_NO, "");
    choose(b, &fact(b, entity, "way", KIND_CHOICE, "")->choices, "a error");
    sample_derived(b, "months", n(b, "1"));
}
static void references_to_nothing(struct builder *b)
{
    struct entity *entity = build_entity(b, at(b, 10), "other");
    refers(b, fact(b, entity, "home", KIND_ONE, ""), "cty");
    refers(b, fact(b, entity, "people", KIND_MANY, ""), "person");
    fact(b, entity, "size", KIND_NUMBER, "")->at_most = number_whole(-1);
}
static void regions_and_layers(struct builder *b)
{
    struct parameter_layer *layer;
    sample_region(b, "beijing", "china");
    build_parameter(b, at(b, 10), "line", "nation", &layer);
    sample_from(b, layer, 10, 2012, "60");
    build_parameter(b, at(b, 11), "line", "beijing", &layer);
    sample_from(b, layer, 11, 2013, "70");
}
static void text_parameter_of_two_sorts(struct builder *b)
{
    struct parameter_layer *layer;
    build_parameter(b, at(b, 10), "t", "nation", &layer);
    struct parameter_value *value =
        build_parameter_value(b, layer, at(b, 10), day_from_civil(2012, 1, 1));
    value->kind = KIND_TEXT;
    value->text = "master";
    value->law.text = "S";
    sample_derived(b, "a", op2(b, OP_IS, p(b, "person.name"), p(b, "param.t")));
    sample_derived(b, "b", op2(b, OP_IS, p(b, "person.degree"), p(b, "param.t")));
}
static void prefix_of_parameter(struct builder *b)
{
    struct parameter_layer *layer;
    build_parameter(b, at(b, 10), "line", "nation", &layer);
    sample_from(b, layer, 10, 2012, "60");
    build_parameter(b, at(b, 11), "line.low", "nation", &layer);
    sample_from(b, layer, 11, 2012, "60");
}
static void bands_out_of_order(struct builder *b)
{
    struct value *value = build_value(b, at(b, 3), "person", "c", FORM_CLASS);
    struct version *version = build_version(b, value, at(b, 10), "nation");
    version->law.text = "S";
    version->gives = build_use(b, p(b, "person.months"));
    struct band *band = build_band(b, version, at(b, 11), "high");
    band->has_below = true;
    band->below = number_whole(9);
    band = build_band(b, version, at(b, 12), "low");
    band->has_below = true;
    band->below = number_whole(5);
}
static void unused_node(struct builder *b)
{
    op2(b, OP_IS, p(b, "person.degree"), q(b, "master"));
}
static void declared_twice(struct builder *b)
{
    build_source(b, at(b, 10), "S");
    build_entity(b, at(b, 11), "city");
    sample_decision(b, "d", "a b");
    sample_decision(b, "d", "a b")->at.line = 12;
}
static void place_is_no_region(struct builder *b)
{
    struct value *value = sample_decision(b, "d", "a b");
    value->place = build_use(b, p(b, "person.months"));
    value->on = build_use(b, p(b, "person.age"));
}
static void case_names(struct builder *b)
{
    static struct case_fact facts[] = { { "mnths", "3", { "p.lua", 11 } } };
    static struct case_row case_rows[] = { { "person", "A", facts, 1, { "p.lua", 10 } },
                                           { "persn", "B", NULL, 0, { "p.lua", 12 } } };
    static struct expectation expectations[] = {
        { .who = "C", .question = "settlment", .text = "open", .at = { "p.lua", 13 } }
    };
    sample_decision(b, "settlement", "a b");
    struct worked_case *worked_case = build_case(b, at(b, 10), "C4");
    worked_case->rows = case_rows;
    worked_case->row_count = 2;
    worked_case->expectations = expectations;
    worked_case->expectation_count = 1;
}

static const struct statement_row {
    const char *name;
    make_statements *make;
    const char *text;
} statement_rows[] = {
    { "a clause without a law", no_law,
      "p.lua:10: 1: clause 1 names no law; write law = \"SOURCE-ID, article\"" },
    { "a source that is not declared", unknown_source,
      "p.lua:10: 1: clause 1 names the source 'OPN-2018', which is not declared (did you mean "
      "'OPN-2019'?); write source \"OPN-2018\" { ... } or correct the name" },
    { "a decision that is not declared", unknown_decision,
      "p.lua:10: 1: there is no decision 'setlement' (did you mean 'settlement'?)" },
    { "all mistakes of a decision are reported in one run", wrong_kind,
      "p.lua:1: 2: 'c' is none of the choices (there are 'a', 'b')\n"
      "p.lua:1: 1: clause 1 gives a number, but d is a choice; correct one of the two\n"
      "p.lua:1: 3: clause 3 gives person.degree, which chooses from another list than d" },
    { "a decision in another unit", wrong_unit,
      "p.lua:1: 1: clause 1 gives months, but d is in yuan; correct the unit of one" },
    { "a decision with decimals and no mode", off_the_grid,
      "p.lua:1: 1: clause 1 gives a number that may have more than 0 places; write places and mode "
      "= "
      "\"half_up\" on d" },
    { "points with a fraction and no mode", points_off_the_grid,
      "p.lua:10: d: d may come to a number with more places; write places = 2, mode = "
      "\"half_up\"" },
    { "two clauses of one id on one day", twice_in_force,
      "p.lua:11: 1: 1 is stated twice for nation on the same days (also at p.lua:10); use another "
      "id, or "
      "write ended = \"...\" on the older one" },
    { "an exception to nothing", exception_to_nothing,
      "p.lua:11: x: exception x is to '4.8', which is no clause, exception or decision (did you "
      "mean "
      "'4.7'?)" },
    { "exceptions in a circle", exceptions_in_a_circle,
      "p.lua:11: x: exception x is an exception to itself by way of 'y'; correct its to" },
    { "an exception to two decisions", exception_to_two_decisions,
      "p.lua:11: x: exception x is to rules of two decisions, d and e; write one for each" },
    { "a circle of values prints its path", circle_of_values,
      "p.lua:10: a: person.a reads person.b reads person.c reads person.a, which is a circle; one "
      "of them "
      "must not read the next" },
    { "names that are words", reserved_names,
      "p.lua:1: param: 'error' cannot be a choice, since results use it; choose another name\n"
      "p.lua:1: param: 'on' is a word of the notation; choose another name\n"
      "p.lua:4: months: person.months is already an attribute (p.lua:1); choose another name\n"
      "p.lua:10: param: 'param' is a word of the notation; choose another name" },
    { "references to nothing", references_to_nothing,
      "p.lua:1: other: home refers to 'cty', which is no entity (did you mean 'city'?)\n"
      "p.lua:1: other: no number fits the bounds of size; at_least must not be above at_most\n"
      "p.lua:1: other: people lists 'person', but no attribute of person refers to other; write "
      "one "
      "\"other\" there" },
    { "a region under nothing, and a parameter of nobody", regions_and_layers,
      "p.lua:2: beijing: region beijing lies under 'china', which is no region (there are "
      "'nation', "
      "'beijing')\n"
      "p.lua:11: line: parameter line of beijing does not say who set it; write by = \"the issuing "
      "body\"" },
    { "a parameter that is compared with a text and with a choice", text_parameter_of_two_sorts,
      "p.lua:1: b: parameter t is compared with a choice here and with a text elsewhere; write two "
      "parameters" },
    { "a parameter that is the beginning of another", prefix_of_parameter,
      "p.lua:10: line: parameter line is the beginning of line.low; give it a name of its own" },
    { "bands out of order", bands_out_of_order,
      "p.lua:12: c: band 'low' does not lie above 'high'; write the bands from low to high\n"
      "p.lua:12: c: the last band 'low' has an upper bound; leave out its below, or add a band for "
      "what "
      "lies above" },
    { "something written that becomes part of nothing", unused_node,
      "p.lua:1: : person.degree :is \"master\" is written but becomes part of nothing; most often "
      "a comma "
      "is missing before it" },
    { "names declared twice", declared_twice,
      "p.lua:3: d: person.d is already a decision (p.lua:3); choose another name\n"
      "p.lua:10: S: source S is declared twice (first at p.lua:1); declare it once\n"
      "p.lua:11: city: entity city is declared twice (first at p.lua:1); declare it once" },
    { "a place that is none and a day that is none", place_is_no_region,
      "p.lua:1: d: person.age is a number; on wants a day\n"
      "p.lua:1: d: person.months is no place; write a reference to an entity with is_region = "
      "true" },
    { "names in a case", case_names,
      "p.lua:10: C4: the case has no day; write on = \"2020-12-31\"\n"
      "p.lua:11: C4: person has no attribute 'mnths' (did you mean 'months'?)\n"
      "p.lua:12: C4: there is no entity 'persn' (did you mean 'person'?)\n"
      "p.lua:13: C4: there is no question 'settlment' (did you mean 'settlement'?)\n"
      "p.lua:13: C4: this case has no row 'C' (there are 'A', 'B')" },
};

static void in_statement(void **state)
{
    const struct statement_row *row = *state;
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    row->make(builder);
    expect_mistakes(builder, &heard, row->text);
}

/* ---- Many ---- */

static void at_most_two_hundred_are_kept(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    for (int i = 0; i < 250; i++)
        build_mistake(builder, at(builder, i), "c", "mistake %d", i);
    build_mistake(builder, at(builder, 7), "c", "mistake 7"); /* known already */
    struct bylaw_pack *pack;
    assert_int_equal(pack_freeze(builder, &pack, NULL), BYLAW_EPACK);
    assert_int_equal(heard.count, 201);
    assert_non_null(strstr(heard.text, "\n:0: : there are 50 mistakes more; correct these first"));
    builder_free(builder);
}

/* 1 + 1, the sum twice, that sum twice ...: 2^n leaves, though only n nodes were built. */
static void expressions_that_double_are_refused(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    struct node *node = n(builder, "1");
    for (int i = 0; i < 60; i++)
        node = op2(builder, OP_ADD, node, node);
    sample_derived(builder, "x", node);
    expect_mistakes(
        builder, &heard,
        "p.lua:1: : an expression is nested more than 200 deep, or has more than 100000 "
        "parts; give a part of it a name with derive");
}

static void deep_expressions_are_refused(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    struct node *node = n(builder, "1");
    for (int i = 0; i < NODE_MOST_DEPTH; i++)
        node = op1(builder, OP_NEGATE, node);
    sample_derived(builder, "x", node);
    expect_mistakes(
        builder, &heard,
        "p.lua:1: : an expression is nested more than 200 deep, or has more than 100000 "
        "parts; give a part of it a name with derive");
}

/* One level less than what is refused, and 2^16 - 1 = 65,535 parts; the next double has 131,071. */
static void expressions_just_within_the_bounds_are_accepted(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    struct node *deep = n(builder, "1");
    struct node *broad = n(builder, "1");
    for (int i = 0; i < NODE_MOST_DEPTH - 1; i++)
        deep = op1(builder, OP_NEGATE, deep);
    for (int i = 0; i < 15; i++)
        broad = op2(builder, OP_ADD, broad, broad);
    struct value *x = sample_derived(builder, "x", deep);
    struct value *y = sample_derived(builder, "y", broad);
    struct bylaw_pack *pack = frozen(builder, &heard);
    assert_true(x->type.min == -1 && x->type.max == -1); /* 199 times the other sign */
    assert_true(y->type.min == 1 << 15 && y->type.max == 1 << 15);
    pack_free(pack);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(at_most_two_hundred_are_kept),
        cmocka_unit_test(deep_expressions_are_refused),
        cmocka_unit_test(expressions_that_double_are_refused),
        cmocka_unit_test(expressions_just_within_the_bounds_are_accepted),
    };
    struct CMUnitTest tests[COUNT(rows) + COUNT(statement_rows) + COUNT(others)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[count++] = (struct CMUnitTest){ rows[i].name, in_expression, NULL, NULL,
                                              (void *)(uintptr_t)&rows[i] };
    for (size_t i = 0; i < COUNT(statement_rows); i++)
        tests[count++] = (struct CMUnitTest){ statement_rows[i].name, in_statement, NULL, NULL,
                                              (void *)(uintptr_t)&statement_rows[i] };
    for (size_t i = 0; i < COUNT(others); i++)
        tests[count++] = others[i];
    return cmocka_run_group_tests_name("core/pack/mistakes", tests, NULL, NULL);
}
