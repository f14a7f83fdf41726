-- expect: refused
setmetatable ({}, { __gc = print, __mode = "k" })
getmetatable ("")
