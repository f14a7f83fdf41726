-- expect: refused
clause "1" { gives = clause + source * {} - "x" / money, when = -"x" - -{} - yes_no }
