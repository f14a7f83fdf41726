/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the generator share: the pack as it has been built so far. */
#ifndef BYLAW_TESTS_REFERENCE_GENERATE_INTERNAL_H
#define BYLAW_TESTS_REFERENCE_GENERATE_INTERNAL_H

#include "core/pack/build.h"
#include "tests/reference/generate.h"

#define MOST_ENTITIES 4
#define MOST_ATTRIBUTES 18
#define MOST_VALUES 10
#define MOST_PARAMETERS 6
#define MOST_REGIONS 5
#define MOST_DEPTH 4

/* A kind, and which choices, unit or entity. */
struct wanted {
    enum kind kind;
    int choices; /* KIND_CHOICE: which of the lists; KIND_NUMBER: which unit, 0 for none */
    int target;  /* KIND_ONE: entity */
};

struct made_attribute {
    struct attribute *attribute;
    struct wanted kind; /* target: of KIND_MANY too */
    const char *each;   /* KIND_MANY */
};

struct made_entity {
    struct entity *entity;
    const char *name;
    struct made_attribute attributes[MOST_ATTRIBUTES];
    int attribute_count;
    bool is_spell; /* it has days from and to */
};

struct made_value {
    const char *name;
    int entity;
    struct wanted kind;
};

enum shape { SHAPE_PLAIN, SHAPE_KEYED, SHAPE_CHOICES, SHAPE_TEXTS };

struct made_parameter {
    const char *id;
    struct wanted kind; /* of a value, or of what a list lists */
    enum shape shape;   /* keys and listed choices are NAMED_CHOICES */
};

struct maker {
    struct builder *builder;
    uint64_t random;
    struct place at;
    struct made_entity entities[MOST_ENTITIES];
    int entity_count;
    int region_entity; /* -1: none */
    const char *regions[MOST_REGIONS];
    int levels[MOST_REGIONS]; /* enum level */
    int region_count;
    struct made_parameter parameters[MOST_PARAMETERS];
    int parameter_count;
    struct made_value values[MOST_VALUES];
    int value_count; /* those that an expression may read */
    int rule_count;
};

/* Names of rows that a path may begin with, the innermost first. */
struct scope {
    const char *name;
    int entity;
    const struct scope *outer; /* of a member: around its list; NULL: none */
};

int draw(struct maker *maker, int limit); /* 0 .. limit - 1 */
bool chance(struct maker *maker, int percent);
/* One of a few days near to each other, so that they meet. */
int32_t draw_day(struct maker *maker);
/* A number that facts, literals and parameters often share. */
struct number draw_number(struct maker *maker);
#define CHOICES_OF_SHORT 2 /* and after it those of each short form: drawn for nothing else */
int choices_count(int choices);
const char *choices_name(int choices, int index);
#define NAMED_CHOICES 2 /* declared once; 1 is ordered where it stands, 0 has no order */
void made_choices(struct maker *maker, int list, struct choices *out);
#define UNIT_KINDS 6
struct unit made_unit(int unit);
struct wanted draw_number_kind(struct maker *maker);
const char *draw_text(struct maker *maker);
const char *texts_name(int index);
const char *made_text(struct maker *maker, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct law made_law(struct maker *maker);

/* generate_expression.c: an expression of that kind about a row of the scope. */
struct node *make_expression(struct maker *maker, const struct scope *scope, struct wanted wanted,
                             int depth);
struct node *node_of(struct maker *maker, enum op op, struct node *const *args, int count);
struct node *make_members(struct maker *maker, const struct scope *scope, enum op op,
                          struct wanted number, int depth);
struct node *make_elsewhere(struct maker *maker, const struct scope *scope, struct node *parameter);
/* generate_sets.c; NULL where an operand cannot be made */
struct node *make_months(struct maker *maker, const struct scope *scope, int depth);
struct node *make_covers(struct maker *maker, const struct scope *scope, int depth);
struct node *make_kinds_count(struct maker *maker, const struct scope *scope, int depth);
struct node *make_list_path(struct maker *maker, const struct scope *scope, enum shape shape);
/* generate_table.c; NULL where an operand cannot be made */
struct node *make_table(struct maker *maker, const struct scope *scope, struct wanted wanted,
                        int depth);
struct node *make_test(struct maker *maker, const struct scope *scope, int depth);
/* A path to an attribute of that kind, with or without references on the way; NULL: there is none.
   only_attributes: no named value. */
struct node *make_path(struct maker *maker, const struct scope *scope, struct wanted wanted,
                       bool only_attributes);
struct wanted draw_kind(struct maker *maker);
/* generate_formula.c: NULL: nothing of the kind can be computed so. */
struct node *make_formula(struct maker *maker, const struct scope *scope, struct wanted wanted,
                          int depth);

/* generate_law.c */
void make_parameters(struct maker *maker);
void make_values(struct maker *maker);

/* generate_facts.c: facts for a frozen pack; and what an unknown fact may turn out to be (UNKNOWN:
   there is no row to refer to). */
struct facts *make_facts(const struct bylaw_pack *pack, uint64_t *random);
enum state complete_draw(struct facts *facts, const struct attribute *attribute, uint64_t *random,
                         int64_t *cell);

#endif
