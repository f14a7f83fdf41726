local function f (x) return use "lib.attack" .run (x) + 1 end
return { run = f }
