parameter "cap" { title = "Cap", override = "maybe",
  from ("2019-01-01", 12, "S-1, 2"),
}
