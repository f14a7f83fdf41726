-- SPDX-License-Identifier: Apache-2.0
-- Equal treatment, and what local rules may not do: requirements about decisions. The Opinions
-- state them; a city or an employer writes the rule, tags its decision, and bylaw check tries it.
-- Other ones stand with their clauses: 4.9, 9.6, 9.7.rises, 13.8.no_gap.

requirement "0.2" {
  about = person, law = "OPN-2019, general requirements",
  title = "What is open to everybody does not depend on where somebody is registered",
  decisions = "universal", same_for = "protected",
}

requirement "4.3.relaxed" {
  about = person, law = "OPN-2019, (4)",
  title = "Conditions of settlement are only relaxed: nobody is refused who was accepted before",
  decisions = "settlement_condition", no_harder_than = "previous",
}

requirement "4.10" {
  about = person, law = "OPN-2019, (4)", title = "Help with employment is the same for residents",
  decisions = "service.employment", same_for = { person.registered_here },
}

requirement "4.13" {
  about = person, law = "OPN-2019, (4)", title = "Housing is the same for residents",
  decisions = "service.housing", same_for = { person.registered_here },
}

requirement "12.1" {
  about = person, law = "OPN-2019, (12)",
  title = "Hiring does not ask where somebody is registered",
  decisions = "hiring", same_for = { person.registered_here },
}

requirement "4.11" {
  about = person, law = "OPN-2019, (4)", title = "Social insurance is the same for residents",
  decisions = "service.insurance", same_for = { person.registered_here },
}

requirement "4.12" {
  about = person, law = "OPN-2019, (4)", title = "Medical services are the same for residents",
  decisions = "service.health", same_for = { person.registered_here },
}

requirement "5.3" {
  about = person, law = "OPN-2019, (5)",
  title = "Open recruitment does not ask for the kind of unit before",
  decisions = "recruitment", same_for = { person.unit_before },
}

requirement "12.2" {
  about = person, law = "OPN-2019, (12)",
  title = "Pay, insurance and contracts do not ask for the kind of registration",
  decisions = "labour_rights", same_for = { person.rural },
}

requirement "12.5.same" {
  about = person, law = "OPN-2019, (12)",
  title = "Training and help to found a firm are the same for residents",
  decisions = "service.training", same_for = { person.registered_here },
}

requirement "3.10" {
  about = bidder, law = "OPN-2019, (3)",
  title = "Who owns a firm makes no difference to what it is given",
  decisions = "business", same_for = { bidder.ownership },
}

-- "No condition on it" is the same as: the outcome is the same whatever it is.
requirement "4.2.open" {
  about = person, law = "OPN-2019, (4)",
  title = "Below three million nothing counts but who one is and where one lives",
  decisions = "settlement_small_city",
  same_for = {
    person.insured_months, person.degree, person.owns_home, person.income_tax_year,
    person.investor_tax_year, person.birth_date,
  },
}
