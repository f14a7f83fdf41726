parameter "line" {
  title = "Line", unit = "months", override = "free", by = "Ministry", number = "No. 7",
  from ("2019-01-01", 12, "S-1, 2"), from ("2020-01-01", decimal "12.5", "S-1, 3"),
}
parameter "from_day" { title = "A day", from ("2019-01-01", "2018-02-03", "S-1, 2") }
parameter "wanted" { title = "A choice", from ("2019-01-01", "bachelor", "S-1, 2") }
parameter "strict" { title = "Yes or no", from ("2019-01-01", "yes", "S-1, 2") }
classify "city.size" {
  title = "Size", law = "S-1, 1", by = city.population,
  band { "small", below = million (0.5) }, band { "large" },
}
decision "settle" {
  about = person, place = person.destination, on = person.permit, title = "Settling",
  gives = choice { "open", "closed", titles = { open = "可以" } },
  otherwise = "closed", otherwise_law = "S-1, 9",
}
decision "support" {
  about = person, gives = decimal { places = 1, unit = "yuan" }, mode = "down", otherwise = 0,
  otherwise_law = "S-1, 9",
}
decision "good" { about = person, gives = yes_no }
clause "1" {
  decides = "settle", law = "S-1, 1", title = "By degree", since = "2019-02-01", ended = "2029-12-31",
  when = all { person.degree :is (param.wanted), person.destination.size :is "large" },
  gives = "open",
}
clause "2" { decides = "good", law = "S-1, 1", when = person.born :above (param.from_day), gives = "yes" }
exception "1.a" { to = "1", law = "S-1, 5", when = has (person.permit), gives = "closed" }
exception "1.b" { to = { "1.a", "1" }, law = "S-1, 5", when = person.name :is "X", gives = "closed" }
derive "person.years" {
  title = "Years", law = "S-1, 6", gives = total (person.stays, stay_here.months, stay_here.paid) / 12,
  unit = "months", places = 2, mode = "half_even", since = "2019-03-01", ended = "2028-01-01",
}
points "score" {
  about = person, title = "Score", law = "S-1, 7", places = 2, mode = "half_up", at_least = 0,
  at_most = 100, since = "2019-04-01",
  item { "Stays", law = "S-1, 8", family = "residence", points = 0.25, for_each = person.years,
    at_most = 20 },
  item { "Others", at_least = -5,
    item { "Degree", points = by (person.degree) { bachelor = 15, college = 10.5, other = 0 } },
    item { "Bonus", when = any (person.stays, stay_here.paid), points = percent (50) },
  },
}
case "a case" {
  on = "2020-02-03",
  city "big" { population = million (2) },
  person "A" { destination = "big", degree = "bachelor", zeal = -0.5, permit = "-" },
  stay "s" { who = "A", months = 12 },
  expect { who = "A", settle = "open", clause = { settle = "1" }, asks = { settle = {} } },
  expect { score = 12.5, asks = { good = { "person.born", "person.permit" } } },
}
