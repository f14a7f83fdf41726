/* SPDX-License-Identifier: Apache-2.0 */
/* The reference evaluator against results worked out by hand from docs/semantics.md, so that what
   the judge is compared with is itself anchored. sample.h says what the facts are. */
#include "tests/reference/calendar.h"
#include "tests/reference/evaluator.h"
#include "tests/reference/sample.h"
#include "tests/support/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Expressions ---- */

#define KNOWN STATE_KNOWN
#define UNKNOWN STATE_UNKNOWN
#define OPEN STATE_OPEN

static const struct row {
    const char *name;
    const char *expression;
    enum state state;
    long lo, hi; /* numbers; yes and no: 1 and 0 in both */
    const char *asks;
    bool lists_open;
} rows[] = {
    /* section 2 */
    { "an attribute that is known", "(+ person.three 0)", KNOWN, 3, 3, "", 0 },
    { "an empty cell is the interval of the bounds", "person.unknown", UNKNOWN, 0, 10,
      "person.unknown", 0 },
    { "an empty cell of an optional attribute is open", "person.open", OPEN, 0, 0, "person.open",
      0 },
    { "- is absent", "person.none", STATE_ABSENT, 0, 0, "", 0 },
    { "through a known reference", "person.home.people", KNOWN, 5, 5, "", 0 },
    { "through an unknown reference: the bounds", "person.lost.people", UNKNOWN, 0, 10,
      "person.lost", 0 },
    { "through an absent reference: absent", "person.away.people", STATE_ABSENT, 0, 0, "", 0 },
    { "through an open reference: open", "person.vague.people", OPEN, 0, 0, "person.vague", 0 },
    { "a parameter without value is a gap", "param.late", STATE_GAP, 0, 0, "", 0 },
    { "a parameter on another day", "(on param.late 2030-01-01)", KNOWN, 1, 1, "", 0 },
    { "a parameter on a day before its first", "(on param.late person.born)", STATE_GAP, 0, 0, "",
      0 },
    { "a parameter that is the same on all days that it may be",
      "(on param.late (move 2030-01-01 (days person.unknown)))", KNOWN, 1, 1, "", 0 },
    { "a parameter that may be a gap: the days are 2029-12-31 to 2030-01-10",
      "(on param.late (move 2029-12-31 (days person.unknown)))", OPEN, 0, 0, "person.unknown", 0 },
    { "a parameter on a day that is absent is a fault",
      "(on param.late (move 2030-01-01 (days person.none)))", STATE_FAULT, 0, 0, "", 0 },
    { "a value that is a fault reads as a fault", "person.bad", STATE_FAULT, 0, 0, "", 0 },
    { "a value that is a gap reads as a gap", "person.gap", STATE_GAP, 0, 0, "", 0 },
    /* section 3 */
    { "3 is at least 3", "(at_least person.three 3)", KNOWN, 1, 1, "", 0 },
    { "3 is not above 3", "(above person.three 3)", KNOWN, 0, 0, "", 0 },
    { "0 .. 10 is at most 10 for certain", "(at_most person.unknown 10)", KNOWN, 1, 1, "", 0 },
    { "0 .. 10 may be below 10", "(below person.unknown 10)", UNKNOWN, 0, 0, "person.unknown", 0 },
    { "0 .. 10 is never 11", "(is person.unknown 11)", KNOWN, 0, 0, "", 0 },
    { "an absent number is no", "(at_least person.none 0)", KNOWN, 0, 0, "", 0 },
    { "an open attribute in a test is unknown", "(at_least person.open 0)", UNKNOWN, 0, 0,
      "person.open", 0 },
    { "another open operand keeps a test open", "(at_least person.risky 0)", OPEN, 0, 0,
      "person.open", 0 },
    { "open comes before absent", "(at_least person.none person.risky)", OPEN, 0, 0, "person.open",
      0 },
    { "an open attribute against an absent one is no", "(is person.none person.open)", KNOWN, 0, 0,
      "", 0 },
    { "a fault comes before a gap", "(is person.gap person.bad)", STATE_FAULT, 0, 0, "", 0 },
    { "an unknown choice", "(is person.degree 'low)", UNKNOWN, 0, 0, "person.degree", 0 },
    { "one of some choices", "(one_of person.grade 'low 'mid)", KNOWN, 1, 1, "", 0 },
    { "has a value", "(has person.three)", KNOWN, 1, 1, "", 0 },
    { "has no value", "(has person.none)", KNOWN, 0, 0, "", 0 },
    { "has of open", "(has person.open)", UNKNOWN, 0, 0, "person.open", 0 },
    { "has of what may be a fault", "(has person.risky)", OPEN, 0, 0, "person.open", 0 },
    { "all: a known no wins over a fault", "(all person.no (is person.bad 1))", KNOWN, 0, 0, "",
      0 },
    { "all: an absent yes/no is no", "(all person.absent_yes person.maybe)", KNOWN, 0, 0, "", 0 },
    { "all: a fault wins over unknown", "(all person.maybe (is person.bad 1))", STATE_FAULT, 0, 0,
      "", 0 },
    { "all: open wins over unknown", "(all person.maybe (is person.risky 1))", OPEN, 0, 0,
      "person.open person.maybe", 0 },
    { "any: a known yes wins over a fault", "(any person.yes (is person.bad 1))", KNOWN, 1, 1, "",
      0 },
    { "any: an open yes/no attribute is unknown", "(any person.open_yes person.no)", UNKNOWN, 0, 0,
      "person.open_yes", 0 },
    { "none: a known yes is no", "(none person.yes person.maybe)", KNOWN, 0, 0, "", 0 },
    { "none of what is no is yes", "(none person.no person.absent_yes)", KNOWN, 1, 1, "", 0 },
    /* section 4 */
    { "absent in a sum is a fault", "(+ person.three person.none)", STATE_FAULT, 0, 0, "", 0 },
    { "a fault wins over a gap in a sum", "(+ person.gap person.none)", STATE_FAULT, 0, 0, "", 0 },
    { "a gap wins over open", "(+ person.gap person.open)", STATE_GAP, 0, 0, "", 0 },
    { "open wins over unknown", "(+ person.unknown person.open)", OPEN, 0, 0,
      "person.open person.unknown", 0 },
    { "3 - [0, 10] = [-7, 3]", "(- person.three person.unknown)", UNKNOWN, -7, 3, "person.unknown",
      0 },
    { "-2 * [0, 10] = [-20, 0]", "(* -2 person.unknown)", UNKNOWN, -20, 0, "person.unknown", 0 },
    { "[0, 10] / 2 = [0, 5]", "(/ person.unknown 2)", UNKNOWN, 0, 5, "person.unknown", 0 },
    { "5 / 2 = 2.5, half even 2", "(half_even (/ 5 2))", KNOWN, 2, 2, "", 0 },
    { "7 / 2 = 3.5, half even 4", "(half_even (/ 7 2))", KNOWN, 4, 4, "", 0 },
    { "the largest of [0, 10] and 3 is [3, 10]", "(largest person.unknown person.three)", UNKNOWN,
      3, 10, "person.unknown", 0 },
    { "the largest of one absent number is a fault", "(largest person.none)", STATE_FAULT, 0, 0, "",
      0 },
    { "3 over 4 is below 0.76", "(below (share person.three 4) 0.76)", KNOWN, 1, 1, "", 0 },
    { "3 over 9 is 1 over 3", "(is (share person.three 9) (share 1 3))", KNOWN, 1, 1, "", 0 },
    { "3 over -2 rounds to -2", "(half_even (share person.three -2))", KNOWN, -2, -2, "", 0 },
    { "over 0 is a fault", "(half_even (share person.three (- person.three 3)))", STATE_FAULT, 0, 0,
      "", 0 },
    { "what may be 0 is an open divisor", "(at_least (share 1 person.unknown) 0)", OPEN, 0, 0,
      "person.unknown", 0 },
    { "a fault over a gap", "(has (share person.gap (- person.three 3)))", STATE_FAULT, 0, 0, "",
      0 },
    { "[0, 10] over -5 is [-2, 0]", "(half_even (share person.unknown -5))", UNKNOWN, -2, 0,
      "person.unknown", 0 },
    { "30 over [0, 10] + 5 is [2, 6]", "(half_even (share 30 (+ person.unknown 5)))", UNKNOWN, 2, 6,
      "person.unknown", 0 },
    { "a third and a sixth are a half", "(is (+ (share 1 person.three) (share 1 6)) 0.5)", KNOWN, 1,
      1, "", 0 },
    { "a third of 3, over 2, less 1 is -0.5", "(is (- (/ (share 3 person.three) 2) 1) -0.5)", KNOWN,
      1, 1, "", 0 },
    { "the larger of 2/3 and 0.6 is 2/3", "(is (largest (share 2 person.three) 0.6) (share 4 6))",
      KNOWN, 1, 1, "", 0 },
    { "1/3 or 2/6 is 1/3, whichever",
      "(is (by person.maybe yes (share 1 person.three) no (share 2 6)) (share 3 9))", KNOWN, 1, 1,
      "", 0 },
    { "15 full years on the day before the 16th birthday", "(years_to person.born 2020-02-28)",
      KNOWN, 15, 15, "", 0 },
    { "16 years on 29 February", "(years_to person.born 2020-02-29)", KNOWN, 16, 16, "", 0 },
    { "17 years on 28 February 2021, the last day", "(years_to person.born 2021-02-28)", KNOWN, 17,
      17, "", 0 },
    { "a started 17th year counts", "(years_started person.born 2020-03-01)", KNOWN, 17, 17, "",
      0 },
    { "backwards the years are negative", "(years_to 2020-02-29 person.born)", KNOWN, -16, -16, "",
      0 },
    { "31 January + 1 month is 29 February", "(days_to 2020-02-29 (move 2020-01-31 (months 1)))",
      KNOWN, 0, 0, "", 0 },
    { "months first, then days: 31 January + 1 month + 1 day is 1 March",
      "(days_to 2020-03-01 (move 2020-01-31 (days 1) (months 1)))", KNOWN, 0, 0, "", 0 },
    { "the end of the next year", "(days_to 2021-12-31 (year_end 2020-05-05 1))", KNOWN, 0, 0, "",
      0 },
    /* Wednesday 29 September 2021; 1 to 7 October are holidays, Saturday 9 October is worked:
       30 September, 8, 9, 11 October. */
    { "the first working day after a day is its day 1",
      "(days_to 2021-09-30 (move 2021-09-29 (working_days 1)))", KNOWN, 0, 0, "", 0 },
    { "holidays are no working days, a worked Saturday is",
      "(days_to 2021-10-11 (move 2021-09-29 (working_days 4)))", KNOWN, 0, 0, "", 0 },
    { "0 working days after a holiday: the holiday",
      "(days_to 2021-10-01 (move 2021-10-01 (working_days 0)))", KNOWN, 0, 0, "", 0 },
    { "days first, then working days",
      "(days_to 2021-10-09 (move 2021-09-29 (working_days 2) (days 1)))", KNOWN, 0, 0, "", 0 },
    { "working days up to and with the second day", "(working_days_to 2021-09-29 2021-10-09)",
      KNOWN, 3, 3, "", 0 },
    { "working days backwards", "(working_days_to 2021-10-09 2021-09-29)", KNOWN, -3, -3, "", 0 },
    { "a day of a year without a calendar",
      "(working_days_to 2021-12-31 (by person.yes yes 2022-01-01 no 2021-01-01))", STATE_FAULT, 0,
      0, "", 0 },
    { "working days that run out of the calendar",
      "(days_to 2021-12-31 (move 2021-12-30 (working_days 2)))", STATE_FAULT, 0, 0, "", 0 },
    /* 21 December 2021 is a Tuesday: 22, 23, 24, 27, 28, 29, 30 and 31 December are 8 working days,
       0 to 10 may need more. */
    { "some of an unknown number of working days",
      "(days_to 2021-12-21 (move 2021-12-21 (working_days person.unknown)))", OPEN, 0, 0,
      "person.unknown", 0 },
    /* 14 December is a Tuesday: 10 working days end on 28 December. */
    { "an unknown number of working days",
      "(days_to 2021-12-14 (move 2021-12-14 (working_days person.unknown)))", UNKNOWN, 0, 14,
      "person.unknown", 0 },
    /* section 5 */
    { "by a yes", "(by person.yes yes 1 no 2)", KNOWN, 1, 1, "", 0 },
    { "by an absent yes/no: no", "(by person.absent_yes yes 1 no 2)", KNOWN, 2, 2, "", 0 },
    { "by unknown: the hull", "(by person.maybe yes 1 no 4)", UNKNOWN, 1, 4, "person.maybe", 0 },
    { "by unknown: agreeing candidates decide", "(by person.maybe yes 4 no 4)", KNOWN, 4, 4, "",
      0 },
    { "by an open test: agreement proves nothing", "(by (is person.risky 1) yes 4 no 4)", OPEN, 0,
      0, "person.open", 0 },
    { "by unknown: a fault among candidates", "(by person.maybe yes 4 no person.bad)", OPEN, 0, 0,
      "person.maybe", 0 },
    { "by unknown: all candidates absent",
      "(by person.maybe yes person.none no person.away.people)", STATE_ABSENT, 0, 0, "", 0 },
    { "by a choice: a fault not chosen touches nobody", "(by person.grade mid 1 other person.bad)",
      KNOWN, 1, 1, "", 0 },
    { "by an unknown choice", "(by person.degree low 1 mid 2 high 7)", UNKNOWN, 1, 7,
      "person.degree", 0 },
    /* section 7 */
    { "three members", "(count person.spells)", KNOWN, 3, 3, "", 0 },
    { "one member is 5 or more, one may be", "(count person.spells (at_least spell.months 5))",
      UNKNOWN, 1, 2, "spell.months/2", 0 },
    { "4 + 7 + [0, 10]", "(total person.spells spell.months)", UNKNOWN, 11, 21, "spell.months/2",
      0 },
    { "7 + the hull of 0 and [0, 10]",
      "(total person.spells spell.months (at_least spell.months 5))", UNKNOWN, 7, 17,
      "spell.months/2", 0 },
    { "any: one is enough", "(any_of person.spells (at_least spell.months 5))", KNOWN, 1, 1, "",
      0 },
    { "all: one may be less", "(all_of person.spells (at_least spell.months 3))", UNKNOWN, 0, 0,
      "spell.months/2", 0 },
    { "none: one is no", "(none_of person.spells (is spell.months 7))", KNOWN, 0, 0, "", 0 },
    { "a row around the list is read inside it", "(count person.spells person.yes)", KNOWN, 3, 3,
      "", 0 },
    { "the largest of 4, 7 and [0, 10]", "(largest_of person.spells spell.months person.yes 0)",
      UNKNOWN, 7, 10, "spell.months/2", 0 },
    { "the smallest of 4, 7 and [0, 10]", "(smallest_of person.spells spell.months person.yes 0)",
      UNKNOWN, 0, 4, "spell.months/2", 0 },
    { "7 counts, [0, 10] may count",
      "(largest_of person.spells spell.months (at_least spell.months 5) 0)", UNKNOWN, 7, 10,
      "spell.months/2", 0 },
    { "only [0, 10] may count: it, or 20",
      "(largest_of person.spells spell.months (below spell.months 2) 20)", UNKNOWN, 0, 20,
      "spell.months/2", 0 },
    { "who may count too changes nothing",
      "(smallest_of person.spells 5 (at_least spell.months 5) 0)", KNOWN, 5, 5, "", 0 },
    { "no member counts", "(largest_of person.spells spell.months person.no 3)", KNOWN, 3, 3, "",
      0 },
    { "no member counts, and what holds then is absent",
      "(largest_of person.spells spell.months person.no person.none)", STATE_FAULT, 0, 0, "", 0 },
    { "no member counts, and what holds then is unknown",
      "(largest_of person.spells spell.months person.no person.unknown)", UNKNOWN, 0, 10,
      "person.unknown", 0 },
    { "no member counts yet", "(largest_of person.spells spell.months person.no 3)", OPEN, 0, 0,
      "person.spells", 1 },
    { "a month counts as soon as a day of it does",
      "(months_count (between 2020-01-31 2020-03-01))", KNOWN, 3, 3, "", 0 },
    { "no month from a later day to an earlier one",
      "(months_count (between 2020-01-31 2020-01-30))", KNOWN, 0, 0, "", 0 },
    { "months from an absent day",
      "(months_count (between (move person.born (days person.none)) "
      "2020-01-30))",
      STATE_FAULT, 0, 0, "", 0 },
    { "six months without two in the middle",
      "(months_count (part (between 2020-01-01 2020-06-30) (between 2020-03-31 2020-04-01)))",
      KNOWN, 4, 4, "", 0 },
    { "two of them in a row",
      "(longest_run (part (between 2020-01-01 2020-06-30) (between 2020-03-31 2020-04-01)))", KNOWN,
      2, 2, "", 0 },
    { "months that overlap count once",
      "(months_count (join (between 2020-01-01 2020-03-31) (between 2020-02-01 2020-04-01)))",
      KNOWN, 4, 4, "", 0 },
    /* 4: January to March 2019; x may be anything from 1900-01 to 2199-12. */
    { "months of a spell, and of one that may count",
      "(months_count (months_of person.spells (is spell.months 4)))", UNKNOWN, 3, 3600,
      "spell.months/2 spell.from/2 spell.to/2", 0 },
    { "no spell counts", "(months_count (months_of person.spells person.no))", KNOWN, 0, 0, "", 0 },
    /* 4 and 7: from January 2019 without a gap; with what x adds it is all of the year. */
    { "a spell that still runs",
      "(months_count (within (months_of person.spells) (between 2019-01-01 2019-12-31)))", KNOWN,
      12, 12, "", 0 },
    { "the months of an open list", "(months_count (months_of person.spells person.no))", OPEN, 0,
      0, "person.spells", 1 },
    { "an open list: at most 10,000 members", "(count person.spells)", UNKNOWN, 3, 10000,
      "person.spells", 1 },
    { "an open list: a member not here may be a fault",
      "(count person.spells (at_least spell.months 5))", OPEN, 0, 0, "person.spells spell.months/2",
      1 },
    { "an open list: any is yes once one is", "(any_of person.spells (at_least spell.months 5))",
      KNOWN, 1, 1, "", 1 },
    { "an open list: all is open", "(all_of person.spells (at_least spell.months 0))", OPEN, 0, 0,
      "person.spells", 1 },
};

