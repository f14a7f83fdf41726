parameter "standard" { title = "Standard", values = "standards.csv", from ("2019-01-01", 500, "S-1, 2") }
choice "stage" { "primary", "junior" }
parameter "rate" { title = "Rate", keys = "stages", from ("2019-01-01", 650, "S-1, 2") }
derive "person.rate" { law = "S-1, 2", gives = param.rate }
