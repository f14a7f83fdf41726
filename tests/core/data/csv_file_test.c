/* SPDX-License-Identifier: Apache-2.0 */
/* Files: folders, encodings, results that appear whole or not at all. */
#include "tests/core/data/csv_load.h"
#include "tests/support/check.h"
#include "tests/support/random.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- a folder of its own for each test ---- */

struct folder {
    char path[64];
    char file[128]; /* the last name asked for */
};

static int make_folder(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    strcpy(folder->path, "/tmp/bylaw-csv-XXXXXX");
    *state = folder;
    return folder && mkdtemp(folder->path) ? 0 : -1;
}

static int remove_folder(void **state)
{
    struct folder *folder = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder->path);
    int result = system(command);
    free(folder);
    return result;
}

static const char *in_folder(struct folder *folder, const char *name)
{
    snprintf(folder->file, sizeof folder->file, "%s/%s", folder->path, name);
    return folder->file;
}

static void put(struct folder *folder, const char *name, const char *bytes, size_t length)
{
    FILE *file = fopen(in_folder(folder, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static size_t get(const char *path, char *out, size_t room)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t length = fread(out, 1, room - 1, file);
    out[length] = '\0';
    assert_int_equal(fclose(file), 0);
    return length;
}

static int count_files(const struct folder *folder)
{
    char command[128];
    char line[32] = "";
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", folder->path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(line, sizeof line, pipe));
    pclose(pipe);
    return atoi(line);
}

static bylaw_status load_folder(struct csv_load *load, const struct folder *folder,
                                const char *encoding)
{
    load->options.folder = folder->path;
    load->options.encoding = encoding;
    bylaw_status status = facts_new(&load->small.pack, shaky_alloc, &load->shaky, 0, &load->facts);
    if (status)
        return status;
    return csv_read_folder(load->facts, &load->wanted, &load->options, &load->problems,
                           &load->error);
}

static size_t encode(const char *encoding, const char *text, char *out, size_t room)
{
    char copy[4096];
    char *in = copy;
    size_t in_left = strlen(text);
    size_t out_left = room;
    memcpy(copy, text, in_left);
    iconv_t converter = iconv_open(encoding, "UTF-8");
    assert_true(converter != (iconv_t)-1);
    assert_int_equal(iconv(converter, &in, &in_left, &out, &out_left), 0);
    iconv_close(converter);
    return room - out_left;
}

/* ---- reading ---- */

static const char chinese[] =
    "编号,缴纳社保月数,学历,note\r\n张三,12,硕士,到校任教\r\n李四,,无学历,\r\n";
static const char chinese_rows[] = "张三,12,master,到校任教\n李四,,none,\n";

static void other_tables(struct folder *folder)
{
    put(folder, "household.csv", "id\n", 3);
    put(folder, "city.csv", "id\n", 3);
}

static void reads_encodings(void **state)
{
    static const char *const encodings[] = { "GB18030",  "GBK",   "UTF-16",
                                             "UTF-16LE", "UTF-8", "gb18030" };
    struct folder *folder = *state;
    other_tables(folder);
    for (size_t i = 0; i < COUNT(encodings); i++) {
        struct csv_load load;
        char bytes[4096];
        char printed[1024];
        csv_load_init(&load);
        put(folder, "person.csv", bytes, encode(encodings[i], chinese, bytes, sizeof bytes));
        /* The two short files are ASCII: not UTF-16. */
        load.wanted_entities[HOUSEHOLD] = load.wanted_entities[CITY] = false;
        memset(load.wanted_attributes, false, sizeof load.wanted_attributes);
        for (int j = 0; j < 7; j++)
            load.wanted_attributes[PERSON][j] = true;
        assert_int_equal(load_folder(&load, folder, encodings[i]), BYLAW_OK);
        csv_load_print(&load, PERSON, printed, sizeof printed);
        assert_string_equal(printed, chinese_rows);
        assert_int_equal(csv_load_clear(&load), 0);
    }
}

static void converts_across_blocks(void **state)
{
    /* Rows of 7 bytes in GB18030 over several blocks of 256 KiB: characters lie across each end. */
    enum { ROWS = 120000 };
    struct folder *folder = *state;
    struct csv_load load;
    char *text = malloc((size_t)ROWS * 16);
    assert_non_null(text);
    size_t used = (size_t)sprintf(text, "id,note\n");
    for (int i = 0; i < ROWS; i++)
        used += (size_t)sprintf(text + used, "%d,\xd6\xd0\xce\xc4\n", i); /* zhong wen */
    put(folder, "person.csv", text, used);
    other_tables(folder);
    free(text);
    csv_load_init(&load);
    assert_int_equal(load_folder(&load, folder, "GB18030"), BYLAW_OK);
    const struct attribute *note = small_attribute(&load.small, PERSON, "note");
    assert_int_equal(load.facts->tables[PERSON].rows, ROWS);
    for (size_t row = 0; row < ROWS; row++) {
        int64_t code;
        assert_int_equal(facts_get(load.facts, note, row, &code), STATE_KNOWN);
        assert_string_equal(load.facts->texts[code], "中文");
    }
    assert_int_equal(csv_load_clear(&load), 0);
}

static void bytes_that_are_not_of_the_encoding(void **state)
{
    static const char file[] = "id,note\nP1,\xd6\xd0\nP2,\xff\xff\nP3,x\nP4,\xd6";
    struct folder *folder = *state;
    struct csv_load load;
    char printed[1024];
    other_tables(folder);
    put(folder, "person.csv", file, sizeof file - 1);
    csv_load_init(&load);
    load.options.keep_good_rows = true;
    assert_int_equal(load_folder(&load, folder, "GB18030"), BYLAW_OK);
    assert_string_equal(
        load.said,
        "person.csv:3: note: the field holds bytes that are not GB18030; write them anew\n"
        "person.csv:5: note: the field holds bytes that are not GB18030; write them anew\n");
    csv_load_print(&load, PERSON, printed, sizeof printed);
    assert_string_equal(printed, "P1,中\nP3,x\n");
    assert_int_equal(csv_load_clear(&load), 0);
}

static void an_encoding_that_does_not_exist(void **state)
{
    static const char *const names[] = { "GB99", "GB18030//IGNORE", "" };
    static const char *const messages[] = {
        "'GB99' is no encoding; write one that iconv names, such as GB18030",
        "'GB18030//IGNORE' is no encoding; write one that iconv names, such as GB18030",
        "'' is no encoding; write one that iconv names, such as GB18030",
    };
    struct folder *folder = *state;
    put(folder, "person.csv", "id\n", 3);
    for (size_t i = 0; i < COUNT(names); i++) {
        struct csv_load load;
        csv_load_init(&load);
        assert_int_equal(load_folder(&load, folder, names[i]), BYLAW_ENOTFOUND);
        assert_string_equal(load.error.message, messages[i]);
        assert_int_equal(csv_load_clear(&load), 0);
    }
}

static void a_file_that_is_missing(void **state)
{
    struct folder *folder = *state;
    struct csv_load load;
    char expected[256];
    put(folder, "person.csv", "id\n", 3);
    csv_load_init(&load);
    assert_int_equal(load_folder(&load, folder, NULL), BYLAW_EIO);
    snprintf(expected, sizeof expected,
             "cannot open '%s/household.csv': No such file or directory; write this file, with a "
             "header that begins with id",
             folder->path);
    assert_string_equal(load.error.message, expected);
    assert_int_equal(csv_load_clear(&load), 0);
}

static void a_folder_in_place_of_a_file(void **state)
{
    struct folder *folder = *state;
    struct csv_load load;
    char expected[256];
    assert_int_equal(mkdir(in_folder(folder, "person.csv"), 0777), 0);
    csv_load_init(&load);
    assert_int_equal(load_folder(&load, folder, NULL), BYLAW_EIO);
    snprintf(expected, sizeof expected, "cannot read '%s/person.csv': Is a directory",
             folder->path);
    assert_string_equal(load.error.message, expected);
    assert_int_equal(csv_load_clear(&load), 0);
}

static void survives_no_memory(void **state)
{
    struct folder *folder = *state;
    char bytes[4096];
    put(folder, "person.csv", bytes, encode("GB18030", chinese, bytes, sizeof bytes));
    other_tables(folder);
    for (int i = 0; i < 2; i++) {
        bool refused = true;
        for (long n = 0; refused; n++) {
            struct csv_load load;
            csv_load_init(&load);
            assert_true(n < 1000);
            load.shaky.fail_at = n;
            bylaw_status status = load_folder(&load, folder, i ? "GB18030" : NULL);
            refused = shaky_refused(&load.shaky);
            if (!refused || status != BYLAW_ENOMEM)
                assert_int_equal(status, i ? BYLAW_OK : BYLAW_EDATA);
            assert_int_equal(csv_load_clear(&load), 0);
        }
    }
}

/* ---- writing ---- */

static void fields_are_quoted_where_they_must_be(void **state)
{
    (void)state;
    static const char *const fields[][2] = {
        { "", "" },
        { "a", "a" },
        { "a b", "a b" },
        { "a,b", "\"a,b\"" },
        { "\"", "\"\"\"\"" },
        { "a\nb", "\"a\nb\"" },
        { "a\rb", "\"a\rb\"" },
        { "a\"b\"c", "\"a\"\"b\"\"c\"" },
        { "中文", "中文" },
    };
    struct memory memory;
    memory_init(&memory, NULL, NULL, 0);
    for (size_t i = 0; i < COUNT(fields); i++) {
        struct buffer out;
        buffer_init(&out, &memory);
        csv_write_field(&out, fields[i][0]);
        assert_string_equal(out.data ? out.data : "", fields[i][1]);
        buffer_clear(&out);
    }
}

static void a_file_appears_when_it_is_committed(void **state)
{
    struct folder *folder = *state;
    struct shaky shaky = SHAKY_NEVER;
    struct memory memory;
    struct whole_file file;
    bylaw_error error;
    char text[64];
    const char *path = in_folder(folder, "out.csv");
    memory_init(&memory, shaky_alloc, &shaky, 0);

    assert_int_equal(whole_file_open(&file, &memory, path, &error), BYLAW_OK);
    assert_int_equal(whole_file_write(&file, "one\n", 4, &error), BYLAW_OK);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(whole_file_commit(&file, &error), BYLAW_OK);
    whole_file_abandon(&file);
    get(path, text, sizeof text);
    assert_string_equal(text, "one\n");

    /* An abandoned one leaves the old file as it was, and nothing beside it. */
    assert_int_equal(whole_file_open(&file, &memory, path, &error), BYLAW_OK);
    assert_int_equal(whole_file_write(&file, "two\n", 4, &error), BYLAW_OK);
    assert_int_equal(count_files(folder), 2);
    whole_file_abandon(&file);
    whole_file_abandon(&file);
    assert_int_equal(count_files(folder), 1);
    get(path, text, sizeof text);
    assert_string_equal(text, "one\n");
    assert_int_equal(shaky.live, 0);
}

static void a_new_file_has_the_rights_of_any_and_an_old_one_keeps_its_own(void **state)
{
    struct folder *folder = *state;
    struct memory memory;
    struct whole_file file;
    struct stat about;
    const char *path = in_folder(folder, "out.csv");
    memory_init(&memory, NULL, NULL, 0);
    mode_t mask = umask(027);
    assert_int_equal(whole_file_open(&file, &memory, path, NULL), BYLAW_OK);
    assert_int_equal(whole_file_commit(&file, NULL), BYLAW_OK);
    umask(mask);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
    assert_int_equal(chmod(path, 0604), 0);
    assert_int_equal(whole_file_open(&file, &memory, path, NULL), BYLAW_OK);
    assert_int_equal(whole_file_commit(&file, NULL), BYLAW_OK);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0604);
}

static void what_cannot_be_written_is_named(void **state)
{
    struct folder *folder = *state;
    struct memory memory;
    struct whole_file file;
    bylaw_error error;
    char expected[256];
    memory_init(&memory, NULL, NULL, 0);
    assert_int_equal(whole_file_open(&file, &memory, in_folder(folder, "no/out.csv"), &error),
                     BYLAW_EWRITE);
    snprintf(expected, sizeof expected, "cannot write '%s/no/out.csv': No such file or directory",
             folder->path);
    assert_string_equal(error.message, expected);
    whole_file_abandon(&file);
    assert_int_equal(whole_file_open(&file, &memory, "/dev/null", &error), BYLAW_EWRITE);
    assert_string_equal(error.message,
                        "'/dev/null' is no regular file and cannot be replaced; write "
                        "the name of a file");
    whole_file_abandon(&file);

    /* Renamed away while it was written. */
    assert_int_equal(whole_file_open(&file, &memory, in_folder(folder, "out.csv"), &error),
                     BYLAW_OK);
    assert_int_equal(unlink(file.beside), 0);
    assert_int_equal(whole_file_commit(&file, &error), BYLAW_EWRITE);
    snprintf(expected, sizeof expected, "cannot write '%s/out.csv': No such file or directory",
             folder->path);
    assert_string_equal(error.message, expected);
    assert_int_equal(count_files(folder), 0);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    struct memory memory;
    bylaw_error error;
    memory_init(&memory, NULL, NULL, 0);
    static char rest[WHOLE_FILE_PIECE], piece[WHOLE_FILE_PIECE];
    struct whole_file file = { .path = (char[]){ "out.csv" }, .rest = rest, .memory = &memory };
    file.descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC);
    assert_true(file.descriptor >= 0);
    assert_int_equal(whole_file_write(&file, "x", 1, &error), BYLAW_OK);
    assert_int_equal(whole_file_write(&file, piece, sizeof piece, &error), BYLAW_EWRITE);
    assert_string_equal(error.message, "cannot write 'out.csv': No space left on device");
    close(file.descriptor);
}

