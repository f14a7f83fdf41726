/* SPDX-License-Identifier: Apache-2.0 */
/**
 * bylaw.h: decides what a policy says, for one person or for a population.
 *
 * What is not in this file is not API. The order of a host's work is the order of this file:
 * configure, load a pack, set the facts of a case (or load a population), decide, read the
 * decision and why.
 *
 * Ownership  What you create you free. What a call points you to belongs to the handle that you
 *            passed and lives until the next call on that handle (of a decision: until a fact of
 *            its case changes, or the next decide or evaluate). We copy every text that you give
 *            us.
 * Errors     A call that can fail returns a bylaw_status, 0 or negative, and fills the bylaw_error
 *            that you passed (NULL is allowed). A missing fact, a conflict of clauses, a case that
 *            no clause covers: these are results of the law, never errors.
 * Threads    A pack is immutable and may be shared by any number of threads. A case, a population
 *            or a result belongs to one thread at a time. The library has no global state, never
 *            prints, never exits, reads no clock, and depends on no locale.
 * Texts      UTF-8, NUL-terminated.
 */
#ifndef BYLAW_H
#define BYLAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BYLAW_VERSION "0.1.0"

#if defined(_WIN32)
#define BYLAW_API
#else
#define BYLAW_API __attribute__((visibility("default")))
#endif

/* ---- Statuses and errors ------------------------------------------------------------------- */

/* One list makes the codes, their names and their texts. */
#define BYLAW_STATUS_LIST(X)                                                                       \
    X(OK, 0, "success")                                                                            \
    X(ENOMEM, -1, "out of memory, or over the memory limit")                                       \
    X(EPACK, -2, "the pack has mistakes")                                                          \
    X(EDATA, -3, "the facts have mistakes")                                                        \
    X(ENOTFOUND, -4, "no such name")                                                               \
    X(EEXISTS, -5, "the name is taken")                                                            \
    X(EVALUE, -6, "the value does not fit")                                                        \
    X(ELIMIT, -7, "a limit was reached")                                                           \
    X(EIO, -8, "a file could not be read")                                                         \
    X(ECANCELLED, -9, "cancelled by the caller")                                                   \
    X(EUSAGE, -10, "the call makes no sense here")                                                 \
    X(EWRITE, -11, "a file could not be written")

typedef enum bylaw_status {
#define BYLAW_STATUS_ENUM(name, code, text) BYLAW_##name = code,
    BYLAW_STATUS_LIST(BYLAW_STATUS_ENUM)
#undef BYLAW_STATUS_ENUM
} bylaw_status;

/** The version of the library that is linked, such as "0.1.0". */
BYLAW_API const char *bylaw_version(void);
/**
 * Tests the Lua that is linked, as each load of a pack does, and says in *text (a constant) which
 * of its known faults it has, such as "Lua 5.4.4: no known fault".
 * Errors   BYLAW_EPACK  it computes wrongly what a pack may hold; BYLAW_ENOMEM
 */
BYLAW_API bylaw_status bylaw_self_test(const char **text);
/** A constant English text for a status. */
BYLAW_API const char *bylaw_status_text(bylaw_status status);

/** What went wrong and where; the caller's memory. Texts are cut at a character boundary. */
typedef struct bylaw_error {
    bylaw_status status;
    int line;          /* 0: none */
    char file[128];    /* "" : none */
    char clause[64];   /* id of the statement; "": none */
    char message[384]; /* one line: what is wrong, and what to write instead */
} bylaw_error;

/* ---- Configuration -------------------------------------------------------------------------- */

/** The shape of lua_Alloc: block NULL allocates (old_bytes is then no size), new_bytes 0 frees. */
typedef void *bylaw_alloc(void *user, void *block, size_t old_bytes, size_t new_bytes);

/** Receives one mistake or problem; the error belongs to the library and lives for the call. */
typedef void bylaw_on_error(void *user, const bylaw_error *error);

/** Receives progress; false cancels. total 0: not known. */
typedef bool bylaw_on_progress(void *user, const char *what, uint64_t done, uint64_t total);

