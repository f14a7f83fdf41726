case "one" { on = "2020-01-01",
  person "A" { insured = true },
  expect { settle = "no_rule" },
}
