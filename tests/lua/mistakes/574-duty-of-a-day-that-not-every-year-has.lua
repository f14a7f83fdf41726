duty "8.1" {
  about = person, law = "S-1, 8",
  each_year = "02-29", done = person.born,
}
