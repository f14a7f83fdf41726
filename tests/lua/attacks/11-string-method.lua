-- expect: refused
source "S-2" { title = ("x"):rep (1000000000) }
