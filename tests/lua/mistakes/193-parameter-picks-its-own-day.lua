parameter "wait" { title = "Wait", unit = "months", from ("2019-01-01", 3, "S-1, 2") }
decision "late" {
  about = person, title = "Late", gives = yes_no,
  on = person.born + months (param.wait),
}
clause "9" { decides = "late", law = "S-1, 9", gives = "yes" }