/** Receives bytes of a report; false stops it (the call then returns BYLAW_ECANCELLED). */
typedef bool bylaw_sink(void *user, const char *bytes, size_t length);

typedef struct bylaw_config {
    size_t struct_bytes; /* sizeof (bylaw_config); set by bylaw_config_init */
    bylaw_alloc *alloc;  /* NULL: the C library's */
    void *alloc_user;
    size_t limit_bytes;          /* of a pack, loading included; default 256 MiB; 0: none */
    size_t limit_source_bytes;   /* of one source file; default 64 KiB */
    uint64_t limit_instructions; /* Lua instructions to load one file; default 10,000,000 */
    bylaw_on_error
        *on_mistake; /* called for every mistake of a pack; NULL: only the first is kept */
    void *on_mistake_user;
    const char *const *overlay; /* statements read after the pack's files, as files "input:1" ... */
    size_t overlay_count;
    /* The law as it was recorded on known_on, in days since 1970-01-01: clauses, values and ends
     * that were published later are left out. A source that does not say when it was published is
     * then a mistake. Default: false, everything that the pack holds. */
    bool has_known_on;
    int32_t known_on;
} bylaw_config;

/** Fills in the defaults. The library copies a configuration that it is given. */
BYLAW_API void bylaw_config_init(bylaw_config *config);

/* ---- Packs ----------------------------------------------------------------------------------- */

/** A frozen policy. */
typedef struct bylaw_pack bylaw_pack;

/**
 * Loads and freezes the pack in a folder: every *.lua file of the folder, of national/ and of
 * regions/<id>/, in any order.
 *
 * @param config  NULL: defaults
 * @param folder  such as "scripts/mobility"; NULL: no files, only config->overlay
 * @param out     set only on success
 *
 * Owner    the caller frees *out with bylaw_pack_free.
 * Errors   BYLAW_EPACK      mistakes; each is reported to config->on_mistake, the first in *error
 *          BYLAW_EIO        the folder or a file cannot be read
 *          BYLAW_ENOMEM, BYLAW_ELIMIT
 * Threads  any.
 */
BYLAW_API bylaw_status bylaw_pack_load(const bylaw_config *config, const char *folder,
                                       bylaw_pack **out, bylaw_error *error);
/** NULL is allowed. No case, population or result of the pack may be alive. */
BYLAW_API void bylaw_pack_free(bylaw_pack *pack);

typedef enum bylaw_report_kind {
    BYLAW_REPORT_DUMP,    /* the whole pack as JSON */
    BYLAW_REPORT_WORDS,   /* the words of the notation, or the page of the one in the argument */
    BYLAW_REPORT_NAMES,   /* completions of the argument (a word or the beginning of a path, such as
                            "person.destination.pop"), whole, one a line */
    BYLAW_REPORT_HEADERS, /* the CSV header of the entity named by the argument, one line; of a
                            built-in one nothing */
    /* Without an argument the entities: name, title. Else everything that the entity named by the
     * argument has, in order of the pack: name, kind, detail, title. One a line, parted by tabs (so
     * a title has none). kind: yes_no, number, day, choice, text, one, many (attributes); decision,
     * requirement, indicator, duty, points, class, derived (questions). detail: of one and many the
     * entity referred to, of a choice and of a question that gives one its choices parted by "|",
     * else "". */
    BYLAW_REPORT_ENTITY,
    /* What is wrong or doubtful in the pack: "file:line: severity: clause: text", one a line, in
     * order of the files; severity: error, warning, note. The argument, or NULL: a day
     * ("2024-01-31", reviews that are due on it are named), "sources" (weak sources are listed),
     * "region=ID" (only what stands in that region or above it), or several of them in this order,
     * parted by spaces; "json" among them: objects instead, {"severity":"error","file":"a.lua",
     * "line":3,"clause":"4.2","text":"..."}. BYLAW_EVALUE: another argument; BYLAW_ENOTFOUND: no
     * such region. */
    BYLAW_REPORT_FINDINGS,
    /* Judges the worked cases, and says of each clause, exception, requirement, otherwise, row of a
     * table, band and item that they do not decide both ways what no case shows, in order of the
     * files: "file:line: statement: row 2: no case in which it counts". The last line counts:
     * "decided both ways: 3 of 4 clauses, ...". Argument
     * "json": objects instead, {"file":"a.lua","line":3,"statement":"4.2","part":"row","number":2,
     * "no_case_in_which":"it counts"}, and last {"decided_both_ways":{"clauses":{"decided":3,
     * "of":4}, ...}}. BYLAW_EVALUE: another argument. */
    BYLAW_REPORT_COVERAGE,
    /* Judges the worked cases, and gives a table (Markdown) of every provision, in order of their
     * numbers: its rules with file and line, the parameters that they read, the cases that decide
     * them and whether both ways, the grade of its source, the regions with a rule or a value of
     * their own. The last line counts: "3 provisions: 2 with rules, 1 declared only, 0 without a
     * rule; 0 rules that no case decides". */
    BYLAW_REPORT_PROVISIONS,
    /* For editors: the words, and of a pack its entities, attributes, questions, choices,
     * parameters and libraries. EDITOR: definitions for Lua language servers ("---@meta").
     * LUACHECK: a configuration of luacheck that knows these names and no others. */
    BYLAW_REPORT_EDITOR,
    BYLAW_REPORT_LUACHECK,
    /* What regions set on the day of the argument, a region that sets something or is in breach a
     * line, parted by tabs: id, title, level, how many values it sets, how many of them are lawful,
     * how many are not (and do not stand), the first day since when ("" where all are lawful), and
     * how many requirements about decisions its law breaks. BYLAW_EVALUE: no day. */
    BYLAW_REPORT_REGIONS
} bylaw_report_kind;

