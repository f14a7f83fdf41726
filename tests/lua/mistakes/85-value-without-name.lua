clause "1" { "Title", decides = "settle", law = "S-1, 1", gives = "open" }
