derive "person.x" { law = "S-1, 1", gives = person.insured, at_least = 0 }
