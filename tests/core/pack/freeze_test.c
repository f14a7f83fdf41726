/* SPDX-License-Identifier: Apache-2.0 */
/* Types, denominators and ranges that freeze finds for expressions; expected by arithmetic. */
#include "tests/core/pack/sample.h"

typedef struct node *make_node(struct builder *builder);

/* ---- The expressions ---- */

static struct node *literal(struct builder *b)
{
    return n(b, "0.25");
}
static struct node *money(struct builder *b)
{
    return p(b, "person.income");
}
static struct node *through_reference(struct builder *b)
{
    return p(b, "person.destination.population");
}
static struct node *quarter_months(struct builder *b)
{
    return op2(b, OP_MULTIPLY, p(b, "person.months"), n(b, "0.25"));
}
static struct node *twelfth_months(struct builder *b)
{
    return divided(b, p(b, "person.months"), "12");
}
static struct node *divided_by_decimal(struct builder *b)
{
    return divided(b, p(b, "person.months"), "-2.5");
}
static struct node *sum_of_scales(struct builder *b)
{
    return op2(b, OP_ADD, divided(b, p(b, "person.months"), "12"),
               divided(b, p(b, "person.months"), "8"));
}
static struct node *difference(struct builder *b)
{
    return op2(b, OP_SUBTRACT, p(b, "person.income"), n(b, "0.5"));
}
static struct node *product_of_signs(struct builder *b)
{
    return op2(b, OP_MULTIPLY, p(b, "person.income"), op1(b, OP_NEGATE, n(b, "3")));
}
static struct node *rounded_months(struct builder *b)
{
    return rounded(b, divided(b, p(b, "person.months"), "7"), 2, ROUND_HALF_UP);
}
static struct node *largest_months(struct builder *b)
{
    return op2(b, OP_LARGEST, n(b, "6"), p(b, "person.months"));
}
static struct node *smallest_months(struct builder *b)
{
    return op2(b, OP_SMALLEST, n(b, "6.5"), p(b, "person.months"));
}
static struct node *by_insured(struct builder *b)
{
    return by2(b, p(b, "person.insured"), "yes", n(b, "10.5"), "no", op1(b, OP_NEGATE, n(b, "2")));
}
static struct node *by_degree(struct builder *b)
{
    return by2(b, p(b, "person.degree"), "master", p(b, "person.months"), "other", n(b, "1"));
}
static struct node *age_now(struct builder *b)
{
    return op2(b, OP_YEARS_TO, p(b, "person.born"), q(b, "2020-06-30"));
}
static struct node *days_now(struct builder *b)
{
    return op2(b, OP_DAYS_TO, q(b, "1970-01-11"), p(b, "person.born"));
}
static struct node *moved(struct builder *b)
{
    struct node *node = op3(b, OP_MOVE, q(b, "2020-02-29"), op1(b, OP_YEARS, n(b, "1")),
                            op1(b, OP_DAYS, n(b, "10")));
    static int8_t signs[] = { 1, -1 };
    node->signs = signs;
    return node;
}
static struct node *moved_by_months(struct builder *b)
{
    return op2(b, OP_MOVE, q(b, "2020-01-31"), op1(b, OP_MONTHS, p(b, "person.months")));
}
static struct node *year_end(struct builder *b)
{
    return op2(b, OP_YEAR_END, q(b, "2020-02-29"), n(b, "1"));
}
static struct node *how_many(struct builder *b)
{
    return op2(b, OP_COUNT, p(b, "person.stays"), p(b, "stay.valid"));
}
static struct node *how_long(struct builder *b)
{
    return op2(b, OP_TOTAL, p(b, "person.stays"),
               op2(b, OP_SUBTRACT, p(b, "stay.length"), n(b, "0.5")));
}
static struct node *how_long_of_owner(struct builder *b)
{
    return op3(b, OP_TOTAL, p(b, "person.stays"), p(b, "person.months"),
               op2(b, OP_IS, p(b, "stay.place"), p(b, "person.destination")));
}
static struct node *any_text(struct builder *b)
{
    return op2(b, OP_IS, p(b, "person.name"), q(b, "Li"));
}
static struct node *a_day(struct builder *b)
{
    return op2(b, OP_AT_LEAST, q(b, "2000-01-01"), p(b, "person.born"));
}
static struct node *a_place(struct builder *b)
{
    return p(b, "person.destination");
}
static struct node *parameter(struct builder *b)
{
    return p(b, "param.line");
}
static struct node *money_product(struct builder *b)
{
    return op2(b, OP_MULTIPLY, p(b, "person.income"), p(b, "person.months"));
}

