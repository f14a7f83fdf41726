requirement "8.1" { about = stay, law = "S-1, 8", demands = stay.months :at_most (12) }
exception "8.1.x" { to = "8.1", law = "S-1, 8", when = stay.paid :is "yes", gives = "yes" }
