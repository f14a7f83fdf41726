classify "person.class" {
  law = "S-1, 1", by = person.months, band { "low", below = 10 }, band { "high", below = 20 },
}
