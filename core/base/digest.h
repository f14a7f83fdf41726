/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 over bytes that come piece by piece: by the processor's own instructions where it has
   them. Takes no memory and never fails. */
#ifndef BYLAW_BASE_DIGEST_H
#define BYLAW_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define DIGEST_BYTES 32

struct digest {
    uint64_t room[16]; /* what libcrypto keeps */
};

void digest_begin(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t count);
void digest_end(struct digest *digest, uint8_t out[DIGEST_BYTES]);

#endif
