duty "8.1" { about = person, law = "S-1, 8", after = person.born, done = person.born }
