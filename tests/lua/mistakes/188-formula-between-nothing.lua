derive "person.x" { law = "S-1, 1", gives = formula {
  reads = { months = person.months }, gives = whole_number { at_least = 5, at_most = 3 },
  compute = function (months) return months end,
} }
