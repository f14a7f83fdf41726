clause "8" { decides = "admision", law = "S-1, 1", gives = "open" }
