source "S-2" { title = "A law", end = "2020-01-01" }
