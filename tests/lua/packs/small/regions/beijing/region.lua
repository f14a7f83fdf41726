region "beijing" {
  title = "Beijing", code = "110000", level = "province", under = "nation", since = "1949-10-01",
  ended = "2100-01-01",
}
parameter "line" {
  by = "Bureau", number = "No. 8", reason = "a yearly plan", from ("2020-01-01", 24, "B-1, 2"),
}
clause "1" { decides = "settle", law = "B-1, 1", gives = "closed" }
points "score" {
  about = person, law = "B-1, 3", places = 2, mode = "half_up",
  item { "Degree", points = ratio (1, 3) * 6 },
}
