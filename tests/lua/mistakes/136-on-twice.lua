derive "person.x" { law = "S-1", gives = param.line :on (person.born) :on ("2020-01-01") }
