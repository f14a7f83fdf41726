/* SPDX-License-Identifier: Apache-2.0 */
/* Cells: every spelling that is read, every message, and printing again. */
#include "tests/core/data/small_pack.h"
#include "tests/support/check.h"
#include "tests/support/shaky.h"

static struct row {
    const char *name;
    const char *attribute; /* of person */
    const char *text;
    enum state state;
    int64_t cell;
    const char *message; /* NULL: the cell is good */
    const char *printed; /* NULL: as the text */
} rows[] = {
    { "an empty cell is unknown", "insured_months", "", STATE_UNKNOWN, 0, NULL, NULL },
    { "blanks alone are unknown", "insured_months", " \t ", STATE_UNKNOWN, 0, NULL, "" },
    { "a dash is absent where the attribute is optional", "note", "-", STATE_ABSENT, 0, NULL,
      NULL },
    { "a dash is refused where it is not", "insured_months", "-", STATE_ABSENT, 0,
      "'-' says that there is no value, but insured_months is not optional; leave the cell empty "
      "where the value is not known",
      NULL },

    { "digits", "insured_months", "186", STATE_KNOWN, 186, NULL, NULL },
    { "blanks around are left out", "insured_months", " 186\t", STATE_KNOWN, 186, NULL, "186" },
    { "leading zeros and a plus", "insured_months", "+0186", STATE_KNOWN, 186, NULL, "186" },
    { "the least is allowed", "insured_months", "0", STATE_KNOWN, 0, NULL, NULL },
    { "the most is allowed", "insured_months", "720", STATE_KNOWN, 720, NULL, NULL },
    { "one more than the most", "insured_months", "721", STATE_KNOWN, 0,
      "721 is above 720, the most that insured_months may be", NULL },
    { "one less than the least", "insured_months", "-1", STATE_KNOWN, 0,
      "-1 is below 0, the least that insured_months may be", NULL },
    { "more digits than a machine number holds", "insured_months", "99999999999999999999",
      STATE_KNOWN, 0, "99999999999999999999 is above 720, the most that insured_months may be",
      NULL },
    { "the same below", "insured_months", "-99999999999999999999", STATE_KNOWN, 0,
      "-99999999999999999999 is below 0, the least that insured_months may be", NULL },
    { "letters are no number", "insured_months", "abc", STATE_KNOWN, 0,
      "'abc' is no whole number; write digits only, such as 186", NULL },
    { "a unit is no digit", "insured_months", "12个月", STATE_KNOWN, 0,
      "'12个月' is no whole number; write digits only, such as 186", NULL },
    { "a sign alone", "insured_months", "+", STATE_KNOWN, 0,
      "'+' is no whole number; write digits only, such as 186", NULL },
    { "no exponent", "insured_months", "1e2", STATE_KNOWN, 0,
      "'1e2' is no whole number; write digits only, such as 186", NULL },
    { "decimals in a whole number", "insured_months", "3.5", STATE_KNOWN, 0,
      "'3.5' has decimals; write a whole number, such as 186", NULL },
    { "full-width digits", "insured_months", "１８６", STATE_KNOWN, 0,
      "'１８６' has full-width digits; write 186", NULL },
    { "a thousands separator", "savings", "1,200", STATE_KNOWN, 0,
      "'1,200' has a thousands separator; write 1200", NULL },
    { "a full-width thousands separator", "savings", "1，200.50", STATE_KNOWN, 0,
      "'1，200.50' has a thousands separator; write 1200.50", NULL },
    { "bytes that are no UTF-8 are shown as question marks", "insured_months", "1\xff\n2",
      STATE_KNOWN, 0, "'1??2' is no whole number; write digits only, such as 186", NULL },
    { "a long text is cut", "insured_months",
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      STATE_KNOWN, 0,
      "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...' is no whole number; write "
      "digits only, such as 186",
      NULL },

    { "yuan", "savings", "1200", STATE_KNOWN, 120000, NULL, "1200.00" },
    { "yuan and fen", "savings", "1200.05", STATE_KNOWN, 120005, NULL, NULL },
    { "one decimal is tens of fen", "savings", "0.5", STATE_KNOWN, 50, NULL, "0.50" },
    { "the highest amount", "savings", "1000000000000", STATE_KNOWN, 100000000000000, NULL,
      "1000000000000.00" },
    { "a fen above it", "savings", "1000000000000.01", STATE_KNOWN, 0,
      "1000000000000.01 is above 1000000000000, the most that savings may be", NULL },
    { "a tenth of a fen", "savings", "1.001", STATE_KNOWN, 0,
      "'1.001' has 3 decimals; write at most 2", NULL },
    { "zeros after the last place count as digits", "savings", "1.000", STATE_KNOWN, 0,
      "'1.000' has 3 decimals; write at most 2", NULL },
    { "a currency sign", "savings", "¥100", STATE_KNOWN, 0,
      "'¥100' is no amount; write yuan with digits only, such as 1200.50", NULL },
    { "a point without digits before it", "savings", ".5", STATE_KNOWN, 0,
      "'.5' is no amount; write yuan with digits only, such as 1200.50", NULL },
    { "a point without digits after it", "savings", "5.", STATE_KNOWN, 0,
      "'5.' is no amount; write yuan with digits only, such as 1200.50", NULL },
    { "two points", "score", "1.2.3", STATE_KNOWN, 0,
      "'1.2.3' is no number; write digits only, such as 12.5", NULL },
    { "a decimal", "score", "91.75", STATE_KNOWN, 9175, NULL, NULL },
    { "a decimal below zero", "score", "-2.5", STATE_KNOWN, -250, NULL, NULL },
    { "a hundredth below a bound of -5/2", "score", "-2.51", STATE_KNOWN, 0,
      "-2.51 is below -2.5, the least that score may be", NULL },

    { "yes", "employed", "yes", STATE_KNOWN, 1, NULL, NULL },
    { "no in capitals", "employed", "NO", STATE_KNOWN, 0, NULL, "no" },
    { "True as Excel writes it", "employed", "TRUE", STATE_KNOWN, 1, NULL, "yes" },
    { "false", "employed", "false", STATE_KNOWN, 0, NULL, "no" },
    { "1", "employed", "1", STATE_KNOWN, 1, NULL, "yes" },
    { "0", "employed", "0", STATE_KNOWN, 0, NULL, "no" },
    { "shi", "employed", "是", STATE_KNOWN, 1, NULL, "yes" },
    { "fou", "employed", "否", STATE_KNOWN, 0, NULL, "no" },
    { "you", "employed", "有", STATE_KNOWN, 1, NULL, "yes" },
    { "wu", "employed", "无", STATE_KNOWN, 0, NULL, "no" },
    { "y is neither", "employed", "y", STATE_KNOWN, 0, "'y' is neither yes nor no; write yes or no",
      NULL },
    { "yess is neither", "employed", "yess", STATE_KNOWN, 0,
      "'yess' is neither yes nor no; write yes or no", NULL },

    /* 2019-12-25 is day 18255: 49 years of 365 days, 12 leap days, 358 days into the year. */
    { "a day with dashes", "birth_date", "2019-12-25", STATE_KNOWN, 18255, NULL, NULL },
    { "a day with slashes", "birth_date", "2019/12/25", STATE_KNOWN, 18255, NULL, "2019-12-25" },
    { "a day of digits", "birth_date", "20191225", STATE_KNOWN, 18255, NULL, "2019-12-25" },
    { "points are no form of a day", "birth_date", "2019.12.25", STATE_KNOWN, 0,
      "'2019.12.25' is no day; write a day that exists as 2019-12-25", NULL },
    { "a day that does not exist", "birth_date", "2019-02-29", STATE_KNOWN, 0,
      "'2019-02-29' is no day; write a day that exists as 2019-12-25", NULL },
    { "the first day", "birth_date", "1900-01-01", STATE_KNOWN, -25567, NULL, NULL },
    { "the day before the first", "birth_date", "1899-12-31", STATE_KNOWN, 0,
      "1899-12-31 is before 1900-01-01, the first day that birth_date may be", NULL },
    { "the day after the last", "birth_date", "2200-01-01", STATE_KNOWN, 0,
      "2200-01-01 is after 2199-12-31, the last day that birth_date may be", NULL },

    { "a choice by name", "degree", "master", STATE_KNOWN, 3, NULL, NULL },
    { "a choice by title", "degree", "硕士", STATE_KNOWN, 3, NULL, "master" },
    { "a choice nearly right", "degree", "mastr", STATE_KNOWN, 0,
      "'mastr' is no choice of degree (did you mean 'master'?); write one of none, college, "
      "bachelor, master, doctor",
      NULL },
    { "a choice unlike all", "degree", "kindergarten", STATE_KNOWN, 0,
      "'kindergarten' is no choice of degree; write one of none, college, bachelor, master, doctor",
      NULL },
    { "the beginning of a choice is none", "degree", "mas", STATE_KNOWN, 0,
      "'mas' is no choice of degree; write one of none, college, bachelor, master, doctor", NULL },

    { "a text that the pack knows", "note", "retired", STATE_KNOWN, 0, NULL, NULL },
    { "a text that is new", "note", "到校任教", STATE_KNOWN, 1, NULL, NULL },
    { "a text of bad bytes", "note", "a\xff", STATE_KNOWN, 0,
      "the text is not UTF-8; write it in UTF-8", NULL },

    { "a row that is here", "spouse", "P2", STATE_KNOWN, 1, NULL, NULL },
    { "a row that is not", "spouse", "P3", STATE_KNOWN, 0,
      "no person has the id 'P3'; write the id of a row of person", NULL },
};

