clause "1" { decides = "settle", law = "S-1, 1", gives = "open",
  when = all { person.months :at_least (12) person.insured } }
