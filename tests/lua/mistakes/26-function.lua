clause "1" { decides = "settle", law = "S-1, 1", gives = "open",
  when = function (p) return p.insured end }
