/* SPDX-License-Identifier: Apache-2.0 */
/* The summary of a run: tables on standard error that line up in any script. */
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

/* An exact sum as a decimal with grouped digits; "about" where it is none. */
static void sum_print(struct text *out, wide numerator, wide denominator)
{
    bool negative = numerator < 0;
    wide left = negative ? -numerator : numerator;
    if (denominator <= 0)
        return;
    text_add_string(out, negative ? "-" : "");
    wide whole = left / denominator;
    if (whole > (wide)UINT64_MAX) {
        text_add_string(out, "(beyond 20 digits)");
        return;
    }
    text_add_count(out, (uint64_t)whole);
    left %= denominator;
    for (int digit = 0; left && digit < 6; digit++) {
        left *= 10;
        text_add_format(out, digit ? "%d" : ".%d", (int)(left / denominator));
        left %= denominator;
    }
    text_add_string(out, left ? "..." : "");
}

static void share_print(struct text *out, uint64_t rows, uint64_t all)
{
    wide thousandths = all ? ((wide)rows * 2000 + all) / ((wide)all * 2) : 0;
    if (rows && !thousandths)
        text_add_string(out, "<0.1%");
    else
        text_add_format(out, "%d.%d%%", (int)(thousandths / 10), (int)(thousandths % 10));
}

static void add_share(struct table *table, uint64_t rows, uint64_t all)
{
    struct text share = { 0 };
    share_print(&share, rows, all);
    table_add_count(table, rows);
    table_add(table, text_get(&share));
    text_clear(&share);
}

/* ---- Outcomes */

/* A line of the table of outcomes: the tallies of one outcome, value and clause. */
struct line {
    bylaw_outcome outcome;
    char *value;
    char *clause;
    uint64_t rows;
    bylaw_value sum;
};
/* A fact to ask, or the outcome and reason of rows without a value. */
struct cause {
    char *text;
    const char *outcome; /* NULL: a fact to ask */
    uint64_t rows;
};
struct summary {
    struct line *lines;
    size_t count;
    struct cause *asks;
    size_t ask_count;
    struct cause *reasons;
    size_t reason_count;
};

static void line_add(struct summary *summary, const bylaw_tally *tally)
{
    struct line *last = summary->count ? &summary->lines[summary->count - 1] : NULL;
    /* Tallies are in order; those that differ only by reason follow each other. */
    if (last && last->outcome == tally->outcome && strcmp(last->value, tally->value) == 0 &&
        strcmp(last->clause, tally->clause) == 0) {
        last->rows += tally->rows;
        return;
    }
    summary->lines = memory_resize(summary->lines, summary->count + 1, sizeof *summary->lines);
    summary->lines[summary->count++] = (struct line){
        .outcome = tally->outcome,
        .value = string_copy(tally->value),
        .clause = string_copy(tally->clause),
        .rows = tally->rows,
        .sum = tally->sum,
    };
}

static void cause_add(struct cause **causes, size_t *count, const bylaw_tally *tally,
                      const char *text)
{
    bool ask = text == tally->ask;
    *causes = memory_resize(*causes, *count + 1, sizeof **causes);
    (*causes)[(*count)++] = (struct cause){
        .text = string_copy(text),
        .outcome = ask ? NULL : bylaw_outcome_name(tally->outcome),
        .rows = tally->rows,
    };
}

static void tally_add(struct summary *summary, const bylaw_tally *tally)
{
    if (tally->ask[0]) { /* counted in a tally without ask, too */
        cause_add(&summary->asks, &summary->ask_count, tally, tally->ask);
        return;
    }
    line_add(summary, tally);
    if (tally->reason[0])
        cause_add(&summary->reasons, &summary->reason_count, tally, tally->reason);
}

