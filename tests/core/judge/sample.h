/* SPDX-License-Identifier: Apache-2.0 */
/* A pack and facts of several rows for the tests of core/judge, and outcomes as text. Expressions
   are written as tests/support/prefix.h says. The persons, of whom each is decided in one run:
              ann         bob    cai         dan
     n        3           empty  7           0           0 .. 10
     o        5           empty  -           10          0 .. 10, optional
     s        yes         empty  no          yes
     t        yes         empty  -           no          optional
     grade    mid         empty  low         high
     born     2004-02-29  empty  2000-01-01  1990-12-31
     city     here        empty  there       here        people: 5 here, empty there
     away     here        empty  -           there       optional
   Their spells, in the order of the rows; of months 0 .. 10, and paid 0 .. 10, optional:
     ann: 4 months, ok, paid 1; 7 months, not ok, paid -; empty months, ok, paid 2
     bob: 2 months, ok empty, paid empty      cai: none
     dan: 6 months, ok, paid 3; 9 months, ok, paid 3
     10 months, ok, paid 1: of a person who is not known
   bad is o + 1: 6, open, a fault, 11. param.late has no value before 2030: a gap. The nation's
   param.rate is 1, 2 from 2019; that of east, where the city `here` lies, 7 from 2018. */
#ifndef BYLAW_TESTS_JUDGE_SAMPLE_H
#define BYLAW_TESTS_JUDGE_SAMPLE_H

#include "core/judge/kernels.h"
#include "core/judge/print.h"
#include "core/judge/run.h"
#include "core/pack/freeze.h"
#include "tests/support/check.h"
#include "tests/support/prefix.h"
#include "tests/support/shaky.h"

#include <stdio.h>
#include <string.h>

/* ---- The pack ---- */

static inline void sample_fact(struct builder *builder, struct entity *entity, const char *name,
                               enum kind kind, const char *more)
{
    static const char *const grades[] = { "low", "mid", "high" };
    struct attribute *attribute = build_attribute(builder, entity, here, name, kind, false);
    attribute->optional = strcmp(more, "optional") == 0;
    attribute->at_most = number_whole(10);
    attribute->target = kind == KIND_MANY             ? "spell"
                        : strcmp(more, "person") == 0 ? "person"
                                                      : "city";
    for (int i = 0; kind == KIND_CHOICE && i < 3; i++)
        build_list_add(builder, &attribute->choices.names, &attribute->choices.count, grades[i]);
    if (kind == KIND_CHOICE)
        attribute->choices.titles = arena_alloc(builder->arena, 3, sizeof(const char *));
}

static inline void sample_parameter(struct builder *builder, const char *name, const char *region,
                                    int year, int number)
{
    struct parameter_layer *layer = NULL;
    for (int i = 0; i < builder->pack->parameter_count; i++)
        for (int k = 0; k < builder->pack->parameters[i]->layer_count; k++)
            if (strcmp(builder->pack->parameters[i]->id, name) == 0 &&
                strcmp(builder->pack->parameters[i]->layers[k]->region, region) == 0)
                layer = builder->pack->parameters[i]->layers[k];
    if (!layer)
        build_parameter(builder, here, name, region, &layer)->mode = OVERRIDE_FREE;
    layer->by = layer->reason = "x";
    struct parameter_value *value =
        build_parameter_value(builder, layer, here, day_from_civil(year, 1, 1));
    value->kind = KIND_NUMBER;
    value->number = number_whole(number);
    value->law.text = "S";
}

/* A derived value of the person. */
static inline struct value *sample_derive(struct builder *builder, const char *name,
                                          const char *expression)
{
    struct value *value = build_value(builder, here, "person", name, FORM_DERIVED);
    struct version *version = build_version(builder, value, here, "nation");
    version->law.text = "S";
    version->gives = prefix_expression(builder, expression);
    return value;
}

struct sample_rule {
    const char *id, *to, *when, *gives;
};

/* A decision of numbers, its clauses and exceptions; to: clauses and exceptions, or the decision.
   Rows end with one without an id. */
static inline struct value *sample_decide(struct builder *builder, const char *name,
                                          const struct sample_rule *rules, int rule_count)
{
    struct value *decision = build_value(builder, here, "person", name, FORM_DECISION);
    decision->kind = KIND_NUMBER;
    for (int i = 0; i < rule_count && rules[i].id; i++) {
        struct rule *rule = build_rule(builder, here, rules[i].id, "nation", rules[i].to != NULL);
        rule->law.text = "S";
        rule->when = prefix_expression(builder, rules[i].when);
        rule->gives = prefix_expression(builder, rules[i].gives);
        if (rules[i].to)
            build_list_add(builder, &rule->to, &rule->to_count, rules[i].to);
        else
            rule->decides = name;
    }
    return decision;
}

