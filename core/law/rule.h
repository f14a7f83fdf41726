/* SPDX-License-Identifier: Apache-2.0 */
/* Named values and what gives them: decisions with their clauses and exceptions, points tables,
   classes, derived values. All are read as attributes of their entity: person.settlement_points. */
#ifndef BYLAW_LAW_RULE_H
#define BYLAW_LAW_RULE_H

#include "core/law/expression.h"
#include "core/law/parameter.h"

/* A numbered sentence of a policy: the head of the rules whose id is its own or begins with it and
   a point, which have its law where they state none. */
struct provision {
    const char *id;    /* "4.2" */
    const char *title; /* may be NULL */
    struct law law;
    const char *declared_only; /* why it, or a part of it, cannot be decided; NULL: it can */
    bool truncated;            /* the text at hand is cut off */
    bool beyond_text;          /* it is known to exist, and not in the text at hand */
    struct place at;
};

/* Short forms of decisions: words that write one with outcomes of its own, and the clauses that
   give them; otherwise it is not about the row. ORDER short_form_words */
enum short_form {
    SHORT_NONE,
    SHORT_REQUIREMENT, /* outcomes: enum judgement */
    SHORT_INDICATOR,   /* enum measured */
    SHORT_DUTY,        /* enum duty_state */
    SHORT_FORM_COUNT
};
extern const char *const short_form_words[SHORT_FORM_COUNT]; /* "" for none */

/* A clause, or an exception to clauses, exceptions or decisions. */
struct rule {
    const char *id; /* "4.2" */
    const char *title;
    bool is_exception;
    enum short_form short_form; /* it is the clause of one, which has its id */
    const char *body;           /* of a duty: who has it; may be NULL */
    const char *met_by;  /* of a duty: the id of the source that meets it, to whose day freeze sets
                           done; NULL: none */
    struct node *done;   /* with met_by: an OP_DAY in gives; else NULL */
    const char *decides; /* clause: the decision, "settlement" or "person.settlement" */
    const char **to;     /* exception: ids of clauses and exceptions, names of decisions */
    int to_count;
    struct law law;
    const char *region;   /* "nation" */
    int32_t since;        /* DAY_NONE: with its source */
    int32_t ended;        /* last day; DAY_NONE: with its source */
    int32_t review_by;    /* DAY_NONE: not stated */
    int32_t published;    /* recorded on this day; DAY_NONE: with its source */
    struct law ended_law; /* the law that ended it; may be empty */
    /* What a region below may do by a rule of its id, or an exception to it: "free", "none",
       "optional" or "relax". What is unlawful is a finding, and counts all the same. */
    enum override_mode override;
    enum favours favours; /* OVERRIDE_RELAX: that it applies to more and gives more, or to less */
    bool is_off;          /* a region's: no rule of its id is in force there; gives nothing */
    const char *reason;   /* why a region departs; may be NULL */
    /* The test of the cases for which it goes on after its end, in place of newer statements of its
       id; NULL: for none. */
    struct node *transitional;
    /* The day whose law the clause itself is: its own days and the parameters written in it; NULL:
       that of the decision. Freeze writes it into when and gives. */
    struct node *on;
    struct node *when; /* NULL: always */
    struct node *gives;
    struct place at;

    /* by freeze */
    int region_index;
    int index;           /* in pack->rules: natural order of id, then region, then since */
    struct value *value; /* the decision that it is part of */
    bool to_decision;    /* exception: `to` names the decision itself */
    bool is_out;         /* recorded after the pack's known_on: it is not there */
};

/* A line of a points table: points (times for_each) where when holds, or the sum of its items. */
struct item {
    const char *label;
    const char *family; /* "insurance", "residence"; may be NULL */
    struct law law;     /* may be empty: then the table's */
    struct node *points;
    struct node *for_each; /* NULL: once */
    struct node *when;     /* NULL: always */
    bool has_at_least, has_at_most, has_a_year;
    struct number at_least, at_most;
    struct number a_year; /* points that a year can bring: for requirements about the table */
    struct item **items;  /* instead of points */
    int item_count;
    struct place at;
    struct node
        *lowered; /* by freeze: the item as one exact expression, times, when, bounds applied */
};

