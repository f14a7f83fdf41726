entity "house" {
  area = decimal { "Area" },
}