static inline struct builder *sample_pack(void)
{
    struct builder *builder;
    assert_int_equal(builder_new(NULL, NULL, 0, NULL, NULL, &builder), BYLAW_OK);
    build_source(builder, here, "S");
    build_region(builder, here, "east")->under = "nation";
    struct entity *city = build_entity(builder, here, "city");
    city->is_region = true;
    sample_fact(builder, city, "people", KIND_NUMBER, "");
    struct entity *person = build_entity(builder, here, "person");
    sample_fact(builder, person, "n", KIND_NUMBER, "");
    sample_fact(builder, person, "o", KIND_NUMBER, "optional");
    sample_fact(builder, person, "s", KIND_YES_NO, "");
    sample_fact(builder, person, "t", KIND_YES_NO, "optional");
    sample_fact(builder, person, "grade", KIND_CHOICE, "");
    sample_fact(builder, person, "born", KIND_DAY, "");
    sample_fact(builder, person, "city", KIND_ONE, "");
    sample_fact(builder, person, "away", KIND_ONE, "optional");
    sample_fact(builder, person, "spells", KIND_MANY, "");
    struct entity *spell = build_entity(builder, here, "spell");
    sample_fact(builder, spell, "whose", KIND_ONE, "person");
    sample_fact(builder, spell, "months", KIND_NUMBER, "");
    sample_fact(builder, spell, "ok", KIND_YES_NO, "");
    sample_fact(builder, spell, "paid", KIND_NUMBER, "optional");
    sample_parameter(builder, "late", "nation", 2030, 1);
    sample_parameter(builder, "rate", "nation", 2000, 1);
    sample_parameter(builder, "rate", "nation", 2019, 2);
    sample_parameter(builder, "rate", "east", 2018, 7);
    sample_derive(builder, "bad", "(+ person.o 1)");
    return builder;
}

/* ---- The facts ---- */

/* Rows of an entity: the id, then a cell for each of the names; both as in a CSV file. */
static inline void sample_rows(struct facts *facts, const char *entity, const char *const *names,
                               const char *const *cells, int columns, int rows)
{
    const struct entity *owner = pack_find_entity(facts->pack, entity);
    size_t row;
    enum state state;
    int64_t cell;
    for (int i = 0; i < rows; i++, cells += columns + 1) {
        assert_int_equal(facts_add_row(facts, owner, cells[0], &row), BYLAW_OK);
        for (int k = 0; k < columns; k++) {
            const struct attribute *attribute = entity_find_attribute(owner, names[k]);
            const char *text = cells[k + 1];
            assert_int_equal(
                facts_read_cell(facts, attribute, text, strlen(text), &state, &cell, NULL),
                BYLAW_OK);
            assert_int_equal(facts_set(facts, attribute, row, state, cell), BYLAW_OK);
        }
    }
}

static inline struct facts *sample_facts(const struct bylaw_pack *pack, bool lists_open,
                                         struct shaky *shaky)
{
    static const char *const city_names[] = { "people" };
    static const char *const cities[] = { "here", "5", "there", "" };
    static const char *const person_names[] = {
        "n", "o", "s", "t", "grade", "born", "city", "away"
    };
    static const char *const persons[] = {
        "ann", "3", "5",  "yes", "yes", "mid",  "2004-02-29", "here",  "here",  /**/
        "bob", "",  "",   "",    "",    "",     "",           "",      "",      /**/
        "cai", "7", "-",  "no",  "-",   "low",  "2000-01-01", "there", "-",     /**/
        "dan", "0", "10", "yes", "no",  "high", "1990-12-31", "here",  "there", /**/
    };
    static const char *const spell_names[] = { "whose", "months", "ok", "paid" };
    static const char *const spells[] = {
        "1", "ann", "4",  "yes", "1", /**/
        "2", "ann", "7",  "no",  "-", /**/
        "3", "ann", "",   "yes", "2", /**/
        "4", "bob", "2",  "",    "",  /**/
        "5", "dan", "6",  "yes", "3", /**/
        "6", "dan", "9",  "yes", "3", /**/
        "7", "",    "10", "yes", "1",
    };
    struct facts *facts;
    assert_int_equal(facts_new(pack, shaky ? shaky_alloc : NULL, shaky, 0, &facts), BYLAW_OK);
    facts->lists_open = lists_open;
    sample_rows(facts, "city", city_names, cities, 1, 2);
    sample_rows(facts, "person", person_names, persons, 8, 4);
    sample_rows(facts, "spell", spell_names, spells, 4, 7);
    for (int i = 1; i < pack->region_count; i++)
        if (strcmp(pack->regions[i]->id, "east") == 0)
            assert_int_equal(facts_set_region(facts, pack_find_entity(pack, "city"), 0, i),
                             BYLAW_OK);
    return facts;
}

