entity "school" { pupils = whole_number }
parameter "rate" { title = "Rate", from ("2019-01-01", 3, "S-1, 2") }
derive "school.grant" { law = "S-1, 2", gives = param.rate (school.pupils) }
