/* SPDX-License-Identifier: Apache-2.0 */
/* A program: what gives one value in one shape of the law (one set of clauses and versions in
   force), as steps over registers. A register is a column over the rows of a chunk. Parameters are
   slots, filled by the context (region, days) of each row. */
#ifndef BYLAW_JUDGE_PROGRAM_H
#define BYLAW_JUDGE_PROGRAM_H

#include "core/data/facts.h"
#include "core/pack/pack.h"

/* The width in which a register holds its integers; freeze's ranges prove that they fit. A share is
   two: a struct number, not in lowest terms. A set of months is a struct months. */
enum lane { LANE_8, LANE_32, LANE_64, LANE_128, LANE_SHARE, LANE_MONTHS, LANE_COUNT };
size_t lane_bytes(enum lane lane);
enum lane lane_for(wide min, wide max); /* LANE_32 at least */
/* LANE_8 for yes/no and for choices of at most 127, as columns hold them; LANE_32 for other codes
   and for rows. */
enum lane lane_of(const struct type *type);

#define REGISTER_NONE (-1)
#define RULE_NONE 0 /* in a register of rules: no rule; else the rule's index + 1, or */
#define RULE_OTHERWISE (-1)

enum step_code {
    STEP_CONSTANT,     /* constant */
    STEP_FIELD,        /* field */
    STEP_PARAMETER,    /* parameter */
    STEP_PARAMETER_AT, /* parameter of node `what`, on day a and of row b, or REGISTER_NONE */
    STEP_LIES_IN,      /* rows a and b, or REGISTER_NONE; what: the node */
    STEP_REGION_OF,
    STEP_LAW_DAY,
    STEP_SCALE, /* a * constant, into lane */
    STEP_ADD,
    STEP_SUBTRACT,
    STEP_MULTIPLY,
    STEP_NEGATE,
    STEP_ROUND, /* a * constant / divisor, by mode */
    STEP_LARGEST,
    STEP_SMALLEST,
    STEP_ADD_MONTHS, /* day a moved by b months */
    STEP_YEARS_TO,   /* from a to b; mode 1: started */
    STEP_MONTHS_TO,
    STEP_YEAR_END, /* a; constant years */
    STEP_AT_LEAST, /* a >= b */
    STEP_ABOVE,    /* a > b */
    STEP_EQUAL,    /* numbers and days */
    STEP_SAME,     /* codes a and b */
    STEP_ONE_OF,   /* code a among codes[first .. first + count) */
    STEP_HAS,
    STEP_TEST, /* yes/no attribute a where a test is wanted: absent is no, open is unknown */
    STEP_ALL,  /* of registers operands[first .. first + count) */
    STEP_ANY,
    STEP_NONE,
    STEP_BY,       /* a selects; keys codes[first..), values operands[first..); see struct choice */
    STEP_BAND,     /* a; thresholds bounds[first .. first + count) */
    STEP_NO_VALUE, /* a fault or gap on every row: mode, an enum state */
    STEP_RULES,    /* parts[first .. first + count), base */
    STEP_COMBINE,  /* the same; mode: an enum combine */
    STEP_FOLD,     /* members: fold; a: the value where no member counts, or REGISTER_NONE */
    STEP_FORMULA,  /* formula of `what`, a node, over operands[first .. first + count) */
    /* working.c; what: struct working_days */
    STEP_WORKING_ADD, /* day a and b working days */
    STEP_WORKING_TO,  /* from day a to day b */
    /* sets of months: months.c */
    STEP_MONTHS_BETWEEN, /* days a and b */
    STEP_MONTHS_JOIN,
    STEP_MONTHS_PART,
    STEP_MONTHS_WITHIN,
    STEP_MONTHS_COUNT, /* a */
    STEP_MONTHS_RUN,   /* a; constant: gap */
    /* shares: share.c */
    STEP_SHARE,    /* a * constant over b * divisor, of whole numbers */
    STEP_SHARE_OF, /* a whole number a over divisor */
    STEP_SHARE_ADD,
    STEP_SHARE_SUBTRACT,
    STEP_SHARE_MULTIPLY,
    STEP_SHARE_NEGATE,
    STEP_SHARE_LARGEST,
    STEP_SHARE_SMALLEST,
    STEP_SHARE_BY,    /* as STEP_BY */
    STEP_SHARE_ROUND, /* a * constant, by mode, into a number */
    STEP_SHARE_AT_LEAST,
    STEP_SHARE_ABOVE,
    STEP_SHARE_EQUAL,
    /* branch.c: from here to the STEP_LEAVE at index first only those rows are gone through whose
       code a is among codes[constant .. constant + count), or is not known; mode: BRANCH_... */
    STEP_BRANCH,
    STEP_CARRY, /* a, of an outer branch, for the rows of this one */
    STEP_LEAVE  /* a, of the branch, for the rows around it; mode 1: the branch ends */
};

