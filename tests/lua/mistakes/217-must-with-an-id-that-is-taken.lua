must "m" { about = stay, holds = stay.months :at_least (1) }
must "m" { about = stay, holds = stay.months :at_least (2) }
must "paid" { about = stay, holds = stay.months :at_least (1) }
