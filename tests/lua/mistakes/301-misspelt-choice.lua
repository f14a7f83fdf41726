derive "person.x" { law = "S-1, 1", gives = person.degree :is "bachelr" }
