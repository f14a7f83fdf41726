procedure "move" {
  about = person, law = "S-1, 9", title = "Move", 12,
  step { "send", done = person.born, 7 },
  step { "send it", done = person.born },
}
