/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw run: decides questions for a population, writes a line for each row, and sums up. */
#include "ledger.h"
#include "vocabulary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run {
    const char *pack_folder, *decide, *out, *bad_rows, *format;
    struct population population;
    struct law_day on, known_on;
    unsigned explain, threads, chunk;
    struct recording recording;
    struct names questions;
    bylaw_pack *pack;
    bylaw_facts *facts;
    bylaw_result *result;
    double seconds;
    const char *run_class; /* of the library; NULL: the facts were read whole */
    uint64_t planned_bytes;
};

static bool run_parse(struct run *run, int count, char **arguments, int *status)
{
    const struct positional positionals[] = { { "PACK", &run->pack_folder, false } };
    struct population *population = &run->population;
    const struct option options[] = {
        { "facts", OPTION_TEXT, &population->folder, "DIR",
          "folder with one <entity>.csv, or SQLite file with one table, for "
          "each entity",
          "write the folder of the facts, such as --facts population" },
        { "decide", OPTION_TEXT, &run->decide, "Q[,Q]", "the questions",
          "write what to decide, such as --decide settlement" },
        { "on", OPTION_DAY, &run->on, "DAY", "the day whose law applies",
          "write the day whose law applies, such as --on 2020-12-31" },
        { "known-on", OPTION_DAY, &run->known_on, "DAY",
          "the law as it was recorded on this day (default: all that the pack holds)", NULL },
        { "about", OPTION_TEXT, &population->about, "ENTITY",
          "one line for each row of this entity (default: of the first question)", NULL },
        { "region", OPTION_TEXT, &population->region, "R",
          "region of values without a place (default: national law)", NULL },
        { "out", OPTION_TEXT, &run->out, "FILE",
          "write the decisions: CSV; JSON Lines for *.jsonl; SQLite for *.sqlite and *.db; - is "
          "standard output",
          NULL },
        { "format", OPTION_CHOICE, &run->format, "csv|jsonl", "the format of --out -", NULL },
        { "explain", OPTION_COUNT, &run->explain, "N",
          "explain N rows with different outcomes of the first question", NULL },
        { "bad-rows", OPTION_CHOICE, &run->bad_rows, "stop|report",
          "on bad rows stop (default), or decide the others and write FILE.rejects.csv", NULL },
        { "encoding", OPTION_TEXT, &population->encoding, "E",
          "of the facts, such as GB18030 (default: UTF-8)", NULL },
        RECORDING_OPTIONS(&run->recording),
        { "threads", OPTION_COUNT, &run->threads, "N", "0: one for each core (default)", NULL },
        { "chunk", OPTION_COUNT, &run->chunk, "N", "rows decided at once (default: 4096)", NULL },
    };
    const struct usage usage = { "run",       "Decides questions for every row of a population.",
                                 positionals, 1,
                                 options,     COUNT(options) };
    return usage_parse(&usage, count, arguments, status);
}

static bool run_check(struct run *run)
{
    if (run->format && (!run->out || strcmp(run->out, "-") != 0)) {
        say("--format is for --out -: a file's ending says its format");
        return false;
    }
    if (!split_questions(run->decide, &run->questions) || !recording_check(&run->recording))
        return false;
    run->population.questions = &run->questions;
    run->population.keep_good_rows = run->bad_rows && strcmp(run->bad_rows, "report") == 0;
    /* The file of rejects holds them all. Without it every one is said (the library stops after a
       hundred where one is enough to stop the run). */
    bool to_file = run->out && strcmp(run->out, "-") != 0;
    run->population.most_problems = run->population.keep_good_rows && to_file ? 20 : SIZE_MAX;
    return true;
}

static void keep_plan(void *user, const char *run_class, uint64_t bytes)
{
    struct run *run = user;
    run->run_class = run_class;
    run->planned_bytes = bytes;
}

/* The same where decisions are recorded: all rows are held in memory, since a decision is written
   only when it is recorded. */
