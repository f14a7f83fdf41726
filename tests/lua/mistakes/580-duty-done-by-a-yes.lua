duty "8.1" { about = person, law = "S-1, 8", done = person.insured }
