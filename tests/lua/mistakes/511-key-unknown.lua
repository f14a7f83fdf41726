choice "stage" { "primary", "junior" }
parameter "rate" { title = "Rate", keys = "stage", from ("2019-01-01", { primary = 650, junor = 850, other = 0 }, "S-1, 2") }
