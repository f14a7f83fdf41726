region "beijing" { level = "province", under = "nation" }
parameter "line" {
  title = "Line", by = "Bureau", reason = "a plan",
  unit = "months",
  from ("2019-01-01", 2, "S-1, 1"),
}
