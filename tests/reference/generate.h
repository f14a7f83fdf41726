/* SPDX-License-Identifier: Apache-2.0 */
/* Random programs: a small pack, built as the words of the notation build one (without Lua), and
   random facts for it. The same seed and index give the same program on every machine. */
#ifndef BYLAW_TESTS_REFERENCE_GENERATE_H
#define BYLAW_TESTS_REFERENCE_GENERATE_H

#include "core/data/facts.h"

struct program {
    struct bylaw_pack *pack;
    struct facts *facts;
    int32_t day;
    int default_region;
    unsigned chunk_rows;
    unsigned threads;
    uint64_t random;     /* the state after making it, for what follows */
    int refused;         /* packs that freeze did not take, before this one */
    bylaw_error refusal; /* of the last of these */
};

/* false: freeze refused every try (program->refused of them). */
bool program_make(uint64_t seed, uint64_t index, struct program *program);
void program_free(struct program *program);

#endif
