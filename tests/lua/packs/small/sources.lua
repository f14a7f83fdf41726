source "S-1" {
  title = "A law of the nation", by = "State Council", published = "2018-12-01", since = "2019-01-01",
  ended = "2030-12-31", grade = 2, address = "https://example.org/s-1", note = [[An invented
law]],
}
source "B-1" { title = "A notice of Beijing", since = "2019-06-01" }
