must "m" { holds = stay.months :at_least (1) }