/**
 * Writes a report about a pack.
 *
 * @param pack      NULL is allowed for BYLAW_REPORT_WORDS, EDITOR and LUACHECK: the words alone
 * @param argument  NULL: none
 *
 * Errors   BYLAW_ENOTFOUND  the argument names nothing; BYLAW_ECANCELLED, BYLAW_ENOMEM
 */
BYLAW_API bylaw_status bylaw_pack_report(const bylaw_pack *pack, bylaw_report_kind kind,
                                         const char *argument, bylaw_sink *sink, void *user,
                                         bylaw_error *error);

/** One worked case of a pack and what came of it. */
typedef struct bylaw_test {
    const char *name;
    const char *file;
    int line;
    bool passed;
    const char
        *difference; /* "": passed; else "expected ..., found ...", and lines that tell why */
} bylaw_test;
typedef void bylaw_on_test(void *user, const bylaw_test *test);

/** Judges every worked case of the pack, in order of file and line. */
BYLAW_API bylaw_status bylaw_pack_test(const bylaw_pack *pack, bylaw_on_test *on_test, void *user,
                                       bylaw_error *error);

/* ---- Values ---------------------------------------------------------------------------------- */

typedef enum bylaw_value_kind {
    BYLAW_UNKNOWN, /* there is a value; it is not known */
    BYLAW_ABSENT,  /* there is none */
    BYLAW_YES_NO,
    BYLAW_NUMBER, /* numerator / denominator; money in yuan */
    BYLAW_DAY,    /* days since 1970-01-01 */
    BYLAW_TEXT    /* a choice, a text, or the id of a row */
} bylaw_value_kind;

typedef struct bylaw_value {
    bylaw_value_kind kind;
    bool yes;
    int32_t day;
    int64_t numerator;
    int64_t denominator; /* > 0 */
    const char *text;
} bylaw_value;

/** A day from its text ("2019-12-25", "2019/12/25", "20191225"); BYLAW_EVALUE if it is none. */
BYLAW_API bylaw_status bylaw_day_parse(const char *text, int32_t *day);

/* ---- One case -------------------------------------------------------------------------------- */

/** The facts of one case: a small graph of rows (one person, his city, his household). */
typedef struct bylaw_case bylaw_case;

/** Owner: the caller frees *out with bylaw_case_free, before the pack. */
BYLAW_API bylaw_status bylaw_case_new(const bylaw_pack *pack, bylaw_case **out, bylaw_error *error);
BYLAW_API void bylaw_case_free(bylaw_case *subject);

