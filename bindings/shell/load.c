/* SPDX-License-Identifier: Apache-2.0 */
/* Loading packs and facts for the commands, with every mistake said and progress shown. */
#include "shell.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ---- Packs --------------------------------------------------------------------------------- */

static void count_mistake(void *user, const bylaw_error *error)
{
    size_t *mistakes = user;
    ++*mistakes;
    say_error(error);
}

int load_pack(const char *folder, const struct law_day *known_on, bylaw_pack **out)
{
    size_t mistakes = 0;
    bylaw_config config;
    bylaw_config_init(&config);
    config.has_known_on = known_on && known_on->given;
    config.known_on = known_on ? known_on->day : 0;
    config.on_mistake = count_mistake;
    config.on_mistake_user = &mistakes;
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_pack_load(&config, folder, out, &error);
    if (status == BYLAW_OK)
        return EXIT_DONE;
    if (!mistakes)
        say_error(&error);
    return status_exit(status, EXIT_PACK);
}

bool split_questions(const char *list, struct names *questions)
{
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        names_add_bytes(questions, at, length);
        if (!length) {
            say("--decide '%s' has an empty name: write names parted by commas, such as "
                "settlement,dibao",
                list);
            return false;
        }
        at += length;
        if (!*at)
            break;
    }
    for (size_t i = 0; i < questions->count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(questions->items[i], questions->items[j]) == 0) {
                say("--decide names '%s' twice: write it once", questions->items[i]);
                return false;
            }
    return true;
}

/* ---- Progress ------------------------------------------------------------------------------ */

static volatile sig_atomic_t interrupted; /* a signal handler can reach nothing else */

static void note_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

void interrupts_cancel(void)
{
    struct sigaction action = { .sa_handler = note_interrupt, .sa_flags = (int)SA_RESETHAND };
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    /* A file over the limit of its size is an error of writing, after which the part is removed. */
    action.sa_handler = SIG_IGN;
    sigaction(SIGXFSZ, &action, NULL);
}

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void progress_start(struct progress *progress)
{
    *progress = (struct progress){ .terminal = isatty(STDERR_FILENO), .started = seconds_now() };
}

static void progress_draw(const char *what, uint64_t done, uint64_t total)
{
    struct text line = { 0 };
    text_add_string(&line, what);
    if (total) {
        unsigned parts = done >= total ? 30 : (unsigned)((double)done / (double)total * 30);
        text_add_string(&line, " [");
        for (unsigned i = 0; i < 30; i++)
            text_add(&line, i < parts ? "#" : ".", 1);
        text_add_format(&line, "] %3u%%  ",
                        done >= total ? 100 : (unsigned)((double)done / (double)total * 100));
    } else {
        text_add_string(&line, "  ");
    }
    text_add_count(&line, done);
    fputs("\r", stderr);
    print_text(stderr, text_get(&line));
    fputs("\033[K", stderr);
    (void)fflush(stderr);
    text_clear(&line);
}

bool progress_show(void *user, const char *what, uint64_t done, uint64_t total)
{
    struct progress *progress = user;
    if (progress->terminal) {
        double now = seconds_now();
        if (now - progress->started > 1.0 && now - progress->drawn > 0.1) {
            progress_draw(what ? what : "", done, total);
            progress->drawn = now;
            progress->shown = true;
        }
    }
    return !interrupted;
}

void progress_end(struct progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}

/* ---- Facts --------------------------------------------------------------------------------- */

static void say_problem(void *user, const bylaw_error *error)
{
    struct population *population = user;
    population->header_is_bad = population->header_is_bad || error->line == 1;
    if (population->problems++ < population->most_problems)
        say_error(error);
}

void facts_options(struct population *population, struct progress *progress,
                   bylaw_facts_options *options)
{
    bylaw_facts_options_init(options);
    options->folder = population->folder;
    options->encoding = population->encoding;
    options->questions = (const char *const *)population->questions->items;
    options->question_count = population->questions->count;
    options->about = population->about;
    options->default_region = population->region;
    options->keep_good_rows = population->keep_good_rows;
    options->on_problem = say_problem;
    options->on_problem_user = population;
    options->on_progress = progress_show;
    options->on_progress_user = progress;
}

void say_problems(const struct population *population, bylaw_status status,
                  const bylaw_error *error)
{
    if (population->problems > population->most_problems) {
        struct text count = { 0 };
        text_add_count(&count, population->problems - population->most_problems);
        say("and %s more problems like these", text_get(&count));
        text_clear(&count);
    }
    if (status != BYLAW_OK && !(status == BYLAW_EDATA && population->problems))
        say_error(error);
    if (status == BYLAW_EDATA && population->problems && !population->keep_good_rows)
        say("nothing was decided: %s", population->header_is_bad
                                           ? "correct the header"
                                           : "correct the rows, or leave them out with --bad-rows "
                                             "report");
}

int load_facts(const bylaw_pack *pack, struct population *population, bylaw_facts **out)
{
    struct progress progress;
    bylaw_facts_options options;
    bylaw_error error = { 0 };
    facts_options(population, &progress, &options);
    progress_start(&progress);
    bylaw_status status = bylaw_facts_load(pack, &options, out, &error);
    progress_end(&progress);
    say_problems(population, status, &error);
    return status_exit(status, EXIT_DATA);
}
