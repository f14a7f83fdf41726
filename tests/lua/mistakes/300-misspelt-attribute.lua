derive "person.x" { law = "S-1, 1", gives = person.moths :at_least (3) }
