/* SPDX-License-Identifier: Apache-2.0 */
/* Freezing, in this order: names, rules, paths, layers, order, types and ranges, cases. Each part
   reports its own mistakes; what follows from a mistake is silent (KIND_BROKEN, OP_BROKEN). */
#ifndef BYLAW_PACK_FREEZE_INTERNAL_H
#define BYLAW_PACK_FREEZE_INTERNAL_H

#include "core/pack/build_internal.h"
#include "core/pack/freeze.h"

struct freeze {
    struct builder *builder;
    struct bylaw_pack *pack; /* not to be written while an expression over it is frozen */
    struct arena scratch;    /* freed when freezing ends */
    struct text_map sources, choice_lists, entities, regions,
        parameters;            /* -> index in the pack's list */
    struct text_map values;    /* "person.settlement" -> index in value_list */
    struct text_map texts;     /* constants of KIND_TEXT -> code */
    struct value **value_list; /* sorted by entity and name: the order before order.c */
    int value_count;
    char *text_parameters; /* by index: 1 where it was compared with a text already */
    const char *clause;    /* the statement that is looked at, for mistakes; NULL: none */
    bool is_expression;    /* freeze_expression: the pack is frozen already */
    struct type law_day;   /* of the value that is looked at */
    bool is_total;         /* types: inside a points table units do not have to match */
};

/* A row that a path may start from. */
struct frame {
    const char *name; /* what paths call it */
    const struct entity *entity;
    const struct frame *outer; /* of a member: the row around its list; NULL: none */
};

