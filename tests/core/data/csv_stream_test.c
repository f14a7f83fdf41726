/* SPDX-License-Identifier: Apache-2.0 */
/* Files read in blocks give the rows and the problems of the whole reader; what cannot be read so
   says so. */
#include "tests/core/data/csv_blocks.h"

#include "tests/support/check.h"
#include "tests/support/random.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define FILE_BYTES 16384

/* ---- random files ---- */

struct text {
    char bytes[FILE_BYTES];
    size_t length;
};

static void put(struct text *text, const char *part)
{
    size_t size = strlen(part);
    assert_true(text->length + size < FILE_BYTES);
    memcpy(text->bytes + text->length, part, size + 1);
    text->length += size;
}

static void put_one(struct text *text, uint64_t *random, const char *const *list, size_t count)
{
    put(text, list[random_below(random, count)]);
}

/* Where faults is 0 all is in order; else one part in so many is not. */
static bool strikes(uint64_t *random, uint64_t faults)
{
    return faults && random_below(random, faults) == 0;
}

static void put_cell(struct text *text, uint64_t *random, int column, uint64_t faults)
{
    static const char *const good[][6] = {
        { "12", "0", "720", "+5", "007", "" },
        { "master", "硕士", "none", "", "bachelor", "doctor" },
        { "1990-01-31", "1990/2/3", "20000229", "", "1988-12-01", "2001-1-1" },
        { "1200.50", "0", "1.5", "", "99999999.99", " 3 " },
        { "-2.5", "100", "0.01", "", "99.99", "7" },
        { "yes", "no", "是", "", "True", "0" },
        { "retired", "-", "", "a b", "\"a,b\"", "\"x\"\"y\"" },
        { "H1", "H2", "", "H3", " H4 ", "\"H1\"" },
        { "C1", "C2", "", "C1", "C2", "C3" },
    };
    static const char *const bad[] = {
        "x",      "721",     "-",
        "1e3",    "1,2",     "2001-02-30",
        "\"open", "a\"b",    "\"a\"b",
        "H9",     "H7",      "C7",
        "\xff",   "a\rb",    "maybe",
        "１",     "1234567", "0.001",
        "\"\n\"", "\n",      "\"\r\n,\"",
        "",       "H8",      "C9",
        "\r",     "\"\"\"",  "99999999999999999999",
    };
    if (strikes(random, faults))
        put_one(text, random, bad, COUNT(bad));
    else
        put_one(text, random, good[column], COUNT(good[column]));
}

static void make_persons(struct text *text, uint64_t *random, uint64_t faults, bool padded)
{
    static const char *const ends[] = { "\n", "\r\n" };
    text->length = 0;
    put(text, "id,insured_months,degree,birth_date,savings,score,employed,note,household,city\n");
    size_t count = random_below(random, 40);
    for (size_t i = 0; i < count; i++) {
        char id[32];
        snprintf(id, sizeof id, padded ? "P%04d" : "P%d", (int)(i * 3));
        put(text, strikes(random, faults * 20) ? "P1" : id);
        for (int column = 0; column < 9; column++) {
            put(text, strikes(random, faults * 40) ? "" : ",");
            put_cell(text, random, column, faults * 9);
        }
        put(text, ends[random_below(random, 2)]);
        if (strikes(random, faults))
            put(text, "\n");
    }
    if (random_below(random, 2) && count)
        text->length--; /* the last line needs no end */
    if (random_below(random, 3) == 0)
        put(text, "\n\r\n\n");
}

static void make_others(struct text *household, struct text *city, bool faults)
{
    household->length = 0;
    city->length = 0;
    put(household, faults ? "id\nH1\nH2\nH3\nH4\nH7,x\nH8,\n" : "id\nH1\nH2\nH3\nH4\n");
    put(city, faults ? "id,population\nC1,5\nC2,\nC9,x\nC3,7\nC7,-1\n"
                     : "id,population\nC1,5\nC2,\nC3,7\n");
}

/* ---- whole against blocks ---- */

static const struct blocks_size sizes[] = { { 1, 0 }, { 7, 0 }, { 0, 0 }, { 0, 300 }, { 3, 100 } };

