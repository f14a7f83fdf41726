choice "education" { "none", "senior", optional = true }
