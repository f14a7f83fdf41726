parameter "rate" { title = "Rate", from ("2019-01-01", { primary = 650 }, "S-1, 2") }
