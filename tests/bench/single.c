/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/bench/single.h"

#include "core/judge/plan.h"
#include "tests/bench/measure.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* ---- One decision --------------------------------------------------------------------------- */

/* A person who applies in Beijing, as in the pack's own worked case: 91.75 points. */
static const char *const beijing_facts[][2] = {
    { "birth_date", "1978-06-01" },
    { "destination", "beijing" },
    { "degree", "bachelor" },
    { "permit_since", "2010-01-01" },
    { "last_penalty", "-" },
    { "past_retirement_age", "no" },
    { "insured_run_months", "186" },
    { "backpaid_months", "0" },
    { "insured_months", "186" },
    { "owned_months", "60" },
    { "rented_months", "126" },
    { "home_moved_months", "0" },
    { "both_moved_months", "0" },
    { "national_prize", "0" },
    { "city_prize", "0" },
    { "manager_years", "0" },
    { "startup_years", "0" },
    { "incubator_years", "0" },
    { "honours", "0" },
    { "income_tax_year", "0" },
    { "investor_tax_year", "0" },
    { "tax_offences", "0" },
    { "detentions", "0" },
};

struct single {
    bylaw_case *subject;
    size_t row;
    int32_t day;
    const bylaw_decision *decision;
    size_t bytes;
    struct ours *ours;
};

static void need(bylaw_status status, const bylaw_error *error)
{
    if (status != BYLAW_OK)
        fail("%s", error->message);
}

static void single_prepare(struct single *single, const bylaw_pack *pack)
{
    bylaw_error error;
    size_t city;
    need(bylaw_case_new(pack, &single->subject, &error), &error);
    need(bylaw_case_row(single->subject, "city", "beijing", &city, &error), &error);
    need(bylaw_case_set_text(single->subject, "city", city, "population", "17750000", &error),
         &error);
    need(bylaw_case_row(single->subject, "person", "A", &single->row, &error), &error);
    for (size_t i = 0; i < sizeof beijing_facts / sizeof *beijing_facts; i++)
        need(bylaw_case_set_text(single->subject, "person", single->row, beijing_facts[i][0],
                                 beijing_facts[i][1], &error),
             &error);
    need(bylaw_day_parse("2018-10-15", &single->day), &error);
}

static void work_decide(void *user)
{
    struct single *single = user;
    bylaw_error error;
    need(bylaw_decide(single->subject, "settlement", single->row, single->day, &single->decision,
                      &error),
         &error);
}

static bool count_bytes(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    ((struct single *)user)->bytes += length;
    return true;
}

static void work_explain(void *user)
{
    struct single *single = user;
    bylaw_error error;
    need(bylaw_decision_explain(single->decision, BYLAW_JSON_FORMAT, count_bytes, single, &error),
         &error);
}

static void work_plan(void *user)
{
    struct ours *ours = ((struct single *)user)->ours;
    struct arena arena;
    arena_init(&arena, &ours->facts->memory);
    for (int i = 0; i < QUESTIONS; i++)
        if (!plan_value(ours->pack, &arena, ours->values[i], 0,
                        pack_interval(ours->pack, ours->options.day)))
            fail("out of memory");
    arena_clear(&arena);
}

static void work_load(void *user)
{
    (void)user;
    bylaw_pack_free(ours_load("scripts/mobility"));
}

void single_measure(struct ours *ours, bool full)
{
    struct bylaw_pack *pack = ours_load("scripts/mobility");
    struct single single = { .ours = ours };
    single_prepare(&single, pack);
    figure_add("decision_us", "one decision on a case: settlement in Beijing by points",
               seconds_each(work_decide, &single, 0.2) * 1e6, "us");
    work_decide(&single);
    if (strcmp(bylaw_decision_text(single.decision), "points_pass") != 0)
        fail("the decision is '%s'", bylaw_decision_text(single.decision));
    figure_add("explain_us", "its explanation as JSON",
               seconds_each(work_explain, &single, 0.2) * 1e6, "us");
    records_measure(single.decision, full);
    bylaw_case_free(single.subject);
    bylaw_pack_free(pack);
    figure_add("plan_us", "planning the three values of A and B",
               seconds_each(work_plan, &single, 0.2) * 1e6, "us");
    figure_add("load_ms", "loading scripts/mobility", seconds_each(work_load, NULL, 0.5) * 1e3,
               "ms");
}

/* ---- Whole files ---------------------------------------------------------------------------- */

#define FOLDER "build/bench-files"

/* The most memory that a process had, in KiB: of its own image, unlike ru_maxrss, which begins with
   what the process that started it had. 0: it has gone. */
static long peak_of(pid_t child)
{
    char path[64], line[128];
    long peak = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)child);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %ld", &peak) == 1)
            break;
    if (file)
        (void)fclose(file);
    return peak;
}

/* Waits for a process and looks at its memory every few milliseconds, which is enough: the figure
   only grows. */
static long wait_and_watch(pid_t child, int *status, struct rusage *usage)
{
    long peak = 0;
    pid_t ended;
    while ((ended = wait4(child, status, WNOHANG, usage)) == 0) {
        long now = peak_of(child);
        peak = now > peak ? now : peak;
        usleep(3000);
    }
    if (ended != child || *status != 0)
        fail("the program failed");
    return peak;
}

void files_measure(const char *program, const struct people *people)
{
    enum { ROUNDS = 3 };
    static const char questions[] = "settlement,settlement_points,benefit";
    static const char decisions[] = FOLDER "/decisions.csv";
    double cpu = 0, wall = 0;
    long peak = 0;
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
    mkdir("build", 0755);
    mkdir(FOLDER, 0755);
    if (!people_write(people, FOLDER "/person.csv"))
        fail(FOLDER "/person.csv cannot be written");
    for (int round = 0; round < ROUNDS; round++) {
        const char *arguments[] = {
            program, "run",        "tests/bench/pack", "--facts", FOLDER,  "--decide", questions,
            "--on",  "2020-12-31", "--threads",        "1",       "--out", decisions,  NULL
        };
        pid_t child;
        int status;
        struct rusage usage;
        double start = seconds_wall();
        if (posix_spawn(&child, program, &quiet, NULL, (char *const *)(uintptr_t)arguments,
                        environ))
            fail("%s cannot be started", program);
        long most = wait_and_watch(child, &status, &usage);
        double took = seconds_wall() - start;
        double used = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                      (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
        cpu = round == 0 || used < cpu ? used : cpu;
        wall = round == 0 || took < wall ? took : wall;
        peak = most > peak ? most : peak;
    }
    posix_spawn_file_actions_destroy(&quiet);
    double rows = (double)people->count;
    figure_add("csv_ns_per_row", "CSV to CSV by the program, one thread, CPU time",
               cpu / rows * 1e9, "ns/row");
    figure_add("csv_wall_ns_per_row", "the same, time on the clock", wall / rows * 1e9, "ns/row");
    figure_add("stream_peak_mib", "its memory at the most", (double)peak / 1024, "MiB");
}
