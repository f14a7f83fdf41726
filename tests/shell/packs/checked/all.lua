-- SPDX-License-Identifier: Apache-2.0
-- Tables, clauses and lists that `bylaw check` has something to say of, and some that it must not.
source "LAW" { title = "Law", since = "2020-01-01" }
entity "person" {
  age = whole_number { "Age", at_most = 150 },
  income = money { "Income", at_most = 100000 },
  area = decimal { "Area", places = 1, at_most = 500 },
  member = yes_no { "Member" },
  born = day { "Born" },
  permit = day { "Permit", optional = true },
  degree = choice { "none", "college", "bachelor", "master", title = "Degree" },
  children = many "child" { "Children", by = "parent" },
}
entity "child" {
  parent = one "person" { "Parent" }, small = yes_no { "Small" }, age = whole_number { at_most = 30 } }
must "small_ones" { about = child, holds = any { child.small :is "no", child.age :below (6) } }
entity "dog" { age = whole_number { at_most = 40 }, rank = choice { of = "rank" } }
entity "cat" { name = text { "Name" } }
parameter "limit" { title = "Limit", override = "free", from ("2020-01-01", 40, "LAW"), from ("2021-01-01", 45, "LAW") }

-- 18 is in no row
derive "person.gap" { law = "LAW", gives = table { hit = "unique",
  row { when = person.age :below (18), gives = 1 },
  row { when = person.age :above (18), gives = 2 },
} }
-- whole: 17 and 18 are neighbours, and so are 100 and 100.01 yuan
derive "person.whole" { law = "LAW", gives = table { hit = "unique",
  row { when = person.age :below (18), gives = 1 },
  row { when = all { person.age :at_least (18), person.income :below (100.01) }, gives = 2 },
  row { when = all { person.age :above (17), person.income :above (100) }, gives = 3 },
} }
-- whole too: a permit that there is lies before or after, and there may be none
derive "person.absent" { law = "LAW", gives = table { hit = "unique",
  row { when = person.permit :at_most ("2000-01-01"), gives = 1 },
  row { when = person.permit :above ("2000-01-01"), gives = 2 },
  row { when = none { has (person.permit) }, gives = 3 },
} }
derive "person.over" { law = "LAW", gives = table { hit = "unique",
  row { when = person.degree :one_of { "bachelor", "master" }, gives = 1 },
  row { when = all { person.degree :is "master", person.area :at_least (60.5) }, gives = 2 },
  row { gives = 0 },
} }
-- rows 1 and 2 give the same
derive "person.same" { law = "LAW", gives = table { hit = "any",
  row { when = person.degree :is "master", gives = 1 },
  row { when = person.member, gives = 1 },
  row { when = all { person.member, person.born :at_most ("1990-01-01") }, gives = 3 },
  row { gives = 0 },
} }
derive "person.never" { law = "LAW", gives = table {
  row { when = person.age :at_most (50), gives = 1 },
  row { when = all { person.age :below (18), person.member }, gives = 2 },
  row { when = all { person.age :below (18), person.age :above (60) }, gives = 2 },
  row { when = person.age :above (50), gives = 2 },
  row { gives = 3 },
} }
-- twice an income is an income of other bounds; what is counted is not looked into
derive "person.may" { law = "LAW", gives = table { hit = "unique",
  row { when = (person.income * 2) :below (18), gives = 1 },
  row { when = (person.income * 2) :at_least (18), gives = 2 },
  row { when = all { count (person.children) :at_least (3), person.age :below (param.limit) }, gives = 4 },
  row { when = all { count (person.children) :below (3), person.age :at_least (param.limit) }, gives = 5 },
} }
derive "person.steps" { law = "LAW", gives = table { by = person.age,
  row { below = 0, gives = 1 },
  row { up_to = 17, gives = 1 },
  row { below = 18, gives = 2 },
  row { up_to = 150, gives = 3 },
  row { gives = 4 },
} }
classify "person.group" { law = "LAW", by = person.age,
  band { "young", below = 18 }, band { "grown", below = 60 }, band { "old", below = 151 },
  band { "older", below = 200 }, band { "oldest" } }

decision "d" { about = person, gives = choice { "a", "b" } }
clause "1" { decides = "d", law = "LAW", when = all (person.children, child.small), gives = "a" }
clause "2" { decides = "d", law = "LAW",
  when = all { person.age :below (18), person.age :above (20) }, gives = "a" }
clause "3" { decides = "d", law = "LAW", when = person.age :below (18), gives = "a" }
exception "3.old" { to = "3", law = "LAW", when = person.age :above (20), gives = "b" }
exception "3.late" { to = "3", law = "LAW", when = person.member, gives = "b" }
clause "4" { decides = "d", law = "LAW", when = person.age :above (30), gives = "a" }
clause "5" { decides = "d", law = "LAW",
  when = all { person.age :at_least (31), person.member }, gives = "b" }
clause "6" { decides = "d", law = "LAW",
  when = all { all (person.children, child.small), count (person.children) :at_least (1) },
  gives = "a" }

points "score" { about = person, law = "LAW", places = 0, mode = "down",
  item { "Of age", points = 1, when = person.age :at_least (18) },
  item { "Groups", item { "Neither", points = 2,
    when = none { person.member, person.member :is "no" } } } }
derive "person.quotient" { law = "LAW", places = 2, mode = "down",
  gives = share (person.income, person.age) }
derive "person.guarded" { law = "LAW",
  gives = by (person.age :above (0)) {
    yes = rounded { share (person.income, person.age), places = 2, mode = "down" }, no = 0 } }
derive "person.half" { law = "LAW",
  gives = formula { reads = { age = person.age }, gives = whole_number { at_most = 75 },
    compute = function (age) return age // 2 end } }

-- who is small is below 6, so that 1 and 2 part, nobody is in 3, and 5 and not small is a gap
derive "child.place" { law = "LAW", gives = table { hit = "unique",
  row { when = child.small, gives = 1 },
  row { when = child.age :above (5), gives = 2 },
  row { when = all { child.small, child.age :at_least (6) }, gives = 3 } } }

requirement "r.never" { about = person, law = "LAW", where = person.age :above (20),
  demands = person.age :below (18) }
requirement "r.always" { about = person, law = "LAW", where = person.age :above (20),
  demands = person.age :at_least (21) }
requirement "r.good" { about = person, law = "LAW", demands = person.age :at_least (21) }
must "dog.old" { about = dog, holds = all { dog.age :above (30), dog.age :below (31) } }
choice "rank" { "low", "middle", "high", ordered = true }
decision "e" { about = dog, gives = yes_no }
clause "7" { decides = "e", law = "LAW", gives = table { hit = "any",
  row { when = dog.rank :at_least "middle", gives = "yes" },
  row { when = dog.rank :below "high", gives = "no" } } }

-- 100 / 16 = 6.25
case "a person of 16" { on = "2020-06-01",
  person "P" { age = 16, income = 100, area = 10, member = "no", born = "2004-06-01", permit = "-",
    degree = "none" },
  child "C" { age = 7, small = "no" },
  dog "D" { rank = "low" },
  expect { place = 2, e = "no" },
  expect { ["r.never"] = "not_concerned", ["r.always"] = "not_concerned", ["r.good"] = "breach" },
  expect { gap = 1, whole = 1, absent = 3, over = 0, same = 0, never = 1, may = 2, steps = 1,
    group = "young", d = "a", score = 0, quotient = 6.25, guarded = 6.25, half = 8 },
}
