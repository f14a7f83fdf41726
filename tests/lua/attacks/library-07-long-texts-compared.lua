return { run = function ()
  local a, b = string.rep ("x", 16000), string.rep ("x", 15999) .. "x"
  local n = 0
  while true do if a <= b then n = n + 1 end end
end }
