-- expect: refused
string.rep ("x", 1000000000)
table.concat ({}, "", 1, 1000000000)
