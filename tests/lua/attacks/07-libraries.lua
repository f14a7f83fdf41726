-- expect: refused
os.execute ("true")
io.open ("/etc/passwd")
debug.getregistry ("x")
