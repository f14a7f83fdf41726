requirement "9.1" { about = person, law = "S-1, 9", given = person.insured, demands = person.insured }
