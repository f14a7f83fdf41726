parameter "cap" { title = "Cap",
  from ("2019-01-01", 12),
}
