choice "stage" { "primary", "junior" }
parameter "rate" { title = "Rate", keys = "stages", from ("2019-01-01", { primary = 650, junior = 850 }, "S-1, 2") }