static int run_recorded(struct run *run, const char *path, const bylaw_run_options *options,
                        struct progress *progress)
{
    bylaw_error error = { 0 };
    int exit_status = load_facts(run->pack, &run->population, &run->facts);
    if (exit_status != EXIT_DONE)
        return exit_status;
    bylaw_status status = bylaw_run(run->facts, options, &run->result, &error);
    if (status == BYLAW_OK)
        exit_status = recording_result(&run->recording, run->result, progress);
    if (status == BYLAW_OK && exit_status == EXIT_DONE && path)
        status = bylaw_result_write(run->result, path, progress_show, progress, &error);
    if (status != BYLAW_OK)
        say_error(&error);
    return status == BYLAW_OK ? exit_status : status_exit(status, EXIT_SYSTEM);
}

/* Reads, decides and writes to path (NULL: no file). */
static int run_files(struct run *run, const char *path)
{
    struct progress progress;
    bylaw_facts_options facts;
    bylaw_run_options options;
    facts_options(&run->population, &progress, &facts);
    bylaw_run_options_init(&options);
    options.day = run->on.day;
    options.threads = run->threads;
    options.chunk_rows = run->chunk;
    options.on_progress = progress_show;
    options.on_progress_user = &progress;
    options.on_plan = keep_plan;
    options.on_plan_user = run;
    bylaw_error error = { 0 };
    double start = seconds_now();
    progress_start(&progress);
    if (run->recording.path) {
        int exit_status = run_recorded(run, path, &options, &progress);
        progress_end(&progress);
        run->seconds = seconds_now() - start;
        return exit_status;
    }
    bylaw_status status =
        bylaw_run_files(run->pack, &facts, &options, path, &run->facts, &run->result, &error);
    progress_end(&progress);
    run->seconds = seconds_now() - start;
    say_problems(&run->population, status, &error);
    return status_exit(status, EXIT_DATA);
}

/* ---- Writing ------------------------------------------------------------------------------- */

static int copy_to_output(const char *path)
{
    char block[65536];
    size_t length;
    FILE *file = fopen(path, "rb");
    if (!file) {
        say("%s could not be read: %s", path, strerror(errno));
        return EXIT_SYSTEM;
    }
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        if (fwrite(block, 1, length, stdout) != length)
            break;
    (void)fclose(file);
    return output_finish(EXIT_DONE);
}

/* The library writes whole files only, so standard output gets a copy of one. */
static int run_to_output(struct run *run)
{
    const char *temporary = getenv("TMPDIR");
    struct text path = { 0 };
    text_add_format(&path, "%s/bylaw-XXXXXX", temporary && *temporary ? temporary : "/tmp");
    if (!mkdtemp(path.data)) {
        say("no folder for temporary files could be made in %s: set TMPDIR", text_get(&path));
        text_clear(&path);
        return EXIT_SYSTEM;
    }
    size_t folder = path.length;
    bool lines = run->format && strcmp(run->format, "jsonl") == 0;
    text_add_string(&path, lines ? "/decisions.jsonl" : "/decisions.csv");
    int status = run_files(run, text_get(&path));
    if (status == EXIT_DONE)
        status = copy_to_output(text_get(&path));
    unlink(text_get(&path));
    text_cut(&path, folder);
    rmdir(text_get(&path));
    text_clear(&path);
    return status;
}

static int write_rejects(const struct run *run)
{
    struct text path = { 0 };
    text_add_format(&path, "%s.rejects.csv", run->out);
    bylaw_error error = { 0 };
    bylaw_status status = BYLAW_OK;
    if (run->population.problems)
        status = bylaw_facts_write_rejects(run->facts, text_get(&path), &error);
    else
        unlink(text_get(&path)); /* of an earlier run: it would speak of other facts */
    if (status != BYLAW_OK)
        say_error(&error);
    text_clear(&path);
    return status_exit(status, EXIT_SYSTEM);
}

static int run_write(struct run *run)
{
    if (run->out && strcmp(run->out, "-") == 0)
        return run_to_output(run);
    int status = run_files(run, run->out);
    if (status == EXIT_DONE && run->out && run->population.keep_good_rows)
        status = write_rejects(run);
    return status;
}

