/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw explain: why one row of a population is decided as it is. */
#include "ledger.h"

#include <string.h>

struct explain {
    const char *pack_folder, *decide, *id, *format;
    struct population population;
    struct law_day on, known_on;
    struct recording recording;
    struct names questions;
    bylaw_pack *pack;
    bylaw_facts *facts;
    bylaw_result *result;
};

static bool explain_parse(struct explain *explain, int count, char **arguments, int *status)
{
    const struct positional positionals[] = { { "PACK", &explain->pack_folder, false } };
    struct population *population = &explain->population;
    const struct option options[] = {
        { "facts", OPTION_TEXT, &population->folder, "DIR",
          "folder with one <entity>.csv, or SQLite file with one table, for "
          "each entity",
          "write the folder of the facts, such as --facts population" },
        { "id", OPTION_TEXT, &explain->id, "ID", "the row to explain",
          "write the id of the row, such as --id P000017" },
        { "decide", OPTION_TEXT, &explain->decide, "Q[,Q]", "the questions",
          "write what to decide, such as --decide settlement" },
        { "on", OPTION_DAY, &explain->on, "DAY", "the day whose law applies",
          "write the day whose law applies, such as --on 2020-12-31" },
        { "known-on", OPTION_DAY, &explain->known_on, "DAY",
          "the law as it was recorded on this day (default: all that the pack holds)", NULL },
        { "about", OPTION_TEXT, &population->about, "ENTITY",
          "the entity of ID (default: of the first question)", NULL },
        { "region", OPTION_TEXT, &population->region, "R",
          "region of values without a place (default: national law)", NULL },
        { "encoding", OPTION_TEXT, &population->encoding, "E",
          "of the facts, such as GB18030 (default: UTF-8)", NULL },
        { "format", OPTION_CHOICE, &explain->format, "text|json", "default: text", NULL },
        RECORDING_OPTIONS(&explain->recording),
    };
    const struct usage usage = {
        "explain",   "Says why one row of a population is decided as it is.",
        positionals, 1,
        options,     COUNT(options)
    };
    return usage_parse(&usage, count, arguments, status);
}

bylaw_status print_explanation(FILE *file, const bylaw_decision *decision, bylaw_format format,
                               bylaw_error *error)
{
    struct text text = { 0 };
    bylaw_status status = bylaw_decision_explain(decision, format, text_sink, &text, error);
    print_text(file, text_get(&text));
    if (text.length && text.data[text.length - 1] != '\n')
        putc('\n', file);
    text_clear(&text);
    return status;
}

/* Recorded first: what is not recorded is not said. */
static int explain_record(struct explain *explain, size_t row)
{
    bylaw_ledger *ledger = NULL;
    bylaw_error error = { 0 };
    int exit_status = recording_open(&explain->recording, &ledger);
    for (size_t i = 0; i < explain->questions.count && exit_status == EXIT_DONE; i++) {
        const bylaw_decision *decision;
        bylaw_status status = bylaw_result_decision(explain->result, row, i, &decision, &error);
        if (status == BYLAW_OK) {
            exit_status = recording_decision(ledger, decision);
        } else {
            say_error(&error);
            exit_status = status_exit(status, EXIT_SYSTEM);
        }
    }
    bylaw_ledger_close(ledger);
    return exit_status;
}

static int explain_print(struct explain *explain, size_t row)
{
    bool json = explain->format && strcmp(explain->format, "json") == 0;
    bylaw_format format = json ? BYLAW_JSON_FORMAT : BYLAW_TEXT_FORMAT;
    bylaw_error error = { 0 };
    for (size_t i = 0; i < explain->questions.count; i++) {
        const bylaw_decision *decision;
        bylaw_status status = bylaw_result_decision(explain->result, row, i, &decision, &error);
        if (i && !json)
            putchar('\n');
        if (status == BYLAW_OK)
            status = print_explanation(stdout, decision, format, &error);
        if (status != BYLAW_OK) {
            say_error(&error);
            return status_exit(status, EXIT_SYSTEM);
        }
    }
    return output_finish(EXIT_DONE);
}

static int explain_decide(struct explain *explain)
{
    size_t row;
    bylaw_run_options options;
    bylaw_run_options_init(&options);
    options.day = explain->on.day;
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_run(explain->facts, &options, &explain->result, &error);
    if (status != BYLAW_OK) {
        say_error(&error);
        return status_exit(status, EXIT_SYSTEM);
    }
    if (bylaw_result_find(explain->result, explain->id, &row) != BYLAW_OK) {
        say("no row '%s' in %s: write an id of its first column", explain->id,
            explain->population.folder);
        return EXIT_USAGE;
    }
    int exit_status = explain->recording.path ? explain_record(explain, row) : EXIT_DONE;
    return exit_status == EXIT_DONE ? explain_print(explain, row) : exit_status;
}

int command_explain(int count, char **arguments)
{
    struct explain explain = { 0 };
    int status;
    if (!explain_parse(&explain, count, arguments, &status))
        return status;
    status =
        split_questions(explain.decide, &explain.questions) && recording_check(&explain.recording)
            ? EXIT_DONE
            : EXIT_USAGE;
    explain.population.questions = &explain.questions;
    explain.population.keep_good_rows = true; /* one bad row elsewhere hides no explanation */
    explain.population.most_problems = 20;
    if (status == EXIT_DONE)
        status = load_pack(explain.pack_folder, &explain.known_on, &explain.pack);
    if (status == EXIT_DONE)
        status = load_facts(explain.pack, &explain.population, &explain.facts);
    if (status == EXIT_DONE)
        status = explain_decide(&explain);
    bylaw_result_free(explain.result);
    bylaw_facts_free(explain.facts);
    bylaw_pack_free(explain.pack);
    names_clear(&explain.questions);
    return status;
}
