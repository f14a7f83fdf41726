/* SPDX-License-Identifier: Apache-2.0 */
/* The pack, facts and notation of evaluator_test.c. */
#include "tests/reference/sample.h"

#include "core/pack/freeze.h"
#include "tests/support/check.h"

#include <stdlib.h>
#include <string.h>

static const struct place here = { "test", 1 };

/* ---- Expressions in prefix form: (at_least person.three 3) ---- */

struct reader {
    struct builder *builder;
    const char *text;
};

static const struct {
    const char *name;
    enum op op;
} operators[] = {
    { "at_least", OP_AT_LEAST },
    { "at_most", OP_AT_MOST },
    { "above", OP_ABOVE },
    { "below", OP_BELOW },
    { "is", OP_IS },
    { "one_of", OP_ONE_OF },
    { "has", OP_HAS },
    { "all", OP_ALL },
    { "any", OP_ANY },
    { "none", OP_NONE },
    { "+", OP_ADD },
    { "-", OP_SUBTRACT },
    { "*", OP_MULTIPLY },
    { "negate", OP_NEGATE },
    { "share", OP_SHARE },
    { "largest", OP_LARGEST },
    { "smallest", OP_SMALLEST },
    { "months", OP_MONTHS },
    { "years", OP_YEARS },
    { "days", OP_DAYS },
    { "working_days", OP_WORKING_DAYS },
    { "working_days_to", OP_WORKING_DAYS_TO },
    { "move", OP_MOVE },
    { "years_to", OP_YEARS_TO },
    { "months_to", OP_MONTHS_TO },
    { "days_to", OP_DAYS_TO },
    { "year_end", OP_YEAR_END },
    { "on", OP_PARAMETER_AT },
    { "by", OP_BY },
    { "count", OP_COUNT },
    { "total", OP_TOTAL },
    { "largest_of", OP_LARGEST_OF },
    { "months_of", OP_MONTHS_OF },
    { "between", OP_BETWEEN },
    { "join", OP_JOIN },
    { "part", OP_PART },
    { "within", OP_WITHIN },
    { "months_count", OP_MONTHS_COUNT },
    { "longest_run", OP_LONGEST_RUN },
    { "smallest_of", OP_SMALLEST_OF },
    { "any_of", OP_ANY_OF },
    { "all_of", OP_ALL_OF },
    { "none_of", OP_NONE_OF },
    { "half_even", OP_ROUNDED },
    { "half", OP_DIVIDE },
    { "years_started", OP_YEARS_TO },
};

static void read_word(struct reader *reader, char *word, size_t room)
{
    size_t length = 0;
    reader->text += strspn(reader->text, " ");
    while (reader->text[length] && !strchr(" ()", reader->text[length]))
        length++;
    assert_true(length > 0 && length < room);
    memcpy(word, reader->text, length);
    word[length] = '\0';
    reader->text += length;
}

static struct node *read_atom(struct reader *reader)
{
    char word[64];
    const char *names[8];
    struct number number;
    int32_t day;
    read_word(reader, word, sizeof word);
    if (day_parse(word, strlen(word), &day))
        return build_day(reader->builder, here, day);
    if (number_parse(word, strlen(word), &number))
        return build_number(reader->builder, here, number);
    if (strcmp(word, "law_day") == 0)
        return build_node(reader->builder, here, OP_LAW_DAY, NULL, 0);
    if (word[0] == '\'')
        return build_constant_text(reader->builder, here, word + 1);
    bool parameter = strncmp(word, "param.", 6) == 0;
    int count = 0;
    for (char *name = strtok(parameter ? word + 6 : word, "."); name; name = strtok(NULL, "."))
        names[count++] = build_text(reader->builder, name);
    return build_path(reader->builder, here, parameter ? OP_PARAMETER : OP_FIELD, names, count);
}

static struct node *read_node(struct reader *reader)
{
    char name[32], key[32];
    struct node *args[8] = { 0 };
    const char *keys[8] = { 0 };
    int count = 0;
    reader->text += strspn(reader->text, " ");
    if (*reader->text != '(')
        return read_atom(reader);
    reader->text++;
    read_word(reader, name, sizeof name);
    size_t at = 0;
    while (strcmp(operators[at].name, name) != 0)
        assert_true(++at < COUNT(operators));
    enum op op = operators[at].op;
    while (reader->text += strspn(reader->text, " "), *reader->text != ')') {
        if (op == OP_BY && count > 0) {
            read_word(reader, key, sizeof key);
            keys[count - 1] = build_text(reader->builder, key);
        }
        args[count++] = read_node(reader);
    }
    reader->text++;
    if (op == OP_PARAMETER_AT)
        return build_parameter_at(reader->builder, args[0], args[1], NULL, NULL);
    struct node *node = build_node(reader->builder, here, op, args, count);
    node->number = op == OP_DIVIDE ? number_whole(2) : number_whole(0);
    node->mode = op == OP_ROUNDED ? ROUND_HALF_EVEN : ROUND_HALF_UP;
    node->started = strcmp(name, "years_started") == 0;
    node->keys = arena_alloc(reader->builder->arena, 8, sizeof *keys);
    node->signs = arena_alloc(reader->builder->arena, 8, 1);
    memset(node->signs, 1, 8);
    memcpy(node->keys, keys, (size_t)(count > 0 ? count - 1 : 0) * sizeof *keys);
    return node;
}

struct node *sample_expression(struct builder *builder, const char *text)
{
    struct reader reader = { builder, text };
    return text ? build_use(builder, read_node(&reader)) : NULL;
}

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
    version->gives = sample_expression(builder, expression);
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