/* ---- Summing up ---------------------------------------------------------------------------- */

static void run_speed(const struct run *run, uint64_t rows)
{
    struct text text = { 0 };
    text_add_count(&text, run->seconds > 0 ? (uint64_t)((double)rows / run->seconds) : 0);
    if (run->run_class)
        fprintf(stderr, "  class %s: planned with %.0f MiB\n", run->run_class,
                (double)run->planned_bytes / (1 << 20));
    fprintf(stderr, "  read, decided%s in %.2f s: %s rows/s\n", run->out ? " and written" : "",
            run->seconds, text_get(&text));
    text_clear(&text);
}

static void run_rows(const struct run *run, uint64_t read, uint64_t rejected)
{
    struct text line = { 0 };
    text_add_count(&line, read);
    text_add_string(&line, " rows read = ");
    text_add_count(&line, read - rejected);
    text_add_string(&line, " judged + ");
    text_add_count(&line, rejected);
    text_add_string(&line, " rejected");
    fprintf(stderr, "%s\n", text_get(&line));
    text_clear(&line);
    summary_tables(run->pack, run->facts);
    if (bylaw_result_national_rows(run->result)) {
        text_add_count(&line, bylaw_result_national_rows(run->result));
        fprintf(stderr, "  %s rows judged by national law: their place is no region of the pack\n",
                text_get(&line));
        text_clear(&line);
    }
}

static int run_summary(struct run *run)
{
    uint64_t read = 0, rejected = 0;
    char day[16];
    int status = EXIT_DONE;
    struct vocabulary vocabulary;
    const struct entity *entity;
    if (vocabulary_read(&vocabulary, run->pack) != BYLAW_OK)
        status = EXIT_SYSTEM;
    bylaw_facts_count(run->facts, NULL, &read, &rejected);
    for (size_t i = 0; i < run->questions.count && status == EXIT_DONE; i++) {
        const char *question = run->questions.items[i];
        const struct member *member = vocabulary_question(&vocabulary, question, &entity);
        struct summary_of of = { question, read - rejected, member ? member->judges : NULL };
        status = summary_question(run->result, i, &of);
    }
    vocabulary_clear(&vocabulary);
    day_print(run->on.day, day);
    fprintf(stderr, "\nlaw of %s", day);
    if (run->known_on.given) {
        day_print(run->known_on.day, day);
        fprintf(stderr, ", as known on %s", day);
    }
    fputs(": ", stderr);
    run_rows(run, read, rejected);
    run_speed(run, read);
    return status;
}

/* ---- Explanations -------------------------------------------------------------------------- */

/* An outcome of the first question that shall be explained once. */
struct wanted {
    bylaw_outcome outcome;
    char *value;
    bool found;
    size_t row;
};
struct wanted_list {
    struct wanted *items;
    size_t count, room;
};

static void wanted_add(struct wanted_list *list, bylaw_outcome outcome, const char *value)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].outcome == outcome && strcmp(list->items[i].value, value) == 0)
            return;
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 8;
        list->items = memory_resize(list->items, list->room, sizeof *list->items);
    }
    list->items[list->count++] = (struct wanted){ .outcome = outcome, .value = string_copy(value) };
}

/* The choices of a question in the order of the pack (the best first, as packs are written). */
static void question_choices(const bylaw_pack *pack, const char *question, struct names *choices)
{
    struct vocabulary vocabulary;
    const struct entity *entity;
    if (vocabulary_read(&vocabulary, pack) == BYLAW_OK) {
        const struct member *member = vocabulary_question(&vocabulary, question, &entity);
        if (member)
            member_choices(member, choices);
    }
    if (!choices->count) {
        names_add(choices, "yes");
        names_add(choices, "no");
    }
    vocabulary_clear(&vocabulary);
}

static bool tally_has(struct run *run, bylaw_outcome outcome, const char *value)
{
    bylaw_tally tally;
    for (size_t i = 0; bylaw_result_tally(run->result, 0, i, &tally, NULL) == BYLAW_OK; i++)
        if (tally.outcome == outcome && tally.rows && (!value || strcmp(tally.value, value) == 0))
            return true;
    return false;
}

