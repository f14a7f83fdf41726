clause "1" { decides = "settle", law = "S-1, 1", when = person.months :at_leest (12), gives = "open" }
