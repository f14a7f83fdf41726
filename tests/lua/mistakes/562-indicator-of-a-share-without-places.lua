indicator "8.1" {
  about = person, law = "S-1, 8",
  value = share (person.months, person.rented), at_least = 3,
}
