derive "person.x" { law = "S-1, 1", gives = formula {
  reads = { person.months }, gives = whole_number,
  compute = function (months) return months end,
} }
