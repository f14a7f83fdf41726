/* SPDX-License-Identifier: Apache-2.0 */
/* A folder that is there while the tests of a program run. */
#ifndef BYLAW_TESTS_FOLDER_H
#define BYLAW_TESTS_FOLDER_H

#include "tests/support/check.h"

#include <stdio.h>
#include <stdlib.h>

static char folder[] = "/tmp/bylaw-test-XXXXXX";

/* Setup and teardown of a group of tests. */
static inline int folder_make(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static inline int folder_remove(void **state)
{
    char command[64];
    (void)state;
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

/* The path of a file in it, until the next call. */
static inline const char *path_of(const char *name)
{
    static char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static inline void write_file(const char *name, const char *text)
{
    FILE *file = fopen(path_of(name), "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

#endif
