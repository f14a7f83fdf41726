return { run = function ()
  local t = {}
  for i = 1, 100000 do t[i] = true end
  while true do all (t) end
end }
