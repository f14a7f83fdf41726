requirement "9.1" { about = person, law = "S-1, 9", decisions = "settle", rises_with = { person.degree } }
