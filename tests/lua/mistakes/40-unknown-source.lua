clause "1" { decides = "settle", law = "S-9, 1", gives = "open" }
