/* SPDX-License-Identifier: Apache-2.0 */
/* CSV into tables: what files may look like, and every message about those that do not. */
#include "tests/core/data/csv_load.h"
#include "tests/support/check.h"

#define NOT_MET "\xef\xbf\xbd"
#define NO_ATTRIBUTE                                                                               \
    "person has no attribute of this name; remove the column or write one of insured_months, "     \
    "degree, birth_date, savings, score, employed, note, household, city, spouse\n"

/* One file of persons; bad rows are left out. */
static struct row {
    const char *name;
    const char *file;
    bylaw_status status;
    const char *said;
    const char *rows; /* as printed again; NULL: not looked at */
    uint64_t rejected;
    size_t length; /* of the file, where it holds NUL bytes */
} rows[] = {
    { "a plain file", "id,insured_months\nP1,12\nP2,0\n", BYLAW_OK, "", "P1,12\nP2,0\n", 0, 0 },
    { "the header alone is no row", "id,insured_months\n", BYLAW_OK, "", "", 0, 0 },
    { "the header alone without a newline", "id", BYLAW_OK, "", "", 0, 0 },
    { "the last line needs no newline", "id,degree\nP1,", BYLAW_OK, "", "P1,\n", 0, 0 },
    { "CRLF", "id,degree\r\nP1,master\r\nP2,none\r\n", BYLAW_OK, "", "P1,master\nP2,none\n", 0, 0 },
    { "CRLF and LF mixed", "id,degree\r\nP1,master\nP2,none\r\n", BYLAW_OK, "",
      "P1,master\nP2,none\n", 0, 0 },
    { "a mark at the start", "\xef\xbb\xbfid,degree\nP1,master\n", BYLAW_OK, "", "P1,master\n", 0,
      0 },
    { "empty lines at the end", "id,degree\nP1,master\n\n\r\n\n", BYLAW_OK, "", "P1,master\n", 0,
      0 },
    { "quotes, commas, newlines in quotes", "id,note\nP1,\"a,b\"\nP2,\"a\nb\"\nP3,\"a\"\"b\"\n",
      BYLAW_OK, "", "P1,\"a,b\"\nP2,\"a\nb\"\nP3,\"a\"\"b\"\n", 0, 0 },
    { "a quoted number", "\"id\",\"insured_months\"\n\"P1\",\"12\"\n", BYLAW_OK, "", "P1,12\n", 0,
      0 },
    { "a field of two quotes is empty", "id,note\nP1,\"\"\n", BYLAW_OK, "", "P1,\n", 0, 0 },
    { "a quoted field at the end of the file", "id,note\nP1,\"x\"", BYLAW_OK, "", "P1,x\n", 0, 0 },
    { "titles and aliases as headers", "编号, 学历 ,社保月数\nP1,硕士,12\n", BYLAW_OK, "",
      "P1,12,master\n", 0, 0 },
    { "headers in capitals", "ID,DEGREE,Insurance\nP1,master,12\n", BYLAW_OK, "", "P1,12,master\n",
      0, 0 },
    { "columns in another order", "id,degree,insured_months\nP1,master,12\n", BYLAW_OK, "",
      "P1,12,master\n", 0, 0 },
    { "an id in any script", "id\n张三\n", BYLAW_OK, "", "张三\n", 0, 0 },
    { "blanks around an id are left out", "id\n P1 \n", BYLAW_OK, "", "P1\n", 0, 0 },
    { "a quote in an id", "id\n\"P\"\"1\"\n", BYLAW_OK, "", "\"P\"\"1\"\n", 0, 0 },

    { "an empty file", "", BYLAW_EDATA,
      "person.csv:1: the file is empty; write the names of the columns into its first line, "
      "beginning with id\n",
      NULL, 0, 0 },
    { "the first column is not the id", "degree,id\nmaster,P1\n", BYLAW_EDATA,
      "person.csv:1: degree: the first column must be the id of the row; write id as its name\n",
      NULL, 0, 0 },
    { "a header nearly right", "id,insured_month\nP1,1\n", BYLAW_EDATA,
      "person.csv:1: insured_month: person has no attribute of this name (did you mean "
      "'insured_months'?); write its name or remove the column\n",
      NULL, 0, 0 },
    { "two headers unlike all", "id,colour,weight\nP1,1,2\n", BYLAW_EDATA,
      "person.csv:1: colour: " NO_ATTRIBUTE "person.csv:1: weight: " NO_ATTRIBUTE, NULL, 0, 0 },
    { "a header given twice", "id,degree,degree\nP1,none,none\n", BYLAW_EDATA,
      "person.csv:1: degree: columns 2 and 3 are the same attribute; remove one of them\n", NULL, 0,
      0 },
    { "an attribute by its name and by its title", "id,degree,note,学历\n", BYLAW_EDATA,
      "person.csv:1: 学历: columns 2 and 4 are the same attribute; remove one of them\n", NULL, 0,
      0 },
    { "the id given twice", "id,编号\n", BYLAW_EDATA,
      "person.csv:1: 编号: columns 1 and 2 are the same attribute; remove one of them\n", NULL, 0,
      0 },
    { "a column without a name", "id,degree,\nP1,none,\n", BYLAW_EDATA,
      "person.csv:1: column 3 has no name; write one or remove it\n", NULL, 0, 0 },
    { "semicolons in place of commas", "id;degree\nP1;none\n", BYLAW_EDATA,
      "person.csv:1: the columns are parted by semicolons; write commas between them\n", NULL, 0,
      0 },
    { "tabs in place of commas", "id\tdegree\nP1\tnone\n", BYLAW_EDATA,
      "person.csv:1: the columns are parted by tabs; write commas between them\n", NULL, 0, 0 },
    { "a header that is no UTF-8", "id,\xd1\xa7\xc0\xfa\n", BYLAW_EDATA,
      "person.csv:1: the header is not UTF-8; write the file in UTF-8, or give its encoding, such "
      "as GB18030\n",
      NULL, 0, 0 },
    { "a header in UTF-16", "i\0d\0\n\0", BYLAW_EDATA,
      "person.csv:1: the header holds NUL bytes; write the file in UTF-8, or give its encoding, "
      "such as UTF-16\n",
      NULL, 0, 6 },
    { "lines that end with a carriage return alone", "id,degree\rP1,none\r", BYLAW_EDATA,
      "person.csv:1: a carriage return stands alone; end each line with a line feed, or with "
      "both\n",
      NULL, 0, 0 },
    { "a header whose quote is never closed", "\"id,degree\nP1,none\n", BYLAW_EDATA,
      "person.csv:1: the quotes of the header are not in order; write the names of the columns "
      "without quotes\n",
      NULL, 0, 0 },

    { "too few fields", "id,degree,note\nP1,none,x\nP2,none\nP3,none,y\n", BYLAW_OK,
      "person.csv:3: the row has 2 fields, the header 3; write a comma between each two fields, "
      "and quotes around a field that holds one\n",
      "P1,none,x\nP3,none,y\n", 1, 0 },
    { "too many fields", "id,degree\nP1,none,x\nP2,none\n", BYLAW_OK,
      "person.csv:2: the row has 3 fields, the header 2; write a comma between each two fields, "
      "and quotes around a field that holds one\n",
      "P2,none\n", 1, 0 },
    { "one field", "id,degree\nP1\nP2,none\n", BYLAW_OK,
      "person.csv:2: the row has 1 field, the header 2; write a comma between each two fields, "
      "and quotes around a field that holds one\n",
      "P2,none\n", 1, 0 },
    { "an empty line between rows", "id,degree\nP1,none\n\nP2,none\n", BYLAW_OK,
      "person.csv:3: the line is empty; remove it\n", "P1,none\nP2,none\n", 1, 0 },
    { "an empty line where the id is the only column", "id\nP1\n\nP2\n", BYLAW_OK,
      "person.csv:3: id: the id is empty; write one that no other row has\n", "P1\nP2\n", 1, 0 },
    { "lines are counted inside quotes too", "id,note\nP1,\"a\nb\r\nc\"\nP2,x,y\n", BYLAW_OK,
      "person.csv:5: the row has 3 fields, the header 2; write a comma between each two fields, "
      "and quotes around a field that holds one\n",
      "P1,\"a\nb\r\nc\"\n", 1, 0 },
    { "a quote inside a field", "id,note\nP1,5\"\nP2,x\n", BYLAW_OK,
      "person.csv:2: note: a quote stands inside a field; put the whole field in quotes and write "
      "the quote twice\n",
      "P2,x\n", 1, 0 },
    { "a blank before a quote", "id,note\nP1, \"x\"\n", BYLAW_OK,
      "person.csv:2: note: a quote stands inside a field; put the whole field in quotes and write "
      "the quote twice\n",
      "", 1, 0 },
    { "text after a closing quote", "id,note\nP1,\"x\"y\nP2,x\n", BYLAW_OK,
      "person.csv:2: note: something stands after the closing quote; write a quote inside a quoted "
      "field twice\n",
      "P2,x\n", 1, 0 },
    { "a carriage return inside a field", "id,note\nP1,a\rb\nP2,x\n", BYLAW_OK,
      "person.csv:2: note: a carriage return stands inside a field; remove it or put the field in "
      "quotes\n",
      "P2,x\n", 1, 0 },
    { "a quote that is never closed loses each line after it",
      "id,note\nP1,x\nP2,\"y\nP3,z\nP4,z\n", BYLAW_OK,
      "person.csv:3: note: the quote that opens here is never closed; close it (or the file is cut "
      "short)\n"
      "person.csv:4: the line follows a quote that is never closed; close that quote\n"
      "person.csv:5: the line follows a quote that is never closed; close that quote\n",
      "P1,x\n", 3, 0 },
    { "a NUL byte", "id,note\nP1,a\0b\nP2,x\n", BYLAW_OK,
      "person.csv:2: note: the field holds a NUL byte; remove it\n", "P2,x\n", 1, 20 },
    { "bad UTF-8", "id,note\nP1,a\xff\nP2,x\n", BYLAW_OK,
      "person.csv:2: note: the field is not UTF-8; write it in UTF-8, or give the encoding of the "
      "file, such as GB18030\n",
      "P2,x\n", 1, 0 },
    { "bad UTF-8 in an id", "id,note\n\xff,a\nP2,x\n", BYLAW_OK,
      "person.csv:2: id: the field is not UTF-8; write it in UTF-8, or give the encoding of the "
      "file, such as GB18030\n",
      "P2,x\n", 1, 0 },
    { "an empty id", "id,note\n,a\nP2,x\n", BYLAW_OK,
      "person.csv:2: id: the id is empty; write one that no other row has\n", "P2,x\n", 1, 0 },
    { "a dash as id", "id,note\n-,a\nP2,x\n", BYLAW_OK,
      "person.csv:2: id: '-' is no id: in a reference it says that there is none; write another\n",
      "P2,x\n", 1, 0 },
    { "a control character in an id", "id,note\n\"P\n1\",a\nP2,x\n", BYLAW_OK,
      "person.csv:2: id: the id holds a control character; remove it\n", "P2,x\n", 1, 0 },
    { "an id given twice", "id,note\nP1,a\nP2,b\nP1,c\n", BYLAW_OK,
      "person.csv:4: id: 'P1' is the id of line 2 already; give each row an id of its own\n",
      "P1,a\nP2,b\n", 1, 0 },
    { "an id given twice, first by a bad row", "id,insured_months\nP1,x\nP2,2\nP1,3\n", BYLAW_OK,
      "person.csv:2: insured_months: 'x' is no whole number; write digits only, such as 186\n"
      "person.csv:4: id: 'P1' is the id of line 2 already; give each row an id of its own\n",
      "P2,2\n", 2, 0 },
    { "one line for a row with two bad cells", "id,insured_months,degree\nP1,721,mastr\n", BYLAW_OK,
      "person.csv:2: insured_months: 721 is above 720, the most that insured_months may be\n", "",
      1, 0 },
    { "the column is named as the file names it", "id,社保月数\nP1,-1\n", BYLAW_OK,
      "person.csv:2: 社保月数: -1 is below 0, the least that insured_months may be\n", "", 1, 0 },
    { "states are kept apart", "id,degree,note\nP1,,-\nP2,none,\nP3,,x\n", BYLAW_OK, "",
      "P1,,-\nP2,none,\nP3,,x\n", 0, 0 },
    { "states move with their rows", "id,insured_months,note\nP1,x,\nP2,1,-\nP3,x,-\nP4,,a\n",
      BYLAW_OK,
      "person.csv:2: insured_months: 'x' is no whole number; write digits only, such as 186\n"
      "person.csv:4: insured_months: 'x' is no whole number; write digits only, such as 186\n",
      "P2,1,-\nP4,,a\n", 2, 0 },
};

