/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions: the tree that a clause is made of. Built by core/pack/build.h, typed and resolved by
   freeze, read by judge, by explanations and by the reference evaluator of the tests.
   The meaning of every operator in every state: docs/semantics.md. */
#ifndef BYLAW_LAW_EXPRESSION_H
#define BYLAW_LAW_EXPRESSION_H

#include "core/law/formula.h"
#include "core/law/parameter.h"

/* ORDER op_names */
enum op {
    OP_BROKEN, /* a mistake was reported */
    /* leaves */
    OP_NUMBER,    /* number */
    OP_TEXT,      /* text: a choice, a text, "yes" or "no", a day, by what it meets */
    OP_DAY,       /* day */
    OP_FIELD,     /* path; field */
    OP_PARAMETER, /* path without "param"; parameter */
    OP_LAW_DAY,
    /* tests: args a, b */
    OP_AT_LEAST,
    OP_AT_MOST,
    OP_ABOVE,
    OP_BELOW,
    OP_IS,
    OP_ONE_OF,  /* args[0] any of args[1..] (literals) */
    OP_LIES_IN, /* place a in place b, or in the region that b, a text, names */
    OP_HAS,     /* a */
    OP_ALL,     /* args */
    OP_ANY,
    OP_NONE,
    /* arithmetic */
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    /* args[0] / number (a literal, not 0): value * number.bottom, negated for a number below 0,
       over args[0]'s bottom * |number.top|. (OP_MULTIPLY: over the product of the bottoms.) */
    OP_DIVIDE,
    OP_SHARE, /* args[0] over args[1], any number; of KIND_SHARE */
    OP_NEGATE,
    OP_ROUNDED,  /* a; places, mode */
    OP_AS,       /* a in the unit of text; by freeze number: what it is divided by for that */
    OP_LARGEST,  /* args */
    OP_SMALLEST, /* args */
    OP_MONTHS,   /* a duration of a months (a whole number); only moves a day */
    OP_YEARS,
    OP_DAYS,
    OP_WORKING_DAYS,
    OP_MOVE,     /* a day args[0] moved by durations args[1..], each with sign in signs[] */
    OP_YEARS_TO, /* a to b; started */
    OP_MONTHS_TO,
    OP_DAYS_TO,
    OP_WORKING_DAYS_TO,
    /* sets of months */
    OP_BETWEEN, /* from the month of day a to that of day b */
    OP_JOIN,    /* a and b together */
    OP_PART,    /* a without b */
    OP_WITHIN,  /* what a and b share */
    OP_MONTHS_COUNT,
    OP_LONGEST_RUN, /* places: the gap that does not end it */
    OP_YEAR_END,    /* a day, and args[1] a literal number of years */
    OP_REGION_OF,   /* the region of the level `text` that place a is or lies in, as a choice */
    OP_FORMULA,     /* formula, over args */
    /* ways of writing, which freeze makes plainer (core/pack/written.c) */
    OP_KEYED,    /* a parameter args[0] for the key args[1] */
    OP_KINDS_OF, /* set: list, a choice of the member, test */
    OP_LIST,     /* set: the texts args */
    OP_LISTED,   /* a is in the set b */
    OP_SHARE_OF, /* list, test, what it is where the list is empty */
    OP_COVERS,   /* the set a has all of the set b */
    /* choosing */
    /* a parameter of another day or place: args[0] the day where has_on, then a path to the place;
       or text, the id of a region */
    OP_PARAMETER_AT,
    OP_BY,     /* args[0] selects args[1 + k] where keys[k]; keys[k] "other" is any other */
    OP_CLASH,  /* a fault where the tests args hold and must not; text says why */
    OP_SILENT, /* a gap where none of the tests args holds; text says of what */
    /* members: args[0] a path to a list; the member's value and test, NULL: none */
    OP_COUNT,       /* list, test */
    OP_TOTAL,       /* list, value, test */
    OP_LARGEST_OF,  /* list, value, test, what it is where no member counts (about the owner) */
    OP_SMALLEST_OF, /* likewise */
    OP_MONTHS_OF,   /* list, test, and by freeze the member's `from` and `to` */
    OP_ANY_OF,      /* list, test */
    OP_ALL_OF,      /* list, test */
    OP_NONE_OF,     /* list, test */
    OP_END
};
extern const char *const op_names[OP_END]; /* as written: "at_least", "+", "count" ... */