/* The open facts as "person.open spell.months/2", rows above 0 with their number. */
static void asked_text(struct evaluator *evaluator, const struct value *value, char *text,
                       size_t room)
{
    int count;
    struct asked *asked = evaluator_ask(evaluator, value, 0, &count);
    size_t length = 0;
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        length += (size_t)snprintf(text + length, room - length, "%s%s.%s", i ? " " : "",
                                   asked[i].attribute->owner->name, asked[i].attribute->name);
        if (asked[i].row > 0)
            length += (size_t)snprintf(text + length, room - length, "/%zu", asked[i].row);
    }
    free(asked);
}

static void check_result(const struct result *result, enum state state, long lo, long hi)
{
    assert_int_equal(result->state, state);
    if (state > STATE_UNKNOWN)
        return;
    if (result->form == FORM_INTERVAL) {
        assert_int_equal(mpq_cmp_si(result->lo, lo, 1), 0);
        assert_int_equal(mpq_cmp_si(result->hi, hi, 1), 0);
    } else if (state == STATE_KNOWN) {
        assert_int_equal(result->code, lo);
    }
}

static void expression(void **state)
{
    const struct row *row = *state;
    char text[256] = "";
    struct builder *builder = sample_pack();
    sample_derive(builder, "x", row->expression);
    struct bylaw_pack *pack = sample_freeze(builder);
    struct facts *facts = sample_facts(pack, row->lists_open);
    struct evaluator *evaluator = evaluator_new(facts, day_from_civil(2020, 6, 15), 0);
    const struct value *value = pack_find_value(pack, pack_find_entity(pack, "person"), "x");
    const struct result *result = evaluator_answer(evaluator, value, 0)->result;
    check_result(result, row->state, row->lo, row->hi);
    if (result->state == STATE_UNKNOWN || result->state == STATE_OPEN)
        asked_text(evaluator, value, text, sizeof text);
    assert_string_equal(text, row->asks);
    assert_null(evaluator->trouble);
    evaluator_free(evaluator);
    facts_free(facts);
    pack_free(pack);
}

