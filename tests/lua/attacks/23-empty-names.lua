-- expect: refused
clause "" {}
entity "" { a = one "" }
points "" { item { "" } }
case "" { x "" {} }
