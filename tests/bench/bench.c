/* SPDX-License-Identifier: Apache-2.0 */
/* make bench: measures Bylaw and what a user might take instead in one run, writes the figures:
   bench [--program BYLAW] [--out FILE] [--page FILE] [--persons N] [--full]
   --people FILE: only writes the population. --peers FILE: measures what the figures of others, in
   that file, are compared with. */
#include "tests/bench/loops.h"
#include "tests/bench/measure.h"
#include "tests/bench/others.h"
#include "tests/bench/single.h"

#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
    const char *program, *out, *page, *people, *peers;
    size_t persons;
    bool full;
};

static struct options options_read(int count, char **arguments)
{
    struct options options = { .program = "build/bylaw",
                               .out = "build/bench.jsonl",
                               .persons = 1000000 };
    for (int i = 1; i < count; i++) {
        const char *next = i + 1 < count ? arguments[i + 1] : "";
        if (strcmp(arguments[i], "--full") == 0) {
            options.full = true;
            continue;
        }
        if (strcmp(arguments[i], "--program") == 0)
            options.program = next;
        else if (strcmp(arguments[i], "--out") == 0)
            options.out = next;
        else if (strcmp(arguments[i], "--page") == 0)
            options.page = next;
        else if (strcmp(arguments[i], "--people") == 0)
            options.people = next;
        else if (strcmp(arguments[i], "--peers") == 0)
            options.peers = next;
        else if (strcmp(arguments[i], "--persons") == 0)
            options.persons = strtoul(next, NULL, 10);
        else
            fail("no option '%s'", arguments[i]);
        i++;
    }
    return options;
}

/* ---- Checks --------------------------------------------------------------------------------- */

static void check_sums(const char *who, const struct sums *found, const struct sums *expected)
{
    if (!sums_equal(found, expected))
        fail("%s: the sums are wrong: open %" PRId64 ", not_yet %" PRId64 ", points_pass %" PRId64
             ", points_fail %" PRId64 ", twice the points %" PRId64 ", benefit %" PRId64,
             who, found->outcomes[OPEN], found->outcomes[NOT_YET], found->outcomes[POINTS_PASS],
             found->outcomes[POINTS_FAIL], found->twice_points, found->benefit);
}

static void check_answers(const char *who, const struct answers *answers,
                          const struct answers *expected, size_t count)
{
    struct sums found = answers_sums(answers, count), sums = answers_sums(expected, count);
    check_sums(who, &found, &sums);
}

/* ---- Contests ------------------------------------------------------------------------------- */

struct hand {
    const struct people *people;
    struct answers answers;
};

static void work_rows(void *user)
{
    struct hand *hand = user;
    loop_rows(hand->people, &hand->answers);
}

static void work_avx2(void *user)
{
    struct hand *hand = user;
    loop_avx2(hand->people, &hand->answers);
}

static double row_ns(const struct contender *contender, size_t rows)
{
    return contender_cpu(contender) * 1e9 / (double)rows;
}

static void loops_figures(const struct contender *c, size_t rows)
{
    figure_add("c_loop_ns_per_row", "hand-written C, a row at a time", row_ns(&c[0], rows),
               "ns/row");
    figure_add("avx2_ns_per_row", "hand-written C, eight rows at once", row_ns(&c[1], rows),
               "ns/row");
    figure_add("ours_ns_per_row", "Bylaw, deciding A and B", row_ns(&c[2], rows), "ns/row");
    figure_ratio("decide_vs_c_loop", "Bylaw, time against the C loop by rows",
                 contender_cpu(&c[2]) / contender_cpu(&c[0]));
    figure_ratio("decide_vs_avx2", "the same against eight rows at once",
                 contender_cpu(&c[2]) / contender_cpu(&c[1]));
    figure_ratio("decide_unknown_vs_known", "5 % of all facts unknown, against all known",
                 contender_cpu(&c[3]) / contender_cpu(&c[2]));
    figure_ratio("decide_unknown_vs_c_loop", "5 % of all facts unknown, against the C loop",
                 contender_cpu(&c[3]) / contender_cpu(&c[0]));
    figure_ratio("threads_2_vs_1", "how many times faster two threads are",
                 contender_wall(&c[2]) / contender_wall(&c[4]));
}

