classify "city.size" { law = "S-1, 2", by = city.population, band { "small", below = 1000 }, band { "big" } }
classify "city.rank" { law = "S-1, 2", by = city.population, band { "low", below = 9 }, band { "high" } }
parameter "fee" { title = "Fee", keys = "city.size", from ("2019-01-01", { small = 5, bgi = 9 }, "S-1, 2") }
parameter "rate" { title = "Rate", keys = "city.size", from ("2019-01-01", { small = 5, big = 9 }, "S-1, 2") }
parameter "bonus" { title = "Bonus", keys = "person.insured", from ("2019-01-01", { yes = 5, no = 9 }, "S-1, 2") }
derive "city.cost" { law = "S-1, 2", gives = param.rate (city.rank) }
derive "person.bonus" { law = "S-1, 2", gives = param.bonus (person.degree) }
parameter "none" { title = "None", keys = "person.insure", from ("2019-01-01", { yes = 5, no = 9 }, "S-1, 2") }
