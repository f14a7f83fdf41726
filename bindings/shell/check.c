/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw check: what is wrong or doubtful in a pack. */
#include "shell.h"

#include <stdlib.h>
#include <string.h>

/* Prints the findings, and counts them: "file:line: error: clause: text". */
static void print_findings(const char *findings, size_t *errors, size_t *others)
{
    while (*findings) {
        size_t length = strcspn(findings, "\n");
        char *line = string_copy_bytes(findings, length);
        const char *severity = strstr(line, ": ");
        if (severity && string_starts(severity, ": error: "))
            ++*errors;
        else
            ++*others;
        print_text(stdout, line);
        putchar('\n');
        free(line);
        findings += length + (findings[length] == '\n');
    }
}

static void ask_for(struct text *argument, const struct law_day *on, bool sources)
{
    char day[16];
    if (on->given) {
        day_print(on->day, day);
        text_add_string(argument, day);
    }
    if (sources)
        text_add_string(argument, on->given ? " sources" : "sources");
}

static int report(const bylaw_pack *pack, const char *argument)
{
    struct text findings = { 0 };
    bylaw_error error = { 0 };
    size_t errors = 0;
    size_t others = 0;
    bylaw_status status =
        bylaw_pack_report(pack, BYLAW_REPORT_FINDINGS, argument, text_sink, &findings, &error);
    if (status == BYLAW_OK) {
        print_findings(text_get(&findings), &errors, &others);
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
    struct law_day on = { false, 0 };
    bool sources = false;
    const struct positional positionals[] = { { "PACK", &folder, false } };
    const struct option options[] = {
        { "on", OPTION_DAY, &on, "DAY", "name the reviews that are due on this day; today", NULL },
        { "sources", OPTION_FLAG, &sources, NULL, "list the sources to verify before use", NULL },
    };
    const struct usage usage = { "check",     "Says what is wrong or doubtful in a pack.",
                                 positionals, 1,
                                 options,     COUNT(options) };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    bylaw_pack *pack = NULL;
    status = load_pack(folder, NULL, &pack);
    if (status == EXIT_DONE) {
        struct text argument = { 0 };
        if (!on.given)
            (void)today(&on);
        ask_for(&argument, &on, sources);
        status = report(pack, text_get(&argument));
        text_clear(&argument);
    }
    bylaw_pack_free(pack);
    return status;
}
