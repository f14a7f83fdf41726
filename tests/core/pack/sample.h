/* SPDX-License-Identifier: Apache-2.0 */
/* Packs built by hand for the tests of core/pack: short names for nodes, and a vocabulary. */
#ifndef BYLAW_TESTS_PACK_SAMPLE_H
#define BYLAW_TESTS_PACK_SAMPLE_H

#include "core/pack/dump.h"
#include "core/pack/freeze.h"
#include "tests/support/check.h"
#include "tests/support/shaky.h"

#include <stdio.h>
#include <string.h>

/* Mistakes as "file:line: clause: text", one a line. */
struct heard {
    char text[8192];
    int count;
};

static inline void hear(void *user, const bylaw_error *error)
{
    struct heard *heard = user;
    size_t length = strlen(heard->text);
    snprintf(heard->text + length, sizeof heard->text - length, "%s%s:%d: %s: %s",
             heard->count > 0 ? "\n" : "", error->file, error->line, error->clause, error->message);
    heard->count++;
}

static inline struct place at(struct builder *builder, int line)
{
    return build_place(builder, "p.lua", line);
}

/* p: a path, "person.city.population" or "param.line"; n: a number; q: a text or day. */
static inline struct node *p(struct builder *builder, const char *dotted)
{
    char names[8][32];
    const char *pointers[8];
    int count = 0;
    if (strncmp(dotted, "param.", 6) == 0) {
        pointers[0] = dotted + 6;
        return build_path(builder, at(builder, 1), OP_PARAMETER, pointers, 1);
    }
    while (count < 8) {
        size_t length = strcspn(dotted, ".");
        snprintf(names[count], sizeof names[count], "%.*s", (int)length, dotted);
        pointers[count] = names[count];
        count++;
        if (dotted[length] == '\0')
            break;
        dotted += length + 1;
    }
    return build_path(builder, at(builder, 1), OP_FIELD, pointers, count);
}

static inline struct node *n(struct builder *builder, const char *digits)
{
    struct number number = { 0, 1 };
    assert_true(number_parse(digits, strlen(digits), &number));
    return build_number(builder, at(builder, 1), number);
}

static inline struct node *q(struct builder *builder, const char *text)
{
    return build_constant_text(builder, at(builder, 1), text);
}

static inline struct node *op1(struct builder *builder, enum op op, struct node *a)
{
    return build_node(builder, at(builder, 1), op, &a, 1);
}

static inline struct node *op2(struct builder *builder, enum op op, struct node *a, struct node *b)
{
    struct node *args[] = { a, b };
    return build_node(builder, at(builder, 1), op, args, 2);
}

static inline struct node *op3(struct builder *builder, enum op op, struct node *a, struct node *b,
                               struct node *c)
{
    struct node *args[] = { a, b, c };
    return build_node(builder, at(builder, 1), op, args, 3);
}

static inline struct node *divided(struct builder *builder, struct node *a, const char *digits)
{
    struct node *node = op1(builder, OP_DIVIDE, a);
    assert_true(number_parse(digits, strlen(digits), &node->number));
    return node;
}

static inline struct node *rounded(struct builder *builder, struct node *a, int places,
                                   enum rounding mode)
{
    struct node *node = op1(builder, OP_ROUNDED, a);
    node->places = places;
    node->mode = mode;
    return node;
}

/* by (x) { first = a, second = b } */
static inline struct node *by2(struct builder *builder, struct node *x, const char *first,
                               struct node *a, const char *second, struct node *b)
{
    struct node *node = op3(builder, OP_BY, x, a, b);
    int count = 0;
    build_list_add(builder, &node->keys, &count, build_text(builder, first));
    build_list_add(builder, &node->keys, &count, build_text(builder, second));
    return node;
}

static inline void set_unit(struct builder *builder, struct unit *unit, const char *text)
{
    if (!unit_parse(builder->arena, text, unit))
        builder->failed = true;
}

static inline struct attribute *fact(struct builder *builder, struct entity *entity,
                                     const char *name, enum kind kind, const char *unit)
{
    struct attribute *attribute =
        build_attribute(builder, entity, at(builder, 1), name, kind, false);
    set_unit(builder, &attribute->unit, unit);
    return attribute;
}

static inline void refers(struct builder *builder, struct attribute *attribute, const char *target)
{
    attribute->target = build_text(builder, target);
}

static inline void choose(struct builder *builder, struct choices *choices, const char *names)
{
    int titles = 0;
    while (*names != '\0') {
        size_t length = strcspn(names, " ");
        build_list_add(builder, &choices->names, &choices->count,
                       build_text_bytes(builder, names, length));
        build_list_add(builder, &choices->titles, &titles, NULL);
        names += names[length] == ' ' ? length + 1 : length;
    }
}

/* A source "S" in force from 2010-01-01; city (a region) and person with facts of every kind, and
   steps (a list). Statements about them are what tests add. */
