clause "9" { decides = "settle", law = "S-1, 9", override = "relax", gives = "open" }
