duty "8.1" {
  about = person, law = "S-1, 8", done = person.born,
  met_by = "S-1",
}
