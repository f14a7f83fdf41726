derive "person.x" { law = "S-1, 1", gives = formula {
  reads = { city = person.destination }, gives = whole_number,
  compute = function (city) return 1 end,
} }
