clause "9" { decides = "settle", law = "S-1, 9", transitional = person.insured, gives = "open" }
