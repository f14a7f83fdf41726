/* SPDX-License-Identifier: Apache-2.0 */
/* References between tables, rejection that spreads along them, and rows taken out. */
#include "tests/core/data/csv_load.h"
#include "tests/support/check.h"
#include "tests/support/random.h"

#include <stdlib.h>

#define MISSING(id, file)                                                                          \
    "no row of " file " has the id '" id "'; write the id of one, or leave the cell empty where "  \
    "it is not known\n"

static struct row {
    const char *name;
    const char *person, *household, *city;
    const char *said;
    const char *persons, *households; /* as printed again */
} rows[] = {
    { "references to rows of other files", "id,household,city\nP1,H2,C1\nP2,H1,C1\n",
      "id\nH1\nH2\n", "id\nC1\n", "", "P1,H2,C1\nP2,H1,C1\n", "H1\nH2\n" },
    { "references to later rows of the same file", "id,spouse\nP1,P3\nP2,-\nP3,P1\nP4,\n", NULL,
      NULL, "", "P1,P3\nP2,-\nP3,P1\nP4,\n", "" },
    { "files that refer to each other", "id,household\nP1,H1\nP2,H1\n", "id,head\nH1,P2\n", NULL,
      "", "P1,H1\nP2,H1\n", "H1,P2\n" },
    { "a row that refers to itself", "id,spouse\nP1,P1\n", NULL, NULL, "", "P1,P1\n", "" },
    { "blanks around a reference are left out", "id,household\nP1, H1 \n", "id\n H1\n", NULL, "",
      "P1,H1\n", "H1\n" },
    { "quotes in a reference", "id,household\nP1,\"H\"\"1\"\n", "id\n\"H\"\"1\"\n", NULL, "",
      "P1,\"H\"\"1\"\n", "\"H\"\"1\"\n" },
    { "a reference to no row", "id,household\nP1,H1\nP2,H9\n", "id\nH1\n", NULL,
      "person.csv:3: household: " MISSING("H9", "household.csv"), "P1,H1\n", "H1\n" },
    { "ids are told apart by case", "id,household\nP1,h1\n", "id\nH1\n", NULL,
      "person.csv:2: household: " MISSING("h1", "household.csv"), "", "H1\n" },
    { "a dash where there must be one", "id,household\nP1,-\n", NULL, NULL,
      "person.csv:2: household: '-' says that there is no value, but household is not optional; "
      "leave the cell empty where the value is not known\n",
      "", "" },
    { "a reference to a rejected row", "id,household\nP1,H1\nP2,H2\nP3,H1\n",
      "id,head\nH1,P9\nH2,P2\n", NULL,
      "person.csv:2: household: refers to household H1, which was rejected (household.csv:2); put "
      "that row right\n"
      "person.csv:4: household: refers to household H1, which was rejected (household.csv:2); put "
      "that row right\n"
      "household.csv:2: head: " MISSING("P9", "person.csv"),
      "P2,H2\n", "H2,P2\n" },
    { "a reference to a ragged row", "id,household\nP1,H1\n", "id,head\nH1\n", NULL,
      "person.csv:2: household: refers to household H1, which was rejected (household.csv:2); put "
      "that row right\n"
      "household.csv:2: the row has 1 field, the header 2; write a comma between each two fields, "
      "and quotes around a field that holds one\n",
      "", "" },
    { "rejection goes on from row to row",
      "id,spouse,employed\nP1,P2,\nP2,P3,\nP3,P4,\nP4,-,x\n"
      "P5,-,yes\n",
      NULL, NULL,
      "person.csv:2: spouse: refers to person P2, which was rejected (person.csv:3); put that row "
      "right\n"
      "person.csv:3: spouse: refers to person P3, which was rejected (person.csv:4); put that row "
      "right\n"
      "person.csv:4: spouse: refers to person P4, which was rejected (person.csv:5); put that row "
      "right\n"
      "person.csv:5: employed: 'x' is neither yes nor no; write yes or no\n",
      "P5,yes,-\n", "" },
    { "and round between two files, with one cause each",
      "id,household,employed\nP1,H1,x\nP2,H1,yes\nP3,H2,no\n", "id,head\nH1,P1\nH2,P3\n", NULL,
      "person.csv:2: employed: 'x' is neither yes nor no; write yes or no\n"
      "person.csv:3: household: refers to household H1, which was rejected (household.csv:2); put "
      "that row right\n"
      "household.csv:2: head: refers to person P1, which was rejected (person.csv:2); put that row "
      "right\n",
      "P3,no,H2\n", "H2,P3\n" },
    { "references follow the rows that move up",
      "id,employed,spouse\nP1,x,\nP2,yes,P4\nP3,x,\nP4,no,P2\n", NULL, NULL,
      "person.csv:2: employed: 'x' is neither yes nor no; write yes or no\n"
      "person.csv:4: employed: 'x' is neither yes nor no; write yes or no\n",
      "P2,yes,P4\nP4,no,P2\n", "" },
    { "an owner of too many members, and they with it",
      "id,household\nP1,H1\nP2,H1\nP3,H2\nP4,H1\nP5,H2\nP6,H1\n", "id\nH1\nH2\n", NULL,
      "person.csv:2: household: refers to household H1, which was rejected (household.csv:2); put "
      "that row right\n"
      "person.csv:3: household: refers to household H1, which was rejected (household.csv:2); put "
      "that row right\n"
      "person.csv:5: household: refers to household H1, which was rejected (household.csv:2); put "
      "that row right\n"
      "person.csv:7: household: refers to household H1, which was rejected (household.csv:2); put "
      "that row right\n"
      "household.csv:2: members: 4 rows of person.csv name this row, more than 3, the most that a "
      "list may hold; put their 'household' right\n",
      "P3,H2\nP5,H2\n", "H2\n" },
    { "rejected members are not counted",
      "id,household,employed\nP1,H1,\nP2,H1,\nP3,H1,\nP4,H1,x\n", "id\nH1\n", NULL,
      "person.csv:5: employed: 'x' is neither yes nor no; write yes or no\n",
      "P1,,H1\nP2,,H1\nP3,,H1\n", "H1\n" },
};