/* What is kept for a whole piece is written at the end: an error of then leaves nothing behind. */
static void a_full_disk_is_an_error_at_the_end_too(void **state)
{
    struct folder *folder = *state;
    struct memory memory;
    struct whole_file file;
    struct rlimit limit, none = { 0, RLIM_INFINITY };
    bylaw_error error;
    char expected[256];
    memory_init(&memory, NULL, NULL, 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    none.rlim_max = limit.rlim_max;
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    bylaw_status opened = whole_file_open(&file, &memory, in_folder(folder, "out.csv"), &error);
    bylaw_status written = whole_file_write(&file, "one\n", 4, &error);
    bylaw_status committed = whole_file_commit(&file, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    signal(SIGXFSZ, before);
    assert_int_equal(opened, BYLAW_OK);
    assert_int_equal(written, BYLAW_OK);
    assert_int_equal(committed, BYLAW_EWRITE);
    snprintf(expected, sizeof expected, "cannot write '%s/out.csv': File too large", folder->path);
    assert_string_equal(error.message, expected);
    assert_int_equal(count_files(folder), 0);
}

/* Pieces of any lengths come out as they went in. */
static void pieces_are_put_together(void **state)
{
    struct folder *folder = *state;
    struct memory memory;
    struct whole_file file;
    const size_t length = 5 * WHOLE_FILE_PIECE + 12345;
    const char *path = in_folder(folder, "out.csv");
    uint64_t random = 31;
    char *bytes = malloc(length), *found = malloc(length + 1);
    assert_non_null(bytes);
    assert_non_null(found);
    for (size_t i = 0; i < length; i++)
        bytes[i] = (char)random_below(&random, 256);
    memory_init(&memory, NULL, NULL, 0);
    for (int round = 0; round < 20; round++) {
        assert_int_equal(whole_file_open(&file, &memory, path, NULL), BYLAW_OK);
        size_t most = round % 2 ? 3 * WHOLE_FILE_PIECE : WHOLE_FILE_PIECE / 3;
        for (size_t at = 0; at < length;) {
            size_t part = random_below(&random, most);
            part = part < length - at ? part : length - at;
            assert_int_equal(whole_file_write(&file, bytes + at, part, NULL), BYLAW_OK);
            at += part;
        }
        assert_int_equal(whole_file_commit(&file, NULL), BYLAW_OK);
        FILE *in = fopen(path, "rb");
        assert_non_null(in);
        assert_int_equal(fread(found, 1, length + 1, in), length);
        assert_int_equal(fclose(in), 0);
        assert_memory_equal(found, bytes, length);
    }
    free(bytes);
    free(found);
}

static void rejected_rows_are_written_as_csv(void **state)
{
    struct folder *folder = *state;
    struct csv_load load;
    char text[2048];
    csv_load_init(&load);
    load.options.keep_good_rows = true;
    assert_int_equal(csv_load_texts(&load, "id,note,employed\nP1,\"a\nb\",x\nP2,c\n", NULL, NULL),
                     BYLAW_OK);
    const char *path = in_folder(folder, "out.rejects.csv");
    assert_int_equal(csv_write_problems(&load.problems, &load.facts->memory, path, NULL), BYLAW_OK);
    get(path, text, sizeof text);
    assert_string_equal(
        text,
        "file,line,column,reason,text\n"
        "person.csv,2,employed,'x' is neither yes nor no; write yes or no,\"P1,\"\"a\nb\"\",x\"\n"
        "person.csv,4,,\"the row has 2 fields, the header 3; write a comma between each two "
        "fields, "
        "and quotes around a field that holds one\",\"P2,c\"\n");
    assert_int_equal(csv_load_clear(&load), 0);
}

static void writing_survives_no_memory(void **state)
{
    struct folder *folder = *state;
    struct problem problem = { "person.csv", 2, "id", "reason", "text" };
    struct problems problems = { &problem, 1, 1 };
    const char *path = in_folder(folder, "out.csv");
    bool refused = true;
    for (long n = 0; refused; n++) {
        struct shaky shaky = { .fail_at = n };
        struct memory memory;
        assert_true(n < 100);
        memory_init(&memory, shaky_alloc, &shaky, 0);
        bylaw_status status = csv_write_problems(&problems, &memory, path, NULL);
        refused = shaky_refused(&shaky);
        assert_int_equal(status, refused ? BYLAW_ENOMEM : BYLAW_OK);
        assert_int_equal(shaky.live, 0);
        assert_int_equal(count_files(folder), status ? 0 : 1);
    }
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(reads_encodings),
        IN_FOLDER(converts_across_blocks),
        IN_FOLDER(bytes_that_are_not_of_the_encoding),
        IN_FOLDER(an_encoding_that_does_not_exist),
        IN_FOLDER(a_file_that_is_missing),
        IN_FOLDER(a_folder_in_place_of_a_file),
        IN_FOLDER(survives_no_memory),
        cmocka_unit_test(fields_are_quoted_where_they_must_be),
        IN_FOLDER(a_file_appears_when_it_is_committed),
        IN_FOLDER(a_new_file_has_the_rights_of_any_and_an_old_one_keeps_its_own),
        IN_FOLDER(what_cannot_be_written_is_named),
        cmocka_unit_test(a_full_disk_is_an_error),
        IN_FOLDER(a_full_disk_is_an_error_at_the_end_too),
        IN_FOLDER(pieces_are_put_together),
        IN_FOLDER(rejected_rows_are_written_as_csv),
        IN_FOLDER(writing_survives_no_memory),
    };
    return cmocka_run_group_tests_name("core/data/csv_file", tests, NULL, NULL);
}
