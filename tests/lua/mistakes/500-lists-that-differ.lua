choice "education" { "none", "senior", ordered = true }
choice "skill" { "none", "senior", ordered = true }
entity "worker" {
  education = choice { "Education", of = "education" },
  skill = choice { "Skill", of = "skill" },
}
derive "worker.fit" { law = "S-1, 2", gives = worker.skill :at_least (worker.education) }
