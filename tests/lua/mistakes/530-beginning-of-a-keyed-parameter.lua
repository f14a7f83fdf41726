choice "stage" { "primary", "junior" }
parameter "rate" { title = "Rate", keys = "stage", from ("2019-01-01", { primary = 650, junior = 850 }, "S-1, 2") }
parameter "rate.least" { title = "Least", from ("2019-01-01", 3, "S-1, 2") }
