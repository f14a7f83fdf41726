clause "1" { decides = "settle", law = "S-1, 1", gives = "open",
  clause "2" { decides = "settle", law = "S-1, 1", gives = "open" },
}
