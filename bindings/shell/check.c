/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw check: what is wrong or doubtful in a pack. */
#include "shell.h"

#include <stdlib.h>
#include <string.h>

/* Prints the findings, and counts them: "file:line: error: clause: text". */
static void print_findings(const char *findings, bool json, size_t *errors, size_t *others)
{
    while (*findings) {
        size_t length = strcspn(findings, "\n");
        char *line = string_copy_bytes(findings, length);
        const char *severity = strstr(line, ": ");
        if (string_starts(line, "{\"severity\":\"error\"") ||
            (severity && string_starts(severity, ": error: ")))
            ++*errors;
        else
            ++*others;
        if (json)
            fputs(line, stdout);
        else
            print_text(stdout, line);
        putchar('\n');
        free(line);
        findings += length + (findings[length] == '\n');
    }
}

struct asked {
    struct law_day on;
    bool sources, json;
    const char *region;
};

static void ask_for(struct text *argument, const struct asked *asked)
{
    char day[16] = "";
    if (asked->on.given)
        day_print(asked->on.day, day);
    text_add_string(argument, day);
    if (asked->sources)
        text_add_string(argument, *text_get(argument) ? " sources" : "sources");
    if (asked->json)
        text_add_string(argument, *text_get(argument) ? " json" : "json");
    if (asked->region) {
        text_add_string(argument, *text_get(argument) ? " region=" : "region=");
        text_add_string(argument, asked->region);
    }
}

/* Prints the lines as a table; returns how many regions set what is unlawful. */
static size_t print_regions(const char *lines)
{
    static const char *const heads[] = { "region", "title",    "level", "set",
                                         "lawful", "unlawful", "since", "breaches" };
    struct table table;
    size_t unlawful = 0;
    table_init(&table, "lllrrrlr");
    for (size_t i = 0; i < COUNT(heads); i++)
        table_add(&table, heads[i]);
    while (*lines) {
        for (size_t i = 0; i < COUNT(heads); i++) {
            size_t length = strcspn(lines, "\t\n");
            char *cell = string_copy_bytes(lines, length);
            table_add(&table, cell);
            unlawful += (i == 5 || i == 7) && strcmp(cell, "0") != 0;
            free(cell);
            lines += length + (lines[length] != '\0');
        }
    }
    table_print(&table, stdout, "");
    table_clear(&table);
    return unlawful;
}

static int report_regions(const bylaw_pack *pack, const char *day)
{
    struct text lines = { 0 };
    bylaw_error error = { 0 };
    size_t unlawful = 0;
    bylaw_status status =
        bylaw_pack_report(pack, BYLAW_REPORT_REGIONS, day, text_sink, &lines, &error);
    if (status == BYLAW_OK)
        unlawful = print_regions(text_get(&lines));
    else
        say_error(&error);
    text_clear(&lines);
    return output_finish(status != BYLAW_OK ? status_exit(status, EXIT_SYSTEM)
                         : unlawful > 0     ? EXIT_FINDINGS
                                            : EXIT_DONE);
}

static int report(const bylaw_pack *pack, const char *argument, bool json)
{
    struct text findings = { 0 };
    bylaw_error error = { 0 };
    size_t errors = 0;
    size_t others = 0;
    bylaw_status status =
        bylaw_pack_report(pack, BYLAW_REPORT_FINDINGS, argument, text_sink, &findings, &error);
    if (status == BYLAW_OK) {
        print_findings(text_get(&findings), json, &errors, &others);
        if (!json)
            printf("%zu error%s, %zu other finding%s\n", errors, errors == 1 ? "" : "s", others,
                   others == 1 ? "" : "s");
    } else {
        say_error(&error);
    }
    text_clear(&findings);
    return output_finish(status != BYLAW_OK ? status_exit(status, EXIT_SYSTEM)
                         : errors > 0       ? EXIT_FINDINGS
                                            : EXIT_DONE);
}

int command_check(int count, char **arguments)
{
    const char *folder = NULL;
    struct asked asked = { 0 };
    bool all = false;
    const struct positional positionals[] = { { "PACK", &folder, false } };
    const struct option options[] = {
        { "on", OPTION_DAY, &asked.on, "DAY", "name the reviews that are due on this day; today",
          NULL },
        { "region", OPTION_TEXT, &asked.region, "R",
          "only what concerns this region and those above it", NULL },
        { "all-regions", OPTION_FLAG, &all, NULL,
          "a table instead: what each region sets, what of it is unlawful, and what it breaks",
          NULL },
        { "sources", OPTION_FLAG, &asked.sources, NULL, "list the sources to verify before use",
          NULL },
        { "json", OPTION_FLAG, &asked.json, NULL, "one object a line, for programs", NULL },
    };
    const struct usage usage = { "check",     "Says what is wrong or doubtful in a pack.",
                                 positionals, 1,
                                 options,     COUNT(options) };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    if (all && (asked.region || asked.sources || asked.json)) {
        say("--all-regions is a table of its own; leave out --%s", asked.region    ? "region"
                                                                   : asked.sources ? "sources"
                                                                                   : "json");
        return EXIT_USAGE;
    }
    bylaw_pack *pack = NULL;
    status = load_pack(folder, NULL, &pack);
    if (status == EXIT_DONE) {
        struct text argument = { 0 };
        if (!asked.on.given)
            (void)today(&asked.on);
        ask_for(&argument, &asked);
        status = all ? report_regions(pack, text_get(&argument))
                     : report(pack, text_get(&argument), asked.json);
        text_clear(&argument);
    }
    bylaw_pack_free(pack);
    return status;
}
