/* SPDX-License-Identifier: Apache-2.0 */
/* The summary of a run: tables on standard error that line up in any script. */
#include "vocabulary.h"

__extension__ typedef __int128 wide;

/* An exact sum as a decimal with grouped digits; "about" where it is none. */
static void sum_print(struct text *out, wide numerator, int64_t denominator)
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

struct totals {
    uint64_t rows;    /* with an outcome other than undetermined */
    uint64_t numbers; /* decided with a number */
    wide sum;
    int64_t denominator; /* 0: the sums have different ones, or are too large */
};

static void totals_add(struct totals *totals, const bylaw_tally *tally)
{
    if (tally->outcome != BYLAW_UNDETERMINED)
        totals->rows += tally->rows;
    if (tally->sum.kind != BYLAW_NUMBER)
        return;
    if (!totals->numbers)
        totals->denominator = tally->sum.denominator;
    else if (totals->denominator != tally->sum.denominator)
        totals->denominator = 0;
    totals->numbers += tally->rows;
    totals->sum += tally->sum.numerator;
}

static void add_outcome(struct table *table, const bylaw_tally *tally, uint64_t all)
{
    struct text sum = { 0 };
    bool number = tally->sum.kind == BYLAW_NUMBER;
    if (number)
        sum_print(&sum, tally->sum.numerator, tally->sum.denominator);
    table_add(table, bylaw_outcome_name(tally->outcome));
    table_add(table, number && !tally->value[0] ? "(number)" : tally->value);
    table_add(table, tally->clause);
    add_share(table, tally->rows, all);
    table_add(table, text_get(&sum));
    text_clear(&sum);
}

static void outcome_heads(struct table *table)
{
    static const char *const heads[] = { "outcome", "value", "clause", "rows", "share", "sum" };
    table_init(table, "lllrrr");
    for (size_t i = 0; i < COUNT(heads); i++)
        table_add(table, heads[i]);
}

/* One table of causes under the outcomes: what to ask, or why there is no rule. */
static void print_causes(struct table *table, const char *title)
{
    if (table->cells.count) {
        fprintf(stderr, "  %s\n", title);
        table_print(table, stderr, "    ");
    }
    table_clear(table);
}

static void finish_outcomes(struct table *table, const struct totals *totals, uint64_t all)
{
    struct text sum = { 0 };
    if (!totals->numbers)
        table->cells.items[table->columns - 1][0] = '\0'; /* no column of sums */
    if (totals->numbers && totals->denominator)
        sum_print(&sum, totals->sum, totals->denominator);
    if (all > totals->rows) {
        table_add(table, bylaw_outcome_name(BYLAW_UNDETERMINED));
        table_add(table, "");
        table_add(table, "");
        add_share(table, all - totals->rows, all);
        table_add(table, "");
    }
    table_add(table, "all");
    table_add(table, "");
    table_add(table, "");
    add_share(table, all, all);
    table_add(table, text_get(&sum));
    table_print(table, stderr, "  ");
    table_clear(table);
    text_clear(&sum);
}

void summary_question(bylaw_result *result, size_t index, const char *question)
{
    uint64_t all = bylaw_result_rows(result);
    struct table outcomes, asks, reasons;
    struct totals totals = { 0 };
    bylaw_tally tally;
    outcome_heads(&outcomes);
    table_init(&asks, "lr");
    table_init(&reasons, "llr");
    for (size_t i = 0; bylaw_result_tally(result, index, i, &tally, NULL) == BYLAW_OK; i++) {
        totals_add(&totals, &tally);
        if (tally.outcome != BYLAW_UNDETERMINED) {
            add_outcome(&outcomes, &tally, all);
        } else if (tally.ask[0]) {
            table_add(&asks, tally.ask);
            table_add_count(&asks, tally.rows);
        }
        if (tally.reason[0]) {
            table_add(&reasons, bylaw_outcome_name(tally.outcome));
            table_add(&reasons, tally.reason);
            table_add_count(&reasons, tally.rows);
        }
    }
    fputs("\n", stderr);
    print_text(stderr, question);
    fputs("\n", stderr);
    finish_outcomes(&outcomes, &totals, all);
    print_causes(&asks, "to ask of the undetermined (a row counts once for each fact)");
    print_causes(&reasons, "why there is no value");
}

void summary_tables(const bylaw_pack *pack, const bylaw_facts *facts)
{
    struct vocabulary vocabulary;
    struct table table;
    table_init(&table, "lrlr");
    vocabulary_read(&vocabulary, pack);
    for (size_t i = 0; i < vocabulary.count; i++) {
        const char *name = vocabulary.entities[i].name;
        uint64_t rows, rejected;
        if (bylaw_facts_count(facts, name, &rows, &rejected) != BYLAW_OK)
            continue;
        table_add(&table, name);
        table_add_count(&table, rows);
        table_add(&table, "rows read, rejected");
        table_add_count(&table, rejected);
    }
    table_print(&table, stderr, "  ");
    table_clear(&table);
    vocabulary_clear(&vocabulary);
}
