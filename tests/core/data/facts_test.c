/* SPDX-License-Identifier: Apache-2.0 */
/* Rows, cells and lists set one by one, as a host's case does. */
#include "core/data/column.h"
#include "tests/core/data/small_pack.h"
#include "tests/support/check.h"
#include "tests/support/random.h"
#include "tests/support/shaky.h"

#include <stdio.h>

struct fixture {
    struct small_pack small;
    struct shaky shaky;
    struct facts *facts;
};

static void start(struct fixture *fixture)
{
    fixture->shaky = SHAKY_NEVER;
    small_pack_init(&fixture->small);
    assert_int_equal(
        facts_new(&fixture->small.pack, shaky_alloc, &fixture->shaky, 0, &fixture->facts),
        BYLAW_OK);
}

static void stop(struct fixture *fixture)
{
    facts_free(fixture->facts);
    assert_int_equal(fixture->shaky.live, 0);
    assert_int_equal(fixture->shaky.live_bytes, 0);
}

static size_t add(struct fixture *fixture, int entity, const char *id)
{
    size_t row = 0;
    assert_int_equal(facts_add_row(fixture->facts, &fixture->small.entities[entity], id, &row),
                     BYLAW_OK);
    return row;
}

static void rows_are_found_by_their_ids(void **state)
{
    (void)state;
    struct fixture fixture;
    size_t row;
    start(&fixture);
    const struct entity *person = &fixture.small.entities[PERSON];
    assert_int_equal(facts_find_row(fixture.facts, person, "P1"), ROW_NONE);
    assert_int_equal(add(&fixture, PERSON, "P2"), 0);
    assert_int_equal(add(&fixture, PERSON, "P1"), 1);
    assert_int_equal(facts_find_row(fixture.facts, person, "P1"), 1);
    assert_int_equal(facts_find_row(fixture.facts, person, "P2"), 0);
    assert_int_equal(facts_find_row(fixture.facts, person, "P"), ROW_NONE);
    assert_int_equal(facts_find_row(fixture.facts, person, "P11"), ROW_NONE);
    assert_string_equal(facts_id(fixture.facts, person, 1), "P1");
    assert_int_equal(facts_add_row(fixture.facts, person, "P1", &row), BYLAW_EEXISTS);
    assert_int_equal(facts_table(fixture.facts, person)->rows, 2);
    /* Other entities have ids of their own. */
    assert_int_equal(add(&fixture, CITY, "P1"), 0);
    stop(&fixture);
}

/* Ids of 1 to 3 letters, many given twice; ascending at first, then not: with and without index. */
static void ids_in_any_order(void **state)
{
    (void)state;
    uint64_t random = 3;
    for (int round = 0; round < 20; round++) {
        static char ids[600][4];
        struct fixture fixture;
        size_t count = 0;
        start(&fixture);
        const struct entity *person = &fixture.small.entities[PERSON];
        for (int i = 0; i < 600; i++) {
            char id[4] = "";
            size_t row;
            int64_t expected = ROW_NONE;
            if (i < 26 * round) {
                id[0] = (char)('a' + i / 26);
                id[1] = (char)('a' + i % 26);
            } else {
                for (size_t j = 0; j <= random_below(&random, 3); j++)
                    id[j] = (char)('a' + random_below(&random, 9));
            }
            for (size_t j = 0; j < count; j++)
                if (strcmp(ids[j], id) == 0)
                    expected = (int64_t)j;
            assert_int_equal(facts_find_row(fixture.facts, person, id), expected);
            assert_int_equal(facts_add_row(fixture.facts, person, id, &row),
                             expected == ROW_NONE ? BYLAW_OK : BYLAW_EEXISTS);
            if (expected == ROW_NONE)
                memcpy(ids[count++], id, sizeof id);
        }
        for (size_t j = 0; j < count; j++) {
            assert_int_equal(facts_find_row(fixture.facts, person, ids[j]), j);
            assert_string_equal(facts_id(fixture.facts, person, j), ids[j]);
        }
        stop(&fixture);
    }
}

