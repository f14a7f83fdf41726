source "S-9" { title = "No day" }
duty "8.1" { about = book, law = "S-1, 8", met_by = "S-9" }