static const struct row {
    const char *name;
    make_node *make;
    enum kind kind;
    const char *unit;
    int64_t bottom, min, max;
} rows[] = {
    /* 0.25 = 1/4 */
    { "a literal is in lowest terms and takes any unit", literal, KIND_NUMBER, "", 4, 1, 1 },
    /* -5.00 .. 1000.00 yuan */
    { "money is in hundredths", money, KIND_NUMBER, "yuan", 100, -500, 100000 },
    { "an attribute of a row referred to keeps its type", through_reference, KIND_NUMBER, "persons",
      1, 0, 100000000 },
    /* 0..720 months times 1/4: 0/4 .. 720/4 */
    { "a product multiplies the denominators", quarter_months, KIND_NUMBER, "months", 4, 0, 720 },
    { "a literal divisor goes into the denominator", twelfth_months, KIND_NUMBER, "months", 12, 0,
      720 },
    /* x / (-5/2) = -2x/5: 0..720 becomes -1440/5 .. 0 */
    { "a negative divisor turns the interval", divided_by_decimal, KIND_NUMBER, "months", 5, -1440,
      0 },
    /* lcm (12, 8) = 24: 720 * 2 + 720 * 3 = 3600 */
    { "a sum meets at the least common multiple", sum_of_scales, KIND_NUMBER, "months", 24, 0,
      3600 },
    /* lcm (100, 2) = 100: -500 - 50 .. 100000 - 50 */
    { "a difference takes the other end", difference, KIND_NUMBER, "yuan", 100, -550, 99950 },
    /* [-500, 100000] * -3 = [-300000, 1500] */
    { "a product looks at all corners", product_of_signs, KIND_NUMBER, "yuan", 100, -300000, 1500 },
    /* 720/7 = 102.857.. -> 102.86 */
    { "rounding fixes the denominator and rounds the ends", rounded_months, KIND_NUMBER, "months",
      100, 0, 10286 },
    { "largest raises the lower end", largest_months, KIND_NUMBER, "months", 1, 6, 720 },
    /* 6.5 = 13/2: 0/2 .. 13/2 */
    { "smallest cuts the higher end", smallest_months, KIND_NUMBER, "months", 2, 0, 13 },
    /* 10.5 = 21/2, -2 = -4/2 */
    { "by takes the hull of its values", by_insured, KIND_NUMBER, "", 2, -4, 21 },
    { "a plain value of by takes the unit of the others", by_degree, KIND_NUMBER, "months", 1, 0,
      720 },
    /* 2199-12-31 to 2020-06-30: -179 full years; 1900-01-01 to 2020-06-30: 120 */
    { "years between days have a sign", age_now, KIND_NUMBER, "years", 1, -179, 120 },
    /* born from day -25567 to day 84005; from day 10 */
    { "days between days are their difference", days_now, KIND_NUMBER, "days", 1, -25577, 83995 },
    /* 2021-02-28 less 10 days = 2021-02-18 = day 18676 */
    { "a day is moved by years first, then by days", moved, KIND_DAY, "", 1, 18676, 18676 },
    /* 2020-01-31 is day 18292; 720 months are 60 years: 2080-01-31 is day 40207 */
    { "a day moved by a number of months has the range of both", moved_by_months, KIND_DAY, "", 1,
      18292, 40207 },
    /* 2021-12-31 is day 18992 */
    { "the end of the next year", year_end, KIND_DAY, "", 1, 18992, 18992 },
    { "a count is at most the members of its list", how_many, KIND_NUMBER, "", 1, 0, 40 },
    /* a member gives -1/2 .. 1199/2; 40 of them: -40 .. 47960 halves */
    { "a total is at most the members times the value", how_long, KIND_NUMBER, "months", 2, -40,
      47960 },
    { "inside a list the owner keeps its name", how_long_of_owner, KIND_NUMBER, "months", 1, 0,
      28800 },
    { "a text compares with a text", any_text, KIND_YES_NO, "", 1, 0, 1 },
    { "a text that meets a day is a day", a_day, KIND_YES_NO, "", 1, 0, 1 },
    { "a path may end in a row", a_place, KIND_ONE, "", 1, 0, INT32_MAX },
    /* 90.75 = 363/4 and 93.58 = 4679/50: over 100 */
    { "a parameter holds all values of all layers", parameter, KIND_NUMBER, "points", 100, 9075,
      9358 },
    /* [-500, 100000] * [0, 720] */
    { "a product of two facts multiplies the units", money_product, KIND_NUMBER, "months*yuan", 100,
      -360000, 72000000 },
};

