person "A" { degree = "none" }
