/* SPDX-License-Identifier: Apache-2.0 */
/* Texts: UTF-8, order, names, the nearest name, width. */
#include "core/base/text.h"

#include "tests/support/check.h"

#include <string.h>

#define MOST_ROWS 160
static struct CMUnitTest tests[MOST_ROWS];
static size_t test_count;

static void add(const char *name, CMUnitTestFunction function, void *row)
{
    assert_true(test_count < MOST_ROWS);
    tests[test_count++] = (struct CMUnitTest){ name, function, NULL, NULL, row };
}

/* ---- UTF-8: the table of well-formed byte sequences of the Unicode standard, its limits ---- */

static struct utf8_row {
    const char *name;
    const char *text;
    size_t length;
    size_t fault;
} utf8_rows[] = {
    { "nothing is well-formed", "", 0, 0 },
    { "a NUL is a character", "a\0b", 3, 3 },
    { "two, three and four bytes", "\xC2\x80\xE6\x88\xB7\xF0\x9F\x98\x80", 9, 9 },
    { "U+10FFFF is the last", "\xF4\x8F\xBF\xBF", 4, 4 },
    { "beyond U+10FFFF there is none", "x\xF4\x90\x80\x80", 5, 1 },
    { "F5 begins nothing", "\xF5\x80\x80\x80", 4, 0 },
    { "U+D7FF is the last before the surrogates", "\xED\x9F\xBF", 3, 3 },
    { "a surrogate is none", "\xED\xA0\x80", 3, 0 },
    { "U+E000 is the first after the surrogates", "\xEE\x80\x80", 3, 3 },
    { "two bytes for an ASCII letter", "ab\xC1\x81", 4, 2 },
    { "three bytes where two do", "\xE0\x9F\xBF", 3, 0 },
    { "U+0800 needs three", "\xE0\xA0\x80", 3, 3 },
    { "four bytes where three do", "\xF0\x8F\xBF\xBF", 4, 0 },
    { "U+10000 needs four", "\xF0\x90\x80\x80", 4, 4 },
    { "a continuation begins nothing", "ab\x80", 3, 2 },
    { "a character cut after one byte", "\xE6", 1, 0 },
    { "a character cut after two bytes", "a\xE6\x88", 3, 1 },
    { "a character cut by a letter", "\xE6\x88z", 3, 0 },
    { "GB18030 is not UTF-8", "\xBB\xA7\xBF\xDA", 4, 0 }, /* 户口 in GB18030 */
};

static void utf8_fault(void **state)
{
    const struct utf8_row *row = *state;
    assert_int_equal(text_utf8_fault(row->text, row->length), row->fault);
}

static struct cut_row {
    const char *name;
    const char *text;
    size_t limit;
    size_t cut;
} cut_rows[] = {
    { "a cut between characters stays", "户口", 3, 3 },
    { "a cut after one of three bytes goes back", "户口", 4, 3 },
    { "a cut after two of three bytes goes back", "户口", 5, 3 },
    { "a cut in the first character leaves nothing", "户口", 2, 0 },
    { "a cut after three of four bytes goes back", "a\xF0\x9F\x98\x80", 4, 1 },
    { "a limit beyond the end is the end", "户口", 90, 6 },
    { "a limit of nothing", "户口", 0, 0 },
    { "stray continuations are left as they are", "\x80\x80\x80\x80\x80", 4, 4 },
};

static void cut(void **state)
{
    const struct cut_row *row = *state;
    assert_int_equal(text_cut(row->text, row->limit), row->cut);
}

/* ---- Natural order ------------------------------------------------------------------------- */

/* 4.02 and 4.2 are equal as numbers, so that the bytes decide. */
static const char *const in_order[] = {
    "",
    "-",
    "1",
    "1.",
    "4.02",
    "4.2",
    "4.2a",
    "4.7",
    "4.7.spouse",
    "4.10",
    "4.10.1",
    "12",
    "99999999999999999999998",
    "99999999999999999999999",
    "100000000000000000000000",
    "A",
    "a",
    "a1b",
    "a01c",
    "a2",
    "a10",
    "b",
    "户",
};

static void natural_order(void **state)
{
    (void)state;
    for (int i = 0; i < (int)COUNT(in_order); i++) {
        for (int j = 0; j < (int)COUNT(in_order); j++)
            assert_int_equal(text_compare_natural(in_order[i], in_order[j]), (i > j) - (i < j));
    }
}

/* ---- Capitals or not
 * ------------------------------------------------------------------------------ */

static struct blind_row {
    const char *name;
    const char *text;
    size_t length;
    const char *wanted;
    bool is_wanted;
} blind_rows[] = {
    { "capitals in the text do not matter", "YeS,", 3, "yes", true },
    { "nor in what is wanted", "yes", 3, "YES", true },
    { "a longer text is another", "yes", 3, "ye", false },
    { "a shorter text is another", "yes", 2, "yes", false },
    { "a NUL ends no text", "ye\0", 3, "ye", false },
    { "letters that are not ASCII are themselves", "是", 3, "是", true },
    { "@ is no capital of `", "@", 1, "`", false },
    { "nothing is nothing", "", 0, "", true },
    { "where nothing is wanted, nothing fits", "", 0, NULL, false },
};