static void add_line(struct builder *builder)
{
    struct parameter_layer *layer;
    struct parameter *line = build_parameter(builder, at(builder, 5), "line", "nation", &layer);
    set_unit(builder, &line->unit, "points");
    line->mode = OVERRIDE_FREE;
    sample_from(builder, layer, 5, 2018, "90.75");
    sample_region(builder, "beijing", "nation");
    build_parameter(builder, at(builder, 6), "line", "beijing", &layer);
    layer->by = layer->reason = "x";
    sample_from(builder, layer, 6, 2019, "93.58");
}

static void has_type(void **state)
{
    const struct row *row = *state;
    struct heard heard;
    struct builder *builder = new_builder(&heard);
    add_line(builder);
    sample_derived(builder, "x", row->make(builder));
    struct bylaw_pack *pack = frozen(builder, &heard);
    const struct type *type = &pack->values[0]->type;
    struct buffer unit;
    buffer_init(&unit, &pack->memory);
    buffer_add(&unit, "");
    unit_print(&unit, &type->unit);
    assert_int_equal(type->kind, row->kind);
    assert_string_equal(unit.data, row->unit);
    assert_true(type->bottom == row->bottom);
    assert_true(type->min == row->min);
    assert_true(type->max == row->max);
    buffer_clear(&unit);
    pack_free(pack);
}

/* ---- Paths ---- */

static void members_reach_their_owner(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct node *own = p(b, "stay.length");
    struct node *owner = p(b, "person.destination.population");
    struct node *test =
        op2(b, OP_ALL, op2(b, OP_ABOVE, own, n(b, "3")), op2(b, OP_ABOVE, owner, n(b, "3")));
    struct value *x = sample_derived(b, "x", op2(b, OP_ANY_OF, p(b, "person.stays"), test));
    struct bylaw_pack *pack = frozen(b, &heard);
    const struct entity *stay = pack_find_entity(pack, "stay");
    assert_ptr_equal(x->versions[0]->gives->member, stay);
    assert_ptr_equal(own->field.root, stay);
    assert_int_equal(own->field.step_count, 0);
    assert_int_equal(own->field.outer, 0);
    assert_ptr_equal(owner->field.root, pack_find_entity(pack, "person"));
    assert_int_equal(owner->field.outer, 1);
    assert_int_equal(owner->field.step_count, 1);
    assert_string_equal(owner->field.steps[0]->name, "destination");
    assert_string_equal(owner->field.attribute->name, "population");
    pack_free(pack);
}

/* ---- Points ---- */

/* 0.25 for each month (180 for 720 months), 15 where there is a degree, cut to 100 in all. */
static struct value *add_points(struct builder *b)
{
    struct value *value = build_value(b, at(b, 7), "person", "score", FORM_POINTS);
    value->places = 2;
    value->mode = ROUND_HALF_UP;
    struct version *version = build_version(b, value, at(b, 7), "nation");
    version->law.text = build_text(b, "S, art. 7");
    version->has_at_most = true;
    version->at_most = number_whole(100);
    struct item *item = build_item(b, version, NULL, at(b, 8), "work");
    item->points = build_use(b, n(b, "0.25"));
    item->for_each = build_use(b, p(b, "person.months"));
    struct item *group = build_item(b, version, NULL, at(b, 9), "learning");
    item = build_item(b, version, group, at(b, 9), "degree");
    item->points = build_use(b, n(b, "15"));
    item->when = build_use(b, op2(b, OP_IS, p(b, "person.degree"), q(b, "bachelor")));
    return value;
}

static void points_become_one_expression(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct value *value = add_points(b);
    struct bylaw_pack *pack = frozen(b, &heard);
    const struct version *version = value->versions[0];
    struct buffer text;
    buffer_init(&text, &pack->memory);
    node_print(&text, version->lowered);
    assert_string_equal(
        text.data,
        "rounded { smallest { 0.25 * person.months + by (person.degree :is \"bachelor\") "
        "{ yes = 15, no = 0 }, 100 }, places = 2, mode = \"half_up\" }");
    buffer_clear(&text);
    assert_true(version->items[0]->lowered->type.bottom == 4);
    assert_true(version->items[0]->lowered->type.max == 720);
    /* 0 .. 100.00 */
    assert_true(value->type.bottom == 100 && value->type.min == 0 && value->type.max == 10000);
    assert_int_equal(value->type.unit.count, 1);
    assert_string_equal(value->type.unit.factors[0].name, "points");
    assert_int_equal(version->since, day_from_civil(2010, 1, 1));
    pack_free(pack);
}

/* ---- Decisions ---- */

