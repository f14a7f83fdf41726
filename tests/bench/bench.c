/* SPDX-License-Identifier: Apache-2.0 */
/* make bench: measures Bylaw and what a user might take instead, in one run, and prints one table. */
#include "tests/bench/loops.h"
#include "tests/bench/measure.h"
#include "tests/bench/ours.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static void check_sums(const char *who, const struct answers *answers, size_t count)
{
    struct sums sums = answers_sums(answers, count);
    if (count == 1000000 && !sums_equal(&sums, &million_sums))
        fail("%s: the sums are wrong: open %ld, not_yet %ld, points_pass %ld, points_fail %ld, "
             "twice the points %ld, benefit %ld",
             who, (long)sums.outcomes[OPEN], (long)sums.outcomes[NOT_YET],
             (long)sums.outcomes[POINTS_PASS], (long)sums.outcomes[POINTS_FAIL],
             (long)sums.twice_points, (long)sums.benefit);
}

int main(int count, char **arguments)
{
    size_t rows = count > 1 ? strtoul(arguments[1], NULL, 10) : 1000000;
    /* What was freed is kept and used again: the loops' memory is warm, too. */
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 256 << 20);
    struct people people;
    people_make(&people, rows);
    struct hand hand = { .people = &people }, hand_avx2 = { .people = &people };
    answers_make(&hand.answers, rows);
    answers_make(&hand_avx2.answers, rows);
    struct bylaw_pack *pack = ours_load("tests/bench/pack");
    struct ours known, unknown, threads;
    ours_make(&known, pack, &people, 0);
    ours_make(&unknown, pack, &people, 5);
    ours_make(&threads, pack, &people, 0);
    threads.options.threads = 2;
    struct contender contenders[] = {
        { .name = "rows", .work = work_rows, .user = &hand },
        { .name = "avx2", .work = work_avx2, .user = &hand_avx2 },
        { .name = "ours", .work = ours_decide, .user = &known },
        { .name = "ours 5% unknown", .work = ours_decide, .user = &unknown },
        { .name = "ours 2 threads", .work = ours_decide, .user = &threads },
    };
    contest(contenders, 5, 11);
    check_sums("rows", &hand.answers, rows);
    check_sums("avx2", &hand_avx2.answers, rows);
    struct answers answers;
    answers_make(&answers, rows);
    ours_answers(&known, &answers);
    check_sums("ours", &answers, rows);
    for (size_t i = 0; i < 5; i++)
        printf("%-20s cpu %.2f wall %.2f ns/row\n", contenders[i].name,
               contender_cpu(&contenders[i]) * 1e9 / (double)rows,
               contender_wall(&contenders[i]) * 1e9 / (double)rows);
    figure_ratio("decide_vs_c_loop", "x",
                 contender_cpu(&contenders[2]) / contender_cpu(&contenders[0]));
    figure_ratio("decide_unknown_vs_known", "x",
                 contender_cpu(&contenders[3]) / contender_cpu(&contenders[2]));
    figure_ratio("threads_2_vs_1", "x",
                 contender_wall(&contenders[2]) / contender_wall(&contenders[4]));
    return 0;
}
