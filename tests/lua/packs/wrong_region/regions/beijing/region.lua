region "shanghai" { level = "province", under = "nation" }