static void is_blind(void **state)
{
    const struct blind_row *row = *state;
    assert_int_equal(text_is_blind(row->text, row->length, row->wanted), row->is_wanted);
}

/* ---- Ids and names
 * -------------------------------------------------------------------------------- */

#define LONG16 "abcdefghijklmnop"
#define LONG64 LONG16 LONG16 LONG16 LONG16

static struct name_row {
    const char *name;
    const char *text;
    bool is_id;
    bool is_name;
} name_rows[] = {
    { "a word", "settlement", true, true },
    { "an underscore and digits", "_a9", true, true },
    { "the number of a clause is an id", "4.7", true, false },
    { "a dash is for ids", "OPN-2019", true, false },
    { "a dot is for ids", "city.tier", true, false },
    { "nothing is neither", "", false, false },
    { "a space is in neither", "a b", false, false },
    { "Chinese is for titles", "户口", false, false },
    { "a keyword of Lua is no name", "end", true, false },
    { "goto is one too", "goto", true, false },
    { "a word that begins with a keyword is a name", "ended", true, true },
    { "a keyword in capitals is a name", "END", true, true },
    { "64 characters", LONG64, true, true },
    { "65 characters are too many", LONG64 "q", false, false },
};

static void is_name(void **state)
{
    const struct name_row *row = *state;
    assert_int_equal(text_is_id(row->text), row->is_id);
    assert_int_equal(text_is_name(row->text), row->is_name);
}

/* ---- The nearest name
 * ------------------------------------------------------------------------------- */

static const char *const attributes[] = {
    "insured_months", "income", "incomes", "degree", "户口", "ab", "ba", "arc", "residence_permit"
};

static struct nearest_row {
    const char *name;
    const char *text;
    const char *nearest; /* NULL: none */
} nearest_rows[] = {
    { "a letter left out", "degre", "degree" },
    { "a letter too many", "incomee", "income" }, /* incomes is as near: the first counts */
    { "a wrong letter", "incomec", "income" },
    { "two neighbours swapped are one fault", "dergee", "degree" },
    { "four faults in 14 letters", "insuranc_month", "insured_months" },
    { "five faults in 14 letters are too many", "inzurancz_manth", NULL },
    { "the same text", "degree", "degree" },
    { "one fault in three letters", "abc", "ab" },
    { "one fault in two letters is too many", "xb", NULL },
    { "one letter is near to nothing", "a", NULL },
    { "one letter left out of three", "rc", "arc" },
    { "two faults in a short text are too many", "xy", NULL },
    { "two faults in five letters are too many", "degxx", NULL },
    { "two faults in six letters", "degrxx", "degree" },
    { "a Chinese character is one letter", "户囗", "户口" },
    { "nothing is near to a distant word", "population", NULL },
    { "an endless name is near to nothing", LONG64 LONG64, NULL },
};

static void nearest(void **state)
{
    const struct nearest_row *row = *state;
    const char *found = text_nearest(row->text, attributes, COUNT(attributes));
    if (row->nearest)
        assert_string_equal(found ? found : "(none)", row->nearest);
    else
        assert_null(found);
}

static void of_no_candidates_none_is_nearest(void **state)
{
    (void)state;
    static const char *const endless[] = { LONG64 LONG64 };
    assert_null(text_nearest("a", NULL, 0));
    assert_null(text_nearest("a", endless, 1));
}

/* ---- Width
 * ------------------------------------------------------------------------------------------ */

static struct width_row {
    const char *name;
    const char *text;
    size_t width;
} width_rows[] = {
    { "nothing has no width", "", 0 },
    { "a letter takes one column", "abc", 3 },
    { "a Chinese character takes two", "户口a", 5 },
    { "full-width punctuation takes two", "\xEF\xBC\x8C", 2 },
    { "a combining accent takes none", "e\xCC\x81", 1 },
    { "an emoji takes two", "\xF0\x9F\x98\x80", 2 },
    { "a control character counts as one", "\t\x1B\x7F", 3 },
    { "a byte that is not UTF-8 counts as one", "a\xFF\xE6", 3 },
};

static void width(void **state)
{
    const struct width_row *row = *state;
    assert_int_equal(text_width(row->text), row->width);
}

#define ADD_ROWS(rows, function)                                                                   \
    for (size_t i = 0; i < COUNT(rows); i++)                                                       \
    add((rows)[i].name, function, &(rows)[i])

int main(void)
{
    ADD_ROWS(utf8_rows, utf8_fault);
    ADD_ROWS(cut_rows, cut);
    ADD_ROWS(blind_rows, is_blind);
    ADD_ROWS(name_rows, is_name);
    ADD_ROWS(nearest_rows, nearest);
    ADD_ROWS(width_rows, width);
    add("runs of digits compare as numbers", natural_order, NULL);
    add("of no candidates none is nearest", of_no_candidates_none_is_nearest, NULL);
    return _cmocka_run_group_tests("core/base/text", tests, test_count, NULL, NULL);
}
