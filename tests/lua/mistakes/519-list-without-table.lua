parameter "codes" { title = "Codes", list = true, from ("2019-01-01", "A", "S-1, 2") }
