/* SPDX-License-Identifier: Apache-2.0 */
/* Each block carries its size in front, so that the size a caller gives back can be checked. */
#include "tests/support/shaky.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As large as the strictest alignment, so that blocks are aligned as malloc's are. */
union header {
    size_t bytes;
    max_align_t align;
};

static void check_old_size(struct shaky *shaky, const union header *header, size_t old_bytes)
{
    if (header->bytes == old_bytes)
        return;
    shaky->mistakes++;
    if (shaky->counts_mistakes)
        return;
    fprintf(stderr, "shaky: a block of %zu bytes is given back as one of %zu\n", header->bytes,
            old_bytes);
    abort();
}

static void *renew(union header *old, size_t new_bytes)
{
    /* Always moved, and the old bytes spoilt: a stale pointer shows. */
    union header *header = malloc(sizeof *header + new_bytes);
    if (!header)
        return NULL;
    memset(header + 1, 0xA5, new_bytes);
    header->bytes = new_bytes;
    if (old) {
        memcpy(header + 1, old + 1, old->bytes < new_bytes ? old->bytes : new_bytes);
        memset(old + 1, 0x5A, old->bytes);
        free(old);
    }
    return header + 1;
}

void *shaky_alloc(void *user, void *block, size_t old_bytes, size_t new_bytes)
{
    struct shaky *shaky = user;
    union header *old = block ? (union header *)block - 1 : NULL;
    if (old)
        check_old_size(shaky, old, old_bytes);
    size_t before = old ? old->bytes : 0;
    if (!new_bytes) {
        if (old) {
            memset(block, 0x5A, before);
            shaky->live--;
        }
        shaky->live_bytes -= before;
        free(old);
        return NULL;
    }
    if (new_bytes > before) { /* Lua relies on it that shrinking does not fail */
        long request = shaky->requests++;
        if (shaky->fail_at >= 0 &&
            (request == shaky->fail_at || (shaky->fails_onward && request > shaky->fail_at)))
            return NULL;
    }
    void *result = renew(old, new_bytes);
    if (!result)
        return NULL;
    shaky->live += old ? 0 : 1;
    shaky->live_bytes += new_bytes - before;
    if (shaky->live_bytes > shaky->most_bytes)
        shaky->most_bytes = shaky->live_bytes;
    return result;
}
