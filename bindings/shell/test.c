/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw test: judges the worked cases of a pack. */
#include "shell.h"

#include <stdlib.h>
#include <string.h>

struct tally {
    bool quiet, json;
    size_t passed, failed;
};

static void print_difference(const char *difference)
{
    while (*difference) {
        size_t length = strcspn(difference, "\n");
        char *line = string_copy_bytes(difference, length);
        printf("    ");
        print_text(stdout, line);
        free(line);
        putchar('\n');
        difference += length + (difference[length] == '\n');
    }
}

static void print_json_test(const bylaw_test *test)
{
    printf("{\"case\":");
    print_json(stdout, test->name);
    printf(",\"file\":");
    print_json(stdout, test->file);
    printf(",\"line\":%d,\"passed\":%s", test->line, test->passed ? "true" : "false");
    if (!test->passed) {
        printf(",\"difference\":");
        print_json(stdout, test->difference);
    }
    puts("}");
}

static void note_test(void *user, const bylaw_test *test)
{
    struct tally *tally = user;
    if (test->passed)
        tally->passed++;
    else
        tally->failed++;
    if (test->passed && tally->quiet)
        return;
    if (tally->json) {
        print_json_test(test);
        return;
    }
    bool colour = !test->passed && terminal_has_colour(stdout);
    printf("%s%s%s  ", colour ? "\033[1;31m" : "", test->passed ? "ok    " : "FAILED",
           colour ? "\033[0m" : "");
    print_text(stdout, test->file);
    printf(":%d: ", test->line);
    print_text(stdout, test->name);
    putchar('\n');
    if (!test->passed)
        print_difference(test->difference);
}

/* What the cases do not decide both ways; *whole: nothing is left. */
static int print_coverage(const bylaw_pack *pack, bool json, bool *whole)
{
    struct text report = { 0 };
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_pack_report(pack, BYLAW_REPORT_COVERAGE, json ? "json" : NULL,
                                            text_sink, &report, &error);
    const char *text = text_get(&report);
    if (status != BYLAW_OK)
        say_error(&error);
    else if (json)
        fputs(text, stdout);
    else
        print_text(stdout, text);
    *whole = strchr(text, '\n') == strrchr(text, '\n'); /* the line that counts, alone */
    text_clear(&report);
    return status == BYLAW_OK ? EXIT_DONE : status_exit(status, EXIT_PACK);
}

/* The table of provisions; a rule that no case decides is a finding. */
static int print_provisions(const bylaw_pack *pack)
{
    struct text report = { 0 };
    bylaw_error error = { 0 };
    bylaw_status status =
        bylaw_pack_report(pack, BYLAW_REPORT_PROVISIONS, NULL, text_sink, &report, &error);
    const char *text = text_get(&report);
    bool whole = strstr(text, "; 0 rules that no case decides\n") != NULL;
    if (status != BYLAW_OK)
        say_error(&error);
    else
        print_text(stdout, text);
    text_clear(&report);
    return status != BYLAW_OK ? status_exit(status, EXIT_PACK)
                              : output_finish(whole ? EXIT_DONE : EXIT_FINDINGS);
}

static int test_pack(const bylaw_pack *pack, struct tally *tally, bool coverage)
{
    bylaw_error error = { 0 };
    bool whole = true;
    bylaw_status tested = bylaw_pack_test(pack, note_test, tally, &error);
    if (tested != BYLAW_OK) {
        say_error(&error);
        return status_exit(tested, EXIT_PACK);
    }
    int status = coverage ? print_coverage(pack, tally->json, &whole) : EXIT_DONE;
    if (status != EXIT_DONE)
        return status;
    printf(tally->json ? "{\"passed\":%zu,\"failed\":%zu}\n" : "%zu passed, %zu failed\n",
           tally->passed, tally->failed);
    return output_finish(tally->failed || !whole ? EXIT_FINDINGS : EXIT_DONE);
}

int command_test(int count, char **arguments)
{
    const char *folder = NULL;
    struct tally tally = { 0 };
    bool coverage = false, provisions = false;
    const struct positional positionals[] = { { "PACK", &folder, false } };
    const struct option options[] = {
        { "quiet", OPTION_FLAG, &tally.quiet, NULL, "only the failed cases and the last line",
          NULL },
        { "coverage", OPTION_FLAG, &coverage, NULL,
          "list what no case decides both ways; any is status 1", NULL },
        { "provisions", OPTION_FLAG, &provisions, NULL,
          "a table (Markdown) instead: each provision, its rules, parameters and cases", NULL },
        { "json", OPTION_FLAG, &tally.json, NULL, "one object a line, for programs", NULL },
    };
    const struct usage usage = { "test",      "Judges the worked cases of a pack.",
                                 positionals, 1,
                                 options,     COUNT(options) };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    bylaw_pack *pack = NULL;
    status = load_pack(folder, NULL, &pack);
    if (status == EXIT_DONE)
        status = provisions ? print_provisions(pack) : test_pack(pack, &tally, coverage);
    bylaw_pack_free(pack);
    return status;
}
