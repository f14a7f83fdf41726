-- SPDX-License-Identifier: Apache-2.0
-- Exceptions, what closes a decision, and decisions that read other decisions. Every value follows
-- from the text of the rules: the answers are numbers that differ wherever the rules do.

source "ACT" { title = "Act", since = "2010-01-01" }
source "LATE" { title = "Late act", since = "2015-01-01", ended = "2019-12-31" }

entity "house" {
  poor = yes_no { "Is poor" },
  rich = yes_no { "Is rich" },
  people = many "person" { "Who lives there" },
}
entity "person" {
  house = one "house" { "House", optional = true },
  a = yes_no { "a" }, b = yes_no { "b" }, c = yes_no { "c" }, d = yes_no { "d" },
}

-- Two clauses; an exception to both; two exceptions to that; an exception to one of these.
decision "nested" { about = person, gives = whole_number }
clause "1" { decides = "nested", law = "ACT, art. 1", gives = 10 }
clause "2" { decides = "nested", law = "ACT, art. 2", when = person.d, gives = 20 }
exception "3" { to = { "1", "2" }, law = "ACT, art. 3", when = person.a, gives = 30 }
exception "4" { to = "3", law = "ACT, art. 4", when = person.b, gives = 40 }
exception "5" { to = "3", law = "ACT, art. 5", when = person.c, gives = by (person.d) { yes = 40, no = 50 } }
exception "6" { to = "5", law = "ACT, art. 6", when = person.house.rich, gives = 60 }

case "no exception" {
  on = "2012-01-01",
  person "A" { a = "no", d = "no" },
  expect { nested = 10, clause = { nested = "1" } },
}
case "two clauses that differ, for lack of an exception" {
  on = "2012-01-01",
  person "A" { a = "no", d = "yes" },
  expect { nested = "conflict", clause = { nested = "1 2" } },
}
case "an exception to a list of clauses wins over both, so they do not clash" {
  on = "2012-01-01",
  person "A" { a = "yes", b = "no", c = "no", d = "yes" },
  expect { nested = 30, clause = { nested = "3" } },
}
case "an exception to the exception" {
  on = "2012-01-01",
  person "A" { a = "yes", b = "yes", c = "no", d = "no" },
  expect { nested = 40, clause = { nested = "4" } },
}
case "an exception whose own base does not apply matters not" {
  on = "2012-01-01",
  person "A" { a = "no", b = "yes", c = "yes", d = "no" },
  expect { nested = 10, clause = { nested = "1" } },
}
case "two exceptions that agree do not clash, and the first is named" {
  on = "2012-01-01",
  house "H" { rich = "no" },
  person "A" { house = "H", a = "yes", b = "yes", c = "yes", d = "yes" },
  expect { nested = 40, clause = { nested = "4" } },
}
case "two exceptions that differ are a conflict" {
  on = "2012-01-01",
  house "H" { rich = "no" },
  person "A" { house = "H", a = "yes", b = "yes", c = "yes", d = "no" },
  expect { nested = "conflict", clause = { nested = "4 5" } },
}
case "the third level" {
  on = "2012-01-01",
  house "H" { rich = "yes" },
  person "A" { house = "H", a = "yes", b = "no", c = "yes", d = "no" },
  expect { nested = 60, clause = { nested = "6" } },
}
case "an exception of which it is not known whether it holds is asked for" {
  on = "2012-01-01",
  person "A" { b = "no", c = "no", d = "no" },
  expect { nested = "undetermined", asks = { nested = { "person.a" } } },
}
case "not where what it gives is what counts anyway" {
  on = "2012-01-01",
  house "H" { rich = "no" },
  person "A" { house = "H", a = "yes", b = "yes", d = "yes" },
  expect { nested = 40, clause = { nested = "4" } },
}
case "nor where its base does not apply" {
  on = "2012-01-01",
  person "A" { a = "no", d = "no" },
  expect { nested = 10, asks = { nested = {} } },
}

-- An exception to a decision: over its clauses and over otherwise.
decision "closed" { about = person, gives = whole_number, otherwise = 7, otherwise_law = "LATE, art. 1" }
clause "11" { decides = "closed", law = "ACT, art. 11", when = person.a, gives = 1 }
clause "12" { decides = "closed", law = "ACT, art. 12", when = person.b, gives = 2 }
exception "13" { to = "closed", law = "ACT, art. 13", when = person.c, gives = 3 }

case "an exception to a decision wins over a conflict of its clauses" {
  on = "2016-01-01",
  person "A" { a = "yes", b = "yes", c = "yes" },
  person "B" { a = "yes", b = "yes", c = "no" },
  expect { who = "A", closed = 3, clause = { closed = "13" } },
  expect { who = "B", closed = "conflict" },
}
case "and over otherwise" {
  on = "2016-01-01",
  person "A" { a = "no", b = "no", c = "yes" },
  person "B" { a = "no", b = "no", c = "no" },
  person "C" { a = "no", c = "no" },
  expect { who = "A", closed = 3 },
  expect { who = "B", closed = 7 },
  expect { who = "C", closed = "undetermined", asks = { closed = { "person.b" } } },
}
case "otherwise is law from the first day of its source to the last" {
  on = "2015-01-01",
  person "A" { a = "no", b = "no", c = "no" },
  expect { closed = 7 },
}
case "before it there is no rule" {
  on = "2014-12-31",
  person "A" { a = "no", b = "no", c = "no" },
  person "B" { a = "yes", b = "no", c = "no" },
  expect { who = "A", closed = "no_rule" },
  expect { who = "B", closed = 1 },
}
case "and none after it" {
  on = "2020-01-01",
  person "A" { a = "no", b = "no", c = "no" },
  expect { closed = "no_rule" },
}

