choice "sector" { "steel", "coal" }
entity "firm" { sector = choice { "Sector", of = "sector" } }
parameter "short" { title = "Short of hands", list = true, from ("2019-01-01", { "stel" }, "S-1, 2") }
derive "firm.x" { law = "S-1, 2", gives = firm.sector :one_of (param.short) }
