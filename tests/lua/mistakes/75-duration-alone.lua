derive "person.half" { law = "S-1, 1", gives = years (1) + months (2) }