-- The same clauses combined in three ways; an exception to one of them, and one to a decision.
decision "sum" { about = person, gives = whole_number, combine = "sum", otherwise = 0, otherwise_law = "ACT, art. 20" }
clause "21" { decides = "sum", law = "ACT, art. 21", when = person.a, gives = 5 }
clause "22" { decides = "sum", law = "ACT, art. 22", when = person.b, gives = 8 }
exception "22.x" { to = "22", law = "ACT, art. 22(2)", when = person.c, gives = 3 }
exception "23" { to = "sum", law = "ACT, art. 23", when = person.d, gives = 1 }
decision "most" { about = person, gives = whole_number, combine = "largest" }
clause "31" { decides = "most", law = "ACT, art. 31", when = person.a, gives = 5 }
clause "32" { decides = "most", law = "ACT, art. 32", when = person.b, gives = 8 }
decision "least" { about = person, gives = whole_number, combine = "smallest" }
clause "41" { decides = "least", law = "ACT, art. 41", when = person.a, gives = 5 }
clause "42" { decides = "least", law = "ACT, art. 42", when = person.b, gives = 8 }

case "clauses combine" {
  on = "2012-01-01",
  person "A" { a = "yes", b = "yes", c = "no", d = "no" },
  person "B" { a = "yes", b = "yes", c = "yes", d = "no" },
  person "C" { a = "yes", b = "yes", c = "no", d = "yes" },
  person "D" { a = "no", b = "no", c = "no", d = "no" },
  expect { who = "A", sum = 13, most = 8, least = 5 }, -- 5 + 8
  expect { who = "B", sum = 8 },                       -- 5 + 3
  expect { who = "C", sum = 1 },
  expect { who = "D", sum = 0, most = "no_rule", least = "no_rule" },
}
case "what does not matter to the largest and the smallest is not asked for" {
  on = "2012-01-01",
  person "A" { b = "yes" },
  person "B" { a = "yes" },
  expect { who = "A", most = 8, least = "undetermined", asks = { most = {}, least = { "person.a" } } },
  expect { who = "B", most = "undetermined", least = 5, asks = { most = { "person.b" }, least = {} } },
}

-- Decisions that read decisions of another entity, in every state that these can be in.
decision "support" { about = house, gives = whole_number }
clause "51" { decides = "support", law = "ACT, art. 51", when = house.poor, gives = 100 }
clause "52" { decides = "support", law = "ACT, art. 52", when = house.rich, gives = 0 }
decision "aid" { about = person, gives = whole_number }
clause "53" { decides = "aid", law = "ACT, art. 53", when = person.house.support :at_least (50), gives = 1 }
clause "54" { decides = "aid", law = "ACT, art. 54", when = person.house.support :below (50), gives = 2 }
decision "either_way" { about = person, gives = whole_number }
clause "55" {
  decides = "either_way", law = "ACT, art. 55",
  gives = by (person.a) { yes = person.house.support, no = 4 },
}
decision "together" { about = house, gives = whole_number { at_most = 100000 } }
clause "56" { decides = "together", law = "ACT, art. 56", gives = total (house.people, person.aid) }

case "a decision of another entity is read, and one of all who live there" {
  on = "2012-01-01",
  house "P" { poor = "yes", rich = "no" },
  house "R" { poor = "no", rich = "yes" },
  person "A" { house = "P" }, person "B" { house = "P" }, person "C" { house = "R" },
  expect { who = "A", aid = 1 },
  expect { who = "C", aid = 2 },
  expect { who = "P", together = 2 }, -- 1 + 1
  expect { who = "R", together = 2 },
}
case "one that is a conflict is an error for who reads it" {
  on = "2012-01-01",
  house "H" { poor = "yes", rich = "yes" },
  person "A" { house = "H", a = "yes" }, person "B" { house = "H", a = "no" },
  expect { support = "conflict" },
  expect { who = "A", aid = "error", either_way = "error" },
  expect { who = "B", either_way = 4 }, -- in a branch that is not taken it touches nobody
  expect { together = "error" },
}
case "one without a rule leaves who reads it without a rule" {
  on = "2012-01-01",
  house "H" { poor = "no", rich = "no" },
  person "A" { house = "H", a = "yes" },
  expect { support = "no_rule", aid = "no_rule", either_way = "no_rule", together = "no_rule" },
}
case "one that is undetermined asks for its own facts" {
  on = "2012-01-01",
  house "H" { rich = "no" },
  person "A" { house = "H", a = "yes" },
  expect {
    support = "undetermined", aid = "undetermined", either_way = "undetermined",
    asks = { support = { "house.poor" }, aid = { "house/H.poor" }, either_way = { "house/H.poor" } },
  },
}
case "through a reference that leads nowhere there is nothing to read" {
  on = "2012-01-01",
  person "A" { house = "-", a = "yes" },
  expect { aid = "no_rule", either_way = "error" },
}
