source "S-2" { title = "Another law", colour = "red" }
