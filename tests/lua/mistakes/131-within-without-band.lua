parameter "cap" { title = "Cap", within = percent (10), from ("2019-01-01", 12, "S-1, 2") }
