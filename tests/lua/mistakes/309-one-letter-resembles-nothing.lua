entity "unit" { n = whole_number { "N" } }
derive "unit.x" { law = "S-1, 1", gives = unit.m :at_least (3) }
