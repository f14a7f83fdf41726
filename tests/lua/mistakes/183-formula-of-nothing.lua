derive "person.x" { law = "S-1, 1", gives = formula {
  reads = {}, gives = whole_number,
  compute = function () return 1 end,
} }