static void start(struct small_pack *small, struct shaky *shaky, struct facts **facts)
{
    size_t row;
    *shaky = SHAKY_NEVER;
    small_pack_init(small);
    assert_int_equal(facts_new(&small->pack, shaky_alloc, shaky, 0, facts), BYLAW_OK);
    assert_int_equal(facts_add_row(*facts, &small->entities[PERSON], "P1", &row), BYLAW_OK);
    assert_int_equal(facts_add_row(*facts, &small->entities[PERSON], "P2", &row), BYLAW_OK);
}

static void reads(void **fixture)
{
    const struct row *row = *fixture;
    struct small_pack small;
    struct shaky shaky;
    struct facts *facts;
    bylaw_error error = { 0 };
    enum state state;
    int64_t cell;
    start(&small, &shaky, &facts);
    const struct attribute *attribute = small_attribute(&small, PERSON, row->attribute);

    bylaw_status status =
        facts_read_cell(facts, attribute, row->text, strlen(row->text), &state, &cell, &error);
    if (row->message) {
        assert_int_equal(status, BYLAW_EVALUE);
        assert_string_equal(error.message, row->message);
    } else {
        struct buffer printed;
        assert_int_equal(status, BYLAW_OK);
        assert_int_equal(state, row->state);
        assert_int_equal(cell, row->cell);
        assert_int_equal(facts_set(facts, attribute, 0, state, cell), BYLAW_OK);
        buffer_init(&printed, &facts->memory);
        facts_print_cell(facts, attribute, 0, &printed);
        assert_string_equal(printed.data ? printed.data : "",
                            row->printed ? row->printed : row->text);
        buffer_clear(&printed);
    }
    facts_free(facts);
    assert_int_equal(shaky.live, 0);
}