void freeze_mistake(struct freeze *freeze, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void *freeze_scratch(struct freeze *freeze, size_t count, size_t size);
/* What was printed, in scratch memory; frees the buffer. "" without memory. */
const char *freeze_text(struct freeze *freeze, struct buffer *text);
const char *day_text(struct freeze *freeze, int32_t day);
void freeze_sort(void *items, int count, int (*compare)(const void *, const void *));

/* Candidates for a name that was not found. */
struct names {
    const char **items;
    int count;
};
void names_add(struct freeze *freeze, struct names *names, const char *name);
/* " (did you mean 'insured_months'?)" or "". */
const char *names_suggest(struct freeze *freeze, const struct names *names, const char *wanted);
/* The same, and where nothing is near the names themselves: " (there are 'a', 'b')". */
const char *names_suggest_or_list(struct freeze *freeze, const struct names *names,
                                  const char *wanted);
void names_add_readable(struct freeze *freeze, struct names *names, const struct entity *entity);
void names_add_entities(struct freeze *freeze, struct names *names);
void names_add_regions(struct freeze *freeze, struct names *names);
/* A mistake where a text is no id, which the mistake then names; or no name. */
void want_id(struct freeze *freeze, const char *id, struct place at);
void want_name(struct freeze *freeze, const char *name, struct place at);
/* A name to be added to a map; a second one of the same name is a mistake. */
struct declared {
    const char *what; /* "source" */
    const char *name;
    struct place at;
    struct place first; /* of the same name, if there is one */
};
void add_unique(struct freeze *freeze, struct text_map *map, int index,
                const struct declared *declared);

/* names.c, vocabulary_check.c */
void freeze_names(struct freeze *freeze);
void freeze_entities(struct freeze *freeze);
void freeze_choice_lists(struct freeze *freeze);
/* Takes the choices of the list that they name, and checks them. */
void freeze_choices(struct freeze *freeze, struct choices *choices, struct place at,
                    const char *owner);
bool name_is_reserved(const char *name);
/* owner: "clause 4.2", for messages. */
void freeze_law(struct freeze *freeze, struct law *law, struct place at, const char *owner,
                bool mandatory);
/* regions.c */
void freeze_regions(struct freeze *freeze);
/* Index of a region by id, 0 and a mistake where there is none. */
int freeze_region(struct freeze *freeze, const char *id, struct place at);
struct entity *freeze_find_entity(const struct freeze *freeze, const char *name);
struct value *freeze_find_value(struct freeze *freeze, const char *entity, const char *name);
/* A value by "settlement" or "person.settlement"; NULL after a mistake. what: "a decision". */
struct value *freeze_find_question(struct freeze *freeze, const char *name, struct place at,
                                   bool only_decisions);

/* statements.c: parameters, values with their versions, rules. */
void freeze_statements(struct freeze *freeze);
/* recorded.c: the day on which law was recorded, its own or that of its source; DAY_NONE: nobody
   said. */
int32_t recorded_on(const struct law *law, int32_t published);
/* Whether it was recorded on the pack's known_on. */
bool freeze_recorded(struct freeze *freeze, const struct law *law, int32_t published,
                     struct place at, const char *owner);
bool freeze_end_recorded(struct freeze *freeze, const struct law *by, struct place at,
                         const char *owner);
/* since and ended, where they are not stated, from the source of the law; without an end that was
   recorded later. */
void freeze_days(struct freeze *freeze, const struct law *law, const struct law *ended_law,
                 int32_t *since, int32_t *ended, struct place at);
void freeze_source_ends(struct freeze *freeze);
/* type_arithmetic.c: sets of months, and what is counted of them */
void infer_months(struct freeze *freeze, struct node *node);
/* type_places.c: whether a typed node refers to places; the mistake of a node whose `place` does
   not */
bool is_place(const struct node *node);
void refuse_place(struct freeze *freeze, struct node *node, const struct node *place);
void infer_lies_in(struct freeze *freeze, struct node *node);
void infer_region_of(struct freeze *freeze, struct node *node);
/* calendars.c */
void freeze_calendars(struct freeze *freeze);
bool want_calendar(struct freeze *freeze, struct node *node);
bool calendar_meets(struct freeze *freeze, struct node *node, wide min, wide max);
/* provisions.c: before the rules, which may have their law from them */
void freeze_provisions(struct freeze *freeze);
/* The law of the provision that a statement of this id belongs to; empty: there is none. */
struct law provision_law(const struct bylaw_pack *pack, const char *id);
/* rules.c */
void freeze_rules(struct freeze *freeze);
/* duty.c: the day of the source that meets a duty */
void freeze_met_by(struct freeze *freeze, const struct rule *rule);
/* rule_days.c: after the days of the rule are known */
void freeze_rule_days(struct freeze *freeze, struct rule *rule);

/* book.c: before the names; false: names of the pack stand in the way */
bool freeze_book(struct freeze *freeze);
/* must.c: after the paths */
void freeze_musts(struct freeze *freeze);
/* challenge.c */
void freeze_challenges(struct freeze *freeze);

/* written.c: what is written short, as nodes that the judge has. After the operands have types:
   :at_least and the like of ordered choices. */
void write_ranks(struct freeze *freeze, struct node *node, const struct choices *choices);
/* Of the by that a parameter by key became: that the key is from the list of its keys. */
void want_key(struct freeze *freeze, struct node *node, const struct type *selector);
/* While paths are resolved: parameters by key, sets of kinds. */
void write_sets(struct freeze *freeze, struct node *node, const struct frame *frame);
const char *parameter_id(struct freeze *freeze, const struct node *node); /* paths.c */
void unknown_parameter(struct freeze *freeze, struct place at, const char *id);

/* paths.c */
typedef void visit_root(struct freeze *freeze, struct node **root, void *user);
/* Every expression that a value is made of; lowered: the lowered forms instead of items. */
void value_roots(struct freeze *freeze, struct value *value, bool lowered, visit_root *visit,
                 void *user);
void freeze_paths(struct freeze *freeze);
void resolve_node(struct freeze *freeze, struct node *node, const struct frame *frame);

/* parts.c: parameters with keys and lists, before their names; and the mistake of reading one as a
   whole. */
void freeze_parts(struct freeze *freeze);
void refuse_whole(struct freeze *freeze, struct place at, const struct parameter *whole);
/* uprate.c: after the statements */
void freeze_uprates(struct freeze *freeze);
/* layers.c, overrides.c, parameters.c; the breaks before the overrides */
void freeze_layers(struct freeze *freeze);
void freeze_overrides(struct freeze *freeze);
void freeze_parameter_types(struct freeze *freeze);
/* Codes of texts that met no choice. */
void freeze_parameter_codes(struct freeze *freeze);

/* order.c */
void freeze_order(struct freeze *freeze);
void collect_reads(struct freeze *freeze, struct value *value);

/* values.c: types of named values; lower.c: points as one expression */
void freeze_value_type(struct freeze *freeze, struct value *value);
void lower_points(struct freeze *freeze, struct value *value, struct version *version);
/* A node made by freeze itself. */
struct node *lower_node(struct freeze *freeze, struct place at, enum op op,
                        struct node *const *args, int count);
struct node *lower_rounded(struct freeze *freeze, struct node *node, int places,
                           enum rounding mode);

/* types.c: kind, unit, choices of a node from what it is made of. expected: what it meets; NULL. */
void infer(struct freeze *freeze, struct node *node, const struct type *expected);
void infer_node_only(struct freeze *freeze, struct node *node);
void infer_test(struct freeze *freeze, struct node *node);
/* type_arithmetic.c */
void infer_arithmetic(struct freeze *freeze, struct node *node, const struct type *expected);
void infer_between_days(struct freeze *freeze, struct node *node);
bool want_kind(struct freeze *freeze, struct node *node, int index, enum kind kind);
bool is_numeric(enum kind kind); /* a number or a share */
/* Shared by the two files: reports what is wrong with a node, and breaks it. */
void spoil(struct freeze *freeze, struct node *node, const char *message);
bool args_broken(const struct node *node);
bool want_args(struct freeze *freeze, struct node *node, int least);
/* Whether a node gets its kind only from what it meets. */
bool needs_meaning(const struct node *node);
/* Infers args[from..], those that need a meaning last. */
void infer_together(struct freeze *freeze, struct node *node, int from,
                    const struct type *expected);
/* Types of args[from..]: all of one kind, units and choices; the common type without range into
   *out. doing: "compared", "added". false: broken. */
bool unify(struct freeze *freeze, struct node *node, int from, const char *doing, struct type *out);
void set_kind(struct node *node, enum kind kind, const char *unit);
void node_break(struct node *node);
bool node_is_broken(const struct node *node);
/* The node as text, in scratch memory. */
const char *node_text(struct freeze *freeze, const struct node *node);
const char *unit_text(struct freeze *freeze, const struct unit *unit); /* "no unit" for none */
const char *misfit_choices(struct freeze *freeze, const struct choices *a, const struct choices *b);
bool choices_equal(const struct choices *a, const struct choices *b);
/* "a number", "a choice" ... */
const char *kind_phrase(enum kind kind);
void freeze_text_code(struct freeze *freeze, const char *text, int *code);

/* ranges.c: denominator and interval of a typed node. */
void range_infer(struct freeze *freeze, struct node *node);
/* formulas.c */
void infer_formula(struct freeze *freeze, struct node *node);
/* shares.c: the same of a node that is a share or reads one. false: too large. */
bool share_range(struct node *node);
bool share_is_in(const struct node *node);
/* Raises *into, of the same kind, to hold the range of type as well. false: too large. */
bool range_join(struct type *into, const struct type *type);
bool range_scale(const struct type *type, wide bottom, struct type *out);
/* The interval of a * b, where b lies from b_min to b_max. false: too large. */
bool range_corners(const struct type *a, wide b_min, wide b_max, wide *min, wide *max);
void range_negate(struct type *type); /* min and max alone */

/* cases.c */
void freeze_cases(struct freeze *freeze);
void freeze_breaks(struct freeze *freeze);

#endif
