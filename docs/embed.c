/* SPDX-License-Identifier: Apache-2.0 */
/* A host program in full: loads a pack, decides for one person, says why, asks for what is missing.
   Built as any host is:  cc docs/embed.c $(pkg-config --cflags --libs bylaw)
   Run in the root of the project, or with the folder of the pack as its argument. */
#include <bylaw.h>
#include <stdio.h>
#include <string.h>

/* What the office knows of the applicant, as it would stand in a CSV file. */
static const struct fact {
    const char *entity;
    const char *attribute;
    const char *text;
} facts[] = {
    { "city", "region", "beijing" },
    { "city", "population", "17750000" },
    { "person", "destination", "beijing" },
    { "person", "birth_date", "1978-06-01" },
    { "person", "degree", "bachelor" },
    { "person", "permit_since", "2010-01-01" },
    { "person", "last_penalty", "-" }, /* there is none; "" would say that it is not known */
    { "person", "past_retirement_age", "no" },
    { "person", "insured_run_months", "186" },
    { "person", "backpaid_months", "0" },
    { "person", "owned_months", "60" },
    { "person", "rented_months", "126" },
    { "person", "home_moved_months", "0" },
    { "person", "both_moved_months", "0" },
    { "person", "national_prize", "0" },
    { "person", "city_prize", "0" },
    { "person", "manager_years", "0" },
    { "person", "startup_years", "0" },
    { "person", "incubator_years", "0" },
    { "person", "honours", "0" },
    { "person", "income_tax_year", "0" },
    { "person", "investor_tax_year", "0" },
    { "person", "tax_offences", "0" },
    { "person", "detentions", "0" },
};

/* Where reports go; a server would write to its socket here. */
static bool print(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, user) == length;
}

static bylaw_status say(bylaw_status status, const bylaw_error *error)
{
    if (status != BYLAW_OK)
        fprintf(stderr, "%s:%d: %s\n", error->file, error->line, error->message);
    return status;
}

/* Sets the facts: rows are made when they are first named. */
static bylaw_status fill(bylaw_case *subject, bylaw_error *error)
{
    size_t city, person;
    bylaw_status status = bylaw_case_row(subject, "city", "beijing", &city, error);
    if (status == BYLAW_OK)
        status = bylaw_case_row(subject, "person", "BJ-A", &person, error);
    for (size_t i = 0; status == BYLAW_OK && i < sizeof facts / sizeof *facts; i++) {
        size_t row = strcmp(facts[i].entity, "city") == 0 ? city : person;
        status = bylaw_case_set_text(subject, facts[i].entity, row, facts[i].attribute,
                                     facts[i].text, error);
    }
    return status;
}

/* Decides and prints; what is not known yet is no failure, but a list of facts to ask for. */
static bylaw_status decide(bylaw_case *subject, const char *day_text, bool explain,
                           bylaw_error *error)
{
    const bylaw_decision *decision;
    int32_t day;
    bylaw_status status = bylaw_day_parse(day_text, &day);
    if (status == BYLAW_OK)
        status = bylaw_decide(subject, "settlement", 0, day, &decision, error);
    if (status != BYLAW_OK)
        return status;

    printf("%s: %s %s\n", day_text, bylaw_outcome_name(bylaw_decision_outcome(decision)),
           bylaw_decision_text(decision));
    for (size_t i = 0; bylaw_decision_ask(decision, i); i++)
        printf("  missing: %s\n", bylaw_decision_ask(decision, i));
    if (explain)
        status = bylaw_decision_explain(decision, BYLAW_TEXT_FORMAT, print, stdout, error);
    return status;
}

int main(int count, char **arguments)
{
    const char *folder = count > 1 ? arguments[1] : "scripts/mobility";
    bylaw_error error = { 0 };
    bylaw_pack *pack = NULL;
    bylaw_case *subject = NULL;

    bylaw_status status = bylaw_pack_load(NULL, folder, &pack, &error);
    if (status == BYLAW_OK)
        status = bylaw_case_new(pack, &subject, &error);
    if (status == BYLAW_OK)
        status = fill(subject, &error);
    if (status == BYLAW_OK) /* one fact is still missing */
        status = decide(subject, "2018-10-15", false, &error);
    if (status == BYLAW_OK)
        status = bylaw_case_set_text(subject, "person", 0, "insured_months", "186", &error);
    if (status == BYLAW_OK)
        status = decide(subject, "2018-10-15", false, &error);
    if (status == BYLAW_OK) /* the line of the next year is higher */
        status = decide(subject, "2019-10-15", true, &error);
    say(status, &error);

    bylaw_case_free(subject);
    bylaw_pack_free(pack);
    return status == BYLAW_OK ? 0 : 1;
}
