-- SPDX-License-Identifier: Apache-2.0
-- Every part of a pack that can be decided two ways: once both ways, once one way, once not at all.
source "LAW" { title = "Law", since = "2020-01-01" }
entity "person" {
  age = whole_number { "Age", at_most = 150 },
  member = yes_no { "Member" },
  children = many "child" { "Children", by = "parent" },
}
entity "child" {
  parent = one "person" { "Parent" },
  small = yes_no { "Small" },
}

classify "person.group" {
  law = "LAW", by = person.age,
  band { "young", below = 18 },
  band { "grown", below = 60 },
  band { "old" },
}
points "score" {
  about = person, law = "LAW", places = 0, mode = "half_up",
  item { "Adult", points = 2, when = person.age :at_least (18) },
  item { "Member", points = 3, when = person.member },
  item { "All", points = 1 },
}
derive "person.fee" {
  law = "LAW",
  gives = table { by = person.age,
    row { up_to = 6, gives = 0 },
    row { below = 18, gives = 5 },
    row { gives = 10 },
  },
}
derive "person.levy" {
  law = "LAW",
  gives = table { by = person.age,
    row { up_to = 20, rate = 1 },
    row { up_to = 60, rate = 2 },
    row { rate = 3 },
  },
}
derive "person.care" {
  law = "LAW",
  gives = total (person.children, table { hit = "sum",
    row { when = child.small, gives = 2 },
    row { when = child.small :is "no", gives = 1 },
  }),
}
derive "person.rank" {
  law = "LAW",
  gives = table { hit = "largest",
    row { when = person.member, gives = 1 },
    row { when = person.age :at_least (60), gives = 2 },
    row { gives = 0 },
  },
}
decision "help" {
  about = person, gives = choice { "full", "part", "none" },
  otherwise = "none", otherwise_law = "LAW",
}
clause "1" { decides = "help", law = "LAW", when = person.age :at_least (18), gives = "part" }
exception "1.member" { to = "1", law = "LAW", when = person.member, gives = "full" }
clause "2" { decides = "help", law = "LAW", when = person.age :below (6), gives = "full" }
decision "other" { about = person, gives = yes_no }
clause "3" { decides = "other", law = "LAW", when = person.member, gives = "yes" }
clause "4" { decides = "other", law = "LAW", gives = "yes" }
requirement "5" { about = person, law = "LAW", where = person.age :at_least (18), demands = person.age :below (60) }
requirement "6" { about = person, law = "LAW", demands = person.member }