/**
 * Finds the row of an entity by its id, or adds it with all facts unknown.
 * Errors   BYLAW_ENOTFOUND  no such entity; BYLAW_ENOMEM
 */
BYLAW_API bylaw_status bylaw_case_row(bylaw_case *subject, const char *entity, const char *id,
                                      size_t *row, bylaw_error *error);

/**
 * Sets one fact. A text value is read as a CSV cell is ("186", "yes", "2019-12-25", a choice, the
 * id of a row); BYLAW_UNKNOWN takes the fact back.
 * Errors   BYLAW_ENOTFOUND  no such entity, row or attribute (the nearest name is proposed)
 *          BYLAW_EVALUE     wrong kind, out of bounds, unknown choice, no such row
 */
BYLAW_API bylaw_status bylaw_case_set(bylaw_case *subject, const char *entity, size_t row,
                                      const char *attribute, bylaw_value value, bylaw_error *error);
/** The same with the text of a CSV cell: "" is unknown, "-" is absent. */
BYLAW_API bylaw_status bylaw_case_set_text(bylaw_case *subject, const char *entity, size_t row,
                                           const char *attribute, const char *text,
                                           bylaw_error *error);
/** Says that all members of a list ("person.spells") of this row are here. */
BYLAW_API bylaw_status bylaw_case_close(bylaw_case *subject, const char *entity, size_t row,
                                        const char *list, bylaw_error *error);

/* ---- Decisions ------------------------------------------------------------------------------- */

/** One answer. Belongs to its case (or result); a change of a fact ends it. */
typedef struct bylaw_decision bylaw_decision;

typedef enum bylaw_outcome {
    BYLAW_DECIDED,
    BYLAW_UNDETERMINED, /* facts are missing: see bylaw_decision_ask */
    BYLAW_CONFLICT,     /* two clauses disagree: see bylaw_decision_clause */
    BYLAW_NO_RULE,      /* no clause applies, or a parameter has no value then and there */
    BYLAW_ERROR         /* the value cannot be computed: see bylaw_decision_reason */
} bylaw_outcome;

/** "decided", "undetermined", "conflict", "no_rule", "error". */
BYLAW_API const char *bylaw_outcome_name(bylaw_outcome outcome);

/**
 * Decides one question for one row, as the law stood on a day.
 *
 * Runs no Lua and reads no clock, file or network: the same pack, facts and day give the same
 * decision, byte for byte.
 *
 * @param question  a decision, requirement, points table, class or derived value: "settlement", or
 *                  with its entity where two share the name: "person.settlement"
 * @param row       from bylaw_case_row, a row of the question's entity
 * @param day       the day whose law applies, in days since 1970-01-01
 * @param decision  out: valid until a fact of this case changes, or the next decide or evaluate
 *
 * Errors   BYLAW_ENOTFOUND  no such question or row
 *          BYLAW_EDATA      the facts of a row break a must of the pack
 *          BYLAW_ENOMEM
 */
BYLAW_API bylaw_status bylaw_decide(bylaw_case *subject, const char *question, size_t row,
                                    int32_t day, const bylaw_decision **decision,
                                    bylaw_error *error);

/**
 * Evaluates an expression of the notation, such as `person.degree :is "bachelor"`, for one row of
 * the entity that it begins with. An expression without an entity takes row 0 of none.
 * Errors   BYLAW_EPACK  the expression has a mistake
 */
BYLAW_API bylaw_status bylaw_case_evaluate(bylaw_case *subject, const char *expression, size_t row,
                                           int32_t day, const bylaw_decision **decision,
                                           bylaw_error *error);

