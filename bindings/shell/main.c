/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the command and runs it. The only place that touches the process's locale. */
#include "shell.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const struct command {
    const char *name;
    const char *summary;
    command_function *function;
} commands[] = {
    { "run", "decide questions for a population", command_run },
    { "explain", "say why one row of a population is decided as it is", command_explain },
    { "test", "judge the worked cases of a pack", command_test },
    { "check", "say what is wrong or doubtful in a pack", command_check },
    { "repl", "try clauses and facts by hand", command_repl },
    { "words", "list the words of the notation, or print the page of one", command_words },
    { "ledger", "read a ledger of decisions", command_ledger },
    { "matter", "keep runs of procedures: where they stand, who acts by when", command_matter },
    { "dump", "write a pack as JSON, or its names for editors", command_dump },
    { "new", "make a folder of empty facts files for a pack", command_new },
    { "version", "say which version this is", command_version },
};

static int help(void)
{
    puts("usage: bylaw COMMAND ...\n"
         "Decides what a policy says, for one person or for a population, and says why.\n");
    struct table table;
    table_init(&table, "ll");
    for (size_t i = 0; i < COUNT(commands); i++) {
        table_add(&table, commands[i].name);
        table_add(&table, commands[i].summary);
    }
    table_print(&table, stdout, "  ");
    table_clear(&table);
    puts("\nbylaw COMMAND --help tells more. Without a command: repl, on the pack in this folder.\n"
         "Exit status: 0 done, 1 findings or failed cases, 2 usage, 3 pack, 4 data, 5 system.");
    return output_finish(EXIT_DONE);
}

static int unknown(const char *name)
{
    const char *names[COUNT(commands)];
    for (size_t i = 0; i < COUNT(commands); i++)
        names[i] = commands[i].name;
    const char *nearest = name_nearest(name, names, COUNT(names));
    const char *kind = name[0] == '-' ? "option" : "command";
    if (nearest)
        say("no %s '%s' (did you mean '%s'?); see bylaw --help", kind, name, nearest);
    else
        say("no %s '%s'; see bylaw --help", kind, name);
    return EXIT_USAGE;
}

int main(int count, char **arguments)
{
    /* Characters only: numbers and messages never follow the locale. */
    (void)setlocale(LC_CTYPE, "");
    if (count < 2)
        return command_repl(0, NULL);
    const char *name = arguments[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
        return help();
    if (strcmp(name, "--version") == 0)
        return command_version(0, NULL);
    for (size_t i = 0; i < COUNT(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return commands[i].function(count - 2, arguments + 2);
    return unknown(name);
}
