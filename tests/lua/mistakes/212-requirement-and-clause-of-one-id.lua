requirement "8.1" { about = stay, law = "S-1, 8", demands = stay.months :at_most (12) }
clause "8.1" { decides = "settle", law = "S-1, 8", gives = "open" }
