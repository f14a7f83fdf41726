clause "1" { decides = "settle", law = "S-1, 1", when = 人.insured, gives = "open" }