static void links(void **state)
{
    const struct row *row = *state;
    struct csv_load load;
    char printed[1024];
    csv_load_init(&load);
    load.options.keep_good_rows = true;
    assert_int_equal(csv_load_texts(&load, row->person, row->household, row->city), BYLAW_OK);
    assert_string_equal(load.said, row->said);
    csv_load_print(&load, PERSON, printed, sizeof printed);
    assert_string_equal(printed, row->persons);
    csv_load_print(&load, HOUSEHOLD, printed, sizeof printed);
    assert_string_equal(printed, row->households);
    uint64_t rejected =
        load.facts->tables[PERSON].rejected_rows + load.facts->tables[HOUSEHOLD].rejected_rows;
    assert_int_equal(load.problems.count, rejected);
    assert_int_equal(csv_load_clear(&load), 0);

    /* Without keeping, the same is said and nothing is loaded. */
    csv_load_init(&load);
    assert_int_equal(csv_load_texts(&load, row->person, row->household, row->city),
                     *row->said ? BYLAW_EDATA : BYLAW_OK);
    assert_string_equal(load.said, row->said);
    assert_int_equal(csv_load_clear(&load), 0);
}

static void ids_are_found_after_rows_were_taken_out(void **state)
{
    (void)state;
    struct csv_load load;
    csv_load_init(&load);
    load.options.keep_good_rows = true;
    assert_int_equal(csv_load_texts(&load, "id,employed\nP1,x\nP2,yes\nP3,x\nP4,no\n", NULL, NULL),
                     BYLAW_OK);
    const struct entity *person = &load.small.entities[PERSON];
    assert_int_equal(facts_find_row(load.facts, person, "P1"), ROW_NONE);
    assert_int_equal(facts_find_row(load.facts, person, "P2"), 0);
    assert_int_equal(facts_find_row(load.facts, person, "P3"), ROW_NONE);
    assert_int_equal(facts_find_row(load.facts, person, "P4"), 1);
    assert_string_equal(facts_id(load.facts, person, 1), "P4");
    assert_int_equal(csv_load_clear(&load), 0);
}

/* A chain of spouses whose end is bad, in random order of rows: all of it goes, nothing else, and
   as fast as its length. */
#define CHAIN 3000

