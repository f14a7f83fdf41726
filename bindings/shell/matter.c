/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw matter: the runs of procedures, kept in a file. */
#include "ledger.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct matter {
    const char *action, *file, *pack_folder, *id, *procedure, *facts_file, *set;
    struct law_day on, known_on;
    struct recording recording;
    struct names facts;
    bylaw_pack *pack;
    bylaw_matters *matters;
};

/* ---- Facts ---------------------------------------------------------------------------------- */

/* A file with a fact on each line; empty lines and those that begin with # are passed over. */
static bool read_facts(struct matter *matter)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    if (!matter->facts_file)
        return true;
    bool is_input = strcmp(matter->facts_file, "-") == 0;
    FILE *file = is_input ? stdin : fopen(matter->facts_file, "r");
    if (!file) {
        say("%s could not be read: %s", matter->facts_file, strerror(errno));
        return false;
    }
    while ((length = getline(&line, &room, file)) > 0) {
        while (length > 0 && strchr("\r\n", line[length - 1]))
            length--;
        if (length > 0 && line[0] != '#')
            names_add_bytes(&matter->facts, line, (size_t)length);
    }
    free(line);
    if (!is_input)
        (void)fclose(file);
    return true;
}

/* ---- Actions -------------------------------------------------------------------------------- */

static int matter_end(bylaw_status status, const bylaw_error *error)
{
    if (status == BYLAW_OK)
        return output_finish(EXIT_DONE);
    say_error(error);
    if (status == BYLAW_EUSAGE || status == BYLAW_ENOTFOUND)
        return EXIT_USAGE;
    return status == BYLAW_EVALUE ? EXIT_DATA : status_exit(status, EXIT_SYSTEM);
}

static void print_line(const char *name, const char *text)
{
    if (*text)
        printf("%-10s%s\n", name, text);
}

static void print_matter(const bylaw_matter *now)
{
    print_line("matter", now->id);
    print_line("procedure", now->procedure);
    print_line("state", *now->state ? now->state : "undetermined");
    print_line("ask", now->ask);
    print_line("acts", now->by);
    if (*now->due)
        printf("%-10s%s%s\n", "due", now->due, now->is_overdue ? ", overdue" : "");
    print_line("missing", now->missing);
}

static bylaw_filing filing_of(const struct matter *matter)
{
    return (bylaw_filing){ matter->on.day, (const char *const *)matter->facts.items,
                           matter->facts.count };
}

static int matter_open(struct matter *matter)
{
    const bylaw_filing filing = filing_of(matter);
    bylaw_error error = { 0 };
    if (!matter->procedure) {
        say("a matter is a run of a procedure: write --procedure, such as --procedure file_move");
        return EXIT_USAGE;
    }
    return matter_end(
        bylaw_matter_open(matter->matters, matter->procedure, matter->id, &filing, &error), &error);
}

static int matter_add(struct matter *matter)
{
    const bylaw_filing filing = filing_of(matter);
    bylaw_error error = { 0 };
    if (matter->facts.count == 0) {
        say("nothing to add: write --set ATTRIBUTE=VALUE, or --facts FILE");
        return EXIT_USAGE;
    }
    return matter_end(bylaw_matter_add(matter->matters, matter->id, &filing, &error), &error);
}

static int matter_advance(struct matter *matter)
{
    bylaw_error error = { 0 };
    bylaw_ledger *ledger = NULL;
    bylaw_matter now;
    if (matter->recording.path) {
        int exit_status = recording_open(&matter->recording, &ledger);
        if (exit_status != EXIT_DONE)
            return exit_status;
    }
    bylaw_status status =
        bylaw_matter_advance(matter->matters, matter->id, matter->on.day, ledger, &now, &error);
    bylaw_ledger_close(ledger);
    if (status == BYLAW_OK) {
        print_matter(&now);
        puts(now.moved ? "written down" : "no change");
    }
    return matter_end(status, &error);
}

static void print_entry(void *user, const char *kind, int32_t day, const char *text,
                        const char *time)
{
    char date[16];
    (void)user;
    day_print(day, date);
    printf("%s  %-5s  %s  (%s)\n", date, kind, text, time);
}

static int matter_show(struct matter *matter)
{
    bylaw_error error = { 0 };
    bylaw_matter now;
    bylaw_status status =
        bylaw_matter_look(matter->matters, matter->id, matter->on.day, &now, &error);
    if (status == BYLAW_OK) {
        print_matter(&now);
        putchar('\n');
        status = bylaw_matter_entries(matter->matters, matter->id, print_entry, NULL, &error);
    }
    return matter_end(status, &error);
}

struct listing {
    struct matter *matter;
    struct table table;
    bylaw_error error;
    bool only_overdue, any_broken;
};