static void reads(void **state)
{
    const struct row *row = *state;
    struct csv_load load;
    char printed[1024];
    csv_load_init(&load);
    load.options.keep_good_rows = true;
    const struct csv_span spans[ENTITIES] = {
        { row->file, row->length ? row->length : strlen(row->file) },
        csv_text("id\n"),
        csv_text("id\n"),
    };
    assert_int_equal(csv_load_spans(&load, spans), row->status);
    assert_string_equal(load.said, row->said);
    if (row->rows) {
        csv_load_print(&load, PERSON, printed, sizeof printed);
        assert_string_equal(printed, row->rows);
        assert_int_equal(load.facts->tables[PERSON].rejected_rows, row->rejected);
        assert_int_equal(load.problems.count, row->rejected);
    }
    assert_int_equal(csv_load_clear(&load), 0);
}

/* ---- problems ---- */

static void bad_rows_stop_the_load(void **state)
{
    (void)state;
    struct csv_load load;
    csv_load_init(&load);
    assert_int_equal(csv_load_texts(&load, "id,insured_months\nP1,x\nP2,1\nP3,y\n", NULL,
                                    "id,population\nC1,-1\n"),
                     BYLAW_EDATA);
    assert_string_equal(
        load.said,
        "person.csv:2: insured_months: 'x' is no whole number; write digits only, such as 186\n"
        "person.csv:4: insured_months: 'y' is no whole number; write digits only, such as 186\n"
        "city.csv:2: population: -1 is below 0, the least that population may be\n");
    assert_int_equal(load.error.status, BYLAW_EDATA);
    assert_string_equal(load.error.file, "person.csv");
    assert_int_equal(load.error.line, 2);
    assert_string_equal(load.error.message,
                        "insured_months: 'x' is no whole number; write digits only, such as 186");
    assert_int_equal(csv_load_clear(&load), 0);
}

