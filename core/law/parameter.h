/* SPDX-License-Identifier: Apache-2.0 */
/* A parameter: a figure of the law with a value from each of some days, per region. */
#ifndef BYLAW_LAW_PARAMETER_H
#define BYLAW_LAW_PARAMETER_H

#include "core/law/vocabulary.h"

/* What regions may do with it (design: override modes). The names are the words of the notation. */
/* ORDER override_names */
enum override_mode {
    OVERRIDE_NONE,    /* "none": no region sets it (the default) */
    OVERRIDE_FREE,    /* "free": a region sets it as it likes */
    OVERRIDE_FIX,     /* "fix": a region may repeat it, not change it */
    OVERRIDE_FLOOR,   /* "floor": at least the value above */
    OVERRIDE_CEILING, /* "ceiling": at most the value above */
    OVERRIDE_BAND,    /* "band": within a share of the value above */
    OVERRIDE_RELAX,   /* "relax": only in the applicant's favour against what was in force before */
    OVERRIDE_OPTIONAL, /* "optional": a region may switch it off, not change it */
    OVERRIDE_EXCEED,   /* "exceed": at least the value above; what is more is at its own cost */
    OVERRIDE_COUNT
};
extern const char *const override_names[OVERRIDE_COUNT];

enum favours { FAVOURS_NONE, FAVOURS_LARGER, FAVOURS_SMALLER };

struct parameter_value {
    int32_t from;
    enum kind
        kind; /* KIND_NUMBER, KIND_DAY, KIND_TEXT (a choice name, compared as such), KIND_YES_NO */
    struct number number;
    int32_t day;
    const char *text;
    bool yes;
    /* Written as a table: a value for each key, or the texts of a list (key NULL). */
    bool is_table;
    const char *key;
    struct parameter_value **parts;
    int part_count;
    bool off; /* switched off from this day: the parameter has no value */
    int code; /* by freeze, KIND_TEXT: index in the choices that it meets, or in pack->texts */
    int32_t published; /* recorded on this day; DAY_NONE: with its source */
    struct law law;
    struct place at;
    /* By freeze: it is not there: recorded after the pack's known_on, or corrected by a value that
       was recorded later. */
    bool is_out;
    /* By freeze: no change in the applicant's favour, so what was in force before goes on. */
    bool is_refused;
};

/* One statement: the national one, or a region's values for the same id. */
struct parameter_layer {
    const char *region;             /* as written or by folder; "nation" */
    const char *by;                 /* issuing body; a region must say it */
    const char *number;             /* of the document; may be NULL */
    const char *reason;             /* a region must say it */
    struct parameter_value *values; /* by freeze: sorted by from */
    int value_count;
    int32_t ended;        /* last day of all its values; DAY_NONE: none */
    struct law ended_law; /* may be empty */
    int32_t review_by;    /* DAY_NONE: not stated */
    /* The parameter (OP_PARAMETER) by whose values its own grow, each time rounded; NULL: none. */
    struct node *uprate_by;
    int uprate_places;
    enum rounding uprate_mode;
    struct place at;

    /* by freeze */
    int region_index;
    /* By interval of the pack: its value is unlawful there, so the one above stands. NULL:
       never. */
    bool *fails;
};

struct parameter {
    const char *id; /* "settlement.open_below" */
    const char *title;
    struct unit unit;
    enum override_mode mode;
    struct number within;            /* OVERRIDE_BAND: a share of the value above, not below 0 */
    enum favours favours;            /* OVERRIDE_RELAX */
    struct parameter_layer **layers; /* the nation's first */
    int layer_count;
    struct place at;
    /* A value for each choice of this list ("stage", "school.stage"), for each band of a class, for
       yes and no; or a list of texts. Freeze
       makes a parameter of each key, "rate.primary", and of each text, yes where it is listed. */
    const char *keys;
    bool list;

    /* by freeze */
    const struct choices *choices; /* of keys; NULL: yes and no */
    const char **part_keys;
    struct parameter **parts; /* of part_keys */
    int part_count;
    const struct parameter *whole; /* of a part */
    const char *key;
    int index;
    /* Numbers: common denominator and hull over all values of all layers. Texts: KIND_CHOICE where
       it meets a choice, else KIND_TEXT. */
    struct type type;
    bool used;
};

#endif
