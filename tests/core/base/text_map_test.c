/* SPDX-License-Identifier: Apache-2.0 */
/* The map from text to a number. The file is included to choose keys by their hash, as somebody
   would who means harm. */
#include "core/base/text_map.c" /* NOLINT(bugprone-suspicious-include) */

#include "tests/support/check.h"
#include "tests/support/shaky.h"

#include <stdio.h>

struct fixture {
    struct shaky shaky;
    struct memory memory;
    struct arena arena;
    struct text_map map;
};

static void begin(struct fixture *fixture, struct shaky shaky)
{
    fixture->shaky = shaky;
    memory_init(&fixture->memory, shaky_alloc, &fixture->shaky, 0);
    arena_init(&fixture->arena, &fixture->memory);
    text_map_init(&fixture->map, &fixture->arena);
}

static void end(struct fixture *fixture)
{
    arena_clear(&fixture->arena);
    assert_int_equal(fixture->shaky.live, 0);
}

static void an_empty_map_holds_nothing(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    assert_int_equal(text_map_find(&f.map, "a", 1), -1);
    assert_int_equal(text_map_find(&f.map, "", 0), -1);
    end(&f);
}

static void keys_are_told_apart_by_every_byte(void **state)
{
    (void)state;
    static const char *const keys[] = { "a", "b", "ab", "ba", "abcdefgh", "abcdefghi", "户", "戶" };
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    for (size_t i = 0; i < COUNT(keys); i++)
        assert_int_equal(text_map_add(&f.map, keys[i], strlen(keys[i]), (int64_t)i), BYLAW_OK);
    /* NUL is a byte as any other, and the key of no bytes is a key */
    assert_int_equal(text_map_add(&f.map, "a\0", 2, 100), BYLAW_OK);
    assert_int_equal(text_map_add(&f.map, "a\0\0", 3, 101), BYLAW_OK);
    assert_int_equal(text_map_add(&f.map, NULL, 0, 102), BYLAW_OK);
    for (size_t i = 0; i < COUNT(keys); i++)
        assert_int_equal(text_map_find(&f.map, keys[i], strlen(keys[i])), i);
    assert_int_equal(text_map_find(&f.map, "a\0", 2), 100);
    assert_int_equal(text_map_find(&f.map, "a\0\0", 3), 101);
    assert_int_equal(text_map_find(&f.map, "", 0), 102);
    assert_int_equal(text_map_find(&f.map, "abc", 3), -1);
    end(&f);
}

static void a_key_given_twice_is_refused(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    assert_int_equal(text_map_add(&f.map, "a", 1, 7), BYLAW_OK);
    assert_int_equal(text_map_add(&f.map, "ax", 1, 8), BYLAW_EEXISTS);
    assert_int_equal(text_map_find(&f.map, "a", 1), 7);
    assert_int_equal(f.map.count, 1);
    end(&f);
}

#define MANY 100000
static char many[MANY][20];

static struct many_row {
    const char *name;
    const char *before;
    const char *after;
} many_rows[] = {
    { "numbers as keys", "", "" },
    { "keys that differ in front", "", "-applicant" },
    { "keys that differ at the end", "person-", "" },
};

static void many_keys(void **state)
{
    const struct many_row *row = *state;
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    for (int i = 0; i < MANY; i++) {
        int length = snprintf(many[i], sizeof many[i], "%s%d%s", row->before, i, row->after);
        assert_int_equal(text_map_add(&f.map, many[i], (size_t)length, i), BYLAW_OK);
    }
    for (int i = 0; i < MANY; i++)
        assert_int_equal(text_map_find(&f.map, many[i], strlen(many[i])), i);
    assert_int_equal(text_map_find(&f.map, "x", 1), -1);
    /* Half full at most, and honest keys make it grow no further: 2^17 < 2 * 10^5 < 2^18. */
    assert_int_equal(f.map.room, 1 << 18);
    end(&f);
}

static void survives_no_memory(void **state)
{
    (void)state;
    bylaw_status status = BYLAW_ENOMEM;
    for (long n = 0; status == BYLAW_ENOMEM; n++) {
        assert_true(n < 100);
        struct fixture f;
        begin(&f, (struct shaky){ .fail_at = n, .fails_onward = true });
        int64_t added = 0;
        for (status = BYLAW_OK; status == BYLAW_OK && added < 3000; added++) {
            snprintf(many[added], sizeof many[added], "%d", (int)added);
            status = text_map_add(&f.map, many[added], strlen(many[added]), added);
        }
        added -= status != BYLAW_OK;
        for (int64_t i = 0; i < added; i++) /* what went in before is still there */
            assert_int_equal(text_map_find(&f.map, many[i], strlen(many[i])), i);
        end(&f);
    }
    assert_int_equal(status, BYLAW_OK);
}

#define CHOSEN 1000
static char chosen[CHOSEN][20];

/* Keys that begin at one and the same place of a table with this room and seed. */
static void choose(size_t room, uint64_t seed)
{
    for (int i = 0, found = 0; found < CHOSEN; i++) {
        int length = snprintf(chosen[found], sizeof chosen[found], "%d", i);
        if ((hash_of(chosen[found], (size_t)length, seed) & (room - 1)) == 7)
            found++;
    }
}

static void chosen_keys_make_no_long_chain(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER);
    /* A table built once for each doubling from 16 to 2048 slots is at seed 8; 1,000 keys fill half
       of 2,048. Without another seed the last key would be found after 999 steps. */
    choose(2048, 8);
    for (int64_t i = 0; i < CHOSEN; i++)
        assert_int_equal(text_map_add(&f.map, chosen[i], strlen(chosen[i]), i), BYLAW_OK);
    size_t longest = 0;
    for (int64_t i = 0; i < CHOSEN; i++) {
        size_t chain;
        assert_int_equal(seek(&f.map, chosen[i], strlen(chosen[i]), &chain)->value, i);
        longest = chain > longest ? chain : longest;
    }
    assert_true(longest <= 128);
    assert_true(f.map.room <= 32768); /* sixteen times what they need */
    end(&f);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(many_rows) + 5] = {
        cmocka_unit_test(an_empty_map_holds_nothing),
        cmocka_unit_test(keys_are_told_apart_by_every_byte),
        cmocka_unit_test(a_key_given_twice_is_refused),
        cmocka_unit_test(survives_no_memory),
        cmocka_unit_test(chosen_keys_make_no_long_chain),
    };
    for (size_t i = 0; i < COUNT(many_rows); i++)
        tests[i + 5] =
            (struct CMUnitTest){ many_rows[i].name, many_keys, NULL, NULL, &many_rows[i] };
    return cmocka_run_group_tests_name("core/base/text_map", tests, NULL, NULL);
}
