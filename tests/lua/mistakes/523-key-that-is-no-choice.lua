choice "stage" { "primary", "junior" }
entity "school" { pupils = whole_number }
parameter "rate" { title = "Rate", keys = "stage", from ("2019-01-01", { primary = 650, junior = 850 }, "S-1, 2") }
derive "school.grant" { law = "S-1, 2", gives = param.rate (school.pupils) }
