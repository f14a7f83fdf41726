decision "r" { about = stay, gives = yes_no }
requirement "r" { about = stay, law = "S-1, 8", demands = stay.months :at_most (12) }
