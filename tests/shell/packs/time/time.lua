-- SPDX-License-Identifier: Apache-2.0
-- Law that changes, for the tests of time: an old scale that goes on for old cases, and a grant
-- that ended. Every value follows from the text of the rules: old scale 100, second 150, new 200.

source "OLD-2010" { title = "Old scale", since = "2010-01-01", published = "2009-11-01" }
source "MID-2015" { title = "Second scale", since = "2015-01-01", published = "2014-11-01" }
source "NEW-2020" { title = "New scale", since = "2020-01-01", published = "2019-11-01" }

region "north" { title = "The North", code = "100", level = "province", under = "nation" }

entity "town" { title = "Town", is_region = true }
entity "claim" {
  town = one "town" { "Town", governs = true },
  applied = day { "Day of application" },
  member = yes_no { "Is a member" },
  hurt = yes_no { "Was hurt" },
}

decision "scale" { about = claim, title = "Amount by the scale", gives = whole_number { unit = "yuan" } }
clause "1" {
  decides = "scale", law = "OLD-2010, art. 1", ended = "2014-12-31", ended_law = "MID-2015, art. 9",
  transitional = claim.applied :at_most ("2014-12-31"), gives = 100,
}
clause "1" {
  decides = "scale", law = "MID-2015, art. 1", ended = "2019-12-31", ended_law = "NEW-2020, art. 9",
  transitional = claim.applied :at_most ("2019-12-31"), gives = 150,
}
clause "1" { decides = "scale", law = "NEW-2020, art. 1", when = claim.member, gives = 200 }
exception "1.hurt" { to = "1", law = "OLD-2010, art. 2", when = claim.hurt, gives = 999 }

decision "grant" { about = claim, title = "Grant", gives = yes_no, otherwise = "no", otherwise_law = "OLD-2010, art. 3" }
clause "2" {
  decides = "grant", law = "OLD-2010, art. 3", ended = "2019-12-31", ended_law = "NEW-2020, art. 8",
  transitional = claim.applied :at_most ("2019-06-30"), when = claim.member, gives = "yes",
}

case "while the second scale is in force, the first goes on for who applied before it" {
  on = "2018-06-01",
  town "T" {},
  claim "A" { town = "T", applied = "2014-12-31", member = "no", hurt = "no" },
  claim "B" { town = "T", applied = "2015-01-01", member = "no", hurt = "no" },
  expect { who = "A", scale = 100, clause = { scale = "1" } },
  expect { who = "B", scale = 150 },
}
case "the newest counts for who applied under it, the two older ones for theirs" {
  on = "2021-06-01",
  town "T" {},
  claim "A" { town = "T", applied = "2014-12-31", member = "yes", hurt = "no" },
  claim "B" { town = "T", applied = "2019-12-31", member = "yes", hurt = "no" },
  claim "C" { town = "T", applied = "2020-01-01", member = "yes", hurt = "no" },
  claim "D" { town = "T", applied = "2020-01-01", member = "no", hurt = "no" },
  expect { who = "A", scale = 100 },
  expect { who = "B", scale = 150 },
  expect { who = "C", scale = 200 },
  expect { who = "D", scale = "no_rule" },
}
case "an exception to the clause wins over the one that goes on, too" {
  on = "2021-06-01",
  town "T" {},
  claim "A" { town = "T", applied = "2014-12-31", hurt = "yes" },
  expect { scale = 999, clause = { scale = "1.hurt" } },
}
case "where the day is not known and the scales differ, it is asked for" {
  on = "2021-06-01",
  town "T" {},
  claim "A" { town = "T", member = "yes", hurt = "no" },
  expect { scale = "undetermined", asks = { scale = { "claim.applied" } } },
}
case "the test of the old rule is its own: whether somebody is a member does not matter to it" {
  on = "2021-06-01",
  town "T" {},
  claim "A" { town = "T", applied = "2019-12-31", hurt = "no" },
  claim "B" { town = "T", applied = "2020-01-01", hurt = "no" },
  expect { who = "A", scale = 150 },
  expect { who = "B", scale = "undetermined", asks = { scale = { "claim.member" } } },
}
case "a rule whose end has come goes on for its cases, though nothing took its place" {
  on = "2021-06-01",
  claim "A" { applied = "2019-06-30", member = "yes" },
  claim "B" { applied = "2019-07-01", member = "yes" },
  claim "C" { member = "yes" },
  claim "D" { member = "no" },
  expect { who = "A", grant = "yes", clause = { grant = "2" } },
  expect { who = "B", grant = "no" },
  expect { who = "C", grant = "undetermined", asks = { grant = { "claim.applied" } } },
  expect { who = "D", grant = "no" },
}
case "up to its last day it counts for everybody" {
  on = "2019-12-31",
  claim "B" { applied = "2019-07-01", member = "yes" },
  expect { grant = "yes" },
}

-- In 2018 a rate of 1 was published, corrected to 3 in June of that year, and raised to 2 from
-- 2019 on by a law of November 2019 that looked back. A bonus was taken back by the same law.
parameter "rate" {
  title = "Rate",
  from ("2018-01-01", 1, "OLD-2010, art. 7"),
  from ("2018-01-01", 3, "OLD-2010, art. 7", { published = "2018-06-01" }),
  from ("2019-01-01", 2, "NEW-2020, art. 7"),
}
decision "rate_then" { about = claim, gives = whole_number }
clause "3" { decides = "rate_then", law = "OLD-2010, art. 7", gives = param.rate }

decision "bonus" { about = claim, gives = whole_number, otherwise = 0, otherwise_law = "MID-2015, art. 4" }
clause "4" {
  decides = "bonus", law = "MID-2015, art. 4", ended = "2014-12-31", ended_law = "NEW-2020, art. 6",
  gives = 50,
}

case "what is recorded in the end counts" {
  on = "2019-06-01",
  claim "A" {},
  expect { rate_then = 2, bonus = 0 },
}
case "a corrected value was never there" {
  on = "2018-02-01",
  claim "A" {},
  expect { rate_then = 3 },
}
case "what closes a decision is law from the first day of its source" {
  on = "2015-01-01",
  claim "A" {},
  expect { bonus = 0 },
}
case "and not on the day before" {
  on = "2014-12-31",
  claim "A" {},
  expect { bonus = "no_rule" },
}
