entity "house" {
  roof = choice { "flat", "steep",
    titles = { flat = "平", step = "坡" } },
}
