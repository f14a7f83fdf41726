/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw repl: a session on a terminal (libedit) or on a pipe (plain lines). */
#include "terminal.h"

#include <dirent.h>
#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST_INPUT 65536 /* as one file of a pack */

struct repl {
    struct session session;
    struct text pending; /* lines of an input whose brackets are still open */
};

/* ---- Lines --------------------------------------------------------------------------------- */

static void repl_line(struct repl *repl, const char *line)
{
    struct session *session = &repl->session;
    const char *start = line + strspn(line, " \t");
    if (!repl->pending.length) {
        session->begun = session->line;
        if (*start == ':') {
            session_command(session, start);
            (void)fflush(stdout);
            return;
        }
    }
    if (repl->pending.length)
        text_add(&repl->pending, "\n", 1);
    text_add_string(&repl->pending, line);
    const char *whole = text_get(&repl->pending);
    bool too_long = repl->pending.length > LONGEST_INPUT;
    if (!too_long && brackets_open(whole) > 0)
        return;
    whole += strspn(whole, " \t\n");
    if (too_long)
        session_say(session, "the input has more than %d bytes: is a bracket left open?",
                    LONGEST_INPUT);
    else if (*whole && !string_starts(whole, "--"))
        session_input(session, text_get(&repl->pending));
    text_cut(&repl->pending, 0);
    (void)fflush(stdout);
}

/* Input of the terminal may hold several lines (a paste). */
static void repl_lines(struct repl *repl, const char *lines)
{
    for (;;) {
        size_t length = strcspn(lines, "\n");
        char *line = string_copy_bytes(lines, length);
        repl->session.line++;
        repl_line(repl, line);
        free(line);
        if (!lines[length] || repl->session.leave)
            return;
        lines += length + 1;
    }
}

/* ---- On a pipe ----------------------------------------------------------------------------- */

static bool pipe_line_valid(struct session *session, const char *line, size_t length)
{
    if (memchr(line, '\0', length))
        session_say(session, "the line holds a NUL byte: write text in UTF-8");
    else if (!utf8_valid(line, length))
        session_say(session, "the line is not valid UTF-8: write text in UTF-8");
    else
        return true;
    return false;
}

static int repl_on_pipe(struct repl *repl)
{
    struct session *session = &repl->session;
    char *line = NULL;
    size_t room = 0;
    ssize_t read;
    while (!session->leave && (read = getline(&line, &room, stdin)) >= 0) {
        size_t length = (size_t)read;
        session->line++;
        while (length && (line[length - 1] == '\n' || line[length - 1] == '\r'))
            line[--length] = '\0';
        if (!repl->pending.length)
            session->begun = session->line;
        if (pipe_line_valid(session, line, length))
            repl_line(repl, line);
    }
    free(line);
    if (ferror(stdin))
        session_say(session, "standard input could not be read: %s", strerror(errno));
    else if (repl->pending.length)
        session_say(session, "a bracket is still open at the end of the input");
    return output_finish(session->failed ? EXIT_FINDINGS : EXIT_DONE);
}

/* ---- On a terminal ------------------------------------------------------------------------- */

enum { PROMPT_BYTES = 40 };

static void prompt_print(const struct repl *repl, char prompt[PROMPT_BYTES])
{
    char day[16] = "no day", known[16] = "";
    const struct law_day *known_on = &repl->session.known_on;
    if (repl->session.day.given)
        day_print(repl->session.day.day, day);
    if (known_on->given)
        day_print(known_on->day, known);
    if (repl->pending.length)
        snprintf(prompt, PROMPT_BYTES, "...> ");
    else
        snprintf(prompt, PROMPT_BYTES, "%s%s%s> ", day, known_on->given ? " known " : "", known);
}

static int repl_on_terminal(struct repl *repl)
{
    struct terminal *terminal = terminal_open(&repl->session);
    struct text line = { 0 };
    if (!terminal) {
        say("the terminal cannot be used: is TERM set?");
        return EXIT_SYSTEM;
    }
    repl->session.print_history = terminal_print_history;
    repl->session.history_user = terminal;
    while (!repl->session.leave) {
        char prompt[PROMPT_BYTES];
        prompt_print(repl, prompt);
        enum terminal_read read = terminal_read(terminal, prompt, &line);
        if (read == TERMINAL_END)
            break;
        if (read == TERMINAL_LINE)
            repl_lines(repl, text_get(&line));
        else
            text_cut(&repl->pending, 0);
    }
    if (!repl->session.leave)
        putchar('\n');
    terminal_close(terminal);
    text_clear(&line);
    return output_finish(EXIT_DONE);
}

static void greet(const struct session *session)
{
    char day[16];
    day_print(session->day.day, day);
    printf("bylaw %s", bylaw_version());
    if (session->folder) {
        fputs(", pack ", stdout);
        print_text(stdout, session->folder);
    }
    printf(", law of %s. :help lists the commands, Ctrl-D leaves.\n", day);
}

/* ---- Start --------------------------------------------------------------------------------- */

static bool this_folder_holds_pack(void)
{
    struct stat status;
    bool found = stat("national", &status) == 0 && S_ISDIR(status.st_mode);
    DIR *directory = opendir(".");
    const struct dirent *entry;
    while (directory && !found && (entry = readdir(directory))) {
        const char *dot = strrchr(entry->d_name, '.');
        found = dot && dot != entry->d_name && strcmp(dot, ".lua") == 0;
    }
    if (directory)
        closedir(directory);
    return found;
}

static bool terminal_speaks_utf8(void)
{
    if (MB_CUR_MAX > 1 && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    say("this terminal's locale is not UTF-8: start with LC_ALL=C.UTF-8 bylaw repl");
    return false;
}

int command_repl(int count, char **arguments)
{
    const char *folder = NULL;
    struct law_day day = { 0 }, known_on = { 0 };
    const struct positional positionals[] = { { "PACK", &folder, true } };
    const struct option options[] = {
        { "on", OPTION_DAY, &day, "DAY",
          "the day whose law applies (default: today on a terminal, none on a pipe)", NULL },
        { "known-on", OPTION_DAY, &known_on, "DAY",
          "the law as it was recorded on this day (default: all that the pack holds)", NULL },
    };
    const struct usage usage = { "repl",      "Tries clauses and facts by hand.",
                                 positionals, 1,
                                 options,     COUNT(options) };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    bool interactive = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (interactive && !terminal_speaks_utf8())
        return EXIT_SYSTEM;
    if (interactive && !day.given)
        (void)today(&day); /* else :on sets it */
    if (!folder && this_folder_holds_pack())
        folder = ".";
    struct repl repl = { 0 };
    session_init(&repl.session, interactive);
    repl.session.day = day;
    repl.session.known_on = known_on;
    if (interactive && folder)
        repl.session.folder = string_copy(folder); /* :reload tries again after mistakes */
    bylaw_status loaded = session_load(&repl.session, folder);
    status = status_exit(loaded, EXIT_PACK);
    if (interactive) {
        greet(&repl.session);
        status = repl_on_terminal(&repl);
    } else if (loaded == BYLAW_OK) {
        status = repl_on_pipe(&repl);
    }
    session_clear(&repl.session);
    text_clear(&repl.pending);
    return status;
}
