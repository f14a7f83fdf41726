derive "person.x" { law = "S-1, 1", gives = formula (person.months) }
