-- SPDX-License-Identifier: Apache-2.0
-- A small pack for the tests of the program: settlement in towns, by points in the larger ones.

source "TOWN-2020" {
  title = "Rules of settlement in towns", by = "Office of towns", since = "2020-01-01",
}

entity "town" {
  title = "镇", is_region = true,
  population = whole_number { title = "常住人口", unit = "person", at_most = million (10) },
}

entity "person" {
  title = "Person",
  home = one "town" { title = "Town applied to", governs = true },
  degree = choice { "none", "bachelor", "master", title = "最高学历" },
  insured_months = whole_number { title = "Months insured", unit = "months", at_most = 720 },
}

parameter "line" {
  title = "Points needed", unit = "points", override = "free",
  from ("2020-01-01", 20, "TOWN-2020, art. 3"),
}

points "score" {
  title = "Points", about = person, law = "TOWN-2020, art. 2", places = 2, mode = "half_up",
  item { "Insured", law = "TOWN-2020, art. 2", points = 0.25, for_each = person.insured_months },
  item { "学历", law = "TOWN-2020, art. 2",
    points = by (person.degree) { bachelor = 10, master = 15, none = 0 },
  },
}

decision "settle" {
  title = "Right to settle", about = person, place = person.home,
  gives = choice { "open", "accepted", "refused" },
}

clause "1" {
  decides = "settle", law = "TOWN-2020, art. 1",
  title = "Small towns are open",
  when = person.home.population :below (50000),
  gives = "open",
}

clause "2" {
  decides = "settle", law = "TOWN-2020, art. 3",
  title = "Larger towns by points",
  when = person.home.population :at_least (50000),
  gives = by (person.score :at_least (param.line)) { yes = "accepted", no = "refused" },
}

-- 40 x 0.25 + 10 = 20, which reaches the line of 20
case "the line is reached exactly" {
  on = "2020-12-31",
  town "big" { population = 100000 },
  person "a" { home = "big", degree = "bachelor", insured_months = 40 },
  expect { settle = "accepted", score = 20 },
}
