/* SPDX-License-Identifier: Apache-2.0 */
/* What is said about mistakes: for each NN-name.lua in tests/lua/mistakes, loaded after base.lua,
   the exact messages are in NN-name.txt, a line each: "line: statement: message". The texts were
   written by hand. */
#include "tests/support/check.h"

#include "bylaw.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "tests/lua/mistakes"
#define MOST_FILES 400
#define MOST_BYTES 65536

struct report {
    char text[MOST_BYTES];
    size_t length;
};

static void add_mistake(void *user, const bylaw_error *error)
{
    struct report *report = user;
    const char *file = strcmp(error->file, "input:2") == 0 ? "" : error->file;
    report->length += (size_t)snprintf(report->text + report->length, MOST_BYTES - report->length,
                                       "%s%d: %s%s%s\n", file, error->line, error->clause,
                                       *error->clause ? ": " : "", error->message);
    assert_true(report->length < MOST_BYTES);
}

static char *read_text(const char *name, const char *ending)
{
    char path[512];
    (void)snprintf(path, sizeof path, FOLDER "/%s%s", name, ending);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened", path);
    char *text = calloc(MOST_BYTES, 1);
    assert_non_null(text);
    size_t length = fread(text, 1, MOST_BYTES - 1, file);
    text[length] = '\0';
    (void)fclose(file);
    return text;
}

static void says_what_is_written(void **state)
{
    const char *name = *state;
    char *base = read_text("base", ".lua");
    char *source = read_text(name, ".lua");
    char *expected = read_text(name, ".txt");
    const char *const overlay[] = { base, source };
    struct report *report = calloc(1, sizeof *report);
    assert_non_null(report);
    bylaw_config config;
    bylaw_config_init(&config);
    config.overlay = overlay;
    config.overlay_count = 2;
    config.on_mistake = add_mistake;
    config.on_mistake_user = report;
    bylaw_pack *pack = NULL;
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_pack_load(&config, NULL, &pack, &error);
    bylaw_pack_free(pack);
    assert_string_equal(report->text, expected);
    assert_int_equal(status, BYLAW_EPACK);
    assert_int_equal(error.status, BYLAW_EPACK);
    free(base);
    free(source);
    free(expected);
    free(report);
}

/* The vocabulary alone has no mistake; else every other test here would mean nothing. */
static void base_is_right(void **state)
{
    (void)state;
    char *base = read_text("base", ".lua");
    const char *const overlay[] = { base };
    bylaw_config config;
    bylaw_config_init(&config);
    config.overlay = overlay;
    config.overlay_count = 1;
    bylaw_pack *pack = NULL;
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_pack_load(&config, NULL, &pack, &error);
    bylaw_pack_free(pack);
    assert_string_equal(error.message, "");
    assert_int_equal(status, BYLAW_OK);
    free(base);
}

static int compare_tests(const void *a, const void *b)
{
    const struct CMUnitTest *left = a, *right = b;
    return strcmp(left->name, right->name);
}

int main(void)
{
    static struct CMUnitTest tests[MOST_FILES + 1];
    size_t count = 0;
    DIR *folder = opendir(FOLDER);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        char *ending = strrchr(entry->d_name, '.');
        if (!ending || strcmp(ending, ".lua") != 0 || strcmp(entry->d_name, "base.lua") == 0 ||
            count == MOST_FILES)
            continue;
        char *name = strndup(entry->d_name, (size_t)(ending - entry->d_name));
        tests[count++] = (struct CMUnitTest){ name, says_what_is_written, NULL, NULL, name };
    }
    if (folder)
        (void)closedir(folder);
    qsort(tests, count, sizeof tests[0], compare_tests);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(base_is_right);
    int failed = cmocka_run_group_tests_name("lua/mistakes", tests, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        free(tests[i].initial_state);
    return count > 60 ? failed : 1;
}
