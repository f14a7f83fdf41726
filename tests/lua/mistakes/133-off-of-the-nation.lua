parameter "cap" { title = "Cap", from ("2019-01-01", 12, "S-1, 2"), off ("2020-01-01", "S-1, 2") }