static void decisions_join_what_they_give(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct value *value = build_value(b, at(b, 3), "person", "aid", FORM_DECISION);
    value->kind = KIND_NUMBER;
    value->money = true;
    set_unit(b, &value->unit, "yuan");
    value->mode = ROUND_DOWN;
    sample_rule(b, 4, "10", "aid", NULL, divided(b, p(b, "person.income"), "3"));
    sample_rule(b, 5, "9.1", "aid", p(b, "person.insured"), n(b, "2000"));
    sample_exception(b, 6, "x", "10", n(b, "7"));
    value->otherwise = build_use(b, n(b, "0"));
    struct bylaw_pack *pack = frozen(b, &heard);
    /* -5/3 cut to -1.66; 2000.00 */
    assert_true(value->type.bottom == 100);
    assert_true(value->type.min == -166);
    assert_true(value->type.max == 200000);
    assert_int_equal(value->places, 2);
    assert_int_equal(pack->rule_count, 3);
    assert_string_equal(pack->rules[0]->id, "9.1");
    assert_string_equal(pack->rules[1]->id, "10");
    assert_int_equal(pack->rules[1]->gives->op, OP_ROUNDED);
    assert_ptr_equal(pack->rules[2]->value, value);
    const struct rule *found[4];
    int interval = pack_interval(pack, day_from_civil(2015, 1, 1));
    assert_int_equal(pack_rules_under(pack, value, NULL, 0, interval, found, 4), 2);
    assert_int_equal(pack_rules_under(pack, value, pack->rules[1], 0, interval, found, 4), 1);
    assert_string_equal(found[0]->id, "x");
    assert_int_equal(pack_rules_over(pack, value, 0, interval, found, 4), 0);
    assert_int_equal(pack_rules_under(pack, value, NULL, 0, 0, found, 4), 0); /* before 2010 */
    pack_free(pack);
}

static void values_come_after_what_they_read(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    sample_derived(b, "a", op2(b, OP_ADD, p(b, "person.c"), p(b, "person.b")));
    sample_derived(b, "b", p(b, "person.c"));
    sample_derived(b, "c", p(b, "person.months"));
    struct bylaw_pack *pack = frozen(b, &heard);
    assert_string_equal(pack->values[0]->name, "c");
    assert_string_equal(pack->values[1]->name, "b");
    assert_string_equal(pack->values[2]->name, "a");
    assert_int_equal(pack->values[2]->read_count, 2);
    assert_string_equal(pack->values[2]->reads[0]->name, "b");
    for (int i = 0; i < 3; i++)
        assert_int_equal(pack->values[i]->index, i);
    pack_free(pack);
}

static void classes_scale_their_bounds(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct value *value = build_value(b, at(b, 3), "person", "age_class", FORM_CLASS);
    struct version *version = build_version(b, value, at(b, 3), "nation");
    version->law.text = "S";
    version->gives = build_use(b, divided(b, p(b, "person.months"), "12"));
    struct band *young = build_band(b, version, at(b, 4), "young");
    young->has_below = true;
    assert_true(number_make(1, 5, &young->below));
    build_band(b, version, at(b, 5), "old");
    struct bylaw_pack *pack = frozen(b, &heard);
    assert_int_equal(value->type.kind, KIND_CHOICE);
    assert_int_equal(value->type.choices->count, 2);
    /* x/12 < 1/5 <=> x < 2.4 <=> x < 3 for whole x */
    assert_true(young->below_scaled == 3);
    pack_free(pack);
}

static void text_parameters_take_the_choices_they_meet(void **state)
{
    (void)state;
    struct heard heard;
    struct builder *b = new_builder(&heard);
    struct parameter_layer *layer;
    build_parameter(b, at(b, 5), "least", "nation", &layer);
    struct parameter_value *value =
        build_parameter_value(b, layer, at(b, 5), day_from_civil(2012, 1, 1));
    value->kind = KIND_TEXT;
    value->text = "master";
    value->law.text = "S";
    sample_derived(b, "x", op2(b, OP_IS, p(b, "param.least"), p(b, "person.degree")));
    struct bylaw_pack *pack = frozen(b, &heard);
    assert_int_equal(pack->parameters[0]->type.kind, KIND_CHOICE);
    assert_int_equal(pack->parameters[0]->layers[0]->values[0].code, 2);
    pack_free(pack);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(members_reach_their_owner),
        cmocka_unit_test(points_become_one_expression),
        cmocka_unit_test(decisions_join_what_they_give),
        cmocka_unit_test(values_come_after_what_they_read),
        cmocka_unit_test(classes_scale_their_bounds),
        cmocka_unit_test(text_parameters_take_the_choices_they_meet),
    };
    struct CMUnitTest tests[COUNT(rows) + COUNT(others)];
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i] =
            (struct CMUnitTest){ rows[i].name, has_type, NULL, NULL, (void *)(uintptr_t)&rows[i] };
    for (size_t i = 0; i < COUNT(others); i++)
        tests[COUNT(rows) + i] = others[i];
    return cmocka_run_group_tests_name("core/pack/freeze", tests, NULL, NULL);
}
