requirement "9.1" { about = person, law = "S-1, 9", decisions = "settle", same_for = { person.degre } }
