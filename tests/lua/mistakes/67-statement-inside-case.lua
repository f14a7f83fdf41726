case "one" { on = "2020-01-01",
  clause "1" { decides = "settle", law = "S-1, 1", gives = "open" },
}
