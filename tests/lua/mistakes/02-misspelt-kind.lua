entity "house" {
  rooms = whole_numbr { "Rooms" },
}
