-- Vocabulary that the files with mistakes build upon.
source "S-1" { title = "A law", since = "2019-01-01" }
entity "city" {
  is_region = true,
  population = whole_number { "People", unit = "persons", at_most = million (100) },
}
entity "stay" {
  who = one "person" { "Who" },
  months = whole_number { "Months", unit = "months", at_most = 720 },
  paid = yes_no { "Is paid" },
}
entity "person" {
  destination = one "city" { "City applied to", governs = true },
  degree = choice { "none", "college", "bachelor", title = "Highest degree" },
  months = whole_number { "Months insured", unit = "months", at_most = 720 },
  rented = whole_number { "Months rented", unit = "months", at_most = 720 },
  insured = yes_no { "Is insured" },
  born = day { "Date of birth" },
  stays = many "stay" { "Stays" },
}
decision "settle" { about = person, title = "Settle", gives = choice { "open", "closed" } }
parameter "line" { title = "Line", unit = "months", from ("2019-01-01", 12, "S-1, 2") }
