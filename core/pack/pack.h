/* SPDX-License-Identifier: Apache-2.0 */
/* A pack: everything that the law says, resolved and typed; immutable once frozen. And the
   questions that judge asks of it: which statement is in force in a region on a day. */
#ifndef BYLAW_PACK_PACK_H
#define BYLAW_PACK_PACK_H

#include "core/law/calendar.h"
#include "core/law/region.h"
#include "core/law/rule.h"

/* The days on which a run may be; law_day lies in them, or in the bounds of the value's `on`. */
#define LAW_DAY_FIRST (-25567) /* 1900-01-01 */
#define LAW_DAY_LAST 84005     /* 2199-12-31 */

/* What is wrong with the law of a pack though it can be judged: an unlawful value of a region. */
struct finding {
    struct place at;
    const char *clause; /* id of the statement */
    const char *text;
    int32_t since; /* from this day; it is wrong on it, and was not the day before */
    const struct parameter_value *value;
    bool departs; /* by a number */
    struct number departs_by;
};

/* A library that files of the pack use (for editors; what it gave has become part of clauses). */
struct library {
    const char *name;     /* "ages" */
    const char **members; /* what it gives, in byte order */
    int member_count;
};

struct bylaw_pack {
    struct memory memory;
    struct arena arena;

    /* The law is as it was recorded on this day; DAY_NONE: all of it. Set before freezing. */
    int32_t known_on;
    struct source **sources;
    int source_count;
    struct provision **provisions; /* in natural order of their ids */
    int provision_count;
    struct procedure **procedures; /* core/pack/procedure.h; as written */
    int procedure_count;
    struct choice_list **choice_lists; /* by name */
    int choice_list_count;
    struct entity **entities;
    int entity_count;
    bool has_book;           /* some of them are built in */
    struct region **regions; /* [0] is the nation; then by level: after what is above it */
    int region_count;
    struct parameter **parameters;
    int parameter_count;
    struct parameter **wholes; /* those with keys and lists, whose parts are among parameters */
    int whole_count;
    struct value **values; /* in an order in which a value reads only values before it */
    int value_count;
    struct value **musts; /* by entity, then natural order of id; they are in values, too */
    int must_count;
    struct rule *
        *rules; /* natural order of id, then region, then since: the index is the rank of a rule */
    int rule_count;
    struct calendar **calendars; /* of consecutive years */
    int calendar_count;
    struct working_days working;
    struct worked_case **cases;
    int case_count;
    bool is_of_case; /* it was loaded for one case that has law of its own, which is cases[0] */
    /* Loads such a pack: this one with the case laid over it. NULL: no case has law of its own. */
    bylaw_status (*load_case)(const struct bylaw_pack *pack, const struct worked_case *worked_case,
                              bylaw_on_error *on_mistake, void *on_mistake_user,
                              struct bylaw_pack **out, bylaw_error *error);
    const void *origin;         /* what load_case goes by, in the arena */
    struct library **libraries; /* in the order in which files use them */
    int library_count;

    const char **texts; /* constants of KIND_TEXT that clauses compare with; code = index */
    int text_count;
    int node_count;

    /* Days on which any law begins or has just ended, ascending. The law does not change inside an
       interval: interval 0 is before breaks[0], interval i begins on breaks[i - 1]. */
    int32_t *breaks;
    int break_count;

    struct finding **findings; /* unlawful values, in order of parameter, layer and day */
    int finding_count;

    uint8_t digest[32]; /* SHA-256 of the dump */
};

void pack_free(struct bylaw_pack *pack); /* NULL is allowed */

int pack_interval(const struct bylaw_pack *pack, int32_t day);            /* 0..break_count */
int32_t pack_interval_first(const struct bylaw_pack *pack, int interval); /* DAY_FIRST for 0 */
/* Of several regions of one code, each of which became the next, the first. -1: none. */
int pack_find_region(const struct bylaw_pack *pack, const char *id_or_code);
struct entity *pack_find_entity(const struct bylaw_pack *pack, const char *name); /* NULL */
/* The same for names that people wrote: BYLAW_ENOTFOUND proposes the nearest. */
bylaw_status pack_want_region(const struct bylaw_pack *pack, const char *id_or_code, int *region,
                              bylaw_error *error);
