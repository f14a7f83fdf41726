clause "9" { decides = "settle", law = "S-1, 9", override = "floor", gives = "open" }
clause "10" { decides = "settle", law = "S-1, 10", override = "relax", gives = "open" }
clause "11" { decides = "settle", law = "S-1, 11", favours = "larger", gives = "open" }
clause "12" { decides = "settle", law = "S-1, 12", override = "relax", favours = "many", gives = "open" }
clause "13" { off = true, law = "S-1, 13", when = person.insured }