static wide common_divisor(wide a, wide b)
{
    while (b) {
        wide rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* The sum of all numbers, exactly; false: there are none, or they are too large. */
static bool sum_of_all(const struct summary *summary, wide *numerator, wide *denominator)
{
    bool any = false;
    *numerator = 0;
    *denominator = 1;
    for (size_t i = 0; i < summary->count; i++) {
        const struct line *line = &summary->lines[i];
        wide left, right;
        if (line->outcome != BYLAW_DECIDED)
            continue;
        if (line->sum.kind != BYLAW_NUMBER)
            return false;
        any = true;
        if (__builtin_mul_overflow(*numerator, (wide)line->sum.denominator, &left) ||
            __builtin_mul_overflow((wide)line->sum.numerator, *denominator, &right) ||
            __builtin_add_overflow(left, right, numerator) ||
            __builtin_mul_overflow(*denominator, (wide)line->sum.denominator, denominator))
            return false;
        wide divisor = common_divisor(*numerator, *denominator);
        *numerator /= divisor ? divisor : 1;
        *denominator /= divisor ? divisor : 1;
    }
    return any;
}

static void add_row(struct table *table, const char *outcome, const char *value, const char *clause)
{
    table_add(table, outcome);
    table_add(table, value);
    table_add(table, clause);
}

static void print_lines(const struct summary *summary, uint64_t all)
{
    struct table table;
    struct text sum = { 0 };
    wide numerator, denominator;
    bool numbers = sum_of_all(summary, &numerator, &denominator);
    table_init(&table, "lllrrr");
    add_row(&table, "outcome", "value", "clause");
    table_add(&table, "rows");
    table_add(&table, "share");
    table_add(&table, numbers ? "sum" : "");
    for (size_t i = 0; i < summary->count; i++) {
        const struct line *line = &summary->lines[i];
        bool number = line->outcome == BYLAW_DECIDED && line->sum.kind == BYLAW_NUMBER;
        add_row(&table, bylaw_outcome_name(line->outcome), line->value, line->clause);
        add_share(&table, line->rows, all);
        text_cut(&sum, 0);
        if (number)
            sum_print(&sum, line->sum.numerator, line->sum.denominator);
        table_add(&table, text_get(&sum));
    }
    add_row(&table, "all", "", "");
    add_share(&table, all, all);
    text_cut(&sum, 0);
    if (numbers)
        sum_print(&sum, numerator, denominator);
    table_add(&table, text_get(&sum));
    table_print(&table, stderr, "  ");
    table_clear(&table);
    text_clear(&sum);
}

/* The most rows first, then by text. */
static int cause_compare(const void *left, const void *right)
{
    const struct cause *a = left;
    const struct cause *b = right;
    if (a->rows != b->rows)
        return a->rows > b->rows ? -1 : 1;
    return strcmp(a->text, b->text);
}

/* A table of causes under the outcomes: what to ask, or why there is no value. */
static void print_causes(struct cause *causes, size_t count, const char *title)
{
    struct table table;
    table_init(&table, causes && causes->outcome ? "llr" : "lr");
    if (count) {
        qsort(causes, count, sizeof *causes, cause_compare);
        fprintf(stderr, "  %s\n", title);
    }
    for (size_t i = 0; i < count; i++) {
        if (causes[i].outcome)
            table_add(&table, causes[i].outcome);
        table_add(&table, causes[i].text);
        table_add_count(&table, causes[i].rows);
        free(causes[i].text);
    }
    table_print(&table, stderr, "    ");
    table_clear(&table);
    free(causes);
}

/* Whether a requirement, indicator or duty judged somebody, or may have: none passes on nothing. */
static bool is_judged(const struct summary *summary)
{
    for (size_t i = 0; i < summary->count; i++)
        if (summary->lines[i].rows && (summary->lines[i].outcome != BYLAW_DECIDED ||
                                       strcmp(summary->lines[i].value, "not_concerned") != 0))
            return true;
    return false;
}

int summary_question(bylaw_result *result, size_t index, const struct summary_of *of)
{
    struct summary summary = { 0 };
    bylaw_tally tally;
    bylaw_error error = { 0 };
    bylaw_status status = BYLAW_OK;
    for (size_t i = 0; status == BYLAW_OK; i++) {
        status = bylaw_result_tally(result, index, i, &tally, &error);
        if (status == BYLAW_OK)
            tally_add(&summary, &tally);
    }
    if (status != BYLAW_ENOTFOUND)
        say_error(&error);
    fputs("\n", stderr);
    print_text(stderr, of->question);
    fputs("\n", stderr);
    print_lines(&summary, of->rows);
    if (of->judges && !is_judged(&summary))
        fprintf(stderr, "  nothing to judge: the %s is about none of these rows\n", of->judges);
    print_causes(summary.asks, summary.ask_count,
                 "to ask of the undetermined (a row counts once for each fact)");
    print_causes(summary.reasons, summary.reason_count, "why there is no value");
    for (size_t i = 0; i < summary.count; i++) {
        free(summary.lines[i].value);
        free(summary.lines[i].clause);
    }
    free(summary.lines);
    return status == BYLAW_ENOTFOUND ? EXIT_DONE : EXIT_SYSTEM;
}

/* ---- Tables */

void summary_tables(const bylaw_pack *pack, const bylaw_facts *facts)
{
    struct vocabulary vocabulary;
    struct table table;
    table_init(&table, "lrlr");
    vocabulary_read(&vocabulary, pack);
    for (size_t i = 0; i < vocabulary.count; i++) {
        const char *name = vocabulary.entities[i].name;
        uint64_t rows, rejected;
        if (bylaw_facts_count(facts, name, &rows, &rejected) != BYLAW_OK || rows + rejected == 0)
            continue; /* of tables that no question reads, too */
        table_add(&table, name);
        table_add_count(&table, rows);
        table_add(&table, "rows read, rejected");
        table_add_count(&table, rejected);
    }
    table_print(&table, stderr, "  ");
    table_clear(&table);
    vocabulary_clear(&vocabulary);
}
