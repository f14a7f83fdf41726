derive "person.x" { law = "S-1, 1", gives = person.born :at_least (18) }
