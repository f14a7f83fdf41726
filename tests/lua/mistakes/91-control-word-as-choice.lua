entity "house" { use = choice { "own", "rented", titles = { or = "x" } } }
