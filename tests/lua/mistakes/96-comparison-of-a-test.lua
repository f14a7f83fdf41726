clause "1" { decides = "settle", law = "S-1, 1", gives = "open",
  when = person.months :at_least (3) :at_most (12) }
