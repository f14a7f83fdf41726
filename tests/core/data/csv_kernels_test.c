/* SPDX-License-Identifier: Apache-2.0 */
/* The passes over the bytes: those of each instruction set against a loop over single bytes, on
   random bytes, those that matter more often than others. */
#include "core/base/day.h"
#include "core/base/format.h"
#include "core/data/csv_batch.h"

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
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512vbmi2");
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

/* ---- cells ---- */

#define CELLS 512

/* Cells after a comma each, with room for the loads that go beyond the last. */
struct cells {
    char text[CELLS * 40 + CSV_SLACK];
    uint32_t ends[CELLS + 1];
    size_t length, count;
    int width;             /* 1, 4 or 8 */
    int64_t column[CELLS]; /* room for cells of any width */
    uint64_t words[CELLS];
    uint8_t odd[CELLS / 8];
};

static void cells_start(struct cells *cells)
{
    cells->count = 0;
    cells->length = 1;
    cells->text[0] = ',';
    cells->ends[0] = 0;
}

static void cells_add(struct cells *cells, const char *text, size_t length)
{
    memcpy(cells->text + cells->length, text, length);
    cells->length += length;
    cells->ends[++cells->count] = (uint32_t)cells->length;
    cells->text[cells->length++] = ',';
}

static struct csv_fields cells_fields(const struct cells *cells)
{
    return (struct csv_fields){ cells->text, cells->ends + 1, 1, cells->count };
}

/* After the column there is something that must stay. */
static void cells_guard(struct cells *cells, bool check)
{
    char *end = (char *)cells->column + cells->count * (size_t)cells->width;
    char *last = (char *)(cells->column + CELLS);
    for (; end < last; end++) {
        if (check)
            assert_int_equal(*end, 99);
        *end = 99;
    }
}

static int64_t cells_value(const struct cells *cells, size_t i)
{
    if (cells->width == 1)
        return ((const int8_t *)cells->column)[i];
    if (cells->width == 4)
        return ((const int32_t *)cells->column)[i];
    return cells->column[i];
}

static struct csv_numbers cells_numbers(struct cells *cells, int64_t least, int64_t most)
{
    cells_guard(cells, false);
    return (
        struct csv_numbers){ least, most, cells->column, cells->width, cells->words, cells->odd };
}

static bool cells_odd(const struct cells *cells, size_t i)
{
    return cells->odd[i / 8] >> i % 8 & 1;
}

static void check_days(const struct set *set, struct cells *cells)
{
    const struct csv_fields fields = cells_fields(cells);
    cells->width = 4;
    const struct csv_numbers numbers = cells_numbers(cells, -200000, 2900000);
    memset(cells->text + cells->length, '7', CSV_SLACK);
    set->kernels->days(&fields, &numbers);
    cells_guard(cells, true);
    for (size_t i = 0; i < cells->count; i++) {
        int32_t day;
        const char *start = cells->text + cells->ends[i] + 1;
        size_t length = cells->ends[i + 1] - cells->ends[i] - 1;
        bool plain = (length == 8 || length == 10) && day_parse(start, length, &day) &&
                     day >= -200000 && day <= 2900000;
        assert_int_equal(cells_odd(cells, i), !plain);
        if (plain)
            assert_int_equal(cells_value(cells, i), day);
    }
}

/* Every day there is, and what is nearly one. */
static void reads_days(void **state)
{
    const struct set *set = *state;
    static struct cells cells;
    static const char bytes[] = "0123456789-/19 ";
    uint64_t random = 21;
    if (!is_here(set))
        skip();
    cells_start(&cells);
    for (int32_t day = DAY_FIRST; day <= DAY_LAST; day++) {
        char text[16];
        size_t length = (size_t)(format_day(text, day) - text);
        if (day % 3 == 1)
            text[4] = text[7] = '/';
        if (day % 3 == 2) {
            memmove(text + 4, text + 5, 2);
            memmove(text + 6, text + 8, 2);
            length = 8;
        }
        if (random_below(&random, 4) == 0)
            text[random_below(&random, length)] = bytes[random_below(&random, sizeof bytes - 1)];
        cells_add(&cells, text, length - (random_below(&random, 50) == 0));
        if (cells.count == CELLS || day == DAY_LAST) {
            check_days(set, &cells);
            cells_start(&cells);
        }
    }
}

