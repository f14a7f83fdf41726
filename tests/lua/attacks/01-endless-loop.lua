-- expect: refused
while 1 do end
