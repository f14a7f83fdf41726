entity "school" { code = text }
parameter "codes" { title = "Codes", list = true, from ("2019-01-01", { "A", "B" }, "S-1, 2") }
derive "school.x" { law = "S-1, 2", gives = school.code :is (param.codes) }