/* A test reads an attribute itself: where that is open it counts as unknown, since it will have a
   value or be absent, but never be a fault. */
enum { DIRECT_A = 1, DIRECT_B = 2 };

/* STEP_BRANCH. OTHERS: the code is not among them. PACKED: its steps are many enough to go through
   its rows packed; else they are gone through for all rows, but not where none needs them. */
enum { BRANCH_OTHERS = 1, BRANCH_PACKED = 2 };

/* One rule of a combination: its test and the value of its own ruling. */
struct part {
    int test;  /* REGISTER_NONE: always */
    int value; /* REGISTER_NONE: gap */
    int rules; /* register of the rules that gave value, or REGISTER_NONE: `rule` gave it */
    int32_t rule;
};

/* A fold over members: its test and value are a program of their own over the member rows. */
struct fold {
    enum op op; /* OP_COUNT to OP_NONE_OF */
    const struct node *node;
    const struct field *list; /* path to the list; list->attribute is KIND_MANY */
    int member;               /* which of the program's members, and of a frame's */
    int test;                 /* register of member; REGISTER_NONE: every member counts */
    int value;                /* register of member; REGISTER_NONE: only the test counts */
    int until;                /* months_of: register of member; value is from */
};

struct step {
    uint8_t code;            /* enum step_code */
    uint8_t lane;            /* of out (and of all number operands) */
    uint8_t mode;            /* rounding; 1 for "started"; tests: DIRECT_A, DIRECT_B */
    uint8_t selector_yes_no; /* STEP_BY */
    uint8_t is_small;        /* STEP_ROUND: |a * constant| + divisor fits the lane on every row */
    int out;
    int rules; /* STEP_RULES: register for the rule of each row; else REGISTER_NONE */
    int a;
    int b;
    int first; /* operands, codes, bounds or parts */
    int count;
    int other;        /* STEP_BY: register of `other`, or REGISTER_NONE */
    int choice_count; /* STEP_BY: how many codes the selector may have */
    wide constant;
    wide divisor;
    const void *what; /* struct field, struct parameter, struct fold */
    struct part base; /* STEP_RULES */
};

/* Branches inside each other; what is deeper is gone through for all rows of the last. */
enum { BRANCH_MOST_DEPTH = 6 };

struct program_register {
    enum lane lane;
    bool is_constant; /* filled once for a frame */
    bool is_column;   /* a constant that some step reads row by row; else one cell is enough */
    int slot;         /* which of the frame's buffers, when registers share them */
    int branch;       /* whose rows it is a column over; 0: of all */
    int depth;        /* how many branches that one is inside, itself included */
};

/* Where a node's value is found, for explanations. */
struct trace {
    const struct node *node;
    int reg;
};

struct program {
    struct step *steps;
    int step_count;
    size_t step_room;
    struct program_register *registers;
    int register_count;
    size_t register_room;
    int *operands;
    int operand_count;
    size_t operand_room;
    int *codes;
    int code_count;
    size_t code_room;
    wide *bounds;
    int bound_count;
    size_t bound_room;
    struct part *parts;
    int part_count;
    size_t part_room;
    struct trace *traces; /* hashed by node */
    size_t trace_room;
    size_t trace_count;
    int result;                    /* register of the value; REGISTER_NONE: gap on every row */
    int result_until;              /* of members: fold.until; else REGISTER_NONE */
    int result_rules;              /* register of rules, or REGISTER_NONE */
    struct ruling *ruling;         /* decisions: the rules as they combine; for explanations */
    const struct version *version; /* other values: the version in force; NULL: none */
    int slot_count[LANE_COUNT];    /* buffers of each lane that a deciding frame needs */
    int branch_count;
    int branch_depth;
    struct program **members; /* programs of its folds, for sizing frames */
    int member_count;
    size_t member_room;
};

/* The rules that combine to one value. */
struct ruling {
    const struct rule *rule; /* NULL: the decision as a whole */
    int test;                /* register of the rule's test; REGISTER_NONE: always */
    int own;                 /* register of its own value (gives, otherwise); REGISTER_NONE: gap */
    int result;              /* register of the whole */
    int rules;             /* register of the rules that gave it, or REGISTER_NONE: `rule` itself */
    struct ruling **parts; /* exceptions (of the decision: its clauses) in natural order */
    int part_count;
    struct ruling *base; /* of the exceptions to a decision: the clauses; else NULL */
    /* Of a rule that has ended and goes on for the rows where its `transitional` (register claim)
       is yes: its ruling, with its own test. Base is then what counts for the others, or NULL;
       there are no parts, and test is that of the one of the two that counts. */
    struct ruling *old;
    int claim;
};

/* The register of a node, or REGISTER_NONE (not part of this program). */
int program_register_of(const struct program *program, const struct node *node);

#endif
