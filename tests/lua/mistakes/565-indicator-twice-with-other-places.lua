indicator "8.1" { about = stay, law = "S-1, 8", ended = "2019-12-31", value = stay.months, places = 0,
  at_least = 12 }
indicator "8.1" { about = stay, law = "S-1, 8", since = "2020-01-01", value = stay.months, places = 1,
  at_least = 12 }
