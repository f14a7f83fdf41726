duty "8.1" { about = person, law = "S-1, 8", within = days (30), done = person.born }
