requirement "8.1" {
  about = stay, law = "S-1, 8",
  demands = stay.months,
}
