parameter "cap" { title = "Cap",
  from ("2019-13-01", 12, "S-1, 2"),
}
