requirement "8.1" { about = person, on = person.born, law = "S-1, 8", ended = "2019-12-31",
  demands = person.months :at_most (12) }
requirement "8.1" { about = person, on = person.born, law = "S-1, 8", since = "2020-01-01",
  demands = person.months :at_most (11) }
