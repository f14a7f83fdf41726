/* SPDX-License-Identifier: Apache-2.0 */
/* The functions of libcrypto's older interface: those of the newer one ask for memory that does not
   come through the hook. */
#define OPENSSL_API_COMPAT 0x10100000L
#include "core/base/digest.h"

#include <openssl/sha.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(struct digest), "there is room for its state");

static SHA256_CTX *state(struct digest *digest)
{
    return (SHA256_CTX *)digest->room;
}

void digest_begin(struct digest *digest)
{
    SHA256_Init(state(digest));
}

void digest_add(struct digest *digest, const void *bytes, size_t count)
{
    SHA256_Update(state(digest), bytes, count);
}

void digest_end(struct digest *digest, uint8_t out[DIGEST_BYTES])
{
    SHA256_Final(out, state(digest));
}