static inline void sample_vocabulary(struct builder *builder)
{
    struct source *source = build_source(builder, at(builder, 1), "S");
    source->since = day_from_civil(2010, 1, 1);
    struct entity *city = build_entity(builder, at(builder, 1), "city");
    city->is_region = true;
    struct attribute *population = fact(builder, city, "population", KIND_NUMBER, "persons");
    population->at_most = number_whole(100000000);
    struct entity *person = build_entity(builder, at(builder, 1), "person");
    struct attribute *destination = fact(builder, person, "destination", KIND_ONE, "");
    refers(builder, destination, "city");
    destination->governs = true;
    fact(builder, person, "months", KIND_NUMBER, "months")->at_most = number_whole(720);
    struct attribute *income =
        build_attribute(builder, person, at(builder, 1), "income", KIND_NUMBER, true);
    income->at_least = number_whole(-5);
    income->at_most = number_whole(1000);
    fact(builder, person, "age", KIND_NUMBER, "years")->at_most = number_whole(150);
    fact(builder, person, "born", KIND_DAY, "");
    fact(builder, person, "name", KIND_TEXT, "");
    fact(builder, person, "insured", KIND_YES_NO, "");
    choose(builder, &fact(builder, person, "degree", KIND_CHOICE, "")->choices,
           "none bachelor master");
    struct attribute *stays = fact(builder, person, "stays", KIND_MANY, "");
    refers(builder, stays, "stay");
    stays->most_members = 40;
    struct entity *stay = build_entity(builder, at(builder, 1), "stay");
    refers(builder, fact(builder, stay, "person", KIND_ONE, ""), "person");
    refers(builder, fact(builder, stay, "place", KIND_ONE, ""), "city");
    fact(builder, stay, "length", KIND_NUMBER, "months")->at_most = number_whole(600);
    fact(builder, stay, "valid", KIND_YES_NO, "");
}

static inline struct region *sample_region(struct builder *builder, const char *id,
                                           const char *under)
{
    struct region *region = build_region(builder, at(builder, 2), id);
    region->under = build_text(builder, under);
    return region;
}

static inline struct value *sample_decision(struct builder *builder, const char *name,
                                            const char *choices)
{
    struct value *value = build_value(builder, at(builder, 3), "person", name, FORM_DECISION);
    value->kind = KIND_CHOICE;
    choose(builder, &value->choices, choices);
    return value;
}

static inline struct rule *sample_rule(struct builder *builder, int line, const char *id,
                                       const char *decides, struct node *when, struct node *gives)
{
    struct rule *rule = build_rule(builder, at(builder, line), id, "nation", false);
    rule->decides = build_text(builder, decides);
    rule->law.text = build_text(builder, "S, art. 1");
    rule->when = when ? build_use(builder, when) : NULL;
    rule->gives = build_use(builder, gives);
    return rule;
}

static inline struct rule *sample_exception(struct builder *builder, int line, const char *id,
                                            const char *to, struct node *gives)
{
    struct rule *rule = build_rule(builder, at(builder, line), id, "nation", true);
    build_list_add(builder, &rule->to, &rule->to_count, build_text(builder, to));
    rule->law.text = build_text(builder, "S, art. 2");
    rule->gives = build_use(builder, gives);
    return rule;
}

/* derive "person.<name>" = gives */
static inline struct value *sample_derived(struct builder *builder, const char *name,
                                           struct node *gives)
{
    struct value *value = build_value(builder, at(builder, 4), "person", name, FORM_DERIVED);
    struct version *version = build_version(builder, value, at(builder, 4), "nation");
    version->gives = build_use(builder, gives);
    return value;
}

static inline struct parameter_value *sample_from(struct builder *builder,
                                                  struct parameter_layer *layer, int line, int year,
                                                  const char *digits)
{
    struct parameter_value *value =
        build_parameter_value(builder, layer, at(builder, line), day_from_civil(year, 1, 1));
    value->kind = KIND_NUMBER;
    assert_true(number_parse(digits, strlen(digits), &value->number));
    value->law.text = build_text(builder, "S, art. 3");
    return value;
}

static inline struct builder *new_builder(struct heard *heard)
{
    struct builder *builder;
    *heard = (struct heard){ .count = 0 };
    assert_int_equal(builder_new(NULL, NULL, 0, hear, heard, &builder), BYLAW_OK);
    sample_vocabulary(builder);
    return builder;
}

/* Freezes a pack that must be without mistakes. */
static inline struct bylaw_pack *frozen(struct builder *builder, const struct heard *heard)
{
    struct bylaw_pack *pack = NULL;
    bylaw_error error = { .line = 0 };
    build_end_of_file(builder);
    bylaw_status status = pack_freeze(builder, &pack, &error);
    if (status != BYLAW_OK)
        print_message("%s\n", heard->count > 0 ? heard->text : error.message);
    assert_int_equal(status, BYLAW_OK);
    return pack;
}

#endif