static void a_hundred_problems_are_shown(void **state)
{
    (void)state;
    struct csv_load load;
    char file[4096] = "id,employed\n";
    for (int i = 0; i < 150; i++)
        snprintf(file + strlen(file), sizeof file - strlen(file), "P%d,x\n", i);
    csv_load_init(&load);
    assert_int_equal(csv_load_texts(&load, file, NULL, NULL), BYLAW_EDATA);
    /* Line 2 is the first row, line 101 the hundredth. */
    const char *last = strstr(load.said, "person.csv:101: ");
    assert_non_null(last);
    assert_string_equal(last,
                        "person.csv:101: employed: 'x' is neither yes nor no; write yes or no\n"
                        ":0: and 50 more\n");
    assert_int_equal(csv_load_clear(&load), 0);
}

static void the_text_of_a_bad_row_is_kept(void **state)
{
    (void)state;
    struct csv_load load;
    csv_load_init(&load);
    load.options.keep_good_rows = true;
    assert_int_equal(
        csv_load_texts(&load, "id,note\r\nP1,\"a\nb\",c\r\n\xff,\"x\"\"\"\nP3,\"\n", NULL, NULL),
        BYLAW_OK);
    assert_int_equal(load.problems.count, 3);
    assert_string_equal(load.problems.list[0].text, "P1,\"a\nb\",c");
    assert_string_equal(load.problems.list[0].column, "");
    assert_string_equal(load.problems.list[1].text, NOT_MET ",\"x\"\"\"");
    assert_string_equal(load.problems.list[1].column, "id");
    assert_string_equal(load.problems.list[2].text, "P3,\"");
    assert_int_equal(load.problems.list[2].line, 5);
    assert_int_equal(csv_load_clear(&load), 0);
}