static void a_long_chain_is_rejected_whole(void **state)
{
    (void)state;
    static char file[CHAIN * 64];
    static int order[2 * CHAIN];
    uint64_t random = 7;
    struct csv_load load;
    size_t used = (size_t)snprintf(file, sizeof file, "id,spouse,employed\n");
    for (int i = 0; i < 2 * CHAIN; i++) {
        int other = (int)random_below(&random, (uint64_t)i + 1);
        order[i] = order[other];
        order[other] = i;
    }
    for (int i = 0; i < 2 * CHAIN; i++) {
        int n = order[i];
        /* 0 to CHAIN-1 end in a bad row; the others end in a good one. */
        bool ends = n == CHAIN - 1 || n == 2 * CHAIN - 1;
        used += (size_t)snprintf(file + used, sizeof file - used, "P%d,", n);
        if (!ends)
            used += (size_t)snprintf(file + used, sizeof file - used, "P%d", n + 1);
        used += (size_t)snprintf(file + used, sizeof file - used, ",%s\n",
                                 n == CHAIN - 1 ? "x" : "yes");
    }
    csv_load_init(&load);
    load.options.keep_good_rows = true;
    load.options.on_problem = NULL;
    assert_int_equal(csv_load_texts(&load, file, NULL, NULL), BYLAW_OK);
    const struct table *table = &load.facts->tables[PERSON];
    assert_int_equal(table->rejected_rows, CHAIN);
    assert_int_equal(table->rows, CHAIN);
    const struct attribute *spouse = small_attribute(&load.small, PERSON, "spouse");
    for (size_t row = 0; row < table->rows; row++) {
        int64_t target;
        int n = atoi(facts_id(load.facts, table->entity, row) + 1);
        assert_true(n >= CHAIN);
        if (facts_get(load.facts, spouse, row, &target) == STATE_KNOWN)
            assert_int_equal(atoi(facts_id(load.facts, table->entity, (size_t)target) + 1), n + 1);
    }
    assert_int_equal(csv_load_clear(&load), 0);
}

static void lists_are_the_reverse_of_what_was_read(void **state)
{
    (void)state;
    struct csv_load load;
    struct member_list *list;
    csv_load_init(&load);
    load.options.keep_good_rows = true;
    assert_int_equal(
        csv_load_texts(&load, "id,household,employed\nP0,H2,x\nP1,H2,\nP2,H1,\nP3,,\nP4,H2,\n",
                       "id\nH1\nH2\nH3\n", NULL),
        BYLAW_OK);
    assert_int_equal(
        facts_members(load.facts, small_attribute(&load.small, HOUSEHOLD, "members"), &list),
        BYLAW_OK);
    static const uint32_t starts[] = { 0, 1, 3, 3 };
    static const int32_t members[] = { 1, 0, 3 };
    assert_memory_equal(list->starts, starts, sizeof starts);
    assert_memory_equal(list->rows, members, sizeof members);
    assert_null(list->open);
    assert_int_equal(csv_load_clear(&load), 0);
}

/* ---- random references against the rule taken literally: again until nothing changes ---- */

#define PERSONS 12
#define HOUSEHOLDS 5
#define NOBODY (-1)
#define A_STRANGER (-2)

struct model {
    bool person_gone[PERSONS], household_gone[HOUSEHOLDS];
    int spouse[PERSONS], household[PERSONS], head[HOUSEHOLDS];
};

static int random_target(uint64_t *random, int count)
{
    uint64_t dice = random_below(random, 40);
    if (dice == 0)
        return A_STRANGER;
    return dice < 12 ? NOBODY : (int)random_below(random, (uint64_t)count);
}

static bool is_gone(int target, const bool *gone)
{
    return target == A_STRANGER || (target >= 0 && gone[target]);
}

static void model_settle(struct model *model)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < PERSONS; i++) {
            bool gone = is_gone(model->spouse[i], model->person_gone) ||
                        is_gone(model->household[i], model->household_gone);
            changed |= gone && !model->person_gone[i];
            model->person_gone[i] |= gone;
        }
        for (int i = 0; i < HOUSEHOLDS; i++) {
            bool gone = is_gone(model->head[i], model->person_gone);
            changed |= gone && !model->household_gone[i];
            model->household_gone[i] |= gone;
        }
    }
}

