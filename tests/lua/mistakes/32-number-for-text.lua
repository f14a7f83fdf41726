source "S-2" { title = 7 }
