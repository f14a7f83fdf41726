exception "9" { to = "settle", law = "S-1, 9", ended = "2020-01-01", transitional = person.insured, gives = "open" }