BYLAW_API bylaw_outcome bylaw_decision_outcome(const bylaw_decision *decision);
/** The value where decided; else of kind BYLAW_UNKNOWN. */
BYLAW_API bylaw_value bylaw_decision_value(const bylaw_decision *decision);
/** The value as it is printed ("91.75", "open"); "" where not decided. */
BYLAW_API const char *bylaw_decision_text(const bylaw_decision *decision);
/** The clause that gave it ("4.7"); of a conflict all ("4.2 4.7"); "": none. */
BYLAW_API const char *bylaw_decision_clause(const bylaw_decision *decision);
/** Why there is no value: one line that names clause, file and line; "" where decided. */
BYLAW_API const char *bylaw_decision_reason(const bylaw_decision *decision);
/** The facts to ask of an undetermined decision, such as "person.insured_months" for the row
 * decided or "city/datong.population" for another row; NULL beyond the last. Promised: no
 * completion of facts that are not listed changes the outcome. */
BYLAW_API const char *bylaw_decision_ask(const bylaw_decision *decision, size_t index);

typedef enum bylaw_format { BYLAW_TEXT_FORMAT, BYLAW_JSON_FORMAT } bylaw_format;

/** Explains a decision: clause, article, parameter, day, every value on the way. */
BYLAW_API bylaw_status bylaw_decision_explain(const bylaw_decision *decision, bylaw_format format,
                                              bylaw_sink *sink, void *user, bylaw_error *error);

/* ---- Populations ----------------------------------------------------------------------------- */

/** The facts of a population, loaded from files. */
typedef struct bylaw_facts bylaw_facts;

typedef struct bylaw_facts_options {
    size_t struct_bytes;  /* sizeof (bylaw_facts_options) */
    const char *folder;   /* one <entity>.csv for each entity that the questions read; or a
                                       SQLite file with a table for each */
    const char *encoding; /* NULL: UTF-8, with or without BOM; else as iconv names it, "GB18030" */
    const char *const *questions; /* what will be asked: only the columns it reads are loaded */
    size_t question_count;
    const char *about; /* entity with one line a row in the result; NULL: the first question's */
    const char *default_region; /* for values without a place; NULL: national law */
    bool keep_good_rows;        /* false: any bad row fails the load, after all were reported */
    size_t limit_bytes;         /* 0: none */
    bylaw_alloc *alloc;         /* NULL: the C library's */
    void *alloc_user;
    bylaw_on_error *on_problem; /* every bad row: file, line, "column: what, what to write" */
    void *on_problem_user;
    bylaw_on_progress *on_progress;
    void *on_progress_user;
} bylaw_facts_options;

BYLAW_API void bylaw_facts_options_init(bylaw_facts_options *options);

/**
 * Loads the tables that the questions read.
 * Owner    the caller frees *out with bylaw_facts_free, before the pack.
 * Errors   BYLAW_EDATA  bad rows (without keep_good_rows) or a bad header; the first is in *error
 *          BYLAW_ENOTFOUND (question, entity, region), BYLAW_EIO, BYLAW_ENOMEM, BYLAW_ECANCELLED
 */
BYLAW_API bylaw_status bylaw_facts_load(const bylaw_pack *pack, const bylaw_facts_options *options,
                                        bylaw_facts **out, bylaw_error *error);
BYLAW_API void bylaw_facts_free(bylaw_facts *facts);

/** Rows read and rejected of one table; entity NULL: of the subjects. */
BYLAW_API bylaw_status bylaw_facts_count(const bylaw_facts *facts, const char *entity,
                                         uint64_t *rows, uint64_t *rejected);
/** Writes the rejected rows of all tables as CSV: file, line, column, reason, text.
 * Appears whole or not at all. BYLAW_EWRITE, BYLAW_ENOMEM. */
BYLAW_API bylaw_status bylaw_facts_write_rejects(const bylaw_facts *facts, const char *path,
                                                 bylaw_error *error);

/** Receives, before a run of files starts, its class and about how many bytes it will take.
 * "row": the questions read the subject and rows that it refers to; the subjects are then taken in
 * blocks. "own many": also rows that refer to the subject. "mutual": subjects read other subjects.
 */
typedef void bylaw_on_plan(void *user, const char *run_class, uint64_t bytes);

typedef struct bylaw_run_options {
    size_t struct_bytes; /* sizeof (bylaw_run_options) */
    int32_t day;         /* the day whose law applies */
    unsigned threads;    /* 0: one for each core */
    unsigned chunk_rows; /* 0: 4096; the result does not depend on it */
    bylaw_on_progress *on_progress;
    void *on_progress_user;
    bylaw_on_plan *on_plan; /* of bylaw_run_files */
    void *on_plan_user;
} bylaw_run_options;

