choice "education" { "none", "senior" }
entity "worker" { education = choice "education" }
