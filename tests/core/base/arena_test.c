/* SPDX-License-Identifier: Apache-2.0 */
/* The allocation hook, its limit, and arenas. */
#include "core/base/arena.h"

#include "tests/support/check.h"
#include "tests/support/shaky.h"

#include <string.h>

struct fixture {
    struct shaky shaky;
    struct memory memory;
    struct arena arena;
};

static void begin(struct fixture *fixture, struct shaky shaky, size_t limit_bytes)
{
    fixture->shaky = shaky;
    memory_init(&fixture->memory, shaky_alloc, &fixture->shaky, limit_bytes);
    arena_init(&fixture->arena, &fixture->memory);
}

static void end(struct fixture *fixture)
{
    arena_clear(&fixture->arena);
    assert_int_equal(fixture->shaky.live, 0);
    assert_int_equal(fixture->shaky.live_bytes, 0);
    assert_int_equal(fixture->memory.used_bytes, 0);
}

static void the_limit_is_reached_exactly(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER, 100);
    void *first = memory_alloc(&f.memory, NULL, 0, 60);
    assert_non_null(first);
    assert_null(memory_alloc(&f.memory, NULL, 0, 41));
    void *second = memory_alloc(&f.memory, NULL, 0, 40);
    assert_non_null(second);
    assert_int_equal(f.memory.used_bytes, 100);
    assert_null(memory_alloc(&f.memory, first, 60, 61));
    assert_int_equal(f.memory.used_bytes, 100); /* a refusal changes nothing */
    first = memory_alloc(&f.memory, first, 60, 10);
    assert_int_equal(f.memory.used_bytes, 50);
    second = memory_alloc(&f.memory, second, 40, 90);
    assert_non_null(second);
    assert_null(memory_alloc(&f.memory, NULL, 0, SIZE_MAX));
    memory_alloc(&f.memory, first, 10, 0);
    memory_alloc(&f.memory, second, 90, 0);
    end(&f);
}

static void an_old_size_without_a_block_is_no_size(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER, 100);
    void *block = memory_alloc(&f.memory, NULL, 5, 100); /* 5: a type tag of Lua's */
    assert_non_null(block);
    assert_int_equal(f.memory.used_bytes, 100);
    assert_null(memory_alloc(&f.memory, NULL, 5, 0));
    assert_int_equal(f.memory.used_bytes, 100);
    memory_alloc(&f.memory, block, 100, 0);
    end(&f);
}

static void a_failed_hook_leaves_the_count_alone(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, (struct shaky){ .fail_at = 1 }, 0);
    void *block = memory_alloc(&f.memory, NULL, 0, 10);
    assert_null(memory_alloc(&f.memory, block, 10, 20));
    assert_int_equal(f.memory.used_bytes, 10);
    memory_alloc(&f.memory, block, 10, 0);
    end(&f);
}

static void without_a_hook_the_library_of_c_serves(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, NULL, NULL, 0);
    char *block = memory_alloc(&memory, NULL, 0, 16);
    assert_non_null(block);
    block[15] = 'x';
    block = memory_alloc(&memory, block, 16, 4000);
    assert_int_equal(block[15], 'x');
    assert_null(memory_alloc(&memory, block, 4000, 0));
    assert_int_equal(memory.used_bytes, 0);
}

static void objects_are_aligned_zeroed_and_apart(void **state)
{
    (void)state;
    static const size_t sizes[] = { 0, 1, 3, 16, 17, 100, 1023, 1024, 1025, 4096, 5000, 70000 };
    struct fixture f;
    begin(&f, SHAKY_NEVER, 0);
    unsigned char *kept[20 * COUNT(sizes)];
    for (size_t i = 0; i < COUNT(kept); i++) {
        size_t bytes = sizes[i % COUNT(sizes)];
        bool wide = i % 3 == 0;
        kept[i] = wide ? arena_alloc_wide(&f.arena, bytes, 1) : arena_alloc(&f.arena, 1, bytes);
        assert_non_null(kept[i]);
        assert_int_equal((uintptr_t)kept[i] % (wide ? 64 : 16), 0);
        for (size_t j = 0; j < bytes; j++)
            assert_int_equal(kept[i][j], 0);
        memset(kept[i], (int)(i % 251) + 1, bytes);
    }
    for (size_t i = 0; i < COUNT(kept); i++) { /* nobody wrote into another's */
        for (size_t j = 0; j < sizes[i % COUNT(sizes)]; j++)
            assert_int_equal(kept[i][j], (int)(i % 251) + 1);
    }
    end(&f);
}

