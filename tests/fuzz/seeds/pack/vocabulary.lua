entity "city" {
  title = "City", is_region = true,
  population = whole_number {
    "Residents", aliases = { "人口", "常住人口" }, unit = "persons", at_most = million (100),
  },
}
entity "stay" {
  who = one "person",
  months = whole_number { "Months", unit = "months", at_least = 1, at_most = 720 },
  paid = yes_no,
}
entity "person" {
  zeal = decimal { "Zeal", places = 3, at_least = -2, at_most = 2.5, optional = true },
  destination = one "city" { "City applied to", governs = true },
  degree = choice {
    "none", "college", "bachelor", title = "Degree", titles = { none = "无", bachelor = "本科" },
  },
  income = money { "Income", unit = "yuan/month", private = true },
  born = day { "Born", at_least = "1910-01-01", at_most = "2020-12-31" },
  permit = day { optional = true },
  name = text,
  stays = many "stay" { "Stays", by = "who", each = "stay_here", at_most = 50 },
}