/* The number that a plain text of digits and places is; false: it is of another form. */
static bool read_plainly(const char *text, size_t length, size_t places, int64_t *value)
{
    size_t digits = 0;
    *value = 0;
    for (size_t i = 0; i < length; i++) {
        bool is_point = places && i + places + 1 == length;
        if (is_point ? text[i] != '.' : text[i] < '0' || text[i] > '9')
            return false;
        if (!is_point) {
            *value = *value * 10 + (text[i] - '0');
            digits++;
        }
    }
    return digits > places && digits <= 8;
}

static void reads_numbers(void **state)
{
    const struct set *set = *state;
    static struct cells cells;
    static const char bytes[] = "0123456789012345678901234567890123456789.-+/: a";
    uint64_t random = 22;
    size_t plain_cells = 0;
    if (!is_here(set))
        skip();
    for (int round = 0; round < 2000; round++) {
        size_t places = random_below(&random, 8);
        cells_start(&cells);
        for (size_t i = 0, count = random_below(&random, CELLS + 1); i < count; i++) {
            char text[32];
            size_t length = random_below(&random, round % 3 ? 14 : 9);
            for (size_t j = 0; j < length; j++)
                text[j] = bytes[random_below(&random, random_below(&random, 9) ? 40 : 47)];
            if (places && length > places && random_below(&random, 8))
                text[length - places - 1] = '.';
            cells_add(&cells, text, length);
        }
        const struct csv_fields fields = cells_fields(&cells);
        cells.width = round % 2 ? 4 : 8;
        const struct csv_numbers numbers = cells_numbers(&cells, 50, 90000000);
        memset(cells.text + cells.length, '7', CSV_SLACK);
        if (places)
            set->kernels->decimals(&fields, places, &numbers);
        else
            set->kernels->wholes(&fields, &numbers);
        cells_guard(&cells, true);
        for (size_t i = 0; i < cells.count; i++) {
            int64_t value;
            bool plain = read_plainly(cells.text + cells.ends[i] + 1,
                                      cells.ends[i + 1] - cells.ends[i] - 1, places, &value) &&
                         value >= 50 && value <= 90000000;
            assert_int_equal(cells_odd(&cells, i), !plain);
            if (plain)
                assert_int_equal(cells_value(&cells, i), value);
            plain_cells += plain;
        }
    }
    assert_true(plain_cells > 10000);
}

/* Names of all lengths around those at which the comparison changes; some are titles of others, and
   of the last two each is like one before in its length and first eight bytes. */
static const char *names[] = { "a",
                               "b",
                               "-",
                               "seven77",
                               "硕士",
                               "eight888",
                               "nine99999",
                               "eight888x",
                               "fifteen15151515",
                               "sixteen161616161",
                               "seventeen1717171717",
                               "sixteen161616161and more",
                               "中华人民共和国居民",
                               " blank",
                               "yes",
                               "seventeen1717171718",
                               "nine9999x" };
static const char *titles[] = {
    "A",      "a",    NULL, "八",  "eight888",           "九", "", "十五", "x", "17", "b ",
    "master", "国民", "c",  "YES", "中华人民共和国居留", NULL
};

/* How many the pass has read; the others are looked at with care. */
static size_t check_words(const struct set *set, const struct attribute *attribute, int width,
                          struct cells *cells, struct facts *facts)
{
    struct csv_words words;
    struct cell_rule rule;
    size_t plain_cells = 0;
    assert_int_equal(csv_words_make(&facts->arena, attribute, &words), BYLAW_OK);
    assert_non_null(words.slots);
    cell_rule_init(&rule, attribute);
    const struct csv_fields fields = cells_fields(cells);
    cells->width = width;
    cells_guard(cells, false);
    set->kernels->choices(&fields, &words, width, cells->column, cells->odd);
    cells_guard(cells, true);
    for (size_t i = 0; i < cells->count; i++) {
        struct cell cell;
        const char *start = cells->text + cells->ends[i] + 1;
        size_t length = cells->ends[i + 1] - cells->ends[i] - 1;
        if (cells_odd(cells, i))
            continue;
        plain_cells++;
        assert_int_equal(cell_read(facts, &rule, start, length, &cell, NULL), BYLAW_OK);
        assert_int_equal(cell.state, STATE_KNOWN);
        assert_int_equal(cells_value(cells, i), cell.value);
    }
    return plain_cells;
}

