/* SPDX-License-Identifier: Apache-2.0 */
/* Requirements about decisions against every person there is: random clauses over four facts with
   few values, of which one is protected, are evaluated here for all of them. A requirement is in
   breach exactly where two who differ in the protected fact alone have different outcomes. */
#include "tests/support/check.h"
#include "tests/support/shaky_each.h"

#include "bylaw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HUKOU, DEGREE, INSURED, MEMBER, FACTS };
static const int values_of[FACTS] = { 3, 3, 13, 2 }; /* insured: 0 to 12 */

static const char vocabulary[] =
    "source \"ACT\" { title = \"An act\", since = \"2020-01-01\" }\n"
    "entity \"person\" {\n"
    "  hukou = choice { \"a\", \"b\", \"c\", protected = true },\n"
    "  degree = choice { \"a\", \"b\", \"c\", ordered = true },\n"
    "  insured = whole_number { \"Insured\", at_most = 12 },\n"
    "  member = yes_no { \"Is a member\" },\n"
    "}\n"
    "decision \"d\" { about = person, gives = yes_no, otherwise = \"no\" }\n"
    "requirement \"9\" { about = person, decisions = \"d\", law = \"ACT, art. 9\", same_for = "
    "\"protected\" }\n"
    "requirement \"10\" { about = person, decisions = \"d\", law = \"ACT, art. 9\", rises_with = { "
    "person.insured } }\n";

/* A test of the clause, as text and for every person. */
struct test {
    char text[4096];
    bool holds[3][3][13][2];
};

static uint64_t state = 7;

static int roll(int count)
{
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (int)((state >> 33) % (uint64_t)count);
}

static bool atom_holds(int fact, int how, int constant, const int person[FACTS])
{
    int value = person[fact];
    return how == 0 ? value == constant : how == 1 ? value >= constant : value < constant;
}

typedef void each_person(struct test *test, const int person[FACTS], const void *user);

static void for_everybody(struct test *test, each_person *act, const void *user)
{
    int p[FACTS];
    for (p[0] = 0; p[0] < values_of[0]; p[0]++)
        for (p[1] = 0; p[1] < values_of[1]; p[1]++)
            for (p[2] = 0; p[2] < values_of[2]; p[2]++)
                for (p[3] = 0; p[3] < values_of[3]; p[3]++)
                    act(test, p, user);
}

static bool *place_of(struct test *test, const int p[FACTS])
{
    return &test->holds[p[0]][p[1]][p[2]][p[3]];
}

struct atom {
    int fact, how, constant;
};

static void decide_atom(struct test *test, const int person[FACTS], const void *user)
{
    const struct atom *atom = user;
    *place_of(test, person) = atom_holds(atom->fact, atom->how, atom->constant, person);
}

static void make_atom(struct test *test, int first_fact)
{
    static const char *const names[] = { "hukou", "degree", "insured", "member" };
    static const char *const methods[] = { "is", "at_least", "below" };
    struct atom atom = { first_fact + roll(FACTS - first_fact), 0, 0 };
    atom.constant = roll(values_of[atom.fact]);
    char constant[16];
    if (atom.fact == INSURED || atom.fact == DEGREE)
        atom.how = roll(3);
    if (atom.fact == DEGREE && atom.how > 0 && atom.constant == 0)
        atom.constant = 1; /* nothing is below the first choice */
    if (atom.fact == INSURED)
        (void)snprintf(constant, sizeof constant, "%d", atom.constant);
    else if (atom.fact == MEMBER)
        (void)snprintf(constant, sizeof constant, "\"%s\"", atom.constant ? "yes" : "no");
    else
        (void)snprintf(constant, sizeof constant, "\"%c\"", 'a' + atom.constant);
    (void)snprintf(test->text, sizeof test->text, "person.%s :%s (%s)", names[atom.fact],
                   methods[atom.how], constant);
    for_everybody(test, decide_atom, &atom);
}

struct pair {
    struct test *a, *b;
    int how; /* all, any, none */
};

static void decide_pair(struct test *test, const int person[FACTS], const void *user)
{
    const struct pair *pair = user;
    bool a = *place_of(pair->a, person), b = *place_of(pair->b, person);
    *place_of(test, person) = pair->how == 0 ? a && b : pair->how == 1 ? a || b : !a && !b;
}

/* plant: whether some atom may read the protected fact. */
static void make_test(struct test *test, int depth, bool plant)
{
    static const char *const lists[] = { "all", "any", "none" };
    if (depth == 0 || roll(5) == 0) {
        make_atom(test, plant && roll(2) ? HUKOU : DEGREE);
        return;
    }
    struct pair pair = { calloc(1, sizeof *test), calloc(1, sizeof *test), roll(3) };
    assert_non_null(pair.a);
    assert_non_null(pair.b);
    make_test(pair.a, depth - 1, plant);
    make_test(pair.b, depth - 1, plant);
    int length = snprintf(test->text, sizeof test->text, "%s { %s, %s }", lists[pair.how],
                          pair.a->text, pair.b->text);
    assert_true(length < (int)sizeof test->text);
    for_everybody(test, decide_pair, &pair);
    free(pair.a);
    free(pair.b);
}

