requirement "8.1" { about = stay, law = "S-1, 8", demands = stay.months :at_most (12) }
indicator "8.1" { about = stay, law = "S-1, 8", value = stay.months, at_most = 12 }
