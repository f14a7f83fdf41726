parameter "cap" { title = "Cap", from ("2019-01-01", 12, "S-1, 2"), uprate { by = 1.02, places = 0, mode = "up" } }
