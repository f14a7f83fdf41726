/* SPDX-License-Identifier: Apache-2.0 */
/* Building a pack: the functions that the words of the notation call (and tests, without Lua).
   build_* functions make zeroed structures with defaults filled in and register them; the caller
   fills the other fields with texts copied by build_text. Names are resolved by pack_freeze, after
   everything was built, so order does not matter. A mistake is reported and building goes on; no
   memory makes every later call harmless and is reported by pack_freeze. Nothing returns NULL. */
#ifndef BYLAW_PACK_BUILD_H
#define BYLAW_PACK_BUILD_H

#include "core/pack/pack.h"

struct builder {
    struct bylaw_pack *pack;    /* filled while building */
    struct arena *arena;        /* the pack's */
    bylaw_on_error *on_mistake; /* may be NULL */
    void *on_mistake_user;
    bool failed;     /* no memory */
    bool incomplete; /* a file or statement could not be read at all: pack_freeze reports the
                             mistakes that there are and resolves nothing, since a name may be
                             missing only because of it */
    int mistake_count;
    struct mistake *mistakes; /* sorted and reported by pack_freeze */
    size_t mistake_room;
    struct node **open_nodes; /* built, not yet used */
    size_t open_count, open_room;
    struct table_law **tables; /* as written; freeze finds the sources of their rows */
    int table_count;
};

/* A builder with its pack on a hook. Free with builder_free unless pack_freeze succeeded. */
bylaw_status builder_new(bylaw_alloc *alloc, void *alloc_user, size_t limit_bytes,
                         bylaw_on_error *on_mistake, void *on_mistake_user, struct builder **out);
void builder_free(struct builder *builder);

/* A builder of expressions over a frozen pack: its nodes live in arena, its pack is `pack` and is
   only looked up, never changed; only build_text*, build_place, build_mistake and the functions for
   nodes may be called. For freeze_expression; free with builder_free. */
bylaw_status build_scratch(const struct bylaw_pack *pack, struct memory *memory,
                           struct arena *arena, bylaw_on_error *on_mistake, void *on_mistake_user,
                           struct builder **out);

/* Records a mistake: place, id of the statement (NULL: none), what is wrong and what to write. At
   most 200 are kept, then one line says that there are more. The same message at the same line is
   kept once. */
void build_mistake(struct builder *builder, struct place at, const char *clause, const char *format,
                   ...) __attribute__((format(printf, 4, 5)));

const char *build_text(struct builder *builder, const char *text); /* NULL: NULL */
const char *build_text_bytes(struct builder *builder, const char *bytes, size_t length);
struct place build_place(struct builder *builder, const char *file,
                         int line); /* copies file once */
/* A growing list in the pack's arena: build_list_add (builder, &rule->to, &rule->to_count, text)
   appends a pointer; lists built this way need no room field (they grow by powers of two). */
void build_list_add(struct builder *builder, void *list_pointer, int *count, const void *item);

struct source *build_source(struct builder *builder, struct place at, const char *id);
struct provision *build_provision(struct builder *builder, struct place at, const char *id);
struct choice_list *build_choice_list(struct builder *builder, struct place at, const char *name);
struct entity *build_entity(struct builder *builder, struct place at, const char *name);
/* Defaults by kind: number 0..10^9 places 0; money: KIND_NUMBER with money set, places 2, unit
   "yuan", 0..10^12; days 1900-01-01..2199-12-31; many 10,000 members. */
struct attribute *build_attribute(struct builder *builder, struct entity *entity, struct place at,
                                  const char *name, enum kind kind, bool money);
struct calendar *build_calendar(struct builder *builder, struct place at, const char *id);
struct region *build_region(struct builder *builder, struct place at, const char *id);
/* The layer of a region ("nation" first) of parameter id; makes the parameter when it is new. Two
   layers of one region are a mistake. */
struct parameter *build_parameter(struct builder *builder, struct place at, const char *id,
                                  const char *region, struct parameter_layer **layer);
/* The pointer is good until the next value of the layer is made. */
struct parameter_value *build_parameter_value(struct builder *builder,
                                              struct parameter_layer *layer, struct place at,
                                              int32_t from);
/* One of the values of a table: of a key, or NULL: of a list. */
struct parameter_value *build_parameter_part(struct builder *builder, struct parameter_value *value,
                                             struct place at, const char *key);