bylaw_status pack_want_entity(const struct bylaw_pack *pack, const char *name,
                              struct entity **entity, bylaw_error *error);
struct parameter *pack_find_parameter(const struct bylaw_pack *pack, const char *id);
struct parameter *pack_find_whole(const struct bylaw_pack *pack, const char *id); /* NULL */
/* By name within an entity; and by "settlement" or "person.settlement" anywhere: NULL if there is
   none, or (second function) if two entities share the name: *ambiguous is then true. */
struct value *pack_find_value(const struct bylaw_pack *pack, const struct entity *entity,
                              const char *name);
struct value *pack_find_question(const struct bylaw_pack *pack, const char *name, bool *ambiguous);

/* The provision that a statement of this id belongs to: the one with the longest number that begins
   it. NULL: none. */
const struct provision *pack_provision_of(const struct bylaw_pack *pack, const char *id);

/* Whether a name is that of a value, alone or after its entity and a point. */
bool value_is_called(const struct value *value, const char *name);

/* For qsort over pointers to values: by entity and name. */
int value_compare(const void *a, const void *b);
int place_compare(struct place a, struct place b); /* by file, then line */
const char *rule_word(const struct rule *rule);    /* "clause", "exception", "requirement" */
/* "decision", "points", "requirement" ... */
const char *value_form_word(const struct value *value);

/* What is said of facts that break a must. */
void must_print_broken(struct buffer *out, const struct value *must);

bool region_exists(const struct region *region, int32_t day);
/* What a region is on a day: itself on its own days, and later what it became, step by step. -1: it
   is not there yet, or what it became at last ended without a successor or was split; *missing
   (may be NULL) is then that region. */
int pack_region_on(const struct bylaw_pack *pack, int region, int32_t day, int *missing);
/* What lies above a region on a day of its own; -1 for the nation. */
int pack_region_above(const struct bylaw_pack *pack, int region, int32_t day);
/* Whether region, on a day of its own, is `layer` or lies below it. */
bool pack_region_within(const struct bylaw_pack *pack, int region, int layer, int32_t day);

/* The statement in force for a region during an interval is, among those of the same id whose layer
   the region lies in and whose days cover the interval, the one of the lowest layer. NULL: none. */
const struct version *pack_version_at(const struct bylaw_pack *pack, const struct value *value,
                                      int region, int interval);
bool pack_rule_in_force(const struct bylaw_pack *pack, const struct rule *rule, int region,
                        int interval);
bool pack_otherwise_in_force(const struct bylaw_pack *pack, const struct value *value,
                             int interval);
/* Whether it has ended, but goes on for the cases of its `transitional`: it was in force there on
   its last day. */
bool pack_rule_goes_on(const struct bylaw_pack *pack, const struct rule *rule, int region,
                       int interval);
/* An unlawful value does not stand: the next one above does. NULL too where it is switched off. */
const struct parameter_value *pack_parameter_at(const struct bylaw_pack *pack,
                                                const struct parameter *parameter, int region,
                                                int interval);
/* The same, with what is switched off (value->off). */
const struct parameter_value *pack_parameter_stated(const struct bylaw_pack *pack,
                                                    const struct parameter *parameter, int region,
                                                    int interval);
/* What a layer itself says on a day, lawful or not; NULL: nothing. */
const struct parameter_value *parameter_layer_at(const struct parameter_layer *layer, int32_t day);

/* The rules that combine directly under a decision (parent NULL) or are exceptions to a rule
   (parent), in force for region and interval or going on there, in pack order. Writes at most room
   of them; returns how many there are. */
int pack_rules_under(const struct bylaw_pack *pack, const struct value *value,
                     const struct rule *parent, int region, int interval, const struct rule **out,
                     int room);
/* The exceptions to the decision itself, in force, in pack order: rules over the combination of its
   clauses, which is their base (docs/semantics.md, section 5). The same convention. */
int pack_rules_over(const struct bylaw_pack *pack, const struct value *value, int region,
                    int interval, const struct rule **out, int room);

#endif