static void nul_bytes_end_no_comparison(void **fixture)
{
    (void)fixture;
    static const char *const names[] = { "employed", "degree", "insured_months", "birth_date",
                                         "savings",  "note",   "spouse" };
    static const char text[] = "yes\0\0\0\0\0\0";
    struct small_pack small;
    struct shaky shaky;
    struct facts *facts;
    enum state state;
    int64_t cell;
    start(&small, &shaky, &facts);
    for (size_t i = 0; i < COUNT(names); i++)
        for (size_t length = 4; length < sizeof text; length++)
            assert_int_equal(facts_read_cell(facts, small_attribute(&small, PERSON, names[i]), text,
                                             length, &state, &cell, NULL),
                             BYLAW_EVALUE);
    facts_free(facts);
}

static void a_text_has_one_code(void **fixture)
{
    (void)fixture;
    struct small_pack small;
    struct shaky shaky;
    struct facts *facts;
    enum state state;
    int64_t first, again;
    start(&small, &shaky, &facts);
    const struct attribute *note = small_attribute(&small, PERSON, "note");
    assert_int_equal(facts_read_cell(facts, note, "a b", 3, &state, &first, NULL), BYLAW_OK);
    assert_int_equal(facts_read_cell(facts, note, " a b", 4, &state, &again, NULL), BYLAW_OK);
    assert_int_equal(first, again);
    facts_free(facts);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(rows) + 2] = {
        cmocka_unit_test(nul_bytes_end_no_comparison),
        cmocka_unit_test(a_text_has_one_code),
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i + 2] = (struct CMUnitTest){ rows[i].name, reads, NULL, NULL, &rows[i] };
    return cmocka_run_group_tests_name("core/data/cell", tests, NULL, NULL);
}
