-- expect: refused
rawset (clause, "x", 1)
rawequal (1, 1)
