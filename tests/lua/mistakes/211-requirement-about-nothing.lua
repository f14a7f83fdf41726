requirement "8.1" { about = stays, law = "S-1, 8", demands = stay.months :at_most (12) }
