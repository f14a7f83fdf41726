requirement "9.1" { about = person, law = "S-1, 9", decisions = "settle", always = "open", ended = "2020-12-31" }
requirement "9.1" { about = person, law = "S-1, 9", decisions = "settle", always = "closed", since = "2021-01-01" }
