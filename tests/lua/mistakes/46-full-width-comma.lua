source "S-2" { title = "甲"，since = "2020-01-01" }
