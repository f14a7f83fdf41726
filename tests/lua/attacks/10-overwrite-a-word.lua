-- expect: refused
clause = source
param.x = 5
clause.x = 1
