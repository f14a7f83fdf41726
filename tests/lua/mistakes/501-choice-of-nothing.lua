choice "education" { "none", "senior", ordered = true }
entity "worker" { education = choice { "Education", of = "educaton" } }
