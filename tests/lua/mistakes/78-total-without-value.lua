derive "person.sum" { law = "S-1, 1", gives = total (person.stays) }
