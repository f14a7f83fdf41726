clause "9" { decides = "settle", law = "S-1, 9", ended = "2020-01-01", ended_law = "S-1, 8", on = person.born,
  transitional = person.insured, gives = "open" }
