clause "1" { decides = "settle", law = "S-1, 1", when = yes_no, gives = "open" }
