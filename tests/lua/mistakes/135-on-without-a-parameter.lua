derive "person.x" { law = "S-1", gives = person.months :on (person.born) }
