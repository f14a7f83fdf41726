clause "1" { decides = "settle", law = "S-1, 1",
  gives = if person.insured then "open" else "closed" end }
