procedure "move" {
  about = person, law = "S-1, 9",
  step { "send", done = person.born },
  step { "take", done = person.months },
}
