clause "1" {
  decide = "settle", low = "S-1, 1",
  give = "open",
}
