/* SPDX-License-Identifier: Apache-2.0 */
/* The bylaw program: exit statuses, messages, options, and one function for each command. It stands
   on the public header only, like any other host. */
#ifndef BYLAW_SHELL_SHELL_H
#define BYLAW_SHELL_SHELL_H

#include "bylaw.h"
#include "text.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_FINDINGS = 1, /* findings, failed cases, or a failed line of a script */
    EXIT_USAGE = 2,
    EXIT_PACK = 3,
    EXIT_DATA = 4,
    EXIT_SYSTEM = 5
};

struct law_day {
    bool given;
    int32_t day;
};

/* ---- Messages (message.c) ------------------------------------------------------------------ */

bool terminal_has_colour(FILE *file);
/* "bylaw: ..." on standard error, one line. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "file:line: clause: message", or "bylaw: message" where there is no file. */
void say_error(const bylaw_error *error);
/* The exit status for a failure while `fallback` was being worked on. */
int status_exit(bylaw_status status, int fallback);
/* A bylaw_sink on standard output. */
bool output_sink(void *user, const char *bytes, size_t length);
/* Flushes standard output; EXIT_SYSTEM with a message when it could not be written. */
int output_finish(int status);
void day_print(int32_t day, char text[16]); /* 2020-12-31 */
bool today(struct law_day *day);            /* the only look at the clock's date */

/* ---- Options (option.c) -------------------------------------------------------------------- */

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_COUNT, OPTION_DAY, OPTION_CHOICE };
struct option {
    const char *name; /* without the dashes */
    enum option_kind kind;
    void *target;         /* bool, const char *, unsigned, struct law_day, const char * */
    const char *argument; /* DIR; of a choice "stop|report" */
    const char *help;
    const char *missing; /* NULL: may be left out; else what to write */
};
struct positional {
    const char *name; /* "PACK" */
    const char **target;
    bool may_miss;
};
struct usage {
    const char *command;
    const char *summary; /* one line */
    const struct positional *positionals;
    size_t positional_count;
    const struct option *options;
    size_t option_count;
};
/* Reads the arguments after the command's name. false: *status is the exit status (help printed, or
   a usage error said). */
bool usage_parse(const struct usage *usage, int count, char **arguments, int *status);

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- Loading (load.c) ---------------------------------------------------------------------- */

/* Loads a pack, as its law was recorded on a day (NULL or not given: all of it), and says every
   mistake of it. */
int load_pack(const char *folder, const struct law_day *known_on, bylaw_pack **out);
/* Splits "settlement,dibao"; says what is wrong with it. */
bool split_questions(const char *list, struct names *questions);

/* Progress on standard error, from the second that work lasts longer than one. */
struct progress {
    bool terminal;
    double started, drawn;
    bool shown;
};
double seconds_now(void);
void progress_start(struct progress *progress);
bool progress_show(void *user, const char *what, uint64_t done, uint64_t total);
void progress_end(struct progress *progress);
/* Ctrl-C, or another wish to end, stops work at its next report of progress; a second one kills. */
void interrupts_cancel(void);

/* Loads the facts that the questions read; says every problem (at most most_problems of them). */
struct population {
    const char *folder, *encoding, *about, *region;
    const struct names *questions;
    bool keep_good_rows;
    size_t most_problems;
    size_t problems;    /* counted while loading */
    bool header_is_bad; /* set while loading: then leaving out rows does not help */
};
/* The options of a population, with its problems and progress shown. */
void facts_options(struct population *population, struct progress *progress,
                   bylaw_facts_options *options);
/* After a load: what was not shown, and the error that is not a problem of a row. */
void say_problems(const struct population *population, bylaw_status status,
                  const bylaw_error *error);
int load_facts(const bylaw_pack *pack, struct population *population, bylaw_facts **out);

/* ---- Explanations (explain.c) -------------------------------------------------------------- */

/* Prints why a decision is as it is, with a line end; of one that failed, what there is. */
bylaw_status print_explanation(FILE *file, const bylaw_decision *decision, bylaw_format format,
                               bylaw_error *error);

/* ---- The summary of a run (summary.c) ------------------------------------------------------ */

struct summary_of {
    const char *question;
    uint64_t rows;
    const char *judges; /* "requirement", "indicator", "duty"; NULL: it is none of them */
};
int summary_question(bylaw_result *result, size_t index, const struct summary_of *of);
void summary_tables(const bylaw_pack *pack, const bylaw_facts *facts);

/* ---- Commands ------------------------------------------------------------------------------ */

typedef int command_function(int count, char **arguments);
command_function command_run, command_explain, command_test, command_check, command_repl,
    command_words, command_ledger, command_matter, command_dump, command_new, command_version;

#endif
