parameter "codes" { title = "Codes", from ("2019-01-01", { "A", "B" }, "S-1, 2") }
