entity "thing" { digits = text { "Digits", proxy_of = "hukou" }, place = text { "Place" } }
