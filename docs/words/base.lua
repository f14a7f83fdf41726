-- SPDX-License-Identifier: Apache-2.0
-- What the examples of these pages stand on: an act, towns, persons and their stays, all made up.

source "ACT" { title = "Act on towns, made up for examples", since = "2020-01-01" }

region "north" { title = "The North", code = "100", level = "province", under = "nation" }

entity "town" {
  title = "Town", is_region = true,
  population = whole_number { "Residents", unit = "person", at_most = million (100) },
}

entity "stay" {
  title = "Stay",
  guest = one "person" { "Who stayed" },
  months = whole_number { "Months", unit = "months", at_most = 720 },
  paid = yes_no { "Rent was paid" },
}

entity "person" {
  title = "Person",
  town = one "town" { "Town applied to" },
  birth_date = day { "Date of birth", private = true },
  degree = choice { "none", "bachelor", "master", title = "Highest degree" },
  insured_months = whole_number { "Months insured", unit = "months", at_most = 720 },
  income = money { "Income a month" },
  member = yes_no { "Is a member" },
  permit_until = day { "Permit ends", optional = true },
  stays = many "stay" { "Stays", by = "guest" },
}

parameter "needed" {
  title = "Months needed", unit = "months", override = "floor",
  from ("2020-01-01", 12, "ACT, art. 1"),
}

decision "admission" {
  title = "Is admitted", about = person, place = person.town,
  gives = choice { "open", "accepted", "refused" },
}

clause "A" {
  decides = "admission", law = "ACT, art. 2", title = "Who is insured long enough",
  when = person.insured_months :at_least (param.needed),
  gives = "accepted",
}
