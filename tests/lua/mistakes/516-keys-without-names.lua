choice "stage" { "primary", "junior" }
parameter "rate" { title = "Rate", keys = "stage", from ("2019-01-01", { "650", other = 850 }, "S-1, 2") }
