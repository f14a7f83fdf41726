source "S-2" { "title": "A law" }
