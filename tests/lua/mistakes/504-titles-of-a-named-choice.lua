choice "education" { "none", "senior" }
entity "worker" { education = choice { of = "education", titles = { none = "None" } } }