static void a_size_that_overflows_is_refused(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER, 0);
    assert_null(arena_alloc(&f.arena, SIZE_MAX, 2));
    assert_null(arena_alloc(&f.arena, SIZE_MAX / 2 + 1, 2)); /* the product is 0 */
    assert_null(arena_alloc_wide(&f.arena, 1, SIZE_MAX - 8));
    assert_null(arena_copy_bytes(&f.arena, "", SIZE_MAX));
    assert_int_equal(f.shaky.requests, 0);
    end(&f);
}

static void near_the_limit_small_requests_still_fit(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER, 1000); /* less than a block */
    assert_non_null(arena_alloc(&f.arena, 1, 500));
    assert_null(arena_alloc(&f.arena, 1, 500)); /* with its header it goes over */
    assert_non_null(arena_alloc(&f.arena, 1, 400));
    end(&f);
}

static void an_arena_is_used_again_after_clearing(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER, 0);
    assert_string_equal(arena_copy(&f.arena, "one"), "one");
    arena_clear(&f.arena);
    assert_int_equal(f.shaky.live, 0);
    assert_string_equal(arena_copy(&f.arena, "two"), "two");
    end(&f);
}

static void texts_are_copied(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER, 0);
    assert_null(arena_copy(&f.arena, NULL));
    assert_string_equal(arena_copy(&f.arena, ""), "");
    assert_memory_equal(arena_copy_bytes(&f.arena, "a\0b", 3), "a\0b", 4); /* and a NUL */
    assert_string_equal(arena_copy_bytes(&f.arena, NULL, 0), "");
    assert_string_equal(arena_format(&f.arena, "%s:%d", "户口.lua", 12), "户口.lua:12");
    char *longer = arena_format(&f.arena, "%05000d", 7);
    assert_int_equal(strlen(longer), 5000);
    end(&f);
}

static void an_array_grows_and_keeps_its_items(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, SHAKY_NEVER, 0);
    int32_t *items = NULL;
    size_t room = 0;
    size_t grown = 0;
    for (size_t count = 0; count < 1000; count++) {
        size_t before = room;
        assert_int_equal(arena_grow(&f.arena, &items, count, &room, sizeof *items), BYLAW_OK);
        assert_true(room > count);
        grown += room != before;
        items[count] = (int32_t)count;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    assert_int_equal(grown, 8); /* 8, 16, ... 1024: doubled each time */
    end(&f);
}

static void an_array_that_cannot_grow_stays(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, (struct shaky){ .fail_at = 1, .fails_onward = true }, 0);
    char *items = NULL;
    size_t room = 0;
    assert_int_equal(arena_grow(&f.arena, &items, 0, &room, 2000), BYLAW_OK);
    char *before = items;
    assert_int_equal(arena_grow(&f.arena, &items, 8, &room, 2000), BYLAW_ENOMEM);
    assert_ptr_equal(items, before);
    assert_int_equal(room, 8);
    room = SIZE_MAX / 2 + 1;
    assert_int_equal(arena_grow(&f.arena, &items, room, &room, 1), BYLAW_ENOMEM);
    end(&f);
}

/* Everything that asks for memory, in one go; false: some of it was refused. */
static bool use_all(struct arena *arena)
{
    int64_t *items = NULL;
    size_t room = 0;
    for (size_t i = 0; i < 2000; i++) {
        if (arena_grow(arena, &items, i, &room, sizeof *items) != BYLAW_OK)
            return false;
        items[i] = 1;
        if (!arena_format(arena, "item %zu", i))
            return false;
    }
    return arena_alloc_wide(arena, 3000, 8) && arena_copy(arena, "text") &&
           arena_copy_bytes(arena, "bytes", 5);
}

static void survives_no_memory(void **state)
{
    (void)state;
    for (int onward = 0; onward < 2; onward++) {
        bool done = false;
        for (long n = 0; !done; n++) {
            assert_true(n < 100);
            struct fixture f;
            begin(&f, (struct shaky){ .fail_at = n, .fails_onward = onward }, 0);
            done = use_all(&f.arena) && f.shaky.requests <= n;
            end(&f);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_limit_is_reached_exactly),
        cmocka_unit_test(an_old_size_without_a_block_is_no_size),
        cmocka_unit_test(a_failed_hook_leaves_the_count_alone),
        cmocka_unit_test(without_a_hook_the_library_of_c_serves),
        cmocka_unit_test(objects_are_aligned_zeroed_and_apart),
        cmocka_unit_test(a_size_that_overflows_is_refused),
        cmocka_unit_test(near_the_limit_small_requests_still_fit),
        cmocka_unit_test(an_arena_is_used_again_after_clearing),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(an_array_grows_and_keeps_its_items),
        cmocka_unit_test(an_array_that_cannot_grow_stays),
        cmocka_unit_test(survives_no_memory),
    };
    return cmocka_run_group_tests_name("core/base/arena", tests, NULL, NULL);
}