/* A decision, or the value that a points table, class or derived value of this entity and name
   adds a version to (made when new; a form that differs is a mistake). */
struct value *build_value(struct builder *builder, struct place at, const char *entity,
                          const char *name, enum value_form form);
struct version *build_version(struct builder *builder, struct value *value, struct place at,
                              const char *region);
struct band *build_band(struct builder *builder, struct version *version, struct place at,
                        const char *name);
/* Into a version's items, or into a parent item's. */
struct item *build_item(struct builder *builder, struct version *version, struct item *parent,
                        struct place at, const char *label);
struct rule *build_rule(struct builder *builder, struct place at, const char *id,
                        const char *region, bool is_exception);
/* A statement of a requirement, indicator or duty (core/pack/requirement.c): the decision, made
   when new, and the clause of the same id, which build_demand, build_indicator or build_duty
   completes after the caller has set its law and days. */
struct short_id {
    const char *entity, *id, *region;
};
struct value *build_short_form(struct builder *builder, enum short_form form, struct place at,
                               const struct short_id *id, struct rule **rule);
/* Where `concerned` (NULL: always) is yes, the row has the first outcome of the form (it passes, is
   met) if `demanded` is yes, and the second (in breach, missed) if it is no. */
void build_demand(struct builder *builder, struct rule *rule, struct node *concerned,
                  struct node *demanded);

/* What an indicator says (core/pack/indicator.c). ORDER target_ops */
enum target { TARGET_AT_LEAST, TARGET_AT_MOST, TARGET_ABOVE, TARGET_BELOW, TARGET_COUNT };
extern const enum op target_ops[TARGET_COUNT];
struct indicator_terms {
    struct node *where; /* NULL: every row */
    struct node *value;
    struct node *targets[TARGET_COUNT]; /* those that are not NULL must all be met; one at least */
    struct node *tolerance;             /* by so much they may be missed; NULL: by nothing */
    int places, mode;                   /* of the figure that is shown; -1: not stated */
};
void build_indicator(struct builder *builder, const struct value *value, struct rule *rule,
                     const struct indicator_terms *terms);

/* What a duty says (core/pack/duty.c). */
struct duty_terms {
    struct node *when;           /* NULL: always */
    struct node *after, *within; /* the event, and the duration from it; both or none */
    struct node *by;             /* its last day, and no other; NULL: none */
    int month, day;              /* its last day of each year; 0: none */
    struct node *done;           /* the day on which it was done; NULL: there is no evidence yet */
};
void build_duty(struct builder *builder, const struct value *value, struct rule *rule,
                const struct duty_terms *terms);
/* What must hold of each row of an entity (core/pack/must.c): the caller sets title, law and
   gives. */
struct version *build_must(struct builder *builder, struct place at, const char *entity,
                           const char *id, const char *region);
struct library *build_library(struct builder *builder, const char *name);
struct worked_case *build_case(struct builder *builder, struct place at, const char *name);

/* Expressions. An argument becomes part of the new node (used). Every node must become part of
   something: build_use says so for those that a statement takes. */
struct node *build_node(struct builder *builder, struct place at, enum op op,
                        struct node *const *args, int arg_count);
struct node *build_number(struct builder *builder, struct place at, struct number number);
struct node *build_constant_text(struct builder *builder, struct place at, const char *text);
struct node *build_day(struct builder *builder, struct place at, int32_t day);
struct node *build_path(struct builder *builder, struct place at, enum op op,
                        const char *const *names, int count); /* OP_FIELD, OP_PARAMETER */
/* A parameter (OP_PARAMETER or OP_PARAMETER_AT, which becomes part of the new node) on a day, or of
   a place or region; those that are not NULL. */
struct node *build_parameter_at(struct builder *builder, struct node *parameter, struct node *on,
                                struct node *of, const char *region);
struct node *build_broken(struct builder *builder, struct place at);
/* An expression once more, for a second place. One that holds a table is a mistake, and broken. */
struct node *build_copy(struct builder *builder, struct node *node);
struct node *build_use(struct builder *builder, struct node *node); /* marks and returns it */
/* Reports every node that is built and not used: most are a missing comma. Call after each file. */
void build_end_of_file(struct builder *builder);

#endif
