indicator "8.1" { about = stay, law = "S-1, 8", value = stay.months }