/* Where a path leads. */
struct field {
    const struct entity *root; /* entity whose row the path starts from */
    int outer; /* inside lists: how many rows outward that row is; 0: the innermost */
    struct attribute **steps; /* references followed, in order */
    int step_count;
    struct attribute *attribute; /* the attribute read, or */
    struct value *value;         /* the named value read, or both NULL: the row itself */
};

struct table_law;

#define NODE_MOST_SIZE 100000
#define NODE_MOST_DEPTH 200 /* so that a walk down the tree needs no stack of its own */

struct node {
    enum op op;
    struct place at;
    struct node **args;
    int arg_count;
    const char **path; /* OP_FIELD: "person", "city", "population"; OP_PARAMETER(_AT): the id */
    int path_count;
    const char **keys;    /* OP_BY */
    struct number number; /* OP_NUMBER, OP_DIVIDE */
    const char
        *text;   /* OP_TEXT, OP_CLASH, OP_AS, OP_REGION_OF; OP_PARAMETER_AT: a region, or NULL */
    int32_t day; /* OP_DAY; OP_TEXT that freeze found to be a day */
    int places;  /* OP_ROUNDED */
    enum rounding mode;
    bool started;                  /* OP_YEARS_TO, OP_MONTHS_TO: "started" */
    struct formula *formula;       /* OP_FORMULA */
    bool has_on;                   /* OP_PARAMETER_AT */
    bool outermost;                /* freeze wrote the `on` of its rule here: paths in it begin at
                                      the outermost row of their name */
    int8_t *signs;                 /* OP_MOVE: 1 or -1 for each of args[1..] */
    const struct table_law *table; /* it was written as this table; NULL: as it is */
    /* As which it was written, before freeze made it plainer (core/pack/written.c); NULL: as it is.
       Its operands are nodes of this tree, too. */
    const struct node *written;
    bool used; /* build: it became part of something */
    int depth; /* build: 1 for a leaf; never above NODE_MOST_DEPTH */
    int size;  /* build: nodes of the tree, each as often as it occurs; bounded likewise */

    /* by freeze */
    int index;          /* unique in the pack, from 0 */
    struct type type;   /* of the result */
    struct field field; /* OP_FIELD; of members: the list, its attribute of KIND_MANY */
    const struct parameter *parameter; /* OP_PARAMETER, OP_PARAMETER_AT */
    /* OP_TEXT: index of a choice; 1 yes, 0 no; index in pack->texts (-1: freeze_expression met a
       text that the pack does not have). OP_PARAMETER_AT: index of the region `text`.
       OP_REGION_OF: the level. OP_TEXT in OP_LIES_IN: index of the region */
    int code;
    int *codes; /* OP_BY: code of each key; -1 for "other" */
    /* members: entity of the member that value and test are about; inside them a path from a row
       further out has field.outer */
    const struct entity *member;
};

/* Whether a comparison (OP_AT_LEAST .. OP_IS) holds where a is below b (order < 0), equal (0) or
   above (order > 0). */
bool op_holds(enum op op, int order);

/* Whether both are the same number, or the same text. */
bool node_same_literal(const struct node *a, const struct node *b);

/* Members: what each gives, its test, what holds where no member counts; NULL: not there. */
struct node *members_value(const struct node *node);
struct node *members_test(const struct node *node);
struct node *members_if_none(const struct node *node);
struct node *members_until(const struct node *node); /* OP_MONTHS_OF; its value is `from` */

/* As an official would write it, on one line: "person.city.population :at_least (3000000)". */
void node_print(struct buffer *buffer, const struct node *node);

#endif