struct differing {
    int fact;
    bool only_falls; /* else any difference counts */
    bool *found;
};

static void look_for_another(struct test *test, const int person[FACTS], const void *user)
{
    const struct differing *differing = user;
    int other[FACTS];
    memcpy(other, person, sizeof other);
    for (int value = person[differing->fact] + 1; value < values_of[differing->fact]; value++) {
        other[differing->fact] = value;
        bool before = *place_of(test, person), after = *place_of(test, other);
        *differing->found |= differing->only_falls ? before && !after : before != after;
    }
}

static bool keep(void *user, const char *bytes, size_t length)
{
    char *text = user;
    assert_true(length < 16384);
    memcpy(text, bytes, length);
    text[length] = '\0';
    return true;
}

static bool is_said(const char *findings, const char *id, bool breach)
{
    char wanted[80];
    (void)snprintf(wanted, sizeof wanted,
                   breach ? "error: %s: requirement %s (ACT, art. 9) is in "
                            "breach in nation: d is "
                          : "note: %s: requirement %s holds in nation: ",
                   id, id);
    return strstr(findings, wanted);
}

static bylaw_pack *load(const char *words, const char *clause, bylaw_alloc *alloc, void *alloc_user,
                        bylaw_status *status)
{
    const char *const texts[] = { words, clause };
    bylaw_config config;
    bylaw_pack *pack = NULL;
    bylaw_config_init(&config);
    config.alloc = alloc;
    config.alloc_user = alloc_user;
    config.overlay = texts;
    config.overlay_count = 2;
    bylaw_error error = { 0 };
    *status = bylaw_pack_load(&config, NULL, &pack, &error);
    if (*status == BYLAW_EPACK)
        fail_msg("line %d: %s", error.line, error.message);
    return pack;
}

static void check_one(struct test *test)
{
    char clause[5000];
    char *findings = calloc(16384, 1);
    bool differs = false, falls = false;
    bylaw_status status;
    assert_non_null(findings);
    (void)snprintf(clause, sizeof clause,
                   "clause \"1\" { decides = \"d\", law = \"ACT, art. 1\", gives = \"yes\", when = "
                   "%s }\n",
                   test->text);
    bylaw_pack *pack = load(vocabulary, clause, NULL, NULL, &status);
    assert_int_equal(status, BYLAW_OK);
    assert_int_equal(
        bylaw_pack_report(pack, BYLAW_REPORT_FINDINGS, "2020-06-01", keep, findings, NULL),
        BYLAW_OK);
    bylaw_pack_free(pack);
    for_everybody(test, look_for_another, &(struct differing){ HUKOU, false, &differs });
    for_everybody(test, look_for_another, &(struct differing){ INSURED, true, &falls });
    if (!is_said(findings, "9", differs))
        fail_msg("%s: %s differ, and it says\n%s", test->text, differs ? "two" : "none", findings);
    if (!is_said(findings, "10", falls))
        fail_msg("%s: it %s, and it says\n%s", test->text, falls ? "falls" : "rises", findings);
    free(findings);
}

static void finds_what_is_planted(void **unused)
{
    (void)unused;
    struct test *test = calloc(1, sizeof *test);
    assert_non_null(test);
    for (int i = 0; i < 100; i++) {
        make_test(test, 3, i % 2 == 0);
        check_one(test);
    }
    free(test);
}

/* ---- Clauses that calculate ------------------------------------------------------------------ */

/* A number by insured (0 to 12) and share (0 to 5). */
struct sum {
    char text[4096];
    int is[13][6];
};

static const char *const sum_forms[][3] = {
    { "(", " + ", ")" },
    { "(", " - ", ")" },
    { "(", " * ", ")" },
    { "largest { ", ", ", " }" },
    { "smallest { ", ", ", " }" },
    { "by (person.share :at_least (3)) { yes = ", ", no = ", " }" },
    { "by (person.insured :below (5)) { yes = ", ", no = ", " }" },
};

static int sum_of(int form, int a, int b, int insured, int share)
{
    switch (form) {
    case 0:
        return a + b;
    case 1:
        return a - b;
    case 2:
        return a * b;
    case 3:
        return a > b ? a : b;
    case 4:
        return a < b ? a : b;
    case 5:
        return share >= 3 ? a : b;
    default:
        return insured < 5 ? a : b;
    }
}

