-- expect: refused
clause "1" { when = all { person.a :is (
