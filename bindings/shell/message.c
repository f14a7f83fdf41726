/* SPDX-License-Identifier: Apache-2.0 */
/* What the program says on standard error, and its exit statuses. */
#include "shell.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool terminal_has_colour(FILE *file)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return !(no_colour && *no_colour) && terminal && strcmp(terminal, "dumb") != 0 &&
           isatty(fileno(file));
}

static void say_place(const char *place)
{
    bool colour = terminal_has_colour(stderr);
    (void)fflush(stdout);
    fputs(colour ? "\033[1;31m" : "", stderr);
    print_text(stderr, place);
    fputs(colour ? ":\033[0m " : ": ", stderr);
}

void say(const char *format, ...)
{
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    say_place("bylaw");
    print_text(stderr, line);
    putc('\n', stderr);
}

void say_error(const bylaw_error *error)
{
    struct text place = { 0 };
    const char *message = error->message[0] ? error->message : bylaw_status_text(error->status);
    if (error->status == BYLAW_ECANCELLED)
        message = "interrupted: no decisions were written";
    text_add_string(&place, error->file[0] ? error->file : "bylaw");
    if (error->file[0] && error->line)
        text_add_format(&place, ":%d", error->line);
    say_place(text_get(&place));
    text_clear(&place);
    if (error->clause[0]) {
        print_text(stderr, error->clause);
        fputs(": ", stderr);
    }
    print_text(stderr, message);
    putc('\n', stderr);
}

int status_exit(bylaw_status status, int fallback)
{
    switch (status) {
    case BYLAW_OK:
        return EXIT_DONE;
    case BYLAW_ENOTFOUND:
    case BYLAW_EUSAGE:
        return EXIT_USAGE;
    case BYLAW_EPACK:
        return EXIT_PACK;
    case BYLAW_EDATA:
        return EXIT_DATA;
    case BYLAW_ENOMEM:
    case BYLAW_EWRITE:
    case BYLAW_ECANCELLED:
        return EXIT_SYSTEM;
    default:
        return fallback;
    }
}

bool output_sink(void *user, const char *bytes, size_t length)
{
    (void)user;
    return fwrite(bytes, 1, length, stdout) == length;
}

int output_finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    say("standard output could not be written: %s", strerror(errno));
    return EXIT_SYSTEM;
}

bool today(struct law_day *day)
{
    time_t now = time(NULL);
    struct tm parts;
    char text[24];
    *day = (struct law_day){ 0 };
    if (localtime_r(&now, &parts) && strftime(text, sizeof text, "%Y-%m-%d", &parts))
        day->given = bylaw_day_parse(text, &day->day) == BYLAW_OK;
    return day->given;
}

void day_print(int32_t day, char text[16])
{
    time_t seconds = (time_t)day * 86400;
    struct tm parts;
    if (gmtime_r(&seconds, &parts))
        snprintf(text, 16, "%04u-%02u-%02u", (unsigned)(parts.tm_year + 1900) % 10000u,
                 (unsigned)(parts.tm_mon + 1) % 100u, (unsigned)parts.tm_mday % 100u);
    else
        snprintf(text, 16, "?");
}
