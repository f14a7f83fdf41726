case "one" { person "A" { insured = "yes" }, expect { settle = "no_rule" } }