/* ---- Clauses ---- */

static const struct ruling_row {
    const char *name;
    struct {
        const char *id, *to, *when, *gives;
    } rules[4];
    const char *otherwise;
    enum state state;
    long lo, hi;
    const char *named; /* "otherwise": by it */
} ruling_rows[] = {
    { "no clause applies: gap", { { "1", NULL, "person.no", "1" } }, NULL, STATE_GAP, 0, 0, "" },
    { "no clause applies: otherwise",
      { { "1", NULL, "person.no", "1" } },
      "9",
      KNOWN,
      9,
      9,
      "otherwise" },
    { "agreeing clauses, the first in natural order first",
      { { "1.10", NULL, "person.yes", "5" }, { "1.9", NULL, NULL, "5" } },
      NULL,
      KNOWN,
      5,
      5,
      "1.9 1.10" },
    { "two values: conflict",
      { { "1", NULL, "person.yes", "5" }, { "2", NULL, NULL, "6" } },
      "5",
      STATE_CONFLICT,
      0,
      0,
      "1 2" },
    { "a test that is a fault: fault, whatever else applies",
      { { "1", NULL, NULL, "5" }, { "2", NULL, "(is person.bad 1)", "5" } },
      NULL,
      STATE_FAULT,
      0,
      0,
      "" },
    { "an absent outcome is a fault",
      { { "1", NULL, NULL, "person.none" } },
      NULL,
      STATE_FAULT,
      0,
      0,
      "" },
    { "a fault in a clause that does not apply touches nobody",
      { { "1", NULL, "person.no", "person.bad" }, { "2", NULL, NULL, "6" } },
      NULL,
      KNOWN,
      6,
      6,
      "2" },
    { "a clause that may apply and agrees changes nothing",
      { { "1", NULL, NULL, "5" }, { "2", NULL, "person.maybe", "5" } },
      NULL,
      KNOWN,
      5,
      5,
      "1" },
    { "one that may apply and differs would be a conflict: open",
      { { "1", NULL, NULL, "5" }, { "2", NULL, "person.maybe", "6" } },
      NULL,
      OPEN,
      0,
      0,
      "" },
    { "one that agrees by an open test may be a fault: open",
      { { "1", NULL, NULL, "5" }, { "2", NULL, "(is person.risky 1)", "5" } },
      NULL,
      OPEN,
      0,
      0,
      "" },
    { "a clause or the base: the hull",
      { { "1", NULL, "person.maybe", "5" } },
      "9",
      UNKNOWN,
      5,
      9,
      "" },
    { "a clause or the base, which agree",
      { { "1", NULL, "person.maybe", "9" } },
      "9",
      KNOWN,
      9,
      9,
      "otherwise" },
    { "two that may apply and differ: open",
      { { "1", NULL, "person.maybe", "5" }, { "2", NULL, "person.open_yes", "6" } },
      "5",
      OPEN,
      0,
      0,
      "" },
    { "a certain clause that gives an unknown value",
      { { "1", NULL, NULL, "person.unknown" } },
      "3",
      UNKNOWN,
      0,
      10,
      "" },
    { "an exception wins over its clause and is named",
      { { "1", NULL, NULL, "5" }, { "1.x", "1", "person.yes", "6" } },
      NULL,
      KNOWN,
      6,
      6,
      "1.x" },
    { "an exception whose clause does not apply does not either",
      { { "1", NULL, "person.no", "5" }, { "1.x", "1", "person.yes", "6" } },
      NULL,
      STATE_GAP,
      0,
      0,
      "" },
    { "an exception that does not apply leaves the clause",
      { { "1", NULL, NULL, "5" }, { "1.x", "1", "person.no", "6" } },
      NULL,
      KNOWN,
      5,
      5,
      "1" },
    { "an exception to the decision stands over its clauses, also in conflict",
      { { "1", NULL, NULL, "5" }, { "2", NULL, NULL, "6" }, { "3", "d", "person.yes", "7" } },
      NULL,
      KNOWN,
      7,
      7,
      "3" },
    { "and where it does not apply the conflict stands",
      { { "1", NULL, NULL, "5" }, { "2", NULL, NULL, "6" }, { "3", "d", "person.no", "7" } },
      NULL,
      STATE_CONFLICT,
      0,
      0,
      "1 2" },
};

