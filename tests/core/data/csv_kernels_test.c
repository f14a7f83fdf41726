/* SPDX-License-Identifier: Apache-2.0 */
/* The passes over the bytes: those of each instruction set against a loop over single bytes, on
   random bytes, those that matter more often than others. */
#include "core/data/csv_kernels.h"
#include "core/data/csv_reader.h"

#include "tests/support/check.h"
#include "tests/support/random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES_MOST 400
#define ROUNDS 20000

static const struct set {
    const char *name;
    const struct csv_kernels *kernels;
    const char *needs; /* NULL: any machine */
} sets[] = {
    { "baseline", &csv_kernels_baseline, NULL },
#if defined(__x86_64__)
    { "avx2", &csv_kernels_avx2, "avx2" },
    { "avx512", &csv_kernels_avx512, "avx512bw" },
#endif
};

static bool is_here(const struct set *set)
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (set->needs && strcmp(set->needs, "avx2") == 0)
        return __builtin_cpu_supports("avx2");
    if (set->needs)
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
#endif
    return !set->needs;
}

/* In memory of its own that ends where the text ends, so that a sanitizer sees who reads beyond. */
static char *make_text(uint64_t *random, size_t *length, uint64_t oddness)
{
    static const char plain[] = "a,9\n,b.-\n 中0,";
    static const char odd[] = "\"\r\t\x7f\0\x1f\x80\xff\r\n";
    *length = random_below(random, BYTES_MOST);
    char *text = malloc(*length ? *length : 1);
    assert_non_null(text);
    for (size_t i = 0; i < *length; i++) {
        if (random_below(random, oddness) == 0)
            text[i] = odd[random_below(random, sizeof odd - 1)];
        else
            text[i] = plain[random_below(random, sizeof plain - 1)];
        if (i && text[i - 1] == '\r' && random_below(random, oddness))
            text[i] = '\n';
    }
    return text;
}

/* A byte that ends the plain text; a carriage return is told by the byte after it. */
static bool is_unusual(const char *text, size_t length, size_t at)
{
    unsigned char c = (unsigned char)text[at];
    if (at && text[at - 1] == '\r' && c != '\n')
        return true;
    (void)length;
    return c == '"' || c == 0x7f || (c < 0x20 && c != '\n' && c != '\r');
}

static void index_by_bytes(const char *text, size_t length, struct csv_index *index)
{
    index->count = index->lines = 0;
    index->high = false;
    for (size_t at = 0; at < length; at++) {
        if (at % CSV_GROUP == 0 && index->room - index->count < CSV_GROUP)
            return;
        if (is_unusual(text, length, at))
            return;
        index->high |= (unsigned char)text[at] >= 0x80;
        if (text[at] != ',' && text[at] != '\n')
            continue;
        index->ends[index->count++] = (uint32_t)at;
        index->lines += text[at] == '\n';
    }
}

static void finds_the_ends(void **state)
{
    const struct set *set = *state;
    uint64_t random = 11;
    if (!is_here(set))
        skip();
    for (int i = 0; i < ROUNDS; i++) {
        size_t length;
        uint32_t ends[BYTES_MOST + CSV_GROUP];
        uint32_t expected_ends[BYTES_MOST + CSV_GROUP];
        size_t room = CSV_GROUP + random_below(&random, BYTES_MOST);
        struct csv_index index = { .ends = ends, .room = room };
        struct csv_index expected = { .ends = expected_ends, .room = room };
        char *text = make_text(&random, &length, 1 + random_below(&random, 200));
        set->kernels->index(text, length, &index);
        index_by_bytes(text, length, &expected);
        assert_int_equal(index.count, expected.count);
        assert_int_equal(index.lines, expected.lines);
        assert_int_equal(index.high, expected.high);
        assert_memory_equal(ends, expected_ends, index.count * sizeof *ends);
        free(text);
    }
}

