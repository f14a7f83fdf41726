choice "education" { "none", "senior" }
choice "education" { "none", "junior" }
