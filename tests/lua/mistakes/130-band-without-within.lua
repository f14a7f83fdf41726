parameter "cap" { title = "Cap", override = "band", from ("2019-01-01", 12, "S-1, 2") }
