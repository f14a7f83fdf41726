exception "8" { to = "9", law = "S-1, 1", when = person.insured, gives = "open" }
exception "9" { to = "8", law = "S-1, 1", when = person.insured, gives = "open" }
