requirement "8.1" { about = clause, law = "S-1, 8", demands = has (clause.begun) }
