must "m" { about = stay, holds = any { stay.paid :is "no", stay.who.insured :is "yes" } }
must "n" { about = person, holds = count (person.stays) :at_most (3) }
must "o" { about = person, holds = person.born :at_most (law_day) }
must "p" { about = person, holds = person.months + 1 }
