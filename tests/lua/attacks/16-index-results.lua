-- expect: refused
million (5).x.y = 5
(person.x :is "a").b.c ()
