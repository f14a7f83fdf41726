case "one" { on = "2020-01-01", region = "south", person "A" {}, expect { settle = "no_rule" } }
case "three" { on = "2020-01-01", without = { "9" }, expect { settle = "no_rule" } }