/* ---- what is read ---- */

static void columns_that_are_not_wanted_are_not_read(void **state)
{
    (void)state;
    struct csv_load load;
    int64_t cell;
    csv_load_init(&load);
    const struct attribute *months = small_attribute(&load.small, PERSON, "insured_months");
    const struct attribute *degree = small_attribute(&load.small, PERSON, "degree");
    load.wanted_attributes[PERSON][months->index] = false;
    assert_int_equal(csv_load_texts(&load, "id,insured_months\nP1,rubbish\n", NULL, NULL),
                     BYLAW_OK);
    assert_int_equal(facts_get(load.facts, months, 0, &cell), STATE_UNKNOWN);
    /* wanted, and no column of the file: unknown on every row */
    assert_int_equal(facts_get(load.facts, degree, 0, &cell), STATE_UNKNOWN);
    assert_null(facts_table(load.facts, &load.small.entities[PERSON])->columns[1].cells);
    assert_int_equal(csv_load_clear(&load), 0);
}

static void tables_that_are_not_wanted_are_not_read(void **state)
{
    (void)state;
    struct csv_load load;
    csv_load_init(&load);
    for (int i = 0; i < ENTITIES; i++)
        load.wanted_entities[i] = false;
    assert_int_equal(csv_load_texts(&load, "", "", ""), BYLAW_OK);
    assert_int_equal(csv_load_clear(&load), 0);
}

