/* SPDX-License-Identifier: Apache-2.0 */
/* What a user might take instead and what this machine has: Lua, a function called for each person;
   SQL in SQLite, the answers stored in a table. */
#ifndef BYLAW_BENCH_OTHERS_H
#define BYLAW_BENCH_OTHERS_H

#include "tests/bench/generate.h"

struct other {
    const struct people *people;
    size_t rows; /* of them, from the first on */
    struct answers answers;
    void *engine;
};

void lua_open(struct other *other, const struct people *people, size_t rows);
void lua_work_arguments(void *user); /* the fields of a person as arguments */
void lua_work_table(void *user);     /* a table for each person */
void lua_end(struct other *other);

void sql_open(struct other *other, const struct people *people, size_t rows);
void sql_work(void *user);
void sql_read(struct other *other); /* the answers of the last work, into answers */
void sql_end(struct other *other);

#endif
