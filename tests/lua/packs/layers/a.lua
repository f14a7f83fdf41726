source "S-1" { title = "A law" }
parameter "line" { title = "Line", unit = "months", override = "free", from ("2019-01-01", 1, "S-1, 1") }
