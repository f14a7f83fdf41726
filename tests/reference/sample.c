/* SPDX-License-Identifier: Apache-2.0 */
/* The pack and facts of evaluator_test.c and table_test.c. */
#include "tests/reference/sample.h"

#include "core/pack/freeze.h"
#include "tests/support/check.h"

#include <stdlib.h>
#include <string.h>

/* ---- The vocabulary and facts ---- */

static struct attribute *add(struct builder *builder, struct entity *entity, const char *name,
                             enum kind kind, bool optional)
{
    static const char *const grades[] = { "low", "mid", "high" };
    struct attribute *attribute = build_attribute(builder, entity, here, name, kind, false);
    attribute->optional = optional;
    attribute->at_most = number_whole(10);
    attribute->target = strcmp(name, "spells") == 0  ? "spell"
                        : strcmp(name, "whose") == 0 ? "person"
                                                     : "city";
    for (int i = 0; kind == KIND_CHOICE && i < 3; i++)
        build_list_add(builder, &attribute->choices.names, &attribute->choices.count, grades[i]);
    if (kind == KIND_CHOICE)
        attribute->choices.titles = arena_alloc(builder->arena, 3, sizeof(const char *));
    return attribute;
}

void sample_derive(struct builder *builder, const char *name, const char *expression)
{
    struct value *value = build_value(builder, here, "person", name, FORM_DERIVED);
    struct version *version = build_version(builder, value, here, "nation");
    version->law.text = "S";
    version->gives = prefix_expression(builder, expression);
}

struct builder *sample_pack(void)
{
    static const struct {
        const char *name;
        enum kind kind;
        bool optional;
    } attributes[] = {
        { "three", KIND_NUMBER, false },   { "none", KIND_NUMBER, true },
        { "open", KIND_NUMBER, true },     { "unknown", KIND_NUMBER, false },
        { "yes", KIND_YES_NO, false },     { "no", KIND_YES_NO, false },
        { "maybe", KIND_YES_NO, false },   { "absent_yes", KIND_YES_NO, true },
        { "open_yes", KIND_YES_NO, true }, { "grade", KIND_CHOICE, false },
        { "degree", KIND_CHOICE, false },  { "born", KIND_DAY, false },
        { "home", KIND_ONE, false },       { "lost", KIND_ONE, false },
        { "away", KIND_ONE, true },        { "vague", KIND_ONE, true },
        { "spells", KIND_MANY, false },
    };
    struct builder *builder;
    assert_int_equal(builder_new(NULL, NULL, 0, NULL, NULL, &builder), BYLAW_OK);
    build_source(builder, here, "S");
    struct calendar *calendar = build_calendar(builder, here, "2021");
    calendar->law.text = "S";
    build_list_add(builder, &calendar->holidays, &calendar->holiday_count,
                   "2021-10-01 to 2021-10-07");
    build_list_add(builder, &calendar->workdays, &calendar->workday_count, "2021-10-09");
    struct entity *city = build_entity(builder, here, "city");
    struct entity *person = build_entity(builder, here, "person");
    struct entity *spell = build_entity(builder, here, "spell");
    add(builder, city, "people", KIND_NUMBER, false);
    for (size_t i = 0; i < COUNT(attributes); i++)
        add(builder, person, attributes[i].name, attributes[i].kind, attributes[i].optional);
    add(builder, spell, "whose", KIND_ONE, false);
    add(builder, spell, "months", KIND_NUMBER, false);
    add(builder, spell, "from", KIND_DAY, false);
    add(builder, spell, "to", KIND_DAY, true);
    struct parameter_layer *layer;
    build_parameter(builder, here, "late", "nation", &layer);
    struct parameter_value *late =
        build_parameter_value(builder, layer, here, day_from_civil(2030, 1, 1));
    late->kind = KIND_NUMBER;
    late->number = number_whole(1);
    late->law.text = "S";
    sample_derive(builder, "bad", "(+ person.none 1)");
    sample_derive(builder, "gap", "(+ param.late 1)");
    sample_derive(builder, "risky", "(+ person.open 1)");
    return builder;
}

struct bylaw_pack *sample_freeze(struct builder *builder)
{
    struct bylaw_pack *pack = NULL;
    bylaw_error error;
    if (pack_freeze(builder, &pack, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    return pack;
}

static void set(struct facts *facts, const char *entity, size_t row, const char *name,
                const char *text)
{
    const struct entity *owner = pack_find_entity(facts->pack, entity);
    const struct attribute *attribute = entity_find_attribute(owner, name);
    enum state state;
    int64_t cell;
    assert_int_equal(facts_read_cell(facts, attribute, text, strlen(text), &state, &cell, NULL),
                     BYLAW_OK);
    assert_int_equal(facts_set(facts, attribute, row, state, cell), BYLAW_OK);
}

struct facts *sample_facts(const struct bylaw_pack *pack, bool lists_open)
{
    static const char *const person[][2] = {
        { "three", "3" },         { "none", "-" },       { "yes", "yes" },
        { "no", "no" },           { "absent_yes", "-" }, { "grade", "mid" },
        { "born", "2004-02-29" }, { "home", "c" },       { "away", "-" },
    };
    static const char *const months[] = { "4", "7", "" };
    static const char *const days[][2] = { { "2019-01-15", "2019-03-02" },
                                           { "2019-03-20", "-" },
                                           { "", "" } };
    struct facts *facts;
    size_t row;
    assert_int_equal(facts_new(pack, NULL, NULL, 0, &facts), BYLAW_OK);
    facts->lists_open = lists_open;
    facts_add_row(facts, pack_find_entity(pack, "city"), "c", &row);
    set(facts, "city", 0, "people", "5");
    facts_add_row(facts, pack_find_entity(pack, "person"), "p", &row);
    for (size_t i = 0; i < COUNT(person); i++)
        set(facts, "person", 0, person[i][0], person[i][1]);
    for (size_t i = 0; i < COUNT(months); i++) {
        facts_add_row(facts, pack_find_entity(pack, "spell"), months[i][0] ? months[i] : "x", &row);
        set(facts, "spell", row, "whose", "p");
        set(facts, "spell", row, "months", months[i]);
        set(facts, "spell", row, "from", days[i][0]);
        set(facts, "spell", row, "to", days[i][1]);
    }
    return facts;
}
