requirement "9.1" { about = person, law = "S-1, 9", decisions = "settle", no_harder_than = "2019-01-01" }