#define MODEL_BYTES 1024

/* The number is left out below 0. */
static void add_text(char *out, const char *text, int number)
{
    size_t used = strlen(out);
    if (number < 0)
        snprintf(out + used, MODEL_BYTES - used, "%s", text);
    else
        snprintf(out + used, MODEL_BYTES - used, "%s%d", text, number);
}

static void add_reference(char *out, const char *prefix, int target)
{
    if (target == A_STRANGER)
        add_text(out, ",X", -1);
    else if (target == NOBODY)
        add_text(out, ",", -1);
    else {
        add_text(out, ",", -1);
        add_text(out, prefix, target);
    }
}

/* Rows in ascending order or not, the bad ones with an "x" where yes or no is wanted. */
static void write_model(const struct model *model, bool backwards, char *person, char *household)
{
    *person = '\0';
    add_text(person, "id,spouse,household,employed\n", -1);
    *household = '\0';
    add_text(household, "id,head\n", -1);
    for (int n = 0; n < PERSONS; n++) {
        int i = backwards ? PERSONS - 1 - n : n;
        add_text(person, "P", i);
        add_reference(person, "P", model->spouse[i]);
        add_reference(person, "H", model->household[i]);
        add_text(person, model->person_gone[i] ? ",x\n" : ",\n", -1);
    }
    for (int i = 0; i < HOUSEHOLDS; i++) {
        add_text(household, "H", i);
        add_reference(household, "P", model->head[i]);
        add_text(household, "\n", -1);
    }
}

static void print_model(const struct model *model, bool backwards, char *person, char *household)
{
    *person = *household = '\0';
    for (int n = 0; n < PERSONS; n++) {
        int i = backwards ? PERSONS - 1 - n : n;
        if (model->person_gone[i])
            continue;
        add_text(person, "P", i);
        add_text(person, ",", -1); /* employed */
        add_reference(person, "H", model->household[i]);
        add_reference(person, "P", model->spouse[i]);
        add_text(person, "\n", -1);
    }
    for (int i = 0; i < HOUSEHOLDS; i++) {
        if (model->household_gone[i])
            continue;
        add_text(household, "H", i);
        add_reference(household, "P", model->head[i]);
        add_text(household, "\n", -1);
    }
}

static void random_references(void **state)
{
    (void)state;
    uint64_t random = 11;
    for (int round = 0; round < 3000; round++) {
        static char files[2][MODEL_BYTES];
        static char expected[2][MODEL_BYTES];
        static char printed[MODEL_BYTES];
        struct model model = { 0 };
        struct csv_load load;
        bool backwards = round % 2;
        for (int i = 0; i < PERSONS; i++) {
            model.person_gone[i] = random_below(&random, 12) == 0;
            model.spouse[i] = random_target(&random, PERSONS);
            model.household[i] = random_target(&random, HOUSEHOLDS);
        }
        for (int i = 0; i < HOUSEHOLDS; i++)
            model.head[i] = random_target(&random, PERSONS);
        write_model(&model, backwards, files[0], files[1]);
        model_settle(&model);
        print_model(&model, backwards, expected[0], expected[1]);

        csv_load_init(&load);
        load.options.keep_good_rows = true;
        load.small.attributes[HOUSEHOLD][1].most_members = PERSONS;
        assert_int_equal(csv_load_texts(&load, files[0], files[1], NULL), BYLAW_OK);
        for (int i = 0; i < 2; i++) {
            csv_load_print(&load, i, printed, sizeof printed);
            assert_string_equal(printed, expected[i]);
        }
        assert_int_equal(csv_load_clear(&load), 0);
    }
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(ids_are_found_after_rows_were_taken_out),
        cmocka_unit_test(a_long_chain_is_rejected_whole),
        cmocka_unit_test(lists_are_the_reverse_of_what_was_read),
        cmocka_unit_test(random_references),
    };
    struct CMUnitTest tests[COUNT(rows) + COUNT(others)];
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[i] = (struct CMUnitTest){ rows[i].name, links, NULL, NULL, &rows[i] };
    memcpy(tests + COUNT(rows), others, sizeof others);
    return cmocka_run_group_tests_name("core/data/csv_link", tests, NULL, NULL);
}
