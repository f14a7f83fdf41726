requirement "9.1" { about = person, decisions = "settle", always = "open" }
