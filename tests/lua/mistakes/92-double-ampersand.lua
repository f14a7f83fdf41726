clause "1" { decides = "settle", law = "S-1, 1", when = person.insured && person.degree :is "none", gives = "open" }
