parameter "cap" { title = "Cap", override = "relax", favours = "more",
  from ("2019-01-01", 12, "S-1, 2"),
}