BYLAW_API void bylaw_run_options_init(bylaw_run_options *options);

/** The decisions of a population: a table of rows and questions. */
typedef struct bylaw_result bylaw_result;

/**
 * Decides the questions that the facts were loaded for, for every row of the subjects.
 * Owner    the caller frees *out with bylaw_result_free, before the facts.
 */
BYLAW_API bylaw_status bylaw_run(bylaw_facts *facts, const bylaw_run_options *options,
                                 bylaw_result **out, bylaw_error *error);
BYLAW_API void bylaw_result_free(bylaw_result *result);

BYLAW_API size_t bylaw_result_rows(const bylaw_result *result);
/** The row of an id, in *row. BYLAW_ENOTFOUND. */
BYLAW_API bylaw_status bylaw_result_find(const bylaw_result *result, const char *id, size_t *row);
BYLAW_API const char *bylaw_result_id(const bylaw_result *result, size_t row);
/** One decision; it lives until the next call of this function on the result. */
BYLAW_API bylaw_status bylaw_result_decision(bylaw_result *result, size_t row, size_t question,
                                             const bylaw_decision **decision, bylaw_error *error);

/** How many rows of one question had the same outcome, value (of a choice or yes/no) and clause. */
typedef struct bylaw_tally {
    bylaw_outcome outcome;
    const char *value;  /* "": a number, or not decided */
    const char *clause; /* "": none */
    const char
        *ask; /* undetermined: "" counts all such rows; besides, one tally for each attribute to
                           ask, "person.degree", in which a row counts once */
    const char *reason; /* no_rule and error: the cause */
    uint64_t rows;
    bylaw_value sum; /* of the values, where decided numbers; else BYLAW_UNKNOWN */
} bylaw_tally;

/** Tally number index of a question, in a fixed order; BYLAW_ENOTFOUND beyond the last. */
BYLAW_API bylaw_status bylaw_result_tally(bylaw_result *result, size_t question, size_t index,
                                          bylaw_tally *tally, bylaw_error *error);
/** Rows judged by national law because their place is no region of the pack. */
BYLAW_API uint64_t bylaw_result_national_rows(const bylaw_result *result);

/**
 * Writes one line a row: id and, for each question q, "q", "q.clause", "q.status", "q.ask".
 * The file appears whole or not at all (written beside, synced, renamed). CSV; JSON Lines when the
 * path ends in ".jsonl"; a table "decisions" of a new SQLite file when it ends in ".sqlite" or
 * ".db".
 * Errors   BYLAW_EWRITE, BYLAW_ENOMEM, BYLAW_ECANCELLED
 */
BYLAW_API bylaw_status bylaw_result_write(bylaw_result *result, const char *path,
                                          bylaw_on_progress *on_progress, void *user,
                                          bylaw_error *error);

/**
 * Loads, decides and writes in one go. Where the questions allow it (they read the subject itself
 * and rows that it refers to, and the ids of the subjects' file ascend), the file is taken block
 * after block, so that memory holds one block a thread and the tables referred to, whatever its
 * length; the outcome is the same. *result then holds samples only: the first subject of each kind
 * of outcome (bylaw_result_rows of them), and tallies of all.
 *
 * @param path  of the result as in bylaw_result_write; NULL: no file
 *
 * Owner    the caller frees *result, then *facts.
 * Errors   those of bylaw_facts_load, bylaw_run and bylaw_result_write
 * Threads  callbacks may come from other threads, one at a time; a hook of allocation must serve
 *          all of run_options->threads at once.
 */
BYLAW_API bylaw_status bylaw_run_files(const bylaw_pack *pack,
                                       const bylaw_facts_options *facts_options,
                                       const bylaw_run_options *run_options, const char *path,
                                       bylaw_facts **facts, bylaw_result **result,
                                       bylaw_error *error);

#ifdef __cplusplus
}
#endif

#endif
