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
    OVERRIDE_COUNT
};
extern const char *const override_names[OVERRIDE_COUNT];

struct parameter_value {
    int32_t from;
    enum kind
        kind; /* KIND_NUMBER, KIND_DAY, KIND_TEXT (a choice name, compared as such), KIND_YES_NO */
    struct number number;
    int32_t day;
    const char *text;
    bool yes;
    int code; /* by freeze, KIND_TEXT: index in the choices that it meets, or in pack->texts */
    struct law law;
    struct place at;
};

/* One statement: the national one, or a region's values for the same id. */
struct parameter_layer {
    const char *region;             /* as written or by folder; "nation" */
    const char *by;                 /* issuing body; a region must say it */
    const char *number;             /* of the document; may be NULL */
    const char *reason;             /* a region must say it */
    struct parameter_value *values; /* by freeze: sorted by from */
    int value_count;
    struct place at;
    int region_index; /* by freeze */
};

struct parameter {
    const char *id; /* "settlement.open_below" */
    const char *title;
    struct unit unit;
    enum override_mode mode;
    struct parameter_layer **layers; /* the nation's first */
    int layer_count;
    struct place at;

    /* by freeze */
    int index;
    /* Numbers: common denominator and hull over all values of all layers. Texts: KIND_CHOICE where
       it meets a choice, else KIND_TEXT. */
    struct type type;
    bool used;
};

#endif
