-- expect: refused
load ("\27Lua")