struct band {
    const char *name;
    bool has_below;      /* the last band has no bound */
    struct number below; /* exclusive */
    struct place at;
    /* By freeze: in the scale of the class's `by`, rounded up: x < below <=> x < below_scaled. */
    wide below_scaled;
};

/* One version of a points table, class or derived value: in force in a region for some days. */
struct version {
    const char *region; /* "nation" */
    int32_t since, ended;
    int32_t published; /* recorded on this day; DAY_NONE: with its source */
    struct law law;
    struct law ended_law; /* may be empty */
    const char *title;    /* may be NULL; that of the value is the first of these */
    struct node *gives;   /* derive: the value. class: the number that is classed. */
    struct band **bands;  /* class */
    int band_count;
    struct item **items; /* points */
    int item_count;
    bool has_at_least, has_at_most; /* points: bounds of the total */
    struct number at_least, at_most;
    struct place at;

    /* by freeze */
    int region_index;
    bool is_out; /* recorded after the pack's known_on: it is not there */
    /* Points: the total as one expression, rounded; derive: gives, with its rounding; NULL for a
       class. */
    struct node *lowered;
};

/* How the clauses of a decision stand to each other. ORDER combine_names */
enum combine {
    COMBINE_NONE, /* they answer the same question, and must not disagree */
    COMBINE_SUM,  /* what each gives is added up */
    COMBINE_LARGEST,
    COMBINE_SMALLEST,
    COMBINE_COUNT
};
extern const char *const combine_names[COMBINE_COUNT]; /* "" for none */

/* What a requirement says of a row. ORDER judgement_names */
enum judgement {
    JUDGEMENT_PASS,
    JUDGEMENT_BREACH,
    JUDGEMENT_NOT_CONCERNED, /* it is not about this row */
    JUDGEMENT_COUNT
};
extern const char *const judgement_names[JUDGEMENT_COUNT];

/* What a requirement asks of decisions, which are tried on people who could be. ORDER
   challenge_names */
enum challenge_form {
    CHALLENGE_SAME,     /* the same for whoever differs in one of the facts only */
    CHALLENGE_RISES,    /* never less for whoever has more of one of the facts */
    CHALLENGE_POSSIBLE, /* somebody is accepted */
    CHALLENGE_ALWAYS,   /* everybody gets this */
    CHALLENGE_NO_HARDER /* nobody is refused whom the law before accepted; somebody more is
                           accepted */
};
#define CHALLENGE_FORMS 5
extern const char *const challenge_names[CHALLENGE_FORMS]; /* "same_for" */

struct challenge {
    const char **decisions; /* names and tags of decisions about the entity */
    int decision_count;
    enum challenge_form form;
    const char **facts; /* names: SAME, RISES */
    int fact_count;
    bool is_protected;  /* SAME: for every protected fact */
    const char *wanted; /* ALWAYS: an outcome, or "decided" */
    bool has_except;
    struct law except_law;
};

/* What an indicator says of a row. ORDER measured_names */
enum measured { MEASURED_MET, MEASURED_MISSED, MEASURED_NOT_CONCERNED, MEASURED_COUNT };
extern const char *const measured_names[MEASURED_COUNT];

/* Where a duty stands on a day. ORDER duty_state_names */
enum duty_state {
    DUTY_PENDING, /* not done, and its last day has not passed */
    DUTY_MET,
    DUTY_MET_LATE, /* done, after its last day */
    DUTY_OVERDUE,
    DUTY_NOT_CONCERNED,
    DUTY_STATE_COUNT
};
extern const char *const duty_state_names[DUTY_STATE_COUNT];

enum value_form {
    FORM_DECISION,
    FORM_POINTS,
    FORM_CLASS,
    FORM_DERIVED,
    FORM_MUST /* derived yes/no: a row of which it is no contradicts itself, and is a bad row */
};

