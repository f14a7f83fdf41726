entity "house" {
  rooms = 4,
}
