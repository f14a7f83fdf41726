clause "4.7" { decides = "settle", law = "S-1, 1", when = person.insured, gives = "open" }
region "south" { level = "province", under = "nation" }
case "one" { on = "2020-01-01", without = { "4.8" }, expect { settle = "no_rule" } }
case "two" { on = "2020-01-01", without = { "@suth" }, expect { settle = "no_rule" } }
case "three" { on = "2020-01-01", without = { "4" }, expect { settle = "no_rule" } }
