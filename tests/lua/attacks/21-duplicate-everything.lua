-- expect: refused
entity "person" {} entity "person" {}
source "S" { title = "A" } source "S" { title = "B" }
