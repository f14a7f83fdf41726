-- expect: refused
local x <close> = person
local y <const> = 5