static void make_sum(struct sum *sum, int depth)
{
    struct sum *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
    assert_non_null(a);
    assert_non_null(b);
    int form = roll(7), leaf = roll(3), constant = 1 + roll(4);
    if (depth > 0) {
        make_sum(a, depth - 1);
        make_sum(b, depth - 1);
        int length = snprintf(sum->text, sizeof sum->text, "%s%s%s%s%s", sum_forms[form][0],
                              a->text, sum_forms[form][1], b->text, sum_forms[form][2]);
        assert_true(length < (int)sizeof sum->text);
    } else if (leaf == 0) {
        (void)snprintf(sum->text, sizeof sum->text, "(person.one * %d)", constant);
    } else {
        (void)snprintf(sum->text, sizeof sum->text, "person.%s", leaf == 1 ? "insured" : "share");
    }
    for (int i = 0; i < 13; i++)
        for (int k = 0; k < 6; k++)
            sum->is[i][k] = depth > 0   ? sum_of(form, a->is[i][k], b->is[i][k], i, k)
                            : leaf == 0 ? constant
                            : leaf == 1 ? i
                                        : k;
    free(a);
    free(b);
}

static const char calculating[] =
    "source \"ACT\" { title = \"An act\", since = \"2020-01-01\" }\n"
    "entity \"person\" {\n"
    "  insured = whole_number { \"Insured\", at_most = 12 },\n"
    "  share = whole_number { \"Share\", at_most = 5 },\n"
    "  one = whole_number { \"One\", at_least = 1, at_most = 1 },\n"
    "}\n"
    "decision \"d\" { about = person, gives = whole_number }\n"
    "requirement \"9\" { about = person, decisions = \"d\", law = \"ACT, art. 9\", always = \"3\" "
    "}\n"
    "requirement \"10\" { about = person, decisions = \"d\", law = \"ACT, art. 9\", rises_with = { "
    "person.insured } }\n";

static void check_sum(const struct sum *sum, int *settled)
{
    char clause[5000];
    char *findings = calloc(16384, 1);
    bool other = false, falls = false;
    bylaw_status status;
    assert_non_null(findings);
    for (int k = 0; k < 6; k++) {
        for (int i = 0; i < 13; i++) {
            other |= sum->is[i][k] != 3;
            falls |= i > 0 && sum->is[i][k] < sum->is[i - 1][k];
        }
    }
    (void)snprintf(clause, sizeof clause,
                   "clause \"1\" { decides = \"d\", law = \"ACT, art. 1\", gives = %s }\n",
                   sum->text);
    bylaw_pack *pack = load(calculating, clause, NULL, NULL, &status);
    assert_int_equal(status, BYLAW_OK);
    assert_int_equal(
        bylaw_pack_report(pack, BYLAW_REPORT_FINDINGS, "2020-06-01", keep, findings, NULL),
        BYLAW_OK);
    bylaw_pack_free(pack);
    if (is_said(findings, "9", !other) || is_said(findings, "10", !falls))
        fail_msg("%s: it %s 3 and %s, and it says\n%s", sum->text, other ? "is not" : "is",
                 falls ? "falls" : "does not fall", findings);
    *settled += is_said(findings, "9", other) + is_said(findings, "10", falls);
    free(findings);
}

/* What is said is so; and most is said. */
static void says_of_sums_what_is_so(void **unused)
{
    (void)unused;
    struct sum *sum = calloc(1, sizeof *sum);
    int settled = 0;
    assert_non_null(sum);
    for (int i = 0; i < 200; i++) {
        make_sum(sum, 1 + roll(3));
        check_sum(sum, &settled);
    }
    assert_true(settled > 300);
    free(sum);
}

static bool swallow(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return true;
}

static bylaw_status whole_check(struct shaky *shaky, const void *clause)
{
    bylaw_status status;
    bylaw_pack *pack = load(vocabulary, clause, shaky_alloc, shaky, &status);
    if (status == BYLAW_OK)
        status = bylaw_pack_report(pack, BYLAW_REPORT_FINDINGS, "2021-06-01", swallow, NULL, NULL);
    bylaw_pack_free(pack);
    return status;
}

/* A breach, a pass, what is not proven, and the law before. */
static void survives_each_failure(void **unused)
{
    (void)unused;
    static const char *const clauses[] = {
        "clause '1' { decides = 'd', law = 'ACT, 1', gives = 'yes', when = person.hukou :is 'a' }",
        "clause '1' { decides = 'd', law = 'ACT, 1', gives = 'yes',"
        "  when = person.insured :at_least (3) }"
        "must 'm' { about = person, holds = person.insured :below (12) }"
        "requirement '11' { about = person, decisions = 'd', law = 'ACT, 1', always = 'yes' }",
        "clause '1' { decides = 'd', law = 'ACT, 1', gives = 'yes', ended = '2020-12-31',"
        "  when = (person.insured + person.insured) :at_least (3) }"
        "clause '2' { decides = 'd', law = 'ACT, 1', gives = 'yes', since = '2021-01-01',"
        "  when = (person.insured * 2) :at_least (2) }"
        "requirement '11' { about = person, decisions = 'd', law = 'ACT, 1',"
        "  no_harder_than = 'previous' }",
    };
    for (size_t i = 0; i < sizeof clauses / sizeof clauses[0]; i++) {
        assert_true(shaky_each_fails(whole_check, clauses[i], false) > 0);
        assert_true(shaky_each_fails(whole_check, clauses[i], true) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_is_planted),
        cmocka_unit_test(says_of_sums_what_is_so),
        cmocka_unit_test(survives_each_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
