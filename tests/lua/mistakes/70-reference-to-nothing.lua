entity "house" {
  city = one { "City" },
}
