derive "person.x" { law = "S-1, 1", gives = formula {
  reads = { months = person.months }, gives = one "city",
  compute = function (months) return months end,
} }