static void cells_start_unknown(void **state)
{
    (void)state;
    struct fixture fixture;
    int64_t cell = 7;
    start(&fixture);
    add(&fixture, PERSON, "P1");
    add(&fixture, PERSON, "P2");
    const struct attribute *months = small_attribute(&fixture.small, PERSON, "insured_months");
    assert_int_equal(facts_get(fixture.facts, months, 0, &cell), STATE_UNKNOWN);
    assert_int_equal(cell, 0);
    assert_int_equal(facts_set(fixture.facts, months, 1, STATE_KNOWN, 186), BYLAW_OK);
    assert_int_equal(facts_get(fixture.facts, months, 0, &cell), STATE_UNKNOWN);
    assert_int_equal(facts_get(fixture.facts, months, 1, &cell), STATE_KNOWN);
    assert_int_equal(cell, 186);

    /* A row that comes later is unknown too, and taking a fact back makes it so. */
    assert_int_equal(add(&fixture, PERSON, "P3"), 2);
    assert_int_equal(facts_get(fixture.facts, months, 2, &cell), STATE_UNKNOWN);
    assert_int_equal(facts_set(fixture.facts, months, 1, STATE_UNKNOWN, 5), BYLAW_OK);
    assert_int_equal(facts_get(fixture.facts, months, 1, &cell), STATE_UNKNOWN);
    assert_int_equal(cell, 0);
    assert_int_equal(facts_get(fixture.facts, months, 99, &cell), STATE_UNKNOWN);
    stop(&fixture);
}

static void columns_are_as_wide_as_their_bounds(void **state)
{
    (void)state;
    struct attribute number = { .kind = KIND_NUMBER, .at_most = { INT32_MAX, 1 } };
    static const enum kind fours[] = { KIND_DAY, KIND_TEXT, KIND_ONE };
    number.at_least = (struct number){ INT32_MIN, 1 };
    assert_int_equal(column_width(&number), 4);
    number.at_most.top++;
    assert_int_equal(column_width(&number), 8);
    number.at_most = (struct number){ 21474836, 1 }; /* 2147483600 in hundredths */
    number.at_least = (struct number){ 0, 1 };
    number.places = 2;
    assert_int_equal(column_width(&number), 4);
    number.at_most.top++; /* 2147483700 */
    assert_int_equal(column_width(&number), 8);
    number.at_most = (struct number){ 0, 1 };
    number.at_least = (struct number){ -21474837, 1 };
    assert_int_equal(column_width(&number), 8);

    struct attribute choice = { .kind = KIND_CHOICE, .choices = { .count = 127 } };
    assert_int_equal(column_width(&choice), 1);
    choice.choices.count = 128;
    assert_int_equal(column_width(&choice), 4);
    assert_int_equal(column_width(&(struct attribute){ .kind = KIND_YES_NO }), 1);
    for (size_t i = 0; i < COUNT(fours); i++)
        assert_int_equal(column_width(&(struct attribute){ .kind = fours[i] }), 4);
}

static void extreme_cells_come_back(void **state)
{
    (void)state;
    static const struct {
        const char *attribute;
        int64_t cell;
    } cells[] = { { "savings", INT64_MAX },   { "savings", INT64_MIN }, { "birth_date", DAY_FIRST },
                  { "birth_date", DAY_LAST }, { "employed", 1 },        { "degree", 4 } };
    struct fixture fixture;
    start(&fixture);
    add(&fixture, PERSON, "P1");
    for (size_t i = 0; i < COUNT(cells); i++) {
        int64_t cell;
        const struct attribute *attribute =
            small_attribute(&fixture.small, PERSON, cells[i].attribute);
        assert_int_equal(facts_set(fixture.facts, attribute, 0, STATE_KNOWN, cells[i].cell),
                         BYLAW_OK);
        assert_int_equal(facts_get(fixture.facts, attribute, 0, &cell), STATE_KNOWN);
        assert_int_equal(cell, cells[i].cell);
    }
    stop(&fixture);
}