static void the_target_of_a_wanted_reference_is_read(void **state)
{
    (void)state;
    struct csv_load load;
    csv_load_init(&load);
    memset(load.wanted_attributes, false, sizeof load.wanted_attributes);
    load.wanted_attributes[PERSON][small_attribute(&load.small, PERSON, "city")->index] = true;
    load.wanted_entities[CITY] = false;
    assert_int_equal(csv_load_texts(&load, "id,city\nP1,C1\n", NULL, "id,population\nC1,x\n"),
                     BYLAW_OK);
    assert_int_equal(load.facts->tables[CITY].rows, 1);
    assert_int_equal(csv_load_clear(&load), 0);
}

static void regions_are_found_by_id_or_code(void **state)
{
    (void)state;
    static const int expected[] = { 1, 2, 2, 1, REGION_NONE, REGION_NONE, 2 };
    struct csv_load load;
    csv_load_init(&load);
    assert_int_equal(csv_load_texts(&load, NULL, NULL,
                                    "id,region\nC1,beijing\nC2,440100\nguangzhou,\n"
                                    "110000,\nC5,\nguangzhou2,atlantis\nC7, guangzhou \n"),
                     BYLAW_OK);
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_int_equal(load.facts->tables[CITY].regions[i], expected[i]);
    assert_int_equal(csv_load_clear(&load), 0);

    csv_load_init(&load);
    assert_int_equal(csv_load_texts(&load, NULL, NULL, "id\nbeijing\nC2\n"), BYLAW_OK);
    assert_int_equal(load.facts->tables[CITY].regions[0], 1);
    assert_int_equal(load.facts->tables[CITY].regions[1], REGION_NONE);
    assert_int_equal(csv_load_clear(&load), 0);

    csv_load_init(&load);
    assert_int_equal(csv_load_texts(&load, NULL, NULL, "id,行政区划代码\nC1,110000\n"), BYLAW_OK);
    assert_int_equal(load.facts->tables[CITY].regions[0], 1);
    assert_int_equal(csv_load_clear(&load), 0);

    csv_load_init(&load); /* a household is no region */
    assert_int_equal(csv_load_texts(&load, NULL, "id,region\nH1,beijing\n", NULL), BYLAW_EDATA);
    assert_int_equal(csv_load_clear(&load), 0);
}

