-- expect: refused
clause "1" { decides = clause "2", law = { law = "S-1" }, gives = entity, when = source }
