points "score" { about = person, law = "S-1, 1", places = 2, mode = "half_up",
  item { "Insured", points = person.months * 10% },
}