static void add_rule(struct builder *builder, const char *id, const char *to, const char *when,
                     const char *gives)
{
    struct rule *rule = build_rule(builder, here, id, "nation", to != NULL);
    rule->law.text = "S";
    rule->when = prefix_expression(builder, when);
    rule->gives = prefix_expression(builder, gives);
    if (to)
        build_list_add(builder, &rule->to, &rule->to_count, to);
    else
        rule->decides = "d";
}

static void check_clauses(const struct ruling_row *row, enum combine combine)
{
    char named[64] = "";
    struct builder *builder = sample_pack();
    struct value *decision = build_value(builder, here, "person", "d", FORM_DECISION);
    decision->kind = KIND_NUMBER;
    decision->combine = combine;
    decision->otherwise = prefix_expression(builder, row->otherwise);
    for (int i = 0; i < 4 && row->rules[i].id; i++)
        add_rule(builder, row->rules[i].id, row->rules[i].to, row->rules[i].when,
                 row->rules[i].gives);
    struct bylaw_pack *pack = sample_freeze(builder);
    struct facts *facts = sample_facts(pack, false);
    struct evaluator *evaluator = evaluator_new(facts, day_from_civil(2020, 6, 15), 0);
    const struct value *value = pack_find_value(pack, pack_find_entity(pack, "person"), "d");
    const struct answer *answer = evaluator_answer(evaluator, value, 0);
    check_result(answer->result, row->state, row->lo, row->hi);
    size_t length = 0;
    if (answer->by_otherwise)
        snprintf(named, sizeof named, "otherwise");
    for (int i = 0; i < pack->rule_count; i++)
        if (answer->named && answer->named[i])
            length += (size_t)snprintf(named + length, sizeof named - length, "%s%s",
                                       length > 0 ? " " : "", pack->rules[i]->id);
    assert_string_equal(named, row->named);
    evaluator_free(evaluator);
    facts_free(facts);
    pack_free(pack);
}