/* A set of kernels that this machine has; the first is none: each row is read with care. */
static const struct csv_kernels *kernels_at(size_t i)
{
    static const struct csv_kernels *const sets[] = {
        &csv_kernels_none,
        &csv_kernels_baseline,
#if defined(__x86_64__)
        &csv_kernels_avx2,
        &csv_kernels_avx512,
#endif
    };
    const struct csv_kernels *best = csv_kernels_choose();
    i %= COUNT(sets);
    for (size_t j = 0; j < i; j++)
        if (sets[j] == best)
            return best;
    return sets[i];
}

static void whole_is_the_same(const struct csv_span *spans, int entity, const struct buffer *rows,
                              const struct buffer *problems)
{
    for (size_t i = 1; i < 4; i++) {
        struct csv_load load;
        struct buffer again, problems_again;
        blocks_init(&load);
        load.options.kernels = kernels_at(i);
        buffer_init(&again, rows->memory);
        buffer_init(&problems_again, rows->memory);
        blocks_read_whole(&load, spans, entity, &again, &problems_again);
        assert_string_equal(again.data ? again.data : "", rows->data ? rows->data : "");
        assert_string_equal(problems_again.data ? problems_again.data : "",
                            problems->data ? problems->data : "");
        buffer_clear(&again);
        buffer_clear(&problems_again);
        assert_int_equal(csv_load_clear(&load), 0);
    }
}

/* How many of the sizes could be read in blocks. */
static size_t compare(const struct csv_span *spans, int entity)
{
    struct memory memory;
    struct buffer rows, problems;
    struct csv_load whole;
    size_t done = 0;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&rows, &memory);
    buffer_init(&problems, &memory);
    blocks_init(&whole);
    whole.options.kernels = &csv_kernels_none;
    bylaw_status whole_status = blocks_read_whole(&whole, spans, entity, &rows, &problems);
    whole_is_the_same(spans, entity, &rows, &problems);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct csv_load load;
        struct buffer block_rows, block_problems;
        blocks_init(&load);
        load.options.kernels = kernels_at(rows.length + i);
        buffer_init(&block_rows, &memory);
        buffer_init(&block_problems, &memory);
        const struct csv_stream_options options = { .entity = &load.small.entities[entity],
                                                    .csv = load.options,
                                                    .block_rows = sizes[i].rows,
                                                    .block_bytes = sizes[i].bytes };
        bylaw_status status = blocks_read(&load, spans, &options, &block_rows, &block_problems);
        if (status != BYLAW_EUSAGE) {
            assert_int_equal(status, whole_status);
            assert_string_equal(block_rows.data ? block_rows.data : "", rows.data ? rows.data : "");
            assert_string_equal(block_problems.data ? block_problems.data : "",
                                problems.data ? problems.data : "");
            done++;
        }
        buffer_clear(&block_rows);
        buffer_clear(&block_problems);
        assert_int_equal(csv_load_clear(&load), 0);
    }
    buffer_clear(&rows);
    buffer_clear(&problems);
    assert_int_equal(csv_load_clear(&whole), 0);
    return done;
}

static void compare_random(uint64_t faults, size_t least_done)
{
    uint64_t random = 7 + faults;
    size_t done = 0;
    size_t count = 1000;
    for (size_t i = 0; i < count; i++) {
        struct text person, household, city;
        make_persons(&person, &random, faults, random_below(&random, 2));
        make_others(&household, &city, faults);
        const struct csv_span spans[ENTITIES] = { { person.bytes, person.length },
                                                  { household.bytes, household.length },
                                                  { city.bytes, city.length } };
        done += compare(spans, PERSON);
    }
    print_message("%zu of %zu were read in blocks\n", done, count * COUNT(sizes));
    assert_true(done >= least_done);
}

static void files_in_order(void **state)
{
    (void)state;
    compare_random(0, 1000 * COUNT(sizes));
}

static void files_with_some_faults(void **state)
{
    (void)state;
    compare_random(20, 3000);
}

static void files_with_many_faults(void **state)
{
    (void)state;
    compare_random(3, 500);
}

