choice "stage" { "primary", "junior", "senior" }
parameter "rate" { title = "Rate", keys = "stage", from ("2019-01-01", { primary = 650, junior = 850 }, "S-1, 2") }
