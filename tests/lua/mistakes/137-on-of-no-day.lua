derive "person.x" { law = "S-1", gives = param.line :on (person.months) }
