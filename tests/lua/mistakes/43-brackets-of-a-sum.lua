clause "1" { decides = "settle", law = "S-1, 1", gives = "open",
  when = person.months + person.rented :at_least (12) }
