/* SPDX-License-Identifier: Apache-2.0 */
/* Options of a command, read from one table that also makes its help. */
#include "shell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OPTIONS 24

static void usage_line(const struct usage *usage, struct text *line)
{
    text_add_format(line, "usage: bylaw %s", usage->command);
    for (size_t i = 0; i < usage->positional_count; i++) {
        const struct positional *positional = &usage->positionals[i];
        text_add_format(line, positional->may_miss ? " [%s]" : " %s", positional->name);
    }
    for (size_t i = 0; i < usage->option_count; i++) {
        const struct option *option = &usage->options[i];
        if (option->missing)
            text_add_format(line, " --%s %s", option->name, option->argument);
    }
    for (size_t i = 0; i < usage->option_count; i++)
        if (!usage->options[i].missing) {
            text_add_string(line, " [OPTION ...]");
            break;
        }
}

static void usage_help(const struct usage *usage)
{
    struct text line = { 0 };
    usage_line(usage, &line);
    printf("%s\n%s\n", text_get(&line), usage->summary);
    text_clear(&line);
    struct table table;
    table_init(&table, "ll");
    for (size_t i = 0; i < usage->option_count; i++) {
        const struct option *option = &usage->options[i];
        text_add_format(&line, "--%s", option->name);
        if (option->argument)
            text_add_format(&line, " %s", option->argument);
        table_add(&table, text_get(&line));
        table_add(&table, option->help);
        text_clear(&line);
    }
    table_add(&table, "--help");
    table_add(&table, "print this and stop");
    putchar('\n');
    table_print(&table, stdout, "  ");
    table_clear(&table);
}

static const struct option *option_find(const struct usage *usage, const char *name, size_t length)
{
    for (size_t i = 0; i < usage->option_count; i++)
        if (strlen(usage->options[i].name) == length &&
            strncmp(usage->options[i].name, name, length) == 0)
            return &usage->options[i];
    return NULL;
}

static void option_unknown(const struct usage *usage, const char *argument)
{
    const char *names[MOST_OPTIONS];
    size_t length = strcspn(argument, "=");
    char *name = string_copy_bytes(argument, length);
    for (size_t i = 0; i < usage->option_count; i++)
        names[i] = usage->options[i].name;
    const char *nearest =
        string_starts(name, "--") ? name_nearest(name + 2, names, usage->option_count) : NULL;
    if (nearest)
        say("%s has no option '%s' (did you mean '--%s'?); see bylaw %s --help", usage->command,
            name, nearest, usage->command);
    else
        say("%s has no option '%s'; see bylaw %s --help", usage->command, name, usage->command);
    free(name);
}

static bool choice_has(const char *choices, const char *value)
{
    size_t length = strlen(value);
    for (const char *at = choices; length && at; at = strchr(at, '|')) {
        at += *at == '|';
        if (strncmp(at, value, length) == 0 && (at[length] == '|' || !at[length]))
            return true;
    }
    return false;
}

static bool option_count(const struct option *option, const char *value)
{
    char *end;
    errno = 0;
    unsigned long number = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end || errno || number > 1000000) {
        say("--%s '%s' is no whole number from 0 to 1,000,000: write --%s 2", option->name, value,
            option->name);
        return false;
    }
    *(unsigned *)option->target = (unsigned)number;
    return true;
}

static bool option_set(const struct option *option, const char *value)
{
    struct law_day *day;
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)option->target = true;
        return true;
    case OPTION_COUNT:
        return option_count(option, value);
    case OPTION_DAY:
        day = option->target;
        day->given = bylaw_day_parse(value, &day->day) == BYLAW_OK;
        if (!day->given)
            say("--%s '%s' is no day: write it as 2020-12-31", option->name, value);
        return day->given;
    case OPTION_CHOICE:
        if (!choice_has(option->argument, value)) {
            say("--%s '%s' is unknown: write one of %s", option->name, value, option->argument);
            return false;
        }
        break;
    case OPTION_TEXT:
        if (!*value) {
            say("--%s needs a value: write --%s %s", option->name, option->name, option->argument);
            return false;
        }
        break;
    }
    *(const char **)option->target = value;
    return true;
}

/* Takes one option at arguments[*at] and, where it has one, its value. */
static bool option_take(const struct usage *usage, int count, char **arguments, int *at,
                        bool *given)
{
    const char *argument = arguments[*at];
    const char *equals = strchr(argument, '=');
    size_t length = equals ? (size_t)(equals - argument) : strlen(argument);
    const struct option *option =
        length > 2 && argument[1] == '-' ? option_find(usage, argument + 2, length - 2) : NULL;
    if (!option) {
        option_unknown(usage, argument);
        return false;
    }
    if (given[option - usage->options]) {
        say("--%s is given twice: write it once", option->name);
        return false;
    }
    given[option - usage->options] = true;
    const char *value = equals ? equals + 1 : NULL;
    if (option->kind == OPTION_FLAG && equals) {
        say("--%s takes no value: write --%s", option->name, option->name);
        return false;
    }
    if (option->kind != OPTION_FLAG && !value) {
        /* The next word is the value, unless it is an option itself. */
        if (*at + 1 >= count || string_starts(arguments[*at + 1], "--")) {
            say("--%s needs a value: write --%s %s", option->name, option->name, option->argument);
            return false;
        }
        value = arguments[++*at];
    }
    return option_set(option, value);
}

static bool positional_take(const struct usage *usage, size_t index, const char *argument)
{
    if (index >= usage->positional_count) {
        say("%s takes no '%s' here; see bylaw %s --help", usage->command, argument, usage->command);
        return false;
    }
    *usage->positionals[index].target = argument;
    return true;
}

static bool nothing_missing(const struct usage *usage, size_t taken, const bool *given)
{
    for (size_t i = taken; i < usage->positional_count; i++)
        if (!usage->positionals[i].may_miss) {
            struct text line = { 0 };
            usage_line(usage, &line);
            say("%s is missing; %s", usage->positionals[i].name, text_get(&line));
            text_clear(&line);
            return false;
        }
    for (size_t i = 0; i < usage->option_count; i++)
        if (usage->options[i].missing && !given[i]) {
            say("--%s is missing: %s", usage->options[i].name, usage->options[i].missing);
            return false;
        }
    return true;
}

bool usage_parse(const struct usage *usage, int count, char **arguments, int *status)
{
    bool given[MOST_OPTIONS] = { false };
    bool options_over = false;
    size_t taken = 0;
    *status = EXIT_DONE;
    for (int i = 0; i < count; i++)
        if (strcmp(arguments[i], "--help") == 0) {
            usage_help(usage);
            *status = output_finish(EXIT_DONE);
            return false;
        }
    *status = EXIT_USAGE;
    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (!options_over && strcmp(argument, "--") == 0) {
            options_over = true;
        } else if (!options_over && argument[0] == '-' && argument[1]) {
            if (!option_take(usage, count, arguments, &i, given))
                return false;
        } else if (!positional_take(usage, taken++, argument)) {
            return false;
        }
    }
    return nothing_missing(usage, taken, given);
}
