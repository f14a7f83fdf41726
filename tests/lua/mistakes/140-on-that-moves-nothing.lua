source "S-9" { title = "Without days" }
clause "9" { decides = "settle", law = "S-9", on = person.born, gives = "open" }
