derive "person.half" { law = "S-1, 1", gives = person.months / 0, places = 1, mode = "down" }
