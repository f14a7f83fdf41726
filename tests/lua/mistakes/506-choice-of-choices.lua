choice "education" { "none", "senior" }
choice "school" { of = "education" }
