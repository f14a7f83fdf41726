/* SPDX-License-Identifier: Apache-2.0 */
/* Hostile files: each file in tests/lua/attacks (library-*: as the library of a pack that calls its
   function run) must end in a clean refusal, within a second or so
   of work and a small limit of memory, with everything given back. The limit on time is generous,
   since machines differ; the sanitizers see what is out of bounds. */
#include "tests/support/check.h"

#include "tests/support/shaky.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define FOLDER "tests/lua/attacks"
#define PACK "build/attack-pack"
#define VOCABULARY                                                                                 \
    "source \"S\" { title = \"A text\", since = \"2020-01-01\" }\n"                                \
    "entity \"person\" { months = whole_number { \"Months\", at_most = 100 } }\n"
#define USE                                                                                        \
    "use \"lib.attack\"\nderive \"person.x\" { law = \"S, art. 1\", gives = attack.run "           \
    "(person.months) }\n"
#define MOST_FILES 100
#define MOST_BYTES 200000
#define LIMIT_BYTES ((size_t)16 * 1024 * 1024)
#define MOST_SECONDS 20.0

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static char *read_text(const char *name)
{
    char path[512];
    (void)snprintf(path, sizeof path, FOLDER "/%s", name);
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

static void write_library(const char *text)
{
    (void)mkdir(PACK, 0777);
    (void)mkdir(PACK "/lib", 0777);
    FILE *file = fopen(PACK "/lib/attack.lua", "wb");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        fail_msg("%s cannot be written", PACK);
    file = fopen(PACK "/sources.lua", "wb");
    if (!file || fputs(VOCABULARY, file) < 0 || fclose(file) != 0)
        fail_msg("%s cannot be written", PACK);
}

static void is_refused(void **state)
{
    bool is_library = strncmp(*state, "library-", 8) == 0;
    char *text = read_text(*state);
    const char *const overlay[] = { is_library ? USE : text };
    if (is_library)
        write_library(text);
    struct shaky shaky = SHAKY_NEVER;
    bylaw_config config;
    bylaw_config_init(&config);
    config.alloc = shaky_alloc;
    config.alloc_user = &shaky;
    config.limit_bytes = LIMIT_BYTES;
    config.overlay = overlay;
    config.overlay_count = 1;
    bylaw_pack *pack = NULL;
    bylaw_error error = { 0 };
    double start = now();
    bylaw_status status = bylaw_pack_load(&config, is_library ? PACK : NULL, &pack, &error);
    double seconds = now() - start;
    free(text);
    bylaw_pack_free(pack);
    assert_true(status == BYLAW_EPACK || status == BYLAW_ENOMEM);
    assert_true(status == error.status && error.message[0]);
    assert_true(seconds < MOST_SECONDS);
    assert_true(shaky.most_bytes <= LIMIT_BYTES);
    assert_int_equal(shaky.live, 0);
}

static int compare_tests(const void *a, const void *b)
{
    const struct CMUnitTest *left = a, *right = b;
    return strcmp(left->name, right->name);
}

int main(void)
{
    static struct CMUnitTest tests[MOST_FILES];
    size_t count = 0;
    DIR *folder = opendir(FOLDER);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        if (entry->d_name[0] == '.' || count == MOST_FILES)
            continue;
        char *name = strdup(entry->d_name);
        tests[count++] = (struct CMUnitTest){ name, is_refused, NULL, NULL, name };
    }
    if (folder)
        (void)closedir(folder);
    qsort(tests, count, sizeof tests[0], compare_tests);
    int failed = count > 30 ? cmocka_run_group_tests_name("lua/attacks", tests, NULL, NULL) : 1;
    for (size_t i = 0; i < count; i++)
        free(tests[i].initial_state);
    return failed;
}
