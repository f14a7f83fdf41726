-- expect: refused
pcall ("x")
pcall { pcall }
xpcall (error, error)