/* ---- progress ---- */

static bool stop_at_once(void *user, const char *what, uint64_t done, uint64_t total)
{
    (void)user;
    assert_string_equal(what, "person.csv");
    assert_true(done <= total);
    return false;
}

static void progress_cancels(void **state)
{
    (void)state;
    struct csv_load load;
    csv_load_init(&load);
    load.options.on_progress = stop_at_once;
    assert_int_equal(csv_load_texts(&load, "id\nP1\n", NULL, NULL), BYLAW_ECANCELLED);
    assert_int_equal(load.error.status, BYLAW_ECANCELLED);
    assert_int_equal(csv_load_clear(&load), 0);
}

/* ---- no memory ---- */

static void survives_no_memory(void **state)
{
    (void)state;
    bool refused = true;
    for (long n = 0; refused; n++) {
        struct csv_load load;
        csv_load_init(&load);
        assert_true(n < 1000);
        load.options.keep_good_rows = true;
        load.shaky.fail_at = n;
        bylaw_status status =
            csv_load_texts(&load,
                           "id,insured_months,degree,note,household,city,spouse\n"
                           "P1,12,master,\"a \"\"b\"\"\",H1,C1,P2\nP2,,,-,H2,C1,\nP3,x,,,,,\n"
                           "P4,1,,z,H1,,P3\nP5\n\"P\"\"6\",1,none,q,,C2,\"P\"\"6\"\n",
                           "id,head\nH1,P1\nH2,P4\n",
                           "id,population,region\nC1,5,beijing\n"
                           "C2,,\"gu\"\"\"\n");
        refused = shaky_refused(&load.shaky);
        assert_true(status == BYLAW_OK || (refused && status == BYLAW_ENOMEM));
        assert_int_equal(csv_load_clear(&load), 0);
    }
}

static void keeps_to_the_limit(void **state)
{
    (void)state;
    struct csv_load load;
    csv_load_init(&load);
    assert_int_equal(facts_new(&load.small.pack, shaky_alloc, &load.shaky, 20000, &load.facts),
                     BYLAW_OK);
    char file[32768] = "id\n";
    memset(file + 3, 'x', sizeof file - 4);
    const struct csv_span spans[ENTITIES] = { csv_text(file), csv_text("id"), csv_text("id") };
    assert_int_equal(
        csv_read_spans(load.facts, &load.wanted, &load.options, spans, &load.problems, &load.error),
        BYLAW_ENOMEM);
    assert_int_equal(load.error.status, BYLAW_ENOMEM);
    assert_int_equal(csv_load_clear(&load), 0);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(bad_rows_stop_the_load),
        cmocka_unit_test(a_hundred_problems_are_shown),
        cmocka_unit_test(the_text_of_a_bad_row_is_kept),
        cmocka_unit_test(columns_that_are_not_wanted_are_not_read),
        cmocka_unit_test(tables_that_are_not_wanted_are_not_read),
        cmocka_unit_test(the_target_of_a_wanted_reference_is_read),
        cmocka_unit_test(regions_are_found_by_id_or_code),
        cmocka_unit_test(progress_cancels),
        cmocka_unit_test(survives_no_memory),
        cmocka_unit_test(keeps_to_the_limit),
    };
    struct CMUnitTest tests[COUNT(rows) + COUNT(others)];
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i] = (struct CMUnitTest){ rows[i].name, reads, NULL, NULL, &rows[i] };
    memcpy(tests + COUNT(rows), others, sizeof others);
    return cmocka_run_group_tests_name("core/data/csv_read", tests, NULL, NULL);
}