/* One granted (the first choice), one refused (the last), one undetermined, then all others. */
static void wanted_choose(struct run *run, struct wanted_list *list)
{
    struct names choices = { 0 };
    bylaw_tally tally;
    question_choices(run->pack, run->questions.items[0], &choices);
    for (size_t i = 0; i < choices.count && !list->count; i++)
        if (tally_has(run, BYLAW_DECIDED, choices.items[i]))
            wanted_add(list, BYLAW_DECIDED, choices.items[i]);
    for (size_t i = choices.count; i-- > 0 && list->count < 2;)
        if (tally_has(run, BYLAW_DECIDED, choices.items[i]))
            wanted_add(list, BYLAW_DECIDED, choices.items[i]);
    if (tally_has(run, BYLAW_UNDETERMINED, NULL))
        wanted_add(list, BYLAW_UNDETERMINED, "");
    for (size_t i = 0; bylaw_result_tally(run->result, 0, i, &tally, NULL) == BYLAW_OK; i++)
        wanted_add(list, tally.outcome, tally.outcome == BYLAW_DECIDED ? tally.value : "");
    names_clear(&choices);
}

static bool wanted_fits(const struct wanted *wanted, const bylaw_decision *decision)
{
    bylaw_outcome outcome = bylaw_decision_outcome(decision);
    if (wanted->outcome != outcome)
        return false;
    /* "" is the value of tallies of numbers. */
    return outcome != BYLAW_DECIDED || !wanted->value[0] ||
           strcmp(wanted->value, bylaw_decision_text(decision)) == 0;
}

static void wanted_find(struct run *run, struct wanted_list *list, size_t count)
{
    size_t missing = count;
    size_t rows = bylaw_result_rows(run->result);
    const bylaw_decision *decision;
    for (size_t row = 0; row < rows && missing; row++) {
        if (bylaw_result_decision(run->result, row, 0, &decision, NULL) != BYLAW_OK)
            return;
        for (size_t i = 0; i < count; i++)
            if (!list->items[i].found && wanted_fits(&list->items[i], decision)) {
                list->items[i].found = true;
                list->items[i].row = row;
                missing--;
                break;
            }
    }
}

static void explain_row(struct run *run, const struct wanted *wanted)
{
    const bylaw_decision *decision;
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_result_decision(run->result, wanted->row, 0, &decision, &error);
    fputs("\nwhy: id ", stderr);
    print_text(stderr, bylaw_result_id(run->result, wanted->row));
    fputs("\n", stderr);
    if (status == BYLAW_OK)
        status = print_explanation(stderr, decision, BYLAW_TEXT_FORMAT, &error);
    if (status != BYLAW_OK)
        say_error(&error);
}

static void run_explain(struct run *run)
{
    struct wanted_list list = { 0 };
    wanted_choose(run, &list);
    size_t count = run->explain < list.count ? run->explain : list.count;
    wanted_find(run, &list, count);
    for (size_t i = 0; i < count; i++)
        if (list.items[i].found)
            explain_row(run, &list.items[i]);
    for (size_t i = 0; i < list.count; i++)
        free(list.items[i].value);
    free(list.items);
}

int command_run(int count, char **arguments)
{
    struct run run = { 0 };
    int status;
    if (!run_parse(&run, count, arguments, &status))
        return status;
    status = run_check(&run) ? EXIT_DONE : EXIT_USAGE;
    interrupts_cancel();
    if (status == EXIT_DONE)
        status = load_pack(run.pack_folder, &run.known_on, &run.pack);
    if (status == EXIT_DONE)
        status = run_write(&run);
    if (status == EXIT_DONE) {
        status = run_summary(&run);
        if (status == EXIT_DONE && run.explain)
            run_explain(&run);
    }
    bylaw_result_free(run.result);
    bylaw_facts_free(run.facts);
    bylaw_pack_free(run.pack);
    names_clear(&run.questions);
    return status;
}
