-- expect: refused
local function again () return again () end
again ()
