derive "person.half" { law = "S-1, 1", gives = person.months / person.rented, places = 1, mode = "down" }