static void add_spellings(struct cells *cells, uint64_t *random, const char *const *list,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char text[40];
        size_t length = list[i] ? strlen(list[i]) : 0;
        memcpy(text, list[i] ? list[i] : "", length);
        cells_add(cells, text, length);
        if (!length)
            continue;
        /* The other case, or another character; control characters are in no plain text. */
        char *c = &text[random_below(random, length)];
        *c = (char)((*c >= '0' && *c <= '9') || *c == ' ' ? *c ^ 1 : *c ^ 0x20);
        cells_add(cells, text, length);
        cells_add(cells, text, length - 1);
    }
}

static void reads_words(void **state)
{
    const struct set *set = *state;
    static struct cells cells;
    static const char *const spellings[] = { "yes", "no", "true", "false", "1",  "0",   "是", "否",
                                             "有",  "无", "港",   "YES",   "nO", "YEs", "P",  "x" };
    /* None, then only words of up to 7 bytes, of up to 16, and all. */
    static const int counts[] = { 0, 4, 9, COUNT(names) };
    const struct bylaw_pack pack = { 0 };
    struct facts *facts;
    uint64_t random = 23;
    struct attribute choice = { .name = "c",
                                .kind = KIND_CHOICE,
                                .choices = {
                                    .names = names, .titles = titles, .count = COUNT(names) } };
    struct attribute yes_no = { .name = "y", .kind = KIND_YES_NO };
    if (!is_here(set))
        skip();
    assert_int_equal(facts_new(&pack, NULL, NULL, 0, &facts), BYLAW_OK);
    for (int round = 0; round < 200; round++) {
        cells_start(&cells);
        add_spellings(&cells, &random, names, COUNT(names));
        add_spellings(&cells, &random, titles, COUNT(titles));
        add_spellings(&cells, &random, spellings, COUNT(spellings));
        memset(cells.text + cells.length, 's', CSV_SLACK);
        for (size_t i = 0; i < COUNT(counts); i++) {
            choice.choices.count = counts[i];
            (void)check_words(set, &choice, round % 2 ? 1 : 4, &cells, facts);
            assert_int_equal(cells_odd(&cells, 0), counts[i] == 0); /* "a" */
        }
        /* The six in letters and digits of ASCII as they are, at the least. */
        assert_true(check_words(set, &yes_no, 1, &cells, facts) >= 6);
    }
    facts_free(facts);
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
    static const struct {
        const char *what;
        CMUnitTestFunction test;
    } each[] = { { "finds the ends", finds_the_ends },
                 { "counts newlines", counts_newlines },
                 { "finds places to cut", finds_places_to_cut },
                 { "reads days", reads_days },
                 { "reads numbers", reads_numbers },
                 { "reads words", reads_words } };
    static char titles_of[COUNT(sets) * COUNT(each)][64];
    struct CMUnitTest tests[COUNT(sets) * COUNT(each) + 1];
    for (size_t i = 0; i < COUNT(sets) * COUNT(each); i++) {
        const struct set *set = &sets[i / COUNT(each)];
        snprintf(titles_of[i], sizeof titles_of[i], "%s: %s", set->name,
                 each[i % COUNT(each)].what);
        tests[i] = (struct CMUnitTest){ titles_of[i], each[i % COUNT(each)].test, NULL, NULL,
                                        (void *)(uintptr_t)set };
    }
    tests[COUNT(sets) * COUNT(each)] = (struct CMUnitTest)cmocka_unit_test(cuts_where_rows_end);
    return cmocka_run_group_tests_name("core/data/csv_kernels", tests, NULL, NULL);
}