/* The loops and ourselves over everybody; leaves the right answers in *right. */
static void contest_loops(const struct people *people, struct ours ours[3], struct answers *right)
{
    size_t rows = people->count;
    struct hand hand = { .people = people }, eight = { .people = people };
    struct answers answers;
    answers_make(&hand.answers, rows);
    answers_make(&eight.answers, rows);
    answers_make(&answers, rows);
    struct contender contenders[] = {
        { .name = "C loop", .work = work_rows, .user = &hand },
        { .name = "AVX2 loop", .work = work_avx2, .user = &eight },
        { .name = "Bylaw", .work = ours_decide, .user = &ours[0] },
        { .name = "Bylaw, 5 % unknown", .work = ours_decide, .user = &ours[1] },
        { .name = "Bylaw, two threads", .work = ours_decide, .user = &ours[2] },
    };
    contest(contenders, 5, 15);
    struct sums sums = answers_sums(&hand.answers, rows);
    if (rows == 1000000)
        check_sums("the C loop", &sums, &million_sums);
    if (loop_avx2(people, &eight.answers))
        check_answers("the AVX2 loop", &eight.answers, &hand.answers, rows);
    ours_answers(&ours[0], &answers);
    check_answers("Bylaw", &answers, &hand.answers, rows);
    ours_answers(&ours[2], &answers);
    check_answers("Bylaw with two threads", &answers, &hand.answers, rows);
    loops_figures(contenders, rows);
    answers_free(&answers);
    answers_free(&eight.answers);
    *right = hand.answers;
}

/* Those that take longer, over fewer persons. */
static void contest_others(const struct people *people, const struct answers *right)
{
    size_t rows = people->count < 100000 ? people->count : 100000;
    struct other lua, sql;
    lua_open(&lua, people, rows);
    sql_open(&sql, people, rows);
    struct contender contenders[] = {
        { .name = "Lua, arguments", .work = lua_work_arguments, .user = &lua },
        { .name = "Lua, a table", .work = lua_work_table, .user = &lua },
        { .name = "SQLite", .work = sql_work, .user = &sql },
    };
    contest(contenders, 3, 5);
    check_answers("Lua", &lua.answers, right, rows);
    sql_read(&sql);
    check_answers("SQLite", &sql.answers, right, rows);
    double ours = figure_find("ours_ns_per_row")->value;
    figure_ratio("decide_vs_lua_arguments", "times faster than Lua with the fields as arguments",
                 row_ns(&contenders[0], rows) / ours);
    figure_ratio("decide_vs_lua_table", "times faster than Lua with a table for each person",
                 row_ns(&contenders[1], rows) / ours);
    figure_ratio("decide_vs_sqlite", "times faster than SQL in SQLite, answers stored",
                 row_ns(&contenders[2], rows) / ours);
    lua_end(&lua);
    sql_end(&sql);
}

/* Ratios to the figures of engines that were measured a moment ago. */
static void peers_figures(const char *path)
{
    figures_read(path);
    double ours = figure_find("ours_ns_per_row")->value;
    double files = figure_find("csv_ns_per_row")->value;
    const struct figure *duckdb = figure_find("duckdb_ns_per_row");
    const struct figure *duckdb_files = figure_find("duckdb_csv_ns_per_row");
    const struct figure *numpy = figure_find("numpy_ns_per_row");
    if (duckdb && duckdb_files) {
        figure_ratio("decide_vs_duckdb", "times faster than DuckDB storing its answers",
                     duckdb->value / ours);
        figure_ratio("csv_vs_duckdb", "times faster than DuckDB, CSV to CSV",
                     duckdb_files->value / files);
    }
    if (numpy)
        figure_ratio("decide_vs_numpy", "times faster than numpy", numpy->value / ours);
}

static void measure(const struct options *options)
{
    struct people people;
    struct answers right;
    struct ours ours[3];
    people_make(&people, options->persons);
    if (options->people && !people_write(&people, options->people))
        fail("%s cannot be written", options->people);
    if (options->people) {
        people_free(&people);
        return;
    }
    struct bylaw_pack *pack = ours_load("tests/bench/pack");
    for (int i = 0; i < 3; i++)
        ours_make(&ours[i], pack, &people, i == 1 ? 5 : 0);
    ours[2].options.threads = 2;
    contest_loops(&people, ours, &right);
    if (!options->peers) {
        contest_others(&people, &right);
        single_measure(&ours[0], options->full);
    }
    for (int i = 0; i < 3; i++)
        ours_free(&ours[i]);
    files_measure(options->program, &people);
    answers_free(&right);
    people_free(&people);
    if (options->peers)
        peers_figures(options->peers);
    else
        growth_measure(pack, options->full);
    bylaw_pack_free(pack);
}

int main(int count, char **arguments)
{
    struct options options = options_read(count, arguments);
    /* What was freed is kept and used again: the memory of the loops is warm, too. */
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 256 << 20);
    figures_read(options.out);
    measure(&options);
    if (!options.people && !figures_write(options.out))
        fail("%s cannot be written", options.out);
    if (options.page)
        page_write(options.page);
    return 0;
}
