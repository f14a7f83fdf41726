clause "9" { decides = "settle", law = "S-1, 9", since = "2021-01-01", on = person.born, gives = "open" }
clause "9" { decides = "settle", law = "S-1, 9", ended = "2020-01-01", ended_law = "S-1, 8",
  transitional = person.insured, gives = "open" }
