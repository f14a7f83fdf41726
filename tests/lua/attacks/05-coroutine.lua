-- expect: refused
coroutine.wrap ("x")