static void clauses(void **state)
{
    check_clauses(*state, COMBINE_NONE);
}

/* ---- Clauses that combine ---- */

static const struct combine_row {
    enum combine combine;
    struct ruling_row row;
} combine_rows[] = {
    { COMBINE_SUM,
      { "sum: 2 + 3, and an exception gives the 3",
        { { "1", NULL, NULL, "2" }, { "2", NULL, "person.yes", "9" }, { "2.x", "2", NULL, "3" } },
        "7",
        KNOWN,
        5,
        5,
        "1 2.x" } },
    { COMBINE_SUM,
      { "sum: 2, and 3 perhaps",
        { { "1", NULL, NULL, "2" }, { "2", NULL, "person.maybe", "3" } },
        "7",
        UNKNOWN,
        2,
        5,
        "" } },
    { COMBINE_SUM,
      { "sum: nothing applies",
        { { "1", NULL, "person.no", "2" } },
        "7",
        KNOWN,
        7,
        7,
        "otherwise" } },
    { COMBINE_SUM,
      { "sum: perhaps 2, else otherwise",
        { { "1", NULL, "person.maybe", "2" } },
        "0",
        UNKNOWN,
        0,
        2,
        "" } },
    { COMBINE_SUM,
      { "sum: a conflict of exceptions is one",
        { { "1", NULL, NULL, "2" },
          { "2", NULL, NULL, "3" },
          { "2.x", "2", NULL, "4" },
          { "2.y", "2", NULL, "5" } },
        NULL,
        STATE_CONFLICT,
        0,
        0,
        "2.x 2.y" } },
    { COMBINE_SUM,
      { "sum: a fault in a clause that applies",
        { { "1", NULL, NULL, "2" }, { "2", NULL, NULL, "person.bad" } },
        NULL,
        STATE_FAULT,
        0,
        0,
        "" } },
    { COMBINE_LARGEST,
      { "largest: names those that give it",
        { { "1", NULL, NULL, "2" }, { "2", NULL, NULL, "5" }, { "3", NULL, NULL, "5" } },
        NULL,
        KNOWN,
        5,
        5,
        "2 3" } },
    { COMBINE_LARGEST,
      { "largest: a smaller one that may apply does not matter",
        { { "1", NULL, NULL, "5" }, { "2", NULL, "person.maybe", "3" } },
        NULL,
        KNOWN,
        5,
        5,
        "1" } },
    { COMBINE_SMALLEST,
      { "smallest: 5, or 3 perhaps",
        { { "1", NULL, NULL, "5" }, { "2", NULL, "person.maybe", "3" } },
        NULL,
        UNKNOWN,
        3,
        5,
        "" } },
    { COMBINE_LARGEST,
      { "largest: an open test may be a fault",
        { { "1", NULL, NULL, "5" }, { "2", NULL, "(is person.risky 1)", "3" } },
        NULL,
        OPEN,
        0,
        0,
        "" } },
};

