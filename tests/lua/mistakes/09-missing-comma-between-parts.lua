classify "city.size" { law = "S-1, 1", by = city.population,
  band { "small", below = 50 }
  band { "large" },
}
