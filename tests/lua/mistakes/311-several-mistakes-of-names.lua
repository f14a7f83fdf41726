derive "person.x" { law = "S-1, 1", gives = person.moths :at_least (3) }
derive "person.y" { law = "S-7, 1", gives = person.degree :is "bachelr" }
clause "8" { decides = "settel", law = "S-1, 1", gives = "open" }
