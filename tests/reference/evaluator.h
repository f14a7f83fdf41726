/* SPDX-License-Identifier: Apache-2.0 */
/* The reference evaluator: a plain walk over the trees of a frozen pack, one row at a time, over
   GMP rationals. Written from docs/semantics.md alone and never from core/judge, so that a
   difference between the two is a fault of one of them or of the page. It reads what officials
   wrote (rules, versions, items), not what freeze made of it. It lives for tests: no memory is an
   abort, and nothing is quick. */
#ifndef BYLAW_TESTS_REFERENCE_EVALUATOR_H
#define BYLAW_TESTS_REFERENCE_EVALUATOR_H

#include "tests/reference/result.h"

/* One value of one row. */
struct answer {
    const struct result *result;
    bool *named; /* by rule index: the clauses named */
    bool by_otherwise;
};

/* Where an expression stands: its row, and the region and day whose law it reads. */
struct scene {
    size_t row;
    int region;
    int32_t day;
    const struct scene *outer; /* of a member: around its list; NULL: none */
};

struct evaluator {
    const struct bylaw_pack *pack;
    struct facts *facts;
    int32_t day;        /* of the run */
    int default_region; /* of values without a place */
    struct results results;
    struct answer ***answers; /* by value index and row; NULL: not decided yet */
    const char *trouble;      /* NULL, or why the pack should have been refused at load */
};

struct evaluator *evaluator_new(struct facts *facts, int32_t day, int default_region);
void evaluator_free(struct evaluator *evaluator);

const struct answer *evaluator_answer(struct evaluator *evaluator, const struct value *value,
                                      size_t row);

/* The open facts of an undetermined outcome, sorted by entity, attribute and row; owned by the
   caller (free). An attribute of KIND_MANY: that list is open. */
struct asked {
    const struct attribute *attribute;
    size_t row;
};
struct asked *evaluator_ask(struct evaluator *evaluator, const struct value *value, size_t row,
                            int *count);

/* ---- between the files of the evaluator ---- */

/* evaluator.c: the value of a node; and as a test: never absent, an open attribute is unknown. */
struct result *node_result(struct evaluator *evaluator, const struct scene *scene,
                           const struct node *node);
enum test { TEST_NO, TEST_YES, TEST_UNKNOWN, TEST_OPEN, TEST_GAP, TEST_FAULT };
enum test node_test(struct evaluator *evaluator, const struct scene *scene,
                    const struct node *node);                   /* NULL: yes */
struct node *node_argument(const struct node *node, int index); /* NULL: not there */

/* A path: the row that its references lead to. state KNOWN: row; else the reference `stop` of row
   stop_row decided. A path that ends in a reference or a row ends before its last step. */
struct journey {
    enum state state;
    size_t row;
    const struct attribute *attribute; /* the attribute that the path reads; or */
    const struct value *value;         /* the value; both NULL: the row itself */
    const struct attribute *stop;
    size_t stop_row;
    bool any_optional; /* a reference on the way or the attribute may be absent */
};
struct journey journey_follow(const struct evaluator *evaluator, const struct field *field,
                              size_t row);
/* The same from the row of the scene that the path starts from. */
struct journey journey_from(const struct evaluator *evaluator, const struct field *field,
                            const struct scene *scene);
enum state attribute_state(const struct evaluator *evaluator, const struct attribute *attribute,
                           size_t row, int64_t *cell);

/* The members of the list of an owner row; owned by the caller (free). */
size_t *list_members(const struct evaluator *evaluator, const struct attribute *list, size_t owner,
                     int *count);
bool list_is_open(const struct evaluator *evaluator, const struct attribute *list, size_t owner);

/* formula.c: what a formula gives. */
struct result *formula_result(struct evaluator *evaluator, const struct scene *scene,
                              const struct node *node);
/* A host of formulas for random programs: some inputs make it fail, some give what is out of
   bounds. The function is picked by formula->code_bytes. */
extern const struct formula_host formula_mixer;

/* choose.c: the arguments of a `by` that its selector may choose: one where it is certain, several
   where it is unknown, none where it is neither (*state is then the state of the `by`). */
int by_choices(struct evaluator *evaluator, const struct scene *scene, const struct node *node,
               const struct node **chosen, enum state *state);

/* value.c */
struct place_and_day {
    enum state state; /* KNOWN, or why there is no law to read */
    struct scene scene;
    bool place_known;
};
struct place_and_day value_scene(struct evaluator *evaluator, const struct value *value,
                                 size_t row);
/* region.c: what a region is on a day, -1: nothing; and what lies above it then. */
int region_on(const struct bylaw_pack *pack, int region, int32_t day);
int region_above(const struct bylaw_pack *pack, int region, int32_t day);
struct result *place_result(struct evaluator *evaluator, const struct scene *scene,
                            const struct node *node);
int row_region(const struct evaluator *evaluator, const struct entity *entity, size_t row);
/* The place of a value as a path to follow; false: it has none. */
bool scene_place(const struct value *value, struct field *field);
const struct version *value_version(const struct evaluator *evaluator, const struct value *value,
                                    const struct scene *scene);
/* parameter.c */
const struct parameter_value *parameter_at(const struct evaluator *evaluator,
                                           const struct parameter *parameter,
                                           const struct scene *scene);
struct result *item_result(struct evaluator *evaluator, const struct scene *scene,
                           const struct item *item);

/* rulings.c: whether law was recorded on the pack's known_on; and `otherwise` is law on a day. */
bool law_recorded(const struct evaluator *evaluator, const struct law *law, int32_t published);
bool otherwise_counts(const struct evaluator *evaluator, const struct value *value, int32_t day);

/* rulings.c: rules that combine with a base. */
struct ruling {
    struct result *result;
    bool *named;
    bool by_otherwise;
};
/* Which rules: the clauses of a decision, the exceptions to a rule, those to the decision. */
enum rule_set { RULES_CLAUSES, RULES_UNDER, RULES_OVER };
/* In force, in pack order; owned by the caller (free). */
const struct rule **rules_in_force(const struct evaluator *evaluator, const struct value *value,
                                   enum rule_set set, const struct rule *parent,
                                   const struct scene *scene, int *count);
struct ruling rule_ruling(struct evaluator *evaluator, const struct scene *scene,
                          const struct rule *rule);
/* How many of the rules, in pack order, count as one: those of an id of which some go on after
   their end. Of these: the one that ended first after a day; the one in force; and as one their
   test and their ruling, without those that ended up to that day. */
int rules_together(const struct evaluator *evaluator, const struct scene *scene,
                   const struct rule *const *rules, int count);
const struct rule *rules_oldest(const struct evaluator *evaluator, const struct scene *scene,
                                const struct rule *const *rules, int count, int32_t after);
const struct rule *rules_now(const struct evaluator *evaluator, const struct scene *scene,
                             const struct rule *const *rules, int count);
enum test rules_test(struct evaluator *evaluator, const struct scene *scene,
                     const struct rule *const *rules, int count, int32_t after);
struct ruling rules_together_ruling(struct evaluator *evaluator, const struct scene *scene,
                                    const struct rule *const *rules, int count, int32_t after);
struct ruling clauses_ruling(struct evaluator *evaluator, const struct scene *scene,
                             const struct value *value);
struct ruling decision_ruling(struct evaluator *evaluator, const struct scene *scene,
                              const struct value *value);
/* gives or otherwise: absent counts as a fault; rounded as the value states. */
struct result *given_result(struct evaluator *evaluator, const struct scene *scene,
                            const struct value *value, const struct node *node);
void ruling_free(struct ruling *ruling);

#endif
