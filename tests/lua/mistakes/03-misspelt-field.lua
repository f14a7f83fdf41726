clause "1" {
  decides = "settle",
  lawe = "S-1, 1",
  law = "S-1, 1",
  gives = "open",
}
