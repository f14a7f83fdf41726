case "one" { on = "2020-01-01",
  entity "child" { title = "Child" },
}
