-- expect: refused
clause (...)
