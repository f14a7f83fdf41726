/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw words, dump, version: reports of the library as they come. */
#include "shell.h"

#include <string.h>

static int finish_report(bylaw_status status, const bylaw_error *error)
{
    if (status != BYLAW_OK && status != BYLAW_ECANCELLED)
        say_error(error);
    /* A sink that stopped the report has a full disk or a closed pipe behind it. */
    return output_finish(status_exit(status, EXIT_SYSTEM));
}

int command_words(int count, char **arguments)
{
    const char *word = NULL;
    const struct positional positionals[] = { { "WORD", &word, true } };
    const struct usage usage = {
        "words",     "Lists the words of the notation, or prints the page of one.",
        positionals, 1,
        NULL,        0
    };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    bylaw_error error = { 0 };
    return finish_report(
        bylaw_pack_report(NULL, BYLAW_REPORT_WORDS, word, output_sink, NULL, &error), &error);
}

/* What --format of dump asks for. */
static bylaw_report_kind dump_kind(const char *format)
{
    if (format && strcmp(format, "editor") == 0)
        return BYLAW_REPORT_EDITOR;
    return format && strcmp(format, "luacheck") == 0 ? BYLAW_REPORT_LUACHECK : BYLAW_REPORT_DUMP;
}

int command_dump(int count, char **arguments)
{
    const char *folder = NULL, *format = NULL;
    const struct positional positionals[] = { { "PACK", &folder, false } };
    const struct option options[] = {
        { "format", OPTION_CHOICE, &format, "json|editor|luacheck",
          "default: json; the others are definitions for editors and for luacheck", NULL },
    };
    const struct usage usage = { "dump",      "Writes a pack as JSON, or its names for editors.",
                                 positionals, 1,
                                 options,     COUNT(options) };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    bylaw_pack *pack = NULL;
    status = load_pack(folder, NULL, &pack);
    if (status == EXIT_DONE) {
        bylaw_error error = { 0 };
        bylaw_status written =
            bylaw_pack_report(pack, dump_kind(format), NULL, output_sink, NULL, &error);
        status = finish_report(written, &error);
    }
    bylaw_pack_free(pack);
    return status;
}

int command_version(int count, char **arguments)
{
    const struct usage usage = { "version", "Says which version this is.", NULL, 0, NULL, 0 };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    printf("bylaw %s\n", bylaw_version());
    if (strcmp(bylaw_version(), BYLAW_VERSION) != 0)
        printf("built with the header of %s\n", BYLAW_VERSION);
    const char *text;
    bylaw_status tested = bylaw_self_test(&text);
    if (tested != BYLAW_ENOMEM)
        puts(text);
    if (tested == BYLAW_EPACK)
        puts("this Lua computes long tables wrongly: link another one");
    return output_finish(status_exit(tested, EXIT_SYSTEM));
}
