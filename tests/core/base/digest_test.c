/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256: the examples of FIPS 180-2, and what another library makes of bytes in pieces. */
#include "core/base/digest.h"

#include "tests/support/check.h"

#include <sodium.h>
#include <string.h>

static struct row {
    const char *name;
    const char *text;
    const char *digest; /* FIPS 180-2, appendix B, and of nothing */
} rows[] = {
    { "of nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "of one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "of two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static void known(void **state)
{
    const struct row *row = *state;
    struct digest digest;
    uint8_t out[DIGEST_BYTES];
    char text[2 * sizeof out + 1];
    digest_begin(&digest);
    digest_add(&digest, row->text, strlen(row->text));
    digest_end(&digest, out);
    sodium_bin2hex(text, sizeof text, out, sizeof out);
    assert_string_equal(text, row->digest);
}

static void pieces_make_the_same_as_another_library(void **state)
{
    (void)state;
    uint8_t bytes[300], expected[DIGEST_BYTES], out[DIGEST_BYTES];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 37 + 11);
    for (size_t length = 0; length <= sizeof bytes; length++) {
        struct digest digest;
        digest_begin(&digest);
        size_t piece = length % 71 + 1;
        for (size_t at = 0; at < length; at += piece)
            digest_add(&digest, bytes + at, piece < length - at ? piece : length - at);
        digest_end(&digest, out);
        crypto_hash_sha256(expected, bytes, length);
        assert_memory_equal(out, expected, sizeof out);
    }
}

int main(void)
{
    struct CMUnitTest tests[COUNT(rows) + 1] = {
        cmocka_unit_test(pieces_make_the_same_as_another_library),
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i + 1] = (struct CMUnitTest){ rows[i].name, known, NULL, NULL, &rows[i] };
    return cmocka_run_group_tests_name("core/base/digest", tests, NULL, NULL);
}
