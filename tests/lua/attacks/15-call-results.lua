-- expect: refused
million (5) (6)
person.x.y.z (1) (2) (3)
all { 1 } { 2 }
