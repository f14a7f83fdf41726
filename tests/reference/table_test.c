/* SPDX-License-Identifier: Apache-2.0 */
/* Tables against results worked out by hand: what each bound and each hit policy means, also where
   a test or the number is not known. sample.h says what the facts are. */
#include "core/pack/table.h"
#include "tests/reference/evaluator.h"
#include "tests/reference/sample.h"
#include "tests/support/check.h"

#include <string.h>

struct line {
    const char *when; /* or */
    int below, up_to; /* 0: not given */
    const char *gives, *rate;
    int per;
};

static const struct row {
    const char *name;
    const char *by;
    enum hit hit;
    struct line lines[4];
    enum state state;
    long lo, hi;
} rows[] = {
    { "2 is below 3",
      "2",
      0,
      { { .below = 3, .gives = "10" }, { .gives = "20" } },
      STATE_KNOWN,
      10,
      10 },
    { "3 is not below 3",
      "person.three",
      0,
      { { .below = 3, .gives = "10" }, { .gives = "20" } },
      STATE_KNOWN,
      20,
      20 },
    { "3 is up to 3",
      "person.three",
      0,
      { { .up_to = 3, .gives = "10" }, { .gives = "20" } },
      STATE_KNOWN,
      10,
      10 },
    { "exactly 3",
      "person.three",
      0,
      { { .below = 3, .gives = "1" }, { .up_to = 3, .gives = "2" }, { .gives = "3" } },
      STATE_KNOWN,
      2,
      2 },
    { "0 .. 10 meets every row",
      "person.unknown",
      0,
      { { .below = 1, .gives = "7" }, { .up_to = 5, .gives = "4" }, { .gives = "9" } },
      STATE_UNKNOWN,
      4,
      9 },
    { "0 .. 10 meets no row from 11 on",
      "person.unknown",
      0,
      { { .below = 5, .gives = "7" }, { .up_to = 10, .gives = "4" }, { .gives = "person.bad" } },
      STATE_UNKNOWN,
      4,
      7 },
    { "of an absent number there is no row",
      "person.none",
      0,
      { { .below = 3, .gives = "10" }, { .gives = "20" } },
      STATE_FAULT,
      0,
      0 },
    { "an open number is open",
      "person.open",
      0,
      { { .below = 3, .gives = "10" }, { .gives = "20" } },
      STATE_OPEN,
      0,
      0 },
    /* 1,000 * 0 + 2,000 * 10 % + 500 * 25 / 100 */
    { "a scale: 3,500 pays 325",
      "3500",
      0,
      { { .up_to = 1000, .rate = "0" },
        { .up_to = 3000, .rate = "0.1" },
        { .rate = "25", .per = 100 } },
      STATE_KNOWN,
      325,
      325 },
    { "a scale begins at 0",
      "-5",
      0,
      { { .up_to = 2, .rate = "1" }, { .rate = "3" } },
      STATE_KNOWN,
      0,
      0 },
    /* f (0) = 0; f (10) = 2 * 1 + 8 * 3 */
    { "a scale of 0 .. 10",
      "person.unknown",
      0,
      { { .up_to = 2, .rate = "1" }, { .rate = "3" } },
      STATE_UNKNOWN,
      0,
      26 },
    { "first: the first that holds",
      NULL,
      HIT_FIRST,
      { { .when = "person.no", .gives = "person.bad" },
        { .when = "person.yes", .gives = "2" },
        { .when = "person.yes", .gives = "3" },
        { .gives = "4" } },
      STATE_KNOWN,
      2,
      2 },
    { "first: none holds",
      NULL,
      HIT_FIRST,
      { { .when = "person.no", .gives = "1" }, { .gives = "4" } },
      STATE_KNOWN,
      4,
      4 },
    { "first: one that may hold or what follows",
      NULL,
      HIT_FIRST,
      { { .when = "person.maybe", .gives = "1" },
        { .when = "person.yes", .gives = "2" },
        { .gives = "4" } },
      STATE_UNKNOWN,
      1,
      2 },
    { "first: none holds, and no row is for that: a gap",
      NULL,
      HIT_FIRST,
      { { .when = "person.no", .gives = "1" }, { .when = "person.no", .gives = "4" } },
      STATE_GAP,
      0,
      0 },
    { "first: one that may hold, or a gap: open",
      NULL,
      HIT_FIRST,
      { { .when = "person.no", .gives = "1" }, { .when = "person.maybe", .gives = "4" } },
      STATE_OPEN,
      0,
      0 },
    { "unique: the last holds",
      NULL,
      HIT_UNIQUE,
      { { .when = "person.no", .gives = "1" }, { .when = "person.yes", .gives = "4" } },
      STATE_KNOWN,
      4,
      4 },
    { "unique: the last holds too: a fault",
      NULL,
      HIT_UNIQUE,
      { { .when = "person.yes", .gives = "1" }, { .when = "person.yes", .gives = "4" } },
      STATE_FAULT,
      0,
      0 },
    { "any: the last differs: a fault",
      NULL,
      HIT_ANY,
      { { .when = "person.yes", .gives = "1" }, { .when = "person.yes", .gives = "4" } },
      STATE_FAULT,
      0,
      0 },
    { "largest: the last is the largest, and holds",
      NULL,
      HIT_LARGEST,
      { { .when = "person.yes", .gives = "1" }, { .when = "person.yes", .gives = "4" } },
      STATE_KNOWN,
      4,
      4 },
    { "smallest: none holds: a gap",
      NULL,
      HIT_SMALLEST,
      { { .when = "person.no", .gives = "1" }, { .when = "person.no", .gives = "4" } },
      STATE_GAP,
      0,
      0 },
    { "unique: one holds",
      NULL,
      HIT_UNIQUE,
      { { .when = "person.no", .gives = "1" },
        { .when = "person.yes", .gives = "2" },
        { .gives = "4" } },
      STATE_KNOWN,
      2,
      2 },
    { "unique: two hold, and agree: a fault",
      NULL,
      HIT_UNIQUE,
      { { .when = "person.yes", .gives = "2" },
        { .when = "person.yes", .gives = "2" },
        { .gives = "4" } },
      STATE_FAULT,
      0,
      0 },
    { "unique: a second that may hold: open",
      NULL,
      HIT_UNIQUE,
      { { .when = "person.yes", .gives = "2" },
        { .when = "person.maybe", .gives = "2" },
        { .gives = "4" } },
      STATE_OPEN,
      0,
      0 },
    { "any: two hold and agree",
      NULL,
      HIT_ANY,
      { { .when = "person.yes", .gives = "2" },
        { .when = "person.yes", .gives = "2" },
        { .gives = "4" } },
      STATE_KNOWN,
      2,
      2 },
    { "any: two hold and differ: a fault",
      NULL,
      HIT_ANY,
      { { .when = "person.yes", .gives = "2" },
        { .when = "person.yes", .gives = "3" },
        { .gives = "4" } },
      STATE_FAULT,
      0,
      0 },
    { "any: a second that may hold and agrees",
      NULL,
      HIT_ANY,
      { { .when = "person.yes", .gives = "2" },
        { .when = "person.maybe", .gives = "2" },
        { .gives = "4" } },
      STATE_KNOWN,
      2,
      2 },
    { "sum of those that hold",
      NULL,
      HIT_SUM,
      { { .when = "person.yes", .gives = "2" },
        { .when = "person.no", .gives = "9" },
        { .when = "person.yes", .gives = "person.three" } },
      STATE_KNOWN,
      5,
      5 },
    { "sum: one may hold",
      NULL,
      HIT_SUM,
      { { .when = "person.yes", .gives = "2" }, { .when = "person.maybe", .gives = "9" } },
      STATE_UNKNOWN,
      2,
      11 },
    { "count of those that hold",
      NULL,
      HIT_COUNT,
      { { .when = "person.yes" }, { .when = "person.no" }, { .when = "person.yes" } },
      STATE_KNOWN,
      2,
      2 },
    { "smallest of those that hold",
      NULL,
      HIT_SMALLEST,
      { { .when = "person.yes", .gives = "5" },
        { .when = "person.yes", .gives = "2" },
        { .when = "person.no", .gives = "1" },
        { .gives = "0" } },
      STATE_KNOWN,
      2,
      2 },
    { "largest: 2 for certain, and 5 perhaps",
      NULL,
      HIT_LARGEST,
      { { .when = "person.yes", .gives = "2" },
        { .when = "person.maybe", .gives = "5" },
        { .gives = "9" } },
      STATE_UNKNOWN,
      2,
      5 },
    { "largest: a smaller one that may hold does not matter",
      NULL,
      HIT_LARGEST,
      { { .when = "person.maybe", .gives = "2" },
        { .when = "person.yes", .gives = "5" },
        { .gives = "9" } },
      STATE_KNOWN,
      5,
      5 },
};