/* One that the pack can no longer judge is said, and hides no other. */
static bylaw_status list_one(void *user, const char *id, const char *procedure)
{
    struct listing *listing = user;
    bylaw_matter now = { 0 };
    bylaw_status status = bylaw_matter_look(listing->matter->matters, id, listing->matter->on.day,
                                            &now, &listing->error);
    if (status == BYLAW_EWRITE || status == BYLAW_ENOMEM)
        return status;
    if (status != BYLAW_OK) {
        say("%s: %s", id, listing->error.message);
        listing->any_broken = true;
        return BYLAW_OK;
    }
    if (listing->only_overdue && !now.is_overdue)
        return BYLAW_OK;
    table_add(&listing->table, id);
    table_add(&listing->table, procedure);
    table_add(&listing->table, *now.state ? now.state : "undetermined");
    table_add(&listing->table, now.by);
    table_add(&listing->table, now.due);
    table_add(&listing->table, now.is_overdue ? "overdue" : "");
    return BYLAW_OK;
}

static int matter_list(struct matter *matter, bool only_overdue)
{
    struct listing listing = { .matter = matter, .only_overdue = only_overdue };
    bylaw_error error = { 0 };
    table_init(&listing.table, "llllll");
    bylaw_status status = bylaw_matters_each(matter->matters, list_one, &listing, &error);
    table_print(&listing.table, stdout, "");
    table_clear(&listing.table);
    int exit_status = matter_end(status, *error.message ? &error : &listing.error);
    return exit_status == EXIT_DONE && listing.any_broken ? EXIT_DATA : exit_status;
}

static int matter_list_all(struct matter *matter)
{
    return matter_list(matter, false);
}

static int matter_overdue(struct matter *matter)
{
    return matter_list(matter, true);
}

/* ---- The command ---------------------------------------------------------------------------- */

static const struct action {
    const char *name;
    int (*function)(struct matter *matter);
    bool wants_id;
} actions[] = {
    { "open", matter_open, true },       { "add", matter_add, true },
    { "advance", matter_advance, true }, { "show", matter_show, true },
    { "list", matter_list_all, false },  { "overdue", matter_overdue, false },
};

static int act(struct matter *matter, const struct action *action)
{
    bylaw_matters_options options;
    bylaw_error error = { 0 };
    char now[32];
    bylaw_matters_options_init(&options);
    time_text(now);
    options.time = now;
    options.make = action->function == matter_open;
    bylaw_status status =
        bylaw_matters_open(matter->file, matter->pack, &options, &matter->matters, &error);
    if (status != BYLAW_OK)
        return matter_end(status, &error);
    int exit_status = action->function(matter);
    bylaw_matters_close(matter->matters);
    return exit_status;
}

static int matter_run(struct matter *matter)
{
    const struct action *action = NULL;
    for (size_t i = 0; i < COUNT(actions); i++)
        if (strcmp(actions[i].name, matter->action) == 0)
            action = &actions[i];
    if (!action) {
        say("no action '%s': write open, add, advance, show, list or overdue", matter->action);
        return EXIT_USAGE;
    }
    if (action->wants_id && !matter->id) {
        say("%s needs the id of a matter: write bylaw matter %s FILE PACK ID", action->name,
            action->name);
        return EXIT_USAGE;
    }
    if (!recording_check(&matter->recording))
        return EXIT_USAGE;
    if (!read_facts(matter))
        return EXIT_SYSTEM;
    if (matter->set)
        names_add(&matter->facts, matter->set);
    int exit_status = load_pack(matter->pack_folder, &matter->known_on, &matter->pack);
    if (exit_status == EXIT_DONE)
        exit_status = act(matter, action);
    bylaw_pack_free(matter->pack);
    return exit_status;
}

int command_matter(int count, char **arguments)
{
    struct matter matter = { 0 };
    const struct positional positionals[] = {
        { "open|add|advance|show|list|overdue", &matter.action, false },
        { "FILE", &matter.file, false },
        { "PACK", &matter.pack_folder, false },
        { "ID", &matter.id, true },
    };
    const struct option options[] = {
        { "on", OPTION_DAY, &matter.on, "DAY",
          "the day on which facts are filed, or on which it is asked where it stands",
          "write the day, such as --on 2022-02-21" },
        { "procedure", OPTION_TEXT, &matter.procedure, "P", "open: the procedure of the pack",
          NULL },
        { "set", OPTION_TEXT, &matter.set, "ATTRIBUTE=VALUE",
          "open and add: a fact, about another row ENTITY/ID.ATTRIBUTE=VALUE", NULL },
        { "facts", OPTION_TEXT, &matter.facts_file, "FACTS",
          "open and add: a file with such a fact on each line; - is the input", NULL },
        { "known-on", OPTION_DAY, &matter.known_on, "DAY",
          "the law as it was recorded on this day (default: all that the pack holds)", NULL },
        RECORDING_OPTIONS(&matter.recording),
    };
    const struct usage usage = {
        "matter",
        "Keeps runs of procedures in FILE: open begins one, add files events and papers, advance\n"
        "writes down where it stands, show prints that and all that is on file, list and overdue\n"
        "print all matters, or those whose deadline has passed.",
        positionals,
        COUNT(positionals),
        options,
        COUNT(options)
    };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    status = matter_run(&matter);
    names_clear(&matter.facts);
    return status;
}
