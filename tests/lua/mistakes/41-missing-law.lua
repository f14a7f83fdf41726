clause "1" { decides = "settle", gives = "open" }
