/* SPDX-License-Identifier: Apache-2.0 */
/* The scanner against libcsv in its strict mode, on files made of the bytes that matter. libcsv
   ends rows at a lone carriage return too, so no such file is made here, and it leaves out empty
   lines. */
#include "core/data/csv_reader.h"

#include "tests/support/check.h"
#include "tests/support/random.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_BYTES 4096
#define FIELDS_MOST 64

/* Rows as text: fields in brackets, a newline after each row. Also whether all was in order. */
struct listing {
    char text[TEXT_BYTES];
    size_t length;
    bool is_sound;
};

static void add_bytes(struct listing *listing, const char *bytes, size_t length)
{
    assert_true(listing->length + length < TEXT_BYTES);
    memcpy(listing->text + listing->length, bytes, length);
    listing->length += length;
    listing->text[listing->length] = '\0';
}

static void on_field(void *bytes, size_t length, void *user)
{
    struct listing *listing = user;
    add_bytes(listing, "[", 1);
    add_bytes(listing, bytes, length);
    add_bytes(listing, "]", 1);
}

static void on_row(int end, void *user)
{
    struct listing *listing = user;
    (void)end;
    add_bytes(listing, "\n", 1);
}

/* Blanks belong to the field, as they do in RFC 4180. */
static int no_blank(unsigned char c)
{
    (void)c;
    return 0;
}

static void list_with_libcsv(const char *bytes, size_t length, struct listing *out)
{
    struct csv_parser parser;
    *out = (struct listing){ 0 };
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    csv_set_space_func(&parser, no_blank);
    out->is_sound = csv_parse(&parser, bytes, length, on_field, on_row, out) == length &&
                    csv_fini(&parser, on_field, on_row, out) == 0;
    csv_free(&parser);
}

static void add_field(struct listing *out, const struct csv_field *field)
{
    char single[TEXT_BYTES];
    size_t used = 0;
    for (size_t i = 0; i < field->length; i++) {
        single[used++] = field->start[i];
        if (field->doubled && field->start[i] == '"')
            i++;
    }
    on_field(single, used, out);
}

static void list_with_scan(const char *bytes, size_t length, struct listing *out)
{
    struct csv_field fields[FIELDS_MOST];
    struct csv_scan scan;
    struct csv_row row;
    *out = (struct listing){ .is_sound = true };
    csv_scan_init(&scan, bytes, length);
    scan.fields = fields;
    scan.room = FIELDS_MOST;
    while (csv_scan_row(&scan, &row)) {
        out->is_sound &= row.fault == CSV_SOUND;
        assert_true(row.count <= FIELDS_MOST);
        if (!out->is_sound)
            break;
        if (row.start == row.end)
            continue; /* libcsv leaves out empty lines */
        for (size_t i = 0; i < row.count; i++)
            add_field(out, &fields[i]);
        add_bytes(out, "\n", 1);
    }
}

static size_t make_file(uint64_t *random, char *out)
{
    static const char *const parts[] = { ",",  "\"",    "\n",   "\r\n",   "a",  " ",     "\"\"",
                                         "中", "\",\"", "\"\n", "\"\r\n", "\t", "b,c\n", "\"x\"" };
    size_t length = 0;
    size_t count = random_below(random, 24);
    for (size_t i = 0; i < count; i++) {
        const char *part = parts[random_below(random, COUNT(parts))];
        memcpy(out + length, part, strlen(part));
        length += strlen(part);
    }
    return length;
}

/* Both take the same files, and find the same fields in them. */
static void agrees_with_libcsv(void **state)
{
    (void)state;
    uint64_t random = 1;
    int both = 0;
    int differ = 0;
    for (int i = 0; i < 300000; i++) {
        char file[TEXT_BYTES];
        struct listing theirs;
        struct listing ours;
        size_t length = make_file(&random, file);
        list_with_libcsv(file, length, &theirs);
        list_with_scan(file, length, &ours);
        if (theirs.is_sound != ours.is_sound) {
            differ++;
            continue;
        }
        if (!ours.is_sound)
            continue;
        both++;
        if (strcmp(theirs.text, ours.text) != 0)
            print_error("file <%.*s>\nlibcsv %sours %s", (int)length, file, theirs.text, ours.text);
        assert_string_equal(ours.text, theirs.text);
    }
    print_message("%d files read alike, %d refused by one only\n", both, differ);
    assert_true(both > 30000);
    assert_int_equal(differ, 0);
}

static void counts_lines_and_fields(void **state)
{
    (void)state;
    static const char file[] = "a,b\n\"c\nd\",e,f\r\n\ng\n\"h\ni\n";
    static const struct {
        uint64_t line;
        size_t count;
        enum csv_fault fault;
        const char *text;
    } expected[] = {
        { 1, 2, CSV_SOUND, "a,b" },        { 2, 3, CSV_SOUND, "\"c\nd\",e,f" },
        { 4, 1, CSV_SOUND, "" },           { 5, 1, CSV_SOUND, "g" },
        { 6, 0, CSV_NEVER_CLOSED, "\"h" }, { 7, 0, CSV_IN_NEVER_CLOSED, "i" },
    };
    struct csv_field fields[2]; /* less than the rows have: they are counted all the same */
    struct csv_scan scan;
    struct csv_row row;
    csv_scan_init(&scan, file, sizeof file - 1);
    scan.fields = fields;
    scan.room = 2;
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_true(csv_scan_row(&scan, &row));
        assert_int_equal(row.line, expected[i].line);
        assert_int_equal(row.count, expected[i].count);
        assert_int_equal(row.fault, expected[i].fault);
        assert_int_equal(row.end - row.start, strlen(expected[i].text));
        assert_memory_equal(row.start, expected[i].text, strlen(expected[i].text));
    }
    assert_false(csv_scan_row(&scan, &row));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_libcsv),
        cmocka_unit_test(counts_lines_and_fields),
    };
    return cmocka_run_group_tests_name("core/data/csv_scan", tests, NULL, NULL);
}
