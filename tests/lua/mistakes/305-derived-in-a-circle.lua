derive "person.x" { law = "S-1, 1", gives = person.y + 1 }
derive "person.y" { law = "S-1, 1", gives = person.x + 1 }
