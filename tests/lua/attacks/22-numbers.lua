-- expect: refused
source "S" { grade = 99999999999999999999999999, title = 1e999 }
entity "e" { a = whole_number { at_most = 0x7fffffffffffffff, at_least = -999999999999999999 } }
parameter "p" { from ("2020-01-01", million (999999999999999999) * million (999999999999999999), "S") }
