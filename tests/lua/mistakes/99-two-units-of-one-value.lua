derive "person.span" { law = "S-1, 1", unit = "months", gives = 12, ended = "2020-12-31" }
derive "person.span" { law = "S-1, 1", since = "2021-01-01",
  unit = "years", gives = 1 }
