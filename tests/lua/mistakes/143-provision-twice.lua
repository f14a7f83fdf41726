provision "9" { "A", law = "S-1, 9" }
provision "9" { "B", law = "S-1, 9" }
