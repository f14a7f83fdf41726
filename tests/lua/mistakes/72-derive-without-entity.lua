derive "half" { law = "S-1, 1", gives = person.months / 2, places = 1, mode = "down" }
