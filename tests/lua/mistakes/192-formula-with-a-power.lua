derive "person.x" { law = "S-1, 1", gives = formula {
  reads = { months = person.months }, gives = whole_number,
  compute = function (months) return months ^ 2 // 1 end,
} }
