clause "9" { decides = "settle", law = "S-1, 9", ended_law = "S-1, 8", gives = "open" }
