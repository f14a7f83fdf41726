/* SPDX-License-Identifier: Apache-2.0 */
/* Vocabulary: entities, their attributes, and the types of values: kind, unit, choices, bounds. */
#ifndef BYLAW_LAW_VOCABULARY_H
#define BYLAW_LAW_VOCABULARY_H

#include "core/law/source.h"

struct entity;
struct attribute;
struct value;
struct node;

/* ORDER kind_names */
enum kind {
    KIND_BROKEN, /* a mistake was reported; silences what follows from it */
    KIND_YES_NO,
    KIND_NUMBER, /* whole numbers, decimals and money alike */
    KIND_DAY,
    KIND_CHOICE,
    KIND_TEXT,
    KIND_ONE,      /* a reference to a row */
    KIND_MANY,     /* the rows that refer to this one */
    KIND_DURATION, /* years, months, days: only to be added to a day */
    KIND_SHARE,    /* an exact quotient: only of expressions, see struct type */
    KIND_MONTHS,   /* a set of months: only of expressions */
    KIND_COUNT
};
extern const char *const kind_names[KIND_COUNT];

/* A product of named units with whole powers: "yuan/person" is yuan^1 person^-1. Names are sorted.
   count 0: no unit. */
#define UNIT_FACTORS 4
struct unit {
    int count;
    struct unit_factor {
        const char *name; /* owned by the pack */
        int power;        /* not 0 */
    } factors[UNIT_FACTORS];
};
/* "", "months", "yuan/person", "yuan*month/person". false: not such a text, or too many factors. */
bool unit_parse(struct arena *arena, const char *text, struct unit *out);
bool unit_equal(const struct unit *a, const struct unit *b);
/* a * b^power for power 1 or -1. false: too many factors. */
bool unit_multiply(const struct unit *a, const struct unit *b, int power, struct unit *out);
/* What a number in `from` is multiplied by to be one in `to`; false: they measure different
   things. */
bool unit_convert(const struct unit *from, const struct unit *to, struct number *factor);
void unit_print(struct buffer *buffer, const struct unit *unit); /* "" for none */

struct choices {
    const char **names;  /* ids, in the order of the pack */
    const char **titles; /* each may be NULL */
    int count;
    const char *list; /* name of the choice list that these are of; NULL: listed where they stand */
    bool ordered;     /* from low to high, so that they may be compared */
};
int choices_find(const struct choices *choices, const char *name); /* by name; -1 */

/* choice "education" { ... }: choices that attributes and outcomes share. */
struct choice_list {
    const char *name;
    struct choices choices;
    struct place at;
};

/* What is known of a value before any fact. Numbers and days are integers over bottom (days: 1);
   min and max are in that scale and hold for every known value and every interval of an unknown
   one. */
struct type {
    enum kind kind;
    struct unit unit;
    bool plain;                    /* a literal or a count: takes any unit it meets */
    const struct choices *choices; /* KIND_CHOICE */
    const struct entity *entity;   /* KIND_ONE, KIND_MANY */
    wide bottom;
    wide min;
    wide max;
    /* KIND_SHARE: an integer from min to max over one from divisor_min to divisor_max, above 0. */
    wide divisor_min;
    wide divisor_max;
};

struct attribute {
    const char *name;
    const char *title;    /* may be NULL */
    const char **aliases; /* other names that a CSV header may use */
    int alias_count;
    enum kind kind;
    struct unit unit;
    int places; /* KIND_NUMBER: decimal places of a fact; 0 for whole numbers, 2 for money */
    bool money; /* written in yuan; said so in messages and headers */
    struct number at_least; /* KIND_NUMBER: declared bounds, in units, both inclusive */
    struct number at_most;
    int32_t first_day; /* KIND_DAY: bounds; default 1900-01-01 to 2199-12-31 */
    int32_t last_day;
    struct choices choices; /* KIND_CHOICE */
    const char *target;     /* KIND_ONE, KIND_MANY: name of the entity, as written */
    const char *by;   /* KIND_MANY: the reference of which it is the reverse; NULL: the only one */
    const char *each; /* KIND_MANY: name of one member in tests; NULL: the entity's name */
    int64_t most_members; /* KIND_MANY: bound on the number of members; default 10,000 */
    const char *topic;    /* what a rule that reads it asks about; NULL: its own name */
    bool optional;        /* may be absent */
    bool is_protected;    /* like cases differ in it: law that reads it must answer for that */
    const char *proxy_of; /* a fact of the same entity that it gives away; NULL: none */
    bool is_private;      /* personal: masked in records */
    bool governs;         /* KIND_ONE: the default place of everything about the entity */
    struct place at;

    /* by freeze */
    struct entity *owner;
    int index;                    /* in owner->attributes */
    struct entity *target_entity; /* KIND_ONE, KIND_MANY */
    struct attribute *reverse;    /* KIND_MANY: the KIND_ONE attribute of the target */
    struct type type;
};

struct entity {
    const char *name;
    const char *title; /* may be NULL */
    /* Rows are places: each row names its region of the pack (by id or code) in the column
       "region", or by its own id; a row that names none has national law. */
    bool is_region;
    bool is_book; /* built in: its rows are what the pack declares (core/pack/book.c) */
    struct attribute **attributes; /* in order of the file */
    int attribute_count;
    struct place at;

    /* by freeze */
    int index;                       /* in pack->entities */
    const struct attribute *governs; /* may be NULL */
};
struct attribute *entity_find_attribute(const struct entity *entity, const char *name); /* NULL */

#endif
