clause "8" { decides = "settle", law = "S-1, 1", gives = "opened" }
