-- expect: refused
_ENV = {}
_G.clause = "x"
