source "S-2" { title = "A law" },
source "S-3" { title = "A law" }
