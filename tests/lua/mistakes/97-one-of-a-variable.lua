clause "1" { decides = "settle", law = "S-1, 1", gives = "open",
  when = person.degree :one_of { person.degree } }
