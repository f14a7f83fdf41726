decision "good" { about = person, gives = yes_no }
clause "1" { decides = "good", law = "S-1, 1", gives = true }