static int fill(struct builder *builder, const struct row *row, struct table_row *out)
{
    int count = 0;
    for (; count < 4; count++) {
        const struct line *line = &row->lines[count];
        if (!line->when && !line->gives && !line->rate)
            break;
        out[count] = (struct table_row){ .at = here,
                                         .when = prefix_expression(builder, line->when),
                                         .gives = prefix_expression(builder, line->gives),
                                         .rate = prefix_expression(builder, line->rate),
                                         .has_bound = line->below || line->up_to,
                                         .is_included = line->up_to > 0,
                                         .bound = number_whole(line->below + line->up_to),
                                         .has_per = line->per > 0,
                                         .per = number_whole(line->per) };
    }
    return count;
}

static void tables(void **state)
{
    const struct row *row = *state;
    struct table_row lines[4];
    struct builder *builder = sample_pack();
    struct table_law table = { .at = here, .hit = row->hit, .rows = lines };
    table.by = prefix_expression(builder, row->by);
    table.row_count = fill(builder, row, lines);
    struct value *value = build_value(builder, here, "person", "d", FORM_DERIVED);
    struct version *version = build_version(builder, value, here, "nation");
    version->law.text = "S";
    version->gives = build_use(builder, build_table(builder, &table));
    struct bylaw_pack *pack = sample_freeze(builder);
    struct facts *facts = sample_facts(pack, false);
    struct evaluator *evaluator = evaluator_new(facts, day_from_civil(2020, 6, 15), 0);
    const struct value *frozen = pack_find_value(pack, pack_find_entity(pack, "person"), "d");
    const struct result *result = evaluator_answer(evaluator, frozen, 0)->result;
    assert_int_equal(result->state, row->state);
    if (row->state <= STATE_UNKNOWN) {
        assert_int_equal(mpq_cmp_si(result->lo, row->lo, 1), 0);
        assert_int_equal(mpq_cmp_si(result->hi, row->hi, 1), 0);
    }
    evaluator_free(evaluator);
    facts_free(facts);
    pack_free(pack);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(rows)];
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i] =
            (struct CMUnitTest){ rows[i].name, tables, NULL, NULL, (void *)(uintptr_t)&rows[i] };
    return cmocka_run_group_tests_name("reference/table", tests, NULL, NULL);
}
