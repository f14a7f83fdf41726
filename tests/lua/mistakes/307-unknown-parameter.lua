derive "person.x" { law = "S-1, 1", gives = person.months :at_least (param.cp) }
