duty "8.1" {
  about = person, law = "S-1, 8", by = "2020-12-31", each_year = "06-30",
  done = person.born,
}