static void counts_newlines(void **state)
{
    const struct set *set = *state;
    uint64_t random = 12;
    if (!is_here(set))
        skip();
    for (int i = 0; i < ROUNDS; i++) {
        size_t length;
        size_t count = 0;
        char *text = make_text(&random, &length, 50);
        for (size_t at = 0; at < length; at++)
            count += text[at] == '\n';
        assert_int_equal(set->kernels->newlines(text, length), count);
        free(text);
    }
}

/* The text comes bit by bit, as from a file. */
static void split_all(const struct csv_kernels *kernels, const char *text, size_t length,
                      uint64_t rows_most, size_t step, struct csv_split *split)
{
    *split = (struct csv_split){ 0 };
    for (size_t here = 0; here < length;) {
        here = here + step < length ? here + step : length;
        if (csv_split_go_on(split, kernels, text, here, rows_most))
            return;
    }
}

static void finds_places_to_cut(void **state)
{
    const struct set *set = *state;
    uint64_t random = 13;
    size_t cuts = 0;
    if (!is_here(set))
        skip();
    for (int i = 0; i < ROUNDS; i++) {
        size_t length;
        struct csv_split split, expected;
        char *text = make_text(&random, &length, 1 + random_below(&random, 100));
        uint64_t rows_most = 1 + random_below(&random, 80);
        split_all(set->kernels, text, length, rows_most, 1 + random_below(&random, BYTES_MOST),
                  &split);
        split_all(&csv_kernels_none, text, length, rows_most, BYTES_MOST, &expected);
        assert_int_equal(split.cut, expected.cut);
        assert_int_equal(split.cut_rows, expected.cut_rows);
        assert_int_equal(split.cut_lines, expected.cut_lines);
        assert_int_equal(split.at, expected.at);
        assert_int_equal(split.rows, expected.rows);
        assert_int_equal(split.lines, expected.lines);
        assert_int_equal(split.quoted, expected.quoted);
        cuts += split.cut != 0;
        free(text);
    }
    assert_true(cuts > ROUNDS / 2);
}

/* The places to cut against the scanner: the rows before them are those that it finds there. */
static void cuts_where_rows_end(void **state)
{
    (void)state;
    uint64_t random = 14;
    size_t rows = 0;
    for (int i = 0; i < ROUNDS; i++) {
        size_t length;
        struct csv_scan scan;
        struct csv_row row;
        struct csv_split split;
        char *text = make_text(&random, &length, 1 + random_below(&random, 60));
        split_all(&csv_kernels_none, text, length, 1 + random_below(&random, 20), BYTES_MOST,
                  &split);
        csv_scan_init(&scan, text, length);
        uint64_t before = 0;
        for (; scan.at < text + split.cut && csv_scan_row(&scan, &row);)
            before++;
        if (split.cut) {
            assert_ptr_equal(scan.at, text + split.cut);
            assert_int_equal(before, split.cut_rows);
            assert_int_equal(scan.line, 1 + split.cut_lines);
            assert_false(text[split.cut] == '\n' || text[split.cut] == '\r');
        }
        rows += before;
        free(text);
    }
    assert_true(rows > ROUNDS);
}

int main(void)
{
    struct CMUnitTest tests[3 * COUNT(sets) + 1];
    static const struct {
        const char *what;
        CMUnitTestFunction test;
    } each[] = { { "finds_the_ends", finds_the_ends },
                 { "counts_newlines", counts_newlines },
                 { "finds_places_to_cut", finds_places_to_cut } };
    static char names[3 * COUNT(sets)][64];
    for (size_t i = 0; i < COUNT(sets); i++)
        for (size_t j = 0; j < 3; j++) {
            snprintf(names[3 * i + j], sizeof names[0], "%s: %s", sets[i].name, each[j].what);
            tests[3 * i + j] = (struct CMUnitTest){ names[3 * i + j], each[j].test, NULL, NULL,
                                                    (void *)(uintptr_t)&sets[i] };
        }
    tests[3 * COUNT(sets)] = (struct CMUnitTest)cmocka_unit_test(cuts_where_rows_end);
    return cmocka_run_group_tests_name("core/data/csv_kernels", tests, NULL, NULL);
}
