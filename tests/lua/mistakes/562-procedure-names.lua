procedure "move" {
  about = person, law = "S-1, 9",
  step { "send", needs = { letter = person.insured, due = person.insured } },
  step { "refused", done = person.born },
  step { "take", needs = { letter = person.insured } },
}
