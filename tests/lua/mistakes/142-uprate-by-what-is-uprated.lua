parameter "cap" { title = "Cap", from ("2019-01-01", 12, "S-1, 2"), uprate { by = param.top, places = 0, mode = "up" } }
parameter "top" { title = "Top", from ("2019-01-01", 12, "S-1, 2"), uprate { by = param.line, places = 0, mode = "up" } }