struct value {
    const char *entity_name;
    const char *name;
    const char *title;
    enum value_form form;
    struct law law; /* of the first statement */
    /* declared: */
    enum kind kind; /* KIND_BROKEN: derived, taken from what it gives */
    struct unit unit;
    int places; /* -1: not stated */
    bool money;
    int mode;               /* -1: not stated; else enum rounding */
    struct choices choices; /* decision or class with choices */
    enum combine combine;   /* decision */
    const char **tags;      /* decision: what requirements call it, beside its name */
    int tag_count;
    /* A requirement about decisions; the value itself is whether a person is one on whom they are
       tried. NULL: any other value. */
    struct challenge *challenge;
    enum short_form short_form; /* of a decision, or of the derived value that belongs to one */
    /* Path to the place whose law counts; NULL: the entity's governing reference, the row itself
       where the entity is a region, else national law. */
    struct node *place;
    struct node *on;        /* the day whose law counts; NULL: the day of the run */
    struct node *otherwise; /* decision; NULL: none */
    struct law otherwise_law;
    int32_t otherwise_since, otherwise_ended; /* by freeze: those of its law; DAY_NONE: none */
    bool otherwise_is_out;                    /* by freeze: recorded after the pack's known_on */
    struct version **versions;                /* not of decisions */
    int version_count;
    struct place at;

    /* by freeze */
    struct entity *entity;
    int index; /* in pack->values: a value reads only values before it */
    struct type type;
    struct rule **rules; /* decision: its clauses and all exceptions below them, in pack order */
    int rule_count;
    struct rule **exceptions; /* those of rules that are exceptions, in the same order */
    int exception_count;
    /* reads[]: what its definitions read, in any region and on any day, without repetition */
    struct value **reads;
    int read_count;
};

/* Whether a rule is the clause of a requirement or an indicator: what it gives is a test of the
   row, by (test) { yes = the first of its outcomes, no = the second }. */
bool rule_judges(const struct rule *rule);
/* Whether an id or name is among those that an exception is `to`. */
bool rule_is_to(const struct rule *rule, const char *name);

/* The value as people name it: "person.settlement". Into the arena. */
const char *value_full_name(struct arena *arena, const struct value *value);

/* A worked case. */
struct case_fact {
    const char *attribute;
    const char *text; /* as in a CSV cell */
    struct place at;
};
struct case_row {
    const char *entity;
    const char *id;
    struct case_fact *facts;
    int fact_count;
    struct place at;
};
struct expectation {
    const char *who; /* id of the row; NULL: the only row of the entity, or the first declared */
    const char *question; /* "settlement" */
    const char *text;     /* the value as printed, or undetermined, conflict, no_rule, error */
    const char *clause;   /* NULL: not stated */
    const char *misses;   /* by how much the first comparison that fails misses; NULL: not stated */
    const char **asks;    /* NULL: not stated; else exactly these, in any order */
    int ask_count;
    struct place at;
};
/* A statement that a case makes for itself. */
struct case_statement {
    const char *word; /* "clause" */
    const char *id;
    struct place at;
};
struct worked_case {
    const char *name;
    int32_t on;
    /* What lies over the law of the pack, for this case alone: */
    struct case_statement **statements;
    int statement_count;
    const char *region;   /* whose law the statements are */
    const char **without; /* "4.7", "@beijing": statements of the pack that it is judged without */
    int without_count;
    struct place without_at;
    int32_t known_on; /* the law as it was recorded on this day; DAY_NONE: all of it */
    struct case_row *rows;
    int row_count;
    struct expectation *expectations;
    int expectation_count;
    struct place at;
};

/* Whether it is judged by another law than that of the pack. */
bool case_has_law(const struct worked_case *worked_case);
/* Whether it is judged without a statement of the pack, and whether it states that anew. */
bool case_leaves_out(const struct worked_case *worked_case, const char *id, const char *region);
bool case_states_anew(const struct worked_case *worked_case, const char *word, const char *id,
                      const char *region);
/* Whether "4.7" of a list `without` takes a statement of this id away: 4.7, and 4.7.a below it. */
bool case_takes(const char *without, const char *id);

#endif