static void regions_start_as_none(void **state)
{
    (void)state;
    struct fixture fixture;
    start(&fixture);
    const struct entity *city = &fixture.small.entities[CITY];
    add(&fixture, CITY, "C1");
    assert_int_equal(facts_table(fixture.facts, city)->regions[0], REGION_NONE);
    assert_int_equal(facts_set_region(fixture.facts, city, 0, 2), BYLAW_OK);
    for (int i = 2; i < 40; i++) {
        char id[16];
        snprintf(id, sizeof id, "C%d", i);
        add(&fixture, CITY, id);
    }
    assert_int_equal(facts_table(fixture.facts, city)->regions[0], 2);
    assert_int_equal(facts_table(fixture.facts, city)->regions[38], REGION_NONE);
    assert_null(facts_table(fixture.facts, &fixture.small.entities[PERSON])->regions);
    stop(&fixture);
}

/* ---- lists ---- */

static struct member_list *members(struct fixture *fixture, size_t household)
{
    struct member_list *list;
    const struct attribute *attribute = small_attribute(&fixture->small, HOUSEHOLD, "members");
    assert_int_equal(facts_members(fixture->facts, attribute, &list), BYLAW_OK);
    assert_true(household < fixture->facts->tables[HOUSEHOLD].rows);
    return list;
}

static uint32_t count(struct fixture *fixture, size_t household)
{
    const struct member_list *list = members(fixture, household);
    return list->starts[household + 1] - list->starts[household];
}

static void lists_follow_the_references(void **state)
{
    (void)state;
    struct fixture fixture;
    start(&fixture);
    const struct attribute *household = small_attribute(&fixture.small, PERSON, "household");
    add(&fixture, HOUSEHOLD, "H1");
    assert_int_equal(count(&fixture, 0), 0); /* no person at all */
    add(&fixture, PERSON, "P1");
    add(&fixture, PERSON, "P2");
    assert_int_equal(count(&fixture, 0), 0); /* none whose household is known */
    assert_int_equal(facts_set(fixture.facts, household, 1, STATE_KNOWN, 0), BYLAW_OK);
    assert_int_equal(count(&fixture, 0), 1);
    assert_int_equal(members(&fixture, 0)->rows[0], 1);
    assert_null(members(&fixture, 0)->open);

    add(&fixture, HOUSEHOLD, "H2");
    assert_int_equal(count(&fixture, 1), 0);
    assert_int_equal(facts_set(fixture.facts, household, 1, STATE_KNOWN, 1), BYLAW_OK);
    assert_int_equal(facts_set(fixture.facts, household, 0, STATE_KNOWN, 1), BYLAW_OK);
    assert_int_equal(count(&fixture, 0), 0);
    assert_int_equal(count(&fixture, 1), 2);
    assert_int_equal(members(&fixture, 1)->rows[0], 0);
    assert_int_equal(members(&fixture, 1)->rows[1], 1);
    assert_int_equal(facts_set(fixture.facts, household, 0, STATE_UNKNOWN, 0), BYLAW_OK);
    assert_int_equal(count(&fixture, 1), 1);
    stop(&fixture);
}

static void a_list_holds_no_more_than_it_may(void **state)
{
    (void)state;
    static const char *const ids[] = { "P1", "P2", "P3", "P4" };
    struct fixture fixture;
    struct member_list *list;
    start(&fixture);
    const struct attribute *household = small_attribute(&fixture.small, PERSON, "household");
    add(&fixture, HOUSEHOLD, "H1");
    for (size_t i = 0; i < COUNT(ids); i++) {
        size_t row = add(&fixture, PERSON, ids[i]);
        assert_int_equal(facts_set(fixture.facts, household, row, STATE_KNOWN, 0), BYLAW_OK);
        assert_int_equal(facts_members(fixture.facts,
                                       small_attribute(&fixture.small, HOUSEHOLD, "members"),
                                       &list),
                         i < 3 ? BYLAW_OK : BYLAW_ELIMIT);
    }
    stop(&fixture);
}

static void lists_of_a_case_are_open_until_closed(void **state)
{
    (void)state;
    struct fixture fixture;
    start(&fixture);
    const struct attribute *list = small_attribute(&fixture.small, HOUSEHOLD, "members");
    fixture.facts->lists_open = true;
    add(&fixture, HOUSEHOLD, "H1");
    add(&fixture, HOUSEHOLD, "H2");
    assert_int_equal(members(&fixture, 0)->open[0], 1);
    assert_int_equal(facts_close_list(fixture.facts, list, 1), BYLAW_OK);
    assert_int_equal(members(&fixture, 0)->open[0], 1);
    assert_int_equal(members(&fixture, 0)->open[1], 0);
    add(&fixture, HOUSEHOLD, "H3"); /* what was closed stays so */
    assert_int_equal(members(&fixture, 0)->open[1], 0);
    assert_int_equal(members(&fixture, 0)->open[2], 1);
    stop(&fixture);
}

