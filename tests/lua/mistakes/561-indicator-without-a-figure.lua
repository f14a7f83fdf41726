indicator "8.1" { about = stay, law = "S-1, 8", at_least = 3 }
