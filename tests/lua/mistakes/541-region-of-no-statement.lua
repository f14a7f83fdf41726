case "one" { on = "2020-01-01", region = "south", person "A" {}, expect { settle = "no_rule" } }
case "two" { on = "2020-01-01", person "A" {}, expect { settle = "no_rule", short = 5 } }
case "three" { on = "2020-01-01", without = { "9" }, expect { settle = "no_rule" } }