static void cities_have_regions_in_blocks_too(void **state)
{
    (void)state;
    const struct csv_span spans[ENTITIES] = {
        csv_text("id\n"), csv_text("id\n"),
        csv_text("id,population,region\nA,5,beijing\nB,,110000\nguangzhou,6,\nx,1,440100\n")
    };
    struct csv_load load;
    blocks_init(&load);
    load.wanted_attributes[PERSON][small_attribute(&load.small, PERSON, "city")->index] = false;
    struct memory memory;
    struct buffer rows, problems;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&rows, &memory);
    buffer_init(&problems, &memory);
    const struct csv_stream_options options = { .entity = &load.small.entities[CITY],
                                                .csv = load.options,
                                                .block_rows = 1 };
    assert_int_equal(blocks_read(&load, spans, &options, &rows, &problems), BYLAW_OK);
    /* Beijing is region 1 by id and by code, Guangzhou 2 by the id of the row and by code. */
    assert_string_equal(rows.data, "A,5,1\nB,,1\nguangzhou,6,2\nx,1,2\n");
    buffer_clear(&rows);
    buffer_clear(&problems);
    assert_int_equal(csv_load_clear(&load), 0);
}

/* ---- what cannot be read in blocks ---- */

static struct row {
    const char *name;
    const char *person, *household;
    size_t block_rows, block_bytes;
    bool keep_bad_rows_out; /* false: bad rows stop the run */
    const char *encoding;
    bylaw_status status;
    const char *message;
} rows[] = {
    { "ids that ascend in bytes are read", "id\nP1\nP10\nP2\n", "id\n", 1, 0, true, NULL, BYLAW_OK,
      "" },
    { "ids that ascend in length are read", "id\nP9\nP10\nQ01\n", "id\n", 1, 0, true, NULL,
      BYLAW_OK, "" },
    { "ids that ascend in one order in a block and in the other in the next",
      "id\nP1\nP10\nP9\nP2\n", "id\n", 2, 0, true, NULL, BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: its ids do not ascend" },
    { "the same id twice in a block", "id\nP1\nP1\n", "id\n", 0, 0, true, NULL, BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: its ids do not ascend" },
    { "the same id at the end of a block and the start of the next", "id\nP1\nP2\nP2\nP3\n", "id\n",
      2, 0, true, NULL, BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: its ids do not ascend" },
    { "an id with quotes inside is not compared", "id\n\"P\"\"1\"\n", "id\n", 0, 0, true, NULL,
      BYLAW_EUSAGE, "person.csv cannot be read in blocks: its ids do not ascend" },
    { "a header that is wrong", "id,what\nP1,1\n", "id\n", 0, 0, true, NULL, BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: its header is wrong" },
    { "a header of another file that is wrong", "id\nP1\n", "id,what\n", 0, 0, true, NULL,
      BYLAW_EUSAGE, "person.csv cannot be read in blocks: a header is wrong" },
    { "a file that is empty", "\n\n", "id\n", 0, 0, true, NULL, BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: its header is wrong" },
    { "a bad row of another file where bad rows stop the run", "id\nP1\n", "id\nH1,\n", 0, 0, false,
      NULL, BYLAW_EUSAGE, "person.csv cannot be read in blocks: another file has bad rows" },
    { "another encoding", "id\nP1\n", "id\n", 0, 0, true, "GB18030", BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: its encoding is not UTF-8" },
    { "a row that is longer than a block",
      "id,note\nP1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nP2,\n", "id\n",
      0, 40, true, NULL, BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: a row, or a run of empty lines, is longer than a "
      "block" },
    { "a quote that is not closed before the end of a block",
      "id,note\nP1,\"a\nP2,a\nP3,a\nP4,a\nP5,a\nP6,a\n", "id\n", 0, 20, true, NULL, BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: a row, or a run of empty lines, is longer than a "
      "block" },
    { "a file that is not there", NULL, "id\n", 0, 0, true, NULL, BYLAW_EUSAGE,
      "person.csv cannot be read in blocks: its header is wrong" },
};

static void says_whether_it_can(void **state)
{
    const struct row *row = *state;
    struct memory memory;
    struct buffer out, problems;
    struct csv_load load;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&out, &memory);
    buffer_init(&problems, &memory);
    blocks_init(&load);
    const struct csv_span spans[ENTITIES] = { csv_text(row->person ? row->person : ""),
                                              csv_text(row->household), csv_text("id\n") };
    struct csv_stream_options options = { .entity = &load.small.entities[PERSON],
                                          .csv = load.options,
                                          .block_rows = row->block_rows,
                                          .block_bytes = row->block_bytes };
    options.csv.keep_good_rows = row->keep_bad_rows_out;
    options.csv.encoding = row->encoding;
    assert_int_equal(blocks_read(&load, spans, &options, &out, &problems), row->status);
    assert_string_equal(load.error.message, row->message);
    buffer_clear(&out);
    buffer_clear(&problems);
    assert_int_equal(csv_load_clear(&load), 0);
}

static void who_is_referred_to_does_not_suit(void **state)
{
    (void)state;
    struct csv_load load;
    blocks_init(&load);
    const struct bylaw_pack *pack = &load.small.pack;
    struct entity *entities = load.small.entities;
    assert_true(csv_stream_suits(pack, &load.wanted, &entities[PERSON]));
    assert_false(csv_stream_suits(pack, &load.wanted, &entities[HOUSEHOLD]));
    bool *spouse =
        &load.wanted_attributes[PERSON][small_attribute(&load.small, PERSON, "spouse")->index];
    *spouse = true;
    assert_false(csv_stream_suits(pack, &load.wanted, &entities[PERSON]));
    *spouse = false;
    load.wanted_attributes[HOUSEHOLD][small_attribute(&load.small, HOUSEHOLD, "members")->index] =
        true;
    assert_false(csv_stream_suits(pack, &load.wanted, &entities[PERSON]));
    load.wanted_entities[HOUSEHOLD] = false; /* then its lists are not read either */
    assert_true(csv_stream_suits(pack, &load.wanted, &entities[PERSON]));
}

/* ---- files on the disk ---- */

static void write_file(const char *folder, const char *name, const char *text, size_t length)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static bool count_calls(void *user, const char *what, uint64_t done, uint64_t total)
{
    uint64_t *last = user;
    assert_string_equal(what, "person.csv");
    assert_true(done >= *last && done <= total);
    *last = done;
    return true;
}

static bool cancel(void *user, const char *what, uint64_t done, uint64_t total)
{
    (void)user;
    (void)done;
    (void)total;
    return strcmp(what, "person.csv") != 0;
}

/* More text than is read at once, and rows of three lines, so that all joints are met. */
static void big_file(const char *folder, size_t persons)
{
    char *text = malloc(persons * 64 + 64);
    size_t length = 0;
    assert_non_null(text);
    length += (size_t)sprintf(text, "\xef\xbb\xbfid,insured_months,note\n");
    for (size_t i = 0; i < persons; i++)
        length += (size_t)sprintf(text + length, "P%zu,%zu,\"line\n%zu, \"\"and\"\"\r\n\"\n", i,
                                  i % 720, i);
    write_file(folder, "person.csv", text, length);
    write_file(folder, "household.csv", "id\n", 3);
    write_file(folder, "city.csv", "id\n", 3);
    free(text);
}

static void remove_folder(const char *folder)
{
    static const char *const names[] = { "person", "household", "city" };
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s.csv", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void reads_a_folder(void **state)
{
    (void)state;
    char folder[] = "/tmp/bylaw_stream_XXXXXX";
    assert_non_null(mkdtemp(folder));
    const size_t persons = 70000;
    big_file(folder, persons);

    struct csv_load load;
    struct csv_stream *stream;
    struct csv_block block;
    struct csv_view *view;
    struct problems problems;
    uint64_t done = 0;
    blocks_init(&load);
    struct csv_stream_options options = { .entity = &load.small.entities[PERSON],
                                          .csv = load.options };
    options.csv.folder = folder;
    assert_int_equal(facts_new(&load.small.pack, shaky_alloc, &load.shaky, 0, &load.facts), 0);
    assert_int_equal(
        csv_stream_open(load.facts, &load.wanted, &options, &problems, &stream, &load.error), 0);
    assert_int_equal(csv_view_new(stream, shaky_alloc, &load.shaky, 0, &view), 0);
    options.csv.on_progress = count_calls; /* of the blocks alone */
    options.csv.on_progress_user = &done;
    csv_block_init(&block);
    uint64_t blocks = 0;
    for (size_t row = 0;; blocks++) {
        assert_int_equal(csv_stream_next(stream, &block, &load.error), 0);
        if (!block.length) {
            assert_int_equal(row, persons);
            break;
        }
        assert_int_equal(block.first_row, row);
        assert_int_equal(block.first_line, 2 + 3 * row);
        assert_int_equal(csv_block_parse(stream, &block, view, &problems, &load.error), 0);
        assert_int_equal(csv_stream_accept(stream, &block, &load.error), 0);
        assert_int_equal(problems.count, 0);
        const struct table *table = &view->facts.tables[PERSON];
        assert_true(table->rows <= CSV_BLOCK_ROWS);
        for (size_t i = 0; i < table->rows; i++, row++) {
            char expected[64];
            int64_t cell;
            snprintf(expected, sizeof expected, "P%zu", row);
            assert_string_equal(table_id(table, i), expected);
            assert_int_equal(facts_get(&view->facts, table->columns[0].attribute, i, &cell), 0);
            assert_int_equal(cell, row % 720);
        }
    }
    assert_int_equal(blocks, 5); /* four of 16,384 and the rest */
    assert_true(done > 0);       /* progress was told */
    options.csv.on_progress = cancel;
    assert_int_equal(csv_stream_next(stream, &block, &load.error), BYLAW_ECANCELLED);
    csv_view_free(view);
    csv_block_clear(&block);
    csv_stream_close(stream);
    assert_int_equal(csv_load_clear(&load), 0);
    remove_folder(folder);
}

/* ---- threads ---- */

struct parser {
    pthread_t thread;
    const struct csv_stream *stream;
    struct csv_block block;
    struct csv_view *view;
    struct problems problems;
    bylaw_error error;
    bylaw_status status;
};

static void *parse_block(void *user)
{
    struct parser *parser = user;
    parser->status = csv_block_parse(parser->stream, &parser->block, parser->view,
                                     &parser->problems, &parser->error);
    return NULL;
}

static void big_text(struct text *text, size_t count)
{
    text->length = 0;
    put(text, "id,insured_months,note,household,city\n");
    for (size_t i = 0; i < count; i++) {
        char row[64];
        snprintf(row, sizeof row, "P%03zu,%zu,note %zu,H%zu,C%zu\n", i, i, i, i % 7, i % 3);
        put(text, row);
    }
}

/* Three threads at a time, each with a view of its own; H5 and H6 are not there, C2 is rejected. */
static void threads_parse_at_once(void **state)
{
    (void)state;
    enum { THREADS = 3, ROWS = 300 };
    static struct text person;
    static struct parser parsers[THREADS];
    struct csv_load load;
    struct csv_stream *stream;
    blocks_init(&load);
    big_text(&person, ROWS);
    const struct csv_span spans[ENTITIES] = { { person.bytes, person.length },
                                              csv_text("id\nH0\nH1\nH2\nH3\nH4\n"),
                                              csv_text("id,population\nC0,1\nC1,2\nC2,x\n") };
    const struct csv_stream_options options = { .entity = &load.small.entities[PERSON],
                                                .csv = load.options,
                                                .block_rows = 20 };
    assert_int_equal(facts_new(&load.small.pack, NULL, NULL, 0, &load.facts), 0);
    const struct csv_stream_source source = { load.facts, &load.wanted, &options, spans };
    assert_int_equal(csv_stream_start(&source, &load.problems, &stream, &load.error), 0);
    for (size_t i = 0; i < THREADS; i++) {
        parsers[i] = (struct parser){ .stream = stream };
        assert_int_equal(csv_view_new(stream, NULL, NULL, 0, &parsers[i].view), 0);
    }
    size_t good = 0;
    size_t bad = 0;
    for (bool more = true; more;) {
        for (size_t i = 0; i < THREADS; i++) {
            assert_int_equal(csv_stream_next(stream, &parsers[i].block, &load.error), 0);
            assert_int_equal(pthread_create(&parsers[i].thread, NULL, parse_block, &parsers[i]), 0);
        }
        for (size_t i = 0; i < THREADS; i++) {
            assert_int_equal(pthread_join(parsers[i].thread, NULL), 0);
            assert_int_equal(parsers[i].status, BYLAW_OK);
            assert_int_equal(csv_stream_accept(stream, &parsers[i].block, &load.error), 0);
            good += parsers[i].view->facts.tables[PERSON].rows;
            bad += parsers[i].problems.count;
            more = parsers[i].block.length > 0;
        }
    }
    /* Of each 21 rows 7 name C2, and of the other 14 four name H5 or H6: 10 are good. */
    assert_int_equal(good, ROWS / 21 * 10 + 4); /* of the last six, two name C2 */
    assert_int_equal(good + bad, ROWS);
    for (size_t i = 0; i < THREADS; i++) {
        csv_view_free(parsers[i].view);
        csv_block_clear(&parsers[i].block);
    }
    csv_stream_close(stream);
    csv_load_clear(&load);
}

static void a_file_that_is_not_there(void **state)
{
    (void)state;
    struct csv_load load;
    struct csv_stream *stream;
    struct problems problems = { 0 };
    blocks_init(&load);
    struct csv_stream_options options = { .entity = &load.small.entities[PERSON],
                                          .csv = load.options };
    options.csv.folder = "/nowhere";
    assert_int_equal(facts_new(&load.small.pack, shaky_alloc, &load.shaky, 0, &load.facts), 0);
    assert_int_equal(
        csv_stream_open(load.facts, &load.wanted, &options, &problems, &stream, &load.error),
        BYLAW_EIO);
    assert_string_equal(load.error.message,
                        "cannot open '/nowhere/person.csv': No such file or directory; write this "
                        "file, with a header that begins with id");
    assert_int_equal(csv_load_clear(&load), 0);
}

static void survives_no_memory(void **state)
{
    (void)state;
    const struct csv_span spans[ENTITIES] = {
        csv_text(
            "id,insured_months,degree,note,household,city\nP1,12,master,\"a \"\"b\"\"\",H1,C1\n"
            "P2,,,-,H2,C9\nP3,x,,,,\nP4,1,,z,H1,\nP5\nP6,1,none,q,,\"C2\"\nP7,,,,,C8\n"),
        csv_text("id\nH1\nH2\nH3,\n"), csv_text("id,population,region\nC1,5,beijing\nC2,,\nC9,x,\n")
    };
    bool refused = true;
    for (long n = 0; refused; n++) {
        struct csv_load load;
        struct memory memory;
        struct buffer out, problems;
        memory_init(&memory, NULL, NULL, 0);
        buffer_init(&out, &memory);
        buffer_init(&problems, &memory);
        blocks_init(&load);
        assert_true(n < 1000);
        load.shaky.fail_at = n;
        const struct csv_stream_options options = { .entity = &load.small.entities[PERSON],
                                                    .csv = load.options,
                                                    .block_rows = 2 };
        bylaw_status status = blocks_read(&load, spans, &options, &out, &problems);
        refused = shaky_refused(&load.shaky);
        assert_true(status == BYLAW_OK || (refused && status == BYLAW_ENOMEM));
        buffer_clear(&out);
        buffer_clear(&problems);
        assert_int_equal(csv_load_clear(&load), 0);
    }
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(files_in_order),
        cmocka_unit_test(files_with_some_faults),
        cmocka_unit_test(files_with_many_faults),
        cmocka_unit_test(cities_have_regions_in_blocks_too),
        cmocka_unit_test(who_is_referred_to_does_not_suit),
        cmocka_unit_test(reads_a_folder),
        cmocka_unit_test(threads_parse_at_once),
        cmocka_unit_test(a_file_that_is_not_there),
        cmocka_unit_test(survives_no_memory),
    };
    struct CMUnitTest tests[COUNT(rows) + COUNT(others)];
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i] = (struct CMUnitTest){ rows[i].name, says_whether_it_can, NULL, NULL, &rows[i] };
    memcpy(tests + COUNT(rows), others, sizeof others);
    return cmocka_run_group_tests_name("core/data/csv_stream", tests, NULL, NULL);
}