static void combined(void **state)
{
    const struct combine_row *row = *state;
    check_clauses(&row->row, row->combine);
}

/* ---- Rounding, points, the calendar ---- */

static void rounding_modes(void **state)
{
    /* 2.5, -2.5, 3.5, 2.4, -2.6 to whole numbers by each mode, in the order of enum rounding. */
    static const int tenths[] = { 25, -25, 35, 24, -26 };
    static const long expected[ROUND_COUNT][5] = { { 3, -3, 4, 2, -3 }, { 2, -2, 4, 2, -3 },
                                                   { 3, -3, 4, 3, -3 }, { 2, -2, 3, 2, -2 },
                                                   { 2, -3, 3, 2, -3 }, { 3, -2, 4, 3, -2 } };
    (void)state;
    for (int mode = 0; mode < ROUND_COUNT; mode++)
        for (int i = 0; i < 5; i++) {
            mpq_t value;
            mpq_init(value);
            rational_from_wide(value, tenths[i], 10);
            rational_round(value, 0, (enum rounding)mode);
            assert_int_equal(mpq_cmp_si(value, expected[mode][i], 1), 0);
            mpq_clear(value);
        }
}

static void points_are_rounded_once_on_the_total(void **state)
{
    /* 3 / 8 = 0.375 twice is 0.75, cut to 0.7. And an item whose test is no is 0, raised to its
       at_least of 100. The total of 100.7 is rounded to no places: 101. */
    (void)state;
    struct builder *builder = sample_pack();
    struct value *value = build_value(builder, here, "person", "t", FORM_POINTS);
    value->places = 0;
    value->mode = ROUND_HALF_UP;
    struct version *version = build_version(builder, value, here, "nation");
    version->law.text = "S";
    struct item *group = build_item(builder, version, NULL, here, "group");
    group->has_at_most = true;
    assert_true(number_make(7, 10, &group->at_most));
    for (int i = 0; i < 2; i++) {
        struct item *item = build_item(builder, version, group, here, "item");
        item->points = prefix_expression(builder, "(/ (/ (/ person.three 2) 2) 2)");
    }
    struct item *item = build_item(builder, version, NULL, here, "other");
    item->points = prefix_expression(builder, "person.bad");
    item->when = prefix_expression(builder, "person.no");
    item->has_at_least = true;
    item->at_least = number_whole(100);
    struct bylaw_pack *pack = sample_freeze(builder);
    struct facts *facts = sample_facts(pack, false);
    struct evaluator *evaluator = evaluator_new(facts, day_from_civil(2020, 6, 15), 0);
    value = pack_find_value(pack, pack_find_entity(pack, "person"), "t");
    check_result(evaluator_answer(evaluator, value, 0)->result, KNOWN, 101, 101);
    evaluator_free(evaluator);
    facts_free(facts);
    pack_free(pack);
}

