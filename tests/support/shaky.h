/* SPDX-License-Identifier: Apache-2.0 */
/* A hook of the shape of bylaw_alloc for tests: it fails where it is told, counts what is live, and
   stops the test when an old size is given wrongly. Start it from SHAKY_NEVER or by hand. */
#ifndef BYLAW_TESTS_SHAKY_H
#define BYLAW_TESTS_SHAKY_H

#include "bylaw.h"

struct shaky {
    long fail_at;      /* the request that fails, from 0; -1: none */
    bool fails_onward; /* and all requests after it */
    long requests;     /* seen: all but frees and shrinking */
    long live;         /* blocks */
    size_t live_bytes;
    size_t most_bytes; /* the highest that live_bytes was */
    size_t mistakes;   /* wrong old sizes; the program is aborted unless counts_mistakes */
    bool counts_mistakes;
};

#define SHAKY_NEVER ((struct shaky){ .fail_at = -1 })

/* Whether the request that fails was made. A series of tests in which each request fails once goes
   on until it was not: that all went well is no end, since an arena makes do with less and Lua
   collects its garbage after a refusal. */
static inline bool shaky_refused(const struct shaky *shaky)
{
    return shaky->fail_at >= 0 && shaky->requests > shaky->fail_at;
}

void *shaky_alloc(void *user, void *block, size_t old_bytes, size_t new_bytes);

#endif
