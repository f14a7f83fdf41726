choice "education" { "none", "senior", ordered = true }
entity "worker" { education = choice { "Education", of = "education" } }
derive "worker.fit" { law = "S-1, 2", gives = worker.education :above "senior" }