/* ---- Outcomes ---- */

/* "3", "0 .. 10", "unknown", "open"; with the rules named: "5 by 1 2.x", "conflict 1 2"; or
   "9 otherwise". */
static inline void sample_print(struct run *run, const struct value *value, size_t row,
                                struct buffer *out)
{
    static const char *const states[] = { "",    "unknown", "open",    "absent",
                                          "gap", "fault",   "conflict" };
    struct outcome outcome;
    const struct rule **rules;
    int count;
    run_outcome(run, value, row, &outcome);
    bool interval = value->type.kind == KIND_NUMBER || value->type.kind == KIND_DAY;
    if (outcome.state == STATE_KNOWN || (outcome.state == STATE_UNKNOWN && interval))
        print_cell(out, run->facts, &value->type, 0, outcome.lo);
    else
        buffer_add(out, states[outcome.state]);
    if (outcome.state == STATE_UNKNOWN && interval) {
        buffer_add(out, " .. ");
        print_cell(out, run->facts, &value->type, 0, outcome.hi);
    }
    if (outcome.by_otherwise)
        buffer_add(out, " otherwise");
    assert_int_equal(run_rules(run, value, row, &run->arena, &rules, &count), BYLAW_OK);
    for (int i = 0; i < count; i++) {
        buffer_add(out, i > 0 || outcome.state != STATE_KNOWN ? " " : " by ");
        buffer_add(out, rules[i]->id);
    }
    assert_ptr_equal(outcome.rule, outcome.state == STATE_KNOWN && count > 0 ? rules[0] : NULL);
}

/* Decides the value of every person on 15 June 2020: all rows at once, and in chunks of one and of
   three; by the baseline kernels and by the best of the machine. */
static inline void sample_check(struct builder *builder, bool lists_open, const char *name,
                                const char *expected)
{
    static const unsigned chunks[] = { 0, 1, 3 };
    struct bylaw_pack *pack = NULL;
    bylaw_error error = { .line = 0 };
    if (pack_freeze(builder, &pack, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    struct facts *facts = sample_facts(pack, lists_open, NULL);
    struct value *value = pack_find_value(pack, pack_find_entity(pack, "person"), name);
    for (size_t i = 0; i < 2 * COUNT(chunks); i++) {
        struct run_options options = { .kernels = i % 2 ? NULL : &kernels_baseline,
                                       .day = day_from_civil(2020, 6, 15),
                                       .threads = 1,
                                       .chunk_rows = chunks[i / 2],
                                       .is_always_apart = i % 2 };
        struct run *run;
        struct buffer out;
        assert_int_equal(run_new(facts, &value, 1, &options, &run, &error), BYLAW_OK);
        buffer_init(&out, &facts->memory);
        for (size_t row = 0; row < 4; row++) {
            buffer_add(&out, row > 0 ? " | " : "");
            sample_print(run, value, row, &out);
        }
        assert_string_equal(out.data, expected);
        buffer_clear(&out);
        run_free(run);
    }
    facts_free(facts);
    pack_free(pack);
}

/* Decides it with each request for memory failing once: without memory, or as with it. */
static inline void sample_check_memory(struct builder *builder, const char *name)
{
    struct bylaw_pack *pack = NULL;
    bylaw_error error = { .line = 0 };
    bylaw_status status = BYLAW_ENOMEM;
    assert_int_equal(pack_freeze(builder, &pack, &error), BYLAW_OK);
    struct value *value = pack_find_value(pack, pack_find_entity(pack, "person"), name);
    const struct run_options options = { .day = day_from_civil(2020, 6, 15), .threads = 1 };
    for (long n = 0; status == BYLAW_ENOMEM; n++) {
        struct shaky shaky = SHAKY_NEVER;
        struct run *run = NULL;
        struct facts *facts = sample_facts(pack, false, &shaky);
        assert_true(n < 1000);
        shaky.fail_at = shaky.requests + n;
        status = run_new(facts, &value, 1, &options, &run, &error);
        if (status == BYLAW_OK)
            run_free(run);
        facts_free(facts);
        assert_int_equal(shaky.live, 0);
        assert_int_equal(shaky.live_bytes, 0);
    }
    assert_int_equal(status, BYLAW_OK);
    pack_free(pack);
}

#endif
