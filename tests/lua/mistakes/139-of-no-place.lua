derive "person.x" { law = "S-1", gives = param.line :of (person.degree) }