/* ---- no memory ---- */

static bylaw_status build_something(struct fixture *fixture)
{
    size_t row;
    int64_t cell;
    enum state state;
    struct member_list *list;
    struct facts *facts;
    bylaw_status status =
        facts_new(&fixture->small.pack, shaky_alloc, &fixture->shaky, 0, &fixture->facts);
    facts = fixture->facts;
    for (int i = 0; !status && i < 40; i++) {
        char id[16];
        snprintf(id, sizeof id, "R%d", 40 - i);
        status = facts_add_row(facts, &fixture->small.entities[i % ENTITIES], id, &row);
        if (!status && i % ENTITIES == PERSON)
            status = facts_set(facts, small_attribute(&fixture->small, PERSON, "household"), row,
                               i ? STATE_KNOWN : STATE_UNKNOWN, i / 7);
        if (!status && i % ENTITIES == PERSON)
            status = facts_read_cell(facts, small_attribute(&fixture->small, PERSON, "note"), id,
                                     strlen(id), &state, &cell, NULL);
    }
    if (!status)
        status =
            facts_members(facts, small_attribute(&fixture->small, HOUSEHOLD, "members"), &list);
    return status;
}

static void survives_no_memory(void **state)
{
    (void)state;
    bylaw_status status = BYLAW_ENOMEM;
    for (long n = 0; status == BYLAW_ENOMEM; n++) {
        struct fixture fixture = { .shaky = { .fail_at = n } };
        assert_true(n < 1000);
        small_pack_init(&fixture.small);
        status = build_something(&fixture);
        stop(&fixture);
    }
    assert_int_equal(status, BYLAW_OK);
}

/* A request that fails once leaves the facts as they were: the same call then succeeds. */
static void a_failed_call_can_be_made_again(void **state)
{
    (void)state;
    struct fixture fixture;
    int64_t cell;
    start(&fixture);
    const struct attribute *months = small_attribute(&fixture.small, PERSON, "insured_months");
    for (int i = 0; i < 100; i++) {
        char id[16];
        size_t row = 0;
        bylaw_status status = BYLAW_ENOMEM;
        snprintf(id, sizeof id, "R%d", i);
        for (long n = 0; status == BYLAW_ENOMEM; n++) {
            fixture.shaky.fail_at = fixture.shaky.requests + n;
            status = facts_add_row(fixture.facts, &fixture.small.entities[PERSON], id, &row);
        }
        assert_int_equal(status, BYLAW_OK);
        assert_int_equal(row, i);
        status = BYLAW_ENOMEM;
        for (long n = 0; status == BYLAW_ENOMEM; n++) {
            fixture.shaky.fail_at = fixture.shaky.requests + n;
            status = facts_set(fixture.facts, months, row, STATE_KNOWN, i);
        }
        assert_int_equal(status, BYLAW_OK);
    }
    for (size_t row = 0; row < 100; row++) {
        assert_int_equal(facts_get(fixture.facts, months, row, &cell), STATE_KNOWN);
        assert_int_equal(cell, row);
    }
    stop(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_found_by_their_ids),
        cmocka_unit_test(ids_in_any_order),
        cmocka_unit_test(cells_start_unknown),
        cmocka_unit_test(columns_are_as_wide_as_their_bounds),
        cmocka_unit_test(extreme_cells_come_back),
        cmocka_unit_test(regions_start_as_none),
        cmocka_unit_test(lists_follow_the_references),
        cmocka_unit_test(a_list_holds_no_more_than_it_may),
        cmocka_unit_test(lists_of_a_case_are_open_until_closed),
        cmocka_unit_test(survives_no_memory),
        cmocka_unit_test(a_failed_call_can_be_made_again),
    };
    return cmocka_run_group_tests_name("core/data/facts", tests, NULL, NULL);
}