static void days_that_are_known(void **state)
{
    (void)state;
    assert_int_equal(calendar_day(1970, 1, 1), 0);
    assert_int_equal(calendar_day(2000, 2, 29), 11016); /* 30 years, 7 leap days, 31 + 28 days */
    assert_int_equal(calendar_day(1, 1, 1), CALENDAR_FIRST);
    assert_int_equal(calendar_day(9999, 12, 31), CALENDAR_LAST);
    assert_int_equal(calendar_add_months(calendar_day(2019, 12, 31), 2), calendar_day(2020, 2, 29));
    assert_int_equal(calendar_add_months(calendar_day(2020, 3, 31), -13),
                     calendar_day(2019, 2, 28));
    assert_int_equal(calendar_year_end(calendar_day(2020, 6, 15), -1), calendar_day(2019, 12, 31));
}

int main(void)
{
    struct CMUnitTest tests[COUNT(rows) + COUNT(ruling_rows) + COUNT(combine_rows) + 3] = {
        cmocka_unit_test(rounding_modes),
        cmocka_unit_test(points_are_rounded_once_on_the_total),
        cmocka_unit_test(days_that_are_known),
    };
    size_t count = 3;
    for (size_t i = 0; i < COUNT(rows); i++)
        tests[count++] = (struct CMUnitTest){ rows[i].name, expression, NULL, NULL,
                                              (void *)(uintptr_t)&rows[i] };
    for (size_t i = 0; i < COUNT(ruling_rows); i++)
        tests[count++] = (struct CMUnitTest){ ruling_rows[i].name, clauses, NULL, NULL,
                                              (void *)(uintptr_t)&ruling_rows[i] };
    for (size_t i = 0; i < COUNT(combine_rows); i++)
        tests[count++] = (struct CMUnitTest){ combine_rows[i].row.name, combined, NULL, NULL,
                                              (void *)(uintptr_t)&combine_rows[i] };
    return cmocka_run_group_tests_name("reference/evaluator", tests, NULL, NULL);
}
