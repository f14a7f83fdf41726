source "S-2" { title = "A law", since = 2019 }
